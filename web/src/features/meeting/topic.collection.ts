import { portalClient } from '../../app/session'
import { collectionOf, flag, idList, oneOf, searchText, type FilterOf, type Option } from '../../collection'
import { MeetingSeriesDocument, TopicBoardDocument, TopicsDocument, type TopicsQuery } from '../../gql/graphql'
import { loadUnits } from '../identity'

export type TopicRow = TopicsQuery['topics']['nodes'][number]

const STATES = [
  { value: 'DRAFT', label: '草稿' },
  { value: 'SUBMITTED', label: '待审核' },
  { value: 'RETURNED', label: '退回补正' },
  { value: 'POOLED', label: '议题池' },
  { value: 'SCHEDULED', label: '已列入议程' },
  { value: 'DECIDED', label: '已议定' },
  { value: 'NOTED', label: '已知悉' },
  { value: 'WITHDRAWN', label: '已撤回' },
] as const

export const loadSeries = async (): Promise<Option[]> => {
  const { data, error } = await portalClient().query(MeetingSeriesDocument, {}).toPromise()
  if (error) throw error
  return (data?.meetingSeries ?? []).map(s => ({ value: s.code, label: s.name }))
}

const filters = {
  text: searchText('名称、编号、提请单位、拼音首字母'),
  states: oneOf('状态', STATES),
  units: idList('提请单位', loadUnits),
  series: oneOf('拟上会议', loadSeries, { more: true }),
  returning: flag('缓议、退回后再次上会', { more: true }),
  overdue: flag('会审意见逾期', { more: true }),
  problem: flag('只看问题类', { more: true }),
  project: idList('项目', [], { more: true }),
}

const asked = (f: FilterOf<typeof filters>) => ({
  text: f.text ?? null,
  states: f.states ?? null,
  proposerUnitIds: f.units?.map(Number) ?? null,
  seriesCodes: f.series ?? null,
  returning: f.returning ?? null,
  opinionsOverdue: f.overdue ?? null,
  onProblem: f.problem ?? null,
  projectId: f.project?.[0] ? Number(f.project[0]) : null,
})

export const topics = collectionOf<TopicRow>()({
  name: 'topics',
  noun: '议题',
  measure: '项',
  filters,
  columns: [
    { key: 'title', label: '议题', width: 340, fixed: true, value: r => r.title },
    { key: 'number', label: '编号', width: 130, sort: 'NUMBER', value: r => r.number },
    { key: 'state', label: '状态', kind: 'tag', width: 120, value: r => r.stateLabel, tone: r => r.stateTone },
    { key: 'round', label: '上会', width: 110, value: r => r.roundText },
    { key: 'late', label: '时限', kind: 'tag', width: 80, value: r => (r.late ? '迟报' : null), tone: () => 'bad' },
    { key: 'opinions', label: '会审意见', kind: 'tag', width: 170, value: r => r.opinionsText || null, tone: r => (r.opinionsOverdue ? 'bad' : 'info') },
    { key: 'unit', label: '提请单位', width: 180, value: r => r.proposerUnitName },
    { key: 'series', label: '拟上会议', width: 190, value: r => r.seriesName },
    { key: 'meeting', label: '会议', width: 250, value: r => r.meetingTitle },
    { key: 'submitted', label: '提交时间', kind: 'instant', width: 150, sort: 'SUBMITTED', value: r => r.submittedAt },
    { key: 'project', label: '项目', width: 240, value: r => r.projectName },
    { key: 'minutes', label: '时长（分钟）', kind: 'number', width: 100, hidden: true, value: r => r.minutes },
  ],
  sort: '-CREATED',
  groups: [
    { key: 'unit', label: '按提请单位', of: r => r.proposerUnitName },
    { key: 'series', label: '按拟上会议', of: r => r.seriesName },
  ],
  link: r => ({ name: 'topic', params: { id: r.id } }),
})
  .list(
    TopicsDocument,
    q => ({ filter: asked(q.filter), order: q.sort || '-CREATED', first: q.first, after: q.after }),
    d => ({
      ...d.topics,
      totalCount: d.topics.totalCount ?? d.topics.nodes.length,
      pageInfo: { hasNextPage: d.topics.pageInfo.hasNextPage, endCursor: d.topics.pageInfo.endCursor ?? null },
    }),
  )
  .board(TopicBoardDocument, q => ({ filter: asked(q.filter) }), d => d.topicBoard)

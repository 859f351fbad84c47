import { portalClient } from '../../app/session'
import { collectionOf, dayRange, flag, idList, oneOf, searchText, sortOf, type FilterOf, type Option } from '../../collection'
import { AssignmentBoardDocument, AssignmentCalendarDocument, AssignmentsDocument, MeetingSeriesDocument, PostsDocument, type AssignmentsQuery } from '../../gql/graphql'
import { loadUnits } from '../identity'

export type AssignmentRow = AssignmentsQuery['assignments']['nodes'][number]

const STATES = [
  { value: 'LISTED', label: '列单' },
  { value: 'JUDGED', label: '已研判' },
  { value: 'HANDED_OVER', label: '已交单' },
  { value: 'IN_PROGRESS', label: '办单' },
  { value: 'RETURNED', label: '已退回' },
  { value: 'SUBMITTED', label: '待核实' },
  { value: 'CLEARED', label: '已销号' },
  { value: 'WITHDRAWN', label: '已撤销' },
] as const

const SOURCES = [
  { value: 'RESOLUTION', label: '议定事项' },
  { value: 'PROBLEM', label: '问题清单' },
  { value: 'FINDING', label: '核查发现' },
  { value: 'INSTRUCTION', label: '领导批示' },
  { value: 'DECISION', label: '其他会议决定' },
  { value: 'MANUAL', label: '日常交办' },
] as const

const HOLDERS = [
  { value: 'OFFICE', label: '联席办' },
  { value: 'LEADER', label: '分包领导' },
  { value: 'UNIT', label: '责任单位' },
  { value: 'ESCALATED', label: '上报层级' },
] as const

const loadLeaders = async (): Promise<Option[]> => {
  const { data, error } = await portalClient().query(PostsDocument, { filter: { active: true, roles: ['LEAD_OFFICIAL'] } }).toPromise()
  if (error) throw error
  return (data?.posts ?? []).map(p => ({ value: String(p.id), label: `${p.name}${p.holderName ? ` ${p.holderName}` : ''}` }))
}

const loadSeries = async (): Promise<Option[]> => {
  const { data, error } = await portalClient().query(MeetingSeriesDocument, {}).toPromise()
  if (error) throw error
  return (data?.meetingSeries ?? []).map(s => ({ value: s.code, label: s.name }))
}

const filters = {
  text: searchText('标题、编号、责任单位、拼音首字母'),
  states: oneOf('状态', STATES),
  units: idList('责任单位', loadUnits),
  overdue: flag('只看逾期'),
  mine: flag('与我有关'),
  problem: flag('问题清单'),
  open: flag('未办结', { more: true }),
  dueOn: dayRange('完成时限', { more: true }),
  sources: oneOf('来源', SOURCES, { more: true }),
  series: oneOf('来源会议', loadSeries, { more: true }),
  holders: oneOf('在谁手上', HOLDERS, { more: true }),
  leaders: idList('分包领导', loadLeaders, { more: true }),
  recurring: flag('反复发生（含疑似）', { more: true }),
  project: idList('项目', [], { more: true }),
}

export type AssignmentWords = FilterOf<typeof filters>
export const askedOf = (f: FilterOf<typeof filters>) => ({
  text: f.text ?? null,
  states: f.states ?? null,
  unitIds: f.units?.map(Number) ?? null,
  overdue: f.overdue ?? null,
  mine: f.mine ?? null,
  problem: f.problem ?? null,
  open: f.open ?? null,
  dueFrom: f.dueOn?.from ?? null,
  dueTo: f.dueOn?.to ?? null,
  sourceTypes: f.sources ?? null,
  seriesCodes: f.series ?? null,
  holders: f.holders ?? null,
  leadOfficialPostIds: f.leaders?.map(Number) ?? null,
  recurring: f.recurring ?? null,
  projectId: f.project?.[0] ? Number(f.project[0]) : null,
})

const heldText = (r: AssignmentRow) => (r.holderName ? `${r.heldDays ?? 0} 天 · ${r.holderName}` : '')

export const assignments = collectionOf<AssignmentRow>()({
  name: 'assignments',
  noun: '交办事项',
  measure: '件',
  filters,
  columns: [
    { key: 'title', label: '交办事项', width: 320, fixed: true, value: r => r.title },
    { key: 'number', label: '编号', width: 110, sort: 'LISTED', value: r => r.number },
    { key: 'state', label: '状态', kind: 'tag', width: 100, value: r => r.stateLabel, tone: r => r.stateTone },
    { key: 'unit', label: '责任单位', width: 170, value: r => r.unitName },
    { key: 'dueOn', label: '完成时限', kind: 'day', width: 120, sort: 'DUE_ON', value: r => r.dueOn },
    { key: 'left', label: '剩余', kind: 'tag', width: 172, value: r => r.dueText, tone: r => r.dueTone },
    { key: 'holder', label: '在谁手上', width: 220, sort: 'HELD', value: heldText },
    { key: 'person', label: '责任人', width: 150, value: r => r.responsibleText },
    { key: 'leader', label: '分包领导', width: 150, value: r => r.leadOfficialPostName },
    { key: 'source', label: '来源', width: 100, value: r => r.sourceLabel },
    { key: 'project', label: '项目', width: 240, value: r => r.projectName },
    { key: 'standard', label: '解决标准', width: 240, value: r => r.standard },
    { key: 'original', label: '最初时限', kind: 'day', width: 120, hidden: true, value: r => r.originalDueOn },
    { key: 'returns', label: '退回次数', kind: 'number', width: 90, hidden: true, value: r => r.returns },
  ],
  sort: '-LISTED',
  groups: [
    { key: 'unit', label: '按责任单位', of: r => r.unitName },
    { key: 'leader', label: '按分包领导', of: r => r.leadOfficialPostName },
    { key: 'source', label: '按来源', of: r => r.sourceLabel },
  ],
  link: r => ({ name: 'assignment', params: { id: r.id } }),
})
  .list(
    AssignmentsDocument,
    q => ({ filter: askedOf(q.filter), order: sortOf<string>(q.sort || '-LISTED'), first: q.first, after: q.after }),
    d => ({
      ...d.assignments,
      totalCount: d.assignments.totalCount ?? d.assignments.nodes.length,
      pageInfo: { hasNextPage: d.assignments.pageInfo.hasNextPage, endCursor: d.assignments.pageInfo.endCursor ?? null },
    }),
  )
  .board(AssignmentBoardDocument, q => ({ filter: askedOf(q.filter) }), d => d.assignmentBoard)
  .calendar(AssignmentCalendarDocument, q => ({ filter: askedOf(q.filter), from: q.from, to: q.to }), d => d.assignmentCalendar)
  .timeline({
    start: r => r.listedOn,
    end: r => r.dueOn,
    tone: r => (r.overdue ? r.dueTone : r.stateTone),
    detail: r => r.stateLabel,
  })

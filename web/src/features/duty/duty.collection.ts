import { collectionOf, dayRange, flag, oneOf } from '../../collection'
import { DutiesDocument, type DutiesQuery } from '../../gql/graphql'

export type DutyRow = DutiesQuery['duties']['nodes'][number]

const STATES = [
  { value: 'DUE', label: '待履行' },
  { value: 'DONE', label: '已履行' },
  { value: 'MADE_UP', label: '补登' },
  { value: 'MISSED', label: '未履行' },
] as const

export const duties = collectionOf<DutyRow>()({
  name: 'duties',
  noun: '经常性职责',
  measure: '项',
  filters: { states: oneOf('状态', STATES), mine: flag('我的岗位'), dueOn: dayRange('截止日期') },
  columns: [
    { key: 'name', label: '职责', width: 260, fixed: true, value: r => r.name },
    { key: 'project', label: '专班项目', width: 200, value: r => r.projectName },
    { key: 'post', label: '岗位', width: 220, value: r => r.postText },
    { key: 'holder', label: '任职人', width: 110, value: r => r.holderName },
    { key: 'standIn', label: '代行', width: 220, value: r => r.standInText },
    { key: 'period', label: '周期', width: 170, value: r => r.period },
    { key: 'state', label: '状态', kind: 'tag', width: 110, value: r => r.stateLabel, tone: r => r.stateTone },
    { key: 'dueOn', label: '截止', kind: 'day', width: 120, value: r => r.dueOn },
    { key: 'doneOn', label: '履行日期', kind: 'day', width: 120, value: r => r.heldOn },
    { key: 'clause', label: '依据', width: 120, value: r => r.clause ?? '本县设定' },
  ],
  sort: '',
  groups: [{ key: 'post', label: '按岗位', of: r => r.postText }, { key: 'name', label: '按职责', of: r => r.name }],
  link: r => ({ name: 'duty', params: { id: r.id } }),
}).list(
  DutiesDocument,
  q => ({ filter: { states: q.filter.states ?? null, mine: q.filter.mine ?? null, dueFrom: q.filter.dueOn?.from ?? null, dueTo: q.filter.dueOn?.to ?? null }, first: q.first, after: q.after }),
  d => ({
    ...d.duties,
    totalCount: d.duties.totalCount ?? d.duties.nodes.length,
    pageInfo: { hasNextPage: d.duties.pageInfo.hasNextPage, endCursor: d.duties.pageInfo.endCursor ?? null },
  }),
)

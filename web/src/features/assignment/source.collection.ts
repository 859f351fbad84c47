import { collectionOf, oneOf, searchText } from '../../collection'
import { AssignmentSourcesDocument, type AssignmentSourcesQuery } from '../../gql/graphql'

export type SourceRow = AssignmentSourcesQuery['assignmentSources']['nodes'][number]

const KINDS = [
  { value: 'INSTRUCTION', label: '领导批示' },
  { value: 'DECISION', label: '其他会议决定' },
] as const
const ECHOES = [
  { value: 'RECEIVED', label: '已接收，待转办' },
  { value: 'PASSED_ON', label: '已转办' },
  { value: 'FINISHED', label: '已办结，待回报' },
  { value: 'REPORTED', label: '已回报' },
] as const

export const sources = collectionOf<SourceRow>()({
  name: 'sources',
  noun: '批示和会外决定',
  measure: '件',
  filters: { text: searchText('原文、批示人、会议'), kinds: oneOf('来源', KINDS), echoes: oneOf('回音', ECHOES) },
  columns: [
    { key: 'title', label: '内容', width: 380, fixed: true, value: r => r.title },
    { key: 'kind', label: '来源', width: 120, value: r => r.kindLabel },
    { key: 'givenBy', label: '批示人或会议', width: 200, value: r => r.givenBy },
    { key: 'givenOn', label: '日期', kind: 'day', width: 120, value: r => r.givenOn },
    { key: 'echo', label: '回音', kind: 'tag', width: 150, value: r => r.echoLabel, tone: r => r.echoTone },
    { key: 'assignments', label: '交办', kind: 'number', width: 80, value: r => r.assignments },
    { key: 'open', label: '未办结', kind: 'number', width: 90, value: r => r.open },
    { key: 'reportedOn', label: '回报日期', kind: 'day', width: 120, value: r => r.reportedOn },
  ],
  sort: '',
  link: r => ({ name: 'source', params: { id: r.id } }),
}).list(
  AssignmentSourcesDocument,
  q => ({ filter: { text: q.filter.text ?? null, kinds: q.filter.kinds ?? null, echoes: q.filter.echoes ?? null }, first: q.first, after: q.after }),
  d => ({
    ...d.assignmentSources,
    totalCount: d.assignmentSources.totalCount ?? d.assignmentSources.nodes.length,
    pageInfo: { hasNextPage: d.assignmentSources.pageInfo.hasNextPage, endCursor: d.assignmentSources.pageInfo.endCursor ?? null },
  }),
)

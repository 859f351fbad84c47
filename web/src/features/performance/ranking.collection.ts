import { collectionOf, oneOf } from '../../collection'
import { RankingsDocument, type RankingsQuery } from '../../gql/graphql'

export type RankingRow = RankingsQuery['rankings']['nodes'][number]

const STATES = [
  { value: 'DRAFT', label: '草稿' },
  { value: 'PUBLISHED', label: '已公布' },
  { value: 'WITHDRAWN', label: '已撤回' },
] as const

const person = (name: string | null | undefined, post: string | null | undefined) => [post, name].filter(Boolean).join(' ') || null

export const rankings = collectionOf<RankingRow>()({
  name: 'rankings',
  noun: '排名',
  measure: '份',
  filters: { states: oneOf('状态', STATES) },
  columns: [
    { key: 'title', label: '排名', width: 380, fixed: true, value: r => r.title },
    { key: 'state', label: '状态', kind: 'tag', width: 100, value: r => r.stateLabel, tone: r => r.stateTone },
    { key: 'measure', label: '计量', width: 110, value: r => r.measureLabel },
    { key: 'toOn', label: '数据截至', kind: 'day', width: 130, value: r => r.toOn },
    { key: 'publishedAt', label: '公布时间', kind: 'instant', width: 170, value: r => r.publishedAt },
    { key: 'publishedBy', label: '公布人', width: 170, value: r => person(r.publishedByName, r.publishedByPost) },
    { key: 'draftedBy', label: '生成人', width: 170, value: r => person(r.draftedByName, r.draftedByPost) },
    { key: 'revision', label: '封存版次', kind: 'number', width: 100, hidden: true, value: r => r.snapshotRevision },
  ],
  sort: '',
  link: r => ({ name: 'ranking', params: { id: r.id } }),
}).list(
  RankingsDocument,
  q => ({ filter: { states: q.filter.states ?? null }, first: q.first, after: q.after }),
  d => ({
    ...d.rankings,
    totalCount: d.rankings.totalCount ?? d.rankings.nodes.length,
    pageInfo: { hasNextPage: d.rankings.pageInfo.hasNextPage, endCursor: d.rankings.pageInfo.endCursor ?? null },
  }),
)

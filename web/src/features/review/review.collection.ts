import { collectionOf, dayRange, flag, idList, oneOf, searchText, sortOf, type FilterOf } from '../../collection'
import { ReviewBoardDocument, ReviewCalendarDocument, ReviewsDocument, type ReviewsQuery } from '../../gql/graphql'
import { loadUnits } from '../identity'

export type ReviewRow = ReviewsQuery['reviewSessions']['nodes'][number]

export const KINDS = [
  { value: 'INITIAL', label: '初核' },
  { value: 'CHAIN', label: '链长审核' },
  { value: 'PRELIMINARY', label: '预判预审' },
  { value: 'EXPERT', label: '专家评审' },
  { value: 'TECHNICAL', label: '技术论证' },
  { value: 'CONSULTATION', label: '会商' },
  { value: 'APPROVAL', label: '审定' },
] as const

const STATES = [
  { value: 'PLANNED', label: '待召开' },
  { value: 'HELD', label: '评审中' },
  { value: 'CONCLUDED', label: '已有结论' },
  { value: 'CANCELLED', label: '已取消' },
] as const

const filters = {
  text: searchText('标题、项目名称、拼音首字母'),
  kinds: oneOf('种类', KINDS),
  states: oneOf('状态', STATES),
  mine: flag('由我评审'),
  conclusions: oneOf('结论', [{ value: 'PASSED', label: '通过' }, { value: 'FAILED', label: '不通过' }], { more: true }),
  convenors: idList('组织单位', loadUnits, { more: true }),
  heldOn: dayRange('评审日期', { more: true }),
}

const asked = (f: FilterOf<typeof filters>) => ({
  text: f.text ?? null,
  kinds: f.kinds ?? null,
  states: f.states ?? null,
  mine: f.mine ?? null,
  conclusions: f.conclusions ?? null,
  convenorUnitIds: f.convenors?.map(Number) ?? null,
  heldFrom: f.heldOn?.from ?? null,
  heldTo: f.heldOn?.to ?? null,
})

export const reviews = collectionOf<ReviewRow>()({
  name: 'reviews',
  noun: '评审会',
  measure: '次',
  filters,
  columns: [
    { key: 'title', label: '评审会', width: 320, fixed: true, value: r => r.title },
    { key: 'kind', label: '种类', width: 100, sort: 'KIND', value: r => r.kindLabel },
    { key: 'state', label: '状态', kind: 'tag', width: 100, sort: 'STATE', value: r => r.stateLabel, tone: r => r.tone as never },
    { key: 'heldOn', label: '评审日期', kind: 'day', width: 120, sort: 'HELD_ON', value: r => r.heldOn },
    { key: 'convenor', label: '组织单位', width: 200, value: r => r.convenorUnitName },
    { key: 'sheets', label: '已交评分', width: 100, value: r => `${r.submittedCount} / ${r.panelCount}` },
    { key: 'average', label: '平均分', width: 90, value: r => r.average },
    { key: 'project', label: '项目', width: 260, hidden: true, value: r => r.projectName },
    { key: 'place', label: '地点', width: 160, hidden: true, value: r => r.place },
  ],
  sort: '-HELD_ON',
  groups: [
    { key: 'kind', label: '按种类', of: r => r.kindLabel },
    { key: 'convenor', label: '按组织单位', of: r => r.convenorUnitName },
  ],
  link: r => ({ name: 'review', params: { id: r.id } }),
})
  .list(
    ReviewsDocument,
    q => ({ filter: asked(q.filter), order: sortOf<string>(q.sort || '-HELD_ON'), first: q.first, after: q.after }),
    d => ({
      ...d.reviewSessions,
      totalCount: d.reviewSessions.totalCount ?? d.reviewSessions.nodes.length,
      pageInfo: { hasNextPage: d.reviewSessions.pageInfo.hasNextPage, endCursor: d.reviewSessions.pageInfo.endCursor ?? null },
    }),
  )
  .board(ReviewBoardDocument, q => ({ filter: asked(q.filter) }), d => d.reviewBoard)
  .calendar(
    ReviewCalendarDocument,
    q => ({ filter: { ...asked(q.filter), heldFrom: q.from, heldTo: q.to } }),
    d => d.reviewSessions.nodes.map(r => ({ id: r.id, on: r.heldOn, title: r.title, tone: r.tone as never, detail: [r.kindLabel, r.stateLabel, r.place].filter(Boolean).join(' · ') })),
  )

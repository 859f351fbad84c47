import { collectionOf, dayRange, flag, oneOf, searchText, type FilterOf } from '../../collection'
import { MeetingsDocument, type MeetingsQuery } from '../../gql/graphql'
import { instantText } from '../../ui'
import { loadSeries } from './topic.collection'

export type MeetingRow = MeetingsQuery['meetings']['nodes'][number]

const STATES = [
  { value: 'PLANNED', label: '筹备中' },
  { value: 'CONVENED', label: '已发通知' },
  { value: 'IN_SESSION', label: '正在开会' },
  { value: 'CLOSED', label: '已结束' },
  { value: 'CANCELLED', label: '已取消' },
] as const

const filters = {
  text: searchText('会议名称、拼音首字母'),
  states: oneOf('状态', STATES),
  series: oneOf('会议制度', loadSeries),
  heldOn: dayRange('会议日期', { more: true }),
  mine: flag('只看我参加的'),
}

const asked = (f: FilterOf<typeof filters>) => ({
  text: f.text ?? null,
  states: f.states ?? null,
  seriesCodes: f.series ?? null,
  heldFrom: f.heldOn?.from ?? null,
  heldTo: f.heldOn?.to ?? null,
  mine: f.mine ?? null,
})

const later = (a: string | null, b: string) => (a !== null && a > b ? a : b)
const earlier = (a: string | null, b: string) => (a !== null && a < b ? a : b)

export const meetings = collectionOf<MeetingRow>()({
  name: 'meetings',
  noun: '会议',
  measure: '次',
  filters,
  columns: [
    { key: 'title', label: '会议', width: 340, fixed: true, value: r => r.title },
    { key: 'heldAt', label: '时间', kind: 'instant', width: 150, sort: 'HELD', value: r => r.heldAt },
    { key: 'state', label: '状态', kind: 'tag', width: 110, value: r => r.stateLabel, tone: r => r.stateTone },
    { key: 'place', label: '地点', width: 180, value: r => r.place },
    { key: 'chair', label: '主持人', width: 160, value: r => [r.chairPost, r.chairName].filter(Boolean).join(' ') },
    { key: 'items', label: '议程', kind: 'number', width: 80, value: r => r.itemCount },
    { key: 'seats', label: '席位', kind: 'number', width: 80, value: r => r.seatCount },
    { key: 'present', label: '签到', kind: 'number', width: 80, value: r => r.presentCount },
    { key: 'resolutions', label: '议定事项', kind: 'number', width: 100, value: r => r.resolutionCount },
    { key: 'series', label: '会议制度', width: 200, hidden: true, value: r => r.seriesName },
  ],
  sort: '-HELD',
  groups: [{ key: 'series', label: '按会议制度', of: r => r.seriesName }],
  link: r => ({ name: 'meeting', params: { id: r.id } }),
})
  .list(
    MeetingsDocument,
    q => ({ filter: asked(q.filter), order: q.sort || '-HELD', first: q.first, after: q.after }),
    d => ({
      ...d.meetings,
      totalCount: d.meetings.totalCount ?? d.meetings.nodes.length,
      pageInfo: { hasNextPage: d.meetings.pageInfo.hasNextPage, endCursor: d.meetings.pageInfo.endCursor ?? null },
    }),
  )
  .calendar(
    MeetingsDocument,
    q => {
      const filter = asked(q.filter)
      return { filter: { ...filter, heldFrom: later(filter.heldFrom, q.from), heldTo: earlier(filter.heldTo, q.to) }, order: 'HELD', first: 200, after: null }
    },
    d => d.meetings.nodes.map(m => ({ id: m.id, on: m.heldOn, title: `${instantText(m.heldAt).slice(11)} ${m.title}`, tone: m.stateTone, detail: [m.stateLabel, m.place].filter(Boolean).join(' · ') })),
  )

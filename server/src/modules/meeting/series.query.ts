import { addWorkdays } from '../../kernel/workday'
import type { Day } from '../../kernel/day'
import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { calendarOf } from '../calendar/calendar.service'
import { regulationOf } from '../regulation/regulation.service'
import { cadenceInForce, cadenceText } from './series.rules'

type Pack = Awaited<ReturnType<typeof regulationOf>>['pack']
export type PackSeries = Pack['data']['series'][number]

const lines = (text: string): string[] => text.split('\n').filter(Boolean)

/** What a row of the table takes from the pack. */
export const fromPack = (s: PackSeries) => ({
  code: s.code,
  name: s.name,
  clause: s.clause?.join('、') ?? null,
  source: s.clause ? ('CLAUSE' as const) : s.setting ? ('SETTING' as const) : ('PLATFORM' as const),
  cadence: s.cadence,
  atLeast: s.atLeast,
  chair: s.chair ?? '',
  members: (s.members ?? []).join('\n'),
  standingTopics: (s.standingTopics ?? []).join('\n'),
  subjects: (s.subjects ?? []).join('\n'),
  approvalBy: s.approvalBy ?? null,
})

/** Where the county has set nothing itself. */
export const HABITS = {
  chairPostId: null, place: '', startTime: '09:00', budgetMinutes: 120, cutoffWorkdays: 3, noticeWorkdays: 2, asksPapers: false, ownCadence: null as string | null, ownTopics: null as string | null,
} as const

const seriesRows = (ctx: Ctx) =>
  countyRows(ctx, 'meetingSeries').select([
    'meetingSeries.id', 'meetingSeries.version', 'meetingSeries.code', 'meetingSeries.name', 'meetingSeries.clause', 'meetingSeries.source', 'meetingSeries.cadence',
    'meetingSeries.atLeast', 'meetingSeries.chair', 'meetingSeries.members', 'meetingSeries.standingTopics', 'meetingSeries.subjects', 'meetingSeries.approvalBy',
    'meetingSeries.chairPostId', 'meetingSeries.place', 'meetingSeries.startTime', 'meetingSeries.budgetMinutes', 'meetingSeries.cutoffWorkdays',
    'meetingSeries.noticeWorkdays', 'meetingSeries.asksPapers', 'meetingSeries.ownCadence', 'meetingSeries.ownTopics',
  ])

/** The county's series: those of its regulation today in its order, then those that an older text founded. */
export async function listSeries(ctx: Ctx) {
  const { pack } = await regulationOf(ctx)
  const kept = await seriesRows(ctx).orderBy('meetingSeries.id').execute()
  const byCode = new Map(kept.map(s => [s.code, s]))
  const current = pack.data.series.map(s => {
    const row = byCode.get(s.code)
    return { ...HABITS, ...row, ...fromPack(s), id: row?.id ?? null, version: row?.version ?? 0, current: true, conveners: s.conveners ?? [], togetherWith: s.togetherWith ?? null, trackedBy: s.trackedBy ?? null }
  })
  const codes = new Set(current.map(s => s.code))
  const past = kept.filter(s => !codes.has(s.code)).map(s => ({ ...s, current: false, conveners: [] as string[], togetherWith: null as string | null, trackedBy: null as string | null }))
  const names = new Map([...past, ...current].map(s => [s.code, s.name]))
  return [...current, ...past].map(s => ({
    ...s,
    cadenceText: cadenceText(s.cadence, Boolean(s.atLeast)),
    cadenceInForce: cadenceInForce(s.cadence, s.ownCadence),
    inForceText: cadenceText(cadenceInForce(s.cadence, s.ownCadence), Boolean(s.atLeast)),
    togetherWithName: s.togetherWith === null ? null : (names.get(s.togetherWith) ?? null),
    members: lines(s.members),
    standingTopics: lines(s.standingTopics),
    ownTopics: lines(s.ownTopics ?? ''),
    subjects: lines(s.subjects),
  }))
}

/** The last days for topics and for the notice of a meeting, counted back in working days. */
export async function leadDays(ctx: Ctx, series: { cutoffWorkdays: number; noticeWorkdays: number }, heldOn: Day): Promise<{ topicsDueOn: Day; noticeDueOn: Day }> {
  const calendar = await calendarOf(ctx)
  return { topicsDueOn: addWorkdays(heldOn, -series.cutoffWorkdays, calendar), noticeDueOn: addWorkdays(heldOn, -series.noticeWorkdays, calendar) }
}

/** Codes of the series that are held in one sitting with another, by the regulation's word (登封 一(二)). */
export async function togetherWith(ctx: Ctx, code: string): Promise<string[]> {
  const { pack } = await regulationOf(ctx)
  const printed = pack.data.series.find(s => s.code === code)
  return printed?.togetherWith ? [printed.togetherWith] : []
}

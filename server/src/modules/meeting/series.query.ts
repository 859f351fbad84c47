import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { regulationOf } from '../regulation/regulation.service'
import { cadenceText } from './series.rules'

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
  chair: s.chair,
  members: (s.members ?? []).join('\n'),
  standingTopics: (s.standingTopics ?? []).join('\n'),
  subjects: (s.subjects ?? []).join('\n'),
  approvalBy: s.approvalBy ?? null,
})

/** Where the county has set nothing itself. */
export const HABITS = { chairPostId: null, place: '', startTime: '09:00', budgetMinutes: 120 } as const

const seriesRows = (ctx: Ctx) =>
  countyRows(ctx, 'meetingSeries').select([
    'meetingSeries.id', 'meetingSeries.version', 'meetingSeries.code', 'meetingSeries.name', 'meetingSeries.clause', 'meetingSeries.source', 'meetingSeries.cadence',
    'meetingSeries.atLeast', 'meetingSeries.chair', 'meetingSeries.members', 'meetingSeries.standingTopics', 'meetingSeries.subjects', 'meetingSeries.approvalBy',
    'meetingSeries.chairPostId', 'meetingSeries.place', 'meetingSeries.startTime', 'meetingSeries.budgetMinutes',
  ])

/** The county's series: those of its regulation today in its order, then those that an older text founded. */
export async function listSeries(ctx: Ctx) {
  const { pack } = await regulationOf(ctx)
  const kept = await seriesRows(ctx).orderBy('meetingSeries.id').execute()
  const byCode = new Map(kept.map(s => [s.code, s]))
  const current = pack.data.series.map(s => {
    const row = byCode.get(s.code)
    return { ...HABITS, ...row, ...fromPack(s), id: row?.id ?? null, version: row?.version ?? 0, current: true }
  })
  const codes = new Set(current.map(s => s.code))
  const past = kept.filter(s => !codes.has(s.code)).map(s => ({ ...s, current: false }))
  return [...current, ...past].map(s => ({
    ...s,
    cadenceText: cadenceText(s.cadence, Boolean(s.atLeast)),
    members: lines(s.members),
    standingTopics: lines(s.standingTopics),
    subjects: lines(s.subjects),
  }))
}

import type { Day } from '../../kernel/day'
import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { clauseReport, type Carrier } from './carrier.rules'
import { sourceOf, type RegulationPack } from './compile.rules'
import { settingShown } from './judge.rules'
import type { Origin, SettingData } from './pack.schema'
import { settingProblem, withSettings, type Settings, type SettingValue } from './setting.rules'
import { CADENCES, MOMENTS, TIERS, UNIT_KINDS } from './word.rules'

/** Code of a pack that stands in where a county has none. */
export { LIAISON_GRADES } from './word.rules'

export const NO_CODE = ''

/** Hash of the wording in force for the actor's county on a day; the platform's defaults where the county has no pack. */
export async function hashInForce(ctx: Ctx, on: Day): Promise<string> {
  const rows = await ctx.rows
    .selectFrom('regulationUse')
    .innerJoin('regulationPack', 'regulationPack.id', 'regulationUse.keptPackId')
    .select(['regulationPack.hash', 'regulationUse.code', 'regulationUse.effectiveFromOn'])
    .where(eb =>
      eb.or([
        eb('regulationUse.code', '=', NO_CODE),
        eb('regulationUse.code', 'in', eb.selectFrom('jurisdiction').select('jurisdiction.code').where('jurisdiction.id', '=', ctx.jurisdictionId)),
      ]),
    )
    .where('regulationUse.effectiveFromOn', '<=', on)
    .where('regulationUse.fromOn', '<=', on)
    .where(eb => eb.or([eb('regulationUse.effectiveToOn', 'is', null), eb('regulationUse.effectiveToOn', '>=', on)]))
    .orderBy('regulationUse.code', 'desc')
    .orderBy('regulationUse.effectiveFromOn', 'desc')
    .orderBy('regulationUse.id', 'desc')
    .limit(1)
    .execute()
  const [found] = rows
  if (!found) throw new Error('no regulation pack is loaded')
  return found.hash
}

/** All revisions of the county's settings, newest first. */
const revisions = (ctx: Ctx) =>
  countyRows(ctx, 'countySetting')
    .select(['countySetting.key', 'countySetting.value', 'countySetting.paper', 'countySetting.effectiveOn', 'countySetting.revision', 'countySetting.changedByName', 'countySetting.changedAt'])
    .orderBy('countySetting.effectiveOn', 'desc')
    .orderBy('countySetting.revision', 'desc')
    .execute()
type Revision = Awaited<ReturnType<typeof revisions>>[number]

const valueOf = (row: Pick<Revision, 'value'>) => JSON.parse(row.value) as SettingValue

/**
 * The county's values in force on a day, over the pack's defaults. A value that the pack of today no longer declares, or
 * declares with another type, is passed over: it stays in the table and the default counts.
 */
export async function settingsInForce(ctx: Ctx, pack: RegulationPack, on: Day): Promise<Settings> {
  const declared = new Map(pack.data.settings.map(s => [s.key, s]))
  const overlay: Record<string, SettingValue> = {}
  for (const row of await revisions(ctx)) {
    const s = declared.get(row.key)
    if (!s || row.effectiveOn > on || Object.hasOwn(overlay, row.key)) continue
    const value = valueOf(row)
    if (settingProblem(s, value) === null) overlay[row.key] = value
  }
  return withSettings(pack, overlay)
}

const pairs = (words: Readonly<Record<string, string>> | undefined) => Object.entries(words ?? {}).map(([code, label]) => ({ code, label }))

/** One setting as the page shows it, with its history. */
function settingRow(pack: RegulationPack, s: SettingData, settings: Settings, all: readonly Revision[], on: Day) {
  const own = all.filter(r => r.key === s.key && settingProblem(s, valueOf(r)) === null)
  const current = own.find(r => r.effectiveOn <= on)
  const history = own.map(r => ({ ...r, shown: settingShown(s, { [s.key]: valueOf(r) }), upcoming: r.effectiveOn > on }))
  return {
    key: s.key,
    label: s.label,
    type: s.type,
    unit: s.unit ?? null,
    min: s.min ?? (['money', 'percent', 'int'].includes(s.type) ? 0 : null),
    max: s.max ?? (s.type === 'percent' ? 100 : null),
    choices: pairs(s.choices),
    parts: pairs(s.parts),
    value: JSON.stringify(settings[s.key]),
    shown: settingShown(s, settings),
    defaultShown: settingShown(s, withSettings(pack)),
    changed: Boolean(current),
    why: s.why,
    example: current ? null : (s.example ?? null),
    clause: s.clause ? (pack.data.clauses[s.clause]?.printed ?? s.clause) : null,
    paper: current?.paper ?? null,
    effectiveOn: current?.effectiveOn ?? null,
    revision: Math.max(0, ...all.filter(r => r.key === s.key).map(r => r.revision)),
    history,
  }
}

/** The declared settings with the values in force, in the pack's order. */
export async function listSettings(ctx: Ctx, pack: RegulationPack, settings: Settings) {
  const all = await revisions(ctx)
  return pack.data.settings.map(s => settingRow(pack, s, settings, all, ctx.today))
}

/** The regulation as a page shows it: clauses with what carries them, rules, libraries, meetings. */
export function regulationView({ data, hash, rules }: RegulationPack) {
  const printed = (clause: string | string[] | undefined) =>
    clause === undefined ? null : [clause].flat().map(c => data.clauses[c]?.printed ?? c).join('、')
  const from = (o: Origin | { clause?: string[]; setting?: string }) => ({ source: sourceOf(o), clause: printed(o.clause) })
  const rows = rules.map(r => ({
    id: r.data.id,
    on: r.data.on.map(m => MOMENTS[m]),
    tiers: r.data.tier?.map(t => TIERS[t]) ?? [],
    source: r.source,
    clause: r.clause,
    warns: r.data.effect === 'warn',
    label: r.data.label,
    refusal: r.data.refusal,
    expression: r.require.source,
  }))
  const { regulation } = data
  return {
    id: regulation.id,
    hash,
    title: regulation.title,
    number: regulation.number ?? null,
    issuer: regulation.issuer ?? null,
    effectiveFromOn: regulation.effective.from,
    note: regulation.effective.note ?? null,
    office: data.labels.office,
    clauses: clauseReport(data).map(c => ({
      ...c,
      carriers: c.carriers.map((x: Carrier) => ({ ...x })),
      rules: rows.filter(r => r.clause === c.printed),
    })),
    rules: rows,
    libraries: data.libraries.map(l => ({
      tier: l.tier, name: l.name, ...from(l), each: l.each, runByKind: l.runBy.kind, runBy: l.runBy.unit ?? UNIT_KINDS[l.runBy.kind],
      fromTiers: l.from ?? [],
    })),
    series: data.series.map(s => ({
      code: s.code, name: s.name, ...from(s), cadence: s.cadence, cadenceLabel: CADENCES[s.cadence], chair: s.chair ?? null,
      conveners: s.conveners ?? [], members: s.members ?? [], standingTopics: s.standingTopics ?? [], subjects: s.subjects ?? [],
      approvalBy: s.approvalBy ?? null, togetherWith: s.togetherWith ?? null,
    })),
  }
}

import type { Ctx } from '../../platform/context'
import { sourceOf } from './compile.rules'
import { facts as factsOf, fieldAt, showFact, type Facts } from './fact.rules'
import { floorsOf, type Floor } from './floor.rules'
import { rankUnits, tieRuleText, type RankedRow, type RankingRow } from './ranking.rules'
import { packByHash, regulationOf } from './regulation.service'
import type { Settings } from './setting.rules'
import { weightedScore, type Criterion } from './scoresheet.rules'
import type { DutyCadence, ReviewKind, Tier } from './word.rules'

/** What the county's regulation provides, for the modules to the right: they ask here and never read a pack. */
export type { Facts } from './fact.rules'
export type { JudgementRecord } from './judge.rules'
export type { RankedRow, RankingRow } from './ranking.rules'
export type { Cadence, DutyCadence, DutyHolder, Moment, ReviewKind, Tier, UnitKind } from './word.rules'
export { CADENCES, DUTY_CADENCES, DUTY_HOLDERS, REVIEW_KINDS, TIERS } from './word.rules'

const printedIn = async (ctx: Ctx) => {
  const { pack } = await regulationOf(ctx)
  return (clause: string | string[] | undefined) =>
    clause === undefined ? null : [clause].flat().map(c => pack.data.clauses[c]?.printed ?? c).join('、')
}

/** The county's libraries in the pack's order, each with its clause; `runBy` names the unit where the text does. */
export async function librariesOf(ctx: Ctx) {
  const printed = await printedIn(ctx)
  const { pack } = await regulationOf(ctx)
  return pack.data.libraries.map(l => ({ ...l, source: sourceOf(l), clause: printed(l.clause) }))
}

/** Floors of the county, or of one tier; whole yuan, with the reading in force. */
export async function floorsFor(ctx: Ctx, tier?: Tier): Promise<Floor[]> {
  const { pack, settings } = await regulationOf(ctx)
  return floorsOf(pack.data, settings).filter(f => !tier || f.tier === tier)
}

/** The kinds of meeting that the text asks for. */
export async function seriesOf(ctx: Ctx) {
  const printed = await printedIn(ctx)
  const { pack } = await regulationOf(ctx)
  return pack.data.series.map(s => ({ ...s, source: sourceOf(s), clause: printed(s.clause) }))
}

/** A deadline by its id, `supervision-reply`; null where this county's text has none. */
export async function deadlineOf(ctx: Ctx, id: string) {
  const printed = await printedIn(ctx)
  const { pack } = await regulationOf(ctx)
  const found = pack.data.deadlines.find(d => d.id === id)
  return found ? { ...found, source: sourceOf(found), clause: printed(found.clause) } : null
}

/** Reviews that the text asks for, of one tier or all; `by` says who holds them. */
export async function reviewsOf(ctx: Ctx, tier?: Tier) {
  const printed = await printedIn(ctx)
  const { pack } = await regulationOf(ctx)
  return pack.data.reviews
    .filter(r => !tier || r.tier?.includes(tier))
    .map(r => ({ ...r, source: sourceOf(r), clause: printed(r.clause) }))
}

export interface ScoresheetInForce {
  name: string
  source: 'CLAUSE' | 'SETTING' | 'PLATFORM'
  clause: string | null
  criteria: Criterion[]
  /** Least total of 100 that passes. */
  passMark: number
  /** Where the weights are an example and not the county's own: what they are taken from. */
  example: string | null
}

/** The scoresheet of a kind of review with the county's weights. */
export async function scoresheetFor(ctx: Ctx, kind: ReviewKind): Promise<ScoresheetInForce> {
  const printed = await printedIn(ctx)
  const { pack, settings } = await regulationOf(ctx)
  const sheet = pack.data.scoresheets.find(s => s.review.includes(kind))
  if (!sheet) throw new Error(`pack ${pack.id} has no scoresheet for ${kind}`)
  const declared = pack.data.settings.find(s => s.key === sheet.weights)
  const weights = settings[sheet.weights] as Record<string, number>
  const isDefault = JSON.stringify(weights) === JSON.stringify(declared?.default)
  return {
    name: sheet.name,
    source: sourceOf(sheet),
    clause: printed(sheet.clause),
    criteria: Object.entries(sheet.criteria).map(([id, label]) => ({ id, label, weight: weights[id] ?? 0 })),
    passMark: Number(settings[sheet.passMark]),
    example: isDefault ? (declared?.example ?? null) : null,
  }
}

/** A panelist's total by the sheet, with its arithmetic; see `weightedScore`. */
export const scoreBy = (sheet: ScoresheetInForce, marks: Readonly<Record<string, number>>) => weightedScore(sheet.criteria, marks)

/** How the four lists run here: whether the leader judges before the hand-over, whether units report before clearing. */
export async function assignmentFlow(ctx: Ctx) {
  const printed = await printedIn(ctx)
  const { pack, settings } = await regulationOf(ctx)
  const flow = pack.data.assignment ?? { judgement: false, feedback: false, platform: true as const }
  return {
    source: sourceOf(flow),
    clause: printed('clause' in flow ? flow.clause : undefined),
    judgement: flow.judgement || settings['assignmentJudgement'] === true,
    feedback: flow.feedback,
  }
}

/** The series that the setting's 联席会议 means, where the county's text founds it. */
const JOINT_MEETING = 'JOINT_MEETING'

/** The ladder of the pack, or of the county's setting; without rungs where there is none, and then why. */
export async function escalationOf(ctx: Ctx) {
  const printed = await printedIn(ctx)
  const { pack, settings } = await regulationOf(ctx)
  const own = pack.data.escalation
  if (own)
    return {
      source: sourceOf(own), clause: printed(own.clause), start: own.start, startUnit: own.startUnit ?? null, startSeries: own.startSeries ?? null,
      rungs: own.rungs.map(r => ({ ...r, clause: printed(r.clause), series: r.series ?? null })), because: null,
    }
  const names = { OFFICE: pack.data.labels.office, MEETING: '联席会议', HEADS: '党委、政府主要领导' } as const
  const codes = settings['escalationLadder'] === 'HEADS' ? (['OFFICE', 'MEETING', 'HEADS'] as const) : settings['escalationLadder'] === 'MEETING' ? (['OFFICE', 'MEETING'] as const) : []
  return {
    source: 'SETTING' as const, clause: null, start: '责任单位', startUnit: null, startSeries: null,
    rungs: codes.map(code => ({ code, name: names[code], clause: null, series: code === 'MEETING' && pack.data.series.some(s => s.code === JOINT_MEETING) ? JOINT_MEETING : null })),
    because: codes.length ? null : '本县制度没有写明办不了的问题向谁上报，本县设定“问题上报层级”也没有开启。如需上报，请管理员在制度页面设定。',
  }
}

/** What posts must do again and again, with the cadence in force. */
export async function dutiesOf(ctx: Ctx) {
  const printed = await printedIn(ctx)
  const { pack, settings } = await regulationOf(ctx)
  return (pack.data.duties ?? []).map(d => ({
    code: d.code, name: d.name, holder: d.holder, source: sourceOf(d), clause: printed(d.clause),
    cadence: (d.cadence ?? settings[d.cadenceSetting!]) as DutyCadence,
    /** The cadence is the county's own, whatever the duty's source. */
    cadenceSet: d.cadenceSetting !== undefined,
    series: d.series ?? null,
    evidence: d.evidence === true,
    matters: d.matters === true,
    reportOn: d.reportOn ?? null,
  }))
}

/** For so many days after a period what was done in it can still be entered as done in time. */
export const dutyEntryDaysOf = async (ctx: Ctx): Promise<number> => Number((await regulationOf(ctx)).settings['dutyEntryDays'])

/** From how long an absence a lead official names a delegate: months of the text, or days of the county's setting; null: not asked. */
export async function absenceLimitOf(ctx: Ctx) {
  const printed = await printedIn(ctx)
  const { pack, settings } = await regulationOf(ctx)
  const { absence, regulation } = pack.data
  if (absence) return { source: sourceOf(absence), clause: printed(absence.clause), regulation: regulation.id, months: absence.months, days: null }
  const days = Number(settings['absenceDelegateDays'])
  return days > 0 ? { source: 'SETTING' as const, clause: null, regulation: null, months: null, days } : null
}

/** Name, cadence, measure and tie rule of the county's ranking, as the bulletin prints them. */
export async function rankingOf(ctx: Ctx) {
  const printed = await printedIn(ctx)
  const { pack, settings } = await regulationOf(ctx)
  const data = pack.data.ranking ?? {}
  return {
    name: data.name ?? '排名',
    cadence: data.cadence ?? 'MONTHLY',
    clause: printed(data.clause),
    measure: settings['rankingMeasure'] as RankingRow['measure'],
    ties: tieRuleText(settings),
  } as const
}

/** Units ranked by the county's rule, each with its explanation; see `rankUnits`. */
export async function rankFor(ctx: Ctx, rows: readonly RankingRow[]): Promise<RankedRow[]> {
  const { pack, settings } = await regulationOf(ctx)
  return rankUnits(pack, settings, rows)
}

/** As `rankFor`, by the pack and the settings (JSON) that a ranking was made with: what was published is computed again to the same. */
export async function rankAgain(ctx: Ctx, basis: { hash: string; settings: string }, rows: readonly RankingRow[]): Promise<RankedRow[]> {
  return rankUnits(await packByHash(ctx, basis.hash), JSON.parse(basis.settings) as Settings, rows)
}

/** Names as this county prints them. */
export const labelsOf = async (ctx: Ctx) => (await regulationOf(ctx)).pack.data.labels

/** Facts as they are shown, with their names: `项目阶段` `在建`. What is absent is left out. */
export function shownFacts(facts: Facts): { name: string; label: string; value: string }[] {
  return Object.entries(factsOf(facts)).flatMap(([subject, values]) =>
    Object.entries(values).flatMap(([key, value]) => {
      const field = fieldAt(`${subject}.${key}`)
      return field ? [{ name: `${subject}.${key}`, label: field.label, value: showFact(field, value) }] : []
    }))
}

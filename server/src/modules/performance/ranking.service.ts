import { monthOf } from '../../kernel/day'
import { invalid, Refusal } from '../../kernel/refusal'
import { sentenceOf, verdictOf, type Explanation } from '../../kernel/verdict'
import type { Ctx } from '../../platform/context'
import { requireMay } from '../identity/permission.service'
import { notify } from '../inbox/message.service'
import { rankAgain, rankingOf, type RankedRow } from '../regulation/provision.query'
import { regulationOf } from '../regulation/regulation.service'
import { figuresOf, type UnitFigures } from './figure.query'
import { Ranking, Score, Snapshot, SnapshotRow } from './ranking.entity'
import { countingOf, isMonth, lineOf, monthText, periodOf, rankingWorkflow, sharesOf, unfinished, type Group, type Measure, type Period, type RankingAction } from './ranking.rules'

const LATEST = { id: 'desc' } as const

const person = (ctx: Ctx) => ({ name: ctx.actor.userName, post: ctx.actor.postName })

/** Freezes a period's figures as a further revision of its month. Under the month's lock. */
async function freeze(ctx: Ctx, period: Period): Promise<Snapshot> {
  const figures = await figuresOf(ctx, period)
  const last = await ctx.em.findOne(Snapshot, { month: period.month }, { orderBy: { revision: 'desc' } })
  const { jurisdictionId } = ctx
  const { name, post } = person(ctx)
  const snapshot = ctx.em.create(Snapshot, {
    jurisdictionId, month: period.month, revision: (last?.revision ?? 0) + 1, fromOn: period.fromOn, toOn: period.toOn,
    frozenAt: ctx.now, frozenByName: name, frozenByPost: post, figures: JSON.stringify(figures),
  })
  await ctx.flush()
  for (const row of figures) ctx.em.create(SnapshotRow, { jurisdictionId, snapshotId: snapshot.id, ...row })
  await ctx.flush()
  return snapshot
}

export interface RankingBasis {
  hash: string
  /** JSON of the settings in force. */
  settings: string
}

/** Ranks frozen figures by the pack and settings given. The same three give the same scores, whenever it is asked. */
export const rankFrozen = (ctx: Ctx, rows: readonly UnitFigures[], measure: Measure, basis: RankingBasis): Promise<RankedRow[]> =>
  rankAgain(ctx, basis, rows.map(row => ({
    unitId: String(row.unitId), unitName: row.unitName, group: row.unitGroup, measure, ...sharesOf(row, measure),
  })))

/** What is kept of a ranked row; `score` in per cent with two places, rounded once. */
export function scoreFields(row: RankedRow, measure: Measure) {
  const score = row.value ? percent(row) : null
  return {
    unitId: Number(row.unitId), unitName: row.unitName, unitGroup: row.group as Group,
    numerator: row.done, denominator: row.planned,
    rate: row.value ? `${row.value.numerator}/${row.value.denominator}` : null,
    score, rank: row.rank, arithmetic: lineOf(measure, row.done, row.planned, score),
  }
}

const percent = ({ value }: RankedRow): string => {
  if (!value) throw new Error('ranking: no value to show')
  const hundredths = (value.numerator * 20_000n + value.denominator) / (value.denominator * 2n)
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`
}

/**
 * Freezes a month's figures and ranks the units by the county's rule. A draft of the month is replaced; the figures that it
 * was made from stay. Answers the ranking's id.
 * @throws Refusal INVALID for no month or one to come, STATE when the month's ranking has been published.
 */
export async function draftRanking(ctx: Ctx, input: { month: string }): Promise<number> {
  requireMay(ctx, 'performance.draft')
  const { month } = input
  if (!isMonth(month)) throw invalid({ field: 'month', message: '请选择月份，写作 2026-03 的样子。' })
  if (month > monthOf(ctx.today)) throw invalid({ field: 'month', message: `${monthText(month)}还没有开始，请选择本月或以前的月份。` })
  await ctx.lock(`ranking:${ctx.jurisdictionId}:${month}`)
  const earlier = await ctx.em.find(Ranking, { month }, { orderBy: LATEST })
  if (earlier.some(r => r.state === 'PUBLISHED'))
    throw new Refusal('STATE', `${monthText(month)}的排名已经公布，不能重新生成。确需更正的，请联席办主任先撤回。`)

  const rule = await rankingOf(ctx)
  const { hash, settings } = await regulationOf(ctx)
  const basis: RankingBasis = { hash, settings: JSON.stringify(settings) }
  const period = periodOf(month, rule.cadence, ctx.today)
  const snapshot = await freeze(ctx, period)
  const { name, post } = person(ctx)
  const fields = {
    periodLabel: period.label, title: `${ctx.actor.jurisdictionName}${period.label}${rule.name}`, state: 'DRAFT' as const, snapshotId: snapshot.id,
    measure: rule.measure, packHash: hash, settings: basis.settings, clause: rule.clause, tieText: rule.ties,
    draftedAt: ctx.now, draftedByName: name, draftedByPost: post,
    correctsId: earlier.find(r => r.state === 'WITHDRAWN')?.id ?? null,
  }
  const draft = earlier.find(r => r.state === 'DRAFT')
  if (draft) await ctx.em.nativeDelete(Score, { rankingId: draft.id })
  const ranking = draft
    ? ctx.em.assign(draft, fields)
    : ctx.em.create(Ranking, {
        jurisdictionId: ctx.jurisdictionId, month, ...fields, publishedAt: null, publishedByName: null, publishedByPost: null, withdrawnAt: null, withdrawReason: null,
      })
  await ctx.flush()
  const ranked = await rankFrozen(ctx, JSON.parse(snapshot.figures) as UnitFigures[], rule.measure, basis)
  for (const [ordinal, row] of ranked.entries()) {
    const explanations: Explanation[] = [row.explanation, countingOf(rule.measure, row.done, row.planned, snapshot)]
    ctx.em.create(Score, {
      jurisdictionId: ctx.jurisdictionId, rankingId: ranking.id, ordinal, ...scoreFields(row, rule.measure), explanations: JSON.stringify(explanations),
    })
  }
  await ctx.flush()
  return ranking.id
}

async function take(ctx: Ctx, input: { id: number; version: number }, action: RankingAction): Promise<Ranking> {
  const step = rankingWorkflow.steps[action]
  requireMay(ctx, step.ability as Parameters<typeof requireMay>[1])
  const ranking = await ctx.findVersion(Ranking, input.id, input.version, '排名')
  if (!step.from.includes(ranking.state)) throw new Refusal('STATE', `这份排名现在是“${rankingWorkflow.states[ranking.state]}”，不能“${step.label}”。请刷新查看。`)
  await ctx.lock(`ranking:${ctx.jurisdictionId}:${ranking.month}`)
  ranking.state = step.to
  return ranking
}

/** From here on every unit of the county sees it. @throws Refusal FORBIDDEN, STATE, CONFLICT, NOT_FOUND, or GATE while the month lasts. */
export async function publishRanking(ctx: Ctx, input: { id: number; version: number }): Promise<number> {
  const ranking = await take(ctx, input, 'publish')
  const early = unfinished(await ctx.find(Snapshot, ranking.snapshotId, '封存数据'))
  if (early) {
    const verdict = verdictOf([early])
    throw new Refusal('GATE', `${sentenceOf(verdict)}。`, { verdict })
  }
  const { name, post } = person(ctx)
  ctx.em.assign(ranking, { publishedAt: ctx.now, publishedByName: name, publishedByPost: post })
  await ctx.flush()
  const ranked = await ctx.em.find(Score, { rankingId: ranking.id })
  await notify(ctx, { to: { unitIds: ranked.map(r => r.unitId) }, kind: 'RANKING_PUBLISHED', title: `排名已公布：${ranking.title}`, text: '可以查看本单位的名次、算式和明细；有异议的，请联系联席办。', link: `/rankings/${ranking.id}` })
  return ranking.id
}

/** Takes a published ranking back, so that the month can be drafted again; the next one prints what it corrects (N11). */
export async function withdrawRanking(ctx: Ctx, input: { id: number; version: number; reason: string }): Promise<number> {
  if (!input.reason.trim()) throw invalid({ field: 'reason', message: '请写明撤回的原因。' })
  const ranking = await take(ctx, input, 'withdraw')
  ctx.em.assign(ranking, { withdrawnAt: ctx.now, withdrawReason: input.reason.trim() })
  await ctx.flush()
  return ranking.id
}

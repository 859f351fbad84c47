import { monthOf } from '../../kernel/day'
import { pageOf, type PageArgs } from '../../platform/connection'
import type { Ctx } from '../../platform/context'
import type { Todo } from '../../platform/manifest'
import { notFound } from '../../kernel/refusal'
import type { Explanation } from '../../kernel/verdict'
import { countyRows } from '../../platform/rows'
import { mayDo, reachFor } from '../identity/permission.service'
import type { UnitFigures } from './figure.query'
import {
  correctionOf, GROUP_KEYS, GROUPS, MEASURES, RANKING_STATES, RANKING_TONES, rankingSteps, unfinished, type Group, type Measure, type RankingState,
} from './ranking.rules'
import { rankFrozen, scoreFields } from './ranking.service'

export interface RankingFilter {
  /** Months from and to, `2026-01`, both included. */
  monthFrom?: string | null
  monthTo?: string | null
  states?: RankingState[] | null
}

/** Drafts and withdrawn ones are the office's own; everybody else sees what has been published. */
const seesDrafts = (ctx: Ctx): boolean => reachFor(ctx, 'performance.draft') !== null

export const rankingsMatching = (ctx: Ctx, f: RankingFilter) =>
  countyRows(ctx, 'ranking')
    .$if(reachFor(ctx, 'performance.read') === null, q => q.where('ranking.id', '=', -1))
    .$if(!seesDrafts(ctx), q => q.where('ranking.state', '=', 'PUBLISHED'))
    .$if(Boolean(f.states?.length), q => q.where('ranking.state', 'in', f.states!))
    .$if(Boolean(f.monthFrom), q => q.where('ranking.month', '>=', f.monthFrom!))
    .$if(Boolean(f.monthTo), q => q.where('ranking.month', '<=', f.monthTo!))

const rankingRows = (ctx: Ctx, filter: RankingFilter) =>
  rankingsMatching(ctx, filter)
    .innerJoin('snapshot', 'snapshot.id', 'ranking.snapshotId')
    .select([
      'ranking.id', 'ranking.version', 'ranking.month', 'ranking.periodLabel', 'ranking.title', 'ranking.state', 'ranking.measure', 'ranking.packHash',
      'ranking.clause', 'ranking.tieText', 'ranking.draftedAt', 'ranking.draftedByName', 'ranking.draftedByPost', 'ranking.publishedAt',
      'ranking.publishedByName', 'ranking.publishedByPost', 'ranking.withdrawnAt', 'ranking.withdrawReason', 'ranking.correctsId', 'ranking.snapshotId',
      'snapshot.revision as snapshotRevision', 'snapshot.fromOn', 'snapshot.toOn', 'snapshot.frozenAt', 'snapshot.frozenByName', 'snapshot.frozenByPost',
    ])
type RankingRow = Awaited<ReturnType<ReturnType<typeof rankingRows>['execute']>>[number]

const shown = (ctx: Ctx, row: RankingRow) => ({
  ...row,
  stateLabel: RANKING_STATES[row.state],
  stateTone: RANKING_TONES[row.state],
  measureLabel: MEASURES[row.measure],
  actions: rankingSteps(row.state)
    .filter(step => mayDo(ctx, step.ability as Parameters<typeof mayDo>[1]))
    .map(step => {
      const early = step.name === 'publish' ? unfinished(row) : null
      return { name: step.name, label: step.label, to: step.to, allowed: early === null, needsForm: step.needsForm ?? false, because: early ? [early] : [] }
    }),
})

export const countRankings = async (ctx: Ctx, filter: RankingFilter): Promise<number> =>
  Number((await rankingsMatching(ctx, filter).select(eb => eb.fn.countAll().as('n')).executeTakeFirstOrThrow()).n)

/** The latest month first. */
export async function listRankings(ctx: Ctx, filter: RankingFilter, page: PageArgs, withCount: boolean) {
  const found = await pageOf<RankingRow>(rankingRows(ctx, filter), 'ranking.id', { by: 'ranking.month', desc: true }, page, withCount ? () => countRankings(ctx, filter) : null)
  return { ...found, nodes: found.nodes.map(row => shown(ctx, row)) }
}

/** @throws Refusal NOT_FOUND, also for a draft that the actor may not see. */
export async function findRanking(ctx: Ctx, id: number) {
  const row = await rankingRows(ctx, {}).where('ranking.id', '=', id).executeTakeFirst()
  if (!row) throw notFound('排名')
  return shown(ctx, row)
}

/** The latest published ranking, or null. */
export async function latestRanking(ctx: Ctx) {
  const row = await rankingRows(ctx, { states: ['PUBLISHED'] }).orderBy('ranking.month', 'desc').orderBy('ranking.id', 'desc').limit(1).executeTakeFirst()
  return row ? shown(ctx, row) : null
}

const scoreRows = (ctx: Ctx, rankingId: number) =>
  countyRows(ctx, 'score')
    .select([
      'score.id', 'score.unitId', 'score.unitName', 'score.unitGroup', 'score.numerator', 'score.denominator', 'score.rate', 'score.score', 'score.rank',
      'score.arithmetic', 'score.explanations',
    ])
    .where('score.rankingId', '=', rankingId)
    .orderBy('score.ordinal')
    .execute()
type ScoreRow = Awaited<ReturnType<typeof scoreRows>>[number]

const placeOf = (s: ScoreRow) => ({ score: s.score, rank: s.rank, done: s.numerator, planned: s.denominator })

const monthBefore = (month: string) => {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`
}

/** Ranks of the month before, as published. */
async function ranksBefore(ctx: Ctx, month: string): Promise<Map<number, number | null>> {
  const rows = await countyRows(ctx, 'score')
    .innerJoin('ranking', 'ranking.id', 'score.rankingId')
    .select(['score.unitId', 'score.rank'])
    .where('ranking.month', '=', monthBefore(month))
    .where('ranking.state', '=', 'PUBLISHED')
    .execute()
  return new Map(rows.map(r => [r.unitId, r.rank]))
}

interface Ranked {
  id: number
  month: string
  measure: Measure
  correctsId: number | null
  fromOn: string
  toOn: string
}

/** The rows behind a score, as the list of assignments or projects opens them. */
const linkOf = (ranking: Ranked, unitId: number): string =>
  ranking.measure === 'INVESTMENT'
    ? `/projects?units=${unitId}&year=${ranking.toOn.slice(0, 4)}`
    : `/assignments?units=${unitId}&dueOn=${ranking.fromOn}~${ranking.toOn}&states=HANDED_OVER,IN_PROGRESS,RETURNED,SUBMITTED,CLEARED`

/** The scores of a ranking, a table for each kind of unit, ranked ones first. */
export async function scoresOf(ctx: Ctx, ranking: Ranked) {
  const scores = await scoreRows(ctx, ranking.id)
  const before = await ranksBefore(ctx, ranking.month)
  const corrected = ranking.correctsId === null ? null : new Map((await scoreRows(ctx, ranking.correctsId)).map(s => [s.unitId, placeOf(s)]))
  const one = (s: ScoreRow) => ({
    ...s,
    explanations: JSON.parse(s.explanations) as Explanation[],
    rankBefore: before.get(s.unitId) ?? null,
    correction: corrected ? correctionOf(corrected.get(s.unitId), placeOf(s)) : null,
    own: ctx.actor.unitIds.includes(s.unitId),
    link: linkOf(ranking, s.unitId),
  })
  return GROUP_KEYS.flatMap((key: Group) => {
    const own = scores.filter(s => s.unitGroup === key)
    return own.length ? [{ key, label: GROUPS[key], rankedCount: own.filter(s => s.rank !== null).length, scores: own.map(one) }] : []
  })
}

/** The frozen figures behind a ranking, as they are kept. */
export const frozenRows = (ctx: Ctx, snapshotId: number) =>
  countyRows(ctx, 'snapshotRow')
    .select([
      'snapshotRow.unitId', 'snapshotRow.unitName', 'snapshotRow.unitGroup', 'snapshotRow.assignmentsDue', 'snapshotRow.assignmentsCleared',
      'snapshotRow.investmentPlan', 'snapshotRow.investmentDone',
    ])
    .where('snapshotRow.snapshotId', '=', snapshotId)
    .orderBy('snapshotRow.id')
    .execute()

/** Every freezing of a month, the latest first; for the office. */
export const listSnapshots = (ctx: Ctx, month: string) =>
  countyRows(ctx, 'snapshot')
    .select(['snapshot.id', 'snapshot.month', 'snapshot.revision', 'snapshot.fromOn', 'snapshot.toOn', 'snapshot.frozenAt', 'snapshot.frozenByName', 'snapshot.frozenByPost'])
    .where('snapshot.month', '=', month)
    .orderBy('snapshot.revision', 'desc')
    .execute()

/** A ranking computed once more from its frozen figures, by the pack and settings that it was made with (N2, N11). */
export async function checkRanking(ctx: Ctx, id: number) {
  await findRanking(ctx, id)
  const kept = await countyRows(ctx, 'ranking')
    .innerJoin('snapshot', 'snapshot.id', 'ranking.snapshotId')
    .select(['ranking.packHash', 'ranking.settings', 'ranking.measure', 'ranking.snapshotId', 'snapshot.figures'])
    .where('ranking.id', '=', id)
    .executeTakeFirstOrThrow()
  const rows: UnitFigures[] = await frozenRows(ctx, kept.snapshotId)
  const differences: string[] = []
  if (JSON.stringify(JSON.parse(kept.figures)) !== JSON.stringify(rows.map(plain))) differences.push('封存的明细与封存时的原文不一致，请联系管理员核查操作日志。')
  const ranked = await rankFrozen(ctx, rows, kept.measure, { hash: kept.packHash, settings: kept.settings })
  const again = new Map(ranked.map(row => [Number(row.unitId), scoreFields(row, kept.measure)]))
  const scores = await scoreRows(ctx, id)
  for (const s of scores) {
    const r = again.get(s.unitId)
    if (r?.rate !== s.rate || r?.score !== s.score || r?.rank !== s.rank || r?.arithmetic !== s.arithmetic)
      differences.push(`${s.unitName}：排名表为 ${s.arithmetic}，第 ${s.rank ?? '—'} 名；重新计算为 ${r?.arithmetic ?? '无此单位'}，第 ${r?.rank ?? '—'} 名。`)
  }
  return { same: differences.length === 0, scores: scores.length, differences }
}

/** In the order in which it was frozen, so that the two texts compare. */
const plain = (r: UnitFigures): UnitFigures => ({
  unitId: r.unitId, unitName: r.unitName, unitGroup: r.unitGroup, assignmentsDue: r.assignmentsDue, assignmentsCleared: r.assignmentsCleared,
  investmentPlan: r.investmentPlan, investmentDone: r.investmentDone,
})

/** The score of the actor's unit in a month's published ranking, the latest when no month is given; null where it is not ranked in any. */
export async function scoreOfUnit(ctx: Ctx, month?: string | null) {
  const row = await rankingRows(ctx, { states: ['PUBLISHED'], monthFrom: month, monthTo: month })
    .where('ranking.id', 'in', eb => eb.selectFrom('score').select('score.rankingId').where('score.unitId', 'in', [...ctx.actor.unitIds, -1]) as never)
    .orderBy('ranking.month', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const groups = await scoresOf(ctx, row)
  const group = groups.find(g => g.scores.some(s => s.unitId === ctx.actor.unitId)) ?? groups.find(g => g.scores.some(s => s.own))
  const score = group?.scores.find(s => s.unitId === ctx.actor.unitId) ?? group?.scores.find(s => s.own)
  return group && score ? { ranking: shown(ctx, row), groupLabel: group.label, rankedCount: group.rankedCount, score } : null
}

/** Drafts wait for the office's head to publish them. */
export async function rankingTodos(ctx: Ctx): Promise<Todo[]> {
  if (!mayDo(ctx, 'performance.publish')) return []
  const rows = await rankingRows(ctx, { states: ['DRAFT'] }).where('ranking.month', '<', monthOf(ctx.today)).orderBy('ranking.month').limit(20).execute()
  return rows.map(r => ({ key: `ranking:${r.id}:publish`, title: `审定并公布：${r.title}`, kind: 'performance', link: `/rankings/${r.id}`, dueOn: null }))
}

import type { Ctx } from '../../platform/context'
import type { Explanation } from '../../kernel/verdict'
import { stepsFrom } from '../../kernel/workflow'
import { countyRows } from '../../platform/rows'
import { mayDo } from '../identity/permission.service'
import { holdersOf } from '../project/project.query'
import { scoreBy, type ReviewKind, type ScoresheetInForce } from '../regulation/provision.query'
import { OVER, UNIT_HELD, averageOf, concludeExplanations, reviewWorkflow, type Conclusion, type Marks, type ReviewState, type Standing } from './review.rules'

/** What stands in the frozen sheet of a review. */
export const sheetIn = (review: { sheet: string }) => JSON.parse(review.sheet) as ScoresheetInForce

/** The units by which a review is somebody's own to run: only the kinds that units hold for themselves. */
export const manageTies = (review: { kind: ReviewKind; convenorUnitId: number }) => ({
  unitIds: UNIT_HELD.includes(review.kind) ? [review.convenorUnitId] : [],
})

const rawPanel = (ctx: Ctx, reviewId: number) =>
  countyRows(ctx, 'panelist')
    .leftJoin('scoresheet', 'scoresheet.panelistId', 'panelist.id')
    .select([
      'panelist.id', 'panelist.version', 'panelist.postId', 'panelist.name', 'panelist.recused', 'panelist.recusalReason',
      'scoresheet.id as scoresheetId', 'scoresheet.version as scoresheetVersion', 'scoresheet.marks', 'scoresheet.comment', 'scoresheet.submittedAt', 'scoresheet.recordedById',
    ])
    .where('panelist.sessionId', '=', reviewId)
    .orderBy('panelist.ordinal')
    .orderBy('panelist.id')
    .execute()

interface Reviewed {
  id: number
  kind: ReviewKind
  state: ReviewState
  convenorUnitId: number
  sheet: string
}

/**
 * The panel with its sheets. Until there is a conclusion a panelist sees only the own sheet, so that each judges alone; who
 * runs the review sees who has handed in.
 */
export async function panelOf(ctx: Ctx, review: Reviewed) {
  const sheet = sheetIn(review)
  const runs = mayDo(ctx, 'review.manage', manageTies(review))
  return (await rawPanel(ctx, review.id)).map(p => {
    const mine = p.postId !== null && p.postId === ctx.actor.postId
    const open = mine || runs || review.state === 'CONCLUDED'
    const marks: Marks | null = open && p.marks ? (JSON.parse(p.marks) as Marks) : null
    const score = marks ? scoreBy(sheet, marks) : null
    return {
      __typename: 'Panelist' as const,
      id: p.id, version: p.version, postId: p.postId, name: p.name, recused: p.recused, recusalReason: p.recusalReason,
      mine, submitted: p.submittedAt !== null && !p.recused,
      mayScore: !OVER.includes(review.state) && !p.recused && (mine ? mayDo(ctx, 'review.score', { postIds: [ctx.actor.postId] }) : p.postId === null && runs),
      scoresheet: marks && {
        __typename: 'Scoresheet' as const,
        version: p.scoresheetVersion!, marks: Object.entries(marks).map(([criterionId, mark]) => ({ criterionId, mark })),
        total: score?.total ?? null, arithmetic: score?.arithmetic ?? null, comment: p.comment,
        submittedAt: p.submittedAt, recorded: p.recordedById !== null,
      },
    }
  })
}

/** Where the panel stands: who judges, who is waited for, the mean with its arithmetic. */
export async function standingOf(ctx: Ctx, review: Reviewed): Promise<Standing> {
  const sheet = sheetIn(review)
  const judging = (await rawPanel(ctx, review.id)).filter(p => !p.recused)
  const handedIn = judging.filter(p => p.submittedAt !== null && p.marks !== null)
  return {
    kind: review.kind,
    panel: judging.map(p => p.name),
    waiting: judging.filter(p => p.submittedAt === null).map(p => p.name),
    average: averageOf(sheet.criteria, handedIn.map(p => JSON.parse(p.marks!) as Marks), sheet.passMark),
    passMark: sheet.passMark,
  }
}

/** What stands for or against concluding now. */
export const becauseOf = async (ctx: Ctx, review: Reviewed, conclusion: Conclusion | null): Promise<Explanation[]> =>
  concludeExplanations(await standingOf(ctx, review), conclusion)

const notYours: Explanation = {
  ruleId: 'platform.review.convenor', source: 'PLATFORM', regulation: null, clause: null, outcome: 'REFUSED', inputs: [], arithmetic: null,
  text: '评审由组织单位主持并作结论：初核由行业主管部门，链长审核由产业链办公室，其他由联席办',
}

/** The steps that lead on from here, and why one is closed. Nothing for those who only look on. */
export async function reviewActions(ctx: Ctx, review: Reviewed) {
  const mine = mayDo(ctx, 'review.manage', manageTies(review))
  const steps = stepsFrom(reviewWorkflow, review.state)
  return Promise.all(steps.map(async step => {
    const because = !mine ? [notYours] : step.name === 'conclude' ? await becauseOf(ctx, review, null) : []
    return {
      __typename: 'Action' as const, name: step.name, label: step.label, to: step.to, needsForm: step.needsForm ?? false,
      allowed: !because.some(e => e.outcome === 'REFUSED'), because,
    }
  }))
}

/** How posts are named on a panel: unit, post and who holds it today. A post of another county is not among them. */
export async function seatNames(ctx: Ctx, postIds: readonly number[]): Promise<Map<number, string>> {
  if (!postIds.length) return new Map()
  const posts = await countyRows(ctx, 'post')
    .innerJoin('unit', 'unit.id', 'post.unitId')
    .select(['post.id', 'post.name', 'unit.name as unitName'])
    .where('post.id', 'in', [...postIds])
    .execute()
  const holders = await holdersOf(ctx, postIds)
  return new Map(posts.map(p => [p.id, [p.unitName, p.name, holders.get(p.id)].filter(Boolean).join(' ')]))
}

import type { ExpressionBuilder } from 'kysely'
import { pageOf, type Order, type PageArgs } from '../../platform/connection'
import type { Ctx } from '../../platform/context'
import { countyRows, matches } from '../../platform/rows'
import type { Tables } from '../../platform/tables'
import { reachFor } from '../identity/permission.service'
import { projectsMatching } from '../project/project.query'
import { REVIEW_KINDS, reviewsOf, type Facts, type ReviewKind } from '../regulation/provision.query'
import { CONCLUSIONS, REVIEW_STATES, toneOf, type Conclusion, type ReviewState } from './review.rules'

export interface ReviewFilter {
  text?: string | null
  kinds?: ReviewKind[] | null
  states?: ReviewState[] | null
  conclusions?: Conclusion[] | null
  projectId?: number | null
  convenorUnitIds?: number[] | null
  /** Only those whose panel the actor's post sits on. */
  mine?: boolean | null
  heldFrom?: string | null
  heldTo?: string | null
}

const onPanel = (ctx: Ctx) => (eb: ExpressionBuilder<Tables, 'reviewSession'>) =>
  eb('reviewSession.id', 'in', eb.selectFrom('panelist').select('panelist.sessionId')
    .where('panelist.jurisdictionId', '=', ctx.jurisdictionId).where('panelist.postId', '=', ctx.actor.postId))

/** Beyond the county's readers: the convening unit, the panel, and the units of the project. */
const seenBy = (ctx: Ctx) => (eb: ExpressionBuilder<Tables, 'reviewSession'>) =>
  eb.or([
    eb('reviewSession.convenorUnitId', 'in', [...ctx.actor.unitIds]),
    onPanel(ctx)(eb),
    ...(reachFor(ctx, 'project.read') ? [eb('reviewSession.projectId', 'in', projectsMatching(ctx, {}).select('project.id'))] : []),
  ])

/** The reviews that the actor may see and the filter lets through. */
const reviewsMatching = (ctx: Ctx, f: ReviewFilter) => {
  const reach = reachFor(ctx, 'review.read')
  return countyRows(ctx, 'reviewSession')
    .$if(reach === null, q => q.where('reviewSession.id', '=', -1))
    .$if(reach !== null && reach !== 'COUNTY', q => q.where(seenBy(ctx)))
    .$if(Boolean(f.text?.trim()), q => q.where(matches('reviewSession.searchKey', f.text!)))
    .$if(Boolean(f.kinds?.length), q => q.where('reviewSession.kind', 'in', f.kinds!))
    .$if(Boolean(f.states?.length), q => q.where('reviewSession.state', 'in', f.states!))
    .$if(Boolean(f.conclusions?.length), q => q.where('reviewSession.conclusion', 'in', f.conclusions!))
    .$if(f.projectId != null, q => q.where('reviewSession.projectId', '=', f.projectId!))
    .$if(Boolean(f.convenorUnitIds?.length), q => q.where('reviewSession.convenorUnitId', 'in', f.convenorUnitIds!))
    .$if(f.mine === true, q => q.where(onPanel(ctx)))
    .$if(Boolean(f.heldFrom), q => q.where('reviewSession.heldOn', '>=', f.heldFrom!))
    .$if(Boolean(f.heldTo), q => q.where('reviewSession.heldOn', '<=', f.heldTo!))
}

const reviewRows = (ctx: Ctx, filter: ReviewFilter) =>
  reviewsMatching(ctx, filter)
    .leftJoin('project', 'project.id', 'reviewSession.projectId')
    .leftJoin('unit as convenor', 'convenor.id', 'reviewSession.convenorUnitId')
    .select([
      'reviewSession.id', 'reviewSession.version', 'reviewSession.kind', 'reviewSession.projectId', 'project.name as projectName',
      'reviewSession.title', 'reviewSession.heldOn', 'reviewSession.place', 'reviewSession.convenorUnitId', 'convenor.name as convenorUnitName',
      'reviewSession.state', 'reviewSession.sheet', 'reviewSession.conclusion', 'reviewSession.conclusionText', 'reviewSession.average',
      'reviewSession.concludedOn', 'reviewSession.concludedByText', 'reviewSession.subject', 'reviewSession.cancelReason',
    ])
    .select(eb => [
      eb.selectFrom('panelist').select(e => e.fn.countAll().as('n'))
        .whereRef('panelist.sessionId', '=', 'reviewSession.id').where('panelist.recused', '=', 0 as never).as('panelCount'),
      eb.selectFrom('scoresheet').innerJoin('panelist', 'panelist.id', 'scoresheet.panelistId').select(e => e.fn.countAll().as('n'))
        .whereRef('scoresheet.sessionId', '=', 'reviewSession.id').where('panelist.recused', '=', 0 as never)
        .where('scoresheet.submittedAt', 'is not', null).as('submittedCount'),
    ])

type FoundReview = Awaited<ReturnType<ReturnType<typeof reviewRows>['execute']>>[number]

const shown = (row: FoundReview) => ({
  ...row,
  __typename: 'ReviewSession' as const,
  kindLabel: REVIEW_KINDS[row.kind],
  stateLabel: row.conclusion ? CONCLUSIONS[row.conclusion] : REVIEW_STATES[row.state],
  tone: toneOf(row.state, row.conclusion),
  panelCount: Number(row.panelCount),
  submittedCount: Number(row.submittedCount),
})
export type ReviewRow = ReturnType<typeof shown>

const countReviews = async (ctx: Ctx, filter: ReviewFilter) =>
  Number((await reviewsMatching(ctx, filter).select(eb => eb.fn.countAll().as('n')).executeTakeFirstOrThrow()).n)

const REVIEW_ORDERS = { HELD_ON: 'reviewSession.heldOn', STATE: 'reviewSession.state', KIND: 'reviewSession.kind' } as const
export type ReviewOrder = keyof typeof REVIEW_ORDERS

/** One page of reviews; the latest day first when no order is given. */
export async function listReviews(
  ctx: Ctx, filter: ReviewFilter, order: { by: ReviewOrder; descending?: boolean | null } | null, page: PageArgs, withCount: boolean,
) {
  const by: Order = { by: REVIEW_ORDERS[order?.by ?? 'HELD_ON'], desc: order ? (order.descending ?? false) : true }
  const found = await pageOf<FoundReview>(reviewRows(ctx, filter), 'reviewSession.id', by, page, withCount ? () => countReviews(ctx, filter) : null)
  return { ...found, nodes: found.nodes.map(shown) }
}

/** Cards of a lane; the rest is in the list. */
const CARDS = 40

export async function boardReviews(ctx: Ctx, filter: ReviewFilter) {
  const counts = await reviewsMatching(ctx, filter).select(eb => ['reviewSession.state', eb.fn.countAll().as('n')]).groupBy('reviewSession.state').execute()
  const states = (Object.keys(REVIEW_STATES) as ReviewState[]).filter(s => !filter.states?.length || filter.states.includes(s))
  return Promise.all(states.map(async key => {
    const totalCount = Number(counts.find(c => c.state === key)?.n ?? 0)
    const rows = totalCount
      ? await reviewRows(ctx, { ...filter, states: [key] }).orderBy('reviewSession.heldOn', 'desc').orderBy('reviewSession.id', 'desc').limit(CARDS).execute()
      : []
    return { key, label: REVIEW_STATES[key], totalCount, nodes: rows.map(shown) }
  }))
}

/** One review that the actor may see, or null. */
export async function findReview(ctx: Ctx, id: number): Promise<ReviewRow | null> {
  const row = await reviewRows(ctx, {}).where('reviewSession.id', '=', id).executeTakeFirst()
  return row ? shown(row) : null
}

/** The clause that asks for this kind of review in the actor's county, and who holds it by the text; null where none does. */
export const provisionOf = async (ctx: Ctx, kind: ReviewKind) => (await reviewsOf(ctx)).find(r => r.kind === kind) ?? null

/** What the concluded reviews of projects say, for the gates: the latest conclusion of each kind; a kind without one is absent. */
export async function reviewFactsOfAll(ctx: Ctx, projectIds: readonly number[]): Promise<Map<number, NonNullable<Facts['review']>>> {
  const facts = new Map<number, NonNullable<Facts['review']>>()
  for (let i = 0; i < projectIds.length; i += 1000) {
    const rows = await countyRows(ctx, 'reviewSession')
      .select(['reviewSession.projectId', 'reviewSession.kind', 'reviewSession.conclusion'])
      .where('reviewSession.projectId', 'in', projectIds.slice(i, i + 1000))
      .where('reviewSession.state', '=', 'CONCLUDED')
      .orderBy('reviewSession.concludedOn')
      .orderBy('reviewSession.id')
      .execute()
    for (const row of rows) {
      const known = facts.get(row.projectId) ?? {}
      const field = `${row.kind.toLowerCase() as Lowercase<ReviewKind>}Passed` as const
      facts.set(row.projectId, { ...known, [field]: row.conclusion === 'PASSED' })
    }
  }
  return facts
}

import type { Ctx } from '../../platform/context'
import type { CalendarEvent, Hit, Todo } from '../../platform/manifest'
import { countyRows } from '../../platform/rows'
import { reachFor } from '../identity/permission.service'
import { listReviews } from './review.query'
import { OVER, UNIT_HELD } from './review.rules'

/** Sheets that wait for the actor's marks, and reviews of the own unit that wait for their conclusion. */
export async function reviewTodos(ctx: Ctx): Promise<Todo[]> {
  const toScore = reachFor(ctx, 'review.score') === null ? [] : await countyRows(ctx, 'panelist')
    .innerJoin('reviewSession', 'reviewSession.id', 'panelist.sessionId')
    .leftJoin('scoresheet', 'scoresheet.panelistId', 'panelist.id')
    .select(['reviewSession.id', 'reviewSession.title', 'reviewSession.heldOn'])
    .where('panelist.postId', '=', ctx.actor.postId)
    .where('panelist.recused', '=', 0 as never)
    .where('reviewSession.state', 'not in', OVER)
    .where('scoresheet.submittedAt', 'is', null)
    .orderBy('reviewSession.heldOn')
    .limit(50)
    .execute()
  const reach = reachFor(ctx, 'review.manage')
  const toConclude = reach === null ? [] : await countyRows(ctx, 'reviewSession')
    .select(['reviewSession.id', 'reviewSession.title', 'reviewSession.heldOn'])
    .where('reviewSession.state', 'not in', OVER)
    .where('reviewSession.heldOn', '<=', ctx.today)
    .$if(reach === 'COUNTY', q => q.where('reviewSession.kind', 'not in', [...UNIT_HELD] as never))
    .$if(reach !== 'COUNTY', q => q.where('reviewSession.kind', 'in', [...UNIT_HELD] as never).where('reviewSession.convenorUnitId', 'in', [...ctx.actor.unitIds]))
    .orderBy('reviewSession.heldOn')
    .limit(50)
    .execute()
  return [
    ...toScore.map(r => ({ key: `review:${r.id}:score`, title: `评分：${r.title}`, kind: 'review', link: `/reviews/${r.id}`, dueOn: r.heldOn })),
    ...toConclude.map(r => ({ key: `review:${r.id}:conclude`, title: `评审待作结论：${r.title}`, kind: 'review', link: `/reviews/${r.id}`, dueOn: r.heldOn })),
  ]
}

export async function searchReviews(ctx: Ctx, text: string, limit: number): Promise<Hit[]> {
  if (reachFor(ctx, 'review.read') === null) return []
  const { nodes } = await listReviews(ctx, { text }, null, { first: limit }, false)
  return nodes.map(r => ({ kind: 'review', label: r.kindLabel, title: r.title, hint: `${r.heldOn} ${r.stateLabel}`, link: `/reviews/${r.id}` }))
}

export async function reviewEvents(ctx: Ctx, from: string, to: string): Promise<CalendarEvent[]> {
  if (reachFor(ctx, 'review.read') === null) return []
  const { nodes } = await listReviews(ctx, { heldFrom: from, heldTo: to }, { by: 'HELD_ON' }, { first: 200 }, false)
  return nodes.map(r => ({
    uid: `review-${r.id}`, kind: 'review', title: r.title, link: `/reviews/${r.id}`, on: r.heldOn, startAt: null, endAt: null,
    place: r.place, note: `${r.kindLabel}，${r.stateLabel}`,
  }))
}

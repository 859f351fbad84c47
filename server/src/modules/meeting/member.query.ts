import type { Day } from '../../kernel/day'
import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { regulationOf } from '../regulation/regulation.service'
import { LIAISON_GRADES } from '../regulation/regulation.query'
import { holdersOn } from './attendance.query'
import { NOT_ASKED } from './call.rules'
import { liaisonsOf } from './liaison.query'
import { liaisonGap, MEMBER_ROLES, memberOn, succeeded, type LiaisonAsked } from './member.rules'

/** Who holds each post today and since when: the latest where two overlap. */
async function tenures(ctx: Ctx, postIds: readonly number[]) {
  if (!postIds.length) return new Map<number, { id: number; fromOn: Day; name: string }>()
  const rows = await countyRows(ctx, 'tenure')
    .innerJoin('user', 'user.id', 'tenure.userId')
    .select(['tenure.id', 'tenure.postId', 'tenure.fromOn', 'user.name'])
    .where('tenure.postId', 'in', [...new Set(postIds)])
    .where('tenure.fromOn', '<=', ctx.today)
    .where(eb => eb.or([eb('tenure.untilOn', 'is', null), eb('tenure.untilOn', '>=', ctx.today)]))
    .orderBy('tenure.id')
    .execute()
  return new Map(rows.map(r => [r.postId, { id: r.id, fromOn: r.fromOn, name: r.name }]))
}

const memberRows = (ctx: Ctx) =>
  countyRows(ctx, 'seriesMember')
    .innerJoin('meetingSeries', 'meetingSeries.id', 'seriesMember.seriesId')
    .leftJoin('unit', 'unit.id', 'seriesMember.unitId')
    .leftJoin('post', 'post.id', 'seriesMember.postId')
    .select([
      'seriesMember.id', 'seriesMember.version', 'seriesMember.seriesId', 'meetingSeries.code as seriesCode', 'meetingSeries.name as seriesName', 'seriesMember.role',
      'seriesMember.unitId', 'unit.name as unitName', 'unit.kind as unitKind', 'seriesMember.unitText', 'seriesMember.postId', 'post.name as postName', 'seriesMember.fromOn', 'seriesMember.untilOn',
      'seriesMember.paper', 'seriesMember.endPaper', 'seriesMember.notedTenureId',
    ])
    .orderBy('seriesMember.ordinal')
    .orderBy('seriesMember.id')

/** What the county's text asks of the liaisons of a series' member units (长子 五20); null where it asks nothing. */
async function liaisonAsked(ctx: Ctx, code: string): Promise<LiaisonAsked | null> {
  const asked = (await regulationOf(ctx)).pack.data.series.find(s => s.code === code)?.liaison
  return asked ? { clause: asked.clause.join('、'), grade: asked.grade, gradeLabel: LIAISON_GRADES[asked.grade] } : null
}

/**
 * The members of a series by post, past ones included: who holds the post now, and in a past one who held it on its last day
 * (N10). One row for each membership.
 */
export async function listMembers(ctx: Ctx, code: string) {
  const rows = await memberRows(ctx).where('meetingSeries.code', '=', code).execute()
  const now = await tenures(ctx, rows.flatMap(r => r.postId ?? []))
  const asked = await liaisonAsked(ctx, code)
  const units = rows.filter(r => r.unitId !== null && !NOT_ASKED.includes(r.unitKind ?? '') && memberOn(r, ctx.today)).map(r => r.unitId!)
  const liaisons = await liaisonsOf(ctx, units)
  const shown = []
  for (const r of rows) {
    const current = memberOn(r, ctx.today)
    const holding = r.postId === null ? undefined : now.get(r.postId)
    const then = current || r.postId === null || r.untilOn === null ? null : ((await holdersOn(ctx, [r.postId], r.untilOn)).get(r.postId) ?? null)
    shown.push({
      ...r, unitName: r.unitName ?? r.unitText ?? '', known: r.unitId !== null, roleLabel: MEMBER_ROLES[r.role], current, coming: r.fromOn > ctx.today,
      holderName: current ? (holding?.name ?? null) : then, holderSinceOn: current ? (holding?.fromOn ?? null) : null,
      liaisonGap: r.unitId !== null && units.includes(r.unitId) ? liaisonGap((liaisons.get(r.unitId) ?? []).map(l => l.grade), asked) : null,
      succeeded: current && succeeded(r, { tenureId: holding?.id ?? null, tenureFromOn: holding?.fromOn ?? null }),
    })
  }
  return shown
}

/** Members whose post has passed to somebody, which the office has not noted yet (JC29). */
export async function successions(ctx: Ctx) {
  const rows = (await memberRows(ctx).where('seriesMember.untilOn', 'is', null).where('seriesMember.postId', 'is not', null).execute())
  const now = await tenures(ctx, rows.flatMap(r => r.postId ?? []))
  return rows.flatMap(r => {
    const holding = now.get(r.postId!)
    return holding && succeeded(r, { tenureId: holding.id, tenureFromOn: holding.fromOn }) ? [{ ...r, holderName: holding.name, holderSinceOn: holding.fromOn }] : []
  })
}

/** Whether one of the actor's units has a seat in the series today: who may ask for a meeting of it. */
export async function isMember(ctx: Ctx, seriesId: number): Promise<boolean> {
  const row = await countyRows(ctx, 'seriesMember')
    .select('seriesMember.id')
    .where('seriesMember.seriesId', '=', seriesId)
    .where(eb => eb.or([eb('seriesMember.unitId', 'in', [...ctx.actor.unitIds, -1]), eb('seriesMember.postId', '=', ctx.actor.postId)]))
    .where('seriesMember.fromOn', '<=', ctx.today)
    .where(eb => eb.or([eb('seriesMember.untilOn', 'is', null), eb('seriesMember.untilOn', '>=', ctx.today)]))
    .executeTakeFirst()
  return Boolean(row)
}

import { addDays, instantOf, type Day } from '../../kernel/day'
import { pageOf, type Order, type PageArgs } from '../../platform/connection'
import type { Ctx } from '../../platform/context'
import { countyRows, matches } from '../../platform/rows'
import { CONFIDENTIAL, reachOf, type UnitKind } from './permission.rules'

export interface UnitFilter {
  text?: string | null
  kinds?: UnitKind[] | null
  active?: boolean | null
}

const unitsMatching = (ctx: Ctx, filter: UnitFilter) =>
  countyRows(ctx, 'unit')
    .$if(Boolean(filter.text), q => q.where(matches('unit.searchKey', filter.text!)))
    .$if(Boolean(filter.kinds?.length), q => q.where('unit.kind', 'in', filter.kinds!))
    .$if(filter.active != null, q => q.where('unit.active', '=', Number(filter.active) as never))

/** The county's units in the office's order: pickers need them all, so no paging. */
export const listUnits = (ctx: Ctx, filter: UnitFilter = {}) =>
  unitsMatching(ctx, filter)
    .leftJoin('unit as parent', 'parent.id', 'unit.parentId')
    .select(['unit.id', 'unit.version', 'unit.name', 'unit.shortName', 'unit.kind', 'unit.parentId', 'parent.name as parentName', 'unit.ordinal', 'unit.active', 'unit.searchKey'])
    .orderBy('unit.ordinal')
    .orderBy('unit.id')
    .limit(2000)
    .execute()

/** The office's unit. */
export const officeUnits = async (ctx: Ctx): Promise<number[]> =>
  (await countyRows(ctx, 'unit').select('unit.id').where('unit.kind', '=', 'OFFICE').where('unit.active', '=', 1 as never).orderBy('unit.id').execute()).map(u => u.id)

export interface PostFilter {
  text?: string | null
  unitId?: number | null
  unitIds?: number[] | null
  roles?: string[] | null
  active?: boolean | null
}

/** Posts with who holds them today; the holder is text, because duties belong to the post. */
export async function listPosts(ctx: Ctx, filter: PostFilter = {}) {
  const posts = await countyRows(ctx, 'post')
    .innerJoin('unit', 'unit.id', 'post.unitId')
    .$if(Boolean(filter.text), q => q.where(matches('post.searchKey', filter.text!)))
    .$if(filter.unitId != null, q => q.where('post.unitId', '=', filter.unitId!))
    .$if(Boolean(filter.unitIds?.length), q => q.where('post.unitId', 'in', filter.unitIds!))
    .$if(Boolean(filter.roles?.length), q => q.where('post.role', 'in', filter.roles! as never))
    .$if(filter.active != null, q => q.where('post.active', '=', Number(filter.active) as never))
    .select(['post.id', 'post.version', 'post.name', 'post.role', 'post.grade', 'post.unitId', 'unit.name as unitName', 'post.ordinal', 'post.active', 'post.searchKey', 'unit.searchKey as unitKey'])
    .orderBy('unit.ordinal')
    .orderBy('post.ordinal')
    .orderBy('post.id')
    .limit(3000)
    .execute()
  const holders = await countyRows(ctx, 'tenure')
    .innerJoin('user', 'user.id', 'tenure.userId')
    .select(['tenure.postId', 'user.name', 'user.searchKey'])
    .where('tenure.fromOn', '<=', ctx.today)
    .where(eb => eb.or([eb('tenure.untilOn', 'is', null), eb('tenure.untilOn', '>=', ctx.today)]))
    .orderBy('tenure.id')
    .execute()
  const byPost = Map.groupBy(holders, h => h.postId)
  return posts.map(({ unitKey, ...post }) => {
    const held = byPost.get(post.id) ?? []
    return { ...post, holderName: held.map(h => h.name).join('、') || null, searchKey: [post.searchKey, unitKey, ...held.map(h => h.searchKey)].join(' ') }
  })
}

export interface UserFilter {
  text?: string | null
  unitId?: number | null
  unitIds?: number[] | null
  active?: boolean | null
}

const usersMatching = (ctx: Ctx, filter: UserFilter) => {
  const unitIds = [...(filter.unitIds ?? []), ...(filter.unitId != null ? [filter.unitId] : [])]
  return countyRows(ctx, 'user')
    .$if(Boolean(filter.text), q => q.where(eb => eb.or([matches('user.searchKey', filter.text!), matches('user.username', filter.text!)])))
    .$if(filter.active != null, q => q.where('user.active', '=', Number(filter.active) as never))
    .$if(unitIds.length > 0, q =>
      q.where('user.id', 'in', eb =>
        eb.selectFrom('tenure').innerJoin('post', 'post.id', 'tenure.postId').select('tenure.userId').where('post.unitId', 'in', unitIds)),
    )
}

export const listUsers = (ctx: Ctx, filter: UserFilter, page: PageArgs, withCount: boolean) => {
  const order: Order = { by: 'user.id' }
  const rows = usersMatching(ctx, filter).select(['user.id', 'user.version', 'user.name', 'user.username', 'user.phone', 'user.email', 'user.active'])
  const count = async () =>
    Number((await usersMatching(ctx, filter).select(eb => eb.fn.countAll().as('n')).executeTakeFirstOrThrow()).n)
  return pageOf<Awaited<ReturnType<typeof rows.execute>>[number]>(rows, 'user.id', order, page, withCount ? count : null)
}

export const findUser = (ctx: Ctx, id: number) =>
  countyRows(ctx, 'user')
    .select(['user.id', 'user.version', 'user.name', 'user.username', 'user.phone', 'user.email', 'user.active'])
    .where('user.id', '=', id)
    .executeTakeFirstOrThrow()

/** Every tenure of the given users, ended ones too: the record of who held which post when. */
export const tenuresOf = (ctx: Ctx, userIds: readonly number[]) =>
  userIds.length
    ? countyRows(ctx, 'tenure')
        .innerJoin('post', 'post.id', 'tenure.postId')
        .innerJoin('unit', 'unit.id', 'post.unitId')
        .select(['tenure.id', 'tenure.version', 'tenure.userId', 'tenure.postId', 'post.name as postName', 'unit.name as unitName', 'tenure.fromOn', 'tenure.untilOn'])
        .where('tenure.userId', 'in', [...userIds])
        .orderBy('tenure.fromOn', 'desc')
        .execute()
    : Promise.resolve([])

export const listDelegations = (ctx: Ctx) =>
  countyRows(ctx, 'delegation')
    .innerJoin('post as f', 'f.id', 'delegation.fromPostId')
    .innerJoin('post as t', 't.id', 'delegation.toPostId')
    .innerJoin('unit as fu', 'fu.id', 'f.unitId')
    .innerJoin('unit as tu', 'tu.id', 't.unitId')
    .select([
      'delegation.id', 'delegation.version', 'delegation.fromPostId', 'f.name as fromPostName', 'fu.name as fromUnitName',
      'delegation.toPostId', 't.name as toPostName', 'tu.name as toUnitName', 'delegation.fromOn', 'delegation.untilOn', 'delegation.reason',
    ])
    .orderBy('delegation.fromOn', 'desc')
    .limit(500)
    .execute()

export interface JournalFilter {
  subjectType?: string | null
  subjectId?: number | null
  userId?: number | null
  kinds?: string[] | null
  /** A part of the name or the post of who did it. */
  who?: string | null
  /** Days, both counted. */
  from?: Day | null
  to?: Day | null
}

const part = (text: string) => `%${text.trim().replace(/[\\%_]/g, '')}%`

/** The journal, newest first. History of one subject is the same rows, narrowed. */
export const listJournal = (ctx: Ctx, filter: JournalFilter, page: PageArgs) => {
  const hidden = Object.entries(CONFIDENTIAL).filter(([, ability]) => !reachOf(ctx.actor.role, ability)).map(([subject]) => subject)
  const rows = countyRows(ctx, 'journal')
    .$if(hidden.length > 0, q => q.where('journal.subjectType', 'not in', hidden))
    .$if(Boolean(filter.subjectType), q => q.where('journal.subjectType', '=', filter.subjectType!))
    .$if(filter.subjectId != null, q => q.where('journal.subjectId', '=', filter.subjectId!))
    .$if(filter.userId != null, q => q.where('journal.userId', '=', filter.userId!))
    .$if(Boolean(filter.kinds?.length), q => q.where('journal.kind', 'in', filter.kinds!))
    .$if(Boolean(filter.who?.trim()), q =>
      q.where(eb => eb.or([eb('journal.userName', 'like', part(filter.who!)), eb('journal.postName', 'like', part(filter.who!))])))
    .$if(Boolean(filter.from), q => q.where('journal.at', '>=', instantOf(filter.from!)))
    .$if(Boolean(filter.to), q => q.where('journal.at', '<', instantOf(addDays(filter.to!, 1))))
    .select(['journal.id', 'journal.seq', 'journal.at', 'journal.userName', 'journal.postName', 'journal.onBehalfOf', 'journal.operation', 'journal.kind', 'journal.subjectType', 'journal.subjectId', 'journal.changes'])
  return pageOf<Awaited<ReturnType<typeof rows.execute>>[number]>(rows, 'journal.id', { by: 'journal.id', desc: true }, page, null)
}

/** The users that journal entries speak of by number: `{"userId":[null,5]}`. */
export async function usersIn(ctx: Ctx, changes: readonly string[]): Promise<{ id: number; name: string }[]> {
  const ids = changes.flatMap(json =>
    Object.entries(JSON.parse(json) as Record<string, unknown[]>).flatMap(([key, values]) =>
      key === 'userId' || key.endsWith('ById') ? values.filter(v => typeof v === 'number') : []),
  )
  return ids.length ? countyRows(ctx, 'user').select(['user.id', 'user.name']).where('user.id', 'in', [...new Set(ids)]).execute() : []
}

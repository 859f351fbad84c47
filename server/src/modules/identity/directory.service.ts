import { addDays } from '../../kernel/day'
import { forbidden, invalid, type FieldProblem } from '../../kernel/refusal'
import { searchKey } from '../../kernel/text'
import type { Ctx } from '../../platform/context'
import { Delegation, Post, Session, Tenure, Unit, User } from './identity.entity'
import { passwordProblem, usernameProblem, type Grade, type Role, type UnitKind } from './permission.rules'
import { administers, keepAnAdministrator } from './administrator.service'
import { hashPassword } from './password.service'
import { forgetTries } from './signInTry.service'

export interface UnitFields {
  name: string
  shortName?: string | null
  kind: UnitKind
  parentId?: number | null
  ordinal?: number | null
  active?: boolean | null
}

/** A unit's parent must be another unit of the county and not one below it. */
async function checkParent(ctx: Ctx, id: number | null, parentId: number | null | undefined) {
  for (let at = parentId ?? null; at !== null; ) {
    if (at === id) throw invalid({ field: 'parentId', message: '上级单位不能是本单位或其下级，请另选。' })
    at = (await ctx.find(Unit, at, '上级单位')).parentId ?? null
  }
}

/** Creates or, with id and version, changes a unit. Returns its id. */
export async function saveUnit(ctx: Ctx, input: UnitFields & { id?: number | null; version?: number | null }): Promise<number> {
  await checkParent(ctx, input.id ?? null, input.parentId)
  const fields = {
    name: input.name.trim(),
    shortName: input.shortName?.trim() || input.name.trim(),
    kind: input.kind,
    parentId: input.parentId ?? null,
    ordinal: input.ordinal ?? 0,
    active: input.active ?? true,
    searchKey: searchKey(`${input.name} ${input.shortName ?? ''}`),
  }
  const twin = await ctx.em.findOne(Unit, { name: fields.name, id: { $ne: input.id ?? 0 } })
  if (twin) throw invalid({ field: 'name', message: `已有名为“${fields.name}”的单位，请换一个名称或修改原单位。` })
  const unit = input.id
    ? ctx.em.assign(await ctx.findVersion(Unit, input.id, input.version ?? -1, '单位'), fields)
    : ctx.em.create(Unit, { jurisdictionId: ctx.jurisdictionId, ...fields })
  await ctx.flush()
  return unit.id
}

export interface PostFields {
  unitId: number
  name: string
  role: Role
  grade: Grade
  ordinal?: number | null
  active?: boolean | null
}

export async function savePost(ctx: Ctx, input: PostFields & { id?: number | null; version?: number | null }): Promise<number> {
  const unit = await ctx.find(Unit, input.unitId, '单位')
  const fields = {
    unitId: unit.id,
    name: input.name.trim(),
    role: input.role,
    grade: input.grade,
    ordinal: input.ordinal ?? 0,
    active: input.active ?? true,
    searchKey: searchKey(`${input.name} ${unit.name}`),
  }
  const known = input.id ? await ctx.findVersion(Post, input.id, input.version ?? -1, '岗位') : null
  const administered = known?.role === 'ADMINISTRATOR' && known.active
  const post = known ? ctx.em.assign(known, fields) : ctx.em.create(Post, { jurisdictionId: ctx.jurisdictionId, ...fields })
  await ctx.flush()
  if (administered && (fields.role !== 'ADMINISTRATOR' || !fields.active)) await keepAnAdministrator(ctx, ctx.today)
  return post.id
}

export interface UserFields {
  name: string
  username: string
  phone?: string | null
  email?: string | null
  active?: boolean | null
  /** A new password; when a user is changed, absent keeps the old one. */
  password?: string | null
}

export async function saveUser(ctx: Ctx, input: UserFields & { id?: number | null; version?: number | null }): Promise<number> {
  const username = input.username.trim().toLowerCase()
  const problems: FieldProblem[] = []
  const unfit = usernameProblem(username)
  if (unfit) problems.push({ field: 'username', message: unfit })
  if (input.email && !/^\S+@\S+\.\S+$/.test(input.email)) problems.push({ field: 'email', message: '邮箱地址不完整，请检查。' })
  if (!input.id && !input.password) problems.push({ field: 'password', message: '请为新用户设置初始密码。' })
  const weak = input.password ? passwordProblem(input.password, username) : null
  if (weak) problems.push({ field: 'password', message: weak })
  const twin = await ctx.em.findOne(User, { username, id: { $ne: input.id ?? 0 } }, { filters: { county: false } })
  if (twin) problems.push({ field: 'username', message: '这个用户名已被使用，请换一个。' })
  if (problems.length) throw invalid(...problems)
  const fields = {
    name: input.name.trim(), username, phone: input.phone?.trim() || null, email: input.email?.trim() || null,
    active: input.active ?? true, searchKey: searchKey(input.name),
  }
  if (!input.id) {
    const user = ctx.em.create(User, {
      jurisdictionId: ctx.jurisdictionId, ...fields, passwordHash: await hashPassword(input.password!),
    })
    await ctx.flush()
    return user.id
  }
  const user = ctx.em.assign(await ctx.findVersion(User, input.id, input.version ?? -1, '用户'), fields)
  if (input.password) {
    user.passwordHash = await hashPassword(input.password)
    await forgetTries(ctx, user.username)
  }
  if (input.password || !fields.active) await ctx.em.nativeDelete(Session, { userId: user.id })
  await ctx.flush()
  if (!fields.active && (await administers(ctx, user.id))) await keepAnAdministrator(ctx, ctx.today)
  return user.id
}

/** A person takes a post from a day on. An end before the start is refused. */
export async function appoint(ctx: Ctx, input: { userId: number; postId: number; fromOn: string; untilOn?: string | null }): Promise<number> {
  const user = await ctx.find(User, input.userId, '用户')
  const post = await ctx.find(Post, input.postId, '岗位')
  if (input.untilOn && input.untilOn < input.fromOn) throw invalid({ field: 'untilOn', message: '离任日期不能早于任职日期。' })
  const running = await ctx.em.findOne(Tenure, { userId: user.id, postId: post.id, untilOn: null })
  if (running) throw invalid({ field: 'postId', message: '此人已经任此岗位，不必重复登记。' })
  const tenure = ctx.em.create(Tenure, {
    jurisdictionId: ctx.jurisdictionId, userId: user.id, postId: post.id, fromOn: input.fromOn, untilOn: input.untilOn ?? null,
  })
  await ctx.flush()
  return tenure.id
}

/** Ends a tenure on a day; what was done in it stays shown with the post. Sessions in the post end. */
export async function endTenure(ctx: Ctx, input: { id: number; version: number; untilOn: string }): Promise<number> {
  const tenure = await ctx.findVersion(Tenure, input.id, input.version, '任职')
  if (input.untilOn < tenure.fromOn) throw invalid({ field: 'untilOn', message: `离任日期不能早于任职日期 ${tenure.fromOn}。` })
  tenure.untilOn = input.untilOn
  if (input.untilOn < ctx.today) await ctx.em.nativeDelete(Session, { tenureId: tenure.id })
  await ctx.flush()
  const { role } = await ctx.find(Post, tenure.postId, '岗位')
  const after = addDays(input.untilOn, 1)
  if (role === 'ADMINISTRATOR') await keepAnAdministrator(ctx, after > ctx.today ? after : ctx.today)
  return tenure.id
}

/**
 * A post's duties go to another post for a time. Nobody registers one to a post of their own: whoever may delegate could
 * else take any seat of the county. What an administrator's post may do only an administrator gives away.
 */
export async function delegate(
  ctx: Ctx,
  input: { fromPostId: number; toPostId: number; fromOn: string; untilOn: string; reason: string },
): Promise<number> {
  const from = await ctx.find(Post, input.fromPostId, '委托岗位')
  const to = await ctx.find(Post, input.toPostId, '受托岗位')
  if (!from.active || !to.active) throw invalid({ field: from.active ? 'toPostId' : 'fromPostId', message: '这个岗位已停用，请另选岗位。' })
  if (from.role === 'ADMINISTRATOR' && ctx.actor.role !== 'ADMINISTRATOR')
    throw forbidden('管理员岗位的职责只能由管理员登记委托，请联系管理员。')
  if (await holds(ctx, ctx.actor.userId, to.id))
    throw forbidden('不能登记由您自己的岗位受托，请由另一位管理员或联席办人员登记。')
  if (from.id === to.id) throw invalid({ field: 'toPostId', message: '不能委托给同一个岗位，请另选受托岗位。' })
  if (input.untilOn < input.fromOn) throw invalid({ field: 'untilOn', message: '结束日期不能早于开始日期。' })
  const delegation = ctx.em.create(Delegation, {
    jurisdictionId: ctx.jurisdictionId, fromPostId: from.id, toPostId: to.id, fromOn: input.fromOn, untilOn: input.untilOn, reason: input.reason,
  })
  await ctx.flush()
  return delegation.id
}

/** Whether a person has the post, today or later. */
const holds = async (ctx: Ctx, userId: number, postId: number) =>
  Boolean(await ctx.em.findOne(Tenure, { userId, postId, $or: [{ untilOn: null }, { untilOn: { $gte: ctx.today } }] }))

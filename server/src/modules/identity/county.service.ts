import { invalid, type FieldProblem } from '../../kernel/refusal'
import { searchKey } from '../../kernel/text'
import type { Actor, Ctx } from '../../platform/context'
import { Jurisdiction, Post, Tenure, Unit, User } from './identity.entity'
import { hashPassword } from './password.service'
import { passwordProblem, usernameProblem } from './permission.rules'

export interface NewCounty {
  /** GB/T 2260. */
  jurisdictionCode: string
  jurisdictionName: string
  /** The joint-meeting office. */
  unitName: string
  /** The administrator. */
  name: string
  username: string
  password: string
}

const anyCounty = { filters: { county: false } } as const
const POST = '系统管理员'

async function check(ctx: Ctx, input: NewCounty, username: string): Promise<void> {
  const problems: FieldProblem[] = []
  const add = (field: keyof NewCounty, message: string | null) => void (message && problems.push({ field, message }))
  add('jurisdictionCode', /^[1-9]\d{5}$/.test(input.jurisdictionCode) ? null : '行政区划代码应为 6 位数字，如 140428。')
  if (await ctx.em.findOne(Jurisdiction, { code: input.jurisdictionCode })) add('jurisdictionCode', `代码为 ${input.jurisdictionCode} 的行政区已经建立，请核对代码。`)
  add('jurisdictionName', input.jurisdictionName.trim() ? null : '请填写行政区名称。')
  add('unitName', input.unitName.trim() ? null : '请填写联席会议办公室名称。')
  add('name', input.name.trim() ? null : '请填写管理员姓名。')
  add('username', usernameProblem(username))
  if (await ctx.em.findOne(User, { username }, anyCounty)) add('username', '这个用户名已被使用，请换一个。')
  add('password', passwordProblem(input.password, username))
  if (problems.length) throw invalid(...problems)
}

/**
 * A county with its office and its administrator, who from here appoints everybody else. Nobody of that county can have done
 * it, so the journal names the new administrator.
 * @throws Refusal INVALID beside each field.
 */
export async function createCounty(ctx: Ctx, input: NewCounty): Promise<{ jurisdictionId: number; userId: number; tenureId: number }> {
  const username = input.username.trim().toLowerCase()
  await check(ctx, input, username)
  const [jurisdictionName, unitName, name] = [input.jurisdictionName.trim(), input.unitName.trim(), input.name.trim()]
  const county = ctx.em.create(Jurisdiction, { code: input.jurisdictionCode, name: jurisdictionName, shortName: jurisdictionName.replace(/[县市区]$/, ''), createdAt: ctx.now })
  await ctx.flush()
  const jurisdictionId = county.id
  const unit = ctx.em.create(Unit, { jurisdictionId, name: unitName, shortName: unitName, kind: 'OFFICE', parentId: null, searchKey: searchKey(unitName) })
  await ctx.flush()
  const post = ctx.em.create(Post, { jurisdictionId, unitId: unit.id, name: POST, role: 'ADMINISTRATOR', grade: 'STAFF', searchKey: searchKey(`${POST} ${unitName}`) })
  const user = ctx.em.create(User, { jurisdictionId, name, username, passwordHash: await hashPassword(input.password), phone: null, email: null, searchKey: searchKey(name) })
  await ctx.flush()
  const tenure = ctx.em.create(Tenure, { jurisdictionId, userId: user.id, postId: post.id, fromOn: ctx.today, untilOn: null })
  await ctx.flush()
  ctx.journalAs = {
    userId: user.id, userName: name, tenureId: tenure.id, postId: post.id, postName: POST, role: post.role, grade: post.grade,
    unitId: unit.id, unitName, unitIds: [unit.id], jurisdictionId, jurisdictionName, onBehalfOf: null,
  } satisfies Actor
  return { jurisdictionId, userId: user.id, tenureId: tenure.id }
}

import { invalid, Refusal } from '../../kernel/refusal'
import type { Actor, Ctx } from '../../platform/context'
import { insertNew } from '../../platform/insert'
import type { System } from '../../platform/manifest'
import { unitOfWork } from '../../platform/unitOfWork'
import { bindAttachments } from '../document/attachment.service'
import { Post } from '../identity/identity.entity'
import { requireMay } from '../identity/permission.service'
import { dutiesOf, type DutyHolder } from '../regulation/provision.query'
import { Duty } from './duty.entity'
import { dutyPosts, findDutyRow } from './duty.query'
import { periodOf } from './duty.rules'

const HOLDS: Record<DutyHolder, (post: { role: string; kind: string }) => boolean> = {
  LEAD_OFFICIAL: p => p.role === 'LEAD_OFFICIAL',
  DEPARTMENT_HEAD: p => p.role === 'UNIT_HEAD' && p.kind === 'DEPARTMENT',
  OFFICE_HEAD: p => p.role === 'OFFICE_HEAD',
}

/** Makes the duties of the periods in which today lies; those that are there stay. @returns how many are new. */
export async function makeDuties(ctx: Ctx): Promise<number> {
  const duties = await dutiesOf(ctx)
  const posts = duties.length ? await dutyPosts(ctx) : []
  const rows = duties.flatMap(d => {
    const { label, ...period } = periodOf(d.cadence, ctx.today)
    return posts.filter(HOLDS[d.holder]).map(post => ({
      jurisdictionId: ctx.jurisdictionId, version: 1, postId: post.postId, code: d.code, name: d.name, clause: d.clause, period: label, ...period,
      holderName: post.holderName, doneOn: null, content: null, doneByText: null,
    }))
  })
  return rows.length ? insertNew(ctx, 'duty', rows) : 0
}

/** As `makeDuties`, by hand. @throws Refusal FORBIDDEN. */
export async function makeDutiesNow(ctx: Ctx): Promise<number> {
  requireMay(ctx, 'duty.make')
  return makeDuties(ctx)
}

/** The county's own account, for what nobody in person does. */
const countyActor = (county: { id: number; name: string }): Actor => ({
  userId: 0, userName: '系统', tenureId: 0, postId: 0, postName: '经常性职责', role: 'READER', grade: 'NONE', unitId: 0, unitName: '', unitIds: [],
  jurisdictionId: county.id, jurisdictionName: county.name, onBehalfOf: null,
})

/** Each county's periods, every night; again and again it makes nothing twice. */
export async function runDuties(system: System): Promise<void> {
  const counties = await system.database.read.selectFrom('jurisdiction').select(['id', 'name']).orderBy('id').execute()
  const faults: unknown[] = []
  for (const county of counties) {
    const ctx = system.ctx(countyActor(county), system.now())
    await unitOfWork(ctx, 'duties', () => makeDuties(ctx)).catch((error: unknown) => faults.push(error))
  }
  if (faults.length) throw new AggregateError(faults, 'counties whose duties could not be made')
}

/**
 * Done, with evidence: in words, and files where there are. Late is late and shown so. The holder or a delegate, the own unit's
 * head, or the office for a leader. Returns the duty's id.
 * @throws Refusal STATE when it is done already, or its period has not begun.
 */
export async function fulfilDuty(ctx: Ctx, input: { id: number; version: number; content: string; attachmentIds?: readonly number[] | null }): Promise<number> {
  const row = await findDutyRow(ctx, input.id)
  requireMay(ctx, 'duty.fulfil', { unitIds: [row.unitId], postIds: [row.postId] })
  const duty = await ctx.findVersion(Duty, input.id, input.version, '职责')
  if (duty.doneOn != null) throw new Refusal('STATE', `这项职责 ${duty.doneOn} 已经登记履行，不用再登记。请刷新查看。`)
  if (!input.content.trim()) throw invalid({ field: 'content', message: '请写明什么时间、在哪里、怎样履行的，解决了什么问题。' })
  const { actor } = ctx
  ctx.em.assign(duty, {
    doneOn: ctx.today, content: input.content.trim(), doneByText: `${actor.unitName}${actor.postName} ${actor.userName}${actor.onBehalfOf ? `（代行${actor.onBehalfOf}）` : ''}`,
  })
  await ctx.flush()
  await bindAttachments(ctx, input.attachmentIds ?? [], 'Duty', duty.id)
  return duty.id
}

/** The post of a duty's subject, for the absence. @throws Refusal NOT_FOUND; INVALID when it is no lead official's. */
export async function leadPost(ctx: Ctx, postId: number): Promise<Post> {
  const post = await ctx.find(Post, postId, '岗位')
  if (post.role !== 'LEAD_OFFICIAL') throw invalid({ field: 'postId', message: `“${post.name}”不是分包领导岗位，请选择分包领导。` })
  return post
}

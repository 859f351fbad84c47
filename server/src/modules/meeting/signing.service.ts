import { invalid, notFound, Refusal } from '../../kernel/refusal'
import { sentenceOf } from '../../kernel/verdict'
import type { Ctx } from '../../platform/context'
import { Post } from '../identity/identity.entity'
import { roleMay, requireMay } from '../identity/permission.service'
import { MinutesSignature, SigningRole } from './minutes.entity'
import { tellReturned, tellSigned } from './minutesTell.service'
import { composeMinutes, isWordFile, minutesOf, mustBeEditing } from './minutesPaper.service'
import { chainRevision, isComplete, maySign, type SignerKind } from './minutes.rules'
import { signingRoles } from './signing.query'

export interface SaveSigningChain {
  /** The chain as it was seen. */
  revision: string
  distinctSigners: boolean
  /** In their order; an empty list lets the office issue directly. */
  steps: readonly { label: string; signer: SignerKind; postId?: number | null }[]
}

/** Sets who signs minutes before they are issued, 本县设定. A round that is under way keeps the chain it began with. */
export async function saveSigningChain(ctx: Ctx, input: SaveSigningChain): Promise<void> {
  requireMay(ctx, 'setting.change')
  await ctx.lock(`signing:${ctx.jurisdictionId}`)
  const known = await ctx.em.find(SigningRole, {}, { orderBy: { ordinal: 'asc' }, refresh: true })
  if (chainRevision(known) !== input.revision) throw new Refusal('CONFLICT', '签批链刚才已由他人修改。您填写的环节还在，请对照现在的签批链后再保存。')
  for (const [i, step] of input.steps.entries()) {
    const at = (field: string) => `steps.${i}.${field}`
    if (!step.label.trim()) throw invalid({ field: at('label'), message: `请填写第 ${i + 1} 个环节的名称，例如“召集人签发”。` })
    const post = step.signer === 'CHAIR' ? null : step.postId == null ? undefined : await ctx.find(Post, step.postId, '签批岗位')
    if (post === undefined) throw invalid({ field: at('postId'), message: `请选择“${step.label.trim()}”的岗位。` })
    if (post && !roleMay(post.role, 'minutes.sign')) throw invalid({ field: at('postId'), message: `“${post.name}”不能签批纪要，请选择联席办或县级领导的岗位。` })
    const words = { label: step.label.trim(), signer: step.signer, postId: post?.id ?? null, distinctSigners: input.distinctSigners }
    // Steps are changed where they stand: the journal shows what each was.
    if (known[i]) ctx.em.assign(known[i], { ordinal: i + 1, ...words })
    else ctx.em.create(SigningRole, { jurisdictionId: ctx.jurisdictionId, ordinal: i + 1, ...words })
  }
  for (const gone of known.slice(input.steps.length)) ctx.em.remove(gone)
  await ctx.flush()
}

/** Hands the minutes up for signing: the text is closed, the chain of this round fixed. Whoever drafts and stands first in the chain has signed by it. */
export async function submitMinutes(ctx: Ctx, meetingId: number): Promise<number> {
  requireMay(ctx, 'meeting.manage')
  const { m, minutes, paper } = await minutesOf(ctx, meetingId)
  mustBeEditing(minutes, paper)
  const roles = await signingRoles(ctx)
  if (!roles.length) throw new Refusal('STATE', '本县没有设定签批链，核对后直接印发即可。')
  if (!isWordFile(minutes, paper)) await composeMinutes(ctx, m, minutes)
  ctx.em.assign(minutes, { stage: 'SIGNING', round: minutes.round + 1 })
  for (const role of roles) {
    const postId = role.signer === 'CHAIR' ? m.chairPostId : role.postId
    if (postId === null) throw new Refusal('STATE', `会议没有确定主持人岗位，“${role.label}”无人可签。请先在会议上填写主持人。`)
    ctx.em.create(MinutesSignature, {
      jurisdictionId: ctx.jurisdictionId, minutesId: minutes.id, round: minutes.round, ordinal: role.ordinal, label: role.label, postId,
      distinctSigners: Boolean(role.distinctSigners), state: 'WAITING', byUserId: null, byName: null, onBehalfOf: null, at: null, note: null,
    })
  }
  await ctx.flush()
  const round = await roundOf(ctx, minutes)
  if (round[0]!.postId === ctx.actor.postId) put(ctx, round[0]!, 'SIGNED', '送签')
  if (isComplete(round.map(plain))) minutes.stage = 'SIGNED'
  await ctx.flush()
  return m.id
}

const roundOf = (ctx: Ctx, minutes: { id: number; round: number }): Promise<MinutesSignature[]> =>
  ctx.em.find(MinutesSignature, { minutesId: minutes.id, round: minutes.round }, { orderBy: { ordinal: 'asc' } })

const plain = (s: MinutesSignature) => ({
  ordinal: s.ordinal, label: s.label, postId: s.postId, state: s.state, byUserId: s.byUserId ?? null, distinctSigners: s.distinctSigners,
})

const put = (ctx: Ctx, s: MinutesSignature, state: 'SIGNED' | 'RETURNED', note: string): void => {
  const { userId, userName, postName, onBehalfOf } = ctx.actor
  ctx.em.assign(s, { state, byUserId: userId, byName: `${userName}（${postName}）`, onBehalfOf, at: ctx.now, note })
}

export interface SignMinutes {
  meetingId: number
  signatureId: number
  /** The opinion, or why it is returned. */
  note: string
}

async function openStep(ctx: Ctx, input: SignMinutes) {
  requireMay(ctx, 'minutes.sign')
  const { m, minutes } = await minutesOf(ctx, input.meetingId)
  const round = await roundOf(ctx, minutes)
  const step = round.find(s => s.id === input.signatureId)
  if (!step || minutes.stage !== 'SIGNING') {
    if (!(await ctx.em.findOne(MinutesSignature, { id: input.signatureId, minutesId: minutes.id }))) throw notFound('签批环节')
    throw new Refusal('STATE', '这一轮签批已经结束，请刷新查看纪要现在的状态。')
  }
  const verdict = maySign(round.map(plain), step.ordinal, ctx.actor)
  if (!verdict.allowed) throw new Refusal('GATE', sentenceOf(verdict), { verdict })
  return { m, minutes, round, step }
}

/** Signs the step whose turn it is, from its post or by delegation; with the last signature the minutes may be issued. */
export async function signMinutes(ctx: Ctx, input: SignMinutes): Promise<number> {
  const { m, minutes, round, step } = await openStep(ctx, input)
  put(ctx, step, 'SIGNED', input.note.trim() || '同意')
  if (isComplete(round.map(plain))) minutes.stage = 'SIGNED'
  await ctx.flush()
  if (minutes.stage === 'SIGNED') await tellSigned(ctx, m)
  return m.id
}

/** Sends the minutes back to the office with a reason; they are edited and handed up anew, and every step signs again. */
export async function returnMinutes(ctx: Ctx, input: SignMinutes): Promise<number> {
  if (!input.note.trim()) throw invalid({ field: 'reason', message: '请写明退回的原因，便于联席办修改。' })
  const { m, minutes, round, step } = await openStep(ctx, input)
  put(ctx, step, 'RETURNED', input.note.trim())
  for (const s of round) if (s.state === 'WAITING') s.state = 'VOID'
  minutes.stage = 'EDITING'
  await ctx.flush()
  await tellReturned(ctx, m, { label: step.label, note: input.note.trim() })
  return m.id
}

/** Takes the minutes back from the signers, to change them; what was signed in this round counts no more. */
export async function recallMinutes(ctx: Ctx, meetingId: number): Promise<number> {
  requireMay(ctx, 'meeting.manage')
  const { m, minutes, paper } = await minutesOf(ctx, meetingId)
  if (paper?.state === 'ISSUED') throw new Refusal('STATE', '纪要已经印发，不能撤回签批。如有差错，请“更正”。')
  if (minutes.stage === 'EDITING') throw new Refusal('STATE', '纪要没有在签批，直接修改即可。')
  for (const s of await roundOf(ctx, minutes)) if (s.state === 'WAITING') s.state = 'VOID'
  minutes.stage = 'EDITING'
  await ctx.flush()
  return m.id
}

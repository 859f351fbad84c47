import { Packer } from 'docx'
import { invalid, notFound, Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { bindAttachments, bytesOf, findAttachment } from './attachment.service'
import { templateOf } from './defaultTemplate.rules'
import { Attachment, Template } from './document.entity'
import { fillTemplate, finishTemplate } from './fill.rules'
import { PAPER_KIND_LABEL, type PaperKind } from './paperData.rules'
import { sampleData } from './sample.rules'
import { checkTemplate } from './templateCheck.rules'

/** The product's own template of a kind as a .docx file, to be filled as it is or downloaded and edited in Word. */
export const defaultTemplate = async (kind: PaperKind): Promise<Buffer> =>
  finishTemplate(await Packer.toBuffer(templateOf(kind)))

/** The county's template of a kind: its own, or the product's. */
export async function templateFor(ctx: Ctx, kind: PaperKind): Promise<Buffer> {
  const own = await ctx.em.findOne(Template, { kind })
  return own ? bytesOf(ctx, await ctx.find(Attachment, own.attachmentId, '模板')) : defaultTemplate(kind)
}

/** A county's own template as it was seen: its version, null where the product's is in force. @throws Refusal CONFLICT */
async function seenTemplate(ctx: Ctx, kind: PaperKind, version: number | null): Promise<Template | null> {
  await ctx.lock(`template:${ctx.jurisdictionId}:${kind}`)
  const own = await ctx.em.findOne(Template, { kind }, { refresh: true })
  if ((own?.version ?? null) !== version) throw new Refusal('CONFLICT', `${PAPER_KIND_LABEL[kind]}的模板刚才已由同事${own ? '换成另一份' : '恢复成平台自带的'}，请刷新看过现用模板后再换。`)
  return own
}

/**
 * Puts an uploaded .docx in the place of a kind's template.
 * @throws Refusal INVALID on `attachmentId` with every sentence of `checkTemplate`; CONFLICT when another was put there since.
 */
export async function setTemplate(ctx: Ctx, input: { kind: PaperKind; attachmentId: number; version?: number | null }): Promise<void> {
  const { kind, attachmentId } = input
  const attachment = await findAttachment(ctx, attachmentId)
  const problems = checkTemplate(await bytesOf(ctx, attachment), kind)
  if (problems.length > 0) throw invalid(...problems.map(p => ({ field: 'attachmentId', message: p.message })))
  const own = await seenTemplate(ctx, kind, input.version ?? null)
  const template = own
    ? ctx.em.assign(own, { attachmentId, changedAt: ctx.now })
    : ctx.em.create(Template, { jurisdictionId: ctx.jurisdictionId, kind, attachmentId, changedAt: ctx.now })
  await ctx.flush()
  await bindAttachments(ctx, [attachmentId], 'Template', template.id)
}

/**
 * A kind's paper with sample data, from the template in force or from the actor's own upload before it is put in force.
 * @throws Refusal INVALID on `attachmentId` with what is wrong with the upload; NOT_FOUND for another's.
 */
export async function sampleFile(ctx: Ctx, kind: PaperKind, attachmentId: number | null): Promise<Buffer> {
  if (attachmentId === null) return fillTemplate(await templateFor(ctx, kind), sampleData(kind), kind)
  const file = await bytesOf(ctx, await findAttachment(ctx, attachmentId))
  const problems = checkTemplate(file, kind)
  if (problems.length > 0) throw invalid(...problems.map(p => ({ field: 'attachmentId', message: p.message })))
  return fillTemplate(file, sampleData(kind), kind)
}

/**
 * The county's template, checked once more where it is its own: a template of an earlier time may lack a tag that papers need now.
 * @throws Refusal STATE that names the tags and says what to do.
 */
export async function usableTemplate(ctx: Ctx, kind: PaperKind): Promise<Buffer> {
  const own = await ctx.em.findOne(Template, { kind })
  const file = await templateFor(ctx, kind)
  const problems = own ? checkTemplate(file, kind) : []
  if (problems.length > 0)
    throw new Refusal('STATE', `本县的${PAPER_KIND_LABEL[kind]}模板现在不能用：${problems.map(p => p.message).join('')}请到“公文模板”更换，或恢复平台自带的模板。`)
  return file
}

/** Back to the product's template. */
export async function resetTemplate(ctx: Ctx, input: { kind: PaperKind; version: number }): Promise<void> {
  if (!(await ctx.em.findOne(Template, { kind: input.kind }))) throw notFound('自定义模板')
  const own = await seenTemplate(ctx, input.kind, input.version)
  if (!own) throw notFound('自定义模板')
  ctx.em.remove(own)
  await ctx.flush()
}

import { Packer } from 'docx'
import { invalid, notFound } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { bindAttachments, bytesOf, findAttachment } from './attachment.service'
import { templateOf } from './defaultTemplate.rules'
import { Attachment, Template } from './document.entity'
import { finishTemplate } from './fill.rules'
import type { PaperKind } from './paperData.rules'
import { checkTemplate } from './templateCheck.rules'

/** The product's own template of a kind as a .docx file, to be filled as it is or downloaded and edited in Word. */
export const defaultTemplate = async (kind: PaperKind): Promise<Buffer> =>
  finishTemplate(await Packer.toBuffer(templateOf(kind)))

/** The county's template of a kind: its own, or the product's. */
export async function templateFor(ctx: Ctx, kind: PaperKind): Promise<Buffer> {
  const own = await ctx.em.findOne(Template, { kind })
  return own ? bytesOf(ctx, await ctx.find(Attachment, own.attachmentId, '模板')) : defaultTemplate(kind)
}

/**
 * Puts an uploaded .docx in the place of a kind's template.
 * @throws Refusal INVALID on `attachmentId` with every sentence of `checkTemplate`.
 */
export async function setTemplate(ctx: Ctx, kind: PaperKind, attachmentId: number): Promise<void> {
  const attachment = await findAttachment(ctx, attachmentId)
  const problems = checkTemplate(await bytesOf(ctx, attachment), kind)
  if (problems.length > 0) throw invalid(...problems.map(p => ({ field: 'attachmentId', message: p.message })))
  const own = await ctx.em.findOne(Template, { kind })
  const template = own
    ? ctx.em.assign(own, { attachmentId, changedAt: ctx.now })
    : ctx.em.create(Template, { jurisdictionId: ctx.jurisdictionId, kind, attachmentId, changedAt: ctx.now })
  await ctx.flush()
  await bindAttachments(ctx, [attachmentId], 'Template', template.id)
}

/** Back to the product's template. */
export async function resetTemplate(ctx: Ctx, kind: PaperKind): Promise<void> {
  const own = await ctx.em.findOne(Template, { kind })
  if (!own) throw notFound('自定义模板')
  ctx.em.remove(own)
  await ctx.flush()
}

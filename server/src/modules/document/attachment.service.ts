import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { forbidden, invalid, notFound } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { openFile, receiveFile } from '../../platform/files'
import type { System } from '../../platform/manifest'
import { mayDo, requireMay } from '../identity/permission.service'
import { ATTACHMENT_MAX_BYTES, CLASSIFIED_NOTICE, checkAttachment } from './attachment.rules'
import { Attachment } from './document.entity'

/** What a module says of its attachments: who reads those of a subject, and who adds or removes them. */
export interface AttachmentSubject {
  mayRead: (ctx: Ctx, subjectId: number) => Promise<boolean>
  mayChange: (ctx: Ctx, subjectId: number) => Promise<boolean>
  /** Of a subject that the actor may read, the only files that it may: without an answer, or null, all of them. */
  readable?: (ctx: Ctx, subjectId: number) => Promise<readonly number[] | null>
}

const SUBJECTS = Symbol('attachment subjects')
type Subjects = Map<string, AttachmentSubject>

export const startAttachments = (system: System): void => {
  system.services.set(SUBJECTS, new Map())
}

/** A module names its entity as one that carries attachments; called in its manifest's `start`. */
export const registerAttachmentSubject = (system: System, type: string, subject: AttachmentSubject): void => {
  const subjects = system.services.get(SUBJECTS) as Subjects | undefined
  if (!subjects) throw new Error('document starts before the modules that use it')
  subjects.set(type, subject)
}

const subjectOf = (ctx: Ctx, type: string): AttachmentSubject => {
  const subject = ctx.service<Subjects>(SUBJECTS).get(type)
  if (!subject) throw invalid({ field: 'subjectType', message: '这类事项不能带附件，请在对应的事项页面上传。' })
  return subject
}

const create = async (ctx: Ctx, name: string, mime: string, size: number, sha256: string): Promise<Attachment> => {
  const attachment = ctx.em.create(Attachment, {
    jurisdictionId: ctx.jurisdictionId, subjectType: null, subjectId: null, name, mime, size, sha256,
    uploadedById: ctx.actor.userId, uploadedByPost: ctx.actor.postName, uploadedAt: ctx.now,
  })
  await ctx.flush()
  return attachment
}

/** An upload that is here and acceptable. `store` within a transaction, as often as that is tried; `discard` in any case. */
export interface Received {
  store: () => Promise<Attachment>
  discard: () => Promise<void>
}

/**
 * Takes an upload in, outside any transaction.
 * @throws Refusal FORBIDDEN; INVALID on `file` for type, size or name.
 */
export async function receiveAttachment(ctx: Ctx, name: string, source: Readable): Promise<Received> {
  if (!mayDo(ctx, 'attachment.add', { unitIds: [ctx.actor.unitId] })) throw forbidden('您当前的岗位不能上传附件，请切换岗位或联系管理员。')
  const { size, detected, sha256, keep, discard } = await receiveFile(ctx, source, ATTACHMENT_MAX_BYTES)
  try {
    const accepted = checkAttachment({ name, size, detected })
    return {
      discard,
      store: async () => {
        await keep()
        return create(ctx, accepted.name, accepted.mime, size, sha256)
      },
    }
  } catch (error) {
    await discard()
    throw error
  }
}

/** Keeps an upload and answers its attachment, bound to nothing yet: only the uploader sees it until it is bound. */
export async function storeAttachment(ctx: Ctx, name: string, source: Readable): Promise<Attachment> {
  const received = await receiveAttachment(ctx, name, source)
  return received.store().finally(received.discard)
}

/** Keeps a file that the platform itself made. */
export async function storeMade(ctx: Ctx, name: string, mime: string, content: Buffer): Promise<Attachment> {
  const incoming = await receiveFile(ctx, content, content.length)
  await incoming.keep()
  return create(ctx, name, mime, incoming.size, incoming.sha256)
}

const mayRead = async (ctx: Ctx, a: Attachment): Promise<boolean> => {
  if (a.subjectType == null || a.subjectId == null) return a.uploadedById === ctx.actor.userId
  const subject = subjectOf(ctx, a.subjectType)
  if (!(await subject.mayRead(ctx, a.subjectId))) return false
  const only = (await subject.readable?.(ctx, a.subjectId)) ?? null
  return only === null || only.includes(a.id)
}

/** @throws Refusal NOT_FOUND for another county's, for what does not exist and for what the actor may not see alike. */
export async function findAttachment(ctx: Ctx, id: number): Promise<Attachment> {
  requireMay(ctx, 'session.use')
  const attachment = await ctx.find(Attachment, id, '附件')
  if (!(await mayRead(ctx, attachment))) throw notFound('附件')
  return attachment
}

const contentOf = async (ctx: Ctx, attachment: Attachment): Promise<Readable> => {
  const content = await openFile(ctx, attachment.sha256)
  if (!content) throw new Error(`the file of attachment ${attachment.id} is not in the data folder`)
  return content
}

/** An attachment with its content as a stream. */
export async function readAttachment(ctx: Ctx, id: number): Promise<{ attachment: Attachment; content: Readable }> {
  const attachment = await findAttachment(ctx, id)
  return { attachment, content: await contentOf(ctx, attachment) }
}

/** The whole content, without asking who reads: for services that have decided it. */
export const bytesOf = async (ctx: Ctx, attachment: Attachment): Promise<Buffer> => buffer(await contentOf(ctx, attachment))

/**
 * Binds the actor's own fresh uploads to a subject. The caller's service has decided that the actor may.
 * @throws Refusal NOT_FOUND for another's upload; INVALID for one that is bound elsewhere.
 */
export async function bindAttachments(ctx: Ctx, ids: readonly number[], subjectType: string, subjectId: number): Promise<void> {
  for (const id of new Set(ids)) {
    const attachment = await ctx.find(Attachment, id, '附件')
    if (attachment.subjectType === subjectType && attachment.subjectId === subjectId) continue
    if (attachment.uploadedById !== ctx.actor.userId) throw notFound('附件')
    if (attachment.subjectType != null) throw invalid({ field: 'attachmentIds', message: `“${attachment.name}”已用在别处，请重新上传一份。` })
    attachment.subjectType = subjectType
    attachment.subjectId = subjectId
  }
  await ctx.flush()
}

const refuseChange = () => forbidden('您当前的岗位不能增减这里的附件，请联系事项的负责单位或联席办。')

/** Adds uploads to a subject that its module lets the actor change. */
export async function addAttachments(ctx: Ctx, input: { subjectType: string; subjectId: number; attachmentIds: readonly number[] }): Promise<void> {
  const subject = subjectOf(ctx, input.subjectType)
  if (!(await subject.mayRead(ctx, input.subjectId))) throw notFound('事项')
  if (!(await subject.mayChange(ctx, input.subjectId))) throw refuseChange()
  await bindAttachments(ctx, input.attachmentIds, input.subjectType, input.subjectId)
}

/** Takes an attachment away; the journal keeps its name and hash. Answers what it was bound to. */
export async function removeAttachment(ctx: Ctx, id: number): Promise<{ subjectType: string | null; subjectId: number | null }> {
  const attachment = await findAttachment(ctx, id)
  const { subjectType = null, subjectId = null } = attachment
  if (subjectType !== null && subjectId !== null && !(await subjectOf(ctx, subjectType).mayChange(ctx, subjectId))) throw refuseChange()
  ctx.em.remove(attachment)
  await ctx.flush()
  return { subjectType, subjectId }
}

/** Which of a subject's files the actor may see; null: all. @throws Refusal NOT_FOUND for a subject that it may not see. */
export async function readableOf(ctx: Ctx, subjectType: string, subjectId: number): Promise<readonly number[] | null> {
  const subject = subjectOf(ctx, subjectType)
  if (!(await subject.mayRead(ctx, subjectId))) throw notFound('事项')
  return (await subject.readable?.(ctx, subjectId)) ?? null
}

export const classifiedNotice = (): string => CLASSIFIED_NOTICE

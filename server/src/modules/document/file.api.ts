import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal, invalid, notFound } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import type { Route } from '../../platform/http'
import { unitOfWork } from '../../platform/unitOfWork'
import { requireMay } from '../identity/permission.service'
import { readAttachment, receiveAttachment, type Received } from './attachment.service'
import { ATTACHMENT_MAX_BYTES } from './attachment.rules'
import { PAPER_KINDS, PAPER_KIND_LABEL } from './paperData.rules'
import { sampleFile, templateFor } from './template.service'

const MAX_FILES = 20

/** A form of another site cannot set a header: with SameSite cookies, the guard against uploads in a user's name. */
const requireOwnPage = (request: FastifyRequest) => {
  if (!request.headers['x-requested-with']) throw new Refusal('FORBIDDEN', '请在本平台的页面里上传文件。')
}

/**
 * POST /files: multipart, one or several files. Answers `[{ id, name, mime, size }]` in the order sent; all are kept or none.
 * The files come in first and whole, the transaction begins after: a slow line must hold up nobody's writing.
 */
async function upload(request: FastifyRequest, _reply: FastifyReply, makeCtx: () => Promise<Ctx>) {
  const ctx = await makeCtx()
  requireMay(ctx, 'attachment.add', { unitIds: [ctx.actor.unitId] })
  requireOwnPage(request)
  if (!request.isMultipart()) throw invalid({ field: 'file', message: '没有收到文件，请重新选择后上传。' })
  const received: Received[] = []
  try {
    for await (const part of request.files({ limits: { files: MAX_FILES, fileSize: ATTACHMENT_MAX_BYTES + 1 }, throwFileSizeLimit: false }))
      received.push(await receiveAttachment(ctx, part.filename, part.file))
    if (received.length === 0) throw invalid({ field: 'file', message: '没有收到文件，请重新选择后上传。' })
    return await unitOfWork(ctx, 'uploadFile', async () => {
      const attachments = []
      for (const file of received) {
        const { id, name, mime, size } = await file.store()
        attachments.push({ id, name, mime, size })
      }
      return attachments
    })
  } finally {
    for (const file of received) await file.discard()
  }
}

const idOf = (request: FastifyRequest): number => {
  const id = Number((request.params as { id?: string }).id)
  if (!Number.isSafeInteger(id) || id <= 0) throw notFound('附件')
  return id
}

/** Shown by the browser itself; everything else is saved. */
const SHOWN = new Set(['application/pdf', 'image/jpeg', 'image/png'])

const send = (reply: FastifyReply, file: { name: string; mime: string; size: number; shown: boolean }) =>
  reply
    .type(file.mime)
    .header('content-length', file.size)
    .header('content-disposition', `${file.shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    .header('cache-control', 'private, no-store')

/** GET /files/:id, `?inline=1` to look at it. Who may not see the subject gets 404. */
async function download(request: FastifyRequest, reply: FastifyReply, makeCtx: () => Promise<Ctx>) {
  const { attachment, content } = await readAttachment(await makeCtx(), idOf(request))
  const { name, mime, size } = attachment
  const shown = SHOWN.has(mime) && (request.query as { inline?: string }).inline === '1'
  return send(reply, { name, mime, size, shown }).send(content)
}

/** GET /templates/:kind: the template in force, to be edited in Word. */
async function downloadTemplate(request: FastifyRequest, reply: FastifyReply, makeCtx: () => Promise<Ctx>) {
  const ctx = await makeCtx()
  requireMay(ctx, 'template.manage')
  const kind = PAPER_KINDS.find(k => k === (request.params as { kind?: string }).kind)
  if (!kind) throw notFound('文种')
  const file = await templateFor(ctx, kind)
  const mime = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  return send(reply, { name: `${PAPER_KIND_LABEL[kind]}模板.docx`, mime, size: file.length, shown: false }).send(file)
}

/** GET /templates/:kind/sample.docx, `?attachmentId=` for one's own upload: the paper with sample data. */
async function downloadSample(request: FastifyRequest, reply: FastifyReply, makeCtx: () => Promise<Ctx>) {
  const ctx = await makeCtx()
  requireMay(ctx, 'template.manage')
  const kind = PAPER_KINDS.find(k => k === (request.params as { kind?: string }).kind)
  if (!kind) throw notFound('文种')
  const wanted = (request.query as { attachmentId?: string }).attachmentId
  const id = wanted === undefined ? null : Number(wanted)
  if (id !== null && !(Number.isSafeInteger(id) && id > 0)) throw notFound('附件')
  const file = await sampleFile(ctx, kind, id)
  return send(reply, { name: `${PAPER_KIND_LABEL[kind]}样稿.docx`, mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', size: file.length, shown: false }).send(file)
}

export const fileRoutes: readonly Route[] = [
  { method: 'POST', path: '/files', bodyLimit: MAX_FILES * ATTACHMENT_MAX_BYTES, handle: upload },
  { method: 'GET', path: '/files/:id', handle: download },
  { method: 'GET', path: '/templates/:kind', handle: downloadTemplate },
  { method: 'GET', path: '/templates/:kind/sample.docx', handle: downloadSample },
]

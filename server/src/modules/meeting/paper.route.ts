import { notFound } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import type { Route } from '../../platform/http'
import { requireMay } from '../identity/permission.service'
import { chainFile, excerptFile, followUpFile } from './followUp.service'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const made = (path: string, type: string, make: (ctx: Ctx, id: number) => Promise<{ name: string; content: Buffer }>): Route => ({
  method: 'GET',
  path,
  handle: async (request, reply, makeCtx) => {
    const ctx = await makeCtx()
    requireMay(ctx, 'meeting.read', { unitIds: [ctx.actor.unitId] })
    const id = Number((request.params as { id?: string }).id)
    if (!Number.isSafeInteger(id) || id <= 0) throw notFound('会议')
    const { name, content } = await make(ctx, id)
    return reply.type(type).header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`).header('cache-control', 'private, no-store').send(content)
  },
})

/** Papers about what a meeting decided, made on the spot. */
export const paperRoutes: readonly Route[] = [
  made('/meeting-items/:id/excerpt.docx', DOCX, excerptFile),
  made('/meetings/:id/follow-up.docx', DOCX, followUpFile),
  made('/meetings/:id/chain.xlsx', XLSX, chainFile),
]

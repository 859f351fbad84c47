import { notFound } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import type { Route } from '../../platform/http'
import { requireMay } from '../identity/permission.service'
import { minutesFile } from './minutesFile.service'
import { paperRoutes } from './paper.route'
import { noticeFile } from './noticeFile.service'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const paper = (path: string, make: (ctx: Ctx, id: number) => Promise<{ name: string; content: Buffer }>): Route => ({
  method: 'GET',
  path,
  handle: async (request, reply, makeCtx) => {
    const ctx = await makeCtx()
    requireMay(ctx, 'meeting.read', { unitIds: [ctx.actor.unitId] })
    const id = Number((request.params as { id?: string }).id)
    if (!Number.isSafeInteger(id) || id <= 0) throw notFound('会议')
    const { name, content } = await make(ctx, id)
    return reply
      .type(DOCX)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      .header('cache-control', 'private, no-store')
      .send(content)
  },
})

/** Papers of a meeting, made from its record on the spot; the issued minutes are the kept file. */
export const meetingRoutes: readonly Route[] = [...paperRoutes, paper('/meetings/:id/minutes.docx', minutesFile), paper('/meetings/:id/notice.docx', noticeFile)]

import { notFound } from '../../kernel/refusal'
import type { Route } from '../../platform/http'
import { requireMay } from '../identity/permission.service'
import { materialsFile } from './materials.service'

/** All papers of a meeting that the actor may see, as one file. */
export const materialsRoutes: readonly Route[] = [{
  method: 'GET',
  path: '/meetings/:id/materials.zip',
  // A whole hall may sit behind one address.
  perMinute: 60,
  handle: async (request, reply, makeCtx) => {
    const ctx = await makeCtx()
    requireMay(ctx, 'meeting.read', { unitIds: [ctx.actor.unitId] })
    const id = Number((request.params as { id?: string }).id)
    if (!Number.isSafeInteger(id) || id <= 0) throw notFound('会议')
    const { name, content } = await materialsFile(ctx, id)
    return reply
      .type('application/zip')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      .header('cache-control', 'private, no-store')
      .send(content)
  },
}]

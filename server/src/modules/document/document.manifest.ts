import type { Manifest, System } from '../../platform/manifest'
import { mayDo } from '../identity/permission.service'
import { AttachmentResolver } from './attachment.api'
import { codeRoutes } from './code.api'
import { registerAttachmentSubject, startAttachments } from './attachment.service'
import { DocumentResolver } from './document.api'
import { documentEntities } from './document.entity'
import { findDocument, listDocuments, readableFiles } from './document.query'
import { fileRoutes } from './file.api'
import { NumberResolver } from './number.api'
import { PAPER_KIND_LABEL } from './paperData.rules'
import { sweepUploads } from './sweep.service'

const start = async (system: System): Promise<void> => {
  startAttachments(system)
  registerAttachmentSubject(system, 'Document', {
    mayRead: async (ctx, id) => mayDo(ctx, 'document.read', { unitIds: ctx.actor.unitIds }) && (await findDocument(ctx, id)) !== null,
    readable: readableFiles,
    // a paper's file changes through its own mutations only
    mayChange: async () => false,
  })
  registerAttachmentSubject(system, 'Template', {
    mayRead: async ctx => mayDo(ctx, 'template.manage'),
    mayChange: async () => false,
  })
}

export const document: Manifest = {
  name: 'document',
  entities: documentEntities,
  resolvers: [DocumentResolver, AttachmentResolver, NumberResolver],
  routes: [...fileRoutes, ...codeRoutes],
  start,
  jobs: [{ name: 'document.sweep', cron: '20 3 * * *', run: async system => void (await sweepUploads(system)) }],
  search: async (ctx, text, limit) => {
    if (!mayDo(ctx, 'document.read', { unitIds: ctx.actor.unitIds })) return []
    const { nodes } = await listDocuments(ctx, { text }, { first: limit }, false)
    return nodes.map(d => ({
      kind: 'document', label: PAPER_KIND_LABEL[d.kind], title: d.title, hint: d.number ?? null, link: `/documents/${d.id}`,
    }))
  },
}

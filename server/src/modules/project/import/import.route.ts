import { notFound, Refusal } from '../../../kernel/refusal'
import type { Route } from '../../../platform/http'
import { MAX_FILE_BYTES } from '../../../platform/sheet'
import { oneFile } from '../../../platform/upload'
import { requireMay } from '../../identity/permission.service'
import { markedCopy, receiveImport } from './import.service'

/**
 * `POST /files/imports`, multipart with one file: reads a project list and answers `{ id }` of the import to be looked at. What is
 * no list is refused in words. `GET /files/imports/:id/marked.xlsx`: the same workbook with what is wrong marked in it.
 */
export const importRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/files/imports',
    bodyLimit: MAX_FILE_BYTES + 1_000_000,
    handle: async (request, _reply, makeCtx) => {
      const ctx = await makeCtx()
      requireMay(ctx, 'project.import')
      // A form of another site cannot set a header.
      if (!request.headers['x-requested-with']) throw new Refusal('FORBIDDEN', '请在本平台的页面里上传文件。')
      const { name, content } = await oneFile(request, MAX_FILE_BYTES)
      return { id: await receiveImport(ctx, name, content) }
    },
  },
  {
    method: 'GET',
    path: '/files/imports/:id/marked.xlsx',
    handle: async (request, reply, makeCtx) => {
      const ctx = await makeCtx()
      const id = Number((request.params as { id?: string }).id)
      if (!Number.isSafeInteger(id) || id <= 0 || id > 2 ** 31) throw notFound('导入批次')
      const { name, file } = await markedCopy(ctx, id)
      return reply
        .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .header('content-disposition', `attachment; filename="marked.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`)
        .header('cache-control', 'private, no-store')
        .send(file)
    },
  },
]

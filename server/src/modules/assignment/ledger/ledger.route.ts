import { notFound, Refusal } from '../../../kernel/refusal'
import type { Route } from '../../../platform/http'
import { MAX_FILE_BYTES } from '../../../platform/sheet'
import { oneFile } from '../../../platform/upload'
import { requireMay } from '../../identity/permission.service'
import { markedLedger, receiveLedger } from './ledger.service'

/**
 * `POST /files/ledgers`, multipart with one file: reads a running 交办 ledger and answers `{ id }` of the import to be looked at.
 * `GET /files/ledgers/:id/marked.xlsx`: the same workbook with what is wrong marked in it.
 */
export const ledgerRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/files/ledgers',
    bodyLimit: MAX_FILE_BYTES + 1_000_000,
    handle: async (request, _reply, makeCtx) => {
      const ctx = await makeCtx()
      requireMay(ctx, 'assignment.list')
      // A form of another site cannot set a header.
      if (!request.headers['x-requested-with']) throw new Refusal('FORBIDDEN', '请在本平台的页面里上传文件。')
      const { name, content } = await oneFile(request, MAX_FILE_BYTES)
      return { id: await receiveLedger(ctx, name, content) }
    },
  },
  {
    method: 'GET',
    path: '/files/ledgers/:id/marked.xlsx',
    handle: async (request, reply, makeCtx) => {
      const ctx = await makeCtx()
      requireMay(ctx, 'assignment.list')
      const id = Number((request.params as { id?: string }).id)
      if (!Number.isSafeInteger(id) || id <= 0 || id > 2 ** 31) throw notFound('台账导入')
      const { name, file } = await markedLedger(ctx, id)
      return reply
        .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .header('content-disposition', `attachment; filename="marked.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`)
        .header('cache-control', 'private, no-store')
        .send(file)
    },
  },
]

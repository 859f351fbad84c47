import { invalid, Refusal } from '../../kernel/refusal'
import type { Route } from '../../platform/http'
import { writeWorkbook } from '../../platform/sheet'
import { requireMay } from '../identity/permission.service'
import { countAssignments, everyAssignmentRow, type AssignmentFilter } from './assignment.query'
import { exportColumns, exportFilter, exportOrder } from './export.rules'

const MOST = 20_000

/**
 * `GET /files/assignments.xlsx?filter=<JSON of AssignmentFilterInput>&columns=title,unit&sort=-DUE_ON`: exactly what the list
 * shows, its columns in their order. Refused in words without a session, for what is no filter, or beyond 20,000.
 */
export const assignmentExportRoute: Route = {
  method: 'GET',
  path: '/files/assignments.xlsx',
  handle: async (request, reply, makeCtx) => {
    const ctx = await makeCtx()
    requireMay(ctx, 'assignment.read', { unitIds: ctx.actor.unitIds })
    const asked = request.query as { filter?: string; columns?: string; sort?: string }
    const filter = exportFilter(asked.filter) as AssignmentFilter
    const columns = exportColumns(asked.columns)
    const order = exportOrder(asked.sort)
    const count = await countAssignments(ctx, filter)
    if (!count) throw new Refusal('NOT_FOUND', '没有符合条件的交办事项，请调整筛选条件后再导出。')
    if (count > MOST) throw invalid({ field: 'filter', message: `符合条件的有 ${count} 件，一次最多导出 ${MOST} 件，请缩小筛选条件。` })
    const rows = await everyAssignmentRow(ctx, filter, order)
    const title = `${ctx.actor.jurisdictionName}${filter.problem ? '问题清单' : '交办事项'}(${ctx.today})`
    const content = await writeWorkbook({
      name: filter.problem ? '问题清单' : '交办事项', title, columns: columns.map(({ header, width }) => ({ header, width, wrap: width > 20 })), rows: rows.map(row => columns.map(c => c.value(row))),
    })
    return reply
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .header('content-disposition', `attachment; filename="assignments.xlsx"; filename*=UTF-8''${encodeURIComponent(`${title}.xlsx`)}`)
      .header('cache-control', 'private, no-store')
      .send(content)
  },
}

import type { Route } from '../../platform/http'
import { invalid, Refusal } from '../../kernel/refusal'
import { writeWorkbook } from '../../platform/sheet'
import { requireMay } from '../identity/permission.service'
import { existingProjects } from './existing.query'
import { readFilter } from './filter.rules'
import { exportSheet } from './import/export.rules'
import { countProjects } from './project.query'

const MOST = 20_000

/**
 * `GET /files/projects.xlsx?filter=<JSON of ProjectFilterInput>`: the projects that the actor may see and the filter lets
 * through, in the columns that the import recognises. Refused in words without a session or beyond 20,000 projects.
 */
export const exportRoute: Route = {
  method: 'GET',
  path: '/files/projects.xlsx',
  handle: async (request, reply, makeCtx) => {
    const ctx = await makeCtx()
    requireMay(ctx, 'project.read', { unitIds: ctx.actor.unitIds })
    const filter = readFilter((request.query as { filter?: string }).filter)
    const count = await countProjects(ctx, filter)
    if (!count) throw new Refusal('NOT_FOUND', '没有符合条件的项目，请调整筛选条件后再导出。')
    if (count > MOST) throw invalid({ field: 'filter', message: `符合条件的项目有 ${count} 个，一次最多导出 ${MOST} 个，请缩小筛选条件。` })
    const title = `${ctx.actor.jurisdictionName}项目清单(${ctx.today})`
    const content = await writeWorkbook(exportSheet(title, await existingProjects(ctx, filter, MOST)))
    return reply
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .header('content-disposition', `attachment; filename="projects.xlsx"; filename*=UTF-8''${encodeURIComponent(`${title}.xlsx`)}`)
      .send(content)
  },
}

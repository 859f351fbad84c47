import { afterAll, beforeAll, expect, it } from 'vitest'
import { handOverAssignments, listAssignments, type AssignmentDraft } from '../src/modules/assignment/listing.service'
import { actorOf } from '../src/modules/identity/identity.demo'
import { readWorkbook } from '../src/platform/sheet'
import { openOffice, type Client, type Office } from './office'

let office: Office
let secretary: Client
beforeAll(async () => {
  office = await openOffice({ counties: ['140428', '620821'] })
  secretary = await office.as('cz.secretary')
  const units = office.county('长子').units
  const draft = (title: string, more: Partial<AssignmentDraft> = {}): AssignmentDraft =>
    ({ sourceType: 'MANUAL', sourceId: null, title, content: '按要求办理。', standard: `${title}的标准`, unitId: units.get('水务局')!, dueOn: '2026-04-10', ...more })
  await office.act(actorOf(office.county('长子'), 'secretary'), async ctx => {
    const ids = await listAssignments(ctx, [
      draft('日常事项'), draft('用水接入困难', { sourceType: 'PROBLEM', dueOn: '2026-05-10' }), draft('议定解决用地', { sourceType: 'RESOLUTION', sourceId: 1, onProblem: true, dueOn: '2026-04-01' }),
      draft('议定的一般事项', { sourceType: 'RESOLUTION', sourceId: 2, onProblem: false }), draft('别家的问题', { sourceType: 'PROBLEM', unitId: units.get('财政局')! }),
    ])
    await handOverAssignments(ctx, ids.filter((_, i) => i !== 1))
  })
})
afterAll(() => office.close())

const file = (client: Client, query: Record<string, string>) =>
  office.app.http.inject({ method: 'GET', url: `/files/assignments.xlsx?${new URLSearchParams(query).toString()}`, headers: client.cookie ? { cookie: client.cookie } : {} })
const cells = (content: Buffer) => readWorkbook(content).sheets[0]!.rows.map(r => r.cells.map(c => c?.text ?? ''))

it('LT16 the problem ledger holds listed problems and what meetings resolved on problems, with the standard of solution', async () => {
  const { assignments } = await secretary.get<{ assignments: { nodes: { title: string; standard: string }[] } }>('{ assignments(filter: { problem: true }, order: { by: "DUE_ON" }) { nodes { title standard } } }')
  expect(assignments.nodes.map(n => n.title)).toEqual(['议定解决用地', '别家的问题', '用水接入困难'])
  expect(assignments.nodes[0]!.standard).toBe('议定解决用地的标准')
  const others = await secretary.get<{ assignments: { totalCount: number } }>('{ assignments(filter: { problem: false }) { totalCount } }')
  expect(others.assignments.totalCount).toBe(2)
})

it('LT16 P11 exports exactly what is shown: the filter, the chosen columns and the order', async () => {
  const reply = await file(secretary, { filter: JSON.stringify({ problem: true }), columns: 'title,standard,unit', sort: '-DUE_ON' })
  expect(reply.statusCode).toBe(200)
  const [title, header, ...rows] = cells(reply.rawPayload)
  expect(title![0]).toContain('问题清单')
  expect(header).toEqual(['交办事项', '解决标准', '责任单位'])
  expect(rows.map(r => r[0])).toEqual(['用水接入困难', '别家的问题', '议定解决用地'])
  const twice = await file(secretary, { filter: JSON.stringify({ problem: true }), columns: 'title,unit,title,title' })
  expect(cells(twice.rawPayload)[1]).toEqual(['交办事项', '责任单位'])
  // a unit gets what it sees in its list, no more
  const own = await file(await office.as('cz.d8.liaison'), { filter: JSON.stringify({ problem: true }), columns: 'title' })
  expect(cells(own.rawPayload).slice(2).map(r => r[0])).toEqual(['议定解决用地'])
})

it('LT16 P11 refuses in words what is no filter, column or order, what finds nothing, and who is not signed in', async () => {
  const wrong: Record<string, string>[] = [{ columns: 'title,secret' }, { sort: 'searchKey' }, { filter: '{' }, { filter: '{"state":"LISTED"}' }, { filter: '{"unitIds":["1 or 1"]}' }]
  for (const query of wrong) {
    const reply = await file(secretary, query)
    expect([reply.statusCode, reply.json<{ message: string }>().message]).toEqual([400, expect.stringContaining('请回到列表重新导出')])
  }
  expect((await file(await office.as('jc.secretary'), {})).statusCode).toBe(404)
  expect((await file(office.nobody, {})).statusCode).toBe(401)
})

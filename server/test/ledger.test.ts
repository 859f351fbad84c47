import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readWorkbook } from '../src/platform/sheet'
import { plainWorkbook } from './fixtures/lists'
import { NOW, openOffice, type Client, type Office } from './office'

let office: Office
let secretary: Client
beforeAll(async () => {
  office = await openOffice({ counties: ['140428', '620821'] })
  secretary = await office.as('cz.secretary')
})
afterAll(() => office.close())

const HEAD = ['序号', '交办事项', '来源（会议、文号）', '责任单位', '责任人', '配合单位', '交办日期', '完成时限', '标准要求', '进展', '状态', '备注']
type Value = string | number | null
const ledger = (...rows: Value[][]) => plainWorkbook({ 台账: [['2026年交办事项台账'], HEAD, ...rows] })
const MEETING = '县政府第12次常务会议'
const row = (title: string, more: Partial<Record<'source' | 'unit' | 'person' | 'assisting' | 'given' | 'due' | 'standard' | 'progress' | 'state', Value>> = {}): Value[] => {
  const v = { source: MEETING, unit: '水务局', person: '王甲一', assisting: null, given: '2026-02-10', due: '2026-04-30', standard: '通水', progress: null, state: null, ...more }
  return [1, title, v.source, v.unit, v.person, v.assisting, v.given, v.due, v.standard, v.progress, v.state, '抓紧']
}

const EDGE = '----lianxi-ledger'
const send = (client: Client, content: Buffer, name = '交办台账.xlsx') =>
  office.app.http.inject({
    method: 'POST', url: '/files/ledgers', headers: { 'content-type': `multipart/form-data; boundary=${EDGE}`, 'x-requested-with': 'lianxi', ...(client.cookie && { cookie: client.cookie }) },
    payload: Buffer.concat([Buffer.from(`--${EDGE}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`), content, Buffer.from(`\r\n--${EDGE}--\r\n`)]),
  })
const upload = async (content: Buffer): Promise<number> => {
  const reply = await send(secretary, content)
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json<{ id: number }>().id
}
interface Head { id: number; version: number; state: string; rowCount: number; createCount: number; skipCount: number; heldCount: number; unknownUnits: { text: string; count: number }[]; actions: { name: string; allowed: boolean }[] }
interface Item { id: number; rowNumber: number; title: string; action: string; message: string; target: string | null; assignmentId: number | null; problems: { address: string | null; severity: string; message: string }[] }
const PARTS = 'id version state rowCount createCount skipCount heldCount unknownUnits { text count } actions { name allowed }'
const head = async (id: number) => (await secretary.get<{ ledgerImport: Head }>(`query ($id: Int!) { ledgerImport(id: $id) { ${PARTS} } }`, { id })).ledgerImport
const items = async (importId: number, more: object = {}) =>
  (await secretary.get<{ ledgerRows: { nodes: Item[] } }>(
    'query ($f: LedgerRowFilterInput!) { ledgerRows(filter: $f, first: 200) { nodes { id rowNumber title action message target assignmentId problems { address severity message } } } }', { f: { importId, ...more } })).ledgerRows.nodes
const act = async (name: string, id: number, more: object = {}, type = 'LedgerMoveInput', version?: number) =>
  secretary.ask(`mutation ($input: ${type}!) { ${name}(input: $input) { id version state createCount } }`, { input: { id, version: version ?? (await head(id)).version, ...more } })
const done = async (name: string, id: number, more: object = {}, type?: string) => {
  const answer = await act(name, id, more, type)
  if (answer.errors) throw new Error(answer.errors[0]!.message)
}
interface A { id: number; version: number; number: string; state: string; sourceType: string; sourceLabel: string; sourceId: number | null; unitName: string; responsibleText: string; dueOn: string | null; originalDueOn: string | null; listedOn: string; handedOverOn: string | null; standard: string; content: string; assistingUnits: { name: string }[]; steps: { label: string; note: string }[] }
const assignment = async (id: number) =>
  (await secretary.get<{ assignment: A }>(
    'query ($id: Int!) { assignment(id: $id) { id version number state sourceType sourceLabel sourceId unitName responsibleText dueOn originalDueOn listedOn handedOverOn standard content assistingUnits { name } steps { label note } } }', { id })).assignment

describe('a running ledger of meetings held elsewhere', () => {
  it('LT16 DF6 lists a ledger with source, unit, person, first deadline and standard, handed over or at work, and tells each unit once', async () => {
    const id = await upload(await ledger(
      row('修复城南供水管网'), row('整治园区污水管网', { progress: '已进场施工', assisting: '住建局' }), row('落实防汛物资', { due: null }), row('建成村级水站', { state: '已办结' }),
      row('核实泵站进度', { source: '县长批示', due: '2026年5月底前' }),
    ))
    expect((await items(id)).map(r => [r.rowNumber, r.action, r.target])).toEqual([[3, 'CREATE', 'HANDED_OVER'], [4, 'CREATE', 'IN_PROGRESS'], [5, 'CREATE', 'LISTED'], [6, 'SKIP', null], [7, 'CREATE', 'HANDED_OVER']])
    // the dry run lists nothing
    expect((await secretary.get<{ assignments: { totalCount: number } }>('{ assignments(filter: { text: "城南供水管网" }) { totalCount } }')).assignments.totalCount).toBe(0)
    await done('applyLedger', id)
    expect(await head(id)).toMatchObject({ state: 'DONE', createCount: 4, skipCount: 1, heldCount: 0 })
    const [first, second, third, , fifth] = await items(id)
    expect(await assignment(first!.assignmentId!)).toMatchObject({
      state: 'HANDED_OVER', sourceType: 'DECISION', sourceLabel: '其他会议决定', unitName: expect.stringContaining('水务局') as string, responsibleText: expect.stringContaining('王甲一') as string,
      dueOn: '2026-04-30', originalDueOn: '2026-04-30', listedOn: '2026-02-10', handedOverOn: '2026-02-10', standard: '通水', content: '修复城南供水管网\n备注：抓紧',
      steps: [{ label: '台账导入', note: expect.stringContaining('第 3 行') as string }],
    })
    expect(await assignment(second!.assignmentId!)).toMatchObject({ state: 'IN_PROGRESS', assistingUnits: [{ name: expect.stringContaining('住房') as string }], content: expect.stringContaining('已进场施工') as string })
    expect(await assignment(third!.assignmentId!)).toMatchObject({ state: 'LISTED', dueOn: null, handedOverOn: null })
    expect(await assignment(fifth!.assignmentId!)).toMatchObject({ sourceType: 'INSTRUCTION', dueOn: '2026-05-31' })
    // 一事一结一报: one source for the meeting, with its echo
    const { assignmentSources } = await secretary.get<{ assignmentSources: { nodes: { givenBy: string; assignments: number; echo: string }[] } }>('{ assignmentSources { nodes { givenBy assignments echo } } }')
    expect(assignmentSources.nodes).toContainEqual({ givenBy: MEETING, assignments: 3, echo: 'RECEIVED' })
    const { messages } = await (await office.as('cz.d8.liaison')).get<{ messages: { nodes: { title: string }[] } }>('{ messages { nodes { title } } }')
    expect(messages.nodes.filter(m => m.title.includes('台账'))).toEqual([{ title: '交办：由台账导入 3 件事项' }])
    // the unit signs and works as with any other
    const liaison = await office.as('cz.d8.liaison')
    const { version } = await assignment(first!.assignmentId!)
    const signed = await liaison.ask('mutation ($input: MoveAssignmentInput!) { signForAssignment(input: $input) { state } }', { input: { id: first!.assignmentId, version } })
    expect(signed.data).toEqual({ signForAssignment: { state: 'IN_PROGRESS' } })
  })

  it('LT16 proposes to skip what is there already: same source, matter and unit', async () => {
    const file = await ledger(row('疏浚东干渠'), row('疏浚西干渠'))
    await done('applyLedger', await upload(file))
    const again = await upload(await ledger(row('疏浚东干渠'), row('疏浚东 干渠', { source: '县委常委会会议' }), row('疏浚北干渠')))
    const [same, alike] = await items(again)
    expect(same).toMatchObject({ action: 'SKIP', message: expect.stringContaining('已经在平台里') as string, assignmentId: expect.any(Number) as number })
    expect(alike).toMatchObject({ action: 'CREATE', problems: [expect.objectContaining({ severity: 'DOUBTFUL' })] })
    await done('decideLedgerRows', again, { rows: [{ rowId: same!.id, decision: 'CREATE' }, { rowId: alike!.id, decision: 'SKIP' }] }, 'DecideLedgerRowsInput')
    expect((await items(again)).map(r => r.action)).toEqual(['CREATE', 'SKIP', 'CREATE'])
    // both lists at once: what was shown does not hold any more
    const twin = await upload(await ledger(row('疏浚南干渠')))
    const other = await upload(await ledger(row('疏浚南干渠')))
    await done('applyLedger', twin)
    const late = await act('applyLedger', other)
    expect(late.errors![0]).toMatchObject({ extensions: { code: 'CONFLICT' }, message: expect.stringContaining('1 行') as string })
    expect(await head(other)).toMatchObject({ state: 'CHECKED', createCount: 0, skipCount: 1 })
    expect((await act('applyLedger', other)).errors![0]!.extensions.code).toBe('STATE')
  })

  it('LT16 proposes to skip what is there already also where the ledger names its source at length', async () => {
    const file = await ledger(row('疏浚中干渠', { source: `县政府关于${'统筹推进水利工程建设和灌区改造'.repeat(9)}的专题会议` }))
    await done('applyLedger', await upload(file))
    expect(await items(await upload(file))).toMatchObject([{ action: 'SKIP', message: expect.stringContaining('已经在平台里') as string }])
  })

  it('LT16 names unknown units by row and cell, takes a word on them once, and remembers it', async () => {
    const id = await upload(await ledger(row('建设净水站', { unit: '某某净水站' }), row('扩建净水站', { unit: '某某净水站' }), row('无单位事项', { unit: null })))
    expect(await head(id)).toMatchObject({ createCount: 0, heldCount: 3, unknownUnits: [{ text: '某某净水站', count: 2 }] })
    expect((await items(id, { problem: 'ERROR' })).map(r => r.problems.find(p => p.severity === 'ERROR')!.address)).toEqual(['D3', 'D4', 'D5'])
    expect((await act('applyLedger', id)).errors![0]!.extensions.code).toBe('STATE')
    const marked = await office.app.http.inject({ method: 'GET', url: `/files/ledgers/${id}/marked.xlsx`, headers: { cookie: secretary.cookie } })
    expect(marked.statusCode).toBe(200)
    const problems = readWorkbook(marked.rawPayload).sheets.find(s => s.name === '导入问题')!
    expect(JSON.stringify(problems.rows)).toContain('名录里没有“某某净水站”')
    // the marked copy comes back as it is
    expect((await send(secretary, marked.rawPayload)).statusCode).toBe(200)
    const unitId = office.county('长子').units.get('水务局')!
    const foreign = await act('mapLedgerUnits', id, { names: [{ text: '某某净水站', unitId: office.county('泾川').units.get('水务局')! }] }, 'MapLedgerUnitsInput')
    expect(foreign.errors![0]!.extensions.code).toBe('NOT_FOUND')
    await done('mapLedgerUnits', id, { names: [{ text: '某某净水站', unitId }] }, 'MapLedgerUnitsInput')
    expect(await head(id)).toMatchObject({ createCount: 2, heldCount: 1, unknownUnits: [] })
    const over = await upload(await ledger(row('办结的水站', { state: '已办结' })))
    expect((await act('decideLedgerRows', over, { rows: [{ rowId: (await items(over))[0]!.id, decision: 'CREATE' }] }, 'DecideLedgerRowsInput')).errors![0]!.extensions.code).toBe('INVALID')
    const held = (await items(id)).find(r => r.action === 'HELD')!
    expect((await act('decideLedgerRows', id, { rows: [{ rowId: held.id, decision: 'CREATE' }] }, 'DecideLedgerRowsInput')).errors![0]!.extensions.code).toBe('INVALID')
    expect(await head(await upload(await ledger(row('改建净水站', { unit: '某某净水站' }))))).toMatchObject({ createCount: 1, unknownUnits: [] })
  })

  it('LT16 takes a whole import back while nothing was built on it, and refuses by name once something was', async () => {
    const id = await upload(await ledger(row('清淤一号河', { source: '县委第3次专题会' }), row('清淤二号河', { source: '县委第3次专题会' })))
    await done('applyLedger', id)
    await done('undoLedger', id)
    expect(await head(id)).toMatchObject({ state: 'UNDONE' })
    expect((await secretary.get<{ assignments: { totalCount: number } }>('{ assignments(filter: { text: "清淤" }) { totalCount } }')).assignments.totalCount).toBe(0)
    expect((await secretary.get<{ assignmentSources: { nodes: unknown[] } }>('{ assignmentSources(filter: { text: "县委第3次专题会" }) { nodes { id } } }')).assignmentSources.nodes).toEqual([])
    expect((await act('undoLedger', id)).errors![0]!.extensions.code).toBe('STATE')

    const noted = await upload(await ledger(row('清淤三号河', { progress: '已进场' })))
    await done('applyLedger', noted)
    const [made] = await items(noted)
    await (await office.as('cz.d8.liaison')).get('mutation ($input: NoteProgressInput!) { noteProgress(input: $input) { id } }', { input: { id: made!.assignmentId, content: '已完成围堰。' } })
    const refused = (await act('undoLedger', noted)).errors![0]!
    expect(refused.extensions.code).toBe('STATE')
    expect(refused.message).toMatch(/清淤三号河.*已有办理情况/)
  })

  it('LT16 refuses to take back what a topic was drafted from', async () => {
    const id = await upload(await ledger(row('清淤四号河', { given: '2026-02-10', due: '2026-03-02' })))
    await done('applyLedger', id)
    const assignmentId = (await items(id))[0]!.assignmentId!
    const planned = await secretary.get<{ planMeeting: { id: number } }>('mutation ($input: PlanMeetingInput!) { planMeeting(input: $input) { id } }', {
      input: { seriesCode: 'JOINT_MEETING', heldAt: NOW + 86_400_000, place: '县政府二楼', budgetMinutes: 60 },
    })
    await secretary.get('mutation ($input: TakeCandidatesInput!) { takeCandidates(input: $input) { id } }', { input: { meetingId: planned.planMeeting.id, keys: [`assignment:${assignmentId}`] } })
    const refused = (await act('undoLedger', id)).errors![0]!
    expect(refused.extensions.code).toBe('STATE')
    expect(refused.message).toMatch(/清淤四号河.*已有议题/)
    expect((await assignment(assignmentId)).dueOn).toBe('2026-03-02')
  })

  it('LT16 refuses bad files in words, more than 5,000 rows, and whoever is not the office', async () => {
    const words = async (content: Buffer) => { const reply = await send(secretary, content); return [reply.statusCode, reply.body] }
    expect(await words(Buffer.from('序号,事项'))).toEqual([400, expect.stringContaining('文本文件')])
    expect(await words(Buffer.alloc(0))).toEqual([400, expect.stringContaining('文件是空的')])
    expect(await words(await plainWorkbook({ 通讯录: [['姓名', '电话'], ['甲', '1']] }))).toEqual([400, expect.stringContaining('没有读到交办台账')])
    expect(await words(await ledger())).toEqual([400, expect.stringContaining('只有表头')])
    const big = new ExcelJS.Workbook()
    const sheet = big.addWorksheet('台账')
    sheet.addRow(HEAD)
    for (let i = 0; i <= 5000; i++) sheet.addRow([i, `事项${i}`, MEETING, '水务局'])
    expect(await words(Buffer.from(await big.xlsx.writeBuffer()))).toEqual([400, expect.stringContaining('超过 5000 件')])
    const file = await ledger(row('某事项'))
    for (const login of ['cz.d8.liaison', 'cz.head']) expect((await send(await office.as(login), file)).statusCode).toBe(403)
    expect((await send(office.nobody, file)).statusCode).toBe(401)
  })

  it('P11 lists 5,000 rows in one go', async () => {
    const id = await upload(await ledger(...Array.from({ length: 5000 }, (_, i) => row(`批量事项${i}`, { source: `第${i % 40}次调度会` }))))
    const started = performance.now()
    await done('applyLedger', id)
    expect(performance.now() - started).toBeLessThan(60_000)
    expect(await head(id)).toMatchObject({ state: 'DONE', createCount: 5000 })
    await done('undoLedger', id)
  }, 180_000)
})

import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyJournal } from '../src/platform/journal'
import {
  encryptedXlsx, headerlessList, legacyXls, longList, MESSY_PROJECTS, MESSY_SUMS, messyList, plainWorkbook, plainZip, troubledList, wideList, zipBomb,
} from './fixtures/lists'
import { importing, listOf, type Refused } from './importing'
import { openOffice, type Client, type Office } from './office'

let office: Office
let on: ReturnType<typeof importing>
let secretary: Client
beforeAll(async () => {
  office = await openOffice()
  on = importing(office)
  secretary = await office.as('cz.secretary')
})
afterAll(() => office.close())

describe('a messy list', () => {
  it('N12 comes in: sheets judged in words, sums held, every row a project', async () => {
    const id = await on.upload(secretary, messyList(), '投资路线图.xlsx')
    const checked = await on.head(secretary, id)
    expect(checked).toMatchObject({ state: 'CHECKED', fileName: '投资路线图.xlsx', rowCount: MESSY_PROJECTS, createCount: MESSY_PROJECTS, errorCount: 0, doubtfulCount: 0 })
    expect([checked.totalInvestment, checked.annualPlanInvestment, checked.cumulativeInvestment]).toEqual(MESSY_SUMS.map(wan => Math.round(wan * 10_000)))
    expect(checked.sheets.map(s => [s.name, s.status])).toEqual([['投资路线图', 'LIST'], ['Sheet2', 'REPEAT'], ['Sheet1', 'SCRATCH']])
    expect(checked.sheets[2]!.message).toMatch(/没有导入/)
    expect(checked.unknownNames).toContainEqual({ kind: 'PERSON', text: '赵丙', count: 2, fields: ['包联领导'] })
    expect((await on.projects(secretary, { importId: id })).totalCount).toBe(0)

    const answer = await on.apply(secretary, id)
    expect(answer.data).toMatchObject({ applyImport: { state: 'DONE' } })
    const { totals, nodes } = await on.projects(secretary, { importId: id })
    expect([totals.count, totals.totalInvestment, totals.annualPlanInvestment, totals.cumulativeInvestment]).toEqual([MESSY_PROJECTS, ...MESSY_SUMS.map(wan => Math.round(wan * 10_000))])
    expect(nodes.every(n => n.version === 1)).toBe(true)
    expect((await on.rowsOf(secretary, { importId: id })).nodes.every(r => r.projectName === r.name)).toBe(true)
  })

  it('N12 the same list again changes nothing', async () => {
    const before = await on.stateOfCounty()
    const id = await on.upload(secretary, messyList())
    expect(await on.head(secretary, id)).toMatchObject({ createCount: 0, updateCount: 0, skipCount: MESSY_PROJECTS })
    const refused = await on.apply(secretary, id)
    expect(refused.errors![0]).toMatchObject({ message: expect.stringMatching(/没有要新建或更新的项目/), extensions: { code: 'STATE' } })
    expect(await on.stateOfCounty()).toEqual(before)
  })

  it('P11 the exported workbook, imported unchanged, changes nothing', async () => {
    const file = await on.fetchFile(secretary, '/files/projects.xlsx')
    expect(file.statusCode).toBe(200)
    const id = await on.upload(secretary, file.rawPayload)
    const checked = await on.head(secretary, id)
    expect(checked.rowCount).toBeGreaterThanOrEqual(MESSY_PROJECTS)
    expect(checked).toMatchObject({ createCount: 0, updateCount: 0, doubtfulCount: 0, skipCount: checked.rowCount })
  })

  it('N12 every project has its place in the journal, chained', async () => {
    const read = office.app.database.read
    const made = await read.selectFrom('journal').select(['subjectId', 'changes']).where('subjectType', '=', 'Project').where('kind', '=', 'CREATE').execute()
    expect(made.length).toBeGreaterThanOrEqual(MESSY_PROJECTS)
    expect(made.every(j => 'name' in JSON.parse(j.changes))).toBe(true)
    expect(await verifyJournal(read)).toEqual([])
  })
})

describe('what is no list', () => {
  it.each<[string, () => Buffer | Promise<Buffer>, RegExp]>([
    ['an .xls renamed', legacyXls, /旧版 Excel/],
    ['an encrypted workbook', encryptedXlsx, /密码/],
    ['50,000 rows', () => longList(50_000), /上限|超过/],
    ['a bomb', () => zipBomb(600), /解压|过大|太大|超/],
    ['a zip', () => plainZip('说明.txt'), /压缩包/],
    ['nothing', () => Buffer.alloc(0), /空的/],
    ['a PDF', () => Buffer.from('%PDF-1.7\n'), /PDF/],
    ['scribbles', () => plainWorkbook({ 草稿: [[1, 2], [3, 4]] }), /没有读到项目清单/],
    ['a file over 30 MB', () => Buffer.alloc(31 * 1024 * 1024, 1), /30 MB|过大/],
  ])('N12 refuses %s in a Chinese sentence', async (_, file, words) => {
    const reply = await on.send(secretary, file())
    expect([400, 413]).toContain(reply.statusCode)
    expect(reply.json<Refused>().message).toMatch(words)
    expect(reply.json<Refused>().message).toMatch(/。$/)
  })

  it('N12 takes 200 columns and a text of 40,000 characters without losing a word in silence', async () => {
    const wide = await on.upload(secretary, wideList(200))
    expect(await on.head(secretary, wide)).toMatchObject({ state: 'CHECKED', rowCount: 1 })
    const long = await on.upload(secretary, listOf(['超长说明工程', null, 100, null, null, '是', '长'.repeat(33_000)]))
    expect(await on.head(secretary, long)).toMatchObject({ errorCount: 1, createCount: 0 })
  })

  it('P12 refuses liaisons, other sites, the signed out, and another county', async () => {
    const liaison = await office.as('cz.d8.liaison')
    expect((await on.send(liaison, messyList())).json<Refused>().extensions.code).toBe('FORBIDDEN')
    expect((await on.send(office.nobody, messyList())).statusCode).toBe(401)
    expect((await on.send(secretary, messyList(), '清单.xlsx', {})).statusCode).toBe(403)
    const id = await on.upload(secretary, listOf(['外县看不到的工程', null, 100, null, null, '否', null]))
    const other = await office.as('jc.secretary')
    for (const answer of [await other.ask('query ($id: Int!) { projectImport(id: $id) { id } }', { id }), await on.act(other, 'applyImport', 'ApplyImportInput', { id, version: 1 }), await on.act(other, 'undoImport', 'UndoImportInput', { id, version: 1 })])
      expect(answer.errors![0]!.extensions.code).toBe('NOT_FOUND')
    expect((await on.fetchFile(other, `/files/imports/${id}/marked.xlsx`)).statusCode).toBe(404)
    expect((await on.fetchFile(liaison, `/files/imports/${id}/marked.xlsx`)).statusCode).toBe(403)
    expect((await liaison.ask('{ imports { nodes { id } } }')).errors![0]!.extensions.code).toBe('FORBIDDEN')
  })
})

describe('correcting', () => {
  it('N12 a row with an error stays out, is marked at its cell, and comes in once the marked copy is corrected', async () => {
    const id = await on.upload(secretary, troubledList(), '台账.xlsx')
    const wrong = (await on.rowsOf(secretary, { importId: id, problem: 'ERROR' })).nodes
    expect(wrong.map(r => [r.rowNumber, r.action])).toEqual([[3, 'SKIP'], [5, 'SKIP'], [6, 'SKIP']])
    expect(wrong[0]!.problems).toContainEqual({ address: 'B3', severity: 'ERROR', message: expect.stringMatching(/#REF!/) })
    expect((await on.head(secretary, id)).doubtfulCount).toBe(1)
    await on.apply(secretary, id)

    const marked = await on.fetchFile(secretary, `/files/imports/${id}/marked.xlsx`)
    expect(decodeURIComponent(marked.headers['content-disposition'] as string)).toContain('台账（标注）.xlsx')
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(marked.rawPayload as never)
    expect(workbook.worksheets.map(s => s.name)).toContain('导入问题')
    const sheet = workbook.worksheets[0]!
    sheet.getCell('B3').value = 3000
    sheet.getCell('B5').value = 2500
    sheet.getCell('A6').value = '己车站'
    const again = await on.upload(secretary, Buffer.from(await workbook.xlsx.writeBuffer()))
    expect(await on.head(secretary, again)).toMatchObject({ errorCount: 0, createCount: 3, updateCount: 0 })
    expect((await on.rowsOf(secretary, { importId: again, actions: ['CREATE'] })).nodes.map(r => r.name)).toEqual(['乙水厂', '丁学校', '己车站'])
  })

  it('N12 a list without header waits for a person to say what its columns are', async () => {
    const id = await on.upload(secretary, headerlessList())
    const waiting = await on.head(secretary, id)
    expect(waiting).toMatchObject({ state: 'NEEDS_MAPPING', rowCount: 0 })
    expect(waiting.sheets[0]!.samples.find(s => s.likelyName)?.column).toBe('A')
    expect((await on.apply(secretary, id)).errors![0]!.extensions.code).toBe('STATE')
    const columns = [{ column: 'A', field: 'name' }, { column: 'B', field: 'localityUnit' }, { column: 'C', field: 'totalInvestment' }]
    const map = (more: object) => on.act(secretary, 'mapColumns', 'MapColumnsInput', { id, version: waiting.version, sheets: [{ sheet: '名单', columns, firstRow: 1, unit: '万元', ...more }] })
    expect((await map({ columns: [{ column: 'A', field: 'hat' }] })).errors![0]!.message).toMatch(/不认识的列内容/)
    expect((await map({ columns: [{ column: 'A', field: 'name' }, { column: 'B', field: 'name' }] })).errors![0]!.message).toMatch(/两列/)
    expect((await map({})).data).toMatchObject({ mapColumns: { state: 'CHECKED', createCount: 3 } })
    expect(await on.head(secretary, id)).toMatchObject({ totalInvestment: 455_000_000 })
  })

  it('N12 names are mapped once, remembered, and carried to the projects that stand under them', async () => {
    const county = office.county('长子')
    const unitId = county.units.get('水务局')!
    const postId = county.posts.get('deputy')!
    const id = await on.applied(secretary, listOf(['映射甲工程', null, 100, '县水务管理服务站', '钱某某', '否', null]))
    expect((await on.head(secretary, id)).unknownNames.map(n => n.text).sort()).toEqual(['县水务管理服务站', '钱某某'].sort())
    const names = [{ kind: 'UNIT', text: '县水务管理服务站', unitId }, { kind: 'PERSON', text: '钱某某', postId }]
    await secretary.get('mutation ($input: MapNamesInput!) { mapNames(input: $input) { done } }', { input: { importId: id, names } })
    expect((await on.head(secretary, id)).unknownNames).toEqual([])
    const row = (await on.stateOfCounty()).find(p => p.name === '映射甲工程')!
    expect(row).toMatchObject({ responsibleUnitId: unitId, responsibleUnitText: null, leadOfficialPostId: postId, leadOfficialText: null })

    const later = await on.applied(secretary, listOf(['映射乙工程', null, 100, '县水务\n管理服务站', '钱 某 某', '否', null]))
    expect((await on.stateOfCounty()).find(p => p.importId === later)).toMatchObject({ responsibleUnitId: unitId, leadOfficialPostId: postId })
    const foreign = office.county('泾川').units.get('水务局')!
    const refused = await secretary.ask('mutation ($input: MapNamesInput!) { mapNames(input: $input) { done } }', { input: { names: [{ kind: 'UNIT', text: '某站', unitId: foreign }] } })
    expect(refused.errors![0]!.extensions.code).toBe('NOT_FOUND')
  })

  it('N12 a doubtful row stays out until a person decides', async () => {
    await on.applied(secretary, listOf(['滨河大桥工程', '2405-140428-04-01-123456', 100, null, null, '否', null]))
    const file = await listOf(['滨河特大桥', '2405-140428-04-01-123456', 200, null, null, '否', null])
    const id = await on.upload(secretary, file)
    const [row] = (await on.rowsOf(secretary, { importId: id, actions: ['DOUBTFUL'] })).nodes
    expect(row).toMatchObject({ message: expect.stringMatching(/代码.*相同.*名称却不同/), candidates: [{ name: '滨河大桥工程' }] })
    expect((await on.apply(secretary, id)).errors![0]!.extensions.code).toBe('STATE')
    const decide = async (action: string, projectId?: number) => on.act(secretary, 'decideRows', 'DecideRowsInput', { id, version: (await on.head(secretary, id)).version, rows: [{ rowId: row!.id, action, projectId }] })
    expect((await decide('UPDATE')).errors![0]!.message).toMatch(/请选择/)
    expect((await decide('UPDATE', row!.candidates[0]!.id)).data).toMatchObject({ decideRows: { updateCount: 1, doubtfulCount: 0 } })
    expect((await on.rowsOf(secretary, { importId: id })).nodes[0]!.differences.map(d => d.label)).toEqual(['项目名称', '总投资'])
    expect((await decide('CREATE')).data).toMatchObject({ decideRows: { createCount: 1, updateCount: 0 } })
    expect((await on.apply(secretary, id)).errors).toBeUndefined()
    const codes = await office.app.database.read.selectFrom('projectCode').select(['ownCode']).where('code', '=', '2405-140428-04-01-123456').execute()
    expect(codes.map(c => c.ownCode)).toEqual(['2405-140428-04-01-123456', null])
  })
})

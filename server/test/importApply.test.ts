import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Milestone } from '../src/modules/project/project.entity'
import { longList, plainWorkbook } from './fixtures/lists'
import { importing, listOf } from './importing'
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

describe('writing', () => {
  it('N12 an update changes what differs and nothing else; it is refused when the project changed after the check', async () => {
    const first = await on.applied(secretary, listOf(['更新甲工程', '2405-140428-04-01-200001', 100, '水务局', null, '否', '原来的备注']))
    const id = await on.upload(secretary, listOf(['更新甲工程', null, 300, null, null, '是', null]))
    const [row] = (await on.rowsOf(secretary, { importId: id })).nodes
    expect(row!.differences).toEqual([{ label: '项目阶段（按“是否开工”推断）', from: expect.anything(), to: '在建' }, { label: '总投资', from: '100 万元', to: '300 万元' }])
    const [project] = (await on.projects(secretary, { importId: first })).nodes
    await secretary.get('mutation ($input: SaveProjectInput!) { saveProject(input: $input) { id } }', { input: { id: project!.id, version: project!.version, name: '更新甲工程', totalInvestment: 5_000_000 } })
    const refused = await on.apply(secretary, id)
    expect(refused.errors![0]).toMatchObject({ message: expect.stringMatching(/核对之后项目库有了变化/), extensions: { code: 'CONFLICT' } })
    expect((await on.rowsOf(secretary, { importId: id })).nodes[0]!.differences[1]).toMatchObject({ from: '500 万元', to: '300 万元' })
    expect((await on.apply(secretary, id)).errors).toBeUndefined()
    expect((await on.stateOfCounty()).find(p => p.name === '更新甲工程')).toMatchObject({ totalInvestment: 3_000_000, stage: 'BUILDING', remark: '原来的备注', importId: id })
  })

  it('N12 of two who apply the same import one wins, and each project comes in once', async () => {
    const id = await on.upload(secretary, listOf(['并发甲工程', null, 100, null, null, '否', null], ['并发乙工程', null, 100, null, null, '否', null]))
    const { version } = await on.head(secretary, id)
    const answers = await Promise.all(Array.from({ length: 4 }, () => on.act(secretary, 'applyImport', 'ApplyImportInput', { id, version })))
    expect(answers.filter(a => !a.errors)).toHaveLength(1)
    for (const { errors } of answers.filter(a => a.errors)) expect(['STATE', 'CONFLICT']).toContain(errors![0]!.extensions.code)
    expect((await on.projects(secretary, { importId: id })).totalCount).toBe(2)
  })

  it('N12 others are answered while 3,000 rows are written, and see the progress', async () => {
    const jc = await office.as('jc.secretary')
    const id = await on.upload(jc, longList(3000))
    const { version } = await on.head(jc, id)
    const seen: { state: string; progress: number }[] = []
    let done = false
    const writing = on.act(jc, 'applyImport', 'ApplyImportInput', { id, version }).finally(() => { done = true })
    while (!done) seen.push((await jc.get<{ projectImport: { state: string; progress: number } }>('query ($id: Int!) { projectImport(id: $id) { state progress } }', { id })).projectImport)
    expect((await writing).errors).toBeUndefined()
    expect(seen.some(s => s.state === 'APPLYING' && s.progress > 10)).toBe(true)
    expect(await on.head(jc, id)).toMatchObject({ state: 'DONE', progress: 100 })
    expect((await on.projects(jc, { importId: id })).totalCount).toBe(3000)
    expect((await on.undo(jc, id)).errors).toBeUndefined()
    expect((await on.projects(jc, { importId: id })).totalCount).toBe(0)
  })

  it('N12 an import that is not applied is set aside without a trace in the list', async () => {
    const id = await on.upload(secretary, listOf(['放弃的工程', null, 100, null, null, '否', null]))
    await secretary.get('mutation ($input: DiscardImportInput!) { discardImport(input: $input) { done } }', { input: { id, version: (await on.head(secretary, id)).version } })
    expect((await secretary.ask('query ($id: Int!) { projectImport(id: $id) { id } }', { id })).errors![0]!.extensions.code).toBe('NOT_FOUND')
    expect((await on.stateOfCounty()).some(p => p.name === '放弃的工程')).toBe(false)
  })
})

describe('taking back', () => {
  const bare = (row: Record<string, unknown>) => ({ ...row, version: 0, updatedAt: 0 })

  it('N12 a whole import is undone: what it created goes, what it changed is as before', async () => {
    await on.applied(secretary, listOf(['撤销甲工程', '2405-140428-04-01-300001', 100, '水务局', '钱丁三、孙戊四', '否', '备注']))
    const before = (await on.stateOfCounty()).map(bare)
    const id = await on.upload(secretary, listOf(['撤销甲工程', '2405-140428-04-01-300002', 900, '教育局', '周己五', '是', '新备注'], ['撤销乙工程', null, 1, null, null, '是', null]))
    const [doubtful] = (await on.rowsOf(secretary, { importId: id, actions: ['DOUBTFUL'] })).nodes
    await on.act(secretary, 'decideRows', 'DecideRowsInput', { id, version: (await on.head(secretary, id)).version, rows: [{ rowId: doubtful!.id, action: 'UPDATE', projectId: doubtful!.candidates[0]!.id }] })
    expect((await on.apply(secretary, id)).errors).toBeUndefined()
    expect((await on.stateOfCounty()).find(p => p.name === '撤销甲工程')).toMatchObject({ totalInvestment: 9_000_000, stage: 'BUILDING' })
    expect((await on.undo(secretary, id)).data).toMatchObject({ undoImport: { state: 'UNDONE' } })
    expect((await on.stateOfCounty()).map(bare)).toEqual(before)
    const read = office.app.database.read
    const own = before.find(p => (p as { name?: string }).name === '撤销甲工程') as unknown as { id: number }
    expect(await read.selectFrom('projectCode').select('ownCode').where('projectId', '=', own.id).execute()).toEqual([{ ownCode: '2405-140428-04-01-300001' }])
    expect(await read.selectFrom('projectOfficial').select('text').where('projectId', '=', own.id).execute()).toEqual([{ text: '孙戊四' }])
    expect((await on.undo(secretary, id)).errors![0]!.extensions.code).toBe('STATE')
  })

  it('N12 refuses to undo over a later edit and over a milestone, and names the project', async () => {
    const id = await on.applied(secretary, listOf(['后改工程', null, 100, null, null, '否', null], ['未改工程', null, 100, null, null, '否', null]))
    const [edited] = (await on.projects(secretary, { importId: id, text: '后改工程' })).nodes
    await secretary.get('mutation ($input: SaveProjectInput!) { saveProject(input: $input) { id } }', { input: { id: edited!.id, version: edited!.version, name: '后改工程', remark: '改过' } })
    expect((await on.undo(secretary, id)).errors![0]).toMatchObject({ message: expect.stringMatching(/“后改工程”在导入之后又有修改/), extensions: { code: 'STATE' } })

    const other = await on.applied(secretary, listOf(['有节点的工程', null, 100, null, null, '否', null]))
    const [built] = (await on.projects(secretary, { importId: other })).nodes
    await office.act(office.county('长子').actors.get('secretary')!, async ctx => {
      ctx.em.create(Milestone, { jurisdictionId: ctx.jurisdictionId, projectId: built!.id, name: '开工', kind: 'START', plannedOn: '2026-05-01' })
    })
    expect((await on.undo(secretary, other)).errors![0]!.message).toMatch(/“有节点的工程”已有节点/)
    expect((await on.projects(secretary, { importId: other })).totalCount).toBe(1)
  })
})

const real = new URL('../../../shared/data/lists/roadmap-2020-may.xlsx', import.meta.url)

describe.skipIf(!existsSync(real))('a real published list (skipped where ../shared is not there)', () => {
  it('N12 comes in whole: 108 projects, its sums, and the five that are not started, yet invested', async () => {
    const jc = await office.as('jc.secretary')
    const id = await on.upload(jc, readFileSync(real), 'roadmap.xlsx')
    const checked = await on.head(jc, id)
    expect(checked.sheets.map(s => s.status)).toEqual(['LIST', 'REPEAT', 'SCRATCH'])
    const odd = (await on.rowsOf(jc, { importId: id })).nodes.filter(r => r.problems.some(p => /开工/.test(p.message) && /投资/.test(p.message) && p.severity === 'DOUBTFUL'))
    expect(odd.length).toBeGreaterThanOrEqual(5)
    expect((await on.apply(jc, id)).errors).toBeUndefined()
    const { totals } = await on.projects(jc, { importId: id })
    expect([totals.count, totals.totalInvestment, totals.annualPlanInvestment, totals.cumulativeInvestment]).toEqual([108, 79_816_711_000, 23_115_751_000, 5_722_160_000])
    expect((await on.projects(jc, { importId: id, notStartedYetInvested: true })).totalCount).toBe(5)
    const again = await on.upload(jc, readFileSync(real))
    expect(await on.head(jc, again)).toMatchObject({ createCount: 0, updateCount: 0, skipCount: 108 })
  })
})

describe('the management library', () => {
  const briefs = (...rows: (string | number | null)[][]) => plainWorkbook({ 清单: [['项目名称', '建设单位', '总投资（万元）', '建设地点', '建设内容', '经济社会效益'], ...rows] })
  const entered = (id: number) => secretary.get<{ projectImport: { followUps: { title: string; clause: string; entered: number; refusedCount: number; refused: { projectName: string; message: string }[] }[] } }>(
    'query ($id: Int!) { projectImport(id: $id) { followUps { title clause entered refusedCount refused { projectName message } } } }', { id }).then(d => d.projectImport.followUps)
  const entriesOf = (id: number) => office.app.database.read.selectFrom('libraryEntry').select(['id', 'tier', 'state', 'projectId']).where('importId', '=', id).execute()

  it('CZ2 takes in the projects of a list whose briefs are complete, and names what the others lack', async () => {
    const id = await on.applied(secretary, briefs(['入库甲工程', '甲公司', 5000, '城东', '新建厂房', '年产值一亿元'], ['入库乙工程', '乙公司', 3000, null, '新建道路', null]))
    const [done] = await entered(id)
    expect(done).toMatchObject({ title: '项目管理库', clause: '一3', entered: 1, refusedCount: 1, refused: [{ projectName: '入库乙工程' }] })
    expect(done!.refused[0]!.message).toMatch(/缺少.*建设地点.*（依据一3）/)
    expect(await entriesOf(id)).toMatchObject([{ tier: 'MANAGEMENT', state: 'ADMITTED' }])
    // Sent again with what was lacking: only the one that stayed out comes in.
    const again = await on.applied(secretary, briefs(['入库甲工程', '甲公司', 5001, '城东', '新建厂房', '年产值一亿元'], ['入库乙工程', '乙公司', 3000, '城西', '新建道路', '方便出行']))
    expect(await entered(again)).toMatchObject([{ entered: 1, refusedCount: 0 }])
  })

  it('CZ2 has none in 泾川, whose regulation has no such library', async () => {
    const jc = await office.as('jc.secretary')
    const id = await on.applied(jc, briefs(['泾川甲工程', '甲公司', 5000, '城东', '新建厂房', '年产值一亿元']))
    expect(await entriesOf(id)).toEqual([])
  })

  it('N12 an undo takes its own entries back, and is refused once one has moved on', async () => {
    const id = await on.applied(secretary, briefs(['出库甲工程', '甲公司', 5000, '城东', '新建厂房', '年产值一亿元']))
    expect(await entriesOf(id)).toHaveLength(1)
    expect((await on.undo(secretary, id)).errors).toBeUndefined()
    expect([await entriesOf(id), await entered(id)]).toEqual([[], []])

    const other = await on.applied(secretary, briefs(['出库乙工程', '乙公司', 5000, '城东', '新建厂房', '年产值一亿元']))
    const [entry] = await entriesOf(other)
    await secretary.get('mutation ($input: EntryReasonInput!) { exitEntry(input: $input) { id } }', { input: { id: entry!.id, version: 1, reason: '项目已取消' } })
    expect((await on.undo(secretary, other)).errors![0]!.message).toMatch(/“出库乙工程”已有储备库条目/)
    expect(await entriesOf(other)).toMatchObject([{ state: 'EXITED' }])
  })
})

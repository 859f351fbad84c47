import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readWorkbook } from '../src/platform/sheet'
import { saveProject } from '../src/modules/project/project.service'
import { existingProjects } from '../src/modules/project/existing.query'
import { readProjectList } from '../src/modules/project/import/list.rules'
import { matchRows } from '../src/modules/project/import/match.rules'
import { namesFor } from '../src/modules/project/import/import.query'
import { removeProject } from '../src/modules/project/condition.service'
import { openOffice, type Client, type Office } from './office'

let office: Office, secretary: Client, water: Client
beforeAll(async () => {
  office = await openOffice({ demo: ['identity', 'regulation', 'calendar', 'project'] })
  secretary = await office.as('cz.secretary')
  water = await office.as('cz.d8.liaison')
})
afterAll(() => office.close())

const CODE = '2103-140428-04-01-555001'
const FIELDS = 'id version name stage stageLabel actions { name to allowed because { text } } brief { content codes { code form } coLeads { holderName postName } doubts } briefVerdict { allowed explanations { ruleId clause outcome text } }'
interface Found {
  id: number; version: number; name: string; stage: string; stageLabel: string
  actions: { name: string; to: string | null; allowed: boolean; because: { text: string }[] }[]
  brief: { content: string | null; codes: { code: string; form: string }[]; coLeads: { holderName: string; postName: string }[]; doubts: string[] }
  briefVerdict: { allowed: boolean; explanations: { ruleId: string; clause: string; outcome: string; text: string }[] }
}
const SAVE = `mutation ($input: SaveProjectInput!) { saveProject(input: $input) { ${FIELDS} } }`
const save = async (client: Client, input: Record<string, unknown>) => (await client.get<{ saveProject: Found }>(SAVE, { input })).saveProject
const one = async (client: Client, id: number) => (await client.get<{ project: Found }>(`query ($id: Int!) { project(id: $id) { ${FIELDS} } }`, { id })).project
const refusedSave = async (client: Client, input: Record<string, unknown>) => (await client.ask(SAVE, { input })).errors![0]!
const STAGE = `mutation ($input: SetProjectStageInput!) { setProjectStage(input: $input) { ${FIELDS} } }`
const CONDITION = 'mutation ($input: SetProjectConditionInput!) { setProjectCondition(input: $input) { id version conditionLabel suspendedOn exitedOn } }'
const unit = (name: string) => office.county('长子').units.get(name)!
const post = (key: string) => office.county('长子').posts.get(key)!
interface Listed { nodes: { id: number; name: string; totalInvestment: number | null; stage: string; responsibleUnitName: string | null }[]; totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string }; totals: { count: number; totalInvestment: number } }
const LIST = `query ($filter: ProjectFilterInput, $order: ProjectOrderInput, $first: Int, $after: String) {
  projects(filter: $filter, order: $order, first: $first, after: $after) {
    nodes { id name totalInvestment stage responsibleUnitName } totalCount pageInfo { hasNextPage endCursor } totals { count totalInvestment } } }`
const list = async (client: Client, variables: Record<string, unknown> = {}) => (await client.get<{ projects: Listed }>(LIST, variables)).projects
const all = async (client: Client, variables: Record<string, unknown> = {}) => {
  const nodes: Listed['nodes'] = []
  for (let after: string | null = null; ; ) {
    const page: Listed = await list(client, { ...variables, first: 25, after })
    nodes.push(...page.nodes)
    if (!page.pageInfo.hasNextPage) return nodes
    after = page.pageInfo.endCursor
  }
}

describe('the brief', () => {
  it('CZ2 keeps investor, amount, place, content and benefits, and calls the brief complete by clause 一3', async () => {
    const made = await save(secretary, { name: '丹朱镇污水提升泵站建设项目', owner: '长子县润泽实业有限公司', totalInvestment: 68_000_000, place: '长子县丹朱镇',
      content: '新建泵站 2 座', benefits: '消除积水点', responsibleUnitId: unit('水务局'), codes: [`项目代码:${CODE}`], keyProject: true,
      leadOfficialPostId: post('deputy3'), coLeadPostIds: [post('deputy')], tags: '专项债 补短板' })
    expect(made.brief.codes).toEqual([{ code: CODE, form: 'NEW' }])
    expect(made.brief.coLeads).toMatchObject([{ postName: '常务副县长' }])
    expect(made.briefVerdict.allowed).toBe(true)
    expect(made.briefVerdict.explanations).toMatchObject([{ ruleId: 'brief.complete', clause: '一3', outcome: 'PASSED' }])
    expect(made.stageLabel).toBe('策划')
  })

  it('CZ2 saves an incomplete brief and names what is missing', async () => {
    const made = await save(secretary, { name: '丹朱镇停车场建设项目', totalInvestment: 20_000_000, place: '长子县丹朱镇', content: '新建车位 200 个' })
    expect(made.briefVerdict.allowed).toBe(false)
    const words = made.briefVerdict.explanations[0]!
    expect(words.outcome).toBe('MISSING')
    expect(words.text).toMatch(/投资主体.*效益/)
    expect(words.text).not.toContain('“建设地点”')
  })

  it('CZ2 refuses a code that another project of the county has, and names that project', async () => {
    const error = await refusedSave(secretary, { name: '另一个泵站项目', codes: ['2103-140428-04-01-555001'] })
    expect(error.extensions).toMatchObject({ code: 'INVALID', fields: [{ field: 'codes' }] })
    expect(error.message).toContain('丹朱镇污水提升泵站建设项目')
    const jingchuan = await office.as('jc.secretary')
    expect((await save(jingchuan, { name: '泾川泵站项目', codes: [CODE] })).brief.codes).toHaveLength(1)
  })

  it('CZ2 keeps an odd code as written and says what to check', async () => {
    const made = await save(secretary, { name: '碾张乡驿站项目', codes: ['长发改备〔2021〕12号', '2103-140429-04-01-777001'] })
    expect(made.brief.codes.map(c => c.form)).toEqual(['UNKNOWN', 'NEW'])
    expect(made.brief.doubts.join()).toMatch(/按原文保留/)
    expect(made.brief.doubts.join()).toMatch(/140429 不是本县/)
  })

  it('CZ2 refuses impossible input field by field and saves nothing', async () => {
    const before = (await list(secretary)).totalCount
    const error = await refusedSave(secretary, { name: '日期不对的项目', totalInvestment: -1, plannedStartOn: '2026-05-01', plannedFinishOn: '2026-04-01', actualStartOn: '2026-03-19' })
    expect(error.extensions).toMatchObject({ code: 'INVALID', fields: [{ field: 'totalInvestment' }, { field: 'plannedFinishOn' }, { field: 'actualStartOn' }] })
    expect((await refusedSave(secretary, { name: ' ' })).extensions.fields![0]!.field).toBe('name')
    expect((await list(secretary)).totalCount).toBe(before)
  })

  it('CZ2 tells the later of two writers, and writes the history in words', async () => {
    const made = await save(secretary, { name: '两人同改项目', totalInvestment: 50_000_000, responsibleUnitId: unit('水务局') })
    const first = await save(secretary, { id: made.id, version: made.version, name: '两人同改项目', totalInvestment: 60_000_000, responsibleUnitId: unit('教育局') })
    const error = await refusedSave(secretary, { id: made.id, version: made.version, name: '两人同改项目', content: '迟到的修改' })
    expect(error.extensions.code).toBe('CONFLICT')
    expect((await one(secretary, made.id)).brief.content).toBeNull()
    const { project } = await secretary.get<{ project: { history: { nodes: { who: string; says: string; changes: { label: string; from: string; to: string }[] }[] } } }>(
      'query ($id: Int!) { project(id: $id) { history(first: 10) { nodes { who says changes { label from to } } } } }', { id: made.id })
    expect(first.version).toBe(made.version + 1)
    expect(project.history.nodes.map(n => n.says)).toEqual(['修改', '登记项目'])
    expect(project.history.nodes[0]!.who).toContain('综合秘书')
    expect(project.history.nodes[0]!.changes).toEqual(expect.arrayContaining([
      { label: '总投资', from: '5,000 万元', to: '6,000 万元' },
      { label: '责任单位', from: '长子县水务局', to: '长子县教育局' },
    ]))
  })
})

describe('who may', () => {
  it('P12 lets a unit register its own project, see what it is tied to, and change what it is responsible for', async () => {
    const made = await save(water, { name: '水务局自报项目', totalInvestment: 30_000_000 })
    expect((await list(water, { filter: { text: '水务局自报' } })).nodes).toMatchObject([{ id: made.id, responsibleUnitName: '长子县水务局' }])
    const changed = await save(water, { id: made.id, version: made.version, name: '水务局自报项目', content: '补充内容' })
    expect(changed.brief.content).toBe('补充内容')
    const seen = await all(water)
    const whole = await all(secretary)
    expect(seen.length).toBeGreaterThan(3)
    expect(seen.length).toBeLessThan(whole.length)
  })

  it('P12 refuses a unit another unit’s project as not found, and its own only within its right', async () => {
    const foreign = (await all(secretary, { filter: { responsibleUnitIds: [unit('教育局')] } }))[0]!
    expect((await water.ask('query ($id: Int!) { project(id: $id) { id } }', { id: foreign.id })).errors![0]!.extensions.code).toBe('NOT_FOUND')
    expect((await refusedSave(water, { id: foreign.id, version: 1, name: '夺名' })).extensions.code).toBe('NOT_FOUND')
    expect((await refusedSave(water, { name: '替别人报', responsibleUnitId: unit('教育局') })).extensions.code).toBe('FORBIDDEN')
    const own = (await all(water, { filter: { responsibleUnitIds: [unit('水务局')] } }))[0]!
    const { version, name } = await one(water, own.id)
    const error = await refusedSave(water, { id: own.id, version, name, leadOfficialPostId: post('head') })
    expect(error.extensions.code).toBe('FORBIDDEN')
    expect(error.message).toContain('联席办')
  })

  it('P12 shows another county nothing, by id, by list or by search', async () => {
    const jingchuan = await office.as('jc.secretary')
    const [project] = await all(secretary)
    expect((await jingchuan.ask('query ($id: Int!) { project(id: $id) { id } }', { id: project!.id })).errors![0]!.extensions.code).toBe('NOT_FOUND')
    expect((await refusedSave(jingchuan, { id: project!.id, version: 1, name: '夺名' })).extensions.code).toBe('NOT_FOUND')
    expect((await list(jingchuan, { filter: { ids: [project!.id] } })).nodes).toEqual([])
    const { search } = await jingchuan.get<{ search: { title: string }[] }>('{ search(text: "丹朱镇") { title } }')
    expect(search).toEqual([])
    const hits = await secretary.get<{ search: { title: string; link: string }[] }>('{ search(text: "dzzwsts") { title link } }')
    expect(hits.search).toMatchObject([{ title: '丹朱镇污水提升泵站建设项目' }])
  })

  it('P12 refuses a unit of another county as not found', async () => {
    const foreign = office.county('泾川').units.get('水务局')
    expect((await refusedSave(secretary, { name: '跨县单位', responsibleUnitId: foreign })).extensions.code).toBe('NOT_FOUND')
  })
})

describe('stages', () => {
  it('P7 moves a project along the stages, sets the day and reaches its milestone', async () => {
    const made = await save(water, { name: '阶段推进项目', stage: 'PREPARING', plannedStartOn: '2026-03-01', plannedFinishOn: '2027-03-01' })
    await water.get('mutation ($input: SaveMilestoneInput!) { saveMilestone(input: $input) { id } }', { input: { projectId: made.id, name: '开工', kind: 'START', plannedOn: '2026-03-01' } })
    const { version } = await one(water, made.id)
    const { setProjectStage } = await water.get<{ setProjectStage: Found }>(STAGE, { input: { id: made.id, version, action: 'start', on: '2026-03-10' } })
    expect(setProjectStage.stage).toBe('BUILDING')
    expect(setProjectStage.actions.filter(a => a.to).map(a => a.name)).toEqual(['complete'])
    const { project } = await water.get<{ project: { started: boolean; actualStartOn: string; milestones: { actualOn: string; stateLabel: string }[] } }>(
      'query ($id: Int!) { project(id: $id) { started actualStartOn milestones { actualOn stateLabel } } }', { id: made.id })
    expect(project).toEqual({ started: true, actualStartOn: '2026-03-10', milestones: [{ actualOn: '2026-03-10', stateLabel: '逾期完成' }] })
  })

  it('P7 refuses a step that does not leave from here, a day to come, and a unit’s step backwards', async () => {
    const made = await save(water, { name: '不能跳步项目', stage: 'CONCEIVED' })
    const step = (input: Record<string, unknown>, client = water) => client.ask(STAGE, { input: { id: made.id, version: made.version, ...input } })
    const jump = (await step({ action: 'complete' })).errors![0]!
    expect(jump.extensions.code).toBe('STATE')
    expect(jump.message).toContain('“策划”')
    const { setProjectStage: ready } = await water.get<{ setProjectStage: Found }>(STAGE, { input: { id: made.id, version: made.version, action: 'prepare' } })
    expect((await step({ version: ready.version, action: 'start', on: '2026-03-19' })).errors![0]!.extensions.fields![0]!.field).toBe('on')
    expect((await step({ version: ready.version, action: 'backToPlanned', reason: '填错' })).errors![0]!.extensions.code).toBe('FORBIDDEN')
    expect((await step({ version: ready.version, action: 'backToPlanned' }, secretary)).errors![0]!.extensions.fields![0]!.field).toBe('reason')
    expect((await step({ version: ready.version, action: 'backToPlanned', reason: '填错' }, secretary)).data).toMatchObject({ setProjectStage: { stage: 'PLANNED' } })
  })

  it('P7 stops a project with a reason, and lets nothing go on until it is resumed', async () => {
    const made = await save(water, { name: '停工项目', stage: 'BUILDING' })
    const act = (input: Record<string, unknown>, client = water) => client.ask(CONDITION, { input: { id: made.id, ...input } })
    expect((await act({ version: made.version, action: 'suspend' })).errors![0]!.extensions.fields![0]!.field).toBe('reason')
    const stopped = (await act({ version: made.version, action: 'suspend', reason: '资金未到位' })).data as unknown as { setProjectCondition: { version: number; conditionLabel: string } }
    expect(stopped.setProjectCondition.conditionLabel).toBe('停工')
    const { version } = stopped.setProjectCondition
    expect((await water.ask(STAGE, { input: { id: made.id, version, action: 'complete' } })).errors![0]!.message).toContain('登记复工')
    expect((await act({ version, action: 'exit', reason: '不建了' })).errors![0]!.extensions.code).toBe('FORBIDDEN')
    const left = (await act({ version, action: 'exit', reason: '不建了' }, secretary)).data as unknown as { setProjectCondition: { version: number } }
    expect((await list(secretary, { filter: { text: '停工项目' } })).totalCount).toBe(0)
    expect((await list(secretary, { filter: { text: '停工项目', exited: true } })).totalCount).toBe(1)
    expect((await act({ version: left.setProjectCondition.version, action: 'readmit' }, secretary)).errors).toBeUndefined()
  })
})

describe('browsing', () => {
  it('P7 counts, sums, lays out and dates the same filtered set in list, board, calendar and totals', async () => {
    const filter = { keyProject: true, stages: ['BUILDING', 'PREPARING'] }
    const rows = await all(secretary, { filter, order: { by: 'INVESTMENT', descending: true } })
    const { projects } = await secretary.get<{ projects: Listed }>(LIST, { filter, first: 5 })
    const { projectBoard } = await secretary.get<{ projectBoard: { key: string; totalCount: number; nodes: { id: number }[] }[] }>(
      'query ($filter: ProjectFilterInput) { projectBoard(filter: $filter) { key totalCount nodes { id } } }', { filter })
    const sum = rows.reduce((n, r) => n + (r.totalInvestment ?? 0), 0)
    expect(rows.length).toBeGreaterThan(10)
    expect(new Set(rows.map(r => r.id)).size).toBe(rows.length)
    expect(rows.map(r => r.totalInvestment)).toEqual(rows.map(r => r.totalInvestment).sort((a, b) => b! - a!))
    expect(projects.totalCount).toBe(rows.length)
    expect(projects.totals).toEqual({ count: rows.length, totalInvestment: sum })
    expect(projectBoard.map(l => l.key)).toEqual(['PREPARING', 'BUILDING'])
    expect(projectBoard.reduce((n, l) => n + l.totalCount, 0)).toBe(rows.length)
    const { projectCalendar } = await secretary.get<{ projectCalendar: { on: string; projectId: number }[] }>(
      'query ($filter: ProjectFilterInput) { projectCalendar(filter: $filter, from: "2026-01-01", to: "2026-12-31") { on projectId } }', { filter })
    expect(projectCalendar.length).toBeGreaterThan(0)
    expect(projectCalendar.every(i => rows.some(r => r.id === i.projectId) && i.on.startsWith('2026'))).toBe(true)
  })

  it('P7 lists what is not started yet invested, and refuses an unknown word', async () => {
    const odd = await all(secretary, { filter: { notStartedYetInvested: true } })
    expect(odd.length).toBeGreaterThan(0)
    expect(odd.every(r => ['CONCEIVED', 'PLANNED', 'PREPARATION_PROPOSED', 'PREPARING'].includes(r.stage))).toBe(true)
    expect((await secretary.ask(LIST, { filter: { stages: ['WRONG'] } })).errors![0]!.extensions.code).toBe('INVALID')
  })

  it('LB1 lists key projects without lead official or responsible unit, and drops them once they have both', async () => {
    const made = await save(secretary, { name: '缺分包领导项目', level: 'PROVINCIAL' })
    expect(made.brief.doubts.join()).toMatch(/分包领导.*责任单位/)
    const lacking = async () => (await all(secretary, { filter: { lacksDuty: true } })).map(r => r.id)
    expect(await lacking()).toContain(made.id)
    const half = await save(secretary, { id: made.id, version: made.version, name: '缺分包领导项目', leadOfficialPostId: post('deputy') })
    expect(await lacking()).toContain(made.id)
    const done = await save(secretary, { id: made.id, version: half.version, name: '缺分包领导项目', responsibleUnitId: unit('水务局') })
    expect(await lacking()).not.toContain(made.id)
    expect(done.brief.doubts).toEqual([])
  })

  it('LB1 refuses a lead official below county level', async () => {
    const error = await refusedSave(secretary, { name: '分包级别不够', leadOfficialPostId: post('水务局.head') })
    expect(error.extensions.fields![0]).toMatchObject({ field: 'leadOfficialPostId' })
  })
})

describe('removing', () => {
  it('P12 removes a wrongly registered project with its parts', async () => {
    const made = await save(secretary, { name: '登记错的项目', codes: ['2103-140428-04-01-999001'], tags: '误' })
    await secretary.get('mutation ($input: RemoveProjectInput!) { removeProject(input: $input) { done } }', { input: { id: made.id, version: made.version } })
    expect((await list(secretary, { filter: { text: '登记错的' } })).totalCount).toBe(0)
    expect((await save(secretary, { name: '登记对的项目', codes: ['2103-140428-04-01-999001'] })).brief.codes).toHaveLength(1)
  })

  it('P12 refuses to remove what other things hang on, and refuses a unit', async () => {
    const whole = await save(secretary, { name: '总体项目' })
    await save(secretary, { name: '子项目甲', parentId: whole.id })
    const refused = office.act(office.county('长子').actors.get('secretary')!, ctx => removeProject(ctx, { id: whole.id, version: whole.version }))
    await expect(refused).rejects.toThrow(/子项目 1 条.*办理退出/)
    const own = await save(water, { name: '本单位误报项目' })
    const error = (await water.ask('mutation ($input: RemoveProjectInput!) { removeProject(input: $input) { done } }', { input: { id: own.id, version: own.version } })).errors![0]!
    expect(error.extensions.code).toBe('FORBIDDEN')
  })

  it('CZ2 refuses a parent that is the project’s own part', async () => {
    const whole = await save(secretary, { name: '甲总体项目' })
    const part = await save(secretary, { name: '甲子项目', parentId: whole.id })
    expect((await refusedSave(secretary, { id: whole.id, version: whole.version, name: '甲总体项目', parentId: part.id })).extensions.fields![0]!.field).toBe('parentId')
  })
})

describe('export', () => {
  const download = (client: Client, filter?: unknown) =>
    office.app.http.inject({ method: 'GET', url: `/files/projects.xlsx${filter ? `?filter=${encodeURIComponent(JSON.stringify(filter))}` : ''}`, headers: { cookie: client.cookie } })

  it('P11 exports what the filter lets through, and the workbook imported unchanged changes nothing', async () => {
    const reply = await download(secretary, { stages: ['BUILDING', 'PREPARING'] })
    expect(reply.statusCode).toBe(200)
    const rows = await all(secretary, { filter: { stages: ['BUILDING', 'PREPARING'] } })
    const reading = readProjectList(await readWorkbook(reply.rawPayload))
    expect(reading.rows).toHaveLength(rows.length)
    const matches = await office.act(office.county('长子').actors.get('secretary')!, async ctx =>
      matchRows(reading.rows, await existingProjects(ctx), (await namesFor(ctx)).resolver))
    expect(matches.filter(m => m.action !== 'SKIP')).toEqual([])
  })

  it('P11 exports to a unit only what it may see, and refuses whoever has not signed in and a filter that is none', async () => {
    const reading = readProjectList(await readWorkbook((await download(water)).rawPayload))
    expect(reading.rows).toHaveLength((await all(water)).length)
    expect((await download(office.nobody)).statusCode).toBe(401)
    const wrong = await download(secretary, { nonsense: 1 })
    expect(wrong.statusCode).toBe(400)
    expect(wrong.json<{ message: string }>().message).toContain('筛选条件')
  })
})

describe('parallel', () => {
  it('CZ2 lets one of twenty writers have a code', async () => {
    const actor = office.county('长子').actors.get('secretary')!
    const answers = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => office.act(actor, ctx => saveProject(ctx, { name: `争码项目${i}`, codes: ['2103-140428-04-01-888001'] }))))
    expect(answers.filter(a => a.status === 'fulfilled')).toHaveLength(1)
    expect((await list(secretary, { filter: { text: '2103-140428-04-01-888001' } })).totalCount).toBe(1)
  })
})

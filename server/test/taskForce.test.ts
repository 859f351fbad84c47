import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '../src/kernel/day'
import { fulfilByMeeting, runDuties } from '../src/modules/duty/duty.service'
import { actorOf } from '../src/modules/identity/identity.demo'
import { saveProject } from '../src/modules/project/project.service'
import { NOW, openOffice, TODAY, type Client, type Office } from './office'

let office: Office
beforeAll(async () => { office = await openOffice() })
afterAll(() => office.close())
const at = (days: number) => office.at(NOW + days * 86_400_000)
const post = (county: string, key: string) => office.county(county).posts.get(key)!
const unit = (county: string, name: string) => office.county(county).units.get(name)!
const project = (county: string, name: string, more: { majorProject?: boolean } = {}) => office.act(actorOf(office.county(county), 'secretary'), ctx => saveProject(ctx, {
  name, owner: '某投资公司', content: '新建厂房', benefits: '带动就业', place: '城南', stage: 'BUILDING', projectClass: 'INDUSTRIAL', totalInvestment: 200_000_000, keyProject: true,
  planYear: 2026, annualPlanInvestment: 20_000_000, cumulativeInvestment: 5_000_000, responsibleUnitId: unit(county, '水务局'), leadUnitId: unit(county, '水务局'), leadOfficialPostId: post(county, 'deputy'), ...more,
}))

const SET = 'mutation ($input: SetTaskForceInput!) { setTaskForce(input: $input) { taskForce { version members { seat name untilOn past } } } }'
interface Force { version: number; members: { seat: string; name: string; untilOn: string | null; past: boolean }[] }
const set = (client: Client, input: Record<string, unknown>) => client.ask(SET, { input: { fromOn: TODAY, ...input } })
const roster = (county: string) => ({
  leadUnitId: unit(county, '水务局'), leader: { postId: post(county, 'deputy') }, deputies: [{ postId: post(county, '水务局.head') }], members: [{ postId: post(county, '水务局.liaison') }, { text: '项目单位 负责人' }],
})
const FULFIL = 'mutation ($input: FulfilDutyInput!) { fulfilDuty(input: $input) { state evidence evidenceLink matters { matter unitName requirement dueOn } } }'
const rows = (county: string, code: string) =>
  office.app.database.read.selectFrom('duty').select(['id', 'version', 'postId', 'projectId', 'fromOn', 'dueOn', 'clause', 'doneOn'])
    .where('jurisdictionId', '=', actorOf(office.county(county), 'secretary').jurisdictionId).where('code', '=', code).orderBy('id').execute()

describe('task force', () => {
  it('CZ9 the lead official sets up the task group with lead unit, leader, deputies and members; a key project without one is listed', async () => {
    const projectId = await project('长子', '专班项目')
    const leader = await office.as('cz.deputy')
    const lacking = async () => (await leader.get<{ projects: { nodes: { id: number }[] } }>('{ projects(filter: { withoutTaskForce: true }, first: 50) { nodes { id } } }')).projects.nodes.map(n => n.id)
    expect(await lacking()).toContain(projectId)
    const made = (await set(leader, { projectId, ...roster('长子') })).data as unknown as { setTaskForce: { taskForce: Force } }
    expect(made.setTaskForce.taskForce.members.map(m => m.seat)).toEqual(['LEADER', 'DEPUTY', 'MEMBER', 'MEMBER'])
    expect(await lacking()).not.toContain(projectId)

    // Who leaves stays in the record with the last day; the later of two writers is told.
    at(10)
    const head = await office.as('cz.d8.head')
    const changed = { projectId, ...roster('长子'), members: [{ text: '监理单位 负责人' }], paper: '长项办〔2026〕3号' }
    const answer = (await set(head, { ...changed, version: made.setTaskForce.taskForce.version })).data as unknown as { setTaskForce: { taskForce: Force } }
    expect(answer.setTaskForce.taskForce.members.filter(m => m.past)).toHaveLength(2)
    expect(answer.setTaskForce.taskForce.members.filter(m => m.past).every(m => m.untilOn === addDays(TODAY, 9))).toBe(true)
    expect((await set(head, { ...changed, version: made.setTaskForce.taskForce.version })).errors![0]!.extensions.code).toBe('CONFLICT')
    const history = await head.get<{ project: { history: { nodes: { changes: { label: string; to: string | null }[] }[] } } }>('query ($id: Int!) { project(id: $id) { history { nodes { changes { label to } } } } }', { id: projectId })
    expect(history.project.history.nodes.flatMap(n => n.changes).find(c => c.label === '专班')?.to).toContain('监理单位 负责人')
    at(0)
  })

  it('CZ9 a change of the members alone moves the version: the later of two editors is told and loses nothing', async () => {
    at(0)
    const projectId = await project('长子', '两人同改专班项目')
    const leader = await office.as('cz.deputy')
    const version = async (input: Record<string, unknown>) => ((await set(leader, { projectId, ...roster('长子'), ...input })).data as unknown as { setTaskForce: { taskForce: Force } }).setTaskForce.taskForce.version
    const seen = await version({})
    const members = [...roster('长子').members, { text: '监理单位 负责人' }]
    const moved = await version({ members, version: seen })
    expect(moved).toBe(seen + 1)
    const late = await set(await office.as('cz.d8.head'), { projectId, ...roster('长子'), members: [{ text: '设计单位 负责人' }], version: seen })
    expect(late.errors![0]!.extensions.code).toBe('CONFLICT')
    expect(await version({ members, paper: '长项办〔2026〕4号', version: moved })).toBe(moved + 1)
  })

  it('CZ9 refuses a task group without deputies or members (三10) and without a lead unit (三9), and whoever may not', async () => {
    const projectId = await project('长子', '缺人专班项目')
    const secretary = await office.as('cz.secretary')
    const bare = (await set(secretary, { projectId, ...roster('长子'), deputies: [], members: [] })).errors![0]!
    expect(bare.extensions).toMatchObject({ code: 'GATE', verdict: { explanations: expect.arrayContaining([expect.objectContaining({ ruleId: 'task-force.complete', clause: '三10', outcome: 'REFUSED' })]) as unknown } })
    const nobody = (await set(secretary, { projectId, ...roster('长子'), leadUnitId: null })).errors![0]!
    expect(nobody.extensions.verdict!.explanations.find(e => e.clause === '三9')!.outcome).not.toBe('PASSED')
    expect((await set(secretary, { projectId, ...roster('长子'), leader: {} })).errors![0]!.extensions.fields![0]!.field).toBe('leader')
    expect((await set(await office.as('cz.d9.head'), { projectId, ...roster('长子') })).errors![0]!.extensions.code).toMatch(/FORBIDDEN|NOT_FOUND/)
    expect((await set(await office.as('cz.d8.liaison'), { projectId, ...roster('长子') })).errors![0]!.extensions.code).toBe('FORBIDDEN')
  })

  it('JC12 its leader owes a hearing each week, a site visit each half month and a meeting each month, which a meeting on the project fulfils', async () => {
    at(0)
    const projectId = await project('泾川', '重大项目甲', { majorProject: true })
    const other = await project('泾川', '重大项目乙', { majorProject: true })
    // The text asks it of major projects; another may have a task force, too, and owes nothing by it.
    const plain = await project('泾川', '一般项目丙')
    const secretary = await office.as('jc.secretary')
    for (const id of [projectId, other, plain]) expect((await set(secretary, { projectId: id, ...roster('泾川') })).errors).toBeUndefined()
    expect((await set(secretary, { projectId, ...roster('泾川'), leadUnitId: null, version: 1 })).errors![0]!.extensions.code).toBe('GATE')
    await runDuties(office.app.system)
    for (const code of ['TASK_FORCE_HEARING', 'TASK_FORCE_SITE', 'TASK_FORCE_MEETING'])
      expect((await rows('泾川', code)).map(d => [d.postId, d.projectId, d.clause])).toEqual([[post('泾川', 'deputy'), projectId, '二(三)12'], [post('泾川', 'deputy'), other, '二(三)12']])
    await office.act(actorOf(office.county('泾川'), 'secretary'), ctx =>
      fulfilByMeeting(ctx, { series: 'TASK_FORCE', chairPostId: post('泾川', 'deputy'), heldOn: TODAY, title: '专班调度会', link: '/meetings/1', projectIds: [other] }))
    expect((await rows('泾川', 'TASK_FORCE_MEETING')).map(d => d.doneOn)).toEqual([null, TODAY])
  })
})

describe('monthly scheduling', () => {
  it('CZ10 records unit, requirement and time limit of each problem, and the special report goes to the office', async () => {
    at(0)
    await project('长子', '调度项目')
    await runDuties(office.app.system)
    const [scheduling] = await rows('长子', 'LEAD_SCHEDULING')
    const [report] = await rows('长子', 'LEAD_REPORT')
    const leader = await office.as('cz.deputy')
    const draft = () => leader.ask('mutation ($input: DraftSpecialReportInput!) { draftSpecialReport(input: $input) { report { id title state } } }', { input: { id: report!.id, version: report!.version } })
    expect((await draft()).errors![0]!.message).toContain('每月工作调度')
    const fulfil = (more: Record<string, unknown>) => leader.ask(FULFIL, { input: { id: scheduling!.id, version: scheduling!.version, content: '主持召开月调度，研究用地和供电问题。', evidence: '月调度记录', ...more } })
    const whole = { matter: '用地报批缓慢', unitId: unit('长子', '自然资源局'), requirement: '办结用地手续', dueOn: addDays(TODAY, 20) }
    expect((await fulfil({})).errors![0]!.extensions.fields![0]!.field).toBe('matters')
    for (const missing of ['unitId', 'requirement', 'dueOn']) {
      const refused = (await fulfil({ matters: [whole, { ...whole, [missing]: null }] })).errors![0]!
      expect(refused.extensions).toMatchObject({ code: 'GATE', verdict: { explanations: [{ ruleId: 'scheduling.complete', clause: '三11' }] } })
      expect(refused.message).toContain('第 2 项')
    }
    expect((await fulfil({ matters: [whole] })).data).toMatchObject({ fulfilDuty: { state: 'DONE', matters: [{ unitName: expect.stringContaining('自然资源局') as string, requirement: '办结用地手续' }] } })

    expect((await leader.ask(FULFIL, { input: { id: report!.id, version: report!.version, content: '上报。' } })).errors![0]!.extensions.fields![0]!.field).toBe('evidence')
    const drawn = (await draft()).data as unknown as { draftSpecialReport: { report: { id: number; title: string; state: string } } }
    expect(drawn.draftSpecialReport.report).toMatchObject({ title: expect.stringContaining('2026年3月重点项目调度专报') as string, state: 'DRAFT' })
    const handedIn = (await leader.ask(FULFIL, { input: { id: report!.id, version: report!.version, content: '专报已上报。' } })).data as unknown as { fulfilDuty: { state: string; evidenceLink: string } }
    expect(handedIn.fulfilDuty).toMatchObject({ state: 'DONE', evidenceLink: `/documents/${drawn.draftSpecialReport.report.id}` })
    const secretary = await office.as('cz.secretary')
    const { messages, document } = await secretary.get<{ messages: { nodes: { kind: string; link: string }[] }; document: { kind: string; state: string } }>(
      'query ($id: Int!) { messages { nodes { kind link } } document(id: $id) { kind state } }', { id: drawn.draftSpecialReport.report.id })
    expect(messages.nodes).toContainEqual({ kind: 'SPECIAL_REPORT', link: handedIn.fulfilDuty.evidenceLink })
    expect(document).toMatchObject({ kind: 'SPECIAL_REPORT', state: 'DRAFT' })
    expect((await draft()).errors![0]!.extensions.code).toBe('CONFLICT')
  })
})

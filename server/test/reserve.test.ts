import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actorOf } from '../src/modules/identity/identity.demo'
import { setStage } from '../src/modules/project/condition.service'
import { saveProject, type SaveProject } from '../src/modules/project/project.service'
import { concludeReview, planReview, saveScoresheet } from '../src/modules/review/review.service'
import type { ReviewKind } from '../src/modules/regulation/provision.query'
import { openOffice, TODAY, type Answer, type Client, type Office } from './office'

let office: Office
beforeAll(async () => { office = await openOffice({ counties: ['140428', '620821', '410202'] }) })
afterAll(() => office.close())

interface Said { ruleId: string; clause: string | null; outcome: string; text: string; arithmetic: string | null }
interface Entry {
  id: number
  version: number
  state: string
  libraryName: string
  reason: string | null
  verdict: { allowed: boolean; explanations: Said[] }
  changes: { label: string; then: string | null; now: string | null }[]
  actions: { name: string; to: string; allowed: boolean; because: Said[] }[]
}
const SAID = '{ ruleId clause outcome text arithmetic }'
const ENTRY = `id version state libraryName reason verdict { allowed explanations ${SAID} } changes { label then now } actions { name to allowed because ${SAID} }`

const YI = 100_000_000
const project = (county: string, fields: SaveProject) =>
  office.act(actorOf(office.county(county), 'secretary'), ctx => saveProject(ctx, fields))
const brief = (name: string): SaveProject & { name: string } =>
  ({ name, owner: '县建设投资有限公司', totalInvestment: 2 * YI, place: '县城东区', content: '新建厂房', benefits: '新增就业 200 人', stage: 'PREPARING', projectClass: 'INDUSTRIAL' })

/** Passes or fails a review of a project, as its own panel and convenor would. */
const reviewed = async (county: string, projectId: number, kind: ReviewKind, panel: string[], convenor: string, conclusion: 'PASSED' | 'FAILED' = 'PASSED') => {
  const cast = office.county(county)
  const id = await office.act(actorOf(cast, convenor), ctx =>
    planReview(ctx, { projectId, kind, heldOn: TODAY, panelistPostIds: panel.map(p => cast.posts.get(p)!), panelistNames: [] }))
  const seats = await office.act(actorOf(cast, convenor), ctx =>
    ctx.rows.selectFrom('panelist').innerJoin('reviewSession', 'reviewSession.id', 'panelist.sessionId').select(['panelist.id', 'panelist.postId', 'reviewSession.sheet']).where('sessionId', '=', id).execute())
  for (const key of panel) {
    const seat = seats.find(s => s.postId === cast.posts.get(key))!
    const { criteria } = JSON.parse(seat.sheet) as { criteria: { id: string }[] }
    await office.act(actorOf(cast, key), ctx => saveScoresheet(ctx, { panelistId: seat.id, marks: criteria.map(c => ({ criterionId: c.id, mark: 80 })), submit: true }))
  }
  await office.act(actorOf(cast, convenor), async ctx => {
    const { version } = await ctx.rows.selectFrom('reviewSession').select('version').where('id', '=', id).executeTakeFirstOrThrow()
    await concludeReview(ctx, { id, version, conclusion, text: conclusion === 'PASSED' ? '同意' : '不同意' })
  })
}
const experts = ['expert', 'expert2', 'expert3']

const say = (client: Client, name: string, type: string, input: object) => client.ask(`mutation ($input: ${type}!) { ${name}(input: $input) { ${ENTRY} } }`, { input })
const propose = (client: Client, projectId: number, tier: string, unitId?: number) => say(client, 'proposeEntry', 'ProposeEntryInput', { projectId, tier, unitId })
const step = (client: Client, name: string, entry: Entry, reason?: string) =>
  say(client, name, reason === undefined ? 'EntryStepInput' : 'EntryReasonInput', { id: entry.id, version: entry.version, reason })
const good = (answer: Answer): Entry => {
  if (answer.errors) throw new Error(answer.errors[0]!.message)
  return Object.values(answer.data as unknown as Record<string, Entry>)[0]!
}
const code = (answer: Answer) => answer.errors?.[0]?.extensions.code
const refusedBy = (answer: Answer) => answer.errors![0]!.extensions.verdict!.explanations.filter(e => ['REFUSED', 'MISSING'].includes(e.outcome)).map(e => `${e.ruleId} ${e.clause} ${e.outcome}`)
const see = async (client: Client, id: number) =>
  (await client.get<{ libraryEntry: Entry }>(`query ($id: Int!) { libraryEntry(id: $id) { ${ENTRY} } }`, { id })).libraryEntry

describe('reserve', () => {
  it('CZ2 takes a planned project with a complete brief into the management library at once', async () => {
    const secretary = await office.as('cz.secretary')
    const entry = good(await propose(secretary, await project('长子', brief('煤机智能制造')), 'MANAGEMENT'))
    expect(entry).toMatchObject({ state: 'ADMITTED', libraryName: '项目管理库' })
    expect(entry.verdict.explanations.find(e => e.ruleId === 'brief.complete')).toMatchObject({ clause: '一3', outcome: 'PASSED' })
  })

  it('CZ2 refuses a brief that lacks something, and names it', async () => {
    const secretary = await office.as('cz.secretary')
    const { benefits: _, ...short } = brief('缺效益的项目')
    const refused = await propose(secretary, await project('长子', short), 'MANAGEMENT')
    expect(code(refused)).toBe('GATE')
    expect(refused.errors![0]!.message).toContain('经济社会效益')
    expect(refusedBy(refused)).toEqual(['brief.complete 一3 MISSING'])
  })

  it('CZ2 takes several at once; one that is refused does not keep the others out', async () => {
    const secretary = await office.as('cz.secretary')
    const whole = await project('长子', brief('食用菌产业园'))
    const bare = await project('长子', { name: '只有名称的项目' })
    const { proposeEntries } = await secretary.get<{ proposeEntries: { projectId: number; entryId: number | null; refusal: string | null }[] }>(
      'mutation ($input: ProposeEntriesInput!) { proposeEntries(input: $input) { projectId entryId refusal } }', { input: { projectIds: [bare, whole], tier: 'MANAGEMENT' } })
    expect(proposeEntries.find(r => r.projectId === whole)!.entryId).not.toBeNull()
    expect(proposeEntries.find(r => r.projectId === bare)).toMatchObject({ entryId: null, refusal: expect.stringContaining('项目说明书') as string })
  })

  it('CZ3 names each lacking item, one after the other, then admits and replays the verdict (N2)', async () => {
    const secretary = await office.as('cz.secretary')
    const projectId = await project('长子', brief('铸造产业升级'))
    const change = (fields: SaveProject) => office.act(actorOf(office.county('长子'), 'secretary'), async ctx => {
      const { version } = await ctx.rows.selectFrom('project').select('version').where('id', '=', projectId).executeTakeFirstOrThrow()
      return saveProject(ctx, { id: projectId, version, ...fields })
    })
    let entry = good(await propose(secretary, projectId, 'RESERVE'))
    expect(entry).toMatchObject({ state: 'PROPOSED', libraryName: '储备项目' })
    const again = async () => {
      const returned = good(await step(secretary, 'returnEntry', await see(secretary, entry.id), '请补充'))
      entry = good(await step(secretary, 'resubmitEntry', returned))
      return step(secretary, 'admitEntry', entry)
    }
    const first = await step(secretary, 'admitEntry', entry)
    expect(code(first)).toBe('GATE')
    expect(refusedBy(first)).toEqual([
      'reserve.feasibility 一4 MISSING', 'reserve.expert-review 一4 MISSING', 'reserve.approved 一4 REFUSED', 'reserve.code 一4 REFUSED', 'reserve.from-management null REFUSED',
    ])
    expect(first.errors![0]!.message).toMatch(/达到可行性研究深度.*专家评审.*审批.*项目代码/)
    await change({ feasibilityReached: true })
    expect(refusedBy(await again())[0]).toBe('reserve.expert-review 一4 MISSING')
    await reviewed('长子', projectId, 'EXPERT', experts, 'secretary', 'FAILED')
    expect(refusedBy(await again())[0]).toBe('reserve.expert-review 一4 REFUSED')
    await reviewed('长子', projectId, 'EXPERT', experts, 'secretary')
    expect(refusedBy(await again())[0]).toBe('reserve.approved 一4 REFUSED')
    await change({ approvedOn: '2026-03-01' })
    expect(refusedBy(await again())[0]).toBe('reserve.code 一4 REFUSED')
    await change({ codes: ['2601-140428-04-01-123456'] })
    expect(refusedBy(await again())).toEqual(['reserve.from-management null REFUSED'])
    good(await propose(secretary, projectId, 'MANAGEMENT'))
    const admitted = good(await step(secretary, 'admitEntry', entry))
    expect(admitted).toMatchObject({ state: 'ADMITTED', verdict: { allowed: true } })
    await change({ feasibilityReached: false })
    expect((await see(secretary, entry.id)).verdict).toEqual(admitted.verdict)
  })

  it('JC3 refuses a project that has started, by its clause', async () => {
    const refused = await propose(await office.as('jc.secretary'), await project('泾川', { ...brief('已开工的热源厂'), stage: 'BUILDING', sectorAuthorityUnitId: office.county('泾川').units.get('住房和城乡建设局')! }), 'SECTOR')
    expect(code(refused)).toBe('GATE')
    expect(refusedBy(refused)).toEqual(['admit.not-started 二(一)3 REFUSED'])
    expect(refused.errors![0]!.message).toContain('“在建”')
  })

  const flags = { resourceDevelopment: false, majorPublicInterest: false, majorInfrastructure: false }
  const jcProject = (name: string, more: SaveProject = {}) => project('泾川', {
    ...brief(name), ...flags, sectorAuthorityUnitId: office.county('泾川').units.get('农业农村局')!, localityUnitId: office.county('泾川').units.get('城关镇')!, ...more,
  })

  it('JC3 goes from the township to the county department: initial review, then admission by the department', async () => {
    const [township, farming] = [await office.as('jc.t1.liaison'), await office.as('jc.d9.liaison')]
    const projectId = await jcProject('果品冷链物流园')
    const entry = good(await propose(township, projectId, 'SECTOR'))
    expect(entry.libraryName).toBe('泾川县农业农村局 行业储备库')
    expect(code(await step(township, 'admitEntry', entry))).toBe('FORBIDDEN')
    const { todos } = await farming.get<{ todos: { title: string }[] }>('{ todos { title } }')
    expect(todos.map(t => t.title)).toContain('初核：果品冷链物流园（城关镇申报）')
    expect(refusedBy(await step(farming, 'admitEntry', entry))).toEqual(['admit.initial-review 二(一)3 MISSING'])
    await reviewed('泾川', projectId, 'INITIAL', ['农业农村局.liaison'], '农业农村局.liaison')
    expect(good(await step(farming, 'admitEntry', await see(farming, entry.id)))).toMatchObject({ state: 'ADMITTED' })
  })

  it('JC3 does not admit what has started since it was proposed', async () => {
    const farming = await office.as('jc.d9.liaison')
    const projectId = await jcProject('粉条加工厂扩建', { stage: 'PREPARING' })
    await reviewed('泾川', projectId, 'INITIAL', ['农业农村局.liaison'], '农业农村局.liaison')
    const entry = good(await propose(farming, projectId, 'SECTOR'))
    await office.act(actorOf(office.county('泾川'), 'secretary'), ctx => setStage(ctx, { id: projectId, version: 1, action: 'start', on: TODAY }))
    expect(refusedBy(await step(farming, 'admitEntry', entry))).toEqual(['admit.not-started 二(一)3 REFUSED'])
  })

  it('JC3 wants the preliminary review for resource projects, and says why it sends back', async () => {
    const farming = await office.as('jc.d9.liaison')
    const projectId = await jcProject('石灰岩资源综合利用', { resourceDevelopment: true })
    await reviewed('泾川', projectId, 'INITIAL', ['农业农村局.liaison'], '农业农村局.liaison')
    const entry = good(await propose(farming, projectId, 'SECTOR'))
    expect(refusedBy(await step(farming, 'admitEntry', entry))).toEqual(['admit.preliminary-review 二(一)3 MISSING'])
    expect(code(await step(farming, 'returnEntry', entry, '  '))).toBe('INVALID')
    expect(good(await step(farming, 'returnEntry', entry, '请先报领导小组预判预审'))).toMatchObject({ state: 'RETURNED', reason: '请先报领导小组预判预审' })
    await reviewed('泾川', projectId, 'PRELIMINARY', ['head'], 'secretary')
    const again = good(await step(farming, 'resubmitEntry', await see(farming, entry.id)))
    expect(good(await step(farming, 'admitEntry', again))).toMatchObject({ state: 'ADMITTED' })
  })

  it('JC2 fills the comprehensive library from the sector libraries, and chain libraries after the chain review', async () => {
    const secretary = await office.as('jc.secretary')
    const projectId = await jcProject('牛肉精深加工', { chainUnitId: office.county('泾川').units.get('农产品加工产业链')! })
    const best = good(await propose(secretary, projectId, 'COMPREHENSIVE'))
    expect(refusedBy(await step(secretary, 'admitEntry', best))).toEqual(['admit.from-sector 二(一)2 REFUSED'])
    await reviewed('泾川', projectId, 'INITIAL', ['农业农村局.head'], '农业农村局.head')
    good(await step(secretary, 'admitEntry', good(await propose(secretary, projectId, 'SECTOR'))))
    expect(good(await step(secretary, 'admitEntry', best))).toMatchObject({ state: 'ADMITTED' })
    const chained = good(await propose(secretary, projectId, 'CHAIN'))
    expect(refusedBy(await step(secretary, 'admitEntry', chained))).toEqual(['admit.chain-review 二(一)3 MISSING'])
    await reviewed('泾川', projectId, 'CHAIN', ['农产品加工产业链.head'], '农产品加工产业链.head')
    expect(good(await step(secretary, 'admitEntry', chained))).toMatchObject({ state: 'ADMITTED' })
  })

  it('JC2 refuses a second place in the same tier and another department’s library', async () => {
    const secretary = await office.as('jc.secretary')
    const projectId = await jcProject('设施蔬菜基地')
    good(await propose(secretary, projectId, 'TOWNSHIP'))
    const twice = await propose(secretary, projectId, 'TOWNSHIP')
    expect(code(twice)).toBe('CONFLICT')
    expect(twice.errors![0]!.message).toContain('同一层级只入库一次')
    const wrong = await propose(secretary, projectId, 'SECTOR', office.county('泾川').units.get('教育局')!)
    expect(wrong.errors![0]!.message).toContain('农业农村局')
    expect(code(await propose(secretary, projectId, 'MANAGEMENT'))).toBe('INVALID')
  })

  it('JC1 counts each project once a county, shows floors, headroom and arithmetic, and warns at leaving', async () => {
    interface Tier { tier: string; total: number; count: number; floor: number | null; headroom: number | null; standing: string; warning: string | null; clause: string | null; explanations: Said[]; libraries: { name: string; total: number; floor: number | null; standing: string }[] }
    const secretary = await office.as('jc.secretary')
    const read = async () => (await secretary.get<{ libraries: Tier[] }>(
      `{ libraries { tier total count floor headroom standing warning clause explanations ${SAID} libraries { name total floor standing } } }`)).libraries
    const before = (await read()).find(t => t.tier === 'COUNTY')!
    const projectId = await jcProject('抽水蓄能', { totalInvestment: 1100 * YI })
    await reviewed('泾川', projectId, 'INITIAL', ['农业农村局.head'], '农业农村局.head')
    const sector = good(await step(secretary, 'admitEntry', good(await propose(secretary, projectId, 'SECTOR'))))
    good(await step(secretary, 'admitEntry', good(await propose(secretary, projectId, 'COMPREHENSIVE'))))
    const tiers = await read()
    const county = tiers.find(t => t.tier === 'COUNTY')!
    expect(county.total).toBe(before.total + 1100 * YI)
    expect(county).toMatchObject({ floor: 1000 * YI, headroom: county.total - 1000 * YI, standing: 'KEPT', clause: '二(一)1' })
    expect(county.explanations.find(e => e.ruleId === 'floor.county')!.arithmetic).toContain('≥ 1000 亿元，余量')
    expect(county.explanations.find(e => e.ruleId === 'floor.industrial-share')).toMatchObject({ outcome: 'PASSED', arithmetic: expect.stringContaining('100.00%') as string })
    expect(tiers.find(t => t.tier === 'SECTOR')!.libraries.find(l => l.name === '泾川县农业农村局')).toMatchObject({ floor: 100 * YI, standing: 'KEPT' })
    expect(tiers.find(t => t.tier === 'CHAIN')).toMatchObject({ floor: 300 * YI, standing: 'BROKEN', warning: expect.stringContaining('300 亿元') as string })
    const { leaving } = (await secretary.get<{ libraryEntry: { leaving: Said[] } }>(`query ($id: Int!) { libraryEntry(id: $id) { leaving ${SAID} } }`, { id: sector.id })).libraryEntry
    expect(leaving.find(e => e.ruleId === 'floor.sector')).toMatchObject({ outcome: 'WARNED', clause: '二(一)2' })
    expect(good(await step(secretary, 'exitEntry', sector, '项目开工，转入年度清单'))).toMatchObject({ state: 'EXITED' })
  })

  it('LT3 admits by article 8 and shows what changed since it was submitted', async () => {
    const secretary = await office.as('lt.secretary')
    const small = await project('龙亭', { ...brief('小微产业项目'), totalInvestment: 40_000_000, fitsIndustrialPlan: true, majorLivelihood: false, importantInfrastructure: false, investmentKind: 'ENTERPRISE' })
    const refused = await propose(secretary, small, 'RESERVE')
    expect(refusedBy(refused)).toEqual(['admit.key-conditions null REFUSED'])
    const answers = { fitsIndustrialPlan: true, majorLivelihood: false, importantInfrastructure: false, investmentKind: 'ENTERPRISE' } as const
    const large = await project('龙亭', { ...brief('文旅综合体'), totalInvestment: 50_000_000, ...answers })
    const entry = good(await propose(secretary, large, 'RESERVE'))
    await office.act(actorOf(office.county('龙亭'), 'secretary'), ctx => saveProject(ctx, { id: large, version: 1, totalInvestment: 60_000_000 }))
    const seen = await see(secretary, entry.id)
    expect(seen.changes).toEqual([{ label: '投资额度（总投资）', then: '5000 万元', now: '6000 万元' }])
    const { explanations } = good(await step(secretary, 'admitEntry', seen)).verdict
    expect(explanations.find(e => e.ruleId === 'admit.key-conditions')).toMatchObject({ outcome: 'PASSED', arithmetic: '5000 万元 ≥ 5000 万元' })
    const livelihood = await project('龙亭', { ...brief('社区养老'), totalInvestment: 20_000_000, ...answers, majorLivelihood: true })
    expect(good(await propose(secretary, livelihood, 'RESERVE')).state).toBe('PROPOSED')
  })

  it('CZ3 lets 20 writers at one place and one decision: exactly one succeeds', async () => {
    const secretary = await office.as('cz.secretary')
    const projectId = await project('长子', brief('一处一名'))
    const tries = await Promise.all(Array.from({ length: 20 }, () => propose(secretary, projectId, 'MANAGEMENT')))
    expect(tries.filter(t => !t.errors)).toHaveLength(1)
    expect(new Set(tries.filter(t => t.errors).map(code))).toEqual(new Set(['CONFLICT']))
    const lt = await office.as('lt.secretary')
    const entry = good(await propose(lt, await project('龙亭', { ...brief('二十人同批'), fitsIndustrialPlan: true, majorLivelihood: false, importantInfrastructure: false, investmentKind: 'ENTERPRISE' }), 'RESERVE'))
    const decided = await Promise.all(Array.from({ length: 20 }, () => step(lt, 'admitEntry', entry)))
    expect(decided.filter(t => !t.errors)).toHaveLength(1)
    expect(decided.filter(t => t.errors).every(t => ['STATE', 'CONFLICT'].includes(code(t)!))).toBe(true)
  })

  it('CZ3 keeps entries from other units and other counties', async () => {
    const secretary = await office.as('cz.secretary')
    const entry = good(await propose(secretary, await project('长子', { ...brief('水厂扩建'), responsibleUnitId: office.county('长子').units.get('水务局')! }), 'RESERVE'))
    expect((await see(await office.as('cz.d8.liaison'), entry.id)).actions.find(a => a.name === 'admit')).toMatchObject({ allowed: false })
    for (const stranger of ['cz.d9.liaison', 'jc.secretary']) {
      const client = await office.as(stranger)
      expect(code(await client.ask('query ($id: Int!) { libraryEntry(id: $id) { id } }', { id: entry.id }))).toBe('NOT_FOUND')
      expect(code(await step(client, 'admitEntry', entry))).toBe('NOT_FOUND')
    }
    expect(code(await step(await office.as('cz.d8.liaison'), 'withdrawEntry', entry, '不再申报'))).toBe('FORBIDDEN')
    expect(code(await step(await office.as('cz.reader'), 'admitEntry', entry))).toBe('FORBIDDEN')
    expect(good(await step(secretary, 'withdrawEntry', entry, '资料不全'))).toMatchObject({ state: 'WITHDRAWN' })
    expect(code(await step(secretary, 'withdrawEntry', await see(secretary, entry.id), '再撤一次'))).toBe('STATE')
  })

  it('N2 answers why before anything is tried, on the board too', async () => {
    const secretary = await office.as('cz.secretary')
    const projectId = await project('长子', brief('先看为什么'))
    const { admissionPreview } = await secretary.get<{ admissionPreview: { mayPropose: boolean; propose: { allowed: boolean }; admit: { allowed: boolean; explanations: Said[] } } }>(
      `query ($p: Int!) { admissionPreview(projectId: $p, tier: "RESERVE") { mayPropose propose { allowed } admit { allowed explanations ${SAID} } } }`, { p: projectId })
    expect(admissionPreview).toMatchObject({ mayPropose: true, propose: { allowed: true }, admit: { allowed: false } })
    const entry = good(await propose(secretary, projectId, 'RESERVE'))
    const onCard = entry.actions.find(a => a.name === 'admit')!
    expect(onCard).toMatchObject({ to: 'ADMITTED', allowed: false })
    expect(onCard.because).toEqual(admissionPreview.admit.explanations)
    const { libraryEntryBoard } = await secretary.get<{ libraryEntryBoard: { key: string; totalCount: number; nodes: { id: number; actions: { name: string; allowed: boolean }[] }[] }[] }>(
      '{ libraryEntryBoard(filter: { tiers: ["RESERVE"] }) { key totalCount nodes { id actions { name allowed } } } }')
    const card = libraryEntryBoard.find(l => l.key === 'PROPOSED')!.nodes.find(n => n.id === entry.id)!
    expect(card.actions.find(a => a.name === 'admit')!.allowed).toBe(false)
    expect((await secretary.ask(`query ($p: Int!) { admissionPreview(projectId: $p, tier: "SECTOR") { mayPropose } }`, { p: projectId })).errors![0]!.extensions.code).toBe('NOT_FOUND')
  })
})

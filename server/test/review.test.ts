import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actorOf } from '../src/modules/identity/identity.demo'
import { Project } from '../src/modules/project/project.entity'
import { saveProject, type SaveProject } from '../src/modules/project/project.service'
import { addDays } from '../src/kernel/day'
import { openOffice, TODAY, type Client, type Office } from './office'

let office: Office
beforeAll(async () => { office = await openOffice() })
afterAll(() => office.close())

const REVIEW = `id version state conclusion average convenorUnitName
  sheet { name source clause passMark criteria { id label weight } }
  panel { id name mine submitted recused mayScore scoresheet { version total arithmetic comment } }
  standing { waiting average arithmetic }
  actions { name allowed because { text } }`

interface Review {
  id: number
  version: number
  state: string
  conclusion: string | null
  average: string | null
  convenorUnitName: string
  sheet: { name: string; source: string; clause: string | null; passMark: number; criteria: { id: string; label: string; weight: number }[] }
  panel: { id: number; name: string; mine: boolean; submitted: boolean; recused: boolean; mayScore: boolean; scoresheet: { version: number; total: string | null; arithmetic: string | null } | null }[]
  standing: { waiting: string[]; average: string | null; arithmetic: string | null } | null
  actions: { name: string; allowed: boolean; because: { text: string }[] }[]
}

const project = (county: string, fields: SaveProject) =>
  office.act(actorOf(office.county(county), 'secretary'), ctx => saveProject(ctx, fields))
const post = (county: string, key: string) => office.county(county).posts.get(key)!
const say = (client: Client, name: string, type: string, input: object) =>
  client.ask(`mutation ($input: ${type}!) { ${name}(input: $input) { ${REVIEW} } }`, { input })
const did = async (client: Client, name: string, type: string, input: object): Promise<Review> => {
  const answer = await say(client, name, type, input)
  if (answer.errors) throw new Error(answer.errors[0]!.message)
  return (answer.data as unknown as Record<string, Review>)[name]!
}
const see = async (client: Client, id: number) =>
  (await client.get<{ reviewSession: Review }>(`query ($id: Int!) { reviewSession(id: $id) { ${REVIEW} } }`, { id })).reviewSession

const experts = ['expert', 'expert2', 'expert3']
const expertReview = async (name: string, heldOn = TODAY) => {
  const projectId = await project('长子', { name })
  const secretary = await office.as('cz.secretary')
  return did(secretary, 'planReview', 'PlanReviewInput', { projectId, kind: 'EXPERT', heldOn, panelistPostIds: experts.map(e => post('长子', e)) })
}
const marks = (review: Review, mark: number) => review.sheet.criteria.map(c => ({ criterionId: c.id, mark }))
const score = async (review: Review, expert: string, mark: number) => {
  const client = await office.as(`cz.${expert}`)
  const mine = (await see(client, review.id)).panel.find(p => p.mine)!
  return did(client, 'saveScoresheet', 'SaveScoresheetInput', { panelistId: mine.id, version: mine.scoresheet?.version, marks: marks(review, mark), submit: true })
}

describe('review', () => {
  it('CZ3 holds an expert review: each expert the own sheet, weighted arithmetic shown, then a conclusion', async () => {
    const planned = await expertReview('科技创新孵化园')
    expect(planned).toMatchObject({ state: 'PLANNED', conclusion: null })
    const alone = await score(planned, 'expert', 80)
    expect(alone.panel.find(p => p.mine)!.scoresheet).toMatchObject({ total: '80.00' })
    expect(alone.panel.find(p => p.mine)!.scoresheet!.arithmetic).toBe('(建设必要性 80×25 + 建设条件 80×25 + 投资与资金来源 80×25 + 经济社会效益 80×25) ÷ 100 = 80.00')
    expect(alone.panel.filter(p => !p.mine).every(p => p.scoresheet === null)).toBe(true)
    expect(alone.standing).toBeNull()
    await score(planned, 'expert2', 70)
    const secretary = await office.as('cz.secretary')
    const early = await see(secretary, planned.id)
    expect(early).toMatchObject({ state: 'HELD', standing: { average: '75.00' } })
    expect(early.actions.find(a => a.name === 'conclude')).toMatchObject({ allowed: false })
    const refused = await say(secretary, 'concludeReview', 'ConcludeReviewInput', { id: early.id, version: early.version, conclusion: 'PASSED', text: '同意' })
    expect(refused.errors![0]!.extensions.code).toBe('GATE')
    expect(refused.errors![0]!.message).toMatch(/还有评委没有提交评分.*环境/)
    await score(planned, 'expert3', 90)
    const ready = await see(secretary, planned.id)
    expect(ready.standing!.arithmetic).toBe('(80.00 + 70.00 + 90.00) ÷ 3 = 80.00')
    const done = await did(secretary, 'concludeReview', 'ConcludeReviewInput', { id: ready.id, version: ready.version, conclusion: 'PASSED', text: '方案可行，同意通过' })
    expect(done).toMatchObject({ state: 'CONCLUDED', conclusion: 'PASSED', average: '80.00' })
  })

  it('CZ3 refuses marks out of bounds, half a sheet, another’s sheet, a stale sheet, and any sheet before the day', async () => {
    const review = await expertReview('城乡污水提标改造')
    const expert = await office.as('cz.expert')
    const seen = await see(expert, review.id)
    const [mine, other] = [seen.panel.find(p => p.mine)!, seen.panel.find(p => !p.mine)!]
    const save = (input: object) => say(expert, 'saveScoresheet', 'SaveScoresheetInput', { panelistId: mine.id, submit: true, ...input })
    expect((await save({ marks: marks(review, 101) })).errors![0]!.extensions.code).toBe('INVALID')
    expect((await save({ marks: marks(review, 80).slice(1) })).errors![0]!.message).toContain('建设必要性')
    expect((await save({ marks: marks(review, 80), panelistId: other.id })).errors![0]!.extensions.code).toBe('FORBIDDEN')
    const draft = await did(expert, 'saveScoresheet', 'SaveScoresheetInput', { panelistId: mine.id, submit: false, marks: marks(review, 60).slice(1) })
    expect(draft.panel.find(p => p.mine)).toMatchObject({ submitted: false, scoresheet: { total: null } })
    expect((await save({ marks: marks(review, 80) })).errors![0]!.extensions.code).toBe('CONFLICT')
    const coming = await expertReview('水库除险加固', addDays(TODAY, 3))
    const seat = (await see(expert, coming.id)).panel.find(p => p.mine)!
    expect((await save({ marks: marks(coming, 80), panelistId: seat.id })).errors![0]!.extensions.code).toBe('STATE')
  })

  it('CZ3 lets no score in after recusal, and wants three who judge', async () => {
    const review = await expertReview('中医院迁建')
    await score(review, 'expert', 85)
    await score(review, 'expert2', 85)
    const expert3 = await office.as('cz.expert3')
    const seat = (await see(expert3, review.id)).panel.find(p => p.mine)!
    const stepped = await did(expert3, 'recuse', 'RecuseInput', { panelistId: seat.id, reason: '曾参与项目可研编制' })
    expect(stepped.panel.find(p => p.mine)).toMatchObject({ recused: true, mayScore: false })
    const late = await say(expert3, 'saveScoresheet', 'SaveScoresheetInput', { panelistId: seat.id, marks: marks(review, 90), submit: true })
    expect(late.errors![0]).toMatchObject({ extensions: { code: 'STATE' } })
    const secretary = await office.as('cz.secretary')
    const { version } = await see(secretary, review.id)
    const refused = await say(secretary, 'concludeReview', 'ConcludeReviewInput', { id: review.id, version, conclusion: 'PASSED', text: '同意' })
    expect(refused.errors![0]!.extensions.verdict!.explanations.find(e => e.ruleId === 'platform.review.panel')).toMatchObject({ outcome: 'REFUSED' })
  })

  it('CZ3 never lets bad marks pass, and lets the panel turn the project down', async () => {
    const review = await expertReview('光伏组件扩能')
    for (const e of experts) await score(review, e, 50)
    const secretary = await office.as('cz.secretary')
    const { version } = await see(secretary, review.id)
    const conclude = (conclusion: string) => say(secretary, 'concludeReview', 'ConcludeReviewInput', { id: review.id, version, conclusion, text: '意见' })
    const refused = await conclude('PASSED')
    expect(refused.errors![0]!.extensions).toMatchObject({ code: 'GATE' })
    expect(refused.errors![0]!.message).toContain('没有达到通过线')
    expect((await conclude('FAILED')).data).toMatchObject({ concludeReview: { conclusion: 'FAILED' } })
    expect((await conclude('FAILED')).errors![0]!.extensions.code).toBe('CONFLICT')
  })

  it('JC3 gives the initial review to the county department the project belongs to', async () => {
    const jc = office.county('泾川')
    const sectorAuthorityUnitId = jc.units.get('水务局')!
    const projectId = await project('泾川', { name: '汭河灌区改造', sectorAuthorityUnitId, localityUnitId: jc.units.get('城关镇')! })
    const water = await office.as('jc.d8.liaison')
    const plan = (client: Client) => say(client, 'planReview', 'PlanReviewInput', { projectId, kind: 'INITIAL', heldOn: TODAY, panelistPostIds: [post('泾川', '水务局.liaison')] })
    const township = await office.as('jc.t1.liaison')
    expect((await plan(township)).errors![0]!.extensions.code).toBe('FORBIDDEN')
    const review = await did(water, 'planReview', 'PlanReviewInput', { projectId, kind: 'INITIAL', heldOn: TODAY, panelistPostIds: [post('泾川', '水务局.liaison')] })
    expect(review.convenorUnitName).toBe('泾川县水务局')
    expect(review.sheet).toMatchObject({ name: '储备项目初核表', source: 'CLAUSE', clause: '二(一)3' })
    const saved = await did(water, 'saveScoresheet', 'SaveScoresheetInput', { panelistId: review.panel[0]!.id, marks: marks(review, 88), submit: true })
    const notTheirs = await say(township, 'concludeReview', 'ConcludeReviewInput', { id: review.id, version: saved.version, conclusion: 'PASSED', text: '同意' })
    expect(notTheirs.errors![0]!.extensions.code).toBe('FORBIDDEN')
    const done = await did(water, 'concludeReview', 'ConcludeReviewInput', { id: review.id, version: saved.version, conclusion: 'PASSED', text: '契合县域发展' })
    expect(done).toMatchObject({ conclusion: 'PASSED', average: '88.00' })
  })

  it('JC3 wants the sector authority named before its initial review', async () => {
    const projectId = await project('泾川', { name: '无主管部门的项目' })
    const answer = await say(await office.as('jc.secretary'), 'planReview', 'PlanReviewInput', { projectId, kind: 'INITIAL', heldOn: TODAY, panelistPostIds: [post('泾川', 'expert')] })
    expect(answer.errors![0]!.message).toContain('行业主管部门')
  })

  it('CZ3 shows a review to its panel and the project’s units only, never to another county', async () => {
    const review = await expertReview('智慧停车场')
    const foreign = await office.as('jc.secretary')
    expect((await foreign.ask('query ($id: Int!) { reviewSession(id: $id) { id } }', { id: review.id })).errors![0]!.extensions.code).toBe('NOT_FOUND')
    const stranger = await office.as('cz.d8.liaison')
    expect((await stranger.ask('query ($id: Int!) { reviewSession(id: $id) { id } }', { id: review.id })).errors![0]!.extensions.code).toBe('NOT_FOUND')
    const expert = await office.as('cz.expert')
    const { todos } = await expert.get<{ todos: { title: string }[] }>('{ todos { title } }')
    expect(todos.map(t => t.title)).toContain('评分：智慧停车场专家评审')
    const { reviewSessions } = await foreign.get<{ reviewSessions: { totalCount: number; nodes: { id: number }[] } }>('{ reviewSessions { totalCount nodes { id } } }')
    expect(reviewSessions.nodes.map(n => n.id)).not.toContain(review.id)
  })

  it('CZ3 types in an outside expert’s paper sheet, and no colleague’s', async () => {
    const projectId = await project('长子', { name: '古村落保护利用' })
    const secretary = await office.as('cz.secretary')
    const review = await did(secretary, 'planReview', 'PlanReviewInput', {
      projectId, kind: 'TECHNICAL', heldOn: TODAY, panelistPostIds: [post('长子', 'expert')], panelistNames: ['外请专家 吴戊二', '外请专家 周己三'],
    })
    const record = (panelistId: number) => say(secretary, 'recordScoresheet', 'SaveScoresheetInput', { panelistId, marks: marks(review, 75), submit: true })
    const outside = review.panel.find(p => p.name.includes('吴戊二'))!
    expect((await record(outside.id)).errors).toBeUndefined()
    const colleague = review.panel.find(p => !p.name.includes('外请'))!
    expect((await record(colleague.id)).errors![0]!.extensions.code).toBe('FORBIDDEN')
  })
})

describe('a review’s subject and its end', () => {
  const facts = async (client: Client, id: number) =>
    (await client.get<{ reviewSession: { subjectFacts: { label: string; value: string }[] } }>('query ($id: Int!) { reviewSession(id: $id) { subjectFacts { label value } } }', { id })).reviewSession.subjectFacts
  const again = (review: Review, projectId: number, more: object) => ({ id: review.id, version: review.version, projectId, kind: 'EXPERT', heldOn: TODAY, panelistPostIds: experts.map(e => post('长子', e)), ...more })

  it('CZ3 the panel judges the project as it was when the sitting began, whatever is changed later', async () => {
    const secretary = await office.as('cz.secretary')
    const projectId = await project('长子', { name: '冻结内容的项目', totalInvestment: 100_000_000 })
    const planned = await did(secretary, 'planReview', 'PlanReviewInput', { projectId, kind: 'EXPERT', heldOn: TODAY, panelistPostIds: experts.map(e => post('长子', e)) })
    const change = (totalInvestment: number) => office.act(actorOf(office.county('长子'), 'secretary'), async ctx =>
      saveProject(ctx, { id: projectId, version: (await ctx.find(Project, projectId, '项目')).version, name: '冻结内容的项目', totalInvestment }))
    await change(200_000_000)
    await did(secretary, 'holdReview', 'HoldReviewInput', { id: planned.id, version: planned.version })
    await change(300_000_000)
    const amounts = (await facts(await office.as('cz.expert'), planned.id)).map(f => f.value).join()
    expect(amounts).toContain('2 亿元')
    expect(amounts).not.toContain('3 亿元')
  })

  it('CZ3 one who steps aside is replaced after the sitting has begun; who has marked stays, and the day stands', async () => {
    const secretary = await office.as('cz.secretary')
    const planned = await expertReview('增补评委的项目')
    const projectId = (await secretary.get<{ reviewSession: { projectId: number } }>('query ($id: Int!) { reviewSession(id: $id) { projectId } }', { id: planned.id })).reviewSession.projectId
    const held = await score(planned, 'expert', 80)
    const added = await did(secretary, 'planReview', 'PlanReviewInput', again(held, projectId, { panelistNames: ['外请专家'] }))
    expect(added.panel.map(p => p.name)).toContain('外请专家')
    expect((await say(secretary, 'planReview', 'PlanReviewInput', again(added, projectId, { heldOn: addDays(TODAY, 1) }))).errors![0]!.message).toContain('日期不能更改')
    const without = again(added, projectId, { panelistPostIds: ['expert2', 'expert3'].map(e => post('长子', e)) })
    expect((await say(secretary, 'planReview', 'PlanReviewInput', without)).errors![0]!.message).toContain('已经填写评分')
  })

  it('CZ3 is cancelled with a reason and is then nobody’s to do; refuses it without one, to a unit, and after the conclusion', async () => {
    const secretary = await office.as('cz.secretary')
    const planned = await expertReview('取消评审的项目')
    const cancel = (client: Client, more: object) => say(client, 'cancelReview', 'CancelReviewInput', { id: planned.id, version: planned.version, reason: '评委不足', ...more })
    expect((await cancel(secretary, { reason: ' ' })).errors![0]!.extensions.code).toBe('INVALID')
    expect((await cancel(await office.as('cz.d8.liaison'), {})).errors![0]!.extensions.code).not.toBe('OK')
    expect((await cancel(secretary, {})).errors).toBeUndefined()
    expect(await see(secretary, planned.id)).toMatchObject({ state: 'CANCELLED', actions: [] })
    const expert = await office.as('cz.expert')
    expect((await expert.get<{ todos: { link: string }[] }>('{ todos { link } }')).todos.some(t => t.link === `/reviews/${planned.id}`)).toBe(false)
    const seat = (await see(expert, planned.id)).panel.find(p => p.mine)!
    expect(seat.mayScore).toBe(false)
    expect((await say(expert, 'saveScoresheet', 'SaveScoresheetInput', { panelistId: seat.id, marks: marks(planned, 80), submit: true })).errors![0]!.message).toContain('已取消')
    expect((await cancel(secretary, { version: planned.version + 1 })).errors![0]!.extensions.code).toBe('STATE')
  })
})

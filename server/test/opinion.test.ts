import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actorOf } from '../src/modules/identity/identity.demo'
import { acceptTopic, proposeTopic, submitTopic } from '../src/modules/meeting/topic.service'
import { Topic } from '../src/modules/meeting/topic.entity'
import { saveProject } from '../src/modules/project/project.service'
import { ask, done, readTopic, step } from './meetingSteps'
import { NOW, openOffice, type Client, type Office } from './office'

let office: Office
beforeAll(async () => { office = await openOffice({ counties: ['140428', '411282'] }) })
afterAll(() => office.close())

const BRIEF = { problem: '用地材料缺林地意见。', request: '请会议研究办理时限。', proposedDecision: '由林草局限期办结。' }
const pooled = (county: string, title: string, more: object = {}) =>
  office.act(actorOf(office.county(county), 'secretary'), async ctx => {
    const id = await proposeTopic(ctx, { title, ...BRIEF, proposerUnitId: office.county(county).units.get('水务局')!, ...more })
    const at = async () => ({ id, version: (await ctx.find(Topic, id, '议题')).version })
    await submitTopic(ctx, await at())
    return acceptTopic(ctx, await at())
  })

interface Opinion { id: number; version: number; unitName: string; stance: string | null; dueOn: string; overdue: boolean; mayAnswer: boolean; text: string; answeredByName: string | null }
const FIELDS = 'id opinionsText opinionsOverdue opinions { id version unitName stance dueOn overdue mayAnswer text answeredByName }'
const call = (client: Client, name: string, input: object, fields = FIELDS) =>
  client.ask(`mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${fields} } }`, { input })
const opinionsOf = async (client: Client, id: number) =>
  (await client.get<{ topic: { opinions: Opinion[]; opinionsText: string } | null }>(`query ($id: Int!) { topic(id: $id) { ${FIELDS} } }`, { id })).topic
const unit = (name: string, county = '长子') => office.county(county).units.get(name)!
const ASK = { question: '请就议定意见提出看法', workdays: 3 }

describe('opinions', () => {
  it('P2 the proposer asks units with a deadline in working days; each reads the topic and answers once', async () => {
    const water = await office.as('cz.d8.liaison')
    const id = await pooled('长子', '征求意见议题')
    const farmUnit = actorOf(office.county('长子'), '自然资源局.liaison').unitId
    expect((await call(water, 'askOpinions', { topicId: id, unitIds: [farmUnit, unit('财政局')], ...ASK })).errors).toBeUndefined()
    const all = (await opinionsOf(water, id))!
    // Wednesday 18 March and three working days.
    expect(all.opinions.map(o => o.dueOn)).toEqual(['2026-03-23', '2026-03-23'])
    const asked = await office.as(`cz.${(await liaisonOf('财政局'))}`)
    const own = (await opinionsOf(asked, id))!.opinions
    expect(own.map(o => o.unitName)).toEqual([expect.stringContaining('财政局')])
    expect((await asked.get<{ todos: { title: string; dueOn: string }[] }>('{ todos { title dueOn } }')).todos.find(t => t.title.startsWith('回复会审意见'))).toMatchObject({ dueOn: '2026-03-23' })
    const o = own[0]!
    expect((await call(asked, 'answerOpinion', { id: o.id, version: o.version, stance: 'DISAGREE' })).errors![0]!.extensions.fields![0]!.field).toBe('text')
    expect((await call(asked, 'answerOpinion', { id: o.id, version: o.version, stance: 'AGREE_WITH_CHANGES', text: '补充资金来源' })).errors).toBeUndefined()
    expect((await opinionsOf(water, id))!.opinionsText).toBe('会审意见 1/2')
    expect((await call(asked, 'answerOpinion', { id: o.id, version: o.version + 1, stance: 'AGREE' })).errors![0]!.extensions.code).toBe('STATE')
  })

  it('P2 refuses to ask the proposer itself, a unit twice, and an answer by another unit', async () => {
    const secretary = await office.as('cz.secretary')
    const id = await pooled('长子', '重复征求议题')
    expect((await call(secretary, 'askOpinions', { topicId: id, unitIds: [unit('水务局')], ...ASK })).errors![0]!.extensions.fields![0]!.field).toBe('unitIds')
    expect((await call(secretary, 'askOpinions', { topicId: id, unitIds: [unit('财政局')], ...ASK })).errors).toBeUndefined()
    expect((await call(secretary, 'askOpinions', { topicId: id, unitIds: [unit('财政局')], ...ASK })).errors![0]!.message).toContain('待回复')
    const [o] = (await opinionsOf(secretary, id))!.opinions
    const refused = await call(await office.as('cz.d8.liaison'), 'answerOpinion', { id: o!.id, version: o!.version, stance: 'AGREE' })
    expect(refused.errors![0]!.extensions.code).toBe('FORBIDDEN')
    expect((await call(await office.as('cz.t1.liaison'), 'answerOpinion', { id: o!.id, version: o!.version, stance: 'AGREE' })).errors![0]!.extensions.code).toBe('NOT_FOUND')
    expect((await call(secretary, 'withdrawOpinion', { id: o!.id, version: o!.version })).errors).toBeUndefined()
    expect((await opinionsOf(secretary, id))!.opinions).toEqual([])
  })

  it('P12 a consulted unit reads the topic and its own opinion, and can change nothing in it', async () => {
    const secretary = await office.as('cz.secretary')
    const id = await pooled('长子', '只看本单位意见')
    const other = await office.as(`cz.${await liaisonOf('财政局')}`)
    expect(await readTopic(other, id)).toBeNull()
    await call(secretary, 'askOpinions', { topicId: id, unitIds: [unit('财政局'), unit('自然资源局')], ...ASK })
    expect((await opinionsOf(other, id))!.opinions).toHaveLength(1)
    const version = (await readTopic(other, id))!.version
    expect((await ask(other, 'saveTopic', { id, version, title: '改', ...BRIEF })).errors![0]!.extensions.code).toBe('FORBIDDEN')
  })
})

/** `d5.liaison`: the sign-in of a unit's liaison without the county's prefix. */
async function liaisonOf(name: string): Promise<string> {
  const actor = actorOf(office.county('长子'), `${name}.liaison`)
  const row = await office.app.database.read.selectFrom('user').select('username').where('id', '=', actor.userId).executeTakeFirstOrThrow()
  return row.username.slice(3)
}

describe('arrangement', () => {
  interface Arrangement { version: number; state: string; changed: string[]; maySubmit: boolean; mayDecide: boolean; parts: { key: string; done: boolean }[] }
  const READ = 'id version state approved arrangement { version state changed maySubmit mayDecide parts { key done } } agendaVersions { versions { number cause } }'
  interface Row { id: number; version: number; approved: boolean; arrangement: Arrangement; agendaVersions: { versions: { number: number; cause: string }[] } }
  const read = async (client: Client, id: number) => (await client.get<{ meeting: Row }>(`query ($id: Int!) { meeting(id: $id) { ${READ} } }`, { id })).meeting

  it('LB2 submits the six parts, a leader agrees, and only then it can be convened; a change needs approval again', async () => {
    const [secretary, head] = [await office.as('lb.secretary'), await office.as('lb.head')]
    const m = await done(secretary, 'planMeeting', { seriesCode: 'DAILY_SCHEDULING', heldAt: NOW + 6 * 86_400_000, place: '' })
    const empty = await call(secretary, 'submitArrangement', { meetingId: m.id, version: 0 }, READ)
    expect(empty.errors![0]!.extensions.fields!.map(f => f.field)).toEqual(expect.arrayContaining(['place', 'projects', 'matters', 'opinions']))
    expect(empty.errors![0]!.message).toContain('四(二)2(1)')
    const projectId = await office.act(actorOf(office.county('灵宝'), 'secretary'), ctx => saveProject(ctx, { name: '城区供水管网项目' }))
    const topicId = await pooled('灵宝', '供水管网用地', { projectId })
    await done(secretary, 'putOnAgenda', { meetingId: m.id, topicIds: [topicId] })
    await call(secretary, 'askOpinions', { topicId, unitIds: [unit('财政局', '灵宝')], ...ASK })
    const owing = await call(secretary, 'submitArrangement', { meetingId: m.id, version: 0 }, READ)
    expect(owing.errors![0]!.message).toContain('财政局')
    const [o] = (await opinionsOf(secretary, topicId))!.opinions
    await call(secretary, 'answerOpinion', { id: o!.id, version: o!.version, stance: 'AGREE' })
    const place = { heldAt: NOW + 6 * 86_400_000, place: '市政府三楼', chairPostId: office.county('灵宝').posts.get('deputy')!, budgetMinutes: 90 }
    await done(secretary, 'saveMeeting', { ...step((await read(secretary, m.id))), ...place })
    expect((await call(secretary, 'submitArrangement', { meetingId: m.id, version: 0 }, READ)).errors).toBeUndefined()
    const unapproved = await ask(secretary, 'sendNotice', step(await read(secretary, m.id)))
    expect(unapproved.errors![0]!.extensions.code).toBe('GATE')
    expect((await head.get<{ todos: { title: string }[] }>('{ todos { title } }')).todos.some(t => t.title.startsWith('审批会议安排'))).toBe(true)
    // The office enters a paper only with its number.
    const version = (await read(secretary, m.id)).arrangement.version
    expect((await call(secretary, 'decideArrangement', { meetingId: m.id, version, approve: true }, READ)).errors![0]!.extensions.fields![0]!.field).toBe('note')
    expect((await call(head, 'decideArrangement', { meetingId: m.id, version, approve: true }, READ)).errors).toBeUndefined()
    expect((await read(secretary, m.id))).toMatchObject({ approved: true, arrangement: { state: 'APPROVED' }, agendaVersions: { versions: [{ number: 1, cause: 'APPROVED' }] } })
    const moved = await done(secretary, 'saveMeeting', { ...step(await read(secretary, m.id)), ...place, place: '市政府一楼' })
    expect((await ask(secretary, 'sendNotice', step(moved))).errors![0]!.extensions.code).toBe('GATE')
    const again = (await read(secretary, m.id)).arrangement
    expect(again).toMatchObject({ state: 'RETURNED', maySubmit: true })
    await call(secretary, 'submitArrangement', { meetingId: m.id, version: again.version }, READ)
    const last = await read(secretary, m.id)
    await call(secretary, 'decideArrangement', { meetingId: m.id, version: last.arrangement.version, approve: true, note: '灵政阅〔2026〕3号' }, READ)
    expect(await done(secretary, 'sendNotice', step(await read(secretary, m.id)))).toMatchObject({ state: 'CONVENED' })
  })

  it('LB2 refuses to convene what is no longer what was agreed to and names the part; submitted anew, or put back, it is convened', async () => {
    const [secretary, head] = [await office.as('lb.secretary'), await office.as('lb.head')]
    const projectId = await office.act(actorOf(office.county('灵宝'), 'secretary'), ctx => saveProject(ctx, { name: '产业园道路项目' }))
    const topicId = await pooled('灵宝', '产业园道路征地', { projectId })
    const m = await done(secretary, 'planMeeting', { seriesCode: 'DAILY_SCHEDULING', heldAt: NOW + 7 * 86_400_000, place: '市政府三楼' })
    await done(secretary, 'inviteToMeeting', { meetingId: m.id, seats: [{ unitId: unit('财政局', '灵宝'), kind: 'MEMBER' }] })
    await done(secretary, 'putOnAgenda', { meetingId: m.id, topicIds: [topicId] })
    await call(secretary, 'askOpinions', { topicId, unitIds: [unit('财政局', '灵宝')], ...ASK })
    const [o] = (await opinionsOf(secretary, topicId))!.opinions
    await call(secretary, 'answerOpinion', { id: o!.id, version: o!.version, stance: 'AGREE' })
    const submit = async () => {
      expect((await call(secretary, 'submitArrangement', { meetingId: m.id, version: (await read(secretary, m.id)).arrangement.version }, READ)).errors).toBeUndefined()
      return call(head, 'decideArrangement', { meetingId: m.id, version: (await read(secretary, m.id)).arrangement.version, approve: true }, READ)
    }
    await submit()
    const convene = async () => (await ask(secretary, 'sendNotice', step(await read(secretary, m.id)))).errors?.[0]
    // A matter is added: the agenda is not what the leader saw.
    const longer = await done(secretary, 'addAgendaMatter', { meetingId: m.id, title: '通报情况', minutes: 5 })
    expect(await convene()).toMatchObject({ extensions: { code: 'STATE' }, message: expect.stringContaining('研究解决事项又有改动') as string })
    expect((await read(secretary, m.id)).arrangement).toMatchObject({ state: 'APPROVED', changed: ['研究解决事项'], maySubmit: true })
    await done(secretary, 'removeFromAgenda', step(longer.agenda.at(-1)!))
    expect((await read(secretary, m.id)).arrangement).toMatchObject({ changed: [], maySubmit: false })
    // Another unit is invited, and one is asked for its view.
    await done(secretary, 'inviteToMeeting', { meetingId: m.id, seats: [{ unitId: unit('自然资源局', '灵宝'), kind: 'OBSERVER' }] })
    await call(secretary, 'askOpinions', { topicId, unitIds: [unit('自然资源局', '灵宝')], ...ASK })
    expect((await convene())!.message).toContain('参会人员、部门会审意见又有改动')
    const asked = (await opinionsOf(secretary, topicId))!.opinions.at(-1)!
    await call(secretary, 'answerOpinion', { id: asked.id, version: asked.version, stance: 'AGREE' })
    expect((await submit()).errors).toBeUndefined()
    expect(await done(secretary, 'sendNotice', step(await read(secretary, m.id)))).toMatchObject({ state: 'CONVENED' })
  })

  it('LB2 refuses a unit that approves, a return without a reason, and an arrangement where no text asks for one', async () => {
    const secretary = await office.as('cz.secretary')
    const m = await done(secretary, 'planMeeting', { seriesCode: 'JOINT_MEETING', heldAt: NOW + 9 * 86_400_000, place: '二楼' })
    expect((await call(secretary, 'submitArrangement', { meetingId: m.id, version: 0 }, READ)).errors![0]!.extensions.code).toBe('STATE')
    expect((await call(await office.as('cz.d8.liaison'), 'decideArrangement', { meetingId: m.id, version: 0, approve: true }, READ)).errors![0]!.extensions.code).toBe('FORBIDDEN')
  })

  it('LB2 sends an exceptional problem up to the party and government heads, once and with the reason', async () => {
    const [secretary, head] = [await office.as('lb.secretary'), await office.as('lb.head')]
    const id = await pooled('灵宝', '特别复杂的问题')
    const raise = async () => call(secretary, 'raiseTopic', { ...step((await readTopic(secretary, id))!), reason: '跨市征迁，需主要领导协调' }, 'id raisedOn raisedReason')
    expect((await raise()).errors).toBeUndefined()
    expect((await raise()).errors![0]!.extensions.code).toBe('STATE')
    expect((await call(await office.as('lb.d8.liaison'), 'raiseTopic', { id, version: 1, reason: '想' }, 'id')).errors![0]!.extensions.code).toBe('FORBIDDEN')
    expect((await head.get<{ topic: { raisedReason: string } }>('query ($id: Int!) { topic(id: $id) { raisedReason } }', { id })).topic.raisedReason).toContain('跨市征迁')
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instantOf } from '../src/kernel/day'
import { actorOf } from '../src/modules/identity/identity.demo'
import { eventsOf } from '../src/modules/calendar/feed.query'
import { proposeTopic, submitTopic, acceptTopic } from '../src/modules/meeting/topic.service'
import { Topic } from '../src/modules/meeting/topic.entity'
import { ask, closeRest, done, outcome, read, readTopic, step, type TopicRow } from './meetingSteps'
import { NOW, openOffice, type Client, type Office } from './office'

let office: Office
beforeAll(async () => { office = await openOffice({ counties: ['140428', '620821', '411282'] }) })
afterAll(() => office.close())

const unit = (name: string, county = '长子') => office.county(county).units.get(name)!
const post = (key: string, county = '长子') => office.county(county).posts.get(key)!

const BRIEF = { title: '城南供水管网改造项目用地报批', problem: '用地预审材料缺林地意见,开工受阻。', request: '请会议研究林地手续办理时限。', proposedDecision: '由林草局牵头限期办结。', seriesCode: 'JOINT_MEETING' }
/** A topic in the pool, through the services. */
const pooled = (more: Partial<typeof BRIEF> = {}, from = '水务局') =>
  office.act(actorOf(office.county('长子'), 'secretary'), async ctx => {
    const id = await proposeTopic(ctx, { ...BRIEF, ...more, proposerUnitId: unit(from) })
    await submitTopic(ctx, { id, version: (await ctx.find(Topic, id, '议题')).version })
    await ctx.flush()
    return acceptTopic(ctx, { id, version: (await ctx.find(Topic, id, '议题')).version })
  })

let day = 0
/** A meeting of today in 长子, with topics, planned by the API; `at` hours after noon keep them apart. */
async function planned(secretary: Client, topicIds: number[]) {
  const m = await done(secretary, 'planMeeting', { seriesCode: 'JOINT_MEETING', heldAt: NOW + ++day * 60_000, place: '县政府二楼会议室', budgetMinutes: 60 })
  return topicIds.length ? done(secretary, 'putOnAgenda', { meetingId: m.id, topicIds }) : m
}
async function inSession(secretary: Client, topicIds: number[]) {
  const convened = await done(secretary, 'sendNotice', step(await planned(secretary, topicIds)))
  return done(secretary, 'openMeeting', step(convened))
}

describe('topics', () => {
  it('P2 a liaison proposes for the own unit, the office returns it with a reason, and it keeps its number', async () => {
    const liaison = await office.as('cz.d8.liaison')
    const secretary = await office.as('cz.secretary')
    const draft = await done<TopicRow>(liaison, 'proposeTopic', BRIEF)
    expect(draft).toMatchObject({ state: 'DRAFT', number: null })
    expect(await readTopic(secretary, draft.id)).toBeNull()
    const submitted = await done<TopicRow>(liaison, 'submitTopic', step(draft))
    expect(submitted.number).toMatch(/^议〔2026〕\d+号$/)
    const returned = await done<TopicRow>(secretary, 'returnTopic', { ...step(submitted), reason: '请补充林地面积' })
    expect(returned).toMatchObject({ state: 'RETURNED', returnReason: '请补充林地面积' })
    const todos = (await liaison.get<{ todos: { title: string }[] }>('{ todos { title } }')).todos
    expect(todos.map(t => t.title)).toContain(`补正议题材料：${BRIEF.title}`)
    const again = await done<TopicRow>(liaison, 'submitTopic', step(returned))
    expect(again.number).toBe(submitted.number)
    expect(await done<TopicRow>(secretary, 'acceptTopic', step(again))).toMatchObject({ state: 'POOLED' })
  })

  it('P2 refuses to submit without a proposed decision, to act for another unit, and to let a unit accept its own', async () => {
    const liaison = await office.as('cz.d8.liaison')
    const draft = await done<TopicRow>(liaison, 'proposeTopic', { ...BRIEF, proposedDecision: '' })
    expect(draft.actions.find(a => a.name === 'submitTopic')).toMatchObject({ allowed: false })
    const refused = await ask(liaison, 'submitTopic', step(draft))
    expect(refused.errors![0]!.extensions).toMatchObject({ code: 'INVALID', fields: [{ field: 'proposedDecision' }] })
    expect((await ask(liaison, 'proposeTopic', { ...BRIEF, proposerUnitId: unit('财政局') })).errors![0]!.extensions.code).toBe('FORBIDDEN')
    expect((await ask(liaison, 'acceptTopic', step(draft))).errors![0]!.extensions.code).toBe('FORBIDDEN')
  })

  it('P12 another unit and another county find no such topic', async () => {
    const id = await pooled()
    for (const who of ['cz.d4.liaison', 'jc.secretary']) {
      const client = await office.as(who)
      expect(await readTopic(client, id)).toBeNull()
      expect((await ask(client, 'submitTopic', { id, version: 1 })).errors![0]!.extensions.code).toBe('NOT_FOUND')
    }
    expect(await readTopic(await office.as('cz.d8.handler'), id)).not.toBeNull()
  })

  it('P7 shows the same topics as lanes and as list', async () => {
    const secretary = await office.as('cz.secretary')
    await pooled({ title: '看板议题' })
    const { topicBoard, topics } = await secretary.get<{ topicBoard: { key: string; totalCount: number; nodes: { id: number }[] }[]; topics: { totalCount: number } }>(
      '{ topicBoard { key totalCount nodes { id } } topics(first: 1, filter: { states: ["POOLED"] }) { totalCount nodes { id } } }')
    const lane = topicBoard.find(l => l.key === 'POOLED')!
    expect(lane.totalCount).toBe(topics.totalCount)
    expect(lane.nodes).toHaveLength(lane.totalCount)
  })

  it('P6 finds a topic by pinyin initials', async () => {
    const secretary = await office.as('cz.secretary')
    await pooled({ title: '泾河大桥接线' })
    const found = await secretary.get<{ topics: { nodes: { id: number }[] } }>('{ topics(filter: { text: "jhdqjx" }) { nodes { id } } }')
    expect(found.topics.nodes).toHaveLength(1)
    expect((await secretary.get<{ topics: { nodes: unknown[] } }>('{ topics(filter: { text: "qqqq" }) { nodes { id } } }')).topics.nodes).toEqual([])
  })
})

describe('planning', () => {
  it('P1 plans by the regulation: chair, member units, standing matters, and marks what no longer fits', async () => {
    const secretary = await office.as('cz.secretary')
    const ids = [await pooled({ title: '甲议题' }), await pooled({ title: '乙议题' }), await pooled({ title: '丙议题' })]
    const m = await planned(secretary, ids)
    expect(m.title).toMatch(/^重点项目建设联席会议2026年第\d+次会议$/)
    expect(m.chairPost).toBe('县长')
    // Twelve member units (五19) and the two conveners beside the chair (五18); several posts may be 分管副县长, so the text's words stand.
    expect(m.attendance.filter(s => s.kind === 'MEMBER')).toHaveLength(14)
    expect(m.attendance.filter(s => !s.known).map(s => s.unitName)).toEqual(['分管副县长', '开发区（筹）'])
    expect(m.attendance.find(s => s.kind === 'OBSERVER')).toMatchObject({ unitName: '长子县水务局', postName: '局长' })
    expect(m.agenda.slice(0, 2).map(i => i.title)).toEqual(['上次会议议定事项办理情况', '重点项目推进进度'])
    expect(m.agenda.filter(i => i.firstOver).map(i => i.title)).toEqual(['丙议题'])
    expect(m.readiness.find(r => r.key === 'budget')).toMatchObject({ done: false, hint: '议程需 65 分钟，超出安排的 60 分钟' })
    const turned = await done(secretary, 'orderAgenda', { meetingId: m.id, itemIds: m.agenda.map(i => i.id).reverse(), seenIds: m.agenda.map(i => i.id) })
    expect(turned.agenda[0]!.title).toBe('丙议题')
    expect((await ask(secretary, 'orderAgenda', { meetingId: m.id, itemIds: [m.agenda[0]!.id], seenIds: turned.agenda.map(i => i.id) })).errors![0]!.extensions.code).toBe('INVALID')
    const without = await done(secretary, 'removeFromAgenda', step(turned.agenda[0]!))
    expect(without.agenda).toHaveLength(4)
    expect(await readTopic(secretary, ids[2]!)).toMatchObject({ state: 'POOLED' })
    expect((await ask(await office.as('cz.d8.liaison'), 'planMeeting', { seriesCode: 'JOINT_MEETING', heldAt: NOW })).errors![0]!.extensions.code).toBe('FORBIDDEN')
    expect((await ask(secretary, 'planMeeting', { seriesCode: 'NO_SUCH', heldAt: NOW })).errors![0]!.extensions.code).toBe('NOT_FOUND')
  })

  it('LB2 convenes only with the approval that the county regulation asks for', async () => {
    const secretary = await office.as('lb.secretary')
    const m = await done(secretary, 'planMeeting', { seriesCode: 'DAILY_SCHEDULING', heldAt: NOW, place: '市政府三楼会议室' })
    const refused = await ask(secretary, 'sendNotice', step(m))
    expect(refused.errors![0]!.extensions).toMatchObject({ code: 'GATE', verdict: { allowed: false } })
    expect(refused.errors![0]!.message).toContain('四(二)2(1)')
    for (const rule of ['convene.opinions', 'convene.approved'])
      expect(refused.errors![0]!.extensions.verdict!.explanations.find(e => e.ruleId === rule)).toMatchObject({ outcome: 'REFUSED', clause: '四(二)2(1)' })
  })
})

describe('attendance', () => {
  it('P6 invites, answers by the seat itself, and checks in on the day', async () => {
    const secretary = await office.as('cz.secretary')
    const liaison = await office.as('cz.d8.liaison')
    const m = await planned(secretary, [await pooled()])
    expect(await read(liaison, m.id)).toBeNull()
    await done(secretary, 'sendNotice', step(m))
    const seat = (await read(liaison, m.id))!.attendance.find(s => s.mine)!
    expect((await liaison.get<{ todos: { link: string }[] }>('{ todos { link } }')).todos.map(t => t.link)).toContain(`/meetings/${m.id}?tab=attendance`)
    expect((await ask(liaison, 'answerInvitation', { ...step(seat), answer: 'STAND_IN' })).errors![0]!.extensions.fields![0]!.field).toBe('standInName')
    const answered = await done(liaison, 'answerInvitation', { ...step(seat), answer: 'STAND_IN', standInName: '王甲一（副局长）', reason: '局长外出' })
    const mine = answered.attendance.find(s => s.mine)!
    expect(mine).toMatchObject({ state: 'STAND_IN', standInName: '王甲一（副局长）' })
    expect((await done(liaison, 'checkIn', step(mine))).attendance.find(s => s.mine)).toMatchObject({ state: 'PRESENT', standInName: '王甲一（副局长）' })
  })

  it('P6 refuses to answer for another unit, and to check in before the day', async () => {
    const secretary = await office.as('cz.secretary')
    const liaison = await office.as('cz.d8.liaison')
    const m = await done(secretary, 'planMeeting', { seriesCode: 'JOINT_MEETING', heldAt: instantOf('2026-03-25', '09:00'), place: '县政府' })
    const full = await done(secretary, 'inviteToMeeting', { meetingId: m.id, seats: [{ unitId: unit('水务局'), kind: 'MEMBER' }] })
    await done(secretary, 'sendNotice', step(full))
    const seen = (await read(liaison, m.id))!
    const other = seen.attendance.find(s => s.unitName === '长子县财政局')!
    expect((await ask(liaison, 'answerInvitation', { ...step(other), answer: 'ACCEPTED' })).errors![0]!.extensions.code).toBe('FORBIDDEN')
    const early = await ask(liaison, 'checkIn', step(seen.attendance.find(s => s.mine)!))
    expect(early.errors![0]!.extensions.code).toBe('STATE')
    expect((await ask(secretary, 'openMeeting', step((await read(secretary, m.id))!))).errors![0]!.message).toContain('2026-03-25')
    expect((await ask(await office.as('jc.secretary'), 'checkIn', step(other))).errors![0]!.extensions.code).toBe('NOT_FOUND')
  })

  it('P12 a guest hears only its own topics, a member the whole agenda, an uninvited unit and another county nothing', async () => {
    const secretary = await office.as('cz.secretary')
    const m = await planned(secretary, [await pooled({ title: '水务议题' }), await pooled({ title: '乡镇议题' }, '鲍店镇')])
    await done(secretary, 'sendNotice', step(m))
    expect((await read(await office.as('cz.d8.liaison'), m.id))!.agenda.map(i => i.title)).toEqual(['水务议题'])
    expect((await read(await office.as('cz.d4.liaison'), m.id))!.agenda).toHaveLength(4)
    expect(await read(await office.as('cz.d12.liaison'), m.id)).toBeNull()
    expect(await read(await office.as('jc.head'), m.id)).toBeNull()
  })

  it('P8 puts a meeting with its hours into the calendar of those who sit there, and of nobody else', async () => {
    const secretary = await office.as('cz.secretary')
    const m = await planned(secretary, [await pooled()])
    await done(secretary, 'sendNotice', step(m))
    const mine = (key: string) => eventsOf(office.app.system.ctx(actorOf(office.county('长子'), key)), '2026-03-18', '2026-03-18').then(events => events.find(e => e.uid === `meeting-${m.id}`))
    const event = await mine('水务局.liaison')
    expect(event).toMatchObject({ on: null, place: '县政府二楼会议室', link: `/meetings/${m.id}` })
    expect(event!.endAt! - event!.startAt!).toBe(60 * 60_000)
    expect(await mine('head')).toBeDefined()
    expect(await mine('卫生健康局.liaison')).toBeUndefined()
    expect(await mine('deputy4')).toBeUndefined()
  })
})

describe('outcomes', () => {
  it('P3 cannot close with an undecided topic, and says which', async () => {
    const secretary = await office.as('cz.secretary')
    const m = await inSession(secretary, [await pooled({ title: '没有结果的议题' })])
    const close = m.actions.find(a => a.name === 'closeMeeting')!
    expect(close.allowed).toBe(false)
    expect(close.because.map(b => b.text).join()).toContain('“没有结果的议题”')
    const refused = await ask(secretary, 'closeMeeting', step(m))
    expect(refused.errors![0]!.extensions.code).toBe('GATE')
    expect(refused.errors![0]!.message).toContain('“没有结果的议题”')
    expect((await closeRest(secretary, m)).state).toBe('CLOSED')
  })

  it('CZ16 refuses a resolution on a problem without unit, person or time, by the clause; one on no problem passes', async () => {
    const secretary = await office.as('cz.secretary')
    const m = await inSession(secretary, [await pooled()])
    const item = m.agenda.at(-1)!
    const record = (resolution: object) => ask(secretary, 'recordOutcome', { agendaItemId: item.id, version: item.version, outcome: 'DECIDED', resolutions: [resolution] })
    const refused = await record({ text: '办结林地手续', unitId: unit('林业和草原局'), dueOn: '2026-04-10' })
    expect(refused.errors![0]!.extensions.code).toBe('GATE')
    expect(refused.errors![0]!.extensions.verdict!.explanations[0]).toMatchObject({ clause: '五17', outcome: 'MISSING' })
    expect(refused.errors![0]!.message).toContain('责任人')
    expect((await record({ text: '办结', unitId: unit('财政局'), responsiblePostId: post('水务局.head'), dueOn: '2026-04-10' })).errors![0]!.extensions.code).toBe('INVALID')
    expect((await record({ text: '办结', unitId: unit('财政局'), responsiblePerson: '甲', dueOn: '2026-03-01' })).errors![0]!.message).toContain('早于会议日期')
    expect((await record({ text: '原则同意年度计划', onProblem: false })).errors).toBeUndefined()
  })

  it('CZ16 whole chain: a topic on a stuck project becomes an assignment of the responsible unit', async () => {
    const secretary = await office.as('cz.secretary')
    const topicId = await pooled({ title: '林地手续办理' })
    const m = await inSession(secretary, [topicId])
    const decided = await outcome(secretary, m.agenda.at(-1)!, {
      outcome: 'DECIDED', outcomeText: '同意由林草局牵头办理', resolutions: [
        { text: '4月10日前办结使用林地审核同意书', unitId: unit('林业和草原局'), responsiblePostId: post('林业和草原局.head'), dueOn: '2026-04-10', standard: '取得使用林地审核同意书' },
        { text: '原则同意项目建设时序', onProblem: false },
      ],
    })
    const [duty] = decided.agenda.at(-1)!.resolutions
    expect(duty!.responsiblePerson).toMatch(/（局长）$/)
    expect(duty!.verdict.allowed).toBe(true)
    expect(duty!.assignmentId).toBeNull()
    const closed = await closeRest(secretary, decided)
    const [listed, agreed] = closed.agenda.at(-1)!.resolutions
    expect(agreed!.assignmentId).toBeNull()
    const { assignment } = await secretary.get<{ assignment: object }>('query ($id: Int!) { assignment(id: $id) { state dueOn standard title unitName } }', { id: listed!.assignmentId })
    expect(assignment).toMatchObject({ state: 'JUDGED', dueOn: '2026-04-10', standard: '取得使用林地审核同意书', title: '4月10日前办结使用林地审核同意书', unitName: '长子县林业和草原局' })
    expect(await readTopic(secretary, topicId)).toMatchObject({ state: 'DECIDED', meetingId: m.id })
    expect((await ask(secretary, 'recordOutcome', { agendaItemId: closed.agenda[0]!.id, version: closed.agenda[0]!.version, outcome: 'NOTED' })).errors![0]!.extensions.code).toBe('STATE')
  })

  it('N5 a deferred topic comes back to the next meeting of the series by itself: same number, second round', async () => {
    const secretary = await office.as('cz.secretary')
    const topicId = await pooled({ title: '缓议的议题' })
    const { number } = (await readTopic(secretary, topicId))!
    const m = await inSession(secretary, [topicId])
    const item = m.agenda.find(i => i.topicId === topicId)!
    expect((await ask(secretary, 'recordOutcome', { agendaItemId: item.id, version: item.version, outcome: 'DEFERRED', resolutions: [{ text: '再办' }] })).errors![0]!.extensions.code).toBe('INVALID')
    await closeRest(secretary, await outcome(secretary, item, { outcome: 'DEFERRED' }))
    const back = (await readTopic(secretary, topicId))!
    // Where a later meeting of the series is already planned it goes there at once, else it waits in the pool.
    expect(['POOLED', 'SCHEDULED']).toContain(back.state)
    expect(back).toMatchObject({ number, round: 2, roundText: '第 2 次上会' })
    const next = back.state === 'SCHEDULED' ? (await read(secretary, back.meetingId!))! : await planned(secretary, [])
    expect(next.id).not.toBe(m.id)
    expect(next.agenda.find(i => i.topicId === topicId)).toMatchObject({ topicNumber: number, roundText: '第 2 次上会' })
  })

  it('N6 marks a vague resolution while it is typed', async () => {
    const secretary = await office.as('cz.secretary')
    const { lintResolution } = await secretary.get<{ lintResolution: { kind: string; word: string | null; field: string }[] }>(
      'query ($input: LintResolutionInput!) { lintResolution(input: $input) { kind word field } }', { input: { text: '抓紧办理', unit: '县水务局', person: '王甲一' } })
    expect(lintResolution.map(m => m.word ?? m.field)).toEqual(['抓紧', 'dueOn', 'standard'])
  })
})

describe('minutes', () => {
  it('P10 fills the minutes from the outcomes, numbers them once, and shows them to the units when issued', async () => {
    const secretary = await office.as('cz.secretary')
    const m = await inSession(secretary, [await pooled({ title: '纪要议题' })])
    expect((await ask(secretary, 'draftMinutes', { meetingId: m.id })).errors![0]!.extensions.code).toBe('STATE')
    await closeRest(secretary, await outcome(secretary, m.agenda.at(-1)!, {
      outcome: 'DECIDED', resolutions: [{ text: '办结用地手续', unitId: unit('自然资源局'), responsiblePerson: '李乙二（局长）', dueOn: '2026-04-20', standard: '取得批复' }],
    }))
    expect((await ask(secretary, 'issueMinutes', { meetingId: m.id, issuedOn: '2026-03-18', source: 'OWN' })).errors![0]!.extensions.code).toBe('STATE')
    const drafted = await done(secretary, 'draftMinutes', { meetingId: m.id, copiesTo: '县人大办、县政协办' })
    expect(drafted.minutes).toMatchObject({ issued: false, number: null })
    const liaison = await office.as('cz.d8.liaison')
    expect((await read(liaison, m.id))!.minutes).toBeNull()
    const file = (client: Client) => office.app.http.inject({ method: 'GET', url: `/meetings/${m.id}/minutes.docx`, headers: { cookie: client.cookie } })
    expect((await file(liaison)).statusCode).toBe(404)
    expect((await file(office.nobody)).statusCode).toBe(401)
    const draft = await file(secretary)
    expect(draft.statusCode).toBe(200)
    expect(draft.rawPayload.subarray(0, 2).toString()).toBe('PK')
    const issued = await done(secretary, 'issueMinutes', { meetingId: m.id, issuedOn: '2026-03-18', source: 'OWN' })
    expect(issued.minutes!.number).toBe('重点项目建设联席会议〔2026〕1期')
    expect((await ask(secretary, 'issueMinutes', { meetingId: m.id, issuedOn: '2026-03-18', source: 'OWN' })).errors![0]!.extensions.code).toBe('STATE')
    // 水务局 sits in as the topic's proposer: it reads its own topic, not the whole.
    expect((await file(liaison)).statusCode).toBe(403)
    expect((await read(liaison, m.id))!.minutes).toMatchObject({ issued: true })
    expect((await file(await office.as('jc.secretary'))).statusCode).toBe(404)
  })
})

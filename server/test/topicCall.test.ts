import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, instantOf } from '../src/kernel/day'
import { actorOf } from '../src/modules/identity/identity.demo'
import { Tenure } from '../src/modules/identity/identity.entity'
import { callOf, listCallAnswers } from '../src/modules/meeting/call.query'
import { answerTopicCall } from '../src/modules/meeting/call.service'
import { unitOfWork } from '../src/platform/unitOfWork'
import { ask, done, read, step, type Meeting, type TopicRow } from './meetingSteps'
import { openOffice, TODAY, type Client, type Office } from './office'

let office: Office
let secretary: Client
let land: Client
beforeAll(async () => {
  office = await openOffice()
  secretary = await office.as('cz.secretary')
  land = await office.as('cz.d5.liaison')
})
afterAll(() => office.close())

interface Row { id: number; version: number; unitName: string; answer: string | null; stateLabel: string; late: boolean; answeredByName: string | null; reminders: number; mayAnswer: boolean; topics: { id: number; title: string }[] }
interface Call { id: number; dueOn: string; answers: Row[]; reminder: { title: string; units: string[]; people: string[] } | null }
const CALL = 'id dueOn answers { id version unitName answer stateLabel late answeredByName reminders mayAnswer topics { id title } } reminder { title units people }'
const callAt = async (client: Client, meetingId: number) =>
  (await client.get<{ meeting: { topicCall: Call | null; topicCallHindrance: string | null } }>(`query ($id: Int!) { meeting(id: $id) { topicCall { ${CALL} } topicCallHindrance } }`, { id: meetingId })).meeting
const callBy = async (client: Client, id: number) => (await client.get<{ topicCall: Call | null }>(`query ($id: Int!) { topicCall(id: $id) { ${CALL} } }`, { id })).topicCall
const answer = (client: Client, row: { id: number; version: number }) =>
  client.ask('mutation ($input: AnswerTopicCallInput!) { answerTopicCall(input: $input) { id } }', { input: { id: row.id, version: row.version } })
const todos = async (client: Client) => (await client.get<{ todos: { title: string; link: string; dueOn: string | null }[] }>('{ todos { title link dueOn } }')).todos
const said = async (meetingId: number, key = 'call') => (await read(secretary, meetingId))!.readiness.find(r => r.key === key)
const plan = (heldOn: string, more: object = {}) => done(secretary, 'planMeeting', { seriesCode: 'JOINT_MEETING', heldAt: instantOf(heldOn, '09:00'), ...more })
const called = async (heldOn: string): Promise<{ meeting: Meeting; call: Call }> => {
  const meeting = await plan(heldOn)
  await done(secretary, 'issueTopicCall', { meetingId: meeting.id, note: '请重点报用地问题。' })
  return { meeting, call: (await callAt(secretary, meeting.id)).topicCall! }
}
const topic = { title: '关于林地手续的事宜', problem: '缺林地意见。', request: '请明确时限。', proposedDecision: '限期办结。', seriesCode: 'JOINT_MEETING' }
const handIn = async (client: Client, more: object = {}) => {
  const draft = await done<TopicRow>(client, 'proposeTopic', { ...topic, ...more })
  return done<TopicRow>(client, 'submitTopic', step(draft))
}

describe('call for topics', () => {
  it('CZ19 asks every member unit by the meeting’s cut-off: a to-do and a message for its liaison, in the digest', async () => {
    const planned = await plan('2026-03-30')
    expect(await said(planned.id)).toMatchObject({ done: false, hint: '还没有向成员单位征集议题' })
    expect(await callAt(secretary, planned.id)).toEqual({ topicCall: null, topicCallHindrance: null })
    const m = await done(secretary, 'issueTopicCall', { meetingId: planned.id, note: '请重点报用地问题。' })
    const { topicCall: call } = await callAt(secretary, m.id)
    expect(call!.dueOn).toBe('2026-03-25')
    expect(call!.answers.map(a => a.unitName)).toContain('长子县自然资源局')
    expect(call!.answers.some(a => a.unitName.includes('领导'))).toBe(false)
    expect(call!.answers.every(a => a.answer === null && a.stateLabel === '未回复')).toBe(true)
    const own = (await todos(land)).find(t => t.link === `/topic-calls/${call!.id}`)!
    expect(own).toMatchObject({ title: `回复议题征集：${m.title}`, dueOn: '2026-03-25' })
    // The head is not troubled while there is a liaison.
    expect((await todos(await office.as('cz.d5.head'))).some(t => t.link === own.link)).toBe(false)
    const messages = await office.app.database.read.selectFrom('message').select(['text', 'urgent', 'userId']).where('kind', '=', 'TOPIC_CALL').where('link', '=', own.link).execute()
    expect(messages).toHaveLength(call!.answers.length)
    expect(messages.every(x => Number(x.urgent) === 0 && x.text.includes('3月25日前') && x.text.includes('用地问题'))).toBe(true)
    expect(messages.map(x => x.userId)).toContain(actorOf(office.county('长子'), '自然资源局.liaison').userId)
    await done(secretary, 'cancelMeeting', { ...step((await read(secretary, m.id))!), reason: '试验' })
  })

  it('CZ19 counts a topic that is handed in as the answer, and 本次无议题 in one step; a withdrawn one owes again', async () => {
    const { meeting, call } = await called('2026-03-31')
    const handed = await handIn(land)
    const finance = await office.as('cz.d4.liaison')
    const own = (await callBy(finance, call.id))!
    expect(own.answers).toHaveLength(1)
    expect(own.reminder).toBeNull()
    expect((await answer(finance, own.answers[0]!)).errors).toBeUndefined()
    expect((await todos(finance)).some(t => t.link === `/topic-calls/${call.id}`)).toBe(false)
    const rows = (await callAt(secretary, meeting.id)).topicCall!.answers
    expect(rows.find(r => r.unitName.includes('自然资源局'))).toMatchObject({ answer: 'TOPIC', late: false, topics: [{ id: handed.id, title: topic.title }] })
    expect(rows.find(r => r.unitName.includes('财政局'))).toMatchObject({ answer: 'NONE', stateLabel: '本次无议题' })
    // Who had nothing may still think of something.
    const funds = await handIn(finance, { title: '关于配套资金的事宜' })
    await done(land, 'withdrawTopic', step(handed))
    const after = (await callAt(secretary, meeting.id)).topicCall!.answers
    expect(after.find(r => r.unitName.includes('财政局'))!.answer).toBe('TOPIC')
    expect(after.find(r => r.unitName.includes('自然资源局'))).toMatchObject({ answer: null, topics: [] })
    // Taken back, what was said before stands again.
    await done(finance, 'withdrawTopic', step(funds))
    expect((await callAt(secretary, meeting.id)).topicCall!.answers.find(r => r.unitName.includes('财政局'))!.answer).toBe('NONE')
    // A topic for another series answers nothing here.
    await handIn(land, { seriesCode: 'LEAD_SCHEDULING' })
    expect((await callAt(secretary, meeting.id)).topicCall!.answers.find(r => r.unitName.includes('自然资源局'))!.answer).toBeNull()
    await done(secretary, 'cancelMeeting', { ...step((await read(secretary, meeting.id))!), reason: '试验' })
  })

  it('CZ19 reminds those that have not answered, as the preview says, and marks who is late', async () => {
    const { meeting, call } = await called('2026-04-01')
    for (const a of call.answers.slice(1)) expect((await answer(secretary, a)).errors).toBeUndefined()
    const [owing] = call.answers
    const { reminder } = (await callAt(secretary, meeting.id)).topicCall!
    expect(reminder!.units).toEqual([owing!.unitName])
    expect(reminder!.people).toHaveLength(1)
    await done(secretary, 'remindTopicCall', { meetingId: meeting.id })
    expect((await callAt(secretary, meeting.id)).topicCall!.answers[0]!.reminders).toBe(1)
    expect((await said(meeting.id))!.hint).toContain(owing!.unitName)
    // The day after the cut-off.
    const ctx = office.app.system.ctx(actorOf(office.county('长子'), 'secretary'), instantOf(addDays(call.dueOn, 1), '09:00'))
    const first = async () => (await listCallAnswers(ctx, (await callOf(ctx, meeting.id))!))[0]!
    const late = await first()
    expect(late).toMatchObject({ stateLabel: '逾期未回复', late: true })
    await unitOfWork(ctx, 'test', () => answerTopicCall(ctx, { id: late.id, version: late.version }))
    expect(await first()).toMatchObject({ stateLabel: '本次无议题', late: true })
    expect((await said(meeting.id))!.done).toBe(true)
    expect((await ask(secretary, 'remindTopicCall', { meetingId: meeting.id })).errors![0]!.message).toContain('都已回复')
    await done(secretary, 'cancelMeeting', { ...step((await read(secretary, meeting.id))!), reason: '试验' })
  })

  it('CZ19 refuses a second call, one after the cut-off, one by a unit, and a second answer', async () => {
    const { meeting, call } = await called('2026-04-02')
    const second = await ask(secretary, 'issueTopicCall', { meetingId: meeting.id })
    expect(second.errors![0]).toMatchObject({ extensions: { code: 'STATE' } })
    expect(second.errors![0]!.message).toContain('已经征集过')
    const soon = await plan(addDays(TODAY, 1))
    expect((await callAt(secretary, soon.id)).topicCallHindrance).toContain('已过')
    expect(await said(soon.id)).toBeUndefined()
    expect((await ask(secretary, 'issueTopicCall', { meetingId: soon.id })).errors![0]!.extensions.code).toBe('STATE')
    expect((await ask(land, 'issueTopicCall', { meetingId: soon.id })).errors![0]!.extensions.code).toBe('FORBIDDEN')
    expect((await ask(land, 'remindTopicCall', { meetingId: meeting.id })).errors![0]!.extensions.code).toBe('FORBIDDEN')
    const [row] = (await callBy(land, call.id))!.answers
    expect((await answer(land, row!)).errors).toBeUndefined()
    expect((await answer(land, row!)).errors![0]!.extensions.code).toBe('CONFLICT')
    expect((await answer(land, { ...row!, version: row!.version + 1 })).errors![0]!.extensions.code).toBe('STATE')
    await done(secretary, 'cancelMeeting', { ...step(soon), reason: '试验' })
  })

  it('CZ19 shows a call to nobody who was not asked: another unit and another county find nothing', async () => {
    const { meeting, call } = await called('2026-04-03')
    for (const stranger of ['cz.d8.liaison', 'jc.secretary', 'jc.d5.liaison']) {
      const client = await office.as(stranger)
      expect(await callBy(client, call.id)).toBeNull()
      expect((await answer(client, call.answers[0]!)).errors![0]!.extensions.code).toBe('NOT_FOUND')
    }
    // Of the others' rows a member sees none either.
    const other = call.answers.find(a => !a.unitName.includes('自然资源局'))!
    expect((await answer(land, other)).errors![0]!.extensions.code).toBe('NOT_FOUND')
    expect((await ask(await office.as('jc.secretary'), 'issueTopicCall', { meetingId: meeting.id })).errors![0]!.extensions.code).toBe('NOT_FOUND')
  })

  it('CZ19 tells those that still owe when the meeting and its cut-off move, and asks the head where there is no liaison', async () => {
    const cast = office.county('长子')
    await office.act(actorOf(cast, 'admin'), async ctx => {
      for (const t of await ctx.em.find(Tenure, { postId: cast.posts.get('统计局.liaison')!, untilOn: null })) t.untilOn = addDays(TODAY, -1)
      await ctx.flush()
    })
    const { meeting, call } = await called('2026-04-07')
    expect((await todos(await office.as('cz.d14.head'))).some(t => t.link === `/topic-calls/${call.id}`)).toBe(true)
    const now = (await read(secretary, meeting.id))!
    await done(secretary, 'saveMeeting', { ...step(now), heldAt: instantOf('2026-04-14', '09:00'), place: '二楼', budgetMinutes: 90 })
    const after = (await callAt(secretary, meeting.id)).topicCall!
    expect(after.dueOn > call.dueOn).toBe(true)
    const moved = await office.app.database.read.selectFrom('message').select('title').where('kind', '=', 'TOPIC_CALL').where('link', '=', `/topic-calls/${call.id}`).execute()
    expect(moved.every(m => m.title.startsWith('议题截止日有变'))).toBe(true)
    // The series' own lead changes: the cut-off of the meeting in preparation, and what is said of it, follow.
    const habit = { code: 'JOINT_MEETING', place: '县政府二楼会议室', startTime: '09:00', budgetMinutes: 120, cutoffWorkdays: 0 }
    await secretary.get('mutation ($input: SaveSeriesInput!) { saveMeetingSeries(input: $input) { code } }', { input: habit })
    const last = (await callAt(secretary, meeting.id)).topicCall!
    expect(last.dueOn).toBe('2026-04-14')
    const said = await office.app.database.read.selectFrom('message').select('text').where('kind', '=', 'TOPIC_CALL').where('link', '=', `/topic-calls/${call.id}`).execute()
    expect(said.every(m => m.text.includes('4月14日'))).toBe(true)
  })
})

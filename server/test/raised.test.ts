import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Assignment } from '../src/modules/assignment/assignment.entity'
import { escalateAssignment } from '../src/modules/assignment/escalation.service'
import { handOverAssignment, listAssignments } from '../src/modules/assignment/listing.service'
import { signForAssignment } from '../src/modules/assignment/work.service'
import { actorOf } from '../src/modules/identity/identity.demo'
import { raiseTopic } from '../src/modules/meeting/raise.service'
import { Topic } from '../src/modules/meeting/topic.entity'
import { acceptTopic, proposeTopic, submitTopic } from '../src/modules/meeting/topic.service'
import type { Ctx } from '../src/platform/context'
import { done, outcome, read, readBack, step } from './meetingSteps'
import { NOW, openOffice, type Answer, type Client, type Office } from './office'

let office: Office
beforeAll(async () => { office = await openOffice({ counties: ['411282', '620821', '140428', '410202'] }) })
afterAll(() => office.close())

const DAY = 86_400_000
const by = <T>(county: string, who: string, work: (ctx: Ctx) => Promise<T>) => office.act(actorOf(office.county(county), who), work)
const on = async (ctx: Ctx, id: number) => ({ id, version: (await ctx.find(Assignment, id, '交办事项')).version })
const up = (county: string, who: string, id: number) => by(county, who, async ctx => escalateAssignment(ctx, { ...(await on(ctx, id)), reason: '涉及跨区域迁改，超出本单位职责。' }))

/** At work with the water bureau for three days, then sent up so many rungs. */
async function raised(county: string, title: string, rungs = 1): Promise<number> {
  office.at(NOW - 3 * DAY)
  const cast = office.county(county)
  const [id] = await by(county, 'secretary', ctx => listAssignments(ctx, [{
    sourceType: 'PROBLEM', sourceId: null, title, content: '管线迁改。', standard: '迁改完成', unitId: cast.units.get('水务局')!, responsiblePostId: cast.posts.get('水务局.head')!, dueOn: '2026-06-30', judged: true,
  }]))
  await by(county, 'secretary', async ctx => handOverAssignment(ctx, await on(ctx, id!)))
  await by(county, '水务局.liaison', async ctx => signForAssignment(ctx, await on(ctx, id!)))
  office.at(NOW)
  await up(county, '水务局.liaison', id!)
  for (let n = 1; n < rungs; n++) await up(county, 'secretary', id!)
  return id!
}

let nth = 0
const planned = (client: Client, seriesCode: string) => done(client, 'planMeeting', { seriesCode, heldAt: NOW + ++nth * 60_000, place: '县政府二楼', budgetMinutes: 60 })
interface Candidate { key: string; kind: string; title: string; reason: string; firstOver: boolean; fits: boolean; minutes: number }
const candidatesOf = async (client: Client, meetingId: number) =>
  (await client.get<{ agendaCandidates: { candidates: Candidate[] } }>('query ($id: Int!) { agendaCandidates(meetingId: $id) { candidates { key kind title reason firstOver fits minutes } } }', { id: meetingId })).agendaCandidates.candidates
const call = (client: Client, name: string, input: object, fields = 'id') => client.ask(`mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${fields} } }`, { input })
const codeOf = (answer: Answer) => answer.errors?.[0]?.extensions.code
const meetingOf = async (client: Client, id: number) =>
  (await client.get<{ assignment: { holder: string; state: string; ladder: { held: { answer: string | null }[] }; meeting: { seriesName: string | null; mayBring: boolean; topic: { id: number; stateLabel: string } | null } } }>(
    'query ($id: Int!) { assignment(id: $id) { holder state ladder { held { answer } } meeting { seriesName mayBring topic { id stateLabel } } } }', { id })).assignment

describe('an escalated matter reaches its meeting', () => {
  it('LB4 what lies with 日常调度 is a candidate of that meeting, with who held it how long, and of no other', async () => {
    const client = await office.as('lb.secretary')
    const atOffice = await raised('灵宝', '还在办公室的迁改')
    const id = await raised('灵宝', '城东变电站迁改', 2)
    const [own, other] = [await planned(client, 'DAILY_SCHEDULING'), await planned(client, 'WEEKLY_ANALYSIS')]
    const candidates = await candidatesOf(client, own.id)
    expect(candidates.find(c => c.key === `problem:${id}`)).toMatchObject({ kind: 'PROBLEM', reason: expect.stringMatching(/上报日常调度.*水务局 3 天/) as string })
    expect(candidates.some(c => c.key === `problem:${atOffice}`)).toBe(false)
    expect((await candidatesOf(client, other.id)).some(c => c.kind === 'PROBLEM')).toBe(false)
  })

  it('JC6 is brought to the joint meeting, decided there, handed over together, and answered by it', async () => {
    const client = await office.as('jc.secretary')
    const liaison = await office.as('jc.d8.liaison')
    const id = await raised('泾川', '协调供水管网迁改')
    expect(await meetingOf(client, id)).toMatchObject({ holder: 'ESCALATED', meeting: { seriesName: '项目工作联席会议', mayBring: true, topic: null } })
    expect((await meetingOf(liaison, id)).meeting.mayBring).toBe(false)
    expect(codeOf(await call(liaison, 'bringToMeeting', { assignmentId: id }))).toBe('FORBIDDEN')
    expect(codeOf(await call(await office.as('cz.secretary'), 'bringToMeeting', { assignmentId: id }))).toBe('NOT_FOUND')
    expect(codeOf(await call(client, 'bringToMeeting', { assignmentId: id }))).toBeUndefined()
    const twice = await call(client, 'bringToMeeting', { assignmentId: id })
    expect(twice.errors![0]).toMatchObject({ message: expect.stringContaining('不用再提请') as string, extensions: { code: 'STATE' } })
    const topic = (await meetingOf(client, id)).meeting.topic!

    const plannedOne = await planned(client, 'JOINT_MEETING')
    const pool = await candidatesOf(client, plannedOne.id)
    expect(pool.some(c => c.key === `problem:${id}`)).toBe(false)
    expect(pool.find(c => c.key === `topic:${topic.id}`)).toMatchObject({ title: '研究解决：协调供水管网迁改' })
    await done(client, 'takeCandidates', { meetingId: plannedOne.id, keys: [`topic:${topic.id}`] })
    const m = await done(client, 'openMeeting', step(await done(client, 'sendNotice', step((await read(client, plannedOne.id))!))))
    const preview = () => client.ask('query ($id: Int!) { handOverPreview(meetingId: $id) { units { unitName assignments { id dueOn } } skipped { title why } answers { id answer } } }', { id: m.id })
    expect(codeOf(await preview())).toBe('STATE')
    const cast = office.county('泾川')
    let now = m
    for (const item of m.agenda)
      now = await outcome(client, now.agenda.find(i => i.id === item.id)!, item.topicId !== topic.id ? { outcome: 'NOTED' } : {
        outcome: 'DECIDED', resolutions: [
          { text: '由住建局办理管线迁改手续。', unitId: cast.units.get('住房和城乡建设局')!, responsiblePostId: cast.posts.get('住房和城乡建设局.head')!, dueOn: '2026-04-20', standard: '取得批复' },
          { text: '由水务局配合现场勘查。', unitId: cast.units.get('水务局')!, dueOn: '2026-03-25', standard: '完成勘查' },
        ],
      })
    await readBack(client, m.id)
    const closed = await done(client, 'closeMeeting', step(now))
    // One is handed over by itself: the bulk leaves it.
    const early = closed.agenda.find(i => i.topicId === topic.id)!.resolutions[1]!.assignmentId!
    await by('泾川', 'secretary', async ctx => handOverAssignment(ctx, await on(ctx, early)))
    // The answer is on its way: it is not proposed to the next meeting again.
    expect((await candidatesOf(client, (await planned(client, 'JOINT_MEETING')).id)).some(c => c.key === `problem:${id}`)).toBe(false)

    const plan = (await preview()).data as unknown as { handOverPreview: { units: { unitName: string; assignments: { id: number; dueOn: string }[] }[]; skipped: { title: string; why: string }[]; answers: { id: number; answer: string }[] } }
    const { units, skipped, answers } = plan.handOverPreview
    expect(units).toMatchObject([{ unitName: expect.stringContaining('住') as string, assignments: [{ dueOn: '2026-04-20' }] }])
    expect(skipped).toEqual([{ title: '由水务局配合现场勘查', why: '已于 2026-03-18 交单' }])
    expect(answers).toMatchObject([{ id, answer: expect.stringMatching(/议定：1\. 由住建局办理管线迁改手续.*2026-04-20 前完成/) as string }])
    const assignmentIds = units.flatMap(u => u.assignments.map(a => a.id))
    const handOver = (who: Client, more: object = {}) => call(who, 'handOverResolutions', { meetingId: m.id, assignmentIds, answerIds: [id], ...more }, 'handedOver answered')
    expect(codeOf(await handOver(liaison))).toBe('FORBIDDEN')
    expect(codeOf(await handOver(await office.as('cz.secretary')))).toBe('NOT_FOUND')
    expect(codeOf(await handOver(client, { answerIds: [] }))).toBe('CONFLICT')
    expect((await handOver(client)).data).toEqual({ handOverResolutions: { handedOver: 1, answered: 1 } })
    expect(await meetingOf(client, id)).toMatchObject({ holder: 'UNIT', ladder: { held: [{ answer: answers[0]!.answer }] }, meeting: { mayBring: false, topic: { stateLabel: '已议定' } } })
    expect(await meetingOf(client, assignmentIds[0]!)).toMatchObject({ state: 'HANDED_OVER' })
    expect(codeOf(await handOver(client, { assignmentIds: [], answerIds: [] }))).toBe('STATE')

    // Sent up again after the meeting, it waits for a new decision: the old one is no answer.
    office.at(NOW + 60_000)
    await up('泾川', '水务局.liaison', id)
    expect((await preview()).data).toMatchObject({ handOverPreview: { answers: [] } })
    expect(codeOf(await handOver(client, { assignmentIds: [] }))).toBe('CONFLICT')
    office.at(NOW)
    expect(await meetingOf(client, id)).toMatchObject({ holder: 'ESCALATED', meeting: { mayBring: true } })
  })

  it('JC6 refuses to bring to a meeting what is not sent up to one, and says what comes first', async () => {
    const client = await office.as('lb.secretary')
    const id = await raised('灵宝', '仍在办公室', 1)
    expect((await call(client, 'bringToMeeting', { assignmentId: id })).errors![0]).toMatchObject({ message: expect.stringContaining('领导小组办公室') as string, extensions: { code: 'STATE' } })
    expect(await meetingOf(client, id)).toMatchObject({ meeting: { seriesName: null, mayBring: false } })
  })
})

describe('every reason of the agenda', () => {
  const pooled = (title: string) => by('泾川', 'secretary', async ctx => {
    const id = await proposeTopic(ctx, { title, problem: '材料不全。', request: '请研究。', proposedDecision: '限期办结。', seriesCode: 'JOINT_MEETING', proposerUnitId: office.county('泾川').units.get('水务局')! })
    const at = async () => ({ id, version: (await ctx.find(Topic, id, '议题')).version })
    await submitTopic(ctx, await at())
    return acceptTopic(ctx, await at())
  })

  it('N4 names floors, deferred and raised topics, members’ wishes, escalated and overdue work, each with its reason; one line marks the time', async () => {
    const client = await office.as('jc.secretary')
    const deferred = await pooled('缓议的议题')
    const first = await planned(client, 'JOINT_MEETING')
    await done(client, 'putOnAgenda', { meetingId: first.id, topicIds: [deferred] })
    let m = await done(client, 'openMeeting', step(await done(client, 'sendNotice', step((await read(client, first.id))!))))
    for (const item of m.agenda) m = await outcome(client, m.agenda.find(i => i.id === item.id)!, { outcome: item.topicId === deferred ? 'DEFERRED' : 'NOTED' })
    await readBack(client, m.id)
    await done(client, 'closeMeeting', step(m))
    const next = await planned(client, 'JOINT_MEETING')
    // It came back by itself; taken off, it waits in the pool as one that was deferred.
    const back = (await read(client, next.id))!.agenda.find(i => i.topicId === deferred)
    if (back) await done(client, 'removeFromAgenda', { id: back.id, version: back.version })
    const lifted = await pooled('特别重大的议题')
    await by('泾川', 'secretary', async ctx => raiseTopic(ctx, { id: lifted, version: (await ctx.find(Topic, lifted, '议题')).version, reason: '跨市事项。' }))
    const wish = await call(client, 'requestMeeting', { seriesCode: 'JOINT_MEETING', subject: '研究用水保障', reason: '多个项目缺水。' })
    expect(wish.errors).toBeUndefined()
    const problem = await raised('泾川', '协调电力迁改')
    const [late] = await by('泾川', 'secretary', ctx => listAssignments(ctx, [{
      sourceType: 'MANUAL', sourceId: null, title: '早该办结的事项', content: '办理。', standard: '办结', unitId: office.county('泾川').units.get('水务局')!, dueOn: '2026-03-02', judged: true,
    }]))
    await pooled('普通议题')
    const candidates = await candidatesOf(client, next.id)
    const reasonOf = (kind: string, key?: string) => candidates.find(c => c.kind === kind && (!key || c.key === key))?.reason
    expect(reasonOf('DEFERRED', `topic:${deferred}`)).toContain('第 2 次上会')
    expect(reasonOf('RAISED', `topic:${lifted}`)).toContain('跨市事项')
    expect(reasonOf('FLOOR')).toMatch(/底线/)
    expect(reasonOf('PROBLEM', `problem:${problem}`)).toContain('上报项目工作联席会议')
    expect(reasonOf('REQUEST')).toContain('多个项目缺水')
    expect(reasonOf('ASSIGNMENT', `assignment:${late}`)).toContain('已逾期 16 天')
    expect(reasonOf('SUBMITTED')).toContain('报送')
    // The time box: exactly one line is the first over, all before it fit, none after it does.
    const over = candidates.findIndex(c => c.firstOver)
    expect(over).toBeGreaterThan(0)
    expect(candidates.map(c => c.firstOver).filter(Boolean)).toEqual([true])
    expect(candidates.map(c => c.fits)).toEqual(candidates.map((_, i) => i < over))
    // Taken, a member's wish is answered and its topic links back.
    await done(client, 'takeCandidates', { meetingId: next.id, keys: [candidates.find(c => c.kind === 'REQUEST')!.key] })
    const { meetingRequests } = await client.get<{ meetingRequests: { subject: string; state: string; answer: string }[] }>('{ meetingRequests { subject state answer } }')
    expect(meetingRequests).toMatchObject([{ subject: '研究用水保障', state: 'ACCEPTED', answer: expect.stringContaining('议程') as string }])
    expect((await candidatesOf(client, next.id)).some(c => c.kind === 'REQUEST')).toBe(false)
  })

  it('N4 refuses the ledgers’ proposals to a unit and another county, and a key that is none', async () => {
    const client = await office.as('jc.secretary')
    const m = await planned(client, 'JOINT_MEETING')
    const asks = (who: Client) => who.ask('query ($id: Int!) { agendaCandidates(meetingId: $id) { candidates { key } } }', { id: m.id })
    expect(codeOf(await asks(await office.as('jc.d8.liaison')))).toBe('FORBIDDEN')
    expect(codeOf(await asks(await office.as('cz.secretary')))).toBe('NOT_FOUND')
    for (const key of ['problem:999999', 'request:999999', 'red:1']) expect(codeOf(await call(client, 'takeCandidates', { meetingId: m.id, keys: [key] }))).toBe('CONFLICT')
  })
})

describe('the weekly scheduling meeting', () => {
  it('LT17 what it decides is handed over to the units, which sign for it; before the close, by a unit and twice it is refused', async () => {
    const client = await office.as('lt.secretary')
    const liaison = await office.as('lt.d8.liaison')
    const cast = office.county('龙亭')
    const topic = await done<{ id: number; version: number }>(liaison, 'proposeTopic', { title: '供水管网改造用地', problem: '用地未落实。', request: '请明确办理时限。', proposedDecision: '限期办结。', seriesCode: 'WEEKLY_SCHEDULING' })
    const submitted = await done<{ id: number; version: number }>(liaison, 'submitTopic', step(topic))
    await done(client, 'acceptTopic', step(submitted))
    const m = await done(client, 'planMeeting', { seriesCode: 'WEEKLY_SCHEDULING', heldAt: NOW + ++nth * 60_000, place: '区政府三楼', budgetMinutes: 60, chairPostId: cast.posts.get('deputy')! })
    await done(client, 'putOnAgenda', { meetingId: m.id, topicIds: [topic.id] })
    let now = await done(client, 'openMeeting', step(await done(client, 'sendNotice', step((await read(client, m.id))!))))
    const handOver = (who: Client, assignmentIds: number[]) => call(who, 'handOverResolutions', { meetingId: m.id, assignmentIds, answerIds: [] }, 'handedOver answered')
    expect(codeOf(await handOver(client, []))).toBe('STATE')
    for (const item of now.agenda)
      now = await outcome(client, now.agenda.find(i => i.id === item.id)!, item.topicId !== topic.id ? { outcome: 'NOTED' } : {
        outcome: 'DECIDED', resolutions: ['水务局', '自然资源局'].map(unit => ({ text: `由${unit}办结用地手续。`, unitId: cast.units.get(unit)!, responsiblePostId: cast.posts.get(`${unit}.head`)!, dueOn: '2026-03-25', standard: '取得批复' })),
      })
    await readBack(client, m.id)
    const closed = await done(client, 'closeMeeting', step(now))
    const ids = closed.agenda.flatMap(i => i.resolutions.flatMap(r => r.assignmentId ?? []))
    expect(ids).toHaveLength(2)
    expect(codeOf(await handOver(liaison, ids))).toBe('FORBIDDEN')
    // Not handed over, it is not the unit's yet.
    const seen = (who: Client, id: number) => who.ask('query ($id: Int!) { assignment(id: $id) { id version state sourceText dueOn } }', { id })
    expect(codeOf(await seen(liaison, ids[0]!))).toBe('NOT_FOUND')
    expect((await handOver(client, ids)).data).toEqual({ handOverResolutions: { handedOver: 2, answered: 0 } })
    const own = (await seen(liaison, ids[0]!)).data as unknown as { assignment: { id: number; version: number; state: string; sourceText: string; dueOn: string } }
    expect(own.assignment).toMatchObject({ state: 'HANDED_OVER', dueOn: '2026-03-25', sourceText: expect.stringContaining('重点工作周调度会') as string })
    const signed = await liaison.ask('mutation ($input: MoveAssignmentInput!) { signForAssignment(input: $input) { state } }', { input: { id: own.assignment.id, version: own.assignment.version } })
    expect(signed.data).toMatchObject({ signForAssignment: { state: 'IN_PROGRESS' } })
    expect(codeOf(await handOver(client, ids))).toBe('CONFLICT')
  })
})

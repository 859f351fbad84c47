import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, instantOf } from '../src/kernel/day'
import { actorOf } from '../src/modules/identity/identity.demo'
import { Post, Tenure } from '../src/modules/identity/identity.entity'
import { jointOf, meetingYear } from '../src/modules/meeting/year.query'
import { pdf } from './matrix/scene'
import { ask, closeRest, done, read, step, type TopicRow, outcome } from './meetingSteps'
import { NOW, openOffice, TODAY, type Client, type Office } from './office'

let office: Office
beforeAll(async () => { office = await openOffice({ counties: ['140428', '620821', '410185'] }) })
afterAll(() => office.close())

interface Member { id: number; version: number; role: string; unitName: string; postId: number | null; postName: string | null; holderName: string | null; current: boolean; succeeded: boolean; untilOn: string | null; paper: string }
interface Series { code: string; version: number; ownCadence: string | null; inForceText: string; cutoffWorkdays: number; membership: Member[] }
interface Cell { month: number; expected: number; held: number; planned: number; missed: number; meetings: { id: number; clash: boolean; joint: boolean }[] }
interface Year { series: { code: string; missed: number; cells: Cell[] }[]; clashes: { kind: string; aId: number; bId: number; text: string }[] }

const MEMBER = 'id version role unitName postId postName holderName current succeeded untilOn paper'
const seriesOf = async (client: Client, code: string) =>
  (await client.get<{ meetingSeries: Series[] }>(`{ meetingSeries { code version ownCadence inForceText cutoffWorkdays membership { ${MEMBER} } } }`)).meetingSeries.find(s => s.code === code)!
const yearOf = async (client: Client) =>
  (await client.get<{ meetingYear: Year }>('{ meetingYear(year: 2026) { series { code missed cells { month expected held planned missed meetings { id clash joint } } } clashes { kind aId bId text } } }')).meetingYear
const call = (client: Client, name: string, type: string, input: object, fields: string) => client.ask(`mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`, { input })
const HABIT = { place: '县政府二楼', startTime: '09:00', budgetMinutes: 90 }

describe('series', () => {
  it('P1 the county sets what its regulation leaves open: lead times, standing topics, place; meetings in preparation follow', async () => {
    const secretary = await office.as('cz.secretary')
    const m = await done(secretary, 'planMeeting', { seriesCode: 'JOINT_MEETING', heldAt: instantOf('2026-10-12', '09:00') })
    const days = () => secretary.get<{ meeting: { topicsDueOn: string; noticeDueOn: string } }>('query ($id: Int!) { meeting(id: $id) { topicsDueOn noticeDueOn } }', { id: m.id })
    // The National Day holiday and its make-up workdays lie between.
    expect((await days()).meeting.topicsDueOn < '2026-10-10').toBe(true)
    const saved = await call(secretary, 'saveMeetingSeries', 'SaveSeriesInput', { code: 'JOINT_MEETING', ...HABIT, cutoffWorkdays: 0, noticeWorkdays: 1, ownTopics: ['传达上级要求', ' '] }, 'code ownTopics')
    expect(saved.errors).toBeUndefined()
    expect((await days()).meeting.topicsDueOn).toBe('2026-10-12')
    const next = await done(secretary, 'planMeeting', { seriesCode: 'JOINT_MEETING', heldAt: instantOf('2026-10-13', '09:00') })
    expect(next.agenda.map(i => i.title)).toContain('传达上级要求')
    await done(secretary, 'cancelMeeting', { ...step((await read(secretary, m.id))!), reason: '试验' })
    await done(secretary, 'cancelMeeting', { ...step(next), reason: '试验' })
  })

  it('CZ16 refuses another cadence than the regulation’s, and lets the county set one where it says as needed', async () => {
    const refused = await call(await office.as('cz.secretary'), 'saveMeetingSeries', 'SaveSeriesInput', { code: 'JOINT_MEETING', ...HABIT, ownCadence: 'WEEKLY' }, 'code')
    expect(refused.errors![0]!.extensions).toMatchObject({ code: 'INVALID', fields: [{ field: 'ownCadence' }] })
    expect(refused.errors![0]!.message).toContain('五17')
    const jc = await office.as('jc.secretary')
    expect((await call(jc, 'saveMeetingSeries', 'SaveSeriesInput', { code: 'COORDINATION', ...HABIT, ownCadence: 'QUARTERLY' }, 'code')).errors).toBeUndefined()
    expect(await seriesOf(jc, 'COORDINATION')).toMatchObject({ ownCadence: 'QUARTERLY', inForceText: '每季度一次' })
  })

  it('P1 refuses to overwrite what another secretary has set meanwhile, and a unit that sets anything', async () => {
    const secretary = await office.as('cz.secretary')
    const seen = (await seriesOf(secretary, 'LEAD_SCHEDULING')).version
    expect((await call(secretary, 'saveMeetingSeries', 'SaveSeriesInput', { code: 'LEAD_SCHEDULING', version: seen, ...HABIT }, 'code')).errors).toBeUndefined()
    expect((await call(secretary, 'saveMeetingSeries', 'SaveSeriesInput', { code: 'LEAD_SCHEDULING', version: seen, ...HABIT, place: '他处' }, 'code')).errors![0]!.extensions.code).toBe('CONFLICT')
    expect((await call(await office.as('cz.d8.liaison'), 'saveMeetingSeries', 'SaveSeriesInput', { code: 'LEAD_SCHEDULING', ...HABIT }, 'code')).errors![0]!.extensions.code).toBe('FORBIDDEN')
  })

  it('P2 where the county asks for papers a topic without any is not submitted, and with one it is; elsewhere as before', async () => {
    const [secretary, land] = [await office.as('cz.secretary'), await office.as('cz.d5.liaison')]
    expect((await call(secretary, 'saveMeetingSeries', 'SaveSeriesInput', { code: 'LEAD_SCHEDULING', ...HABIT, asksPapers: true }, 'code')).errors).toBeUndefined()
    const fields = { title: '关于林地手续的事宜', problem: '缺林地意见。', request: '请明确时限。', proposedDecision: '限期办结。' }
    const bare = await done<TopicRow>(land, 'proposeTopic', { ...fields, seriesCode: 'LEAD_SCHEDULING' })
    const refused = await ask(land, 'submitTopic', step(bare))
    expect(refused.errors![0]!.extensions.fields).toEqual([{ field: 'attachmentIds', message: expect.stringContaining('须附材料') }])
    const paper = await office.act(actorOf(office.county('长子'), '自然资源局.liaison'), ctx => pdf(ctx, '林地红线图'))
    const whole = await done<TopicRow>(land, 'saveTopic', { ...step(bare), ...fields, seriesCode: 'LEAD_SCHEDULING', attachmentIds: [paper] })
    expect((await done<TopicRow>(land, 'submitTopic', step(whole))).state).toBe('SUBMITTED')
    const other = await done<TopicRow>(land, 'proposeTopic', { ...fields, seriesCode: 'JOINT_MEETING' })
    expect((await done<TopicRow>(land, 'submitTopic', step(other))).state).toBe('SUBMITTED')
  })
})

describe('members', () => {
  it('CZ17 CZ18 names conveners and members from the regulation by post, takes one out and keeps the history', async () => {
    const secretary = await office.as('cz.secretary')
    const { membership } = await seriesOf(secretary, 'JOINT_MEETING')
    expect(membership.filter(m => m.role === 'CONVENER').map(m => m.postName ?? m.unitName)).toEqual(['常务副县长', '分管副县长'])
    const finance = membership.find(m => m.unitName.includes('财政局'))!
    expect(finance).toMatchObject({ current: true, untilOn: null })
    expect(finance.holderName).not.toBeNull()
    const ended = await call(secretary, 'endSeriesMember', 'EndSeriesMemberInput', { id: finance.id, version: finance.version, untilOn: addDays(TODAY, -1), paper: '联席会议3月议定' }, MEMBER)
    expect(ended.errors).toBeUndefined()
    const after = (await seriesOf(secretary, 'JOINT_MEETING')).membership.find(m => m.id === finance.id)!
    expect(after).toMatchObject({ current: false, untilOn: addDays(TODAY, -1) })
    expect(after.holderName).not.toBeNull()
    const m = await done(secretary, 'planMeeting', { seriesCode: 'JOINT_MEETING', heldAt: NOW + 86_400_000 })
    expect(m.attendance.some(s => s.unitName.includes('财政局'))).toBe(false)
    await done(secretary, 'cancelMeeting', { ...step(m), reason: '试验' })
    const unitId = office.county('长子').units.get('财政局')!
    const again = { seriesCode: 'JOINT_MEETING', role: 'MEMBER', unitId, fromOn: TODAY, paper: '联席会议3月议定' }
    expect((await call(secretary, 'addSeriesMember', 'AddSeriesMemberInput', again, MEMBER)).errors).toBeUndefined()
    expect((await call(secretary, 'addSeriesMember', 'AddSeriesMemberInput', again, MEMBER)).errors![0]!.extensions.fields![0]!.field).toBe('unitId')
  })

  it('CZ18 refuses a unit that changes the members, and an end before the beginning', async () => {
    const [member] = (await seriesOf(await office.as('cz.secretary'), 'JOINT_MEETING')).membership.filter(m => m.current)
    const input = { id: member!.id, version: member!.version, untilOn: '2019-01-01', paper: '无' }
    expect((await call(await office.as('cz.d8.liaison'), 'endSeriesMember', 'EndSeriesMemberInput', input, MEMBER)).errors![0]!.extensions.code).toBe('FORBIDDEN')
    expect((await call(await office.as('cz.secretary'), 'endSeriesMember', 'EndSeriesMemberInput', input, MEMBER)).errors![0]!.extensions.fields![0]!.field).toBe('untilOn')
  })

  it('CZ19 marks member units without a liaison in office or with one below 副科级, by the clause; another county’s text asks for no grade', async () => {
    const secretary = await office.as('cz.secretary')
    const gaps = async (client: Client, code: string) =>
      (await client.get<{ meetingSeries: { code: string; membership: { unitName: string; liaisonGap: string | null }[] }[] }>('{ meetingSeries { code membership { unitName liaisonGap } } }'))
        .meetingSeries.find(s => s.code === code)!.membership.filter(m => m.liaisonGap !== null)
    const before = await gaps(secretary, 'JOINT_MEETING')
    expect(before.some(g => /统计局|应急/.test(g.unitName))).toBe(false)
    const cast = office.county('长子')
    await office.act(actorOf(cast, 'admin'), async ctx => {
      for (const t of await ctx.em.find(Tenure, { postId: cast.posts.get('统计局.liaison')!, untilOn: null })) t.untilOn = addDays(TODAY, -1)
      ;(await ctx.find(Post, cast.posts.get('应急管理局.liaison')!, '岗位')).grade = 'STAFF'
      await ctx.flush()
    })
    const after = await gaps(secretary, 'JOINT_MEETING')
    expect(after.find(g => g.unitName.includes('统计局'))!.liaisonGap).toMatch(/没有在任的联络员.*五20/)
    expect(after.find(g => g.unitName.includes('应急'))!.liaisonGap).toMatch(/职级不够.*副科级/)
    const jingchuan = office.county('泾川')
    await office.act(actorOf(jingchuan, 'admin'), async ctx => { (await ctx.find(Post, jingchuan.posts.get('财政局.liaison')!, '岗位')).grade = 'STAFF'; await ctx.flush() })
    expect((await gaps(await office.as('jc.secretary'), 'COORDINATION')).some(g => g.unitName.includes('财政局'))).toBe(false)
  })

  it('JC29 a successor in a post is a member at once, sits at the next meeting, and the office is told once', async () => {
    const secretary = await office.as('jc.secretary')
    const planned = await done(secretary, 'planMeeting', { seriesCode: 'COORDINATION', heldAt: NOW + 86_400_000 })
    const before = (await seriesOf(secretary, 'COORDINATION')).membership.find(m => m.unitName.includes('水务局'))!
    expect(before.succeeded).toBe(false)
    const successor = actorOf(office.county('泾川'), '水务局.liaison')
    await office.act(actorOf(office.county('泾川'), 'admin'), async ctx => {
      for (const t of await ctx.em.find(Tenure, { postId: before.postId!, untilOn: null })) t.untilOn = addDays(TODAY, -1)
      ctx.em.create(Tenure, { jurisdictionId: ctx.jurisdictionId, userId: successor.userId, postId: before.postId!, fromOn: TODAY, untilOn: null })
      await ctx.flush()
    })
    const after = (await seriesOf(secretary, 'COORDINATION')).membership.find(m => m.id === before.id)!
    expect(after).toMatchObject({ holderName: successor.userName, succeeded: true })
    const seats = (await secretary.get<{ meeting: { attendance: { postId: number | null; holderName: string | null }[] } }>('query ($id: Int!) { meeting(id: $id) { attendance { postId holderName } } }', { id: planned.id })).meeting.attendance
    expect(seats.find(s => s.postId === before.postId)!.holderName).toBe(successor.userName)
    const told = async () => (await secretary.get<{ todos: { title: string }[] }>('{ todos { title } }')).todos.filter(t => t.title.startsWith('知悉成员变动'))
    expect(await told()).toHaveLength(1)
    expect((await call(secretary, 'noteSuccession', 'NoteSuccessionInput', { id: after.id, version: after.version }, MEMBER)).errors).toBeUndefined()
    expect(await told()).toHaveLength(0)
    expect((await call(secretary, 'noteSuccession', 'NoteSuccessionInput', { id: after.id, version: after.version + 1 }, MEMBER)).errors![0]!.extensions.code).toBe('CONFLICT')
  })

  it('JC29 convenes a part of the members, and refuses one who is none', async () => {
    const secretary = await office.as('jc.secretary')
    const { membership } = await seriesOf(secretary, 'COORDINATION')
    const two = membership.filter(m => m.role === 'MEMBER' && m.postId !== null).slice(0, 2)
    const m = await done(secretary, 'planMeeting', { seriesCode: 'COORDINATION', heldAt: NOW + 2 * 86_400_000, memberIds: two.map(x => x.id) })
    expect(m.attendance.filter(s => s.kind === 'MEMBER').map(s => s.unitName).sort()).toEqual(two.map(x => x.unitName).sort())
    expect((await ask(secretary, 'planMeeting', { seriesCode: 'COORDINATION', heldAt: NOW, memberIds: [999_999] })).errors![0]!.extensions.fields![0]!.field).toBe('memberIds')
  })
})

describe('requests', () => {
  const REQUEST = 'id version state answer meetingId unitName'
  const request = { seriesCode: 'COORDINATION', subject: '朱家涧水库移民安置', reason: '涉及多部门，需集中研究', wantedOn: '2026-03-27' }
  const asked = async (client: Client) => {
    const answer = await call(client, 'requestMeeting', 'RequestMeetingInput', request, REQUEST)
    if (answer.errors) throw new Error(answer.errors[0]!.message)
    return (answer.data as unknown as { requestMeeting: { id: number; version: number; state: string } }).requestMeeting
  }

  it('JC29 a member asks for a meeting; the office takes it up as a planned one', async () => {
    const [member, secretary] = [await office.as('jc.d8.liaison'), await office.as('jc.secretary')]
    const r = await asked(member)
    expect((await secretary.get<{ todos: { title: string }[] }>('{ todos { title } }')).todos.some(t => t.title.includes(request.subject))).toBe(true)
    const accepted = await call(secretary, 'acceptMeetingRequest', 'AcceptMeetingRequestInput', { id: r.id, version: r.version, heldAt: instantOf('2026-03-27', '15:00') }, REQUEST)
    const row = (accepted.data as unknown as { acceptMeetingRequest: { state: string; meetingId: number } }).acceptMeetingRequest
    expect(row.state).toBe('ACCEPTED')
    expect((await read(secretary, row.meetingId))!.state).toBe('PLANNED')
    // What was to be dealt with is a topic of the unit that asked, on the agenda.
    const meeting = (await read(secretary, row.meetingId))!
    expect(meeting.agenda.find(i => i.title === request.subject)).toMatchObject({ topicNumber: expect.stringMatching(/^议〔2026〕\d+号$/) })
    // What is in preparation is not shown to the unit yet.
    const own = (await member.get<{ meetingRequests: { id: number; meetingId: number | null }[] }>('{ meetingRequests { id meetingId } }')).meetingRequests.find(x => x.id === r.id)!
    expect(own.meetingId).toBeNull()
  })

  it('JC29 takes a request up with a part of the members, its subject into the pool; refuses one who is no member', async () => {
    const [member, secretary] = [await office.as('jc.d8.liaison'), await office.as('jc.secretary')]
    const r = await asked(member)
    const two = (await seriesOf(secretary, 'COORDINATION')).membership.filter(m => m.role === 'MEMBER' && m.current && m.postId !== null).slice(0, 2)
    const accept = (more: object) => call(secretary, 'acceptMeetingRequest', 'AcceptMeetingRequestInput', { ...step(r), heldAt: instantOf('2026-03-30', '15:00'), ...more }, REQUEST)
    expect((await accept({ memberIds: [999_999] })).errors![0]!.extensions.fields![0]!.field).toBe('memberIds')
    const done = await accept({ memberIds: two.map(m => m.id), subjectTo: 'POOL' })
    const meeting = (await read(secretary, (done.data as unknown as { acceptMeetingRequest: { meetingId: number } }).acceptMeetingRequest.meetingId))!
    expect(meeting.attendance.filter(s => s.kind === 'MEMBER').map(s => s.unitName).sort()).toEqual(two.map(m => m.unitName).sort())
    expect(meeting.agenda.some(i => i.title === request.subject)).toBe(false)
    const { topics } = await secretary.get<{ topics: { nodes: { title: string; proposerUnitName: string }[] } }>('{ topics(filter: { states: ["POOLED"] }) { nodes { title proposerUnitName } } }')
    expect(topics.nodes.find(t => t.title === request.subject)!.proposerUnitName).toContain('水务局')
  })

  it('JC29 declines with a reason only, refuses who is no member, and a second answer', async () => {
    const [member, secretary] = [await office.as('jc.d8.liaison'), await office.as('jc.secretary')]
    const r = await asked(member)
    expect((await call(secretary, 'declineMeetingRequest', 'DeclineMeetingRequestInput', { ...step(r), reason: ' ' }, REQUEST)).errors![0]!.extensions.fields![0]!.field).toContain('reason')
    expect((await call(secretary, 'declineMeetingRequest', 'DeclineMeetingRequestInput', { ...step(r), reason: '并入下次会议' }, REQUEST)).errors).toBeUndefined()
    expect((await call(secretary, 'declineMeetingRequest', 'DeclineMeetingRequestInput', { id: r.id, version: r.version + 1, reason: '再次' }, REQUEST)).errors![0]!.extensions.code).toBe('STATE')
    expect((await call(await office.as('jc.t1.liaison'), 'requestMeeting', 'RequestMeetingInput', request, REQUEST)).errors![0]!.extensions.code).toBe('FORBIDDEN')
    expect((await call(member, 'acceptMeetingRequest', 'AcceptMeetingRequestInput', { ...step(r), heldAt: NOW }, REQUEST)).errors![0]!.extensions.code).toBe('FORBIDDEN')
  })
})

describe('planning', () => {
  it('P1 proposes the next day by cadence and lead times, and shows what clashes on a day', async () => {
    const secretary = await office.as('cz.secretary')
    const { meetingProposal } = await secretary.get<{ meetingProposal: { heldOn: string; reason: string } }>('{ meetingProposal(seriesCode: "LEAD_SCHEDULING") { heldOn reason } }')
    expect(meetingProposal.heldOn > TODAY).toBe(true)
    expect(meetingProposal.reason).toMatch(/每月一次，2026-03-01 至 2026-03-31 还没有安排；会前 3 个工作日截止收议题/)
    const m = await done(secretary, 'planMeeting', { seriesCode: 'JOINT_MEETING', heldAt: instantOf('2026-06-15', '09:00'), place: '一号会议室', budgetMinutes: 60 })
    const CLASHES = 'query ($input: MeetingClashesInput!) { meetingClashes(input: $input) { meetingId kind text grave } }'
    const clashes = async (input: object) =>
      (await secretary.get<{ meetingClashes: { meetingId: number; kind: string; text: string; grave: boolean }[] }>(CLASHES, { input: { budgetMinutes: 60, ...input } })).meetingClashes.find(c => c.meetingId === m.id)
    const at = instantOf('2026-06-15', '09:30')
    expect(await clashes({ heldAt: at, place: '一号会议室' })).toMatchObject({ kind: 'PLACE', grave: true })
    expect(await clashes({ heldAt: at, seriesCodes: ['JOINT_MEETING'] })).toMatchObject({ kind: 'MEMBERS', text: expect.stringContaining('两边都要参会') })
    expect(await clashes({ heldAt: at, seriesCodes: ['JOINT_MEETING'], memberIds: [] })).toMatchObject({ kind: 'TIME' })
    expect(await clashes({ heldAt: instantOf('2026-06-15', '15:00') })).toMatchObject({ kind: 'DAY', grave: false })
    expect(await clashes({ heldAt: at, meetingId: m.id })).toBeUndefined()
    await done(secretary, 'cancelMeeting', { ...step(m), reason: '试验' })
  })

  it('P1 refuses the plan of the day to a unit, and another county’s meeting', async () => {
    const q = 'query ($input: MeetingClashesInput!) { meetingClashes(input: $input) { meetingId } }'
    expect((await (await office.as('cz.d8.liaison')).ask(q, { input: { heldAt: NOW, budgetMinutes: 60 } })).errors![0]!.extensions.code).toBe('FORBIDDEN')
    const m = await done(await office.as('jc.secretary'), 'planMeeting', { seriesCode: 'COORDINATION', heldAt: instantOf('2026-06-16', '09:00') })
    expect((await (await office.as('cz.secretary')).ask(q, { input: { heldAt: NOW, budgetMinutes: 60, meetingId: m.id } })).errors![0]!.extensions.code).toBe('NOT_FOUND')
  })
})

describe('the year', () => {
  it('DF2 one sitting serves two series: the title and the notice say so, both cadences count it', async () => {
    const secretary = await office.as('df.secretary')
    // How often the industrial meeting is held by itself the text does not say: the county sets it.
    expect((await call(secretary, 'saveMeetingSeries', 'SaveSeriesInput', { code: 'INDUSTRY_MEETING', ...HABIT, ownCadence: 'MONTHLY' }, 'code')).errors).toBeUndefined()
    const m = await done(secretary, 'planMeeting', { seriesCode: 'MONTHLY_MEETING', heldAt: NOW, place: '市委会议室', budgetMinutes: 60 })
    expect(m.title).toContain('与产业发展工作会议套合')
    await office.act(actorOf(office.county('登封'), 'secretary'), async ctx => expect((await jointOf(ctx, m.id)).map(s => s.code)).toEqual(['INDUSTRY_MEETING']))
    const invited = await done(secretary, 'inviteToMeeting', { meetingId: m.id, seats: [{ unitId: office.county('登封').units.get('水务局'), kind: 'MEMBER' }] })
    const convened = await done(secretary, 'sendNotice', step(invited))
    await closeRest(secretary, await done(secretary, 'openMeeting', step(convened)))
    const { series } = await yearOf(secretary)
    for (const code of ['MONTHLY_MEETING', 'INDUSTRY_MEETING']) {
      const march = series.find(s => s.code === code)!.cells[2]!
      expect(march).toMatchObject({ expected: 1, held: 1, missed: 0 })
      expect(march.meetings).toMatchObject([{ id: m.id, joint: true }])
    }
  })

  it('DF2 what the monthly meeting decides is followed by the supervision office: the text names it, its list holds joint sittings too', async () => {
    const secretary = await office.as('df.secretary')
    const unitId = office.county('登封').units.get('水务局')!
    const m = await done(secretary, 'planMeeting', { seriesCode: 'MONTHLY_MEETING', heldAt: NOW + 60_000, place: '市委会议室', budgetMinutes: 60 })
    const invited = await done(secretary, 'inviteToMeeting', { meetingId: m.id, seats: [{ unitId, kind: 'MEMBER' }] })
    const open = await done(secretary, 'openMeeting', step(await done(secretary, 'sendNotice', step(invited))))
    const text = '由水务局办结跟踪督办的供水接入'
    await closeRest(secretary, await outcome(secretary, open.agenda[0]!, { outcome: 'DECIDED', outcomeText: '限期办理', resolutions: [{ text, unitId, responsiblePerson: '王甲一（局长）', dueOn: '2026-05-20', standard: '通水' }] }))
    const { meetingSeries } = await secretary.get<{ meetingSeries: { code: string; trackedBy: string | null }[] }>('{ meetingSeries { code trackedBy } }')
    expect(meetingSeries.find(s => s.code === 'MONTHLY_MEETING')!.trackedBy).toBe('市委市政府督查考核办公室')
    expect(meetingSeries.filter(s => s.trackedBy)).toHaveLength(1)
    const followed = async (who: string, code: string) =>
      (await (await office.as(who)).get<{ assignments: { nodes: { content: string }[] } }>('query ($filter: AssignmentFilterInput) { assignments(filter: $filter, first: 50) { nodes { content } } }', { filter: { seriesCodes: [code] } })).assignments.nodes.map(a => a.content)
    for (const code of ['MONTHLY_MEETING', 'INDUSTRY_MEETING']) expect(await followed('df.reader', code)).toContain(text)
    expect(await followed('df.reader', 'SPECIAL_MEETING')).not.toContain(text)
    expect(await followed('df.d5.liaison', 'MONTHLY_MEETING')).not.toContain(text)
    expect(await followed('cz.reader', 'MONTHLY_MEETING')).toEqual([])
  })

  it('DF2 a sitting may be planned for one series alone', async () => {
    const m = await done(await office.as('df.secretary'), 'planMeeting', { seriesCode: 'MONTHLY_MEETING', heldAt: NOW + 40 * 86_400_000, jointCodes: [] })
    expect(m.title).not.toContain('套合')
  })

  it('DF2 LB2 P1 marks the month that passed without a meeting or an observation tour, and two at the same time', async () => {
    const secretary = await office.as('df.secretary')
    const a = await done(secretary, 'planMeeting', { seriesCode: 'SPECIAL_MEETING', heldAt: instantOf('2026-05-11', '09:00'), place: '一楼', budgetMinutes: 60 })
    const b = await done(secretary, 'planMeeting', { seriesCode: 'SPECIAL_MEETING', heldAt: instantOf('2026-05-11', '09:30'), place: '一楼', budgetMinutes: 60 })
    const year = await meetingYear(office.app.system.ctx(actorOf(office.county('登封'), 'secretary'), instantOf('2026-07-02', '10:00')), 2026)
    const monthly = year.series.find(s => s.code === 'MONTHLY_MEETING')!
    expect(monthly.cells.map(c => c.missed)).toEqual([0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0])
    expect(monthly.missed).toBe(3)
    // 观摩 in even months (一(二)): April and June passed without one, odd months ask for none.
    expect(year.series.find(s => s.code === 'OBSERVATION')!.cells.map(c => c.missed)).toEqual([0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0])
    const clash = year.clashes.find(c => c.aId === a.id && c.bId === b.id)!
    expect(['CHAIR', 'PLACE']).toContain(clash.kind)
    expect(year.series.find(s => s.code === 'SPECIAL_MEETING')!.cells[4]!.meetings.every(m => m.clash)).toBe(true)
  })

  it('P12 refuses the year to a unit, which would see half of it', async () => {
    expect((await (await office.as('df.d8.liaison')).ask('{ meetingYear(year: 2026) { year } }')).errors![0]!.extensions.code).toBe('FORBIDDEN')
  })
})

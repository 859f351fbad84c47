import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '../src/kernel/day'
import { listAssignments } from '../src/modules/assignment/listing.service'
import { dutyTodos } from '../src/modules/duty/todo.query'
import { fulfilByMeeting, runDuties } from '../src/modules/duty/duty.service'
import { saveAbsence } from '../src/modules/duty/absence.service'
import { DEMO_PASSWORD } from '../src/modules/identity/counties.demo'
import { actorOf } from '../src/modules/identity/identity.demo'
import { notify } from '../src/modules/inbox/message.service'
import { seatsOfCounty } from '../src/modules/inbox/recipient.query'
import { saveProject } from '../src/modules/project/project.service'
import { NOW, openOffice, TODAY, type Answer, type Client, type Office } from './office'

let office: Office
let secretary: Client
beforeAll(async () => {
  office = await openOffice({ counties: ['410185', '411282', '620821', '140428'] })
  secretary = await office.as('df.secretary')
})
afterAll(() => office.close())
const at = (days: number) => office.at(NOW + days * 86_400_000)
/** Signs in on the day of the test: sessions end with time. */
const freshly = async (username: string): Promise<Client> => {
  const post = async (cookie: string, query: string, variables?: Record<string, unknown>) =>
    office.app.http.inject({ method: 'POST', url: '/graphql', payload: { query, variables }, headers: { 'content-type': 'application/json', ...(cookie && { cookie }) } })
  const reply = await post('', 'mutation ($input: SignInInput!) { signIn(input: $input) { done } }', { input: { username, password: DEMO_PASSWORD } })
  let cookie = reply.cookies.map(c => `${c.name}=${c.value}`).join('; ')
  const ask: Client['ask'] = async (query, variables) => { const r = await post(cookie, query, variables); if (r.cookies.length) cookie = r.cookies.map(c => `${c.name}=${c.value}`).join('; '); return { ...r.json<Omit<Answer, 'status'>>(), status: r.statusCode } }
  return { cookie, ask, get: async <T>(query: string, variables?: Record<string, unknown>) => { const a = await ask(query, variables); if (a.errors) throw new Error(a.errors[0]!.message); return a.data as T } }
}
const post = (county: string, key: string) => office.county(county).posts.get(key)!
/** A running project of which the leader has charge: without one a leader owes no scheduling. */
const inCharge = (county: string, leader: string) => office.act(actorOf(office.county(county), 'secretary'), ctx => saveProject(ctx, {
  name: `${leader}分包项目`, owner: '某投资公司', content: '新建厂房', benefits: '带动就业', place: '城南', stage: 'BUILDING', projectClass: 'INDUSTRIAL', totalInvestment: 200_000_000,
  planYear: 2026, annualPlanInvestment: 20_000_000, responsibleUnitId: office.county(county).units.get('水务局')!, leadOfficialPostId: post(county, leader),
}))

const SAVE = 'mutation ($input: SaveAbsenceInput!) { saveAbsence(input: $input) { done } }'
const away = (client: Client, county: string, more: Record<string, unknown>) =>
  client.ask(SAVE, { input: { postId: post(county, 'deputy'), fromOn: TODAY, untilOn: addDays(TODAY, 30), reason: '赴省委党校学习', ...more } })

describe('absence', () => {
  it('DF1 refuses a month that is cut in two with the later half entered first, and hands over both halves once a delegate is named', async () => {
    at(0)
    const of = { postId: post('登封', 'deputy4') }
    expect((await away(secretary, '登封', { ...of, fromOn: addDays(TODAY, 16), untilOn: addDays(TODAY, 35) })).errors).toBeUndefined()
    const earlier = await away(secretary, '登封', { ...of, fromOn: TODAY, untilOn: addDays(TODAY, 15) })
    expect(earlier.errors![0]!.extensions).toMatchObject({ code: 'GATE', verdict: { explanations: [{ clause: '一(一)' }] } })
    expect((await away(secretary, '登封', { ...of, fromOn: TODAY, untilOn: addDays(TODAY, 15), delegatePostId: post('登封', 'deputy3') })).errors).toBeUndefined()
    const { absences } = await secretary.get<{ absences: { id: number; version: number; fromOn: string; postId: number; delegateText: string | null }[] }>('{ absences { id version fromOn postId delegateText } }')
    const halves = absences.filter(a => a.postId === of.postId)
    expect(halves.map(a => a.fromOn)).toEqual([addDays(TODAY, 16), TODAY])
    expect(halves.every(a => a.delegateText !== null)).toBe(true)

    const { delegations } = await secretary.get<{ delegations: { id: number; version: number; fromPostId: number; fromOn: string; untilOn: string }[] }>('{ delegations { id version fromPostId fromOn untilOn } }')
    const now = delegations.find(d => d.fromPostId === of.postId && d.fromOn === TODAY)!
    const ended = await secretary.ask('mutation ($input: EndDelegationInput!) { endDelegation(input: $input) { done } }', { input: { id: now.id, version: now.version } })
    expect(ended.errors![0]!.extensions.code).toBe('STATE')
    expect(ended.errors![0]!.message).toContain('登记返回')

    // Back on the third day: absence and delegation both end on the second.
    at(2)
    const office2 = await freshly('df.secretary')
    await office2.get('mutation ($input: EndAbsenceInput!) { endAbsence(input: $input) { done } }', { input: { id: halves[1]!.id, version: halves[1]!.version } })
    const after = await office2.get<{ absences: { id: number; version: number; untilOn: string }[]; delegations: { id: number; untilOn: string }[] }>('{ absences { id version untilOn } delegations { id untilOn } }')
    expect(after.absences.find(a => a.id === halves[1]!.id)!.untilOn).toBe(addDays(TODAY, 1))
    expect(after.delegations.find(d => d.id === now.id)!.untilOn).toBe(addDays(TODAY, 1))
    // The half that has not begun is taken back, and its delegation with it.
    await office2.get('mutation ($input: EndAbsenceInput!) { endAbsence(input: $input) { done } }', { input: { id: halves[0]!.id, version: after.absences.find(a => a.id === halves[0]!.id)!.version } })
    const { delegations: left } = await office2.get<{ delegations: { fromPostId: number; fromOn: string }[] }>('{ delegations { fromPostId fromOn } }')
    expect(left.filter(d => d.fromPostId === of.postId).map(d => d.fromOn)).toEqual([TODAY])
  })

  it('DF1 duties, reminders and rights follow the delegate for that time and come back', async () => {
    at(0)
    const cast = office.county('登封')
    const to = actorOf(cast, 'deputy2')
    const absent = actorOf(cast, 'deputy')
    await inCharge('登封', 'deputy')
    await office.act(actorOf(cast, 'secretary'), ctx => saveAbsence(ctx, { postId: post('登封', 'deputy'), fromOn: addDays(TODAY, 2), untilOn: addDays(TODAY, 40), reason: '赴省委党校学习', delegatePostId: to.postId }))
    const [id] = await office.act(actorOf(cast, 'secretary'), ctx =>
      listAssignments(ctx, [{ sourceType: 'PROBLEM', sourceId: null, title: '研判进场道路占地', content: '占地', standard: '解决', unitId: cast.units.get('水务局')!, leadOfficialPostId: post('登封', 'deputy'), dueOn: '2026-04-20' }]))
    const told = (subject: string) => office.act(actorOf(cast, 'secretary'), ctx => notify(ctx, { to: { postIds: [post('登封', 'deputy')] }, kind: 'SUPERVISION', title: `提醒${subject}`, text: '请研判。', link: `/assignments/${id}`, subject }))
    const messages = async (userId = to.userId) => (await office.app.database.read.selectFrom('message').select('title').where('userId', '=', userId).execute()).map(m => m.title)
    const seats = async (client: Client) => (await client.get<{ session: { posts: { tenureId: number; delegationId: number | null; onBehalfOf: string | null }[] } }>('{ session { posts { tenureId delegationId onBehalfOf } } }')).session.posts.filter(p => p.delegationId !== null)
    const waiting = async (client: Client) => (await client.get<{ seatTodos: { onBehalfOf: string | null; untilOn: string | null; count: number; todos: { title: string }[] }[] }>('{ seatTodos { onBehalfOf untilOn count todos { title } } }')).seatTodos
    const onPhone = async (client: Client) => {
      const { openCalendarFeed } = await client.get<{ openCalendarFeed: { path: string } }>('mutation { openCalendarFeed { path } }')
      return (await office.app.http.inject({ url: openCalendarFeed.path })).body.replaceAll(/\r\n[ \t]/g, '')
    }

    const before = await freshly('df.deputy2')
    expect(await seats(before)).toEqual([])
    expect(await waiting(before)).toEqual([])
    expect(await onPhone(before)).not.toContain('研判进场道路占地')
    await told('before')
    expect(await messages()).not.toContain('提醒before')
    expect(await messages(absent.userId)).toContain('提醒before')

    at(3)
    await runDuties(office.app.system)
    await told('during')
    // The reminder is the delegate's, not the absent leader's; so are the digest's seats.
    expect(await messages()).toContain('提醒during')
    expect(await messages(absent.userId)).not.toContain('提醒during')
    const reminded = await office.act(actorOf(cast, 'secretary'), seatsOfCounty)
    expect(reminded.get(absent.userId)).toBeUndefined()
    expect(reminded.get(to.userId)!.map(s => s.postId)).toEqual([to.postId, absent.postId])
    const delegate = await freshly('df.deputy2')
    const [seat] = await seats(delegate)
    expect(seat).toBeDefined()
    const [there] = await waiting(delegate)
    expect(there).toMatchObject({ onBehalfOf: seat!.onBehalfOf, untilOn: addDays(TODAY, 40) })
    expect(there!.count).toBeGreaterThan(0)
    expect(await onPhone(delegate)).toContain('研判进场道路占地')
    await delegate.get('mutation ($input: SwitchPostInput!) { switchPost(input: $input) { done } }', { input: { tenureId: seat!.tenureId, delegationId: seat!.delegationId } })
    const during = await delegate.get<{ duties: { nodes: { id: number; version: number; postText: string; mayFulfil: boolean; standInText: string | null; standInAnswers: boolean }[] } }>('{ duties(filter: { mine: true }) { nodes { id version postText mayFulfil standInText standInAnswers } } }')
    // From the 20th of March on is less than half of March: shown, and still the leader's own.
    expect(during.duties.nodes[0]).toMatchObject({ mayFulfil: true, standInText: expect.stringMatching(/3月20日至4月27日由.+代行/) as string, standInAnswers: false })
    const done = await delegate.get<{ fulfilDuty: { doneByText: string } }>('mutation ($input: FulfilDutyInput!) { fulfilDuty(input: $input) { doneByText } }', { input: { id: during.duties.nodes[0]!.id, version: during.duties.nodes[0]!.version, content: '到现场走访。', evidence: '走访记录' } })
    expect(done.fulfilDuty.doneByText).toContain('代行')

    // April is the delegate's, who lets it pass: the board blames the delegate and not the leader.
    at(20)
    await runDuties(office.app.system)
    at(45)
    const { dutyBoard } = await (await freshly('df.secretary')).get<{ dutyBoard: { postId: number; missed: number; standIn: number; handedOver: number }[] }>('{ dutyBoard { postId missed standIn handedOver } }')
    expect(dutyBoard.find(p => p.postId === absent.postId)).toMatchObject({ missed: 0, handedOver: 1 })
    expect(dutyBoard.find(p => p.postId === to.postId)).toMatchObject({ missed: 1, standIn: 1 })
    await told('after')
    expect(await messages()).not.toContain('提醒after')
    expect(await messages(absent.userId)).toContain('提醒after')
    expect(await seats(await freshly('df.deputy2'))).toEqual([])
    // the session in the delegated seat stands no more
    expect((await delegate.ask('{ duties(filter: { mine: true }) { nodes { id } } }')).errors![0]!.extensions.code).toBe('UNAUTHENTICATED')
  })
})

const FULFIL = 'mutation ($input: FulfilDutyInput!) { fulfilDuty(input: $input) { state } }'

describe('recurring duties', () => {
  const rows = (county: string, code: string) =>
    office.app.database.read.selectFrom('duty').innerJoin('post', 'post.id', 'duty.postId').select(['duty.id', 'duty.version', 'duty.fromOn', 'duty.dueOn', 'duty.clause', 'duty.postId', 'post.role'])
      .where('duty.jurisdictionId', '=', actorOf(office.county(county), 'secretary').jurisdictionId).where('duty.code', '=', code).orderBy('duty.id').execute()

  it('LB5 made once a period however often the job runs, weekly and monthly, each with its clause', async () => {
    at(100)
    await runDuties(office.app.system)
    const first = (await rows('灵宝', 'WEEKLY_ANALYSIS')).length
    await runDuties(office.app.system)
    expect((await rows('灵宝', 'WEEKLY_ANALYSIS')).length).toBe(first)
    at(107)
    await runDuties(office.app.system)
    expect((await rows('灵宝', 'WEEKLY_ANALYSIS')).length).toBe(first + 1)
    expect((await rows('灵宝', 'WEEKLY_ANALYSIS')).map(d => d.role)).toEqual(Array.from({ length: first + 1 }, () => 'OFFICE_HEAD'))
  })

  it('LB9 lead officials hold their own meetings as often as the county has set, the text giving no number', async () => {
    at(300)
    await inCharge('灵宝', 'deputy')
    await inCharge('灵宝', 'deputy3')
    await runDuties(office.app.system)
    const before = await rows('灵宝', 'LEAD_MEETING')
    const leaders = new Set(before.map(d => d.postId)).size
    // Who has no project in charge owes no meeting on it, and misses none.
    expect([...new Set(before.map(d => d.postId))].sort((a, b) => a - b)).toEqual([post('灵宝', 'deputy'), post('灵宝', 'deputy3')].sort((a, b) => a - b))
    const bare = await freshly('lb.secretary')
    const without = await bare.ask(FULFIL, { input: { id: before[0]!.id, version: before[0]!.version, content: '召开推进协调会。' } })
    expect(without.errors![0]!.extensions.fields![0]).toMatchObject({ field: 'evidence' })
    expect((await bare.get<{ fulfilDuty: { state: string } }>(FULFIL, { input: { id: before[0]!.id, version: before[0]!.version, content: '召开推进协调会。', evidence: '推进协调会记录' } })).fulfilDuty.state).toBe('DONE')
    expect(before.filter(d => d.role !== 'LEAD_OFFICIAL' || d.clause !== '四(一)')).toEqual([])
    const admin = await freshly('lb.admin')
    const set = (value: string) => admin.ask('mutation ($input: ChangeSettingInput!) { changeSetting(input: $input) { value } }', {
      input: { key: 'leadMeetingCadence', value: JSON.stringify(value), paper: '领导小组办公室通知', effectiveOn: addDays(TODAY, 300), revision: 0 },
    })
    // A cadence that no text and no choice knows is refused, and nothing is made by it.
    expect((await set('DAILY')).errors![0]!.extensions.code).toBe('INVALID')
    expect((await set('WEEKLY')).errors).toBeUndefined()
    const made = []
    for (const day of [307, 314]) {
      at(day)
      await runDuties(office.app.system)
      made.push((await rows('灵宝', 'LEAD_MEETING')).length)
    }
    expect(made[1]! - made[0]!).toBe(leaders)
  })

  it('CZ10 each lead official with a project in charge schedules and reports monthly to the office; a report without its paper is refused', async () => {
    at(100)
    await inCharge('长子', 'deputy')
    await runDuties(office.app.system)
    const [report] = await rows('长子', 'LEAD_REPORT')
    expect(await rows('长子', 'LEAD_REPORT')).toHaveLength(1)
    expect((await rows('长子', 'LEAD_SCHEDULING'))[0]).toMatchObject({ clause: '三11', role: 'LEAD_OFFICIAL', postId: post('长子', 'deputy') })
    const bare = await (await freshly('cz.deputy')).ask(FULFIL, { input: { id: report!.id, version: report!.version, content: '已上报。' } })
    expect(bare.errors![0]!.extensions.fields![0]!.field).toBe('evidence')
  })

  it('JC31 each department’s head: due, done with evidence, made up, missed; the office sees the last period on its desk and no older one', async () => {
    at(200)
    await runDuties(office.app.system)
    const client = await freshly('jc.secretary')
    const all = await rows('泾川', 'SPECIAL_SCHEDULING')
    expect(all.every(d => d.role === 'UNIT_HEAD')).toBe(true)
    const [one, two, three] = all.slice(-3)
    const today = addDays(TODAY, 200)
    const fulfil = (by: Client, d: { id: number; version: number }, more: Record<string, unknown>) => by.ask(FULFIL, { input: { id: d.id, version: d.version, content: '召开专题调度会。', evidence: '专题调度会', ...more } })
    const field = async (more: Record<string, unknown>) => (await fulfil(client, one!, more)).errors![0]!.extensions.fields![0]!.field
    expect(await field({ content: '  ' })).toBe('content')
    expect(await field({ evidence: ' ' })).toBe('evidence')
    expect(await field({ heldOn: addDays(today, 1) })).toBe('heldOn')
    expect(await field({ heldOn: addDays(one!.fromOn, -1) })).toBe('heldOn')
    expect((await fulfil(client, one!, {})).data).toMatchObject({ fulfilDuty: { state: 'DONE' } })
    expect((await fulfil(client, { ...one!, version: one!.version + 1 }, {})).errors![0]!.extensions.code).toBe('STATE')

    // Two days into the next month: what was held in time and is entered now is done; what was held now is made up.
    const days = 200 + (Date.parse(one!.dueOn) - Date.parse(today)) / 86_400_000 + 2
    at(days)
    const secretary2 = await freshly('jc.secretary')
    const desk = async () => (await office.act(actorOf(office.county('泾川'), 'secretary'), dutyTodos)).find(t => t.key === 'duty:missed')
    expect(await desk()).toMatchObject({ title: expect.stringMatching(/未履行 \d+ 项/) as string, dueOn: addDays(one!.dueOn, 5) })
    expect((await fulfil(secretary2, two!, { heldOn: two!.dueOn })).data).toMatchObject({ fulfilDuty: { state: 'DONE' } })
    expect((await fulfil(secretary2, three!, {})).data).toMatchObject({ fulfilDuty: { state: 'MADE_UP' } })
    const { dutyBoard } = await secretary2.get<{ dutyBoard: { postId: number; done: number; madeUp: number }[] }>('{ dutyBoard(filter: { codes: ["SPECIAL_SCHEDULING"] }) { postId done madeUp } }')
    expect(dutyBoard.find(p => p.postId === three!.postId)).toMatchObject({ done: 0, madeUp: 1 })
    // Later it is the board's alone: no to-do that nobody can end, and no digest for it.
    at(days + 5)
    expect(await desk()).toBeUndefined()
  })

  it('JC31 a department’s own scheduling meeting that was held is the duty done, with the meeting as evidence', async () => {
    at(200)
    const cast = office.county('泾川')
    const mine = (await rows('泾川', 'SPECIAL_SCHEDULING')).at(-4)!
    const held = (chairPostId: number, series: string) => office.act(actorOf(cast, 'secretary'), ctx =>
      fulfilByMeeting(ctx, { series, chairPostId, heldOn: addDays(TODAY, 199), title: '水务局第一次专题调度', link: '/meetings/1' }))
    const state = async () => (await (await freshly('jc.secretary')).get<{ duty: { state: string; evidence: string | null; evidenceLink: string | null; heldOn: string | null } }>('query ($id: Int!) { duty(id: $id) { state evidence evidenceLink heldOn } }', { id: mine.id })).duty
    await held(mine.postId, 'JOINT_MEETING')
    expect(await state()).toMatchObject({ evidence: null })
    await held(mine.postId, 'DEPARTMENT_SCHEDULING')
    expect(await state()).toEqual({ state: 'DONE', evidence: '水务局第一次专题调度', evidenceLink: '/meetings/1', heldOn: addDays(TODAY, 199) })
  })
})

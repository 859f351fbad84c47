import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '../src/kernel/day'
import { listAssignments } from '../src/modules/assignment/listing.service'
import { dutyTodos } from '../src/modules/duty/duty.query'
import { runDuties } from '../src/modules/duty/duty.service'
import { saveAbsence } from '../src/modules/duty/absence.service'
import { DEMO_PASSWORD } from '../src/modules/identity/counties.demo'
import { actorOf } from '../src/modules/identity/identity.demo'
import { notify } from '../src/modules/inbox/message.service'
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

const SAVE = 'mutation ($input: SaveAbsenceInput!) { saveAbsence(input: $input) { done } }'
const away = (client: Client, county: string, more: Record<string, unknown>) =>
  client.ask(SAVE, { input: { postId: post(county, 'deputy'), fromOn: TODAY, untilOn: addDays(TODAY, 30), reason: '赴省委党校学习', ...more } })

describe('absence', () => {
  it('DF1 refuses an absence of a month without a delegate and cites 登封 一(一); also when it is cut in two', async () => {
    at(0)
    const month = await away(secretary, '登封', {})
    expect(month.errors![0]!.extensions).toMatchObject({ code: 'GATE', verdict: { explanations: [{ ruleId: 'absence.delegate', clause: '一(一)', outcome: 'MISSING' }] } })
    expect(month.errors![0]!.message).toContain('受托岗位')
    expect((await away(secretary, '登封', { untilOn: addDays(TODAY, 20) })).errors).toBeUndefined()
    const rest = await away(secretary, '登封', { fromOn: addDays(TODAY, 21), untilOn: addDays(TODAY, 35) })
    expect(rest.errors![0]!.extensions.code).toBe('GATE')
    const { absences } = await secretary.get<{ absences: { id: number; version: number }[] }>('{ absences { id version } }')
    await secretary.get('mutation ($input: EndAbsenceInput!) { endAbsence(input: $input) { done } }', { input: absences[0] })
  })

  it('DF1 other counties’ texts say nothing: no clause is claimed, and nothing refused', async () => {
    at(0)
    const answer = await away(await office.as('cz.secretary'), '长子', {})
    expect(answer.errors).toBeUndefined()
  })

  it('DF1 duties, reminders and rights follow the delegate for that time and come back', async () => {
    at(0)
    const cast = office.county('登封')
    const to = actorOf(cast, 'deputy2')
    await office.act(actorOf(cast, 'secretary'), ctx => saveAbsence(ctx, { postId: post('登封', 'deputy'), fromOn: addDays(TODAY, 2), untilOn: addDays(TODAY, 40), reason: '赴省委党校学习', delegatePostId: to.postId }))
    const [id] = await office.act(actorOf(cast, 'secretary'), ctx =>
      listAssignments(ctx, [{ sourceType: 'PROBLEM', sourceId: null, title: '研判进场道路占地', content: '占地', standard: '解决', unitId: cast.units.get('水务局')!, leadOfficialPostId: post('登封', 'deputy'), dueOn: '2026-05-30' }]))
    const told = (subject: string) => office.act(actorOf(cast, 'secretary'), ctx => notify(ctx, { to: { postIds: [post('登封', 'deputy')] }, kind: 'SUPERVISION', title: `提醒${subject}`, text: '请研判。', link: `/assignments/${id}`, subject }))
    const messages = async () => (await office.app.database.read.selectFrom('message').select('title').where('userId', '=', to.userId).execute()).map(m => m.title)
    const seats = async (client: Client) => (await client.get<{ session: { posts: { tenureId: number; delegationId: number | null; onBehalfOf: string | null }[] } }>('{ session { posts { tenureId delegationId onBehalfOf } } }')).session.posts.filter(p => p.delegationId !== null)

    expect(await seats(await freshly('df.deputy2'))).toEqual([])
    await told('before')
    expect(await messages()).not.toContain('提醒before')

    at(3)
    await runDuties(office.app.system)
    await told('during')
    expect(await messages()).toContain('提醒during')
    const delegate = await freshly('df.deputy2')
    const [seat] = await seats(delegate)
    expect(seat).toBeDefined()
    await delegate.get('mutation ($input: SwitchPostInput!) { switchPost(input: $input) { done } }', { input: { tenureId: seat!.tenureId, delegationId: seat!.delegationId } })
    const during = await delegate.get<{ duties: { nodes: { id: number; version: number; postText: string; mayFulfil: boolean }[] } }>('{ duties(filter: { mine: true }) { nodes { id version postText mayFulfil } } }')
    expect(during.duties.nodes[0]).toMatchObject({ mayFulfil: true })
    const done = await delegate.get<{ fulfilDuty: { doneByText: string } }>('mutation ($input: FulfilDutyInput!) { fulfilDuty(input: $input) { doneByText } }', { input: { id: during.duties.nodes[0]!.id, version: during.duties.nodes[0]!.version, content: '到现场走访。' } })
    expect(done.fulfilDuty.doneByText).toContain('代行')

    at(45)
    await told('after')
    expect(await messages()).not.toContain('提醒after')
    expect(await seats(await freshly('df.deputy2'))).toEqual([])
    // the session in the delegated seat stands no more
    expect((await delegate.ask('{ duties(filter: { mine: true }) { nodes { id } } }')).errors![0]!.extensions.code).toBe('UNAUTHENTICATED')
  })

  it('DF1 refuses a delegate who is away too, a post that leads nothing, and whoever may not', async () => {
    at(0)
    const both = await away(secretary, '登封', { postId: post('登封', 'deputy3'), fromOn: addDays(TODAY, 5), untilOn: addDays(TODAY, 9), delegatePostId: post('登封', 'deputy') })
    expect(both.errors![0]!.extensions.fields![0]!.field).toBe('delegatePostId')
    const office1 = await away(secretary, '登封', { postId: post('登封', 'secretary') })
    expect(office1.errors![0]!.extensions.fields![0]!.field).toBe('postId')
    expect((await away(await office.as('df.head'), '登封', {})).errors![0]!.extensions.code).toBe('FORBIDDEN')
  })
})

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
    await runDuties(office.app.system)
    const before = await rows('灵宝', 'LEAD_MEETING')
    const leaders = new Set(before.map(d => d.postId)).size
    expect(leaders).toBeGreaterThan(1)
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

  it('CZ10 each lead official schedules and reports monthly to the office', async () => {
    at(100)
    await runDuties(office.app.system)
    expect((await rows('长子', 'LEAD_REPORT')).length).toBeGreaterThan(1)
    expect((await rows('长子', 'LEAD_SCHEDULING'))[0]).toMatchObject({ clause: '三11', role: 'LEAD_OFFICIAL' })
  })

  it('JC31 each department’s head: due, done with evidence, missed when the month is over; the office sees it on its desk', async () => {
    at(200)
    await runDuties(office.app.system)
    const client = await freshly('jc.secretary')
    const all = await rows('泾川', 'SPECIAL_SCHEDULING')
    expect(all.every(d => d.role === 'UNIT_HEAD')).toBe(true)
    const one = all.at(-1)!
    const fulfil = (content: string) => client.ask('mutation ($input: FulfilDutyInput!) { fulfilDuty(input: $input) { state } }', { input: { id: one.id, version: one.version, content } })
    expect((await fulfil('  ')).errors![0]!.extensions.code).toBe('INVALID')
    expect((await fulfil('召开专题调度会。')).data).toMatchObject({ fulfilDuty: { state: 'DONE' } })
    expect((await client.ask('mutation ($input: FulfilDutyInput!) { fulfilDuty(input: $input) { state } }', { input: { id: one.id, version: one.version + 1, content: '再登记' } })).errors![0]!.extensions.code).toBe('STATE')
    at(240)
    const later = await office.act(actorOf(office.county('泾川'), 'secretary'), dutyTodos)
    expect(later.find(t => t.key === 'duty:missed')!.title).toMatch(/未履行 \d+ 项/)
  })
})

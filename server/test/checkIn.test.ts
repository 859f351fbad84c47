import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CODE_MS } from '../src/modules/meeting/checkIn.rules'
import { done, read, step, type Meeting } from './meetingSteps'
import { NOW, openOffice, type Client, type Office } from './office'

let office: Office
let at = NOW
beforeAll(async () => { office = await openOffice() })
afterAll(() => office.close())

const go = (to: number) => { at = to; office.at(to) }
let minute = 0
async function convened(secretary: Client, guests: string[] = []): Promise<Meeting> {
  let m = await done(secretary, 'planMeeting', { seriesCode: 'JOINT_MEETING', heldAt: NOW + ++minute * 60_000, place: '二楼会议室', budgetMinutes: 60 })
  if (guests.length) m = await done(secretary, 'inviteToMeeting', { meetingId: m.id, seats: guests.map(g => ({ unitId: office.county('长子').units.get(g)!, kind: 'OBSERVER' })) })
  return done(secretary, 'sendNotice', step(m))
}
const code = async (client: Client, meetingId: number, origin = 'https://lianxi.example') =>
  client.ask('mutation ($input: ShowCheckInCodeInput!) { showCheckInCode(input: $input) { code until address svg } }', { input: { meetingId, origin } })
const codeNow = async (client: Client, m: Meeting) => ((await code(client, m.id)).data as unknown as { showCheckInCode: { code: string; until: number; address: string; svg: string } }).showCheckInCode
interface Seat { title: string; unitName: string; standInName: string | null; late: boolean; meetingId: number }
const enter = async (client: Client, given: string) => {
  const answer = await client.ask('mutation ($input: CheckInByCodeInput!) { checkInByCode(input: $input) { meetingId title unitName standInName late } }', { input: { code: given } })
  return { code: answer.errors?.[0]?.extensions.code ?? 'OK', message: answer.errors?.[0]?.message ?? '', seat: (answer.data as unknown as { checkInByCode: Seat } | null)?.checkInByCode }
}
const seats = async (client: Client, id: number) =>
  (await client.get<{ meeting: { presentCount: number; lateSeatIds: number[]; attendance: { id: number; unitName: string; state: string; standInName: string | null }[] } }>(
    'query ($id: Int!) { meeting(id: $id) { presentCount lateSeatIds attendance { id unitName state standInName } } }', { id })).meeting

describe('check-in', () => {
  it('P6 checks a member in for the own seat by the code on the screen, and a liaison as stand-in', async () => {
    const secretary = await office.as('cz.secretary')
    const m = await convened(secretary, ['水务局', '农业农村局'])
    const shown = await codeNow(secretary, m)
    expect(shown.code).toMatch(/^\d{6}$/)
    expect(shown.address).toBe(`https://lianxi.example/check-in?code=${shown.code}`)
    expect(shown.svg).toContain('<svg')
    expect(shown.until - at).toBeLessThanOrEqual(CODE_MS)
    expect((await enter(await office.as('cz.d8.head'), shown.code)).seat).toMatchObject({ title: m.title, standInName: null, late: false })
    expect(await enter(await office.as('cz.d8.liaison'), shown.code)).toMatchObject({ code: 'STATE', message: expect.stringMatching(/本人已经签到/) })
    expect((await enter(await office.as('cz.d8.head'), shown.code)).code).toBe('OK')
    const farm = (await seats(secretary, m.id)).attendance.find(s => s.unitName === '长子县农业农村局')!
    expect(farm.state).toBe('INVITED')
    const standIn = await enter(await office.as('cz.head'), shown.code)
    expect(standIn.seat).toMatchObject({ standInName: null })
    expect((await seats(secretary, m.id)).presentCount).toBe(2)
  })

  it('P6 names the stand-in with post, and lets the office check in by hand', async () => {
    const secretary = await office.as('cz.secretary')
    const m = await convened(secretary, ['水务局'])
    const { code: digits } = await codeNow(secretary, m)
    const { seat } = await enter(await office.as('cz.d8.liaison'), ` ${digits.slice(0, 3)} ${digits.slice(3)} `)
    expect(seat!.standInName).toMatch(/^.{2,4}（.+）$/)
    const free = m.attendance.find(s => s.kind === 'MEMBER' && s.known)!
    await done(secretary, 'checkIn', { id: free.id, version: free.version })
    expect((await seats(secretary, m.id)).presentCount).toBe(2)
  })

  it('P6 refuses in words a wrong code, an old one, another meeting’s, and guessing', async () => {
    const secretary = await office.as('cz.secretary')
    const m = await convened(secretary, ['水务局'])
    const head = await office.as('cz.d8.head')
    const old = await codeNow(secretary, m)
    go(NOW + 2 * CODE_MS)
    const now = await codeNow(secretary, m)
    expect(now.code).not.toBe(old.code)
    expect(await enter(head, old.code)).toMatchObject({ code: 'INVALID', message: expect.stringMatching(/不对或已过期/) })
    go(NOW + 3 * CODE_MS)
    expect((await enter(head, now.code)).code).toBe('OK')
    go(NOW)
    const liaison = await office.as('cz.t1.liaison')
    expect((await enter(liaison, old.code)).message).toMatch(/今天没有正在签到的会议/)
    expect((await enter(liaison, '12')).message).toMatch(/6 位数字/)
    for (let i = 0; i < 3; i++) await enter(liaison, '000001')
    expect(await enter(liaison, '000001')).toMatchObject({ code: 'TOO_MANY', message: expect.stringMatching(/五分钟后/) })
    go(NOW + 6 * 60_000)
    expect((await enter(liaison, '000001')).code).toBe('INVALID')
    go(NOW)
    expect((await enter(await office.as('cz.reader'), '123456')).code).toBe('FORBIDDEN')
  })

  it('P6 shows the code to the office only, on the day, with the portal’s own address', async () => {
    const secretary = await office.as('cz.secretary')
    const m = await convened(secretary)
    const refusal = async (client: Client, id: number, origin?: string) => (await code(client, id, origin)).errors![0]!
    expect((await refusal(await office.as('cz.head'), m.id)).extensions.code).toBe('FORBIDDEN')
    expect((await refusal(await office.as('jc.secretary'), m.id)).extensions.code).toBe('NOT_FOUND')
    expect((await refusal(secretary, m.id, 'javascript:alert(1)')).message).toMatch(/门户地址不对/)
    const later = await done(secretary, 'sendNotice', step(await done(secretary, 'planMeeting', { seriesCode: 'JOINT_MEETING', heldAt: NOW + 5 * 86_400_000, place: '二楼', budgetMinutes: 60 })))
    expect((await refusal(secretary, later.id)).message).toMatch(/当天才能签到/)
  })

  it('P6 lets the office put a check-in right: the person, or nobody at all; refuses a unit, an empty seat, and after the meeting', async () => {
    const secretary = await office.as('cz.secretary')
    let m = await convened(secretary, ['水务局'])
    const own = () => m.attendance.find(s => s.unitName === '长子县水务局')!
    const correct = async (client: Client, more: object) =>
      (await client.ask('mutation ($input: CorrectSeatInput!) { correctSeat(input: $input) { id } }', { input: { id: own().id, version: own().version, ...more } })).errors?.[0]
    const again = async () => { m = (await read(secretary, m.id))! }
    expect(await correct(secretary, { present: false })).toMatchObject({ message: expect.stringContaining('还没有签到') })
    m = await done(secretary, 'checkIn', { id: own().id, version: own().version, standInName: '张三（科员）' })
    expect((await correct(await office.as('cz.d8.head'), { present: false }))!.extensions.code).toBe('FORBIDDEN')
    expect((await correct(await office.as('jc.secretary'), { present: false }))!.extensions.code).toBe('NOT_FOUND')
    expect(await correct(secretary, { present: true, standInName: null })).toBeUndefined()
    expect((await correct(secretary, { present: true }))!.extensions.code).toBe('CONFLICT')
    await again()
    expect(own()).toMatchObject({ state: 'PRESENT', standInName: null })
    expect(await correct(secretary, { present: false })).toBeUndefined()
    await again()
    expect(own()).toMatchObject({ state: 'INVITED', standInName: null })
    expect((await seats(secretary, m.id)).presentCount).toBe(0)
    // What the seat had answered stands again.
    for (const answer of [{ answer: 'DECLINED', reason: '外出' }, { answer: 'STAND_IN', standInName: '王五（副局长）' }]) {
      m = await done(secretary, 'answerInvitation', { id: own().id, version: own().version, ...answer })
      m = await done(secretary, 'checkIn', { id: own().id, version: own().version, standInName: '赵六（科员）' })
      expect(await correct(secretary, { present: false })).toBeUndefined()
      await again()
      expect(own()).toMatchObject({ state: answer.answer, standInName: answer.standInName ?? null })
    }
    m = await done(secretary, 'checkIn', { id: own().id, version: own().version })
    m = await done(secretary, 'openMeeting', step(m))
    for (const item of m.agenda) m = await done(secretary, 'recordOutcome', { agendaItemId: item.id, version: item.version, outcome: 'NOTED' })
    m = await done(secretary, 'closeMeeting', step(m))
    expect(await correct(secretary, { present: false })).toMatchObject({ message: expect.stringContaining('会议当天更正'), extensions: { code: 'STATE' } })
  })

  it('P6 marks who came late, and at the close who did not come', async () => {
    const secretary = await office.as('cz.secretary')
    const m = await convened(secretary, ['水务局'])
    await codeNow(secretary, m)
    go(NOW + 15 * 60_000)
    let open = await done(secretary, 'openMeeting', step(m))
    go(NOW + 20 * 60_000)
    const { code: digits } = await codeNow(secretary, m)
    expect((await enter(await office.as('cz.d8.head'), digits)).seat).toMatchObject({ late: true })
    const now = await seats(secretary, m.id)
    expect(now.lateSeatIds).toEqual([now.attendance.find(s => s.unitName === '长子县水务局')!.id])
    for (const item of open.agenda) open = await done(secretary, 'recordOutcome', { agendaItemId: item.id, version: item.version, outcome: 'NOTED' })
    const closed = await done(secretary, 'closeMeeting', step(open))
    expect(new Set(closed.attendance.map(s => s.state))).toEqual(new Set(['ABSENT', 'PRESENT']))
    expect((await code(secretary, m.id)).errors![0]!.message).toMatch(/现在不能签到/)
    go(NOW)
  })
})

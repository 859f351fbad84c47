import PizZip from 'pizzip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instantOf } from '../src/kernel/day'
import { ask, done } from './meetingSteps'
import { openOffice, type Client, type Office } from './office'

/** Series that one county's text founds and no other's. */
let office: Office
beforeAll(async () => { office = await openOffice({ counties: ['411282', '410202'] }) })
afterAll(() => office.close())

const series = async (client: Client, code: string) =>
  (await client.get<{ meetingSeries: { code: string; cadence: string; clause: string | null; chair: string; approvalBy: string | null }[] }>('{ meetingSeries { code cadence clause chair approvalBy } }')).meetingSeries.find(s => s.code === code)
const cadence = (client: Client, code: string, ownCadence: string) =>
  client.ask('mutation ($input: SaveSeriesInput!) { saveMeetingSeries(input: $input) { code } }', { input: { code, place: '二楼会议室', startTime: '09:00', budgetMinutes: 60, ownCadence } })

describe('series of the packs', () => {
  it('LB3 责任调度 is held monthly by the leader who drives the projects and needs no approved arrangement, as 日常调度 does', async () => {
    const lb = await office.as('lb.secretary')
    expect(await series(lb, 'RESPONSIBILITY_SCHEDULING')).toMatchObject({ cadence: 'MONTHLY', clause: '四(二)2(2)', chair: '牵头推进项目建设的市政府领导', approvalBy: null })
    const free = await done(lb, 'planMeeting', { seriesCode: 'RESPONSIBILITY_SCHEDULING', heldAt: instantOf('2026-03-25', '09:00'), place: '项目现场' })
    const bound = await done(lb, 'planMeeting', { seriesCode: 'DAILY_SCHEDULING', heldAt: instantOf('2026-03-26', '09:00') })
    const approval = (m: typeof free) => m.readiness.some(r => r.key === 'approval')
    expect([approval(free), approval(bound)]).toEqual([false, true])
  })

  it('LB3 is held as a site visit or a forum, which the meeting and its papers say; another form is refused', async () => {
    const lb = await office.as('lb.secretary')
    const ask = (form: string) => lb.ask('mutation ($input: PlanMeetingInput!) { planMeeting(input: $input) { id form formLabel } }', { input: { seriesCode: 'RESPONSIBILITY_SCHEDULING', heldAt: instantOf('2026-04-24', '09:00'), place: '产业集聚区', form } })
    const planned = (await ask('SITE')).data as unknown as { planMeeting: { id: number; form: string; formLabel: string } }
    expect(planned.planMeeting).toMatchObject({ form: 'SITE', formLabel: '现场调研' })
    const notice = await office.app.http.inject({ method: 'GET', url: `/meetings/${planned.planMeeting.id}/notice.docx`, headers: { cookie: lb.cookie! } })
    expect((new PizZip(notice.rawPayload).file('word/document.xml')?.asText() ?? '').replace(/<[^>]+>/g, '')).toContain('产业集聚区（现场调研）')
    expect((await ask('ONLINE')).errors![0]!.extensions.code).toMatch(/INVALID|BAD_USER_INPUT/)
  })

  it('LB3 refuses another cadence than the text’s, with its clause', async () => {
    const refused = await cadence(await office.as('lb.secretary'), 'RESPONSIBILITY_SCHEDULING', 'WEEKLY')
    expect(refused.errors![0]).toMatchObject({ message: expect.stringContaining('四(二)2(2)'), extensions: { code: 'INVALID' } })
  })

  it('LT13 the joint meeting of the four leading bodies is called as needed and always hears the progress of projects', async () => {
    const lt = await office.as('lt.secretary')
    expect(await series(lt, 'JOINT_MEETING')).toMatchObject({ cadence: 'AS_NEEDED', clause: '17', chair: '' })
    const m = await done(lt, 'planMeeting', { seriesCode: 'JOINT_MEETING', heldAt: instantOf('2026-03-25', '09:00') })
    expect(m.title).toContain('四大班子联席会议')
    expect(m.agenda.map(i => i.title)).toContain('区重点项目和重大项目建设进展情况')
    // Article 17 names nobody for the chair: it is asked for, not guessed.
    expect(m.readiness.find(r => r.key === 'chair')).toMatchObject({ done: false })
    expect((await cadence(lt, 'JOINT_MEETING', 'QUARTERLY')).errors).toBeUndefined()
  })

  it('LT13 seats leaders of the four leading bodies by post, each once, and refuses a second seat in words', async () => {
    const lt = await office.as('lt.secretary')
    const cast = office.county('龙亭')
    const unitId = cast.units.get('领导')!
    const seat = (key: string, kind = 'MEMBER') => ({ unitId, postId: cast.posts.get(key)!, kind })
    const m = await done(lt, 'planMeeting', { seriesCode: 'JOINT_MEETING', heldAt: instantOf('2026-03-27', '09:00'), chairPostId: cast.posts.get('head')! })
    const full = await done(lt, 'inviteToMeeting', { meetingId: m.id, seats: ['deputy', 'deputy2', 'deputy3', 'deputy4'].map(key => seat(key)) })
    const leaders = full.attendance.filter(s => s.unitName.includes('领导'))
    expect(leaders.map(s => s.kind)).toEqual(['CHAIR', 'MEMBER', 'MEMBER', 'MEMBER', 'MEMBER'])
    const again = await ask(lt, 'inviteToMeeting', { meetingId: m.id, seats: [seat('deputy2', 'OBSERVER')] })
    expect(again.errors![0]!.message).toMatch(/分管工业副区长已有席位/)
    const water = cast.units.get('水务局')!
    await done(lt, 'inviteToMeeting', { meetingId: m.id, seats: [{ unitId: water, kind: 'MEMBER' }] })
    const second = await ask(lt, 'inviteToMeeting', { meetingId: m.id, seats: [{ unitId: water, postId: cast.posts.get('水务局.liaison')!, kind: 'MEMBER' }] })
    expect(second.errors![0]!.extensions.fields![0]!.message).toMatch(/水务局已有席位.*先取消原席位/)
  })

  it('LT13 is no series of a county whose text does not found it', async () => {
    const lb = await office.as('lb.secretary')
    expect(await series(lb, 'JOINT_MEETING')).toBeUndefined()
    const refused = await lb.ask('mutation ($input: PlanMeetingInput!) { planMeeting(input: $input) { id } }', { input: { seriesCode: 'JOINT_MEETING', heldAt: instantOf('2026-03-25', '09:00') } })
    expect(refused.errors![0]!.extensions.code).toMatch(/INVALID|NOT_FOUND/)
  })
})

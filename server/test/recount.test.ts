import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { workdaysBetween } from '../src/kernel/workday'
import { Assignment } from '../src/modules/assignment/assignment.entity'
import { assignmentsMatching, findAssignmentRow } from '../src/modules/assignment/assignment.query'
import { stopsFor } from '../src/modules/assignment/history.query'
import { handOverAssignment, listAssignments } from '../src/modules/assignment/listing.service'
import { resumeAssignmentClock, stopAssignmentClock } from '../src/modules/assignment/stop.service'
import { requestExtension } from '../src/modules/assignment/verification.service'
import { signForAssignment } from '../src/modules/assignment/work.service'
import { calendarOf } from '../src/modules/calendar/calendar.service'
import { actorOf } from '../src/modules/identity/identity.demo'
import { Opinion } from '../src/modules/meeting/opinion.entity'
import { askOpinions } from '../src/modules/meeting/opinion.service'
import { proposeTopic } from '../src/modules/meeting/topic.service'
import { issueSupervision, draftSupervision } from '../src/modules/supervision/supervision.service'
import { receiveSupervision } from '../src/modules/supervision/work.service'
import { Supervision } from '../src/modules/supervision/supervision.entity'
import type { Ctx } from '../src/platform/context'
import { openOffice, type Client, type Office } from './office'

let office: Office
beforeAll(async () => { office = await openOffice() })
afterAll(() => office.close())

const on = (day: string) => office.at(Date.parse(`${day}T10:00:00+08:00`))
const by = <T>(who: string, work: (ctx: Ctx) => Promise<T>) => office.act(actorOf(office.county('长子'), who), work)
const call = (client: Client, name: string, type: string, input: object) => client.ask(`mutation ($input: ${type}!) { ${name}(input: $input) { id } }`, { input })
const stop = (client: Client, id: number) => call(client, 'stopAssignmentClock', 'StopClockInput', { id, reason: '等待省级专家评审' })
const resume = (client: Client, id: number) => call(client, 'resumeAssignmentClock', 'ResumeClockInput', { id })
// A session lasts twelve hours: what happens over weeks goes by the services.
const stopNow = (id: number) => by('secretary', ctx => stopAssignmentClock(ctx, { id, reason: '等待省级专家评审' }))
const resumeNow = (id: number) => by('secretary', ctx => resumeAssignmentClock(ctx, id))
const read = (id: number) => by('secretary', async ctx => {
  const row = await findAssignmentRow(ctx, id)
  return { ...row, dueProvisional: Boolean(row.dueProvisional), stops: (await stopsFor(ctx, [id])).get(id) ?? [] }
})
const overdueIds = () => by('secretary', async ctx => (await assignmentsMatching(ctx, { overdue: true }).select('assignment.id').execute()).map(r => r.id))

/** At work with the water bureau from a day on. */
async function working(day: string, dueOn: string): Promise<number> {
  on(day)
  const cast = office.county('长子')
  const [id] = await by('secretary', ctx => listAssignments(ctx, [{
    sourceType: 'MANUAL', sourceId: null, title: `办理用水接入（${dueOn}）`, content: '审查接入方案。', standard: '通水', unitId: cast.units.get('水务局')!, responsiblePostId: cast.posts.get('水务局.head')!, dueOn,
  }]))
  const at = async (ctx: Ctx) => ({ id: id!, version: (await ctx.find(Assignment, id!, '交办事项')).version })
  await by('secretary', async ctx => handOverAssignment(ctx, await at(ctx)))
  await by('水务局.liaison', async ctx => signForAssignment(ctx, await at(ctx)))
  return id!
}

/** Invented for the test: 2027's notice is not published. */
const notice2027 = {
  year: 2027, paper: '测试用', days: [
    ...['2027-01-01', '2027-01-04', '2027-01-05'].map(day => ({ day, kind: 'OFF', name: '元旦' })),
    ...['春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'].map((name, i) => ({ day: `2027-0${i + 3}-01`, kind: 'OFF', name })),
  ],
}

describe('the legal clock of stored days', () => {
  it('N3 the deadline moves by the working days in which the clock stood still; the first one stays shown', async () => {
    const id = await working('2026-03-16', '2026-03-25')
    on('2026-03-18')
    await stopNow(id)
    on('2026-04-08')
    // The day has passed while the clock stood still: that is nobody's delay.
    expect(await read(id)).toMatchObject({ overdue: false, clockStopped: true, dueText: '停表中，恢复后顺延', dueOn: '2026-03-25' })
    expect(await overdueIds()).not.toContain(id)
    await resumeNow(id)
    const calendar = await by('secretary', ctx => calendarOf(ctx))
    const row = await read(id)
    expect(row).toMatchObject({ originalDueOn: '2026-03-25', dueProvisional: false, overdue: false, clockStopped: false, stops: [{ arithmetic: expect.stringContaining('由 2026-03-25 顺延到') as string }] })
    // As many working days are left from the resumption as there were from the stop.
    expect(workdaysBetween('2026-04-07', row.dueOn!, calendar)).toBe(workdaysBetween('2026-03-17', '2026-03-25', calendar))
    on(row.dueOn!)
    expect(await overdueIds()).not.toContain(id)
    on('2026-05-20')
    expect(await overdueIds()).toContain(id)
    // It had passed: a stop moves it no more.
    await stopNow(id)
    expect(await overdueIds()).toContain(id)
    on('2026-05-27')
    await resumeNow(id)
    expect((await read(id)).dueOn).toBe(row.dueOn)
  })

  it('N3 refuses to grant more time while the clock stands still, and to a unit to stop it', async () => {
    const client = await office.as('cz.secretary')
    const id = await working('2026-03-18', '2026-04-10')
    await by('水务局.liaison', ctx => requestExtension(ctx, { id, requestedOn: '2026-04-20', reason: '材料未齐' }))
    expect((await stop(await office.as('cz.d8.liaison'), id)).errors![0]!.extensions.code).toBe('FORBIDDEN')
    await stop(client, id)
    const { assignment } = await client.get<{ assignment: { extensions: { id: number; version: number }[] } }>('query ($id: Int!) { assignment(id: $id) { extensions { id version } } }', { id })
    const grant = () => call(client, 'decideExtension', 'DecideExtensionInput', { extensionId: assignment.extensions[0]!.id, version: assignment.extensions[0]!.version, granted: true })
    expect((await grant()).errors![0]).toMatchObject({ message: expect.stringContaining('停表') as string, extensions: { code: 'STATE' } })
    await resume(client, id)
    // On the day it was stopped it moves nothing.
    expect((await read(id)).dueOn).toBe('2026-04-10')
    expect((await grant()).errors).toBeUndefined()
    expect(await read(id)).toMatchObject({ dueOn: '2026-04-20', originalDueOn: '2026-04-10' })
  })

  it('N3 what reaches beyond the published calendar is provisional, and counted again in every county once the year is entered', async () => {
    const id = await working('2026-12-21', '2026-12-31')
    const fixed = await working('2026-12-21', '2026-12-25')
    const cast = office.county('长子')
    on('2026-12-28')
    await stopNow(id)
    const opinionId = await by('secretary', async ctx => {
      const topicId = await proposeTopic(ctx, { title: '用地', problem: '缺意见。', request: '研究。', proposedDecision: '办结。', seriesCode: 'JOINT_MEETING', proposerUnitId: cast.units.get('水务局')! })
      await askOpinions(ctx, { topicId, unitIds: [cast.units.get('财政局')!], question: '', workdays: 5 })
      return (await ctx.em.findOneOrFail(Opinion, { topicId })).id
    })
    const at = async (ctx: Ctx, supervisionId: number) => ({ id: supervisionId, version: (await ctx.find(Supervision, supervisionId, '督办')).version })
    const draft = (title: string) => by('secretary', ctx => draftSupervision(ctx, { kind: 'NOTICE', title, unitId: cast.units.get('水务局')!, facts: '方案三个月未定。', goal: '恢复施工' } as never))
    const [supervisionId, unsigned] = [await draft('迁改停工'), await draft('迁改停工（未签收）')]
    on('2026-12-30')
    for (const each of [supervisionId, unsigned])
      await by('secretary', async ctx => issueSupervision(ctx, { ...(await at(ctx, each)), issuedOn: '2026-12-30', source: 'OWN', series: '督办' } as never))
    await by('水务局.liaison', async ctx => receiveSupervision(ctx, await at(ctx, supervisionId)))
    await resumeNow(id)
    const stored = async () => {
      const supervision = await by('secretary', async ctx => ctx.find(Supervision, supervisionId, '督办').then(s => ({ replyDueOn: s.replyDueOn, replyProvisional: Boolean(s.replyProvisional), dueOn: s.dueOn })))
      const opinion = await by('secretary', async ctx => ctx.find(Opinion, opinionId, '意见').then(o => ({ dueOn: o.dueOn, provisional: Boolean(o.provisional) })))
      const { dueOn, dueProvisional } = await read(id)
      const receiptDueOn = await by('secretary', async ctx => (await ctx.find(Supervision, unsigned, '督办')).dueOn)
      return { supervision, receiptDueOn, opinion, assignment: { dueOn, dueProvisional } }
    }
    // By weekends only: 31 December, 1, 4 and 5 January are working days.
    expect(await stored()).toEqual({
      supervision: { replyDueOn: '2027-01-04', replyProvisional: true, dueOn: '2027-01-04' }, receiptDueOn: '2027-01-01', opinion: { dueOn: '2027-01-04', provisional: true }, assignment: { dueOn: '2027-01-04', dueProvisional: true },
    })
    const refused = await (await office.as('cz.office')).ask('mutation ($input: AddCalendarYearInput!) { addCalendarYear(input: $input) { year } }', { input: notice2027 })
    expect(refused.errors![0]!.extensions.code).toBe('FORBIDDEN')
    // Another county's administrator enters it: all count by it.
    await (await office.as('jc.admin')).get('mutation ($input: AddCalendarYearInput!) { addCalendarYear(input: $input) { year } }', { input: notice2027 })
    expect(await office.app.deliver()).toBeGreaterThan(0)
    expect(await stored()).toEqual({
      supervision: { replyDueOn: '2027-01-07', replyProvisional: false, dueOn: '2027-01-07' }, receiptDueOn: '2027-01-06', opinion: { dueOn: '2027-01-07', provisional: false }, assignment: { dueOn: '2027-01-07', dueProvisional: false },
    })
    expect(await read(fixed)).toMatchObject({ dueOn: '2026-12-25', dueProvisional: false })
  })
})

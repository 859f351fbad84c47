import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findAssignmentRow } from '../src/modules/assignment/assignment.query'
import { holdingsFor } from '../src/modules/assignment/history.query'
import { handOverAssignment, listAssignments } from '../src/modules/assignment/listing.service'
import { resumeAssignmentClock, stopAssignmentClock } from '../src/modules/assignment/stop.service'
import { clearAssignment } from '../src/modules/assignment/verification.service'
import { signForAssignment, submitAssignment } from '../src/modules/assignment/work.service'
import { actorOf } from '../src/modules/identity/identity.demo'
import { NOW, openOffice, type Answer, type Client, type Office } from './office'

let office: Office
beforeAll(async () => { office = await openOffice() })
afterAll(() => office.close())

const INPUTS = { stopAssignmentClock: 'StopClockInput', resumeAssignmentClock: 'ResumeClockInput' }
const ask = (client: Client, mutation: keyof typeof INPUTS, input: Record<string, unknown>): Promise<Answer> =>
  client.ask(`mutation ($input: ${INPUTS[mutation]}!) { ${mutation}(input: $input) { id } }`, { input })
const done = async (client: Client, mutation: keyof typeof INPUTS, input: Record<string, unknown>) => {
  const answer = await ask(client, mutation, input)
  if (answer.errors) throw new Error(answer.errors.map(e => e.message).join())
}
const refusal = (answer: Answer) => answer.errors![0]!

describe('the stop-clock of an assignment', () => {
  it('N14 counts for nobody the days in which the clock stood still, and ends the stop with the matter', async () => {
    const day = 86_400_000
    const cz = office.county('长子')
    const secretary = await office.as('cz.secretary')
    const liaison = await office.as('cz.d8.liaison')
    const [listed] = await office.act(actorOf(cz, 'secretary'), ctx => listAssignments(ctx, [{
      sourceType: 'MANUAL', sourceId: null, title: '办理用水接入', content: '审查接入方案。', standard: '通水',
      unitId: cz.units.get('水务局')!, responsiblePostId: cz.posts.get('水务局.head')!, dueOn: '2026-04-10',
    }]))
    const id = listed!
    const version = async () => (await office.act(actorOf(cz, 'secretary'), ctx => findAssignmentRow(ctx, id))).version
    const listedVersion = await version()
    await office.act(actorOf(cz, 'secretary'), ctx => handOverAssignment(ctx, { id, version: listedVersion }))
    const handedVersion = await version()
    await office.act(actorOf(cz, '水务局.liaison'), ctx => signForAssignment(ctx, { id, version: handedVersion }))
    expect(refusal(await ask(liaison, 'stopAssignmentClock', { id, reason: '等批复' })).extensions.code).toBe('FORBIDDEN')
    expect(refusal(await ask(await office.as('cz.d9.liaison'), 'stopAssignmentClock', { id, reason: '等批复' })).extensions.code).toMatch(/NOT_FOUND|FORBIDDEN/)
    expect(refusal(await ask(secretary, 'resumeAssignmentClock', { id })).extensions.code).toBe('STATE')
    await done(secretary, 'stopAssignmentClock', { id, reason: '等待省级专家评审' })
    const twice = refusal(await ask(secretary, 'stopAssignmentClock', { id, reason: '再停' }))
    expect(twice).toMatchObject({ extensions: { code: 'STATE' }, message: expect.stringContaining('等待省级专家评审') as string })
    office.at(NOW + 6 * day)
    await office.act(actorOf(cz, 'secretary'), ctx => resumeAssignmentClock(ctx, id))
    office.at(NOW + 8 * day)
    // The deadline moved with the resumption: it is a new version.
    const resumed = await version()
    await office.act(actorOf(cz, '水务局.liaison'), ctx => submitAssignment(ctx, { id, version: resumed, content: '已办结。', evidence: '验收单' }))
    await office.act(actorOf(cz, 'secretary'), ctx => stopAssignmentClock(ctx, { id, reason: '等待核验' }))
    office.at(NOW + 11 * day)
    const [holdings, row] = await office.act(actorOf(cz, 'secretary'), async ctx => [await holdingsFor(ctx, id), await findAssignmentRow(ctx, id)] as const)
    await office.act(actorOf(cz, 'secretary'), async ctx => clearAssignment(ctx, { id, version: row.version }))
    const after = await office.act(actorOf(cz, 'secretary'), ctx => findAssignmentRow(ctx, id))
    office.at(NOW)
    expect(holdings.map(h => [h.holderName, h.days, h.stoppedDays])).toEqual([['县重点项目办公室', 0, 0], ['长子县水务局', 2, 6], ['县重点项目办公室', 0, 3]])
    expect(holdings.reduce((sum, h) => sum + h.days + h.stoppedDays, 0)).toBe(11)
    expect(row).toMatchObject({ heldDays: 0, clockStopped: true, mayStopClock: true })
    expect(after).toMatchObject({ state: 'CLEARED', clockStopped: false, mayStopClock: false })
  })
})

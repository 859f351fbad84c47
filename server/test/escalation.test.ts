import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '../src/kernel/day'
import { Refusal } from '../src/kernel/refusal'
import { Assignment, AssignmentExtension } from '../src/modules/assignment/assignment.entity'
import { findAssignmentRow } from '../src/modules/assignment/assignment.query'
import { holdingsOf, type Held } from '../src/modules/assignment/assignment.rules'
import { escalateAssignment, handBackAssignment } from '../src/modules/assignment/escalation.service'
import { ladderFor } from '../src/modules/assignment/escalation.query'
import { holdingsFor } from '../src/modules/assignment/history.query'
import { handOverAssignment, listAssignments, type AssignmentDraft } from '../src/modules/assignment/listing.service'
import { decideRecurrence } from '../src/modules/assignment/recurrence.service'
import { resumeAssignmentClock, stopAssignmentClock } from '../src/modules/assignment/stop.service'
import { clearAssignment, decideExtension, requestExtension, returnAssignment, withdrawAssignment } from '../src/modules/assignment/verification.service'
import { signForAssignment, submitAssignment } from '../src/modules/assignment/work.service'
import { saveProject } from '../src/modules/project/project.service'
import { actorOf } from '../src/modules/identity/identity.demo'
import type { Ctx } from '../src/platform/context'
import { NOW, openOffice, type Office } from './office'

let office: Office
let nth = 0
beforeAll(async () => { office = await openOffice({ counties: ['411282', '620821', '410202'] }) })
afterAll(() => office.close())

const DAY = 86_400_000
const at = (days: number) => office.at(NOW + days * DAY)
const by = <T>(county: string, who: string, work: (ctx: Ctx) => Promise<T>) => office.act(actorOf(office.county(county), who), work)
const on = async (ctx: Ctx, id: number) => ({ id, version: (await ctx.find(Assignment, id, '交办事项')).version })
const draft = (county: string, more: Partial<AssignmentDraft> = {}): AssignmentDraft => ({
  sourceType: 'MANUAL', sourceId: null, title: '协调城东变电站迁改', content: '跨区线路迁改。', standard: '迁改完成', unitId: office.county(county).units.get('水务局')!,
  responsiblePostId: office.county(county).posts.get('水务局.head')!, leadOfficialPostId: office.county(county).posts.get('deputy')!, dueOn: '2026-06-30', ...more,
})
const working = async (county: string, more: Partial<AssignmentDraft> = {}) => {
  at(0)
  const [id] = await by(county, 'secretary', ctx => listAssignments(ctx, [draft(county, more)]))
  await by(county, 'secretary', async ctx => handOverAssignment(ctx, await on(ctx, id!)))
  await by(county, '水务局.liaison', async ctx => signForAssignment(ctx, await on(ctx, id!)))
  return id!
}
const up = (county: string, who: string, id: number, reason = '超出本单位职责，请上级协调。') => by(county, who, async ctx => escalateAssignment(ctx, { ...(await on(ctx, id)), reason }))
const back = (county: string, who: string, id: number) => by(county, who, async ctx => handBackAssignment(ctx, { ...(await on(ctx, id)), answer: '由供电公司本月内完成迁改。' }))
const ladder = (county: string, who: string, id: number) => by(county, who, async ctx => ladderFor(ctx, await findAssignmentRow(ctx, id)))
const refused = (p: Promise<unknown>) => p.then(() => { throw new Error('was not refused') }, (e: { code: string; message: string }) => e)

describe('escalation', () => {
  it('LB4 goes up the pack’s ladder, rung by rung, and comes back with the answer; who held it and how long adds up', async () => {
    const id = await working('灵宝')
    at(3)
    await up('灵宝', '水务局.liaison', id)
    expect(await by('灵宝', 'secretary', ctx => findAssignmentRow(ctx, id))).toMatchObject({ holder: 'ESCALATED', holderName: '领导小组办公室', state: 'IN_PROGRESS' })
    at(7)
    await up('灵宝', 'secretary', id)
    at(9)
    await up('灵宝', 'secretary', id)
    const top = await ladder('灵宝', 'secretary', id)
    expect(top).toMatchObject({ source: 'CLAUSE', clause: '四(二)2(3)', next: null, mayEscalate: false, mayHandBack: true })
    expect(top.held.map(h => [h.name, h.days])).toEqual([['领导小组办公室', 4], ['日常调度（常务副市长主持）', 2], ['市委、市政府主要领导', 0]])
    expect((await refused(up('灵宝', 'secretary', id))).message).toContain('没有更高的层级')
    at(14)
    await back('灵宝', 'secretary', id)
    at(20)
    const holdings = await by('灵宝', 'secretary', ctx => holdingsFor(ctx, id))
    expect(holdings.slice(-5).map(h => [h.holderName, h.days])).toEqual(
      [[expect.stringContaining('水务局'), 3], ['领导小组办公室', 4], ['日常调度（常务副市长主持）', 2], ['市委、市政府主要领导', 5], [expect.stringContaining('水务局'), 6]])
    expect(holdings.reduce((n, h) => n + h.days, 0)).toBe(20)
  })

  it('LB4 a township’s matter goes to its sector authority first, which holds it with its days, answers or sends it on', async () => {
    const sector = office.county('灵宝').units.get('交通运输局')!
    const projectId = await by('灵宝', 'secretary', ctx => saveProject(ctx, { name: `跨区道路迁改${++nth}`, responsibleUnitId: office.county('灵宝').units.get('水务局')!, sectorAuthorityUnitId: sector }))
    const id = await working('灵宝', { projectId })
    expect((await refused(by('灵宝', '交通运输局.liaison', ctx => findAssignmentRow(ctx, id)))).code).toBe('NOT_FOUND')
    at(2)
    await up('灵宝', '水务局.liaison', id)
    expect((await ladder('灵宝', '水务局.liaison', id)).rungs.map(r => [r.name, r.now])).toEqual([
      [expect.stringContaining('交通运输局（行业主管部门）'), true], ['领导小组办公室', false], ['日常调度（常务副市长主持）', false], ['市委、市政府主要领导', false],
    ])
    expect(await ladder('灵宝', '交通运输局.liaison', id)).toMatchObject({ next: '领导小组办公室', mayEscalate: true, mayHandBack: true })
    expect((await refused(up('灵宝', '水务局.liaison', id))).code).toBe('FORBIDDEN')
    expect((await refused(back('灵宝', '水务局.liaison', id))).code).toBe('FORBIDDEN')
    at(7)
    await up('灵宝', '交通运输局.liaison', id, '超出行业主管部门协调范围。')
    expect((await refused(up('灵宝', '交通运输局.liaison', id))).code).toBe('FORBIDDEN')
    at(8)
    await back('灵宝', 'secretary', id)
    at(9)
    await up('灵宝', '水务局.liaison', id)
    await back('灵宝', '交通运输局.liaison', id)
    at(11)
    expect((await ladder('灵宝', 'secretary', id)).held.map(h => [h.name.replace(/（.*/, ''), h.days])).toEqual([
      [expect.stringContaining('交通运输局'), 5], ['领导小组办公室', 1], [expect.stringContaining('交通运输局'), 0],
    ])
    const holdings = await by('灵宝', 'secretary', ctx => holdingsFor(ctx, id))
    expect(holdings.reduce((n, h) => n + h.days, 0)).toBe(11)
    expect(holdings.some(h => h.holderName.includes('交通运输局') && h.days === 5)).toBe(true)
  })

  it('LB4 refuses the step of a matter that lies higher up, a foreign unit, and an answer where nothing was asked', async () => {
    const id = await working('灵宝')
    expect((await refused(back('灵宝', 'secretary', id))).code).toBe('STATE')
    expect((await refused(up('灵宝', '农业农村局.liaison', id))).code).toBe('NOT_FOUND')
    await up('灵宝', '水务局.liaison', id)
    const submit = await refused(by('灵宝', '水务局.liaison', async ctx => submitAssignment(ctx, { ...(await on(ctx, id)), content: '办结', evidence: '函' })))
    expect(submit).toMatchObject({ code: 'GATE', message: expect.stringContaining('已上报领导小组办公室') as string })
    expect((await refused(up('灵宝', '水务局.liaison', id))).code).toBe('FORBIDDEN')
    await by('灵宝', 'office', async ctx => withdrawAssignment(ctx, { ...(await on(ctx, id)), reason: '不再需要。' }))
    expect((await ladder('灵宝', 'secretary', id)).held.every(h => h.untilOn !== null)).toBe(true)
  })

  it('JC6 what a department cannot solve goes to the joint meeting of the vice county head', async () => {
    const id = await working('泾川')
    expect(await ladder('泾川', '水务局.liaison', id)).toMatchObject({ clause: '二(二)6', next: '项目工作联席会议（县政府分管领导主持）', mayEscalate: true })
  })

  it('LB4 refuses where the county has no ladder, and says why; no clause is invented', async () => {
    const id = await working('龙亭')
    expect(await ladder('龙亭', '水务局.liaison', id)).toMatchObject({ source: 'SETTING', clause: null, mayEscalate: false, because: expect.stringContaining('本县设定') as string })
    expect((await refused(up('龙亭', '水务局.liaison', id))).code).toBe('STATE')
  })

  it('N14 one count everywhere: a rung’s days leave out the stopped time as the holders’ do', async () => {
    const id = await working('灵宝')
    at(1)
    await up('灵宝', '水务局.liaison', id)
    at(3)
    await by('灵宝', 'secretary', ctx => stopAssignmentClock(ctx, { id, reason: '等待省级批复' }))
    at(8)
    await by('灵宝', 'secretary', ctx => resumeAssignmentClock(ctx, id))
    at(10)
    const [row, held, holdings] = await by('灵宝', 'secretary', async ctx => [await findAssignmentRow(ctx, id), (await ladderFor(ctx, await findAssignmentRow(ctx, id))).held, await holdingsFor(ctx, id)] as const)
    expect([row.heldDays, held.at(-1)!.days, holdings.at(-1)!.days, holdings.at(-1)!.stoppedDays]).toEqual([4, 4, 4, 5])
  })

  it('N14 in any order of steps, stops and clock steps, the services’ days at holders add up to the whole', async () => {
    const moves = fc.constantFrom('sign', 'submit', 'return', 'clear', 'request', 'grant', 'up', 'further', 'back', 'stop', 'resume')
    await fc.assert(fc.asyncProperty(fc.array(fc.record({ move: moves, after: fc.nat(4) }), { minLength: 4, maxLength: 14 }), async steps => {
      at(0)
      const [id] = await by('灵宝', 'secretary', ctx => listAssignments(ctx, [draft('灵宝', { title: `事项${++nth}` })]))
      await by('灵宝', 'secretary', async ctx => handOverAssignment(ctx, await on(ctx, id!)))
      let day = 0
      const evidence = { content: '已办结。', evidence: '函〔2026〕1号' }
      const run: Record<string, () => Promise<unknown>> = {
        sign: () => by('灵宝', '水务局.liaison', async ctx => signForAssignment(ctx, await on(ctx, id!))),
        submit: () => by('灵宝', '水务局.liaison', async ctx => submitAssignment(ctx, { ...(await on(ctx, id!)), ...evidence })),
        return: () => by('灵宝', 'secretary', async ctx => returnAssignment(ctx, { ...(await on(ctx, id!)), reason: '请补充。' })),
        clear: () => by('灵宝', 'secretary', async ctx => clearAssignment(ctx, await on(ctx, id!))),
        request: () => by('灵宝', '水务局.liaison', async ctx => requestExtension(ctx, { id: id!, requestedOn: addDays((await ctx.find(Assignment, id!, '交办事项')).dueOn!, 5), reason: '材料未齐' })),
        grant: () => by('灵宝', 'secretary', async ctx => {
          const asked = await ctx.em.findOne(AssignmentExtension, { assignmentId: id!, state: 'REQUESTED' })
          if (asked) await decideExtension(ctx, { extensionId: asked.id, version: asked.version, granted: true })
        }),
        up: () => up('灵宝', '水务局.liaison', id!), further: () => up('灵宝', 'secretary', id!), back: () => back('灵宝', 'secretary', id!),
        stop: () => by('灵宝', 'secretary', ctx => stopAssignmentClock(ctx, { id: id!, reason: '等待批复' })),
        resume: () => by('灵宝', 'secretary', ctx => resumeAssignmentClock(ctx, id!)),
      }
      for (const { move, after } of steps) {
        at(day += after)
        // What the state does not allow is refused and changes nothing.
        await run[move]!().catch((e: unknown) => { if (!(e instanceof Refusal)) throw e })
      }
      const [row, ladderHeld, holdings] = await by('灵宝', 'secretary', async ctx => [await findAssignmentRow(ctx, id!), (await ladderFor(ctx, await findAssignmentRow(ctx, id!))).held, await holdingsFor(ctx, id!)] as const)
      const until = row.clearedOn ? daysBetween(row.listedOn, row.clearedOn) : day
      expect(holdings.reduce((n, h) => n + h.days + h.stoppedDays, 0)).toBe(until)
      expect(holdings.every(h => h.days >= 0 && h.stoppedDays >= 0)).toBe(true)
      if (row.holder) expect(row.heldDays).toBe(holdings.at(-1)!.days)
      expect(ladderHeld.reduce((n, h) => n + h.days, 0)).toBe(holdings.filter(h => h.holder === 'ESCALATED').reduce((n, h) => n + h.days, 0))
    }), { numRuns: 12 })
  }, 120_000)

  it('N14 whatever goes up and comes back, the holders’ days add up to the whole', () => {
    const holder = fc.constantFrom<Held['holder']>('UNIT', 'OFFICE', 'LEADER', 'ESCALATED')
    const step = fc.record({ after: fc.nat(30), holder, holderName: fc.constantFrom('甲', '乙', '丙') })
    const stop = fc.record({ from: fc.nat(200), length: fc.nat(40), open: fc.boolean() })
    fc.assert(fc.property(fc.array(step, { minLength: 1, maxLength: 20 }), fc.array(stop, { maxLength: 5 }), fc.nat(60), (moves, stops, rest) => {
      const start = '2026-01-01'
      let day = start
      const held = moves.map((m, i) => { day = i ? addDays(day, m.after) : day; return { holder: m.holder, holderName: m.holderName, fromOn: day } })
      const today = addDays(day, rest)
      const parts = holdingsOf(held, today, stops.map(s => ({ fromOn: addDays(start, s.from), toOn: s.open ? null : addDays(start, s.from + s.length) })))
      expect(parts.reduce((n, p) => n + p.days + p.stoppedDays, 0)).toBe(daysBetween(start, today))
      expect(parts.every(p => p.days >= 0 && p.stoppedDays >= 0)).toBe(true)
    }))
  })
})

describe('recurrence', () => {
  const cleared = async (title: string) => {
    const id = await working('灵宝', { title })
    await by('灵宝', '水务局.liaison', async ctx => submitAssignment(ctx, { ...(await on(ctx, id)), content: '已办结。', evidence: '函〔2026〕1号' }))
    await by('灵宝', 'secretary', async ctx => clearAssignment(ctx, await on(ctx, id)))
    return id
  }
  const row = (id: number) => by('灵宝', 'secretary', ctx => findAssignmentRow(ctx, id))
  const decide = (id: number, same: boolean, earlierId?: number) => by('灵宝', 'secretary', async ctx => decideRecurrence(ctx, { ...(await on(ctx, id)), same, ...(earlierId && { earlierId }) }))

  it('N7 suspects what looks like a cleared one; confirmed it is linked and counted, denied it is not', async () => {
    const first = await cleared('解决涧河大桥桥头渗水问题')
    const second = await cleared('解决涧河大桥桥头渗水问题')
    expect(await row(second)).toMatchObject({ recurrence: 'SUSPECTED', recurrenceOfId: first })
    await decide(second, true)
    const third = await working('灵宝', { title: '再次解决涧河大桥桥头渗水问题', recurrence: { earlierId: second, same: true } })
    expect(await row(third)).toMatchObject({ recurrence: 'CONFIRMED', recurrenceOfId: second, recurrenceByText: expect.any(String) as string })
    const client = await office.as('lb.secretary')
    const { assignment } = await client.get<{ assignment: { earlierTimes: { id: number }[] } }>(`{ assignment(id: ${third}) { earlierTimes { id } } }`)
    expect(assignment.earlierTimes.map(e => e.id)).toEqual([second, first])
    await decide(third, false)
    expect(await row(third)).toMatchObject({ recurrence: 'DENIED', recurrenceOfId: null })
  })

  it('N7 the lister may say at once that it is another matter; refuses an earlier one that is not cleared', async () => {
    await cleared('疏通南关排水渠')
    const other = await working('灵宝', { title: '疏通南关排水渠', recurrence: { earlierId: 1, same: false } })
    expect(await row(other)).toMatchObject({ recurrence: 'DENIED', recurrenceOfId: null })
    const again = await working('灵宝', { title: '疏通南关排水渠道' })
    expect((await refused(decide(again, true, other))).message).toContain('还没有销号')
  })
})

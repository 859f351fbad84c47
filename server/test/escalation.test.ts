import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '../src/kernel/day'
import { Assignment } from '../src/modules/assignment/assignment.entity'
import { findAssignmentRow } from '../src/modules/assignment/assignment.query'
import { holdingsOf, type Held } from '../src/modules/assignment/assignment.rules'
import { escalateAssignment, handBackAssignment } from '../src/modules/assignment/escalation.service'
import { ladderFor } from '../src/modules/assignment/escalation.query'
import { holdingsFor } from '../src/modules/assignment/history.query'
import { handOverAssignment, listAssignments, type AssignmentDraft } from '../src/modules/assignment/listing.service'
import { decideRecurrence } from '../src/modules/assignment/recurrence.service'
import { clearAssignment, withdrawAssignment } from '../src/modules/assignment/verification.service'
import { signForAssignment, submitAssignment } from '../src/modules/assignment/work.service'
import { actorOf } from '../src/modules/identity/identity.demo'
import type { Ctx } from '../src/platform/context'
import { NOW, openOffice, type Office } from './office'

let office: Office
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

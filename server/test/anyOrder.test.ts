import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Assignment, AssignmentExtension } from '../src/modules/assignment/assignment.entity'
import { handOverAssignments } from '../src/modules/assignment/listing.service'
import { clearAssignment, decideExtension, requestExtension, returnAssignment, withdrawAssignment } from '../src/modules/assignment/verification.service'
import { signForAssignment, submitAssignment } from '../src/modules/assignment/work.service'
import { actorOf } from '../src/modules/identity/identity.demo'
import { itemsOf, putOnAgenda, removeFromAgenda } from '../src/modules/meeting/agenda.service'
import { decides, type Outcome } from '../src/modules/meeting/agenda.rules'
import { meetingChain } from '../src/modules/meeting/chain.query'
import { recordDecision, typeDecision } from '../src/modules/meeting/draft.service'
import { LiveItem } from '../src/modules/meeting/live.entity'
import { markReadBack } from '../src/modules/meeting/live.service'
import { Meeting } from '../src/modules/meeting/meeting.entity'
import { findMeeting } from '../src/modules/meeting/meeting.query'
import { cancelMeeting, openMeeting, planMeeting, sendNotice } from '../src/modules/meeting/meeting.service'
import { addLateResolution } from '../src/modules/meeting/mend.service'
import { draftMinutes, issueMinutes } from '../src/modules/meeting/minutes.service'
import { closeMeeting, recordOutcome } from '../src/modules/meeting/outcome.service'
import { Topic } from '../src/modules/meeting/topic.entity'
import { acceptTopic, submitTopic, withdrawTopic } from '../src/modules/meeting/topic.service'
import { Refusal } from '../src/kernel/refusal'
import type { Ctx } from '../src/platform/context'
import { pooled } from './minutesSteps'
import { NOW, openOffice, TODAY, type Office } from './office'

let office: Office
beforeAll(async () => {
  office = await openOffice({ counties: ['140428'] })
})
afterAll(() => office.close())

describe('any order of actions', () => {
  const units = () => office.county('长子').units
  const act = <T>(work: (ctx: Ctx) => Promise<T>, key = 'secretary') => office.act(actorOf(office.county('长子'), key), work)
  /** What the rules refuse at that moment is not done; anything else that is thrown fails the test. */
  const tried = async (work: () => Promise<unknown>) => {
    try {
      await work()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }
  const at = <T>(all: readonly T[], n: number): T | undefined => all[n % Math.max(1, all.length)]
  let minute = 600

  interface World { topics: number[]; meetings: number[] }
  type Action = (w: World, n: number, k: number) => Promise<unknown>
  const versioned = async (ctx: Ctx, id: number) => ({ id, version: (await ctx.find(Meeting, id, '会议')).version })
  const withMeeting = (w: World, n: number, work: (ctx: Ctx, id: number) => Promise<unknown>) => {
    const id = at(w.meetings, n)
    return id === undefined ? Promise.resolve() : tried(() => act(ctx => work(ctx, id)))
  }
  const UNITS = ['水务局', '财政局', '自然资源局'] as const
  const duty = (n: number) => ({ text: `办结第${n}项手续`, unitId: units().get(at(UNITS, n)!)!, responsiblePerson: '王甲一（局长）', dueOn: '2026-04-30', standard: '取得批复' })
  const record = (outcome: Outcome, resolutions: (k: number) => object[], again = false): Action => (w, n, k) =>
    withMeeting(w, n, async (ctx, id) => {
      const item = at((await itemsOf(ctx, id)).filter(i => i.topicId != null && (again || i.outcome == null)), k)
      if (item) await recordOutcome(ctx, { agendaItemId: item.id, version: item.version, outcome, outcomeText: '会议的意见。', resolutions: resolutions(k) as never })
    })
  const none = () => []
  const two = (k: number) => [duty(k), duty(k + 1)]
  const withAssignment = (k: number, states: readonly string[], work: (ctx: Ctx, a: Assignment) => Promise<unknown>, who: (a: Assignment) => string) =>
    tried(async () => {
      const a = await act(async ctx => at(await ctx.em.find(Assignment, { sourceType: 'RESOLUTION', state: { $in: [...states] as never } }, { orderBy: { id: 'desc' } }), k))
      if (a) await act(ctx => work(ctx, a), who(a))
    })
  const liaison = (a: Assignment) => `${UNITS.find(u => units().get(u) === a.unitId) ?? '林业和草原局'}.liaison`
  const step = (a: { id: number; version: number }) => ({ id: a.id, version: a.version })
  const OPEN = ['LISTED', 'JUDGED', 'HANDED_OVER', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED']
  const ACTIONS: Record<string, Action> = {
    topic: async w => { w.topics.push(await pooled(office, `随机议题${++minute}`)) },
    plan: async w => { w.meetings.push(await act(ctx => planMeeting(ctx, { seriesCode: 'JOINT_MEETING', heldAt: NOW + ++minute * 1000, place: '三楼' }))) },
    /** A meeting with three topics, in session at once: else few orders would come so far. */
    hold: async w => {
      const id = await act(ctx => planMeeting(ctx, { seriesCode: 'JOINT_MEETING', heldAt: NOW + ++minute * 1000, place: '三楼' }))
      w.meetings.push(id)
      for (let i = 0; i < 3; i++) {
        const topic = await pooled(office, `随机议题${++minute}`)
        w.topics.push(topic)
        await act(ctx => putOnAgenda(ctx, { meetingId: id, topicIds: [topic] }))
      }
      await act(async ctx => openMeeting(ctx, { id: await sendNotice(ctx, await versioned(ctx, id)), version: (await versioned(ctx, id)).version }))
    },
    put: (w, n, k) => withMeeting(w, n, (ctx, id) => putOnAgenda(ctx, { meetingId: id, topicIds: [at(w.topics, k) ?? 0] })),
    take: (w, n, k) => withMeeting(w, n, async (ctx, id) => { const item = at(await itemsOf(ctx, id), k); if (item) await removeFromAgenda(ctx, { id: item.id, version: item.version }) }),
    notice: (w, n) => withMeeting(w, n, async (ctx, id) => sendNotice(ctx, await versioned(ctx, id))),
    open: (w, n) => withMeeting(w, n, async (ctx, id) => openMeeting(ctx, await versioned(ctx, id))),
    cancel: (w, n) => withMeeting(w, n, async (ctx, id) => cancelMeeting(ctx, { ...await versioned(ctx, id), reason: '改期' })),
    decide: record('DECIDED', two), principle: record('IN_PRINCIPLE', two), decideBare: record('DECIDED', none), principleBare: record('IN_PRINCIPLE', none),
    note: record('NOTED', none), noteWithDuties: record('NOTED', two), defer: record('DEFERRED', none), sendBack: record('RETURNED', none), drop: record('WITHDRAWN', none),
    correctToDecided: record('DECIDED', k => [duty(k + 2)], true), correctToReturned: record('RETURNED', none, true), correctToNoted: record('NOTED', none, true),
    type: (w, n, k) => withMeeting(w, n, async (ctx, id) => {
      const item = at(await itemsOf(ctx, id), k)
      const fields: [string, string][] = [['outcome', at(['DECIDED', 'IN_PRINCIPLE', 'NOTED', 'RETURNED'], k)!], ['outcomeText', `改为第${k}稿`], [`l${k}.text`, `办结第${k}件`], [`l${k}.unitId`, String(duty(k).unitId)], [`l${k}.person`, '王甲一'], [`l${k}.dueOn`, '2026-05-08']]
      if (item) await typeDecision(ctx, { meetingId: id, agendaItemId: item.id, fields: fields.slice(0, 1 + (k % 6)).map(([key, value]) => ({ key, value, baseVersion: 0 })) })
    }),
    recordTyped: (w, n, k) => withMeeting(w, n, async (ctx, id) => {
      const live = at(await ctx.em.find(LiveItem, { meetingId: id }), k)
      if (live) await recordDecision(ctx, { meetingId: id, agendaItemId: live.agendaItemId, serial: live.serial })
    }),
    readBack: (w, n) => withMeeting(w, n, (ctx, id) => markReadBack(ctx, { meetingId: id, asOf: ctx.now })),
    close: (w, n) => withMeeting(w, n, async (ctx, id) => closeMeeting(ctx, await versioned(ctx, id))),
    /** What a secretary does at the end: nothing stays open, what is decided is read back, and the meeting closes. */
    finish: async (w, n, k) => {
      await withMeeting(w, n, async (ctx, id) => {
        for (const [i, item] of (await itemsOf(ctx, id)).filter(x => x.outcome == null).entries()) {
          const outcome = item.topicId == null ? 'NOTED' : at(['DECIDED', 'DEFERRED', 'IN_PRINCIPLE', 'RETURNED'] as const, k + i)!
          await recordOutcome(ctx, { agendaItemId: item.id, version: item.version, outcome, outcomeText: '会议的意见。', resolutions: decides(outcome) ? [duty(i)] : [] })
        }
        await markReadBack(ctx, { meetingId: id, asOf: ctx.now })
      })
      await withMeeting(w, n, async (ctx, id) => closeMeeting(ctx, await versioned(ctx, id)))
    },
    late: (w, n, k) => withMeeting(w, n, async (ctx, id) => {
      const item = at(await itemsOf(ctx, id), k)
      if (item) await addLateResolution(ctx, { agendaItemId: item.id, version: item.version, reason: '记录时漏列', resolution: duty(k) })
    }),
    withdraw: (w, n) => tried(() => act(async ctx => { const t = await ctx.find(Topic, at(w.topics, n) ?? 0, '议题'); await withdrawTopic(ctx, { id: t.id, version: t.version }) })),
    resubmit: (w, n) => tried(() => act(async ctx => {
      const t = at(await ctx.em.find(Topic, { id: { $in: w.topics }, state: 'RETURNED' }), n)
      if (!t) return
      await submitTopic(ctx, step(t))
      await acceptTopic(ctx, step(t))
    })),
    minutes: (w, n) => withMeeting(w, n, async (ctx, id) => { await draftMinutes(ctx, { meetingId: id }); await issueMinutes(ctx, { meetingId: id, issuedOn: TODAY, source: 'OWN' }) }),
    handOver: (_, n) => withAssignment(n, ['LISTED', 'JUDGED'], (ctx, a) => handOverAssignments(ctx, [a.id]), () => 'secretary'),
    sign: (_, n) => withAssignment(n, OPEN, (ctx, a) => signForAssignment(ctx, step(a)), liaison),
    submit: (_, n) => withAssignment(n, OPEN, (ctx, a) => submitAssignment(ctx, { ...step(a), content: '已办结。', evidence: '批复文号' }), liaison),
    giveBack: (_, n) => withAssignment(n, OPEN, (ctx, a) => returnAssignment(ctx, { ...step(a), reason: '佐证不全' }), () => 'secretary'),
    clear: (_, n) => withAssignment(n, OPEN, (ctx, a) => clearAssignment(ctx, { ...step(a), note: '核实无误' }), () => 'secretary'),
    askTime: (_, n) => withAssignment(n, OPEN, (ctx, a) => requestExtension(ctx, { id: a.id, requestedOn: '2026-06-30', reason: '雨季停工' }), liaison),
    giveTime: (_, n) => tried(() => act(async ctx => {
      const e = at(await ctx.em.find(AssignmentExtension, { state: 'REQUESTED' }), n)
      if (e) await decideExtension(ctx, { extensionId: e.id, version: e.version, granted: n % 2 === 0, decision: '已核' })
    })),
    revoke: (_, n) => withAssignment(n, OPEN, (ctx, a) => withdrawAssignment(ctx, { ...step(a), reason: '项目终止' }), () => 'office'),
  }
  /** What is merely still to be done by the office. */
  const PENDING = new Set(['NO_MINUTES'])
  type Step = [name: string, n: number, k: number]
  /** One order that comes everywhere: what is seen on the way is held against the list below. */
  const EVERYWHERE: Step[] = [
    ['hold', 0, 0], ['noteWithDuties', 1, 0], ['decideBare', 1, 0], ['close', 1, 0], ['correctToReturned', 1, 0], ['principle', 1, 0], ['principleBare', 1, 0], ['type', 1, 5], ['close', 1, 0], ['recordTyped', 1, 0],
    ['correctToDecided', 1, 2], ['finish', 1, 0], ['resubmit', 0, 0], ['hold', 0, 0], ['finish', 2, 0], ['late', 2, 1], ['minutes', 2, 0], ['withdraw', 1, 0],
    ...['handOver', 'sign', 'askTime', 'giveTime', 'submit', 'giveBack', 'submit', 'clear', 'handOver', 'sign', 'revoke', 'handOver'].map((name): Step => [name, 0, 0]),
  ]

  it('DF6 loses no topic and no assignment', async () => {
    const seen = { outcomes: new Set<string>(), topics: new Set<string>(), work: new Set<string>() }
    const step = fc.tuple(fc.constantFrom(...Object.keys(ACTIONS)), fc.nat(50), fc.nat(50))
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 50 }), async steps => {
      const w: World = { topics: [], meetings: [] }
      await ACTIONS.topic!(w, 0, 0)
      await ACTIONS.plan!(w, 0, 0)
      for (const [name, n, k] of steps) await ACTIONS[name]!(w, n, k)
      await act(async ctx => {
        for (const id of w.topics) {
          const topic = await ctx.find(Topic, id, '议题')
          const items = await ctx.rows.selectFrom('agendaItem').innerJoin('meeting', 'meeting.id', 'agendaItem.meetingId').select(['meeting.state', 'agendaItem.outcome']).where('agendaItem.topicId', '=', id).execute()
          const live = items.filter(i => ['PLANNED', 'CONVENED', 'IN_SESSION'].includes(i.state))
          expect(live.length, `${topic.title} stands on one agenda while it is scheduled, else on none`).toBe(topic.state === 'SCHEDULED' ? 1 : 0)
          const ended = items.filter(i => i.state === 'CLOSED').map(i => i.outcome)
          if (topic.state === 'DECIDED') expect(ended.some(decides), topic.title).toBe(true)
          if (topic.state === 'NOTED') expect(ended).toContain('NOTED')
          // Each meeting that put it off counts as a round; its number stays.
          expect(topic.round).toBe(1 + ended.filter(o => o === 'DEFERRED' || o === 'RETURNED').length)
          expect(topic.number).toMatch(/^议〔2026〕\d+号$/)
          seen.topics.add(topic.state)
        }
        for (const id of w.meetings) {
          const meeting = (await findMeeting(ctx, id))!
          const chain = (await meetingChain(ctx, meeting))!
          expect(chain.breaks.filter(b => !PENDING.has(b.kind))).toEqual([])
          if (meeting.state !== 'CLOSED') continue
          for (const item of chain.items) {
            seen.outcomes.add(item.outcome!)
            if (!decides(item.outcome)) expect(item.resolutions, item.title).toEqual([])
            for (const r of item.resolutions) expect(r.assignment, r.text).not.toBeNull()
          }
        }
        const open = await ctx.rows.selectFrom('liveMeeting').innerJoin('meeting', 'meeting.id', 'liveMeeting.meetingId').select('meeting.id').where('meeting.state', '=', 'CLOSED').where('liveMeeting.currentItemId', 'is not', null).execute()
        expect(open).toEqual([])
      })
    }), { numRuns: 12, endOnFailure: true, examples: [[EVERYWHERE]] })
    const orphans = await sql<{ n: number }>`select count(*) as n from assignment where sourceType = 'RESOLUTION' and id not in (select assignmentId from resolution where assignmentId is not null)`.execute(office.app.database.read)
    expect(Number(orphans.rows[0]!.n)).toBe(0)
    // An assignment is held by one resolution, and ends cleared with its evidence or withdrawn with its reason.
    const twice = await sql<{ n: number }>`select count(*) as n from resolution where assignmentId is not null group by assignmentId having count(*) > 1`.execute(office.app.database.read)
    expect(twice.rows).toEqual([])
    const ends = await sql<{ state: string; steps: string }>`
      select assignment.state, group_concat(assignmentStep.action) as steps from assignment inner join assignmentStep on assignmentStep.assignmentId = assignment.id where assignment.sourceType = 'RESOLUTION' group by assignment.id, assignment.state`.execute(office.app.database.read)
    for (const { state, steps } of ends.rows) {
      seen.work.add(state)
      for (const word of steps.split(',')) seen.work.add(word)
      if (state === 'CLEARED') expect(steps.split(',')).toEqual(expect.arrayContaining(['handOver', 'sign', 'submit', 'clear']))
      if (state === 'WITHDRAWN') expect(steps.split(',')).toContain('withdraw')
    }
    expect([...seen.outcomes]).toEqual(expect.arrayContaining(['DECIDED', 'IN_PRINCIPLE', 'NOTED', 'DEFERRED', 'RETURNED']))
    expect([...seen.topics]).toEqual(expect.arrayContaining(['DECIDED', 'RETURNED']))
    expect([...seen.work]).toEqual(expect.arrayContaining(['sign', 'submit', 'return', 'clear', 'withdraw', 'CLEARED', 'WITHDRAWN']))
    const extensions = await sql<{ state: string }>`select distinct state from assignmentExtension`.execute(office.app.database.read)
    expect(extensions.rows.map(r => r.state)).toContain('GRANTED')
  }, 240_000)
})

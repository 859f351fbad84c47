import { addDays, instantOf, weekday, type Day } from '../../kernel/day'
import type { Ctx } from '../../platform/context'
import type { DemoScene } from '../../platform/manifest'
import { Assignment } from '../assignment/assignment.entity'
import { handOverAssignments } from '../assignment/listing.service'
import { clearAssignment } from '../assignment/verification.service'
import { signForAssignment, submitAssignment } from '../assignment/work.service'
import { Unit } from '../identity/identity.entity'
import { act, actorOf, castOf, type CountyCast } from '../identity/identity.demo'
import { demoProjects } from '../project/project.demo'
import { regulationOf } from '../regulation/regulation.service'
import { Resolution } from './agenda.entity'
import { itemsOf, putOnAgenda } from './agenda.service'
import { markReadBack } from './live.service'
import { Meeting } from './meeting.entity'
import { openMeeting, planMeeting, sendNotice } from './meeting.service'
import { answerCallDemo, callDemo } from './call.demo'
import { arrangeDemo, prepareComing } from './preparation.demo'
import { draftMinutes, issueMinutes } from './minutes.service'
import { closeMeeting, recordOutcome } from './outcome.service'
import { answerInvitation, checkIn, inviteToMeeting, seatsOf } from './seat.service'
import { Topic } from './topic.entity'
import { acceptTopic, proposeTopic, returnTopic, submitTopic } from './topic.service'
import { DEMO_TOPICS, DONE_WORDS, type DemoTopic } from './topicText.demo'

/** Offices meet on weekdays: a weekend becomes the Friday before. */
const workday = (day: Day): Day => addDays(day, -Math.max(0, weekday(day) - 5))
const at = <T>(all: readonly T[], n: number): T => all[n % all.length]!

interface Told {
  scene: DemoScene
  cast: CountyCast
  /** Runs on from topic to topic, so that no two meetings have the same. */
  next: number
  series: string
  /** Where the text names nobody in particular. */
  chairPostId: number | null
}

const meetingOf = async (ctx: Ctx, id: number) => ({ id, version: (await ctx.find(Meeting, id, '会议')).version })
const topicOf = async (ctx: Ctx, id: number) => ({ id, version: (await ctx.find(Topic, id, '议题')).version })

/** The next topic of the county's list, about the next of its projects, as far as it is to go. */
async function tell(ctx: Ctx, t: Told, until: 'draft' | 'submit' | 'return' | 'pool', unit?: string): Promise<{ id: number; text: DemoTopic }> {
  const n = t.next++
  const text = at(DEMO_TOPICS, n)
  const projects = demoProjects(t.scene, t.cast).filter(p => p.stage === 'PREPARING' || p.stage === 'BUILDING')
  const project = text.title.includes('{p}') ? projects[(n * 5) % Math.max(1, projects.length)] : undefined
  const name = project?.name ?? `${t.cast.county.shortName}城区综合管网改造项目`
  const id = await proposeTopic(ctx, {
    title: text.title.replace('{p}', `“${name}”`).replace('{c}', t.cast.county.name).slice(0, 120), problem: text.problem, request: text.request, proposedDecision: text.decision,
    onProblem: text.onProblem, proposerUnitId: t.cast.units.get(unit ?? project?.unit ?? text.unit) ?? t.cast.units.get(text.unit)!, projectId: unit ? null : (project?.id ?? null),
    seriesCode: t.series, minutes: text.minutes,
  })
  if (until === 'draft') return { id, text }
  await submitTopic(ctx, await topicOf(ctx, id))
  if (until === 'pool') await acceptTopic(ctx, await topicOf(ctx, id))
  if (until === 'return') await returnTopic(ctx, { ...(await topicOf(ctx, id)), reason: '请补充资金来源说明和项目现场照片，写明需要会议协调的具体单位。' })
  return { id, text }
}

const EXTRA = ['发展和改革局', '自然资源局', '财政局', '住房和城乡建设局', '行政审批服务管理局', '生态环境分局']

/** A meeting with topics, its notice sent. */
async function convene(ctx: Ctx, t: Told, heldOn: Day, topicIds: readonly number[], before?: (meetingId: number) => Promise<void>): Promise<number> {
  const place = `${t.cast.county.name}政府二楼会议室`
  const id = await planMeeting(ctx, { seriesCode: t.series, heldAt: instantOf(heldOn, '09:00'), place, chairPostId: t.chairPostId, budgetMinutes: 90 })
  await putOnAgenda(ctx, { meetingId: id, topicIds })
  const seats = await seatsOf(ctx, id)
  const extra = EXTRA.map(u => t.cast.units.get(u)!).filter(unitId => !seats.some(s => s.unitId === unitId && s.kind !== 'CHAIR'))
  if (seats.length < 6) await inviteToMeeting(ctx, { meetingId: id, seats: extra.map(unitId => ({ unitId, kind: 'MEMBER' })) })
  await arrangeDemo(ctx, t.cast, id, topicIds)
  await before?.(id)
  await sendNotice(ctx, await meetingOf(ctx, id))
  return id
}

interface Duty {
  id: number
  /** Short name of the responsible unit. */
  unit: string
}

/** Opens, records every item, closes. One topic of the meeting is deferred where it is said. */
async function hold(ctx: Ctx, t: Told, id: number, told: readonly { id: number; text: DemoTopic }[], defer: boolean): Promise<Duty[]> {
  const m = await ctx.find(Meeting, id, '会议')
  for (const [i, seat] of (await seatsOf(ctx, id)).entries()) {
    const own = { id: seat.id, version: seat.version }
    if (i % 7 === 5) await answerInvitation(ctx, { ...own, answer: 'DECLINED', reason: '参加上级业务会议' })
    else await checkIn(ctx, { ...own, standInName: i % 7 === 3 ? '分管副职' : null })
  }
  await openMeeting(ctx, await meetingOf(ctx, id))
  for (const [i, item] of (await itemsOf(ctx, id)).entries()) {
    const text = told.find(x => x.id === item.topicId)?.text
    const record = { agendaItemId: item.id, version: item.version }
    if (!text) await recordOutcome(ctx, { ...record, outcome: 'NOTED', outcomeText: item.topicId == null ? '对未办结事项持续跟踪，下次会议报告结果' : '同意上次研究的意见' })
    else if (defer && item.topicId === told.at(-1)!.id) await recordOutcome(ctx, { ...record, outcome: 'DEFERRED', outcomeText: '方案尚不成熟，由提请单位完善后再议' })
    else
      await recordOutcome(ctx, {
        ...record, outcome: 'DECIDED', outcomeText: text.outcomeText,
        resolutions: text.duties.map(d => ({
          text: d.text, onProblem: text.onProblem, unitId: t.cast.units.get(d.unit)!, responsiblePostId: t.cast.posts.get(`${d.unit}.head`)!, dueOn: addDays(m.heldOn, d.days + (i % 3) * 2), standard: d.standard,
        })),
      })
  }
  await markReadBack(ctx, { meetingId: id, asOf: ctx.now })
  await closeMeeting(ctx, await meetingOf(ctx, id))
  const shortNames = new Map((await ctx.em.find(Unit, {})).map(u => [u.id, u.shortName]))
  return (await ctx.em.find(Resolution, { meetingId: id })).flatMap(r => (r.assignmentId == null ? [] : [{ id: r.assignmentId, unit: shortNames.get(r.unitId!)! }]))
}

/** The work after a meeting: handed over, signed for, done, cleared, as far as the days have gone. */
async function follow(t: Told, heldOn: Day, duties: readonly Duty[], months: number): Promise<void> {
  const { scene, cast } = t
  const version = async (ctx: Ctx, id: number) => (await ctx.find(Assignment, id, '交办事项')).version
  const secretary = actorOf(cast, 'secretary')
  await act(scene, secretary, ctx => handOverAssignments(ctx, duties.map(d => d.id)), instantOf(addDays(heldOn, 1), '10:00'))
  if (months < 2) return
  for (const [i, { id, unit }] of duties.entries()) {
    const done = months > 2 || i % 2 === 0
    await act(scene, actorOf(cast, `${unit}.liaison`), async ctx => {
      await signForAssignment(ctx, { id, version: await version(ctx, id) })
      const [content, evidence] = at(DONE_WORDS, i)
      if (done) await submitAssignment(ctx, { id, version: await version(ctx, id), content, evidence })
    }, instantOf(addDays(heldOn, 8 + i), '15:00'))
    if (done) await act(scene, secretary, async ctx => clearAssignment(ctx, { id, version: await version(ctx, id), note: '材料齐全，核实无误。' }), instantOf(addDays(heldOn, 11 + i), '10:00'))
  }
}

const MONTHS = [4, 3, 2, 1]
/** 泾川 names 县政府分管领导, 龙亭 nobody. */
const CHAIRS: Readonly<Record<string, string>> = { 'jingchuan-2023': 'deputy', 'longting-2022': 'head' }

async function fillCounty(scene: DemoScene, cast: CountyCast): Promise<void> {
  const secretary = actorOf(cast, 'secretary')
  const series = (await regulationOf(scene.system.ctx(secretary))).pack.data.series[0]
  if (!series) return
  const t: Told = { scene, cast, next: Number(cast.county.code) % DEMO_TOPICS.length, series: series.code, chairPostId: CHAIRS[cast.county.pack] ? cast.posts.get(CHAIRS[cast.county.pack]!)! : null }
  for (const months of MONTHS) {
    const heldOn = workday(addDays(scene.today, -30 * months + 3))
    const { id, told } = await act(scene, secretary, async ctx => {
      const told = []
      for (let i = 0; i < 3; i++) told.push(await tell(ctx, t, 'pool'))
      return { id: await convene(ctx, t, heldOn, told.map(x => x.id)), told }
    }, instantOf(addDays(heldOn, -6), '16:00'))
    const duties = await act(scene, secretary, ctx => hold(ctx, t, id, told, months === 1), instantOf(heldOn, '11:00'))
    await follow(t, heldOn, duties, months)
    if (months > 1)
      await act(scene, secretary, async ctx => {
        await draftMinutes(ctx, { meetingId: id, recorder: secretary.userName, copiesTo: '人大常委会办公室、政协办公室、纪委监委' })
        await issueMinutes(ctx, { meetingId: id, issuedOn: ctx.today, source: 'OWN' })
      }, instantOf(addDays(heldOn, 2), '17:00'))
  }
  await fillComing(t)
}

/** This month's meeting with its agenda and half the answers, and a pool for the one after. */
async function fillComing(t: Told): Promise<void> {
  const { scene, cast } = t
  const secretary = actorOf(cast, 'secretary')
  const pooled: number[] = []
  const id = await act(scene, secretary, async ctx => {
    const told = []
    for (let i = 0; i < 3; i++) told.push(await tell(ctx, t, 'pool'))
    const meetingId = await convene(ctx, t, workday(addDays(scene.today, 6)), told.map(x => x.id), id => callDemo(ctx, id))
    for (let i = 0; i < 3; i++) pooled.push((await tell(ctx, t, 'pool')).id)
    await tell(ctx, t, 'submit')
    return meetingId
  }, instantOf(addDays(scene.today, -1), '15:00'))
  await act(scene, secretary, async ctx => {
    for (const [i, seat] of (await seatsOf(ctx, id)).entries()) {
      const own = { id: seat.id, version: seat.version }
      if (i % 3 === 0) await answerInvitation(ctx, { ...own, answer: 'ACCEPTED' })
      if (i === 4) await answerInvitation(ctx, { ...own, answer: 'STAND_IN', standInName: '分管副职', reason: '外出学习' })
    }
  })
  await act(scene, actorOf(cast, '水务局.liaison'), async ctx => {
    await tell(ctx, t, 'draft', '水务局')
    await tell(ctx, t, 'submit', '水务局')
  }, instantOf(scene.today, '08:30'))
  await act(scene, secretary, ctx => tell(ctx, t, 'return', '水务局'), instantOf(scene.today, '08:40'))
  await answerCallDemo(scene, cast, id)
  await prepareComing(scene, cast, { meetingId: id, seriesCode: t.series, pooled })
}

/** Four meetings that were held, one to come, a pool; what was decided is followed up. */
export async function fillMeetings(scene: DemoScene): Promise<void> {
  for (const cast of castOf(scene)) await fillCounty(scene, cast)
}

import { addDays, instantOf, weekday, type Day } from '../../kernel/day'
import type { Actor, Ctx } from '../../platform/context'
import type { DemoScene } from '../../platform/manifest'
import { countyRows } from '../../platform/rows'
import { act, actorOf, castOf, type CountyCast } from '../identity/identity.demo'
import { Assignment, AssignmentNote } from './assignment.entity'
import { handOverAssignment, judgeAssignment, listAssignments } from './listing.service'
import { routineMatters } from './routine.demo'
import { resumeAssignmentClock, stopAssignmentClock } from './stop.service'
import { JUDGEMENTS, PINNED, REPORTS, RESULTS, RETURN_REASONS, TOPICS, type DemoTopic } from './topics.demo'
import { clearAssignment, requestExtension, returnAssignment, withdrawAssignment } from './verification.service'
import { confirmNote, noteProgress, signForAssignment, submitAssignment } from './work.service'

/** How far a demo matter has come, and when: days before the scene's day for listing and submitting, days from it for the deadline. */
export interface Course {
  until: 'list' | 'judge' | 'handOver' | 'sign' | 'note' | 'draft' | 'extension' | 'submit' | 'return' | 'clear' | 'withdraw'
  listed: number
  due: number
  /** Days before the scene's day on which it is handed in; by the deadline when absent. */
  submitted?: number
  /** The clock stood still for a while. */
  stopped?: boolean
}

const COURSES: readonly Course[] = [
  { until: 'clear', listed: 96, due: -60 }, { until: 'clear', listed: 92, due: -58 }, { until: 'clear', listed: 88, due: -62 },
  { until: 'clear', listed: 81, due: -50 }, { until: 'clear', listed: 76, due: -52 }, { until: 'clear', listed: 70, due: -33 },
  { until: 'clear', listed: 66, due: -40 }, { until: 'clear', listed: 61, due: -22 }, { until: 'clear', listed: 58, due: -30 },
  { until: 'note', listed: 55, due: -12 }, { until: 'withdraw', listed: 54, due: -5 }, { until: 'note', listed: 50, due: -6 },
  { until: 'return', listed: 47, due: -3 }, { until: 'extension', listed: 44, due: -2 }, { until: 'submit', listed: 41, due: -1 },
  { until: 'note', listed: 38, due: 1 }, { until: 'submit', listed: 36, due: 4 }, { until: 'draft', listed: 34, due: 3 },
  { until: 'return', listed: 32, due: 6 }, { until: 'note', listed: 30, due: 9 }, { until: 'submit', listed: 28, due: 8 },
  { until: 'note', listed: 25, due: 14 }, { until: 'sign', listed: 22, due: 17 }, { until: 'extension', listed: 20, due: 5 },
  { until: 'draft', listed: 18, due: 20 }, { until: 'sign', listed: 15, due: 24 }, { until: 'submit', listed: 14, due: 12 },
  { until: 'handOver', listed: 6, due: 28 }, { until: 'handOver', listed: 4, due: 30 }, { until: 'judge', listed: 3, due: 33 },
  { until: 'list', listed: 2, due: 35 }, { until: 'list', listed: 1, due: 40 },
]

interface Event {
  on: Day
  /** Minutes after 09:00. */
  order: number
  actor: Actor
  run: (ctx: Ctx) => Promise<unknown>
}

/** Offices work on weekdays: a Saturday or Sunday becomes the Friday before. */
const workdayOf = (day: Day): Day => addDays(day, -Math.max(0, weekday(day) - 5))

const GENERIC = /重点项目|建设项目|项目|产业园|生产线|工程|建设|改造|扩建|新建|解决|办理|完成|协调/g

/** The project that a matter's title speaks of: it shares a word of three characters or more with its name. Most matters are about none. */
function projectNamed<P extends { name: string }>(title: string, projects: readonly P[]): P | null {
  const words = title.split(GENERIC).flatMap(part => Array.from({ length: Math.max(0, part.length - 2) }, (_, i) => part.slice(i, i + 3)))
  return projects.find(p => words.some(word => p.name.includes(word))) ?? null
}

const pick = <T>(from: readonly T[], n: number): T => from[n % from.length]!

interface Matter {
  index: number
  topic: DemoTopic
  course: Course
  unit: string
  project: { id: number; name: string } | null
  leader: string
  id: number
}

const versioned = async (ctx: Ctx, id: number) => ({ id, version: (await ctx.find(Assignment, id, '交办事项')).version })

function eventsOf(cast: CountyCast, today: Day, m: Matter): Event[] {
  const { course, topic, index } = m
  const office = actorOf(cast, index % 3 ? 'secretary' : 'secretary2')
  const liaison = actorOf(cast, `${m.unit}.liaison`)
  const handler = actorOf(cast, `${m.unit}.handler`)
  const events: Event[] = []
  let last = course.listed
  /** A step never lies before the one it follows. */
  const at = (daysAgo: number, actor: Actor, run: Event['run']) => {
    last = Math.max(0, Math.min(last, daysAgo))
    events.push({ on: workdayOf(addDays(today, -last)), order: events.length * 25 + (index % 9), actor, run })
  }
  const source = topic.source ?? 'MANUAL'
  at(course.listed, office, async ctx => {
    const [id] = await listAssignments(ctx, [{
      sourceType: source, sourceId: null,
      sourceText: source === 'FINDING' ? '项目办现场核查' : null,
      title: topic.title, content: m.project ? `${topic.content}（涉及项目：${m.project.name}）` : topic.content, standard: topic.standard,
      unitId: cast.units.get(m.unit)!, assistingUnitIds: topic.assisting?.map(name => cast.units.get(name)!) ?? null,
      responsiblePostId: cast.posts.get(`${m.unit}.head`)!, leadOfficialPostId: cast.posts.get(m.leader)!, projectId: m.project?.id ?? null,
      dueOn: workdayOf(addDays(today, course.due)),
    }])
    m.id = id!
  })
  if (course.until === 'list') return events
  let days = course.listed - 1
  if (source === 'PROBLEM' || course.until === 'judge') {
    // A leader who writes on paper: the office enters it by the paper.
    const paper = index % 4 === 1 ? { leaderPostId: cast.posts.get(m.leader)!, evidence: `批示件〔${today.slice(0, 4)}〕${20 + index}号` } : null
    at(days--, paper ? office : actorOf(cast, m.leader), async ctx => judgeAssignment(ctx, { ...(await versioned(ctx, m.id)), judgement: pick(JUDGEMENTS, index), ...paper }))
  }
  if (course.until === 'judge') return events
  at(days--, office, async ctx => handOverAssignment(ctx, await versioned(ctx, m.id)))
  if (course.until === 'handOver') return events
  at(days--, liaison, async ctx => signForAssignment(ctx, await versioned(ctx, m.id)))
  if (course.until === 'sign') return events
  const note = (ago: number, n: number) => at(ago, liaison, ctx => noteProgress(ctx, { id: m.id, content: topic.report ?? pick(REPORTS, n) }))
  note(Math.floor(days * 0.7), index)
  if (course.stopped) {
    at(Math.floor(days * 0.65), office, ctx => stopAssignmentClock(ctx, { id: m.id, reason: '等待市级主管部门组织专家评审' }))
    at(Math.floor(days * 0.4), office, ctx => resumeAssignmentClock(ctx, m.id))
  }
  if (course.until === 'withdraw')
    at(Math.floor(days * 0.5), actorOf(cast, 'office'), async ctx => withdrawAssignment(ctx, { ...(await versioned(ctx, m.id)), reason: '项目业主已调整建设方案，此事项不再需要办理。' }))
  if (course.until === 'draft') {
    at(Math.floor(days * 0.5), handler, ctx => noteProgress(ctx, { id: m.id, content: pick(REPORTS, index + 1) }))
    at(Math.floor(days * 0.45), liaison, async ctx => {
      const draft = await ctx.em.findOneOrFail(AssignmentNote, { assignmentId: m.id, state: 'DRAFT' })
      await confirmNote(ctx, { noteId: draft.id, version: draft.version })
    })
    at(1, handler, ctx => noteProgress(ctx, { id: m.id, content: pick(REPORTS, index + 2) }))
  }
  if (course.until === 'note') note(2, index + 1)
  if (course.until === 'extension')
    at(3, liaison, ctx => requestExtension(ctx, { id: m.id, requestedOn: workdayOf(addDays(today, course.due + 20)), reason: '上级审核环节补正两次，原定时限不足，申请顺延。' }))
  if (!['submit', 'return', 'clear'].includes(course.until)) return events
  const submitAgo = course.submitted ?? (course.until === 'clear' ? -course.due + (index % 4 === 2 ? -5 : 4) : 5)
  const submit = (ago: number) =>
    at(ago, liaison, async ctx => submitAssignment(ctx, { ...(await versioned(ctx, m.id)), content: topic.result ?? pick(RESULTS, index), evidence: `${m.unit}函〔${today.slice(0, 4)}〕${12 + index}号` }))
  submit(submitAgo)
  if (course.until === 'return' || (course.until === 'clear' && index % 5 === 1)) {
    at(submitAgo - 2, office, async ctx => returnAssignment(ctx, { ...(await versioned(ctx, m.id)), reason: pick(RETURN_REASONS, index) }))
    if (course.until === 'clear') submit(submitAgo - 5)
  }
  if (course.until === 'clear')
    at(submitAgo - 8, actorOf(cast, index % 2 ? 'secretary' : 'office'), async ctx => clearAssignment(ctx, { ...(await versioned(ctx, m.id)), note: '经现场核实和材料审核，达到解决标准，予以销号。' }))
  return events
}

async function fillCounty(scene: DemoScene, cast: CountyCast, seed: number): Promise<void> {
  const secretary = actorOf(cast, 'secretary')
  const projects = await act(scene, secretary, ctx =>
    countyRows(ctx, 'project').select(['project.id', 'project.name']).where('project.exitedOn', 'is', null).orderBy('project.id').execute())
  const towns = cast.county.townships.split(' ')
  const events = COURSES.flatMap((course, index) => {
    const last = index === COURSES.length - 1
    // The last matter comes back: it repeats one that was cleared, on the same project if any.
    const topic = last ? TOPICS.at(-1)! : PINNED[index] ?? pick(TOPICS.slice(0, -1), index === 1 ? 1 : index + (index > 1 ? seed * 3 : 0))
    const matter: Matter = {
      index, topic, course, unit: topic.unit === 'TOWN' ? pick(towns, index + seed) : topic.unit,
      project: projectNamed(topic.title, projects),
      leader: pick(['deputy', 'deputy2', 'deputy3', 'deputy4'], index + seed), id: 0,
    }
    return eventsOf(cast, scene.today, matter)
  }).concat(routineMatters(scene.today, towns).flatMap(({ topic, course }, i) =>
    eventsOf(cast, scene.today, { index: COURSES.length + i, topic, course, unit: topic.unit, project: null, leader: pick(['deputy', 'deputy2', 'deputy3', 'deputy4'], i), id: 0 }),
  )).sort((a, b) => a.on.localeCompare(b.on) || a.order - b.order)
  for (let i = 0; i < events.length; ) {
    const { on, actor, order } = events[i]!
    const together: Event[] = []
    for (; i < events.length && events[i]!.on === on && events[i]!.actor === actor; i++) together.push(events[i]!)
    await act(scene, actor, async ctx => { for (const event of together) await event.run(ctx) }, instantOf(on, '09:00') + order * 60_000)
  }
}

/** Thirty-two matters a county, from listed to cleared, some overdue, one that has come back; and what is routine each month. */
export async function fillAssignments(scene: DemoScene): Promise<void> {
  for (const [seed, cast] of castOf(scene).entries()) {
    const filled = await act(scene, actorOf(cast, 'secretary'), ctx => countyRows(ctx, 'assignment').select('assignment.id').limit(1).execute())
    if (!filled.length) await fillCounty(scene, cast, seed)
  }
}

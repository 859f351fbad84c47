import type { Day } from '../../kernel/day'
import { dueAfterWorkdays, type WorkCalendar } from '../../kernel/workday'
import type { Ctx } from '../../platform/context'
import type { Database } from '../../platform/database'
import { shared } from '../../platform/executor'
import { countyRows } from '../../platform/rows'
import { calendarOf } from '../calendar/calendar.service'
import { hearsWhole } from './agenda.query'
import type { Outcome } from './agenda.rules'
import { holdersOn } from './attendance.query'
import { contestedOf, draftOf, elapsedAt, wordsOf, type Draft } from './draft.rules'
import { recogniseDuty, type Directory } from './duty.rules'
import { isLate, outcomeShown, typingOf, viewForUnits, type LiveItemState, type LiveLine, type LiveState } from './live.rules'
import { findMeeting } from './meeting.query'
import { MEETING_STATES } from './meeting.rules'
import { lintResolution } from './resolution.rules'
import { roundText } from './topic.rules'

interface Known extends Directory {
  at: number
  calendar: WorkCalendar
}
const directories = new WeakMap<Database, Map<string, Known>>()
const DIRECTORY_MS = 30_000

/** Units, posts and their holders of the county, kept for half a minute: they are asked for at every change. */
async function directoryOf(ctx: Ctx): Promise<Known> {
  const kept = directories.get(ctx.database) ?? new Map<string, Known>()
  directories.set(ctx.database, kept)
  const key = `${ctx.jurisdictionId}:${ctx.today}`
  const known = kept.get(key)
  if (known && Math.abs(ctx.now - known.at) < DIRECTORY_MS) return known
  const units = await countyRows(ctx, 'unit').select(['unit.id', 'unit.name', 'unit.shortName']).where('unit.active', '=', 1 as never).execute()
  const posts = await countyRows(ctx, 'post').select(['post.id', 'post.unitId', 'post.name', 'post.role']).where('post.active', '=', 1 as never).orderBy('post.ordinal').execute()
  const holders = await holdersOn(ctx, posts.map(p => p.id), ctx.today)
  const made = { at: ctx.now, units, posts: posts.map(p => ({ ...p, holder: holders.get(p.id) ?? null })), calendar: await calendarOf(ctx) }
  if (kept.size > 200) kept.clear()
  kept.set(key, made)
  return made
}

/** The recorded outcome and resolutions of items, as a draft goes on from them. */
export async function recordedItems(ctx: Ctx, meetingId: number) {
  const items = await countyRows(ctx, 'agendaItem').select(['agendaItem.id', 'agendaItem.outcome', 'agendaItem.outcomeText', 'agendaItem.heard']).where('agendaItem.meetingId', '=', meetingId).execute()
  const resolutions = Map.groupBy(
    await countyRows(ctx, 'resolution')
      .select(['resolution.id', 'resolution.agendaItemId', 'resolution.text', 'resolution.unitId', 'resolution.responsiblePostId', 'resolution.responsiblePerson', 'resolution.dueOn', 'resolution.standard', 'resolution.onProblem'])
      .where('resolution.meetingId', '=', meetingId)
      .orderBy('resolution.ordinal')
      .execute(),
    r => r.agendaItemId)
  return new Map(items.map(i => [i.id, { ...i, resolutions: resolutions.get(i.id) ?? [] }]))
}

/** An instant as a number: drivers give big numbers as text. */
const instant = (value: number | string | null | undefined): number | null => (value == null ? null : Number(value))

/** The whole of a meeting as it goes on; null for no such meeting of the county. Narrowed for who hears less by `viewFor`. */
export async function loadLive(ctx: Ctx, meetingId: number): Promise<LiveState | null> {
  const m = await countyRows(ctx, 'meeting')
    .leftJoin('liveMeeting', 'liveMeeting.meetingId', 'meeting.id')
    .select([
      'meeting.id', 'meeting.title', 'meeting.state', 'meeting.heldAt', 'meeting.heldOn', 'meeting.openedAt', 'meeting.place', 'liveMeeting.revision', 'liveMeeting.structure',
      'liveMeeting.currentItemId', 'liveMeeting.readBackAt', 'liveMeeting.readBackBy',
    ])
    .where('meeting.id', '=', meetingId)
    .executeTakeFirst()
  if (!m) return null
  const rows = await countyRows(ctx, 'agendaItem')
    .leftJoin('topic', 'topic.id', 'agendaItem.topicId')
    .leftJoin('unit', 'unit.id', 'topic.proposerUnitId')
    .leftJoin('project', 'project.id', 'topic.projectId')
    .leftJoin('liveItem', 'liveItem.agendaItemId', 'agendaItem.id')
    .select([
      'agendaItem.id', 'agendaItem.version', 'agendaItem.topicId', 'topic.number as topicNumber', 'agendaItem.title', 'topic.proposerUnitId', 'unit.name as proposerUnitName',
      'project.name as projectName', 'agendaItem.round', 'topic.request', 'topic.proposedDecision', 'agendaItem.minutes', 'agendaItem.outcome', 'agendaItem.changedAt', 'topic.onProblem', 'liveItem.startedAt', 'liveItem.elapsedMs',
      'liveItem.serial', 'liveItem.recordedSerial', 'liveItem.fields',
    ])
    .where('agendaItem.meetingId', '=', meetingId)
    .orderBy('agendaItem.ordinal')
    .orderBy('agendaItem.id')
    .execute()
  const recorded = await recordedItems(ctx, meetingId)
  const seats = await countyRows(ctx, 'attendance').select(['attendance.state', 'attendance.checkedInAt']).where('attendance.meetingId', '=', meetingId).execute()
  const directory = await directoryOf(ctx)
  const heldAt = Number(m.heldAt)
  const openedAt = instant(m.openedAt)
  const drafts = rows.map(r => ({ id: r.id, draft: r.fields ? (JSON.parse(r.fields) as Draft) : draftOf(recorded.get(r.id)!, r.serial ?? 0) }))
  const items = rows.map(({ round, outcome, changedAt, fields: _fields, recordedSerial, ...r }, i): LiveItemState => {
    const draft = drafts[i]!.draft
    const words = wordsOf(draft)
    const clock = { startedAt: instant(r.startedAt), elapsedMs: Number(r.elapsedMs ?? 0) }
    const stamps = [...Object.values(draft).map(f => f.at), Number(changedAt ?? 0)].filter(at => at > 0)
    return {
      ...r, ...clock, ...outcomeShown(words.outcome ?? outcome), ordinal: i + 1, roundText: roundText(round), current: m.currentItemId === r.id,
      overAt: clock.startedAt === null ? null : clock.startedAt + r.minutes * 60_000 - clock.elapsedMs,
      outcomeText: words.outcomeText, heard: words.heard, serial: r.serial ?? 0, recorded: outcome !== null, unrecorded: (r.serial ?? 0) > (recordedSerial ?? 0), contested: contestedOf(draft).length > 0, onProblem: Boolean(r.onProblem),
      changedAt: stamps.length ? Math.max(...stamps) : null, lines: words.lines.map(line => lineShown(line, directory, m.heldOn, words.outcome ?? outcome)),
      fields: Object.entries(draft).map(([key, field]) => ({ key, ...field })),
    }
  })
  const readBackAt = instant(m.readBackAt)
  return {
    meetingId: m.id, revision: m.revision ?? 0, structure: m.structure ?? 0, title: m.title, state: m.state, stateLabel: MEETING_STATES[m.state], heldAt, place: m.place, asOf: ctx.now,
    seatCount: seats.length, presentCount: seats.filter(s => s.state === 'PRESENT').length, lateCount: seats.filter(s => isLate(instant(s.checkedInAt), heldAt, openedAt)).length,
    readBackAt, readBackBy: m.readBackBy ?? null, changedSinceReadBack: readBackAt !== null && items.some(i => (i.changedAt ?? 0) > readBackAt),
    items, currentItemId: m.currentItemId ?? null, current: items.find(i => i.current) ?? null, currentHidden: false, typing: typingOf(drafts, ctx.now),
  }
}

function lineShown(line: ReturnType<typeof wordsOf>['lines'][number], directory: Known, heldOn: Day, outcome: Outcome | null): LiveLine {
  const unitName = directory.units.find(u => u.id === line.unitId)?.name ?? null
  const post = directory.posts.find(p => p.id === line.postId)
  const personText = post ? (post.holder ? `${post.holder}（${post.name}）` : post.name) : line.person
  const empty = { unitId: line.unitId === null, postId: line.postId === null && !line.person, dueOn: line.dueOn === null, standard: !line.standard }
  return {
    ...line, unitName, personText,
    marks: lintResolution({ text: line.text, unit: unitName, person: personText, dueOn: line.dueOn, standard: line.standard, outcome }),
    // A person is only offered for the unit that is chosen, or offered with it.
    hints: recogniseDuty(line.text, directory, heldOn, n => (n > 0 && n <= 250 ? dueAfterWorkdays(heldOn, n, directory.calendar).dueOn : null))
      .filter(h => empty[h.field] && (h.field !== 'postId' || line.unitId === null || directory.posts.find(p => p.id === Number(h.value))?.unitId === line.unitId)),
  }
}

/** What an actor hears of a meeting; null where it is none of theirs. */
export interface Ears {
  whole: boolean
  unitIds: readonly number[]
}

export async function earsOf(ctx: Ctx, meetingId: number): Promise<Ears | null> {
  if (!(await findMeeting(ctx, meetingId))) return null
  return { whole: await hearsWhole(ctx, meetingId), unitIds: ctx.actor.unitIds }
}

const views = new WeakMap<LiveState, Map<string, LiveState>>()

/** The state as these ears hear it: one object for all who hear the same, so that it is executed and read once. */
export function viewFor(state: LiveState, ears: Ears): LiveState {
  if (ears.whole) return shared(state)
  const known = views.get(state) ?? new Map<string, LiveState>()
  views.set(state, known)
  const key = ears.unitIds.join()
  const view = known.get(key) ?? viewForUnits(state, ears.unitIds)
  known.set(key, view)
  return shared(view)
}

/** The meetings that minutes are of. */
export const meetingsOfMinutes = async (ctx: Ctx, minutesIds: readonly number[]): Promise<number[]> =>
  minutesIds.length ? (await countyRows(ctx, 'minutes').select('minutes.meetingId').where('minutes.id', 'in', minutesIds).execute()).map(r => r.meetingId) : []

/** Revisions of meetings, across counties: whether somebody else's change was missed. */
export async function revisionsOf(database: Database, meetingIds: readonly number[]): Promise<Map<number, number>> {
  if (!meetingIds.length) return new Map()
  const rows = await database.read.selectFrom('liveMeeting').select(['meetingId', 'revision']).where('meetingId', 'in', meetingIds).execute()
  return new Map(rows.map(r => [r.meetingId, r.revision]))
}

/** Milliseconds that an item has taken by now. */
export const spent = (ctx: Ctx, clock: { startedAt?: number | null; elapsedMs: number }): number =>
  elapsedAt({ startedAt: clock.startedAt ?? null, elapsedMs: clock.elapsedMs }, ctx.now)

import { verdictOf, type Verdict } from '../../kernel/verdict'
import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { mayDo } from '../identity/permission.service'
import { judgeFor } from '../regulation/regulation.service'
import { platformWord } from './action.query'
import { obstacleLink, obstaclesOf, type ClosingItem } from './closing.rules'
import { contestedOf, typedAt, type Draft } from './draft.rules'

/** An instant as a number: drivers give big numbers as text. */
const instant = (value: number | string | null | undefined): number | null => (value == null ? null : Number(value))

/** All that stands in the way of a meeting's close, each with the place where it is removed (P3). */
export async function closeObstacles(ctx: Ctx, meetingId: number) {
  const rows = await countyRows(ctx, 'agendaItem')
    .leftJoin('liveItem', 'liveItem.agendaItemId', 'agendaItem.id')
    .select([
      'agendaItem.id', 'agendaItem.topicId', 'agendaItem.title', 'agendaItem.outcome', 'agendaItem.outcomeText', 'agendaItem.changedAt', 'liveItem.serial', 'liveItem.recordedSerial', 'liveItem.fields',
    ])
    .where('agendaItem.meetingId', '=', meetingId)
    .orderBy('agendaItem.ordinal')
    .orderBy('agendaItem.id')
    .execute()
  const resolutions = Map.groupBy(
    await countyRows(ctx, 'resolution')
      .select(['resolution.agendaItemId', 'resolution.ordinal', 'resolution.text', 'resolution.onProblem', 'resolution.unitId', 'resolution.dueOn'])
      .where('resolution.meetingId', '=', meetingId)
      .orderBy('resolution.ordinal')
      .execute(),
    r => r.agendaItemId)
  const live = await countyRows(ctx, 'liveMeeting').select('liveMeeting.readBackAt').where('liveMeeting.meetingId', '=', meetingId).executeTakeFirst()
  const items = rows.map((r): ClosingItem => {
    const draft = r.fields ? (JSON.parse(r.fields) as Draft) : {}
    const changedAt = Math.max(typedAt(draft), instant(r.changedAt) ?? 0)
    return {
      id: r.id, ofTopic: r.topicId !== null, title: r.title, outcome: r.outcome, outcomeText: r.outcomeText,
      resolutions: (resolutions.get(r.id) ?? []).map(o => ({ ...o, onProblem: Boolean(o.onProblem) })),
      unrecorded: (r.serial ?? 0) > (r.recordedSerial ?? 0), contested: contestedOf(draft).length > 0, changedAt: changedAt || null,
    }
  })
  return obstaclesOf(items, instant(live?.readBackAt)).map(o => ({ ...o, link: obstacleLink(meetingId, o) }))
}

/** What is in the way, for who may close the meeting; empty for all others, and while it is not in session. */
export const meetingObstacles = async (ctx: Ctx, m: { id: number; state: string }) => (m.state === 'IN_SESSION' && mayDo(ctx, 'meeting.manage') ? closeObstacles(ctx, m.id) : [])

/**
 * Whether a meeting may close: the county's and the platform's rules, which name what has no outcome, and every other obstacle. The button
 * and the refusal say the same.
 */
export async function judgeClose(ctx: Ctx, meetingId: number, facts: Parameters<typeof judgeFor>[2]): Promise<Verdict> {
  const { explanations } = await judgeFor(ctx, 'meeting.close', facts)
  const found = await closeObstacles(ctx, meetingId)
  return verdictOf([...explanations, ...found.filter(o => o.kind !== 'UNDECIDED').map(o => platformWord(`platform.meeting.close.${o.kind}`, o.text))])
}

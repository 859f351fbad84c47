import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { hearsWhole } from './agenda.query'
import { agendaDiff, VERSION_CAUSES, type FrozenItem } from './version.rules'

/** The agenda's lines as they stand now. */
export const linesOf = async (ctx: Ctx, meetingId: number): Promise<FrozenItem[]> =>
  countyRows(ctx, 'agendaItem')
    .leftJoin('topic', 'topic.id', 'agendaItem.topicId')
    .leftJoin('unit', 'unit.id', 'topic.proposerUnitId')
    .select(['agendaItem.id', 'agendaItem.title', 'unit.name as unit', 'agendaItem.minutes'])
    .where('agendaItem.meetingId', '=', meetingId)
    .orderBy('agendaItem.ordinal')
    .orderBy('agendaItem.id')
    .execute()

/**
 * The frozen versions of a meeting's agenda, the latest first, each with what changed since the one before; ahead of them what
 * has changed since the last. Nothing for a guest, who sees its own topics only.
 */
export async function listVersions(ctx: Ctx, meetingId: number) {
  if (!(await hearsWhole(ctx, meetingId))) return { versions: [], pending: [] }
  const rows = await countyRows(ctx, 'agendaVersion')
    .select(['agendaVersion.id', 'agendaVersion.number', 'agendaVersion.cause', 'agendaVersion.note', 'agendaVersion.items', 'agendaVersion.frozenAt', 'agendaVersion.frozenByName'])
    .where('agendaVersion.meetingId', '=', meetingId)
    .orderBy('agendaVersion.number')
    .execute()
  const parsed = rows.map(r => ({ ...r, items: JSON.parse(r.items) as FrozenItem[], causeLabel: VERSION_CAUSES[r.cause] }))
  const versions = parsed.map((v, i) => ({ ...v, changes: i ? agendaDiff(parsed[i - 1]!.items, v.items) : [] }))
  const last = versions.at(-1)
  return { versions: versions.reverse(), pending: last ? agendaDiff(last.items, await linesOf(ctx, meetingId)) : [] }
}

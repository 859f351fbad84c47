import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { seesCounty } from './sight.query'

/** The minutes of a meeting; for a unit only once they are issued. */
export async function findMinutes(ctx: Ctx, meetingId: number) {
  const row = await countyRows(ctx, 'minutes')
    .leftJoin('document', 'document.id', 'minutes.documentId')
    .select([
      'minutes.id', 'minutes.version', 'minutes.meetingId', 'minutes.title', 'minutes.recorder', 'minutes.copiesTo', 'minutes.draftedAt', 'minutes.documentId',
      'document.state', 'document.number', 'document.issuedOn', 'document.attachmentId',
    ])
    .where('minutes.meetingId', '=', meetingId)
    .executeTakeFirst()
  if (!row || (!seesCounty(ctx) && row.state !== 'ISSUED')) return null
  return { ...row, issued: row.state === 'ISSUED' }
}

/** Closed meetings whose minutes are not issued, the oldest first. */
export const meetingsWithoutMinutes = (ctx: Ctx) =>
  countyRows(ctx, 'meeting')
    .leftJoin('minutes', 'minutes.meetingId', 'meeting.id')
    .leftJoin('document', 'document.id', 'minutes.documentId')
    .select(['meeting.id', 'meeting.title', 'minutes.id as minutesId'])
    .where('meeting.state', '=', 'CLOSED')
    .where(eb => eb.or([eb('document.state', 'is', null), eb('document.state', '!=', 'ISSUED')]))
    .orderBy('meeting.heldAt')
    .limit(20)
    .execute()

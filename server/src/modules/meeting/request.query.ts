import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { actionsFrom } from './action.query'
import { REQUEST_STATES, REQUEST_TONES, requestWorkflow, type RequestState } from './request.rules'
import { seesCounty } from './sight.query'

/** Visibility included: the county's readers see all, a unit its own. */
const requestRows = (ctx: Ctx) =>
  countyRows(ctx, 'meetingRequest')
    .innerJoin('meetingSeries', 'meetingSeries.id', 'meetingRequest.seriesId')
    .innerJoin('unit', 'unit.id', 'meetingRequest.unitId')
    .leftJoin('post', 'post.id', 'meetingRequest.postId')
    .leftJoin('meeting', 'meeting.id', 'meetingRequest.meetingId')
    .select([
      'meetingRequest.id', 'meetingRequest.version', 'meetingSeries.code as seriesCode', 'meetingSeries.name as seriesName', 'meetingRequest.unitId', 'unit.name as unitName',
      'post.name as postName', 'meetingRequest.proposedByName', 'meetingRequest.subject', 'meetingRequest.reason', 'meetingRequest.wantedOn', 'meetingRequest.state',
      'meetingRequest.createdAt', 'meetingRequest.answer', 'meetingRequest.answeredAt', 'meetingRequest.answeredByName', 'meetingRequest.meetingId', 'meeting.title as meetingTitle',
      'meeting.state as meetingState',
    ])
    .$if(!seesCounty(ctx), q => q.where('meetingRequest.unitId', 'in', [...ctx.actor.unitIds, -1]))

type RequestRow = Awaited<ReturnType<ReturnType<typeof requestRows>['execute']>>[number]

const shown = (ctx: Ctx, r: RequestRow) => {
  // A meeting in preparation is the office's own business until its notice goes out.
  const known = seesCounty(ctx) || (r.meetingState !== null && r.meetingState !== 'PLANNED')
  return {
    ...r, meetingId: known ? r.meetingId : null, meetingTitle: known ? r.meetingTitle : null, stateLabel: REQUEST_STATES[r.state], stateTone: REQUEST_TONES[r.state],
    actions: actionsFrom(ctx, requestWorkflow, r.state, [r.unitId]),
  }
}

/** Proposals to call a meeting, the latest first; at most 200. */
export async function listRequests(ctx: Ctx, states: readonly RequestState[] | null) {
  const rows = await requestRows(ctx).$if(Boolean(states?.length), q => q.where('meetingRequest.state', 'in', [...states!])).orderBy('meetingRequest.id', 'desc').limit(200).execute()
  return rows.map(r => shown(ctx, r))
}

export async function findRequest(ctx: Ctx, id: number) {
  const row = await requestRows(ctx).where('meetingRequest.id', '=', id).executeTakeFirst()
  return row ? shown(ctx, row) : null
}

import type { Ctx } from '../../platform/context'
import type { Todo } from '../../platform/manifest'
import { mayDo } from '../identity/permission.service'
import { SeriesMemberSchema } from './member.entity'
import { successions } from './member.query'
import { MeetingRequestResolver } from './request.api'
import { MeetingRequestSchema } from './request.entity'
import { listRequests } from './request.query'
import { SeriesResolver } from './series.api'
import { JointSeriesSchema } from './sitting.entity'
import { MeetingYearResolver } from './year.api'

/** What the preparation of meetings adds to the module. */
export const preparationEntities = [SeriesMemberSchema, JointSeriesSchema, MeetingRequestSchema] as const
export const preparationResolvers = [SeriesResolver, MeetingYearResolver, MeetingRequestResolver] as const

export async function preparationTodos(ctx: Ctx): Promise<Todo[]> {
  const list: Todo[] = []
  if (!mayDo(ctx, 'meeting.manage')) return list
  list.push(...(await listRequests(ctx, ['SUBMITTED'])).map(r => ({
    key: `meetingRequest:${r.id}`, title: `答复召开会议的建议：${r.unitName}“${r.subject}”`, kind: 'meeting', link: '/meetings/requests', dueOn: r.wantedOn,
  })))
  list.push(...(await successions(ctx)).map(m => ({
    key: `seriesMember:${m.id}:${m.holderSinceOn}`, title: `知悉成员变动：${m.holderName} 自 ${m.holderSinceOn} 接任${m.unitName ?? ''}${m.postName ?? ''}，自然成为“${m.seriesName}”成员`,
    kind: 'meeting', link: `/meetings/series/${m.seriesCode}`, dueOn: null,
  })))
  return list
}

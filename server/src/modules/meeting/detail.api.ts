import { Ctx as FromCtx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql'
import type { Ctx } from '../../platform/context'
import { ActionType } from '../../platform/graphql'
import { DayScalar } from '../../platform/scalars'
import { AgendaItemType } from './agenda.api'
import { listAgenda } from './agenda.query'
import { listSeats } from './attendance.query'
import { meetingObstacles } from './closing.query'
import { OBSTACLES, type ObstacleKind } from './closing.rules'
import { MeetingType } from './meeting.api'
import { meetingActions } from './meeting.query'
import { meetingReadiness } from './readiness.query'
import { MinutesType } from './minutes.api'
import { findMinutes } from './minutes.query'
import { AttendanceType } from './seat.api'

@ObjectType('ReadinessItem', { description: '会前准备的一项' })
class ReadinessItemType {
  @Field(() => String) key!: string
  @Field(() => String) label!: string
  @Field(() => Boolean) done!: boolean
  @Field(() => String, { nullable: true, description: '还差什么' }) hint!: string | null
  @Field(() => DayScalar, { nullable: true, description: '最迟哪天办好' }) dueOn!: string | null
  @Field(() => Boolean) overdue!: boolean
  @Field(() => String, { description: '到哪里办' }) link!: string
}

@ObjectType('CloseObstacle', { description: '结束会议前还要办的一件事' })
class CloseObstacleType {
  @Field(() => String, { description: Object.entries(OBSTACLES).map(([kind, text]) => `${kind} ${text}`).join('，') }) kind!: ObstacleKind
  @Field(() => Int, { nullable: true, description: '是哪一项议程；空为整个会议' }) agendaItemId!: number | null
  @Field(() => String) text!: string
  @Field(() => String, { description: '到哪里办' }) link!: string
}

type Row = Parameters<typeof meetingActions>[1]

/** What hangs on one meeting: asked for on its page, not in lists. */
@Resolver(() => MeetingType)
export class MeetingDetailResolver {
  @FieldResolver(() => [AgendaItemType], { description: '议程；列席单位只看到本单位的议题' })
  agenda(@FromCtx() ctx: Ctx, @Root() meeting: Row) {
    return listAgenda(ctx, meeting)
  }

  @FieldResolver(() => [AttendanceType], { description: '参会人员' })
  attendance(@FromCtx() ctx: Ctx, @Root() meeting: Row) {
    return listSeats(ctx, meeting.id)
  }

  @FieldResolver(() => [ReadinessItemType], { description: '会前准备情况' })
  readiness(@FromCtx() ctx: Ctx, @Root() meeting: Row) {
    return meetingReadiness(ctx, meeting)
  }

  @FieldResolver(() => [CloseObstacleType], { description: '正在开会时，结束会议前还要办的事' })
  closeObstacles(@FromCtx() ctx: Ctx, @Root() meeting: Row) {
    return meetingObstacles(ctx, meeting)
  }

  @FieldResolver(() => [ActionType])
  actions(@FromCtx() ctx: Ctx, @Root() meeting: Row) {
    return meetingActions(ctx, meeting)
  }

  @FieldResolver(() => MinutesType, { nullable: true, description: '会议纪要；单位在印发后可见' })
  minutes(@FromCtx() ctx: Ctx, @Root() meeting: Row) {
    return findMinutes(ctx, meeting.id)
  }
}

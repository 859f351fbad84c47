import { Arg, Authorized, Ctx as FromCtx, Field, FieldResolver, InputType, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql'
import type { Ctx } from '../../platform/context'
import { MaxLength, Required } from '../../platform/input'
import { Instant } from '../../platform/scalars'
import { findArrangement } from './arrangement.query'
import { ARRANGEMENT_STATES, type ArrangementState } from './arrangement.rules'
import { decideArrangement, submitArrangement } from './arrangement.service'
import { MeetingType } from './meeting.api'
import { findMeeting } from './meeting.query'
import { listVersions } from './version.query'
import { VERSION_CAUSES, type VersionCause } from './version.rules'
import { confirmAgenda } from './version.service'

const words = (table: Record<string, string>) => Object.entries(table).map(([k, v]) => `${k} ${v}`).join('，')

@ObjectType('ArrangementPart', { description: '会议安排的一项' })
export class ArrangementPartType {
  @Field(() => String) key!: string
  @Field(() => String) label!: string
  @Field(() => Boolean) done!: boolean
  @Field(() => String) text!: string
  @Field(() => String, { nullable: true, description: '还缺什么' }) hint!: string | null
}

@ObjectType('Arrangement', { description: '会议安排建议：六项内容和报批情况' })
export class ArrangementType {
  @Field(() => Int, { description: '0 为还没有报批' }) version!: number
  @Field(() => String, { description: words(ARRANGEMENT_STATES) }) state!: ArrangementState
  @Field(() => String) stateLabel!: string
  @Field(() => String) stateTone!: string
  @Field(() => String, { description: '报谁同意' }) approvalBy!: string
  @Field(() => [ArrangementPartType]) parts!: ArrangementPartType[]
  @Field(() => Instant, { nullable: true }) submittedAt!: number | null
  @Field(() => String, { nullable: true }) submittedByName!: string | null
  @Field(() => Instant, { nullable: true }) decidedAt!: number | null
  @Field(() => String, { nullable: true }) decidedByName!: string | null
  @Field(() => String, { nullable: true }) decisionNote!: string | null
  @Field(() => [String], { description: '报批后又有改动的部分；须重新报批或改回' }) changed!: string[]
  @Field(() => Boolean) maySubmit!: boolean
  @Field(() => Boolean) mayDecide!: boolean
}

@ObjectType({ description: '议程两版之间的一处变化' })
export class AgendaChange {
  @Field(() => String, { description: 'ADDED 增加，REMOVED 移出，MOVED 调序，MINUTES 时长，RENAMED 改名' }) kind!: string
  @Field(() => String) title!: string
  @Field(() => String) text!: string
}

@ObjectType({ description: '某一版议程中的一项' })
export class AgendaVersionLine {
  @Field(() => Int) id!: number
  @Field(() => String) title!: string
  @Field(() => String, { nullable: true }) unit!: string | null
  @Field(() => Int) minutes!: number
}

@ObjectType('AgendaVersion', { description: '议程的一版' })
export class AgendaVersionType {
  @Field(() => Int) id!: number
  @Field(() => Int, { description: '第几版' }) number!: number
  @Field(() => String, { description: words(VERSION_CAUSES) }) cause!: VersionCause
  @Field(() => String) causeLabel!: string
  @Field(() => String, { nullable: true }) note!: string | null
  @Field(() => Instant) frozenAt!: number
  @Field(() => String) frozenByName!: string
  @Field(() => [AgendaVersionLine]) items!: AgendaVersionLine[]
  @Field(() => [AgendaChange], { description: '与上一版相比' }) changes!: AgendaChange[]
}

@ObjectType({ description: '议程的各版和最近一版之后的变化' })
export class AgendaVersions {
  @Field(() => [AgendaVersionType], { description: '新的在前' }) versions!: AgendaVersionType[]
  @Field(() => [AgendaChange], { description: '最近一版之后的变化' }) pending!: AgendaChange[]
}

@InputType()
class SubmitArrangementInput {
  @Field(() => Int) meetingId!: number
  @Field(() => Int, { description: '会议安排的版本，首次报批为 0' }) version!: number
}

@InputType()
class DecideArrangementInput extends SubmitArrangementInput {
  @Field(() => Boolean, { description: '同意；否则退回修改' }) approve!: boolean
  @Field(() => String, { nullable: true, description: '批件文号，或退回的意见' }) @MaxLength(200) note?: string
}

@InputType()
class ConfirmAgendaInput {
  @Field(() => Int) meetingId!: number
  @Field(() => String, { description: '由谁、何时审定' }) @Required() @MaxLength(200) note!: string
}

type Row = Parameters<typeof findArrangement>[1]

@Resolver(() => MeetingType)
export class ArrangementResolver {
  @FieldResolver(() => ArrangementType, { nullable: true, description: '会议安排；制度没有要求报批的为空' })
  arrangement(@FromCtx() ctx: Ctx, @Root() meeting: Row) {
    return findArrangement(ctx, meeting)
  }

  @FieldResolver(() => AgendaVersions)
  agendaVersions(@FromCtx() ctx: Ctx, @Root() meeting: { id: number }) {
    return listVersions(ctx, meeting.id)
  }

  @Authorized('meeting.manage')
  @Mutation(() => MeetingType, { description: '会议安排报批' })
  async submitArrangement(@FromCtx() ctx: Ctx, @Arg('input', () => SubmitArrangementInput) input: SubmitArrangementInput) {
    const id = await submitArrangement(ctx, input)
    return findMeeting(ctx, id)
  }

  @Authorized('meeting.approve')
  @Mutation(() => MeetingType, { description: '同意会议安排，或退回修改' })
  async decideArrangement(@FromCtx() ctx: Ctx, @Arg('input', () => DecideArrangementInput) input: DecideArrangementInput) {
    const id = await decideArrangement(ctx, input)
    return findMeeting(ctx, id)
  }

  @Authorized('meeting.manage')
  @Mutation(() => MeetingType, { description: '议程审定，存为一版' })
  async confirmAgenda(@FromCtx() ctx: Ctx, @Arg('input', () => ConfirmAgendaInput) input: ConfirmAgendaInput) {
    const id = await confirmAgenda(ctx, input)
    return findMeeting(ctx, id)
  }
}

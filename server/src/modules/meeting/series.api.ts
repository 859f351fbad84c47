import { Arg, Authorized, Ctx as FromCtx, Field, FieldResolver, InputType, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql'
import type { Ctx } from '../../platform/context'
import { Between, MaxLength, oneOf, Required } from '../../platform/input'
import { DayScalar } from '../../platform/scalars'
import { MEMBER_ROLES, type MemberRole } from './member.rules'
import { listMembers } from './member.query'
import { addMember, endMember, noteSuccession } from './membership.service'
import { listSeries } from './series.query'
import { CADENCES, OWN_CADENCES } from './series.rules'
import { saveSeries } from './series.service'

const words = (table: Record<string, string>) => Object.entries(table).map(([k, v]) => `${k} ${v}`).join('，')
const CLOCK_HINT = '形如 09:00'

@ObjectType('SeriesMember', { description: '会议的一个成员：由岗位担任，任该岗位的人即为成员' })
export class SeriesMemberType {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String, { description: words(MEMBER_ROLES) }) role!: MemberRole
  @Field(() => String) roleLabel!: string
  @Field(() => Int, { nullable: true }) unitId!: number | null
  @Field(() => String) unitName!: string
  @Field(() => Boolean, { description: '单位名录中有此单位' }) known!: boolean
  @Field(() => Int, { nullable: true }) postId!: number | null
  @Field(() => String, { nullable: true }) postName!: string | null
  @Field(() => String, { nullable: true, description: '现任；已调出的为调出时任该岗位的人' }) holderName!: string | null
  @Field(() => DayScalar, { nullable: true, description: '现任从何日起任该岗位' }) holderSinceOn!: string | null
  @Field(() => DayScalar) fromOn!: string
  @Field(() => DayScalar, { nullable: true, description: '作为成员的最后一天' }) untilOn!: string | null
  @Field(() => String, { description: '成为成员的依据' }) paper!: string
  @Field(() => String, { nullable: true, description: '调出的依据' }) endPaper!: string | null
  @Field(() => Boolean) current!: boolean
  @Field(() => Boolean, { description: '将来才成为成员' }) coming!: boolean
  @Field(() => String, { nullable: true, description: '为何算作无联络员；有合要求的联络员时为空' }) liaisonGap!: string | null
  @Field(() => Boolean, { description: '岗位已由他人接任，联席办尚未知悉' }) succeeded!: boolean
}

@ObjectType('MeetingSeries', { description: '会议制度：制度规定的一种会议，和本县的开会习惯' })
export class MeetingSeriesType {
  @Field(() => String) code!: string
  @Field(() => Int, { description: '0 表示本县尚未设定' }) version!: number
  @Field(() => String) name!: string
  @Field(() => String, { nullable: true, description: '依据的条款' }) clause!: string | null
  @Field(() => String, { description: 'CLAUSE 条款，SETTING 本县设定，PLATFORM 平台规则' }) source!: string
  @Field(() => String, { description: words(CADENCES) }) cadence!: string
  @Field(() => String, { description: '制度的召开周期，“每月至少一次”' }) cadenceText!: string
  @Field(() => String, { nullable: true, description: '制度写“根据需要”的，本县设定的周期' }) ownCadence!: string | null
  @Field(() => String, { description: '实际执行的周期' }) inForceText!: string
  @Field(() => String, { description: '制度中的主持人；制度没有写明的为空' }) chair!: string
  @Field(() => [String], { description: '制度中的召集人' }) conveners!: string[]
  @Field(() => String, { nullable: true, description: '制度规定与之套合召开的会议' }) togetherWith!: string | null
  @Field(() => String, { nullable: true }) togetherWithName!: string | null
  @Field(() => String, { nullable: true, description: '制度规定由谁跟踪督办议定事项' }) trackedBy!: string | null
  @Field(() => [String], { description: '制度列出的成员单位' }) members!: string[]
  @Field(() => [String], { description: '制度规定的例行事项' }) standingTopics!: string[]
  @Field(() => [String], { description: '本县增加的例行事项' }) ownTopics!: string[]
  @Field(() => [String], { description: '制度规定研究的事项' }) subjects!: string[]
  @Field(() => String, { nullable: true, description: '会议安排须报谁同意' }) approvalBy!: string | null
  @Field(() => Int, { nullable: true, description: '本县设定的主持人岗位' }) chairPostId!: number | null
  @Field(() => String, { description: '本县设定的常用地点' }) place!: string
  @Field(() => String, { description: '本县设定的开始时间，09:00' }) startTime!: string
  @Field(() => Int, { description: '本县设定的时长，分钟' }) budgetMinutes!: number
  @Field(() => Int, { description: '本县设定：会前多少个工作日截止收议题' }) cutoffWorkdays!: number
  @Field(() => Int, { description: '本县设定：会前多少个工作日发通知' }) noticeWorkdays!: number
  @Field(() => Boolean, { description: '本县设定：拟上这个会议的议题须附材料才能提交' }) asksPapers!: boolean
  @Field(() => Boolean, { description: '现行制度中的' }) current!: boolean
}

@InputType()
class SaveSeriesInput {
  @Field(() => String) @Required() @MaxLength(40) code!: string
  @Field(() => Int, { nullable: true, description: '看到的版本' }) version?: number
  @Field(() => Int, { nullable: true }) chairPostId?: number
  @Field(() => String) @MaxLength(120) place!: string
  @Field(() => String, { description: CLOCK_HINT }) @Required() @MaxLength(5) startTime!: string
  @Field(() => Int) @Between(10, 720) budgetMinutes!: number
  @Field(() => Int, { nullable: true }) @Between(0, 30) cutoffWorkdays?: number
  @Field(() => Int, { nullable: true }) @Between(0, 30) noticeWorkdays?: number
  @Field(() => Boolean, { nullable: true }) asksPapers?: boolean
  @Field(() => String, { nullable: true, description: words(OWN_CADENCES) }) @oneOf(OWN_CADENCES) ownCadence?: string
  @Field(() => [String], { nullable: true }) @MaxLength(20) ownTopics?: string[]
}

@InputType()
class AddSeriesMemberInput {
  @Field(() => String) @Required() @MaxLength(40) seriesCode!: string
  @Field(() => String, { description: words(MEMBER_ROLES) }) @oneOf(MEMBER_ROLES) role!: MemberRole
  @Field(() => Int) unitId!: number
  @Field(() => Int, { nullable: true, description: '默认单位主要负责人' }) postId?: number
  @Field(() => DayScalar) fromOn!: string
  @Field(() => String, { description: '依据：文件、会议或领导意见' }) @Required() @MaxLength(200) paper!: string
}

@InputType()
class EndSeriesMemberInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => DayScalar, { description: '作为成员的最后一天' }) untilOn!: string
  @Field(() => String) @Required() @MaxLength(200) paper!: string
}

@InputType()
class NoteSuccessionInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
}

@Resolver(() => MeetingSeriesType)
export class SeriesResolver {
  @Authorized('meeting.read')
  @Query(() => [MeetingSeriesType], { description: '本县的会议制度' })
  meetingSeries(@FromCtx() ctx: Ctx) {
    return listSeries(ctx)
  }

  @FieldResolver(() => [SeriesMemberType], { description: '成员及其变动，已调出的在内' })
  membership(@FromCtx() ctx: Ctx, @Root() series: { code: string }) {
    return listMembers(ctx, series.code)
  }

  @Authorized('meeting.manage')
  @Mutation(() => [MeetingSeriesType], { description: '设定会议的主持人、地点、时间、时长和提前量' })
  async saveMeetingSeries(@FromCtx() ctx: Ctx, @Arg('input', () => SaveSeriesInput) input: SaveSeriesInput) {
    await saveSeries(ctx, input)
    return listSeries(ctx)
  }

  @Authorized('meeting.manage')
  @Mutation(() => [SeriesMemberType], { description: '增加成员' })
  async addSeriesMember(@FromCtx() ctx: Ctx, @Arg('input', () => AddSeriesMemberInput) input: AddSeriesMemberInput) {
    const code = await addMember(ctx, input)
    return listMembers(ctx, code)
  }

  @Authorized('meeting.manage')
  @Mutation(() => [SeriesMemberType], { description: '调出成员，保留历史' })
  async endSeriesMember(@FromCtx() ctx: Ctx, @Arg('input', () => EndSeriesMemberInput) input: EndSeriesMemberInput) {
    const code = await endMember(ctx, input)
    return listMembers(ctx, code)
  }

  @Authorized('meeting.manage')
  @Mutation(() => [SeriesMemberType], { description: '联席办已知悉成员岗位由他人接任' })
  async noteSuccession(@FromCtx() ctx: Ctx, @Arg('input', () => NoteSuccessionInput) input: NoteSuccessionInput) {
    const code = await noteSuccession(ctx, input)
    return listMembers(ctx, code)
  }
}

import { Arg, Authorized, Ctx as FromCtx, Field, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql'
import type { Ctx } from '../../platform/context'
import { MaxLength, oneOf, Required } from '../../platform/input'
import { DayScalar, Instant } from '../../platform/scalars'
import { MeetingType } from './meeting.api'
import { findMeeting } from './meeting.query'
import { MINUTES_STAGES, type MinutesStage } from './minutes.rules'
import { draftMinutes, issueMinutes, reviseMinutes } from './minutes.service'

const words = (table: Record<string, string>) => Object.entries(table).map(([k, v]) => `${k} ${v}`).join('，')

@ObjectType('Minutes', { description: '会议纪要' })
export class MinutesType {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String) title!: string
  @Field(() => String, { description: '记录人' }) recorder!: string
  @Field(() => String, { description: '抄送' }) copiesTo!: string
  @Field(() => [Int], { description: '除参会单位外，另送全文的单位；只有联席办和县领导可见' }) alsoToUnitIds!: number[]
  @Field(() => Boolean, { description: '可以下载全文；列席单位看本单位议题的摘录' }) wholeFile!: boolean
  @Field(() => Instant) draftedAt!: number
  @Field(() => Boolean, { description: '已印发' }) issued!: boolean
  @Field(() => String, { nullable: true, description: '期号' }) number!: string | null
  @Field(() => DayScalar, { nullable: true }) issuedOn!: string | null
  @Field(() => Int, { nullable: true }) documentId!: number | null
  @Field(() => Int, { nullable: true, description: '纪要文件的附件号' }) attachmentId!: number | null
  @Field(() => Int, { nullable: true, description: '盖章扫描件的附件号' }) scanId!: number | null
  @Field(() => Int, { description: '第几版；更正一次加一' }) edition!: number
  @Field(() => String, { nullable: true, description: '印发以后的状态；空表示有效' }) standing!: string | null
  @Field(() => String, { description: words(MINUTES_STAGES) }) stage!: MinutesStage
  @Field(() => String) stageLabel!: string
  @Field(() => Int, { description: '第几轮签批，0 表示没有送签' }) round!: number
  @Field(() => String, { nullable: true, description: '正在更正时，更正的原因' }) correctionReason!: string | null
  @Field(() => Boolean, { description: '稿件已换成在 Word 里修改的文件' }) wordFile!: boolean
}

@InputType()
class DraftMinutesInput {
  @Field(() => Int) meetingId!: number
  @Field(() => Int, { nullable: true, description: '您看到的纪要版本；还没有起草时为空' }) version?: number
  @Field(() => String, { nullable: true }) @MaxLength(200) title?: string
  @Field(() => String, { nullable: true }) @MaxLength(60) recorder?: string
  @Field(() => String, { nullable: true, description: '抄送单位，用顿号隔开' }) @MaxLength(500) copiesTo?: string
  @Field(() => [Int], { nullable: true, description: '另送全文的单位，例如列席单位；不填不变' }) @MaxLength(100) alsoToUnitIds?: number[]
  @Field(() => Boolean, { nullable: true, description: '放弃在 Word 里修改的文件，回到页面上的段落' }) discardWordFile?: boolean
}

const SOURCES = { OWN: '自行编号', ENTERED: '登记政府办编号' } as const

@InputType()
class IssueMinutesInput {
  @Field(() => Int) meetingId!: number
  @Field(() => DayScalar) issuedOn!: string
  @Field(() => String, { description: 'OWN 自行编号，ENTERED 登记政府办编号' }) @oneOf(SOURCES) source!: keyof typeof SOURCES
  @Field(() => String, { nullable: true, description: '登记编号时填，〔2026〕3期' }) @MaxLength(40) number?: string
}

@InputType()
class ReviseMinutesInput {
  @Field(() => Int) meetingId!: number
  @Field(() => String, { description: '更正的原因' }) @Required() @MaxLength(500) reason!: string
}

@Resolver(() => MinutesType)
export class MinutesResolver {
  @Authorized('meeting.manage')
  @Mutation(() => MeetingType, { description: '按会议结果生成纪要草稿；已有的段落不改，差异另行查看' })
  async draftMinutes(@FromCtx() ctx: Ctx, @Arg('input', () => DraftMinutesInput) input: DraftMinutesInput) {
    const id = await draftMinutes(ctx, input)
    return findMeeting(ctx, id)
  }

  @Authorized('meeting.manage')
  @Mutation(() => MeetingType, { description: '印发纪要，取得期号；设定了签批链的，签完才能印发' })
  async issueMinutes(@FromCtx() ctx: Ctx, @Arg('input', () => IssueMinutesInput) input: IssueMinutesInput) {
    const id = await issueMinutes(ctx, input)
    return findMeeting(ctx, id)
  }

  @Authorized('meeting.manage')
  @Mutation(() => MeetingType, { description: '更正已印发的纪要：另成一版，原件仍可查看' })
  async reviseMinutes(@FromCtx() ctx: Ctx, @Arg('input', () => ReviseMinutesInput) input: ReviseMinutesInput) {
    const id = await reviseMinutes(ctx, input)
    return findMeeting(ctx, id)
  }
}

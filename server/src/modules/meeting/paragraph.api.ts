import { Arg, Authorized, Ctx as FromCtx, Field, FieldResolver, InputType, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql'
import type { DiffPart } from '../../kernel/textDiff'
import type { Ctx } from '../../platform/context'
import { ActionType } from '../../platform/graphql'
import { MaxLength, Required } from '../../platform/input'
import { DayScalar, Instant } from '../../platform/scalars'
import { MeetingType } from './meeting.api'
import { findMeeting } from './meeting.query'
import { MinutesType } from './minutes.api'
import { listEditions, listParagraphs, minutesActions, minutesRedraft, type findMinutes } from './minutes.query'
import { PARAGRAPH_PARTS, type ParagraphPart, type ProposalKind } from './minutes.rules'
import { addMinutesParagraph, applyMinutesRedraft, saveMinutesParagraph } from './paragraph.service'
import { seesCounty } from './sight.query'
import { SignatureType } from './signing.api'
import { listSignatures } from './signing.query'

const words = (table: Record<string, string>) => Object.entries(table).map(([k, v]) => `${k} ${v}`).join('，')

@ObjectType('DiffPart', { description: '两种写法对照的一截' })
class DiffPartType implements DiffPart {
  @Field(() => String, { description: 'SAME 相同，ADDED 新增，REMOVED 删去' }) kind!: DiffPart['kind']
  @Field(() => String) text!: string
}

@ObjectType('MinutesParagraph', { description: '纪要的一段，逐段修改' })
class MinutesParagraphType {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String) key!: string
  @Field(() => String, { description: words(PARAGRAPH_PARTS) }) part!: ParagraphPart
  @Field(() => String, { nullable: true, description: '所属议题' }) topic!: string | null
  @Field(() => String, { description: '空表示不印' }) text!: string
  @Field(() => String, { nullable: true, description: '按会议记录生成的写法；空表示手工加的一段' }) drafted!: string | null
  @Field(() => String, { nullable: true, description: '最后修改的人和岗位' }) editedBy!: string | null
  @Field(() => Instant, { nullable: true }) editedAt!: number | null
}

@ObjectType({ description: '一处不同' })
class MinutesChange {
  @Field(() => String, { description: words(PARAGRAPH_PARTS) }) part!: ParagraphPart
  @Field(() => String, { nullable: true }) topicTitle!: string | null
  @Field(() => [DiffPartType]) diff!: DiffPart[]
}

@ObjectType('MinutesProposal', { description: '重新生成与现稿的一处不同，由秘书取舍' })
class MinutesProposalType extends MinutesChange {
  @Field(() => String) key!: string
  @Field(() => String, { description: 'CHANGED 改动，ADDED 新增，GONE 记录里已没有' }) kind!: ProposalKind
  @Field(() => String, { description: '现稿' }) current!: string
  @Field(() => String, { description: '按会议记录生成的写法' }) drafted!: string
  @Field(() => Boolean, { description: '现稿是手工改过的' }) edited!: boolean
}

@ObjectType({ description: '印发时的一段' })
class IssuedParagraph {
  @Field(() => String) key!: string
  @Field(() => String) part!: ParagraphPart
  @Field(() => String, { nullable: true }) topic!: string | null
  @Field(() => String, { nullable: true }) topicTitle!: string | null
  @Field(() => String) text!: string
}

@ObjectType('MinutesEdition', { description: '纪要印发的一版；更正以后原版仍在' })
class MinutesEditionType {
  @Field(() => Int) id!: number
  @Field(() => Int) edition!: number
  @Field(() => Int) documentId!: number
  @Field(() => String, { nullable: true }) number!: string | null
  @Field(() => DayScalar, { nullable: true }) issuedOn!: string | null
  @Field(() => String, { nullable: true, description: 'WITHDRAWN 已作废，CORRECTED 已更正；空表示有效' }) standing!: string | null
  @Field(() => DayScalar, { nullable: true }) standingOn!: string | null
  @Field(() => String, { nullable: true }) standingReason!: string | null
  @Field(() => String, { nullable: true, description: '更正上一版的原因' }) correctionReason!: string | null
  @Field(() => String, { nullable: true, description: '更正本版的纪要' }) correctedByNumber!: string | null
  @Field(() => Int, { nullable: true }) attachmentId!: number | null
  @Field(() => Int, { nullable: true, description: '盖章扫描件' }) scanId!: number | null
  @Field(() => Boolean, { description: '印发的文件在 Word 里改过，以文件为准' }) inWord!: boolean
  @Field(() => [IssuedParagraph]) paragraphs!: IssuedParagraph[]
  @Field(() => [MinutesChange], { description: '与上一版的不同' }) changes!: MinutesChange[]
}

@InputType()
class SaveMinutesParagraphInput {
  @Field(() => Int) id!: number
  @Field(() => Int, { description: '您看到的版本' }) version!: number
  @Field(() => String, { description: '空表示不印这一段' }) @MaxLength(5000) text!: string
}

@InputType()
class AddMinutesParagraphInput {
  @Field(() => Int) meetingId!: number
  @Field(() => Int, { nullable: true, description: '加在哪一段之后；空为末尾' }) afterId?: number
  @Field(() => String) @Required() @MaxLength(5000) text!: string
}

@InputType()
class RedraftChoiceInput {
  @Field(() => String) @MaxLength(60) key!: string
  @Field(() => Boolean, { description: '采用生成的写法；否则保留现稿' }) take!: boolean
  @Field(() => String, { description: '您看到的现稿' }) @MaxLength(5000) current!: string
  @Field(() => String, { description: '您看到的生成稿' }) @MaxLength(5000) drafted!: string
}

@InputType()
class ApplyMinutesRedraftInput {
  @Field(() => Int) meetingId!: number
  @Field(() => [RedraftChoiceInput]) @MaxLength(500) choices!: RedraftChoiceInput[]
}

type Minutes = NonNullable<Awaited<ReturnType<typeof findMinutes>>>

@Resolver(() => MinutesType)
export class ParagraphResolver {
  @FieldResolver(() => [MinutesParagraphType], { description: '正在起草的段落；印发前只有联席办和县领导可见' })
  paragraphs(@FromCtx() ctx: Ctx, @Root() minutes: Minutes) {
    return listParagraphs(ctx, minutes.id)
  }

  @FieldResolver(() => [MinutesEditionType], { description: '已印发的各版，先印发的在前' })
  async editions(@FromCtx() ctx: Ctx, @Root() minutes: Minutes) {
    const meeting = await findMeeting(ctx, minutes.meetingId)
    return meeting ? listEditions(ctx, meeting) : []
  }

  @FieldResolver(() => [SignatureType], { description: '签批情况，各轮都在；只有联席办和县领导可见' })
  signatures(@FromCtx() ctx: Ctx, @Root() minutes: Minutes) {
    return seesCounty(ctx) ? listSignatures(ctx, minutes.id) : []
  }

  @FieldResolver(() => [ActionType])
  async actions(@FromCtx() ctx: Ctx, @Root() minutes: Minutes) {
    const meeting = await findMeeting(ctx, minutes.meetingId)
    return meeting ? minutesActions(ctx, meeting, minutes) : []
  }

  @Authorized('meeting.manage')
  @Query(() => [MinutesProposalType], { description: '按会议记录重新生成，与现稿有哪些不同' })
  async minutesRedraft(@FromCtx() ctx: Ctx, @Arg('meetingId', () => Int) meetingId: number) {
    const meeting = await findMeeting(ctx, meetingId)
    return meeting ? minutesRedraft(ctx, meeting) : []
  }

  @Authorized('meeting.manage')
  @Mutation(() => MeetingType, { description: '逐段采用或保留' })
  async applyMinutesRedraft(@FromCtx() ctx: Ctx, @Arg('input', () => ApplyMinutesRedraftInput) input: ApplyMinutesRedraftInput) {
    const id = await applyMinutesRedraft(ctx, input)
    return findMeeting(ctx, id)
  }

  @Authorized('meeting.manage')
  @Mutation(() => MeetingType, { description: '保存一段；别人同时改别的段落互不影响' })
  async saveMinutesParagraph(@FromCtx() ctx: Ctx, @Arg('input', () => SaveMinutesParagraphInput) input: SaveMinutesParagraphInput) {
    const id = await saveMinutesParagraph(ctx, input)
    return findMeeting(ctx, id)
  }

  @Authorized('meeting.manage')
  @Mutation(() => MeetingType, { description: '手工加一段' })
  async addMinutesParagraph(@FromCtx() ctx: Ctx, @Arg('input', () => AddMinutesParagraphInput) input: AddMinutesParagraphInput) {
    const id = await addMinutesParagraph(ctx, input)
    return findMeeting(ctx, id)
  }
}

import { Arg, Authorized, Ctx as FromCtx, Field, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql'
import type { Ctx } from '../../platform/context'
import { MaxLength, oneOf, Required } from '../../platform/input'
import { DayScalar } from '../../platform/scalars'
import { NUMBER_SOURCES, type NumberSource } from '../document/document.service'
import { draftSupervisionBulletin } from './bulletin.service'
import { findSupervisionRow } from './supervision.query'
import { draftSupervision, editSupervision, issueSupervision } from './supervision.service'
import { SUPERVISION_KINDS, type SupervisionKind } from './supervision.rules'
import { SupervisionType } from './supervisionType.api'
import {
  acceptReply, closeSupervision, receiveSupervision, recordTalk, replySupervision, returnReply, returnSupervision, submitSupervision, withdrawSupervision,
} from './work.service'

const none = { nullable: true } as const

@InputType()
class SupervisionFieldsInput {
  @Field(() => String, { description: '督办事项，一句话' }) @Required() @MaxLength(100) title!: string
  @Field(() => Int, { description: '主送单位' }) unitId!: number
  @Field(() => Int, none) projectId?: number | null
  @Field(() => Int, { nullable: true, description: '所督办的交办事项' }) assignmentId?: number | null
  @Field(() => String, { nullable: true, description: '依据；空时取本县制度的条款' }) @MaxLength(300) basis?: string | null
  @Field(() => String, { description: '事实情况，一行一段' }) @Required() @MaxLength(4000) facts!: string
  @Field(() => String, { nullable: true, description: '目标要求' }) @MaxLength(1000) goal?: string | null
  @Field(() => DayScalar, { nullable: true, description: '解决、整改的时限' }) goalDueOn?: string | null
  @Field(() => String, { nullable: true, description: '约谈对象：岗位和姓名' }) @MaxLength(300) talkWith?: string | null
  @Field(() => String, { nullable: true, description: '约谈人：岗位和姓名' }) @MaxLength(300) talkBy?: string | null
  @Field(() => DayScalar, none) talkOn?: string | null
  @Field(() => String, { nullable: true, description: '约谈地点' }) @MaxLength(200) place?: string | null
}

@InputType()
class DraftSupervisionBulletinInput {
  @Field(() => String, { description: '月份，2026-10' }) @Required() @MaxLength(7) month!: string
}

@ObjectType({ description: '起草好的通报' })
class DraftedBulletin {
  @Field(() => Int, { description: '公文' }) documentId!: number
}

@InputType()
class DraftSupervisionInput extends SupervisionFieldsInput {
  @Field(() => String, { description: 'NOTICE 挂牌督办通知书，REMINDER 提醒函，TALK 约谈' }) @oneOf(SUPERVISION_KINDS) kind!: SupervisionKind
}

@InputType()
class EditSupervisionInput extends SupervisionFieldsInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
}

@InputType()
class MoveSupervisionInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
}

@InputType()
class IssueSupervisionInput extends MoveSupervisionInput {
  @Field(() => DayScalar, { description: '印发日期，不晚于今天' }) issuedOn!: string
  @Field(() => String, { description: 'OWN 自行编号，ENTERED 登记政府办编号' }) @oneOf(NUMBER_SOURCES) source!: NumberSource
  @Field(() => String, { nullable: true, description: '自行编号时的机关代字' }) @MaxLength(30) series?: string | null
  @Field(() => String, none) @MaxLength(60) number?: string | null
}

@InputType()
class ReceiveSupervisionInput extends MoveSupervisionInput {
  @Field(() => DayScalar, { nullable: true, description: '收到的日期；空时为今天' }) receivedOn?: string | null
  @Field(() => String, { nullable: true, description: '说明，如由谁当面签收' }) @MaxLength(500) note?: string | null
}

@InputType({ description: '复函：五项内容缺一不可，缺哪项退回时写明哪项' })
class ReplySupervisionInput extends MoveSupervisionInput {
  @Field(() => String, { nullable: true, description: '解决方案' }) @MaxLength(4000) solution?: string | null
  @Field(() => Int, { nullable: true, description: '责任单位' }) unitId?: number | null
  @Field(() => Int, { nullable: true, description: '责任领导的岗位' }) leaderPostId?: number | null
  @Field(() => String, { nullable: true, description: '责任领导，名录里没有岗位时填写' }) @MaxLength(60) leader?: string | null
  @Field(() => Int, { nullable: true, description: '责任人的岗位' }) personPostId?: number | null
  @Field(() => String, { nullable: true, description: '责任人，名录里没有岗位时填写' }) @MaxLength(60) person?: string | null
  @Field(() => DayScalar, { nullable: true, description: '完成时限' }) dueOn?: string | null
}

@InputType()
class SupervisionNoteInput extends MoveSupervisionInput {
  @Field(() => String, { nullable: true, description: '意见' }) @MaxLength(1000) note?: string | null
}

@InputType()
class SupervisionReasonInput extends MoveSupervisionInput {
  @Field(() => String, { description: '理由' }) @MaxLength(1000) reason!: string
}

@InputType()
class RecordTalkInput extends MoveSupervisionInput {
  @Field(() => DayScalar, { description: '实际约谈的日期' }) heldOn!: string
  @Field(() => String, { description: '约谈记录' }) @Required() @MaxLength(4000) record!: string
  @Field(() => String, { description: '承诺事项' }) @Required() @MaxLength(2000) commitments!: string
  @Field(() => DayScalar, { description: '承诺的完成时限' }) dueOn!: string
}

@InputType()
class SubmitSupervisionInput extends MoveSupervisionInput {
  @Field(() => String, { description: '办理结果' }) @MaxLength(4000) content!: string
  @Field(() => String, { nullable: true, description: '文字佐证' }) @MaxLength(1000) evidence?: string | null
  @Field(() => [Int], { nullable: true, description: '已上传的佐证文件' }) @MaxLength(20) attachmentIds?: number[] | null
}

/** Runs the step first, then reads what has become of it. */
const after = async (ctx: Ctx, done: Promise<number>) => findSupervisionRow(ctx, await done)

@Resolver()
export class SupervisionWorkResolver {
  @Authorized('supervision.issue')
  @Mutation(() => SupervisionType, { description: '起草督办文书' })
  draftSupervision(@FromCtx() ctx: Ctx, @Arg('input', () => DraftSupervisionInput) input: DraftSupervisionInput) {
    return after(ctx, draftSupervision(ctx, input))
  }

  @Authorized('supervision.issue')
  @Mutation(() => SupervisionType, { description: '修改草稿，公文随之重新生成' })
  editSupervision(@FromCtx() ctx: Ctx, @Arg('input', () => EditSupervisionInput) input: EditSupervisionInput) {
    return after(ctx, editSupervision(ctx, input))
  }

  @Authorized('supervision.issue')
  @Mutation(() => SupervisionType, { description: '编号印发，并通知主送单位' })
  issueSupervision(@FromCtx() ctx: Ctx, @Arg('input', () => IssueSupervisionInput) input: IssueSupervisionInput) {
    return after(ctx, issueSupervision(ctx, input))
  }

  @Authorized('supervision.read')
  @Mutation(() => SupervisionType, { description: '签收；当面送达纸质件的，联席办可以代为登记' })
  receiveSupervision(@FromCtx() ctx: Ctx, @Arg('input', () => ReceiveSupervisionInput) input: ReceiveSupervisionInput) {
    return after(ctx, receiveSupervision(ctx, input))
  }

  @Authorized('supervision.work')
  @Mutation(() => SupervisionType, { description: '复函' })
  replySupervision(@FromCtx() ctx: Ctx, @Arg('input', () => ReplySupervisionInput) input: ReplySupervisionInput) {
    return after(ctx, replySupervision(ctx, input))
  }

  @Authorized('supervision.issue')
  @Mutation(() => SupervisionType, { description: '采纳复函' })
  acceptReply(@FromCtx() ctx: Ctx, @Arg('input', () => SupervisionNoteInput) input: SupervisionNoteInput) {
    return after(ctx, acceptReply(ctx, input))
  }

  @Authorized('supervision.issue')
  @Mutation(() => SupervisionType, { description: '退回复函，须写明理由' })
  returnReply(@FromCtx() ctx: Ctx, @Arg('input', () => SupervisionReasonInput) input: SupervisionReasonInput) {
    return after(ctx, returnReply(ctx, input))
  }

  @Authorized('supervision.issue')
  @Mutation(() => SupervisionType, { description: '记录约谈和承诺事项' })
  recordTalk(@FromCtx() ctx: Ctx, @Arg('input', () => RecordTalkInput) input: RecordTalkInput) {
    return after(ctx, recordTalk(ctx, input))
  }

  @Authorized('supervision.work')
  @Mutation(() => SupervisionType, { description: '报送办理结果，附佐证' })
  submitSupervision(@FromCtx() ctx: Ctx, @Arg('input', () => SubmitSupervisionInput) input: SubmitSupervisionInput) {
    return after(ctx, submitSupervision(ctx, input))
  }

  @Authorized('supervision.close')
  @Mutation(() => SupervisionType, { description: '退回补办，须写明理由' })
  returnSupervision(@FromCtx() ctx: Ctx, @Arg('input', () => SupervisionReasonInput) input: SupervisionReasonInput) {
    return after(ctx, returnSupervision(ctx, input))
  }

  @Authorized('supervision.close')
  @Mutation(() => SupervisionType, { description: '核实办结：由承办单位和办理人以外的人办理' })
  closeSupervision(@FromCtx() ctx: Ctx, @Arg('input', () => SupervisionNoteInput) input: SupervisionNoteInput) {
    return after(ctx, closeSupervision(ctx, input))
  }

  @Authorized('supervision.withdraw')
  @Mutation(() => SupervisionType, { description: '撤回已印发的督办，须写明理由' })
  withdrawSupervision(@FromCtx() ctx: Ctx, @Arg('input', () => SupervisionReasonInput) input: SupervisionReasonInput) {
    return after(ctx, withdrawSupervision(ctx, input))
  }

  @Authorized('supervision.issue')
  @Mutation(() => DraftedBulletin, { description: '起草一个月的督办核查情况通报' })
  async draftSupervisionBulletin(@FromCtx() ctx: Ctx, @Arg('input', () => DraftSupervisionBulletinInput) input: DraftSupervisionBulletinInput) {
    return { documentId: await draftSupervisionBulletin(ctx, input.month) }
  }
}

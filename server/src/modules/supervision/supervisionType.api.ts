import { Field, Int, ObjectType } from 'type-graphql'
import { ActionType, PageInfo } from '../../platform/graphql'
import { DayScalar, Instant } from '../../platform/scalars'

const none = { nullable: true } as const

@ObjectType('Supervision', { description: '督办：挂牌督办通知书、提醒函、约谈' })
export class SupervisionType {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String, { description: 'NOTICE 挂牌督办通知书，REMINDER 提醒函，TALK 约谈' }) kind!: string
  @Field(() => String) kindLabel!: string
  @Field(() => String) state!: string
  @Field(() => String) stateLabel!: string
  @Field(() => String) stateTone!: string
  @Field(() => String, { description: '督办事项' }) title!: string
  @Field(() => Int) unitId!: number
  @Field(() => String, { description: '主送单位' }) unitName!: string
  @Field(() => Int, none) projectId!: number | null
  @Field(() => String, none) projectName!: string | null
  @Field(() => Int, none) assignmentId!: number | null
  @Field(() => String, none) assignmentTitle!: string | null
  @Field(() => String, none) assignmentNumber!: string | null
  @Field(() => String, { description: '依据' }) basis!: string
  @Field(() => String, { description: '事实情况' }) facts!: string
  @Field(() => String, { description: '目标要求' }) goal!: string
  @Field(() => DayScalar, { nullable: true, description: '解决、整改的时限；约谈为承诺事项的时限' }) goalDueOn!: string | null
  @Field(() => String, { nullable: true, description: '约谈对象' }) talkWith!: string | null
  @Field(() => String, { nullable: true, description: '约谈人' }) talkBy!: string | null
  @Field(() => DayScalar, { nullable: true, description: '约谈日期' }) talkOn!: string | null
  @Field(() => String, none) place!: string | null
  @Field(() => String, { nullable: true, description: '约谈记录' }) record!: string | null
  @Field(() => String, { nullable: true, description: '承诺事项' }) commitments!: string | null
  @Field(() => Int, { nullable: true, description: '公文编号，见 /documents' }) documentId!: number | null
  @Field(() => Int, { nullable: true, description: '公文文件，从 /files/编号 下载' }) attachmentId!: number | null
  @Field(() => String, { nullable: true, description: '核验页的地址，不用登录' }) verifyPath!: string | null
  @Field(() => String, { nullable: true, description: '发文字号' }) number!: string | null
  @Field(() => DayScalar, none) issuedOn!: string | null
  @Field(() => DayScalar, { nullable: true, description: '签收日期' }) receivedOn!: string | null
  @Field(() => Int, { nullable: true, description: '复函期限（工作日）' }) replyWorkdays!: number | null
  @Field(() => String, { nullable: true, description: '复函期限的来源：CLAUSE 条款，SETTING 本县设定' }) replySource!: string | null
  @Field(() => DayScalar, { nullable: true, description: '复函到期日' }) replyDueOn!: string | null
  @Field(() => Boolean, { description: '涉及尚未录入放假安排的年份，复函到期日为暂定；录入后重新计算' }) replyProvisional!: boolean
  @Field(() => DayScalar, none) repliedOn!: string | null
  @Field(() => Boolean, { description: '复函逾期（已复函的看复函日，未复函的看今天）' }) replyLate!: boolean
  @Field(() => DayScalar, { nullable: true, description: '现在的期限' }) dueOn!: string | null
  @Field(() => String, { nullable: true, description: '期限还有多久，如“复函还有 2 个工作日”' }) dueText!: string | null
  @Field(() => String) dueTone!: string
  @Field(() => Boolean, { description: '轮到单位而已过期限' }) overdue!: boolean
  @Field(() => DayScalar, none) submittedOn!: string | null
  @Field(() => DayScalar, none) closedOn!: string | null
  @Field(() => DayScalar, none) withdrawnOn!: string | null
  @Field(() => Int, { description: '退回次数' }) returns!: number
  @Field(() => [ActionType]) actions!: ActionType[]
}

@ObjectType()
export class SupervisionConnection {
  @Field(() => [SupervisionType]) nodes!: SupervisionType[]
  @Field(() => Int, { nullable: true }) totalCount!: number | null
  @Field(() => PageInfo) pageInfo!: PageInfo
}

@ObjectType('SupervisionCount', { description: '一种状态有多少件' })
export class SupervisionCountType {
  @Field(() => String) state!: string
  @Field(() => String) label!: string
  @Field(() => String) tone!: string
  @Field(() => Int) count!: number
  @Field(() => Int, { description: '其中逾期' }) overdue!: number
}

@ObjectType('SupervisionCalendarItem', { description: '日历上到期的一件' })
export class SupervisionCalendarItemType {
  @Field(() => Int) id!: number
  @Field(() => DayScalar) on!: string
  @Field(() => String) title!: string
  @Field(() => String) detail!: string
  @Field(() => String) tone!: string
}

@ObjectType('SupervisionFile', { description: '佐证文件，从 /files/编号 下载' })
export class SupervisionFileType {
  @Field(() => Int) id!: number
  @Field(() => String) name!: string
  @Field(() => Int, { description: '字节' }) size!: number
}

@ObjectType('SupervisionStep', { description: '办理过程中的一步' })
export class SupervisionStepType {
  @Field(() => Int) id!: number
  @Field(() => String) action!: string
  @Field(() => String) label!: string
  @Field(() => String) stateLabel!: string
  @Field(() => Instant) at!: number
  @Field(() => String, { description: '单位、岗位和当时的姓名' }) byText!: string
  @Field(() => String, { nullable: true, description: '受托代行的岗位' }) onBehalfOf!: string | null
  @Field(() => String, none) note!: string | null
  @Field(() => String, { nullable: true, description: '文字佐证' }) evidence!: string | null
  @Field(() => [SupervisionFileType]) files!: SupervisionFileType[]
}

@ObjectType('SupervisionReply', { description: '复函：五项内容' })
export class SupervisionReplyType {
  @Field(() => Int) id!: number
  @Field(() => String) state!: string
  @Field(() => String) stateLabel!: string
  @Field(() => String, { description: '解决方案' }) solution!: string
  @Field(() => Int) unitId!: number
  @Field(() => String, { description: '责任单位' }) unitName!: string
  @Field(() => Int, none) leaderPostId!: number | null
  @Field(() => String, { description: '责任领导' }) leader!: string
  @Field(() => Int, none) personPostId!: number | null
  @Field(() => String, { description: '责任人' }) person!: string
  @Field(() => DayScalar, { description: '完成时限' }) dueOn!: string
  @Field(() => Boolean, { description: '逾期复函' }) late!: boolean
  @Field(() => String, { nullable: true, description: '审核意见或退回理由' }) decision!: string | null
  @Field(() => Instant) at!: number
  @Field(() => String) byText!: string
}

@ObjectType('SupervisionTerms', { description: '本县怎样督办：复函期限和各文种的依据' })
export class SupervisionTermsType {
  @Field(() => Int, { description: '复函期限（工作日）' }) replyWorkdays!: number
  @Field(() => String, { description: 'CLAUSE 条款，SETTING 本县设定' }) replySource!: string
  @Field(() => String, { nullable: true, description: '条款号' }) replyClause!: string | null
  @Field(() => String, { description: '挂牌督办通知书的依据' }) noticeBasis!: string
  @Field(() => String, { description: '提醒函的依据' }) reminderBasis!: string
  @Field(() => String, { description: '约谈的依据' }) talkBasis!: string
}


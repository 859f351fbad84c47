import { Field, Int, ObjectType } from 'type-graphql'
import { ActionType, PageInfo } from '../../platform/graphql'
import { DayScalar, Instant } from '../../platform/scalars'

const day = { nullable: true } as const

@ObjectType('Assignment', { description: '交办事项' })
export class AssignmentType {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String, { description: '编号，按县按年，如 2026-0012' }) number!: string
  @Field(() => String, { description: 'RESOLUTION 议定事项，PROBLEM 问题清单，FINDING 核查发现，INSTRUCTION 领导批示，DECISION 其他会议决定，MANUAL 日常交办' }) sourceType!: string
  @Field(() => String) sourceLabel!: string
  @Field(() => Int, { nullable: true }) sourceId!: number | null
  @Field(() => String, { nullable: true, description: '来源说明：会议期次或批示原文' }) sourceText!: string | null
  @Field(() => String) title!: string
  @Field(() => String) content!: string
  @Field(() => String, { description: '解决标准' }) standard!: string
  @Field(() => Int) unitId!: number
  @Field(() => String, { description: '责任单位' }) unitName!: string
  @Field(() => Int, { nullable: true }) responsiblePostId!: number | null
  @Field(() => String, { nullable: true, description: '责任人：岗位和列单时的姓名' }) responsibleText!: string | null
  @Field(() => Int, { nullable: true }) leadOfficialPostId!: number | null
  @Field(() => String, { nullable: true, description: '分包领导的岗位' }) leadOfficialPostName!: string | null
  @Field(() => Int, { nullable: true }) projectId!: number | null
  @Field(() => String, { nullable: true }) projectName!: string | null
  @Field(() => DayScalar, { nullable: true, description: '完成时限' }) dueOn!: string | null
  @Field(() => Boolean, { description: '时限因停表顺延时，涉及尚未录入放假安排的年份，为暂定；录入后重新计算' }) dueProvisional!: boolean
  @Field(() => DayScalar, { nullable: true, description: '最初的完成时限，延期、停表顺延后仍显示' }) originalDueOn!: string | null
  @Field(() => String, { description: 'LISTED JUDGED HANDED_OVER IN_PROGRESS SUBMITTED RETURNED CLEARED WITHDRAWN' }) state!: string
  @Field(() => String) stateLabel!: string
  @Field(() => String) stateTone!: string
  @Field(() => Boolean, { description: '今天已超过时限而未办结（已在时限内申请销号的不算）' }) overdue!: boolean
  @Field(() => String) dueTone!: string
  @Field(() => Int, { nullable: true, description: '距时限的工作日数，负数为已超过；办结后为空' }) workdaysLeft!: number | null
  @Field(() => String, { nullable: true, description: '离时限多远，如“还有 3 个工作日”' }) dueText!: string | null
  @Field(() => String, { nullable: true, description: 'OFFICE LEADER UNIT ESCALATED：现在轮到谁' }) holder!: string | null
  @Field(() => String, { nullable: true }) holderLabel!: string | null
  @Field(() => String, { nullable: true, description: '现在在谁手上' }) holderName!: string | null
  @Field(() => Int, { nullable: true, description: '已在其手上的天数（自然日，停表的日子不计）' }) heldDays!: number | null
  @Field(() => Boolean, { description: '正在停表' }) clockStopped!: boolean
  @Field(() => Boolean, { description: '可以停表和恢复计时' }) mayStopClock!: boolean
  @Field(() => Boolean, { description: '超过时限才申请销号' }) late!: boolean
  @Field(() => Int, { description: '退回次数' }) returns!: number
  @Field(() => String, { nullable: true, description: '研判意见' }) judgement!: string | null
  @Field(() => String, { nullable: true, description: '谁研判的；联席办代录的写明谁代录、凭什么' }) judgedByText!: string | null
  @Field(() => DayScalar) listedOn!: string
  @Field(() => DayScalar, day) judgedOn!: string | null
  @Field(() => DayScalar, day) handedOverOn!: string | null
  @Field(() => DayScalar, day) signedOn!: string | null
  @Field(() => DayScalar, day) submittedOn!: string | null
  @Field(() => DayScalar, day) clearedOn!: string | null
  @Field(() => DayScalar, day) withdrawnOn!: string | null
  @Field(() => Int, { nullable: true, description: '疑似再次发生：此前已销号的同类事项' }) recurrenceOfId!: number | null
  @Field(() => String, { nullable: true, description: 'SUSPECTED 疑似反复，CONFIRMED 反复发生，DENIED 不是反复；空表示此前没有相似事项' }) recurrence!: string | null
  @Field(() => String, { nullable: true }) recurrenceLabel!: string | null
  @Field(() => String, { nullable: true, description: '由谁认定' }) recurrenceByText!: string | null
  @Field(() => Boolean, { description: '可以认定是否反复' }) mayDecideRecurrence!: boolean
  @Field(() => Boolean, { description: '还没有交单（或被退回），可以更正' }) mayEdit!: boolean
  @Field(() => Boolean, { description: '可以填写办理情况' }) mayNote!: boolean
  @Field(() => Boolean, { description: '可以申请延期' }) mayRequestExtension!: boolean
  @Field(() => [ActionType], { description: '现在可以做的动作；列表和看板里只附不能做的理由' }) actions!: ActionType[]
}

@ObjectType()
export class AssignmentConnection {
  @Field(() => [AssignmentType]) nodes!: AssignmentType[]
  @Field(() => Int, { nullable: true }) totalCount!: number | null
  @Field(() => PageInfo) pageInfo!: PageInfo
}

@ObjectType('AssignmentLane', { description: '看板的一列：一种状态' })
export class AssignmentLaneType {
  @Field(() => String) key!: string
  @Field(() => String) label!: string
  @Field(() => String) tone!: string
  @Field(() => Int) totalCount!: number
  @Field(() => [AssignmentType], { description: '前 60 件' }) nodes!: AssignmentType[]
}

@ObjectType('AssignmentCalendarItem', { description: '日历上到期的一件' })
export class AssignmentCalendarItemType {
  @Field(() => Int) id!: number
  @Field(() => DayScalar) on!: string
  @Field(() => String) title!: string
  @Field(() => String) detail!: string
  @Field(() => String) tone!: string
}

@ObjectType('AssignmentCount', { description: '一种状态有多少件' })
export class AssignmentCountType {
  @Field(() => String) state!: string
  @Field(() => String) label!: string
  @Field(() => String) tone!: string
  @Field(() => Int) count!: number
  @Field(() => Int, { description: '其中逾期' }) overdue!: number
}

@ObjectType('AssignmentStep', { description: '办理过程中的一步' })
export class AssignmentStepType {
  @Field(() => Int) id!: number
  @Field(() => String) action!: string
  @Field(() => String) label!: string
  @Field(() => String) stateLabel!: string
  @Field(() => Instant) at!: number
  @Field(() => DayScalar) on!: string
  @Field(() => String, { description: '单位、岗位和当时的姓名' }) byText!: string
  @Field(() => String, { nullable: true, description: '受托代行的岗位' }) onBehalfOf!: string | null
  @Field(() => String, { nullable: true }) note!: string | null
}

@ObjectType('AssignmentHolding', { description: '在谁手上停留了多少天' })
export class AssignmentHoldingType {
  @Field(() => String, { nullable: true }) holderLabel!: string | null
  @Field(() => String) holderName!: string
  @Field(() => DayScalar) fromOn!: string
  @Field(() => DayScalar, { nullable: true, description: '空表示还在其手上' }) untilOn!: string | null
  @Field(() => Int, { description: '自然日，停表的日子不计' }) days!: number
  @Field(() => Int, { description: '其间停表的自然日' }) stoppedDays!: number
}

@ObjectType('AssignmentStop', { description: '停表：其间的日子不计入任何一方' })
export class AssignmentStopType {
  @Field(() => Int) id!: number
  @Field(() => DayScalar) fromOn!: string
  @Field(() => DayScalar, { nullable: true, description: '恢复计时的日期；空表示还在停表' }) toOn!: string | null
  @Field(() => String) reason!: string
  @Field(() => String) byText!: string
  @Field(() => String, { nullable: true }) resumedByText!: string | null
  @Field(() => String, { nullable: true, description: '恢复时时限怎样顺延；没有顺延的为空' }) arithmetic!: string | null
}

@ObjectType('AssignmentFile', { description: '佐证文件，从 /files/编号 下载' })
export class AssignmentFileType {
  @Field(() => Int) id!: number
  @Field(() => String) name!: string
  @Field(() => Int, { description: '字节' }) size!: number
}

@ObjectType('AssignmentNote', { description: '办理情况' })
export class AssignmentNoteType {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String) kindLabel!: string
  @Field(() => String, { description: 'DRAFT 待确认，CONFIRMED 已确认' }) state!: string
  @Field(() => String) stateLabel!: string
  @Field(() => String) content!: string
  @Field(() => String, { nullable: true, description: '文字佐证' }) evidence!: string | null
  @Field(() => Instant) at!: number
  @Field(() => String) byText!: string
  @Field(() => String, { nullable: true }) confirmedByName!: string | null
  @Field(() => Boolean) mayConfirm!: boolean
  @Field(() => [AssignmentFileType]) files!: AssignmentFileType[]
}

@ObjectType('AssignmentExtension', { description: '延期申请' })
export class AssignmentExtensionType {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String, { description: 'REQUESTED 待审批，GRANTED 已同意，REFUSED 未同意，LAPSED 未审批而终止' }) state!: string
  @Field(() => String) stateLabel!: string
  @Field(() => DayScalar, day) beforeOn!: string | null
  @Field(() => DayScalar, { description: '申请（同意）延期到' }) requestedOn!: string
  @Field(() => String) reason!: string
  @Field(() => Instant) at!: number
  @Field(() => String) byText!: string
  @Field(() => Instant, { nullable: true }) decidedAt!: number | null
  @Field(() => String, { nullable: true }) decidedByName!: string | null
  @Field(() => String, { nullable: true }) decision!: string | null
  @Field(() => Boolean) mayDecide!: boolean
}

@ObjectType('AssignmentUnit')
export class AssignmentUnitType {
  @Field(() => Int) id!: number
  @Field(() => String) name!: string
}

@ObjectType('EarlierAssignment', { description: '此前已销号的同类事项' })
export class EarlierAssignmentType {
  @Field(() => Int) id!: number
  @Field(() => String) number!: string
  @Field(() => String) title!: string
  @Field(() => DayScalar, day) clearedOn!: string | null
}

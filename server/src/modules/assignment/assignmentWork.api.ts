import { Arg, Authorized, Ctx as FromCtx, Field, InputType, Int, Mutation, Resolver } from 'type-graphql'
import type { Ctx } from '../../platform/context'
import { Done } from '../../platform/graphql'
import { MaxLength, oneOf, Required } from '../../platform/input'
import { DayScalar } from '../../platform/scalars'
import { findAssignmentRow } from './assignment.query'
import { AssignmentType } from './assignmentType.api'
import { editAssignment, type EditAssignment } from './edit.service'
import { handOverAssignment, handOverAssignments, judgeAssignment, listAssignments } from './listing.service'
import { resumeAssignmentClock, stopAssignmentClock } from './stop.service'
import { clearAssignment, decideExtension, requestExtension, returnAssignment, withdrawAssignment } from './verification.service'
import { confirmNote, noteProgress, refuseHandOver, signForAssignment, submitAssignment } from './work.service'

/** What the office lists by hand. Resolutions come from their meeting; instructions and decisions are entered with their echo (登封 三(六)). */
const BY_HAND = { PROBLEM: '问题清单', FINDING: '核查发现', MANUAL: '日常交办' } as const

@InputType()
class ListAssignmentInput {
  @Field(() => String, { description: 'PROBLEM 问题清单，FINDING 核查发现，MANUAL 日常交办' }) @oneOf(BY_HAND) sourceType!: keyof typeof BY_HAND
  @Field(() => String, { nullable: true, description: '来源说明：哪次核查、哪份通报等' }) @MaxLength(1000) sourceText?: string | null
  @Field(() => String) @Required() @MaxLength(100) title!: string
  @Field(() => String) @Required() content!: string
  @Field(() => String, { description: '解决标准' }) @MaxLength(1000) standard!: string
  @Field(() => Int, { description: '责任单位' }) unitId!: number
  @Field(() => [Int], { nullable: true, description: '配合单位' }) @MaxLength(20) assistingUnitIds?: number[] | null
  @Field(() => Int, { nullable: true, description: '责任岗位' }) responsiblePostId?: number | null
  @Field(() => String, { nullable: true, description: '责任人姓名；空时取岗位今天的任职人' }) @MaxLength(40) responsiblePerson?: string | null
  @Field(() => Int, { nullable: true, description: '分包领导岗位；空时取项目的' }) leadOfficialPostId?: number | null
  @Field(() => Int, { nullable: true }) projectId?: number | null
  @Field(() => DayScalar, { nullable: true, description: '完成时限' }) dueOn?: string | null
  @Field(() => Int, { nullable: true, description: '列单时认定：此前已销号的哪一件；与 recurs 同填' }) earlierId?: number | null
  @Field(() => Boolean, { nullable: true, description: '是同一问题反复发生，或不是；空时由系统标记疑似' }) recurs?: boolean | null
}

@InputType()
class MoveAssignmentInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
}

@InputType()
class EditAssignmentInput extends MoveAssignmentInput implements EditAssignment {
  @Field(() => String) @Required() @MaxLength(100) title!: string
  @Field(() => String) @Required() @MaxLength(8000) content!: string
  @Field(() => String, { description: '解决标准' }) @MaxLength(1000) standard!: string
  @Field(() => Int, { description: '责任单位' }) unitId!: number
  @Field(() => Int, { nullable: true, description: '责任岗位' }) responsiblePostId?: number | null
  @Field(() => String, { nullable: true, description: '责任人姓名；空时取岗位今天的任职人' }) @MaxLength(40) responsiblePerson?: string | null
  @Field(() => DayScalar, { nullable: true, description: '完成时限' }) dueOn?: string | null
}

@InputType()
class JudgeAssignmentInput extends MoveAssignmentInput {
  @Field(() => String, { description: '研判意见' }) @Required() @MaxLength(1000) judgement!: string
  @Field(() => Int, { nullable: true, description: '改由哪个单位负责' }) unitId?: number | null
  @Field(() => DayScalar, { nullable: true, description: '完成时限' }) dueOn?: string | null
  @Field(() => Int, { nullable: true, description: '联席办代录时必填：是哪位领导研判的（岗位）' }) leaderPostId?: number | null
  @Field(() => String, { nullable: true, description: '联席办代录时必填：领导的批件、会议或谈话记录' }) @MaxLength(200) evidence?: string | null
}

@InputType()
class HandOverAssignmentInput extends MoveAssignmentInput {
  @Field(() => Int, { nullable: true }) responsiblePostId?: number | null
  @Field(() => String, { nullable: true }) @MaxLength(40) responsiblePerson?: string | null
  @Field(() => DayScalar, { nullable: true }) dueOn?: string | null
  @Field(() => String, { nullable: true }) @MaxLength(1000) standard?: string | null
}

@InputType()
class HandOverAssignmentsInput {
  @Field(() => [Int]) @MaxLength(100) ids!: number[]
}

@InputType()
class NoteProgressInput {
  @Field(() => Int) id!: number
  @Field(() => String, { description: '办理情况' }) @Required() content!: string
  @Field(() => String, { nullable: true, description: '文字佐证：文号、链接、存放地点' }) @MaxLength(1000) evidence?: string | null
  @Field(() => [Int], { nullable: true, description: '已上传的佐证文件' }) @MaxLength(20) attachmentIds?: number[] | null
}

@InputType()
class ConfirmNoteInput {
  @Field(() => Int) noteId!: number
  @Field(() => Int) version!: number
  @Field(() => String, { nullable: true, description: '修改后的内容；空时照原文确认' }) content?: string | null
}

@InputType()
class SubmitAssignmentInput extends MoveAssignmentInput {
  @Field(() => String, { description: '办结情况' }) @Required() content!: string
  @Field(() => String, { nullable: true, description: '文字佐证' }) @MaxLength(1000) evidence?: string | null
  @Field(() => [Int], { nullable: true, description: '已上传的佐证文件' }) @MaxLength(20) attachmentIds?: number[] | null
}

@InputType()
class ClearAssignmentInput extends MoveAssignmentInput {
  @Field(() => String, { nullable: true, description: '核实意见' }) @MaxLength(1000) note?: string | null
}

@InputType()
class AssignmentReasonInput extends MoveAssignmentInput {
  @Field(() => String, { description: '理由' }) @MaxLength(1000) reason!: string
}

@InputType()
class StopClockInput {
  @Field(() => Int) id!: number
  @Field(() => String, { description: '停表的原因：等待上级批复、专家评审等' }) @Required() @MaxLength(300) reason!: string
}

@InputType()
class ResumeClockInput {
  @Field(() => Int) id!: number
}

@InputType()
class RequestExtensionInput {
  @Field(() => Int) id!: number
  @Field(() => DayScalar, { description: '申请延期到' }) requestedOn!: string
  @Field(() => String, { description: '理由' }) @Required() @MaxLength(1000) reason!: string
}

@InputType()
class DecideExtensionInput {
  @Field(() => Int) extensionId!: number
  @Field(() => Int) version!: number
  @Field(() => Boolean) granted!: boolean
  @Field(() => DayScalar, { nullable: true, description: '同意延期到的日期；空时照申请' }) dueOn?: string | null
  @Field(() => String, { nullable: true, description: '意见' }) @MaxLength(1000) decision?: string | null
}

@Resolver()
export class AssignmentWorkResolver {
  @Authorized('assignment.list')
  @Mutation(() => AssignmentType, { description: '列单' })
  async listAssignment(@FromCtx() ctx: Ctx, @Arg('input', () => ListAssignmentInput) input: ListAssignmentInput) {
    const [id] = await listAssignments(ctx, [{
      ...input, sourceId: null, dueOn: input.dueOn ?? null,
      recurrence: input.earlierId != null && input.recurs != null ? { earlierId: input.earlierId, same: input.recurs } : null,
    }])
    return findAssignmentRow(ctx, id!)
  }

  @Authorized('assignment.list')
  @Mutation(() => AssignmentType, { description: '更正还没有交单（或被退回）的事项' })
  async editAssignment(@FromCtx() ctx: Ctx, @Arg('input', () => EditAssignmentInput) input: EditAssignmentInput) {
    const id = await editAssignment(ctx, input)
    return findAssignmentRow(ctx, id)
  }

  @Authorized('assignment.work')
  @Mutation(() => Done, { description: '退回交单：不属于本单位的，写明理由退给联席办，不签收' })
  async refuseHandOver(@FromCtx() ctx: Ctx, @Arg('input', () => AssignmentReasonInput) input: AssignmentReasonInput) {
    await refuseHandOver(ctx, input)
    return { __typename: 'Done', done: true }
  }

  @Authorized('assignment.judge')
  @Mutation(() => AssignmentType, { description: '研判：分包领导提出办理意见；联席办凭领导的批件或记录代录' })
  async judgeAssignment(@FromCtx() ctx: Ctx, @Arg('input', () => JudgeAssignmentInput) input: JudgeAssignmentInput) {
    const id = await judgeAssignment(ctx, input)
    return findAssignmentRow(ctx, id)
  }

  @Authorized('assignment.handOver')
  @Mutation(() => AssignmentType, { description: '交单：交给责任单位，可补充缺少的责任人、时限、标准' })
  async handOverAssignment(@FromCtx() ctx: Ctx, @Arg('input', () => HandOverAssignmentInput) input: HandOverAssignmentInput) {
    const id = await handOverAssignment(ctx, input)
    return findAssignmentRow(ctx, id)
  }

  @Authorized('assignment.handOver')
  @Mutation(() => Done, { description: '批量交单：有一件不能交，全部不交' })
  async handOverAssignments(@FromCtx() ctx: Ctx, @Arg('input', () => HandOverAssignmentsInput) input: HandOverAssignmentsInput) {
    await handOverAssignments(ctx, input.ids)
    return { __typename: 'Done', done: true }
  }

  @Authorized('assignment.work')
  @Mutation(() => AssignmentType, { description: '签收' })
  async signForAssignment(@FromCtx() ctx: Ctx, @Arg('input', () => MoveAssignmentInput) input: MoveAssignmentInput) {
    const id = await signForAssignment(ctx, input)
    return findAssignmentRow(ctx, id)
  }

  @Authorized('assignment.draft')
  @Mutation(() => AssignmentType, { description: '填写办理情况；经办人填写的由联络员确认' })
  async noteProgress(@FromCtx() ctx: Ctx, @Arg('input', () => NoteProgressInput) input: NoteProgressInput) {
    const id = await noteProgress(ctx, input)
    return findAssignmentRow(ctx, id)
  }

  @Authorized('assignment.work')
  @Mutation(() => AssignmentType, { description: '确认经办人填写的办理情况' })
  async confirmNote(@FromCtx() ctx: Ctx, @Arg('input', () => ConfirmNoteInput) input: ConfirmNoteInput) {
    const id = await confirmNote(ctx, input)
    return findAssignmentRow(ctx, id)
  }

  @Authorized('assignment.work')
  @Mutation(() => AssignmentType, { description: '申请销号：办结情况和至少一份佐证' })
  async submitAssignment(@FromCtx() ctx: Ctx, @Arg('input', () => SubmitAssignmentInput) input: SubmitAssignmentInput) {
    const id = await submitAssignment(ctx, input)
    return findAssignmentRow(ctx, id)
  }

  @Authorized('assignment.verify')
  @Mutation(() => AssignmentType, { description: '核实销号：由承办单位和办理人以外的人办理' })
  async clearAssignment(@FromCtx() ctx: Ctx, @Arg('input', () => ClearAssignmentInput) input: ClearAssignmentInput) {
    const id = await clearAssignment(ctx, input)
    return findAssignmentRow(ctx, id)
  }

  @Authorized('assignment.verify')
  @Mutation(() => AssignmentType, { description: '退回，须写明理由' })
  async returnAssignment(@FromCtx() ctx: Ctx, @Arg('input', () => AssignmentReasonInput) input: AssignmentReasonInput) {
    const id = await returnAssignment(ctx, input)
    return findAssignmentRow(ctx, id)
  }

  @Authorized('assignment.withdraw')
  @Mutation(() => AssignmentType, { description: '撤销，须写明理由' })
  async withdrawAssignment(@FromCtx() ctx: Ctx, @Arg('input', () => AssignmentReasonInput) input: AssignmentReasonInput) {
    const id = await withdrawAssignment(ctx, input)
    return findAssignmentRow(ctx, id)
  }

  @Authorized('assignment.verify')
  @Mutation(() => AssignmentType, { description: '停表：从今天起的日子不计入任何一方，恢复后完成时限按停表的工作日顺延' })
  async stopAssignmentClock(@FromCtx() ctx: Ctx, @Arg('input', () => StopClockInput) input: StopClockInput) {
    const id = await stopAssignmentClock(ctx, input)
    return findAssignmentRow(ctx, id)
  }

  @Authorized('assignment.verify')
  @Mutation(() => AssignmentType, { description: '恢复计时，完成时限顺延' })
  async resumeAssignmentClock(@FromCtx() ctx: Ctx, @Arg('input', () => ResumeClockInput) input: ResumeClockInput) {
    const id = await resumeAssignmentClock(ctx, input.id)
    return findAssignmentRow(ctx, id)
  }

  @Authorized('assignment.work')
  @Mutation(() => AssignmentType, { description: '申请延期' })
  async requestExtension(@FromCtx() ctx: Ctx, @Arg('input', () => RequestExtensionInput) input: RequestExtensionInput) {
    const id = await requestExtension(ctx, input)
    return findAssignmentRow(ctx, id)
  }

  @Authorized('assignment.verify')
  @Mutation(() => AssignmentType, { description: '审批延期' })
  async decideExtension(@FromCtx() ctx: Ctx, @Arg('input', () => DecideExtensionInput) input: DecideExtensionInput) {
    const id = await decideExtension(ctx, input)
    return findAssignmentRow(ctx, id)
  }
}

import { Arg, Authorized, Ctx as FromCtx, Field, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import type { Ctx } from '../../platform/context'
import { MaxLength } from '../../platform/input'
import { remindersFor, sendReminders } from './reminder.service'

@ObjectType('RemindedAssignment')
export class RemindedAssignmentType {
  @Field(() => Int) id!: number
  @Field(() => String) number!: string
  @Field(() => String) title!: string
  @Field(() => String, { nullable: true }) dueText!: string | null
}

@ObjectType('AssignmentReminder', { description: '催办：一个单位收到什么' })
export class AssignmentReminderType {
  @Field(() => Int) unitId!: number
  @Field(() => String) unitName!: string
  @Field(() => String) title!: string
  @Field(() => String) text!: string
  @Field(() => [RemindedAssignmentType]) assignments!: RemindedAssignmentType[]
}

@ObjectType('SkippedReminder', { description: '不催办的事项和原因' })
export class SkippedReminderType {
  @Field(() => String) number!: string
  @Field(() => String) title!: string
  @Field(() => String) why!: string
}

@ObjectType('ReminderPreview', { description: '催办预览' })
export class ReminderPreviewType {
  @Field(() => [AssignmentReminderType]) reminders!: AssignmentReminderType[]
  @Field(() => [SkippedReminderType]) skipped!: SkippedReminderType[]
}

@InputType()
class SendRemindersInput {
  @Field(() => [Int]) @MaxLength(100) ids!: number[]
  @Field(() => String, { nullable: true, description: '附加的话' }) @MaxLength(300) note?: string | null
}

@Resolver()
export class ReminderResolver {
  @Authorized('assignment.handOver')
  @Query(() => ReminderPreviewType, { description: '催办前看：哪个单位会收到什么' })
  reminderPreview(@FromCtx() ctx: Ctx, @Arg('input', () => SendRemindersInput) input: SendRemindersInput) {
    return remindersFor(ctx, input.ids, input.note)
  }

  @Authorized('assignment.handOver')
  @Mutation(() => Int, { description: '发送催办，答复新通知到多少人' })
  sendReminders(@FromCtx() ctx: Ctx, @Arg('input', () => SendRemindersInput) input: SendRemindersInput) {
    return sendReminders(ctx, input.ids, input.note)
  }
}

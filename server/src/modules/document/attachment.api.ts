import { Arg, Authorized, Ctx as FromCtx, Field, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import type { Ctx } from '../../platform/context'
import { Done } from '../../platform/graphql'
import { MaxLength } from '../../platform/input'
import { Instant } from '../../platform/scalars'
import { addAttachments, classifiedNotice, removeAttachment } from './attachment.service'
import { listAttachments } from './document.query'

@ObjectType('Attachment', { description: '附件，从 /files/编号 下载' })
export class AttachmentType {
  @Field(() => Int) id!: number
  @Field(() => String) name!: string
  @Field(() => String, { description: '按文件实际内容判定的类型' }) mime!: string
  @Field(() => Int, { description: '字节' }) size!: number
  @Field(() => Instant) uploadedAt!: number
  @Field(() => String) uploadedByName!: string
  @Field(() => String, { description: '上传时的岗位' }) uploadedByPost!: string
}

@InputType()
class AddAttachmentsInput {
  @Field(() => String, { description: '事项类型' }) @MaxLength(40) subjectType!: string
  @Field(() => Int) subjectId!: number
  @Field(() => [Int], { description: '已上传的文件' }) @MaxLength(50) attachmentIds!: number[]
}

@InputType()
class RemoveAttachmentInput {
  @Field(() => Int) id!: number
}

@Resolver()
export class AttachmentResolver {
  @Authorized('session.use')
  @Query(() => [AttachmentType], { description: '一个事项的附件' })
  attachments(@FromCtx() ctx: Ctx, @Arg('subjectType', () => String) subjectType: string, @Arg('subjectId', () => Int) subjectId: number) {
    return listAttachments(ctx, subjectType, subjectId)
  }

  @Authorized('session.use')
  @Query(() => String, { description: '上传处显示的保密提醒' })
  classifiedNotice() {
    return classifiedNotice()
  }

  @Authorized('attachment.add')
  @Mutation(() => [AttachmentType], { description: '把已上传的文件加到一个事项' })
  async addAttachments(@FromCtx() ctx: Ctx, @Arg('input', () => AddAttachmentsInput) input: AddAttachmentsInput) {
    await addAttachments(ctx, input)
    return listAttachments(ctx, input.subjectType, input.subjectId)
  }

  @Authorized('attachment.add')
  @Mutation(() => Done, { description: '移除附件；日志保留其名称' })
  async removeAttachment(@FromCtx() ctx: Ctx, @Arg('input', () => RemoveAttachmentInput) input: RemoveAttachmentInput) {
    await removeAttachment(ctx, input.id)
    return { __typename: 'Done', done: true }
  }
}

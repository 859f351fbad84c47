import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Authorized, Ctx as FromCtx, Field, FieldResolver, Info, InputType, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { asksFor } from '../../platform/connection'
import type { Ctx } from '../../platform/context'
import { ActionType, PageInfo, PageInput } from '../../platform/graphql'
import { MaxLength, oneOf, Required } from '../../platform/input'
import { DayScalar } from '../../platform/scalars'
import { NUMBER_SOURCES, type NumberSource } from '../document/document.service'
import { findLeadRow, listLeads, personsOf, transferOf, type LeadFilter } from './lead.query'
import { LEAD_GROUNDS, LEAD_STATES, type LeadGround, type LeadState } from './lead.rules'
import { answerLead, draftLead, dropLead, editLead, handOverLead } from './lead.service'

const none = { nullable: true } as const

@ObjectType('AccountabilityPerson', { description: '线索涉及的岗位和当时的任职人' })
class AccountabilityPersonType {
  @Field(() => Int, { description: '岗位编号' }) id!: number
  @Field(() => String) text!: string
}

@ObjectType('LeadTransfer', { description: '移送函：编号的公文，有核验二维码' })
class LeadTransferType {
  @Field(() => Int, { description: '公文编号' }) id!: number
  @Field(() => String, { nullable: true, description: '发文字号' }) number!: string | null
  @Field(() => Int, { nullable: true, description: 'Word 文件，GET /files/:id' }) attachmentId!: number | null
  @Field(() => String, { nullable: true, description: '扫码核验页' }) verifyPath!: string | null
}

@ObjectType('AccountabilityLead', { description: '问责线索：移交纪检机关，由其决定；平台不作结论' })
class AccountabilityLeadType {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String) state!: string
  @Field(() => String) stateLabel!: string
  @Field(() => String) stateTone!: string
  @Field(() => String, { description: Object.entries(LEAD_GROUNDS).map(([k, v]) => `${k} ${v}`).join('，') }) ground!: string
  @Field(() => String) groundLabel!: string
  @Field(() => String) title!: string
  @Field(() => String, { description: '事实' }) facts!: string
  @Field(() => Int) unitId!: number
  @Field(() => String) unitName!: string
  @Field(() => Int, none) projectId!: number | null
  @Field(() => String, none) projectName!: string | null
  @Field(() => Int, none) assignmentId!: number | null
  @Field(() => String, none) assignmentTitle!: string | null
  @Field(() => DayScalar) draftedOn!: string
  @Field(() => String) draftedBy!: string
  @Field(() => String, { nullable: true, description: '移交的纪检机关' }) organ!: string | null
  @Field(() => DayScalar, none) handedOverOn!: string | null
  @Field(() => String, none) handedOverBy!: string | null
  @Field(() => String, { nullable: true, description: '纪检机关的答复，照录' }) answer!: string | null
  @Field(() => String, { nullable: true, description: '答复的文号' }) answerPaper!: string | null
  @Field(() => DayScalar, none) answeredOn!: string | null
  @Field(() => String, none) answerBy!: string | null
  @Field(() => String, { nullable: true, description: '不移交的理由' }) dropReason!: string | null
  @Field(() => DayScalar, none) droppedOn!: string | null
  @Field(() => [ActionType]) actions!: ActionType[]
}

@ObjectType()
class AccountabilityLeadConnection {
  @Field(() => [AccountabilityLeadType]) nodes!: AccountabilityLeadType[]
  @Field(() => Int, { nullable: true }) totalCount!: number | null
  @Field(() => PageInfo) pageInfo!: PageInfo
}

@InputType()
class AccountabilityLeadFilterInput implements LeadFilter {
  @Field(() => String, { nullable: true, description: '线索、单位，可用拼音首字母' }) @MaxLength(60) text?: string | null
  @Field(() => [String], { nullable: true }) @oneOf(LEAD_GROUNDS) grounds?: LeadGround[] | null
  @Field(() => [String], { nullable: true }) @oneOf(LEAD_STATES) states?: LeadState[] | null
  @Field(() => [Int], { nullable: true }) unitIds?: number[] | null
}

@InputType()
class LeadFieldsInput {
  @Field(() => String) @oneOf(LEAD_GROUNDS) ground!: LeadGround
  @Field(() => String) @Required() @MaxLength(100) title!: string
  @Field(() => String) @MaxLength(8000) facts!: string
  @Field(() => Int) unitId!: number
  @Field(() => Int, none) projectId?: number | null
  @Field(() => Int, none) assignmentId?: number | null
  @Field(() => [Int], { description: '责任岗位' }) @MaxLength(20) postIds!: number[]
}

@InputType()
class EditLeadInput extends LeadFieldsInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
}

@InputType()
class MoveLeadInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
}

@InputType()
class HandOverLeadInput extends MoveLeadInput {
  @Field(() => String, { description: '移交的纪检机关' }) @MaxLength(60) organ!: string
  @Field(() => DayScalar, { description: '移交日期，即移送函的印发日期' }) handedOverOn!: string
  @Field(() => String, { description: 'OWN 自行编号，ENTERED 登记政府办编号' }) @oneOf(NUMBER_SOURCES) source!: NumberSource
  @Field(() => String, { nullable: true, description: '自行编号时的机关代字' }) @MaxLength(30) series?: string | null
  @Field(() => String, { nullable: true, description: '登记的发文字号' }) @MaxLength(60) number?: string | null
}

@InputType()
class AnswerLeadInput extends MoveLeadInput {
  @Field(() => String, { description: '答复，照录' }) @MaxLength(4000) answer!: string
  @Field(() => String, { nullable: true, description: '答复的文号' }) @MaxLength(60) answerPaper?: string | null
  @Field(() => DayScalar, { description: '答复日期' }) answeredOn!: string
}

@InputType()
class DropLeadInput extends MoveLeadInput {
  @Field(() => String, { description: '理由' }) @MaxLength(1000) reason!: string
}

const after = async (ctx: Ctx, done: Promise<number>) => findLeadRow(ctx, await done)

@Resolver(() => AccountabilityLeadType)
export class LeadResolver {
  @Authorized('lead.manage')
  @Query(() => AccountabilityLeadConnection, { description: '问责线索，新的在前；只有联席办可见' })
  accountabilityLeads(
    @FromCtx() ctx: Ctx, @Args(() => PageInput) page: PageInput, @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => AccountabilityLeadFilterInput, { nullable: true }) filter?: AccountabilityLeadFilterInput,
  ) {
    return listLeads(ctx, filter ?? {}, page, asksFor(info, 'totalCount'))
  }

  @Authorized('lead.manage')
  @Query(() => AccountabilityLeadType, { description: '一条问责线索' })
  accountabilityLead(@FromCtx() ctx: Ctx, @Arg('id', () => Int) id: number) {
    return findLeadRow(ctx, id)
  }

  @FieldResolver(() => [AccountabilityPersonType], { description: '涉及的岗位' })
  persons(@FromCtx() ctx: Ctx, @Root() lead: AccountabilityLeadType) {
    return personsOf(ctx, lead.id)
  }

  @FieldResolver(() => LeadTransferType, { nullable: true, description: '移送函；移交前为空' })
  transfer(@FromCtx() ctx: Ctx, @Root() lead: AccountabilityLeadType) {
    return transferOf(ctx, lead.id)
  }

  @Authorized('lead.manage')
  @Mutation(() => AccountabilityLeadType, { description: '登记问责线索' })
  draftLead(@FromCtx() ctx: Ctx, @Arg('input', () => LeadFieldsInput) input: LeadFieldsInput) {
    return after(ctx, draftLead(ctx, input))
  }

  @Authorized('lead.manage')
  @Mutation(() => AccountabilityLeadType, { description: '修改未移交的线索' })
  editLead(@FromCtx() ctx: Ctx, @Arg('input', () => EditLeadInput) input: EditLeadInput) {
    return after(ctx, editLead(ctx, input))
  }

  @Authorized('lead.manage')
  @Mutation(() => AccountabilityLeadType, { description: '移交纪检机关，移送函同时编号印发' })
  handOverLead(@FromCtx() ctx: Ctx, @Arg('input', () => HandOverLeadInput) input: HandOverLeadInput) {
    return after(ctx, handOverLead(ctx, input))
  }

  @Authorized('lead.manage')
  @Mutation(() => AccountabilityLeadType, { description: '照录纪检机关的答复' })
  answerLead(@FromCtx() ctx: Ctx, @Arg('input', () => AnswerLeadInput) input: AnswerLeadInput) {
    return after(ctx, answerLead(ctx, input))
  }

  @Authorized('lead.manage')
  @Mutation(() => AccountabilityLeadType, { description: '不移交，须写明理由' })
  dropLead(@FromCtx() ctx: Ctx, @Arg('input', () => DropLeadInput) input: DropLeadInput) {
    return after(ctx, dropLead(ctx, input))
  }
}

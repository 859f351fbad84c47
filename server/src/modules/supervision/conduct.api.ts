import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Authorized, Ctx as FromCtx, Field, FieldResolver, Info, InputType, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { asksFor } from '../../platform/connection'
import type { Ctx } from '../../platform/context'
import { ActionType, PageInfo, PageInput, VerdictType } from '../../platform/graphql'
import { MaxLength, oneOf, Required } from '../../platform/input'
import { DayScalar } from '../../platform/scalars'
import { conductProposalOf, conductStepsOf, findConductRow, listConduct, type ConductFilter, type Match } from './conduct.query'
import { CONDUCT_KINDS, CONDUCT_STATES, type ConductKind, type ConductState } from './conduct.rules'
import { answerConduct, investigateConduct, judgeConduct, raiseConduct, registerConduct, reportConduct } from './conduct.service'
import { SupervisionStepType } from './supervisionType.api'

const none = { nullable: true } as const

@ObjectType('ConductCase', { description: '作风问题：弄虚作假、不作为、慢作为、乱作为' })
class ConductCaseType {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String) kind!: string
  @Field(() => String) kindLabel!: string
  @Field(() => String) state!: string
  @Field(() => String) stateLabel!: string
  @Field(() => String) stateTone!: string
  @Field(() => String) title!: string
  @Field(() => String) facts!: string
  @Field(() => Int) unitId!: number
  @Field(() => String) unitName!: string
  @Field(() => Int, none) projectId!: number | null
  @Field(() => String, none) projectName!: string | null
  @Field(() => DayScalar, { description: '发现日期' }) foundOn!: string
  @Field(() => Boolean, { description: '情节特别严重' }) grave!: boolean
  @Field(() => Boolean, { description: '自行整改仍不落实' }) unmended!: boolean
  @Field(() => DayScalar, { nullable: true, description: '单位报送调查处理结果的时限' }) dueOn!: string | null
  @Field(() => Boolean) overdue!: boolean
  @Field(() => String, { nullable: true, description: '提级评查的部门' }) raisedTo!: string | null
  @Field(() => DayScalar, none) raisedOn!: string | null
  @Field(() => String, { nullable: true, description: '提级评查时所符合的情形' }) raisedMatch!: string | null
  @Field(() => DayScalar, none) closedOn!: string | null
  @Field(() => [ActionType]) actions!: ActionType[]
}

@ObjectType()
class ConductCaseConnection {
  @Field(() => [ConductCaseType]) nodes!: ConductCaseType[]
  @Field(() => Int, { nullable: true }) totalCount!: number | null
  @Field(() => PageInfo) pageInfo!: PageInfo
}

@ObjectType('EarlierConduct', { description: '此前发生的同一问题' })
class EarlierConductType {
  @Field(() => Int) id!: number
  @Field(() => String) title!: string
  @Field(() => DayScalar) foundOn!: string
  @Field(() => String) stateLabel!: string
}

@ObjectType('ConductProposal', { description: '按本县制度是否应提级评查，以及所符合的情形' })
class ConductProposalType {
  @Field(() => VerdictType) verdict!: VerdictType
  @Field(() => [EarlierConductType]) earlier!: EarlierConductType[]
}

@InputType()
class ConductFilterInput implements ConductFilter {
  @Field(() => String, { nullable: true, description: '问题、单位，可用拼音首字母' }) @MaxLength(60) text?: string | null
  @Field(() => [String], { nullable: true }) @oneOf(CONDUCT_KINDS) kinds?: ConductKind[] | null
  @Field(() => [String], { nullable: true }) @oneOf(CONDUCT_STATES) states?: ConductState[] | null
  @Field(() => [Int], { nullable: true }) unitIds?: number[] | null
  @Field(() => Boolean, { nullable: true, description: '未办结' }) open?: boolean | null
}

@InputType()
class RegisterConductInput {
  @Field(() => String, { description: 'FALSIFICATION 弄虚作假，INACTION 不作为，SLOWNESS 慢作为，MISCONDUCT 乱作为' }) @oneOf(CONDUCT_KINDS) kind!: ConductKind
  @Field(() => String) @Required() @MaxLength(100) title!: string
  @Field(() => String, { description: '事实' }) @Required() @MaxLength(4000) facts!: string
  @Field(() => Int) unitId!: number
  @Field(() => Int, none) projectId?: number | null
  @Field(() => DayScalar, { description: '发现日期' }) foundOn!: string
  @Field(() => Boolean, { description: '情节特别严重' }) grave!: boolean
}

@InputType()
class MoveConductInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String, { description: '情况、结果或理由' }) @Required() @MaxLength(4000) note!: string
}

@InputType()
class InvestigateConductInput extends MoveConductInput {
  @Field(() => DayScalar, { description: '报送结果的时限' }) dueOn!: string
}

@InputType()
class JudgeConductInput extends MoveConductInput {
  @Field(() => Boolean, { description: '整改到位' }) mended!: boolean
}

@InputType()
class RaiseConductInput extends MoveConductInput {
  @Field(() => String, { description: '提级评查的部门' }) @Required() @MaxLength(60) raisedTo!: string
}

const after = async (ctx: Ctx, done: Promise<number>) => findConductRow(ctx, await done)

@Resolver(() => ConductCaseType)
export class ConductResolver {
  @Authorized('conduct.read')
  @Query(() => ConductCaseConnection, { description: '作风问题，新发现的在前；单位只见交本单位调查的' })
  conductCases(
    @FromCtx() ctx: Ctx, @Args(() => PageInput) page: PageInput, @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => ConductFilterInput, { nullable: true }) filter?: ConductFilterInput,
  ) {
    return listConduct(ctx, filter ?? {}, page, asksFor(info, 'totalCount'))
  }

  @Authorized('conduct.read')
  @Query(() => ConductCaseType, { description: '一件作风问题' })
  conductCase(@FromCtx() ctx: Ctx, @Arg('id', () => Int) id: number) {
    return findConductRow(ctx, id)
  }

  @FieldResolver(() => [SupervisionStepType], { description: '办理过程，由早到晚' })
  steps(@FromCtx() ctx: Ctx, @Root() c: ConductCaseType) {
    return conductStepsOf(ctx, c.id)
  }

  @FieldResolver(() => ConductProposalType, { nullable: true, description: '是否应提级评查；只有联席办可见' })
  proposal(@FromCtx() ctx: Ctx, @Root() c: Match) {
    return conductProposalOf(ctx, c)
  }

  @Authorized('conduct.manage')
  @Mutation(() => ConductCaseType, { description: '登记作风问题' })
  registerConduct(@FromCtx() ctx: Ctx, @Arg('input', () => RegisterConductInput) input: RegisterConductInput) {
    return after(ctx, registerConduct(ctx, input))
  }

  @Authorized('conduct.manage')
  @Mutation(() => ConductCaseType, { description: '交单位自行调查处理' })
  investigateConduct(@FromCtx() ctx: Ctx, @Arg('input', () => InvestigateConductInput) input: InvestigateConductInput) {
    return after(ctx, investigateConduct(ctx, input))
  }

  @Authorized('conduct.work')
  @Mutation(() => ConductCaseType, { description: '单位报送调查处理结果' })
  reportConduct(@FromCtx() ctx: Ctx, @Arg('input', () => MoveConductInput) input: MoveConductInput) {
    return after(ctx, reportConduct(ctx, input))
  }

  @Authorized('conduct.manage')
  @Mutation(() => ConductCaseType, { description: '整改到位则办结，不落实的可提级评查' })
  judgeConduct(@FromCtx() ctx: Ctx, @Arg('input', () => JudgeConductInput) input: JudgeConductInput) {
    return after(ctx, judgeConduct(ctx, input))
  }

  @Authorized('conduct.manage')
  @Mutation(() => ConductCaseType, { description: '提级评查：须符合本县制度的情形' })
  raiseConduct(@FromCtx() ctx: Ctx, @Arg('input', () => RaiseConductInput) input: RaiseConductInput) {
    return after(ctx, raiseConduct(ctx, input))
  }

  @Authorized('conduct.manage')
  @Mutation(() => ConductCaseType, { description: '登记提级评查的结果' })
  answerConduct(@FromCtx() ctx: Ctx, @Arg('input', () => MoveConductInput) input: MoveConductInput) {
    return after(ctx, answerConduct(ctx, input))
  }
}

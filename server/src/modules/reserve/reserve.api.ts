import { Arg, Args, Authorized, Ctx as FromCtx, Field, FieldResolver, Info, InputType, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql'
import type { GraphQLResolveInfo } from 'graphql'
import { notFound } from '../../kernel/refusal'
import { asksFor } from '../../platform/connection'
import type { Ctx } from '../../platform/context'
import { ActionType, ExplanationType, PageInfo, PageInput, ShownFactType, VerdictType } from '../../platform/graphql'
import { MaxLength, oneOf, Required } from '../../platform/input'
import { DayScalar, Instant, Money } from '../../platform/scalars'
import { TIERS, type Tier } from '../regulation/provision.query'
import { boardEntries, changesOf, entryActions, findEntry, leavingOf, listEntries, stepsOf, submittedOf, verdictOfEntry, type EntryOrder, type EntryRow } from './entry.query'
import { ENTRY_STATES, type EntryState } from './reserve.rules'
import { admitEntry, exitEntry, proposeEntries, proposeEntry, resubmitEntry, returnEntry, withdrawEntry } from './reserve.service'

const said = (words: Record<string, string>) => Object.entries(words).map(([k, v]) => `${k} ${v}`).join('，')

@ObjectType('ChangedFact', { description: '申报后变化的一项内容' })
export class ChangedFactType {
  @Field(() => String) name!: string
  @Field(() => String) label!: string
  @Field(() => String, { nullable: true, description: '申报时' }) then!: string | null
  @Field(() => String, { nullable: true, description: '现在' }) now!: string | null
}

@ObjectType('LibraryEntryStep', { description: '入库条目的一步办理' })
export class LibraryEntryStepType {
  @Field(() => Int) id!: number
  @Field(() => String, { description: 'propose 申报，admit 入库，return 退回，resubmit 重新申报，withdraw 撤回，exit 出库' }) action!: string
  @Field(() => String) label!: string
  @Field(() => Instant) at!: number
  @Field(() => String) byText!: string
  @Field(() => String, { nullable: true }) reason!: string | null
}

@ObjectType('LibraryEntry', { description: '入库条目：一个项目在一个储备库中的位置，自申报到出库' })
export class LibraryEntryType {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String, { description: said(TIERS) }) tier!: Tier
  @Field(() => String) tierName!: string
  @Field(() => Int, { nullable: true, description: '储备库所属单位' }) unitId!: number | null
  @Field(() => String, { nullable: true }) unitName!: string | null
  @Field(() => String) libraryName!: string
  @Field(() => Int) projectId!: number
  @Field(() => String) projectName!: string
  @Field(() => String, { description: '项目现在的阶段' }) stage!: string
  @Field(() => String) stageLabel!: string
  @Field(() => Money, { nullable: true, description: '项目现在的总投资，元' }) totalInvestment!: number | null
  @Field(() => String, { description: said(ENTRY_STATES) }) state!: EntryState
  @Field(() => String) stateLabel!: string
  @Field(() => String) tone!: string
  @Field(() => Int) proposerUnitId!: number
  @Field(() => String) proposerUnitName!: string
  @Field(() => String) proposedByText!: string
  @Field(() => DayScalar) proposedOn!: string
  @Field(() => String, { nullable: true }) decidedByText!: string | null
  @Field(() => DayScalar, { nullable: true }) decidedOn!: string | null
  @Field(() => DayScalar, { nullable: true }) leftOn!: string | null
  @Field(() => String, { nullable: true, description: '最近一次退回、撤回或出库的原因' }) reason!: string | null
}

@ObjectType()
export class LibraryEntryConnection {
  @Field(() => [LibraryEntryType]) nodes!: LibraryEntryType[]
  @Field(() => Int, { nullable: true }) totalCount!: number | null
  @Field(() => PageInfo) pageInfo!: PageInfo
}

@ObjectType()
export class LibraryEntryLane {
  @Field(() => String) key!: string
  @Field(() => String) label!: string
  @Field(() => String) tone!: string
  @Field(() => Int) totalCount!: number
  @Field(() => Money, { description: '本列项目总投资合计，元' }) totalInvestment!: number
  @Field(() => [LibraryEntryType]) nodes!: LibraryEntryType[]
}

@ObjectType({ description: '批量申报中一个项目的结果' })
export class ProposedEntry {
  @Field(() => Int) projectId!: number
  @Field(() => String) projectName!: string
  @Field(() => Int, { nullable: true }) entryId!: number | null
  @Field(() => String, { nullable: true, description: '未能申报的原因' }) refusal!: string | null
}

@InputType()
class LibraryEntryFilterInput {
  @Field(() => String, { nullable: true }) @MaxLength(60) text?: string
  @Field(() => [String], { nullable: true }) @oneOf(TIERS) tiers?: Tier[]
  @Field(() => [Int], { nullable: true, description: '储备库所属单位' }) unitIds?: number[]
  @Field(() => [String], { nullable: true }) @oneOf(ENTRY_STATES) states?: EntryState[]
  @Field(() => Int, { nullable: true }) projectId?: number
  @Field(() => [Int], { nullable: true }) proposerUnitIds?: number[]
  @Field(() => Boolean, { nullable: true, description: '项目已开工但仍在储备库中' }) started?: boolean
  @Field(() => DayScalar, { nullable: true }) proposedFrom?: string
  @Field(() => DayScalar, { nullable: true }) proposedTo?: string
}

const ORDER_WORDS = { PROPOSED_ON: '申报日期', DECIDED_ON: '决定日期', NAME: '项目名称', INVESTMENT: '总投资' }

@InputType()
class LibraryEntryOrderInput {
  @Field(() => String, { description: said(ORDER_WORDS) }) @oneOf(ORDER_WORDS) by!: EntryOrder
  @Field(() => Boolean, { nullable: true }) descending?: boolean
}

@InputType()
class ProposeEntryInput {
  @Field(() => Int) projectId!: number
  @Field(() => String, { description: said(TIERS) }) @oneOf(TIERS) tier!: Tier
  @Field(() => Int, { nullable: true, description: '储备库所属单位；项目已写明的可不填' }) unitId?: number
}

@InputType()
class ProposeEntriesInput {
  @Field(() => [Int]) @MaxLength(200) projectIds!: number[]
  @Field(() => String, { description: said(TIERS) }) @oneOf(TIERS) tier!: Tier
}

@InputType()
class EntryStepInput {
  @Field(() => Int) id!: number
  @Field(() => Int, { description: '您看到的版本' }) version!: number
}

@InputType()
class EntryReasonInput {
  @Field(() => Int) id!: number
  @Field(() => Int, { description: '您看到的版本' }) version!: number
  @Field(() => String, { description: '原因' }) @Required() @MaxLength(500) reason!: string
}

const one = async (ctx: Ctx, id: number) => {
  const found = await findEntry(ctx, id)
  if (!found) throw notFound('入库条目')
  return found
}

@Resolver(() => LibraryEntryType)
export class ReserveResolver {
  @Authorized('reserve.read')
  @Query(() => LibraryEntryConnection, { description: '入库条目，默认新申报的在前' })
  libraryEntries(
    @FromCtx() ctx: Ctx,
    @Args(() => PageInput) page: PageInput,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => LibraryEntryFilterInput, { nullable: true }) filter?: LibraryEntryFilterInput,
    @Arg('order', () => LibraryEntryOrderInput, { nullable: true }) order?: LibraryEntryOrderInput,
  ) {
    return listEntries(ctx, filter ?? {}, order ?? null, page, asksFor(info, 'totalCount'))
  }

  @Authorized('reserve.read')
  @Query(() => [LibraryEntryLane], { description: '入库条目看板，按状态' })
  libraryEntryBoard(@FromCtx() ctx: Ctx, @Arg('filter', () => LibraryEntryFilterInput, { nullable: true }) filter?: LibraryEntryFilterInput) {
    return boardEntries(ctx, filter ?? {})
  }

  @Authorized('reserve.read')
  @Query(() => LibraryEntryType, { description: '一个入库条目' })
  libraryEntry(@FromCtx() ctx: Ctx, @Arg('id', () => Int) id: number) {
    return one(ctx, id)
  }

  @FieldResolver(() => [ActionType], { description: '现在可以做的动作' })
  actions(@FromCtx() ctx: Ctx, @Root() entry: EntryRow) {
    return entryActions(ctx, entry)
  }

  @FieldResolver(() => VerdictType, { description: '已入库的：入库时的判定；未入库的：按申报内容现在的判定' })
  verdict(@FromCtx() ctx: Ctx, @Root() entry: EntryRow) {
    return verdictOfEntry(ctx, entry)
  }

  @FieldResolver(() => [ShownFactType], { description: '申报时固定下来的项目内容' })
  submittedFacts(@Root() entry: EntryRow) {
    return submittedOf(entry)
  }

  @FieldResolver(() => [ChangedFactType], { description: '申报后项目又有的变化' })
  changes(@FromCtx() ctx: Ctx, @Root() entry: EntryRow) {
    return changesOf(ctx, entry)
  }

  @FieldResolver(() => [ExplanationType], { description: '出库对底线的影响' })
  leaving(@FromCtx() ctx: Ctx, @Root() entry: EntryRow) {
    return leavingOf(ctx, entry)
  }

  @FieldResolver(() => [LibraryEntryStepType], { description: '办理过程' })
  steps(@FromCtx() ctx: Ctx, @Root() entry: EntryRow) {
    return stepsOf(ctx, entry.id)
  }

  @Authorized('reserve.propose')
  @Mutation(() => LibraryEntryType, { description: '申报入库；项目管理库申报后即入库' })
  async proposeEntry(@FromCtx() ctx: Ctx, @Arg('input', () => ProposeEntryInput) input: ProposeEntryInput) {
    const id = await proposeEntry(ctx, input)
    return one(ctx, id)
  }

  @Authorized('reserve.propose')
  @Mutation(() => [ProposedEntry], { description: '一次申报多个项目，逐个给出结果' })
  async proposeEntries(@FromCtx() ctx: Ctx, @Arg('input', () => ProposeEntriesInput) input: ProposeEntriesInput) {
    const results = await proposeEntries(ctx, input)
    return results.map(r => ({ __typename: 'ProposedEntry', ...r }))
  }

  @Authorized('reserve.decide')
  @Mutation(() => LibraryEntryType, { description: '准予入库' })
  async admitEntry(@FromCtx() ctx: Ctx, @Arg('input', () => EntryStepInput) input: EntryStepInput) {
    await admitEntry(ctx, input)
    return one(ctx, input.id)
  }

  @Authorized('reserve.decide')
  @Mutation(() => LibraryEntryType, { description: '退回申报，写明原因' })
  async returnEntry(@FromCtx() ctx: Ctx, @Arg('input', () => EntryReasonInput) input: EntryReasonInput) {
    await returnEntry(ctx, input)
    return one(ctx, input.id)
  }

  @Authorized('reserve.propose')
  @Mutation(() => LibraryEntryType, { description: '退回后重新申报，按项目现在的内容' })
  async resubmitEntry(@FromCtx() ctx: Ctx, @Arg('input', () => EntryStepInput) input: EntryStepInput) {
    await resubmitEntry(ctx, input)
    return one(ctx, input.id)
  }

  @Authorized('reserve.propose')
  @Mutation(() => LibraryEntryType, { description: '撤回申报' })
  async withdrawEntry(@FromCtx() ctx: Ctx, @Arg('input', () => EntryReasonInput) input: EntryReasonInput) {
    await withdrawEntry(ctx, input)
    return one(ctx, input.id)
  }

  @Authorized('reserve.decide')
  @Mutation(() => LibraryEntryType, { description: '办理出库' })
  async exitEntry(@FromCtx() ctx: Ctx, @Arg('input', () => EntryReasonInput) input: EntryReasonInput) {
    await exitEntry(ctx, input)
    return one(ctx, input.id)
  }
}

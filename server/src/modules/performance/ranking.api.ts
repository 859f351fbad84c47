import { Arg, Args, Authorized, Ctx as FromCtx, Field, FieldResolver, Info, InputType, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql'
import type { GraphQLResolveInfo } from 'graphql'
import { asksFor } from '../../platform/connection'
import type { Ctx } from '../../platform/context'
import { ActionType, ExplanationType, PageInfo, PageInput } from '../../platform/graphql'
import { MaxLength, oneOf, Required } from '../../platform/input'
import { DayScalar, Instant, Money } from '../../platform/scalars'
import { checkRanking, findRanking, frozenRows, listRankings, listSnapshots, scoreOfUnit, scoresOf } from './ranking.query'
import { GROUPS, MEASURES, RANKING_STATES, type Group, type Measure, type RankingState } from './ranking.rules'
import { draftRanking, publishRanking, withdrawRanking } from './ranking.service'

const words = (table: Record<string, string>) => Object.entries(table).map(([k, v]) => `${k} ${v}`).join('，')

@ObjectType('Score', { description: '一个单位在一次排名中的得分' })
export class ScoreType {
  @Field(() => Int) id!: number
  @Field(() => Int) unitId!: number
  @Field(() => String, { description: '封存时的单位名称' }) unitName!: string
  @Field(() => Money, { description: '完成数：件，或元' }) numerator!: number
  @Field(() => Money, { description: '计划数：件，或元' }) denominator!: number
  @Field(() => String, { nullable: true, description: '完成率，精确的最简分数，如 7/9；空表示没有计划数' }) rate!: string | null
  @Field(() => String, { nullable: true, description: '完成率，百分数，两位小数' }) score!: string | null
  @Field(() => Int, { nullable: true, description: '在同类单位中的名次；空表示不参加排名' }) rank!: number | null
  @Field(() => Int, { nullable: true, description: '上月公布的名次' }) rankBefore!: number | null
  @Field(() => String, { description: '算式，或不参加排名的原因' }) arithmetic!: string
  @Field(() => [ExplanationType], { description: '为什么' }) explanations!: ExplanationType[]
  @Field(() => String, { nullable: true, description: '更正说明：与撤回的排名相比变了什么' }) correction!: string | null
  @Field(() => Boolean, { description: '是本单位' }) own!: boolean
  @Field(() => String, { description: '门户里的地址：得分背后的明细' }) link!: string
}

@ObjectType('ScoreGroup', { description: '同类单位的一张排名表' })
export class ScoreGroupType {
  @Field(() => String, { description: words(GROUPS) }) key!: Group
  @Field(() => String) label!: string
  @Field(() => Int, { description: '参加排名的单位数' }) rankedCount!: number
  @Field(() => [ScoreType]) scores!: ScoreType[]
}

@ObjectType('SnapshotRow', { description: '封存的一个单位的数字' })
export class SnapshotRowType {
  @Field(() => Int) unitId!: number
  @Field(() => String) unitName!: string
  @Field(() => String, { description: words(GROUPS) }) unitGroup!: Group
  @Field(() => Int, { description: '应办结事项，件' }) assignmentsDue!: number
  @Field(() => Int, { description: '已办结事项，件' }) assignmentsCleared!: number
  @Field(() => Money, { description: '年度计划投资，元' }) investmentPlan!: number
  @Field(() => Money, { description: '年度累计完成投资，元' }) investmentDone!: number
}

@ObjectType('Snapshot', { description: '月度封存数据：更正只增加新的版本' })
export class SnapshotType {
  @Field(() => Int) id!: number
  @Field(() => String) month!: string
  @Field(() => Int, { description: '第几版，从 1 起' }) revision!: number
  @Field(() => DayScalar) fromOn!: string
  @Field(() => DayScalar, { description: '截至' }) toOn!: string
  @Field(() => Instant) frozenAt!: number
  @Field(() => String) frozenByName!: string
  @Field(() => String) frozenByPost!: string
  @Field(() => [SnapshotRowType]) rows!: SnapshotRowType[]
}

@ObjectType('Ranking', { description: '单位月度排名，乡镇、部门等分别排名' })
export class RankingType {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String, { description: '形如 2026-03' }) month!: string
  @Field(() => String, { description: '统计时段' }) periodLabel!: string
  @Field(() => String) title!: string
  @Field(() => String, { description: words(RANKING_STATES) }) state!: RankingState
  @Field(() => String) stateLabel!: string
  @Field(() => String) stateTone!: string
  @Field(() => String, { description: words(MEASURES) }) measure!: Measure
  @Field(() => String) measureLabel!: string
  @Field(() => String, { description: '制度包内容的指纹' }) packHash!: string
  @Field(() => String, { nullable: true, description: '依据的条款' }) clause!: string | null
  @Field(() => String, { description: '数值相同时怎样排名次' }) tieText!: string
  @Field(() => DayScalar) fromOn!: string
  @Field(() => DayScalar, { description: '数据截至' }) toOn!: string
  @Field(() => Int, { description: '封存数据第几版' }) snapshotRevision!: number
  @Field(() => Instant) frozenAt!: number
  @Field(() => Instant) draftedAt!: number
  @Field(() => String) draftedByName!: string
  @Field(() => String) draftedByPost!: string
  @Field(() => Instant, { nullable: true }) publishedAt!: number | null
  @Field(() => String, { nullable: true }) publishedByName!: string | null
  @Field(() => String, { nullable: true }) publishedByPost!: string | null
  @Field(() => Instant, { nullable: true }) withdrawnAt!: number | null
  @Field(() => String, { nullable: true }) withdrawReason!: string | null
  @Field(() => Int, { nullable: true, description: '更正的是哪一份已撤回的排名' }) correctsId!: number | null
  @Field(() => [ActionType]) actions!: ActionType[]
  @Field(() => [ScoreGroupType]) groups!: ScoreGroupType[]
  @Field(() => [SnapshotRowType], { description: '封存数据' }) snapshotRows!: SnapshotRowType[]
}

@ObjectType()
export class RankingConnection {
  @Field(() => [RankingType]) nodes!: RankingType[]
  @Field(() => Int, { nullable: true }) totalCount!: number | null
  @Field(() => PageInfo) pageInfo!: PageInfo
}

@ObjectType('UnitScore', { description: '本单位的得分和名次' })
export class UnitScoreType {
  @Field(() => RankingType) ranking!: RankingType
  @Field(() => String) groupLabel!: string
  @Field(() => Int, { description: '同类参加排名的单位数' }) rankedCount!: number
  @Field(() => ScoreType) score!: ScoreType
}

@ObjectType('RankingCheck', { description: '按封存数据和当时的规则重新计算的结果' })
export class RankingCheckType {
  @Field(() => Boolean, { description: '与排名表完全一致' }) same!: boolean
  @Field(() => Int, { description: '核对了几个单位' }) scores!: number
  @Field(() => [String]) differences!: string[]
}

@InputType()
class RankingFilterInput {
  @Field(() => String, { nullable: true, description: '从哪个月起，2026-01' }) @MaxLength(7) monthFrom?: string
  @Field(() => String, { nullable: true, description: '到哪个月止' }) @MaxLength(7) monthTo?: string
  @Field(() => [String], { nullable: true }) @oneOf(RANKING_STATES) states?: RankingState[]
}

@InputType()
class DraftRankingInput {
  @Field(() => String, { description: '形如 2026-03' }) @Required() @MaxLength(7) month!: string
}

@InputType()
class PublishRankingInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
}

@InputType()
class WithdrawRankingInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String, { description: '撤回的原因' }) @Required() @MaxLength(500) reason!: string
}

type Shown = Awaited<ReturnType<typeof findRanking>>

@Resolver(() => RankingType)
export class RankingResolver {
  @Authorized('performance.read')
  @Query(() => RankingConnection, { description: '各月排名，近的在前；草稿只有联席办看得到' })
  rankings(
    @FromCtx() ctx: Ctx, @Args(() => PageInput) page: PageInput, @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => RankingFilterInput, { nullable: true }) filter?: RankingFilterInput,
  ) {
    return listRankings(ctx, filter ?? {}, page, asksFor(info, 'totalCount'))
  }

  @Authorized('performance.read')
  @Query(() => RankingType, { description: '一份排名' })
  ranking(@FromCtx() ctx: Ctx, @Arg('id', () => Int) id: number) {
    return findRanking(ctx, id)
  }

  @Authorized('performance.read')
  @Query(() => UnitScoreType, { nullable: true, description: '本单位在某月已公布排名中的得分；不填月份为最近一次' })
  myUnitScore(@FromCtx() ctx: Ctx, @Arg('month', () => String, { nullable: true }) month?: string) {
    return scoreOfUnit(ctx, month)
  }

  @Authorized('performance.read')
  @Query(() => RankingCheckType, { description: '核对：按封存数据、当时的制度包和设定重新计算，与排名表逐项比较' })
  checkRanking(@FromCtx() ctx: Ctx, @Arg('id', () => Int) id: number) {
    return checkRanking(ctx, id)
  }

  @Authorized('performance.draft')
  @Query(() => [SnapshotType], { description: '一个月的各版封存数据，新的在前' })
  snapshots(@FromCtx() ctx: Ctx, @Arg('month', () => String) month: string) {
    return listSnapshots(ctx, month)
  }

  @FieldResolver(() => [ScoreGroupType])
  groups(@FromCtx() ctx: Ctx, @Root() ranking: Shown) {
    return scoresOf(ctx, ranking)
  }

  @FieldResolver(() => [SnapshotRowType])
  snapshotRows(@FromCtx() ctx: Ctx, @Root() ranking: Shown) {
    return frozenRows(ctx, ranking.snapshotId)
  }

  @Authorized('performance.draft')
  @Mutation(() => RankingType, { description: '封存一个月的数据并生成排名草稿；已有草稿则替换，旧的封存数据保留' })
  async draftRanking(@FromCtx() ctx: Ctx, @Arg('input', () => DraftRankingInput) input: DraftRankingInput) {
    const id = await draftRanking(ctx, input)
    return findRanking(ctx, id)
  }

  @Authorized('performance.publish')
  @Mutation(() => RankingType, { description: '公布排名' })
  async publishRanking(@FromCtx() ctx: Ctx, @Arg('input', () => PublishRankingInput) input: PublishRankingInput) {
    const id = await publishRanking(ctx, input)
    return findRanking(ctx, id)
  }

  @Authorized('performance.publish')
  @Mutation(() => RankingType, { description: '撤回已公布的排名，以便更正' })
  async withdrawRanking(@FromCtx() ctx: Ctx, @Arg('input', () => WithdrawRankingInput) input: WithdrawRankingInput) {
    const id = await withdrawRanking(ctx, input)
    return findRanking(ctx, id)
  }
}

@Resolver(() => SnapshotType)
export class SnapshotResolver {
  @FieldResolver(() => [SnapshotRowType])
  rows(@FromCtx() ctx: Ctx, @Root() snapshot: { id: number }) {
    return frozenRows(ctx, snapshot.id)
  }
}

import { Arg, Args, Authorized, Ctx as FromCtx, Extensions, Field, FieldResolver, Info, InputType, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { GraphQLResolveInfo } from 'graphql'
import { notFound } from '../../kernel/refusal'
import { asksFor } from '../../platform/connection'
import type { Ctx } from '../../platform/context'
import { ActionType, PageInput, ShownFactType } from '../../platform/graphql'
import { Between, MaxLength, oneOf, Required } from '../../platform/input'
import { ASKS_DATABASE } from '../../platform/limits'
import { DayScalar } from '../../platform/scalars'
import { REVIEW_KINDS, shownFacts, type Facts, type ReviewKind } from '../regulation/provision.query'
import { becauseOf, panelOf, reviewActions, sheetIn, standingOf } from './panel.query'
import { boardReviews, findReview, listReviews, provisionOf, type ReviewOrder, type ReviewRow } from './review.query'
import { CONCLUSIONS, REVIEW_STATES, type Conclusion, type ReviewState } from './review.rules'
import { cancelReview, concludeReview, holdReview, planReview, recordScoresheet, recuse, saveScoresheet } from './review.service'
import { PanelistType, ReviewLane, ReviewSessionConnection, ReviewSessionType, ReviewSheetType, ReviewStandingType, said } from './reviewType.api'

@InputType()
class ReviewFilterInput {
  @Field(() => String, { nullable: true }) @MaxLength(60) text?: string
  @Field(() => [String], { nullable: true }) @oneOf(REVIEW_KINDS) kinds?: ReviewKind[]
  @Field(() => [String], { nullable: true }) @oneOf(REVIEW_STATES) states?: ReviewState[]
  @Field(() => [String], { nullable: true }) @oneOf(CONCLUSIONS) conclusions?: Conclusion[]
  @Field(() => Int, { nullable: true }) projectId?: number
  @Field(() => [Int], { nullable: true }) convenorUnitIds?: number[]
  @Field(() => Boolean, { nullable: true, description: '只看本岗位担任评委的' }) mine?: boolean
  @Field(() => DayScalar, { nullable: true }) heldFrom?: string
  @Field(() => DayScalar, { nullable: true }) heldTo?: string
}

const ORDER_WORDS = { HELD_ON: '评审日期', STATE: '状态', KIND: '种类' }

@InputType()
class ReviewOrderInput {
  @Field(() => String, { description: said(ORDER_WORDS) }) @oneOf(ORDER_WORDS) by!: ReviewOrder
  @Field(() => Boolean, { nullable: true }) descending?: boolean
}

@InputType()
class PlanReviewInput {
  @Field(() => Int, { nullable: true, description: '修改安排时填' }) id?: number
  @Field(() => Int, { nullable: true, description: '修改时填：您看到的版本' }) version?: number
  @Field(() => Int) projectId!: number
  @Field(() => String, { description: said(REVIEW_KINDS) }) @oneOf(REVIEW_KINDS) kind!: ReviewKind
  @Field(() => String, { nullable: true, description: '不填则由项目名称和种类组成' }) @MaxLength(200) title?: string
  @Field(() => DayScalar) heldOn!: string
  @Field(() => String, { nullable: true }) @MaxLength(200) place?: string
  @Field(() => [Int], { description: '评委的岗位' }) @MaxLength(30) panelistPostIds!: number[]
  @Field(() => [String], { nullable: true, description: '没有岗位的外请专家' }) @MaxLength(30) panelistNames?: string[]
}

@InputType()
class MarkInput {
  @Field(() => String) @Required() @MaxLength(60) criterionId!: string
  @Field(() => Int, { description: '0 到 100' }) @Between(0, 100) mark!: number
}

@InputType()
class SaveScoresheetInput {
  @Field(() => Int) panelistId!: number
  @Field(() => Int, { nullable: true, description: '您看到的评分表版本；第一次填写时不填' }) version?: number
  @Field(() => [MarkInput]) @MaxLength(40) marks!: MarkInput[]
  @Field(() => String, { nullable: true }) @MaxLength(2000) comment?: string
  @Field(() => Boolean, { description: '提交；否则只存草稿' }) submit!: boolean
}

@InputType()
class RecuseInput {
  @Field(() => Int) panelistId!: number
  @Field(() => String) @Required() @MaxLength(300) reason!: string
}

@InputType()
class HoldReviewInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
}

@InputType()
class CancelReviewInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String) @Required() @MaxLength(500) reason!: string
}

@InputType()
class ConcludeReviewInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String, { description: said(CONCLUSIONS) }) @oneOf(CONCLUSIONS) conclusion!: Conclusion
  @Field(() => String, { description: '评审意见' }) @Required() @MaxLength(2000) text!: string
}

const one = async (ctx: Ctx, id: number) => {
  const found = await findReview(ctx, id)
  if (!found) throw notFound('评审会')
  return found
}

@Resolver(() => ReviewSessionType)
export class ReviewResolver {
  @Authorized('review.read')
  @Query(() => ReviewSessionConnection, { description: '评审会，默认按日期从近到远' })
  reviewSessions(
    @FromCtx() ctx: Ctx,
    @Args(() => PageInput) page: PageInput,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => ReviewFilterInput, { nullable: true }) filter?: ReviewFilterInput,
    @Arg('order', () => ReviewOrderInput, { nullable: true }) order?: ReviewOrderInput,
  ) {
    return listReviews(ctx, filter ?? {}, order ?? null, page, asksFor(info, 'totalCount'))
  }

  @Authorized('review.read')
  @Query(() => [ReviewLane], { description: '评审会看板，按状态' })
  reviewBoard(@FromCtx() ctx: Ctx, @Arg('filter', () => ReviewFilterInput, { nullable: true }) filter?: ReviewFilterInput) {
    return boardReviews(ctx, filter ?? {})
  }

  @Authorized('review.read')
  @Query(() => ReviewSessionType, { description: '一次评审' })
  reviewSession(@FromCtx() ctx: Ctx, @Arg('id', () => Int) id: number) {
    return one(ctx, id)
  }

  @Extensions({ [ASKS_DATABASE]: false })
  @FieldResolver(() => ReviewSheetType, { description: '评分表' })
  sheet(@Root() review: ReviewRow) {
    return sheetIn(review)
  }

  @Extensions({ [ASKS_DATABASE]: false })
  @FieldResolver(() => [ShownFactType], { description: '评审对象：开始评审时固定下来的项目内容，评委按此评审' })
  subjectFacts(@Root() review: ReviewRow) {
    return review.subject === null ? [] : shownFacts({ project: JSON.parse(review.subject) as Facts['project'] })
  }

  @FieldResolver(() => String, { nullable: true, description: '要求此种评审的条款号' })
  async clause(@FromCtx() ctx: Ctx, @Root() review: ReviewRow) {
    return (await provisionOf(ctx, review.kind))?.clause ?? null
  }

  @FieldResolver(() => [PanelistType], { description: '评委和评分' })
  panel(@FromCtx() ctx: Ctx, @Root() review: ReviewRow) {
    return panelOf(ctx, review)
  }

  @FieldResolver(() => ReviewStandingType, { nullable: true, description: '评分情况；作出结论前评委看不到' })
  async standing(@FromCtx() ctx: Ctx, @Root() review: ReviewRow) {
    const panel = await panelOf(ctx, review)
    const judges = panel.some(p => p.mine) && !(await reviewActions(ctx, review)).some(a => a.allowed)
    if (judges && review.state !== 'CONCLUDED') return null
    const { average, ...standing } = await standingOf(ctx, review)
    return { ...standing, average: average?.average ?? null, arithmetic: average?.arithmetic ?? null, because: await becauseOf(ctx, review, 'PASSED') }
  }

  @FieldResolver(() => [ActionType], { description: '现在可以做的动作' })
  actions(@FromCtx() ctx: Ctx, @Root() review: ReviewRow) {
    return reviewActions(ctx, review)
  }

  @Authorized('review.manage')
  @Mutation(() => ReviewSessionType, { description: '安排评审，或修改安排；已经开始的只能增补评委、更正地点' })
  async planReview(@FromCtx() ctx: Ctx, @Arg('input', () => PlanReviewInput) input: PlanReviewInput) {
    const id = await planReview(ctx, { ...input, panelistNames: input.panelistNames ?? [] })
    return one(ctx, id)
  }

  @Authorized('review.manage')
  @Mutation(() => ReviewSessionType, { description: '开始评审' })
  async holdReview(@FromCtx() ctx: Ctx, @Arg('input', () => HoldReviewInput) input: HoldReviewInput) {
    await holdReview(ctx, input)
    return one(ctx, input.id)
  }

  @Authorized('review.score')
  @Mutation(() => ReviewSessionType, { description: '填写本人的评分表：存草稿或提交' })
  async saveScoresheet(@FromCtx() ctx: Ctx, @Arg('input', () => SaveScoresheetInput) input: SaveScoresheetInput) {
    const id = await saveScoresheet(ctx, input)
    return one(ctx, id)
  }

  @Authorized('review.manage')
  @Mutation(() => ReviewSessionType, { description: '录入外请专家的纸质评分表' })
  async recordScoresheet(@FromCtx() ctx: Ctx, @Arg('input', () => SaveScoresheetInput) input: SaveScoresheetInput) {
    const id = await recordScoresheet(ctx, input)
    return one(ctx, id)
  }

  @Authorized('review.read')
  @Mutation(() => ReviewSessionType, { description: '登记回避：本人或组织单位' })
  async recuse(@FromCtx() ctx: Ctx, @Arg('input', () => RecuseInput) input: RecuseInput) {
    const id = await recuse(ctx, input)
    return one(ctx, id)
  }

  @Authorized('review.manage')
  @Mutation(() => ReviewSessionType, { description: '作出评审结论' })
  async concludeReview(@FromCtx() ctx: Ctx, @Arg('input', () => ConcludeReviewInput) input: ConcludeReviewInput) {
    await concludeReview(ctx, input)
    return one(ctx, input.id)
  }

  @Authorized('review.manage')
  @Mutation(() => ReviewSessionType, { description: '取消还没有结论的评审，写明原因' })
  async cancelReview(@FromCtx() ctx: Ctx, @Arg('input', () => CancelReviewInput) input: CancelReviewInput) {
    await cancelReview(ctx, input)
    return one(ctx, input.id)
  }
}

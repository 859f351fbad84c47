import { Field, Int, ObjectType } from 'type-graphql'
import { ExplanationType, PageInfo } from '../../platform/graphql'
import { DayScalar, Instant } from '../../platform/scalars'
import { REVIEW_KINDS, type ReviewKind } from '../regulation/provision.query'
import { CONCLUSIONS, REVIEW_STATES, type Conclusion, type ReviewState } from './review.rules'

export const said = (words: Record<string, string>) => Object.entries(words).map(([k, v]) => `${k} ${v}`).join('，')

@ObjectType('ReviewCriterion', { description: '评分项' })
export class ReviewCriterionType {
  @Field(() => String) id!: string
  @Field(() => String) label!: string
  @Field(() => Int, { description: '权重，按占合计的比例计算' }) weight!: number
}

@ObjectType('ReviewSheet', { description: '评审用的评分表：评分项、权重和通过线，安排评审时固定' })
export class ReviewSheetType {
  @Field(() => String) name!: string
  @Field(() => String, { description: 'CLAUSE 条款，SETTING 本县设定，PLATFORM 平台规则' }) source!: string
  @Field(() => String, { nullable: true }) clause!: string | null
  @Field(() => [ReviewCriterionType]) criteria!: ReviewCriterionType[]
  @Field(() => Int, { description: '通过的最低得分，百分制' }) passMark!: number
  @Field(() => String, { nullable: true, description: '权重为示例时的来源，不是本县规定' }) example!: string | null
}

@ObjectType('Mark', { description: '一个评分项的得分' })
export class MarkType {
  @Field(() => String) criterionId!: string
  @Field(() => Int, { description: '0 到 100' }) mark!: number
}

@ObjectType('Scoresheet', { description: '一位评委的评分表' })
export class ScoresheetType {
  @Field(() => Int) version!: number
  @Field(() => [MarkType]) marks!: MarkType[]
  @Field(() => String, { nullable: true, description: '加权得分，百分制两位小数；未评完为空' }) total!: string | null
  @Field(() => String, { nullable: true, description: '算式' }) arithmetic!: string | null
  @Field(() => String, { nullable: true }) comment!: string | null
  @Field(() => Instant, { nullable: true, description: '提交时刻；草稿为空' }) submittedAt!: number | null
  @Field(() => Boolean, { description: '由组织单位按纸质评分表录入' }) recorded!: boolean
}

@ObjectType('Panelist', { description: '评委' })
export class PanelistType {
  @Field(() => Int) id!: number
  @Field(() => Int, { nullable: true }) postId!: number | null
  @Field(() => String, { description: '单位、岗位和姓名，或外请专家的姓名' }) name!: string
  @Field(() => Boolean, { description: '已回避' }) recused!: boolean
  @Field(() => String, { nullable: true }) recusalReason!: string | null
  @Field(() => Boolean, { description: '是您本人的席位' }) mine!: boolean
  @Field(() => Boolean, { description: '已提交评分' }) submitted!: boolean
  @Field(() => Boolean, { description: '您可以填写这份评分' }) mayScore!: boolean
  @Field(() => ScoresheetType, { nullable: true, description: '作出结论前只有本人和组织单位可见' }) scoresheet!: ScoresheetType | null
}

@ObjectType('ReviewStanding', { description: '评分情况' })
export class ReviewStandingType {
  @Field(() => [String], { description: '未回避的评委' }) panel!: string[]
  @Field(() => [String], { description: '还没有提交评分的评委' }) waiting!: string[]
  @Field(() => String, { nullable: true, description: '已提交评分的平均分' }) average!: string | null
  @Field(() => String, { nullable: true }) arithmetic!: string | null
  @Field(() => Int) passMark!: number
  @Field(() => [ExplanationType], { description: '作出“通过”结论的依据和障碍' }) because!: ExplanationType[]
}

@ObjectType('ReviewSession', { description: '评审会：对一个项目的初核、链长审核、专家评审等' })
export class ReviewSessionType {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String, { description: said(REVIEW_KINDS) }) kind!: ReviewKind
  @Field(() => String) kindLabel!: string
  @Field(() => Int) projectId!: number
  @Field(() => String) projectName!: string
  @Field(() => String) title!: string
  @Field(() => DayScalar) heldOn!: string
  @Field(() => String, { nullable: true }) place!: string | null
  @Field(() => Int) convenorUnitId!: number
  @Field(() => String) convenorUnitName!: string
  @Field(() => String, { description: said(REVIEW_STATES) }) state!: ReviewState
  @Field(() => String, { description: '有结论时是结论' }) stateLabel!: string
  @Field(() => String) tone!: string
  @Field(() => String, { nullable: true, description: said(CONCLUSIONS) }) conclusion!: Conclusion | null
  @Field(() => String, { nullable: true }) conclusionText!: string | null
  @Field(() => String, { nullable: true, description: '结论时的平均分' }) average!: string | null
  @Field(() => DayScalar, { nullable: true }) concludedOn!: string | null
  @Field(() => String, { nullable: true, description: '取消的原因' }) cancelReason!: string | null
  @Field(() => String, { nullable: true, description: '作结论的岗位和姓名' }) concludedByText!: string | null
  @Field(() => Int, { description: '未回避的评委人数' }) panelCount!: number
  @Field(() => Int, { description: '已提交的评分表份数' }) submittedCount!: number
}

@ObjectType()
export class ReviewSessionConnection {
  @Field(() => [ReviewSessionType]) nodes!: ReviewSessionType[]
  @Field(() => Int, { nullable: true }) totalCount!: number | null
  @Field(() => PageInfo) pageInfo!: PageInfo
}

@ObjectType()
export class ReviewLane {
  @Field(() => String) key!: string
  @Field(() => String) label!: string
  @Field(() => Int) totalCount!: number
  @Field(() => [ReviewSessionType]) nodes!: ReviewSessionType[]
}

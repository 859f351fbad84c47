import { Arg, Authorized, Ctx as FromCtx, Field, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import type { Ctx } from '../../platform/context'
import { MaxLength, oneOf } from '../../platform/input'
import { DayScalar } from '../../platform/scalars'
import type { BulkValues } from './bulk.rules'
import { bulkEditPreview, bulkEditProjects, undoBulkEdit, type BulkOne, type SeenProject } from './bulk.service'
import { wordsOf } from './projectInput.api'
import { HistoryChangeType } from './projectType.api'
import { CONSTRUCTION_KINDS, INVESTMENT_KINDS, LEVELS, PROJECT_CLASSES, type ConstructionKind, type InvestmentKind, type Level, type ProjectClass } from './word.rules'

@InputType({ description: '给多个项目的共同值：不填的不变，填空的清空' })
export class BulkValuesInput implements BulkValues {
  @Field(() => Int, { nullable: true, description: '责任单位' }) responsibleUnitId?: number | null
  @Field(() => Int, { nullable: true, description: '牵头单位' }) leadUnitId?: number | null
  @Field(() => Int, { nullable: true, description: '行业主管部门' }) sectorAuthorityUnitId?: number | null
  @Field(() => Int, { nullable: true, description: '属地' }) localityUnitId?: number | null
  @Field(() => Int, { nullable: true, description: '所属产业链' }) chainUnitId?: number | null
  @Field(() => Int, { nullable: true, description: '首席服务官岗位' }) serviceOfficerPostId?: number | null
  @Field(() => Int, { nullable: true, description: '分包领导岗位' }) leadOfficialPostId?: number | null
  @Field(() => String, { nullable: true, description: wordsOf(LEVELS) }) @oneOf(LEVELS) level?: Level | null
  @Field(() => String, { nullable: true, description: wordsOf(PROJECT_CLASSES) }) @oneOf(PROJECT_CLASSES) projectClass?: ProjectClass | null
  @Field(() => String, { nullable: true, description: wordsOf(CONSTRUCTION_KINDS) }) @oneOf(CONSTRUCTION_KINDS) constructionKind?: ConstructionKind | null
  @Field(() => String, { nullable: true, description: wordsOf(INVESTMENT_KINDS) }) @oneOf(INVESTMENT_KINDS) investmentKind?: InvestmentKind | null
  @Field(() => String, { nullable: true, description: '所属板块' }) @MaxLength(40) board?: string | null
  @Field(() => Boolean, { nullable: true, description: '重点项目' }) keyProject?: boolean | null
  @Field(() => Boolean, { nullable: true, description: '重大项目' }) majorProject?: boolean | null
  @Field(() => Int, { nullable: true, description: '计划年度' }) planYear?: number | null
  @Field(() => DayScalar, { nullable: true, description: '计划开工' }) plannedStartOn?: string | null
  @Field(() => DayScalar, { nullable: true, description: '计划竣工' }) plannedFinishOn?: string | null
  @Field(() => [String], { nullable: true, description: '加上这些标签' }) @MaxLength(10) addTags?: string[] | null
  @Field(() => [String], { nullable: true, description: '去掉这些标签' }) @MaxLength(10) removeTags?: string[] | null
}

@InputType()
export class SeenProjectInput implements SeenProject {
  @Field(() => Int) id!: number
  @Field(() => Int, { description: '您看到的版本' }) version!: number
}

@InputType()
export class BulkPreviewInput {
  @Field(() => [Int], { description: '至多 200 个' }) projectIds!: number[]
  @Field(() => BulkValuesInput) values!: BulkValuesInput
}

@InputType()
export class BulkEditInput {
  @Field(() => [SeenProjectInput], { description: '至多 200 个' }) projects!: SeenProjectInput[]
  @Field(() => BulkValuesInput) values!: BulkValuesInput
}

@InputType()
export class UndoBulkEditInput {
  @Field(() => [SeenProjectInput], { description: '批量修改之后的版本' }) projects!: SeenProjectInput[]
}

const OUTCOMES = { CHANGED: '改动', UNCHANGED: '没有变化', REFUSED: '不能改' } as const

@ObjectType('BulkEditOne', { description: '批量修改中的一个项目' })
export class BulkEditOneType implements BulkOne {
  @Field(() => Int) projectId!: number
  @Field(() => String, { nullable: true }) projectName!: string | null
  @Field(() => Int, { nullable: true, description: '现在的版本' }) version!: number | null
  @Field(() => String, { description: wordsOf(OUTCOMES) }) outcome!: BulkOne['outcome']
  @Field(() => [HistoryChangeType], { description: '原来和改后' }) changes!: HistoryChangeType[]
  @Field(() => String, { nullable: true, description: '不能改的原因' }) refusal!: string | null
}

@Resolver()
export class BulkEditResolver {
  @Authorized('project.edit')
  @Query(() => [BulkEditOneType], { description: '批量修改的预览：逐个项目原来和改后，不写入' })
  bulkEditPreview(@FromCtx() ctx: Ctx, @Arg('input', () => BulkPreviewInput) input: BulkPreviewInput) {
    return bulkEditPreview(ctx, input)
  }

  @Authorized('project.edit')
  @Mutation(() => [BulkEditOneType], { description: '批量修改：按预览看到的版本一次写入；不能改的逐个说明，不影响其他项目' })
  bulkEditProjects(@FromCtx() ctx: Ctx, @Arg('input', () => BulkEditInput) input: BulkEditInput) {
    return bulkEditProjects(ctx, input)
  }

  @Authorized('project.edit')
  @Mutation(() => [BulkEditOneType], { description: '撤销自己的批量修改：改回原来的值；之后又有改动的不撤销' })
  undoBulkEdit(@FromCtx() ctx: Ctx, @Arg('input', () => UndoBulkEditInput) input: UndoBulkEditInput) {
    return undoBulkEdit(ctx, input)
  }
}

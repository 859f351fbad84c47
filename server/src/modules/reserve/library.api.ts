import { Arg, Authorized, Ctx as FromCtx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql'
import type { Ctx } from '../../platform/context'
import { ExplanationType, VerdictType } from '../../platform/graphql'
import { notFound, Refusal } from '../../kernel/refusal'
import { Money } from '../../platform/scalars'
import { requireReadable } from '../project/project.service'
import { TIERS, type Tier } from '../regulation/provision.query'
import { admissionOptions } from './admission.query'
import { listLibraries } from './library.query'
import { STANDINGS } from './reserve.rules'

const said = (words: Record<string, string>) => Object.entries(words).map(([k, v]) => `${k} ${v}`).join('，')

@ObjectType('Library', { description: '一个单位的储备库' })
export class LibraryType {
  @Field(() => String, { description: '层级和单位，SECTOR:12' }) key!: string
  @Field(() => String, { description: said(TIERS) }) tier!: Tier
  @Field(() => Int, { nullable: true }) unitId!: number | null
  @Field(() => String) name!: string
  @Field(() => Int, { description: '在库项目数' }) count!: number
  @Field(() => Money, { description: '在库项目总投资，元' }) total!: number
  @Field(() => Int, { description: '其中产业类项目数' }) industrialCount!: number
  @Field(() => Money, { description: '其中产业类总投资，元' }) industrialTotal!: number
  @Field(() => Money, { nullable: true, description: '底线，元' }) floor!: number | null
  @Field(() => Money, { nullable: true, description: '总投资减底线，元；负数是缺口' }) headroom!: number | null
  @Field(() => String, { description: said(STANDINGS) }) standing!: string
  @Field(() => String) standingLabel!: string
  @Field(() => String) tone!: string
  @Field(() => String, { nullable: true, description: '提醒' }) warning!: string | null
  @Field(() => [ExplanationType], { description: '底线的依据和算式' }) explanations!: ExplanationType[]
  @Field(() => Int, { description: '待决定的申报数' }) proposedCount!: number
}

@ObjectType('LibraryTier', { description: '一级储备库：合计、底线和各单位的库；COUNTY 是全县储备项目合计，每个项目只计一次' })
export class LibraryTierType {
  @Field(() => String, { description: said(TIERS) }) tier!: Tier
  @Field(() => String) name!: string
  @Field(() => String, { nullable: true, description: '条款号' }) clause!: string | null
  @Field(() => String, { description: 'CLAUSE 条款，SETTING 本县设定，PLATFORM 平台规则' }) source!: string
  @Field(() => Boolean, { description: '每个单位各有一个' }) each!: boolean
  @Field(() => String, { nullable: true, description: '条款写明的管理单位' }) runBy!: string | null
  @Field(() => Int) count!: number
  @Field(() => Money, { description: '元' }) total!: number
  @Field(() => Int) industrialCount!: number
  @Field(() => Money, { description: '元' }) industrialTotal!: number
  @Field(() => Money, { nullable: true, description: '本级合计的底线，元；各库各自的底线见各库' }) floor!: number | null
  @Field(() => Money, { nullable: true, description: '元' }) headroom!: number | null
  @Field(() => String, { description: said(STANDINGS) }) standing!: string
  @Field(() => String) standingLabel!: string
  @Field(() => String) tone!: string
  @Field(() => String, { nullable: true }) warning!: string | null
  @Field(() => [ExplanationType]) explanations!: ExplanationType[]
  @Field(() => Int) proposedCount!: number
  @Field(() => [LibraryType]) libraries!: LibraryType[]
}

@ObjectType('AdmissionOption', { description: '一个项目能否进入一个储备库，以及为什么' })
export class AdmissionOptionType {
  @Field(() => String, { description: said(TIERS) }) tier!: Tier
  @Field(() => String) libraryName!: string
  @Field(() => Int, { nullable: true }) unitId!: number | null
  @Field(() => String, { nullable: true }) unitName!: string | null
  @Field(() => Boolean, { description: '每个单位各有一个库' }) each!: boolean
  @Field(() => String, { nullable: true }) clause!: string | null
  @Field(() => String) source!: string
  @Field(() => Int, { nullable: true, description: '现有的入库条目' }) entryId!: number | null
  @Field(() => String, { nullable: true }) entryState!: string | null
  @Field(() => String, { nullable: true }) entryStateLabel!: string | null
  @Field(() => Boolean, { description: '您的岗位可以申报，且没有现有条目' }) mayPropose!: boolean
  @Field(() => VerdictType, { description: '现在能否申报' }) propose!: VerdictType
  @Field(() => VerdictType, { description: '申报后现在能否入库' }) admit!: VerdictType
}

@Resolver()
export class LibraryResolver {
  @Authorized('reserve.read')
  @Query(() => [LibraryTierType], { description: '本县各级储备库的总量和底线' })
  libraries(@FromCtx() ctx: Ctx) {
    return listLibraries(ctx)
  }

  @Authorized('reserve.read')
  @Query(() => [AdmissionOptionType], { description: '一个项目可以申报哪些储备库，各自为什么能或不能' })
  async admissionOptions(@FromCtx() ctx: Ctx, @Arg('projectId', () => Int) projectId: number) {
    await requireReadable(ctx, projectId)
    return admissionOptions(ctx, projectId, null, null)
  }

  @Authorized('reserve.read')
  @Query(() => AdmissionOptionType, { description: '申报之前先看为什么' })
  async admissionPreview(
    @FromCtx() ctx: Ctx,
    @Arg('projectId', () => Int) projectId: number,
    @Arg('tier', () => String, { description: said(TIERS) }) tier: string,
    @Arg('libraryUnitId', () => Int, { nullable: true }) libraryUnitId?: number,
  ) {
    if (!Object.hasOwn(TIERS, tier)) throw new Refusal('INVALID', '请从本县的储备库中选择。')
    await requireReadable(ctx, projectId)
    const [option] = await admissionOptions(ctx, projectId, tier as Tier, libraryUnitId ?? null)
    if (!option) throw notFound('储备库')
    return option
  }
}

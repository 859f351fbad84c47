import { Arg, Authorized, Ctx as FromCtx, Extensions, Field, FieldResolver, InputType, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql'
import type { RuleSource } from '../../kernel/verdict'
import { notFound } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { ExplanationType } from '../../platform/graphql'
import { Between, MaxLength, Required } from '../../platform/input'
import { ASKS_DATABASE } from '../../platform/limits'
import { DayScalar, Instant } from '../../platform/scalars'
import { listSettings, regulationView } from './regulation.query'
import { changeSetting, regulationOf, titleOf } from './regulation.service'

const SOURCE = 'CLAUSE 条款，SETTING 本县设定，PLATFORM 平台规则'

@ObjectType('RegulationRule', { description: '制度包中的一条规则' })
export class RegulationRuleType {
  @Field(() => String) id!: string
  @Field(() => [String], { description: '在哪些环节适用' }) on!: string[]
  @Field(() => [String], { description: '只适用于这些储备库；空表示都适用' }) tiers!: string[]
  @Field(() => String, { description: SOURCE }) source!: RuleSource
  @Field(() => String, { nullable: true }) clause!: string | null
  @Field(() => Boolean, { description: '只提醒，不阻止' }) warns!: boolean
  @Field(() => String, { description: '规则的要求' }) label!: string
  @Field(() => String, { description: '不符合时的提示' }) refusal!: string
  @Field(() => String, { description: '判断条件(CEL 表达式)' }) expression!: string
}

@ObjectType('ClauseCarrier', { description: '承载条款的事物' })
export class ClauseCarrierType {
  @Field(() => String, { description: '规则、储备库、会议、期限等' }) kind!: string
  @Field(() => String) id!: string
  @Field(() => String) name!: string
}

@ObjectType('Clause', { description: '条款' })
export class ClauseType {
  @Field(() => String, { description: '条款键' }) clause!: string
  @Field(() => String, { description: '原文所印的条款号' }) printed!: string
  @Field(() => String, { description: '条款大意，不是原文' }) gist!: string
  @Field(() => String, { nullable: true, description: '没有规则承载的原因' }) none!: string | null
  @Field(() => [ClauseCarrierType]) carriers!: ClauseCarrierType[]
  @Field(() => [RegulationRuleType]) rules!: RegulationRuleType[]
}

@ObjectType('RegulationLibrary', { description: '制度规定的储备库' })
export class RegulationLibraryType {
  @Field(() => String) tier!: string
  @Field(() => String) name!: string
  @Field(() => String, { description: SOURCE }) source!: RuleSource
  @Field(() => String, { nullable: true }) clause!: string | null
  @Field(() => Boolean, { description: '每个单位各有一个' }) each!: boolean
  @Field(() => String, { description: '管理单位的类别' }) runByKind!: string
  @Field(() => String, { description: '管理单位' }) runBy!: string
  @Field(() => [String], { description: '从哪些层级的库中产生' }) fromTiers!: string[]
}

@ObjectType('RegulationSeries', { description: '制度规定的会议' })
export class RegulationSeriesType {
  @Field(() => String) code!: string
  @Field(() => String) name!: string
  @Field(() => String, { description: SOURCE }) source!: RuleSource
  @Field(() => String, { nullable: true }) clause!: string | null
  @Field(() => String, { description: '周期代号' }) cadence!: string
  @Field(() => String, { description: '周期' }) cadenceLabel!: string
  @Field(() => String, { nullable: true, description: '主持人的岗位；制度没有写明的为空' }) chair!: string | null
  @Field(() => [String]) conveners!: string[]
  @Field(() => [String], { description: '成员单位' }) members!: string[]
  @Field(() => [String], { description: '固定议题' }) standingTopics!: string[]
  @Field(() => [String], { description: '会议研究的事项' }) subjects!: string[]
  @Field(() => String, { nullable: true, description: '会议安排由谁批准' }) approvalBy!: string | null
  @Field(() => String, { nullable: true, description: '与哪个会议套合' }) togetherWith!: string | null
}

@ObjectType('Regulation', { description: '本县现行制度' })
export class RegulationType {
  @Field(() => String, { description: '制度包编号' }) id!: string
  @Field(() => String, { description: '制度包内容的指纹' }) hash!: string
  @Field(() => String) title!: string
  @Field(() => String, { nullable: true, description: '发文字号' }) number!: string | null
  @Field(() => String, { nullable: true, description: '发文机关' }) issuer!: string | null
  @Field(() => DayScalar) effectiveFromOn!: string
  @Field(() => String, { nullable: true }) note!: string | null
  @Field(() => String, { description: '项目办的名称' }) office!: string
  @Field(() => [ClauseType]) clauses!: ClauseType[]
  @Field(() => [RegulationRuleType], { description: '全部规则，平台规则在内' }) rules!: RegulationRuleType[]
  @Field(() => [RegulationLibraryType]) libraries!: RegulationLibraryType[]
  @Field(() => [RegulationSeriesType]) series!: RegulationSeriesType[]
}

@ObjectType('SettingOption', { description: '设定的选项或分项' })
export class SettingOptionType {
  @Field(() => String) code!: string
  @Field(() => String) label!: string
}

@ObjectType('SettingRevision', { description: '本县设定的一次修改' })
export class SettingRevisionType {
  @Field(() => Int) revision!: number
  @Field(() => String) shown!: string
  @Field(() => String, { description: '依据的文件' }) paper!: string
  @Field(() => DayScalar) effectiveOn!: string
  @Field(() => Boolean, { description: '尚未生效' }) upcoming!: boolean
  @Field(() => String) changedByName!: string
  @Field(() => Instant) changedAt!: number
}

@ObjectType('CountySetting', { description: '本县设定：制度没有写明、由本县自行确定的值' })
export class CountySettingType {
  @Field(() => String) key!: string
  @Field(() => String) label!: string
  @Field(() => String, { description: 'money 金额（元），percent 百分数，int 整数，bool 是否，text 文字，choice 选项，weights 权重' }) type!: string
  @Field(() => String, { nullable: true }) unit!: string | null
  @Field(() => Int, { nullable: true }) min!: number | null
  @Field(() => Int, { nullable: true }) max!: number | null
  @Field(() => [SettingOptionType], { description: '可选项' }) choices!: SettingOptionType[]
  @Field(() => [SettingOptionType], { description: '权重的分项' }) parts!: SettingOptionType[]
  @Field(() => String, { description: '现行值，JSON' }) value!: string
  @Field(() => String, { description: '现行值，显示用' }) shown!: string
  @Field(() => String) defaultShown!: string
  @Field(() => Boolean, { description: '本县已设定；否则为默认值' }) changed!: boolean
  @Field(() => String, { description: '为什么是设定' }) why!: string
  @Field(() => String, { nullable: true, description: '默认值的示例来源，不是本县规定' }) example!: string | null
  @Field(() => String, { nullable: true, description: '所属条款' }) clause!: string | null
  @Field(() => String, { nullable: true }) paper!: string | null
  @Field(() => DayScalar, { nullable: true }) effectiveOn!: string | null
  @Field(() => Int, { description: '修改次数，修改时传回' }) revision!: number
  @Field(() => [SettingRevisionType], { description: '历次修改，新的在前' }) history!: SettingRevisionType[]
}

@InputType()
class ChangeSettingInput {
  @Field(() => String) @Required() @MaxLength(60) key!: string
  @Field(() => String, { description: '新值，JSON' }) @Required() @MaxLength(2000) value!: string
  @Field(() => String, { description: '依据的文件：标题和文号' }) @Required() @MaxLength(200) paper!: string
  @Field(() => DayScalar, { description: '自哪天起用' }) effectiveOn!: string
  @Field(() => Int, { description: '您看到的修改次数，未改过为 0' }) @Between(0, 1_000_000) revision!: number
}

const settingsOf = async (ctx: Ctx) => {
  const { pack, settings } = await regulationOf(ctx)
  return listSettings(ctx, pack, settings)
}

/** What the portal shows of an explanation's origin: the title, where records keep the id. */
@Resolver(() => ExplanationType)
export class ExplanationResolver {
  @Extensions({ [ASKS_DATABASE]: false })
  @FieldResolver(() => String, { nullable: true, description: '制度名称；平台规则没有' })
  regulation(@FromCtx() ctx: Ctx, @Root() explanation: ExplanationType) {
    return explanation.regulation === null ? null : titleOf(ctx, explanation.regulation)
  }
}

@Resolver()
export class RegulationResolver {
  @Authorized('regulation.read')
  @Query(() => RegulationType, { description: '本县现行制度：条款、规则、储备库、会议' })
  async regulation(@FromCtx() ctx: Ctx) {
    return regulationView((await regulationOf(ctx)).pack)
  }

  @Authorized('regulation.read')
  @Query(() => [CountySettingType], { description: '本县设定' })
  countySettings(@FromCtx() ctx: Ctx) {
    return settingsOf(ctx)
  }

  @Authorized('setting.change')
  @Mutation(() => CountySettingType, { description: '修改一项本县设定，写明依据文件和起用日期' })
  async changeSetting(@FromCtx() ctx: Ctx, @Arg('input', () => ChangeSettingInput) input: ChangeSettingInput) {
    await changeSetting(ctx, input)
    const found = (await settingsOf(ctx)).find(s => s.key === input.key)
    if (!found) throw notFound('设定')
    return found
  }
}

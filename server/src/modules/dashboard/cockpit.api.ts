import { Authorized, Ctx as FromCtx, Field, Float, Int, ObjectType, Query, Resolver } from 'type-graphql'
import type { Ctx } from '../../platform/context'
import { ExplanationType } from '../../platform/graphql'
import { Instant, Money } from '../../platform/scalars'
import { ScoreType } from '../performance/ranking.api'
import { cockpit } from './cockpit.query'
import { SECTIONS, type Figure, type FigureKind, type ListName, type Section } from './figure.rules'

@ObjectType('CockpitFigure', { description: '驾驶舱的一个数字，点开就是它背后的列表' })
export class CockpitFigureType implements Figure {
  @Field(() => String) key!: string
  @Field(() => String, { description: Object.entries(SECTIONS).map(([k, v]) => `${k} ${v}`).join('，') }) section!: Section
  @Field(() => String) label!: string
  @Field(() => String, { description: 'COUNT 个数，MONEY 金额（元），PERCENT 百分数（两位小数）' }) kind!: FigureKind
  @Field(() => Float, { nullable: true, description: '数值；没有分母的比率为空' }) value!: number | null
  @Field(() => String) unit!: string
  @Field(() => Int, { description: '背后的列表有几条' }) count!: number
  @Field(() => String, { nullable: true, description: '算式或说明' }) note!: string | null
  @Field(() => String, { nullable: true, description: '对比' }) trend!: string | null
  @Field(() => String) tone!: string
  @Field(() => String, { description: '背后是哪个列表：projects、assignments、topics' }) list!: ListName
  @Field(() => String, { description: 'JSON：该列表的 filter' }) filter!: string
  @Field(() => String, { description: '门户里的地址' }) link!: string
  @Field(() => Instant, { description: '截至时间' }) asOfAt!: number
}

@ObjectType('CockpitLibrary', { description: '储备库总量与底线' })
export class CockpitLibraryType {
  @Field(() => String) key!: string
  @Field(() => String) name!: string
  @Field(() => Int) count!: number
  @Field(() => Money) total!: number
  @Field(() => Money, { nullable: true, description: '底线；空表示没有' }) floor!: number | null
  @Field(() => Money, { nullable: true, description: '余量，低于底线时为负' }) headroom!: number | null
  @Field(() => String) standingLabel!: string
  @Field(() => String) tone!: string
  @Field(() => String, { nullable: true }) clause!: string | null
  @Field(() => String, { nullable: true }) note!: string | null
  @Field(() => [ExplanationType]) explanations!: ExplanationType[]
  @Field(() => String) link!: string
}

@ObjectType('CockpitMeeting', { description: '下一次会议' })
export class CockpitMeetingType {
  @Field(() => Int) id!: number
  @Field(() => String) title!: string
  @Field(() => Instant) heldAt!: number
  @Field(() => String) place!: string
  @Field(() => String) stateLabel!: string
  @Field(() => String) stateTone!: string
  @Field(() => Int, { description: '议程几项' }) itemCount!: number
  @Field(() => String) link!: string
}

@ObjectType('CockpitRankingGroup', { description: '一类单位排名的首尾' })
export class CockpitRankingGroupType {
  @Field(() => String) key!: string
  @Field(() => String) label!: string
  @Field(() => Int) rankedCount!: number
  @Field(() => [ScoreType], { description: '前三名' }) top!: ScoreType[]
  @Field(() => [ScoreType], { description: '后三名' }) bottom!: ScoreType[]
  @Field(() => ScoreType, { nullable: true, description: '本单位' }) own!: ScoreType | null
}

@ObjectType('CockpitRanking', { description: '最近公布的排名' })
export class CockpitRankingType {
  @Field(() => Int) id!: number
  @Field(() => String) title!: string
  @Field(() => String) month!: string
  @Field(() => Instant, { description: '数据封存的时刻' }) asOfAt!: number
  @Field(() => String) link!: string
  @Field(() => [CockpitRankingGroupType]) groups!: CockpitRankingGroupType[]
}

@ObjectType('Cockpit', { description: '驾驶舱' })
export class CockpitType {
  @Field(() => Instant) asOfAt!: number
  @Field(() => String, { description: '看到的范围：全县，或本单位' }) scopeLabel!: string
  @Field(() => [CockpitFigureType]) figures!: CockpitFigureType[]
  @Field(() => [CockpitLibraryType]) libraries!: CockpitLibraryType[]
  @Field(() => CockpitMeetingType, { nullable: true }) nextMeeting!: CockpitMeetingType | null
  @Field(() => CockpitRankingType, { nullable: true }) ranking!: CockpitRankingType | null
}

@Resolver()
export class CockpitResolver {
  @Authorized('dashboard.read')
  @Query(() => CockpitType, { description: '驾驶舱：每个数字与其背后的列表用同一个条件计算；单位只看到本单位的' })
  cockpit(@FromCtx() ctx: Ctx) {
    return cockpit(ctx)
  }
}

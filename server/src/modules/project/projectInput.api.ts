import { Field, InputType, Int } from 'type-graphql'
import { MaxLength, oneOf, Required } from '../../platform/input'
import { DayScalar, Money } from '../../platform/scalars'
import { SCALE_WORDS, type ProjectFilter, type ProjectScale } from './filter.rules'
import type { ProjectOrder } from './project.query'
import { CONDITION_ACTIONS, STAGE_ACTIONS, type ConditionAction, type StageAction } from './project.rules'
import type { SaveProject } from './project.service'
import {
  CONSTRUCTION_KINDS, INVESTMENT_KINDS, LEVELS, MILESTONE_KINDS, PROJECT_CLASSES, STAGES,
  type ConstructionKind, type InvestmentKind, type Level, type MilestoneKind, type ProjectClass, type Stage,
} from './word.rules'

/** `BUILDING 在建,COMPLETED 竣工`: a closed list in the contract's words. */
export const wordsOf = (words: Record<string, string>) => Object.entries(words).map(([k, v]) => `${k} ${v}`).join('，')

export const ORDER_WORDS: Record<ProjectOrder, string> = {
  NAME: '名称（拼音）', INVESTMENT: '总投资', PLAN: '年度计划投资', CUMULATIVE: '本年完成投资', COMPLETION: '年度完成率', STAGE: '阶段',
  START: '计划开工', FINISH: '计划竣工', UPDATED: '最近修改',
}

@InputType({ description: '项目的筛选条件：列表、看板、日历、合计和导出共用' })
export class ProjectFilterInput implements ProjectFilter {
  @Field(() => [Int], { nullable: true }) ids?: number[]
  @Field(() => String, { nullable: true, description: '名称、项目单位、代码，可用拼音首字母' }) @MaxLength(100) text?: string
  @Field(() => [String], { nullable: true, description: wordsOf(STAGES) }) @oneOf(STAGES) stages?: Stage[]
  @Field(() => [String], { nullable: true, description: wordsOf(LEVELS) }) @oneOf(LEVELS) levels?: Level[]
  @Field(() => [String], { nullable: true, description: wordsOf(PROJECT_CLASSES) }) @oneOf(PROJECT_CLASSES) classes?: ProjectClass[]
  @Field(() => [String], { nullable: true, description: wordsOf(CONSTRUCTION_KINDS) }) @oneOf(CONSTRUCTION_KINDS) constructionKinds?: ConstructionKind[]
  @Field(() => [String], { nullable: true, description: wordsOf(INVESTMENT_KINDS) }) @oneOf(INVESTMENT_KINDS) investmentKinds?: InvestmentKind[]
  @Field(() => [String], { nullable: true, description: wordsOf(SCALE_WORDS) }) @oneOf(SCALE_WORDS) scales?: ProjectScale[]
  @Field(() => [Int], { nullable: true }) responsibleUnitIds?: number[]
  @Field(() => [Int], { nullable: true, description: '分包领导（含协同）的岗位' }) leadOfficialPostIds?: number[]
  @Field(() => [Int], { nullable: true }) localityUnitIds?: number[]
  @Field(() => [Int], { nullable: true }) chainUnitIds?: number[]
  @Field(() => Int, { nullable: true }) planYear?: number
  @Field(() => Boolean, { nullable: true, description: '重点项目' }) keyProject?: boolean
  @Field(() => Boolean, { nullable: true, description: '重大项目' }) majorProject?: boolean
  @Field(() => Boolean, { nullable: true, description: '停工' }) suspended?: boolean
  @Field(() => Boolean, { nullable: true, description: '是：只看已退出的；不填：不含已退出的' }) exited?: boolean
  @Field(() => Money, { nullable: true }) investmentFrom?: number
  @Field(() => Money, { nullable: true }) investmentTo?: number
  @Field(() => Boolean, { nullable: true, description: '未开工却有完成投资' }) notStartedYetInvested?: boolean
  @Field(() => Boolean, { nullable: true, description: '没有分包领导' }) withoutLeadOfficial?: boolean
  @Field(() => Boolean, { nullable: true, description: '重点项目缺分包领导或责任单位' }) lacksDuty?: boolean
  @Field(() => Boolean, { nullable: true, description: '重点、重大项目还没有专班（工作小组）' }) withoutTaskForce?: boolean
  @Field(() => Boolean, { nullable: true, description: '逾期未开工或逾期未竣工' }) late?: boolean
  @Field(() => String, { nullable: true }) @MaxLength(40) tag?: string
  @Field(() => Int, { nullable: true }) parentId?: number
  @Field(() => Int, { nullable: true, description: '由某次导入新建' }) importId?: number
  @Field(() => DayScalar, { nullable: true, description: '计划竣工自' }) finishFrom?: string
  @Field(() => DayScalar, { nullable: true, description: '计划竣工至' }) finishTo?: string
  @Field(() => Boolean, { nullable: true, description: '是：有开工、竣工或节点日期；否：都没有' }) dated?: boolean
}

@InputType()
export class ProjectOrderInput {
  @Field(() => String, { description: wordsOf(ORDER_WORDS) }) @oneOf(ORDER_WORDS) by!: ProjectOrder
  @Field(() => Boolean, { nullable: true }) descending?: boolean
}

@InputType({ description: '登记或修改项目：不填的不变，填空的清空' })
export class SaveProjectInput implements SaveProject {
  @Field(() => Int, { nullable: true, description: '修改时填' }) id?: number
  @Field(() => Int, { nullable: true, description: '修改时填：您看到的版本' }) version?: number
  @Field(() => String) @Required() @MaxLength(200) name!: string
  @Field(() => [String], { nullable: true, description: '项目代码，可有多个' }) @MaxLength(20) codes?: string[] | null
  @Field(() => String, { nullable: true, description: '只在登记时填:' + wordsOf(STAGES) }) @oneOf(STAGES) stage?: Stage
  @Field(() => [Int], { nullable: true, description: '协同分包领导的岗位' }) @MaxLength(10) coLeadPostIds?: number[] | null
  @Field(() => Boolean, { nullable: true }) keyProject?: boolean | null
  @Field(() => Boolean, { nullable: true }) majorProject?: boolean | null
  @Field(() => String, { nullable: true, description: '标签，以空格分隔' }) @MaxLength(300) tags?: string | null
  @Field(() => String, { nullable: true, description: '项目单位（业主）' }) @MaxLength(200) owner?: string | null
  @Field(() => String, { nullable: true, description: '建设内容' }) @MaxLength(5000) content?: string | null
  @Field(() => String, { nullable: true, description: '经济社会效益' }) @MaxLength(5000) benefits?: string | null
  @Field(() => String, { nullable: true, description: '建设地点' }) @MaxLength(300) place?: string | null
  @Field(() => String, { nullable: true, description: '所属板块' }) @MaxLength(40) board?: string | null
  @Field(() => String, { nullable: true, description: '年度建设任务' }) @MaxLength(5000) annualTask?: string | null
  @Field(() => String, { nullable: true, description: '工作要求' }) @MaxLength(2000) requirement?: string | null
  @Field(() => String, { nullable: true, description: '进展情况' }) @MaxLength(5000) progress?: string | null
  @Field(() => String, { nullable: true, description: '存在问题' }) @MaxLength(5000) problems?: string | null
  @Field(() => String, { nullable: true, description: '备注' }) @MaxLength(2000) remark?: string | null
  @Field(() => String, { nullable: true, description: wordsOf(CONSTRUCTION_KINDS) }) @oneOf(CONSTRUCTION_KINDS) constructionKind?: ConstructionKind | null
  @Field(() => String, { nullable: true, description: wordsOf(LEVELS) }) @oneOf(LEVELS) level?: Level | null
  @Field(() => String, { nullable: true, description: wordsOf(PROJECT_CLASSES) }) @oneOf(PROJECT_CLASSES) projectClass?: ProjectClass | null
  @Field(() => String, { nullable: true, description: wordsOf(INVESTMENT_KINDS) }) @oneOf(INVESTMENT_KINDS) investmentKind?: InvestmentKind | null
  @Field(() => Money, { nullable: true, description: '总投资，元' }) totalInvestment?: number | null
  @Field(() => Money, { nullable: true, description: '年度计划投资，元' }) annualPlanInvestment?: number | null
  @Field(() => Money, { nullable: true, description: '本年完成投资，元' }) cumulativeInvestment?: number | null
  @Field(() => Int, { nullable: true, description: '计划年度' }) planYear?: number | null
  @Field(() => DayScalar, { nullable: true, description: '计划开工' }) plannedStartOn?: string | null
  @Field(() => DayScalar, { nullable: true, description: '实际开工' }) actualStartOn?: string | null
  @Field(() => DayScalar, { nullable: true, description: '计划竣工' }) plannedFinishOn?: string | null
  @Field(() => DayScalar, { nullable: true, description: '实际竣工' }) actualFinishOn?: string | null
  @Field(() => DayScalar, { nullable: true, description: '审批（核准、备案）日期' }) approvedOn?: string | null
  @Field(() => Int, { nullable: true, description: '属地' }) localityUnitId?: number | null
  @Field(() => Int, { nullable: true, description: '责任单位' }) responsibleUnitId?: number | null
  @Field(() => Int, { nullable: true, description: '牵头单位' }) leadUnitId?: number | null
  @Field(() => Int, { nullable: true, description: '行业主管部门' }) sectorAuthorityUnitId?: number | null
  @Field(() => Int, { nullable: true, description: '所属产业链' }) chainUnitId?: number | null
  @Field(() => Int, { nullable: true, description: '首席服务官岗位' }) serviceOfficerPostId?: number | null
  @Field(() => Int, { nullable: true, description: '分包领导岗位' }) leadOfficialPostId?: number | null
  @Field(() => Int, { nullable: true, description: '上级项目' }) parentId?: number | null
  @Field(() => Boolean, { nullable: true, description: '符合产业规划；空表示未填' }) fitsIndustrialPlan?: boolean | null
  @Field(() => Boolean, { nullable: true, description: '有较大影响的民生项目；空表示未填' }) majorLivelihood?: boolean | null
  @Field(() => Boolean, { nullable: true, description: '重要基础设施项目；空表示未填' }) importantInfrastructure?: boolean | null
  @Field(() => Boolean, { nullable: true, description: '对全域发展有全局意义、带动作用突出；空表示未填' }) overallEffect?: boolean | null
  @Field(() => Boolean, { nullable: true, description: '涉及资源开发；空表示未填' }) resourceDevelopment?: boolean | null
  @Field(() => Boolean, { nullable: true, description: '涉及重大公共利益；空表示未填' }) majorPublicInterest?: boolean | null
  @Field(() => Boolean, { nullable: true, description: '涉及重大基础设施；空表示未填' }) majorInfrastructure?: boolean | null
  @Field(() => Boolean, { nullable: true, description: '达到可行性研究深度；空表示未填' }) feasibilityReached?: boolean | null
}

const CONDITION_WORDS = Object.fromEntries(Object.entries(CONDITION_ACTIONS).map(([k, v]) => [k, v.label])) as Record<ConditionAction, string>

@InputType()
export class SetProjectStageInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String, { description: wordsOf(STAGE_ACTIONS) }) @oneOf(STAGE_ACTIONS) action!: StageAction
  @Field(() => DayScalar, { nullable: true, description: '开工、竣工、投产的日期；不填为今天' }) on?: string | null
  @Field(() => String, { nullable: true, description: '更正阶段的原因' }) @MaxLength(500) reason?: string | null
}

@InputType()
export class SetProjectConditionInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String, { description: wordsOf(CONDITION_WORDS) }) @oneOf(CONDITION_WORDS) action!: ConditionAction
  @Field(() => DayScalar, { nullable: true, description: '不填为今天' }) on?: string | null
  @Field(() => String, { nullable: true, description: '停工、退出必填' }) @MaxLength(500) reason?: string | null
}

@InputType()
export class RemoveProjectInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
}

@InputType()
export class SaveMilestoneInput {
  @Field(() => Int, { nullable: true }) id?: number
  @Field(() => Int, { nullable: true }) version?: number
  @Field(() => Int) projectId!: number
  @Field(() => String) @Required() @MaxLength(100) name!: string
  @Field(() => String, { description: wordsOf(MILESTONE_KINDS) }) @oneOf(MILESTONE_KINDS) kind!: MilestoneKind
  @Field(() => DayScalar) plannedOn!: string
  @Field(() => DayScalar, { nullable: true }) actualOn?: string | null
}

@InputType()
export class RemoveMilestoneInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
}

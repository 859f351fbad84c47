import { Field, Float, Int, ObjectType } from 'type-graphql'
import { PageInfo } from '../../platform/graphql'
import { DayScalar, Instant, Money } from '../../platform/scalars'
import { wordsOf } from './projectInput.api'
import { CODE_FORMS, CONSTRUCTION_KINDS, INVESTMENT_KINDS, LEVELS, MILESTONE_KINDS, PROJECT_CLASSES, STAGES } from './word.rules'

@ObjectType('Project', { description: '项目' })
export class ProjectType {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String) name!: string
  @Field(() => String, { nullable: true, description: '项目单位（业主）' }) owner!: string | null
  @Field(() => String, { description: wordsOf(STAGES) }) stage!: string
  @Field(() => String) stageLabel!: string
  @Field(() => String) stageTone!: string
  @Field(() => Boolean, { description: '是否开工' }) started!: boolean
  @Field(() => String, { nullable: true, description: '停工、已退出、逾期；没有则为空' }) conditionLabel!: string | null
  @Field(() => String, { nullable: true }) conditionTone!: string | null
  @Field(() => String, { nullable: true, description: wordsOf(CONSTRUCTION_KINDS) }) constructionKind!: string | null
  @Field(() => String, { nullable: true }) constructionKindLabel!: string | null
  @Field(() => String, { nullable: true, description: wordsOf(LEVELS) }) level!: string | null
  @Field(() => String, { nullable: true }) levelLabel!: string | null
  @Field(() => String, { nullable: true, description: wordsOf(PROJECT_CLASSES) }) projectClass!: string | null
  @Field(() => String, { nullable: true }) projectClassLabel!: string | null
  @Field(() => String, { nullable: true, description: wordsOf(INVESTMENT_KINDS) }) investmentKind!: string | null
  @Field(() => String, { nullable: true }) investmentKindLabel!: string | null
  @Field(() => Money, { nullable: true, description: '总投资' }) totalInvestment!: number | null
  @Field(() => Money, { nullable: true, description: '年度计划投资' }) annualPlanInvestment!: number | null
  @Field(() => Money, { nullable: true, description: '本年完成投资' }) cumulativeInvestment!: number | null
  @Field(() => Float, { nullable: true, description: '本年完成投资 ÷ 年度计划投资，1 为 100%' }) completionShare!: number | null
  @Field(() => Int, { nullable: true }) planYear!: number | null
  @Field(() => DayScalar, { nullable: true }) plannedStartOn!: string | null
  @Field(() => DayScalar, { nullable: true }) actualStartOn!: string | null
  @Field(() => DayScalar, { nullable: true }) plannedFinishOn!: string | null
  @Field(() => DayScalar, { nullable: true }) actualFinishOn!: string | null
  @Field(() => DayScalar, { nullable: true }) suspendedOn!: string | null
  @Field(() => DayScalar, { nullable: true }) exitedOn!: string | null
  @Field(() => Boolean, { description: '重点项目' }) keyProject!: boolean
  @Field(() => Boolean, { description: '重大项目' }) majorProject!: boolean
  @Field(() => String, { nullable: true, description: '标签，以空格分隔' }) tags!: string | null
  @Field(() => String, { nullable: true, description: '所属板块' }) board!: string | null
  @Field(() => String, { nullable: true }) place!: string | null
  @Field(() => Int, { nullable: true }) responsibleUnitId!: number | null
  @Field(() => String, { nullable: true, description: '责任单位' }) responsibleUnitName!: string | null
  @Field(() => String, { nullable: true, description: '清单原文，尚未对应到单位' }) responsibleUnitText!: string | null
  @Field(() => Int, { nullable: true }) leadUnitId!: number | null
  @Field(() => Int, { nullable: true }) localityUnitId!: number | null
  @Field(() => String, { nullable: true, description: '属地' }) localityUnitName!: string | null
  @Field(() => String, { nullable: true }) localityUnitText!: string | null
  @Field(() => Int, { nullable: true }) leadOfficialPostId!: number | null
  @Field(() => String, { nullable: true, description: '分包领导的岗位' }) leadOfficialPostName!: string | null
  @Field(() => String, { nullable: true, description: '今天任此岗位的人' }) leadOfficialName!: string | null
  @Field(() => String, { nullable: true, description: '清单原文，尚未对应到岗位' }) leadOfficialText!: string | null
  @Field(() => Int, { nullable: true }) serviceOfficerPostId!: number | null
  @Field(() => Instant) updatedAt!: number
}

@ObjectType({ description: '符合条件的全部项目的合计' })
export class ProjectTotalsType {
  @Field(() => Int) count!: number
  @Field(() => Money) totalInvestment!: number
  @Field(() => Money) annualPlanInvestment!: number
  @Field(() => Money) cumulativeInvestment!: number
}

@ObjectType()
export class ProjectConnection {
  @Field(() => [ProjectType]) nodes!: ProjectType[]
  @Field(() => Int, { nullable: true }) totalCount!: number | null
  @Field(() => PageInfo) pageInfo!: PageInfo
  @Field(() => ProjectTotalsType, { nullable: true, description: '问到才算' }) totals!: ProjectTotalsType | null
}

@ObjectType('ProjectLane', { description: '看板的一列：一个阶段' })
export class ProjectLaneType {
  @Field(() => String) key!: string
  @Field(() => String) label!: string
  @Field(() => Int) totalCount!: number
  @Field(() => Money) totalInvestment!: number
  @Field(() => [ProjectType], { description: '投资额大的在前，至多 40 个' }) nodes!: ProjectType[]
}

@ObjectType('ProjectCalendarItem', { description: '日历上的一个节点' })
export class ProjectCalendarItemType {
  @Field(() => Int, { description: '节点' }) id!: number
  @Field(() => DayScalar) on!: string
  @Field(() => String) title!: string
  @Field(() => String) tone!: string
  @Field(() => String, { nullable: true }) detail!: string | null
  @Field(() => Int) projectId!: number
}

@ObjectType('ProjectCode')
export class ProjectCodeType {
  @Field(() => String) code!: string
  @Field(() => String, { description: wordsOf(CODE_FORMS) }) form!: string
}

@ObjectType('CoLead', { description: '协同分包领导：岗位，或清单上尚未对应的姓名' })
export class CoLeadType {
  @Field(() => Int, { nullable: true }) postId!: number | null
  @Field(() => String, { nullable: true }) postName!: string | null
  @Field(() => String, { nullable: true }) holderName!: string | null
}

@ObjectType('ProjectExtra', { description: '导入的清单里项目没有对应字段的一列' })
export class ProjectExtraType {
  @Field(() => String) header!: string
  @Field(() => String) text!: string
}

@ObjectType('ProjectBrief', { description: '项目说明书' })
export class ProjectBriefType {
  @Field(() => String, { nullable: true }) content!: string | null
  @Field(() => String, { nullable: true }) benefits!: string | null
  @Field(() => String, { nullable: true }) annualTask!: string | null
  @Field(() => String, { nullable: true }) requirement!: string | null
  @Field(() => String, { nullable: true }) progress!: string | null
  @Field(() => String, { nullable: true }) problems!: string | null
  @Field(() => String, { nullable: true }) remark!: string | null
  @Field(() => DayScalar, { nullable: true }) approvedOn!: string | null
  @Field(() => String, { nullable: true }) suspendReason!: string | null
  @Field(() => String, { nullable: true }) exitReason!: string | null
  @Field(() => String, { nullable: true }) leadUnitName!: string | null
  @Field(() => String, { nullable: true }) leadUnitText!: string | null
  @Field(() => String, { nullable: true }) sectorAuthorityUnitName!: string | null
  @Field(() => String, { nullable: true }) sectorAuthorityUnitText!: string | null
  @Field(() => String, { nullable: true }) chainUnitName!: string | null
  @Field(() => String, { nullable: true }) serviceOfficerPostName!: string | null
  @Field(() => String, { nullable: true }) serviceOfficerUnitName!: string | null
  @Field(() => String, { nullable: true }) serviceOfficerName!: string | null
  @Field(() => String, { nullable: true }) serviceOfficerText!: string | null
  @Field(() => String, { nullable: true }) parentName!: string | null
  @Field(() => Int, { nullable: true }) sectorAuthorityUnitId!: number | null
  @Field(() => Int, { nullable: true }) chainUnitId!: number | null
  @Field(() => Int, { nullable: true }) parentId!: number | null
  @Field(() => Boolean, { nullable: true, description: '符合产业规划' }) fitsIndustrialPlan!: boolean | null
  @Field(() => Boolean, { nullable: true, description: '有较大影响的民生项目' }) majorLivelihood!: boolean | null
  @Field(() => Boolean, { nullable: true, description: '重要基础设施项目' }) importantInfrastructure!: boolean | null
  @Field(() => Boolean, { nullable: true, description: '对全域发展有全局意义、带动作用突出' }) overallEffect!: boolean | null
  @Field(() => Boolean, { nullable: true, description: '涉及资源开发' }) resourceDevelopment!: boolean | null
  @Field(() => Boolean, { nullable: true, description: '涉及重大公共利益' }) majorPublicInterest!: boolean | null
  @Field(() => Boolean, { nullable: true, description: '涉及重大基础设施' }) majorInfrastructure!: boolean | null
  @Field(() => Boolean, { nullable: true, description: '达到可行性研究深度' }) feasibilityReached!: boolean | null
  @Field(() => [ProjectCodeType]) codes!: ProjectCodeType[]
  @Field(() => [CoLeadType]) coLeads!: CoLeadType[]
  @Field(() => [ProjectExtraType]) extras!: ProjectExtraType[]
  @Field(() => [String], { description: '需要核对的地方，一句一项' }) doubts!: string[]
  @Field(() => Instant) createdAt!: number
}

@ObjectType('Milestone', { description: '节点' })
export class MilestoneType {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String) name!: string
  @Field(() => String, { description: wordsOf(MILESTONE_KINDS) }) kind!: string
  @Field(() => String) kindLabel!: string
  @Field(() => DayScalar) plannedOn!: string
  @Field(() => DayScalar, { nullable: true }) actualOn!: string | null
  @Field(() => String) stateLabel!: string
  @Field(() => String) tone!: string
}

@ObjectType('HistoryChange')
export class HistoryChangeType {
  @Field(() => String) label!: string
  @Field(() => String, { nullable: true }) from!: string | null
  @Field(() => String, { nullable: true }) to!: string | null
}

@ObjectType('HistoryEntry', { description: '历史的一条：谁、在哪个岗位、把什么从什么改成什么' })
export class HistoryEntryType {
  @Field(() => Int) id!: number
  @Field(() => Instant) at!: number
  @Field(() => String) who!: string
  @Field(() => String) says!: string
  @Field(() => [HistoryChangeType]) changes!: HistoryChangeType[]
}

@ObjectType()
export class HistoryConnection {
  @Field(() => [HistoryEntryType]) nodes!: HistoryEntryType[]
  @Field(() => PageInfo) pageInfo!: PageInfo
}

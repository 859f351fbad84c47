import { Field, InputType, Int, ObjectType } from 'type-graphql'
import { PageInfo } from '../../../platform/graphql'
import { MaxLength, oneOf, Required } from '../../../platform/input'
import { Instant, Money } from '../../../platform/scalars'
import { wordsOf } from '../projectInput.api'
import { DECISIONS, NAME_KINDS, ROW_ACTIONS, SHOWN_STATES } from './importState.rules'

const SEVERITIES = { ERROR: '必须改正', DOUBTFUL: '请核对', NOTE: '说明' }
const SHEET_STATES = {
  LIST: '已读入', REPEAT: '重复的清单', NEEDS_MAPPING: '没有表头', SCRATCH: '不是清单', EMPTY: '空表', REFUSED: '超出限制', IGNORED: '不导入',
}
const UNITS = { 元: '元', 万元: '万元', 亿元: '亿元' }
const PROBLEMS = { ERROR: '有错误的行', DOUBTFUL: '有疑问的行' }

@ObjectType({ description: '清单里的一处问题' })
export class ImportProblemType {
  @Field(() => String, { nullable: true, description: '单元格，G5；整行或整表的问题为空' }) address!: string | null
  @Field(() => String, { nullable: true, description: '列名' }) column!: string | null
  @Field(() => String, { description: wordsOf(SEVERITIES) }) severity!: string
  @Field(() => String, { description: '单元格里的原文' }) value!: string
  @Field(() => String) message!: string
}

@ObjectType({ description: '工作表里的一列' })
export class ImportColumnType {
  @Field(() => String, { description: 'B' }) column!: string
  @Field(() => String) header!: string
  @Field(() => String, { nullable: true, description: '对应的项目字段；空表示原文保留' }) field!: string | null
  @Field(() => String, { nullable: true, description: '金额单位' }) unit!: string | null
}

@ObjectType({ description: '没有表头的工作表里一列的样子' })
export class ImportSampleType {
  @Field(() => String) column!: string
  @Field(() => [String], { description: '前几行的内容' }) samples!: string[]
  @Field(() => Boolean, { description: '像项目名称' }) likelyName!: boolean
}

@ObjectType({ description: '不是项目的一行' })
export class ImportPassedOverType {
  @Field(() => Int) row!: number
  @Field(() => String) reason!: string
}

@ObjectType({ description: '投资合计，元' })
export class ImportSumsType {
  @Field(() => Money) totalInvestment!: number
  @Field(() => Money) annualPlanInvestment!: number
  @Field(() => Money, { description: '累计完成投资' }) cumulativeInvestment!: number
}

@ObjectType({ description: '一张工作表读到了什么' })
export class ImportSheetType {
  @Field(() => String) name!: string
  @Field(() => String, { description: wordsOf(SHEET_STATES) }) status!: string
  @Field(() => String, { description: '怎样处理的、为什么' }) message!: string
  @Field(() => Boolean, { description: '隐藏的工作表' }) hidden!: boolean
  @Field(() => String, { nullable: true, description: '表头的位置，A3:S4' }) headerAt!: string | null
  @Field(() => Int, { nullable: true, description: '标题里的年度' }) planYear!: number | null
  @Field(() => Int, { description: '项目行数' }) rows!: number
  @Field(() => ImportSumsType, { description: '读到的投资合计' }) sums!: ImportSumsType
  @Field(() => [ImportColumnType]) columns!: ImportColumnType[]
  @Field(() => [ImportPassedOverType], { description: '标题、合计、说明等不是项目的行' }) passedOver!: ImportPassedOverType[]
  @Field(() => [ImportProblemType]) problems!: ImportProblemType[]
  @Field(() => [ImportSampleType], { description: '只在没有表头时有' }) samples!: ImportSampleType[]
  @Field(() => String, { nullable: true, description: '与哪张工作表是同一批项目' }) repeats!: string | null
}

@ObjectType({ description: '名录里没有的名称' })
export class UnknownNameType {
  @Field(() => String, { description: wordsOf(NAME_KINDS) }) kind!: string
  @Field(() => String) text!: string
  @Field(() => Int, { description: '出现的次数' }) count!: number
  @Field(() => [String], { description: '出现在哪些列' }) fields!: string[]
}

@ObjectType({ description: '没有随清单进入的项目' })
export class FollowUpRefusalType {
  @Field(() => Int) projectId!: number
  @Field(() => String) projectName!: string
  @Field(() => String, { description: '缺什么、怎么办' }) message!: string
}

@ObjectType({ description: '清单导入后按制度一并办理的事' })
export class FollowUpType {
  @Field(() => String, { description: '项目管理库' }) title!: string
  @Field(() => String, { nullable: true, description: '依据条款' }) clause!: string | null
  @Field(() => Int, { description: '已进入的项目数' }) entered!: number
  @Field(() => Int, { description: '没有进入的项目数' }) refusedCount!: number
  @Field(() => [FollowUpRefusalType], { description: '没有进入的，至多列 50 个' }) refused!: FollowUpRefusalType[]
}

@ObjectType('ProjectImport', { description: '一次清单导入' })
export class ImportType {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String) fileName!: string
  @Field(() => String, { description: wordsOf(SHOWN_STATES) }) state!: string
  @Field(() => String) stateLabel!: string
  @Field(() => Int, { description: '导入的进度，百分比' }) progress!: number
  @Field(() => Int, { description: '项目行数' }) rowCount!: number
  @Field(() => Int, { description: '新建' }) createCount!: number
  @Field(() => Int, { description: '更新' }) updateCount!: number
  @Field(() => Int, { description: '跳过' }) skipCount!: number
  @Field(() => Int, { description: '待选择，选择之前不导入' }) doubtfulCount!: number
  @Field(() => Int, { description: '有错误的行，改正之前不导入' }) errorCount!: number
  @Field(() => Int, { description: '错误和疑问的处数' }) problemCount!: number
  @Field(() => Money, { description: '读到的总投资合计，元' }) totalInvestment!: number
  @Field(() => Money, { description: '读到的年度计划投资合计，元' }) annualPlanInvestment!: number
  @Field(() => Money, { description: '读到的累计完成投资合计，元' }) cumulativeInvestment!: number
  @Field(() => Instant) createdAt!: number
  @Field(() => String, { description: '上传人的岗位和姓名' }) createdByText!: string
  @Field(() => Instant, { nullable: true }) appliedAt!: number | null
  @Field(() => String, { nullable: true }) appliedByText!: string | null
  @Field(() => Instant, { nullable: true }) undoneAt!: number | null
  @Field(() => String, { nullable: true }) undoneByText!: string | null
}

@ObjectType()
export class ImportConnection {
  @Field(() => [ImportType]) nodes!: ImportType[]
  @Field(() => Int, { nullable: true }) totalCount!: number | null
  @Field(() => PageInfo) pageInfo!: PageInfo
}

@ObjectType({ description: '可能是同一个项目的现有项目' })
export class ImportCandidateType {
  @Field(() => Int) id!: number
  @Field(() => String) name!: string
}

@ObjectType({ description: '与现有项目不同的一项' })
export class ImportDifferenceType {
  @Field(() => String) label!: string
  @Field(() => String, { nullable: true, description: '现有的' }) from!: string | null
  @Field(() => String, { nullable: true, description: '清单里的' }) to!: string | null
}

@ObjectType({ description: '清单的一行，将怎样处理' })
export class ImportRowType {
  @Field(() => Int) id!: number
  @Field(() => String) sheet!: string
  @Field(() => Int, { description: 'Excel 中的行号' }) rowNumber!: number
  @Field(() => String, { description: '项目名称' }) name!: string
  @Field(() => String, { description: wordsOf(ROW_ACTIONS) }) action!: string
  @Field(() => String, { description: '处理方式的原因' }) message!: string
  @Field(() => Int) errorCount!: number
  @Field(() => Int) doubtCount!: number
  @Field(() => String, { nullable: true, description: wordsOf(DECISIONS) }) decision!: string | null
  @Field(() => Int, { nullable: true, description: '更新的、相同的或已新建的项目' }) projectId!: number | null
  @Field(() => String, { nullable: true }) projectName!: string | null
  @Field(() => String, { nullable: true, description: '责任单位，清单原文' }) responsibleUnit!: string | null
  @Field(() => Money, { nullable: true }) totalInvestment!: number | null
  @Field(() => Money, { nullable: true }) annualPlanInvestment!: number | null
  @Field(() => Money, { nullable: true }) cumulativeInvestment!: number | null
  @Field(() => [ImportCandidateType]) candidates!: ImportCandidateType[]
  @Field(() => [ImportDifferenceType]) differences!: ImportDifferenceType[]
  @Field(() => [ImportProblemType]) problems!: ImportProblemType[]
}

@ObjectType()
export class ImportRowConnection {
  @Field(() => [ImportRowType]) nodes!: ImportRowType[]
  @Field(() => Int, { nullable: true }) totalCount!: number | null
  @Field(() => PageInfo) pageInfo!: PageInfo
}

@ObjectType({ description: '手工指明过的名称' })
export class NameMappingType {
  @Field(() => Int) id!: number
  @Field(() => String, { description: wordsOf(NAME_KINDS) }) kind!: string
  @Field(() => String, { description: '清单里的写法' }) text!: string
  @Field(() => Int, { nullable: true }) unitId!: number | null
  @Field(() => String, { nullable: true }) unitName!: string | null
  @Field(() => Int, { nullable: true }) postId!: number | null
  @Field(() => String, { nullable: true }) postName!: string | null
}

@ObjectType({ description: '一列可以指明的内容' })
export class ImportColumnKindType {
  @Field(() => String) field!: string
  @Field(() => String) label!: string
}

@InputType()
export class ImportRowFilterInput {
  @Field(() => Int) importId!: number
  @Field(() => [String], { nullable: true, description: wordsOf(ROW_ACTIONS) }) @oneOf(ROW_ACTIONS) actions?: string[]
  @Field(() => String, { nullable: true, description: wordsOf(PROBLEMS) }) @oneOf(PROBLEMS) problem?: string
  @Field(() => String, { nullable: true, description: '项目名称，可用拼音' }) @MaxLength(100) text?: string
}

@InputType()
class ColumnMeaningInput {
  @Field(() => String, { description: '列，B' }) @Required() @MaxLength(3) column!: string
  @Field(() => String, { description: 'importColumnKinds 的 field' }) @Required() @MaxLength(40) field!: string
}

@InputType()
class SheetMappingInput {
  @Field(() => String, { description: '工作表的名称' }) @Required() @MaxLength(100) sheet!: string
  @Field(() => [ColumnMeaningInput]) @MaxLength(200) columns!: ColumnMeaningInput[]
  @Field(() => Int, { description: '第一个项目在第几行' }) firstRow!: number
  @Field(() => String, { description: '金额单位：元、万元、亿元' }) @oneOf(UNITS) unit!: string
}

@InputType()
export class MapColumnsInput {
  @Field(() => Int) id!: number
  @Field(() => Int, { description: '您看到的版本' }) version!: number
  @Field(() => [SheetMappingInput]) @MaxLength(50) sheets!: SheetMappingInput[]
}

@InputType()
class NameMeaningInput {
  @Field(() => String, { description: wordsOf(NAME_KINDS) }) @oneOf(NAME_KINDS) kind!: keyof typeof NAME_KINDS
  @Field(() => String, { description: '清单里的写法' }) @Required() @MaxLength(200) text!: string
  @Field(() => Int, { nullable: true }) unitId?: number
  @Field(() => Int, { nullable: true, description: '单位和岗位都不填：忘掉这个名称' }) postId?: number
}

@InputType()
export class MapNamesInput {
  @Field(() => Int, { nullable: true, description: '正在核对的导入，按新的对照重新核对' }) importId?: number
  @Field(() => [NameMeaningInput]) @MaxLength(200) names!: NameMeaningInput[]
}

@InputType()
class RowDecisionInput {
  @Field(() => Int) rowId!: number
  @Field(() => String, { nullable: true, description: `${wordsOf(DECISIONS)}；不填：取消选择` }) @oneOf(DECISIONS) action?: string
  @Field(() => Int, { nullable: true, description: '更新哪个项目' }) projectId?: number
}

@InputType()
export class DecideRowsInput {
  @Field(() => Int) id!: number
  @Field(() => Int, { description: '您看到的版本' }) version!: number
  @Field(() => [RowDecisionInput]) @MaxLength(500) rows!: RowDecisionInput[]
}

@InputType()
export class ApplyImportInput {
  @Field(() => Int) id!: number
  @Field(() => Int, { description: '您看到的版本' }) version!: number
}

@InputType()
export class UndoImportInput extends ApplyImportInput {}

@InputType()
export class DiscardImportInput extends ApplyImportInput {}

import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Authorized, Ctx as FromCtx, Field, FieldResolver, Info, InputType, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { notFound } from '../../../kernel/refusal'
import { asksFor } from '../../../platform/connection'
import type { Ctx } from '../../../platform/context'
import { ActionType, Done, PageInfo, PageInput } from '../../../platform/graphql'
import { MaxLength, oneOf, Required } from '../../../platform/input'
import { isRunning, percentDone } from '../../../platform/progress'
import { DayScalar, Instant } from '../../../platform/scalars'
import { applyLedger } from './apply.service'
import { findLedger, ledgerSheets, listLedgerRows, listLedgers, unknownUnits, type LedgerHead, type LedgerRowFilter } from './ledger.query'
import { decideLedgerRows, discardLedger, ledgerKey, mapLedgerUnits } from './ledger.service'
import { ledgerActions, SHOWN_STATES, type ShownState } from './ledgerState.rules'
import { DECISIONS, ROW_ACTIONS, type Decision, type RowAction } from './match.rules'
import { undoLedger } from './undo.service'

const PROBLEMS = { ERROR: '必须改正', DOUBTFUL: '请核对' } as const

@ObjectType('LedgerProblem', { description: '台账里要改正或核对的一处' })
class LedgerProblemType {
  @Field(() => String, { nullable: true, description: '单元格，如 E5；空表示整行或整表' }) address!: string | null
  @Field(() => String, { nullable: true, description: '表头' }) column!: string | null
  @Field(() => String, { description: 'ERROR 必须改正，DOUBTFUL 请核对，NOTE 说明' }) severity!: string
  @Field(() => String) value!: string
  @Field(() => String) message!: string
}

@ObjectType('LedgerColumn')
class LedgerColumnType {
  @Field(() => String) column!: string
  @Field(() => String) header!: string
  @Field(() => String, { nullable: true, description: '认作什么；空表示放进具体内容' }) field!: string | null
}

@ObjectType('LedgerSheet', { description: '一张工作表读到了什么' })
class LedgerSheetType {
  @Field(() => String) name!: string
  @Field(() => String, { description: 'LIST 已读入，OTHER 没有读入' }) status!: string
  @Field(() => String) message!: string
  @Field(() => String, { nullable: true }) headerAt!: string | null
  @Field(() => [LedgerColumnType]) columns!: LedgerColumnType[]
  @Field(() => [LedgerProblemType]) problems!: LedgerProblemType[]
}

@ObjectType('LedgerUnknownUnit', { description: '名录里没有的单位' })
class LedgerUnknownUnitType {
  @Field(() => String) text!: string
  @Field(() => Int, { description: '在几行里' }) count!: number
}

@ObjectType('LedgerImport', { description: '导入的一份交办台账' })
export class LedgerImportType {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String) fileName!: string
  @Field(() => String, { description: 'CHECKED 已核对，APPLYING 正在导入，DONE 已导入，UNDONE 已撤销' }) state!: ShownState
  @Field(() => String) stateLabel!: string
  @Field(() => Int, { description: '百分之几' }) progress!: number
  @Field(() => Int) rowCount!: number
  @Field(() => Int, { description: '要列单（已列单）的行' }) createCount!: number
  @Field(() => Int) skipCount!: number
  @Field(() => Int, { description: '有错误，没有导入的行' }) heldCount!: number
  @Field(() => Int) problemCount!: number
  @Field(() => Instant) createdAt!: number
  @Field(() => String) createdByText!: string
  @Field(() => Instant, { nullable: true }) appliedAt!: number | null
  @Field(() => String, { nullable: true }) appliedByText!: string | null
  @Field(() => Instant, { nullable: true }) undoneAt!: number | null
  @Field(() => String, { nullable: true }) undoneByText!: string | null
}

@ObjectType()
class LedgerImportConnection {
  @Field(() => [LedgerImportType]) nodes!: LedgerImportType[]
  @Field(() => Int, { nullable: true }) totalCount!: number | null
  @Field(() => PageInfo) pageInfo!: PageInfo
}

@ObjectType('LedgerRow', { description: '台账的一行，将怎样处理' })
class LedgerRowType {
  @Field(() => Int) id!: number
  @Field(() => String) sheet!: string
  @Field(() => Int, { description: 'Excel 中的行号' }) rowNumber!: number
  @Field(() => String) title!: string
  @Field(() => String) source!: string
  @Field(() => String, { description: '责任单位，台账原文' }) unitText!: string
  @Field(() => String, { nullable: true }) person!: string | null
  @Field(() => DayScalar, { nullable: true }) givenOn!: string | null
  @Field(() => DayScalar, { nullable: true }) dueOn!: string | null
  @Field(() => String, { description: 'CREATE 列单，SKIP 跳过，HELD 待补正' }) action!: RowAction
  @Field(() => String, { description: '为什么这样处理' }) message!: string
  @Field(() => String, { nullable: true, description: '列单后的状态：LISTED HANDED_OVER IN_PROGRESS' }) target!: string | null
  @Field(() => String, { nullable: true, description: 'CREATE 仍然导入，SKIP 不导入' }) decision!: Decision | null
  @Field(() => Boolean, { description: '可以由人决定：仍然导入或不导入；有错误的先改正，已办结的不导入' }) mayDecide!: boolean
  @Field(() => Int, { nullable: true, description: '已经列单的，或已在平台里的交办事项' }) assignmentId!: number | null
  @Field(() => String, { nullable: true }) assignmentNumber!: string | null
  @Field(() => [LedgerProblemType]) problems!: LedgerProblemType[]
}

@ObjectType()
class LedgerRowConnection {
  @Field(() => [LedgerRowType]) nodes!: LedgerRowType[]
  @Field(() => Int, { nullable: true }) totalCount!: number | null
  @Field(() => PageInfo) pageInfo!: PageInfo
}

@InputType()
class LedgerRowFilterInput implements LedgerRowFilter {
  @Field(() => Int) importId!: number
  @Field(() => [String], { nullable: true }) @oneOf(ROW_ACTIONS) actions?: RowAction[] | null
  @Field(() => String, { nullable: true }) @oneOf(PROBLEMS) problem?: keyof typeof PROBLEMS | null
  @Field(() => String, { nullable: true, description: '事项、责任单位，可用拼音首字母' }) @MaxLength(60) text?: string | null
}

@InputType()
class LedgerMoveInput {
  @Field(() => Int) id!: number
  @Field(() => Int, { description: '您看到的版本' }) version!: number
}

@InputType()
class LedgerUnitMeaningInput {
  @Field(() => String, { description: '台账里的写法' }) @Required() @MaxLength(200) text!: string
  @Field(() => Int) unitId!: number
}

@InputType()
class MapLedgerUnitsInput extends LedgerMoveInput {
  @Field(() => [LedgerUnitMeaningInput]) @MaxLength(200) names!: LedgerUnitMeaningInput[]
}

@InputType()
class LedgerDecisionInput {
  @Field(() => Int) rowId!: number
  @Field(() => String, { nullable: true, description: 'CREATE 仍然导入，SKIP 不导入；不填按平台的建议' }) @oneOf(DECISIONS) decision?: Decision | null
}

@InputType()
class DecideLedgerRowsInput extends LedgerMoveInput {
  @Field(() => [LedgerDecisionInput]) @MaxLength(500) rows!: LedgerDecisionInput[]
}

const shown = (ctx: Ctx, head: LedgerHead) => {
  const key = ledgerKey(head.id)
  const state: ShownState = isRunning(ctx, key) ? 'APPLYING' : head.state
  return { __typename: 'LedgerImport', ...head, state, stateLabel: SHOWN_STATES[state], progress: percentDone(ctx, key) ?? (head.state === 'CHECKED' ? 0 : 100) }
}

const one = async (ctx: Ctx, id: number) => {
  const head = await findLedger(ctx, id)
  if (!head) throw notFound('台账导入')
  return shown(ctx, head)
}

@Resolver(() => LedgerImportType)
export class LedgerImportResolver {
  @Authorized('assignment.list')
  @Query(() => LedgerImportConnection, { description: '本县导入过的交办台账，新的在前' })
  async ledgerImports(@FromCtx() ctx: Ctx, @Args(() => PageInput) page: PageInput, @Info() info: GraphQLResolveInfo) {
    const found = await listLedgers(ctx, page, asksFor(info, 'totalCount'))
    return { ...found, nodes: found.nodes.map(head => shown(ctx, head)) }
  }

  @Authorized('assignment.list')
  @Query(() => LedgerImportType, { description: '一份台账：状态、进度、各工作表读到了什么' })
  ledgerImport(@FromCtx() ctx: Ctx, @Arg('id', () => Int) id: number) {
    return one(ctx, id)
  }

  @Authorized('assignment.list')
  @Query(() => LedgerRowConnection, { description: '一份台账的行，按原来的次序' })
  async ledgerRows(@FromCtx() ctx: Ctx, @Args(() => PageInput) page: PageInput, @Info() info: GraphQLResolveInfo, @Arg('filter', () => LedgerRowFilterInput) filter: LedgerRowFilterInput) {
    await one(ctx, filter.importId)
    return listLedgerRows(ctx, filter, page, asksFor(info, 'totalCount'))
  }

  @FieldResolver(() => [LedgerSheetType])
  sheets(@FromCtx() ctx: Ctx, @Root() row: LedgerImportType) {
    return ledgerSheets(ctx, row.id)
  }

  @FieldResolver(() => [LedgerUnknownUnitType], { description: '名录里没有的单位，次数多的在前' })
  unknownUnits(@FromCtx() ctx: Ctx, @Root() row: LedgerImportType) {
    return unknownUnits(ctx, row.id)
  }

  @FieldResolver(() => [ActionType], { description: '现在可以对它做的动作' })
  actions(@Root() row: LedgerImportType) {
    return ledgerActions(row.state, row.createCount).map(({ name, label, to, problem }) => ({
      name, label, to, needsForm: false, allowed: problem === null,
      because: problem === null ? [] : [{ ruleId: `ledger.${name}`, source: 'PLATFORM', regulation: null, clause: null, text: problem, outcome: 'REFUSED', inputs: [], arithmetic: null }],
    }))
  }

  @Authorized('assignment.list')
  @Mutation(() => LedgerImportType, { description: '指明台账里的单位名称是哪个单位，以后的清单都按它办' })
  async mapLedgerUnits(@FromCtx() ctx: Ctx, @Arg('input', () => MapLedgerUnitsInput) input: MapLedgerUnitsInput) {
    await mapLedgerUnits(ctx, input)
    return one(ctx, input.id)
  }

  @Authorized('assignment.list')
  @Mutation(() => LedgerImportType, { description: '逐行决定：仍然导入，或不导入' })
  async decideLedgerRows(@FromCtx() ctx: Ctx, @Arg('input', () => DecideLedgerRowsInput) input: DecideLedgerRowsInput) {
    await decideLedgerRows(ctx, input)
    return one(ctx, input.id)
  }

  @Authorized('assignment.list')
  @Mutation(() => LedgerImportType, { description: '确认导入：全部列单，或一件也不列' })
  async applyLedger(@FromCtx() ctx: Ctx, @Arg('input', () => LedgerMoveInput) input: LedgerMoveInput) {
    await applyLedger(ctx, input.id, input.version)
    return one(ctx, input.id)
  }

  @Authorized('assignment.list')
  @Mutation(() => LedgerImportType, { description: '撤销整份导入；有一件已经办理的，不能撤销' })
  async undoLedger(@FromCtx() ctx: Ctx, @Arg('input', () => LedgerMoveInput) input: LedgerMoveInput) {
    await undoLedger(ctx, input.id, input.version)
    await ctx.flush()
    return one(ctx, input.id)
  }

  @Authorized('assignment.list')
  @Mutation(() => Done, { description: '放弃还没有导入的台账' })
  async discardLedger(@FromCtx() ctx: Ctx, @Arg('input', () => LedgerMoveInput) input: LedgerMoveInput) {
    await discardLedger(ctx, input.id, input.version)
    return { __typename: 'Done', done: true }
  }
}

import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Authorized, Ctx as FromCtx, FieldResolver, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { notFound } from '../../../kernel/refusal'
import { asksFor } from '../../../platform/connection'
import type { Ctx } from '../../../platform/context'
import { ActionType, Done, PageInput } from '../../../platform/graphql'
import { applyImport } from './apply.service'
import {
  ApplyImportInput, DecideRowsInput, DiscardImportInput, FollowUpType, ImportColumnKindType, ImportConnection, ImportRowConnection, ImportRowFilterInput, ImportSheetType, ImportType, MapColumnsInput,
  MapNamesInput, NameMappingType, UndoImportInput, UnknownNameType,
} from './importType.api'
import { findImport, followUpsOf, listImportRows, listImports, listNameMappings, sheetsOf, unknownNamesOf, type ImportHead, type ImportRowFilter } from './import.query'
import { decideRows, discardImport, mapColumns, mapNames, type DecideRowsInput as Decisions, type MapColumnsInput as Columns } from './import.service'
import { importProblem, SHOWN_STATES, stepsOf } from './importState.rules'
import { MAPPABLE } from './mapping.rules'
import { percentOf, shownState } from './progress.service'
import { undoImport } from './undo.service'

const shown = (ctx: Ctx, head: ImportHead) => {
  const state = shownState(ctx, head)
  return { __typename: 'ProjectImport', ...head, state, stateLabel: SHOWN_STATES[state], progress: percentOf(ctx, head) }
}

const one = async (ctx: Ctx, id: number) => {
  const head = await findImport(ctx, id)
  if (!head) throw notFound('导入批次')
  return shown(ctx, head)
}
type Shown = Awaited<ReturnType<typeof one>>

@Resolver(() => ImportType)
export class ImportResolver {
  @Authorized('project.import')
  @Query(() => ImportConnection, { description: '本县导入过的清单，新的在前' })
  async imports(@FromCtx() ctx: Ctx, @Args(() => PageInput) page: PageInput, @Info() info: GraphQLResolveInfo) {
    const found = await listImports(ctx, page, asksFor(info, 'totalCount'))
    return { ...found, nodes: found.nodes.map(head => shown(ctx, head)) }
  }

  @Authorized('project.import')
  @Query(() => ImportType, { description: '一次导入：状态、进度、各工作表读到了什么' })
  projectImport(@FromCtx() ctx: Ctx, @Arg('id', () => Int) id: number) {
    return one(ctx, id)
  }

  @Authorized('project.import')
  @Query(() => ImportRowConnection, { description: '一次导入的行，按清单的次序' })
  async importRows(
    @FromCtx() ctx: Ctx,
    @Args(() => PageInput) page: PageInput,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => ImportRowFilterInput) filter: ImportRowFilterInput,
  ) {
    await one(ctx, filter.importId)
    return listImportRows(ctx, filter as ImportRowFilter, page, asksFor(info, 'totalCount'))
  }

  @Authorized('project.import')
  @Query(() => [NameMappingType], { description: '手工指明过的单位和人员名称，以后的清单都按它办' })
  nameMappings(@FromCtx() ctx: Ctx) {
    return listNameMappings(ctx)
  }

  @Authorized('project.import')
  @Query(() => [ImportColumnKindType], { description: '没有表头的清单，各列可以指明为什么' })
  importColumnKinds() {
    return Object.entries(MAPPABLE).map(([field, label]) => ({ field, label }))
  }

  @FieldResolver(() => [ImportSheetType], { description: '各工作表读到了什么' })
  sheets(@FromCtx() ctx: Ctx, @Root() row: Shown) {
    return sheetsOf(ctx, row.id)
  }

  @FieldResolver(() => [UnknownNameType], { description: '名录里没有的单位和人员，次数多的在前' })
  async unknownNames(@FromCtx() ctx: Ctx, @Root() row: Shown) {
    return (await unknownNamesOf(ctx, row.id)).map(name => ({ ...name, fields: name.fields.map(f => MAPPABLE[f as keyof typeof MAPPABLE]) }))
  }

  @FieldResolver(() => [FollowUpType], { description: '导入后按制度一并办理的事：进入项目管理库' })
  followUps(@FromCtx() ctx: Ctx, @Root() row: Shown) {
    return followUpsOf(ctx, row.id)
  }

  @FieldResolver(() => [ActionType], { description: '现在可以对它做的动作' })
  actions(@Root() row: Shown) {
    const because = (name: string, text: string | null) =>
      text === null ? [] : [{ ruleId: `import.${name}`, source: 'PLATFORM', regulation: null, clause: null, text, outcome: 'REFUSED', inputs: [], arithmetic: null }]
    return stepsOf(row.state).map(({ name, label, to, needsForm }) => {
      const problem = importProblem(row.state, name, row.createCount + row.updateCount)
      return { name, label, to, needsForm, allowed: problem === null, because: because(name, problem) }
    })
  }

  @Authorized('project.import')
  @Mutation(() => ImportType, { description: '指明没有表头的工作表各列是什么，并重新读取' })
  async mapColumns(@FromCtx() ctx: Ctx, @Arg('input', () => MapColumnsInput) input: MapColumnsInput) {
    await mapColumns(ctx, input as Columns)
    return one(ctx, input.id)
  }

  @Authorized('project.import')
  @Mutation(() => Done, { description: '指明清单里的单位和人员名称是谁；以后的清单都按它办，已导入项目中的同名文字一并更正' })
  async mapNames(@FromCtx() ctx: Ctx, @Arg('input', () => MapNamesInput) input: MapNamesInput) {
    await mapNames(ctx, input)
    return { done: true }
  }

  @Authorized('project.import')
  @Mutation(() => ImportType, { description: '选择行的处理方式：新建、更新哪个项目、不导入' })
  async decideRows(@FromCtx() ctx: Ctx, @Arg('input', () => DecideRowsInput) input: DecideRowsInput) {
    await decideRows(ctx, input as Decisions)
    return one(ctx, input.id)
  }

  @Authorized('project.import')
  @Mutation(() => ImportType, { description: '把核对过的清单导入项目库：全部写入，或一行也不写' })
  async applyImport(@FromCtx() ctx: Ctx, @Arg('input', () => ApplyImportInput) input: ApplyImportInput) {
    await applyImport(ctx, input.id, input.version)
    const head = (await findImport(ctx, input.id))!
    return shown(ctx, head)
  }

  @Authorized('project.import')
  @Mutation(() => ImportType, { description: '撤销一次导入：新建的项目去掉，更新的恢复原样；已有后续办理的不能撤销' })
  async undoImport(@FromCtx() ctx: Ctx, @Arg('input', () => UndoImportInput) input: UndoImportInput) {
    await undoImport(ctx, input.id, input.version)
    await ctx.flush()
    return one(ctx, input.id)
  }

  @Authorized('project.import')
  @Mutation(() => Done, { description: '放弃一次还没有导入的清单' })
  async discardImport(@FromCtx() ctx: Ctx, @Arg('input', () => DiscardImportInput) input: DiscardImportInput) {
    await discardImport(ctx, input.id, input.version)
    return { done: true }
  }
}


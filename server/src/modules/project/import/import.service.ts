import { buffer } from 'node:stream/consumers'
import { invalid, notFound, Refusal } from '../../../kernel/refusal'
import { normaliseKey, tidy } from '../../../kernel/text'
import type { Ctx } from '../../../platform/context'
import { openFile, receiveFile } from '../../../platform/files'
import { MAX_FILE_BYTES, type Mark } from '../../../platform/sheet'
import { unitOfWork } from '../../../platform/unitOfWork'
import { Post, Unit } from '../../identity/identity.entity'
import { requireMay } from '../../identity/permission.service'
import { Project } from '../project.entity'
import { againstOf, recheck, sumUp } from './check.service'
import type { SheetMapping, SheetReport } from './draft.rules'
import { ImportRow, NameMapping, ProjectImport } from './import.entity'
import { draftsOf, namesFor, sheetsOf } from './import.query'
import { importProblem, type NameKind } from './importState.rules'
import type { RowDecision } from './match.rules'
import { applyMapping } from './mapping.service'
import type { PreparedReading } from './prepare.rules'
import { shownState } from './progress.service'
import { inReader } from './reader.service'

const fileRefused = (message: string) => invalid({ field: 'file', message })

const nameOf = (name: string): string => {
  const plain = tidy(name.split(/[/\\]/).at(-1) ?? '').replace(/\p{Cc}/gu, '')
  return [...plain].slice(-150).join('') || '项目清单.xlsx'
}

/** A workbook in which nothing is a list is refused, sheet by sheet in words. */
const requireList = ({ sheets }: PreparedReading) => {
  if (sheets.some(s => s.status === 'LIST' || s.status === 'NEEDS_MAPPING')) return
  throw fileRefused(`没有读到项目清单。${sheets.map(s => s.message).join('')}`)
}

const actorText = (ctx: Ctx) => `${ctx.actor.postName} ${ctx.actor.userName}`

/** Variables of one statement: SQLite takes 32,766. */
const ROWS_AT_ONCE = 500

/** Keeps the rows of a reading, each with what would be done with it. */
async function keepRows(ctx: Ctx, target: ProjectImport, reading: PreparedReading): Promise<void> {
  sumUp(target, reading)
  await ctx.flush()
  for (let i = 0; i < reading.rows.length; i += ROWS_AT_ONCE) {
    const some = reading.rows.slice(i, i + ROWS_AT_ONCE).map(({ row, match, ...rest }, k) => ({
      jurisdictionId: ctx.jurisdictionId, importId: target.id, ordinal: i + k, rowNumber: row, ...rest, sheet: rest.sheet.slice(0, 100), ...match,
    }))
    await ctx.rows.insertInto('importRow').values(some as never).execute()
  }
}

const stateOf = (sheets: readonly SheetReport[]) => (sheets.some(s => s.status === 'LIST') ? 'CHECKED' : 'NEEDS_MAPPING')

/**
 * Takes a list in: reads it in a thread of its own, keeps file, rows and what would be done with each. Changes no project.
 * @returns the import's id.
 * @throws Refusal FORBIDDEN; INVALID on `file` for what is no workbook, too large, or holds no list.
 */
export async function receiveImport(ctx: Ctx, fileName: string, file: Buffer): Promise<number> {
  requireMay(ctx, 'project.import')
  if (file.length > MAX_FILE_BYTES) throw fileRefused('文件超过 30 MB。请删去清单以外的工作表和图片后再上传。')
  const { fingerprint, ...against } = await againstOf(ctx)
  const reading = await inReader({ kind: 'read', file, mappings: {}, against })
  requireList(reading)
  const kept = await receiveFile(ctx, file, MAX_FILE_BYTES)
  await kept.keep()
  return unitOfWork(ctx, 'importProjects', async () => {
    const target = ctx.em.create(ProjectImport, {
      jurisdictionId: ctx.jurisdictionId, fileName: nameOf(fileName), sha256: kept.sha256, state: stateOf(reading.sheets), checkedAgainst: fingerprint, mappings: '{}',
      report: JSON.stringify(reading.sheets), rowCount: 0, createCount: 0, updateCount: 0, skipCount: 0, doubtfulCount: 0, errorCount: 0, problemCount: 0,
      totalInvestment: 0, annualPlanInvestment: 0, cumulativeInvestment: 0, followUps: null, createdAt: ctx.now, createdByText: actorText(ctx),
    })
    await ctx.flush()
    await keepRows(ctx, target, reading)
    return target.id
  })
}

/** An import on which an action is to be done. @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE */
export async function openImport(ctx: Ctx, id: number, version: number, action: Parameters<typeof importProblem>[1]): Promise<ProjectImport> {
  requireMay(ctx, 'project.import')
  await ctx.lock(`projectImport:${ctx.jurisdictionId}`)
  const target = await ctx.find(ProjectImport, id, '导入批次')
  const problem = importProblem(target.state, action, target.createCount + target.updateCount)
  if (problem) throw new Refusal('STATE', problem)
  return ctx.findVersion(ProjectImport, id, version, '导入批次')
}

const fileOf = async (ctx: Ctx, sha256: string): Promise<Buffer> => {
  const content = await openFile(ctx, sha256)
  if (!content) throw new Error(`the workbook ${sha256} is not in the data folder`)
  return buffer(content)
}

export interface MapColumnsInput {
  id: number
  version: number
  sheets: { sheet: string; columns: { column: string; field: string }[]; firstRow: number; unit: SheetMapping['unit'] }[]
}

/** Says what the columns of sheets without header are, and reads again. @throws Refusal INVALID, STATE, CONFLICT */
export async function mapColumns(ctx: Ctx, input: MapColumnsInput): Promise<void> {
  const target = await openImport(ctx, input.id, input.version, 'mapColumns')
  const mappings = JSON.parse(target.mappings) as Record<string, SheetMapping>
  for (const { sheet, columns, firstRow, unit } of input.sheets) {
    const twice = columns.find((c, i) => columns.findIndex(o => o.field === c.field) !== i)
    if (twice) throw invalid({ field: 'sheets', message: `工作表“${sheet}”有两列选成了同一项内容（${twice.column} 列）。每项内容只能选一列。` })
    mappings[sheet] = { columns: Object.fromEntries(columns.map(c => [c.column, c.field])), firstRow, unit }
  }
  const { fingerprint, ...against } = await againstOf(ctx)
  const reading = await inReader({ kind: 'read', file: await fileOf(ctx, target.sha256), mappings, against })
  requireList(reading)
  await ctx.rows.deleteFrom('importRow').where('importId', '=', target.id).execute()
  target.checkedAgainst = fingerprint
  target.mappings = JSON.stringify(mappings)
  target.report = JSON.stringify(reading.sheets)
  target.state = stateOf(reading.sheets)
  await keepRows(ctx, target, reading)
}

export interface MapNamesInput {
  /** The import that is being prepared: matched again. */
  importId?: number | null
  names: { kind: NameKind; text: string; unitId?: number | null; postId?: number | null }[]
}

/**
 * Says what a list's names of units and persons mean; remembered for later lists, and carried over to the projects that
 * stand under such a name as text. Without unit and post the name is forgotten.
 */
export async function mapNames(ctx: Ctx, input: MapNamesInput): Promise<void> {
  requireMay(ctx, 'project.import')
  await ctx.lock(`projectImport:${ctx.jurisdictionId}`)
  const { leads } = await namesFor(ctx)
  for (const name of input.names) {
    const key = normaliseKey(name.text).slice(0, 200)
    const text = tidy(name.text).slice(0, 200)
    if (!key) throw invalid({ field: 'names', message: '名称不能为空。' })
    const unitId = name.kind === 'UNIT' ? (name.unitId ?? null) : null
    const postId = name.kind === 'PERSON' ? (name.postId ?? null) : null
    if (unitId !== null) await ctx.find(Unit, unitId, '单位')
    if (postId !== null) await ctx.find(Post, postId, '岗位')
    const known = await ctx.em.findOne(NameMapping, { kind: name.kind, key })
    if (unitId === null && postId === null) {
      if (known) ctx.em.remove(known)
    } else {
      if (known) Object.assign(known, { unitId, postId })
      else ctx.em.create(NameMapping, { jurisdictionId: ctx.jurisdictionId, kind: name.kind, text, key, unitId, postId })
      await ctx.flush()
      await applyMapping(ctx, name.kind, key, (unitId ?? postId)!, leads)
    }
  }
  await ctx.flush()
  if (input.importId == null) return
  const target = await ctx.find(ProjectImport, input.importId, '导入批次')
  if (target.state === 'CHECKED') await recheck(ctx, target)
}

export interface DecideRowsInput {
  id: number
  version: number
  /** Without an action the row is decided by the platform again. */
  rows: { rowId: number; action?: RowDecision['action'] | null; projectId?: number | null }[]
}

/** Takes a person's word on rows: new, which project, or not at all. @throws Refusal INVALID, STATE, CONFLICT */
export async function decideRows(ctx: Ctx, input: DecideRowsInput): Promise<void> {
  const target = await openImport(ctx, input.id, input.version, 'decide')
  for (const { rowId, action, projectId } of input.rows) {
    const row = await ctx.em.findOne(ImportRow, { id: rowId, importId: target.id })
    if (!row) throw notFound('导入行')
    if (row.errorCount > 0 && action && action !== 'SKIP') throw invalid({ field: 'rows', message: `第 ${row.rowNumber} 行有错误，请在标注稿中改正后重新上传。` })
    if (action === 'UPDATE' && projectId == null) throw invalid({ field: 'rows', message: `请选择第 ${row.rowNumber} 行更新哪个项目。` })
    if (action === 'UPDATE') await ctx.find(Project, projectId!, '项目')
    row.decision = action ?? null
    row.decisionProjectId = action === 'UPDATE' ? projectId! : null
  }
  await ctx.flush()
  await recheck(ctx, target)
  await refuseTwins(ctx, target.id)
}

/** Two rows cannot change one project: the later would silently win. */
async function refuseTwins(ctx: Ctx, importId: number): Promise<void> {
  const seen = new Map<number, number>()
  for (const draft of await draftsOf(ctx, importId)) {
    const { action, projectId } = draft.shown
    if (action !== 'UPDATE' || projectId === null) continue
    const before = seen.get(projectId)
    if (before !== undefined) throw invalid({ field: 'rows', message: `第 ${before} 行和第 ${draft.row} 行都要更新同一个项目，请只留一行，另一行选“不导入”或“新建”。` })
    seen.set(projectId, draft.row)
  }
}

/** Puts an import aside that was never applied. The uploaded file stays in the data folder. */
export async function discardImport(ctx: Ctx, id: number, version: number): Promise<void> {
  const target = await openImport(ctx, id, version, 'discard')
  await ctx.rows.deleteFrom('importRow').where('importId', '=', id).execute()
  ctx.em.remove(target)
}

/** Rows that wait for a person's word stand in the marked copy too, at the project's name. */
async function waitingMarks(ctx: Ctx, id: number): Promise<Mark[]> {
  const columns = new Map((await sheetsOf(ctx, id)).map(s => [s.name, s.columns.find(c => c.field === 'name')?.column]))
  const rows = await ctx.rows.selectFrom('importRow').select(['sheet', 'rowNumber', 'name', 'message'])
    .where('jurisdictionId', '=', ctx.jurisdictionId).where('importId', '=', id).where('action', '=', 'DOUBTFUL').where('reason', '!=', 'REPEATED').orderBy('ordinal').execute()
  return rows.map(r => ({ sheet: r.sheet, address: columns.has(r.sheet) ? `${columns.get(r.sheet)}${r.rowNumber}` : null, colour: 'YELLOW' as const, value: r.name, message: r.message }))
}

/** The uploaded workbook with what is wrong marked in it, to be corrected and sent again. @throws Refusal NOT_FOUND, FORBIDDEN */
export async function markedCopy(ctx: Ctx, id: number): Promise<{ name: string; file: Buffer }> {
  requireMay(ctx, 'project.import')
  const target = await ctx.find(ProjectImport, id, '导入批次')
  const marks = shownState(ctx, target) === 'CHECKED' ? await waitingMarks(ctx, id) : []
  const file = await inReader({ kind: 'mark', file: await fileOf(ctx, target.sha256), mappings: JSON.parse(target.mappings) as Record<string, SheetMapping>, marks })
  return { name: `${target.fileName.replace(/(（标注）)?\.xlsx$/i, '')}（标注）.xlsx`, file: Buffer.from(file) }
}

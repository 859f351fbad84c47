import { buffer } from 'node:stream/consumers'
import { invalid, notFound, Refusal } from '../../../kernel/refusal'
import { searchKey, tidy } from '../../../kernel/text'
import type { Ctx } from '../../../platform/context'
import { openFile, receiveFile } from '../../../platform/files'
import { isRunning } from '../../../platform/progress'
import { MAX_FILE_BYTES, type Mark } from '../../../platform/sheet'
import { unitOfWork } from '../../../platform/unitOfWork'
import { requireMay } from '../../identity/permission.service'
import { mapNames } from '../../project/import/import.service'
import { inReader } from '../../project/import/reader.service'
import { matchColumns, matchNow, recheckLedger, sumUp } from './check.service'
import { MAX_LEDGER_ROWS, type LedgerDraft, type LedgerProblem, type LedgerSheet } from './draft.rules'
import { LedgerImport, LedgerRow } from './ledger.entity'
import { ledgerDrafts, ledgerSheets } from './ledger.query'
import { ledgerProblem, type LedgerAction } from './ledgerState.rules'
import { readLedger } from './list.rules'
import type { Decision } from './match.rules'

const fileRefused = (message: string) => invalid({ field: 'file', message })

const nameOf = (name: string): string => [...tidy(name.split(/[/\\]/).at(-1) ?? '').replace(/\p{Cc}/gu, '')].slice(-150).join('') || '交办台账.xlsx'

export const ledgerKey = (id: number): string => `ledger:${id}`
export const actorText = (ctx: Ctx): string => `${ctx.actor.postName} ${ctx.actor.userName}`.slice(0, 150)

/** Rows of one statement: SQLite takes 32,766 variables. */
const ROWS_AT_ONCE = 500

/**
 * Takes a ledger in: reads it in a thread of its own, keeps file, rows and what would be done with each. Lists nothing yet.
 * @returns the import's id.
 * @throws Refusal FORBIDDEN; INVALID on `file` for what is no workbook, too large, or holds no ledger.
 */
export async function receiveLedger(ctx: Ctx, fileName: string, file: Buffer): Promise<number> {
  requireMay(ctx, 'assignment.list')
  if (file.length > MAX_FILE_BYTES) throw fileRefused('文件超过 30 MB。请删去台账以外的工作表和图片后再上传。')
  const { sheets, rows } = readLedger(await inReader({ kind: 'grid', file }), ctx.today)
  if (!sheets.some(s => s.status === 'LIST')) throw fileRefused(`没有读到交办台账。${sheets.map(s => s.message).join('')}`)
  if (!rows.length) throw fileRefused('台账只有表头，没有事项。请填好后再上传。')
  if (rows.length > MAX_LEDGER_ROWS) throw fileRefused(`台账有 ${rows.length} 件，超过 ${MAX_LEDGER_ROWS} 件的上限。请分成几个文件，分次导入。`)
  const kept = await receiveFile(ctx, file, MAX_FILE_BYTES)
  await kept.keep()
  return unitOfWork(ctx, 'importLedger', async () => {
    const matches = await matchNow(ctx, rows, () => null)
    const target = ctx.em.create(LedgerImport, {
      jurisdictionId: ctx.jurisdictionId, fileName: nameOf(fileName), sha256: kept.sha256, state: 'CHECKED', report: JSON.stringify(sheets), rowCount: 0, createCount: 0, skipCount: 0,
      heldCount: 0, problemCount: 0, sourceIds: null, createdAt: ctx.now, createdByText: actorText(ctx), appliedAt: null, appliedByText: null, undoneAt: null, undoneByText: null,
    })
    sumUp(target, matches, sheets.flatMap(s => s.problems).filter(p => p.severity !== 'NOTE').length)
    await ctx.flush()
    for (let i = 0; i < rows.length; i += ROWS_AT_ONCE) {
      const some = rows.slice(i, i + ROWS_AT_ONCE).map((draft, k) => ({
        jurisdictionId: ctx.jurisdictionId, importId: target.id, ordinal: i + k, sheet: draft.sheet.slice(0, 100), rowNumber: draft.row, title: draft.title.slice(0, 200),
        searchKey: searchKey(draft.title, draft.unit).slice(0, 1000), ...matchColumns(matches[i + k]!), draft: JSON.stringify(draft),
      }))
      await ctx.rows.insertInto('ledgerRow').values(some as never).execute()
    }
    return target.id
  })
}

/** An import on which an action is to be done. @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE */
export async function openLedger(ctx: Ctx, id: number, version: number, action: LedgerAction): Promise<LedgerImport> {
  requireMay(ctx, 'assignment.list')
  await ctx.lock(`ledgerImport:${ctx.jurisdictionId}`)
  const target = await ctx.find(LedgerImport, id, '台账导入')
  const problem = ledgerProblem(target.state, action, target.createCount)
  if (problem) throw new Refusal('STATE', problem)
  return ctx.findVersion(LedgerImport, id, version, '台账导入')
}

export interface MapLedgerUnits {
  id: number
  version: number
  names: { text: string; unitId: number }[]
}

/** Says which units a ledger's names mean; remembered for every later list of the county. Matches the rows again. */
export async function mapLedgerUnits(ctx: Ctx, input: MapLedgerUnits): Promise<void> {
  const target = await openLedger(ctx, input.id, input.version, 'decide')
  await mapNames(ctx, { importId: null, names: input.names.map(n => ({ kind: 'UNIT', text: n.text, unitId: n.unitId })) })
  await recheckLedger(ctx, target)
}

export interface DecideLedgerRows {
  id: number
  version: number
  /** Without a decision the row is proposed by the platform again. */
  rows: { rowId: number; decision?: Decision | null }[]
}

/** Takes a person's word on rows: all the same, or not at all. @throws Refusal INVALID, STATE, CONFLICT */
export async function decideLedgerRows(ctx: Ctx, input: DecideLedgerRows): Promise<void> {
  const target = await openLedger(ctx, input.id, input.version, 'decide')
  for (const { rowId, decision } of input.rows) {
    const row = await ctx.em.findOne(LedgerRow, { id: rowId, importId: target.id })
    if (!row) throw notFound('台账的行')
    if (decision === 'CREATE' && row.action === 'HELD') throw invalid({ field: 'rows', message: `第 ${row.rowNumber} 行有错误，请先改正：${row.message}` })
    if (decision === 'CREATE' && (JSON.parse(row.draft) as LedgerDraft).standing === 'DONE') throw invalid({ field: 'rows', message: `第 ${row.rowNumber} 行台账写明已经办结，不导入。` })
    row.decision = decision ?? null
  }
  await ctx.flush()
  await recheckLedger(ctx, target)
}

/** Puts an import aside that was never applied. The uploaded file stays in the data folder. */
export async function discardLedger(ctx: Ctx, id: number, version: number): Promise<void> {
  const target = await openLedger(ctx, id, version, 'discard')
  await ctx.rows.deleteFrom('ledgerRow').where('importId', '=', target.id).execute()
  ctx.em.remove(target)
}

const marksOf = (sheets: readonly LedgerSheet[], problems: readonly LedgerProblem[]): Mark[] =>
  [...sheets.flatMap(s => s.problems), ...problems]
    .filter(p => p.severity !== 'NOTE')
    .map(p => ({ sheet: p.sheet, address: p.address, colour: p.severity === 'ERROR' ? 'RED' : 'YELLOW', value: p.value, message: `${p.address === null && p.row !== null ? `第 ${p.row} 行：` : ''}${p.message}` }))

/** The uploaded workbook with what is wrong marked in it, to be corrected and sent again. @throws Refusal NOT_FOUND, FORBIDDEN */
export async function markedLedger(ctx: Ctx, id: number): Promise<{ name: string; file: Buffer }> {
  requireMay(ctx, 'assignment.list')
  const target = await ctx.find(LedgerImport, id, '台账导入')
  if (isRunning(ctx, ledgerKey(id))) throw new Refusal('STATE', '这份台账正在导入，请等它完成。')
  const content = await openFile(ctx, target.sha256)
  if (!content) throw new Error(`the workbook ${target.sha256} is not in the data folder`)
  const problems = (await ledgerDrafts(ctx, id)).flatMap(r => r.shown.problems)
  const file = await inReader({ kind: 'paint', file: await buffer(content), marks: marksOf(await ledgerSheets(ctx, id), problems) })
  return { name: `${target.fileName.replace(/(（标注）)?\.xlsx$/i, '')}（标注）.xlsx`, file: Buffer.from(file) }
}

import type { Ctx } from '../../../platform/context'
import type { System } from '../../../platform/manifest'
import type { ImportState, ShownState } from './importState.rules'

/** Import id → per cent, while this process writes it. */
const PROGRESS = Symbol('imports being written')
type Progress = Map<number, number>

const progressOf = (ctx: Ctx) => ctx.service<Progress>(PROGRESS)

export const startImports = (system: System): void => {
  system.services.set(PROGRESS, new Map())
}

/**
 * Progress lives in this process's memory: the transaction that writes an import is one, and nobody outside sees into it.
 * A killed server leaves the state as it was, CHECKED, and the import can be applied again.
 */
export const shownState = (ctx: Ctx, row: { id: number; state: ImportState }): ShownState => (progressOf(ctx).has(row.id) ? 'APPLYING' : row.state)

export const percentOf = (ctx: Ctx, row: { id: number; state: ImportState }): number => progressOf(ctx).get(row.id) ?? (row.state === 'DONE' || row.state === 'UNDONE' ? 100 : 0)

/** Runs work that reports per cents; others are answered between its steps. */
export async function withProgress<T>(ctx: Ctx, id: number, work: (report: (percent: number) => Promise<void>) => Promise<T>): Promise<T> {
  const progress = progressOf(ctx)
  const report = async (percent: number) => {
    progress.set(id, Math.min(99, Math.round(percent)))
    await new Promise(resolve => setImmediate(resolve))
  }
  try {
    await report(0)
    return await work(report)
  } finally {
    progress.delete(id)
  }
}

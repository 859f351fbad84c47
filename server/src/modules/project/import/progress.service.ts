import type { Ctx } from '../../../platform/context'
import { isRunning, percentDone } from '../../../platform/progress'
import type { ImportState, ShownState } from './importState.rules'

export const importKey = (id: number): string => `import:${id}`

/** A killed server leaves the state as it was, CHECKED, and the import can be applied again. */
export const shownState = (ctx: Ctx, row: { id: number; state: ImportState }): ShownState => (isRunning(ctx, importKey(row.id)) ? 'APPLYING' : row.state)

export const percentOf = (ctx: Ctx, row: { id: number; state: ImportState }): number =>
  percentDone(ctx, importKey(row.id)) ?? (row.state === 'DONE' || row.state === 'UNDONE' ? 100 : 0)

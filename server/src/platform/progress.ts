import type { Ctx } from './context'
import type { Database } from './database'

type Progress = Map<string, number>

/** Key of what is being done → per cent, while this process does it. By database: a request's services are a copy of its own. */
const underWay = new WeakMap<Database, Progress>()

const progressOf = ({ database }: Ctx): Progress => {
  const known = underWay.get(database) ?? new Map<string, number>()
  underWay.set(database, known)
  return known
}

/**
 * Progress lives in this process's memory: the transaction that does the work is one, and nobody outside sees into it. A killed
 * server leaves everything as it was.
 */
export const isRunning = (ctx: Ctx, key: string): boolean => progressOf(ctx).has(key)

/** Null when it is not under way here. */
export const percentDone = (ctx: Ctx, key: string): number | null => progressOf(ctx).get(key) ?? null

/** Runs work that reports per cents; others are answered between its steps. */
export async function withProgress<T>(ctx: Ctx, key: string, work: (report: (percent: number) => Promise<void>) => Promise<T>): Promise<T> {
  const progress = progressOf(ctx)
  const report = async (percent: number) => {
    progress.set(key, Math.min(99, Math.round(percent)))
    await new Promise(resolve => setImmediate(resolve))
  }
  try {
    await report(0)
    return await work(report)
  } finally {
    progress.delete(key)
  }
}

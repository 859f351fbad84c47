import type { System } from '../../platform/manifest'
import { sweepFiles } from '../../platform/sweep'
import { unitOfWork } from '../../platform/unitOfWork'

/** A form that has been open for longer is not sent any more. */
const KEPT_MS = 7 * 86_400_000

/**
 * Takes away the uploads that were never bound to anything, a week after they came in, and then the files that no row names any
 * more. Returns how many of each.
 */
export async function sweepUploads(system: System): Promise<{ uploads: number; files: number }> {
  const before = system.now() - KEPT_MS
  const ctx = system.ctx(null)
  const uploads = await unitOfWork(ctx, 'sweepUploads', async () => {
    const done = await ctx.rows
      .deleteFrom('attachment')
      .where('subjectType', 'is', null)
      .where('uploadedAt', '<', before)
      .executeTakeFirst()
    return Number(done.numDeletedRows)
  })
  return { uploads, files: await sweepFiles(system, before) }
}

import type { Ctx } from '../../../platform/context'
import { countyRows } from '../../../platform/rows'
import type { System } from '../../../platform/manifest'

/** What a regulation makes of the projects that came in: kept with the import and shown on its page. */
export interface FollowUp {
  /** `项目管理库`. */
  title: string
  clause: string | null
  entered: number
  refusedCount: number
  /** The first ones, each with the sentence that says what is lacking. */
  refused: { projectId: number; projectName: string; message: string }[]
}

/** A later module that does something with imported projects, in the import's own transaction, and undoes it with the import. */
export interface ImportFollower {
  follow: (ctx: Ctx, importId: number, projectIds: readonly number[]) => Promise<FollowUp | null>
  takeBack: (ctx: Ctx, importId: number) => Promise<void>
}

const FOLLOWERS = Symbol('import followers')

const followersOf = (services: Map<symbol, unknown>): ImportFollower[] => (services.get(FOLLOWERS) as ImportFollower[] | undefined) ?? []

export const registerImportFollower = (system: System, follower: ImportFollower): void => {
  system.services.set(FOLLOWERS, [...followersOf(system.services), follower])
}

/** Projects that the import made or changed. */
const projectsOf = async (ctx: Ctx, importId: number): Promise<number[]> =>
  (await countyRows(ctx, 'importChange').select('importChange.projectId').where('importChange.importId', '=', importId).orderBy('importChange.id').execute()).map(r => r.projectId)

/** @returns what was done with the projects of an import that was just written. */
export async function followImport(ctx: Ctx, importId: number): Promise<FollowUp[]> {
  const followers = followersOf(ctx.services)
  const projectIds = followers.length ? await projectsOf(ctx, importId) : []
  const done: FollowUp[] = []
  for (const follower of followers) {
    const one = await follower.follow(ctx, importId, projectIds)
    if (one) done.push(one)
  }
  return done
}

export async function takeBackFollowed(ctx: Ctx, importId: number): Promise<void> {
  for (const follower of followersOf(ctx.services).toReversed()) await follower.takeBack(ctx, importId)
}

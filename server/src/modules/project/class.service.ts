import type { Ctx } from '../../platform/context'
import { gate } from '../regulation/regulation.service'
import type { Project } from './project.entity'
import { columnFacts, projectFacts } from './projectFacts.query'

const CLASSES = [['keyProject', 'class.key'], ['majorProject', 'class.major']] as const

/**
 * A project becomes a 重点 or 重大 project only where the county's text lets it (龙亭 第八条、第十条). Asked when the flag is set, not
 * of what bears it already; of a 重大 project again when it is to be no 重点 one any more.
 * @param before as it is stored; null for a new one
 * @throws Refusal GATE with the verdict.
 */
export async function requireClasses(ctx: Ctx, before: Project | null, wished: Project): Promise<void> {
  const leavesKey = before?.keyProject && !wished.keyProject
  const asked = CLASSES.filter(([flag]) => wished[flag] && (leavesKey || !before?.[flag]))
  if (!asked.length) return
  const project = { ...(before && (await projectFacts(ctx, before.id))), ...columnFacts(wished as never) }
  for (const [, moment] of asked) await gate(ctx, moment, { project })
}

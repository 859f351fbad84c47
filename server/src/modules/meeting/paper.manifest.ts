import type { Ctx } from '../../platform/context'
import type { System, Todo } from '../../platform/manifest'
import { registerPaperGuard } from '../document/paperGuard.service'
import { mayDo } from '../identity/permission.service'
import { ChainResolver } from './chain.api'
import { MinutesResolver } from './minutes.api'
import { minutesGuard } from './minutes.service'
import { ParagraphResolver } from './paragraph.api'
import { SigningResolver } from './signing.api'
import { waitingForMe } from './signing.query'

/** From a meeting's record to issued paper. */
export const paperResolvers = [MinutesResolver, ParagraphResolver, SigningResolver, ChainResolver] as const

export const startPapers = (system: System): void => registerPaperGuard(system, 'MINUTES', 'Meeting', minutesGuard)

export async function paperTodos(ctx: Ctx): Promise<Todo[]> {
  if (!mayDo(ctx, 'minutes.sign')) return []
  return (await waitingForMe(ctx)).map(s => ({
    key: `meeting:${s.meetingId}:sign:${s.id}`, title: `${s.label}：${s.title}纪要`, kind: 'meeting', link: `/meetings/${s.meetingId}?tab=minutes`, dueOn: null,
  }))
}

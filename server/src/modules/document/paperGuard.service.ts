import type { Ctx } from '../../platform/context'
import type { System } from '../../platform/manifest'

/** What a module says of the papers about its subjects, beyond the rules that all papers share. */
export interface PaperGuard {
  /** @throws Refusal when the draft's file may not be exchanged now. */
  mayReplace: (ctx: Ctx, paper: { id: number; subjectId: number }) => Promise<void>
  /** @throws Refusal when the paper may not be issued now: GATE names who is missing. */
  mayIssue: (ctx: Ctx, paper: { id: number; subjectId: number }) => Promise<void>
  /** @throws Refusal when an issued paper may not be withdrawn or corrected from the papers' page. */
  mayDeclare?: (ctx: Ctx, paper: { id: number; subjectId: number }) => Promise<void>
  /** After the paper has its number and day. */
  issued: (ctx: Ctx, paper: { id: number; subjectId: number }) => Promise<void>
}

const GUARDS = Symbol('paper guards')

/** A module names the subjects whose papers it guards; called in its manifest's `start`. Key: `MINUTES:Meeting`. */
export const registerPaperGuard = (system: System, kind: string, subjectType: string, guard: PaperGuard): void => {
  const guards = (system.services.get(GUARDS) as Map<string, PaperGuard> | undefined) ?? new Map<string, PaperGuard>()
  guards.set(`${kind}:${subjectType}`, guard)
  system.services.set(GUARDS, guards)
}

/** Asks the paper's guard, where it has one. */
export async function askGuard(
  ctx: Ctx, paper: { id: number; kind: string; subjectType?: string | null; subjectId?: number | null }, question: keyof PaperGuard,
): Promise<void> {
  if (paper.subjectType == null || paper.subjectId == null) return
  const guards = ctx.services.get(GUARDS) as Map<string, PaperGuard> | undefined
  await guards?.get(`${paper.kind}:${paper.subjectType}`)?.[question]?.(ctx, { id: paper.id, subjectId: paper.subjectId })
}

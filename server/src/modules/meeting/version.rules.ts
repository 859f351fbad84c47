export const VERSION_CAUSES = { APPROVED: '会议安排获同意', NOTICE: '发出会议通知', CONFIRMED: '议程审定', CHANGED: '通知后调整' } as const
export type VersionCause = keyof typeof VERSION_CAUSES

/** A line of the agenda as it stood. */
export interface FrozenItem {
  /** Of the agenda item: what it is recognised by in a later version. */
  id: number
  title: string
  unit: string | null
  minutes: number
}

export type Change =
  | { kind: 'ADDED'; title: string; text: string }
  | { kind: 'REMOVED'; title: string; text: string }
  | { kind: 'MOVED'; title: string; text: string }
  | { kind: 'MINUTES'; title: string; text: string }
  | { kind: 'RENAMED'; title: string; text: string }

/** The lines that keep their order against each other: the longest such run; all others have moved. */
function unmoved(before: readonly number[], after: readonly number[]): Set<number> {
  const at = new Map(before.map((id, i) => [id, i]))
  const kept = after.filter(id => at.has(id))
  const best = kept.map(() => 1)
  const from = kept.map(() => -1)
  kept.forEach((id, i) => {
    for (let j = 0; j < i; j++) if (at.get(kept[j]!)! < at.get(id)! && best[j]! + 1 > best[i]!) [best[i], from[i]] = [best[j]! + 1, j]
  })
  const run = new Set<number>()
  for (let i = best.indexOf(Math.max(0, ...best)); i >= 0; i = from[i]!) run.add(kept[i]!)
  return run
}

/** What changed from one version of the agenda to the next, in words: added, removed, moved, renamed, longer or shorter. */
export function agendaDiff(before: readonly FrozenItem[], after: readonly FrozenItem[]): Change[] {
  const old = new Map(before.map((x, i) => [x.id, { ...x, at: i + 1 }]))
  const now = new Set(after.map(x => x.id))
  const still = unmoved(before.map(x => x.id), after.map(x => x.id))
  const changes: Change[] = before.filter(x => !now.has(x.id)).map(x => ({ kind: 'REMOVED', title: x.title, text: `移出原第 ${old.get(x.id)!.at} 项“${x.title}”` }))
  after.forEach((x, i) => {
    const was = old.get(x.id)
    if (!was) return void changes.push({ kind: 'ADDED', title: x.title, text: `增加第 ${i + 1} 项“${x.title}”（${x.minutes} 分钟）` })
    if (was.title !== x.title) changes.push({ kind: 'RENAMED', title: x.title, text: `“${was.title}”改为“${x.title}”` })
    if (!still.has(x.id)) changes.push({ kind: 'MOVED', title: x.title, text: `“${x.title}”由第 ${was.at} 项调到第 ${i + 1} 项` })
    if (was.minutes !== x.minutes) changes.push({ kind: 'MINUTES', title: x.title, text: `“${x.title}”由 ${was.minutes} 分钟改为 ${x.minutes} 分钟` })
  })
  return changes
}

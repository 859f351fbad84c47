import type { PackData } from './pack.schema'

export interface Carrier {
  /** What kind of thing carries the clause: `规则`, `会议`, `期限` … */
  kind: string
  id: string
  name: string
}

/** Everything in a pack that names a clause, with the clauses it names. */
function statements(data: PackData): { clauses: string[]; carrier: Carrier; item: object }[] {
  const of = <T extends { clause?: string | string[] | undefined }>(kind: string, items: readonly T[], id: (t: T) => string, name: (t: T) => string) =>
    items.map(item => ({
      clauses: item.clause === undefined ? [] : [item.clause].flat(),
      carrier: { kind, id: id(item), name: name(item) },
      item,
    }))
  return [
    ...of('规则', data.rules, r => r.id, r => r.label),
    ...of('分类', data.classes, c => c.code, c => c.name),
    ...of('储备库', data.libraries, l => l.tier, l => l.name),
    ...of('底线', data.floors, f => f.id, f => f.label),
    ...of('评审', data.reviews, r => r.kind, r => r.name),
    ...of('评分表', data.scoresheets, s => s.name, s => s.name),
    ...of('会议', data.series, s => s.code, s => s.name),
    ...of('联络员', data.series.flatMap(s => (s.liaison ? [{ ...s.liaison, code: s.code, name: s.name }] : [])), s => s.code, s => `${s.name}成员单位联络员`),
    ...of('期限', data.deadlines, d => d.id, d => d.label),
    ...of('四单', data.assignment ? [data.assignment] : [], () => 'assignment', () => '交办事项流程'),
    ...of('排名', data.ranking ? [data.ranking] : [], () => 'ranking', r => r.name ?? '排名'),
    ...of('上报层级', data.escalation ? [data.escalation] : [], () => 'escalation', () => '问题上报层级'),
    ...of('上报层级', data.escalation?.rungs ?? [], r => r.code, r => r.name),
    ...of('经常性职责', data.duties ?? [], d => d.code, d => d.name),
    ...of('离岗委托', data.absence ? [data.absence] : [], () => 'absence', () => '外出委托'),
    ...of('本县设定', data.settings, s => s.key, s => s.label),
  ]
}

export interface ClauseReport {
  clause: string
  printed: string
  gist: string
  carriers: Carrier[]
  /** Why nothing carries it; null when something does. */
  none: string | null
}

/** N1: each clause of the regulation, in its order, with what carries it or why nothing does. */
export function clauseReport(data: PackData): ClauseReport[] {
  const all = statements(data)
  return Object.entries(data.clauses).map(([clause, c]) => ({
    clause,
    printed: c.printed ?? clause,
    gist: c.gist,
    carriers: all.filter(s => s.clauses.includes(clause)).map(s => s.carrier),
    none: c.none ?? null,
  }))
}

/** Statements whose clause is not listed, and clauses that are carried and explained away, or neither. */
export function clauseFaults(data: PackData): { item: object; path: string[]; cause: string }[] {
  const unknown = statements(data).flatMap(({ clauses, item }) =>
    clauses
      .filter(c => !Object.hasOwn(data.clauses, c))
      .map(c => ({ item, path: ['clause'], cause: `没有条款「${c}」，请先在 clauses 中列出` })),
  )
  const odd = clauseReport(data).flatMap(r => {
    const item = data.clauses[r.clause] ?? data
    if (!r.carriers.length && !r.none) return [{ item, path: [], cause: `条款「${r.clause}」没有规则承载，请写明 none: 原因` }]
    if (r.carriers.length && r.none) {
      return [{ item, path: ['none'], cause: `条款「${r.clause}」已由${r.carriers[0]?.kind}「${r.carriers[0]?.id}」承载，请删去 none` }]
    }
    return []
  })
  return [...unknown, ...odd]
}

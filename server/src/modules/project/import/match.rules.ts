import { normaliseKey } from '../../../kernel/text'
import { differencesOf } from './difference.rules'
import type { Difference, ExistingFields } from './difference.rules'
import type { DraftRow } from './draft.rules'
import type { Resolver } from './resolve.rules'
import { withoutPlace } from './shortForm.rules'

export type RowAction = 'CREATE' | 'UPDATE' | 'SKIP' | 'DOUBTFUL'
export type RowReason = 'NEW' | 'CHANGED' | 'UNCHANGED' | 'ERRORS' | 'REPEATED' | 'SIMILAR' | 'CODE_CONFLICT' | 'NAME_CONFLICT' | 'DECIDED'

/** A project of the county, as far as a list can speak of it; fields that are absent are not compared. */
export interface ExistingProject extends ExistingFields {
  id: string
  name: string
  /** `normaliseKey(name)`; computed when absent. */
  nameKey?: string
  codes: string[]
}

/** What a person decided on a doubtful row. */
export interface RowDecision {
  action: 'CREATE' | 'UPDATE' | 'SKIP'
  /** For UPDATE. */
  projectId?: string
}

export interface RowMatch {
  sheet: string
  row: number
  action: RowAction
  reason: RowReason
  /** The reason as a Chinese sentence. */
  message: string
  projectId: string | null
  /** Projects that a doubtful row may mean. */
  candidates: { id: string; name: string }[]
  differences: Difference[]
}

/** Key of a row in decisions: `投资路线图!12`. */
export const rowKey = (row: { sheet: string; row: number }): string => `${row.sheet}!${row.row}`

/** A name without the words that offices add and leave out, the county's own name among them; numbers of phases stay, they tell projects apart. */
export const looseKey = (name: string, places: readonly string[] = []): string => {
  const key = withoutPlace(normaliseKey(name), places.slice(0, -1)).replace(/\((?![^)]*[期段批标号\d])[^)]*\)/g, '').replace(/[、,。.·"“”'-]/g, '')
  const bare = key.replace(/(建设项目|建设工程|工程项目|项目|工程|建设)$/, '')
  return bare.length >= 4 ? bare : key
}

interface Index {
  byCode: Map<string, ExistingProject[]>
  byName: Map<string, ExistingProject[]>
  byLoose: Map<string, ExistingProject[]>
  byId: Map<string, ExistingProject>
}

const push = (map: Map<string, ExistingProject[]>, key: string, project: ExistingProject) => {
  const list = map.get(key)
  if (!list) map.set(key, [project])
  else if (!list.includes(project)) list.push(project)
}

const indexOf = (projects: ExistingProject[], places: readonly string[]): Index => {
  const index: Index = { byCode: new Map(), byName: new Map(), byLoose: new Map(), byId: new Map() }
  for (const project of projects) {
    index.byId.set(project.id, project)
    for (const code of project.codes) push(index.byCode, code, project)
    push(index.byName, project.nameKey ?? normaliseKey(project.name), project)
    push(index.byLoose, looseKey(project.name, places), project)
  }
  return index
}

type Found = { project: ExistingProject | null; reason?: RowReason; message?: string; candidates?: ExistingProject[] }

const disjoint = (a: string[], b: string[]) => a.length > 0 && b.length > 0 && !a.some(code => b.includes(code))

const find = (draft: DraftRow, index: Index, places: readonly string[]): Found => {
  const { name, codes } = draft.fields
  const key = normaliseKey(name)
  const byCode = [...new Set(codes.flatMap(code => index.byCode.get(code) ?? []))]
  const byName = index.byName.get(key) ?? []
  const both = byCode.filter(project => byName.includes(project))
  if (both.length === 1 && both[0]) return { project: both[0] }
  if (byCode.length > 0) {
    const named = byCode.map(project => `“${project.name}”`).join('、')
    return { project: null, reason: 'NAME_CONFLICT', message: `项目代码与现有项目${named}相同，名称却不同。请选择：更新该项目，还是新建。`, candidates: [...byCode, ...byName] }
  }
  const [only] = byName
  if (byName.length > 1) return { project: null, reason: 'SIMILAR', message: `本县有 ${byName.length} 个同名项目。请选择更新哪一个。`, candidates: byName }
  if (only && disjoint(codes, only.codes))
    return { project: null, reason: 'CODE_CONFLICT', message: `与现有项目同名，项目代码却不同（现有 ${only.codes.join('、')}）。请选择：更新该项目，还是新建。`, candidates: [only] }
  if (only) return { project: only }
  const similar = index.byLoose.get(looseKey(name, places)) ?? []
  if (similar.length > 0)
    return { project: null, reason: 'SIMILAR', message: `与现有项目${similar.slice(0, 3).map(project => `“${project.name}”`).join('、')}名称相近。请选择：更新该项目，还是新建。`, candidates: similar }
  return { project: null }
}

const outcome = (draft: DraftRow, action: RowAction, reason: RowReason, message: string, more: Partial<RowMatch> = {}): RowMatch => ({
  sheet: draft.sheet, row: draft.row, action, reason, message, projectId: null, candidates: [], differences: [], ...more,
})

const updateOf = (draft: DraftRow, project: ExistingProject, resolver: Resolver): RowMatch => {
  const differences = differencesOf(draft.fields, project, resolver)
  return differences.length === 0
    ? outcome(draft, 'SKIP', 'UNCHANGED', '与现有项目完全一致，不需要更新。', { projectId: project.id })
    : outcome(draft, 'UPDATE', 'CHANGED', `更新 ${differences.length} 项：${differences.map(one => one.label).join('、')}。`, { projectId: project.id, differences })
}

const decided = (draft: DraftRow, decision: RowDecision, index: Index, resolver: Resolver): RowMatch | null => {
  if (decision.action === 'SKIP') return outcome(draft, 'SKIP', 'DECIDED', '已选择不导入这一行。')
  if (decision.action === 'CREATE') return outcome(draft, 'CREATE', 'DECIDED', '已选择作为新项目导入。')
  const project = index.byId.get(decision.projectId ?? '')
  return project ? updateOf(draft, project, resolver) : null
}

/**
 * What an import would do with each row: create, update (with the differences field by field), skip, or doubtful, which waits
 * for a person's decision. Rows with errors are skipped until corrected. Empty cells change nothing. Linear.
 * @param decisions by `rowKey`; one that names an unknown project is passed over
 */
export const matchRows = (drafts: DraftRow[], existing: ExistingProject[], resolver: Resolver, decisions: Record<string, RowDecision> = {}): RowMatch[] => {
  const index = indexOf(existing, resolver.places)
  const taken = new Map<string, DraftRow>()
  return drafts.map(draft => {
    const errors = draft.problems.filter(problem => problem.severity === 'ERROR')
    if (errors.length > 0) return outcome(draft, 'SKIP', 'ERRORS', `这一行有 ${errors.length} 处错误，改正后才能导入：${errors[0]?.message ?? ''}`)
    const decision = decisions[rowKey(draft)]
    const byHand = decision && decided(draft, decision, index, resolver)
    if (byHand) return byHand
    const keys = [`n${normaliseKey(draft.fields.name)}`, ...draft.fields.codes.map(code => `c${code}`)]
    const before = keys.map(key => taken.get(key)).find(row => row !== undefined)
    for (const key of keys) if (!taken.has(key)) taken.set(key, draft)
    if (before) return outcome(draft, 'DOUBTFUL', 'REPEATED', `与${before.sheet === draft.sheet ? '' : `工作表“${before.sheet}”`}第 ${before.row} 行像是同一个项目。请选择：跳过，还是新建。`)
    const found = find(draft, index, resolver.places)
    if (found.reason) {
      const candidates = (found.candidates ?? []).slice(0, 10).map(({ id, name }) => ({ id, name }))
      return outcome(draft, 'DOUBTFUL', found.reason, found.message ?? '', { candidates })
    }
    return found.project ? updateOf(draft, found.project, resolver) : outcome(draft, 'CREATE', 'NEW', '本县没有这个项目，将新建。')
  })
}

import { shallowRef } from 'vue'
import type { BulkOnePartsFragment, BulkValuesInput } from '../../gql/graphql'
import { CLASSES, CONSTRUCTION_KINDS, INVESTMENT_KINDS, LEVELS } from './words'

export type BulkOne = BulkOnePartsFragment
export type BulkKey = keyof BulkValuesInput
export type BulkValue = string | number | boolean | string[] | null

export interface BulkField {
  key: BulkKey
  label: string
  kind: 'unit' | 'chain' | 'post' | 'leader' | 'words' | 'flag' | 'day' | 'year' | 'text' | 'tags'
  options?: readonly { value: string; label: string }[]
  /** Only the office gives it. */
  decided?: boolean
}

/** What several projects may be given in common, in the order of the form. */
export const BULK_FIELDS: readonly BulkField[] = [
  { key: 'responsibleUnitId', label: '责任单位', kind: 'unit' },
  { key: 'leadUnitId', label: '牵头单位', kind: 'unit' },
  { key: 'sectorAuthorityUnitId', label: '行业主管部门', kind: 'unit' },
  { key: 'localityUnitId', label: '属地', kind: 'unit' },
  { key: 'chainUnitId', label: '所属产业链', kind: 'chain' },
  { key: 'serviceOfficerPostId', label: '首席服务官', kind: 'post' },
  { key: 'leadOfficialPostId', label: '分包领导', kind: 'leader', decided: true },
  { key: 'level', label: '项目层级', kind: 'words', options: LEVELS, decided: true },
  { key: 'keyProject', label: '重点项目', kind: 'flag', decided: true },
  { key: 'majorProject', label: '重大项目', kind: 'flag', decided: true },
  { key: 'projectClass', label: '项目类别', kind: 'words', options: CLASSES },
  { key: 'constructionKind', label: '建设性质', kind: 'words', options: CONSTRUCTION_KINDS },
  { key: 'investmentKind', label: '投资类型', kind: 'words', options: INVESTMENT_KINDS },
  { key: 'board', label: '所属板块', kind: 'text' },
  { key: 'planYear', label: '计划年度', kind: 'year' },
  { key: 'plannedStartOn', label: '计划开工', kind: 'day' },
  { key: 'plannedFinishOn', label: '计划竣工', kind: 'day' },
  { key: 'addTags', label: '加上标签', kind: 'tags' },
  { key: 'removeTags', label: '去掉标签', kind: 'tags' },
]

/** One line of the form. */
export interface BulkLine {
  key: BulkKey
  value: BulkValue
  /** The field is emptied. */
  empty: boolean
}

export const isWhole = ({ value, empty }: BulkLine) => empty || (Array.isArray(value) ? value.length > 0 : value !== null && value !== '')

/** The lines as the contract takes them; a year typed is a number. */
export const valuesOf = (lines: readonly BulkLine[]): BulkValuesInput =>
  Object.fromEntries(lines.map(({ key, value, empty }) => [key, empty ? null : key === 'planYear' ? Number(value) : value]))

/** The bulk edit that can still be taken back. */
export const lastBulk = shallowRef<{ projects: { id: number; version: number }[]; labels: string } | null>(null)

export const seenOf = (all: readonly BulkOne[]) =>
  all.flatMap(o => (o.outcome === 'CHANGED' && o.version != null ? [{ id: o.projectId, version: o.version }] : []))

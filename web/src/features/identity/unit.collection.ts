import { collectionOf, oneOf, searchText } from '../../collection'
import { UnitsDocument, type UnitsQuery } from '../../gql/graphql'
import { ACTIVE, activeOf, optionsOf, UNIT_KINDS } from './words'

type Unit = UnitsQuery['units'][number]
export type UnitRow = Unit & { /** How far below the top, 0 is a top unit. */ depth: number }

/** Units with each one's own below it, in the office's order. A unit whose parent is filtered away stands at the top. */
export const asTree = (units: readonly Unit[]): UnitRow[] => {
  const ids = new Set(units.map(u => u.id))
  const below = Map.groupBy(units, u => (u.parentId != null && ids.has(u.parentId) ? u.parentId : null))
  const walk = (parent: number | null, depth: number): UnitRow[] =>
    (below.get(parent) ?? []).flatMap(unit => [{ ...unit, depth }, ...walk(unit.id, depth + 1)])
  return walk(null, 0)
}

export const units = collectionOf<UnitRow>()({
  name: 'units',
  noun: '单位',
  measure: '个',
  filters: {
    text: searchText('名称、简称、拼音首字母'),
    kinds: oneOf('类别', optionsOf(UNIT_KINDS)),
    active: oneOf('状态', ACTIVE),
  },
  columns: [
    { key: 'name', label: '单位名称', width: 300, fixed: true, value: u => u.name },
    { key: 'shortName', label: '简称', width: 150, value: u => u.shortName },
    { key: 'kind', label: '类别', width: 150, value: u => UNIT_KINDS[u.kind] },
    { key: 'parent', label: '上级单位', width: 220, value: u => u.parentName },
    { key: 'ordinal', label: '排序', kind: 'number', width: 80, value: u => u.ordinal },
    { key: 'active', label: '状态', kind: 'tag', width: 100, value: u => (u.active ? '在用' : '停用'), tone: u => (u.active ? 'good' : 'neutral') },
  ],
  groups: [{ key: 'kind', label: '按类别', of: u => UNIT_KINDS[u.kind] }],
}).list(
  UnitsDocument,
  q => ({ filter: { text: q.filter.text ?? null, kinds: q.filter.kinds ?? null, active: activeOf(q.filter.active) } }),
  d => ({ nodes: asTree(d.units), totalCount: d.units.length, pageInfo: { hasNextPage: false } }),
)

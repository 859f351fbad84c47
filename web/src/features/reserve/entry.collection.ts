import { portalClient } from '../../app/session'
import { collectionOf, dayRange, flag, idList, oneOf, searchText, sortOf, type FilterOf, type Option } from '../../collection'
import { LibraryEntriesDocument, LibraryEntryBoardDocument, LibraryTiersDocument, type LibraryEntriesQuery } from '../../gql/graphql'
import { loadUnits } from '../identity'

export type EntryRow = LibraryEntriesQuery['libraryEntries']['nodes'][number]

const STATES = [
  { value: 'PROPOSED', label: '待决定' },
  { value: 'RETURNED', label: '已退回' },
  { value: 'ADMITTED', label: '在库' },
  { value: 'WITHDRAWN', label: '已撤回' },
  { value: 'EXITED', label: '已出库' },
] as const

/** The tiers that this county's regulation has; the county as a whole is no library. */
export const loadTiers = async (): Promise<Option[]> => {
  const { data, error } = await portalClient().query(LibraryTiersDocument, {}).toPromise()
  if (error) throw error
  return (data?.libraries ?? []).filter(t => t.tier !== 'COUNTY').map(t => ({ value: t.tier, label: t.name }))
}

const filters = {
  text: searchText('项目名称、代码、拼音首字母'),
  tiers: oneOf('储备库', loadTiers),
  states: oneOf('状态', STATES),
  units: idList('管理单位', loadUnits),
  proposedOn: dayRange('申报日期', { more: true }),
  proposers: idList('申报单位', loadUnits, { more: true }),
  started: flag('已开工仍在库', { more: true }),
}

const asked = (f: FilterOf<typeof filters>) => ({
  text: f.text ?? null,
  tiers: f.tiers ?? null,
  states: f.states ?? null,
  unitIds: f.units?.map(Number) ?? null,
  proposerUnitIds: f.proposers?.map(Number) ?? null,
  started: f.started ?? null,
  proposedFrom: f.proposedOn?.from ?? null,
  proposedTo: f.proposedOn?.to ?? null,
})

export const entries = collectionOf<EntryRow>()({
  name: 'libraryEntries',
  noun: '入库条目',
  measure: '条',
  filters,
  columns: [
    { key: 'project', label: '项目名称', width: 300, fixed: true, sort: 'NAME', value: r => r.projectName },
    { key: 'library', label: '储备库', width: 240, value: r => r.libraryName },
    { key: 'state', label: '状态', kind: 'tag', width: 96, value: r => r.stateLabel, tone: r => r.tone as never },
    { key: 'investment', label: '总投资', kind: 'money', unit: '亿元', width: 140, sort: 'INVESTMENT', value: r => r.totalInvestment },
    { key: 'stage', label: '项目阶段', width: 100, value: r => r.stageLabel },
    { key: 'proposer', label: '申报单位', width: 170, value: r => r.proposerUnitName },
    { key: 'proposedOn', label: '申报日期', kind: 'day', width: 120, sort: 'PROPOSED_ON', value: r => r.proposedOn },
    { key: 'decidedOn', label: '决定日期', kind: 'day', width: 120, sort: 'DECIDED_ON', value: r => r.decidedOn },
    { key: 'reason', label: '退回、撤回或出库原因', width: 260, value: r => r.reason },
    { key: 'decidedBy', label: '决定人', width: 160, hidden: true, value: r => r.decidedByText },
  ],
  sort: '-PROPOSED_ON',
  groups: [
    { key: 'library', label: '按储备库', of: r => r.libraryName },
    { key: 'proposer', label: '按申报单位', of: r => r.proposerUnitName },
  ],
  link: r => ({ name: 'libraryEntry', params: { id: r.id } }),
})
  .list(
    LibraryEntriesDocument,
    q => ({ filter: asked(q.filter), order: sortOf<string>(q.sort || '-PROPOSED_ON'), first: q.first, after: q.after }),
    d => ({
      ...d.libraryEntries,
      totalCount: d.libraryEntries.totalCount ?? d.libraryEntries.nodes.length,
      pageInfo: { hasNextPage: d.libraryEntries.pageInfo.hasNextPage, endCursor: d.libraryEntries.pageInfo.endCursor ?? null },
    }),
  )
  .board(LibraryEntryBoardDocument, q => ({ filter: asked(q.filter) }), d => d.libraryEntryBoard.map(l => ({ ...l, tone: l.tone as never })))

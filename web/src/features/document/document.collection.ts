import { collectionOf, oneOf, searchText } from '../../collection'
import { DocumentsDocument, type DocumentsQuery } from '../../gql/graphql'
import { todayInShanghai } from '../../ui'
import { PAPER_KINDS, STANDINGS, STATES } from './words'

export type DocumentRow = DocumentsQuery['documents']['nodes'][number]

const recipientsText = (units: DocumentRow['recipients']) =>
  units.length > 3 ? `${units.slice(0, 2).map(u => u.name).join('、')}等 ${units.length} 个单位` : units.map(u => u.name).join('、')

/** Papers of this year and the nine before it. */
const THIS_YEAR = Number(todayInShanghai().slice(0, 4))
const YEARS = Array.from({ length: 10 }, (_, i) => ({ value: String(THIS_YEAR - i), label: `${THIS_YEAR - i}年` }))

export const documents = collectionOf<DocumentRow>()({
  name: 'documents',
  noun: '公文',
  measure: '份',
  filters: {
    text: searchText('标题、编号、拼音首字母'),
    kinds: oneOf('文种', Object.entries(PAPER_KINDS).map(([value, label]) => ({ value, label }))),
    years: oneOf('印发年份', YEARS),
    states: oneOf('状态', Object.entries(STATES).map(([value, { label }]) => ({ value, label }))),
  },
  columns: [
    { key: 'title', label: '标题', width: 340, fixed: true, value: d => d.title },
    { key: 'kind', label: '文种', width: 110, value: d => PAPER_KINDS[d.kind] },
    { key: 'number', label: '编号', width: 270, value: d => d.number ?? '未编号' },
    { key: 'state', label: '状态', kind: 'tag', width: 100, value: d => (STANDINGS[d.standing ?? ''] ?? STATES[d.state])?.label, tone: d => (STANDINGS[d.standing ?? ''] ?? STATES[d.state])?.tone },
    { key: 'issuedOn', label: '印发日期', kind: 'day', width: 120, value: d => d.issuedOn },
    { key: 'recipients', label: '主送单位', width: 230, value: d => recipientsText(d.recipients) },
    { key: 'createdAt', label: '起草时间', kind: 'instant', width: 150, hidden: true, value: d => d.createdAt },
  ],
  groups: [{ key: 'kind', label: '按文种', of: d => PAPER_KINDS[d.kind] }],
  link: d => ({ name: 'document', params: { id: d.id } }),
}).list(
  DocumentsDocument,
  q => ({ filter: { text: q.filter.text ?? null, kinds: q.filter.kinds ?? null, states: q.filter.states ?? null, years: q.filter.years?.map(Number) ?? null }, first: q.first, after: q.after }),
  d => ({ ...d.documents, totalCount: d.documents.totalCount ?? d.documents.nodes.length }),
)

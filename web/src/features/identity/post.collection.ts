import { collectionOf, idList, oneOf, searchText } from '../../collection'
import { PostsDocument, type PostsQuery } from '../../gql/graphql'
import { loadUnits } from './pickers'
import { ACTIVE, activeOf, GRADES, optionsOf, ROLES } from './words'

export type PostRow = PostsQuery['posts'][number]

export const posts = collectionOf<PostRow>()({
  name: 'posts',
  noun: '岗位',
  measure: '个',
  filters: {
    text: searchText('岗位、单位、拼音首字母'),
    units: idList('单位', loadUnits),
    roles: oneOf('类别', optionsOf(ROLES)),
    active: oneOf('状态', ACTIVE),
  },
  columns: [
    { key: 'name', label: '岗位', width: 220, fixed: true, value: p => p.name },
    { key: 'unit', label: '单位', width: 240, value: p => p.unitName },
    { key: 'role', label: '类别', width: 160, value: p => ROLES[p.role] },
    { key: 'grade', label: '职级', width: 110, value: p => GRADES[p.grade] },
    { key: 'holder', label: '今天在任', width: 140, value: p => p.holderName ?? '暂缺' },
    { key: 'ordinal', label: '排序', kind: 'number', width: 80, hidden: true, value: p => p.ordinal },
    { key: 'active', label: '状态', kind: 'tag', width: 100, value: p => (p.active ? '在用' : '停用'), tone: p => (p.active ? 'good' : 'neutral') },
  ],
  groups: [
    { key: 'unit', label: '按单位', of: p => p.unitName },
    { key: 'role', label: '按类别', of: p => ROLES[p.role] },
  ],
}).list(
  PostsDocument,
  q => ({ filter: { text: q.filter.text ?? null, roles: q.filter.roles ?? null, active: activeOf(q.filter.active), unitIds: q.filter.units?.map(Number) ?? null } }),
  d => ({ nodes: d.posts, totalCount: d.posts.length, pageInfo: { hasNextPage: false } }),
)

import { collectionOf, idList, oneOf, searchText } from '../../collection'
import { UsersDocument, type UsersQuery } from '../../gql/graphql'
import { loadUnits } from './pickers'
import { ACTIVE, activeOf } from './words'

export type UserRow = UsersQuery['users']['nodes'][number]
export type TenureRow = UserRow['tenures'][number]

/** Whether a tenure counts on a day. */
export const runsOn = (tenure: Pick<TenureRow, 'fromOn' | 'untilOn'>, day: string) =>
  tenure.fromOn <= day && (tenure.untilOn == null || tenure.untilOn >= day)

export const usersOf = (today: () => string) =>
  collectionOf<UserRow>()({
    name: 'users',
    noun: '用户',
    measure: '人',
    filters: { text: searchText('姓名、用户名、拼音首字母'), units: idList('任职单位', loadUnits), active: oneOf('状态', ACTIVE) },
    columns: [
      { key: 'name', label: '姓名', width: 120, fixed: true, value: u => u.name },
      { key: 'username', label: '用户名', width: 160, value: u => u.username },
      { key: 'posts', label: '现任岗位', width: 340, value: u => u.tenures.filter(t => runsOn(t, today())).map(t => `${t.unitName} ${t.postName}`).join('、') || '无' },
      { key: 'phone', label: '电话', width: 140, value: u => u.phone },
      { key: 'email', label: '邮箱', width: 200, hidden: true, value: u => u.email },
      { key: 'active', label: '状态', kind: 'tag', width: 100, value: u => (u.active ? '在用' : '停用'), tone: u => (u.active ? 'good' : 'neutral') },
    ],
  }).list(
    UsersDocument,
    q => ({ filter: { text: q.filter.text ?? null, active: activeOf(q.filter.active), unitIds: q.filter.units?.map(Number) ?? null }, first: q.first, after: q.after }),
    d => ({ ...d.users, totalCount: d.users.totalCount ?? d.users.nodes.length }),
  )

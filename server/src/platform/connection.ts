import { sql, type SelectQueryBuilder } from 'kysely'
import type { GraphQLResolveInfo, SelectionSetNode } from 'graphql'
import { Refusal } from '../kernel/refusal'
import type { Tables } from './tables'

export interface PageArgs {
  /** 1 to 200, default 50. */
  first?: number | null
  /** `endCursor` of the page before. */
  after?: string | null
  /** For small lists that page by number; not together with `after`. */
  offset?: number | null
}

export interface Order {
  /** `project.name`: a column of the query. */
  by: string
  desc?: boolean
}

export interface Page<Node> {
  nodes: Node[]
  /** Null when the question did not ask for it: counting costs. */
  totalCount: number | null
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

type Rows<T> = SelectQueryBuilder<Tables, never, T>
type Cursor = [value: string | number | null, id: number]

const encode = (cursor: Cursor) => Buffer.from(JSON.stringify(cursor)).toString('base64url')

function decode(text: string): Cursor {
  try {
    const cursor: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (Array.isArray(cursor) && cursor.length === 2 && Number.isSafeInteger(cursor[1]) && (cursor[0] === null || ['string', 'number'].includes(typeof cursor[0])))
      return cursor as Cursor
  } catch {
    // fall through: a cursor that is not ours
  }
  throw new Refusal('INVALID', '翻页标记无效，请从第一页重新打开列表。', { fields: [{ field: 'after', message: '翻页标记无效。' }] })
}

/** Rows after the cursor. NULL sorts first ascending and last descending on all three databases. */
const beyond = (order: Order, id: string, [value, lastId]: Cursor) => {
  const column = sql.ref(order.by)
  const key = sql.ref(id)
  const tie = order.desc ? sql`${key} < ${lastId}` : sql`${key} > ${lastId}`
  if (value === null) return order.desc ? sql<boolean>`(${column} is null and ${tie})` : sql<boolean>`(${column} is not null or ${tie})`
  return order.desc
    ? sql<boolean>`(${column} < ${value} or ${column} is null or (${column} = ${value} and ${tie}))`
    : sql<boolean>`(${column} > ${value} or (${column} = ${value} and ${tie}))`
}

/**
 * One page of rows by the Cursor Connections convention, keyset paged: it costs the same on page 1 and page 1,000.
 * @param rows the query with its columns and filter, without order or limit.
 * @param id the table's key column, `project.id`: breaks ties.
 * @param count the same filter's count; run only when asked for.
 */
export async function pageOf<T>(rows: unknown, id: string, order: Order, args: PageArgs, count: (() => Promise<number>) | null): Promise<Page<T>> {
  const first = args.first ?? 50
  if (!Number.isInteger(first) || first < 1 || first > 200)
    throw new Refusal('INVALID', '每页条数应在 1 到 200 之间。', { fields: [{ field: 'first', message: '每页条数应在 1 到 200 之间。' }] })
  const offset = args.offset ?? 0
  if (offset < 0 || offset > 100_000) throw new Refusal('INVALID', '页码超出范围，请缩小筛选条件。')
  const direction = order.desc ? 'desc' : 'asc'
  let query = (rows as Rows<T>).select([sql.ref(order.by).as('cursorValue'), sql.ref<number>(id).as('cursorId')])
  if (args.after) query = query.where(beyond(order, id, decode(args.after)))
  const found = (await query
    .orderBy(sql.ref(order.by), direction)
    .orderBy(sql.ref(id), direction)
    .limit(first + 1)
    .$if(offset > 0 && !args.after, q => q.offset(offset))
    .execute()) as (T & { cursorValue: string | number | null; cursorId: number })[]
  const nodes = found.slice(0, first)
  const last = nodes.at(-1)
  return {
    nodes,
    totalCount: count ? await count() : null,
    pageInfo: { hasNextPage: found.length > first, endCursor: last ? encode([last.cursorValue, last.cursorId]) : null },
  }
}

/** Whether the question asks for a field of the answer, `totalCount`, directly or through fragments. */
export function asksFor(info: GraphQLResolveInfo, field: string): boolean {
  const inSet = (set: SelectionSetNode | undefined): boolean =>
    set?.selections.some(s =>
      s.kind === 'Field' ? s.name.value === field
      : s.kind === 'InlineFragment' ? inSet(s.selectionSet)
      : inSet(info.fragments[s.name.value]?.selectionSet),
    ) ?? false
  return info.fieldNodes.some(node => inSet(node.selectionSet))
}

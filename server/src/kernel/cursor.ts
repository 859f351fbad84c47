import { invalid } from './refusal'

/** The values of the last row's sort columns, the id last: where the next page begins. */
export type CursorKey = readonly (string | number | null)[]

/** An opaque cursor for the API: base64url of the key as JSON. */
export const encodeCursor = (key: CursorKey): string => Buffer.from(JSON.stringify(key)).toString('base64url')

const isKey = (value: unknown, length: number): value is CursorKey =>
  Array.isArray(value) &&
  value.length === length &&
  value.every(v => v === null || typeof v === 'string' || (typeof v === 'number' && Number.isFinite(v)))

/**
 * The key inside a cursor.
 * @param length how many sort columns the list has: a cursor of another order is refused
 * @throws Refusal INVALID when it is none of ours: it comes from outside and is never trusted.
 */
export function decodeCursor(cursor: string, length: number): CursorKey {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (isKey(key, length)) return key
  } catch {
    // falls through to the refusal: broken base64 and broken JSON are the same to the caller
  }
  throw invalid({ field: 'after', message: '翻页位置已失效,请从第一页重新打开列表。' })
}

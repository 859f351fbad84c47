/** Who sees a saved view. */
export const SHARINGS = { MINE: '仅自己', UNIT: '本单位', COUNTY: '全县' } as const
export type Sharing = keyof typeof SHARINGS

/** A query string as the address bar holds it, without the leading `?`; null when it is none. */
export function cleanQuery(query: string): string | null {
  const text = query.replace(/^\?/, '')
  if (/[\s<>"#]/.test(text)) return null
  return new URLSearchParams(text).toString()
}

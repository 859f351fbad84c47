import { normaliseKey, searchKey } from '../../kernel/text'

/** What a project is matched, ordered and searched by. */
export interface ProjectKeys {
  /** Two spellings of one name share it. */
  nameKey: string
  /** The name in pinyin. */
  sortKey: string
  /** Name, owner and codes, with pinyin. */
  searchKey: string
}

/** The keys of a project; cut to their columns. */
export const projectKeys = (name: string, owner: string | null, codes: readonly string[]): ProjectKeys => {
  const named = searchKey(name)
  return {
    nameKey: normaliseKey(name).slice(0, 200),
    sortKey: (named.split(' ')[1] ?? normaliseKey(name)).slice(0, 200),
    searchKey: `${named}${owner ? ` ${searchKey(owner)}` : ''} ${codes.join(' ').toLowerCase()}`.slice(0, 3000),
  }
}

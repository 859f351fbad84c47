import type { Option } from '../../collection'

/** The words of the directory, in the order of its pickers; as the contract says them. */
export { GRADES, ROLES, SCOPES, UNIT_KINDS } from '../../gql/words'

export const optionsOf = (words: Record<string, string>): Option[] => Object.entries(words).map(([value, label]) => ({ value, label }))

/** A filter's 在用 / 停用 as the API's `active`; both or neither is no filter. */
export const activeOf = (chosen: readonly string[] | undefined) => (chosen?.length === 1 ? chosen[0] === 'YES' : null)

export const ACTIVE = [{ value: 'YES', label: '在用' }, { value: 'NO', label: '停用' }]

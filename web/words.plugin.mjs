// The contract's own words: a field whose description reads `CODE 词，CODE 词` becomes a table, so that the portal keeps no second list.
const FIELDS = { UNIT_KINDS: ['Unit', 'kind'], ROLES: ['Post', 'role'], GRADES: ['Post', 'grade'], SCOPES: ['AbilityHolderType', 'scope'] }

const tableOf = (schema, [type, field]) => {
  const words = (schema.getType(type)?.getFields()[field]?.description ?? '').split('，').map(pair => pair.split(' '))
  if (!words.length || words.some(pair => pair.length !== 2)) throw new Error(`${type}.${field}: no words in its description`)
  return Object.fromEntries(words)
}

export const plugin = schema =>
  Object.entries(FIELDS)
    .map(([name, at]) => `export const ${name}: Record<string, string> = ${JSON.stringify(tableOf(schema, at), null, 2)}`)
    .join('\n\n')

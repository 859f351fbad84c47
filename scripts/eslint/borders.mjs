// ESLint rules of this repository: borders between the places of the code, and one home for `selectFrom`.
import { dirname, join, relative, sep } from 'node:path'
import { placeOf, refusal } from './places.mjs'

const slashes = path => path.split(sep).join('/')

const borders = {
  meta: { type: 'problem', schema: [], messages: { border: 'Border: {{ why }}' } },
  create(context) {
    const from = slashes(relative(context.cwd, context.filename))
    const target = name => {
      if (name.startsWith('@/')) return `web/src/${name.slice(2)}`
      return name.startsWith('.') ? slashes(join(dirname(from), name)) : name
    }
    const check = (node, source, typeOnly) => {
      if (typeof source?.value !== 'string') return
      const why = refusal(from, target(source.value.replace(/\?.*$/, '')), typeOnly)
      if (why) context.report({ node, messageId: 'border', data: { why } })
    }
    const onlyTypes = node => node.importKind === 'type'
      || (node.specifiers?.length > 0 && node.specifiers.every(specifier => specifier.importKind === 'type'))
    return {
      ImportDeclaration: node => check(node, node.source, onlyTypes(node)),
      ExportNamedDeclaration: node => check(node, node.source, node.exportKind === 'type'),
      ExportAllDeclaration: node => check(node, node.source, node.exportKind === 'type'),
      ImportExpression: node => check(node, node.source, false),
      TSImportType: node => check(node, node.source ?? node.argument?.literal, true),
    }
  },
}

const selectHome = {
  meta: { type: 'problem', schema: [], messages: { home: 'Rows are selected in *.query.ts (what a list means), in *.service.ts or in platform; not here.' } },
  create(context) {
    const place = placeOf(slashes(relative(context.cwd, context.filename)))
    const bound = place?.side === 'server' && (place.layer === 'modules' || place.layer === 'kernel')
    if (!bound || place.kind === 'query' || place.kind === 'service') return {}
    return {
      'CallExpression[callee.property.name="selectFrom"]': node => context.report({ node, messageId: 'home' }),
    }
  },
}

export const lianxi = { meta: { name: 'lianxi' }, rules: { borders, 'select-home': selectHome } }

import {
  getNamedType, getNullableType, GraphQLError, isCompositeType, isInterfaceType, isListType, isObjectType, Kind,
  type ASTVisitor, type FieldNode, type GraphQLCompositeType, type GraphQLField, type GraphQLOutputType, type SelectionSetNode, type ValidationContext, type ValidationRule,
} from 'graphql'

/** Bounds of a question. The portal's own documents stay below: `test/bounds.test.ts` asks them all. */
export const LIMITS = { depth: 12, aliases: 60, cost: 20_000, tokens: 6000, bodyBytes: 1_000_000, rootFields: 30 }

/** Rows of a connection when the question does not say `first`, or says it by a variable. */
const PAGE = 50
/** Rows of a list that has no pages: stages of a record, units of an item. */
const LIST = 3
/** What a field costs that asks the database for each of its rows; any other costs 1. */
const ASKS = 20

/** Bounds of what is followed live. `subscribes`: new subscriptions of one connection in a minute. */
export const STREAMS = { perSession: 8, perServer: 2_000, subscribes: 60 }

/** Name in a field's extensions: it has a resolver of its own, which asks the database. `schema.ts` sets it; `@Extensions` says it does not. */
export const ASKS_DATABASE = 'asksDatabase'

const refuse = (message: string) => new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } })

/** What a selection comes to, every fragment counted at each of its spreads. */
interface Measure {
  /** Levels below and including this one. */
  depth: number
  cost: number
  aliases: number
  /** Fields of this level itself. */
  fields: number
}
const NOTHING: Measure = { depth: 0, cost: 0, aliases: 0, fields: 0 }

const fieldsOf = (type: GraphQLCompositeType | null): Readonly<Record<string, GraphQLField<unknown, unknown>>> =>
  isObjectType(type) || isInterfaceType(type) ? type.getFields() : {}

const isConnection = (type: GraphQLCompositeType | null) => {
  const { nodes, pageInfo } = fieldsOf(type)
  return Boolean(nodes && pageInfo && isListType(getNullableType(nodes.type)))
}

/** How many rows a field answers with, as far as the question tells. */
function rowsOf(field: FieldNode, type: GraphQLOutputType | undefined, parent: GraphQLCompositeType | null): number {
  const first = field.arguments?.find(a => a.name.value === 'first')
  if (first) return first.value.kind === Kind.INT ? Math.max(1, Number(first.value.value)) : PAGE
  if (!type) return 1
  if (isConnection(compositeOf(type))) return PAGE
  if (!isListType(getNullableType(type)) || isConnection(parent)) return 1 // a page's nodes were counted with the page
  return LIST
}

const compositeOf = (type: GraphQLOutputType | undefined): GraphQLCompositeType | null => {
  const named = type && getNamedType(type)
  return named && isCompositeType(named) ? named : null
}

/**
 * Depth, aliases, fields of the root and cost of a question. A field costs 1, or `ASKS` when it asks the database itself,
 * and what is below it costs that for each row. Each fragment is walked once: `{ ...f ...f }` in thirty fragments, one
 * spread in the other, would else take 2^30 steps before anybody has signed in.
 */
export const boundedQuestion: ValidationRule = (context: ValidationContext): ASTVisitor => {
  const schema = context.getSchema()
  const known = new Map<string, Measure>()
  const fragment = (name: string): Measure => {
    const done = known.get(name)
    if (done) return done
    const found = context.getFragment(name)
    if (!found) return NOTHING // another rule's refusal, as are cycles
    known.set(name, NOTHING)
    const type = schema.getType(found.typeCondition.name.value)
    const measured = measure(found.selectionSet, type && isCompositeType(type) ? type : null)
    known.set(name, measured)
    return measured
  }
  const field = (node: FieldNode, parent: GraphQLCompositeType | null): Measure => {
    const definition = fieldsOf(parent)[node.name.value]
    const aliases = node.alias ? 1 : 0
    const own = definition?.extensions[ASKS_DATABASE] ? ASKS : 1
    if (!node.selectionSet || node.name.value.startsWith('__')) return { depth: 1, cost: own, aliases, fields: 1 } // introspection: graphql-js bounds it
    const inner = measure(node.selectionSet, compositeOf(definition?.type))
    return { depth: inner.depth + 1, cost: own + inner.cost * rowsOf(node, definition?.type, parent), aliases: aliases + inner.aliases, fields: 1 }
  }
  function measure(set: SelectionSetNode, parent: GraphQLCompositeType | null): Measure {
    const sum = { ...NOTHING }
    for (const s of set.selections) {
      const named = s.kind === Kind.INLINE_FRAGMENT && s.typeCondition ? schema.getType(s.typeCondition.name.value) : parent
      const part =
        s.kind === Kind.FIELD ? field(s, parent)
        : s.kind === Kind.FRAGMENT_SPREAD ? fragment(s.name.value)
        : measure(s.selectionSet, named && isCompositeType(named) ? named : null)
      sum.depth = Math.max(sum.depth, part.depth)
      sum.cost += part.cost
      sum.aliases += part.aliases
      sum.fields += part.fields
    }
    return sum
  }
  return {
    OperationDefinition(node) {
      const root = schema.getRootType(node.operation) ?? null
      const { depth, cost, aliases, fields } = measure(node.selectionSet, root)
      if (fields > LIMITS.rootFields) context.reportError(refuse(`一次请求的操作过多，最多 ${LIMITS.rootFields} 个。`))
      if (depth > LIMITS.depth) context.reportError(refuse(`请求嵌套过深，最多 ${LIMITS.depth} 层。`))
      if (aliases > LIMITS.aliases) context.reportError(refuse(`请求的别名过多，最多 ${LIMITS.aliases} 个。`))
      if (cost > LIMITS.cost) context.reportError(refuse(`请求的数据量过大（${Math.round(cost)}），上限 ${LIMITS.cost}，请分次查询。`))
    },
  }
}

import { GraphQLError, Kind, type ASTVisitor, type ValidationContext, type ValidationRule } from 'graphql'

/** Bounds of a question. The portal's own documents stay well below. */
export const LIMITS = { depth: 12, aliases: 60, cost: 6000, tokens: 6000, bodyBytes: 1_000_000, rootFields: 30 }

/** Bounds of what is followed live. `subscribes`: new subscriptions of one connection in a minute. */
export const STREAMS = { perSession: 8, perServer: 2_000, subscribes: 60 }

const refuse = (message: string) => new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } })

/** Depth, aliases and cost of a question, fragments included; a list's cost is its `first` (default 50) times its fields. */
export const boundedQuestion: ValidationRule = (context: ValidationContext): ASTVisitor => {
  const fragments = new Map(
    context.getDocument().definitions.flatMap(d => (d.kind === Kind.FRAGMENT_DEFINITION ? [[d.name.value, d.selectionSet] as const] : [])),
  )
  type Set = typeof fragments extends Map<string, infer S> ? S : never
  let aliases = 0
  const firstOf = (args: readonly { name: { value: string }; value: { kind: string; value?: unknown } }[] | undefined) => {
    const arg = args?.find(a => a.name.value === 'first')
    if (!arg) return 1
    return arg.value.kind === Kind.INT ? Math.max(1, Number(arg.value.value)) : 50
  }
  const measure = (set: Set, depth: number, trail: readonly string[]): { depth: number; cost: number } => {
    let deepest = depth
    let cost = 0
    for (const s of set.selections) {
      if (deepest > LIMITS.depth + 1 || cost > LIMITS.cost * 10) break
      if (s.kind === Kind.FIELD) {
        if (s.name.value.startsWith('__')) continue // introspection is bounded by graphql-js itself
        if (s.alias) aliases++
        const inner = s.selectionSet ? measure(s.selectionSet, depth + 1, trail) : { depth, cost: 0 }
        cost += 1 + inner.cost * Math.max(1, firstOf(s.arguments as never) / 10)
        deepest = Math.max(deepest, inner.depth)
      } else {
        const name = s.kind === Kind.FRAGMENT_SPREAD ? s.name.value : null
        if (name && trail.includes(name)) continue // cycles are another rule's refusal
        const inside = s.kind === Kind.INLINE_FRAGMENT ? s.selectionSet : fragments.get(s.name.value)
        if (!inside) continue
        const inner = measure(inside, depth, name ? [...trail, name] : trail)
        cost += inner.cost
        deepest = Math.max(deepest, inner.depth)
      }
    }
    return { depth: deepest, cost }
  }
  return {
    OperationDefinition(node) {
      aliases = 0
      const { depth, cost } = measure(node.selectionSet, 1, [])
      if (node.selectionSet.selections.length > LIMITS.rootFields) context.reportError(refuse(`一次请求的操作过多，最多 ${LIMITS.rootFields} 个。`))
      if (depth > LIMITS.depth) context.reportError(refuse(`请求嵌套过深，最多 ${LIMITS.depth} 层。`))
      if (aliases > LIMITS.aliases) context.reportError(refuse(`请求的别名过多，最多 ${LIMITS.aliases} 个。`))
      if (cost > LIMITS.cost) context.reportError(refuse(`请求的数据量过大（${Math.round(cost)}），上限 ${LIMITS.cost}，请分次查询。`))
    },
  }
}

import { getNamedType, isLeafType, isRequiredArgument, parse, validate, type GraphQLField, type GraphQLOutputType, type GraphQLSchema } from 'graphql'
import type { RefusalCode } from '../../src/kernel/refusal'
import { boundedQuestion } from '../../src/platform/limits'
import type { Answer } from '../office'
import type { Role, Whose } from './cast'
import type { Scene } from './scene'

export type Variables = Record<string, unknown>

/** One root field of the schema and who may use it. An operation that takes several subjects stands here once for each. */
export interface Operation {
  op: string
  /** Which of several subjects is varied. */
  case?: string
  /** Answers signed out too. */
  public?: true
  /** The roles that may, at least in their own unit. */
  allowed: readonly Role[]
  /** Of these, the roles that may not in another unit of the county. */
  ownUnitOnly?: readonly Role[]
  /** Takes the id of a subject: asked for the own unit's, another unit's, another county's and one that does not exist. */
  subject?: true
  /** Asked here about one case only: what the other roles get is another entry's matter. */
  elsewhere?: readonly Role[]
  /** A subject's list that holds nothing in the scene: empty is an answer. */
  mayBeEmpty?: true
  /** A list that must hold the scene's marked subjects, each for those who may see it. */
  lists?: true
  variables?: (scene: Scene, whose: Whose, role: Role) => Variables | Promise<Variables>
  /** Played in 泾川, where units run libraries of their own; else in 长子. */
  home?: '泾川'
  /** Ends the session that asks: each call signs in for itself. */
  ownSession?: true
  /** Where every permitted call ends, when none can be done whole here. */
  stops?: RefusalCode
}

/** `OK` answered, `NOTHING` answered with null or an empty list, else the refusal's code. */
export type Outcome = 'OK' | 'NOTHING' | string

const isEmpty = (value: unknown): boolean =>
  value == null || (Array.isArray(value) && !value.length) || (typeof value === 'object' && Array.isArray((value as { nodes?: unknown }).nodes) && !(value as { nodes: unknown[] }).nodes.length)

export const outcomeOf = (answer: Answer, op: string): Outcome => {
  const error = answer.errors?.[0]
  if (error) return error.extensions.code
  return isEmpty((answer.data as Record<string, unknown> | null)?.[op]) ? 'NOTHING' : 'OK'
}

/** Everything that can be asked of a type to a depth, so that a field resolver cannot leak unseen. */
const selection = (type: GraphQLOutputType, depth: number): string => {
  const named = getNamedType(type)
  if (isLeafType(named)) return ''
  if (!('getFields' in named)) return '{ __typename }'
  const fields = Object.values(named.getFields()).filter(f => !f.args.some(isRequiredArgument) && (depth > 0 || isLeafType(getNamedType(f.type))))
  return `{ __typename ${fields.map(f => `${f.name} ${selection(f.type, depth - 1)}`).join(' ')} }`
}

export type Kind = 'query' | 'mutation' | 'subscription'

const documentOf = (kind: Kind, field: GraphQLField<unknown, unknown>, given: ReadonlySet<string>, depth: number): string => {
  const args = field.args.filter(a => given.has(a.name) || isRequiredArgument(a))
  const declared = args.length ? `(${args.map(a => `$${a.name}: ${String(a.type)}`).join(', ')})` : ''
  const passed = args.length ? `(${args.map(a => `${a.name}: $${a.name}`).join(', ')})` : ''
  return `${kind} ${declared} { ${field.name}${passed} ${selection(field.type, depth)} }`
}

/** As deep as a question of this kind may go: everything of a long list's rows would cost more than anybody may ask at once. */
const deepest = (schema: GraphQLSchema, kind: Kind, field: GraphQLField<unknown, unknown>, given: ReadonlySet<string>): string => {
  const asked = (kind === 'mutation' ? [1] : [3, 2, 1]).map(depth => documentOf(kind, field, given, depth))
  return asked.find(text => !validate(schema, parse(text), [boundedQuestion]).length) ?? asked.at(-1)!
}

/** All root fields by name, with how to ask for them. */
export function rootFields(schema: GraphQLSchema) {
  const roots = [['query', schema.getQueryType()], ['mutation', schema.getMutationType()], ['subscription', schema.getSubscriptionType()]] as const
  return new Map(
    roots.flatMap(([kind, type]) =>
      Object.values(type?.getFields() ?? {}).map(field => [
        field.name,
        { kind, ask: (variables: Variables) => deepest(schema, kind, field, new Set(Object.keys(variables))) },
      ] as const),
    ),
  )
}

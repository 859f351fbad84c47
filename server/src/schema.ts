import { isObjectType, lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql'
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql'
import { forbidden } from './kernel/refusal'
import { modules } from './modules'
import { ABILITIES, reachOf, type Ability } from './modules/identity/permission.rules'
import type { Ctx } from './platform/context'
import { boundInput } from './platform/input'
import { ASKS_DATABASE } from './platform/limits'
import { OWN_TRANSACTION, unitOfWork } from './platform/unitOfWork'

/** What type-graphql's decorators have gathered, as far as it is read here. It keeps it in this global. */
interface Gathered {
  fieldResolvers: { methodName: string; getObjectType?: () => unknown }[]
  objectTypes: { name: string; target: unknown }[]
}

/** Marks the fields that have a resolver of their own, for a question's cost. */
function markAsking(schema: GraphQLSchema): void {
  const { fieldResolvers, objectTypes } = (globalThis as unknown as { TypeGraphQLMetadataStorage: Gathered }).TypeGraphQLMetadataStorage
  for (const resolver of fieldResolvers) {
    const of = resolver.getObjectType?.()
    for (const { name } of objectTypes.filter(t => t.target === of)) {
      const type = schema.getType(name)
      const field = isObjectType(type) ? type.getFields()[resolver.methodName] : undefined
      if (field) field.extensions = { [ASKS_DATABASE]: true, ...field.extensions }
    }
  }
}

/** The contract: all modules' resolvers, each root field checked for the ability it names, each mutation one transaction. */
export function makeSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: modules.flatMap(m => m.resolvers) as unknown as NonEmptyArray<new () => object>,
    // Each subscription brings its own events; the library asks for a hub all the same.
    pubSub: { publish: () => {}, subscribe: () => { throw new Error('a subscription without `subscribe`') } },
    validate: false,
    validateFn: boundInput,
    authMode: 'error',
    authChecker: ({ context }: { context: Ctx }, abilities: string[]) => {
      const { role } = context.actor // throws UNAUTHENTICATED
      const ability = abilities[0] as Ability
      if (reachOf(role, ability)) return true
      throw forbidden(`您当前的岗位没有这项权限（${ABILITIES[ability].says}）。如确需办理，请切换岗位或联系管理员。`)
    },
  })
  markAsking(schema)
  for (const [name, field] of Object.entries(schema.getMutationType()?.getFields() ?? {})) {
    if (field.extensions[OWN_TRANSACTION]) continue
    const resolve = field.resolve!
    // Root fields only: wrapping every field would cost every row.
    field.resolve = (root, args, ctx: Ctx, info) => unitOfWork(ctx, name, async () => resolve(root, args, ctx, info))
  }
  return schema
}

/** `schema.graphql` as committed. */
export const schemaText = (schema: GraphQLSchema) => `${printSchema(lexicographicSortSchema(schema))}\n`

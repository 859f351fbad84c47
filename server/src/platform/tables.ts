import type { EntitySchemaWithMeta, InferKyselyTable } from '@mikro-orm/sql'

/**
 * The rows of every table, for typed SQL. Each entity file merges its own table:
 * `declare module '../../platform/tables' { interface Tables { project: Row<typeof ProjectSchema> } }`
 * The declaration of `lockRow` keeps the interface from being empty.
 */
export interface Tables {
  lockRow: { key: string; taken: number }
}

/** A row as the driver gives it; columns are named as the properties are. Booleans arrive as 0 or 1. */
export type Row<Schema extends EntitySchemaWithMeta> = InferKyselyTable<Schema, { columnNamingStrategy: 'property' }>

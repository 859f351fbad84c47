import { defineEntity, p } from '@mikro-orm/sql'
import type { Row } from '../../platform/tables'
import { owned, Unit, User } from '../identity/identity.entity'
import type { Sharing } from './view.rules'

/** A saved view: a name and a query string. What it shows is decided anew each time it is opened. */
export const ViewSchema = defineEntity({
  name: 'View',
  tableName: 'view',
  indexes: [{ properties: ['jurisdictionId', 'collection', 'ordinal', 'id'] }],
  properties: {
    ...owned,
    /** The collection it belongs to, `projects`. */
    collection: p.string().length(40),
    name: p.string().length(40),
    query: p.string().length(2000),
    sharing: p.string().length(10).$type<Sharing>(),
    userId: () => p.manyToOne(User).mapToPk(),
    unitId: () => p.manyToOne(Unit).mapToPk(),
    ordinal: p.integer().default(0),
  },
})
export class View extends ViewSchema.class {}
ViewSchema.setClass(View)

declare module '../../platform/tables' {
  interface Tables {
    view: Row<typeof ViewSchema>
  }
}

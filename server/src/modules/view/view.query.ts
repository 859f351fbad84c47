import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'

/** The views of a collection that the actor sees: own, the unit's, the county's. */
export const listViews = (ctx: Ctx, collection: string) =>
  countyRows(ctx, 'view')
    .select(['view.id', 'view.name', 'view.query', 'view.sharing', 'view.collection', 'view.userId'])
    .where('view.collection', '=', collection)
    .where(eb =>
      eb.or([
        eb('view.userId', '=', ctx.actor.userId),
        eb.and([eb('view.sharing', '=', 'UNIT'), eb('view.unitId', 'in', [...ctx.actor.unitIds])]),
        eb('view.sharing', '=', 'COUNTY'),
      ]),
    )
    .orderBy('view.ordinal')
    .orderBy('view.id')
    .limit(200)
    .execute()
    .then(rows => rows.map(row => ({ ...row, mine: row.userId === ctx.actor.userId })))

import type { Actor } from '../../platform/context'
import type { System } from '../../platform/manifest'

export interface CountyName {
  id: number
  name: string
}

/** The county's own account, for what nobody in person does; `postName` says what it is that acts. */
export const countyActor = (county: CountyName, postName: string): Actor => ({
  userId: 0, userName: '系统', tenureId: 0, postId: 0, postName, role: 'READER', grade: 'NONE', unitId: 0, unitName: '', unitIds: [],
  jurisdictionId: county.id, jurisdictionName: county.name, onBehalfOf: null,
})

/** Does a work for every county in turn: one's fault must not cost the others theirs, and is told at the end as `fault`. */
export async function eachCounty(system: System, fault: string, work: (county: CountyName) => Promise<unknown>): Promise<void> {
  const counties = await system.database.read.selectFrom('jurisdiction').select(['id', 'name']).orderBy('id').execute()
  const faults: unknown[] = []
  for (const county of counties) await work(county).catch((error: unknown) => faults.push(error))
  if (faults.length) throw new AggregateError(faults, fault)
}

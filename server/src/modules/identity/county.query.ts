import type { Actor } from '../../platform/context'

/** The county's own account, for what nobody in person does; `postName` says what it is that acts. */
export const countyActor = (county: { id: number; name: string }, postName: string): Actor => ({
  userId: 0, userName: '系统', tenureId: 0, postId: 0, postName, role: 'READER', grade: 'NONE', unitId: 0, unitName: '', unitIds: [],
  jurisdictionId: county.id, jurisdictionName: county.name, onBehalfOf: null,
})

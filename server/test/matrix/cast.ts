/**
 * The roles, written out once more and by hand: the matrix must fail when permission.rules.ts changes, until the change is
 * made here too.
 */
export const ROLES = [
  'ADMINISTRATOR', 'SECRETARY', 'OFFICE_HEAD', 'UNIT_HEAD', 'LIAISON', 'HANDLER', 'LEAD_OFFICIAL', 'PANELIST', 'READER',
] as const
export type Role = (typeof ROLES)[number]

/** Who plays a role: key in the demo's cast, and sign-in after the county's prefix. The unit's people are 水务局's. */
export const PLAYERS: Record<Role, { key: string; login: string }> = {
  ADMINISTRATOR: { key: 'admin', login: 'admin' },
  SECRETARY: { key: 'secretary', login: 'secretary' },
  OFFICE_HEAD: { key: 'office', login: 'office' },
  UNIT_HEAD: { key: '水务局.head', login: 'd8.head' },
  LIAISON: { key: '水务局.liaison', login: 'd8.liaison' },
  HANDLER: { key: '水务局.handler', login: 'd8.handler' },
  LEAD_OFFICIAL: { key: 'head', login: 'head' },
  PANELIST: { key: 'expert', login: 'expert' },
  READER: { key: 'reader', login: 'reader' },
}

export const OFFICE: readonly Role[] = ['SECRETARY', 'OFFICE_HEAD']
export const UNITS: readonly Role[] = ['UNIT_HEAD', 'LIAISON']
export const UNITS_AND_HANDLERS: readonly Role[] = ['UNIT_HEAD', 'LIAISON', 'HANDLER']
/** All but the panelists, who see their reviews only. */
export const READERS: readonly Role[] = [...OFFICE, ...UNITS_AND_HANDLERS, 'ADMINISTRATOR', 'LEAD_OFFICIAL', 'READER']
export const WORKERS: readonly Role[] = [...OFFICE, ...UNITS_AND_HANDLERS]

/** Whose subject is asked for; `missing` is an id that nobody has. */
export const WHOSE = ['own', 'otherUnit', 'otherCounty', 'missing'] as const
export type Whose = (typeof WHOSE)[number]

/** Words in the names of a scene's subjects, by which an answer shows whose it holds. */
export type Marks = Record<Whose, string>

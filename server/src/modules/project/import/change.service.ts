import { keptCode, readCodes, type KeptCode } from '../code.rules'
import type { CoLead } from '../part.service'
import type { ProjectFields } from '../project.service'
import type { DraftFields } from './draft.rules'
import type { Names } from './import.query'

/** What an import writes of a project. */
export interface ProjectChange {
  fields: ProjectFields
  /** null: as they are. */
  codes: string[] | null
  coLeads: CoLead[] | null
}

const PLAIN = [
  'name', 'level', 'projectClass', 'stage', 'constructionKind', 'owner', 'totalInvestment', 'annualPlanInvestment', 'cumulativeInvestment', 'place', 'content',
  'benefits', 'annualTask', 'progress', 'problems', 'remark', 'plannedStartOn', 'plannedFinishOn',
] as const
const UNITS = {
  responsibleUnit: ['responsibleUnitId', 'responsibleUnitText'],
  leadUnit: ['leadUnitId', 'leadUnitText'],
  sectorAuthority: ['sectorAuthorityUnitId', 'sectorAuthorityUnitText'],
  localityUnit: ['localityUnitId', 'localityUnitText'],
} as const

const json = (value: object) => (Object.keys(value).length ? JSON.stringify(value) : null)
const LONGEST_KEPT = 19_500

/** The list's columns beside those that the project has kept already; the list's word counts. */
const extrasOf = (draft: DraftFields, kept: string | null) => {
  const all = json({ ...(kept === null ? {} : (JSON.parse(kept) as Record<string, string>)), ...draft.extras })
  return all !== null && all.length > LONGEST_KEPT ? json(draft.extras) : all
}

/**
 * What the row says, in the project's terms. An empty cell says nothing.
 * @param touched the fields that differ from the existing project; null for a new one: all that is said
 * @param keptExtras JSON of the list's own columns that the project has kept
 * @param planYear of the sheet; null when it names none
 */
export function changeOf(draft: DraftFields, touched: ReadonlySet<keyof DraftFields> | null, keptExtras: string | null, { resolver, leads }: Names, planYear: number | null): ProjectChange {
  const says = (field: keyof DraftFields) => touched === null || touched.has(field)
  const fields: Record<string, unknown> = {}
  for (const field of PLAIN) if (says(field) && draft[field] !== null) fields[field] = draft[field]
  for (const [field, [idColumn, textColumn]] of Object.entries(UNITS) as [keyof typeof UNITS, (typeof UNITS)[keyof typeof UNITS]][]) {
    const text = draft[field]
    if (!says(field) || text === null) continue
    const { id } = resolver.unit(text)
    fields[idColumn] = id === null ? null : Number(id)
    fields[textColumn] = id === null ? text : null
  }
  if (says('serviceOfficer') && draft.serviceOfficer !== null) {
    const { id } = resolver.person(draft.serviceOfficer)
    fields.serviceOfficerPostId = id === null ? null : Number(id)
    fields.serviceOfficerText = id === null ? draft.serviceOfficer : null
  }
  let coLeads: CoLead[] | null = null
  if (says('leadOfficials') && draft.leadOfficials.length) {
    const named = draft.leadOfficials.map((text): CoLead => {
      const { id } = resolver.person(text)
      return id !== null && leads.has(id) ? { postId: Number(id), text: null } : { postId: null, text: text.slice(0, 100) }
    })
    const [principal] = named
    fields.leadOfficialPostId = principal?.postId ?? null
    fields.leadOfficialText = principal?.text ?? null
    const key = (lead: CoLead) => lead.postId ?? lead.text
    coLeads = named.filter((lead, i) => i > 0 && named.findIndex(other => key(other) === key(lead)) === i)
  }
  if (says('quarterPlans') && draft.quarterPlans.length) fields.quarterPlans = JSON.stringify(draft.quarterPlans)
  if (says('monthPlans') && draft.monthPlans.length) fields.monthPlans = JSON.stringify(draft.monthPlans)
  if (says('extras') && Object.keys(draft.extras).length) fields.extras = extrasOf(draft, keptExtras)
  if (planYear !== null) fields.planYear = planYear
  return { fields: fields as ProjectFields, codes: says('codes') && draft.codes.length ? draft.codes : null, coLeads }
}

/**
 * Codes to be kept for a project. One that belongs to another project already is kept as written and owned by neither anew:
 * a person has decided so, for phases approved under one code.
 */
export const keptCodes = (codes: readonly string[], projectId: number, owners: Map<string, number>): KeptCode[] =>
  readCodes(codes).map(keptCode).map(code => {
    if (code.ownCode === null) return code
    const owner = owners.get(code.ownCode)
    if (owner !== undefined && owner !== projectId) return { ...code, ownCode: null }
    owners.set(code.ownCode, projectId)
    return code
  })

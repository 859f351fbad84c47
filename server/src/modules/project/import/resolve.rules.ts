import { normaliseKey } from '../../../kernel/text'
import type { DraftFields, DraftRow } from './draft.rules'
import { shortFormsOf } from './shortForm.rules'

export type UnitField = 'responsibleUnit' | 'leadUnit' | 'sectorAuthority' | 'localityUnit'
export const UNIT_FIELDS: UnitField[] = ['responsibleUnit', 'leadUnit', 'sectorAuthority', 'localityUnit']

/** A unit or post that a list names: known by id, or as text only. */
export interface Reference {
  id: string | null
  text: string
}

/** What the county knows. Several posts with the same person's name make the name ambiguous: it stays unknown. */
export interface Directory {
  units: { id: string; names: string[] }[]
  persons: { postId: string; name: string }[]
  /** Ways to write the county before a name, of `placesOf`. */
  places?: readonly string[]
}

/** What was mapped by hand, by the list's spelling (any spelling of the same key counts). */
export interface NameMapping {
  units: Record<string, string>
  persons: Record<string, string>
}

export interface Resolver {
  unit(text: string): Reference
  person(text: string): Reference
  /** Ways to write the county before a name. */
  places: readonly string[]
}

const AMBIGUOUS = ''

const add = (index: Map<string, string>, name: string, id: string) => {
  const key = normaliseKey(name)
  const before = index.get(key)
  index.set(key, before === undefined || before === id ? id : AMBIGUOUS)
}

const answering = (known: Map<string, string>, mapped: Record<string, string>, otherwise: (text: string) => string | null = () => null) => {
  const byHand = new Map(Object.entries(mapped).map(([text, id]) => [normaliseKey(text), id]))
  const answers = new Map<string, Reference>()
  return (text: string): Reference => {
    const before = answers.get(text)
    if (before) return before
    const key = normaliseKey(text)
    const answer = { id: byHand.get(key) ?? (known.has(key) ? known.get(key) || null : otherwise(text)), text }
    answers.set(text, answer)
    return answer
  }
}

/** Names to units and posts: what was mapped by hand first, then equal names, then a unit's short form when one unit alone fits. */
export const resolverOf = (directory: Directory, mapping: NameMapping): Resolver => {
  const units = new Map<string, string>()
  for (const unit of directory.units) for (const name of unit.names) add(units, name, unit.id)
  const persons = new Map<string, string>()
  for (const person of directory.persons) add(persons, person.name, person.postId)
  const places = directory.places ?? []
  return { unit: answering(units, mapping.units, shortFormsOf(directory.units, places)), person: answering(persons, mapping.persons), places }
}

export interface UnknownName {
  kind: 'UNIT' | 'PERSON'
  /** As the list spells it first. */
  text: string
  /** In how many rows. */
  count: number
  /** Fields it stands in. */
  fields: string[]
}

/** Names of units and persons that nothing resolves, each once, most frequent first: to be mapped by hand. */
export const unknownNames = (drafts: DraftRow[], resolver: Resolver): UnknownName[] => {
  const found = new Map<string, UnknownName>()
  const note = (kind: UnknownName['kind'], text: string, field: keyof DraftFields) => {
    if ((kind === 'UNIT' ? resolver.unit(text) : resolver.person(text)).id !== null) return
    const key = kind + normaliseKey(text)
    const known = found.get(key)
    if (!known) found.set(key, { kind, text, count: 1, fields: [field] })
    else {
      known.count++
      if (!known.fields.includes(field)) known.fields.push(field)
    }
  }
  for (const { fields } of drafts) {
    for (const field of UNIT_FIELDS) if (fields[field] !== null) note('UNIT', fields[field], field)
    for (const person of fields.leadOfficials) note('PERSON', person, 'leadOfficials')
    if (fields.serviceOfficer !== null) note('PERSON', fields.serviceOfficer, 'serviceOfficer')
  }
  return [...found.values()].sort((a, b) => b.count - a.count)
}

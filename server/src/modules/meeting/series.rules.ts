import { tidy } from '../../kernel/text'

export const CADENCES: Readonly<Record<string, string>> = {
  WEEKLY: '每周', MONTHLY: '每月', EVEN_MONTHS: '双数月', QUARTERLY: '每季度', HALF_YEARLY: '每半年', YEARLY: '每年', AS_NEEDED: '根据需要',
}

/** `每月至少一次`, `根据需要`. */
export const cadenceText = (cadence: string, atLeast: boolean): string =>
  cadence === 'AS_NEEDED' ? '根据需要召开' : `${CADENCES[cadence] ?? cadence}${atLeast ? '至少' : ''}一次`

/** Cadences that a county may set where its regulation leaves it to need. */
export const OWN_CADENCES: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(CADENCES).filter(([word]) => word !== 'AS_NEEDED'))

/** What counts: the regulation's cadence, or the county's where the text says as needed. */
export const cadenceInForce = (printed: string, own: string | null): string => (printed === 'AS_NEEDED' && own ? own : printed)

export interface NamedUnit {
  id: number
  name: string
}

const inOrder = (short: string, long: string): boolean => {
  let at = 0
  for (const c of short) {
    at = long.indexOf(c, at) + 1
    if (at === 0) return false
  }
  return true
}

/**
 * The unit that a regulation names in short: `县发改局` is 长子县发展和改革局, `生态环境长子分局` is 长子县生态环境分局. Every character
 * of the short name stands in the unit's in the same order; of several the shortest counts. Null where none does.
 * @param county short name of the county, `长子`.
 */
export function unitNamed<U extends NamedUnit>(printed: string, units: readonly U[], county: string): U | null {
  const short = tidy(printed).replace(/\(.*?\)/g, '').replaceAll(county, '').replace(/^[县市区]/, '')
  if (short.length < 2) return null
  const found = units.filter(u => u.name.at(-1) === short.at(-1) && inOrder(short, u.name))
  return found.sort((a, b) => a.name.length - b.name.length || a.id - b.id)[0] ?? null
}

export interface ChairCandidate {
  id: number
  name: string
  role: string
  grade: string
}

/** Offices that one person holds: the county's government has one of each. */
const OFFICE = /^(?:.*政府)?(常务副[县市区]长|[县市区]长)$/

/**
 * Who takes the chair where the regulation names one office (`县长`, `县委常委、县政府常务副县长`) or the heads of a county whose directory
 * has one alone. Null where the words fit several (`分管领导`, `包项目领导`, `行业主管部门负责人`): then the office names the post.
 */
export function chairNamed<P extends ChairCandidate>(printed: string, posts: readonly P[]): P | null {
  const leaders = posts.filter(p => p.role === 'LEAD_OFFICIAL')
  const only = (found: P[]) => (found.length === 1 ? found[0]! : null)
  if (/[委府]主要领导$/.test(printed)) return only(leaders.filter(p => p.grade === 'COUNTY_CHIEF'))
  const office = OFFICE.exec(printed.split('、').at(-1)!)?.[1]
  const bare = (name: string) => name.replace(/[县市区]长$/, '长')
  return office ? only(leaders.filter(p => bare(p.name) === bare(office))) : null
}

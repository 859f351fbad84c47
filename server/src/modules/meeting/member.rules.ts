import type { Day } from '../../kernel/day'
import { chairNamed, unitNamed, type ChairCandidate, type NamedUnit } from './series.rules'

export const MEMBER_ROLES = { CONVENER: '召集人', DEPUTY: '副召集人', MEMBER: '成员' } as const
export type MemberRole = keyof typeof MEMBER_ROLES

export interface Spell {
  fromOn: Day
  untilOn: Day | null
}

/** Whether a membership holds on a day, both its ends included. */
export const memberOn = (m: Spell, day: Day): boolean => m.fromOn <= day && (m.untilOn === null || m.untilOn >= day)

/** Two memberships share a day. */
export const overlap = (a: Spell, b: Spell): boolean => (a.untilOn === null || a.untilOn >= b.fromOn) && (b.untilOn === null || b.untilOn >= a.fromOn)

export interface HeldPost extends ChairCandidate {
  unitId: number
}

/**
 * The post that a text names as convener: a leader's (`常务副县长`) or a unit's head (`县发改局局长`). Null where the directory
 * has no such unit, or the words fit several posts (`分管副县长`).
 */
export function convenerNamed<P extends HeldPost>(printed: string, posts: readonly P[], units: readonly NamedUnit[], county: string): P | null {
  if (/[县市区]长$|领导$/.test(printed)) return chairNamed(printed, posts)
  const unit = unitNamed(printed.replace(/(局长|主任|书记|主要负责人)$/, ''), units, county) ?? unitNamed(printed.replace(/长$/, ''), units, county)
  return unit ? (posts.find(p => p.unitId === unit.id && p.role === 'UNIT_HEAD') ?? null) : null
}

export interface Holding {
  /** Of the post's present tenure; null while nobody holds it. */
  tenureId: number | null
  tenureFromOn: Day | null
}

/** Grades from the lowest: a text that asks for 副科 is satisfied by whoever stands above. */
const GRADES_UP: readonly string[] = ['NONE', 'STAFF', 'SECTION_DEPUTY', 'SECTION_CHIEF', 'COUNTY_DEPUTY', 'COUNTY_CHIEF']

/** What a series' text asks of the member units' liaisons. */
export interface LiaisonAsked {
  /** As printed, `五20`. */
  clause: string
  grade: string
  /** `副科级` */
  gradeLabel: string
}

/**
 * Why a member unit counts as 无联络员, in words; null when it has one who will do.
 * @param grades of those who hold a 联络员 post of the unit today
 * @param asked null where no text asks for a grade: then any holder will do
 */
export function liaisonGap(grades: readonly string[], asked: LiaisonAsked | null): string | null {
  const by = asked ? `（依据 ${asked.clause}，成员单位要明确一名${asked.gradeLabel}联络员）` : ''
  if (!grades.length) return `没有在任的联络员${by}`
  return asked && !grades.some(g => GRADES_UP.indexOf(g) >= GRADES_UP.indexOf(asked.grade)) ? `联络员职级不够${by}` : null
}

/** The post has passed to somebody since it became a member, and the office has not taken note of it yet (泾川 附件). */
export const succeeded = (m: { fromOn: Day; notedTenureId: number | null }, h: Holding): boolean =>
  h.tenureId !== null && h.tenureFromOn !== null && h.tenureFromOn > m.fromOn && h.tenureId !== m.notedTenureId

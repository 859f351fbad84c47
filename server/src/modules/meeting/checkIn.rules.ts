import { createHmac } from 'node:crypto'

/** A code is shown for this long; the one before it still counts, so that who has just scanned it may sign in first. */
export const CODE_MS = 60_000

/** The six digits of a meeting in the minute that holds an instant. */
export const codeAt = (secret: string, at: number): string => {
  const digest = createHmac('sha256', secret).update(String(Math.floor(at / CODE_MS))).digest()
  return String(digest.readUInt32BE(digest[31]! & 0xf) % 1_000_000).padStart(6, '0')
}

/** When the code of an instant gives way to the next. */
export const codeUntil = (at: number): number => (Math.floor(at / CODE_MS) + 1) * CODE_MS

/** It is the code of now, or the one just before. */
export const isCodeNow = (secret: string, code: string, at: number): boolean => code === codeAt(secret, at) || code === codeAt(secret, at - CODE_MS)

export const MAX_WRONG = 5
export const WRONG_MS = 5 * 60_000

/** Of the instants of wrong codes, those that still count. */
export const counting = (wrong: readonly number[], at: number): number[] => wrong.filter(w => w > at - WRONG_MS)

export interface OwnSeat {
  id: number
  postId: number | null
  state: string
  standInName: string | null
}

/** The seat a person takes: that of the own post; else a seat of the own unit that nobody has taken, as its stand-in. */
export function seatFor<S extends OwnSeat>(seats: readonly S[], postId: number): { seat: S; standsIn: boolean } | null {
  const own = seats.find(s => s.postId === postId)
  if (own) return { seat: own, standsIn: false }
  const free = seats.find(s => s.state !== 'PRESENT') ?? seats[0]
  return free ? { seat: free, standsIn: true } : null
}

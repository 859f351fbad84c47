/** Days as lists in use write them. */

const pad = (n: number) => String(n).padStart(2, '0')

const lastOf = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

export interface DayRead {
  day: string
  /** A month or a year only: the day is our reading. */
  vague: boolean
}

/** `2024年3月`, `2024.3.15`, `2024/3`, `202403`, `2024年底`, `2024` → the first or last day of it; null when it is none. */
export const parseDay = (raw: string, end: boolean): DayRead | null => {
  const text = raw.normalize('NFKC').replace(/\s/g, '')
  const match = /^(\d{4})(?:(?:年|[-./])(\d{1,2})(?:(?:月|[-./])(\d{1,2})日?|月(?:份|底|初)?)?|年(?:底|初|度)?|(0[1-9]|1[0-2]))?$/.exec(text)
  const year = Number(match?.[1])
  if (!match || year < 1990 || year > 2100) return null
  const month = Number(match[2] ?? match[4] ?? (end ? 12 : 1))
  const named = match[2] ?? match[4]
  if (month < 1 || month > 12) return null
  const day = match[3] === undefined ? (end ? lastOf(year, month) : 1) : Number(match[3])
  if (day < 1 || day > lastOf(year, month)) return null
  return { day: `${year}-${pad(month)}-${pad(day)}`, vague: named === undefined || match[3] === undefined }
}

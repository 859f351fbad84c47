/** Days by arithmetic on UTC, so that no time zone can move one. */
const utc = (day: string) => Date.parse(`${day}T00:00:00Z`)
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10)
const DAY = 86_400_000

export const addDays = (day: string, count: number) => dayOf(utc(day) + count * DAY)

/** 0 Monday … 6 Sunday */
export const weekdayOf = (day: string) => (new Date(utc(day)).getUTCDay() + 6) % 7

export const shiftMonth = (month: string, count: number) => {
  const [year = 0, index = 1] = month.split('-').map(Number)
  return dayOf(Date.UTC(year, index - 1 + count, 1)).slice(0, 7)
}

/** The weeks of a month's sheet, Monday first, filled up with its neighbours' days. */
export const monthSheet = (month: string): string[][] => {
  const first = `${month}-01`
  const last = addDays(`${shiftMonth(month, 1)}-01`, -1)
  const weeks: string[][] = []
  for (let monday = addDays(first, -weekdayOf(first)); monday <= last; monday = addDays(monday, 7))
    weeks.push(Array.from({ length: 7 }, (_, i) => addDays(monday, i)))
  return weeks
}

/** First and last day that a month's sheet shows. */
export const sheetSpan = (month: string) => {
  const days = monthSheet(month).flat()
  return { from: days[0] ?? `${month}-01`, to: days[days.length - 1] ?? `${month}-28` }
}

export const monthLabel = (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`

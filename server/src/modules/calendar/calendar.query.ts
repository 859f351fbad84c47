import type { CalendarDayFact } from '../../kernel/workday'
import type { Ctx } from '../../platform/context'
import type { CalendarYearStatus } from './calendar.entity'

export interface CalendarYearRow {
  year: number
  version: number
  paper: string
  status: CalendarYearStatus
  /** The actor's county entered it and may correct it. */
  correctable: boolean
}

/** The loaded years, oldest first. */
export async function listCalendarYears(ctx: Ctx): Promise<CalendarYearRow[]> {
  const rows = await ctx.rows
    .selectFrom('calendarYear')
    .select(['year', 'version', 'paper', 'status', 'enteredByCountyId'])
    .orderBy('year')
    .execute()
  return rows.map(({ enteredByCountyId, ...row }) => ({ ...row, correctable: enteredByCountyId === ctx.jurisdictionId }))
}

/** The days that one year's notice names, by date; of all years without `year`. */
export const listCalendarDays = (ctx: Ctx, year?: number): Promise<CalendarDayFact[]> =>
  ctx.rows
    .selectFrom('calendarDay')
    .select(['day', 'kind', 'name'])
    .$if(year !== undefined, q => q.where('year', '=', year!))
    .orderBy('day')
    .execute()

/** One year as a page shows it; an absent year is said to be so and has no days. */
export async function calendarYearView(ctx: Ctx, year: number) {
  const loaded = (await listCalendarYears(ctx)).find(y => y.year === year)
  return {
    year,
    loaded: Boolean(loaded),
    version: loaded?.version ?? null,
    paper: loaded?.paper ?? null,
    status: loaded?.status ?? null,
    correctable: loaded?.correctable ?? false,
    days: loaded ? await listCalendarDays(ctx, year) : [],
  }
}

import type { CalendarDayFact } from '../../kernel/workday'
import type { Ctx } from '../../platform/context'
import type { CalendarYearStatus } from './calendar.entity'

export interface CalendarYearRow {
  year: number
  version: number
  paper: string
  status: CalendarYearStatus
  /** Entered by a county: any administrator may correct it, with a reason. */
  correctable: boolean
  /** The county that entered it or corrected it last. */
  enteredBy: string | null
  enteredAt: number
  correction: string | null
}

/** The loaded years, oldest first. */
export async function listCalendarYears(ctx: Ctx): Promise<CalendarYearRow[]> {
  const rows = await ctx.rows
    .selectFrom('calendarYear')
    .leftJoin('jurisdiction', 'jurisdiction.id', 'calendarYear.enteredByCountyId')
    .select(['calendarYear.year', 'calendarYear.version', 'calendarYear.paper', 'calendarYear.status', 'jurisdiction.name as enteredBy', 'calendarYear.enteredAt', 'calendarYear.correction'])
    .orderBy('calendarYear.year')
    .execute()
  return rows.map(row => ({ ...row, enteredAt: Number(row.enteredAt), correctable: row.status === 'ENTERED' }))
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
    enteredBy: loaded?.enteredBy ?? null,
    enteredAt: loaded?.enteredAt ?? null,
    correction: loaded?.correction ?? null,
    days: loaded ? await listCalendarDays(ctx, year) : [],
  }
}

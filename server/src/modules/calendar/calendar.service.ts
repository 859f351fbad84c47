import { readFileSync } from 'node:fs'
import { conflict, forbidden, invalid } from '../../kernel/refusal'
import { type CalendarDayFact, type WorkCalendar, workCalendarOf } from '../../kernel/workday'
import type { Ctx } from '../../platform/context'
import type { Database } from '../../platform/database'
import type { System } from '../../platform/manifest'
import { unitOfWork } from '../../platform/unitOfWork'
import { countyActor, eachCounty } from '../identity/county.query'
import { CalendarDay, CalendarYear } from './calendar.entity'
import { listCalendarDays } from './calendar.query'
import { checkHolidayYear, parseHolidayCsv } from './calendar.rules'

/** The calendar last built for a database, with the stamp of the years it was built from. */
const kept = new WeakMap<Database, { stamp: string; calendar: WorkCalendar }>()

/**
 * The national work calendar as it is loaded. Kept in the process and asked for by its stamp, so that a year entered at
 * another replica counts at once; inside a mutation it is read as the mutation sees it.
 */
export async function calendarOf(ctx: Ctx): Promise<WorkCalendar> {
  const years = await ctx.rows.selectFrom('calendarYear').select(['year', 'version']).orderBy('year').execute()
  const stamp = years.map(y => `${y.year}.${y.version}`).join()
  const known = kept.get(ctx.database)
  if (known?.stamp === stamp && !ctx.inTransaction) return known.calendar
  const calendar = workCalendarOf(years.map(y => y.year), await listCalendarDays(ctx))
  if (!ctx.inTransaction) kept.set(ctx.database, { stamp, calendar })
  return calendar
}

function writeDays(ctx: Ctx, year: number, days: CalendarDayFact[]) {
  for (const { day, kind, name } of days) ctx.em.create(CalendarDay, { year, day, kind, name: name.trim() })
}

/** What the modules count again, in the process's services: `modules.flatMap(m => m.recount ?? [])`, set where the modules are known. */
export const RECOUNTS = Symbol('recounts')
export const RECOUNT = 'calendar.recount'

/** Every county counts by the new year: each in a transaction of its own, so that one's fault stops no other. */
export async function recountAll(system: System): Promise<void> {
  const recounts = (system.services.get(RECOUNTS) ?? []) as readonly ((ctx: Ctx) => Promise<void>)[]
  await eachCounty(system, 'counties whose days could not be counted again', county => {
    const ctx = system.ctx(countyActor(county, '工作日历'))
    return unitOfWork(ctx, RECOUNT, async () => { for (const recount of recounts) await recount(ctx) })
  })
}

const PAPER = '国务院办公厅关于部分节假日安排的通知（随系统内置）'

/** Before the first request: loads the years that came with the product and are not there yet. */
export async function startCalendar(system: System): Promise<void> {
  const ctx = system.ctx(null)
  await unitOfWork(ctx, 'startCalendar', async () => {
    await ctx.lock('calendar')
    const known = new Set((await ctx.em.find(CalendarYear, {})).map(y => y.year))
    const file = parseHolidayCsv(readFileSync(new URL('./holidays.csv', import.meta.url), 'utf8'))
    for (const { year, days } of file.filter(y => !known.has(y.year))) {
      ctx.em.create(CalendarYear, { year, paper: `${year}年：${PAPER}`, status: 'BUILT_IN', enteredByCountyId: null, enteredAt: ctx.now, correction: null })
      writeDays(ctx, year, days)
      if (known.size) await ctx.afterCommit(RECOUNT, {})
    }
  })
}

export interface AddCalendarYear {
  year: number
  paper: string
  days: CalendarDayFact[]
  /** To correct a year: the version that was seen, and why. */
  version?: number | null
  reason?: string | null
}

/**
 * Enters a year's holidays, or corrects them: a notice can be followed by a second one, as in 2020.
 * @throws Refusal INVALID naming the days at fault; CONFLICT when the year is there already or was corrected meanwhile;
 * FORBIDDEN for a year that came with the product. A year that some county entered any county's administrator may correct, with a
 * reason that all see: all count by it, and an error must not last because one office is out of reach (decision 0009).
 */
export async function addCalendarYear(ctx: Ctx, input: AddCalendarYear): Promise<void> {
  const days = checkHolidayYear(input)
  await ctx.lock('calendar')
  const there = await ctx.em.findOne(CalendarYear, { year: input.year })
  const paper = input.paper.trim()
  if (!there) {
    ctx.em.create(CalendarYear, {
      year: input.year, paper, status: 'ENTERED', enteredByCountyId: ctx.jurisdictionId, enteredAt: ctx.now, correction: null,
    })
  } else {
    if (there.status === 'BUILT_IN')
      throw forbidden(`${input.year}年的放假安排随系统内置，由各县共用，本县不能改写。如与国务院通知不符，请联系系统运维人员更正。`)
    if (there.version !== input.version) throw conflict(`${input.year}年放假安排`)
    const reason = input.reason?.trim()
    if (!reason) throw invalid({ field: 'reason', message: '这一年的放假安排由各县共用，请写明更正的原因，各县都能看到。' })
    there.paper = paper
    there.enteredByCountyId = ctx.jurisdictionId
    there.correction = reason
    // Always a change, so that the version moves and every kept calendar is read anew.
    there.enteredAt = Math.max(ctx.now, there.enteredAt + 1)
    await ctx.em.nativeDelete(CalendarDay, { year: input.year })
  }
  await ctx.flush()
  // A day another year's notice already names (31 December) stays as it is there.
  const taken = new Set((await listCalendarDays(ctx)).map(d => d.day))
  writeDays(ctx, input.year, days.filter(d => !taken.has(d.day)))
  await ctx.flush()
  await ctx.afterCommit(RECOUNT, {})
}

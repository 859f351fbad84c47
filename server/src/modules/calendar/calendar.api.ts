import { Arg, Authorized, Ctx as FromCtx, Field, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import type { CalendarDayFact, Deadline } from '../../kernel/workday'
import type { Ctx } from '../../platform/context'
import { ExplanationType } from '../../platform/graphql'
import { Between, MaxLength, oneOf, Required } from '../../platform/input'
import { DayScalar, Instant } from '../../platform/scalars'
import { calendarYearView, listCalendarYears } from './calendar.query'
import { addCalendarYear, calendarOf } from './calendar.service'
import { limitTried } from './deadline.rules'

const KINDS = { OFF: '放假', WORK: '调休上班' } as const

@ObjectType('CalendarDay', { description: '放假或调休上班的一天；其余日子按周一至周五上班' })
export class CalendarDayType implements CalendarDayFact {
  @Field(() => DayScalar) day!: string
  @Field(() => String, { description: 'OFF 放假，WORK 调休上班' }) kind!: CalendarDayFact['kind']
  @Field(() => String, { description: '节日名称' }) name!: string
}

@ObjectType('CalendarYear', { description: '已录入放假安排的年份' })
export class CalendarYearType {
  @Field(() => Int) year!: number
  @Field(() => Int) version!: number
  @Field(() => String, { description: '通知的名称和文号' }) paper!: string
  @Field(() => String, { description: 'BUILT_IN 随系统内置，ENTERED 管理员录入' }) status!: string
  @Field(() => Boolean, { description: '由某县录入，各县管理员都可以写明原因更正；随系统内置的不能' }) correctable!: boolean
}

@ObjectType('WorkCalendar', { description: '一年的工作日历' })
export class WorkCalendarType {
  @Field(() => Int) year!: number
  @Field(() => Boolean, { description: '该年放假安排是否已录入；未录入的，期限为暂定' }) loaded!: boolean
  @Field(() => Int, { nullable: true }) version!: number | null
  @Field(() => String, { nullable: true }) paper!: string | null
  @Field(() => String, { nullable: true, description: 'BUILT_IN 随系统内置，ENTERED 管理员录入' }) status!: string | null
  @Field(() => Boolean) correctable!: boolean
  @Field(() => String, { nullable: true, description: '录入或最后更正的行政区；随系统内置的没有' }) enteredBy!: string | null
  @Field(() => Instant, { nullable: true, description: '录入或最后更正的时间' }) enteredAt!: number | null
  @Field(() => String, { nullable: true, description: '更正的原因' }) correction!: string | null
  @Field(() => [CalendarDayType]) days!: CalendarDayType[]
}

@ObjectType('SkippedSpan', { description: '不计入期限的一段日子' })
export class SkippedSpanType {
  @Field(() => String, { description: '节日名称或“周末”' }) name!: string
  @Field(() => DayScalar) from!: string
  @Field(() => DayScalar) to!: string
}

@ObjectType('Deadline', { description: '期限的算法：计了哪些日子，跳过了哪些' })
export class DeadlineType implements Omit<Deadline, 'makeUps'> {
  @Field(() => DayScalar, { description: '期限的最后一天' }) dueOn!: string
  @Field(() => Instant, { nullable: true, description: '按小时计的：期满的时刻' }) dueAt!: number | null
  @Field(() => Boolean, { description: '涉及尚未录入放假安排的年份，结果为暂定' }) provisional!: boolean
  @Field(() => String, { nullable: true }) provisionalReason!: string | null
  @Field(() => [DayScalar], { description: '计入的工作日' }) counted!: string[]
  @Field(() => [SkippedSpanType]) skipped!: SkippedSpanType[]
  @Field(() => [CalendarDayType], { description: '计入的调休上班日' }) makeUps!: CalendarDayType[]
  @Field(() => String, { description: '法律依据' }) basis!: string
  @Field(() => String, { description: '算式' }) arithmetic!: string
  @Field(() => ExplanationType, { description: '为什么' }) explanation!: ExplanationType
}

@InputType()
class CalendarDayInput implements CalendarDayFact {
  @Field(() => DayScalar) day!: string
  @Field(() => String, { description: 'OFF 放假，WORK 调休上班' }) @oneOf(KINDS) kind!: CalendarDayFact['kind']
  @Field(() => String, { description: '节日名称' }) @Required() @MaxLength(40) name!: string
}

@InputType()
class AddCalendarYearInput {
  @Field(() => Int) @Between(2000, 2100) year!: number
  @Field(() => String, { description: '国务院办公厅通知的名称和文号' }) @Required() @MaxLength(200) paper!: string
  @Field(() => [CalendarDayInput]) @MaxLength(100) days!: CalendarDayInput[]
  @Field(() => Int, { nullable: true, description: '更正时填：您看到的版本' }) version?: number
  @Field(() => String, { nullable: true, description: '更正时填：原因，各县都能看到' }) @MaxLength(200) reason?: string | null
}

@Resolver()
export class CalendarResolver {
  @Authorized('calendar.read')
  @Query(() => [CalendarYearType], { description: '已录入放假安排的年份，由远及近' })
  calendarYears(@FromCtx() ctx: Ctx) {
    return listCalendarYears(ctx)
  }

  @Authorized('calendar.read')
  @Query(() => WorkCalendarType, { description: '一年的放假和调休' })
  workCalendar(@FromCtx() ctx: Ctx, @Arg('year', () => Int) year: number) {
    return calendarYearView(ctx, year)
  }

  @Authorized('calendar.read')
  @Query(() => DeadlineType, { description: '试算：收到后若干工作日、若干日或若干小时的期限' })
  async deadlinePreview(
    @FromCtx() ctx: Ctx,
    @Arg('receivedOn', () => DayScalar, { description: '收到日，当日不计' }) receivedOn: string,
    @Arg('workdays', () => Int, { description: '数目，0 至 2000' }) limit: number,
    @Arg('unit', () => String, { defaultValue: 'WORKDAYS', description: 'WORKDAYS 工作日，DAYS 日，HOURS 小时' }) unit: string,
    @Arg('receivedTime', () => String, { nullable: true, description: '收到的时刻，09:00；按小时计的必填' }) receivedTime?: string,
  ) {
    return limitTried({ receivedOn, receivedTime: receivedTime ?? null, limit, unit }, await calendarOf(ctx))
  }

  @Authorized('calendar.manage')
  @Mutation(() => WorkCalendarType, { description: '录入一年的放假安排，或写明原因更正某县录入的' })
  async addCalendarYear(@FromCtx() ctx: Ctx, @Arg('input', () => AddCalendarYearInput) input: AddCalendarYearInput) {
    await addCalendarYear(ctx, input)
    return calendarYearView(ctx, input.year)
  }
}

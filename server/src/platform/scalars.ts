import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'
import { isDay } from '../kernel/day'

const refuse = (message: string) => new GraphQLError(message, { extensions: { code: 'INVALID' } })

const whole = (name: string, hint: string) => (value: unknown) => {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  throw refuse(`${name}应为整数，${hint}。`)
}

/** Whole yuan, exact to 2^53. */
export const Money = new GraphQLScalarType<number, number>({
  name: 'Money',
  description: '金额，整数，单位：元（人民币）。精确到 2^53。',
  serialize: value => Number(value),
  parseValue: whole('金额', '单位为元'),
  parseLiteral: node => {
    if (node.kind === Kind.INT) return Number(node.value)
    throw refuse('金额应为整数，单位为元。')
  },
})

const day = (value: unknown) => {
  if (typeof value === 'string' && isDay(value)) return value
  throw refuse('日期应写作 2026-11-21 的样子，并且是日历上存在的一天。')
}

/** A calendar day, `2026-11-21`. */
export const DayScalar = new GraphQLScalarType<string, string>({
  name: 'Day',
  description: '日历日，形如 2026-11-21（北京时间）。',
  serialize: value => String(value),
  parseValue: day,
  parseLiteral: node => day(node.kind === Kind.STRING ? node.value : null),
})

/** Epoch milliseconds. */
export const Instant = new GraphQLScalarType<number, number>({
  name: 'Instant',
  description: '时刻，自 1970-01-01T00:00:00Z 起的毫秒数。',
  serialize: value => Number(value),
  parseValue: whole('时刻', '单位为毫秒'),
  parseLiteral: node => {
    if (node.kind === Kind.INT) return Number(node.value)
    throw refuse('时刻应为毫秒整数。')
  },
})

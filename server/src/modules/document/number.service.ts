import type { Day } from '../../kernel/day'
import { yearOf } from '../../kernel/day'
import { invalid, Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { requireMay } from '../identity/permission.service'
import { NumberRegister } from './document.entity'
import { checkSeries, enteredNumber, ownNumber, registerKindOf, TOPIC_SERIES } from './document.rules'
import type { GivenNumber, NumberSource, RegisterKind } from './document.rules'
import { givenSerials } from './number.query'
import type { PaperKind } from './paperData.rules'
import { nextSerial } from './paperNumber.rules'

const hold = (ctx: Ctx, kind: RegisterKind, series: string, year: number) => ctx.lock(`number:${ctx.jurisdictionId}:${kind}:${series}:${year}`)
const registerOf = (ctx: Ctx, kind: RegisterKind, series: string, year: number) =>
  ctx.em.findOne(NumberRegister, { kind, series, year }, { refresh: true })

/** The next serial of a register, gapless: the lock is held until the mutation is committed or given up. Serials that came from elsewhere are passed over. */
export async function takeSerial(ctx: Ctx, kind: RegisterKind, series: string, year: number): Promise<number> {
  await hold(ctx, kind, series, year)
  const register = await registerOf(ctx, kind, series, year)
  const given = await givenSerials(ctx, kind, series, year)
  const serial = nextSerial(register?.last ?? null, given.map(g => g.serial))
  if (register) register.last = serial
  else ctx.em.create(NumberRegister, { jurisdictionId: ctx.jurisdictionId, kind, series, year, last: serial, start: 0, basis: null })
  await ctx.flush()
  return serial
}

/** What a paper is numbered by. */
export interface NumberChoice {
  issuedOn: Day
  source: NumberSource
  series?: string | null
  number?: string | null
}

/** A paper's number: the register's next, or the one that was entered, checked against the register under the same lock. */
export async function numberFor(ctx: Ctx, document: { kind: PaperKind; series?: string | null }, input: NumberChoice): Promise<GivenNumber> {
  const kind = registerKindOf(document.kind)
  const series = document.series ?? input.series
  if (input.source === 'OWN') {
    const name = checkSeries(series)
    const year = yearOf(input.issuedOn)
    return ownNumber(kind, name, year, await takeSerial(ctx, kind, name, year))
  }
  const given = enteredNumber(kind, input.number ?? '', series ?? '')
  await hold(ctx, kind, given.series, given.year)
  const own = await registerOf(ctx, kind, given.series, given.year)
  // Up to the last number given on paper they are entered as they were; after it the register counts.
  if (own && given.serial > own.start)
    throw invalid({ field: 'number', message: `“${given.series}”${given.year}年由本平台编号，请改选“自行编号”，以免跳号。` })
  return given
}

export interface SetLastNumber {
  kind: RegisterKind
  series: string
  year: number
  /** The last serial that was given outside the platform; 0 when there was none. */
  last: number
  basis: string
  /** Of the register as it was seen; null when there was none. */
  version?: number | null
}

/**
 * Tells a register from which number it goes on, where papers were numbered before or beside the platform. Returns the register's id.
 * @throws Refusal CONFLICT when the register was changed since; INVALID for a number below one that the platform has given.
 */
export async function setLastNumber(ctx: Ctx, input: SetLastNumber): Promise<number> {
  requireMay(ctx, 'document.manage')
  const { kind, year, last } = input
  const series = checkSeries(input.series)
  if (series === TOPIC_SERIES) throw invalid({ field: 'series', message: '议题编号由平台自动编排，不用登记。请填写机关代字或会议名称。' })
  if (year > yearOf(ctx.today)) throw invalid({ field: 'year', message: `${year}年还没有到，请登记今年或往年的编号。` })
  const basis = input.basis.trim()
  if (!basis) throw invalid({ field: 'basis', message: '请写明依据，例如“纸质发文登记簿，2026年3月18日核对”。' })
  await hold(ctx, kind, series, year)
  const known = await registerOf(ctx, kind, series, year)
  if ((known?.version ?? null) !== (input.version ?? null))
    throw new Refusal('CONFLICT', known ? '这个编号系列刚才已被修改或编了新号，请刷新后核对再保存。' : '这个编号系列已不在登记簿上，请刷新后重新登记。')
  const own = Math.max(0, ...(await givenSerials(ctx, kind, series, year)).filter(g => g.source === 'OWN').map(g => g.serial))
  if (last < own) throw invalid({ field: 'last', message: `平台已经编到${own}号，最后一个编号不能小于${own}。` })
  const register = known
    ? ctx.em.assign(known, { last, start: last, basis })
    : ctx.em.create(NumberRegister, { jurisdictionId: ctx.jurisdictionId, kind, series, year, last, start: last, basis })
  await ctx.flush()
  return register.id
}

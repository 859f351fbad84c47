import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { ownNumber, TOPIC_SERIES, type NumberSource, type RegisterKind } from './document.rules'
import { nextSerial } from './paperNumber.rules'

/** The serials that papers of a register carry, whoever gave them. */
export async function givenSerials(ctx: Ctx, kind: RegisterKind, series: string, year: number): Promise<{ serial: number; source: NumberSource }[]> {
  const [before, after] = ownNumber(kind, series, year, 0).registered.split('〕0') as [string, string]
  const rows = await countyRows(ctx, 'document')
    .select(['document.number', 'document.numberSource'])
    .where('document.number', 'like', `${before}〕%${after}`)
    .execute()
  return rows.filter(r => r.number!.startsWith(`${before}〕`)).map(r => ({ serial: Number(r.number!.slice(before.length + 1, -after.length)), source: r.numberSource! }))
}

/** 编号登记簿: each register of papers with the number that comes next, the latest year first. */
export async function listRegisters(ctx: Ctx) {
  const rows = await countyRows(ctx, 'numberRegister')
    .select(['numberRegister.id', 'numberRegister.version', 'numberRegister.kind', 'numberRegister.series', 'numberRegister.year', 'numberRegister.last', 'numberRegister.start', 'numberRegister.basis'])
    .where('numberRegister.series', '!=', TOPIC_SERIES)
    .orderBy('numberRegister.year', 'desc')
    .orderBy('numberRegister.kind')
    .orderBy('numberRegister.series')
    .limit(200)
    .execute()
  const shown = []
  for (const row of rows) {
    const given = await givenSerials(ctx, row.kind, row.series, row.year)
    shown.push({ ...row, next: ownNumber(row.kind, row.series, row.year, nextSerial(row.last, given.map(g => g.serial))).registered })
  }
  return shown
}

import { applyLedger } from '../../src/modules/assignment/ledger/apply.service'
import { receiveLedger } from '../../src/modules/assignment/ledger/ledger.service'
import { plainWorkbook } from '../fixtures/lists'
import { OFFICE, type Whose } from './cast'
import type { Operation, Variables } from './operation'
import type { Scene, Subject } from './scene'

/** A ledger of one matter. */
export const ledgerBook = (title: string) => plainWorkbook({ 台账: [['交办事项', '来源', '责任单位', '完成时限'], [title, '县政府第9次常务会议', '水务局', '2026-05-31']] })

/** A ledger that was read and looked at, or is in. They are the county's: there is no other unit's. */
function ledger(scene: Scene, asked: Whose, state: 'checked' | 'done'): Promise<Subject> {
  if (asked === 'missing') return Promise.resolve({ id: scene.nobody, version: 1 })
  const whose = asked === 'otherUnit' ? 'own' : asked
  const { secretary, mark } = scene.place(whose)
  return scene.kept(`ledger:${state}:${whose}`, async () => {
    // not within a transaction: a ledger is read in a thread of its own first
    const id = await receiveLedger(scene.office.app.system.ctx(secretary), `${mark}台账.xlsx`, await ledgerBook(`${mark}台账事项${scene.next()}`))
    if (state === 'done') await scene.act(secretary, async ctx => applyLedger(ctx, id, (await scene.row('ledgerImport', id)).version))
    return scene.row('ledgerImport', id)
  })
}
export const standingLedger = (scene: Scene, whose: Whose) => scene.kept(`standing ledger ${whose}`, async () => (await ledger(scene, whose, 'done')).id)

const rowOf = async (scene: Scene, importId: number) =>
  (await scene.office.app.database.read.selectFrom('ledgerRow').select('id').where('importId', '=', importId).executeTakeFirst())?.id ?? scene.nobody

const office = { allowed: OFFICE, subject: true } as const
const step = (state: 'checked' | 'done') => async (scene: Scene, whose: Whose): Promise<Variables> => ({ input: await ledger(scene, whose, state) })
const standing = (scene: Scene, whose: Whose) => standingLedger(scene, whose === 'otherUnit' ? 'own' : whose)

export const ledgers: Operation[] = [
  { op: 'ledgerImports', allowed: OFFICE, variables: async scene => { await standingLedger(scene, 'own'); await standingLedger(scene, 'otherCounty'); return { first: 200 } } },
  { op: 'ledgerImport', ...office, variables: async (scene, whose) => ({ id: whose === 'missing' ? scene.nobody : await standing(scene, whose) }) },
  { op: 'ledgerRows', ...office, variables: async (scene, whose) => ({ first: 50, filter: { importId: whose === 'missing' ? scene.nobody : await standing(scene, whose) } }) },
  { op: 'mapLedgerUnits', ...office, variables: async (scene, whose) => ({ input: { ...await ledger(scene, whose, 'checked'), names: [] } }) },
  {
    op: 'mapLedgerUnits', case: 'unit', ...office,
    variables: async (scene, whose) => ({ input: { ...await ledger(scene, 'own', 'checked'), names: [{ text: '某某供水站', unitId: scene.unit(whose) }] } }),
  },
  {
    op: 'decideLedgerRows', ...office,
    variables: async (scene, whose) => { const head = await ledger(scene, whose, 'checked'); return { input: { ...head, rows: [{ rowId: await rowOf(scene, head.id), decision: 'SKIP' }] } } },
  },
  {
    // a row of another ledger
    op: 'decideLedgerRows', case: 'row', ...office,
    variables: async (scene, whose) => { const head = await ledger(scene, 'own', 'checked'); return { input: { ...head, rows: [{ rowId: await rowOf(scene, (await ledger(scene, whose, 'checked')).id), decision: 'SKIP' }] } } },
  },
  { op: 'applyLedger', ...office, variables: step('checked') },
  { op: 'undoLedger', ...office, variables: step('done') },
  { op: 'discardLedger', ...office, variables: step('checked') },
]

import { applyImport } from '../../src/modules/project/import/apply.service'
import { receiveImport } from '../../src/modules/project/import/import.service'
import { plainWorkbook } from '../fixtures/lists'
import { OFFICE, type Whose } from './cast'
import type { Operation, Variables } from './operation'
import { standingProject } from './project'
import type { Scene, Subject } from './scene'

/** A list of one project. */
export const workbook = (name: string) => plainWorkbook({ 清单: [['项目名称', '总投资(万元)', '责任单位', '备注'], [name, 1200, '某某水务站', '导入']] })

/** A list that was read and looked at, or is in. Imports are the county's: there is no other unit's. */
function list(scene: Scene, asked: Whose, state: 'checked' | 'done'): Promise<Subject> {
  if (asked === 'missing') return Promise.resolve({ id: scene.nobody, version: 1 })
  const whose = asked === 'otherUnit' ? 'own' : asked
  const { secretary, mark } = scene.place(whose)
  return scene.kept(`import:${state}:${whose}`, async () => {
    // not within a transaction: a list is read in a thread of its own first
    const id = await receiveImport(scene.office.app.system.ctx(secretary), `${mark}清单.xlsx`, await workbook(`${mark}导入项目${scene.next()}`))
    if (state === 'done') await scene.act(secretary, async ctx => applyImport(ctx, id, (await scene.row('projectImport', id)).version))
    return scene.row('projectImport', id)
  })
}
export const standingImport = (scene: Scene, whose: Whose) => scene.kept(`standing import ${whose}`, async () => (await list(scene, whose, 'done')).id)

const rowOf = async (scene: Scene, importId: number) =>
  (await scene.office.app.database.read.selectFrom('importRow').select('id').where('importId', '=', importId).executeTakeFirst())?.id ?? scene.nobody

const office = { allowed: OFFICE, subject: true } as const
const step = (state: 'checked' | 'done') => async (scene: Scene, whose: Whose): Promise<Variables> => ({ input: await list(scene, whose, state) })

export const imports: Operation[] = [
  { op: 'imports', allowed: OFFICE, variables: async scene => { await standingImport(scene, 'own'); await standingImport(scene, 'otherCounty'); return { first: 200 } } },
  { op: 'projectImport', ...office, variables: async (scene, whose) => ({ id: await standingImport(scene, whose === 'otherUnit' ? 'own' : whose) }) },
  { op: 'importRows', ...office, variables: async (scene, whose) => ({ first: 50, filter: { importId: await standingImport(scene, whose === 'otherUnit' ? 'own' : whose) } }) },
  { op: 'nameMappings', allowed: OFFICE },
  { op: 'importColumnKinds', allowed: OFFICE },
  {
    op: 'mapColumns', ...office,
    variables: async (scene, whose) => ({ input: { ...await list(scene, whose, 'checked'), sheets: [{ sheet: '清单', firstRow: 2, unit: '万元', columns: [{ column: 'A', field: 'name' }] }] } }),
  },
  { op: 'mapNames', case: 'unit', ...office, variables: (scene, whose) => ({ input: { names: [{ kind: 'UNIT', text: '某某水务站', unitId: scene.unit(whose) }] } }) },
  { op: 'mapNames', case: 'post', ...office, variables: (scene, whose) => ({ input: { names: [{ kind: 'PERSON', text: '某甲', postId: scene.post(whose) }] } }) },
  { op: 'mapNames', case: 'import', ...office, variables: async (scene, whose) => ({ input: { importId: (await list(scene, whose, 'checked')).id, names: [] } }) },
  {
    op: 'decideRows', ...office,
    variables: async (scene, whose) => { const head = await list(scene, whose, 'checked'); return { input: { ...head, rows: [{ rowId: await rowOf(scene, head.id), action: 'SKIP' }] } } },
  },
  {
    // a row of another import
    op: 'decideRows', case: 'row', ...office,
    variables: async (scene, whose) => { const head = await list(scene, 'own', 'checked'); return { input: { ...head, rows: [{ rowId: await rowOf(scene, (await list(scene, whose, 'checked')).id), action: 'SKIP' }] } } },
  },
  {
    op: 'decideRows', case: 'project', ...office,
    variables: async (scene, whose) => {
      const head = await list(scene, 'own', 'checked')
      return { input: { ...head, rows: [{ rowId: await rowOf(scene, head.id), action: 'UPDATE', projectId: await standingProject(scene, whose) }] } }
    },
  },
  { op: 'applyImport', ...office, variables: step('checked') },
  { op: 'undoImport', ...office, variables: step('done') },
  { op: 'discardImport', ...office, variables: step('checked') },
]

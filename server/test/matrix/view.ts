import { saveView } from '../../src/modules/view/view.service'
import { ROLES as EVERYONE, OFFICE, UNITS } from './cast'
import type { Operation } from './operation'
import type { Maker } from './scene'

const save = (sharing: string) => () => ({ input: { collection: 'matrix', name: `矩阵${sharing}`, query: 'a=1', sharing } })
const unitView: Maker = (ctx, place) => saveView(ctx, { collection: 'projects', name: place.mark, query: 'a=1', sharing: 'UNIT' })

export const view: Operation[] = [
  { op: 'savedViews', allowed: EVERYONE, variables: () => ({ collection: 'projects' }) },
  { op: 'saveView', case: 'mine', allowed: EVERYONE, variables: save('MINE') },
  { op: 'saveView', case: 'unit', allowed: [...OFFICE, ...UNITS], variables: save('UNIT') },
  { op: 'saveView', case: 'county', allowed: OFFICE, variables: save('COUNTY') },
  {
    op: 'removeView', allowed: EVERYONE, ownUnitOnly: EVERYONE.filter(role => !OFFICE.includes(role)), subject: true,
    // own: what the player saved for itself, which those who may not share can do too
    variables: async (scene, whose, role) =>
      ({ id: whose === 'own'
        ? await scene.kept(`view:${role}`, () => scene.act(scene.player(role), ctx => saveView(ctx, { collection: 'matrix', name: '自己的', query: 'a=1', sharing: 'MINE' })))
        : (await scene.subject('view', whose, unitView, place => place.liaison)).id }),
  },
]

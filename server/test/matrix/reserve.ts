import { LibraryEntry } from '../../src/modules/reserve/reserve.entity'
import { proposeEntry, returnEntry } from '../../src/modules/reserve/reserve.service'
import { OFFICE, READERS, UNITS, UNITS_AND_HANDLERS, WORKERS, type Whose } from './cast'
import type { Operation, Variables } from './operation'
import { register, standingProject } from './project'
import type { Maker, Place, Scene, Subject } from './scene'

/** In 泾川 each sector authority has a library: the unit's own. 长子 has one, which the office runs. */
const tierOf = (place: Place, scene: Scene) => (scene.county(place.whose).county.shortName === '泾川' ? 'SECTOR' : 'RESERVE')

/** A project that may be proposed for its unit's library. */
const project: Maker = (ctx, place) => register(ctx, place, { sectorAuthorityUnitId: place.unitId })
const propose = (tier: 'library' | 'management'): Maker => async (ctx, place, scene) => {
  const home = scene.county(place.whose).county.shortName
  return proposeEntry(ctx, { projectId: await project(ctx, place, scene), tier: tier === 'management' && home === '长子' ? 'MANAGEMENT' : tierOf(place, scene) })
}
const proposed = propose('library')

/** Proposed by the place's own liaison, so that it is the unit's to take back; returned where that is asked. */
function entry(scene: Scene, whose: Whose, state: 'proposed' | 'returned' = 'proposed'): Promise<Subject> {
  if (whose === 'missing') return scene.subject('libraryEntry', whose, proposed)
  const place = scene.place(whose)
  return scene.kept(`entry:${state}:${whose}`, async () => {
    const projectId = await scene.act(place.secretary, ctx => project(ctx, place, scene))
    const id = await scene.act(place.liaison, ctx => proposeEntry(ctx, { projectId, tier: tierOf(place, scene) }))
    if (state === 'returned')
      await scene.act(place.secretary, async ctx => returnEntry(ctx, { id, version: (await ctx.find(LibraryEntry, id, '条目')).version, reason: '请补充材料。' }))
    return scene.row('libraryEntry', id)
  })
}
const admitted = propose('management')

const standing = (variables: Variables) => async (scene: Scene) => { await scene.allStanding('entry', proposed); return variables }
const seen = { home: '泾川', allowed: READERS, ownUnitOnly: UNITS_AND_HANDLERS } as const
const proposes = { home: '泾川', allowed: WORKERS, ownUnitOnly: UNITS_AND_HANDLERS, subject: true } as const
const decides = { home: '泾川', allowed: [...OFFICE, ...UNITS], ownUnitOnly: UNITS, subject: true } as const
const office = { allowed: OFFICE, subject: true } as const

export const reserve: Operation[] = [
  { op: 'libraries', home: '泾川', allowed: READERS },
  { op: 'libraryEntries', ...seen, lists: true, variables: standing({ first: 200 }) },
  { op: 'libraryEntryBoard', ...seen, lists: true, variables: standing({}) },
  { op: 'libraryEntry', ...seen, subject: true, variables: async (scene, whose) => ({ id: await scene.standing('entry', whose, proposed) }) },
  { op: 'admissionOptions', ...seen, subject: true, variables: async (scene, whose) => ({ projectId: await standingProject(scene, whose) }) },
  { op: 'admissionPreview', ...seen, subject: true, variables: async (scene, whose) => ({ projectId: await standingProject(scene, whose), tier: 'SECTOR' }) },
  {
    op: 'proposeEntry', ...proposes,
    variables: async (scene, whose) => ({ input: { projectId: (await scene.subject('project', whose, project)).id, tier: 'SECTOR' } }),
  },
  {
    // whose library: the project names another authority, and says so for every unit of the county alike
    op: 'proposeEntry', case: 'library of a unit', home: '泾川', allowed: WORKERS, subject: true,
    variables: async (scene, whose) => ({ input: { projectId: (await scene.subject('project', 'own', project)).id, tier: 'SECTOR', unitId: scene.unit(whose) } }),
  },
  {
    op: 'proposeEntries', ...proposes,
    variables: async (scene, whose) => ({ input: { projectIds: [(await scene.subject('project', whose, project)).id], tier: 'SECTOR' } }),
  },
  // no first review has passed it
  { op: 'admitEntry', ...decides, stops: 'GATE', variables: async (scene, whose) => ({ input: await entry(scene, whose) }) },
  { op: 'returnEntry', ...decides, variables: async (scene, whose) => ({ input: { ...await entry(scene, whose), reason: '请补充材料。' } }) },
  { op: 'exitEntry', ...decides, stops: 'STATE', variables: async (scene, whose) => ({ input: { ...await entry(scene, whose), reason: '已开工。' } }) },
  { op: 'resubmitEntry', ...proposes, variables: async (scene, whose) => ({ input: await entry(scene, whose, 'returned') }) },
  { op: 'withdrawEntry', ...proposes, variables: async (scene, whose) => ({ input: { ...await entry(scene, whose), reason: '重新论证。' } }) },
  { op: 'admitEntry', case: 'the county’s library', ...office, stops: 'GATE', variables: async (scene, whose) => ({ input: await entry(scene, whose) }) },
  { op: 'returnEntry', case: 'the county’s library', ...office, variables: async (scene, whose) => ({ input: { ...await entry(scene, whose), reason: '请补充材料。' } }) },
  { op: 'exitEntry', case: 'the county’s library', ...office, variables: async (scene, whose) => ({ input: { ...await scene.subject('libraryEntry', whose, admitted), reason: '已开工。' } }) },
]

import { appoint, delegate, savePost, saveUnit, saveUser } from '../../src/modules/identity/directory.service'
import { DEMO_PASSWORD } from '../../src/modules/identity/counties.demo'
import { actorOf } from '../../src/modules/identity/identity.demo'
import { ROLES as EVERYONE, OFFICE, type Role } from './cast'
import type { Operation } from './operation'
import type { Maker, Scene } from './scene'

const ADMIN: readonly Role[] = ['ADMINISTRATOR']
const DELEGATES: readonly Role[] = ['ADMINISTRATOR', ...OFFICE]

const unit: Maker = (ctx, place, scene) => saveUnit(ctx, { name: `${place.mark}单位${scene.next()}`, kind: 'DEPARTMENT' })
const post: Maker = (ctx, place, scene) => savePost(ctx, { unitId: place.unitId, name: `${place.mark}岗位${scene.next()}`, role: 'READER', grade: 'STAFF' })
const user: Maker = (ctx, place, scene) => saveUser(ctx, { name: place.mark, username: `matrix${scene.next()}`, password: DEMO_PASSWORD })
const tenure: Maker = async (ctx, place, scene) =>
  appoint(ctx, { userId: await user(ctx, place, scene), postId: await post(ctx, place, scene), fromOn: '2026-01-01' })
const delegation: Maker = async (ctx, place, scene) =>
  delegate(ctx, { fromPostId: await post(ctx, place, scene), toPostId: place.liaison.postId, fromOn: '2026-03-01', untilOn: '2026-12-31', reason: place.mark })

const named = (scene: Scene, what: string) => `矩阵${what}${scene.next()}`
const freshUser = (scene: Scene) => scene.subject('user', 'own', user)
const freshPost = (scene: Scene) => scene.subject('post', 'own', post)

export const identity: Operation[] = [
  { op: 'session', public: true, allowed: EVERYONE },
  { op: 'signIn', public: true, allowed: EVERYONE, variables: () => ({ input: { username: 'cz.reader', password: DEMO_PASSWORD } }) },
  {
    op: 'createFirstAdministrator', public: true, allowed: [], stops: 'FORBIDDEN',
    variables: () => ({ input: { jurisdictionCode: '999999', jurisdictionName: '夺县', unitName: '夺办', name: '王甲一', username: 'seize', password: DEMO_PASSWORD } }),
  },
  { op: 'signOut', allowed: EVERYONE, ownSession: true },
  { op: 'signOutEverywhere', allowed: EVERYONE, ownSession: true },
  { op: 'changePassword', allowed: EVERYONE, stops: 'INVALID', variables: () => ({ input: { current: 'wrong-password', next: 'Other-2026-xx' } }) },
  {
    op: 'switchPost', allowed: EVERYONE, ownUnitOnly: EVERYONE, subject: true, ownSession: true,
    variables: async (scene, whose, role) => ({
      input: {
        tenureId: whose === 'own' ? scene.player(role).tenureId
          : whose === 'missing' ? scene.post('missing')
          : actorOf(scene.county(whose), whose === 'otherCounty' ? 'secretary' : '农业农村局.head').tenureId,
      },
    }),
  },

  { op: 'units', allowed: EVERYONE },
  { op: 'abilities', allowed: EVERYONE },
  { op: 'posts', allowed: EVERYONE },
  { op: 'posts', case: 'of a unit', allowed: EVERYONE, subject: true, variables: (scene, whose) => ({ filter: { unitId: scene.unit(whose) } }) },
  { op: 'users', allowed: ADMIN, variables: () => ({ first: 200 }) },
  { op: 'users', case: 'of a unit', allowed: ADMIN, subject: true, variables: (scene, whose) => ({ first: 50, filter: { unitId: scene.unit(whose) } }) },
  { op: 'delegations', allowed: DELEGATES, variables: async scene => { await scene.allStanding('delegation', delegation); return {} } },
  { op: 'journal', allowed: ['ADMINISTRATOR', 'OFFICE_HEAD'], variables: () => ({ first: 200 }) },
  {
    op: 'journal', case: 'of a subject', allowed: ['ADMINISTRATOR', 'OFFICE_HEAD'], subject: true,
    variables: (scene, whose) => ({ first: 50, filter: { subjectType: 'Unit', subjectId: scene.unit(whose) } }),
  },

  {
    op: 'saveUnit', allowed: ADMIN, subject: true,
    variables: async (scene, whose) => ({ input: { ...await scene.subject('unit', whose, unit), name: named(scene, '改名'), kind: 'DEPARTMENT' } }),
  },
  { op: 'saveUnit', case: 'parent', allowed: ADMIN, subject: true, variables: (scene, whose) => ({ input: { name: named(scene, '下级'), kind: 'DEPARTMENT', parentId: scene.unit(whose) } }) },
  {
    op: 'savePost', allowed: ADMIN, subject: true,
    variables: async (scene, whose) => ({ input: { ...await scene.subject('post', whose, post), unitId: scene.unit('own'), name: named(scene, '岗位'), role: 'READER', grade: 'STAFF' } }),
  },
  { op: 'savePost', case: 'unit', allowed: ADMIN, subject: true, variables: (scene, whose) => ({ input: { unitId: scene.unit(whose), name: named(scene, '岗位'), role: 'READER', grade: 'STAFF' } }) },
  {
    op: 'saveUser', allowed: ADMIN, subject: true,
    variables: async (scene, whose) => ({ input: { ...await scene.subject('user', whose, user), name: '王甲一', username: `matrix${scene.next()}` } }),
  },
  {
    op: 'appoint', case: 'user', allowed: ADMIN, subject: true,
    variables: async (scene, whose) => ({ input: { userId: (await scene.subject('user', whose, user)).id, postId: (await freshPost(scene)).id, fromOn: '2026-03-01' } }),
  },
  {
    op: 'appoint', case: 'post', allowed: ADMIN, subject: true,
    variables: async (scene, whose) => ({ input: { userId: (await freshUser(scene)).id, postId: (await scene.subject('post', whose, post)).id, fromOn: '2026-03-01' } }),
  },
  {
    op: 'endTenure', allowed: ADMIN, subject: true,
    variables: async (scene, whose) => ({ input: { ...await scene.subject('tenure', whose, tenure), untilOn: '2026-03-31' } }),
  },
  {
    op: 'delegate', case: 'from', allowed: DELEGATES, subject: true,
    variables: async (scene, whose) => ({ input: { fromPostId: (await scene.subject('post', whose, post)).id, toPostId: scene.post('own'), fromOn: '2026-03-01', untilOn: '2026-04-01', reason: '出差' } }),
  },
  {
    op: 'delegate', case: 'to', allowed: DELEGATES, subject: true,
    variables: async (scene, whose) => ({ input: { fromPostId: scene.place('otherUnit').secretary.postId, toPostId: (await scene.subject('post', whose, post)).id, fromOn: '2026-03-01', untilOn: '2026-04-01', reason: '出差' } }),
  },
  { op: 'endDelegation', allowed: DELEGATES, subject: true, variables: async (scene, whose) => ({ input: await scene.subject('delegation', whose, delegation) }) },
]

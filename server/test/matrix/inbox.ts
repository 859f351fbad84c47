import { Delivery, Robot } from '../../src/modules/inbox/delivery.entity'
import { notify } from '../../src/modules/inbox/message.service'
import type { Ctx } from '../../src/platform/context'
import { ROLES as EVERYONE, type Role, type Whose } from './cast'
import type { Operation } from './operation'
import type { Place, Scene } from './scene'

const ADMIN: readonly Role[] = ['ADMINISTRATOR']

/** A message to a person; who sends it is another. */
const told = (userId: number, mark: string) => async (ctx: Ctx) => {
  const link = `/matrix/${userId}`
  await notify(ctx, { to: { userIds: [userId] }, kind: 'TOPIC_RETURNED', title: mark, text: mark, link })
  return (await ctx.rows.selectFrom('message').select('id').where('userId', '=', userId).where('link', '=', link).executeTakeFirstOrThrow()).id
}

async function messageOf(scene: Scene, whose: Whose, role: Role): Promise<number> {
  if (whose === 'missing') return scene.nobody
  if (whose !== 'own') {
    const { handler, secretary, mark } = scene.place(whose)
    return scene.kept(`message:${whose}`, () => scene.act(secretary, told(handler.userId, mark)))
  }
  const { userId } = scene.player(role)
  const sender = role === 'SECRETARY' ? scene.place('own').liaison : scene.place('own').secretary
  return scene.kept(`message:${role}`, () => scene.act(sender, told(userId, scene.marks.own)))
}

const robot = async (ctx: Ctx, place: Place) => {
  const row = ctx.em.create(Robot, {
    jurisdictionId: ctx.jurisdictionId, kind: 'WECOM', name: `${place.mark}${Math.floor(ctx.now / 1000)}${await ctx.em.count(Robot)}`, secretAddress: 'https://robot.example.com/send?key=1234', secret: null,
  })
  await ctx.flush()
  return row.id
}
const robotOf = (scene: Scene, whose: Whose) => scene.subject('robot', whose === 'otherUnit' ? 'own' : whose, robot)

const failed = async (ctx: Ctx, place: Place) => {
  const row = ctx.em.create(Delivery, {
    jurisdictionId: ctx.jurisdictionId, uniqueKey: `matrix:${place.whose}:${await ctx.em.count(Delivery)}`, channel: 'EMAIL', userId: null, robotId: null, recipient: place.mark,
    address: 'a@example.cn', title: place.mark, letter: '{}', state: 'FAILED', nextAt: ctx.now, sentAt: null, error: '被拒收。', createdAt: ctx.now,
  })
  await ctx.flush()
  return row.id
}
const deliveryOf = (scene: Scene, whose: Whose) => scene.subject('delivery', whose === 'otherUnit' ? 'own' : whose, failed)

const robotInput = { kind: 'WECOM', name: '矩阵群', address: 'https://robot.example.com/send?key=5678', urgentOn: true, digestOn: true, active: true }

export const inbox: Operation[] = [
  { op: 'todos', allowed: EVERYONE },
  { op: 'seatTodos', allowed: EVERYONE },
  { op: 'search', allowed: EVERYONE, variables: () => ({ text: '水务' }) },
  { op: 'search', case: 'another county’s', allowed: EVERYONE, variables: scene => ({ text: scene.marks.otherCounty.slice(0, 2) }) },
  { op: 'messages', allowed: EVERYONE },
  { op: 'unreadMessages', allowed: EVERYONE },
  { op: 'messageKinds', allowed: EVERYONE },
  // nobody reads another's, whatever the role
  { op: 'readMessages', allowed: EVERYONE, ownUnitOnly: EVERYONE, subject: true, variables: async (scene, whose, role) => ({ input: { ids: [await messageOf(scene, whose, role)] } }) },
  { op: 'readAllMessages', allowed: EVERYONE, variables: () => ({ input: {} }) },
  { op: 'messageChannel', allowed: EVERYONE },
  { op: 'saveMessageChannel', allowed: EVERYONE, variables: () => ({ input: { email: 'a@example.cn', emailOn: false } }) },
  { op: 'testMessageMail', allowed: EVERYONE, stops: 'STATE' },
  { op: 'messageSettings', allowed: ADMIN },
  { op: 'deliveries', allowed: ADMIN },
  { op: 'saveDigestTime', allowed: ADMIN, variables: () => ({ input: { sendTime: '08:30', version: 0 } }) },
  { op: 'saveRobot', case: 'new', allowed: ADMIN, variables: () => ({ input: robotInput }) },
  {
    op: 'saveRobot', allowed: ADMIN, subject: true,
    variables: async (scene, whose) => { const { id, version } = await robotOf(scene, whose); return { input: { ...robotInput, name: `矩阵群${id}`, address: null, id, version } } },
  },
  { op: 'testRobot', allowed: ADMIN, subject: true, variables: async (scene, whose) => ({ input: { id: (await robotOf(scene, whose)).id } }) },
  { op: 'removeRobot', allowed: ADMIN, subject: true, variables: async (scene, whose) => { const { id, version } = await robotOf(scene, whose); return { input: { id, version } } } },
  { op: 'retryDelivery', allowed: ADMIN, subject: true, variables: async (scene, whose) => ({ input: { id: (await deliveryOf(scene, whose)).id } }) },
]

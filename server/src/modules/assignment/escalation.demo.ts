import { addDays, instantOf } from '../../kernel/day'
import type { DemoScene } from '../../platform/manifest'
import { countyRows } from '../../platform/rows'
import { act, actorOf, castOf } from '../identity/identity.demo'
import { escalationOf } from '../regulation/provision.query'
import { Assignment } from './assignment.entity'
import { escalateAssignment, handBackAssignment } from './escalation.service'

/** Where the county has a ladder: one matter that was answered and came back, one that still lies with the first rung. */
export async function fillEscalations(scene: DemoScene): Promise<void> {
  for (const cast of castOf(scene)) {
    const secretary = actorOf(cast, 'secretary')
    const working = await act(scene, secretary, async ctx => {
      if ((await escalationOf(ctx)).because || (await countyRows(ctx, 'assignmentEscalation').select('assignmentEscalation.id').limit(1).execute()).length) return []
      return countyRows(ctx, 'assignment').select('assignment.id').where('assignment.state', '=', 'IN_PROGRESS').where('assignment.signedOn', '<', addDays(scene.today, -12)).orderBy('assignment.id').limit(2).execute()
    })
    const on = (ago: number) => instantOf(addDays(scene.today, -ago), '15:40')
    const version = async (ctx: Parameters<typeof escalateAssignment>[0], id: number) => ({ id, version: (await ctx.find(Assignment, id, '交办事项')).version })
    for (const [i, { id }] of working.entries()) {
      await act(scene, secretary, async ctx =>
        escalateAssignment(ctx, { ...(await version(ctx, id)), reason: '涉及跨区域管线产权单位，本单位多次对接未果，请上级协调明确迁改费用和时限。' }), on(10 - i * 4))
      if (i === 0)
        await act(scene, secretary, async ctx => handBackAssignment(ctx, { ...(await version(ctx, id)), answer: '已协调产权单位，费用按评审结果由项目承担，本月底前完成迁改，请责任单位抓紧对接。' }), on(5))
    }
  }
}

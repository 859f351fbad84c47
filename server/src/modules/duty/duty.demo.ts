import { addDays, instantOf } from '../../kernel/day'
import type { DemoScene } from '../../platform/manifest'
import { countyRows } from '../../platform/rows'
import { act, actorOf, castOf } from '../identity/identity.demo'
import { fulfilDuty, makeDutiesNow } from './duty.service'

const WORDS = [
  '到项目现场调研，听取项目单位和责任单位汇报，现场明确了用电接入和道路平交两个问题的责任单位和时限。',
  '主持召开专题调度，逐个项目对照年度计划梳理进度，滞后项目由责任单位一周内提出赶工措施。',
  '召开推进协调会，研究了土地报批、管线迁改等问题，形成交办清单四项。',
]
const WEEKS = 9

/** Nine weeks of duties: most done, some missed, those of the period still open. */
export async function fillDuties(scene: DemoScene): Promise<void> {
  for (const cast of castOf(scene)) {
    const secretary = actorOf(cast, 'secretary')
    const filled = await act(scene, secretary, ctx => countyRows(ctx, 'duty').select('duty.id').limit(1).execute())
    if (filled.length) continue
    for (let week = WEEKS; week >= 0; week--)
      await act(scene, secretary, async ctx => {
        await makeDutiesNow(ctx)
        const open = await countyRows(ctx, 'duty').select(['duty.id', 'duty.version', 'duty.postId']).where('duty.doneOn', 'is', null).where('duty.dueOn', '>=', ctx.today).orderBy('duty.id').execute()
        for (const d of open) if ((d.id + d.postId * 3 + week) % 4 === 1) await fulfilDuty(ctx, { id: d.id, version: d.version, content: WORDS[d.id % WORDS.length]!, evidence: `工作记录 ${ctx.today}`, noMatters: true })
      }, instantOf(addDays(scene.today, -7 * week), '17:00'))
  }
}

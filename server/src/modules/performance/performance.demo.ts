import { addMonths, instantOf, monthOf } from '../../kernel/day'
import type { DemoScene } from '../../platform/manifest'
import { act, actorOf, castOf } from '../identity/identity.demo'
import { draftRanking, publishRanking } from './ranking.service'
import { Ranking } from './ranking.entity'

/** The two past months' rankings, drafted on the 3rd and published on the 5th of the month after, and this month's draft. */
export async function fillRankings(scene: DemoScene): Promise<void> {
  const first = `${monthOf(scene.today)}-01`
  for (const cast of castOf(scene)) {
    const secretary = actorOf(cast, 'secretary')
    for (const back of [2, 1]) {
      const month = monthOf(addMonths(first, -back))
      const after = monthOf(addMonths(first, 1 - back))
      // Early in a month its 5th is still to come: then the past month is a draft like any.
      const day = (n: number, time: string) => Math.min(instantOf(`${after}-0${n}`, time), instantOf(scene.today, '00:10') + n)
      const id = await act(scene, secretary, ctx => draftRanking(ctx, { month }), day(3, '10:00'))
      await act(scene, actorOf(cast, 'office'), async ctx => {
        const { version } = await ctx.find(Ranking, id, '排名')
        await publishRanking(ctx, { id, version })
      }, day(5, '15:30'))
    }
    await act(scene, secretary, ctx => draftRanking(ctx, { month: monthOf(scene.today) }), instantOf(scene.today, '08:40'))
  }
}

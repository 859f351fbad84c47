import { addDays, instantOf } from '../../kernel/day'
import type { DemoScene } from '../../platform/manifest'
import { act, actorOf, castOf, type CountyCast } from '../identity/identity.demo'
import { demoProjects } from '../project/project.demo'
import { Project } from '../project/project.entity'
import type { ReviewKind } from '../regulation/provision.query'
import { sheetIn } from './panel.query'
import { Panelist, ReviewSession } from './review.entity'
import type { Conclusion } from './review.rules'
import { concludeReview, holdReview, planReview, saveScoresheet } from './review.service'

export interface DemoReviews {
  kind: ReviewKind
  projectIds: readonly number[]
  /** Days from the scene's today; a sitting to come is only planned. */
  day: number
  convenor: string
  panel: readonly string[]
  /** How far it gets: how many of the panel mark, and what is concluded. */
  marking?: number
  conclusion?: Conclusion
  place?: string
}

const COMMENTS = ['建设条件较为成熟，建议加快用地手续。', '投资估算基本合理，资金来源须进一步落实。', '建设必要性充分，效益测算可信。', '建议细化与周边产业的衔接。']
const WORDS: Record<Conclusion, string> = { PASSED: '建设必要，方案可行，同意通过。', FAILED: '资金来源和建设条件不落实，请补充论证后重新提请评审。' }

/** Holds one kind of review for several projects, step by step as its people would. */
export async function holdReviews(scene: DemoScene, cast: CountyCast, r: DemoReviews): Promise<void> {
  if (!r.projectIds.length) return
  const at = (time: string) => instantOf(addDays(scene.today, Math.min(r.day, 0)), time)
  const heldOn = addDays(scene.today, r.day)
  const convenor = actorOf(cast, r.convenor)
  const ids: number[] = []
  await act(scene, convenor, async ctx => {
    for (const projectId of r.projectIds)
      ids.push(await planReview(ctx, {
        projectId, kind: r.kind, heldOn, place: r.place ?? '项目办会议室', panelistPostIds: r.panel.map(p => cast.posts.get(p)!), panelistNames: [],
      }))
    if (r.day > 0 || r.marking) return
    for (const id of ids) await holdReview(ctx, { id, version: (await ctx.find(ReviewSession, id, '评审会')).version })
  }, at('09:00'))
  if (r.day > 0) return
  for (const [seat, key] of r.panel.slice(0, r.marking ?? 0).entries())
    await act(scene, actorOf(cast, key), async ctx => {
      for (const [n, id] of ids.entries()) {
        const panelist = await ctx.em.findOneOrFail(Panelist, { sessionId: id, postId: ctx.actor.postId })
        const { criteria } = sheetIn(await ctx.find(ReviewSession, id, '评审会'))
        const base = r.conclusion === 'FAILED' ? 48 : 74
        const marks = criteria.map((c, i) => ({ criterionId: c.id, mark: base + ((id * 7 + seat * 5 + i * 11) % 20) }))
        await saveScoresheet(ctx, { panelistId: panelist.id, marks, comment: COMMENTS[(seat + n) % COMMENTS.length]!, submit: true })
      }
    }, at('10:30'))
  const { conclusion } = r
  if (!conclusion) return
  await act(scene, convenor, async ctx => {
    for (const id of ids) await concludeReview(ctx, { id, version: (await ctx.find(ReviewSession, id, '评审会')).version, conclusion, text: WORDS[conclusion] })
  }, at('16:30'))
}

const EXPERTS = ['expert', 'expert2', 'expert3']

/** Sittings of the experts in every county: with conclusions, under way today, and to come. */
export async function fillReviews(scene: DemoScene): Promise<void> {
  for (const cast of castOf(scene)) {
    const kind: ReviewKind = cast.county.pack === 'jingchuan-2023' ? 'TECHNICAL' : 'EXPERT'
    const preparing = demoProjects(scene, cast).filter(p => p.stage === 'PREPARING').map(p => p.id)
    // What has its approval comes to the experts first.
    const ids = await act(scene, actorOf(cast, 'secretary'), async ctx => {
      const found = await ctx.em.find(Project, { id: { $in: preparing } }, { orderBy: { id: 'asc' } })
      return [...found.filter(p => p.approvedOn), ...found.filter(p => !p.approvedOn)].map(p => p.id)
    })
    const sitting = (from: number, to: number, day: number, more: Partial<DemoReviews>) =>
      holdReviews(scene, cast, { kind, projectIds: ids.slice(from, to), day, convenor: 'secretary', panel: EXPERTS, ...more })
    await sitting(0, 7, -15, { marking: 3, conclusion: 'PASSED' })
    await sitting(7, 8, -12, { marking: 3, conclusion: 'FAILED' })
    await sitting(8, 9, 0, { marking: 2 })
    await sitting(9, 10, -1, { marking: 1 })
    await sitting(10, 12, 6, {})
  }
}

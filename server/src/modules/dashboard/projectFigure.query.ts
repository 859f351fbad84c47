import { yearOf } from '../../kernel/day'
import type { Ctx } from '../../platform/context'
import { countProjects, projectsMatching, totalProjects } from '../project/project.query'
import { shownFacts } from '../regulation/provision.query'
import { alarm, amountText, divided, drawn, percentOf, timeProgress, type Figure, type Filter } from './figure.rules'

type ProjectFilter = Parameters<typeof countProjects>[1]

const byStage = (ctx: Ctx) =>
  projectsMatching(ctx, {})
    .select(eb => ['project.stage', 'project.stageOrdinal', eb.fn.countAll().as('n'), eb.fn.sum('project.totalInvestment').as('sum')])
    .groupBy(['project.stage', 'project.stageOrdinal'])
    .orderBy('project.stageOrdinal')
    .execute()

const stageLabel = (stage: string) => shownFacts({ project: { stage: stage as never } })[0]?.value ?? stage

/** What a leader leads, a unit carries, is that post's own; the office has no projects of its own. */
const ownProjects = (ctx: Ctx): ProjectFilter | null =>
  ctx.actor.role === 'LEAD_OFFICIAL' ? { leadOfficialPostIds: [ctx.actor.postId] }
  : ['UNIT_HEAD', 'LIAISON', 'HANDLER'].includes(ctx.actor.role) ? { responsibleUnitIds: [...ctx.actor.unitIds] }
  : null

/** Projects by stage, the year's plan, and what is wrong with them; each by the list's own filter. */
export async function projectFigures(ctx: Ctx): Promise<Figure[]> {
  const year = yearOf(ctx.today)
  const own = ownProjects(ctx)
  const count = (filter: ProjectFilter) => countProjects(ctx, filter)
  const [stages, planned, idle, unled, late, mine, mineLate] = await Promise.all([
    byStage(ctx), totalProjects(ctx, { planYear: year }), count({ notStartedYetInvested: true }), count({ withoutLeadOfficial: true }), count({ late: true }),
    own ? count(own) : 0, own ? count({ ...own, late: true }) : 0,
  ])
  const total = stages.reduce((sum, s) => sum + Number(s.n), 0)
  const invested = stages.reduce((sum, s) => sum + Number(s.sum ?? 0), 0)
  const rate = percentOf(planned.cumulativeInvestment, planned.annualPlanInvestment)
  const time = timeProgress(ctx.today)
  const list = 'projects' as const
  const problem = { section: 'PROBLEM' as const, list, unit: '个' }
  return [
    drawn({ key: 'projects', section: 'MAIN', label: '在册项目', list, filter: {}, count: total, unit: '个', tone: 'info' }),
    drawn({ key: 'investment', section: 'MAIN', label: '总投资', list, filter: {}, count: total, kind: 'MONEY', value: invested, unit: '亿元', note: `${total} 个项目`, tone: 'info' }),
    drawn({
      key: 'plan', section: 'MAIN', label: `${year}年投资计划完成率`, list, filter: { planYear: year }, count: planned.count, kind: 'PERCENT', value: rate, unit: '%',
      note: rate === null ? '还没有列入当年计划的项目' : divided('完成', planned.cumulativeInvestment, '计划', planned.annualPlanInvestment),
      trend: `序时进度 ${time} %`, tone: rate === null ? 'neutral' : rate >= time ? 'good' : 'warn',
    }),
    ...(own
      ? [
          drawn({ key: 'ownProjects', section: 'MINE', label: ctx.actor.role === 'LEAD_OFFICIAL' ? '我分包的项目' : '本单位负责的项目', list, filter: own as Filter, count: mine, unit: '个', tone: 'info' }),
          drawn({ key: 'ownLate', section: 'MINE', label: '其中开工、竣工逾期', list, filter: { ...own, late: true } as Filter, count: mineLate, unit: '个', tone: alarm(mineLate, 'warn') }),
        ]
      : []),
    drawn({ ...problem, key: 'late', label: '开工、竣工逾期', filter: { late: true }, count: late, tone: alarm(late, 'warn'), note: '过了计划开工或竣工日期' }),
    drawn({ ...problem, key: 'notStartedYetInvested', label: '未开工已有投资', filter: { notStartedYetInvested: true }, count: idle, tone: alarm(idle, 'warn'), note: '阶段与投资不一致，待核实' }),
    drawn({ ...problem, key: 'withoutLeadOfficial', label: '没有分包领导', filter: { withoutLeadOfficial: true }, count: unled, tone: alarm(unled, 'warn') }),
    ...stages.map(s =>
      drawn({
        key: `stage.${s.stage}`, section: 'STAGE', label: stageLabel(s.stage), list, filter: { stages: [s.stage] }, count: Number(s.n), unit: '个', tone: 'info',
        note: `总投资 ${amountText(Number(s.sum ?? 0))}`,
      })),
  ]
}

import type { ExpressionBuilder } from 'kysely'
import { pageOf, type Order, type PageArgs } from '../../platform/connection'
import type { Ctx } from '../../platform/context'
import { countyRows, matches } from '../../platform/rows'
import type { Tables } from '../../platform/tables'
import { reachFor } from '../identity/permission.service'
import { SCALES, type ProjectFilter } from './filter.rules'
import { UNSTARTED } from './project.rules'

type Where = ExpressionBuilder<Tables, 'project'>

/** A boolean as the columns hold it. */
const bit = (value: boolean) => Number(value) as never

/** Columns that tie a project to units; a post of the unit sees it. */
export const UNIT_TIES = ['responsibleUnitId', 'leadUnitId', 'sectorAuthorityUnitId', 'localityUnitId', 'chainUnitId'] as const
/** Those by which it is the unit's own to change. */
export const EDIT_TIES = ['responsibleUnitId', 'leadUnitId'] as const

const tiedTo = (ctx: Ctx) => (eb: Where) =>
  eb.or([
    ...UNIT_TIES.map(column => eb(`project.${column}`, 'in', [...ctx.actor.unitIds])),
    eb('project.leadOfficialPostId', '=', ctx.actor.postId),
    eb('project.serviceOfficerPostId', '=', ctx.actor.postId),
    eb('project.id', 'in', eb.selectFrom('projectOfficial').select('projectOfficial.projectId').where('projectOfficial.postId', '=', ctx.actor.postId)),
  ])

const ledBy = (ids: number[]) => (eb: Where) =>
  eb.or([
    eb('project.leadOfficialPostId', 'in', ids),
    eb('project.id', 'in', eb.selectFrom('projectOfficial').select('projectOfficial.projectId').where('projectOfficial.postId', 'in', ids)),
  ])

const lacksDuty = (eb: Where) =>
  eb.and([
    eb.or([eb('project.keyProject', '=', bit(true)), eb('project.level', 'in', ['NATIONAL', 'PROVINCIAL', 'MUNICIPAL'])]),
    eb.or([eb('project.leadOfficialPostId', 'is', null), eb('project.responsibleUnitId', 'is', null)]),
  ])

const lacksTaskForce = (today: string) => (eb: Where) =>
  eb.and([
    eb.or([eb('project.keyProject', '=', bit(true)), eb('project.majorProject', '=', bit(true))]),
    eb.not(eb.exists(eb.selectFrom('taskForce').select('taskForce.id').whereRef('taskForce.projectId', '=', 'project.id')
      .where(t => t.or([t('taskForce.untilOn', 'is', null), t('taskForce.untilOn', '>=', today)])))),
  ])

const late = (today: string) => (eb: Where) =>
  eb.and([
    eb('project.suspendedOn', 'is', null),
    eb.or([
      eb.and([eb('project.stage', 'in', UNSTARTED), eb('project.plannedStartOn', '<', today)]),
      eb.and([eb('project.stage', '=', 'BUILDING'), eb('project.plannedFinishOn', '<', today)]),
    ]),
  ])

/** A day at which a timeline can draw it. */
const dated = (eb: Where) =>
  eb.or([
    ...(['plannedStartOn', 'plannedFinishOn', 'actualStartOn', 'actualFinishOn'] as const).map(column => eb(`project.${column}`, 'is not', null)),
    eb.exists(eb.selectFrom('milestone').select('milestone.id').whereRef('milestone.projectId', '=', 'project.id')),
  ])

/** Projects that somebody still has in hand: neither left nor in operation. */
export const runningProjects = (ctx: Ctx) => countyRows(ctx, 'project').where('project.exitedOn', 'is', null).where('project.stage', '!=', 'OPERATING')

const ofScale = (scales: NonNullable<ProjectFilter['scales']>) => (eb: Where) =>
  eb.or(
    scales.map(s => eb.and([eb('project.totalInvestment', '>=', SCALES[s].from), eb('project.totalInvestment', '<', SCALES[s].below)])),
  )

/**
 * The projects that the actor may see and the filter lets through: the one meaning of a filter, for list, count, board,
 * calendar, totals, figures and export.
 */
export function projectsMatching(ctx: Ctx, f: ProjectFilter) {
  const reach = reachFor(ctx, 'project.read')
  return countyRows(ctx, 'project')
    .$if(reach === null, q => q.where('project.id', '=', -1))
    .$if(reach === 'UNIT' || reach === 'LED', q => q.where(tiedTo(ctx)))
    .$if(!f.ids, q => q.where('project.exitedOn', f.exited ? 'is not' : 'is', null))
    .$if(Boolean(f.ids), q => q.where('project.id', 'in', f.ids!.length ? f.ids! : [-1]))
    .$if(Boolean(f.text?.trim()), q => q.where(matches('project.searchKey', f.text!)))
    .$if(Boolean(f.stages?.length), q => q.where('project.stage', 'in', f.stages!))
    .$if(Boolean(f.levels?.length), q => q.where('project.level', 'in', f.levels!))
    .$if(Boolean(f.classes?.length), q => q.where('project.projectClass', 'in', f.classes!))
    .$if(Boolean(f.constructionKinds?.length), q => q.where('project.constructionKind', 'in', f.constructionKinds!))
    .$if(Boolean(f.investmentKinds?.length), q => q.where('project.investmentKind', 'in', f.investmentKinds!))
    .$if(Boolean(f.scales?.length), q => q.where(ofScale(f.scales!)))
    .$if(Boolean(f.responsibleUnitIds?.length), q => q.where('project.responsibleUnitId', 'in', f.responsibleUnitIds!))
    .$if(Boolean(f.leadOfficialPostIds?.length), q => q.where(ledBy(f.leadOfficialPostIds!)))
    .$if(Boolean(f.localityUnitIds?.length), q => q.where('project.localityUnitId', 'in', f.localityUnitIds!))
    .$if(Boolean(f.chainUnitIds?.length), q => q.where('project.chainUnitId', 'in', f.chainUnitIds!))
    .$if(f.planYear != null, q => q.where('project.planYear', '=', f.planYear!))
    .$if(f.keyProject != null, q => q.where('project.keyProject', '=', bit(f.keyProject!)))
    .$if(f.majorProject != null, q => q.where('project.majorProject', '=', bit(f.majorProject!)))
    .$if(f.suspended != null, q => q.where('project.suspendedOn', f.suspended ? 'is not' : 'is', null))
    .$if(f.investmentFrom != null, q => q.where('project.totalInvestment', '>=', f.investmentFrom!))
    .$if(f.investmentTo != null, q => q.where('project.totalInvestment', '<=', f.investmentTo!))
    .$if(f.notStartedYetInvested === true, q => q.where('project.stage', 'in', UNSTARTED).where('project.cumulativeInvestment', '>', 0))
    .$if(f.withoutLeadOfficial === true, q => q.where('project.leadOfficialPostId', 'is', null))
    .$if(f.lacksDuty === true, q => q.where(lacksDuty))
    .$if(f.withoutTaskForce === true, q => q.where(lacksTaskForce(ctx.today)))
    .$if(f.late === true, q => q.where(late(ctx.today)))
    .$if(Boolean(f.tag), q =>
      q.where('project.id', 'in', eb =>
        eb.selectFrom('projectTag').select('projectTag.projectId').where('projectTag.jurisdictionId', '=', ctx.jurisdictionId).where('projectTag.tag', '=', f.tag!)))
    .$if(f.parentId != null, q => q.where('project.parentId', '=', f.parentId!))
    .$if(f.importId != null, q => q.where('project.importId', '=', f.importId!))
    .$if(Boolean(f.finishFrom), q => q.where('project.plannedFinishOn', '>=', f.finishFrom!))
    .$if(Boolean(f.finishTo), q => q.where('project.plannedFinishOn', '<=', f.finishTo!))
    .$if(f.dated === true, q => q.where(dated))
    .$if(f.dated === false, q => q.where(eb => eb.not(dated(eb))))
}

export const PROJECT_ORDERS = {
  NAME: 'project.sortKey',
  INVESTMENT: 'project.totalInvestment',
  PLAN: 'project.annualPlanInvestment',
  CUMULATIVE: 'project.cumulativeInvestment',
  COMPLETION: 'project.completionRate',
  STAGE: 'project.stageOrdinal',
  START: 'project.plannedStartOn',
  FINISH: 'project.plannedFinishOn',
  UPDATED: 'project.updatedAt',
} as const
export type ProjectOrder = keyof typeof PROJECT_ORDERS

/** What a row of a list, a card and a calendar entry show. Left joins: an inner one would start from the small table. */
export const projectRows = (ctx: Ctx, filter: ProjectFilter) =>
  projectsMatching(ctx, filter)
    .leftJoin('unit as responsible', 'responsible.id', 'project.responsibleUnitId')
    .leftJoin('unit as locality', 'locality.id', 'project.localityUnitId')
    .leftJoin('post as lead', 'lead.id', 'project.leadOfficialPostId')
    .select([
      'project.id', 'project.version', 'project.name', 'project.owner', 'project.stage', 'project.constructionKind', 'project.level',
      'project.projectClass', 'project.investmentKind', 'project.totalInvestment', 'project.annualPlanInvestment', 'project.cumulativeInvestment',
      'project.completionRate', 'project.planYear', 'project.plannedStartOn', 'project.plannedFinishOn', 'project.actualStartOn',
      'project.actualFinishOn', 'project.keyProject', 'project.majorProject', 'project.suspendedOn', 'project.exitedOn', 'project.tags',
      'project.board', 'project.place', 'project.responsibleUnitId', 'project.leadUnitId', 'project.serviceOfficerPostId', 'project.leadOfficialPostId', 'project.localityUnitId',
      'project.responsibleUnitText', 'project.leadOfficialText', 'project.localityUnitText', 'project.updatedAt',
      'responsible.name as responsibleUnitName', 'locality.name as localityUnitName', 'lead.name as leadOfficialPostName',
    ])
export type ProjectRow = Awaited<ReturnType<ReturnType<typeof projectRows>['execute']>>[number]

export const countProjects = async (ctx: Ctx, filter: ProjectFilter): Promise<number> =>
  Number((await projectsMatching(ctx, filter).select(eb => eb.fn.countAll().as('n')).executeTakeFirstOrThrow()).n)

/** One page of projects; by name when no order is given. */
export const listProjects = (ctx: Ctx, filter: ProjectFilter, order: { by: ProjectOrder; descending?: boolean | null } | null, page: PageArgs, withCount: boolean) => {
  const by: Order = { by: PROJECT_ORDERS[order?.by ?? 'NAME'], desc: order?.descending ?? false }
  return pageOf<ProjectRow>(projectRows(ctx, filter), 'project.id', by, page, withCount ? () => countProjects(ctx, filter) : null)
}

export interface ProjectTotals {
  count: number
  /** Whole yuan; what nobody has said counts as nothing. */
  totalInvestment: number
  annualPlanInvestment: number
  cumulativeInvestment: number
}

/** Count and sums over the whole filtered set. */
export async function totalProjects(ctx: Ctx, filter: ProjectFilter): Promise<ProjectTotals> {
  const row = await projectsMatching(ctx, filter)
    .select(eb => [
      eb.fn.countAll().as('count'),
      eb.fn.sum('project.totalInvestment').as('totalInvestment'),
      eb.fn.sum('project.annualPlanInvestment').as('annualPlanInvestment'),
      eb.fn.sum('project.cumulativeInvestment').as('cumulativeInvestment'),
    ])
    .executeTakeFirstOrThrow()
  return {
    count: Number(row.count),
    totalInvestment: Number(row.totalInvestment ?? 0),
    annualPlanInvestment: Number(row.annualPlanInvestment ?? 0),
    cumulativeInvestment: Number(row.cumulativeInvestment ?? 0),
  }
}

/** Names of today's holders by post. */
export async function holdersOf(ctx: Ctx, postIds: readonly (number | null)[]): Promise<Map<number, string>> {
  const ids = [...new Set(postIds.filter(id => id !== null))]
  if (!ids.length) return new Map()
  const rows = await countyRows(ctx, 'tenure')
    .innerJoin('user', 'user.id', 'tenure.userId')
    .select(['tenure.postId', 'user.name'])
    .where('tenure.postId', 'in', ids)
    .where('tenure.fromOn', '<=', ctx.today)
    .where(eb => eb.or([eb('tenure.untilOn', 'is', null), eb('tenure.untilOn', '>=', ctx.today)]))
    .orderBy('tenure.id')
    .execute()
  return new Map(Array.from(Map.groupBy(rows, r => r.postId), ([id, held]) => [id, held.map(h => h.name).join('、')]))
}

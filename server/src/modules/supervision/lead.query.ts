import { notFound } from '../../kernel/refusal'
import { verdictOf } from '../../kernel/verdict'
import { stepsFrom } from '../../kernel/workflow'
import { pageOf, type PageArgs } from '../../platform/connection'
import type { Ctx } from '../../platform/context'
import { countyRows, matches } from '../../platform/rows'
import { mayDo, requireMay } from '../identity/permission.service'
import type { Facts } from '../regulation/provision.query'
import { judgeFor } from '../regulation/regulation.service'
import type { Action } from './action.service'
import { LEAD_GROUNDS, LEAD_STATES, LEAD_TONES, leadWorkflow, type LeadGround, type LeadState } from './lead.rules'

export interface LeadFilter {
  text?: string | null
  grounds?: LeadGround[] | null
  states?: LeadState[] | null
  unitIds?: number[] | null
}

/** Which ones; nobody but the office comes so far. @throws Refusal FORBIDDEN. */
export const leadsMatching = (ctx: Ctx, filter: LeadFilter) => {
  requireMay(ctx, 'lead.manage')
  return countyRows(ctx, 'accountabilityLead')
    .$if(Boolean(filter.text?.trim()), q => q.where(matches('accountabilityLead.searchKey', filter.text!)))
    .$if(Boolean(filter.grounds?.length), q => q.where('accountabilityLead.ground', 'in', filter.grounds!))
    .$if(Boolean(filter.states?.length), q => q.where('accountabilityLead.state', 'in', filter.states!))
    .$if(Boolean(filter.unitIds?.length), q => q.where('accountabilityLead.unitId', 'in', filter.unitIds!))
}

const leadRows = (ctx: Ctx, filter: LeadFilter) =>
  leadsMatching(ctx, filter)
    .leftJoin('unit', 'unit.id', 'accountabilityLead.unitId')
    .leftJoin('project', 'project.id', 'accountabilityLead.projectId')
    .leftJoin('assignment', 'assignment.id', 'accountabilityLead.assignmentId')
    .select([
      'accountabilityLead.id', 'accountabilityLead.version', 'accountabilityLead.state', 'accountabilityLead.ground', 'accountabilityLead.title',
      'accountabilityLead.facts', 'accountabilityLead.unitId', 'unit.name as unitName', 'accountabilityLead.projectId', 'project.name as projectName',
      'accountabilityLead.assignmentId', 'assignment.title as assignmentTitle', 'accountabilityLead.draftedOn', 'accountabilityLead.draftedBy',
      'accountabilityLead.organ', 'accountabilityLead.handedOverOn', 'accountabilityLead.handedOverBy', 'accountabilityLead.answer',
      'accountabilityLead.answerPaper', 'accountabilityLead.answeredOn', 'accountabilityLead.answerBy', 'accountabilityLead.dropReason', 'accountabilityLead.droppedOn',
    ])

type Raw = Awaited<ReturnType<ReturnType<typeof leadRows>['execute']>>[number]

export const personsOf = (ctx: Ctx, leadId: number) => {
  requireMay(ctx, 'lead.manage')
  return countyRows(ctx, 'accountabilityPerson')
    .select(['accountabilityPerson.postId as id', 'accountabilityPerson.text'])
    .where('accountabilityPerson.leadId', '=', leadId)
    .orderBy('accountabilityPerson.id')
    .execute()
}

/** The paper that the lead went out with; null before, and for a lead that was handed over without one. */
export async function transferOf(ctx: Ctx, leadId: number) {
  requireMay(ctx, 'lead.manage')
  const paper = await countyRows(ctx, 'document')
    .select(['document.id', 'document.number', 'document.attachmentId', 'document.token'])
    .where('document.subjectType', '=', 'AccountabilityLead')
    .where('document.subjectId', '=', leadId)
    .where('document.state', '=', 'ISSUED')
    .orderBy('document.id', 'desc')
    .executeTakeFirst()
  return paper ? { id: paper.id, number: paper.number, attachmentId: paper.attachmentId, verifyPath: paper.token && `/v/${paper.token}` } : null
}

/** The rules' word on handing a lead over. `organ`: as the form has it. */
export const judgeLead = (ctx: Ctx, lead: NonNullable<Facts['lead']>) => judgeFor(ctx, 'lead.handOver', { lead })

const actionsFor = (ctx: Ctx, lead: Raw): Action[] =>
  stepsFrom(leadWorkflow, lead.state)
    .filter(step => mayDo(ctx, step.ability as 'lead.manage'))
    .map(step => ({ name: step.name, label: step.label, to: step.to, allowed: true, needsForm: step.needsForm ?? false, because: verdictOf([]).explanations }))

const shape = (ctx: Ctx) => (row: Raw) => ({
  ...row,
  unitName: row.unitName ?? '',
  groundLabel: LEAD_GROUNDS[row.ground],
  stateLabel: LEAD_STATES[row.state],
  stateTone: LEAD_TONES[row.state],
  actions: actionsFor(ctx, row),
})

/** The latest first. */
export async function listLeads(ctx: Ctx, filter: LeadFilter, page: PageArgs, withCount: boolean) {
  const count = async () => Number((await leadsMatching(ctx, filter).select(eb => eb.fn.countAll().as('n')).executeTakeFirstOrThrow()).n)
  const found = await pageOf<Raw>(leadRows(ctx, filter), 'accountabilityLead.id', { by: 'accountabilityLead.id', desc: true }, page, withCount ? count : null)
  return { ...found, nodes: found.nodes.map(shape(ctx)) }
}

/** @throws Refusal NOT_FOUND. */
export async function findLeadRow(ctx: Ctx, id: number) {
  const [row] = await leadRows(ctx, {}).where('accountabilityLead.id', '=', id).execute()
  if (!row) throw notFound('问责线索')
  return shape(ctx)(row)
}

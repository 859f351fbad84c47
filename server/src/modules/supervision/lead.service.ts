import { isDay, type Day } from '../../kernel/day'
import { invalid, notFound, Refusal } from '../../kernel/refusal'
import { searchKey } from '../../kernel/text'
import { sentenceOf } from '../../kernel/verdict'
import type { Ctx } from '../../platform/context'
import { Assignment } from '../assignment/assignment.entity'
import { Document } from '../document/document.entity'
import { draftPaper, issueDocument, organOf, type PaperData } from '../document/document.service'
import { Unit } from '../identity/identity.entity'
import { requireMay } from '../identity/permission.service'
import { Project } from '../project/project.entity'
import { basisText } from './basis.query'
import { AccountabilityLead, AccountabilityPerson } from './lead.entity'
import { judgeLead, personsOf } from './lead.query'
import { LEAD_GROUNDS, LEAD_STATES, leadWorkflow, type LeadAction, type LeadGround } from './lead.rules'
import { postTextOf } from './record.query'
import { personOf, type MoveInput } from './step.service'
import { paragraphs, stopped } from './supervision.rules'

export interface LeadFields {
  ground: LeadGround
  title: string
  facts: string
  unitId: number
  projectId?: number | null
  assignmentId?: number | null
  /** Posts that answer for it; the names are those of today. */
  postIds: readonly number[]
}

async function fieldsOf(ctx: Ctx, f: LeadFields) {
  const unit = await ctx.find(Unit, f.unitId, '单位')
  if (f.projectId != null) await ctx.find(Project, f.projectId, '项目')
  if (f.assignmentId != null) await ctx.find(Assignment, f.assignmentId, '交办事项')
  return {
    ground: f.ground, title: f.title.trim(), facts: f.facts.trim(), unitId: unit.id, projectId: f.projectId ?? null, assignmentId: f.assignmentId ?? null,
    searchKey: searchKey(f.title, unit.name),
  }
}

async function setPersons(ctx: Ctx, leadId: number, postIds: readonly number[]): Promise<void> {
  for (const known of await ctx.em.find(AccountabilityPerson, { leadId })) ctx.em.remove(known)
  await ctx.flush()
  for (const postId of new Set(postIds)) {
    const post = await postTextOf(ctx, postId)
    if (!post) throw notFound('岗位')
    ctx.em.create(AccountabilityPerson, { jurisdictionId: ctx.jurisdictionId, leadId, postId, text: post.text })
  }
  await ctx.flush()
}

/** Draws up a lead. */
export async function draftLead(ctx: Ctx, input: LeadFields): Promise<number> {
  requireMay(ctx, 'lead.manage')
  const lead = ctx.em.create(AccountabilityLead, {
    jurisdictionId: ctx.jurisdictionId, state: 'DRAFT', ...(await fieldsOf(ctx, input)), draftedOn: ctx.today, draftedBy: personOf(ctx), organ: null, handedOverOn: null,
    handedOverBy: null, answer: null, answerPaper: null, answeredOn: null, answerBy: null, dropReason: null, droppedOn: null,
  })
  await ctx.flush()
  await setPersons(ctx, lead.id, input.postIds)
  return lead.id
}

async function move(ctx: Ctx, input: MoveInput, action: LeadAction, change: (lead: AccountabilityLead) => void | Promise<void>): Promise<number> {
  requireMay(ctx, 'lead.manage')
  await ctx.lock(`lead:${input.id}`)
  const lead = await ctx.findVersion(AccountabilityLead, input.id, input.version, '问责线索')
  const step = leadWorkflow.steps[action]
  if (!step.from.includes(lead.state)) throw new Refusal('STATE', `这条线索现在是“${LEAD_STATES[lead.state]}”，不能“${step.label}”。请刷新查看最新情况。`)
  await change(lead)
  lead.state = step.to
  await ctx.flush()
  return lead.id
}

export const editLead = (ctx: Ctx, input: MoveInput & LeadFields): Promise<number> =>
  move(ctx, input, 'edit', async lead => {
    ctx.em.assign(lead, await fieldsOf(ctx, input))
    await setPersons(ctx, lead.id, input.postIds)
  })

export interface HandOverLead extends MoveInput {
  organ: string
  handedOverOn: Day
  /** OWN: the next of the register `series`; ENTERED: `number` as the government office gave it. */
  source: 'OWN' | 'ENTERED'
  series?: string | null
  number?: string | null
}

/** Draws up and issues the paper that the lead goes out with. Its title names neither unit nor matter: registers show it. */
async function issueTransfer(ctx: Ctx, lead: AccountabilityLead, named: { unit: string; persons: string; basis: string }, input: HandOverLead): Promise<void> {
  const issuer = await organOf(ctx)
  const project = lead.projectId == null ? '' : (await ctx.find(Project, lead.projectId, '项目')).name
  const data: PaperData['LEAD_TRANSFER'] = {
    issuer, mark: `${issuer}文件`, number: '', issuedOn: '', copiesTo: '', recipient: input.organ.trim(), contact: ctx.actor.userName, phone: '', title: '关于移送问责线索的函',
    matter: stopped(lead.title), ground: LEAD_GROUNDS[lead.ground], project, ...named, facts: paragraphs(lead.facts),
  }
  const id = await draftPaper(ctx, { kind: 'LEAD_TRANSFER', data, subjectType: 'AccountabilityLead', subjectId: lead.id, recipientUnitIds: [] })
  const paper = await ctx.find(Document, id, '公文')
  await issueDocument(ctx, { id, version: paper.version, issuedOn: input.handedOverOn, source: input.source, series: input.series ?? null, number: input.number ?? null })
}

/**
 * Hands the lead to the discipline organ by a numbered paper: its day is kept, and from here on nothing of it can be changed here.
 * @throws Refusal GATE naming what is missing (登封 五(十一)).
 */
export const handOverLead = (ctx: Ctx, input: HandOverLead): Promise<number> =>
  move(ctx, input, 'handOver', async lead => {
    const unit = await ctx.find(Unit, lead.unitId, '单位')
    const persons = (await personsOf(ctx, lead.id)).map(p => p.text).join('、')
    const verdict = await judgeLead(ctx, { ground: LEAD_GROUNDS[lead.ground], facts: lead.facts, unit: unit.name, persons, organ: input.organ })
    if (!verdict.allowed) throw new Refusal('GATE', sentenceOf(verdict), { verdict })
    if (!isDay(input.handedOverOn) || input.handedOverOn > ctx.today || input.handedOverOn < lead.draftedOn)
      throw invalid({ field: 'handedOverOn', message: '移交日期应在登记线索之后、不晚于今天。' })
    Object.assign(lead, { organ: input.organ.trim(), handedOverOn: input.handedOverOn, handedOverBy: personOf(ctx) })
    const clause = verdict.explanations.find(e => e.source === 'CLAUSE')?.clause ?? null
    await issueTransfer(ctx, lead, { unit: unit.name, persons, basis: await basisText(ctx, clause) }, input)
  })

/** The organ's answer in its own words. What follows from it is the organ's matter. */
export const answerLead = (ctx: Ctx, input: MoveInput & { answer: string; answerPaper?: string | null; answeredOn: Day }): Promise<number> =>
  move(ctx, input, 'answer', lead => {
    if (!input.answer.trim()) throw invalid({ field: 'answer', message: '请照录纪检机关的答复。' })
    if (!isDay(input.answeredOn) || input.answeredOn > ctx.today || input.answeredOn < (lead.handedOverOn ?? ''))
      throw invalid({ field: 'answeredOn', message: '答复日期应在移交之后、不晚于今天。' })
    Object.assign(lead, { answer: input.answer.trim(), answerPaper: input.answerPaper?.trim() || null, answeredOn: input.answeredOn, answerBy: personOf(ctx) })
  })

export const dropLead = (ctx: Ctx, input: MoveInput & { reason: string }): Promise<number> =>
  move(ctx, input, 'drop', lead => {
    if (!input.reason.trim()) throw invalid({ field: 'reason', message: '请写明不移交的理由。' })
    Object.assign(lead, { dropReason: input.reason.trim(), droppedOn: ctx.today })
  })

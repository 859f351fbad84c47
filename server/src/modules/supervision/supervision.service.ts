import { dayText, isDay, type Day } from '../../kernel/day'
import { invalid, Refusal } from '../../kernel/refusal'
import { searchKey } from '../../kernel/text'
import type { Ctx } from '../../platform/context'
import { Assignment } from '../assignment/assignment.entity'
import { Document } from '../document/document.entity'
import { draftPaper, issueDocument, organOf, type PaperData } from '../document/document.service'
import type { PaperGuard } from '../document/paperGuard.service'
import { Unit } from '../identity/identity.entity'
import { requireMay } from '../identity/permission.service'
import { Project } from '../project/project.entity'
import { clauseFor } from './action.service'
import { receiptDueOn, replyLimitOf } from './history.query'
import { basisText } from './basis.query'
import { kindText, takeStep, tellUnit, writeStep, type MoveInput } from './step.service'
import { Supervision } from './supervision.entity'
import { paragraphs, replyLimitText, stopped, type SupervisionKind } from './supervision.rules'

export interface SupervisionFields {
  title: string
  unitId: number
  projectId?: number | null
  assignmentId?: number | null
  /** Blank: the county's clause for this kind. */
  basis?: string | null
  facts: string
  goal?: string | null
  goalDueOn?: Day | null
  talkWith?: string | null
  talkBy?: string | null
  talkOn?: Day | null
  place?: string | null
}

/** The kind of paper that each goes out as. */
export const PAPER = { NOTICE: 'SUPERVISION_NOTICE', REMINDER: 'REMINDER', TALK: 'TALK_NOTICE' } as const

/** What the paper says; number and day come with the issue. */
async function paperOf(ctx: Ctx, s: Supervision): Promise<PaperData[(typeof PAPER)[SupervisionKind]]> {
  const issuer = await organOf(ctx)
  const project = s.projectId == null ? '重点项目' : (await ctx.find(Project, s.projectId, '项目')).name
  const head = {
    issuer, mark: `${issuer}文件`, number: '', issuedOn: '', copiesTo: '', recipient: (await ctx.find(Unit, s.unitId, '单位')).name, contact: ctx.actor.userName, phone: '',
    project, matter: stopped(s.title), basis: s.basis, facts: paragraphs(s.facts),
  }
  if (s.kind === 'TALK')
    return { ...head, title: `关于约谈${head.recipient}的通知`, talkWith: s.talkWith ?? '', talkBy: s.talkBy ?? '', talkOn: s.talkOn ? dayText(s.talkOn) : '', place: s.place ?? '' }
  const goal = { goal: stopped(s.goal), goalDue: s.goalDueOn ? dayText(s.goalDueOn) : '' }
  if (s.kind === 'REMINDER') return { ...head, ...goal, title: `关于${stopped(s.title)}的提醒函` }
  const { workdays } = await replyLimitOf(ctx)
  return { ...head, ...goal, title: '挂牌督办通知书', replyDue: replyLimitText(workdays) }
}

const drawUp = async (ctx: Ctx, s: Supervision) => {
  s.documentId = await draftPaper(ctx, {
    kind: PAPER[s.kind], data: (await paperOf(ctx, s)) as PaperData['SUPERVISION_NOTICE'], subjectType: 'Supervision', subjectId: s.id, recipientUnitIds: [s.unitId],
  })
  await ctx.flush()
}

/** The fields as they are kept, with the ids looked up in the county. @throws Refusal NOT_FOUND, INVALID. */
async function fieldsOf(ctx: Ctx, kind: SupervisionKind, f: SupervisionFields) {
  await ctx.find(Unit, f.unitId, '单位')
  if (f.projectId != null) await ctx.find(Project, f.projectId, '项目')
  const assignment = f.assignmentId == null ? null : await ctx.find(Assignment, f.assignmentId, '交办事项')
  for (const [field, on] of [['goalDueOn', f.goalDueOn], ['talkOn', f.talkOn]] as const)
    if (on != null && !isDay(on)) throw invalid({ field, message: '日期不是有效日期，请重新选择。' })
  const talk = kind === 'TALK'
  const own = (text: string | null | undefined) => (talk ? text?.trim() || null : null)
  return {
    title: f.title.trim(), unitId: f.unitId, projectId: f.projectId ?? assignment?.projectId ?? null, assignmentId: f.assignmentId ?? null,
    basis: f.basis?.trim() || (await basisText(ctx, await clauseFor(ctx, kind))), facts: f.facts.trim(), goal: f.goal?.trim() ?? '', goalDueOn: talk ? null : (f.goalDueOn ?? null),
    talkWith: own(f.talkWith), talkBy: own(f.talkBy), talkOn: talk ? (f.talkOn ?? null) : null, place: own(f.place),
  }
}

const keyOf = async (ctx: Ctx, s: { title: string; unitId: number }, number: string | null) =>
  searchKey(s.title, number ?? '', (await ctx.find(Unit, s.unitId, '单位')).name)

/** Draws up a supervision and its paper, to be looked at before it is issued. */
export async function draftSupervision(ctx: Ctx, input: SupervisionFields & { kind: SupervisionKind }): Promise<number> {
  requireMay(ctx, 'supervision.issue')
  const fields = await fieldsOf(ctx, input.kind, input)
  const s = ctx.em.create(Supervision, {
    jurisdictionId: ctx.jurisdictionId, kind: input.kind, state: 'DRAFT', ...fields, searchKey: await keyOf(ctx, fields, null), record: null, commitments: null,
    documentId: null, number: null, issuedOn: null, receivedOn: null, replyWorkdays: null, replySource: null, replyDueOn: null, replyProvisional: false, repliedOn: null, dueOn: null,
    submittedOn: null, closedOn: null, withdrawnOn: null,
  })
  await ctx.flush()
  await drawUp(ctx, s)
  await writeStep(ctx, s, 'draft')
  return s.id
}

/** Corrects a draft and draws its paper up anew. */
export async function editSupervision(ctx: Ctx, input: MoveInput & SupervisionFields): Promise<number> {
  const s = await takeStep(ctx, input, 'edit', {
    after: async found => {
      ctx.em.assign(found, await fieldsOf(ctx, found.kind, input))
      found.searchKey = await keyOf(ctx, found, null)
      await drawUp(ctx, found)
    },
  })
  return s.id
}

export interface IssueSupervision extends MoveInput {
  issuedOn: Day
  /** OWN: the next of the register `series`; ENTERED: `number` as the government office gave it. */
  source: 'OWN' | 'ENTERED'
  series?: string | null
  number?: string | null
}

/**
 * Issues it: the rules of the kind are asked, the paper gets number, day and code, and the unit is told at once.
 * @throws Refusal GATE naming what the county's text asks for and is not there.
 */
export async function issueSupervision(ctx: Ctx, input: IssueSupervision): Promise<number> {
  const s = await takeStep(ctx, input, 'issue', {
    after: async found => {
      const paper = await ctx.find(Document, found.documentId!, '公文')
      await issueDocument(ctx, { id: paper.id, version: paper.version, issuedOn: input.issuedOn, source: input.source, series: input.series ?? null, number: input.number ?? null })
      found.number = paper.number ?? null
      found.issuedOn = input.issuedOn
      found.dueOn = found.talkOn ?? (await receiptDueOn(ctx, input.issuedOn))
      found.searchKey = await keyOf(ctx, found, found.number)
    },
  })
  const what = s.kind === 'TALK' ? `请于${dayText(s.talkOn!)}到${s.place}参加约谈。` : s.kind === 'NOTICE' ? `请签收，并在${replyLimitText((await replyLimitOf(ctx)).workdays)}复函。` : '请签收，并按时整改。'
  await tellUnit(ctx, s, kindText(s), `${s.number ?? ''} ${what}`.trim(), true)
  return s.id
}

const onItsPage = (what: string) => new Refusal('STATE', `请在督办页面${what}，这样办理过程和公文才能对上。`)

/** The papers' page neither issues nor withdraws what belongs to a supervision: rules, rights and clock are the supervision's. */
export const paperGuard: PaperGuard = {
  mayReplace: async () => undefined,
  mayIssue: async (ctx, { subjectId }) => {
    if ((await ctx.find(Supervision, subjectId, '督办')).state === 'DRAFT') throw onItsPage('印发')
  },
  mayDeclare: async () => {
    throw onItsPage('撤回')
  },
  issued: async () => undefined,
}

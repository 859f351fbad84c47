import { isDay, yearOf, type Day } from '../../kernel/day'
import { invalid, Refusal } from '../../kernel/refusal'
import { searchKey } from '../../kernel/text'
import type { Ctx } from '../../platform/context'
import { Post, Unit } from '../identity/identity.entity'
import { requireMay } from '../identity/permission.service'
import { Project } from '../project/project.entity'
import { findAssignment, requireAbility } from './action.service'
import { Assignment, AssistingUnit } from './assignment.entity'
import { assignmentNumber, type SourceType } from './assignment.rules'
import { holderNameOf, lastSerial, wasHandedBack } from './listing.query'
import { recurrenceOf } from './recurrence.service'
import { SOURCE_KINDS } from './source.rules'
import { personOf, takeStep, writeStep, type MoveInput } from './step.service'
import { tellHandedOver } from './tell.service'

/** A matter to be listed (列单). Other modules hand over theirs: the meeting its resolutions, the inspection its findings. */
export interface AssignmentDraft {
  sourceType: SourceType
  sourceId: number | null
  /** Where it comes from in words: `第12次联席会议纪要第3项`, the instruction itself. */
  sourceText?: string | null
  /** A resolution on a problem; what comes from the problem list is one by itself. */
  onProblem?: boolean
  title: string
  content: string
  /** 解决标准. */
  standard: string
  unitId: number
  assistingUnitIds?: readonly number[] | null
  /** The duty is the post's; the holder's name of today is kept beside it. */
  responsiblePostId?: number | null
  responsiblePerson?: string | null
  /** The project's principal lead official when absent. */
  leadOfficialPostId?: number | null
  projectId?: number | null
  dueOn: Day | null
  /** What the lister said of an earlier, cleared one; without a word the likest is marked as suspected. */
  recurrence?: { earlierId: number; same: boolean } | null
  /** A leader has judged it already: a meeting that a leader chaired. */
  judged?: boolean
}

/** What a draft names is there and fits together. @throws Refusal NOT_FOUND, INVALID. */
export const checkedDraft = async (ctx: Ctx, draft: AssignmentDraft) => {
  if (draft.sourceId === null && Object.hasOwn(SOURCE_KINDS, draft.sourceType))
    throw invalid({ field: 'sourceType', message: '领导批示和其他会议的决定请到“批示与会外决定”录入，办结后才能回报。' })
  if (draft.dueOn != null && !isDay(draft.dueOn)) throw invalid({ field: 'dueOn', message: '完成时限不是有效日期，请重新选择。' })
  const unit = await ctx.find(Unit, draft.unitId, '责任单位')
  const assisting = [...new Set(draft.assistingUnitIds ?? [])].filter(id => id !== unit.id)
  for (const id of assisting) await ctx.find(Unit, id, '配合单位')
  const project = draft.projectId == null ? null : await ctx.find(Project, draft.projectId, '项目')
  const post = draft.responsiblePostId == null ? null : await ctx.find(Post, draft.responsiblePostId, '责任岗位')
  if (post && post.unitId !== unit.id) throw invalid({ field: 'responsiblePostId', message: `“${post.name}”不在${unit.name}，请选择责任单位的岗位。` })
  const leadOfficialPostId = draft.leadOfficialPostId ?? project?.leadOfficialPostId ?? null
  if (draft.leadOfficialPostId != null) await ctx.find(Post, draft.leadOfficialPostId, '分包领导岗位')
  const person = draft.responsiblePerson?.trim() || (post ? await holderNameOf(ctx, post.id) : null)
  return { unit, assisting, leadOfficialPostId, person }
}

/**
 * Lists matters and numbers them by county and year. Answers their ids in the drafts' order.
 * @throws Refusal FORBIDDEN; NOT_FOUND for a unit, post or project outside the county; INVALID for a wrong day or post.
 */
export async function listAssignments(ctx: Ctx, drafts: readonly AssignmentDraft[]): Promise<number[]> {
  requireMay(ctx, 'assignment.list')
  if (!drafts.length) return []
  const year = yearOf(ctx.today)
  await ctx.lock(`assignment:number:${ctx.jurisdictionId}:${year}`)
  let serial = await lastSerial(ctx, year)
  const listed: Assignment[] = []
  for (const draft of drafts) {
    const { unit, assisting, leadOfficialPostId, person } = await checkedDraft(ctx, draft)
    const number = assignmentNumber(year, ++serial)
    const title = draft.title.trim()
    const a = ctx.em.create(Assignment, {
      jurisdictionId: ctx.jurisdictionId, year, serial, number,
      sourceType: draft.sourceType, sourceId: draft.sourceId, sourceText: draft.sourceText?.trim() || null,
      onProblem: draft.onProblem ?? draft.sourceType === 'PROBLEM', title, content: draft.content.trim(), standard: draft.standard.trim(),
      unitId: unit.id, responsiblePostId: draft.responsiblePostId ?? null, responsiblePerson: person,
      leadOfficialPostId, projectId: draft.projectId ?? null, dueOn: draft.dueOn, dueProvisional: false, originalDueOn: draft.dueOn,
      state: draft.judged ? 'JUDGED' : 'LISTED', holder: null, heldSinceOn: ctx.today, listedOn: ctx.today,
      judgedOn: draft.judged ? ctx.today : null,
      heldByName: null, ...(await recurrenceOf(ctx, { title, projectId: draft.projectId ?? null, unitId: unit.id }, draft.recurrence ?? null)),
      searchKey: searchKey(title, number, unit.shortName).slice(0, 2000),
    })
    await ctx.flush()
    for (const unitId of assisting) ctx.em.create(AssistingUnit, { jurisdictionId: ctx.jurisdictionId, assignmentId: a.id, unitId })
    await writeStep(ctx, a, 'list', draft.sourceText ?? null)
    listed.push(a)
  }
  await ctx.flush()
  return listed.map(a => a.id)
}

export interface JudgeInput extends MoveInput {
  judgement: string
  unitId?: number | null
  dueOn?: Day | null
  /** Entered by the office: whose judgement it is, and the paper or note that says so. */
  leaderPostId?: number | null
  evidence?: string | null
}

interface Judge {
  /** `副县长 王甲一`. */
  leader: string
  /** Who entered it and by what; null when the leader did. */
  enteredBy: string | null
}

/**
 * 龙亭 16(一): the leader judges. The office only enters what a named leader judged, by a paper or note (代录).
 * @throws Refusal INVALID naming what is missing; GATE for another leader than the one in charge.
 */
async function judgeFor(ctx: Ctx, a: Assignment, input: JudgeInput): Promise<Judge> {
  const { actor } = ctx
  if (actor.role === 'LEAD_OFFICIAL') return { leader: `${actor.postName} ${actor.userName}`, enteredBy: null }
  if (input.leaderPostId == null) throw invalid({ field: 'leaderPostId', message: '研判由领导作出，联席办只能代录。请选择是哪位领导研判的。' })
  const post = await ctx.find(Post, input.leaderPostId, '领导岗位')
  if (post.role !== 'LEAD_OFFICIAL') throw invalid({ field: 'leaderPostId', message: `“${post.name}”不是县级领导岗位，请选择作出研判的领导。` })
  const person = await holderNameOf(ctx, post.id)
  if (!person) throw invalid({ field: 'leaderPostId', message: `“${post.name}”今天没有人任职，请选择作出研判的领导。` })
  if (a.leadOfficialPostId != null && a.leadOfficialPostId !== post.id && post.grade !== 'COUNTY_CHIEF')
    throw new Refusal('GATE', '这件事由另一位分包领导负责，只能代录其本人或县（市、区）长的研判意见。')
  if (!input.evidence?.trim()) throw invalid({ field: 'evidence', message: '代录研判意见，请写明凭什么：领导批件的文号，或会议、谈话记录的日期和存放地点。' })
  return { leader: `${post.name} ${person}`, enteredBy: `${personOf(ctx)}代录，依据：${input.evidence.trim()}` }
}

/** 研判: the lead official says what is to be done; it may change unit or deadline before the matter is handed over. */
export async function judgeAssignment(ctx: Ctx, input: JudgeInput): Promise<number> {
  const found = await findAssignment(ctx, input.id)
  requireAbility(ctx, { unitId: found.unitId, leadOfficialPostId: found.leadOfficialPostId ?? null }, 'judge')
  const judge = found.state === 'LISTED' ? await judgeFor(ctx, found, input) : null
  const a = await takeStep(ctx, input, 'judge', {
    note: judge?.enteredBy ? `${input.judgement.trim()}（${judge.enteredBy}）` : input.judgement,
    onBehalfOf: judge?.enteredBy ? judge.leader : null,
    before: async found => {
      if (found.state !== 'LISTED') return
      found.judgedByText = judge && [judge.leader, judge.enteredBy && `（${judge.enteredBy}）`].filter(Boolean).join('').slice(0, 500)
      if (input.unitId != null && input.unitId !== found.unitId) {
        found.unitId = (await ctx.find(Unit, input.unitId, '责任单位')).id
        found.responsiblePostId = null
        found.responsiblePerson = null
      }
      if (input.dueOn != null) {
        found.dueOn = input.dueOn
        if (found.originalDueOn == null || !(await wasHandedBack(ctx, found.id))) found.originalDueOn = input.dueOn
      }
      found.judgement = input.judgement.trim()
    },
  })
  return a.id
}

/** 交单: to the responsible unit, with what was still missing. */
export async function handOverAssignment(
  ctx: Ctx, input: MoveInput & { responsiblePostId?: number | null; responsiblePerson?: string | null; dueOn?: Day | null; standard?: string | null },
): Promise<number> {
  const a = await takeStep(ctx, input, 'handOver', {
    before: async found => {
      if (found.handedOverOn != null) return
      if (input.responsiblePostId != null) {
        const post = await ctx.find(Post, input.responsiblePostId, '责任岗位')
        if (post.unitId !== found.unitId) throw invalid({ field: 'responsiblePostId', message: '责任岗位不在责任单位，请重新选择。' })
        found.responsiblePostId = post.id
        found.responsiblePerson = await holderNameOf(ctx, post.id)
      }
      if (input.responsiblePerson?.trim()) found.responsiblePerson = input.responsiblePerson.trim()
      if (input.dueOn != null) {
        found.dueOn = input.dueOn
        found.originalDueOn ??= input.dueOn
      }
      if (input.standard?.trim()) found.standard = input.standard.trim()
    },
  })
  await tellHandedOver(ctx, a)
  return a.id
}

/** Hands over several at once; one that may not be stops all, and is named. */
export async function handOverAssignments(ctx: Ctx, ids: readonly number[]): Promise<number> {
  for (const id of new Set(ids)) {
    const a = await ctx.find(Assignment, id, '交办事项')
    try {
      await handOverAssignment(ctx, { id, version: a.version })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      throw new Refusal(error.code, `${a.number}“${a.title}”：${error.message}`, error.details)
    }
  }
  return new Set(ids).size
}

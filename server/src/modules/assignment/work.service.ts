import { invalid, notFound, Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { bindAttachments } from '../document/attachment.service'
import { mayDo, requireMay } from '../identity/permission.service'
import { findAssignment } from './action.service'
import type { Assignment} from './assignment.entity';
import { AssignmentNote } from './assignment.entity'
import { workRecords } from './assignmentFact.query'
import { ASSIGNMENT_STATES, WORKING, type NoteKind } from './assignment.rules'
import { personOf, signatureOf, takeStep, type MoveInput } from './step.service'

/** 签收: the unit takes the matter; the work begins. */
export async function signForAssignment(ctx: Ctx, input: MoveInput): Promise<number> {
  return (await takeStep(ctx, input, 'sign')).id
}

/**
 * 退回交单: the unit does not take a matter that is not its own, with the reason; it goes back to the office, which corrects it or
 * hands it over again. The unit sees it no more.
 */
export async function refuseHandOver(ctx: Ctx, input: MoveInput & { reason: string }): Promise<void> {
  if (!input.reason.trim()) throw invalid({ field: 'reason', message: '请写明为什么不属于本单位，或应由谁办理。' })
  const a = await takeStep(ctx, input, 'refuse', { note: input.reason })
  a.handedOverOn = null
  await ctx.flush()
}

export interface NoteFields {
  content: string
  /** Evidence in words: number of a paper, place of a record. */
  evidence?: string | null
  attachmentIds?: readonly number[] | null
}

async function writeNote(ctx: Ctx, a: Assignment, kind: NoteKind, input: NoteFields, confirmed: boolean): Promise<AssignmentNote> {
  const note = ctx.em.create(AssignmentNote, {
    jurisdictionId: ctx.jurisdictionId, assignmentId: a.id, kind, state: confirmed ? 'CONFIRMED' : 'DRAFT',
    content: input.content.trim(), evidence: input.evidence?.trim() || null, at: ctx.now, ...signatureOf(ctx),
    confirmedAt: confirmed ? ctx.now : null, confirmedByName: confirmed ? personOf(ctx) : null,
  })
  await ctx.flush()
  await bindAttachments(ctx, input.attachmentIds ?? [], 'AssignmentNote', note.id)
  return note
}

/** The work must be with the unit. @throws Refusal STATE that says what comes first. */
function requireWorking(a: Assignment): void {
  if (WORKING.includes(a.state)) return
  const next = a.state === 'HANDED_OVER' ? '请先签收。' : a.state === 'SUBMITTED' ? '已申请销号，正在等待核实；如需补充，请联系联席办退回。' : '请刷新查看最新情况。'
  throw new Refusal('STATE', `这件事现在是“${ASSIGNMENT_STATES[a.state]}”，不能填写办理情况。${next}`)
}

/**
 * Progress in words, with evidence or without. A handler's is a draft that the unit's liaison or head confirms; an assisting
 * unit and one that it was sent up to write too.
 */
export async function noteProgress(ctx: Ctx, input: NoteFields & { id: number }): Promise<number> {
  const a = await findAssignment(ctx, input.id)
  const record = (await workRecords(ctx, [a])).get(a.id)!
  const unitIds = [...record.unitIds, ...record.answeringUnitIds]
  requireMay(ctx, 'assignment.draft', { unitIds })
  requireWorking(a)
  await writeNote(ctx, a, 'PROGRESS', input, mayDo(ctx, 'assignment.work', { unitIds }))
  return a.id
}

/** A draft that the actor may confirm: first the right, then the version, then the state. */
async function findDraft(ctx: Ctx, noteId: number, version: number) {
  const note = await ctx.find(AssignmentNote, noteId, '办理情况')
  const a = await findAssignment(ctx, note.assignmentId, '办理情况')
  if (!mayDo(ctx, 'assignment.draft', { unitIds: [note.byUnitId] })) throw notFound('办理情况')
  requireMay(ctx, 'assignment.work', { unitIds: [note.byUnitId] })
  await ctx.findVersion(AssignmentNote, noteId, version, '办理情况')
  if (note.state !== 'DRAFT') throw new Refusal('STATE', '这条办理情况已经确认，不用再确认。请刷新查看。')
  return { note, a }
}

/** The liaison or head of the handler's unit makes a draft the unit's word, as it is or mended. */
export async function confirmNote(ctx: Ctx, input: { noteId: number; version: number; content?: string | null }): Promise<number> {
  const { note, a } = await findDraft(ctx, input.noteId, input.version)
  requireWorking(a)
  if (input.content?.trim()) note.content = input.content.trim()
  note.state = 'CONFIRMED'
  note.confirmedAt = ctx.now
  note.confirmedByName = personOf(ctx)
  await ctx.flush()
  return a.id
}

/** 申请销号: the unit's word that it is done, with at least one piece of evidence (its notes' count). */
export async function submitAssignment(ctx: Ctx, input: NoteFields & MoveInput): Promise<number> {
  if (!input.content.trim()) throw invalid({ field: 'content', message: '请写明办结情况。' })
  const a = await takeStep(ctx, input, 'submit', {
    note: input.content,
    before: async found => {
      requireMay(ctx, 'assignment.work', { unitIds: [found.unitId] })
      requireWorking(found)
      await writeNote(ctx, found, 'COMPLETION', input, true)
    },
  })
  return a.id
}

import { isDay, type Day } from '../../kernel/day'
import { invalid, Refusal } from '../../kernel/refusal'
import { searchKey } from '../../kernel/text'
import type { Ctx } from '../../platform/context'
import { bindAttachments } from '../document/attachment.service'
import { Post } from '../identity/identity.entity'
import { requireMay } from '../identity/permission.service'
import { holderNameOf } from './listing.query'
import { listAssignments } from './listing.service'
import { findSourceRow } from './source.query'
import { AssignmentSource } from './source.entity'
import { sourceWords, titleOf, type SourceKind } from './source.rules'
import { personOf } from './step.service'

export interface SourceMatter {
  /** The first sentence of the source when absent. */
  title?: string | null
  standard?: string | null
  unitId: number
  assistingUnitIds?: readonly number[] | null
  projectId?: number | null
  leadOfficialPostId?: number | null
  dueOn: Day | null
}

export interface SourceInput extends SourceMatter {
  kind: SourceKind
  givenByPostId?: number | null
  givenBy?: string | null
  givenOn: Day
  text: string
  attachmentIds?: readonly number[] | null
}

async function headOf(ctx: Ctx, unitId: number): Promise<number | null> {
  const head = await ctx.em.findOne(Post, { unitId, role: 'UNIT_HEAD', active: true }, { orderBy: { id: 'asc' } })
  return head?.id ?? null
}

const list = async (ctx: Ctx, s: AssignmentSource, matter: SourceMatter): Promise<number> => {
  const [id] = await listAssignments(ctx, [{
    sourceType: s.kind, sourceId: s.id, sourceText: sourceWords(s), title: matter.title?.trim() || titleOf(s.text), content: s.text,
    standard: matter.standard?.trim() ?? '', unitId: matter.unitId, assistingUnitIds: matter.assistingUnitIds ?? null,
    responsiblePostId: await headOf(ctx, matter.unitId), projectId: matter.projectId ?? null, leadOfficialPostId: matter.leadOfficialPostId ?? null, dueOn: matter.dueOn,
  }])
  return id!
}

/**
 * Enters an instruction or a decision of a meeting held elsewhere, and lists its first assignment. Answers the source's id.
 * @throws Refusal FORBIDDEN; INVALID when nobody is named who gave it, or for a day that lies ahead.
 */
export async function enterSource(ctx: Ctx, input: SourceInput): Promise<number> {
  requireMay(ctx, 'assignment.list')
  if (!isDay(input.givenOn)) throw invalid({ field: 'givenOn', message: '日期不是有效日期，请重新选择。' })
  if (input.givenOn > ctx.today) throw invalid({ field: 'givenOn', message: '批示或会议的日期不能晚于今天，请重新选择。' })
  if (!input.text.trim()) throw invalid({ field: 'text', message: '请填写批示原文或会议决定。' })
  const post = input.givenByPostId == null ? null : await ctx.find(Post, input.givenByPostId, '批示领导岗位')
  const givenBy = post ? [post.name, await holderNameOf(ctx, post.id)].filter(Boolean).join(' ') : input.givenBy?.trim()
  if (!givenBy) throw invalid({ field: 'givenBy', message: input.kind === 'INSTRUCTION' ? '请选择或填写由谁批示。' : '请填写会议名称和期次，如“县政府第12次常务会议”。' })
  const s = ctx.em.create(AssignmentSource, {
    jurisdictionId: ctx.jurisdictionId, kind: input.kind, givenByPostId: post?.id ?? null, givenBy: givenBy.slice(0, 120), givenOn: input.givenOn, text: input.text.trim(),
    receivedOn: ctx.today, receivedByText: personOf(ctx), reportedOn: null, report: null, reportedByText: null,
    searchKey: searchKey(givenBy, input.text.slice(0, 120)).slice(0, 2000),
  })
  await ctx.flush()
  await bindAttachments(ctx, input.attachmentIds ?? [], 'AssignmentSource', s.id)
  await list(ctx, s, input)
  return s.id
}

/** A further assignment of the same source: another unit, another part. @throws Refusal STATE once it has been reported back. */
export async function listFromSource(ctx: Ctx, input: SourceMatter & { id: number }): Promise<number> {
  requireMay(ctx, 'assignment.list')
  await ctx.lock(`assignmentSource:${input.id}`)
  const s = await ctx.find(AssignmentSource, input.id, '批示或决定')
  if (s.reportedOn != null) throw new Refusal('STATE', `这件事 ${s.reportedOn} 已经回报办结，不能再列单。如有新的要求，请另行录入。`)
  await list(ctx, s, input)
  return s.id
}

/**
 * 回报: what became of it goes back to who gave it (登封 三(六)). Answers the source's id.
 * @throws Refusal STATE while one of its assignments is open, or once it has been reported.
 */
export async function reportSource(ctx: Ctx, input: { id: number; version: number; report: string }): Promise<number> {
  requireMay(ctx, 'assignment.list')
  await ctx.lock(`assignmentSource:${input.id}`)
  const s = await ctx.findVersion(AssignmentSource, input.id, input.version, '批示或决定')
  if (s.reportedOn != null) throw new Refusal('STATE', `这件事 ${s.reportedOn} 已经回报，不用再报。请刷新查看。`)
  const row = await findSourceRow(ctx, s.id)
  if (row.open > 0) throw new Refusal('STATE', `还有 ${row.open} 件交办事项没有办结，请待全部销号后再回报（一事一结一报）。`)
  if (!input.report.trim()) throw invalid({ field: 'report', message: '请写明办结情况。' })
  ctx.em.assign(s, { reportedOn: ctx.today, report: input.report.trim(), reportedByText: personOf(ctx) })
  await ctx.flush()
  return s.id
}

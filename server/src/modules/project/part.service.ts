import { invalid } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { Post } from '../identity/identity.entity'
import { keptCode, readCodes } from './code.rules'
import { codesTaken } from './part.query'
import { ProjectCode, ProjectOfficial, ProjectTag } from './project.entity'

/** Notes in the project's own history what changed in a part of it. */
export function noteChange(ctx: Ctx, projectId: number, field: string, from: string | null, to: string | null): void {
  if (from !== to) ctx.journal.push({ kind: 'UPDATE', subjectType: 'Project', subjectId: projectId, changes: { [field]: [from, to] } })
}

/**
 * Makes a project's codes those of the texts (several may stand in one). Flush before.
 * @throws Refusal INVALID on `codes` that names the project which has the code already.
 */
export async function setCodes(ctx: Ctx, projectId: number, texts: readonly string[], fresh = false): Promise<void> {
  const wanted = readCodes(texts).map(keptCode)
  if (wanted.length > 20) throw invalid({ field: 'codes', message: '一个项目最多登记 20 个项目代码，请核对。' })
  const had = await ctx.em.find(ProjectCode, { projectId }, { orderBy: { id: 'asc' } })
  const added = wanted.filter(w => !had.some(h => h.code === w.code))
  const own = added.flatMap(c => c.ownCode ?? [])
  if (own.length) {
    await ctx.lock(`projectCode:${ctx.jurisdictionId}`)
    const taken = (await codesTaken(ctx, own)).filter(t => t.projectId !== projectId)
    if (taken.length)
      throw invalid(...taken.map(t => ({ field: 'codes', message: `项目代码 ${t.ownCode} 已登记在项目“${t.name}”，同一代码不能登记两次，请核对。` })))
  }
  for (const h of had) if (!wanted.some(w => w.code === h.code)) ctx.em.remove(h)
  for (const c of added) ctx.em.create(ProjectCode, { jurisdictionId: ctx.jurisdictionId, projectId, ...c })
  if (!fresh) noteChange(ctx, projectId, 'codes', had.map(h => h.code).join('、') || null, wanted.map(w => w.code).join('、') || null)
}

export interface CoLead {
  postId: number | null
  /** A name that the directory does not know. */
  text: string | null
}

const key = (lead: { postId?: number | null; text?: string | null }) => (lead.postId != null ? `p${lead.postId}` : `t${lead.text ?? ''}`)

/** Makes these the co-leads, in order; `fresh` of a project just registered, whose history begins with that. Flush before. */
export async function setCoLeads(ctx: Ctx, projectId: number, leads: readonly CoLead[], fresh = false): Promise<void> {
  const wanted = leads.filter((l, i) => leads.findIndex(o => key(o) === key(l)) === i)
  if (wanted.length > 10) throw invalid({ field: 'coLeadPostIds', message: '协同分包领导最多 10 名，请精简。' })
  const had = await ctx.em.find(ProjectOfficial, { projectId }, { orderBy: { ordinal: 'asc' } })
  const nameOf = async (lead: { postId?: number | null; text?: string | null }) => (lead.postId != null ? (await ctx.find(Post, lead.postId, '协同分包领导岗位')).name : (lead.text ?? ''))
  for (const lead of wanted)
    if (lead.postId != null && (await ctx.find(Post, lead.postId, '协同分包领导岗位')).role !== 'LEAD_OFFICIAL')
      throw invalid({ field: 'coLeadPostIds', message: '协同分包领导请从县级领导中选择。' })
  if (had.map(key).join() === wanted.map(key).join()) return
  const names = async (all: readonly { postId?: number | null; text?: string | null }[]) => {
    const found: string[] = []
    for (const lead of all) found.push(await nameOf(lead))
    return found.join('、') || null
  }
  if (!fresh) noteChange(ctx, projectId, 'coLeads', await names(had), await names(wanted))
  for (const h of had) if (!wanted.some(w => key(w) === key(h))) ctx.em.remove(h)
  for (const [ordinal, lead] of wanted.entries()) {
    const known = had.find(h => key(h) === key(lead))
    if (known) known.ordinal = ordinal
    else ctx.em.create(ProjectOfficial, { jurisdictionId: ctx.jurisdictionId, projectId, ...lead, ordinal })
  }
}

/** Makes these the tags by which the project is found. Flush before. */
export async function setTags(ctx: Ctx, projectId: number, tags: readonly string[]): Promise<void> {
  const had = await ctx.em.find(ProjectTag, { projectId })
  for (const h of had) if (!tags.includes(h.tag)) ctx.em.remove(h)
  for (const tag of tags) if (!had.some(h => h.tag === tag)) ctx.em.create(ProjectTag, { jurisdictionId: ctx.jurisdictionId, projectId, tag })
}

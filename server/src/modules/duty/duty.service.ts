import { monthDayText, type Day } from '../../kernel/day'
import { invalid, Refusal } from '../../kernel/refusal'
import type { Actor, Ctx } from '../../platform/context'
import { insertNew } from '../../platform/insert'
import type { System } from '../../platform/manifest'
import { unitOfWork } from '../../platform/unitOfWork'
import { bindAttachments } from '../document/attachment.service'
import { countyActor, eachCounty } from '../identity/county.query'
import { officeUnits } from '../identity/directory.query'
import { requireMay } from '../identity/permission.service'
import { notify } from '../inbox/message.service'
import { taskForceLeaders } from '../project/taskForce.query'
import { dutiesOf, dutyEntryDaysOf, type DutyHolder } from '../regulation/provision.query'
import { Duty } from './duty.entity'
import { findDutyRow } from './duty.query'
import { heldOnProblem, isMadeUp, periodOf } from './duty.rules'
import { dutyPosts, holderNames, postsInCharge, sectorUnits } from './holder.query'
import { reportOf } from './matter.query'
import { recordMatters, type Matter } from './matter.service'

interface Seat { postId: number; unitId: number; role: string; kind: string }
interface InCharge { posts: ReadonlySet<number>; sectors: ReadonlySet<number> }

const HOLDS: Record<Exclude<DutyHolder, 'TASK_FORCE'>, (post: Seat, inCharge: InCharge) => boolean> = {
  LEAD_OFFICIAL: (p, { posts }) => p.role === 'LEAD_OFFICIAL' && posts.has(p.postId),
  SECTOR_HEAD: (p, { sectors }) => p.role === 'UNIT_HEAD' && sectors.has(p.unitId),
  DEPARTMENT_HEAD: p => p.role === 'UNIT_HEAD' && p.kind === 'DEPARTMENT',
  OFFICE_HEAD: p => p.role === 'OFFICE_HEAD',
}

/** Makes the duties of the periods in which today lies; those that are there stay. @returns how many are new. */
export async function makeDuties(ctx: Ctx): Promise<number> {
  const duties = await dutiesOf(ctx)
  if (!duties.length) return 0
  const posts = await dutyPosts(ctx)
  const inCharge = { posts: await postsInCharge(ctx), sectors: await sectorUnits(ctx) }
  const leaders = duties.some(d => d.holder === 'TASK_FORCE') ? await taskForceLeaders(ctx) : []
  const names = new Map((await holderNames(ctx, leaders.map(l => l.postId!))).map(h => [h.postId, h.holderName]))
  const forces = leaders.map(l => ({ postId: l.postId!, projectId: l.projectId, holderName: names.get(l.postId!) ?? null }))
  const rows = duties.flatMap(d => {
    const { label, ...period } = periodOf(d.cadence, ctx.today)
    const holders = d.holder === 'TASK_FORCE' ? forces : posts.filter(post => HOLDS[d.holder as Exclude<DutyHolder, 'TASK_FORCE'>](post, inCharge)).map(post => ({ ...post, projectId: 0 }))
    return holders.map(post => ({
      jurisdictionId: ctx.jurisdictionId, version: 1, postId: post.postId, projectId: post.projectId, code: d.code, name: d.name, clause: d.clause, period: label, ...period,
      holderName: post.holderName, doneOn: null, heldOn: null, madeUp: 0, evidence: null, evidenceLink: null, content: null, doneByText: null,
    }))
  })
  return rows.length ? insertNew(ctx, 'duty', rows) : 0
}

/** As `makeDuties`, by hand. @throws Refusal FORBIDDEN. */
export async function makeDutiesNow(ctx: Ctx): Promise<number> {
  requireMay(ctx, 'duty.make')
  return makeDuties(ctx)
}

/** Each county's periods, every night; again and again it makes nothing twice. */
export const runDuties = (system: System): Promise<void> =>
  eachCounty(system, 'counties whose duties could not be made', county => {
    const ctx = system.ctx(countyActor(county, '经常性职责'), system.now())
    return unitOfWork(ctx, 'duties', () => makeDuties(ctx))
  })

export interface FulfilDuty {
  id: number
  version: number
  content: string
  /** The day on which it was done; today when absent. */
  heldOn?: Day | null
  /** The meeting or paper that shows it. */
  evidence?: string | null
  attachmentIds?: readonly number[] | null
  /** What a scheduling took up, where the duty asks for it. */
  matters?: readonly Matter[] | null
  /** The scheduling took up nothing that somebody has to do. */
  noMatters?: boolean | null
}

/** How the entry reads: who, in which post, for whom. */
const byText = ({ unitName, postName, userName, onBehalfOf }: Actor) => `${unitName}${postName} ${userName}${onBehalfOf ? `（代行${onBehalfOf}）` : ''}`

/**
 * Done, with evidence: in words, by a meeting or paper, by files. Held in the period and entered soon after it is done in time; what
 * comes later is made up and counted apart. The holder or a delegate, the own unit's head, or the office for a leader. Returns the duty's id.
 * @throws Refusal STATE when it is done already; INVALID for the day, and without the evidence that the duty asks for.
 */
export async function fulfilDuty(ctx: Ctx, input: FulfilDuty): Promise<number> {
  const row = await findDutyRow(ctx, input.id)
  requireMay(ctx, 'duty.fulfil', { unitIds: [row.unitId], postIds: [row.postId] })
  const duty = await ctx.findVersion(Duty, input.id, input.version, '职责')
  if (duty.doneOn != null) throw new Refusal('STATE', `这项职责 ${duty.doneOn} 已经登记履行，不用再登记。请刷新查看。`)
  if (!input.content.trim()) throw invalid({ field: 'content', message: '请写明什么时间、在哪里、怎样履行的，解决了什么问题。' })
  const heldOn = input.heldOn ?? ctx.today
  const problem = heldOnProblem(heldOn, duty, ctx.today)
  if (problem) throw invalid({ field: 'heldOn', message: problem })
  const kind = (await dutiesOf(ctx)).find(d => d.code === duty.code)
  const report = kind?.reportOn ? await reportOf(ctx, duty.id) : undefined
  const evidence = input.evidence?.trim() || report?.title.slice(0, 200) || null
  if (kind?.reportOn && !evidence && !input.attachmentIds?.length)
    throw invalid({ field: 'evidence', message: '请先起草专报；另行成文的，写明文号或上传文件。' })
  if (row.evidenceAsked && !evidence && !input.attachmentIds?.length)
    throw invalid({ field: 'evidence', message: '请附佐证：写明会议名称或文件文号，或上传会议记录、现场照片等文件。' })
  if (kind?.matters) {
    if (!input.matters?.length && !input.noMatters) throw invalid({ field: 'matters', message: '请逐项写明调度研究的问题、责任单位、办理要求和完成时限；没有这样的问题的，请勾选“本次没有”。' })
    await recordMatters(ctx, duty, heldOn, input.matters ?? [])
  }
  await enter(ctx, duty, { heldOn, content: input.content.trim(), evidence, evidenceLink: report ? `/documents/${report.id}` : null, doneByText: byText(ctx.actor) })
  if (kind?.reportOn)
    await notify(ctx, { to: { unitIds: await officeUnits(ctx) }, kind: 'SPECIAL_REPORT', title: `${row.postName}上报${row.period}专报`, text: '请核对并编号登记。', link: report ? `/documents/${report.id}` : `/duties/${duty.id}` })
  await bindAttachments(ctx, input.attachmentIds ?? [], 'Duty', duty.id)
  return duty.id
}

async function enter(ctx: Ctx, duty: Duty, as: { heldOn: Day; content: string; evidence: string | null; evidenceLink: string | null; doneByText: string }): Promise<void> {
  ctx.em.assign(duty, { ...as, doneOn: ctx.today, madeUp: isMadeUp({ dueOn: duty.dueOn, heldOn: as.heldOn }, ctx.today, await dutyEntryDaysOf(ctx)) })
  await ctx.flush()
}

/**
 * A meeting that was held and closed: what the county's text asks of its chair is done by it, where the duty names the series. A
 * task force's is done by a meeting that took up a matter of its project.
 */
export async function fulfilByMeeting(ctx: Ctx, meeting: { series: string; chairPostId: number | null; heldOn: Day; title: string; link: string; projectIds?: readonly number[]; matters?: readonly Matter[] }): Promise<void> {
  if (meeting.chairPostId === null) return
  for (const { code, cadence, matters: asks } of (await dutiesOf(ctx)).filter(d => d.series === meeting.series)) {
    const { fromOn } = periodOf(cadence, meeting.heldOn)
    const found = await ctx.em.find(Duty, { postId: meeting.chairPostId, code, fromOn, projectId: { $in: [0, ...(meeting.projectIds ?? [])] }, doneOn: null })
    const complete = (meeting.matters ?? []).filter(m => m.unitId != null && m.dueOn != null && m.requirement?.trim())
    // What was decided without unit or time limit is no scheduling in the text's sense: the duty stays open, to be entered by hand.
    if (asks && meeting.matters?.length && !complete.length) continue
    for (const duty of found) {
      if (asks) await recordMatters(ctx, duty, meeting.heldOn, complete)
      await enter(ctx, duty, {
        heldOn: meeting.heldOn, content: `${monthDayText(meeting.heldOn)}主持召开${meeting.title}。`, evidence: meeting.title.slice(0, 200), evidenceLink: meeting.link, doneByText: `会议结束时记入（${byText(ctx.actor)}）`,
      })
    }
  }
}

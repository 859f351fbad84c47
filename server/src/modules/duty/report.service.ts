import { dayText } from '../../kernel/day'
import { invalid, Refusal } from '../../kernel/refusal'
import { formatMoney } from '../../kernel/money'
import type { Ctx } from '../../platform/context'
import { draftPaper, organOf, type PaperData } from '../document/document.service'
import { officeUnits } from '../identity/directory.query'
import { requireMay } from '../identity/permission.service'
import { dutiesOf } from '../regulation/provision.query'
import { Duty } from './duty.entity'
import { findDutyRow } from './duty.query'
import { mattersOf, projectsInCharge } from './matter.query'

/** `完成投资2000万元，占年度计划的20.0%。进展……` */
const progressLine = (p: Awaited<ReturnType<typeof projectsInCharge>>[number], n: number): string => {
  const invested = p.cumulativeInvestment === null ? '' : `本年完成投资${formatMoney(p.cumulativeInvestment)}${p.completionRate === null ? '' : `，占年度计划的${(p.completionRate / 100).toFixed(1)}%`}。`
  return `${n}. ${p.name}。${invested}${p.progress?.trim() ?? ''}`
}

/**
 * Draws up the special report of a month from what the scheduling of that month recorded: a draft that is drawn up anew until it is
 * handed in, and that the office numbers. Returns the duty's id.
 * @throws Refusal STATE when the month's scheduling is not recorded yet.
 */
export async function draftSpecialReport(ctx: Ctx, input: { id: number; version: number }): Promise<number> {
  const row = await findDutyRow(ctx, input.id)
  requireMay(ctx, 'duty.fulfil', { unitIds: [row.unitId], postIds: [row.postId] })
  const duty = await ctx.findVersion(Duty, input.id, input.version, '职责')
  if (duty.doneOn != null) throw new Refusal('STATE', `这一期的专报 ${duty.doneOn} 已经上报，不用再起草。`)
  const kinds = await dutiesOf(ctx)
  const on = kinds.find(d => d.code === duty.code)?.reportOn
  if (!on) throw invalid({ field: 'id', message: '这项职责不要求形成专报，请直接登记履行情况。' })
  const scheduling = await ctx.em.findOne(Duty, { postId: duty.postId, code: on, fromOn: duty.fromOn, projectId: duty.projectId })
  if (scheduling?.doneOn == null) throw new Refusal('STATE', `${duty.period}的“${kinds.find(d => d.code === on)!.name}”还没有登记履行，专报由它生成，请先登记。`)
  await draftPaper(ctx, {
    kind: 'SPECIAL_REPORT', data: await reportData(ctx, row, scheduling), subjectType: 'Duty', subjectId: duty.id, recipientUnitIds: await officeUnits(ctx),
  })
  return duty.id
}

async function reportData(ctx: Ctx, row: Awaited<ReturnType<typeof findDutyRow>>, scheduling: Duty): Promise<PaperData['SPECIAL_REPORT']> {
  const issuer = await organOf(ctx)
  const matters = await mattersOf(ctx, scheduling.id)
  const progress = (await projectsInCharge(ctx, row.postId)).map((p, i) => progressLine(p, i + 1))
  return {
    issuer: row.postText, mark: '重点项目调度专报', number: '', issuedOn: '', copiesTo: '', recipient: issuer, contact: '', phone: '',
    title: `${row.postName}${row.period}重点项目调度专报`, period: row.period, leadOfficial: [row.postName, row.holderName].filter(Boolean).join(''),
    heldOn: dayText(scheduling.heldOn!), progress: progress.length ? progress : ['目前没有分包的在建、前期项目。'],
    body: (scheduling.content ?? '').split('\n').map(l => l.trim()).filter(Boolean),
    matters: matters.length
      ? matters.map((m, i) => ({ no: String(i + 1), text: m.matter, unit: m.unitName, requirement: m.requirement, due: dayText(m.dueOn) }))
      : [{ no: '—', text: '本期没有需要明确责任单位的问题', unit: '—', requirement: '—', due: '—' }],
  }
}

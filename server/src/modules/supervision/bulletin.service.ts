import { dayText, isDay, lastDayOfMonth, type Day } from '../../kernel/day'
import { invalid, Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { draftPaper, organOf, type PaperData } from '../document/document.service'
import { requireMay } from '../identity/permission.service'
import { clauseFor } from './action.service'
import { basisText } from './basis.query'
import { supervisionsIssued } from './supervision.query'
import { SUPERVISION_KINDS, SUPERVISION_STATES } from './supervision.rules'

type Row = Awaited<ReturnType<typeof supervisionsIssued>>[number]

const percent = (part: number, whole: number) => `${Math.round((part * 1000) / whole) / 10}%`
const counts = (rows: readonly Row[]) =>
  Object.entries(SUPERVISION_KINDS).map(([kind, label]) => [label, rows.filter(r => r.kind === kind).length] as const).filter(([, n]) => n).map(([label, n]) => `${label} ${n} 件`).join('、')

async function dataOf(ctx: Ctx, from: Day, rows: readonly Row[]): Promise<PaperData['BULLETIN']> {
  const issuer = await organOf(ctx)
  const period = dayText(from).replace(/1日$/, '')
  const closed = rows.filter(r => r.state === 'CLOSED').length
  const late = Map.groupBy(rows.filter(r => r.overdue), r => r.unitName)
  return {
    issuer, mark: `${issuer}文件`, number: '', title: `关于${period}重点项目督办核查情况的通报`, issuedOn: dayText(ctx.today), copiesTo: '', recipient: '各有关单位', contact: ctx.actor.userName, phone: '',
    period, total: String(rows.length), cleared: String(closed), overdue: String(rows.filter(r => r.overdue).length), rate: percent(closed, rows.length),
    body: [
      `根据${await basisText(ctx, await clauseFor(ctx, 'REMINDER'))}，现将${period}发现的突出问题和督办情况通报如下：`,
      `共印发${counts(rows)}，截至${dayText(ctx.today)}办结 ${closed} 件。`,
      ...rows.map((r, i) => `第${i + 1}项，${r.unitName}：${r.facts.split('\n').map(line => line.trim()).filter(Boolean).join('')}`),
    ],
    lateUnits: [...late].map(([unit, all]) => `${unit}（第${all.map(r => rows.indexOf(r) + 1).join('、')}项）`).join('，'),
    matters: rows.map((r, i) => ({
      no: String(i + 1), text: r.title, unit: r.unitName, due: r.dueOn ? dayText(r.dueOn).replace(`${ctx.today.slice(0, 4)}年`, '') : '',
      state: r.overdue ? `${SUPERVISION_STATES[r.state]}，已逾期` : SUPERVISION_STATES[r.state],
    })),
    requirements: ['请逾期的单位说明原因，抓紧复函、整改；其他单位按期办理并报送佐证，由本办核实办结。'],
  }
}

/**
 * 通报 of what was found and supervised in a month (灵宝 四(三)4), as a paper to be looked at, numbered and issued; drawn up anew while
 * it is a draft. What is only suspected, and leads for accountability, are not in it. Returns the document's id.
 * @param month `2026-10`
 * @throws Refusal INVALID for no month or one to come; STATE when nothing was issued in it.
 */
export async function draftSupervisionBulletin(ctx: Ctx, month: string): Promise<number> {
  requireMay(ctx, 'supervision.issue')
  const from = `${month}-01`
  if (!isDay(from) || from > ctx.today) throw invalid({ field: 'month', message: '请选择本月或以前的月份。' })
  const rows = await supervisionsIssued(ctx, from, lastDayOfMonth(from))
  if (!rows.length) throw new Refusal('STATE', '这个月没有印发督办文书，没有可以通报的内容，请换一个月份。')
  return draftPaper(ctx, {
    kind: 'BULLETIN', data: await dataOf(ctx, from, rows), subjectType: 'SupervisionMonth', subjectId: Number(month.replace('-', '')),
    recipientUnitIds: [...new Set(rows.map(r => r.unitId))], repeats: true,
  })
}

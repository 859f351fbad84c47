import { dayText } from '../../kernel/day'
import { notFound, Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { writeWorkbook } from '../../platform/sheet'
import { draftPaper, type PaperData } from '../document/document.service'
import { previewPaper } from '../document/preview.service'
import { requireMay } from '../identity/permission.service'
import { regulationOf } from '../regulation/regulation.service'
import { meetingChain, type MeetingChain } from './chain.query'
import { findExcerpt } from './excerpt.query'
import { findMeeting } from './meeting.query'
import { findMinutes } from './minutes.query'
import { followUpUnits, type MeetingRow } from './minutesFact.query'

interface File { name: string; content: Buffer }

const cleanName = (name: string) => name.replace(/[\\/:*?"<>|]/g, ' ').slice(0, 120)

/** What issued minutes say about one topic, as a Word file for its proposer and its project. @throws Refusal NOT_FOUND; STATE before the issue. */
export async function excerptFile(ctx: Ctx, agendaItemId: number): Promise<File> {
  const e = await findExcerpt(ctx, agendaItemId)
  if (!e) throw notFound('会议决定')
  if (!e.number || !e.issuedOn) throw new Refusal('STATE', '会议纪要还没有印发，印发后再下载摘录。')
  const { pack } = await regulationOf(ctx)
  const issue = e.series && e.number.startsWith(e.series) ? e.number.slice(e.series.length) : e.number
  const series = e.series ?? e.meetingTitle
  const content = await previewPaper(ctx, 'EXCERPT', {
    issuer: e.issuer ?? pack.data.labels.office, title: `${e.title.startsWith('关于') ? '' : '关于'}${e.title}的会议纪要摘录`, issuedOn: dayText(e.issuedOn), copiesTo: '', mark: `${series}纪要摘录`, seriesName: series,
    minutesIssue: issue, heldOn: dayText(e.heldOn), topic: e.title.replaceAll('“', '‘').replaceAll('”', '’'), paragraphs: e.paragraphs,
  })
  return { name: cleanName(`${e.title}（会议纪要摘录）.docx`), content }
}

async function chainFor(ctx: Ctx, meetingId: number): Promise<{ m: MeetingRow; chain: MeetingChain }> {
  const m = await findMeeting(ctx, meetingId)
  const chain = await meetingChain(ctx, m)
  if (!m || !chain) throw notFound('会议')
  if (m.state !== 'CLOSED') throw new Refusal('STATE', '会议还没有结束，结束后才有决议落实情况。')
  return { m, chain }
}

type Row = MeetingChain['items'][number]['resolutions'][number]

const noteOf = (r: Row): string =>
  !r.assignment ? (r.unitName && r.dueOn ? '没有交办，请核查' : '无须交办') : r.assignment.state === 'WITHDRAWN' || r.assignment.state === 'CLEARED' ? r.assignment.lastNote.slice(0, 60) : r.assignment.holderName ? `现由${r.assignment.holderName}办理` : ''

/** How far it is, in a bulletin's words. */
const stateOf = (r: Row): string =>
  !r.assignment ? '未列交办' : ({ CLEARED: '已办结', WITHDRAWN: '已撤销', SUBMITTED: '待核实' } as Partial<Record<string, string>>)[r.assignment.state] ?? '办理中'

async function followUpData(ctx: Ctx, m: MeetingRow, chain: MeetingChain): Promise<PaperData['FOLLOW_UP']> {
  const { pack } = await regulationOf(ctx)
  const minutes = await findMinutes(ctx, m.id)
  const rows = chain.items.flatMap(i => i.resolutions)
  const late = Map.groupBy(rows.filter(r => (r.assignment?.overdueDays ?? 0) > 0), r => r.unitName ?? '')
  const office = pack.data.labels.office || `${ctx.actor.jurisdictionName}联席会议办公室`
  return {
    issuer: office, mark: `${office}文件`, number: '', title: `关于${m.title}决议落实情况的通报`, issuedOn: dayText(ctx.today), copiesTo: '', recipient: '各有关单位', contact: ctx.actor.userName, phone: '',
    seriesName: m.seriesName, heldOn: dayText(m.heldOn), minutesIssue: minutes?.issued && minutes.number ? minutes.number.replace(m.seriesName, '') : '', until: dayText(ctx.today),
    total: String(chain.total), cleared: String(chain.cleared), working: String(chain.working), overdue: String(chain.overdue), rate: chain.rate,
    lateUnits: [...late].map(([unit, all]) => `${unit}（第${all.map(r => rows.indexOf(r) + 1).join('、')}项）`).join('，'),
    matters: rows.map((r, i) => ({
      no: String(i + 1), text: r.text, unit: r.unitName ?? '', due: r.dueOn ? dayText(r.dueOn).replace(`${ctx.today.slice(0, 4)}年`, '') : '', state: stateOf(r),
      overdueDays: r.assignment?.overdueDays ? String(r.assignment.overdueDays) : '', note: noteOf(r),
    })),
    requirements: chain.overdue
      ? ['请未按期办结的责任单位说明原因，明确办结日期，抓紧办理并在平台上申请销号。', '其他责任单位要按照会议明确的时限和标准推进，完成一件、销号一件。']
      : ['请各责任单位按照会议明确的时限和标准推进，完成一件、销号一件。'],
  }
}

/** 决议落实情况通报 as it would go out today. */
export async function followUpFile(ctx: Ctx, meetingId: number): Promise<File> {
  const { m, chain } = await chainFor(ctx, meetingId)
  const data = await followUpData(ctx, m, chain)
  return { name: cleanName(`${data.title}.docx`), content: await previewPaper(ctx, 'FOLLOW_UP', data) }
}

/** Draws up the bulletin as a paper, to be numbered and issued like all others; drawn up anew while it is a draft. Returns the document's id. */
export async function draftFollowUp(ctx: Ctx, meetingId: number): Promise<number> {
  requireMay(ctx, 'meeting.manage')
  const { m, chain } = await chainFor(ctx, meetingId)
  return draftPaper(ctx, {
    kind: 'FOLLOW_UP', data: await followUpData(ctx, m, chain), subjectType: 'Meeting', subjectId: m.id, recipientUnitIds: await followUpUnits(ctx, m), repeats: true,
  })
}

/** The chain of a meeting as a workbook: one line a resolution, one for a topic without, and what is missing on a sheet of its own. */
export async function chainFile(ctx: Ctx, meetingId: number): Promise<File> {
  const { m, chain } = await chainFor(ctx, meetingId)
  const missing = (itemId: number, resolutionId: number | null) =>
    chain.breaks.filter(b => b.agendaItemId === itemId && (resolutionId === null || b.resolutionId === resolutionId)).map(b => b.text).join('；')
  const head = (i: MeetingChain['items'][number]) => [i.topicNumber ?? '例行事项', i.title, i.proposerUnitName ?? '', i.outcomeLabel ?? '没有结果']
  const title = `${m.title}决议落实链条`
  const content = await writeWorkbook(
    {
      name: '链条', title,
      columns: [
        { header: '议题编号', width: 14 }, { header: '议题', width: 34, wrap: true }, { header: '提请单位', width: 18 }, { header: '结果', width: 10 }, { header: '议定事项', width: 44, wrap: true },
        { header: '责任单位', width: 18 }, { header: '完成时限', width: 12 }, { header: '交办编号', width: 12 }, { header: '办到哪里', width: 20 }, { header: '缺的环节', width: 30, wrap: true },
      ],
      rows: chain.items.flatMap(i =>
        i.resolutions.length
          ? i.resolutions.map(r => [...head(i), r.text, r.unitName ?? '', r.dueOn ?? '', r.assignment?.number ?? '', r.end, missing(i.agendaItemId, r.id)])
          : [[...head(i), '', '', '', '', i.topicStateLabel ?? '', missing(i.agendaItemId, null)]]),
    },
    { name: '缺的环节', columns: [{ header: '序号', width: 8 }, { header: '缺什么', width: 80, wrap: true }], rows: chain.breaks.map((b, n) => [n + 1, b.text]) },
  )
  return { name: cleanName(`${title}.xlsx`), content }
}

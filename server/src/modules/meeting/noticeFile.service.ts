import { dayText, instantText } from '../../kernel/day'
import { notFound } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { timeText } from '../document/document.service'
import { previewPaper } from '../document/preview.service'
import { Unit } from '../identity/identity.entity'
import { requireMay } from '../identity/permission.service'
import { regulationOf } from '../regulation/regulation.service'
import { listAgenda } from './agenda.query'
import { listSeats } from './attendance.query'
import { findMeeting } from './meeting.query'
import { placeText } from './meeting.rules'

type Seat = Awaited<ReturnType<typeof listSeats>>[number]

/** The notice as a Word file, as it would go out now. */
export async function noticeFile(ctx: Ctx, meetingId: number): Promise<{ name: string; content: Buffer }> {
  requireMay(ctx, 'meeting.manage')
  const m = await findMeeting(ctx, meetingId)
  if (!m) throw notFound('会议')
  const { pack } = await regulationOf(ctx)
  const seats = await listSeats(ctx, m.id)
  const agenda = await listAgenda(ctx, m)
  const names = (kind: Seat['kind']) => seats.filter(s => s.kind === kind).map(s => s.unitName).join('、')
  const unit = await ctx.find(Unit, ctx.actor.unitId, '单位')
  const title = `关于召开${m.title}的通知`
  const content = await previewPaper(ctx, 'NOTICE', {
    issuer: pack.data.labels.office || unit.name, mark: `${pack.data.labels.office || unit.name}文件`, number: '', title,
    issuedOn: dayText(ctx.today), copiesTo: '', recipient: '各参会单位', contact: ctx.actor.userName, phone: '',
    seriesName: m.seriesName, heldOn: `${dayText(m.heldOn)}${timeText(instantText(m.heldAt).slice(11))}`, place: placeText(m), chair: m.chairPost ?? '', attendees: names('MEMBER'), observers: names('OBSERVER'),
    topics: agenda.map((item, i) => ({ ordinal: `${i + 1}.`, title: item.title, proposer: item.proposerUnitName ?? '' })),
    requirements: ['请参会单位主要负责人参加会议，因故不能参加的，请在平台上请假并说明原因，或委托他人参会。', '请议题提请单位按议程准备汇报材料。', ...(m.noticeText ? [m.noticeText] : [])],
  })
  return { name: `${title}.docx`, content }
}

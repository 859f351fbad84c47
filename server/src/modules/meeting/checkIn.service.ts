import { randomBytes } from 'node:crypto'
import QRCode from 'qrcode'
import { invalid, Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { requireMay } from '../identity/permission.service'
import { answeredState } from './attendance.rules'
import { codeAt, codeUntil, counting, isCodeNow, MAX_WRONG, seatFor } from './checkIn.rules'
import { openSeats } from './checkIn.query'
import { LiveMeeting } from './live.entity'
import { liveOf } from './live.service'
import { Attendance, Meeting } from './meeting.entity'
import { MEETING_STATES } from './meeting.rules'

/** Wrong codes by user, kept in the process: guessing is slowed, and nobody is locked out for long. */
const wrong = new Map<number, number[]>()

/** A meeting that one may check in to: on its day, or while it goes on. */
const begun = (ctx: Ctx, m: Pick<Meeting, 'state' | 'heldOn'>) => m.state === 'IN_SESSION' || (m.state === 'CONVENED' && m.heldOn === ctx.today)

export interface CheckInCode {
  code: string
  /** Instant at which the next one comes. */
  until: number
  /** What the QR code says. */
  address: string
  /** The QR code, SVG. */
  svg: string
}

/** P6: the code that stands on the screen now. `origin`: address of the portal as the room's phones reach it. */
export async function showCheckInCode(ctx: Ctx, input: { meetingId: number; origin: string }): Promise<CheckInCode> {
  requireMay(ctx, 'meeting.manage')
  const meeting = await ctx.find(Meeting, input.meetingId, '会议')
  if (!begun(ctx, meeting)) throw new Refusal('STATE', meeting.state === 'CONVENED' ? '会议当天才能签到。' : `会议${MEETING_STATES[meeting.state]}，现在不能签到。`)
  const origin = URL.parse(input.origin)
  if (!origin || !/^https?:$/.test(origin.protocol)) throw invalid({ field: 'origin', message: '门户地址不对，请刷新页面。' })
  const live = await liveOf(ctx, meeting.id)
  live.codeSecret ??= randomBytes(32).toString('hex')
  await ctx.flush()
  const code = codeAt(live.codeSecret, ctx.now)
  const address = `${origin.origin}/check-in?code=${code}`
  return { code, until: codeUntil(ctx.now), address, svg: await QRCode.toString(address, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' }) }
}

export interface CorrectSeat {
  id: number
  version: number
  /** Somebody is there. */
  present: boolean
  /** Who stands in; '' or null: the seat's own holder came. */
  standInName?: string | null
}

/** P6: the office at the door puts a check-in right: the wrong seat, or another person on it. The hour of a check-in that stands is kept. */
export async function correctSeat(ctx: Ctx, input: CorrectSeat): Promise<number> {
  requireMay(ctx, 'meeting.manage')
  const known = await ctx.find(Attendance, input.id, '席位')
  const meeting = await ctx.find(Meeting, known.meetingId, '会议')
  await ctx.lock(`check-in:${known.id}`)
  const seat = await ctx.findVersion(Attendance, input.id, input.version, '席位')
  if (!begun(ctx, meeting)) throw new Refusal('STATE', `会议${MEETING_STATES[meeting.state]}，签到只能在会议当天更正；会后有出入的，请在纪要里改。`)
  if (seat.state !== 'PRESENT') throw new Refusal('STATE', '这个席位还没有签到，请直接签到。')
  const standInName = input.standInName?.trim() || null
  if (input.present) seat.standInName = standInName
  else ctx.em.assign(seat, { state: answeredState(seat), checkedInAt: null, standInName: seat.announcedName })
  await ctx.flush()
  return meeting.id
}

/** @throws Refusal TOO_MANY after several wrong codes; else remembers one more, and says so. */
function refuseWrong(ctx: Ctx, message: string): never {
  wrong.set(ctx.actor.userId, [...counting(wrong.get(ctx.actor.userId) ?? [], ctx.now), ctx.now])
  if (wrong.size > 20_000) wrong.clear()
  throw invalid({ field: 'code', message })
}

/**
 * P6: checks the actor in by the code on the screen: on the seat of the own post, or standing in on one of the own unit.
 * Returns the seat's id. A second time changes nothing.
 */
export async function checkInByCode(ctx: Ctx, input: { code: string }): Promise<number> {
  requireMay(ctx, 'meeting.attend', { unitIds: [ctx.actor.unitId], postIds: [ctx.actor.postId] })
  if (counting(wrong.get(ctx.actor.userId) ?? [], ctx.now).length >= MAX_WRONG) throw new Refusal('TOO_MANY', '签到码输错次数过多，请五分钟后再试，或请会场工作人员代为签到。')
  const code = input.code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(code)) refuseWrong(ctx, '签到码是 6 位数字，请看会场屏幕上的签到码。')
  const seats = await openSeats(ctx)
  const live = await ctx.em.find(LiveMeeting, { meetingId: { $in: [...new Set(seats.map(s => s.meetingId))] } })
  const here = live.find(l => l.codeSecret != null && isCodeNow(l.codeSecret, code, ctx.now))
  if (!here) refuseWrong(ctx, seats.length ? '签到码不对或已过期。请扫会场屏幕上现在显示的签到码。' : '您和本单位今天没有正在签到的会议。如确已受邀，请会场工作人员代为签到。')
  const found = seatFor(seats.filter(s => s.meetingId === here.meetingId), ctx.actor.postId)!
  await ctx.lock(`check-in:${found.seat.id}`)
  const seat = await ctx.em.findOneOrFail(Attendance, { id: found.seat.id }, { refresh: true })
  const name = `${ctx.actor.userName}（${ctx.actor.onBehalfOf ?? ctx.actor.postName}）`
  const standInName = found.standsIn ? name : null
  if (seat.state === 'PRESENT') {
    if ((seat.standInName ?? null) === standInName) return seat.id
    throw new Refusal('STATE', seat.standInName ? `这个席位已由 ${seat.standInName} 签到。如有变化，请会场工作人员更正。` : '这个席位的本人已经签到，不必再由他人代为签到。')
  }
  ctx.em.assign(seat, { state: 'PRESENT', checkedInAt: ctx.now, standInName })
  await ctx.flush()
  return seat.id
}

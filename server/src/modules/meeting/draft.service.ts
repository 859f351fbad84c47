import { isDay } from '../../kernel/day'
import { conflict, invalid, Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { Post, Unit } from '../identity/identity.entity'
import { requireMay } from '../identity/permission.service'
import { OUTCOMES } from './agenda.rules'
import { contestedOf, draftOf, keyParts, mergeTyped, typedAt, wordsOf, type Draft, type DraftField, type Typed } from './draft.rules'
import { recordedItems } from './live.query'
import { itemInSession, liveItemOf } from './live.service'
import { recordOutcome } from './outcome.service'

/** The text column of MySQL holds 65,535 bytes. */
const MAX_BYTES = 60_000
const MAX_LINES = 20

export interface TypeDecision {
  meetingId: number
  agendaItemId: number
  fields: readonly Typed[]
}

export interface TypedResult {
  agendaItemId: number
  serial: number
  fields: (DraftField & { key: string })[]
  /** Keys where two texts now stand side by side. */
  contested: string[]
}

async function checkField(ctx: Ctx, { key, value }: Typed, at: number): Promise<void> {
  const name = keyParts(key)?.name
  const wrong = (message: string) => invalid({ field: `fields.${at}.value`, message })
  if (name === undefined) throw invalid({ field: `fields.${at}.key`, message: '没有这一栏，请刷新页面。' })
  if (value === '') return
  if (name === 'outcome' && !Object.hasOwn(OUTCOMES, value)) throw wrong(`结果请从以下选项中选择：${Object.values(OUTCOMES).join('、')}。`)
  if (name === 'onProblem' && value !== '1' && value !== '0') throw wrong('请选择是否解决或处理问题。')
  if (name === 'dueOn' && !isDay(value)) throw wrong('完成时限不是一个日期，请重新选择。')
  if (name === 'unitId') await ctx.find(Unit, Number(value) || 0, '责任单位')
  if (name === 'postId') await ctx.find(Post, Number(value) || 0, '责任岗位')
}

const fieldsOf = async (ctx: Ctx, meetingId: number, agendaItemId: number, serial: number): Promise<Draft> => {
  const item = (await recordedItems(ctx, meetingId)).get(agendaItemId)
  return item ? draftOf(item, serial) : {}
}

/** P5: what a secretary has typed since the last time, field by field. Answers the fields as they stand now. */
export async function typeDecision(ctx: Ctx, input: TypeDecision): Promise<TypedResult> {
  requireMay(ctx, 'meeting.manage')
  const item = await itemInSession(ctx, input.meetingId, input.agendaItemId)
  for (const [i, field] of input.fields.entries()) await checkField(ctx, field, i)
  const live = await liveItemOf(ctx, item, async () => '')
  const known = live.fields ? (JSON.parse(live.fields) as Draft) : await fieldsOf(ctx, item.meetingId, item.id, live.serial)
  const merged = mergeTyped(known, live.serial, input.fields, { by: `${ctx.actor.userName}（${ctx.actor.postName}）`, userId: ctx.actor.userId, at: ctx.now })
  if (merged.serial > live.serial) {
    const text = JSON.stringify(merged.draft)
    if (wordsOf(merged.draft).lines.length > MAX_LINES) throw invalid({ field: 'fields', message: `一项议程最多 ${MAX_LINES} 条议定事项，请合并或分列。` })
    if (Buffer.byteLength(text) > MAX_BYTES) throw invalid({ field: 'fields', message: '这项议程的议定内容过长，请精简；细节可写入附件。' })
    ctx.em.assign(live, { fields: text, serial: merged.serial })
  }
  await ctx.flush()
  const keys = new Set(input.fields.map(f => f.key))
  return {
    agendaItemId: item.id, serial: live.serial, contested: contestedOf(merged.draft),
    fields: Object.entries(merged.draft).filter(([key]) => keys.has(key)).map(([key, field]) => ({ key, ...field })),
  }
}

/**
 * P5: what was typed becomes the item's outcome and resolutions, judged as by the form (CZ16).
 * @throws Refusal CONFLICT when something was typed after `serial`, or two texts still stand side by side.
 */
export async function recordDecision(ctx: Ctx, input: { meetingId: number; agendaItemId: number; serial: number }): Promise<number> {
  requireMay(ctx, 'meeting.manage')
  const item = await itemInSession(ctx, input.meetingId, input.agendaItemId)
  const live = await liveItemOf(ctx, item, async () => '')
  if (live.serial !== input.serial) throw conflict('议定内容')
  const draft = live.fields ? (JSON.parse(live.fields) as Draft) : await fieldsOf(ctx, item.meetingId, item.id, live.serial)
  if (contestedOf(draft).length) throw new Refusal('CONFLICT', '有两份文字还没有选定，请先选定再记录。')
  const words = wordsOf(draft)
  if (words.outcome === null) throw invalid({ field: 'outcome', message: `还没有选定结果，请先选择${Object.values(OUTCOMES).join('、')}。` })
  const lines = words.lines.filter(l => l.text.trim() || l.unitId !== null || l.dueOn !== null)
  live.recordedSerial = live.serial
  await ctx.flush()
  return recordOutcome(ctx, {
    agendaItemId: item.id, version: item.version, outcome: words.outcome, outcomeText: words.outcomeText, heard: words.heard,
    resolutions: lines.map(l => ({ text: l.text, unitId: l.unitId, responsiblePostId: l.postId, responsiblePerson: l.postId === null ? l.person : null, dueOn: l.dueOn, standard: l.standard, onProblem: l.onProblem })),
  }, { at: typedAt(draft) })
}

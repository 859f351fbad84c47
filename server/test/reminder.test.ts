import { afterAll, beforeAll, expect, it } from 'vitest'
import { Assignment } from '../src/modules/assignment/assignment.entity'
import { handOverAssignments, listAssignments } from '../src/modules/assignment/listing.service'
import { withdrawAssignment } from '../src/modules/assignment/verification.service'
import { actorOf } from '../src/modules/identity/identity.demo'
import { openOffice, type Client, type Office } from './office'

let office: Office
let secretary: Client
beforeAll(async () => {
  office = await openOffice({ counties: ['140428'] })
  secretary = await office.as('cz.secretary')
})
afterAll(() => office.close())
const list = (unit: string, title: string, over = true) => office.act(actorOf(office.county('长子'), 'secretary'), async ctx => {
  const ids = await listAssignments(ctx, [{
    sourceType: 'MANUAL', sourceId: null, title, content: '办理。', standard: '办结', unitId: office.county('长子').units.get(unit)!, responsiblePostId: office.county('长子').posts.get(`${unit}.head`)!, dueOn: '2026-03-20',
  }])
  if (over) await handOverAssignments(ctx, ids)
  return ids[0]!
})
const PREVIEW = 'query ($input: SendRemindersInput!) { reminderPreview(input: $input) { reminders { unitName title text assignments { id } } skipped { title why } } }'
const SEND = 'mutation ($input: SendRemindersInput!) { sendReminders(input: $input) }'

it('P9 reminds in bulk: one text a unit, seen before it is sent, once a day', async () => {
  const water = [await list('水务局', '甲事项'), await list('水务局', '乙事项')]
  const farm = await list('农业农村局', '丙事项')
  const early = await list('财政局', '丁事项', false)
  const input = { ids: [...water, farm, early], note: '周五前报进度。' }
  const { reminderPreview } = await secretary.get<{ reminderPreview: { reminders: { unitName: string; text: string }[]; skipped: { title: string; why: string }[] } }>(PREVIEW, { input })
  expect(reminderPreview.reminders).toHaveLength(2)
  expect(reminderPreview.reminders[0]!.text).toMatch(/甲事项.*乙事项.*周五前报进度。$/)
  expect(reminderPreview.skipped).toEqual([{ title: '丁事项', why: '还没有交单' }])
  const sent = await secretary.get<{ sendReminders: number }>(SEND, { input })
  expect(sent.sendReminders).toBeGreaterThan(1)
  const messages = await office.app.database.read.selectFrom('message').select(['text', 'userId']).where('kind', '=', 'ASSIGNMENT_REMINDER').execute()
  expect(messages.filter(m => m.text === reminderPreview.reminders[0]!.text).length).toBeGreaterThan(0)
  expect((await secretary.get<{ sendReminders: number }>(SEND, { input })).sendReminders).toBe(0)
})

it('P9 refuses to remind of what lies with nobody there, and whoever is not the office', async () => {
  const id = await list('水务局', '戊事项')
  const liaison = await office.as('cz.d8.liaison')
  expect((await liaison.ask(SEND, { input: { ids: [id] } })).errors![0]!.extensions.code).toBe('FORBIDDEN')
  await office.act(actorOf(office.county('长子'), 'office'), async ctx => withdrawAssignment(ctx, { id, version: (await ctx.find(Assignment, id, '事项')).version, reason: '重复' }))
  expect((await secretary.ask(SEND, { input: { ids: [id] } })).errors![0]!.extensions.code).toBe('INVALID')
})

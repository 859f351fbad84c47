import PizZip from 'pizzip'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, instantOf } from '../src/kernel/day'
import { storeAttachment } from '../src/modules/document/attachment.service'
import { actorOf } from '../src/modules/identity/identity.demo'
import { handOverAssignments, listAssignments } from '../src/modules/assignment/listing.service'
import { acceptTopic, proposeTopic, submitTopic } from '../src/modules/meeting/topic.service'
import { Topic } from '../src/modules/meeting/topic.entity'
import { ask, closeRest, done, outcome, read, step } from './meetingSteps'
import { NOW, openOffice, TODAY, type Client, type Office } from './office'

let office: Office
beforeAll(async () => { office = await openOffice({ counties: ['140428', '410202'] }) })
afterAll(() => office.close())

const BRIEF = { problem: '用地材料缺林地意见。', request: '请会议研究办理时限。', proposedDecision: '由林草局限期办结。', seriesCode: 'JOINT_MEETING' }
const secretary = () => actorOf(office.county('长子'), 'secretary')
const unit = (name: string) => office.county('长子').units.get(name)!
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')
const pooled = (title: string, from = '水务局', paper = false) =>
  office.act(secretary(), async ctx => {
    const attachmentIds = paper ? [(await storeAttachment(ctx, `${title}材料.pdf`, Readable.from(PDF))).id] : []
    const id = await proposeTopic(ctx, { title, ...BRIEF, proposerUnitId: unit(from), attachmentIds })
    const at = async () => ({ id, version: (await ctx.find(Topic, id, '议题')).version })
    await submitTopic(ctx, await at())
    return acceptTopic(ctx, await at())
  })
let nth = 0
const planned = async (client: Client, topicIds: number[] = [], more: object = {}) => {
  const m = await done(client, 'planMeeting', { seriesCode: 'JOINT_MEETING', heldAt: NOW + ++nth * 60_000, place: '县政府二楼', budgetMinutes: 40, ...more })
  return topicIds.length ? done(client, 'putOnAgenda', { meetingId: m.id, topicIds }) : m
}
const call = (client: Client, name: string, type: string, input: object, fields: string) => client.ask(`mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`, { input })

interface Candidate { key: string; kind: string; title: string; reason: string; score: number; scoreText: string; fits: boolean; firstOver: boolean; link: string }
const candidatesOf = async (client: Client, meetingId: number) =>
  (await client.get<{ agendaCandidates: { freeMinutes: number; candidates: Candidate[] } }>('query ($id: Int!) { agendaCandidates(meetingId: $id) { freeMinutes candidates { key kind title reason score scoreText fits firstOver link } } }', { id: meetingId })).agendaCandidates

describe('the agenda drafts itself', () => {
  it('N4 proposes overdue work and topics with their reasons, fits them into the time box, and drafts a topic with a link to its source', async () => {
    const client = await office.as('cz.secretary')
    const [assignmentId] = await office.act(secretary(), async ctx => {
      const ids = await listAssignments(ctx, [{
        sourceType: 'OFFICE', sourceId: null, sourceText: null, title: '补齐林地手续', content: '补齐林地手续', standard: '取得批文', unitId: unit('水务局'), dueOn: addDays(TODAY, -12), responsiblePerson: '王甲一', projectId: null, responsiblePostId: null, judged: true,
      } as never])
      await handOverAssignments(ctx, ids)
      return ids
    })
    await pooled('普通议题')
    const m = await planned(client)
    const before = await candidatesOf(client, m.id)
    const overdue = before.candidates.find(c => c.key === `assignment:${assignmentId}`)!
    expect(overdue).toMatchObject({ kind: 'ASSIGNMENT', link: `/assignments/${assignmentId}` })
    expect(overdue.reason).toContain('已逾期 12 天')
    expect(overdue.scoreText).toMatch(/= \d+$/)
    expect(before.candidates.map(c => c.score)).toEqual([...before.candidates.map(c => c.score)].sort((a, b) => b - a))
    expect(before.candidates.filter(c => c.firstOver).length).toBeLessThanOrEqual(1)
    expect((await call(client, 'takeCandidates', 'TakeCandidatesInput', { meetingId: m.id, keys: [overdue.key] }, 'id')).errors).toBeUndefined()
    const item = (await read(client, m.id))!.agenda.find(i => i.title.includes('补齐林地手续'))!
    const { topic } = await client.get<{ topic: { sourceLink: string; sourceReason: string; number: string } }>('query ($id: Int!) { topic(id: $id) { sourceLink sourceReason number } }', { id: item.topicId })
    expect(topic).toMatchObject({ sourceLink: `/assignments/${assignmentId}`, sourceReason: overdue.reason })
    expect((await candidatesOf(client, m.id)).candidates.some(c => c.key === overdue.key)).toBe(false)
  })

  it('N4 refuses what is no candidate any more, and a unit', async () => {
    const client = await office.as('cz.secretary')
    const m = await planned(client)
    expect((await call(client, 'takeCandidates', 'TakeCandidatesInput', { meetingId: m.id, keys: ['assignment:999999'] }, 'id')).errors![0]!.extensions.code).toBe('CONFLICT')
    expect((await call(await office.as('cz.d8.liaison'), 'takeCandidates', 'TakeCandidatesInput', { meetingId: m.id, keys: ['topic:1'] }, 'id')).errors![0]!.extensions.code).toBe('FORBIDDEN')
  })

  it('N5 a topic that was meant for no series comes back to the next meeting of the one that deferred it', async () => {
    const client = await office.as('cz.secretary')
    const id = await office.act(secretary(), async ctx => {
      const topicId = await proposeTopic(ctx, { title: '未定会议的议题', ...BRIEF, seriesCode: null, proposerUnitId: unit('水务局') })
      const at = async () => ({ id: topicId, version: (await ctx.find(Topic, topicId, '议题')).version })
      await submitTopic(ctx, await at())
      return acceptTopic(ctx, await at())
    })
    const m = await planned(client, [id])
    const open = await done(client, 'openMeeting', step(await done(client, 'sendNotice', step(m))))
    const item = open.agenda.find(i => i.topicId === id)!
    const deferred = await outcome(client, item, { outcome: 'DEFERRED', outcomeText: '完善后再议' })
    await closeRest(client, deferred)
    const next = await planned(client)
    expect(next.agenda.find(i => i.topicId === id)).toMatchObject({ topicNumber: item.topicNumber, roundText: '第 2 次上会' })
  })
})

describe('versions', () => {
  const VERSIONS = 'id agendaVersions { versions { number cause note items { title minutes } changes { kind title text } } pending { kind text } }'
  interface Versions { agendaVersions: { versions: { number: number; cause: string; note: string | null; items: { title: string }[]; changes: { kind: string; title: string }[] }[]; pending: { kind: string }[] } }
  const versionsOf = async (client: Client, id: number) => (await client.get<{ meeting: Versions | null }>(`query ($id: Int!) { meeting(id: $id) { ${VERSIONS} } }`, { id })).meeting?.agendaVersions

  it('P1 freezes the agenda with the notice, shows what changed since, and freezes that again with who approved it', async () => {
    const client = await office.as('cz.secretary')
    const m = await planned(client, [await pooled('甲'), await pooled('乙')])
    const convened = await done(client, 'sendNotice', step(m))
    expect((await versionsOf(client, m.id))).toMatchObject({ versions: [{ number: 1, cause: 'NOTICE', changes: [] }], pending: [] })
    const ids = convened.agenda.map(i => i.id)
    await done(client, 'orderAgenda', { meetingId: m.id, itemIds: [ids.at(-1)!, ...ids.slice(0, -1)] })
    await done(client, 'addAgendaMatter', { meetingId: m.id, title: '传达精神', minutes: 5 })
    expect((await versionsOf(client, m.id))!.pending.map(c => c.kind)).toEqual(['MOVED', 'ADDED'])
    expect((await call(client, 'confirmAgenda', 'ConfirmAgendaInput', { meetingId: m.id, note: '县长审定' }, 'id')).errors).toBeUndefined()
    const after = (await versionsOf(client, m.id))!
    expect(after.versions.map(v => [v.number, v.cause])).toEqual([[2, 'CHANGED'], [1, 'NOTICE']])
    expect(after.versions[0]!.changes.map(c => c.title)).toEqual(['乙', '传达精神'])
    expect(after.pending).toEqual([])
  })

  it('P1 refuses to confirm without saying who, and hides the versions from a guest', async () => {
    const client = await office.as('cz.secretary')
    const m = await planned(client, [await pooled('只给提请单位看'), await pooled('旁人的议题', '财政局')])
    await done(client, 'sendNotice', step(m))
    expect((await call(client, 'confirmAgenda', 'ConfirmAgendaInput', { meetingId: m.id, note: ' ' }, 'id')).errors![0]!.extensions.code).toBe('INVALID')
    expect(await versionsOf(await office.as('cz.d8.liaison'), m.id)).toEqual({ versions: [], pending: [] })
  })

  it('P2 marks a topic that came after the cut-off as late', async () => {
    const client = await office.as('cz.secretary')
    const m = await planned(client, [], { heldAt: instantOf('2026-03-19', '09:00') })
    const id = await pooled('截止后才报')
    await done(client, 'putOnAgenda', { meetingId: m.id, topicIds: [id] })
    expect((await client.get<{ topic: { late: boolean; cutoffOn: string } }>('query ($id: Int!) { topic(id: $id) { late cutoffOn } }', { id })).topic).toEqual({ late: true, cutoffOn: '2026-03-16' })
  })
})

describe('invitations and papers', () => {
  it('P6 notes who has read the notice, and reminds in one go those who have not answered', async () => {
    const [client, member] = [await office.as('cz.secretary'), await office.as('cz.d8.liaison')]
    const m = await planned(client, [await pooled('提醒试验')])
    expect((await call(client, 'remindInvited', 'InvitationInput', { meetingId: m.id }, 'id')).errors![0]!.extensions.code).toBe('STATE')
    await done(client, 'sendNotice', step(m))
    expect((await call(member, 'readInvitation', 'InvitationInput', { meetingId: m.id }, 'id')).errors).toBeUndefined()
    const seats = async () => (await client.get<{ meeting: { attendance: { unitId: number | null; readAt: number | null; reminders: number }[] } }>('query ($id: Int!) { meeting(id: $id) { attendance { unitId readAt reminders } } }', { id: m.id })).meeting.attendance
    expect((await seats()).find(s => s.unitId === unit('水务局'))!.readAt).not.toBeNull()
    expect((await seats()).find(s => s.unitId === unit('财政局'))!.readAt).toBeNull()
    expect((await call(client, 'remindInvited', 'InvitationInput', { meetingId: m.id }, 'id')).errors).toBeUndefined()
    expect((await seats()).find(s => s.unitId === unit('财政局'))!.reminders).toBe(1)
    expect((await call(member, 'remindInvited', 'InvitationInput', { meetingId: m.id }, 'id')).errors![0]!.extensions.code).toBe('FORBIDDEN')
  })

  it('P6 packs the papers as one file that opens offline; a guest’s holds its own topics and papers only', async () => {
    const client = await office.as('cz.secretary')
    const m = await planned(client, [await pooled('本局议题', '水务局', true), await pooled('外局单独事项', '财政局', true)])
    await done(client, 'sendNotice', step(m))
    const pack = async (who: Client) => {
      const reply = await office.app.http.inject({ method: 'GET', url: `/meetings/${m.id}/materials.zip`, headers: { cookie: who.cookie } })
      expect(reply.statusCode).toBe(200)
      const zip = new PizZip(reply.rawPayload)
      return { page: zip.file('index.html')!.asText(), papers: Object.keys(zip.files).filter(n => n.endsWith('.pdf')) }
    }
    const whole = await pack(client)
    expect(whole.papers).toHaveLength(2)
    expect(whole.page).toContain('外局单独事项')
    const guest = await pack(await office.as('cz.d8.liaison'))
    expect(guest.papers).toHaveLength(1)
    expect(guest.page).toContain('本局议题')
    expect(guest.page).not.toContain('外局单独事项')
    expect((await office.app.http.inject({ method: 'GET', url: `/meetings/${m.id}/materials.zip`, headers: { cookie: (await office.as('lt.secretary')).cookie } })).statusCode).toBe(404)
    expect(await ask(client, 'putOnAgenda', { meetingId: m.id, topicIds: [] })).toHaveProperty('errors')
  })
})

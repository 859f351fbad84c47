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
import { minutesOf, saidOk } from './minutesSteps'
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
    for (const title of ['普通议题', '又一个普通议题']) await pooled(title)
    const m = await planned(client)
    const before = await candidatesOf(client, m.id)
    const overdue = before.candidates.find(c => c.key === `assignment:${assignmentId}`)!
    expect(overdue).toMatchObject({ kind: 'ASSIGNMENT', link: `/assignments/${assignmentId}` })
    expect(overdue.reason).toContain('已逾期 12 天')
    expect(overdue.scoreText).toMatch(/= \d+$/)
    expect(before.candidates.map(c => c.score)).toEqual([...before.candidates.map(c => c.score)].sort((a, b) => b - a))
    // Three quarters of an hour are more than the box: the first over is one, what is before it fits, what is behind it does not.
    const over = before.candidates.findIndex(c => c.firstOver)
    expect(over).toBeGreaterThanOrEqual(0)
    expect(before.candidates.map(c => c.fits)).toEqual(before.candidates.map((_, i) => i < over))
    expect(before.candidates.map(c => c.firstOver)).toEqual(before.candidates.map((_, i) => i === over))
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
    await done(client, 'orderAgenda', { meetingId: m.id, itemIds: [ids.at(-1)!, ...ids.slice(0, -1)], seenIds: ids })
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

  it('P1 of two secretaries who reorder one agenda, the second is told and the first’s order stands', async () => {
    const [one, other] = [await office.as('cz.secretary'), await office.as('cz.secretary2')]
    const m = await planned(one, [await pooled('先议'), await pooled('后议')])
    const seenIds = m.agenda.map(i => i.id)
    const [last, ...rest] = [...seenIds].reverse()
    const kept = await done(one, 'orderAgenda', { meetingId: m.id, itemIds: [last!, ...rest.reverse()], seenIds })
    const late = await ask(other, 'orderAgenda', { meetingId: m.id, itemIds: [...seenIds].reverse(), seenIds })
    expect(late.errors![0]!).toMatchObject({ extensions: { code: 'CONFLICT' }, message: expect.stringContaining('议程刚才已被他人调整') as string })
    expect((await read(other, m.id))!.agenda.map(i => i.id)).toEqual(kept.agenda.map(i => i.id))
    const again = await done(other, 'orderAgenda', { meetingId: m.id, itemIds: [...seenIds].reverse(), seenIds: kept.agenda.map(i => i.id) })
    expect(again.agenda.map(i => i.id)).toEqual([...seenIds].reverse())
  })

  it('P5 keeps an item on the agenda while something typed live about it is not on record', async () => {
    const client = await office.as('cz.secretary')
    const m = await planned(client, [await pooled('现场记了一半'), await pooled('现场没有记')])
    const open = await done(client, 'openMeeting', step(await done(client, 'sendNotice', step(m))))
    const [typed, blank] = open.agenda.slice(-2)
    expect((await call(client, 'typeDecision', 'TypeDecisionInput', { meetingId: m.id, agendaItemId: typed!.id, fields: [{ key: 'outcomeText', value: '原则同意。', baseVersion: 0 }] }, 'serial')).errors).toBeUndefined()
    expect((await ask(client, 'removeFromAgenda', step(typed!))).errors![0]!).toMatchObject({ extensions: { code: 'STATE' }, message: expect.stringContaining('“现场记了一半”的现场记录') as string })
    expect((await done(client, 'removeFromAgenda', step(blank!))).agenda.map(i => i.title)).toContain('现场记了一半')
  })

  it('P2 marks a topic that came after the cut-off as late', async () => {
    const client = await office.as('cz.secretary')
    const m = await planned(client, [], { heldAt: instantOf('2026-03-19', '09:00') })
    const id = await pooled('截止后才报')
    await done(client, 'putOnAgenda', { meetingId: m.id, topicIds: [id] })
    expect((await client.get<{ topic: { late: boolean; cutoffOn: string } }>('query ($id: Int!) { topic(id: $id) { late cutoffOn } }', { id })).topic).toEqual({ late: true, cutoffOn: '2026-03-16' })
  })
})

describe('the list before a meeting', () => {
  it('P2 returned and submitted again after the cut-off, a topic keeps its number, its place and is not late', async () => {
    const client = await office.as('cz.secretary')
    office.at(instantOf('2026-03-10', '10:00'))
    const id = await office.act(secretary(), async ctx => {
      const topicId = await proposeTopic(ctx, { title: '补正后再报', ...BRIEF, proposerUnitId: unit('水务局') })
      await submitTopic(ctx, { id: topicId, version: (await ctx.find(Topic, topicId, '议题')).version })
      return topicId
    })
    office.at(NOW)
    const SEEN = 'query ($id: Int!) { topic(id: $id) { id version number submittedAt late cutoffOn } }'
    interface Seen { topic: { id: number; version: number; number: string; submittedAt: number; late: boolean } }
    const before = (await client.get<Seen>(SEEN, { id })).topic
    await done(client, 'returnTopic', { ...step(before), reason: '请补充林地意见' })
    await office.act(secretary(), async ctx => {
      const at = async () => ({ id, version: (await ctx.find(Topic, id, '议题')).version })
      await submitTopic(ctx, await at())
      return acceptTopic(ctx, await at())
    })
    const m = await planned(client, [id], { heldAt: instantOf('2026-03-19', '10:00') })
    expect(m.agenda.some(i => i.topicId === id)).toBe(true)
    expect((await client.get<Seen>(SEEN, { id })).topic).toMatchObject({ number: before.number, submittedAt: before.submittedAt, late: false })
  })

  it('P1 what is late is on the list of what is still to do until a version of the agenda holds it; each item has its day and a page', async () => {
    const client = await office.as('cz.secretary')
    const m = await planned(client, [await pooled('迟来的议题')], { heldAt: instantOf('2026-03-19', '11:00'), place: '' })
    const ready = async () => (await client.get<{ meeting: { readiness: { key: string; done: boolean; hint: string | null; dueOn: string | null; link: string }[] } }>('query ($id: Int!) { meeting(id: $id) { readiness { key done hint dueOn link } } }', { id: m.id })).meeting.readiness
    const before = await ready()
    expect(before.every(r => r.dueOn !== null)).toBe(true)
    expect(before.find(r => r.key === 'late')).toMatchObject({ done: false, hint: expect.stringContaining('“迟来的议题”') as string, link: expect.stringMatching(/^\/topics\/\d+$/) as string })
    expect(before.filter(r => ['place', 'notice'].includes(r.key)).map(r => r.link)).toEqual([`/meetings/${m.id}?edit=1`, `/meetings/${m.id}?notice=1`])
    await call(client, 'confirmAgenda', 'ConfirmAgendaInput', { meetingId: m.id, note: '主任审定' }, 'id')
    expect((await ready()).find(r => r.key === 'late')!.done).toBe(true)
    // A planned meeting of the past is not the next one.
    const { meetings } = await client.get<{ meetings: { nodes: { id: number }[] } }>('{ meetings(filter: { coming: true, states: ["PLANNED"] }, first: 50) { nodes { id heldOn } } }')
    const old = await planned(client, [], { heldAt: instantOf('2026-03-02', '09:00') })
    expect(meetings.nodes.map(n => n.id)).toContain(m.id)
    expect((await client.get<{ meetings: { nodes: { id: number }[] } }>('{ meetings(filter: { coming: true, states: ["PLANNED"] }, first: 50) { nodes { id } } }')).meetings.nodes.map(n => n.id)).not.toContain(old.id)
  })
})

describe('after the notice', () => {
  const messagesOf = async (client: Client) => (await client.get<{ messages: { nodes: { id: number; title: string; kind: string }[] } }>('{ messages(first: 50) { nodes { id title kind } } }')).messages.nodes

  it('P9 who is given a seat after the notice is told at once, whose only topic is taken off need not come', async () => {
    const [client, guest] = [await office.as('cz.secretary'), await office.as('cz.d8.head')]
    const m = await planned(client, [await pooled('先列的议题', '财政局')])
    await done(client, 'sendNotice', step(m))
    const about = async (who: Client) => (await messagesOf(who)).filter(x => x.title.includes(m.title))
    expect(await about(guest)).toEqual([])
    const more = await done(client, 'putOnAgenda', { meetingId: m.id, topicIds: [await pooled('后列的议题')] })
    const [notice, ...others] = await about(guest)
    expect([notice, others]).toMatchObject([{ title: `会议通知：${m.title}`, kind: 'MEETING_NOTICE' }, []])
    // On the day itself it cannot wait for the digest.
    expect(await office.app.database.read.selectFrom('message').select('urgent').where('id', '=', notice!.id).executeTakeFirst()).toEqual({ urgent: 1 })
    expect(more.attendance.some(s => s.unitName === '长子县水务局')).toBe(true)
    const fewer = await done(client, 'removeFromAgenda', step(more.agenda.at(-1)!))
    expect(fewer.attendance.some(s => s.unitName === '长子县水务局')).toBe(false)
    expect((await about(guest)).map(x => x.title)).toContain(`不必参会：${m.title}`)
    await done(client, 'inviteToMeeting', { meetingId: m.id, seats: [{ unitId: unit('鲍店镇'), kind: 'OBSERVER' }] })
    expect((await read(client, m.id))!.attendance.find(s => s.unitName.includes('鲍店'))).toMatchObject({ kind: 'OBSERVER', state: 'INVITED' })
  })

  it('P12 a meeting that is called off before its notice is nobody’s business; one called off after it is', async () => {
    const [client, guest] = [await office.as('cz.secretary'), await office.as('cz.d8.liaison')]
    const quiet = await done(client, 'inviteToMeeting', { meetingId: (await planned(client)).id, seats: [{ unitId: unit('水务局'), kind: 'MEMBER' }] })
    await done(client, 'cancelMeeting', { ...step(quiet), reason: '没有议题' })
    expect(await read(guest, quiet.id)).toBeNull()
    const told = await done(client, 'inviteToMeeting', { meetingId: (await planned(client)).id, seats: [{ unitId: unit('水务局'), kind: 'MEMBER' }] })
    await done(client, 'cancelMeeting', { ...step(await done(client, 'sendNotice', step(told))), reason: '改期' })
    expect(await read(guest, told.id)).toMatchObject({ state: 'CANCELLED' })
  })

  it('P12 of another’s topic a guest that is charged with a resolution hears the resolution, not the topic, and packs none of its papers', async () => {
    const [client, guest] = [await office.as('cz.secretary'), await office.as('cz.d8.liaison')]
    const m = await planned(client, [await pooled('财政的议题', '财政局', true), await pooled('水务的议题', '水务局', true)])
    const open = await done(client, 'openMeeting', step(await done(client, 'sendNotice', step(m))))
    const item = open.agenda.find(i => i.title === '财政的议题')!
    const duty = { text: '由水务局于4月10日前完成管网迁改', unitId: unit('水务局'), responsiblePerson: '王甲一（局长）', dueOn: '2026-04-10', standard: '完成迁改' }
    const decided = await outcome(client, item, { outcome: 'DECIDED', outcomeText: '原则同意增加资金。', heard: '财政局的汇报', resolutions: [duty] })
    await closeRest(client, decided)
    const AGENDA = 'query ($id: Int!) { meeting(id: $id) { agenda { title problem request proposedDecision heard outcomeText resolutions { text } } } }'
    const seen = async (who: Client) => (await who.get<{ meeting: { agenda: { title: string; request: string | null; outcomeText: string }[] } }>(AGENDA, { id: m.id })).meeting.agenda
    expect((await seen(guest)).find(i => i.title === '财政的议题')).toEqual({
      title: '财政的议题', problem: null, request: null, proposedDecision: null, heard: '', outcomeText: '', resolutions: [{ text: duty.text }],
    })
    expect((await seen(guest)).find(i => i.title === '水务的议题')!.request).toBe(BRIEF.request)
    expect((await seen(client)).find(i => i.title === '财政的议题')!.outcomeText).toBe('原则同意增加资金。')
    const reply = await office.app.http.inject({ method: 'GET', url: `/meetings/${m.id}/materials.zip`, headers: { cookie: guest.cookie } })
    expect(reply.statusCode).toBe(200)
    expect(Object.keys(new PizZip(reply.rawPayload).files).filter(n => n.endsWith('.pdf'))).toHaveLength(1)

    // Of the minutes it reads its own topic's part.
    await saidOk(client, 'draftMinutes', { meetingId: m.id })
    await saidOk(client, 'issueMinutes', { meetingId: m.id, issuedOn: TODAY, source: 'OWN' })
    const text = async (who: Client) => (await minutesOf(who, m.id)).editions[0]!.paragraphs.map(p => p.text).join()
    expect(await text(client)).toContain('原则同意增加资金')
    expect(await text(guest)).not.toContain('原则同意增加资金')
    const excerpt = async (title: string) => office.app.http.inject({ method: 'GET', url: `/meeting-items/${decided.agenda.find(i => i.title === title)!.id}/excerpt.docx`, headers: { cookie: guest.cookie } })
    expect((await excerpt('财政的议题')).statusCode).toBe(404)
    expect((await excerpt('水务的议题')).statusCode).toBe(200)
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

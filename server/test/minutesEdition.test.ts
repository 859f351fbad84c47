import { sql } from 'kysely'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actorOf } from '../src/modules/identity/identity.demo'
import { follow, type Following } from './following'
import { CHAIN, closedMeeting, minutesOf, saidOk, say } from './minutesSteps'
import { openOffice, TODAY, type Client, type Office } from './office'

let office: Office
let secretary: Client
beforeAll(async () => {
  office = await openOffice({ counties: ['140428', '620821'] })
  secretary = await office.as('cz.secretary')
})
afterAll(() => office.close())

const code = (answer: { errors?: { extensions: { code: string } }[] }) => answer.errors?.[0]?.extensions.code ?? 'OK'
const unit = (name: string) => office.county('长子').units.get(name)!
const liaisonOf = async (name: string) => {
  const { userId } = actorOf(office.county('长子'), `${name}.liaison`)
  return office.as((await office.app.database.read.selectFrom('user').select('username').where('id', '=', userId).executeTakeFirstOrThrow()).username)
}
const get = (client: Client, url: string) => office.app.http.inject({ method: 'GET', url, headers: { cookie: client.cookie } })

describe('editions', () => {
  const pdf = async (name: string) => office.act(actorOf(office.county('长子'), 'secretary'), async ctx => (await import('./matrix/scene')).pdf(ctx, name))
  const issued = async (title: string) => {
    const m = await closedMeeting(office, title)
    await saidOk(secretary, 'draftMinutes', { meetingId: m.id })
    return { m, minutes: await saidOk(secretary, 'issueMinutes', { meetingId: m.id, issuedOn: TODAY, source: 'OWN' }) }
  }
  const version = async (id: number) => Number((await sql<{ version: number }>`select version from document where id = ${id}`.execute(office.app.database.read)).rows[0]!.version)
  const SCAN = 'mutation ($input: KeepStampedScanInput!) { keepStampedScan(input: $input) { scanId scanName scanMime } }'
  const DECLARE = 'mutation ($input: DeclareDocumentInput!) { declareDocument(input: $input) { number standingLabel standingReason standingBy } }'

  it('CZ19 a correction becomes a new edition with its difference; the earlier stays readable and says it was corrected', async () => {
    const { m, minutes } = await issued('要更正的议题')
    expect(code(await say(secretary, 'reviseMinutes', { meetingId: m.id, reason: ' ' }))).toBe('INVALID')
    const open = await saidOk(secretary, 'reviseMinutes', { meetingId: m.id, reason: '完成时限有误' })
    expect(open).toMatchObject({ issued: false, edition: 2 })
    const liaison = await office.as('cz.d8.liaison')
    // Units read what went out; that it is being corrected, why, and how its new title reads is the office's yet.
    await saidOk(secretary, 'draftMinutes', { meetingId: m.id, version: open.version, title: '更正后的标题' })
    const READ = 'query ($id: Int!) { meeting(id: $id) { minutes { title stage round correctionReason number wholeFile alsoToUnitIds } } }'
    const read = async (client: Client) => (await client.get<{ meeting: { minutes: Record<string, unknown> } }>(READ, { id: m.id })).meeting.minutes
    expect(await read(liaison)).toMatchObject({ stage: 'SIGNED', round: 0, correctionReason: null, number: minutes.number, alsoToUnitIds: [] })
    expect((await read(liaison))['title']).not.toBe('更正后的标题')
    expect(await read(secretary)).toMatchObject({ title: '更正后的标题', stage: 'EDITING', correctionReason: '完成时限有误' })
    expect(await minutesOf(liaison, m.id)).toMatchObject({ number: minutes.number, paragraphs: [] })
    const p = open.paragraphs.find(x => x.key.endsWith(':r1'))!
    await saidOk(secretary, 'saveMinutesParagraph', { id: p.id, version: p.version, text: p.text.replace('4月20日', '4月30日') })
    const second = await saidOk(secretary, 'issueMinutes', { meetingId: m.id, issuedOn: TODAY, source: 'OWN' })
    expect(second.editions).toHaveLength(2)
    const [old, now] = second.editions
    expect(old).toMatchObject({ number: minutes.number, standing: 'CORRECTED', correctedByNumber: now!.number })
    expect(old!.paragraphs.some(x => x.text.includes('4月20日'))).toBe(true)
    expect(now).toMatchObject({ standing: null, correctionReason: '完成时限有误' })
    expect(now!.changes.flatMap(c => c.diff).filter(d => d.kind !== 'SAME').map(d => [d.kind, d.text])).toEqual(expect.arrayContaining([['REMOVED', '20'], ['ADDED', '30']]))
    expect(await minutesOf(liaison, m.id)).toMatchObject({ number: now!.number })
    expect((await minutesOf(liaison, m.id)).editions).toHaveLength(2)
  })

  it('P10 a withdrawn number stays visible with its reason and is never given again', async () => {
    const { m, minutes } = await issued('要作废的议题')
    const input = { id: minutes.documentId, version: await version(minutes.documentId), standing: 'WITHDRAWN' }
    expect(code(await secretary.ask(DECLARE, { input }))).toBe('INVALID')
    const gone = await secretary.get<{ declareDocument: object }>(DECLARE, { input: { ...input, reason: '印错会议名称' } })
    expect(gone.declareDocument).toMatchObject({ number: minutes.number, standingLabel: '已作废', standingReason: '印错会议名称', standingBy: expect.stringContaining('（') as string })
    const serial = Number(/〕(\d+)期/.exec(minutes.number!)![1])
    const fresh = await saidOk(secretary, 'reviseMinutes', { meetingId: m.id, reason: '重新印发' })
    expect(fresh.issued).toBe(false)
    const again = await saidOk(secretary, 'issueMinutes', { meetingId: m.id, issuedOn: TODAY, source: 'OWN' })
    expect(Number(/〕(\d+)期/.exec(again.number!)![1])).toBe(serial + 1)
    expect(again.editions.map(e => e.standing)).toEqual(['WITHDRAWN', null])
    const taken = await say(secretary, 'issueMinutes', { meetingId: m.id, issuedOn: TODAY, source: 'ENTERED', number: minutes.number })
    expect(code(taken)).toBe('STATE')
  })

  it('P10 CZ19 a correction is issued also where its original was withdrawn meanwhile, which stays withdrawn', async () => {
    const { m, minutes } = await issued('更正中作废的议题')
    await saidOk(secretary, 'reviseMinutes', { meetingId: m.id, reason: '责任单位有误' })
    await secretary.get(DECLARE, { input: { id: minutes.documentId, version: await version(minutes.documentId), standing: 'WITHDRAWN', reason: '印错会议名称' } })
    const again = await saidOk(secretary, 'issueMinutes', { meetingId: m.id, issuedOn: TODAY, source: 'OWN' })
    expect(again.editions.map(e => e.standing)).toEqual(['WITHDRAWN', null])
    const corrected = await secretary.ask(DECLARE, { input: { id: minutes.documentId, version: await version(minutes.documentId), standing: 'CORRECTED' } })
    expect(corrected.errors![0]).toMatchObject({ message: expect.stringContaining('已经作废') as string, extensions: { code: 'STATE' } })
  })

  it('P10 keeps the stamped scan as the issued version for those who may read it; refuses another type, a draft and a unit’s upload', async () => {
    const { m, minutes } = await issued('盖章的议题')
    const attachmentId = await pdf('盖章件')
    const kept = await secretary.get<{ keepStampedScan: { scanId: number } }>(SCAN, { input: { id: minutes.documentId, version: await version(minutes.documentId), attachmentId } })
    expect(kept.keepStampedScan).toMatchObject({ scanId: attachmentId, scanName: '盖章件.pdf', scanMime: 'application/pdf' })
    const liaison = await liaisonOf('自然资源局')
    expect((await minutesOf(liaison, m.id)).editions[0]!.scanId).toBe(attachmentId)
    expect((await office.app.http.inject({ method: 'GET', url: `/files/${attachmentId}`, headers: { cookie: liaison.cookie } })).statusCode).toBe(200)
    expect((await get(await liaisonOf('水务局'), `/files/${attachmentId}`)).statusCode).toBe(404)
    const paper = (await secretary.get<{ document: { attachmentId: number } }>('query ($id: Int!) { document(id: $id) { attachmentId } }', { id: minutes.documentId })).document
    const word = await secretary.ask(SCAN, { input: { id: minutes.documentId, version: await version(minutes.documentId), attachmentId: paper.attachmentId } })
    expect(word.errors![0]!.message).toContain('不是PDF或JPG')
    const draft = await closedMeeting(office, '没印发的议题')
    const { documentId } = await saidOk(secretary, 'draftMinutes', { meetingId: draft.id })
    expect(code(await secretary.ask(SCAN, { input: { id: documentId, version: await version(documentId), attachmentId } }))).toBe('STATE')
    expect(code(await liaison.ask(SCAN, { input: { id: minutes.documentId, version: 1, attachmentId } }))).toBe('FORBIDDEN')
  })

  it('P10 goes on from a file corrected in Word, and does not lose it to a new draft', async () => {
    const m = await closedMeeting(office, 'Word里改的议题')
    const { documentId, paragraphs } = await saidOk(secretary, 'draftMinutes', { meetingId: m.id })
    const attachmentId = await pdf('修改稿')
    await secretary.get('mutation ($input: ReplaceDocumentFileInput!) { replaceDocumentFile(input: $input) { id } }', { input: { id: documentId, version: await version(documentId), attachmentId } })
    expect((await minutesOf(secretary, m.id)).wordFile).toBe(true)
    const seen = (await minutesOf(secretary, m.id)).version
    expect(code(await say(secretary, 'draftMinutes', { meetingId: m.id, version: seen }))).toBe('STATE')
    expect(code(await say(secretary, 'saveMinutesParagraph', { id: paragraphs[0]!.id, version: paragraphs[0]!.version, text: '改' }))).toBe('STATE')
    expect((await saidOk(secretary, 'draftMinutes', { meetingId: m.id, version: seen, discardWordFile: true })).wordFile).toBe(false)
  })
})

describe('who reads the minutes', () => {
  it('CZ19 a guest has the excerpts of its own topics only, and is told so; added by the office it has the whole', async () => {
    const guest = await liaisonOf('水务局')
    const whole = async (title: string, alsoToUnitIds?: number[]) => {
      const m = await closedMeeting(office, title)
      const { documentId } = await saidOk(secretary, 'draftMinutes', { meetingId: m.id, alsoToUnitIds })
      await saidOk(secretary, 'issueMinutes', { meetingId: m.id, issuedOn: TODAY, source: 'OWN' })
      return { m, documentId }
    }
    const { m, documentId } = await whole('列席单位的议题')
    const refused = await get(guest, `/meetings/${m.id}/minutes.docx`)
    expect(refused.statusCode).toBe(403)
    expect(refused.json<{ message: string }>().message).toContain('贵单位列席会议')
    const item = m.agenda.find(i => i.topicId === m.topicId)!
    expect((await get(guest, `/meeting-items/${item.id}/excerpt.docx`)).statusCode).toBe(200)
    expect((await guest.get<{ document: unknown }>('query ($id: Int!) { document(id: $id) { id } }', { id: documentId })).document).toBeNull()
    const { editions } = await minutesOf(guest, m.id)
    expect(editions[0]!.paragraphs.filter(p => p.key.startsWith('item:')).every(p => p.key.startsWith(`item:${item.id}`))).toBe(true)
    expect((await get(await liaisonOf('自然资源局'), `/meetings/${m.id}/minutes.docx`)).statusCode).toBe(200)

    const added = await whole('另送列席单位的议题', [unit('水务局')])
    expect((await get(guest, `/meetings/${added.m.id}/minutes.docx`)).statusCode).toBe(200)
    // It had no seat: what it is told leads to the paper.
    const { messages } = await guest.get<{ messages: { nodes: { kind: string; link: string }[] } }>('{ messages(first: 50) { nodes { kind link } } }')
    expect(messages.nodes.filter(x => x.kind === 'MINUTES_ISSUED').map(x => x.link)).toEqual([`/documents/${added.documentId}`])
    expect((await guest.get<{ document: unknown }>('query ($id: Int!) { document(id: $id) { id } }', { id: added.documentId })).document).toEqual({ id: added.documentId })
    const foreign = await closedMeeting(office, '另送外县的议题')
    expect(code(await say(secretary, 'draftMinutes', { meetingId: foreign.id, alsoToUnitIds: [office.county('泾川').units.get('水务局')!] }))).toBe('NOT_FOUND')
  })
})

describe('who is told of the minutes', () => {
  interface Message { kind: string; title: string; text: string; link: string; urgent: boolean }
  const told = async (client: Client, word: string) =>
    (await client.get<{ messages: { nodes: Message[] } }>('{ messages { nodes { kind title text link urgent } } }')).messages.nodes.filter(m => `${m.title}${m.text}`.includes(word))

  it('P9 CZ19 the issue goes to the recipients with the next digest, the result to the proposer; another county hears nothing', async () => {
    const m = await closedMeeting(office, '印发以后告知的议题')
    await saidOk(secretary, 'draftMinutes', { meetingId: m.id })
    const member = await liaisonOf('自然资源局')
    const link = `/meetings/${m.id}?tab=minutes`
    const issues = async (client: Client) => (await told(client, '会议纪要印发')).filter(x => x.link === link)
    expect(await told(await liaisonOf('水务局'), '印发以后告知的议题')).not.toContainEqual(expect.objectContaining({ kind: 'TOPIC_EXCERPT' }))
    const { number } = await saidOk(secretary, 'issueMinutes', { meetingId: m.id, issuedOn: TODAY, source: 'OWN' })
    const units = await office.app.database.read.selectFrom('documentRecipient').innerJoin('document', 'document.id', 'documentRecipient.documentId').select('documentRecipient.unitId').where('document.number', '=', number!).execute()
    expect(units.map(u => u.unitId)).not.toContain(unit('水务局'))
    const head = actorOf(office.county('长子'), '自然资源局.head').userId
    const all = await office.app.database.read.selectFrom('message').select(['userId', 'urgent', 'kind']).where('link', '=', link).where('kind', '=', 'MINUTES_ISSUED').execute()
    expect(all.map(x => x.userId)).toContain(head)
    expect(all.every(x => !x.urgent)).toBe(true)
    expect((await told(await liaisonOf('水务局'), '纪要摘录：印发以后告知的议题'))[0]).toMatchObject({ kind: 'TOPIC_EXCERPT', link: `/topics/${m.topicId}`, urgent: false, text: expect.stringContaining(number!) as string })
    expect(await issues(await liaisonOf('水务局'))).toEqual([])
    expect(await issues(await office.as('jc.secretary'))).toEqual([])
    expect(member.cookie).not.toBe('')
  })

  it('P9 CZ19 the office is told when a signer returns the minutes, with the reason, and when the last has signed; a refused return tells nobody', async () => {
    const post = (key: string) => office.county('长子').posts.get(key)!
    const head = await office.as('cz.head')
    const admin = await office.as('cz.office')
    const revision = async () => (await secretary.get<{ signingChain: { revision: string } }>('{ signingChain { revision } }')).signingChain.revision
    const set = async (steps: object[]) => admin.get(CHAIN, { input: { revision: await revision(), distinctSigners: false, steps } })
    await set([{ label: '召集人签发', signer: 'POST', postId: post('head') }])
    const m = await closedMeeting(office, '退回以后告知的议题')
    const kinds = async () => (await told(secretary, m.title)).filter(x => x.link === `/meetings/${m.id}?tab=minutes`).map(x => [x.kind, x.text])
    await saidOk(secretary, 'draftMinutes', { meetingId: m.id })
    const up = async () => (await saidOk(secretary, 'submitMinutes', { meetingId: m.id })).signatures.at(-1)!.id
    const first = await up()
    expect(code(await say(head, 'returnMinutes', { meetingId: m.id, signatureId: first, reason: ' ' }))).toBe('INVALID')
    expect(await kinds()).toEqual([])
    await saidOk(head, 'returnMinutes', { meetingId: m.id, signatureId: first, reason: '时限写错' })
    expect(await kinds()).toEqual([['MINUTES_RETURNED', '“召集人签发”退回，原因：时限写错。请修改后重新送签。']])
    await saidOk(head, 'signMinutes', { meetingId: m.id, signatureId: await up() })
    expect((await kinds()).map(k => k[0]).sort()).toEqual(['MINUTES_RETURNED', 'MINUTES_SIGNED'])
    await set([])
  })
})

describe('two secretaries at the minutes', () => {
  const open: Following[] = []
  afterAll(async () => { for (const f of open) await f.stop() })

  it('CZ19 what one saves, hands up or issues reaches the other at once; a paragraph that was refused tells nobody anything', async () => {
    await office.app.http.listen({ port: 0, host: '127.0.0.1' })
    const url = `http://127.0.0.1:${(office.app.http.server.address() as AddressInfo).port}`
    const m = await closedMeeting(office, '两人同看的纪要')
    const { paragraphs } = await saidOk(secretary, 'draftMinutes', { meetingId: m.id })
    const other = follow(() => url, (await office.as('cz.secretary2')).cookie, 'subscription ($id: Int!) { meetingLive(meetingId: $id) { structure } }', { id: m.id })
    open.push(other)
    const told = (answer: { data: unknown }) => (answer.data as { meetingLive: { structure: number } } | null)?.meetingLive.structure ?? -1
    let seen = told(await other.until(a => told(a) >= 0))
    const changes = async (work: () => Promise<unknown>) => {
      const before = seen
      await work()
      seen = told(await other.until(a => told(a) > before))
    }
    const p = paragraphs.at(-1)!
    expect(code(await say(secretary, 'saveMinutesParagraph', { id: p.id, version: p.version + 5, text: '过时的一段。' }))).toBe('CONFLICT')
    await changes(() => saidOk(secretary, 'saveMinutesParagraph', { id: p.id, version: p.version, text: '改过的一段。' }))
    await changes(() => saidOk(secretary, 'addMinutesParagraph', { meetingId: m.id, text: '加上的一段。' }))
    await changes(() => saidOk(secretary, 'issueMinutes', { meetingId: m.id, issuedOn: TODAY, source: 'OWN' }))
    expect(other.answers.map(told)).toEqual([...other.answers.map(told)].sort((a, b) => a - b))
  })
})

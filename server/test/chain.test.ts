import PizZip from 'pizzip'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actorOf } from '../src/modules/identity/identity.demo'
import { saveProject } from '../src/modules/project/project.service'
import { readWorkbook } from '../src/platform/sheet'
import { closedMeeting, saidOk } from './minutesSteps'
import { NOW, openOffice, TODAY, type Client, type Office } from './office'

let office: Office
let secretary: Client
beforeAll(async () => {
  office = await openOffice({ counties: ['140428', '620821'] })
  secretary = await office.as('cz.secretary')
})
afterAll(() => office.close())

interface Chain { items: { title: string; outcomeLabel: string; resolutions: { text: string; end: string; assignment: { number: string; overdueDays: number } | null }[] }[]; breaks: { kind: string; text: string }[]; total: number; overdue: number; rate: string }
const CHAIN = `query ($id: Int!) { meetingChain(meetingId: $id) { total overdue rate breaks { kind text } items { title outcomeLabel resolutions { text end assignment { number overdueDays } } } } }`
const chainOf = async (client: Client, id: number) => (await client.get<{ meetingChain: Chain | null }>(CHAIN, { id })).meetingChain
const file = (client: Client, url: string) => office.app.http.inject({ method: 'GET', url, headers: client.cookie ? { cookie: client.cookie } : {} })
const textIn = (content: Buffer) => (new PizZip(content).file('word/document.xml')?.asText() ?? '').replace(/<[^>]+>/g, '')
const issued = async (meetingId: number) => {
  await saidOk(secretary, 'draftMinutes', { meetingId })
  return saidOk(secretary, 'issueMinutes', { meetingId, issuedOn: TODAY, source: 'OWN' })
}

describe('the chain of a meeting', () => {
  it('DF6 follows each topic over its resolutions to the end of its assignments, on the page and as a workbook', async () => {
    const m = await closedMeeting(office, '链条上的议题')
    expect((await chainOf(secretary, m.id))!.breaks.map(b => b.kind)).toEqual(['NO_MINUTES'])
    await issued(m.id)
    const chain = (await chainOf(secretary, m.id))!
    expect(chain.breaks).toEqual([])
    const item = chain.items.find(i => i.title === '链条上的议题')!
    expect(item.resolutions.map(r => r.end)).toEqual(['已研判', '已研判'])
    expect(chain).toMatchObject({ total: 2, overdue: 0, rate: '0%' })
    const book = await file(secretary, `/meetings/${m.id}/chain.xlsx`)
    expect(book.statusCode).toBe(200)
    const text = JSON.stringify(readWorkbook(book.rawPayload))
    for (const words of ['链条上的议题', '办结林地手续', item.resolutions[0]!.assignment!.number]) expect(text).toContain(words)
  })

  it('DF6 marks a link that is missing, and shows the chain to the county’s readers only', async () => {
    const m = await closedMeeting(office, '断了的链条')
    await issued(m.id)
    await office.act(actorOf(office.county('长子'), 'secretary'), ctx => sql`update resolution set assignmentId = null where meetingId = ${m.id} and text = '办结用地手续'`.execute(ctx.rows))
    const chain = (await chainOf(secretary, m.id))!
    expect(chain.breaks.map(b => b.kind)).toEqual(['NO_ASSIGNMENT'])
    expect(chain.breaks[0]!.text).toContain('办结用地手续')
    for (const who of ['cz.d8.liaison', 'jc.secretary']) {
      const client = await office.as(who)
      expect(await chainOf(client, m.id)).toBeNull()
      expect((await file(client, `/meetings/${m.id}/chain.xlsx`)).statusCode).toBe(404)
      expect((await file(client, `/meetings/${m.id}/follow-up.docx`)).statusCode).toBe(404)
    }
  })

  it('CZ19 the follow-up bulletin names each resolution with unit, due day, state and days overdue, and is numbered as a paper', async () => {
    const m = await closedMeeting(office, '通报的议题')
    await issued(m.id)
    office.at(Date.parse('2026-04-15T09:00:00+08:00'))
    try {
      // A month later the sessions of today are over.
      const later = await office.as('cz.office')
      const text = textIn((await file(later, `/meetings/${m.id}/follow-up.docx`)).rawPayload)
      for (const words of ['决议落实情况的通报', '形成决议事项2项，已办结0项，正在办理2项，其中超期1项，办结率0%', '长子县林业和草原局（第2项）', '统计截止2026年4月15日', '办结林地手续', '4月10日', '办理中'])
        expect(text).toContain(words)
      expect(text).not.toMatch(/[{}]|undefined/)
      const DRAFT = 'mutation ($input: DraftFollowUpInput!) { draftFollowUp(input: $input) { documentId } }'
      const { documentId } = (await later.get<{ draftFollowUp: { documentId: number } }>(DRAFT, { input: { meetingId: m.id } })).draftFollowUp
      const { document } = await later.get<{ document: { kind: string; version: number } }>('query ($id: Int!) { document(id: $id) { kind version } }', { id: documentId })
      expect(document.kind).toBe('FOLLOW_UP')
      const { issueDocument } = await later.get<{ issueDocument: { number: string } }>(
        'mutation ($input: IssueDocumentInput!) { issueDocument(input: $input) { number } }', { input: { id: documentId, version: document.version, issuedOn: '2026-04-15', source: 'OWN', series: '长通报' } })
      expect(issueDocument.number).toBe('长通报〔2026〕1号')
      // The next one is a paper of its own.
      expect((await later.get<{ draftFollowUp: { documentId: number } }>(DRAFT, { input: { meetingId: m.id } })).draftFollowUp.documentId).not.toBe(documentId)
      expect((await (await office.as('cz.d9.liaison')).ask(DRAFT, { input: { meetingId: m.id } })).errors![0]!.extensions.code).toBe('FORBIDDEN')
    } finally {
      office.at(NOW)
    }
  })
})

describe('excerpts', () => {
  interface Excerpt { agendaItemId: number; title: string; number: string | null; paragraphs: string[]; resolutions: { text: string; assignmentId: number | null }[] }
  const FIELDS = '{ agendaItemId title number paragraphs resolutions { text assignmentId } }'
  const ofTopic = async (client: Client, id: number) => (await client.get<{ topicExcerpts: Excerpt[] }>(`query ($id: Int!) { topicExcerpts(topicId: $id) ${FIELDS} }`, { id })).topicExcerpts
  const ofProject = async (client: Client, id: number) => (await client.get<{ projectDecisions: Excerpt[] }>(`query ($id: Int!) { projectDecisions(projectId: $id) ${FIELDS} }`, { id })).projectDecisions

  it('P10 the proposer reads its own topic’s part once the minutes are issued, on the page and in Word', async () => {
    const liaison = await office.as('cz.d8.liaison')
    const m = await closedMeeting(office, '摘录的议题')
    expect(await ofTopic(liaison, m.topicId)).toEqual([])
    const minutes = await issued(m.id)
    const [excerpt] = await ofTopic(liaison, m.topicId)
    expect(excerpt).toMatchObject({ title: '摘录的议题', number: minutes.number })
    expect(excerpt!.paragraphs).toHaveLength(4)
    expect(excerpt!.paragraphs.join()).not.toContain('推进进度')
    // Whose duty it is sees the assignment; the proposer sees that there is one.
    expect(excerpt!.resolutions.map(r => r.assignmentId)).toEqual([null, null])
    const reply = await file(liaison, `/meeting-items/${excerpt!.agendaItemId}/excerpt.docx`)
    expect(reply.statusCode).toBe(200)
    expect(textIn(reply.rawPayload)).toContain('就“摘录的议题”议定如下：')
    expect(textIn(reply.rawPayload)).toContain('重点项目建设联席会议纪要〔2026〕')
  })

  it('P10 the project’s page shows what was decided about it to whoever sees the project, and nothing to others', async () => {
    const units = office.county('长子').units
    const projectId = await office.act(actorOf(office.county('长子'), 'secretary'), ctx => saveProject(ctx, {
      name: '摘录的供水项目', responsibleUnitId: units.get('水务局')!, owner: '某水务公司', content: '管网', benefits: '供水', place: '城南', stage: 'PREPARING', projectClass: 'INFRASTRUCTURE', totalInvestment: 120_000_000,
    }))
    const m = await closedMeeting(office, '项目的议题', { projectId })
    await issued(m.id)
    const [decision] = await ofProject(await office.as('cz.d8.liaison'), projectId)
    expect(decision).toMatchObject({ title: '项目的议题' })
    expect(decision!.resolutions.map(r => r.text)).toEqual(['办结用地手续', '办结林地手续'])
    for (const who of ['cz.d12.liaison', 'jc.secretary']) {
      const stranger = await office.as(who)
      expect(await ofProject(stranger, projectId)).toEqual([])
      expect(await ofTopic(stranger, m.topicId)).toEqual([])
      expect((await file(stranger, `/meeting-items/${decision!.agendaItemId}/excerpt.docx`)).statusCode).toBe(404)
    }
    expect((await file(office.nobody, `/meeting-items/${decision!.agendaItemId}/excerpt.docx`)).statusCode).toBe(401)
  })
})

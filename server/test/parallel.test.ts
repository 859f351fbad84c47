import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Assignment } from '../src/modules/assignment/assignment.entity'
import { handOverAssignments, listAssignments } from '../src/modules/assignment/listing.service'
import { signForAssignment, submitAssignment } from '../src/modules/assignment/work.service'
import { actorOf } from '../src/modules/identity/identity.demo'
import { receiveImport } from '../src/modules/project/import/import.service'
import { saveProject, type SaveProject } from '../src/modules/project/project.service'
import { proposeEntry } from '../src/modules/reserve/reserve.service'
import { verifyJournal } from '../src/platform/journal'
import { plainWorkbook } from './fixtures/lists'
import { pdf } from './matrix/scene'
import { registerDocument } from '../src/modules/document/document.service'
import { itemsOf } from '../src/modules/meeting/agenda.service'
import { Meeting } from '../src/modules/meeting/meeting.entity'
import { openMeeting, planMeeting, sendNotice, type MeetingStep } from '../src/modules/meeting/meeting.service'
import { recordOutcome } from '../src/modules/meeting/outcome.service'
import { Topic } from '../src/modules/meeting/topic.entity'
import { acceptTopic, proposeTopic, submitTopic } from '../src/modules/meeting/topic.service'
import type { Ctx } from '../src/platform/context'
import { NOW, openOffice, TODAY, type Answer, type Client, type Office } from './office'

/** How many write at once. */
const WRITERS = 20
/** How many issue at once: P10. */
const ISSUERS = 50

let office: Office
let clients: Client[]
let nth = 0
beforeAll(async () => {
  office = await openOffice({ counties: ['140428'] })
  // The office's own people: every one of them may.
  clients = await Promise.all(['cz.secretary', 'cz.secretary2', 'cz.office'].map(login => office.as(login)))
})
afterAll(() => office.close())

const cast = () => office.county('长子')
const secretary = () => actorOf(cast(), 'secretary')
const act = <T>(work: Parameters<typeof office.act<T>>[1]) => office.act(secretary(), work)

/** The same question by twenty at once, or twenty questions. */
const atOnce = (ask: (client: Client, i: number) => Promise<Answer>) =>
  Promise.all(Array.from({ length: WRITERS }, (_, i) => ask(clients[i % clients.length]!, i)))

/** How many got which answer: `{ OK: 1, CONFLICT: 19 }`. */
const tally = (answers: Answer[]) => {
  const codes = answers.map(a => a.errors?.[0]?.extensions.code ?? 'OK')
  return Object.fromEntries(Object.entries(Object.groupBy(codes, c => c)).map(([code, all]) => [code, all!.length]))
}
/** One wins; to the others somebody was quicker: in the version, or in the state that they find. */
const onlyOne = (answers: Answer[]) => {
  const { OK, CONFLICT = 0, STATE = 0, ...others } = tally(answers)
  expect({ OK, late: CONFLICT + STATE, others }).toEqual({ OK: 1, late: WRITERS - 1, others: {} })
}

const count = async (table: string, where: ReturnType<typeof sql<boolean>>) =>
  Number((await sql<{ n: number }>`select count(*) as n from ${sql.table(table)} where ${where}`.execute(office.app.database.read)).rows[0]!.n)

const BRIEF = {
  owner: '某水务投资公司', content: '新建管网', benefits: '保障供水', place: '城南', stage: 'PREPARING', projectClass: 'INFRASTRUCTURE', totalInvestment: 120_000_000,
} as const satisfies Partial<SaveProject>
const project = (name: string) => act(ctx => saveProject(ctx, { ...BRIEF, name, responsibleUnitId: cast().units.get('水务局')! }))

const ask = (client: Client, mutation: string, type: string, input: object, fields: string) =>
  client.ask(`mutation ($input: ${type}!) { ${mutation}(input: $input) { ${fields} } }`, { input })

describe('parallel writers', () => {
  it('P12 20 propose one project for one place in the library: one is in, 19 are told', async () => {
    const projectId = await project('争一个位置的项目')
    onlyOne(await atOnce(client => ask(client, 'proposeEntry', 'ProposeEntryInput', { projectId, tier: 'MANAGEMENT' }, 'id')))
    expect(await count('libraryEntry', sql`projectId = ${projectId}`)).toBe(1)
  })

  interface Totals { tier: string; count: number; total: number }
  const management = async () =>
    (await clients[0]!.get<{ libraries: Totals[] }>('{ libraries { tier count total } }')).libraries.find(l => l.tier === 'MANAGEMENT')!

  it('JC1 20 different projects enter one library at once, and leave it at once: its count and total are exact each time', async () => {
    const before = await management()
    const projects: { id: number; totalInvestment: number }[] = []
    for (let i = 0; i < WRITERS; i++) {
      const totalInvestment = 100_000_000 + i
      projects.push({ id: await act(ctx => saveProject(ctx, { ...BRIEF, totalInvestment, name: `同时入库${i}`, responsibleUnitId: cast().units.get('水务局')! })), totalInvestment })
    }
    const sum = projects.reduce((all, p) => all + p.totalInvestment, 0)
    const answers = await atOnce((client, i) => ask(client, 'proposeEntry', 'ProposeEntryInput', { projectId: projects[i]!.id, tier: 'MANAGEMENT' }, 'id version state'))
    expect(tally(answers)).toEqual({ OK: WRITERS })
    const inside = await management()
    expect(inside).toMatchObject({ count: before.count + WRITERS, total: before.total + sum })
    const entries = answers.map(a => (a.data as unknown as { proposeEntry: { id: number; version: number; state: string } }).proposeEntry)
    expect(new Set(entries.map(e => e.state))).toEqual(new Set(['ADMITTED']))
    const left = await atOnce((client, i) => ask(client, 'exitEntry', 'EntryReasonInput', { id: entries[i]!.id, version: entries[i]!.version, reason: '不再实施。' }, 'id'))
    expect(tally(left)).toEqual({ OK: WRITERS })
    expect(await management()).toMatchObject({ count: before.count, total: before.total })
  })

  it('CZ3 20 decide on one entry: it leaves the queue once', async () => {
    const projectId = await project('等一个决定的项目')
    const id = await act(ctx => proposeEntry(ctx, { projectId, tier: 'RESERVE' }))
    onlyOne(await atOnce(client => ask(client, 'returnEntry', 'EntryReasonInput', { id, version: 1, reason: '请补充材料。' }, 'id')))
    expect(await count('libraryEntryStep', sql`entryId = ${id} and action = 'return'`)).toBe(1)
  })

  it('CZ2 20 save a project with the same code: one has it, 19 are told whose it is', async () => {
    const code = '2103-140428-04-01-123456'
    const answers = await atOnce((client, i) => ask(client, 'saveProject', 'SaveProjectInput', { ...BRIEF, name: `同码项目${i}`, codes: [code] }, 'id'))
    const { OK, CONFLICT = 0, INVALID = 0, ...others } = tally(answers)
    expect({ OK, late: CONFLICT + INVALID, others }).toEqual({ OK: 1, late: WRITERS - 1, others: {} })
    expect(await count('project', sql`name like '同码项目%'`)).toBe(1)
  })

  it('P12 20 save one project as they saw it: one wins, 19 get CONFLICT, and the winner’s word stands', async () => {
    const id = await project('二十人同改')
    const answers = await atOnce((client, i) => ask(client, 'saveProject', 'SaveProjectInput', { id, version: 1, name: `第${i}人改`, remark: `第${i}人` }, 'id name version'))
    expect(tally(answers)).toEqual({ OK: 1, CONFLICT: WRITERS - 1 })
    const won = (answers.find(a => !a.errors)!.data as unknown as { saveProject: { name: string; version: number } }).saveProject
    const [kept] = (await sql<{ name: string; version: number }>`select name, version from project where id = ${id}`.execute(office.app.database.read)).rows
    expect(kept).toEqual({ name: won.name, version: won.version })
  })

  it.each([['NOTICE', '长项办', '号'], ['MINUTES', '重点项目联席会议', '期']] as const)('P10 50 issue 50 %s papers of one register: numbers 1 to 50, each once, and those that are refused cost none', async (kind, series, unit) => {
    const late = 5
    const papers: number[] = []
    for (let i = 0; i < ISSUERS + late; i++)
      papers.push(await act(async ctx => registerDocument(ctx, { kind, title: `并发公文${i}`, series, attachmentId: await pdf(ctx, `公文${i}`), recipientUnitIds: [] })))
    const versions = await Promise.all(papers.map(async id => Number((await sql<{ version: number }>`select version from document where id = ${id}`.execute(office.app.database.read)).rows[0]!.version)))
    // Every eleventh was changed since it was looked at.
    const stale = (i: number) => i % 11 === 10
    const answers = await Promise.all(papers.map((id, i) =>
      ask(clients[i % clients.length]!, 'issueDocument', 'IssueDocumentInput', { id, version: versions[i]! + Number(stale(i)), issuedOn: TODAY, source: 'OWN', series }, 'number')))
    expect(answers.map(a => a.errors?.[0]?.extensions.code ?? 'OK').filter(code => code !== 'OK')).toEqual(Array.from({ length: late }, () => 'CONFLICT'))
    const numbers = answers.flatMap(a => (a.data as unknown as { issueDocument: { number: string } | null } | null)?.issueDocument?.number ?? [])
    expect(numbers.sort()).toEqual(Array.from({ length: ISSUERS }, (_, i) => `${series}〔2026〕${i + 1}${unit}`).sort())
    expect((await sql<{ last: number }>`select last from numberRegister where series = ${series}`.execute(office.app.database.read)).rows.map(r => Number(r.last))).toEqual([ISSUERS])
  }, 60_000)

  it('P10 20 issue one paper: it gets one number, and none is lost', async () => {
    const id = await act(async ctx => registerDocument(ctx, { kind: 'NOTICE', title: '一份通知', attachmentId: await pdf(ctx, '一份'), recipientUnitIds: [] }))
    const version = Number((await sql<{ version: number }>`select version from document where id = ${id}`.execute(office.app.database.read)).rows[0]!.version)
    onlyOne(await atOnce(client => ask(client, 'issueDocument', 'IssueDocumentInput', { id, version, issuedOn: TODAY, source: 'OWN', series: '长督办' }, 'number')))
    expect((await sql<{ last: number }>`select last from numberRegister where series = '长督办'`.execute(office.app.database.read)).rows.map(r => Number(r.last))).toEqual([1])
  })

  it('N7 20 clear one assignment: it is cleared once, with one step in its history', async () => {
    const liaison = actorOf(cast(), '水务局.liaison')
    const at = async (ctx: Parameters<Parameters<typeof office.act>[1]>[0], id: number) => ({ id, version: (await ctx.find(Assignment, id, '事项')).version })
    const id = await act(async ctx => {
      const [listed] = await listAssignments(ctx, [{
        sourceType: 'MANUAL', sourceId: null, title: '并发销号', content: '办理。', standard: '取得批复', unitId: cast().units.get('水务局')!, responsiblePostId: cast().posts.get('水务局.head')!, dueOn: '2026-04-10',
      }])
      await handOverAssignments(ctx, [listed!])
      return listed!
    })
    await office.act(liaison, async ctx => signForAssignment(ctx, await at(ctx, id)))
    await office.act(liaison, async ctx => submitAssignment(ctx, { ...(await at(ctx, id)), content: '已办结。', evidence: '函〔2026〕1号' }))
    const { version } = await act(ctx => at(ctx, id))
    onlyOne(await atOnce(client => ask(client, 'clearAssignment', 'ClearAssignmentInput', { id, version, note: '属实。' }, 'id state')))
    expect(await count('assignmentStep', sql`assignmentId = ${id} and action = 'clear'`)).toBe(1)
  })

  it('CZ13 20 list a matter each: 20 numbers, none twice, none left out', async () => {
    const before = await count('assignment', sql`1 = 1`)
    const answers = await atOnce((client, i) => ask(client, 'listAssignment', 'ListAssignmentInput', {
      sourceType: 'MANUAL', title: `并发列单${i}`, content: '办理。', standard: '办结', unitId: cast().units.get('水务局')!, dueOn: '2026-04-10',
    }, 'number'))
    expect(tally(answers)).toEqual({ OK: WRITERS })
    const serials = (await sql<{ serial: number }>`select serial from assignment order by serial`.execute(office.app.database.read)).rows.map(r => Number(r.serial))
    expect(serials).toEqual(Array.from({ length: before + WRITERS }, (_, i) => i + 1))
  })

  it('N12 20 apply one import: its projects come in once', async () => {
    const rows = Array.from({ length: 15 }, (_, i) => [`并发导入项目${i}`, 1000 + i, '某某水务站'])
    const id = await receiveImport(office.app.system.ctx(secretary()), '清单.xlsx', await plainWorkbook({ 清单: [['项目名称', '总投资(万元)', '责任单位'], ...rows] }))
    const version = Number((await sql<{ version: number }>`select version from projectImport where id = ${id}`.execute(office.app.database.read)).rows[0]!.version)
    onlyOne(await atOnce(client => ask(client, 'applyImport', 'ApplyImportInput', { id, version }, 'id state')))
    expect(await count('project', sql`name like '并发导入项目%'`)).toBe(rows.length)
  })

  it('N12 20 copies of one list applied at once: each project comes in once', async () => {
    const rows = Array.from({ length: 10 }, (_, i) => [`同一清单项目${i}`, 1000 + i])
    const file = await plainWorkbook({ 清单: [['项目名称', '总投资(万元)'], ...rows] })
    const ids: number[] = []
    for (let i = 0; i < WRITERS; i++) ids.push(await receiveImport(office.app.system.ctx(secretary()), `清单${i}.xlsx`, file))
    const versions = await Promise.all(ids.map(async id => Number((await sql<{ version: number }>`select version from projectImport where id = ${id}`.execute(office.app.database.read)).rows[0]!.version)))
    onlyOne(await atOnce((client, i) => ask(client, 'applyImport', 'ApplyImportInput', { id: ids[i]!, version: versions[i]! }, 'id state')))
    expect(await count('project', sql`name like '同一清单项目%'`)).toBe(rows.length)
  })

  /** Six meetings at once: each is put a topic on its agenda while it is `ended`; afterwards no topic belongs to nothing. */
  const putWhile = async (ended: 'cancelMeeting' | 'closeMeeting', ready: (ctx: Ctx, at: () => Promise<MeetingStep>) => Promise<unknown>) => {
    const pairs = await Promise.all(Array.from({ length: 6 }, (_, i) => act(async ctx => {
      const meetingId = await planMeeting(ctx, { seriesCode: 'JOINT_MEETING', heldAt: NOW + ++nth * 60_000, place: '县政府' })
      const at = async () => ({ id: meetingId, version: (await ctx.find(Meeting, meetingId, '会议')).version })
      await ready(ctx, at)
      const topicId = await proposeTopic(ctx, { title: `${ended}${i}`, problem: '缺资金。', request: '请研究。', proposedDecision: '由财政局落实。', seriesCode: 'JOINT_MEETING' })
      const topic = async () => ({ id: topicId, version: (await ctx.find(Topic, topicId, '议题')).version })
      await submitTopic(ctx, await topic())
      await acceptTopic(ctx, await topic())
      return { meetingId, topicId, version: (await at()).version }
    })))
    const answers = await Promise.all(pairs.flatMap(({ meetingId, topicId, version }, i) => {
      const put = () => ask(clients[i % 3]!, 'putOnAgenda', 'PutOnAgendaInput', { meetingId, topicIds: [topicId] }, 'id')
      const end = () => ended === 'cancelMeeting' ? ask(clients[(i + 1) % 3]!, ended, 'CancelMeetingInput', { id: meetingId, version, reason: '改期。' }, 'id') : ask(clients[(i + 1) % 3]!, ended, 'MeetingStepInput', { id: meetingId, version }, 'id')
      return i % 2 ? [put(), end()] : [end(), put()]
    }))
    const codes = Object.keys(tally(answers)).filter(code => !['OK', 'STATE', 'GATE', 'CONFLICT'].includes(code))
    expect(codes).toEqual([])
    const rows = (await sql<{ topic: string; meeting: string | null }>`select topic.state as topic, meeting.state as meeting from topic left join ${sql.table('agendaItem')} a on a.${sql.ref('topicId')} = topic.id left join meeting on meeting.id = a.${sql.ref('meetingId')} where topic.id in (${sql.join(pairs.map(p => p.topicId))})`.execute(office.app.database.read)).rows
    expect(rows).toHaveLength(pairs.length)
    for (const row of rows) expect(['POOLED in nothing', 'SCHEDULED in PLANNED', 'SCHEDULED in IN_SESSION']).toContain(`${row.topic} in ${row.meeting ?? 'nothing'}`)
    return rows
  }

  it('P1 a topic put on an agenda while the meeting is called off is back in the pool, or was never taken', async () => {
    const rows = await putWhile('cancelMeeting', () => Promise.resolve())
    expect(rows.every(r => r.topic === 'POOLED')).toBe(true)
  })

  it('P3 a topic put on an agenda while the meeting is closed keeps it open, or stays in the pool', async () => {
    await putWhile('closeMeeting', async (ctx, at) => {
      const { id } = await at()
      await sendNotice(ctx, await at())
      await openMeeting(ctx, await at())
      for (const item of await itemsOf(ctx, id)) await recordOutcome(ctx, { agendaItemId: item.id, version: item.version, outcome: 'NOTED' })
    })
  })

  it('P12 after all of it the journal’s chain holds', async () => {
    expect(await count('journal', sql`1 = 1`)).toBeGreaterThan(100)
    expect(await verifyJournal(office.app.database.read)).toEqual([])
  })
})

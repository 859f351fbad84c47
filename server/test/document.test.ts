import PizZip from 'pizzip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { draftPaper, minutesPaper, type MinutesFacts } from '../src/modules/document/document.service'
import { actorOf } from '../src/modules/identity/identity.demo'
import { openOffice, TODAY, type Client, type Office } from './office'

let office: Office
beforeAll(async () => { office = await openOffice() })
afterAll(() => office.close())

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

interface Uploaded { id: number; name: string; mime: string; size: number }
interface Refused { message: string; extensions: { code: string; fields?: { field: string; message: string }[] } }

const send = async (client: Client, files: [name: string, content: Buffer][], headers: Record<string, string> = { 'x-requested-with': 'lianxi' }) => {
  const edge = '----lianxi-edge'
  const payload = Buffer.concat([
    ...files.flatMap(([name, content]) => [
      Buffer.from(`--${edge}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`),
      content, Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${edge}--\r\n`),
  ])
  return office.app.http.inject({
    method: 'POST', url: '/files', payload,
    headers: { 'content-type': `multipart/form-data; boundary=${edge}`, ...(client.cookie && { cookie: client.cookie }), ...headers },
  })
}

const upload = async (client: Client, name: string, content: Buffer): Promise<number> => {
  const reply = await send(client, [[name, content]])
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json<Uploaded[]>()[0]!.id
}

const download = (client: Client, path: string) =>
  office.app.http.inject({ method: 'GET', url: path, headers: client.cookie ? { cookie: client.cookie } : {} })

const textOf = (file: Buffer) => (new PizZip(file).file('word/document.xml')?.asText() ?? '').replace(/<[^>]+>/g, '')

const REGISTER = 'mutation ($input: RegisterDocumentInput!) { registerDocument(input: $input) { id version state number attachmentId } }'
const ISSUE = 'mutation ($input: IssueDocumentInput!) { issueDocument(input: $input) { id version state number issuedOn attachmentId } }'
const SET = 'mutation ($input: SetTemplateInput!) { setTemplate(input: $input) { kind fileName version } }'

interface Paper { id: number; version: number; state: string; number: string | null; attachmentId: number; issuedOn?: string }

const registered = async (client: Client, title: string, recipientUnitIds: number[] = []): Promise<Paper> => {
  const attachmentId = await upload(client, `${title}.pdf`, PDF)
  return (await client.get<{ registerDocument: Paper }>(REGISTER, { input: { kind: 'NOTICE', title, attachmentId, recipientUnitIds } })).registerDocument
}

const issueInput = (paper: Paper, more: Record<string, unknown> = {}) =>
  ({ input: { id: paper.id, version: paper.version, issuedOn: TODAY, source: 'OWN', series: '长项办', ...more } })

describe('attachments', () => {
  it('P10 are kept under their Chinese name and come back byte for byte', async () => {
    const secretary = await office.as('cz.secretary')
    const reply = await send(secretary, [['用地批复 (一期).pdf', PDF], ['现场.png', PNG]])
    const files = reply.json<Uploaded[]>()
    expect(files).toMatchObject([{ name: '用地批复 (一期).pdf', mime: 'application/pdf', size: PDF.length }, { name: '现场.png', mime: 'image/png' }])
    const back = await download(secretary, `/files/${files[0]!.id}`)
    expect(back.rawPayload.equals(PDF)).toBe(true)
    expect(back.headers['content-disposition']).toBe(`attachment; filename*=UTF-8''${encodeURIComponent('用地批复 (一期).pdf')}`)
    expect((await download(secretary, `/files/${files[1]!.id}?inline=1`)).headers['content-disposition']).toMatch(/^inline/)
  })

  it.each<[string, string, Buffer, RegExp]>([
    ['a picture called .pdf', '批复.pdf', PNG, /实际是PNG图片/],
    ['a program', '工具.exe', Buffer.from('MZ'), /不接受/],
    ['an old workbook called .xlsx', '清单.xlsx', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), /密码/],
    ['a marking of secrecy', '机密★10年.pdf', PDF, /涉密/],
    ['nothing', '空.pdf', Buffer.alloc(0), /空文件/],
  ])('P10 refuses %s in words', async (_, name, content, words) => {
    const reply = await send(await office.as('cz.secretary'), [[name, content]])
    expect(reply.statusCode).toBe(400)
    expect(reply.json<Refused>()).toMatchObject({ message: expect.stringMatching(words), extensions: { code: 'INVALID' } })
  })

  it('P10 keeps all files of one upload or none', async () => {
    const secretary = await office.as('cz.secretary')
    const before = await office.app.database.read.selectFrom('attachment').select('id').execute()
    expect((await send(secretary, [['好.pdf', PDF], ['坏.pdf', PNG]])).statusCode).toBe(400)
    expect(await office.app.database.read.selectFrom('attachment').select('id').execute()).toEqual(before)
  })

  it('P12 refuses uploads signed out, from another site and without a file', async () => {
    const secretary = await office.as('cz.secretary')
    expect((await send(office.nobody, [['批复.pdf', PDF]])).statusCode).toBe(401)
    expect((await send(secretary, [['批复.pdf', PDF]], {})).statusCode).toBe(403)
    expect((await send(secretary, [])).json<Refused>().message).toMatch(/没有收到文件/)
    const reader = await send(await office.as('cz.reader'), [['批复.pdf', PDF]])
    expect(reader.json<Refused>().extensions.code).toBe('FORBIDDEN')
  })

  it('P12 hides a fresh upload from everybody else, in the county and outside', async () => {
    const id = await upload(await office.as('cz.d8.liaison'), '佐证.pdf', PDF)
    for (const other of ['cz.secretary', 'cz.d9.liaison', 'jc.secretary'])
      expect((await download(await office.as(other), `/files/${id}`)).statusCode).toBe(404)
    expect((await download(office.nobody, `/files/${id}`)).statusCode).toBe(401)
    expect((await download(await office.as('cz.d8.liaison'), `/files/${id}`)).statusCode).toBe(200)
    expect((await download(await office.as('cz.d8.liaison'), '/files/x')).statusCode).toBe(404)
  })

  it('P12 refuses to bind another’s upload, or to a subject that carries none', async () => {
    const id = await upload(await office.as('cz.d8.liaison'), '佐证.pdf', PDF)
    const secretary = await office.as('cz.secretary')
    const taken = await secretary.ask(REGISTER, { input: { kind: 'NOTICE', title: '冒用', attachmentId: id, recipientUnitIds: [] } })
    expect(taken.errors![0]!.extensions.code).toBe('NOT_FOUND')
    const odd = await secretary.ask('mutation ($input: AddAttachmentsInput!) { addAttachments(input: $input) { id } }', { input: { subjectType: 'User', subjectId: 1, attachmentIds: [id] } })
    expect(odd.errors![0]!.message).toMatch(/不能带附件/)
  })
})

describe('numbers', () => {
  it('P10 are given without a gap, and none is lost by a refused issue', async () => {
    const secretary = await office.as('cz.secretary')
    const papers = [await registered(secretary, '关于甲的通知'), await registered(secretary, '关于乙的通知')]
    const first = await secretary.get<{ issueDocument: Paper }>(ISSUE, issueInput(papers[0]!))
    expect(first.issueDocument).toMatchObject({ state: 'ISSUED', number: '长项办〔2026〕1号', issuedOn: TODAY })
    const stale = await secretary.ask(ISSUE, issueInput({ ...papers[1]!, version: papers[1]!.version + 7 }))
    expect(stale.errors![0]!.extensions.code).toBe('CONFLICT')
    const future = await secretary.ask(ISSUE, issueInput(papers[1]!, { issuedOn: '2026-12-31' }))
    expect(future.errors![0]!.extensions).toMatchObject({ code: 'INVALID', fields: [{ field: 'issuedOn' }] })
    const second = await secretary.get<{ issueDocument: Paper }>(ISSUE, issueInput(papers[1]!))
    expect(second.issueDocument.number).toBe('长项办〔2026〕2号')
    const again = await secretary.ask(ISSUE, issueInput(second.issueDocument))
    expect(again.errors![0]!.extensions.code).toBe('STATE')
  })

  it('P10 stay gapless when many are issued at once', async () => {
    const secretary = await office.as('cz.secretary')
    const papers = []
    for (let i = 0; i < 8; i += 1) papers.push(await registered(secretary, `并发通知${i}`))
    const answers = await Promise.all(papers.map(p => secretary.ask(ISSUE, issueInput(p, { series: '长督办' }))))
    const numbers = answers.map(a => (a.data as unknown as { issueDocument: Paper }).issueDocument.number)
    expect(numbers.sort()).toEqual(Array.from({ length: 8 }, (_, i) => `长督办〔2026〕${i + 1}号`))
  })

  it('P10 of the government office are entered in the standard’s form, once', async () => {
    const secretary = await office.as('cz.secretary')
    const enter = async (number: string) => secretary.ask(ISSUE, issueInput(await registered(secretary, `政府办${number}`), { source: 'ENTERED', number, series: undefined }))
    expect((await enter('长政办发[2026]第5号')).errors![0]!.message).toMatch(/不加“第”/)
    expect((await enter('长政办发[2026]5号')).data).toMatchObject({ issueDocument: { number: '长政办发〔2026〕5号' } })
    expect((await enter('长政办发〔2026〕5号')).errors![0]!.extensions.code).toBe('CONFLICT')
    expect((await enter('长项办〔2026〕99号')).errors![0]!.message).toMatch(/自行编号/)
  })

  it('P12 are each county’s own, and only the office gives them', async () => {
    const jc = await office.as('jc.secretary')
    const paper = await registered(jc, '泾川通知')
    expect((await jc.get<{ issueDocument: Paper }>(ISSUE, issueInput(paper))).issueDocument.number).toBe('长项办〔2026〕1号')
    const foreign = await (await office.as('cz.secretary')).ask(ISSUE, issueInput(paper))
    expect(foreign.errors![0]!.extensions.code).toBe('NOT_FOUND')
    const liaison = await (await office.as('jc.d8.liaison')).ask(ISSUE, issueInput(paper))
    expect(liaison.errors![0]!.extensions.code).toBe('FORBIDDEN')
  })
})

describe('papers', () => {
  it('P12 are seen by the units they are sent to, once issued', async () => {
    const secretary = await office.as('cz.secretary')
    const water = office.county('长子').units.get('水务局')!
    const unit = actorOf(office.county('长子'), '水务局.liaison')
    const paper = await registered(secretary, '关于供水保障的通知', [water])
    const login = (await office.app.database.read.selectFrom('user').select('username').where('id', '=', unit.userId).executeTakeFirstOrThrow()).username
    const liaison = await office.as(login)
    const stranger = await office.as(login === 'cz.d8.liaison' ? 'cz.d9.liaison' : 'cz.d8.liaison')
    const seen = async (client: Client) =>
      (await client.get<{ documents: { totalCount: number; nodes: { id: number; recipients: { id: number }[] }[] } }>('{ documents(filter: { text: "gongshui" }) { totalCount nodes { id recipients { id } } } }')).documents
    expect((await seen(liaison)).totalCount).toBe(0)
    const { issueDocument } = await secretary.get<{ issueDocument: Paper }>(ISSUE, issueInput(paper))
    expect((await seen(liaison)).nodes).toEqual([{ id: paper.id, recipients: [{ id: water }] }])
    expect((await seen(stranger)).totalCount).toBe(0)
    expect((await download(liaison, `/files/${issueDocument.attachmentId}`)).statusCode).toBe(200)
    expect((await download(stranger, `/files/${issueDocument.attachmentId}`)).statusCode).toBe(404)
  })

  it('P12 below the county’s reach only the issued file and its scan are read, never a draft that it took the place of', async () => {
    const secretary = await office.as('cz.secretary')
    const water = office.county('长子').units.get('水务局')!
    const username = (await office.app.database.read.selectFrom('user').select('username').where('id', '=', actorOf(office.county('长子'), '水务局.liaison').userId).executeTakeFirstOrThrow()).username
    const liaison = await office.as(username)
    const paper = await registered(secretary, '关于调度稿件的通知', [water])
    const REPLACE = 'mutation ($input: ReplaceDocumentFileInput!) { replaceDocumentFile(input: $input) { id version attachmentId } }'
    const second = await upload(secretary, '调度稿件二稿.pdf', PDF)
    const { replaceDocumentFile } = await secretary.get<{ replaceDocumentFile: Paper }>(REPLACE, { input: { id: paper.id, version: paper.version, attachmentId: second } })
    const { issueDocument } = await secretary.get<{ issueDocument: Paper }>(ISSUE, issueInput({ ...paper, ...replaceDocumentFile }))
    const SCAN = 'mutation ($input: KeepStampedScanInput!) { keepStampedScan(input: $input) { version } }'
    const scan = async (version: number) => {
      const attachmentId = await upload(secretary, '盖章件.pdf', PDF)
      return { attachmentId, ...(await secretary.get<{ keepStampedScan: { version: number } }>(SCAN, { input: { id: paper.id, version, attachmentId } })).keepStampedScan }
    }
    const blurred = await scan(issueDocument.version)
    const clear = await scan(blurred.version)

    const listed = async (client: Client) =>
      (await client.get<{ attachments: { id: number }[] }>('query ($id: Int!) { attachments(subjectType: "Document", subjectId: $id) { id } }', { id: paper.id })).attachments.map(a => a.id)
    expect(await listed(liaison)).toEqual([second, clear.attachmentId])
    for (const id of [second, clear.attachmentId]) expect((await download(liaison, `/files/${id}`)).statusCode).toBe(200)
    for (const id of [paper.attachmentId, blurred.attachmentId]) expect((await download(liaison, `/files/${id}`)).statusCode).toBe(404)
    // The office keeps what went before, to look it up.
    expect(await listed(secretary)).toEqual([paper.attachmentId, second, blurred.attachmentId, clear.attachmentId])
    expect((await download(secretary, `/files/${paper.attachmentId}`)).statusCode).toBe(200)
  })

  const facts: MinutesFacts = {
    issuer: '长子县重点项目联席会议办公室', seriesName: '长子县重点项目联席会议', title: '第三次联席会议纪要', number: '', issue: null,
    heldOn: '2026-03-17', heldTime: '09:00', place: '三楼会议室', chair: '常务副县长王甲一', recorder: '李乙二', issuedOn: null, copiesTo: [],
    attendance: [{ unit: '县水务局', name: '张丙三', state: 'ATTENDED', note: '' }],
    topics: [{
      title: '供水问题', proposer: '县水务局', heard: '', outcome: 'DECIDED', outcomeText: '{保障}供水',
      resolutions: [{ text: '完成管网改造', unit: '县水务局', person: '张丙三', dueOn: '2026-06-30', standard: '' }],
    }],
  }

  const drafted = (subjectId: number) =>
    office.act(actorOf(office.county('长子'), 'secretary'), ctx =>
      draftPaper(ctx, { kind: 'MINUTES', data: minutesPaper(facts), subjectType: 'Register', subjectId, recipientUnitIds: [] }))

  const paperOf = async (client: Client, id: number) =>
    (await client.get<{ document: Paper }>('query ($id: Int!) { document(id: $id) { id version state number attachmentId } }', { id })).document

  it('P10 go from draft over a correction in Word to the numbered file', async () => {
    const secretary = await office.as('cz.secretary')
    const id = await drafted(1)
    expect(await drafted(1)).toBe(id)
    const paper = await paperOf(secretary, id)
    const draft = (await download(secretary, `/files/${paper.attachmentId}`)).rawPayload
    expect(textOf(draft)).toContain('{期号}')
    expect(textOf(draft)).toContain('{印发日期}')

    const zip = new PizZip(draft)
    const xml = zip.file('word/document.xml')!.asText()
    zip.file('word/document.xml', xml.replace('完成管网改造', '完成城区管网改造'))
    const attachmentId = await upload(secretary, '第三次联席会议纪要(改).docx', zip.generate({ type: 'nodebuffer' }))
    const REPLACE = 'mutation ($input: ReplaceDocumentFileInput!) { replaceDocumentFile(input: $input) { id version state number attachmentId } }'
    const { replaceDocumentFile } = await secretary.get<{ replaceDocumentFile: Paper }>(REPLACE, { input: { id, version: paper.version, attachmentId } })

    const { issueDocument } = await secretary.get<{ issueDocument: Paper }>(ISSUE, issueInput(replaceDocumentFile, { series: undefined }))
    expect(issueDocument).toMatchObject({ state: 'ISSUED', number: '长子县重点项目联席会议〔2026〕1期' })
    const issued = textOf((await download(secretary, `/files/${issueDocument.attachmentId}`)).rawPayload)
    expect(issued).toContain('完成城区管网改造')
    expect(issued).toContain('〔2026〕1期')
    expect(issued).toContain('2026年3月18日')
    expect(issued).not.toMatch(/[{}]/)
    await expect(drafted(1)).rejects.toMatchObject({ code: 'STATE' })
  })

  it('P10 refuses a correction that holds a tag nobody fills', async () => {
    const secretary = await office.as('cz.secretary')
    const paper = await paperOf(secretary, await drafted(2))
    const template = (await download(secretary, '/templates/MINUTES')).rawPayload
    const attachmentId = await upload(secretary, '纪要.docx', template)
    const refused = await secretary.ask('mutation ($input: ReplaceDocumentFileInput!) { replaceDocumentFile(input: $input) { id } }', { input: { id: paper.id, version: paper.version, attachmentId } })
    expect(refused.errors![0]!.message).toMatch(/不会被填写/)
  })

  it('P10 are drawn up from the office’s own template, and the product’s when it is taken back', async () => {
    const secretary = await office.as('cz.secretary')
    const zip = new PizZip((await download(secretary, '/templates/MINUTES')).rawPayload)
    const xml = zip.file('word/document.xml')!.asText()
    const edited = (from: string, to: string) => {
      zip.file('word/document.xml', xml.replace(from, to))
      return zip.generate({ type: 'nodebuffer' })
    }
    const broken = await secretary.ask(SET, { input: { kind: 'MINUTES', attachmentId: await upload(secretary, '坏模板.docx', edited('{标题}', '{标题}{领导批示}')) } })
    expect(broken.errors![0]!.extensions).toMatchObject({ code: 'INVALID', fields: [{ field: 'attachmentId', message: expect.stringContaining('领导批示') }] })
    expect(broken.errors![0]!.message).toMatch(/第\d+个字附近/)
    const sample = async (query: string) => download(secretary, `/templates/MINUTES/sample.docx${query}`)
    expect(textOf((await sample('')).rawPayload)).toContain('城南供水管网改造项目用地报批事宜')
    const tried = await sample(`?attachmentId=${await upload(secretary, '还没换上.docx', edited('出席：', '到会：'))}`)
    expect(textOf(tried.rawPayload)).toContain('到会：')
    expect(textOf(tried.rawPayload)).not.toMatch(/[{}]|undefined/)
    const bad = await sample(`?attachmentId=${await upload(secretary, '还是坏的.docx', edited('{标题}', '{标题'))}`)
    expect(bad.statusCode).toBe(400)
    expect(bad.json<Refused>().message).toMatch(/第\d+个字附近，标签“\{标题”缺少右花括号/)
    const own = await upload(secretary, '本县模板.docx', edited('出席：', '参加会议：'))
    expect(await secretary.get(SET, { input: { kind: 'MINUTES', attachmentId: own } })).toMatchObject({ setTemplate: { fileName: '本县模板.docx' } })
    const fileOf = async (subjectId: number) =>
      textOf((await download(secretary, `/files/${(await paperOf(secretary, await drafted(subjectId))).attachmentId}`)).rawPayload)
    expect(await fileOf(3)).toContain('参加会议：')
    // Who looked at the page before is told that a colleague was quicker.
    const RESET = 'mutation ($input: ResetTemplateInput!) { resetTemplate(input: $input) { fileName } }'
    for (const late of [await secretary.ask(SET, { input: { kind: 'MINUTES', attachmentId: own } }), await secretary.ask(RESET, { input: { kind: 'MINUTES', version: 7 } })])
      expect(late.errors![0]).toMatchObject({ extensions: { code: 'CONFLICT' }, message: expect.stringContaining('换成另一份') as string })
    await secretary.get(RESET, { input: { kind: 'MINUTES', version: 1 } })
    expect(await fileOf(3)).toContain('出席：')
    const liaison = await (await office.as('cz.d8.liaison')).ask(SET, { input: { kind: 'MINUTES', attachmentId: own } })
    expect(liaison.errors![0]!.extensions.code).toBe('FORBIDDEN')
  })
})

import { createHash } from 'node:crypto'
import { runInNewContext } from 'node:vm'
import jsQR from 'jsqr'
import PizZip from 'pizzip'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { draftPaper, issueDocument, minutesPaper } from '../src/modules/document/document.service'
import { storeMade } from '../src/modules/document/attachment.service'
import { keepStampedScan } from '../src/modules/document/edition.service'
import { Document } from '../src/modules/document/document.entity'
import { actorOf } from '../src/modules/identity/identity.demo'
import { openOffice, TODAY, type Client, type Office } from './office'

let office: Office
beforeAll(async () => { office = await openOffice() })
afterAll(() => office.close())

interface Paper { id: number; version: number; number: string; attachmentId: number; verifyPath: string | null; shortCode: string | null; standingLabel: string | null }
const PAPER = 'query ($id: Int!) { document(id: $id) { id version number attachmentId verifyPath shortCode standingLabel } }'
const DECLARE = 'mutation ($input: DeclareDocumentInput!) { declareDocument(input: $input) { id standingLabel } }'

const read = async (client: Client, id: number) => (await client.get<{ document: Paper }>(PAPER, { id })).document

let meetings = 0
/** Minutes, drawn up and issued. */
async function issued(): Promise<Paper> {
  const secretary = actorOf(office.county('长子'), 'secretary')
  const id = await office.act(secretary, async ctx => draftPaper(ctx, {
    kind: 'MINUTES', subjectType: 'Standing', subjectId: ++meetings, recipientUnitIds: [],
    data: minutesPaper({
      issuer: '县重点项目办公室', seriesName: '重点项目建设联席会议', title: '关于供水管线迁改的会议纪要', number: '', issue: null, heldOn: TODAY, heldTime: '09:00',
      place: '三楼会议室', chair: '县长', recorder: '', attendance: [], topics: [], issuedOn: null, copiesTo: [],
    }),
  }))
  await office.act(secretary, async ctx => issueDocument(ctx, { id, version: (await ctx.find(Document, id, '公文')).version, issuedOn: TODAY, source: 'OWN' }))
  return read(await office.as('cz.secretary'), id)
}
const fileOf = async (paper: Paper) =>
  (await office.app.http.inject({ method: 'GET', url: `/files/${paper.attachmentId}`, headers: { cookie: (await office.as('cz.secretary')).cookie } })).rawPayload
const open = (path: string, remoteAddress = '203.0.113.9') => office.app.http.inject({ method: 'GET', url: path, remoteAddress })

describe('the code on a paper', () => {
  it('N13 prints a code on the issued Word file that decodes to the page of the paper', async () => {
    const paper = await issued()
    const zip = new PizZip(await fileOf(paper))
    const image = PNG.sync.read(zip.file('word/media/lianxi-code.png')!.asNodeBuffer())
    expect(jsQR(new Uint8ClampedArray(image.data), image.width, image.height)?.data).toMatch(new RegExp(`^https?://[^/]+${paper.verifyPath!}$`))
    const xml = zip.file('word/document.xml')!.asText()
    expect(xml).toContain('r:embed="rIdLianxiCode"')
    expect(zip.file('word/_rels/document.xml.rels')!.asText()).toContain('Target="media/lianxi-code.png"')
    expect(zip.file('[Content_Types].xml')!.asText()).toContain('image/png')
    expect(xml.replace(/<[^>]+>/g, '')).toContain(`扫码核验 ${paper.shortCode!}`)
  })

  it('N13 says without sign-in whose paper it is and that it stands, and nothing of its contents', async () => {
    const paper = await issued()
    const page = await open(paper.verifyPath!)
    expect(page.statusCode).toBe(200)
    for (const word of ['真实', paper.number, '长子县重点项目办公室', '2026年3月18日', '已印发', paper.shortCode!]) expect(page.body).toContain(word)
    expect(page.body).not.toContain('供水管线')
    expect(page.headers['content-security-policy']).toContain("default-src 'none'")
  })

  it('N13 shows at once that a paper was withdrawn, and keeps it withdrawn', async () => {
    const paper = await issued()
    const secretary = await office.as('cz.secretary')
    const answer = await secretary.get<{ declareDocument: Paper }>(DECLARE, { input: { id: paper.id, version: paper.version, standing: 'WITHDRAWN', reason: '内容有误' } })
    expect(answer.declareDocument.standingLabel).toBe('已作废')
    const page = (await open(paper.verifyPath!)).body
    expect(page).toContain('不再有效')
    expect(page).toContain('已作废（2026年3月18日）')
    const again = await secretary.ask(DECLARE, { input: { id: paper.id, version: (await read(secretary, paper.id)).version, standing: 'CORRECTED' } })
    expect(again.errors![0]).toMatchObject({ extensions: { code: 'STATE' }, message: expect.stringMatching(/已经作废/) as string })
  })

  it('N13 refuses to withdraw a paper for a unit', async () => {
    const paper = await issued()
    const answer = await (await office.as('cz.d8.liaison')).ask(DECLARE, { input: { id: paper.id, version: paper.version, standing: 'WITHDRAWN', reason: '内容有误' } })
    expect(answer.errors![0]!.extensions.code).toBe('FORBIDDEN')
  })

  it('N13 finds no other code, and tells nothing of a draft', async () => {
    for (const path of ['/v/AAAAAAAAAAAAAAAAAAAA', '/v/short', `/v/${'x'.repeat(60)}`]) {
      const page = await open(path)
      expect(page.statusCode).toBe(404)
      expect(page.body).toContain('未查到')
    }
  })

  it('N13 lets a browser compare a file with the issued one, with and without its own SHA-256', async () => {
    const paper = await issued()
    const file = await fileOf(paper)
    const page = (await open(paper.verifyPath!)).body
    expect(page).toContain(createHash('sha256').update(file).digest('hex'))
    const script = (await open('/v/check.js')).body
    for (const bytes of [Buffer.from(''), Buffer.from('联席'), Buffer.alloc(119, 7), file])
      expect(runInNewContext(`${script};sha256(input)`, { input: new Uint8Array(bytes) })).toBe(createHash('sha256').update(bytes).digest('hex'))
  })

  it('N13 knows the stamped scan as the issued version beside the Word file, says which of them matched, and refuses an altered one', async () => {
    const paper = await issued()
    const word = await fileOf(paper)
    const script = (await open('/v/check.js')).body
    const said = async (bytes: Buffer) => {
      const known = JSON.parse(/data-known="([^"]+)"/.exec((await open(paper.verifyPath!)).body)![1]!.replace(/&#(\d+);/g, (_, c: string) => String.fromCharCode(Number(c)))) as unknown
      return (runInNewContext(`${script};verdict(sha256(input), known)`, { input: new Uint8Array(bytes), known }) as { text: string }).text
    }
    const scan = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')
    expect(await said(word)).toBe('一致：这个文件与印发的 Word 文件完全相同。')
    expect(await said(scan)).toMatch(/^不一致/)
    await office.act(actorOf(office.county('长子'), 'secretary'), async ctx => {
      const { id: attachmentId } = await storeMade(ctx, '盖章件.pdf', 'application/pdf', scan)
      await keepStampedScan(ctx, { id: paper.id, version: (await ctx.find(Document, paper.id, '公文')).version, attachmentId })
    })
    expect(await said(scan)).toBe('一致：这个文件与印发的盖章扫描件完全相同。')
    expect(await said(word)).toBe('一致：这个文件与印发的 Word 文件完全相同。')
    expect(await said(Buffer.concat([scan, Buffer.from(' ')]))).toMatch(/^不一致：这个文件不是印发的盖章扫描件，也不是印发的 Word 文件/)
  })

  it('N13 stops an address that tries codes', async () => {
    const codes: number[] = []
    for (let i = 0; i < 70; i++) codes.push((await open(`/v/${String(i).padStart(20, 'A')}`, '203.0.113.77')).statusCode)
    expect(codes.slice(0, 60)).toEqual(Array(60).fill(404))
    expect(codes.slice(60)).toEqual(Array(10).fill(429))
  })
})

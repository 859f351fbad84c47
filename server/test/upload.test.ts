import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PassThrough, Readable } from 'node:stream'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf, findAttachment, receiveAttachment } from '../src/modules/document/attachment.service'
import { actorOf } from '../src/modules/identity/identity.demo'
import { filesIn, INCOMING, receiveFile } from '../src/platform/files'
import { unitOfWork } from '../src/platform/unitOfWork'
import { openOffice, type Office } from './office'

let office: Office
let port: number
beforeAll(async () => {
  office = await openOffice({ counties: ['140428'] })
  await office.app.http.listen({ port: 0, host: '127.0.0.1' })
  port = (office.app.http.server.address() as AddressInfo).port
})
afterAll(() => office.close())

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')
const EDGE = '----lianxi-edge'
const HEAD = `--${EDGE}\r\nContent-Disposition: form-data; name="file"; filename="slow.pdf"\r\nContent-Type: application/pdf\r\n\r\n`
const ctx = () => office.app.system.ctx(actorOf(office.county('长子'), 'secretary'))
const left = () => readdirSync(join(filesIn(ctx()), INCOMING))

describe('uploads', () => {
  it('P12 a slow upload holds up nobody’s writing', async () => {
    const { cookie } = await office.as('cz.secretary')
    const admin = await office.as('cz.admin')
    const upload = request({ port, host: '127.0.0.1', method: 'POST', path: '/files', headers: { cookie, 'x-requested-with': 'lianxi', 'content-type': `multipart/form-data; boundary=${EDGE}` } })
    const answered = new Promise<{ status: number; body: string }>((done, fail) => {
      upload.on('error', fail).on('response', async reply => {
        let body = ''
        for await (const part of reply) body += String(part)
        done({ status: reply.statusCode!, body })
      })
    })
    // The first half lies on the server's disk: its handler is in the middle of it.
    upload.write(HEAD)
    upload.write(PDF.subarray(0, 9))
    await expect.poll(() => left().length).toBe(1)
    const saved = await admin.ask('mutation ($input: SaveUnitInput!) { saveUnit(input: $input) { id } }', { input: { name: '上传期间登记的单位', kind: 'DEPARTMENT' } })
    expect(saved.errors).toBeUndefined()
    upload.end(Buffer.concat([PDF.subarray(9), Buffer.from(`\r\n--${EDGE}--\r\n`)]))
    const { status, body } = await answered
    expect(status, body).toBe(200)
    expect(JSON.parse(body)).toMatchObject([{ name: 'slow.pdf', size: PDF.length }])
    expect(left()).toEqual([])
  })

  it('P12 refuses an upload that stops coming, and leaves nothing of it', async () => {
    const stopped = new PassThrough()
    stopped.write(PDF.subarray(0, 9))
    await expect(receiveFile(ctx(), stopped, 1000, 50)).rejects.toMatchObject({ code: 'INVALID', message: expect.stringMatching(/停住了.*重新上传/) })
    expect(left()).toEqual([])
  })

  it('P12 a transaction that is tried again keeps the whole file', async () => {
    const here = ctx()
    const { store, discard } = await receiveAttachment(here, 'again.pdf', Readable.from([PDF]))
    await expect(unitOfWork(here, 'test', async () => {
      await store()
      throw new Error('the first try')
    })).rejects.toThrow('the first try')
    const { id } = await unitOfWork(here, 'test', store)
    await discard()
    const after = ctx()
    expect(await bytesOf(after, await findAttachment(after, id))).toEqual(PDF)
  })
})

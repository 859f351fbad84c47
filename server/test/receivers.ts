import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface Received {
  from: string
  to: string[]
  subject: string
  text: string
  html: string
  messageId: string
}

/** `=?UTF-8?B?…?=` and `=?UTF-8?Q?…?=`, folded lines joined. */
const headerOf = (raw: string, name: string): string => {
  const line = new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, 'im').exec(raw)?.[1] ?? ''
  return line.replace(/\?=\s+=\?/g, '?==?').replace(/=\?UTF-8\?([BQ])\?(.*?)\?=/gi, (_, how: string, text: string) =>
    how.toUpperCase() === 'B' ? Buffer.from(text, 'base64').toString() : quoted(text.replaceAll('_', ' ')))
}
const quoted = (text: string) => Buffer.from(text.replace(/=\r\n/g, '').replace(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString()

const partOf = (raw: string, type: string): string => {
  const part = raw.split(/\r\n--/).find(p => p.includes(`Content-Type: ${type}`)) ?? ''
  const at = part.indexOf('\r\n\r\n')
  const body = part.slice(at + 4)
  return /base64/i.test(part.slice(0, at)) ? Buffer.from(body, 'base64').toString() : quoted(body)
}

/** A real mail server. While `down` it answers that it is busy; it knows no mailbox at `refused.example`. */
export async function startSmtp() {
  const mails: Received[] = []
  const state = { down: false }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onMailFrom: (_address, _session, done) => done(state.down ? Object.assign(new Error('4.3.2 try again later'), { responseCode: 421 }) : null),
    onRcptTo: ({ address }, _session, done) => done(address.endsWith('@refused.example') ? Object.assign(new Error('5.1.1 no such mailbox'), { responseCode: 550 }) : null),
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const raw = Buffer.concat(parts).toString()
        mails.push({
          from: headerOf(raw, 'From'), to: session.envelope.rcptTo.map(r => r.address), subject: headerOf(raw, 'Subject'), messageId: headerOf(raw, 'Message-ID'),
          text: partOf(raw, 'text/plain'), html: partOf(raw, 'text/html'),
        })
        done()
      })
    },
  })
  await new Promise<void>(resolve => { server.listen(0, '127.0.0.1', resolve) })
  const { port } = server.server.address() as AddressInfo
  return { mails, state, url: `smtp://127.0.0.1:${port}`, close: () => new Promise<void>(resolve => { server.close(resolve) }) }
}

export interface Posted {
  path: string
  headers: IncomingHttpHeaders
  body: Record<string, never>
}

/** A real receiver that answers as the robots do; `/hang` never answers, `/long` answers too much, `/away` sends elsewhere. */
export async function startRobot() {
  const posts: Posted[] = []
  const state = { answer: '{"errcode":0,"errmsg":"ok"}' }
  const server = createServer((request, reply) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      posts.push({ path: request.url!, headers: request.headers, body: JSON.parse(Buffer.concat(parts).toString()) as Record<string, never> })
      if (request.url!.startsWith('/hang')) return
      if (request.url!.startsWith('/away')) return void reply.writeHead(302, { location: '/robot' }).end()
      reply.writeHead(200, { 'content-type': 'application/json' }).end(request.url!.startsWith('/long') ? 'x'.repeat(200_000) : state.answer)
    })
  })
  await new Promise<void>(resolve => { server.listen(0, '127.0.0.1', resolve) })
  const { port } = server.address() as AddressInfo
  return {
    posts, state, host: `127.0.0.1:${port}`, url: `http://127.0.0.1:${port}`,
    close: () => new Promise<void>(resolve => { server.close(() => resolve()); server.closeAllConnections() }),
  }
}

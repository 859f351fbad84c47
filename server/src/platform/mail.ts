import { createTransport } from 'nodemailer'
import type { Config } from './config'

export interface Mail {
  to: string
  subject: string
  text: string
  html: string
  /** The same for every try of one mail, so that a mailbox shows it once. */
  messageId: string
}

/** Reason of a failure in words, and whether the server itself was out of reach: then the next mail need not be tried now. */
export class MailFailure extends Error {
  constructor(message: string, readonly unreachable: boolean) {
    super(message)
  }
}

const WORDS: Record<string, string> = {
  EAUTH: '发信服务器不接受用户名或密码',
  EENVELOPE: '收件地址或发件地址被拒收',
  EMESSAGE: '邮件内容被拒收',
  ETLS: '与发信服务器的加密连接没有建立',
}
const UNREACHABLE = new Set(['ECONNECTION', 'ECONNREFUSED', 'ECONNRESET', 'ESOCKET', 'ETIMEDOUT', 'EDNS', 'ENOTFOUND', 'EAUTH', 'ETLS'])

const failureOf = (error: unknown): MailFailure => {
  const { code = '', response = '' } = error as { code?: string; response?: string }
  const words = WORDS[code] ?? (UNREACHABLE.has(code) ? '连不上发信服务器' : '邮件没有发出')
  return new MailFailure(`${words}${response || code ? `（${(response || code).slice(0, 160)}）` : ''}。`, UNREACHABLE.has(code))
}

export type SendMail = (mail: Mail) => Promise<void>

/** E-mail by the SMTP server of the environment; null without one. Connects within 10 s, gives up after 20 s of silence. */
export function makeMailer({ smtpUrl, smtpFrom }: Pick<Config, 'smtpUrl' | 'smtpFrom'>): SendMail | null {
  if (!smtpUrl) return null
  const transport = createTransport(
    { url: smtpUrl, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000, disableFileAccess: true, disableUrlAccess: true },
    { from: smtpFrom },
  )
  return async mail => {
    await transport.sendMail({ ...mail, headers: { 'Auto-Submitted': 'auto-generated' } }).catch((error: unknown) => {
      throw failureOf(error)
    })
  }
}

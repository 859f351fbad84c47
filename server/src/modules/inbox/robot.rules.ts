import { createHmac } from 'node:crypto'
import { markdownOf, plainOf, withinBytes } from './letter.rules'
import type { Letter } from './message.rules'

export const ROBOT_KINDS = { WECOM: '企业微信', GOVERNMENT: '政务微信', DINGTALK: '钉钉' } as const
export type RobotKind = keyof typeof ROBOT_KINDS

/** Bytes that the robots take: 企业微信 4,096 of markdown, 政务微信 2,048 of text, 钉钉 20,000 in all. */
const LIMITS: Record<RobotKind, number> = { WECOM: 4096, GOVERNMENT: 2048, DINGTALK: 16_000 }

/** What is posted to a robot. */
export function robotPayload(kind: RobotKind, letter: Letter, base: string | null) {
  if (kind === 'GOVERNMENT') return { msgtype: 'text', text: { content: withinBytes(`${letter.title}\n${plainOf(letter, base)}`, LIMITS[kind]) } }
  const text = withinBytes(markdownOf(letter, base), LIMITS[kind])
  if (kind === 'WECOM') return { msgtype: 'markdown', markdown: { content: text } }
  return { msgtype: 'markdown', markdown: { title: letter.title, text } }
}

/** 钉钉 signs the address: HMAC-SHA256 of `timestamp\nsecret` under the secret, in base64. `now` in epoch milliseconds. */
export function signedAddress(address: string, secret: string, now: number): string {
  const url = new URL(address)
  url.searchParams.set('timestamp', String(now))
  url.searchParams.set('sign', createHmac('sha256', secret).update(`${now}\n${secret}`).digest('base64'))
  return url.toString()
}

const KNOWN: Record<number, string> = {
  93000: '机器人地址已失效，请在群里重新添加', 45009: '发送过于频繁', 310000: '关键词、签名或来源地址与机器人的安全设置不符', 300001: '机器人地址里的 access_token 不对',
}

/** What went wrong by the robot's answer, in words; null when it took the message: all three answer `errcode` 0. */
export function robotProblem(status: number, body: string): string | null {
  if (status < 200 || status > 299) return `机器人没有接收（HTTP ${status}）。`
  const answer = (() => {
    try {
      return JSON.parse(body) as { errcode?: unknown; errmsg?: unknown } | null
    } catch {
      return null
    }
  })()
  if (answer?.errcode === 0) return null
  if (typeof answer?.errcode !== 'number') return '机器人的回应不是约定的格式，请检查地址。'
  return `机器人没有接收：${KNOWN[answer.errcode] ?? String(answer.errmsg ?? '').slice(0, 120)}（${answer.errcode}）。`
}

/** An address as it may be shown: its host and its last four characters; the key in it lets anybody write to the group. */
export const shownAddress = (address: string): string => `${new URL(address).host}/…${address.slice(-4)}`

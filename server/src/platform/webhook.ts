import { lookup } from 'node:dns'
import { request as plain, type RequestOptions } from 'node:http'
import { request as secure } from 'node:https'
import { BlockList, isIP } from 'node:net'

/** Addresses inside this machine or its network: a robot's address must not be a way to them. */
const inner = { ipv4: new BlockList(), ipv6: new BlockList() }
for (const [net, bits] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24],
  ['192.168.0.0', 16], ['198.18.0.0', 15], ['224.0.0.0', 4], ['240.0.0.0', 4],
] as const) inner.ipv4.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [['::', 127], ['::ffff:0:0', 96], ['64:ff9b::', 96], ['fc00::', 7], ['fe80::', 10], ['ff00::', 8]] as const) inner.ipv6.addSubnet(net, bits, 'ipv6')

/** Two lists: in one, the subnet of mapped addresses would hold every IPv4 address. */
export const isInner = (address: string): boolean => (isIP(address) === 6 ? inner.ipv6.check(address, 'ipv6') : inner.ipv4.check(address, 'ipv4'))

const bare = (host: string) => host.replace(/^\[|\]$/g, '')

/**
 * What is wrong with a webhook's address, in words; null when it will do. Https to a public address, or a host that the
 * operator has named in LIANXI_WEBHOOK_HOSTS.
 */
export function webhookProblem(address: string, hosts: readonly string[]): string | null {
  if (!URL.canParse(address)) return '地址不完整，请从群机器人的设置里整条复制，以 https:// 开头。'
  const url = new URL(address)
  if (url.username || url.password) return '地址里不能带用户名和密码，请从群机器人的设置里整条复制。'
  if (hosts.includes(url.host) || hosts.includes(url.hostname)) return /^https?:$/.test(url.protocol) ? null : '地址应以 https:// 或 http:// 开头。'
  if (url.protocol !== 'https:') return '地址应以 https:// 开头。内网的机器人，请运维人员先登记它的主机（LIANXI_WEBHOOK_HOSTS）。'
  if (url.hostname === 'localhost' || (isIP(bare(url.hostname)) && isInner(bare(url.hostname))))
    return '不能使用内网地址。确需使用的，请运维人员先登记它的主机（LIANXI_WEBHOOK_HOSTS）。'
  return null
}

/** Resolves a name and refuses it when one of its addresses is inner: the check is on the very address that is connected to. */
const guarded: NonNullable<RequestOptions['lookup']> = (host, options, done) =>
  lookup(host, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '')
    if (addresses.some(a => isInner(a.address))) return done(Object.assign(new Error('inner address'), { code: 'EINNER' }), '')
    const first = addresses[0]!
    return options.all ? done(null, addresses) : done(null, first.address, first.family)
  })

const TIME_LIMIT_MS = 5_000
const ANSWER_LIMIT = 64 * 1024

export interface WebhookAnswer {
  status: number
  body: string
}

/**
 * Posts JSON; no redirect is followed. At most 5 s in all and 64 KB of answer.
 * @throws Error with a Chinese sentence.
 */
export function postJson(address: string, payload: unknown, hosts: readonly string[]): Promise<WebhookAnswer> {
  const problem = webhookProblem(address, hosts)
  if (problem) return Promise.reject(new Error(problem))
  const url = new URL(address)
  const named = hosts.includes(url.host) || hosts.includes(url.hostname)
  const body = Buffer.from(JSON.stringify(payload))
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? secure : plain
    const request = send(url, {
      method: 'POST', signal: AbortSignal.timeout(TIME_LIMIT_MS), ...(!named && { lookup: guarded }),
      headers: { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length, 'user-agent': 'Lianxi' },
    }, reply => {
      const parts: Buffer[] = []
      let size = 0
      reply.on('data', (part: Buffer) => {
        size += part.length
        if (size > ANSWER_LIMIT) request.destroy(new Error('too long'))
        else parts.push(part)
      })
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, body: Buffer.concat(parts).toString() }))
      reply.on('error', fail)
    })
    const fail = (error: Error & { code?: string }) =>
      reject(new Error(
        error.name === 'AbortError' || error.name === 'TimeoutError' || error.code === 'ABORT_ERR' ? `机器人在 ${TIME_LIMIT_MS / 1000} 秒内没有回应。`
        : error.code === 'EINNER' ? '机器人的地址指向内网，没有发送。'
        : error.message === 'too long' ? '机器人的回应过长，没有采用。'
        : `连不上机器人的地址（${error.code ?? error.message}）。`,
      ))
    request.on('error', fail)
    request.end(body)
  })
}

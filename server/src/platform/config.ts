import { resolve } from 'node:path'

/** Everything the environment decides. Read once, at start. */
export interface Config {
  port: number
  host: string
  /** Folder of the embedded database, the attachments and the work files. */
  dataDir: string
  /** `mysql://…`, `mariadb://…`; null is the embedded SQLite in `dataDir`. */
  databaseUrl: string | null
  /** Which demo counties fill an empty database: all, those of some GB/T codes (`140428,620821`), or none (`off`). */
  demo: 'all' | 'off' | readonly string[]
  redisUrl: string | null
  /** Where people reach the portal, `https://lianxi.example.gov.cn`, without a slash at the end; null takes the request's host. */
  publicUrl: string | null
  production: boolean
  /** Session cookies only over TLS; switched on behind a proxy that terminates it. */
  secureCookies: boolean
  trustProxy: boolean
  logLevel: string
  webDir: string
  regulationsDir: string
  /** `smtp://user:password@host:587` or `smtps://…`; null: no e-mail goes out. */
  smtpUrl: string | null
  /** Sender of all e-mail, `重点项目联席会议 <lianxi@example.gov.cn>`. */
  smtpFrom: string
  /** Hosts (`im.example.gov.cn`, `10.1.2.3:8080`) that a group robot may have although they are private or speak plain http. */
  webhookHosts: readonly string[]
}

const flag = (value: string | undefined) => value === '1' || value === 'true' || value === 'on'

const demoOf = (value: string | undefined): Config['demo'] =>
  value === 'off' ? 'off' : value && value !== 'on' ? value.split(',').map(code => code.trim()) : 'all'

/** @throws Error with a sentence for the operator when a value cannot be used. */
export function readConfig(env: NodeJS.ProcessEnv = process.env, root = process.cwd()): Config {
  const port = Number(env.PORT ?? 4000)
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`PORT must be 0 to 65535, not ${env.PORT}`)
  const databaseUrl = env.DATABASE_URL || null
  if (databaseUrl && !/^(mysql|mariadb):\/\//.test(databaseUrl))
    throw new Error('DATABASE_URL must begin with mysql:// or mariadb://; leave it out for the embedded SQLite')
  if (env.LIANXI_URL && !/^https?:\/\/[^/]/.test(env.LIANXI_URL)) throw new Error('LIANXI_URL must begin with http:// or https://, for example https://lianxi.example.gov.cn')
  const smtpUrl = env.SMTP_URL || null
  if (smtpUrl && !/^smtps?:\/\/[^/]/.test(smtpUrl)) throw new Error('SMTP_URL must begin with smtp:// or smtps://')
  if (smtpUrl && !env.SMTP_FROM) throw new Error('SMTP_URL needs SMTP_FROM: the sender that the mail server accepts')
  if (smtpUrl && !env.LIANXI_URL) throw new Error('SMTP_URL needs LIANXI_URL: the portal’s address, for the links in mail')
  return {
    port,
    host: env.HOST ?? '0.0.0.0',
    dataDir: resolve(root, env.LIANXI_DATA ?? 'data'),
    databaseUrl,
    demo: demoOf(env.LIANXI_DEMO),
    redisUrl: env.REDIS_URL || null,
    publicUrl: env.LIANXI_URL?.replace(/\/+$/, '') || null,
    production: env.NODE_ENV === 'production',
    secureCookies: flag(env.LIANXI_SECURE_COOKIES),
    trustProxy: flag(env.LIANXI_TRUST_PROXY),
    logLevel: env.LOG_LEVEL ?? 'info',
    webDir: resolve(root, env.LIANXI_WEB ?? 'web/dist'),
    regulationsDir: resolve(root, 'regulations'),
    smtpUrl,
    smtpFrom: env.SMTP_FROM ?? '',
    webhookHosts: (env.LIANXI_WEBHOOK_HOSTS ?? '').split(',').map(host => host.trim().toLowerCase()).filter(Boolean),
  }
}

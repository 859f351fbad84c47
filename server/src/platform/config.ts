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
  production: boolean
  /** Session cookies only over TLS; switched on behind a proxy that terminates it. */
  secureCookies: boolean
  trustProxy: boolean
  logLevel: string
  webDir: string
  regulationsDir: string
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
  return {
    port,
    host: env.HOST ?? '0.0.0.0',
    dataDir: resolve(root, env.LIANXI_DATA ?? 'data'),
    databaseUrl,
    demo: demoOf(env.LIANXI_DEMO),
    redisUrl: env.REDIS_URL || null,
    production: env.NODE_ENV === 'production',
    secureCookies: flag(env.LIANXI_SECURE_COOKIES),
    trustProxy: flag(env.LIANXI_TRUST_PROXY),
    logLevel: env.LOG_LEVEL ?? 'info',
    webDir: resolve(root, env.LIANXI_WEB ?? 'web/dist'),
    regulationsDir: resolve(root, 'regulations'),
  }
}

import { sql } from 'kysely'
import { todayIn } from './kernel/day'
import { modules } from './modules'
import { COUNTIES, DEMO_PASSWORD } from './modules/identity/counties.demo'
import { COUNTY_CODES } from './modules/identity/identity.demo'
import type { Config } from './platform/config'
import type { DemoScene, System } from './platform/manifest'
import { alone } from './platform/migrate'

/** Fills an empty database with the demo counties, through the services; does nothing where a county exists. */
export async function fillDemo(system: System, counties: Config['demo'], today = todayIn(system.now())): Promise<boolean> {
  return counties === 'off' ? false : alone(system.database, 'lianxi-demo', 900, () => fill(system, counties, today))
}

async function fill(system: System, counties: 'all' | readonly string[], today: string): Promise<boolean> {
  const { rows } = await sql`select id from jurisdiction limit 1`.execute(system.database.read)
  if (rows.length) return false
  const scene: DemoScene = { system, today, cast: new Map<string, unknown>(counties === 'all' ? [] : [[COUNTY_CODES, counties]]) }
  for (const module of modules) await module.demo?.(scene)
  return true
}

const SIGN_INS: [login: string, says: string][] = [
  ['secretary', '联席办秘书'], ['office', '联席办主任'], ['head', '县（市、区）长'], ['d8.liaison', '水务局联络员'], ['t1.liaison', '乡镇联络员'], ['admin', '系统管理员'],
]

/** What `npm start` prints: how to sign in to the demo counties that are there; nothing on a real deployment. */
export async function demoSignIns(system: System): Promise<string[]> {
  const names = COUNTIES.map(c => `${c.prefix}.secretary`)
  const there = await system.database.read.selectFrom('user').select('username').where('username', 'in', names).execute()
  const counties = COUNTIES.filter(c => there.some(u => u.username === `${c.prefix}.secretary`))
  if (!counties.length) return []
  return [
    `演示登录（密码都是 ${DEMO_PASSWORD}）：`,
    ...SIGN_INS.map(([login, says]) => `  ${says}：${counties.map(c => `${c.prefix}.${login}`).join('  ')}`),
    `  ${counties.map(c => `${c.prefix} ${c.name}`).join('，')}`,
  ]
}

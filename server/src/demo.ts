import { sql } from 'kysely'
import { todayIn } from './kernel/day'
import { modules } from './modules'
import type { DemoScene, System } from './platform/manifest'

/** Fills an empty database with the demo counties, through the services; does nothing where a county exists. */
export async function fillDemo(system: System, today = todayIn(system.now())): Promise<boolean> {
  const { rows } = await sql`select id from jurisdiction limit 1`.execute(system.database.read)
  if (rows.length) return false
  const scene: DemoScene = { system, today, cast: new Map() }
  for (const module of modules) await module.demo?.(scene)
  return true
}

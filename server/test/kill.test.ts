import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeApp } from '../src/app'
import { modules } from '../src/modules'
import { COUNTY_CODES } from '../src/modules/identity/identity.demo'
import type { Config } from '../src/platform/config'
import { verifyJournal } from '../src/platform/journal'
import { plainWorkbook } from './fixtures/lists'
import { Refused, signIn, type Browser } from './kill/client'
import { brokenReferences, buildServer, lookAt, type Build, type Server } from './kill/server'
import { pdfBytes } from './matrix/scene'
import { ownDatabase, TODAY } from './office'

const KILLS = 20
/** Projects of one list. */
const ROWS = 120

let config: Config
let clean: () => Promise<void>
let build: Build
let server: Server
let secretary: Browser

beforeAll(async () => {
  ;({ config, clean } = await ownDatabase())
  const app = await makeApp({ config, background: false, log: pino({ level: 'silent' }) })
  const scene = { system: app.system, today: TODAY, cast: new Map<string, unknown>([[COUNTY_CODES, ['140428']]]) }
  for (const module of modules) if (['identity', 'regulation', 'calendar'].includes(module.name)) await module.demo?.(scene)
  await app.close()
  build = buildServer()
  // Ended in good order once: what it has compiled is kept for the starts to come.
  await (await build.start(config)).stop()
  server = await build.start(config)
  secretary = await signIn(server.url, 'cz.secretary')
})
afterAll(async () => {
  await server.kill()
  build.remove()
  await clean()
})

/** A small generator, so that a failing run can be repeated by its seed. */
const generator = (seed: number) => () => {
  seed = (seed * 1664525 + 1013904223) >>> 0
  return seed / 2 ** 32
}

/** Answers as soon as so many more things have been acknowledged. */
let awaited: { left: number; reached: () => void } | null = null
const acknowledgements = (left: number) => new Promise<void>(reached => { awaited = { left, reached } })
const count = () => { if (awaited && --awaited.left === 0) awaited.reached() }

/** What the server has said is done. */
const acknowledged = {
  projects: new Map<number, { name: string; version: number; remark: string }>(),
  files: new Set<number>(),
  /** Imports by id: how many projects each brings, and whether it was said to be in. */
  imports: new Map<number, { done: boolean }>(),
}

const SAVE = 'mutation ($input: SaveProjectInput!) { saveProject(input: $input) { id version name } }'
interface Saved { saveProject: { id: number; version: number; name: string } }
let serial = 0

/** One person's work until the server is gone: registers projects with a code, changes them, uploads files. */
async function work(url: string): Promise<void> {
  for (;;) {
    const n = ++serial
    const code = `2103-140428-04-01-${String(100_000 + n)}`
    const { saveProject: made } = await secretary.ask<Saved>(url, SAVE, { input: { name: `断电项目${n}`, codes: [code] } })
    acknowledged.projects.set(made.id, { name: made.name, version: made.version, remark: '' })
    count()
    const remark = `改于${n}`
    const { saveProject: changed } = await secretary.ask<Saved>(url, SAVE, { input: { id: made.id, version: made.version, name: made.name, remark } })
    acknowledged.projects.set(made.id, { name: made.name, version: changed.version, remark })
    count()
    const [file] = await secretary.upload<{ id: number }[]>(url, '/files', `佐证${n}.pdf`, Buffer.concat([pdfBytes, Buffer.from(`% ${n}\n`)]))
    acknowledged.files.add(file!.id)
    count()
  }
}

const list = (n: number) =>
  plainWorkbook({ 清单: [['项目名称', '总投资(万元)', '责任单位'], ...Array.from({ length: ROWS }, (_, i) => [`第${n}批第${i}个导入项目`, 1000 + i, '某某水务站'])] })

/** Sends a list and has it looked at. */
async function checkedImport(url: string): Promise<{ id: number; version: number }> {
  const { id } = await secretary.upload<{ id: number }>(url, '/files/imports', '清单.xlsx', await list(++serial))
  acknowledged.imports.set(id, { done: false })
  const { projectImport } = await secretary.ask<{ projectImport: { version: number } }>(url, 'query ($id: Int!) { projectImport(id: $id) { version } }', { id })
  return { id, version: projectImport.version }
}

async function applied(url: string, input: { id: number; version: number }): Promise<void> {
  await secretary.ask(url, 'mutation ($input: ApplyImportInput!) { applyImport(input: $input) { state } }', { input })
  acknowledged.imports.set(input.id, { done: true })
}

/** The work that was going on ends with the connection; a refusal would be a bug. */
const endsWithTheServer = async (going: Promise<unknown>) => {
  const end = await going.then(() => null, (error: unknown) => error)
  if (end instanceof Refused) throw end
}

/** Kills at a moment within the next `span` milliseconds: the moment is what is tried, nothing is waited for. */
const killWithin = (span: number, random: () => number) =>
  new Promise<void>((done, failed) => { setTimeout(() => { server.kill().then(done, failed) }, random() * span) })

/** What the database holds while no server runs: all that was acknowledged, and no half of anything. */
async function missing(): Promise<string[]> {
  return lookAt(config, async rows => {
    const problems: string[] = []
    const projects = new Map((await rows.selectFrom('project').select(['id', 'name', 'version', 'remark']).execute()).map(p => [p.id, p]))
    for (const [id, said] of acknowledged.projects) {
      const kept = projects.get(id)
      if (kept?.name !== said.name || kept.version < said.version || (kept.version === said.version && (kept.remark ?? '') !== said.remark))
        problems.push(`project ${id}: said ${JSON.stringify(said)}, kept ${JSON.stringify(kept)}`)
    }
    const codeless = await sql<{ id: number }>`select id from project where name like '断电项目%' and id not in (select projectId from projectCode)`.execute(rows)
    problems.push(...codeless.rows.map(p => `project ${p.id} without its code`))
    const files = new Set((await rows.selectFrom('attachment').select('id').execute()).map(f => f.id))
    problems.push(...[...acknowledged.files].filter(id => !files.has(id)).map(id => `file ${id} is gone`))
    for (const [id, { done }] of acknowledged.imports) {
      const state = (await rows.selectFrom('projectImport').select('state').where('id', '=', id).executeTakeFirst())?.state
      const count = (await rows.selectFrom('project').select('id').where('importId', '=', id).execute()).length
      if (!state || (done && state !== 'DONE') || count !== (state === 'DONE' ? ROWS : 0)) problems.push(`import ${id}: said ${done ? 'done' : 'checked'}, is ${state} with ${count} projects`)
    }
    const broken = await verifyJournal(rows)
    if (broken.length) problems.push(`journal: ${JSON.stringify(broken)}`)
    const references = await brokenReferences(config, rows)
    if (references.length) problems.push(`references: ${JSON.stringify(references)}`)
    return problems
  })
}

describe('a killed server', () => {
  it(`P12 SIGKILL during mutations and imports, ${KILLS} times: nothing acknowledged is lost, no import is half in, the journal holds`, async () => {
    const random = generator(20260318)
    // How long an import takes here: so that the kills fall into it, at its beginning, middle and end.
    const input = await checkedImport(server.url)
    const began = performance.now()
    await applied(server.url, input)
    const span = performance.now() - began
    let cut = 0
    for (let kill = 1; kill <= KILLS; kill++) {
      const { url } = server
      // Every other time an import is being written while people work.
      const importing = kill % 2 ? await checkedImport(url) : null
      const busy = acknowledgements(1 + Math.floor(random() * 12))
      const going = Promise.all([work(url), work(url), ...(importing ? [applied(url, importing)] : [])].map(endsWithTheServer))
      if (!importing) await Promise.race([busy, going])
      await killWithin(importing ? span * 1.2 : 40, random)
      await going
      if (importing && !acknowledged.imports.get(importing.id)!.done) cut++
      expect(await missing(), `kill ${kill}`).toEqual([])
      server = await build.start(config)
    }
    // Else the kills would have shown nothing about imports, or about mutations.
    expect(cut).toBeGreaterThan(2)
    expect(acknowledged.projects.size).toBeGreaterThan(KILLS / 2)
    expect(acknowledged.files.size).toBeGreaterThan(0)
  }, 900_000)

  it('P10 what was uploaded before a kill can be opened after it', async () => {
    for (const id of [...acknowledged.files].slice(-10)) {
      const file = await secretary.fetch(server.url, `/files/${id}`)
      expect(file.status).toBe(200)
      expect(Buffer.from(await file.arrayBuffer()).subarray(0, pdfBytes.length).equals(pdfBytes)).toBe(true)
    }
  })

  it('N12 an import that was cut off can be done again as if nothing had happened', async () => {
    const [id] = [...acknowledged.imports].find(([, { done }]) => !done) ?? []
    expect(id).toBeDefined()
    const { projectImport } = await secretary.ask<{ projectImport: { version: number; state: string } }>(server.url, 'query ($id: Int!) { projectImport(id: $id) { version state } }', { id })
    // Done although the word of it did not arrive any more, or still to be done: never in between.
    if (projectImport.state === 'CHECKED') await applied(server.url, { id: id!, version: projectImport.version })
    else expect(projectImport.state).toBe('DONE')
    const { projects } = await secretary.ask<{ projects: { totalCount: number } }>(server.url, 'query ($f: ProjectFilterInput) { projects(filter: $f, first: 1) { totalCount nodes { id } } }', { f: { importId: id } })
    expect(projects.totalCount).toBe(ROWS)
  })
})

import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import mysql from 'mysql2/promise'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'

const root = resolve(import.meta.dirname, '../..')
/** Where each step's picture goes; looked at by eye. */
const PICTURES = process.env.E2E_PICTURES ? resolve(process.env.E2E_PICTURES) : null

export const WIDE = { width: 1440, height: 900 }
export const PHONE = { width: 390, height: 844 }

/** `npm test` looks for a browser and names it here. */
const BROWSER = process.env.CHROMIUM ?? '/usr/bin/chromium'
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

export interface Portal {
  base: string
  /** A browser of one's own, signed in through the sign-in page. */
  signIn: (username: string, size?: typeof WIDE, before?: (page: Page) => void) => Promise<Person>
  /** Paths of which a picture was kept, in order: the story's pages. */
  visited: Set<string>
  /** After a step that failed: what everyone sees, as `failed-….png`. */
  failed: () => Promise<void>
  close: () => Promise<void>
}

export interface Person {
  page: Page
  context: BrowserContext
  /** Opens a path of the portal and waits until it has its answers. */
  go: (path: string) => Promise<void>
  /** Waits until the page has its answers and nothing fades or slides any more. */
  settled: () => Promise<void>
  /** Keeps a picture of what is seen, when E2E_PICTURES names a folder; fails on sideways overflow. */
  picture: (name: string) => Promise<void>
}

/** Asked at each frame until nothing fades or slides any more, and nothing is about to; what turns for ever is left out. */
const SETTLED = `new Promise(done => {
  const moves = a => a.playState === 'running' && a.effect.getComputedTiming().endTime !== Infinity
  const look = () => document.querySelector('[class*="-enter-active"], [class*="-leave-active"]') || document.getAnimations().some(moves) ? requestAnimationFrame(look) : done()
  look()
})`

export const PASSWORD = 'Lianxi-2026'

async function ownDatabase() {
  const server = process.env.TEST_DATABASE_URL
  if (!server) return { url: undefined, drop: async () => {} }
  const name = `lianxi_e2e_${randomBytes(5).toString('hex')}`
  const connect = () => mysql.createConnection(server.replace(/^mariadb:/, 'mysql:'))
  const run = async (statement: string) => {
    const admin = await connect()
    await admin.query(statement)
    await admin.end()
  }
  await run(`create database ${name} character set utf8mb4 collate utf8mb4_bin`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.toString(), drop: () => run(`drop database ${name}`) }
}

function listening(child: ChildProcess): Promise<string> {
  let said = ''
  return new Promise((done, fail) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      const at = /联席已启动：(http:\/\/[\d.:]+)/.exec(said)
      if (at) done(at[1]!)
    }
    child.stdout!.on('data', hear)
    child.stderr!.on('data', hear)
    child.once('exit', code => fail(new Error(`the server ended with ${code}:\n${said.slice(-3000)}`)))
  })
}

interface Served {
  base: string
  stop: () => Promise<void>
}

/** The built server on a database of its own; E2E_BASE names one that runs already, for work on a journey. */
async function serve(counties: string): Promise<Served> {
  const running = process.env.E2E_BASE
  if (running) return { base: running.replace(/\/$/, ''), stop: async () => {} }
  const entry = join(root, 'server/dist/main.mjs')
  if (!existsSync(entry)) throw new Error('the server is not built: npm run build')
  const data = mkdtempSync(join(tmpdir(), 'lianxi-e2e-'))
  const database = await ownDatabase()
  const server = spawn(process.execPath, [entry], {
    cwd: root,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', LIANXI_DATA: data, LIANXI_DEMO: counties, LOG_LEVEL: 'error', NODE_ENV: 'production', ...(database.url && { DATABASE_URL: database.url }) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const base = (await listening(server)).replace(/\/$/, '')
  return {
    base,
    stop: async () => {
      const gone = new Promise(done => server.once('exit', done))
      server.kill('SIGTERM')
      await gone
      await database.drop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/** The portal with some demo counties, and a browser. */
export async function openPortal(counties = '140428,620821'): Promise<Portal> {
  if (!existsSync(BROWSER)) throw new Error('no Chromium: set CHROMIUM to its path')
  const { base, stop } = await serve(counties)
  const browser: Browser = await chromium.launch({ executablePath: BROWSER, args: FLAGS })
  if (PICTURES) mkdirSync(PICTURES, { recursive: true })
  const visited = new Set<string>()
  return {
    base,
    visited,
    signIn: (username, size = WIDE, before = () => {}) => signIn(browser, base, { username, size, before }, visited),
    failed: async () => {
      if (!PICTURES) return
      const pages = browser.contexts().flatMap(c => c.pages())
      for (const [i, page] of pages.entries()) await page.screenshot({ path: join(PICTURES, `failed-${i}.png`) })
    },
    close: async () => {
      await browser.close()
      await stop()
    },
  }
}

interface Coming {
  username: string
  size: typeof WIDE
  /** Called with the page before it opens anything. */
  before: (page: Page) => void
}

async function signIn(browser: Browser, base: string, { username, size, before }: Coming, visited: Set<string>): Promise<Person> {
  const context = await browser.newContext({ viewport: size, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', baseURL: base, acceptDownloads: true, hasTouch: size.width < 600, reducedMotion: 'reduce' })
  const page = await context.newPage()
  before(page)
  page.setDefaultTimeout(process.env.E2E_BASE ? 25_000 : 60_000)
  await page.goto('/sign-in')
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  await page.waitForURL(url => !url.pathname.startsWith('/sign-in'))
  const settled = async () => {
    await page.waitForLoadState('networkidle')
    await page.evaluate(SETTLED)
  }
  return {
    page,
    context,
    settled,
    go: async path => {
      await page.goto(path)
      await page.waitForLoadState('networkidle')
    },
    picture: async name => {
      await settled()
      visited.add(page.url().slice(base.length))
      const sideways = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')
      if (sideways > 1) throw new Error(`${name}: the page is ${sideways} px wider than the window`)
      if (PICTURES) await page.screenshot({ path: join(PICTURES, `${name}-${size.width}.png`) })
    },
  }
}

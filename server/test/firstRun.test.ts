import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeApp, type App } from '../src/app'
import { verifyJournal } from '../src/platform/journal'
import { NOW, ownDatabase, type Answer } from './office'

let app: App
let clean: () => Promise<void>
beforeAll(async () => {
  const own = await ownDatabase()
  clean = own.clean
  app = await makeApp({ config: own.config, now: () => NOW, log: pino({ level: 'silent' }), background: false, schema: 'create' })
})
afterAll(async () => {
  await app.close()
  await clean()
})

const ask = async (query: string, variables: object = {}, cookie = '') => {
  const reply = await app.http.inject({ method: 'POST', url: '/graphql', payload: { query, variables }, headers: { 'content-type': 'application/json', ...(cookie && { cookie }) } })
  return { answer: reply.json<Answer>(), cookie: reply.cookies[0] ? `${reply.cookies[0].name}=${reply.cookies[0].value}` : '' }
}
const FOUND = 'mutation ($input: FirstAdministratorInput!) { createFirstAdministrator(input: $input) { done } }'
const INPUT = { jurisdictionCode: '140428', jurisdictionName: '长子县', unitName: '长子县项目办', name: '郑甲一', username: 'First.Admin', password: 'Lianxi-2026' }

describe('first run', () => {
  it('P12 an empty platform says so, and refuses an incomplete beginning beside the fields', async () => {
    expect((await ask('{ session { firstRun signedIn } }')).answer.data).toEqual({ session: { firstRun: true, signedIn: false } })
    const { answer } = await ask(FOUND, { input: { ...INPUT, jurisdictionCode: '14', jurisdictionName: ' ', username: 'a', password: 'kurz' } })
    expect(answer.errors![0]!.extensions.code).toBe('INVALID')
    expect(answer.errors![0]!.extensions.fields!.map(f => f.field)).toEqual(['jurisdictionCode', 'jurisdictionName', 'username', 'password'])
    expect((await ask('{ session { firstRun } }')).answer.data).toEqual({ session: { firstRun: true } })
  })

  it('P12 of two who begin at once one does, and is signed in as administrator; the journal names them', async () => {
    const answers = await Promise.all([ask(FOUND, { input: INPUT }), ask(FOUND, { input: { ...INPUT, jurisdictionCode: '620821', username: 'second' } })])
    expect(answers.map(a => a.answer.errors?.[0]?.extensions.code ?? 'OK').sort()).toEqual(['FORBIDDEN', 'OK'])
    const { cookie } = answers.find(a => !a.answer.errors)!
    const { answer } = await ask('{ session { firstRun signedIn post { role } unit { kind } } journal(first: 20) { nodes { operation kind subjectType userName postName changes } } }', {}, cookie)
    expect(answer.data).toMatchObject({ session: { firstRun: false, signedIn: true, post: { role: 'ADMINISTRATOR' }, unit: { kind: 'OFFICE' } } })
    const { nodes } = (answer.data as unknown as { journal: { nodes: { operation: string; kind: string; subjectType: string; userName: string; postName: string; changes: string }[] } }).journal
    expect(nodes.map(n => n.subjectType).sort()).toEqual(['Jurisdiction', 'Post', 'Tenure', 'Unit', 'User'])
    expect(new Set(nodes.map(n => `${n.operation} ${n.kind} ${n.userName} ${n.postName}`))).toEqual(new Set(['createFirstAdministrator CREATE 郑甲一 系统管理员']))
    expect(nodes.map(n => n.changes).join()).not.toMatch(/argon2/)
    expect(await verifyJournal(app.database.read)).toEqual([])
  })

  it('P12 refuses to begin a second time, signed in or not', async () => {
    const { answer } = await ask(FOUND, { input: { ...INPUT, jurisdictionCode: '620821', username: 'third' } })
    expect(answer.errors![0]).toMatchObject({ message: '系统已经启用，请直接登录。', extensions: { code: 'FORBIDDEN' } })
    const { cookie } = await ask('mutation ($input: SignInInput!) { signIn(input: $input) { done } }', { input: { username: 'first.admin', password: INPUT.password } })
    expect(cookie).not.toBe('')
    expect((await ask(FOUND, { input: { ...INPUT, jurisdictionCode: '620821', username: 'third' } }, cookie)).answer.errors![0]!.extensions.code).toBe('FORBIDDEN')
  })
})

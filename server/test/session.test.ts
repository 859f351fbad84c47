import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { DEMO_PASSWORD } from '../src/modules/identity/counties.demo'
import { sweepTries } from '../src/modules/identity/signInTry.service'
import { verifyJournal } from '../src/platform/journal'
import { NOW, openOffice, type Answer, type Office } from './office'

let office: Office
beforeAll(async () => { office = await openOffice({ counties: ['140428'] }) })
afterAll(() => office.close())
afterEach(() => office.at(NOW))

const MINUTE = 60_000
const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { done } }'
const post = async (query: string, variables: object, cookie = '') => {
  const reply = await office.app.http.inject({
    method: 'POST', url: '/graphql', payload: { query, variables }, headers: { 'content-type': 'application/json', ...(cookie && { cookie: `lianxi_session=${cookie}` }) },
  })
  return { answer: reply.json<Answer>(), cookies: reply.cookies }
}
const tryIn = async (username: string, password: string) => (await post(SIGN_IN, { input: { username, password } })).answer.errors?.[0]?.extensions.code ?? 'OK'
/** A browser of its own: signed in anew, its cookie kept by hand. */
const device = async (username: string, password = DEMO_PASSWORD) => {
  const { cookies, answer } = await post(SIGN_IN, { input: { username, password } })
  expect(answer.errors).toBeUndefined()
  return cookies[0]!
}
const asks = async (cookie: string) => {
  const { answer, cookies } = await post('{ session { signedIn } }', {}, cookie)
  return { signedIn: (answer.data as unknown as { session: { signedIn: boolean } }).session.signedIn, cookie: cookies[0] ?? null }
}
const signedIn = async (cookie: string) => (await asks(cookie)).signedIn
const admin = async (query: string, variables: object) => {
  const { value } = await device('cz.admin')
  const { answer } = await post(query, variables, value)
  return answer
}
const user = async (text: string) => {
  const answer = await admin('query ($text: String!) { users(filter: { text: $text }) { nodes { id version name username active } } }', { text })
  return (answer.data as unknown as { users: { nodes: { id: number; version: number; name: string; username: string }[] } }).users.nodes[0]!
}
const saveUser = (input: object) => admin('mutation ($input: SaveUserInput!) { saveUser(input: $input) { id } }', { input })
const tally = (codes: string[]) => Object.fromEntries(Object.entries(Object.groupBy(codes, c => c)).map(([code, all]) => [code, all!.length]))

describe('session', () => {
  it('P12 the cookie is for the server alone: httpOnly, SameSite, for the whole site, gone with the session', async () => {
    expect(await device('cz.reader')).toMatchObject({ name: 'lianxi_session', httpOnly: true, sameSite: 'Lax', path: '/', expires: new Date(NOW + 12 * 60 * MINUTE) })
    const { value } = await device('cz.reader')
    const { cookies } = await post('mutation { signOut { done } }', {}, value)
    expect(cookies[0]).toMatchObject({ name: 'lianxi_session', value: '' })
    expect(await signedIn(value)).toBe(false)
  })

  it('P12 a session in use gets a new secret after half an hour; the old one is good for a minute more, and no longer', async () => {
    const old = (await device('cz.reader')).value
    office.at(NOW + 29 * MINUTE)
    expect(await asks(old)).toEqual({ signedIn: true, cookie: null })
    office.at(NOW + 31 * MINUTE)
    const { signedIn: still, cookie } = await asks(old)
    expect(still).toBe(true)
    expect(cookie!.value).not.toBe(old)
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
    office.at(NOW + 31 * MINUTE + 50_000)
    expect(await asks(old)).toEqual({ signedIn: true, cookie: null })
    office.at(NOW + 32 * MINUTE + 5_000)
    expect(await signedIn(old)).toBe(false)
    expect(await signedIn(cookie!.value)).toBe(true)
  })

  it('P12 a session ends twelve hours after it was last used', async () => {
    const { value } = await device('cz.reader')
    office.at(NOW + 12 * 60 * MINUTE - 1000)
    const renewed = (await asks(value)).cookie!.value
    office.at(NOW + 24 * 60 * MINUTE)
    expect(await signedIn(renewed)).toBe(false)
    const unused = (await device('cz.reader')).value
    office.at(NOW + 36 * 60 * MINUTE + 1)
    expect(await signedIn(unused)).toBe(false)
  })

  it('P12 signing out everywhere ends the session on another device at once, and nobody else’s', async () => {
    const [here, there, other] = [(await device('cz.reader')).value, (await device('cz.reader')).value, (await device('cz.office')).value]
    expect(await signedIn(there)).toBe(true)
    await post('mutation { signOutEverywhere { done } }', {}, here)
    expect([await signedIn(here), await signedIn(there), await signedIn(other)]).toEqual([false, false, true])
    const { answer } = await post('mutation { signOutEverywhere { done } }', {}, there)
    expect(answer.errors![0]!.extensions.code).toBe('UNAUTHENTICATED')
  })

  it('P12 a new password ends the other devices and keeps this one; a wrong old or a weak new one is refused beside its field', async () => {
    const [here, there] = [(await device('cz.reader')).value, (await device('cz.reader')).value]
    const change = (current: string, next: string) => post('mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { done } }', { input: { current, next } }, here)
    expect((await change('falsch', 'Neu-Wort-2026')).answer.errors![0]!.extensions).toMatchObject({ code: 'INVALID', fields: [{ field: 'current' }] })
    expect((await change(DEMO_PASSWORD, 'kurz')).answer.errors![0]!.extensions).toMatchObject({ code: 'INVALID', fields: [{ field: 'next' }] })
    expect(await signedIn(there)).toBe(true)
    const { answer, cookies } = await change(DEMO_PASSWORD, 'Neu-Wort-2026')
    expect(answer.errors).toBeUndefined()
    expect([await signedIn(cookies[0]!.value), await signedIn(here), await signedIn(there)]).toEqual([true, false, false])
    expect(await tryIn('cz.reader', DEMO_PASSWORD)).toBe('UNAUTHENTICATED')
    expect(await tryIn('cz.reader', 'Neu-Wort-2026')).toBe('OK')
    const { id, version, name, username } = await user('cz.reader')
    expect((await saveUser({ id, version, name, username, password: DEMO_PASSWORD })).errors).toBeUndefined()
  })

  it('P12 a user who is deactivated is out, and cannot come back in; the words do not tell why', async () => {
    const { value } = await device('cz.d8.liaison')
    const { id, version, name, username } = await user('cz.d8.liaison')
    expect((await saveUser({ id, version, name, username, active: false })).errors).toBeUndefined()
    office.at(NOW + 5_000)
    expect(await signedIn(value)).toBe(false)
    expect(await tryIn('cz.d8.liaison', DEMO_PASSWORD)).toBe('UNAUTHENTICATED')
    expect((await saveUser({ id, version: version + 1, name, username, active: true })).errors).toBeUndefined()
    office.at(NOW + 60_000)
    expect(await tryIn('cz.d8.liaison', DEMO_PASSWORD)).toBe('OK')
  })

  it('N10 a post that is put out of use ends the sessions in it', async () => {
    const { value } = await device('cz.d9.liaison')
    const { answer } = await post('{ session { post { id name } unit { id } } }', {}, value)
    const { post: seat, unit } = (answer.data as unknown as { session: { post: { id: number; name: string }; unit: { id: number } } }).session
    const found = await admin('query ($unitId: Int!) { posts(filter: { unitId: $unitId }) { id version name role grade } }', { unitId: unit.id })
    const row = (found.data as unknown as { posts: { id: number; version: number; name: string; role: string; grade: string }[] }).posts.find(p => p.id === seat.id)!
    expect((await admin('mutation ($input: SavePostInput!) { savePost(input: $input) { id } }', { input: { ...row, unitId: unit.id, active: false } })).errors).toBeUndefined()
    office.at(NOW + 5_000)
    expect(await signedIn(value)).toBe(false)
    expect(await tryIn('cz.d9.liaison', DEMO_PASSWORD)).toBe('FORBIDDEN')
  })

  it.each([['a name that somebody has', 'cz.head'], ['a name that nobody has', 'nobody.here']])('P12 20 wrong passwords at once get no further than one after the other: %s', async (_what, username) => {
    const codes = await Promise.all(Array.from({ length: 20 }, () => tryIn(username, 'falsch')))
    expect(tally(codes)).toEqual({ UNAUTHENTICATED: 3, TOO_MANY: 17 })
    // The right one waits as well, so that waiting tells nothing.
    expect(await tryIn(username, DEMO_PASSWORD)).toBe('TOO_MANY')
    office.at(NOW + 6_000)
    expect(tally(await Promise.all(Array.from({ length: 20 }, () => tryIn(username, 'falsch'))))).toEqual({ UNAUTHENTICATED: 1, TOO_MANY: 19 })
    office.at(NOW + 17_000)
    expect(await tryIn(username, DEMO_PASSWORD)).toBe(username === 'cz.head' ? 'OK' : 'UNAUTHENTICATED')
  })

  it('P12 after the right password the count begins anew, and what nobody has tried for a day is forgotten', async () => {
    for (let i = 0; i < 3; i++) {
      expect(await tryIn('cz.office', 'falsch')).toBe('UNAUTHENTICATED')
      expect(await tryIn('cz.office', DEMO_PASSWORD)).toBe('OK')
    }
    for (let i = 0; i < 3; i++) expect(await tryIn('somebody.else', 'falsch')).toBe('UNAUTHENTICATED')
    const known = async () => (await office.app.database.read.selectFrom('signInTry').select('nameHash').execute()).length
    const before = await known()
    await sweepTries(office.app.system)
    expect(await known()).toBe(before)
    office.at(NOW + 25 * 60 * MINUTE)
    await sweepTries(office.app.system)
    expect(await known()).toBe(0)
  })

  it('P12 the journal’s chain holds after all of it', async () => {
    expect(await verifyJournal(office.app.database.read)).toEqual([])
  })
})

import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeSchema } from '../src/schema'
import { ROLES, type Role, type Whose } from './matrix/cast'
import { outcomeOf, rootFields, type Kind, type Operation, type Outcome } from './matrix/operation'
import { operations } from './matrix/operations'
import { Scene } from './matrix/scene'
import { follow } from './following'
import { openOffice, type Answer, type Client, type Office } from './office'

let office: Office
let url = ''
let scenes: Record<'长子' | '泾川', Scene>
beforeAll(async () => {
  office = await openOffice()
  await office.app.http.listen({ port: 0, host: '127.0.0.1' })
  url = `http://127.0.0.1:${(office.app.http.server.address() as AddressInfo).port}`
  // The scene is made anew a thousand times: what a power cut would do to it is not asked here.
  if (office.app.database.dialect === 'sqlite') await office.app.database.orm.em.getConnection().execute('pragma synchronous = off')
  scenes = {
    长子: new Scene(office, '长子', '泾川', { own: '本局专用', otherUnit: '外局专用', otherCounty: '邻县专用', missing: '查无此事' }),
    泾川: new Scene(office, '泾川', '长子', { own: '本所备用', otherUnit: '外所备用', otherCounty: '邻市备用', missing: '查无此事' }),
  }
})
afterAll(() => office.close())

const fields = rootFields(makeSchema())
const DENIED: readonly Outcome[] = ['FORBIDDEN', 'NOT_FOUND']
const UNSEEN: readonly Outcome[] = ['NOT_FOUND', 'NOTHING']
/** Past the question who may: done, or stopped by the matter itself. */
const PASSED: Record<Kind, readonly Outcome[]> = {
  query: ['OK', 'NOTHING'],
  subscription: ['OK'],
  mutation: ['OK', 'NOTHING', 'INVALID', 'STATE', 'GATE', 'CONFLICT'],
}

const sceneOf = (operation: Operation) => scenes[operation.home ?? '长子']
const kindOf = (operation: Operation): Kind => fields.get(operation.op)?.kind ?? 'query'

function expected(operation: Operation, role: Role, whose: Whose): readonly Outcome[] {
  if (!operation.allowed.includes(role)) return operation.subject && kindOf(operation) !== 'mutation' ? [...DENIED, 'NOTHING'] : DENIED
  // A role that is confined to its unit may be told so, in the same words for every id beyond it.
  if (whose === 'otherCounty' || whose === 'missing') return operation.ownUnitOnly?.includes(role) ? [...DENIED, 'NOTHING'] : UNSEEN
  if (whose === 'otherUnit' && operation.ownUnitOnly?.includes(role)) return [...DENIED, 'NOTHING']
  if (operation.stops) return [operation.stops]
  return operation.subject && kindOf(operation) === 'query' && !operation.mayBeEmpty ? ['OK'] : PASSED[kindOf(operation)]
}

/** What an answer must not hold: another county's anything; another unit's where the role sees its own unit only. */
function leaks(operation: Operation, role: Role, answer: Answer): string[] {
  const { marks, away } = sceneOf(operation)
  const text = JSON.stringify(answer)
  const seen = (mark: string) => text.includes(mark)
  const found = [marks.otherCounty, away].filter(seen).map(mark => `shows ${mark}`)
  if (!operation.lists || !operation.allowed.includes(role)) return found
  if (!seen(marks.own)) found.push('does not list the own subject')
  const narrow = operation.ownUnitOnly?.includes(role) ?? false
  if (seen(marks.otherUnit) === narrow) found.push(narrow ? 'lists another unit’s' : 'does not list the other unit’s')
  return found
}

/** Signs in anew for an operation that ends its session. */
async function clientOf(operation: Operation, role: Role): Promise<Client> {
  return operation.ownSession ? sceneOf(operation).signedIn(role) : sceneOf(operation).client(role)
}

/** What one who follows is told first, over the real transport. */
async function firstOf(client: Client, question: string, variables: Record<string, unknown>): Promise<Answer> {
  const following = follow(() => url, client.cookie, question, variables)
  const answer = await following.until(() => true)
  await following.stop()
  return { ...answer, status: 200 }
}

async function call(operation: Operation, role: Role, whose: Whose, client: Client) {
  const variables = (await operation.variables?.(sceneOf(operation), whose, role)) ?? {}
  const question = fields.get(operation.op)!.ask(variables)
  const answer = kindOf(operation) === 'subscription' ? await firstOf(client, question, variables) : await client.ask(question, variables)
  const outcome = outcomeOf(answer, operation.op)
  if (outcome === 'OK' && kindOf(operation) === 'mutation') sceneOf(operation).release()
  return { answer, outcome, message: answer.errors?.[0]?.message ?? '' }
}

/** Every role's calls of an operation, and what was wrong with them. */
async function play(operation: Operation): Promise<{ problems: string[]; done: number }> {
  const problems: string[] = []
  let done = 0
  for (const role of ROLES.filter(r => !operation.elsewhere?.includes(r))) {
    const words = new Map<Whose, string>()
    // who has no such right is stopped before any id is looked at
    const places: Whose[] = !operation.subject ? ['own'] : operation.allowed.includes(role) ? ['own', 'otherUnit', 'otherCounty', 'missing'] : ['own', 'otherCounty']
    for (const whose of places) {
      const { answer, outcome, message } = await call(operation, role, whose, await clientOf(operation, role))
      if (outcome === 'OK') done += 1
      words.set(whose, `${outcome} ${message}`)
      const allowed = expected(operation, role, whose)
      const say = (what: string) => problems.push(`${role} ${whose}: ${what}`)
      if (!allowed.includes(outcome)) say(`${outcome} ${message}, expected ${allowed.join(' or ')}`)
      if (answer.errors && (answer.data as Record<string, unknown> | null)?.[operation.op] != null) say('data beside a refusal')
      for (const leak of leaks(operation, role, answer)) say(leak)
    }
    if (words.has('missing') && words.get('otherCounty') !== words.get('missing'))
      problems.push(`${role}: another county's id says “${words.get('otherCounty')}”, an unknown one “${words.get('missing')}”`)
  }
  return { problems, done }
}

describe('matrix', () => {
  it('P12 names every operation of the schema, and none besides', () => {
    const listed = new Set(operations.map(o => o.op))
    expect({
      missingInTheMatrix: [...fields.keys()].filter(op => !listed.has(op)),
      notInTheSchema: [...listed].filter(op => !fields.has(op)),
    }).toEqual({ missingInTheMatrix: [], notInTheSchema: [] })
  })

  const inSchema = operations.filter(o => fields.has(o.op))
  const title = (o: Operation) => [o.op, o.case].filter(Boolean).join(' · ')

  it.each(inSchema.map(o => [title(o), o] as const))('P12 %s: signed out', async (_, operation) => {
    const { outcome, answer } = await call(operation, 'READER', 'own', office.nobody)
    if (!operation.public) expect([outcome, (answer.data as Record<string, unknown> | null)?.[operation.op] ?? null]).toEqual(['UNAUTHENTICATED', null])
    else expect(outcome).toBe(operation.stops ?? 'OK')
  })

  it.each(inSchema.filter(o => !o.public).map(o => [title(o), o] as const))('P12 %s: every role, own and other', async (_, operation) => {
    const { problems, done } = await play(operation)
    if (problems.length) throw new Error(problems.join('\n'))
    // An operation that nobody ever gets done would show nothing about those who may not.
    const someDo = operation.allowed.length > 0 && !operation.stops && (operation.subject || kindOf(operation) === 'mutation') && !operation.mayBeEmpty
    expect(done > 0 || !someDo, 'somebody gets it done').toBe(true)
  }, 60_000)
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listAssignments, type AssignmentDraft } from '../src/modules/assignment/listing.service'
import { actorOf } from '../src/modules/identity/identity.demo'
import { NOW, openOffice, type Answer, type Client, type Office } from './office'

let office: Office
beforeAll(async () => { office = await openOffice({ counties: ['140428'] }) })
afterAll(() => office.close())

interface Row { id: number; version: number; state: string; dueOn: string }
const ROW = 'id version state dueOn'
const QUERY = `query ($id: Int!) { assignment(id: $id) { ${ROW} } }`

const read = async (client: Client, id: number) => (await client.get<{ assignment: Row }>(QUERY, { id })).assignment
const name = (mutation: string) => `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`
const INPUTS: Record<string, string> = { signForAssignment: 'MoveAssignmentInput', returnAssignment: 'AssignmentReasonInput', withdrawAssignment: 'AssignmentReasonInput' }
const ask = (client: Client, mutation: string, input: Record<string, unknown>): Promise<Answer> =>
  client.ask(`mutation ($input: ${INPUTS[mutation] ?? name(mutation)}!) { ${mutation}(input: $input) { ${ROW} } }`, { input })
const done = async (client: Client, mutation: string, input: Record<string, unknown>): Promise<Row> => {
  const answer = await ask(client, mutation, input)
  if (answer.errors) throw new Error(`${mutation}: ${answer.errors.map(e => e.message).join()}`)
  return (answer.data as unknown as Record<string, Row>)[mutation]!
}
const refusal = (answer: Answer) => answer.errors![0]!

const draftFor = (county: string, more: Partial<AssignmentDraft> = {}): AssignmentDraft => ({
  sourceType: 'MANUAL', sourceId: null, title: '办理城南供水管网改造项目用水接入', content: '协调供水公司完成接入方案审查。', standard: '取得接入批复并通水',
  unitId: office.county(county).units.get('水务局')!, responsiblePostId: office.county(county).posts.get('水务局.head')!, dueOn: '2026-04-10', ...more,
})
const list = (county: string, more: Partial<AssignmentDraft> = {}) =>
  office.act(actorOf(office.county(county), 'secretary'), ctx => listAssignments(ctx, [draftFor(county, more)])).then(ids => ids[0]!)

/** Listed, handed over, signed: at work with 长子's water bureau. */
async function atWork(more: Partial<AssignmentDraft> = {}) {
  const id = await list('长子', more)
  const secretary = await office.as('cz.secretary')
  const liaison = await office.as('cz.d8.liaison')
  const handed = await done(secretary, 'handOverAssignment', { id, version: (await read(secretary, id)).version })
  const signed = await done(liaison, 'signForAssignment', { id, version: handed.version })
  return { id, secretary, liaison, signed }
}
async function submitted(more: Partial<AssignmentDraft> = {}) {
  const work = await atWork(more)
  const handedIn = await done(work.liaison, 'submitAssignment', {
    id: work.id, version: work.signed.version, content: '接入工程已完工并通水。', evidence: '水函〔2026〕8号',
  })
  return { ...work, handedIn }
}

describe('more time, and work that was sent back', () => {
  const EXTENSIONS = 'query ($id: Int!) { assignment(id: $id) { dueOn extensions { id version state mayDecide } } }'
  interface Wishes { assignment: { dueOn: string; extensions: { id: number; version: number; state: string; mayDecide: boolean }[] } }

  it('CZ13 ends an open request with the work: no deadline moves once it is handed in, cleared or withdrawn', async () => {
    const { id, secretary, liaison, signed } = await atWork()
    const asked = await done(liaison, 'requestExtension', { id, requestedOn: '2026-05-20', reason: '设计变更，需重新审图。' })
    const [open] = (await secretary.get<Wishes>(EXTENSIONS, { id })).assignment.extensions
    const handedIn = await done(liaison, 'submitAssignment', { id, version: asked.version, content: '已通水。', evidence: '水函〔2026〕8号' })
    const [ended] = (await secretary.get<Wishes>(EXTENSIONS, { id })).assignment.extensions
    expect(ended).toMatchObject({ state: 'LAPSED', mayDecide: false })
    const late = refusal(await ask(secretary, 'decideExtension', { extensionId: ended!.id, version: ended!.version, granted: true }))
    expect(late).toMatchObject({ extensions: { code: 'STATE' }, message: expect.stringContaining('已终止') as string })
    expect(refusal(await ask(secretary, 'decideExtension', { extensionId: open!.id, version: open!.version, granted: true })).extensions.code).toBe('CONFLICT')
    await done(secretary, 'clearAssignment', { id, version: handedIn.version })
    expect((await secretary.get<Wishes>(EXTENSIONS, { id })).assignment.dueOn).toBe('2026-04-10')
    expect(signed.dueOn).toBe('2026-04-10')

    const other = await atWork()
    const wished = await done(other.liaison, 'requestExtension', { id: other.id, requestedOn: '2026-05-20', reason: '材料未齐。' })
    await done(await office.as('cz.office'), 'withdrawAssignment', { id: other.id, version: wished.version, reason: '重复列单。' })
    expect((await secretary.get<Wishes>(EXTENSIONS, { id: other.id })).assignment.extensions[0]).toMatchObject({ state: 'LAPSED', mayDecide: false })
  })

  it('CZ13 grants more time or hands the work in, whichever is first: never both', async () => {
    const { id, secretary, liaison } = await atWork()
    const { version } = await done(liaison, 'requestExtension', { id, requestedOn: '2026-05-20', reason: '材料未齐。' })
    const [wish] = (await secretary.get<Wishes>(EXTENSIONS, { id })).assignment.extensions
    const answers = await Promise.all([
      ask(secretary, 'decideExtension', { extensionId: wish!.id, version: wish!.version, granted: true }),
      ask(liaison, 'submitAssignment', { id, version, content: '已通水。', evidence: '水函〔2026〕8号' }),
    ])
    expect(answers.filter(a => !a.errors)).toHaveLength(1)
    const { assignment } = await secretary.get<Wishes>(EXTENSIONS, { id })
    expect([assignment.dueOn, assignment.extensions[0]!.state]).toEqual(answers[0]!.errors ? ['2026-04-10', 'LAPSED'] : ['2026-05-20', 'GRANTED'])
  })

  it('P4 N7 asks for new evidence after a return: what was found wanting does not count again', async () => {
    const { id, secretary, liaison, handedIn } = await submitted()
    office.at(NOW + 60_000)
    try {
      const back = await done(secretary, 'returnAssignment', { id, version: handedIn.version, reason: '验收单没有盖章。' })
      office.at(NOW + 120_000)
      const refused = refusal(await ask(liaison, 'submitAssignment', { id, version: back.version, content: '已办结，请核实。' }))
      expect(refused).toMatchObject({ extensions: { code: 'GATE' } })
      expect(refused.extensions.verdict!.explanations.filter(e => e.outcome !== 'PASSED').map(e => e.ruleId)).toContain('platform.assignment.evidence')
      const again = await done(liaison, 'submitAssignment', { id, version: back.version, content: '已补盖章。', evidence: '验收单（盖章件）' })
      expect(await done(secretary, 'clearAssignment', { id, version: again.version })).toMatchObject({ state: 'CLEARED' })
    } finally {
      office.at(NOW)
    }
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findAssignmentRow } from '../src/modules/assignment/assignment.query'
import { holdingsFor } from '../src/modules/assignment/history.query'
import { listAssignments, type AssignmentDraft } from '../src/modules/assignment/listing.service'
import { returnAssignment } from '../src/modules/assignment/verification.service'
import { signForAssignment, submitAssignment } from '../src/modules/assignment/work.service'
import { actorOf } from '../src/modules/identity/identity.demo'
import type { Ctx } from '../src/platform/context'
import { NOW, openOffice, type Answer, type Client, type Office } from './office'

let office: Office
beforeAll(async () => {
  office = await openOffice({ counties: ['140428', '620821', '410202'] })
})
afterAll(() => office.close())

interface Row {
  id: number
  version: number
  number: string
  state: string
  overdue: boolean
  dueOn: string
  originalDueOn: string
  holderName: string | null
  actions: { name: string; to: string; allowed: boolean; needsForm: boolean; because: { ruleId: string; clause: string | null; source: string; outcome: string }[] }[]
}
const ROW = 'id version number state overdue dueOn originalDueOn holderName actions { name to allowed needsForm because { ruleId clause source outcome } }'
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

describe('assignment', () => {
  it('LT11 hands a listed problem over only once its leader has judged it, by clause 16(一)', async () => {
    const county = office.county('龙亭')
    const id = await list('龙亭', { sourceType: 'PROBLEM', leadOfficialPostId: county.posts.get('deputy')! })
    const secretary = await office.as('lt.secretary')
    const before = await read(secretary, id)
    const blocked = before.actions.find(a => a.name === 'handOver')!
    expect(blocked.allowed).toBe(false)
    expect(blocked.because).toContainEqual(expect.objectContaining({ clause: '第十六条(一)', source: 'CLAUSE', outcome: 'REFUSED' }))
    const refused = refusal(await ask(secretary, 'handOverAssignment', { id, version: before.version }))
    expect(refused).toMatchObject({ extensions: { code: 'GATE' } })
    expect(refused.message).toMatch(/研判/)
    // N2: the refusal names the text and the clause, as every other answer does
    expect(refused.extensions.verdict!.explanations).toContainEqual(
      expect.objectContaining({ regulation: expect.stringMatching(/^《.+》$/) as string, clause: '第十六条(一)', outcome: 'REFUSED' }))

    const other = refusal(await ask(await office.as('lt.deputy2'), 'judgeAssignment', { id, version: before.version, judgement: '同意交办。' }))
    expect(other.extensions.code).toBe('GATE')
    const judged = await done(await office.as('lt.deputy'), 'judgeAssignment', { id, version: before.version, judgement: '同意交办,月底前办结。', dueOn: '2026-03-31' })
    expect(judged).toMatchObject({ state: 'JUDGED', dueOn: '2026-03-31' })
    expect(await done(secretary, 'handOverAssignment', { id, version: judged.version })).toMatchObject({ state: 'HANDED_OVER', holderName: '龙亭区水务局' })
  })

  it('LT11 the leader judges: the office only enters a named leader’s judgement by a paper, shown as such; else it is refused', async () => {
    const county = office.county('龙亭')
    const id = await list('龙亭', { sourceType: 'PROBLEM', leadOfficialPostId: county.posts.get('deputy')! })
    const head = await office.as('lt.office')
    const { version } = await read(head, id)
    const enter = (more: object) => ask(head, 'judgeAssignment', { id, version, judgement: '请水务局办理。', ...more })
    const [deputy, other] = [county.posts.get('deputy')!, county.posts.get('deputy2')!]
    const missing = (answer: Answer) => refusal(answer).extensions.fields?.map(f => f.field)
    expect(missing(await enter({}))).toEqual(['leaderPostId'])
    expect(missing(await enter({ leaderPostId: deputy }))).toEqual(['evidence'])
    expect(missing(await enter({ leaderPostId: county.posts.get('水务局.head')!, evidence: '批示件〔2026〕8号' }))).toEqual(['leaderPostId'])
    expect(refusal(await enter({ leaderPostId: other, evidence: '批示件〔2026〕8号' })).extensions.code).toBe('GATE')
    expect(refusal(await ask(await office.as('lt.d8.liaison'), 'judgeAssignment', { id, version, judgement: '同意。' })).extensions.code).toMatch(/FORBIDDEN|NOT_FOUND/)
    expect((await read(head, id)).state).toBe('LISTED')
    expect((await enter({ leaderPostId: deputy, evidence: '批示件〔2026〕8号' })).errors).toBeUndefined()
    const { assignment } = await head.get<{ assignment: { state: string; judgedByText: string; steps: { action: string; onBehalfOf: string | null; note: string }[] } }>(
      'query ($id: Int!) { assignment(id: $id) { state judgedByText steps { action onBehalfOf note } } }', { id })
    expect(assignment.state).toBe('JUDGED')
    expect(assignment.judgedByText).toMatch(/代录，依据：批示件〔2026〕8号/)
    expect(assignment.steps.find(s => s.action === 'judge')).toMatchObject({ onBehalfOf: expect.any(String) as string, note: expect.stringContaining('代录') as string })
    const own = await list('龙亭', { sourceType: 'PROBLEM', leadOfficialPostId: deputy })
    const leader = await office.as('lt.deputy')
    await done(leader, 'judgeAssignment', { id: own, version: (await read(leader, own)).version, judgement: '同意。' })
    expect((await leader.get<{ assignment: { judgedByText: string } }>('query ($id: Int!) { assignment(id: $id) { judgedByText } }', { id: own })).assignment.judgedByText).not.toContain('代录')
  })

  it('LT11 needs no judgement for other matters, nor in a county whose text asks for none', async () => {
    for (const [county, prefix] of [['龙亭', 'lt'], ['长子', 'cz']] as const) {
      const id = await list(county, county === '长子' ? { sourceType: 'PROBLEM' } : {})
      const secretary = await office.as(`${prefix}.secretary`)
      const row = await read(secretary, id)
      expect(await done(secretary, 'handOverAssignment', { id, version: row.version })).toMatchObject({ state: 'HANDED_OVER' })
    }
  })

  it('CZ13 refuses to hand over what has no deadline, and takes it when it is supplied', async () => {
    const id = await list('长子', { dueOn: null })
    const secretary = await office.as('cz.secretary')
    const { version } = await read(secretary, id)
    expect(refusal(await ask(secretary, 'handOverAssignment', { id, version }))).toMatchObject({ extensions: { code: 'GATE' }, message: expect.stringMatching(/完成时限/) as string })
    expect(await done(secretary, 'handOverAssignment', { id, version, dueOn: '2026-04-30' })).toMatchObject({ dueOn: '2026-04-30', originalDueOn: '2026-04-30' })
  })

  it('P4 goes from the unit to the office and back with a reason, then is cleared', async () => {
    const { id, secretary, liaison, handedIn } = await submitted()
    expect(handedIn.state).toBe('SUBMITTED')
    const blank = refusal(await ask(secretary, 'returnAssignment', { id, version: handedIn.version, reason: ' ' }))
    expect(blank.extensions.code).toBe('GATE')
    const back = await done(secretary, 'returnAssignment', { id, version: handedIn.version, reason: '请补充通水照片。' })
    expect(back).toMatchObject({ state: 'RETURNED', holderName: '长子县水务局' })
    const again = await done(liaison, 'submitAssignment', { id, version: back.version, content: '已补充照片。' })
    const cleared = await done(secretary, 'clearAssignment', { id, version: again.version, note: '现场核实属实。' })
    expect(cleared).toMatchObject({ state: 'CLEARED', holderName: null, actions: [] })
    const { assignment } = await secretary.get<{ assignment: { steps: { label: string; note: string | null; byText: string }[] } }>(
      'query ($id: Int!) { assignment(id: $id) { steps { label note byText } } }', { id })
    expect(assignment.steps.map(s => s.label)).toEqual(['列单', '交单', '签收', '申请销号', '退回', '申请销号', '核实销号'])
    expect(assignment.steps[4]!.note).toBe('请补充通水照片。')
    expect(assignment.steps[2]!.byText).toMatch(/水务局联络员/)
  })

  it('N7 refuses to hand in without evidence', async () => {
    const { id, liaison, signed } = await atWork()
    const bare = refusal(await ask(liaison, 'submitAssignment', { id, version: signed.version, content: '已办结。' }))
    expect(bare.extensions.code).toBe('GATE')
    expect(bare.message).toMatch(/佐证/)
    expect((await read(liaison, id)).state).toBe('IN_PROGRESS')
  })

  it('N7 never lets the unit or the person that did the work turn the second key', async () => {
    const { id, liaison, handedIn } = await submitted()
    expect(refusal(await ask(liaison, 'clearAssignment', { id, version: handedIn.version })).extensions.code).toBe('FORBIDDEN')

    // The office does a matter itself: neither its secretary nor its head may clear it, the leader in charge may.
    const cz = office.county('长子')
    const own = await list('长子', { unitId: cz.units.get('项目办')!, responsiblePostId: cz.posts.get('secretary2')!, leadOfficialPostId: cz.posts.get('deputy')! })
    const secretary = await office.as('cz.secretary')
    const handed = await done(secretary, 'handOverAssignment', { id: own, version: (await read(secretary, own)).version })
    await office.act({ ...actorOf(cz, 'secretary2'), role: 'LIAISON' }, async ctx => {
      await signForAssignment(ctx, { id: own, version: handed.version })
      await submitAssignment(ctx, { id: own, version: (await findAssignmentRow(ctx, own)).version, content: '台账已核对完毕。', evidence: '台账第三版' })
    })
    const waiting = await read(secretary, own)
    const key = waiting.actions.find(a => a.name === 'clear')!
    expect(key).toMatchObject({ allowed: false })
    for (const login of ['cz.secretary', 'cz.secretary2', 'cz.office']) {
      const refused = refusal(await ask(await office.as(login), 'clearAssignment', { id: own, version: waiting.version }))
      expect(refused.extensions.code).toBe('GATE')
      expect(refused.extensions.verdict!.explanations.filter(e => e.outcome === 'REFUSED').map(e => e.ruleId)).toContain('platform.assignment.second-key')
    }
    expect(refusal(await ask(await office.as('cz.deputy2'), 'clearAssignment', { id: own, version: waiting.version })).extensions.code).toBe('FORBIDDEN')
    expect(await done(await office.as('cz.deputy'), 'clearAssignment', { id: own, version: waiting.version })).toMatchObject({ state: 'CLEARED' })
  })

  it('N7 recognises a problem that comes back', async () => {
    const title = '鲍店工业园区道路排水不畅'
    const { id, secretary, handedIn } = await submitted({ title })
    await done(secretary, 'clearAssignment', { id, version: handedIn.version })
    const again = await list('长子', { title: '鲍店工业园区道路排水再次不畅' })
    const { assignment } = await secretary.get<{ assignment: { earlier: { id: number } | null } }>('query ($id: Int!) { assignment(id: $id) { earlier { id } } }', { id: again })
    expect(assignment.earlier).toEqual({ id })
    const other = await list('长子', { title: '城区供热管网检修' })
    expect((await secretary.get<{ assignment: { earlier: unknown } }>('query ($id: Int!) { assignment(id: $id) { earlier { id } } }', { id: other })).assignment.earlier).toBeNull()
  })

  it('P12 clears once however many try at the same time', async () => {
    const { id, secretary, handedIn } = await submitted()
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(secretary, 'clearAssignment', { id, version: handedIn.version })))
    expect(answers.filter(a => !a.errors)).toHaveLength(1)
    for (const a of answers.filter(x => x.errors)) expect(['CONFLICT', 'STATE']).toContain(refusal(a).extensions.code)
    const { assignment } = await secretary.get<{ assignment: { steps: { action: string }[] } }>('query ($id: Int!) { assignment(id: $id) { steps { action } } }', { id })
    expect(assignment.steps.filter(s => s.action === 'clear')).toHaveLength(1)
  })

  it('P12 numbers without gap or double when several are listed at the same time', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, (_, i) => list('泾川', { title: `泾川事项${i}` })))
    const secretary = await office.as('jc.secretary')
    const numbers = await Promise.all(ids.map(async id => (await read(secretary, id)).number))
    expect(numbers.sort()).toEqual(Array.from({ length: 8 }, (_, i) => `2026-000${i + 1}`))
  })

  it('N14 counts the days that it lay with each holder', async () => {
    const day = 86_400_000
    const cz = office.county('长子')
    const { id, signed } = await atWork()
    const version = async (ctx: Ctx) => (await findAssignmentRow(ctx, id)).version
    // Sessions end in between: the later steps are taken by the services on those days.
    office.at(NOW + 3 * day)
    await office.act(actorOf(cz, '水务局.liaison'), ctx => submitAssignment(ctx, { id, version: signed.version, content: '已办结。', evidence: '验收单' }))
    office.at(NOW + 5 * day)
    await office.act(actorOf(cz, 'secretary'), async ctx => returnAssignment(ctx, { id, version: await version(ctx), reason: '材料不全。' }))
    office.at(NOW + 9 * day)
    const holdings = await office.act(actorOf(cz, 'secretary'), ctx => holdingsFor(ctx, id))
    office.at(NOW)
    expect(holdings.map(h => [h.holderName, h.days])).toEqual([
      ['县重点项目办公室', 0], ['长子县水务局', 3], ['县重点项目办公室', 2], ['长子县水务局', 4],
    ])
    expect(holdings.at(-1)!.untilOn).toBeNull()
  })

  it('P4 keeps a handler’s words as a draft of the unit until the liaison confirms them', async () => {
    const { id, secretary, liaison } = await atWork()
    const handler = await office.as('cz.d8.handler')
    await done(handler, 'noteProgress', { id, content: '已进场施工。' })
    const NOTES = 'query ($id: Int!) { assignment(id: $id) { notes { id version state content mayConfirm } } }'
    type Notes = { assignment: { notes: { id: number; version: number; state: string; mayConfirm: boolean }[] } }
    expect((await secretary.get<Notes>(NOTES, { id })).assignment.notes).toEqual([])
    expect((await handler.get<Notes>(NOTES, { id })).assignment.notes[0]).toMatchObject({ state: 'DRAFT', mayConfirm: false })
    const [note] = (await liaison.get<Notes>(NOTES, { id })).assignment.notes
    expect(note).toMatchObject({ state: 'DRAFT', mayConfirm: true })
    expect(refusal(await ask(handler, 'confirmNote', { noteId: note!.id, version: note!.version })).extensions.code).toBe('FORBIDDEN')
    await done(liaison, 'confirmNote', { noteId: note!.id, version: note!.version })
    expect((await secretary.get<Notes>(NOTES, { id })).assignment.notes[0]).toMatchObject({ state: 'CONFIRMED' })
  })

  it('CZ13 grants more time and keeps the first deadline; refuses a second request meanwhile', async () => {
    const { id, secretary, liaison } = await atWork({ dueOn: '2026-03-10' })
    expect((await read(secretary, id)).overdue).toBe(true)
    await done(liaison, 'requestExtension', { id, requestedOn: '2026-04-20', reason: '设计变更,需重新审图。' })
    expect(refusal(await ask(liaison, 'requestExtension', { id, requestedOn: '2026-05-20', reason: '再延。' })).extensions.code).toBe('STATE')
    const EXT = 'query ($id: Int!) { assignment(id: $id) { extensions { id version mayDecide } } }'
    const { assignment } = await secretary.get<{ assignment: { extensions: { id: number; version: number; mayDecide: boolean }[] } }>(EXT, { id })
    const [wish] = assignment.extensions
    expect(wish!.mayDecide).toBe(true)
    const granted = await done(secretary, 'decideExtension', { extensionId: wish!.id, version: wish!.version, granted: true })
    expect(granted).toMatchObject({ dueOn: '2026-04-20', originalDueOn: '2026-03-10', overdue: false })
  })

  it('DF6 shows each its own: other units and counties find nothing, and before handing over the unit neither', async () => {
    const id = await list('长子')
    const liaison = await office.as('cz.d8.liaison')
    expect(refusal(await liaison.ask(QUERY, { id })).extensions.code).toBe('NOT_FOUND')
    const secretary = await office.as('cz.secretary')
    const handed = await done(secretary, 'handOverAssignment', { id, version: (await read(secretary, id)).version })
    expect((await read(liaison, id)).state).toBe('HANDED_OVER')
    for (const login of ['cz.d9.liaison', 'jc.d8.liaison', 'jc.secretary']) {
      const stranger = await office.as(login)
      expect(refusal(await stranger.ask(QUERY, { id })).extensions.code).toBe('NOT_FOUND')
      const move = await ask(stranger, login === 'jc.secretary' ? 'handOverAssignment' : 'signForAssignment', { id, version: handed.version })
      expect(refusal(move).extensions.code).toBe('NOT_FOUND')
    }
    const { todos } = await liaison.get<{ todos: { title: string; link: string }[] }>('{ todos { title link } }')
    expect(todos).toContainEqual({ title: '签收：办理城南供水管网改造项目用水接入', link: `/assignments/${id}` })
  })

  it('DF6 answers list, board and counts by one filter', async () => {
    const secretary = await office.as('cz.secretary')
    const filter = { text: '城南供水', open: true }
    const found = await secretary.get<{ assignments: { totalCount: number; nodes: { id: number }[] }; assignmentBoard: { key: string; totalCount: number; nodes: unknown[] }[]; assignmentCounts: { count: number; overdue: number }[] }>(
      'query ($filter: AssignmentFilterInput) { assignments(filter: $filter, first: 200) { totalCount nodes { id } } assignmentBoard(filter: $filter) { key totalCount nodes { id } } assignmentCounts(filter: $filter) { count overdue } }',
      { filter })
    const total = found.assignments.totalCount
    expect(total).toBeGreaterThan(3)
    expect(found.assignments.nodes).toHaveLength(total)
    expect(found.assignmentBoard.reduce((n, lane) => n + lane.totalCount, 0)).toBe(total)
    expect(found.assignmentCounts.reduce((n, c) => n + c.count, 0)).toBe(total)
    const late = await secretary.get<{ a: { totalCount: number }; b: { totalCount: number } }>(
      '{ a: assignments(filter: { overdue: true }) { totalCount } b: assignments(filter: { overdue: false }) { totalCount } }')
    const all = await secretary.get<{ assignments: { totalCount: number } }>('{ assignments { totalCount } }')
    expect(late.a.totalCount + late.b.totalCount).toBe(all.assignments.totalCount)
  })

  it('P12 lets only the office’s head withdraw, with a reason', async () => {
    const { id, secretary, signed } = await atWork()
    expect(refusal(await ask(secretary, 'withdrawAssignment', { id, version: signed.version, reason: '项目终止。' })).extensions.code).toBe('FORBIDDEN')
    const head = await office.as('cz.office')
    expect(refusal(await ask(head, 'withdrawAssignment', { id, version: signed.version, reason: '' })).extensions.code).toBe('INVALID')
    expect(await done(head, 'withdrawAssignment', { id, version: signed.version, reason: '项目终止。' })).toMatchObject({ state: 'WITHDRAWN' })
  })
})

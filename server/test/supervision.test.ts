import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openOffice, TODAY, type Answer, type Client, type Office } from './office'

let office: Office
beforeAll(async () => {
  office = await openOffice({ counties: ['140428', '411282', '410185'] })
})
afterAll(() => office.close())

interface Row {
  id: number
  version: number
  state: string
  number: string | null
  dueOn: string | null
  replyDueOn: string | null
  replySource: string | null
  repliedOn: string | null
  replyLate: boolean
  overdue: boolean
  documentId: number
  verifyPath: string | null
  actions: { name: string; allowed: boolean; because: { ruleId: string; clause: string | null; outcome: string }[] }[]
  replyClock: { clause: string | null; source: string; arithmetic: string | null; outcome: string }[]
  replies: { state: string; late: boolean; leader: string; unitName: string }[]
  steps: { label: string; note: string | null }[]
}
const ROW = `id version state number dueOn replyDueOn replySource repliedOn replyLate overdue documentId verifyPath
  actions { name allowed because { ruleId clause outcome } } replyClock { clause source arithmetic outcome } replies { state late leader unitName } steps { label note }`
const INPUTS: Record<string, string> = {
  acceptReply: 'SupervisionNoteInput', closeSupervision: 'SupervisionNoteInput', returnReply: 'SupervisionReasonInput', returnSupervision: 'SupervisionReasonInput',
  withdrawSupervision: 'SupervisionReasonInput',
}
const typeOf = (mutation: string) => INPUTS[mutation] ?? `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`
const ask = (client: Client, mutation: string, input: Record<string, unknown>): Promise<Answer> =>
  client.ask(`mutation ($input: ${typeOf(mutation)}!) { ${mutation}(input: $input) { ${ROW} } }`, { input })
const done = async (client: Client, mutation: string, input: Record<string, unknown>): Promise<Row> => {
  const answer = await ask(client, mutation, input)
  if (answer.errors) throw new Error(`${mutation}: ${answer.errors.map(e => e.message).join()}`)
  return (answer.data as unknown as Record<string, Row>)[mutation]!
}
const refusal = (answer: Answer) => answer.errors![0]!
const read = async (client: Client, id: number) => (await client.get<{ supervision: Row }>(`query ($id: Int!) { supervision(id: $id) { ${ROW} } }`, { id })).supervision

const unit = (county: string, name = '水务局') => office.county(county).units.get(name)!
const notice = (county: string, more: Record<string, unknown> = {}) => ({
  kind: 'NOTICE', title: '供水主管线迁改停工', unitId: unit(county), facts: '管线迁改方案三个月未定，项目停工 42 天。', goal: '确定迁改方案并恢复施工', ...more,
})
const issueInput = (row: Row, more: Record<string, unknown> = {}) => ({ id: row.id, version: row.version, issuedOn: TODAY, source: 'OWN', series: '督办', ...more })

async function issued(county = '长子', prefix = 'cz', more: Record<string, unknown> = {}) {
  const secretary = await office.as(`${prefix}.secretary`)
  const liaison = await office.as(`${prefix}.d8.liaison`)
  const draft = await done(secretary, 'draftSupervision', notice(county, more))
  return { secretary, liaison, row: await done(secretary, 'issueSupervision', issueInput(draft)) }
}
async function received(county = '长子', prefix = 'cz', more: Record<string, unknown> = {}) {
  const made = await issued(county, prefix, more)
  return { ...made, row: await done(made.liaison, 'receiveSupervision', { id: made.row.id, version: made.row.version }) }
}
const five = (county = '长子') => ({
  solution: '采用北线方案，三日内出图，十日内复工。', unitId: unit(county), leaderPostId: office.county(county).posts.get('水务局.head'),
  personPostId: office.county(county).posts.get('水务局.liaison'), dueOn: '2026-04-03',
})
async function resolving() {
  const made = await received()
  const replied = await done(made.liaison, 'replySupervision', { id: made.row.id, version: made.row.version, ...five() })
  return { ...made, row: await done(made.secretary, 'acceptReply', { id: replied.id, version: replied.version, note: '同意。' }) }
}
async function submitted() {
  const made = await resolving()
  return { ...made, row: await done(made.liaison, 'submitSupervision', { id: made.row.id, version: made.row.version, content: '已复工。', evidence: '复工令〔2026〕3号' }) }
}

describe('挂牌督办', () => {
  it('CZ12 is issued under the next number of its own register and told to the unit at once', async () => {
    const { row, liaison } = await issued()
    // To be signed for within two workdays: the county's setting.
    expect(row).toMatchObject({ state: 'ISSUED', dueOn: '2026-03-20', overdue: false })
    expect(row.number).toMatch(/^督办〔2026〕\d+号$/)
    const { row: next } = await issued()
    expect(Number(/(\d+)号/.exec(next.number!)![1])).toBe(Number(/(\d+)号/.exec(row.number!)![1]) + 1)
    const { messages } = await liaison.get<{ messages: { nodes: { title: string; urgent: boolean; link: string }[] } }>('{ messages(first: 20) { nodes { title urgent link } } }')
    expect(messages.nodes).toContainEqual(expect.objectContaining({ title: expect.stringContaining('挂牌督办通知书') as string, urgent: true, link: `/supervisions/${row.id}` }))
  })

  it.each([
    ['2025-09-26', '2025-09-30'], ['2025-09-29', '2025-10-10'], ['2026-02-13', '2026-02-25'],
  ])('CZ12 received on %s, the reply is due on %s: holidays and make-up workdays counted', async (receivedOn, dueOn) => {
    const secretary = await office.as('cz.secretary')
    const draft = await done(secretary, 'draftSupervision', notice('长子'))
    const row = await done(secretary, 'issueSupervision', issueInput(draft, { issuedOn: receivedOn }))
    // handed over on paper: the office enters the day of receipt
    const got = await done(secretary, 'receiveSupervision', { id: row.id, version: row.version, receivedOn, note: '办公室人员当面签收' })
    expect(got).toMatchObject({ state: 'RECEIVED', replyDueOn: dueOn, dueOn, replySource: 'CLAUSE', overdue: true, replyLate: true })
    expect(got.replyClock[0]).toMatchObject({ clause: '四13', source: 'CLAUSE', outcome: 'PASSED' })
    const { todos } = await (await office.as('cz.d8.liaison')).get<{ todos: { key: string; title: string; dueOn: string; state: string }[] }>('{ todos { key title dueOn state } }')
    expect(todos.find(t => t.key === `supervision:${row.id}:due`)).toMatchObject({ dueOn, state: 'OVERDUE', title: expect.stringContaining('已逾期') as string })
    const { supervisionCalendar } = await secretary.get<{ supervisionCalendar: { id: number; on: string; tone: string }[] }>(
      'query ($from: Day!, $to: Day!) { supervisionCalendar(from: $from, to: $to) { id on tone } }', { from: dueOn, to: dueOn })
    expect(supervisionCalendar).toContainEqual({ id: row.id, on: dueOn, tone: 'bad' })
  })

  it('CZ12 shows a notice that nobody signs for as late, to the office and the unit; the county sets after how many workdays, and not none', async () => {
    const secretary = await office.as('cz.secretary')
    const row = await done(secretary, 'issueSupervision', issueInput(await done(secretary, 'draftSupervision', notice('长子')), { issuedOn: '2026-03-12' }))
    expect(row).toMatchObject({ state: 'ISSUED', dueOn: '2026-03-16', overdue: true })
    const titles = async (who: string) => (await (await office.as(who)).get<{ todos: { key: string; title: string }[] }>('{ todos { key title } }')).todos.filter(t => t.key.startsWith(`supervision:${row.id}:`)).map(t => t.title)
    expect((await titles('cz.secretary'))[0]).toMatch(/^逾期未签收/)
    expect((await titles('cz.d8.liaison'))[0]).toMatch(/^已逾期，签收/)
    const signed = await done(await office.as('cz.d8.liaison'), 'receiveSupervision', { id: row.id, version: row.version })
    expect(signed).toMatchObject({ state: 'RECEIVED', dueOn: signed.replyDueOn, overdue: false })
    const set = (value: string) => office.as('cz.admin').then(admin => admin.ask('mutation ($input: ChangeSettingInput!) { changeSetting(input: $input) { value } }', {
      input: { key: 'supervisionReceiptWorkdays', value, paper: '项目办通知', effectiveOn: TODAY, revision: 0 } }))
    expect(refusal(await set('0')).extensions.code).toBe('INVALID')
  })

  it('CZ12 refuses a day of receipt before the issue or after today', async () => {
    const { row, liaison } = await issued()
    for (const receivedOn of ['2026-03-17', '2026-03-19'])
      expect(refusal(await ask(liaison, 'receiveSupervision', { id: row.id, version: row.version, receivedOn }))).toMatchObject({ extensions: { code: 'INVALID', fields: [{ field: 'receivedOn' }] } })
  })

  it.each([
    ['solution', '解决方案', { solution: ' ' }], ['unitId', '责任单位', { unitId: null, leaderPostId: null, personPostId: null, leader: '王局长', person: '李科长' }],
    ['leader', '责任领导', { leaderPostId: null }], ['person', '责任人', { personPostId: null }], ['dueOn', '完成时限', { dueOn: null }],
  ])('CZ12 refuses a reply without %s, names 「%s」 and the clause', async (_, label, without) => {
    const { row, liaison } = await received()
    const refused = refusal(await ask(liaison, 'replySupervision', { id: row.id, version: row.version, ...five(), ...without }))
    expect(refused.extensions.code).toBe('GATE')
    expect(refused.message).toContain(`缺少“${label}”`)
    expect(refused.message).toContain('四13')
    expect(await read(liaison, row.id)).toMatchObject({ state: 'RECEIVED', replies: [] })
  })

  it('CZ12 takes a reply with all five, and the office sends it back with a reason or accepts it', async () => {
    const { row, liaison, secretary } = await received()
    const replied = await done(liaison, 'replySupervision', { id: row.id, version: row.version, ...five() })
    expect(replied).toMatchObject({ state: 'REPLIED', replies: [{ state: 'PENDING', late: false, unitName: '长子县水务局' }] })
    expect(replied.replies[0]!.leader).toMatch(/长子县水务局.+ .+/)
    expect(refusal(await ask(secretary, 'returnReply', { id: row.id, version: replied.version, reason: ' ' })).extensions.code).toBe('INVALID')
    const back = await done(secretary, 'returnReply', { id: row.id, version: replied.version, reason: '方案没有经费来源。' })
    // The reply is owed again: its day runs on as if none had come.
    expect(back).toMatchObject({ state: 'REPLY_RETURNED', replyDueOn: row.replyDueOn, repliedOn: null, replies: [{ state: 'RETURNED' }] })
    const again = await done(liaison, 'replySupervision', { id: row.id, version: back.version, ...five() })
    const accepted = await done(secretary, 'acceptReply', { id: row.id, version: again.version })
    expect(accepted).toMatchObject({ state: 'RESOLVING', dueOn: '2026-04-03' })
    expect(accepted.steps.map(s => s.label)).toEqual(['起草', '印发', '签收', '复函', '退回复函', '复函', '采纳复函'])
  })

  it('CZ12 takes no result without evidence', async () => {
    const { row, liaison } = await resolving()
    expect(refusal(await ask(liaison, 'submitSupervision', { id: row.id, version: row.version, content: '已办好。' }))).toMatchObject({ message: expect.stringContaining('佐证') as string, extensions: { code: 'GATE' } })
  })

  it('CZ12 is closed by a second key: not by the unit, not by a person of it, and its page says so', async () => {
    const { row, liaison, secretary } = await submitted()
    expect(refusal(await ask(liaison, 'closeSupervision', { id: row.id, version: row.version })).extensions.code).toBe('FORBIDDEN')
    expect(row.verifyPath).toMatch(/^\/v\//)
    const closed = await done(secretary, 'closeSupervision', { id: row.id, version: row.version, note: '现场核实。' })
    expect(closed).toMatchObject({ state: 'CLOSED', actions: [] })
    const page = (await office.app.http.inject({ method: 'GET', url: closed.verifyPath!, remoteAddress: '203.0.113.5' })).body
    expect(page).toContain('已办结')
    expect(page).not.toContain('供水主管线')
  })

  it('CZ12 can be closed by who entered the receipt of a paper that was handed over', async () => {
    const { row, secretary, liaison } = await issued()
    const got = await done(secretary, 'receiveSupervision', { id: row.id, version: row.version, note: '当面签收' })
    const replied = await done(liaison, 'replySupervision', { id: row.id, version: got.version, ...five() })
    const accepted = await done(secretary, 'acceptReply', { id: row.id, version: replied.version })
    const handedIn = await done(liaison, 'submitSupervision', { id: row.id, version: accepted.version, content: '已复工。', evidence: '复工令' })
    expect(await done(secretary, 'closeSupervision', { id: row.id, version: handedIn.version })).toMatchObject({ state: 'CLOSED' })
  })

  it('CZ12 goes back for more, and cannot be closed before it is submitted', async () => {
    const { row, secretary, liaison } = await submitted()
    const back = await done(secretary, 'returnSupervision', { id: row.id, version: row.version, reason: '请补现场照片。' })
    expect(back.state).toBe('RESOLVING')
    expect(refusal(await ask(secretary, 'closeSupervision', { id: row.id, version: back.version })).extensions.code).toBe('STATE')
    expect(await done(liaison, 'submitSupervision', { id: row.id, version: back.version, content: '已补。', evidence: '照片 8 张' })).toMatchObject({ state: 'SUBMITTED' })
  })

  it('CZ12 is withdrawn by the head of the office only, with a reason; the paper shows it', async () => {
    const { row, secretary } = await received()
    expect(refusal(await ask(secretary, 'withdrawSupervision', { id: row.id, version: row.version, reason: '误发' })).extensions.code).toBe('FORBIDDEN')
    const head = await office.as('cz.office')
    expect(refusal(await ask(head, 'withdrawSupervision', { id: row.id, version: row.version, reason: '' })).extensions.code).toBe('INVALID')
    const gone = await done(head, 'withdrawSupervision', { id: row.id, version: row.version, reason: '事项已由上级协调。' })
    expect(gone.state).toBe('WITHDRAWN')
    expect((await office.app.http.inject({ method: 'GET', url: gone.verifyPath!, remoteAddress: '203.0.113.5' })).body).toContain('已撤回')
  })

  it('CZ12 is neither issued nor withdrawn past its rules from the papers’ page', async () => {
    const secretary = await office.as('cz.secretary')
    const draft = await done(secretary, 'draftSupervision', notice('长子', { goal: '' }))
    const paper = async () => (await secretary.get<{ document: { id: number; version: number } }>('query ($id: Int!) { document(id: $id) { id version } }', { id: draft.documentId })).document
    const issue = await secretary.ask('mutation ($input: IssueDocumentInput!) { issueDocument(input: $input) { id } }', { input: { ...await paper(), issuedOn: TODAY, source: 'OWN', series: '督办' } })
    expect(refusal(issue)).toMatchObject({ message: expect.stringContaining('督办页面') as string, extensions: { code: 'STATE' } })
    const better = await done(secretary, 'editSupervision', { ...notice('长子'), kind: undefined, id: draft.id, version: draft.version })
    await done(secretary, 'issueSupervision', issueInput(better))
    const declared = await secretary.ask('mutation ($input: DeclareDocumentInput!) { declareDocument(input: $input) { id } }', { input: { ...await paper(), standing: 'WITHDRAWN', reason: '误发' } })
    expect(refusal(declared)).toMatchObject({ extensions: { code: 'STATE' } })
  })

  it('CZ12 counts by the county’s own setting where its text has no such limit, and says so', async () => {
    const { row } = await received('灵宝', 'lb')
    expect(row).toMatchObject({ replySource: 'SETTING', replyDueOn: '2026-03-23' })
    expect(row.replyClock[0]).toMatchObject({ source: 'SETTING', clause: null })
  })

  it('CZ12 is seen by its own unit once it is issued, and by no other', async () => {
    const secretary = await office.as('cz.secretary')
    const draft = await done(secretary, 'draftSupervision', notice('长子'))
    const see = async (client: Client) => (await client.ask('query ($id: Int!) { supervision(id: $id) { id } }', { id: draft.id })).errors?.[0]?.extensions.code ?? 'OK'
    expect(await see(await office.as('cz.d8.liaison'))).toBe('NOT_FOUND')
    await done(secretary, 'issueSupervision', issueInput(draft))
    expect(await see(await office.as('cz.d8.liaison'))).toBe('OK')
    expect(await see(await office.as('cz.d7.liaison'))).toBe('NOT_FOUND')
    expect(await see(await office.as('lb.secretary'))).toBe('NOT_FOUND')
  })
})

describe('提醒函、约谈', () => {
  it('LB8 refuses a reminder without goal or deadline by the county’s clause', async () => {
    const secretary = await office.as('lb.secretary')
    const draft = await done(secretary, 'draftSupervision', notice('灵宝', { kind: 'REMINDER', goal: '', goalDueOn: null }))
    expect(draft.actions.find(a => a.name === 'issue')).toMatchObject({ allowed: false })
    const refused = refusal(await ask(secretary, 'issueSupervision', issueInput(draft)))
    expect(refused.message).toMatch(/缺少.*目标要求/)
    expect(refused.extensions.verdict!.explanations).toContainEqual(expect.objectContaining({ clause: '四(三)4', outcome: 'MISSING' }))
    const better = await done(secretary, 'editSupervision', { ...notice('灵宝', { goal: '补齐台账', goalDueOn: '2026-04-10' }), kind: undefined, id: draft.id, version: draft.version })
    const sent = await done(secretary, 'issueSupervision', issueInput(better))
    const got = await done(await office.as('lb.d8.liaison'), 'receiveSupervision', { id: sent.id, version: sent.version })
    expect(got).toMatchObject({ state: 'RESOLVING', dueOn: '2026-04-10' })
  })

  it('LB8 calls to a talk, records what was promised and follows it up', async () => {
    const secretary = await office.as('lb.secretary')
    const talk = { kind: 'TALK', talkWith: '市水务局局长', talkBy: '常务副市长', talkOn: '2026-03-18', place: '市政府二楼会议室', goal: null }
    const draft = await done(secretary, 'draftSupervision', notice('灵宝', talk))
    const called = await done(secretary, 'issueSupervision', issueInput(draft))
    expect(called).toMatchObject({ state: 'CALLED', dueOn: '2026-03-18' })
    const held = await done(secretary, 'recordTalk', { id: called.id, version: called.version, heldOn: TODAY, record: '说明了停工原因。', commitments: '四月十日前复工。', dueOn: '2026-04-10' })
    expect(held).toMatchObject({ state: 'RESOLVING', dueOn: '2026-04-10' })
    const liaison = await office.as('lb.d8.liaison')
    expect(await done(liaison, 'submitSupervision', { id: held.id, version: held.version, content: '已复工。', evidence: '开工令' })).toMatchObject({ state: 'SUBMITTED' })
  })

  it('LB8 refuses to call to a talk without saying who, by whom, when and where', async () => {
    const secretary = await office.as('lb.secretary')
    const draft = await done(secretary, 'draftSupervision', notice('灵宝', { kind: 'TALK', talkWith: '市水务局局长' }))
    expect(refusal(await ask(secretary, 'issueSupervision', issueInput(draft)))).toMatchObject({ message: expect.stringContaining('约谈人') as string, extensions: { code: 'GATE' } })
  })

  it('LB8 a talk rests on the county’s clause, and what was found in a month is drawn up as a 通报 with the clause, the facts and who is late', async () => {
    const secretary = await office.as('lb.secretary')
    const talk = await done(secretary, 'draftSupervision', notice('灵宝', { kind: 'TALK', talkWith: '市水务局局长', talkBy: '常务副市长', talkOn: '2026-03-18', place: '二楼' }))
    expect((await secretary.get<{ supervision: { basis: string } }>('query ($id: Int!) { supervision(id: $id) { basis } }', { id: talk.id })).supervision.basis).toContain('四(三)4')
    await done(secretary, 'issueSupervision', issueInput(await done(secretary, 'draftSupervision', notice('灵宝', { kind: 'REMINDER', goalDueOn: '2026-03-25' }))))
    const BULLETIN = 'mutation ($input: DraftSupervisionBulletinInput!) { draftSupervisionBulletin(input: $input) { documentId } }'
    const { documentId } = (await secretary.get<{ draftSupervisionBulletin: { documentId: number } }>(BULLETIN, { input: { month: '2026-03' } })).draftSupervisionBulletin
    const { document } = await secretary.get<{ document: { kind: string; title: string; state: string } }>('query ($id: Int!) { document(id: $id) { kind title state } }', { id: documentId })
    expect(document).toEqual({ kind: 'BULLETIN', title: '关于2026年3月重点项目督办核查情况的通报', state: 'DRAFT' })
    // While it is a draft it is drawn up anew, not twice.
    expect((await secretary.get<{ draftSupervisionBulletin: { documentId: number } }>(BULLETIN, { input: { month: '2026-03' } })).draftSupervisionBulletin.documentId).toBe(documentId)
    expect(refusal(await secretary.ask(BULLETIN, { input: { month: '2020-01' } })).extensions.code).toBe('STATE')
    expect(refusal(await secretary.ask(BULLETIN, { input: { month: '2027-01' } })).extensions.code).toBe('INVALID')
    expect(refusal(await (await office.as('lb.d8.liaison')).ask(BULLETIN, { input: { month: '2026-03' } })).extensions.code).toBe('FORBIDDEN')
  })
})

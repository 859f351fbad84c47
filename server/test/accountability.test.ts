import PizZip from 'pizzip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openOffice, TODAY, type Answer, type Client, type Office } from './office'

let office: Office
beforeAll(async () => {
  office = await openOffice({ counties: ['140428', '411282', '410185'] })
})
afterAll(() => office.close())

const typeOf = (mutation: string) => `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`
const refusal = (answer: Answer) => answer.errors![0]!
const unit = (county: string, name = '水务局') => office.county(county).units.get(name)!

interface Case {
  id: number
  version: number
  state: string
  raisedMatch: string | null
  actions: { name: string; allowed: boolean }[]
  proposal: { verdict: { allowed: boolean; explanations: { clause: string | null; arithmetic: string | null; source: string }[] }; earlier: { id: number }[] } | null
}
const CASE = 'id version state raisedMatch actions { name allowed } proposal { verdict { allowed explanations { clause arithmetic source } } earlier { id } }'
const CASE_INPUTS: Record<string, string> = { reportConduct: 'MoveConductInput', answerConduct: 'MoveConductInput' }
const conduct = async (client: Client, mutation: string, input: Record<string, unknown>) =>
  client.ask(`mutation ($input: ${CASE_INPUTS[mutation] ?? typeOf(mutation)}!) { ${mutation}(input: $input) { ${CASE} } }`, { input })
const conducted = async (client: Client, mutation: string, input: Record<string, unknown>): Promise<Case> => {
  const answer = await conduct(client, mutation, input)
  if (answer.errors) throw new Error(answer.errors.map(e => e.message).join())
  return (answer.data as unknown as Record<string, Case>)[mutation]!
}
const found = (county: string, unitName: string, more: Record<string, unknown> = {}) => ({
  kind: 'SLOWNESS', title: '审批超期十五天', facts: '承诺 5 日办结，实际 20 日。', unitId: unit(county, unitName), foundOn: TODAY, grave: false, ...more,
})

describe('作风问题', () => {
  it('LB8 gives a first finding to the unit’s own investigation and does not propose more', async () => {
    const secretary = await office.as('lb.secretary')
    const first = await conducted(secretary, 'registerConduct', found('灵宝', '水务局', { kind: 'INACTION' }))
    expect(first.actions.find(a => a.name === 'raise')).toMatchObject({ allowed: false })
    expect(first.proposal).toMatchObject({ verdict: { allowed: false, explanations: [{ clause: '四(三)4', source: 'CLAUSE' }] }, earlier: [] })
    expect(refusal(await conduct(secretary, 'raiseConduct', { id: first.id, version: first.version, note: '提级', raisedTo: '市督查局' }))).toMatchObject({
      message: expect.stringMatching(/首次发现.*四\(三\)4/) as string, extensions: { code: 'GATE' },
    })
    const given = await conducted(secretary, 'investigateConduct', { id: first.id, version: first.version, note: '请自行调查处理。', dueOn: '2026-04-01' })
    const liaison = await office.as('lb.d8.liaison')
    const reported = await conducted(liaison, 'reportConduct', { id: first.id, version: given.version, note: '已批评教育并改进流程。' })
    expect(reported).toMatchObject({ state: 'REPORTED', proposal: null })
    expect(await conducted(secretary, 'judgeConduct', { id: first.id, version: reported.version, note: '整改到位。', mended: true })).toMatchObject({ state: 'CLOSED' })
  })

  it('LB8 proposes 提级评查 for the same problem again, shows the match and keeps it', async () => {
    const secretary = await office.as('lb.secretary')
    const first = await conducted(secretary, 'registerConduct', found('灵宝', '农业农村局', { foundOn: '2026-02-10' }))
    await conducted(secretary, 'registerConduct', found('灵宝', '农业农村局', { kind: 'FALSIFICATION' }))
    const again = await conducted(secretary, 'registerConduct', found('灵宝', '农业农村局'))
    expect(again.proposal).toMatchObject({ verdict: { allowed: true, explanations: [{ clause: '四(三)4', arithmetic: '此前发生同一问题 1 次' }] }, earlier: [{ id: first.id }] })
    const raised = await conducted(secretary, 'raiseConduct', { id: again.id, version: again.version, note: '两个月内再次发生。', raisedTo: '市督查局' })
    expect(raised).toMatchObject({ state: 'RAISED', raisedMatch: '四(三)4：此前发生同一问题 1 次' })
    expect(await conducted(secretary, 'answerConduct', { id: again.id, version: raised.version, note: '已约谈主要负责人。' })).toMatchObject({ state: 'CLOSED' })
  })

  it.each([['grave', { grave: true }], ['not mended', {}]])('LB8 proposes it when the case is %s', async (what, more) => {
    const secretary = await office.as('lb.secretary')
    let row = await conducted(secretary, 'registerConduct', found('灵宝', '交通运输局', { kind: what === 'grave' ? 'FALSIFICATION' : 'MISCONDUCT', ...more }))
    if (what !== 'grave') {
      row = await conducted(secretary, 'investigateConduct', { id: row.id, version: row.version, note: '请调查。', dueOn: '2026-03-25' })
      row = await conducted(secretary, 'judgeConduct', { id: row.id, version: row.version, note: '逾期仍未整改。', mended: false })
    }
    expect(row.proposal!.verdict).toMatchObject({ allowed: true })
  })

  it('LB8 is not offered where the county’s text has no such step, and says why', async () => {
    const secretary = await office.as('cz.secretary')
    const row = await conducted(secretary, 'registerConduct', found('长子', '水务局', { grave: true }))
    expect(row.actions.find(a => a.name === 'raise')).toMatchObject({ allowed: false })
    expect(refusal(await conduct(secretary, 'raiseConduct', { id: row.id, version: row.version, note: '提级', raisedTo: '督查室' })).message).toContain('本县制度没有写提级评查')
  })
})

interface Lead { id: number; version: number; state: string; organ: string | null; answer: string | null; persons: { id: number; text: string }[] }
const LEAD = 'id version state organ answer persons { id text }'
const LEAD_INPUTS: Record<string, string> = { draftLead: 'LeadFieldsInput' }
const leadAsk = (client: Client, mutation: string, input: Record<string, unknown>) =>
  client.ask(`mutation ($input: ${LEAD_INPUTS[mutation] ?? typeOf(mutation)}!) { ${mutation}(input: $input) { ${LEAD} } }`, { input })
const led = async (client: Client, mutation: string, input: Record<string, unknown>): Promise<Lead> => {
  const answer = await leadAsk(client, mutation, input)
  if (answer.errors) throw new Error(answer.errors.map(e => e.message).join())
  return (answer.data as unknown as Record<string, Lead>)[mutation]!
}
const MARK = '专用线索标记'
const OWN = { source: 'OWN', series: '登项函' }
const lead = (more: Record<string, unknown> = {}) => ({
  ground: 'SHIRKING', title: MARK, facts: '三次会议议定由其牵头，均未落实，也未说明理由。', unitId: unit('登封'), postIds: [office.county('登封').posts.get('水务局.head')], ...more,
})

describe('问责线索', () => {
  it('DF11 N13 goes out as a numbered paper with a code: the office reads it, leaders and readers do not, and its code says it is genuine', async () => {
    const secretary = await office.as('df.secretary')
    const draft = await led(secretary, 'draftLead', lead())
    const over = { id: draft.id, version: draft.version, organ: '市纪委监委', handedOverOn: TODAY }
    expect(refusal(await leadAsk(secretary, 'handOverLead', { ...over, source: 'OWN', series: '' })).extensions.code).toBe('INVALID')
    await led(secretary, 'handOverLead', { ...over, ...OWN })
    const { transfer } = (await secretary.get<{ accountabilityLead: { transfer: { id: number; number: string; attachmentId: number; verifyPath: string } } }>(
      'query ($id: Int!) { accountabilityLead(id: $id) { transfer { id number attachmentId verifyPath } } }', { id: draft.id })).accountabilityLead
    expect(transfer.number).toMatch(/^登项函〔2026〕\d+号$/)
    const file = (client: { cookie: string }) => office.app.http.inject({ method: 'GET', url: `/files/${transfer.attachmentId}`, headers: { cookie: client.cookie } })
    const words = new PizZip((await file(secretary)).rawPayload).file('word/document.xml')!.asText().replace(/<[^>]+>/g, '')
    for (const part of [MARK, '市纪委监委', '推诿扯皮', '三次会议议定由其牵头', '登封市水务局', transfer.number, '五(十一)']) expect(words).toContain(part)
    for (const who of ['df.head', 'df.reader', 'df.d8.head', 'df.admin']) {
      const client = await office.as(who)
      expect((await file(client)).statusCode).toBe(404)
      const papers = await client.ask('query ($id: Int!) { document(id: $id) { title } documents(first: 200) { nodes { id } } }', { id: transfer.id })
      expect(JSON.stringify(papers)).not.toContain('问责线索')
      expect((papers.data as { documents?: { nodes: { id: number }[] } } | null)?.documents?.nodes.map(d => d.id) ?? []).not.toContain(transfer.id)
    }
    const page = await office.app.http.inject({ method: 'GET', url: transfer.verifyPath })
    expect(page.body).toContain(transfer.number)
    expect(page.body).not.toContain(MARK)
  })

  it('DF11 hands facts, unit and posts to the discipline organ, and records its answer', async () => {
    const secretary = await office.as('df.secretary')
    const draft = await led(secretary, 'draftLead', lead())
    expect(draft.persons[0]!.text).toMatch(/^登封市水务局.+ .+/)
    const gone = await led(secretary, 'handOverLead', { id: draft.id, version: draft.version, organ: '市纪委监委', handedOverOn: TODAY, ...OWN })
    expect(gone).toMatchObject({ state: 'HANDED_OVER', organ: '市纪委监委' })
    expect(refusal(await leadAsk(secretary, 'editLead', { ...lead(), id: gone.id, version: gone.version })).extensions.code).toBe('STATE')
    const answered = await led(secretary, 'answerLead', { id: gone.id, version: gone.version, answer: '已受理，正在核实。', answeredOn: TODAY })
    expect(answered).toMatchObject({ state: 'ANSWERED', answer: '已受理，正在核实。' })
  })

  it('DF11 has no verdict of its own: nothing in the type or its inputs says guilty or not', async () => {
    const { __type } = await office.as('df.secretary').then(c => c.get<{ __type: { fields: { name: string }[] } }>('{ __type(name: "AccountabilityLead") { fields { name } } }'))
    expect(__type.fields.map(f => f.name).filter(n => /outcome|verdict|result|conclusion|decision|punish|sanction/i.test(n))).toEqual([])
  })

  it('DF11 refuses to hand over a lead without facts or posts, by the clause', async () => {
    const secretary = await office.as('df.secretary')
    const draft = await led(secretary, 'draftLead', lead({ facts: '', postIds: [] }))
    const refused = refusal(await leadAsk(secretary, 'handOverLead', { id: draft.id, version: draft.version, organ: '市纪委监委', handedOverOn: TODAY, ...OWN }))
    expect(refused.message).toMatch(/缺少.*“事实”/)
    expect(refused.extensions.verdict!.explanations).toContainEqual(expect.objectContaining({ clause: '五(十一)' }))
  })

  it('DF11 is shown to the office alone: not to leaders, units, the administrator, nor by the journal or the search', async () => {
    const secretary = await office.as('df.secretary')
    const draft = await led(secretary, 'draftLead', lead())
    for (const who of ['df.admin', 'df.head', 'df.deputy', 'df.d8.head', 'df.d8.liaison', 'df.reader', 'cz.secretary']) {
      const client = await office.as(who)
      const one = await client.ask(`query ($id: Int!) { accountabilityLead(id: $id) { ${LEAD} } }`, { id: draft.id })
      expect(['FORBIDDEN', 'NOT_FOUND']).toContain(one.errors![0]!.extensions.code)
      const list = await client.ask('{ accountabilityLeads(first: 200) { nodes { title } } }')
      expect(JSON.stringify(list)).not.toContain(MARK)
      expect(JSON.stringify(await client.ask('query ($text: String!) { search(text: $text) { title } }', { text: MARK }))).not.toContain(MARK)
    }
    const journal = '{ journal(first: 100) { nodes { subjectType changes } } }'
    expect(JSON.stringify(await (await office.as('df.admin')).get(journal))).not.toContain(MARK)
    expect(JSON.stringify(await (await office.as('df.office')).get(journal))).toContain(MARK)
  })
})

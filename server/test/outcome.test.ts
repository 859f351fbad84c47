import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, closeRest, done, outcome, read, readBack, readTopic, step, type Meeting } from './meetingSteps'
import { pooled } from './minutesSteps'
import { NOW, openOffice, type Client, type Office } from './office'

let office: Office
let secretary: Client
beforeAll(async () => {
  office = await openOffice()
  secretary = await office.as('cz.secretary')
})
afterAll(() => office.close())

const unit = (name: string) => office.county('长子').units.get(name)!
let minute = 0
async function inSession(topicIds: number[], seriesCode = 'JOINT_MEETING'): Promise<Meeting> {
  const m = await done(secretary, 'planMeeting', { seriesCode, heldAt: NOW + ++minute * 60_000, place: '二楼会议室', budgetMinutes: 90 })
  const on = topicIds.length ? await done(secretary, 'putOnAgenda', { meetingId: m.id, topicIds }) : m
  return done(secretary, 'openMeeting', step(await done(secretary, 'sendNotice', step(on))))
}
const itemOf = (m: Meeting, topicId: number) => m.agenda.find(i => i.topicId === topicId)!
const refusal = async (client: Client, mutation: string, input: object) => {
  const error = (await ask(client, mutation, input)).errors?.[0]
  return { code: error?.extensions.code ?? 'OK', message: error?.message ?? '', fields: (error?.extensions.fields ?? []).map(f => f.field) }
}
const duty = (text: string) => ({ text, unitId: unit('林业和草原局'), responsiblePerson: '赵丁四（局长）', dueOn: '2026-04-10', standard: '取得审核同意书' })
const messages = async (client: Client) => (await client.get<{ messages: { nodes: { title: string; text: string; kind: string; link: string }[] } }>('{ messages(first: 50) { nodes { title text kind link } } }')).messages.nodes
interface Obstacle { kind: string; text: string; link: string; agendaItemId: number | null }
const obstacles = async (client: Client, id: number) => (await client.get<{ meeting: { closeObstacles: Obstacle[] } }>('query ($id: Int!) { meeting(id: $id) { closeObstacles { kind text link agendaItemId } } }', { id })).meeting.closeObstacles
const live = (mutation: string, type: string, input: object) => secretary.ask(`mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename } }`, { input })
const type = (m: Meeting, agendaItemId: number, fields: [string, string][]) =>
  live('typeDecision', 'TypeDecisionInput', { meetingId: m.id, agendaItemId, fields: fields.map(([key, value]) => ({ key, value, baseVersion: 0 })) })

describe('six outcomes', () => {
  it('P3 a topic agreed in principle has its resolutions, counts as decided, and the minutes and the linter say so', async () => {
    const topicId = await pooled(office, '原则同意的议题')
    const m = await inSession([topicId])
    const recorded = await outcome(secretary, itemOf(m, topicId), { outcome: 'IN_PRINCIPLE', outcomeText: '同意实施方案', resolutions: [{ ...duty('原则上按方案一办结林地手续') }] })
    const lint = 'query ($input: LintResolutionInput!) { lintResolution(input: $input) { word } }'
    const words = async (named: string) => (await secretary.get<{ lintResolution: { word: string | null }[] }>(lint, { input: { text: '原则上抓紧办理', unit: '甲', person: '乙', dueOn: '2026-04-10', standard: '丙', outcome: named } })).lintResolution.map(k => k.word)
    expect(await words('IN_PRINCIPLE')).toEqual(['抓紧'])
    expect(await words('DECIDED')).toEqual(['原则上', '抓紧'])
    const closed = await closeRest(secretary, recorded)
    expect(itemOf(closed, topicId).resolutions[0]!.assignmentId).not.toBeNull()
    expect((await readTopic(secretary, topicId))!.state).toBe('DECIDED')
    const drafted = await secretary.get<{ draftMinutes: { minutes: { paragraphs: { text: string }[] } } }>('mutation ($input: DraftMinutesInput!) { draftMinutes(input: $input) { minutes { paragraphs { text } } } }', { input: { meetingId: m.id } })
    expect(drafted.draftMinutes.minutes.paragraphs.map(p => p.text)).toContain('会议议定，原则同意实施方案。')
  })

  it('P2 P3 a returned topic goes back to its proposer with the reason and its number; without a reason it is refused', async () => {
    const topicId = await pooled(office, '会上退回的议题')
    const { number } = (await readTopic(secretary, topicId))!
    const m = await inSession([topicId])
    const item = itemOf(m, topicId)
    const at = { agendaItemId: item.id, version: item.version }
    expect(await refusal(secretary, 'recordOutcome', { ...at, outcome: 'RETURNED' })).toMatchObject({ code: 'INVALID', message: expect.stringContaining('退回的原因'), fields: ['outcomeText'] })
    expect(await refusal(secretary, 'recordOutcome', { ...at, outcome: 'RETURNED', outcomeText: '一'.repeat(501) })).toMatchObject({ code: 'INVALID', message: expect.stringContaining('最多 500 字') })
    const standing = m.agenda.find(i => i.topicId === null)!
    expect(await refusal(secretary, 'recordOutcome', { agendaItemId: standing.id, version: standing.version, outcome: 'RETURNED', outcomeText: '不清' })).toMatchObject({ code: 'INVALID', message: expect.stringContaining('没有提请单位') })
    await closeRest(secretary, await outcome(secretary, item, { outcome: 'RETURNED', outcomeText: '资金测算依据不足' }))
    const back = (await readTopic(secretary, topicId))!
    expect(back).toMatchObject({ state: 'RETURNED', number, returnReason: '资金测算依据不足', round: 2 })
    const liaison = await office.as('cz.d8.liaison')
    expect((await messages(liaison)).find(s => s.link === `/topics/${topicId}`)).toMatchObject({ kind: 'TOPIC_RETURNED', title: '议题退回：会上退回的议题', text: expect.stringContaining('资金测算依据不足') })
    expect((await done<{ state: string; number: string | null }>(liaison, 'submitTopic', step(back)))).toMatchObject({ state: 'SUBMITTED', number })
  })

  it('CZ16 what is noted or returned takes no resolution and is never handed on', async () => {
    const topicId = await pooled(office, '只作通报的议题')
    const m = await inSession([topicId])
    const item = itemOf(m, topicId)
    for (const name of ['NOTED', 'RETURNED', 'DEFERRED', 'WITHDRAWN'])
      expect(await refusal(secretary, 'recordOutcome', { agendaItemId: item.id, version: item.version, outcome: name, outcomeText: '听取了汇报', resolutions: [duty('办结手续')] })).toMatchObject({
        code: 'INVALID', fields: ['resolutions'], message: expect.stringContaining('没有议定事项'),
      })
    const closed = await closeRest(secretary, await outcome(secretary, item, { outcome: 'NOTED', outcomeText: '听取了汇报' }))
    expect(itemOf(closed, topicId).resolutions).toEqual([])
    expect((await messages(await office.as('cz.d8.liaison'))).find(s => s.link === `/topics/${topicId}`)).toMatchObject({ kind: 'TOPIC_OUTCOME', title: '议题知悉：只作通报的议题' })
  })

  it('DF6 tells each proposer once, at the close, what became of its topic', async () => {
    const names = ['DECIDED', 'DEFERRED', 'WITHDRAWN'] as const
    const ids = new Map<string, number>()
    for (const name of names) ids.set(name, await pooled(office, `告知-${name}`))
    let m = await inSession([...ids.values()])
    for (const name of names) m = await outcome(secretary, itemOf(m, ids.get(name)!), { outcome: name, outcomeText: '会议的意见。', resolutions: name === 'DECIDED' ? [duty('办结手续')] : [] })
    const liaison = await office.as('cz.d8.liaison')
    const told = async () => (await messages(liaison)).filter(s => [...ids.values()].some(id => s.link === `/topics/${id}`)).map(s => s.title).sort()
    expect(await told()).toEqual([])
    await closeRest(secretary, m)
    expect(await told()).toEqual(['议题撤回：告知-WITHDRAWN', '议题缓议：告知-DEFERRED', '议题议定：告知-DECIDED'].sort())
  })
})

describe('the closing gate', () => {
  it('P3 names every obstacle with the place to remove it; the button and the refusal say the same', async () => {
    const [bare, typed, later] = [await pooled(office, '没有列议定事项的议题'), await pooled(office, '正在写的议题'), await pooled(office, '没有结果的议题')]
    let m = await inSession([bare, typed, later])
    for (const i of m.agenda.filter(i => ![bare, typed, later].includes(i.topicId ?? 0))) m = await outcome(secretary, i)
    m = await outcome(secretary, itemOf(m, bare), { outcome: 'DECIDED', outcomeText: '同意。' })
    await type(m, itemOf(m, typed).id, [['outcomeText', '同意报告。']])
    const found = await obstacles(secretary, m.id)
    expect(found.map(o => [o.kind, o.agendaItemId, o.link])).toEqual([
      ['NO_RESOLUTION', itemOf(m, bare).id, `/meetings/${m.id}?tab=outcomes&item=${itemOf(m, bare).id}`],
      ['UNRECORDED', itemOf(m, typed).id, `/meetings/${m.id}?tab=live&item=${itemOf(m, typed).id}`],
      ['UNDECIDED', itemOf(m, later).id, `/meetings/${m.id}?tab=outcomes&item=${itemOf(m, later).id}`],
      ['NOT_READ_BACK', null, `/meetings/${m.id}?tab=live&read=1`],
    ])
    const now = (await read(secretary, m.id))!
    const button = now.actions.find(a => a.name === 'closeMeeting')!
    expect(button.allowed).toBe(false)
    const refused = await refusal(secretary, 'closeMeeting', step(now))
    expect(refused.code).toBe('GATE')
    for (const b of button.because.filter(x => x.outcome === 'REFUSED')) expect(refused.message).toContain(b.text)
    for (const o of found.filter(x => x.kind !== 'UNDECIDED')) expect(refused.message).toContain(o.text)
    expect(refused.message).toContain('“没有结果的议题”')
  })

  it('P3 asks for the reading back of what is decided, again when something was changed after it by the form; then it closes', async () => {
    const topicId = await pooled(office, '要宣读的议题')
    let m = await inSession([topicId])
    for (const i of m.agenda.filter(i => i.topicId !== topicId)) m = await outcome(secretary, i)
    m = await outcome(secretary, itemOf(m, topicId), { outcome: 'DECIDED', outcomeText: '同意。', resolutions: [duty('办结林地手续')] })
    expect((await obstacles(secretary, m.id)).map(o => o.kind)).toEqual(['NOT_READ_BACK'])
    await readBack(secretary, m.id)
    expect(await obstacles(secretary, m.id)).toEqual([])
    try {
      office.at(NOW + 1000)
      // The same words again are no change.
      m = await outcome(secretary, itemOf(m, topicId), { outcome: 'DECIDED', outcomeText: '同意。', resolutions: [duty('办结林地手续')] })
      expect(await obstacles(secretary, m.id)).toEqual([])
      m = await outcome(secretary, itemOf(m, topicId), { outcome: 'DECIDED', outcomeText: '同意。', resolutions: [duty('办结林地和草地手续')] })
      expect((await obstacles(secretary, m.id)).map(o => o.kind)).toEqual(['READ_BACK_OUTDATED'])
      expect(await refusal(secretary, 'closeMeeting', step(m))).toMatchObject({ code: 'GATE', message: expect.stringContaining('请再宣读') })
      await readBack(secretary, m.id)
      expect((await done(secretary, 'closeMeeting', step((await read(secretary, m.id))!))).state).toBe('CLOSED')
    } finally {
      office.at(NOW)
    }
    expect(await obstacles(secretary, m.id)).toEqual([])
  })

  it('P3 shows the obstacles to the office only', async () => {
    const m = await inSession([await pooled(office, '看不到的障碍')])
    expect((await obstacles(secretary, m.id)).length).toBeGreaterThan(0)
    expect(await obstacles(await office.as('cz.head'), m.id)).toEqual([])
  })

  it('P5 stops the clock and takes the topic off the screen when the meeting closes', async () => {
    let m = await inSession([])
    await live('showTopic', 'ShowTopicInput', { meetingId: m.id, agendaItemId: m.agenda[0]!.id })
    for (const i of m.agenda) m = await outcome(secretary, i)
    try {
      office.at(NOW + 90_000)
      await done(secretary, 'closeMeeting', step(m))
    } finally {
      office.at(NOW)
    }
    const rows = await sql<{ currentItemId: number | null; startedAt: number | null; elapsedMs: number }>`
      select currentItemId, startedAt, elapsedMs from liveMeeting inner join liveItem on liveItem.meetingId = liveMeeting.meetingId where liveMeeting.meetingId = ${m.id}`.execute(office.app.database.read)
    expect(rows.rows.map(r => [r.currentItemId, r.startedAt, Number(r.elapsedMs)])).toEqual([[null, null, 90_000]])
  })
})

describe('recording what was typed', () => {
  const serialOf = async (agendaItemId: number) => (await sql<{ serial: number }>`select serial from liveItem where agendaItemId = ${agendaItemId}`.execute(office.app.database.read)).rows[0]!.serial
  const recordTyped = async (m: Meeting, agendaItemId: number) => (await live('recordDecision', 'RecordDecisionInput', { meetingId: m.id, agendaItemId, serial: await serialOf(agendaItemId) })).errors?.[0]
  const onProblems = async (id: number, agendaItemId: number) =>
    (await secretary.get<{ meeting: { agenda: { id: number; heard: string; resolutions: { text: string; onProblem: boolean }[] }[] } }>('query ($id: Int!) { meeting(id: $id) { agenda { id heard resolutions { text onProblem } } } }', { id })).meeting.agenda.find(i => i.id === agendaItemId)!

  it('P5 asks for the outcome instead of taking 议定, and keeps what was heard', async () => {
    const topicId = await pooled(office, '没有选定结果的议题')
    const m = await inSession([topicId])
    const { id } = itemOf(m, topicId)
    await type(m, id, [['outcomeText', '听取了汇报。'], ['heard', '水务局关于管网的汇报']])
    const error = await recordTyped(m, id)
    expect(error).toMatchObject({ message: expect.stringContaining('还没有选定结果'), extensions: { code: 'INVALID', fields: [{ field: 'outcome' }] } })
    await type(m, id, [['outcome', 'NOTED']])
    expect(await recordTyped(m, id)).toBeUndefined()
    expect((await onProblems(m.id, id)).heard).toBe('水务局关于管网的汇报')
  })

  it('P5 CZ16 recording anew keeps a resolution’s word on whether it deals with a problem; a wrong word is refused', async () => {
    const topicId = await pooled(office, '两条议定事项的议题')
    const m = await inSession([topicId])
    const item = itemOf(m, topicId)
    await outcome(secretary, item, { outcome: 'DECIDED', outcomeText: '同意。', resolutions: [duty('办结林地手续'), { text: '同意年度计划', onProblem: false }] })
    await type(m, item.id, [['outcomeText', '同意，抓好落实。']])
    expect((await live('typeDecision', 'TypeDecisionInput', { meetingId: m.id, agendaItemId: item.id, fields: [{ key: 'a1.onProblem', value: '是', baseVersion: 0 }] })).errors![0]!.extensions.code).toBe('INVALID')
    await recordTyped(m, item.id)
    await type(m, item.id, [['k1.text', '同意投资估算'], ['k1.onProblem', '0']])
    expect(await recordTyped(m, item.id)).toBeUndefined()
    expect((await onProblems(m.id, item.id)).resolutions).toEqual([{ text: '办结林地手续', onProblem: true }, { text: '同意年度计划', onProblem: false }, { text: '同意投资估算', onProblem: false }])
  })

  it('CZ16 refuses to record typed resolutions of what is only noted', async () => {
    const topicId = await pooled(office, '知悉而有议定事项的议题')
    const m = await inSession([topicId])
    const { id } = itemOf(m, topicId)
    await type(m, id, [['outcome', 'NOTED'], ['k1.text', '办结手续']])
    expect(await recordTyped(m, id)).toMatchObject({ message: expect.stringContaining('没有议定事项'), extensions: { code: 'INVALID' } })
  })
})

describe('补列议定事项', () => {
  const chain = async (id: number) =>
    (await secretary.get<{ meetingChain: { breaks: { kind: string }[]; items: { agendaItemId: number; version: number; topicId: number | null; resolutions: { id: number; text: string; addedReason: string | null; addedBy: string | null; assignment: { number: string } | null }[] }[] } }>(
      'query ($id: Int!) { meetingChain(meetingId: $id) { breaks { kind } items { agendaItemId version topicId resolutions { id text addedReason addedBy assignment { number } } } } }', { id })).meetingChain
  async function broken(title: string) {
    const topicId = await pooled(office, title)
    const m = await inSession([topicId])
    const closed = await closeRest(secretary, await outcome(secretary, itemOf(m, topicId), { outcome: 'DECIDED', outcomeText: '同意', resolutions: [duty('办结林地手续')] }))
    return { id: m.id, topicId, item: itemOf(closed, topicId), resolutionId: itemOf(closed, topicId).resolutions[0]!.id }
  }

  it('DF6 what was left out is added after the close with the reason, handed on, marked, in the journal, and the chain is whole again', async () => {
    const b = await broken('漏记的议题')
    await sql`delete from resolution where id = ${b.resolutionId}`.execute(office.app.database.read)
    expect((await chain(b.id)).breaks.map(x => x.kind)).toContain('NO_RESOLUTION')
    await done(secretary, 'addLateResolution', { agendaItemId: b.item.id, version: b.item.version, reason: '记录时漏列', resolution: duty('办结林地手续') })
    const after = await chain(b.id)
    expect(after.breaks.map(x => x.kind)).toEqual(['NO_MINUTES'])
    expect(after.items.find(i => i.topicId === b.topicId)!.resolutions[0]).toMatchObject({ text: '办结林地手续', addedReason: '记录时漏列', addedBy: expect.stringContaining('（'), assignment: { number: expect.stringMatching(/^2026-/) } })
    const kept = await sql<{ kind: string; changes: string }>`select kind, changes from journal where subjectType = 'Resolution' and changes like '%addedReason%' order by id desc limit 1`.execute(office.app.database.read)
    expect(kept.rows[0]).toMatchObject({ kind: 'CREATE', changes: expect.stringContaining('记录时漏列') })
  })

  it('DF6 one without unit and day is completed, its words unchanged; without them, or with an assignment, it is refused', async () => {
    const b = await broken('缺单位的议题')
    const at = { agendaItemId: b.item.id, version: b.item.version, reason: '补明责任单位', resolutionId: b.resolutionId }
    expect(await refusal(secretary, 'addLateResolution', { ...at, resolution: duty('改写的文字') })).toMatchObject({ code: 'STATE', message: expect.stringContaining('已经列为交办事项') })
    await sql`update resolution set assignmentId = null, unitId = null, dueOn = null where id = ${b.resolutionId}`.execute(office.app.database.read)
    expect((await chain(b.id)).breaks.map(x => x.kind)).toContain('NO_DUTY')
    expect((await refusal(secretary, 'addLateResolution', { ...at, resolution: { text: '改写的文字' } })).code).toBe('GATE')
    const before = await sql<{ responsiblePerson: string; standard: string }>`select responsiblePerson, standard from resolution where id = ${b.resolutionId}`.execute(office.app.database.read)
    await done(secretary, 'addLateResolution', { ...at, resolution: { ...duty('改写的文字'), responsiblePerson: '孙戊五（副局长）', standard: '另写的标准' } })
    expect((await sql`select responsiblePerson, standard from resolution where id = ${b.resolutionId}`.execute(office.app.database.read)).rows).toEqual(before.rows)
    const after = await chain(b.id)
    expect(after.breaks.map(x => x.kind)).toEqual(['NO_MINUTES'])
    expect(after.items.find(i => i.topicId === b.topicId)!.resolutions.map(r => r.text)).toEqual(['办结林地手续'])
  })

  it('DF6 refuses it without a reason, before the close, for what was not decided, by a unit, and for another county', async () => {
    const b = await broken('不得补列的议题')
    const at = { agendaItemId: b.item.id, version: b.item.version, reason: '漏列', resolution: duty('再办一项') }
    expect((await refusal(secretary, 'addLateResolution', { ...at, reason: '  ' })).code).toBe('INVALID')
    expect((await refusal(secretary, 'addLateResolution', { ...at, version: at.version + 5 })).code).toBe('CONFLICT')
    expect((await refusal(await office.as('cz.d8.liaison'), 'addLateResolution', at)).code).toBe('FORBIDDEN')
    expect((await refusal(await office.as('cz.head'), 'addLateResolution', at)).code).toBe('FORBIDDEN')
    expect((await refusal(await office.as('jc.secretary'), 'addLateResolution', at)).code).toBe('NOT_FOUND')
    const noted = (await read(secretary, b.id))!.agenda.find(i => i.topicId === null)!
    expect(await refusal(secretary, 'addLateResolution', { ...at, agendaItemId: noted.id, version: noted.version })).toMatchObject({ code: 'STATE', message: expect.stringContaining('没有议定') })
    const open = await inSession([])
    expect(await refusal(secretary, 'addLateResolution', { ...at, agendaItemId: open.agenda[0]!.id, version: open.agenda[0]!.version })).toMatchObject({ code: 'STATE', message: expect.stringContaining('会议还没有结束') })
  })
})

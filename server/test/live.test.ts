import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actorOf } from '../src/modules/identity/identity.demo'
import { acceptTopic, proposeTopic, submitTopic } from '../src/modules/meeting/topic.service'
import { Topic } from '../src/modules/meeting/topic.entity'
import { follow, socketWith, type Following } from './following'
import { ask, done, read, step, type Meeting } from './meetingSteps'
import { NOW, openOffice, type Client, type Office } from './office'

let office: Office
let url = ''
beforeAll(async () => {
  office = await openOffice()
  await office.app.http.listen({ port: 0, host: '127.0.0.1' })
  url = `http://127.0.0.1:${(office.app.http.server.address() as AddressInfo).port}`
})
afterAll(() => office.close())

const unit = (name: string) => office.county('长子').units.get(name)!

let minute = 0
async function inSession(secretary: Client, topics: { title: string; from: string }[] = []): Promise<Meeting> {
  const ids: number[] = []
  for (const { title, from } of topics)
    ids.push(await office.act(actorOf(office.county('长子'), 'secretary'), async ctx => {
      const id = await proposeTopic(ctx, { title, problem: '缺林地意见。', request: '请研究。', proposedDecision: '由林草局牵头。', seriesCode: 'JOINT_MEETING', proposerUnitId: unit(from) })
      await submitTopic(ctx, { id, version: (await ctx.find(Topic, id, '议题')).version })
      await ctx.flush()
      return acceptTopic(ctx, { id, version: (await ctx.find(Topic, id, '议题')).version })
    }))
  let m = await done(secretary, 'planMeeting', { seriesCode: 'JOINT_MEETING', heldAt: NOW + ++minute * 60_000, place: '二楼会议室', budgetMinutes: 60 })
  if (ids.length) m = await done(secretary, 'putOnAgenda', { meetingId: m.id, topicIds: ids })
  return done(secretary, 'openMeeting', step(await done(secretary, 'sendNotice', step(m))))
}

interface Live {
  revision: number; structure: number; presentCount: number; currentHidden: boolean; changedSinceReadBack: boolean; readBackBy: string | null
  typing: { name: string; agendaItemId: number }[]; current: Item | null; items: Item[]
}
interface Item {
  id: number; title: string; serial: number; startedAt: number | null; elapsedMs: number; overAt: number | null; outcomeText: string; recorded: boolean; unrecorded: boolean
  lines: { key: string; text: string; unitId: number | null; unitName: string | null; personText: string; dueOn: string | null; marks: { kind: string; word: string | null; field: string }[]; hints: { field: string; value: string; label: string }[] }[]
  fields: { key: string; value: string; version: number; by: string; rivals: { value: string; by: string }[] }[]
}
const ITEM = 'id title serial startedAt elapsedMs overAt outcomeText recorded unrecorded lines { key text unitId unitName personText dueOn marks { kind word field } hints { field value label } } fields { key value version by rivals { value by } }'
const LIVE = `subscription ($id: Int!) { meetingLive(meetingId: $id) { revision structure presentCount currentHidden changedSinceReadBack readBackBy typing { name agendaItemId } current { ${ITEM} } items { ${ITEM} } } }`
const open: Following[] = []
const followed = (client: Client, id: number) => {
  const f = follow(() => url, client.cookie, LIVE, { id })
  open.push(f)
  return f
}
const live = (answer: { data: unknown }) => (answer.data as { meetingLive: Live } | null)?.meetingLive
const until = async (f: Following, passes: (state: Live) => boolean) => live(await f.until(a => { const state = live(a); return Boolean(state && passes(state)) }))!
const act = async (client: Client, mutation: string, input: object) => {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`
  const answer = await client.ask(`mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename ${mutation === 'typeDecision' ? 'serial contested fields { key value version }' : ''} } }`, { input })
  return { code: answer.errors?.[0]?.extensions.code ?? 'OK', message: answer.errors?.[0]?.message ?? '', typed: (answer.data as Record<string, { serial: number; contested: string[] }> | null)?.[mutation] }
}
const type = (client: Client, m: Meeting, agendaItemId: number, fields: [key: string, value: string, baseVersion: number, settles?: boolean][]) =>
  act(client, 'typeDecision', { meetingId: m.id, agendaItemId, fields: fields.map(([key, value, baseVersion, settles]) => ({ key, value, baseVersion, settles })) })

afterAll(async () => { for (const f of open) await f.stop() })

describe('a meeting followed live', () => {
  it('P5 shows the state at once, then the topic that is on, its clock and the decision as it is typed', async () => {
    const secretary = await office.as('cz.secretary')
    const m = await inSession(secretary, [{ title: '供水管网用地', from: '水务局' }])
    const leader = followed(await office.as('cz.head'), m.id)
    const first = await until(leader, () => true)
    expect(first).toMatchObject({ current: null, presentCount: 0 })
    const item = m.agenda.at(-1)!
    expect((await act(secretary, 'showTopic', { meetingId: m.id, agendaItemId: item.id })).code).toBe('OK')
    const shown = await until(leader, s => s.current?.id === item.id)
    expect(shown.current).toMatchObject({ title: '供水管网用地', startedAt: NOW, elapsedMs: 0, overAt: NOW + 15 * 60_000 })
    await type(secretary, m, item.id, [['a1.text', '由水务局牵头，3月底前完成管线迁改', 0]])
    const typed = await until(leader, s => s.current?.lines[0]?.text === '由水务局牵头，3月底前完成管线迁改')
    expect(typed.revision).toBeGreaterThan(shown.revision)
    expect(typed.structure).toBe(shown.structure)
    expect(typed.typing[0]!.name).toMatch(/（.+）$/)
    expect(typed.current!.lines[0]!.hints.map(h => [h.field, h.value])).toEqual([
      ['unitId', String(unit('水务局'))], ['postId', expect.stringMatching(/^\d+$/)], ['dueOn', '2026-03-31'], ['standard', '完成管线迁改'],
    ])
  })

  it('P5 lets the clock stand and run on, and each item keeps its own time', async () => {
    const secretary = await office.as('cz.secretary')
    const m = await inSession(secretary)
    const [a, b] = m.agenda
    const eyes = followed(secretary, m.id)
    try {
      await act(secretary, 'showTopic', { meetingId: m.id, agendaItemId: a!.id })
      office.at(NOW + 90_000)
      await act(secretary, 'runClock', { meetingId: m.id, running: false })
      const stands = await until(eyes, s => s.current?.elapsedMs === 90_000)
      expect(stands.current).toMatchObject({ startedAt: null, overAt: null })
      await act(secretary, 'runClock', { meetingId: m.id, running: true })
      office.at(NOW + 120_000)
      await act(secretary, 'showTopic', { meetingId: m.id, agendaItemId: b!.id })
      const next = await until(eyes, s => s.current?.id === b!.id)
      expect(next.items[0]).toMatchObject({ elapsedMs: 120_000, startedAt: null })
      expect(next.current).toMatchObject({ elapsedMs: 0, startedAt: NOW + 120_000 })
    } finally {
      office.at(NOW)
    }
  })

  it('P5 refuses the console to a unit, before the meeting begins, and for another meeting’s item', async () => {
    const secretary = await office.as('cz.secretary')
    const m = await inSession(secretary)
    const other = await inSession(secretary)
    expect((await act(await office.as('cz.d8.liaison'), 'showTopic', { meetingId: m.id, agendaItemId: m.agenda[0]!.id })).code).toBe('FORBIDDEN')
    expect((await act(secretary, 'showTopic', { meetingId: m.id, agendaItemId: other.agenda[0]!.id })).code).toBe('NOT_FOUND')
    expect((await act(await office.as('jc.secretary'), 'typeDecision', { meetingId: m.id, agendaItemId: m.agenda[0]!.id, fields: [] })).code).toBe('NOT_FOUND')
    const planned = await done(secretary, 'planMeeting', { seriesCode: 'JOINT_MEETING', heldAt: NOW + 50_000_000, place: '二楼', budgetMinutes: 60 })
    expect(await act(secretary, 'showTopic', { meetingId: planned.id, agendaItemId: planned.agenda[0]!.id })).toMatchObject({ code: 'STATE', message: expect.stringMatching(/只有正在开会时/) })
    expect((await act(secretary, 'runClock', { meetingId: m.id, running: true })).message).toMatch(/还没有选定正在研究的议题/)
    expect((await type(secretary, m, m.agenda[0]!.id, [['nosuch', '一', 0]])).code).toBe('INVALID')
    expect((await type(secretary, m, m.agenda[0]!.id, [['a.dueOn', '2026-02-30', 0]])).message).toMatch(/不是一个日期/)
    expect((await type(secretary, m, m.agenda[0]!.id, [['a.unitId', '999999', 0]])).code).toBe('NOT_FOUND')
  })

  it('P5 two secretaries see each other’s change, and of two texts at one place neither is lost', async () => {
    const one = await office.as('cz.secretary')
    const two = await office.as('cz.office')
    const m = await inSession(one)
    const item = m.agenda[0]!
    const eyes = followed(two, m.id)
    await type(one, m, item.id, [['outcomeText', '同意报告。', 0], ['outcome', 'DECIDED', 0]])
    const seen = await until(eyes, s => s.items[0]!.outcomeText === '同意报告。')
    const { version } = seen.items[0]!.fields.find(f => f.key === 'outcomeText')!
    expect((await type(two, m, item.id, [['heard', '听取了汇报', 0]])).typed!.contested).toEqual([])
    const [mine, theirs] = await Promise.all([type(one, m, item.id, [['outcomeText', '同意报告，抓紧办理。', version]]), type(two, m, item.id, [['outcomeText', '原则同意。', version]])])
    expect([mine.code, theirs.code]).toEqual(['OK', 'OK'])
    const both = (await until(eyes, s => s.items[0]!.fields.some(f => f.rivals.length > 0))).items[0]!
    const field = both.fields.find(f => f.key === 'outcomeText')!
    expect([field.value, ...field.rivals.map(r => r.value)].sort()).toEqual(['原则同意。', '同意报告，抓紧办理。'])
    expect(new Set([field.by, field.rivals[0]!.by]).size).toBe(2)
    expect((await act(one, 'recordDecision', { meetingId: m.id, agendaItemId: item.id, serial: both.serial })).message).toMatch(/两份文字还没有选定/)
    await type(one, m, item.id, [['outcomeText', '同意报告。', field.version, true]])
    const chosen = (await until(eyes, s => s.items[0]!.outcomeText === '同意报告。' && s.items[0]!.fields.every(f => !f.rivals.length) && s.items[0]!.serial > both.serial)).items[0]!
    expect((await act(one, 'recordDecision', { meetingId: m.id, agendaItemId: item.id, serial: chosen.serial - 1 })).code).toBe('CONFLICT')
    expect((await act(one, 'recordDecision', { meetingId: m.id, agendaItemId: item.id, serial: chosen.serial })).code).toBe('OK')
    expect((await until(eyes, s => s.items[0]!.recorded)).items[0]).toMatchObject({ unrecorded: false, outcomeText: '同意报告。' })
  })

  it('N6 marks what is vague or missing in what is being typed, and the record asks for what the county’s rule asks', async () => {
    const secretary = await office.as('cz.secretary')
    const m = await inSession(secretary, [{ title: '用地手续', from: '水务局' }])
    const item = m.agenda.at(-1)!
    const eyes = followed(secretary, m.id)
    await type(secretary, m, item.id, [['a1.text', '由有关部门尽快办理用地手续', 0], ['outcome', 'DECIDED', 0]])
    const vague = (await until(eyes, s => s.items.at(-1)!.lines.length === 1)).items.at(-1)!
    expect(vague.lines[0]!.marks.map(k => k.word ?? k.field)).toEqual(['有关部门', '尽快', 'unit', 'person', 'dueOn', 'standard'])
    const refused = await act(secretary, 'recordDecision', { meetingId: m.id, agendaItemId: item.id, serial: vague.serial })
    expect(refused).toMatchObject({ code: 'GATE', message: expect.stringMatching(/责任单位/) })
    await type(secretary, m, item.id, [['a1.text', '由水务局办结用地手续', vague.fields[0]!.version], ['a1.unitId', String(unit('水务局')), 0], ['a1.dueOn', '2026-04-30', 0], ['a1.standard', '取得批复', 0], ['a1.person', '王甲一（局长）', 0]])
    const clear = (await until(eyes, s => s.items.at(-1)!.lines[0]?.dueOn === '2026-04-30')).items.at(-1)!
    expect(clear.lines[0]).toMatchObject({ marks: [], unitName: '长子县水务局' })
    expect((await act(secretary, 'recordDecision', { meetingId: m.id, agendaItemId: item.id, serial: clear.serial })).code).toBe('OK')
    expect((await read(secretary, m.id))!.agenda.at(-1)!.resolutions).toHaveLength(1)
  })

  it('P5 P3 does not close, and does not overwrite by the form, while something typed is not on record', async () => {
    const secretary = await office.as('cz.secretary')
    let m = await inSession(secretary)
    for (const item of m.agenda) m = await done(secretary, 'recordOutcome', { agendaItemId: item.id, version: item.version, outcome: 'NOTED' })
    const item = m.agenda[0]!
    await type(secretary, m, item.id, [['outcomeText', '还要补一句', 0]])
    expect((await ask(secretary, 'recordOutcome', { agendaItemId: item.id, version: (await read(secretary, m.id))!.agenda[0]!.version, outcome: 'NOTED' })).errors![0]!.message).toMatch(/还没有记录的文字/)
    expect((await ask(secretary, 'closeMeeting', step((await read(secretary, m.id))!))).errors![0]!.message).toContain(`“${item.title}”现场记录有改动还没有记录`)
    expect((await act(secretary, 'recordDecision', { meetingId: m.id, agendaItemId: item.id, serial: 99 })).code).toBe('CONFLICT')
    const eyes = followed(secretary, m.id)
    const { serial } = (await until(eyes, () => true)).items[0]!
    expect((await act(secretary, 'recordDecision', { meetingId: m.id, agendaItemId: item.id, serial })).code).toBe('OK')
    expect((await done(secretary, 'closeMeeting', step((await read(secretary, m.id))!))).state).toBe('CLOSED')
  })

  it('P5 notes the reading back, and says when something was changed after it', async () => {
    const secretary = await office.as('cz.secretary')
    const m = await inSession(secretary)
    const eyes = followed(secretary, m.id)
    await act(secretary, 'markReadBack', { meetingId: m.id, asOf: NOW })
    expect((await until(eyes, s => s.readBackBy !== null)).changedSinceReadBack).toBe(false)
    office.at(NOW + 1000)
    await type(secretary, m, m.agenda[0]!.id, [['outcomeText', '改了一句', 0]])
    office.at(NOW)
    await until(eyes, s => s.changedSinceReadBack)
    // What was read out was the state before.
    const late = await act(secretary, 'markReadBack', { meetingId: m.id, asOf: NOW })
    expect(late).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('又有改动，请再宣读') as unknown })
    expect((await act(secretary, 'markReadBack', { meetingId: m.id, asOf: NOW + 1000 })).code).toBe('OK')
    expect((await act(await office.as('cz.head'), 'markReadBack', { meetingId: m.id, asOf: NOW })).code).toBe('FORBIDDEN')
  })

  it('P12 tells a guest of its own topic only, and another county nothing', async () => {
    const secretary = await office.as('cz.secretary')
    const m = await inSession(secretary, [{ title: '水务局的议题', from: '水务局' }])
    const own = m.agenda.at(-1)!
    const guest = followed(await office.as('cz.d8.liaison'), m.id)
    expect((await until(guest, () => true)).items.map(i => i.title)).toEqual(['水务局的议题'])
    await act(secretary, 'showTopic', { meetingId: m.id, agendaItemId: m.agenda[0]!.id })
    await type(secretary, m, m.agenda[0]!.id, [['outcomeText', '别的单位的事', 0]])
    expect((await until(guest, s => s.currentHidden)).current).toBeNull()
    await act(secretary, 'showTopic', { meetingId: m.id, agendaItemId: own.id })
    await until(guest, s => s.current?.id === own.id)
    expect(JSON.stringify(guest.answers)).not.toContain('别的单位的事')
    for (const who of ['jc.secretary', 'cz.t1.liaison', 'cz.expert']) {
      const stranger = followed(await office.as(who), m.id)
      const { errors } = await stranger.until(() => true)
      expect([who, errors![0]!.extensions.code]).toEqual([who, who === 'cz.expert' ? 'FORBIDDEN' : 'NOT_FOUND'])
    }
  })
})

describe('the stream', () => {
  it('P5 ends within seconds when the session ends, with a refusal in words', async () => {
    const secretary = await office.as('cz.secretary')
    const m = await inSession(secretary)
    const reply = await office.app.http.inject({ method: 'POST', url: '/graphql', payload: { query: 'mutation { signIn(input: { username: "cz.deputy", password: "Lianxi-2026" }) { done } }' } })
    const cookie = `${reply.cookies[0]!.name}=${reply.cookies[0]!.value}`
    const leader = follow(() => url, cookie, LIVE, { id: m.id })
    open.push(leader)
    await leader.until(() => true)
    await office.app.http.inject({ method: 'POST', url: '/graphql', headers: { cookie, 'content-type': 'application/json' }, payload: { query: 'mutation { signOut { done } }' } })
    const last = await leader.until(a => Boolean(a.errors))
    expect(last.errors![0]).toMatchObject({ message: expect.stringMatching(/重新登录/), extensions: { code: 'UNAUTHENTICATED' } })
    await leader.ended
  })

  it('P5 refuses in words: signed out, a query, too deep, too many for one session, another site', async () => {
    const secretary = await office.as('cz.secretary')
    const m = await inSession(secretary)
    const refusal = async (cookie: string, query: string) => {
      const f = follow(() => url, cookie, query, { id: m.id })
      const { errors } = await f.until(a => Boolean(a.errors))
      await f.stop()
      return `${errors![0]!.extensions.code} ${errors![0]!.message}`
    }
    expect(await refusal('', LIVE)).toMatch(/^UNAUTHENTICATED 请先登录/)
    expect(await refusal(secretary.cookie, '{ session { signedIn } }')).toMatch(/^GRAPHQL_VALIDATION_FAILED 这里只接受订阅/)
    expect(await refusal(secretary.cookie, 'subscription { nosuch }')).toMatch(/^GRAPHQL_VALIDATION_FAILED/)
    expect(await refusal(secretary.cookie, `subscription ($id: Int!) { meetingLive(meetingId: $id) { ${Array.from({ length: 61 }, (_, i) => `a${i}: revision`).join(' ')} } }`)).toMatch(/别名过多/)
    const head = await office.as('cz.office')
    const eight = Array.from({ length: 8 }, () => followed(head, m.id))
    for (const f of eight) await f.until(() => true)
    expect(await refusal(head.cookie, LIVE)).toMatch(/^TOO_MANY 您同时打开的实时页面已有 8 个/)
    await eight[0]!.stop()
    const stranger = new (socketWith(secretary.cookie, 'https://elsewhere.example'))(`${url.replace(/^http/, 'ws')}/graphql/live`, 'graphql-transport-ws')
    expect(await new Promise(resolve => { stranger.onopen = () => resolve('open'); stranger.onerror = () => resolve('refused') })).toBe('refused')
  })

  it('P5 gives a slow follower the newest state, not all that went before', async () => {
    const secretary = await office.as('cz.secretary')
    const m = await inSession(secretary)
    const item = m.agenda[0]!
    const eyes = followed(secretary, m.id)
    await eyes.until(() => true)
    await Promise.all(Array.from({ length: 30 }, (_, i) => type(secretary, m, item.id, [[`l${i}.text`, `第${i}句`, 0]]).then(r => r.code))).then(codes => {
      // At most 20 lines: the rest is refused in words, none is dropped in silence.
      expect(codes.filter(c => c === 'OK')).toHaveLength(20)
    })
    const last = await until(eyes, s => s.items[0]!.lines.length === 20)
    expect(new Set(last.items[0]!.lines.map(l => l.text)).size).toBe(20)
    const revisions = eyes.answers.map(a => live(a)!.revision)
    // Two changes that one reading has seen may be told twice; what is older never comes after what is newer.
    expect(revisions).toEqual(revisions.toSorted((a, b) => a - b))
    expect(revisions.at(-1)).toBe(last.revision)
  })
})

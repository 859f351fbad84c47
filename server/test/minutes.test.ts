import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actorOf } from '../src/modules/identity/identity.demo'
import { delegate } from '../src/modules/identity/directory.service'
import { Resolution } from '../src/modules/meeting/agenda.entity'
import { CHAIN, closedMeeting, minutesOf, saidOk, say, type Proposal } from './minutesSteps'
import { openOffice, TODAY, type Client, type Office } from './office'

let office: Office
let secretary: Client
let other: Client
beforeAll(async () => {
  office = await openOffice({ counties: ['140428', '620821'] })
  secretary = await office.as('cz.secretary')
  other = await office.as('cz.secretary2')
})
afterAll(() => office.close())

const post = (key: string) => office.county('长子').posts.get(key)!
const redraft = async (meetingId: number) =>
  (await secretary.get<{ minutesRedraft: Proposal[] }>('query ($id: Int!) { minutesRedraft(meetingId: $id) { key kind current drafted edited topicTitle diff { kind text } } }', { id: meetingId })).minutesRedraft
const code = (answer: { errors?: { extensions: { code: string } }[] }) => answer.errors?.[0]?.extensions.code ?? 'OK'

/** As if the record were corrected after the close. */
const correctRecord = (meetingId: number, text: string) =>
  office.act(actorOf(office.county('长子'), 'secretary'), async ctx => {
    const [first] = await ctx.em.find(Resolution, { meetingId }, { orderBy: { id: 'asc' } })
    first!.text = text
  })

describe('drafting', () => {
  it('CZ19 drafts section by section: opening, each topic with what was heard, decided and asked for', async () => {
    const m = await closedMeeting(office, '分节的议题')
    const minutes = await saidOk(secretary, 'draftMinutes', { meetingId: m.id })
    expect(minutes.paragraphs[0]).toMatchObject({ part: 'OPENING', topic: null })
    expect(minutes.paragraphs[0]!.text).toMatch(/^2026年3月18日上午10:\d\d，县长.+在县政府二楼会议室主持召开.+现将会议议定事项纪要如下：$/)
    const section = minutes.paragraphs.filter(p => p.topic === `item:${m.agenda.find(i => i.topicId === m.topicId)!.id}`)
    expect(section.map(p => p.text)).toEqual([
      '分节的议题', '会议听取了长子县水务局的情况汇报。', '会议议定，同意限期办理。',
      '（一）会议要求，办结用地手续。责任单位：长子县自然资源局，责任人：李乙二（局长）；完成时限：2026年4月20日；完成标准：取得批复。',
      '（二）会议要求，办结林地手续。责任单位：长子县林业和草原局，责任人：赵丁四（局长）；完成时限：2026年4月10日；完成标准：取得审核同意书。',
    ])
  })

  it('CZ19 keeps what was edited by hand when the draft is made again, and offers the difference to take or leave', async () => {
    const m = await closedMeeting(office, '重新起草的议题')
    const minutes = await saidOk(secretary, 'draftMinutes', { meetingId: m.id })
    const [r1, r2] = minutes.paragraphs.filter(p => /:r\d$/.test(p.key))
    await saidOk(secretary, 'saveMinutesParagraph', { id: r1!.id, version: r1!.version, text: '（一）由自然资源局牵头办结用地手续。' })
    const { version } = await minutesOf(secretary, m.id)
    const again = await saidOk(secretary, 'draftMinutes', { meetingId: m.id, copiesTo: '县人大办', version })
    for (const seen of [version, undefined]) {
      const late = await say(other, 'draftMinutes', { meetingId: m.id, copiesTo: '县政协办', version: seen })
      expect(code(late)).toBe('CONFLICT')
      expect(late.errors![0]!.message).toContain('您填写的内容还在')
    }
    expect(again.paragraphs.find(p => p.id === r1!.id)!.text).toBe('（一）由自然资源局牵头办结用地手续。')
    expect(await redraft(m.id)).toEqual([])

    await correctRecord(m.id, '办结用地和规划手续')
    const [offer, ...rest] = await redraft(m.id)
    expect(rest).toEqual([])
    expect(offer).toMatchObject({ key: r1!.key, kind: 'CHANGED', edited: true, topicTitle: '重新起草的议题', current: '（一）由自然资源局牵头办结用地手续。' })
    expect(offer!.diff.filter(d => d.kind !== 'ADDED').map(d => d.text).join('')).toBe(offer!.current)
    const choice = { key: offer!.key, current: offer!.current, drafted: offer!.drafted }
    const left = await saidOk(secretary, 'applyMinutesRedraft', { meetingId: m.id, choices: [{ ...choice, take: false }] })
    expect(left.paragraphs.find(p => p.id === r1!.id)!.text).toBe('（一）由自然资源局牵头办结用地手续。')
    expect(await redraft(m.id)).toEqual([])

    await correctRecord(m.id, '办结用地、规划和施工手续')
    const [anew] = await redraft(m.id)
    expect(code(await say(secretary, 'applyMinutesRedraft', { meetingId: m.id, choices: [{ ...choice, take: true }] }))).toBe('CONFLICT')
    const taken = await saidOk(secretary, 'applyMinutesRedraft', { meetingId: m.id, choices: [{ key: anew!.key, current: anew!.current, drafted: anew!.drafted, take: true }] })
    expect(taken.paragraphs.find(p => p.id === r1!.id)!.text).toContain('办结用地、规划和施工手续')
    expect(taken.paragraphs.find(p => p.id === r2!.id)!.text).toBe(r2!.text)
  })

  it('P12 two secretaries at different paragraphs both keep their work; at the same the later is told who was quicker', async () => {
    const m = await closedMeeting(office, '两人同改的议题')
    const { paragraphs } = await saidOk(secretary, 'draftMinutes', { meetingId: m.id })
    const [a, b] = paragraphs.filter(p => p.part === 'BODY')
    const answers = await Promise.all([
      say(secretary, 'saveMinutesParagraph', { id: a!.id, version: a!.version, text: '甲秘书改的一段。' }),
      say(other, 'saveMinutesParagraph', { id: b!.id, version: b!.version, text: '乙秘书改的一段。' }),
    ])
    expect(answers.map(code)).toEqual(['OK', 'OK'])
    const now = await minutesOf(secretary, m.id)
    expect(now.paragraphs.filter(p => [a!.id, b!.id].includes(p.id)).map(p => p.text)).toEqual(['甲秘书改的一段。', '乙秘书改的一段。'])
    const late = await say(other, 'saveMinutesParagraph', { id: a!.id, version: a!.version, text: '乙秘书也改这一段。' })
    expect(code(late)).toBe('CONFLICT')
    expect(late.errors![0]!.message).toContain(now.paragraphs.find(p => p.id === a!.id)!.editedBy!)
    expect((await minutesOf(secretary, m.id)).paragraphs.find(p => p.id === a!.id)!.text).toBe('甲秘书改的一段。')
  })

  it('CZ19 adds a paragraph where it belongs and leaves one out; refuses an empty one, a unit’s hand and another county’s', async () => {
    const m = await closedMeeting(office, '加段的议题')
    const { paragraphs } = await saidOk(secretary, 'draftMinutes', { meetingId: m.id })
    const title = paragraphs.find(p => p.part === 'TITLE' && p.text === '加段的议题')!
    const more = await saidOk(secretary, 'addMinutesParagraph', { meetingId: m.id, afterId: title.id, text: '会议认为，此事不宜再拖。' })
    const at = more.paragraphs.findIndex(p => p.id === title.id)
    expect(more.paragraphs[at + 1]).toMatchObject({ part: 'BODY', topic: title.topic, text: '会议认为，此事不宜再拖。', drafted: null })
    const closing = await saidOk(secretary, 'addMinutesParagraph', { meetingId: m.id, text: '会议强调，各单位要按期办结。' })
    expect(closing.paragraphs.at(-1)).toMatchObject({ part: 'CLOSING' })
    expect(code(await say(secretary, 'addMinutesParagraph', { meetingId: m.id, text: ' ' }))).toBe('INVALID')
    for (const [who, expected] of [['cz.d8.liaison', 'FORBIDDEN'], ['jc.secretary', 'NOT_FOUND']] as const)
      expect(code(await say(await office.as(who), 'saveMinutesParagraph', { id: title.id, version: title.version, text: '改题' }))).toBe(expected)
  })
})

const STEPS = [
  { label: '起草', signer: 'POST', postId: 0 }, { label: '办公室负责人审核', signer: 'POST', postId: 0 }, { label: '召集人签发', signer: 'CHAIR' },
]
const setChain = async (distinctSigners: boolean, steps: object[]) =>
  (await office.as('cz.office')).get(CHAIN, { input: { distinctSigners, steps, revision: await revision() } })
const revision = async () => (await secretary.get<{ signingChain: { revision: string } }>('{ signingChain { revision } }')).signingChain.revision
const chain = () => [{ ...STEPS[0], postId: post('secretary') }, { ...STEPS[1], postId: post('office') }, STEPS[2]!]

/** A sign-in that has taken over another's duties by delegation. */
async function standIn(login: string, forPost: string): Promise<Client> {
  const { http } = office.app
  const ask = async (cookie: string, query: string, variables: object) =>
    http.inject({ method: 'POST', url: '/graphql', payload: { query, variables }, headers: { 'content-type': 'application/json', ...(cookie && { cookie }) } })
  const signedIn = await ask('', 'mutation ($input: SignInInput!) { signIn(input: $input) { done } }', { input: { username: login, password: 'Lianxi-2026' } })
  const jar = (reply: { cookies: { name: string; value: string }[] }) => reply.cookies.map(c => `${c.name}=${c.value}`).join('; ')
  const view = await ask(jar(signedIn), '{ session { posts { tenureId delegationId onBehalfOf } } }', {})
  const seat = view.json<{ data: { session: { posts: { tenureId: number; delegationId: number | null; onBehalfOf: string | null }[] } } }>().data.session.posts.find(p => p.onBehalfOf === forPost)!
  const switched = await ask(jar(signedIn), 'mutation ($input: SwitchPostInput!) { switchPost(input: $input) { done } }', { input: { tenureId: seat.tenureId, delegationId: seat.delegationId } })
  const cookie = jar(switched)
  return { ...office.nobody, cookie, ask: async (query, variables) => { const r = await ask(cookie, query, variables ?? {}); return { ...r.json<Awaited<ReturnType<Client['ask']>>>(), status: r.statusCode } } }
}

describe('signing', () => {
  afterAll(() => setChain(false, []))

  it('CZ19 goes up the chain by posts, and is issued only when all have signed: the gate names who is missing', async () => {
    await setChain(true, chain())
    const m = await closedMeeting(office, '逐级签批的议题')
    await saidOk(secretary, 'draftMinutes', { meetingId: m.id })
    const issue = () => say(secretary, 'issueMinutes', { meetingId: m.id, issuedOn: TODAY, source: 'OWN' })
    const early = await issue()
    expect(code(early)).toBe('GATE')
    for (const label of ['起草', '办公室负责人审核', '召集人签发']) expect(early.errors![0]!.message).toContain(label)
    const up = await saidOk(secretary, 'submitMinutes', { meetingId: m.id })
    expect(up.signatures.map(s => s.state)).toEqual(['SIGNED', 'WAITING', 'WAITING'])
    const half = await issue()
    expect(half.errors![0]!.message).toContain('办公室负责人审核')
    expect(half.errors![0]!.message).not.toContain('起草（')
    expect(code(await say(secretary, 'saveMinutesParagraph', { id: up.paragraphs[0]!.id, version: up.paragraphs[0]!.version, text: '改' }))).toBe('STATE')
    const head = await office.as('cz.office')
    const chair = await office.as('cz.head')
    const [, second, third] = up.signatures
    expect(code(await say(chair, 'signMinutes', { meetingId: m.id, signatureId: third!.id }))).toBe('GATE')
    expect((await head.get<{ todos: { title: string }[] }>('{ todos { title } }')).todos.map(t => t.title).join()).toContain('办公室负责人审核：')
    await saidOk(head, 'signMinutes', { meetingId: m.id, signatureId: second!.id, note: '同意报签' })
    const signed = await saidOk(chair, 'signMinutes', { meetingId: m.id, signatureId: third!.id })
    expect(signed).toMatchObject({ stage: 'SIGNED' })
    expect(signed.signatures.at(-1)).toMatchObject({ state: 'SIGNED', byName: expect.stringMatching(/（县长）$/) as string, onBehalfOf: null, note: '同意' })
    // The document's own page knows the gate too, and issues what was signed.
    const paper = (await secretary.get<{ document: { version: number } }>('query ($id: Int!) { document(id: $id) { version } }', { id: signed.documentId })).document
    const answer = await secretary.ask('mutation ($input: IssueDocumentInput!) { issueDocument(input: $input) { number } }', { input: { id: signed.documentId, version: paper.version, issuedOn: TODAY, source: 'OWN' } })
    expect(answer.errors).toBeUndefined()
    expect((await minutesOf(secretary, m.id)).editions).toHaveLength(1)
  })

  it('CZ19 the chain is changed step by step, so that the journal keeps what it was; refuses who saw it before a colleague changed it', async () => {
    await setChain(true, chain())
    const seen = await revision()
    const before = await office.app.database.read.selectFrom('journal').select('id').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()
    await setChain(true, chain().slice(1))
    const kept = await office.app.database.read.selectFrom('journal').select('changes').where('id', '>', before.id).where('subjectType', '=', 'SigningRole').execute()
    expect(kept.map(k => k.changes).join()).toContain('起草')
    const late = await (await office.as('cz.office')).ask(CHAIN, { input: { distinctSigners: true, steps: [], revision: seen } })
    expect(code(late)).toBe('CONFLICT')
    expect(late.errors![0]!.message).toContain('您填写的环节还在')
  })

  it('CZ19 is returned with a reason, changed, and signed anew from the beginning', async () => {
    await setChain(true, chain())
    const m = await closedMeeting(office, '退回的议题')
    await saidOk(secretary, 'draftMinutes', { meetingId: m.id })
    const up = await saidOk(secretary, 'submitMinutes', { meetingId: m.id })
    const head = await office.as('cz.office')
    expect(code(await say(head, 'returnMinutes', { meetingId: m.id, signatureId: up.signatures[1]!.id, reason: ' ' }))).toBe('INVALID')
    const back = await saidOk(head, 'returnMinutes', { meetingId: m.id, signatureId: up.signatures[1]!.id, reason: '时限写错，请核对' })
    expect(back).toMatchObject({ stage: 'EDITING' })
    expect(back.signatures.map(s => [s.state, s.note])).toEqual([['SIGNED', '送签'], ['RETURNED', '时限写错，请核对'], ['VOID', null]])
    const p = back.paragraphs.at(-1)!
    await saidOk(secretary, 'saveMinutesParagraph', { id: p.id, version: p.version, text: '改正后的一段。' })
    const again = await saidOk(secretary, 'submitMinutes', { meetingId: m.id })
    expect(again.signatures.filter(s => s.round === 2).map(s => s.state)).toEqual(['SIGNED', 'WAITING', 'WAITING'])
    expect(code(await say(head, 'signMinutes', { meetingId: m.id, signatureId: up.signatures[1]!.id }))).toBe('STATE')
    const recalled = await saidOk(secretary, 'recallMinutes', { meetingId: m.id })
    expect(recalled.stage).toBe('EDITING')
    expect((await say(secretary, 'issueMinutes', { meetingId: m.id, issuedOn: TODAY, source: 'OWN' })).errors![0]!.message).toContain('召集人签发')
  })

  it('N10 a delegate signs on behalf of the post, and the paper keeps who and for whom', async () => {
    await setChain(true, [chain()[2]!])
    await office.act(actorOf(office.county('长子'), 'admin'), ctx =>
      delegate(ctx, { fromPostId: post('head'), toPostId: post('deputy'), fromOn: TODAY, untilOn: '2026-04-20', reason: '外出学习' }))
    const m = await closedMeeting(office, '受托签批的议题')
    await saidOk(secretary, 'draftMinutes', { meetingId: m.id })
    const up = await saidOk(secretary, 'submitMinutes', { meetingId: m.id })
    const input = { meetingId: m.id, signatureId: up.signatures[0]!.id }
    expect(code(await say(await office.as('cz.deputy'), 'signMinutes', input))).toBe('GATE')
    const signed = await saidOk(await standIn('cz.deputy', '县长'), 'signMinutes', input)
    expect(signed.signatures[0]).toMatchObject({ state: 'SIGNED', postName: '县长', onBehalfOf: '县长' })
    expect(signed.signatures[0]!.byName).not.toMatch(/（县长）$/)
  })

  it('N10 refuses the same person at two steps where the chain forbids it, and a post that may not sign at all', async () => {
    // The deputy stands in for the county head, and has a step of the own.
    await setChain(true, [{ label: '分管领导审核', signer: 'POST', postId: post('deputy') }, chain()[2]!])
    const m = await closedMeeting(office, '不得重签的议题')
    await saidOk(secretary, 'draftMinutes', { meetingId: m.id })
    const up = await saidOk(secretary, 'submitMinutes', { meetingId: m.id })
    await saidOk(await office.as('cz.deputy'), 'signMinutes', { meetingId: m.id, signatureId: up.signatures[0]!.id })
    const twice = await say(await standIn('cz.deputy', '县长'), 'signMinutes', { meetingId: m.id, signatureId: up.signatures[1]!.id })
    expect(code(twice)).toBe('GATE')
    expect(twice.errors![0]!.message).toContain('同一人不得在一轮里签两个环节')
    const refused = await (await office.as('cz.office')).ask(CHAIN, { input: { revision: await revision(), distinctSigners: true, steps: [{ label: '会签', signer: 'POST', postId: post('水务局.head') }] } })
    expect(code(refused)).toBe('INVALID')
    expect(code(await secretary.ask(CHAIN, { input: { revision: await revision(), distinctSigners: false, steps: [] } }))).toBe('FORBIDDEN')
  })
})

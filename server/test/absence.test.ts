import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '../src/kernel/day'
import { openOffice, TODAY, type Client, type Office } from './office'

let office: Office
let secretary: Client
beforeAll(async () => {
  office = await openOffice({ counties: ['410185', '140428'] })
  secretary = await office.as('df.secretary')
})
afterAll(() => office.close())
const post = (county: string, key: string) => office.county(county).posts.get(key)!

const SAVE = 'mutation ($input: SaveAbsenceInput!) { saveAbsence(input: $input) { done } }'
const away = (client: Client, county: string, more: Record<string, unknown>) =>
  client.ask(SAVE, { input: { postId: post(county, 'deputy'), fromOn: TODAY, untilOn: addDays(TODAY, 30), reason: '赴省委党校学习', ...more } })

describe('absence', () => {
  it('DF1 refuses an absence of a month without a delegate and cites 登封 一(一); also when it is cut in two', async () => {
    const month = await away(secretary, '登封', {})
    expect(month.errors![0]!.extensions).toMatchObject({ code: 'GATE', verdict: { explanations: [{ ruleId: 'absence.delegate', clause: '一(一)', outcome: 'MISSING' }] } })
    expect(month.errors![0]!.message).toContain('受托岗位')
    expect((await away(secretary, '登封', { untilOn: addDays(TODAY, 20) })).errors).toBeUndefined()
    const rest = await away(secretary, '登封', { fromOn: addDays(TODAY, 21), untilOn: addDays(TODAY, 35) })
    expect(rest.errors![0]!.extensions.code).toBe('GATE')
    const { absences } = await secretary.get<{ absences: { id: number; version: number }[] }>('{ absences { id version } }')
    await secretary.get('mutation ($input: EndAbsenceInput!) { endAbsence(input: $input) { done } }', { input: absences[0] })
  })

  it('DF1 the delegate is another leader in office: refuses a unit’s post, a vacant one, and the absent leader', async () => {
    const month = { postId: post('登封', 'deputy4'), fromOn: addDays(TODAY, 100), untilOn: addDays(TODAY, 140) }
    const no = async (delegatePostId: number) => (await away(secretary, '登封', { ...month, delegatePostId })).errors![0]!.extensions.fields![0]!
    const admin = await office.as('df.admin')
    const { posts } = await admin.get<{ posts: { id: number; unitId: number; role: string }[] }>('{ posts { id unitId role } }')
    const { savePost } = await admin.get<{ savePost: { id: number } }>('mutation ($input: SavePostInput!) { savePost(input: $input) { id } }', {
      input: { unitId: posts.find(p => p.role === 'LEAD_OFFICIAL')!.unitId, name: '挂职副市长', role: 'LEAD_OFFICIAL', grade: 'COUNTY_DEPUTY' } })
    expect(await no(posts.find(p => p.role === 'UNIT_HEAD')!.id)).toMatchObject({ field: 'delegatePostId', message: expect.stringContaining('县级领导') as string })
    expect(await no(savePost.id)).toMatchObject({ field: 'delegatePostId', message: expect.stringContaining('没有任职人') as string })
    expect(await no(month.postId)).toMatchObject({ field: 'delegatePostId', message: expect.stringContaining('其他领导') as string })
  })

  it('DF1 other counties’ texts say nothing: no clause is claimed, and nothing refused', async () => {
    const answer = await away(await office.as('cz.secretary'), '长子', {})
    expect(answer.errors).toBeUndefined()
  })

  it('DF1 refuses a delegate who is away too, a post that leads nothing, and whoever may not', async () => {
    expect((await away(secretary, '登封', { fromOn: addDays(TODAY, 4), untilOn: addDays(TODAY, 8) })).errors).toBeUndefined()
    const both = await away(secretary, '登封', { postId: post('登封', 'deputy3'), fromOn: addDays(TODAY, 5), untilOn: addDays(TODAY, 9), delegatePostId: post('登封', 'deputy') })
    expect(both.errors![0]!.extensions.fields![0]!.field).toBe('delegatePostId')
    const office1 = await away(secretary, '登封', { postId: post('登封', 'secretary') })
    expect(office1.errors![0]!.extensions.fields![0]!.field).toBe('postId')
    expect((await away(await office.as('df.head'), '登封', {})).errors![0]!.extensions.code).toBe('FORBIDDEN')
  })

  const handed = async (from: number, to: number, client = secretary) => (await client.get<{ delegations: { fromPostId: number; toPostId: number; fromOn: string; untilOn: string }[] }>('{ delegations { fromPostId toPostId fromOn untilOn } }'))
    .delegations.filter(d => d.fromPostId === from && d.toPostId === to).map(d => [d.fromOn, d.untilOn])

  it('DF1 hands over from today on, never days that have passed; back on the same day nobody has stood in', async () => {
    const [of, to] = [post('长子', 'deputy3'), post('长子', 'head')]
    const client = await office.as('cz.secretary')
    const past = { postId: of, delegatePostId: to, fromOn: addDays(TODAY, -60), untilOn: addDays(TODAY, -20) }
    expect((await away(client, '长子', past)).errors).toBeUndefined()
    expect(await handed(of, to, client)).toEqual([])
    expect((await away(client, '长子', { ...past, fromOn: addDays(TODAY, -10), untilOn: addDays(TODAY, 30) })).errors).toBeUndefined()
    expect(await handed(of, to, client)).toEqual([[TODAY, addDays(TODAY, 30)]])
    const kept = async () => (await client.get<{ absences: { id: number; version: number; fromOn: string; untilOn: string; delegateText: string | null }[] }>('{ absences { id version fromOn untilOn delegateText } }')).absences.find(a => a.fromOn === addDays(TODAY, -10))!
    const { id, version } = await kept()
    await client.get('mutation ($input: EndAbsenceInput!) { endAbsence(input: $input) { done } }', { input: { id, version } })
    expect(await handed(of, to, client)).toEqual([])
    expect(await kept()).toMatchObject({ untilOn: addDays(TODAY, -1), delegateText: null })
  })

  it('DF1 refuses the absence of who stands in for an absent leader, until the days of both are handed elsewhere', async () => {
    const [absent, standIn, third] = [post('登封', 'deputy4'), post('登封', 'deputy3'), post('登封', 'head')]
    expect((await away(secretary, '登封', { postId: absent, delegatePostId: standIn, fromOn: addDays(TODAY, 200), untilOn: addDays(TODAY, 240) })).errors).toBeUndefined()
    const both = { postId: standIn, fromOn: addDays(TODAY, 235), untilOn: addDays(TODAY, 245) }
    const refused = await away(secretary, '登封', both)
    expect(refused.errors![0]!.extensions.fields![0]).toMatchObject({ field: 'fromOn', message: expect.stringMatching(/代行.+另行委托/) as string })
    expect((await away(secretary, '登封', { ...both, fromOn: addDays(TODAY, 241) })).errors).toBeUndefined()
    const delegate = (fromOn: string) => secretary.ask('mutation ($input: DelegateInput!) { delegate(input: $input) { done } }', { input: { fromPostId: absent, toPostId: third, fromOn, untilOn: addDays(TODAY, 240), reason: '代行人外出' } })
    expect((await delegate(addDays(TODAY, 237))).errors).toBeUndefined()
    expect((await away(secretary, '登封', { ...both, untilOn: addDays(TODAY, 240) })).errors).toBeDefined()
    expect((await delegate(addDays(TODAY, 235))).errors).toBeUndefined()
    expect((await away(secretary, '登封', { ...both, untilOn: addDays(TODAY, 240) })).errors).toBeUndefined()
  })

  it('DF1 two delegates may share an absence: each has to be there on the own days only, and refuses one who is not', async () => {
    const [of, first, second] = [post('登封', 'deputy2'), post('登封', 'head'), post('登封', 'deputy4')]
    const half = (from: number, until: number, delegatePostId: number) => away(secretary, '登封', { postId: of, fromOn: addDays(TODAY, from), untilOn: addDays(TODAY, until), delegatePostId })
    expect((await half(180, 199, first)).errors).toBeUndefined()
    // The second is away from the 200th to the 240th day.
    expect((await half(160, 179, second)).errors).toBeUndefined()
    expect((await half(200, 205, second)).errors![0]!.extensions.fields![0]).toMatchObject({ field: 'delegatePostId', message: expect.stringContaining('也外出') as string })
    expect(await handed(of, first)).toEqual([[addDays(TODAY, 180), addDays(TODAY, 199)]])
    expect(await handed(of, second)).toEqual([[addDays(TODAY, 160), addDays(TODAY, 179)]])
  })
})

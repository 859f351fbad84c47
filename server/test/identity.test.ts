import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NOW, openOffice, type Office } from './office'

let office: Office
beforeAll(async () => { office = await openOffice() })
afterAll(() => office.close())

const SESSION = '{ session { signedIn firstRun user { name } post { role } jurisdiction { code } abilities posts { postName current } } }'

describe('identity', () => {
  it('P12 signs in and says who, where and what is allowed', async () => {
    const secretary = await office.as('cz.secretary')
    const { session } = await secretary.get<{ session: { signedIn: boolean; post: { role: string }; jurisdiction: { code: string }; abilities: string[] } }>(SESSION)
    expect(session).toMatchObject({ signedIn: true, post: { role: 'SECRETARY' }, jurisdiction: { code: '140428' } })
    expect(session.abilities).toContain('project.import')
    expect((await office.nobody.get<{ session: { signedIn: boolean } }>(SESSION)).session.signedIn).toBe(false)
  })

  it('P12 refuses a wrong password in words, and makes the next tries wait', async () => {
    const wrong = () => office.nobody.ask('mutation { signIn(input: { username: "cz.reader", password: "no" }) { done } }')
    for (let i = 0; i < 3; i++) expect((await wrong()).errors![0]!.extensions.code).toBe('UNAUTHENTICATED')
    const waiting = await wrong()
    expect(waiting.errors![0]!.extensions.code).toBe('TOO_MANY')
    expect(waiting.errors![0]!.message).toMatch(/秒后再试/)
    office.at(NOW + 10_000)
    await office.as('cz.reader')
    office.at(NOW)
  })

  it('P12 refuses what the post may not, and who has not signed in', async () => {
    const liaison = await office.as('cz.d8.liaison')
    const refused = await liaison.ask('{ users { nodes { id } } }')
    expect(refused.errors![0]).toMatchObject({ extensions: { code: 'FORBIDDEN' } })
    expect((await office.nobody.ask('{ units { id } }')).errors![0]!.extensions.code).toBe('UNAUTHENTICATED')
  })

  it('P6 finds a unit by pinyin initials', async () => {
    const admin = await office.as('cz.admin')
    const { units } = await admin.get<{ units: { name: string }[] }>('{ units(filter: { text: "zzxswj" }) { name } }')
    expect(units.map(u => u.name)).toContain('长子县水务局')
    expect((await admin.get<{ units: unknown[] }>('{ units(filter: { text: "zzzz" }) { name } }')).units).toEqual([])
  })

  it('P12 lists the posts and the users of several units', async () => {
    const admin = await office.as('cz.admin')
    const unitIds = ['水务局', '发改局'].map(name => office.county('长子').units.get(name) ?? 0).filter(Boolean)
    const { posts, users } = await admin.get<{ posts: { unitId: number }[]; users: { nodes: { tenures: { unitName: string }[] }[] } }>(
      'query ($unitIds: [Int!]) { posts(filter: { unitIds: $unitIds }) { unitId } users(filter: { unitIds: $unitIds }) { nodes { tenures { unitName } } } }', { unitIds })
    expect(new Set(posts.map(post => post.unitId))).toEqual(new Set(unitIds))
    expect(users.nodes.length).toBeGreaterThan(0)
    expect(users.nodes.length).toBeLessThan((await admin.get<{ users: { totalCount: number } }>('{ users { totalCount } }')).users.totalCount)
  })

  it('P12 tells the later of two writers, and journals old and new', async () => {
    const admin = await office.as('cz.admin')
    const { units } = await admin.get<{ units: { id: number; version: number; name: string; kind: string }[] }>('{ units(filter: { text: "招商中心" }) { id version name kind } }')
    const unit = units[0]!
    const save = (name: string) => admin.ask('mutation ($input: SaveUnitInput!) { saveUnit(input: $input) { name version } }', { input: { id: unit.id, version: unit.version, name, kind: unit.kind } })
    expect((await save('长子县招商投资中心')).data).toMatchObject({ saveUnit: { name: '长子县招商投资中心' } })
    expect((await save('长子县招商局')).errors![0]!.extensions.code).toBe('CONFLICT')
    const { journal } = await admin.get<{ journal: { nodes: { operation: string; postName: string; changes: string }[] } }>(
      'query ($id: Int!) { journal(first: 5, filter: { subjectType: "Unit", subjectId: $id }) { nodes { operation postName changes } } }', { id: unit.id })
    expect(journal.nodes[0]).toMatchObject({ operation: 'saveUnit', postName: '系统管理员' })
    expect(JSON.parse(journal.nodes[0]!.changes).name).toEqual(['长子县招商中心', '长子县招商投资中心'])
  })

  it('P12 narrows the journal by who, what and when, and keeps it from those who may not', async () => {
    const admin = await office.as('cz.admin')
    const names = async (filter: object) =>
      (await admin.get<{ journal: { nodes: { userName: string; kind: string }[] } }>(
        'query ($filter: JournalFilterInput) { journal(first: 20, filter: $filter) { nodes { userName kind } } }', { filter })).journal.nodes
    const { session } = await admin.get<{ session: { today: string; user: { name: string } } }>('{ session { today user { name } } }')
    const mine = await names({ who: session.user.name.slice(0, 2), kinds: ['UPDATE'], from: session.today, to: session.today })
    expect(mine.length).toBeGreaterThan(0)
    expect(new Set(mine.map(n => `${n.userName} ${n.kind}`))).toEqual(new Set([`${session.user.name} UPDATE`]))
    expect(await names({ who: '%' })).toHaveLength((await names({})).length)
    expect(await names({ who: '查无此人' })).toEqual([])
    expect(await names({ to: '2000-01-01' })).toEqual([])
    const { journal } = await admin.get<{ journal: { nodes: { changes: string }[]; users: { id: number; name: string }[] } }>(
      '{ journal(first: 20, filter: { subjectType: "Tenure" }) { nodes { changes } users { id name } } }')
    const appointed = (JSON.parse(journal.nodes[0]!.changes) as { userId: [null, number] }).userId[1]
    expect(journal.users.find(u => u.id === appointed)?.name).toMatch(/./)
    const liaison = await office.as('cz.d8.liaison')
    expect((await liaison.ask('{ journal { nodes { id } } }')).errors![0]!.extensions.code).toBe('FORBIDDEN')
  })

  it('P12 says in a table of sentences what each post may do, and how far', async () => {
    const liaison = await office.as('cz.d8.liaison')
    const { abilities } = await liaison.get<{ abilities: { name: string; says: string; holders: { role: string; scope: string }[] }[] }>('{ abilities { name says holders { role scope } } }')
    const read = abilities.find(a => a.name === 'project.read')!
    expect(read.holders).toContainEqual({ role: 'LIAISON', scope: 'UNIT' })
    expect(read.holders).toContainEqual({ role: 'SECRETARY', scope: 'COUNTY' })
    expect(read.holders.map(h => h.role)).not.toContain('PANELIST')
  })

  it('N10 another county’s unit cannot be changed, and is not found', async () => {
    const jc = await office.as('jc.admin')
    const changzi = office.county('长子').units.get('水务局')!
    const refused = await jc.ask('mutation ($input: SaveUnitInput!) { saveUnit(input: $input) { id } }', { input: { id: changzi, version: 1, name: '夺名', kind: 'DEPARTMENT' } })
    expect(refused.errors![0]!.extensions.code).toBe('NOT_FOUND')
  })

  it('N10 when another person takes a post, what was done before keeps the former person and post; what comes after has the new ones', async () => {
    const cast = office.county('长子')
    const [former, admin] = [cast.actors.get('office')!, await office.as('cz.admin')]
    const head = await office.as('cz.office')
    const save = (input: object) => admin.get<{ saveUser: { id: number } }>('mutation ($input: SaveUserInput!) { saveUser(input: $input) { id } }', { input })
    // A record of the former holder: a paper that the journal tells of.
    const register = async (client: typeof head, name: string) =>
      (await client.get<{ saveProject: { id: number } }>('mutation ($input: SaveProjectInput!) { saveProject(input: $input) { id } }', { input: { name, responsibleUnitId: cast.units.get('水务局') } })).saveProject.id
    const before = await register(head, '前任登记的项目')
    const { saveUser: { id: userId } } = await save({ name: '新丙一', username: 'cz.office.next', password: 'Lianxi-2026' })
    const tenures = (await admin.get<{ users: { nodes: { name: string; tenures: { id: number; version: number; postName: string }[] }[] } }>(
      'query ($text: String!) { users(filter: { text: $text }) { nodes { name tenures { id version postName } } } }', { text: former.userName })).users.nodes.find(u => u.name === former.userName)!.tenures
    await admin.get('mutation ($input: EndTenureInput!) { endTenure(input: $input) { done } }', { input: { id: tenures[0]!.id, version: tenures[0]!.version, untilOn: '2026-03-17' } })
    await admin.get('mutation ($input: AppointInput!) { appoint(input: $input) { done } }', { input: { userId, postId: former.postId, fromOn: '2026-03-18' } })
    office.at(NOW + 5_000)
    expect((await head.ask('{ units { id } }')).errors![0]!.extensions.code).toBe('UNAUTHENTICATED')
    const next = await office.as('cz.office.next')
    const after = await register(next, '继任登记的项目')
    const whoMade = async (projectId: number) => (await admin.get<{ journal: { nodes: { userName: string; postName: string }[] } }>(
      'query ($id: Int!) { journal(first: 5, filter: { subjectType: "Project", subjectId: $id }) { nodes { userName postName } } }', { id: projectId })).journal.nodes[0]
    expect(await whoMade(before)).toEqual({ userName: former.userName, postName: '办公室主任' })
    expect(await whoMade(after)).toEqual({ userName: '新丙一', postName: '办公室主任' })
    // The project's own history says so as well, to whoever may see the project.
    const history = await next.get<{ project: { history: { nodes: { who: string }[] } } }>(
      'query ($id: Int!) { project(id: $id) { history { nodes { who } } } }', { id: before })
    expect(history.project.history.nodes[0]!.who).toContain(former.userName)
    expect(history.project.history.nodes[0]!.who).toContain('办公室主任')
    // The post is renamed: the old records keep its former name.
    const post = (await admin.get<{ posts: { id: number; version: number; name: string; role: string; grade: string; unitId: number; holders?: unknown }[] }>(
      'query ($unitId: Int!) { posts(filter: { unitId: $unitId }) { id version name role grade unitId } }', { unitId: former.unitId })).posts.find(p => p.id === former.postId)!
    await admin.get('mutation ($input: SavePostInput!) { savePost(input: $input) { id } }', { input: { ...post, name: '办公室主任（改名后）' } })
    expect(await whoMade(before)).toEqual({ userName: former.userName, postName: '办公室主任' })
  })

  const DELEGATE = 'mutation ($input: DelegateInput!) { delegate(input: $input) { done } }'
  const delegation = (fromPostId: number, toPostId: number) => ({ input: { fromPostId, toPostId, fromOn: '2026-03-18', untilOn: '2026-04-18', reason: '外出学习' } })
  const seats = async (username: string) => (await (await office.as(username)).get<{ session: { posts: { onBehalfOf: string | null }[] } }>('{ session { posts { onBehalfOf } } }')).session.posts

  it('P12 the office registers a leader’s delegation to another leader, and nobody one to a post of their own', async () => {
    const { posts } = office.county('长子')
    const secretary = await office.as('cz.secretary')
    const leaders = [...posts.keys()].filter(key => office.county('长子').actors.get(key)?.role === 'LEAD_OFFICIAL')
    expect((await secretary.ask(DELEGATE, delegation(posts.get(leaders[0]!)!, posts.get(leaders[1]!)!))).errors).toBeUndefined()
    for (const from of ['admin', 'head', 'secretary2']) {
      const refused = await secretary.ask(DELEGATE, delegation(posts.get(from)!, posts.get('secretary')!))
      expect(refused.errors![0]!.extensions.code, from).toBe('FORBIDDEN')
    }
    expect((await seats('cz.secretary')).every(s => s.onBehalfOf === null)).toBe(true)
    const own = await (await office.as('cz.admin')).ask(DELEGATE, delegation(posts.get('head')!, posts.get('admin')!))
    expect(own.errors![0]).toMatchObject({ message: expect.stringMatching(/您自己的岗位受托/), extensions: { code: 'FORBIDDEN' } })
  })

  it('P12 an administrator’s post is delegated by an administrator only, and no post that is out of use', async () => {
    const { posts, units } = office.county('长子')
    const secretary = await office.as('cz.secretary')
    const admin = await office.as('cz.admin')
    const refused = await secretary.ask(DELEGATE, delegation(posts.get('admin')!, posts.get('secretary2')!))
    expect(refused.errors![0]).toMatchObject({ message: expect.stringMatching(/只能由管理员/), extensions: { code: 'FORBIDDEN' } })
    expect((await admin.ask(DELEGATE, delegation(posts.get('admin')!, posts.get('secretary2')!))).errors).toBeUndefined()
    expect((await seats('cz.secretary2')).map(s => s.onBehalfOf)).toEqual([null, '系统管理员'])
    const made = await admin.get<{ savePost: { id: number } }>('mutation ($input: SavePostInput!) { savePost(input: $input) { id } }',
      { input: { unitId: units.get('水务局'), name: '已撤销的岗位', role: 'LIAISON', grade: 'STAFF', active: false } })
    const idle = await secretary.ask(DELEGATE, delegation(made.savePost.id, posts.get('secretary2')!))
    expect(idle.errors![0]!.extensions).toMatchObject({ code: 'INVALID', fields: [{ field: 'fromPostId' }] })
  })

  it('P12 the last administrator stays: not deactivated, not put out of the post, not their post out of use; with a second one it goes', async () => {
    const admin = await office.as('cz.admin')
    const actor = office.county('长子').actors.get('admin')!
    const me = async () => (await admin.get<{ users: { nodes: { id: number; version: number; name: string; username: string; tenures: { id: number; version: number }[] }[] } }>(
      '{ users(filter: { text: "cz.admin" }) { nodes { id version name username tenures { id version } } } }')).users.nodes.find(u => u.username === 'cz.admin')!
    const { id, version, name, username, tenures } = await me()
    const post = (await admin.get<{ posts: { id: number; version: number; name: string; role: string; grade: string; unitId: number }[] }>(
      '{ posts(filter: { roles: ["ADMINISTRATOR"] }) { id version name role grade unitId } }')).posts.find(p => p.id === actor.postId)!
    const user = (more: object) => admin.ask('mutation ($input: SaveUserInput!) { saveUser(input: $input) { id } }', { input: { id, version, name, username, ...more } })
    const change = (more: object) => admin.ask('mutation ($input: SavePostInput!) { savePost(input: $input) { id } }', { input: { ...post, ...more } })
    const end = (untilOn: string) => admin.ask('mutation ($input: EndTenureInput!) { endTenure(input: $input) { done } }', { input: { ...tenures[0]!, untilOn } })
    for (const refused of [await user({ active: false }), await change({ active: false }), await change({ role: 'READER' }), await end('2026-03-17'), await end('2026-12-31')])
      expect(refused.errors![0]).toMatchObject({ message: expect.stringMatching(/至少要保留一名在任的管理员/), extensions: { code: 'INVALID' } })
    const second = await admin.get<{ saveUser: { id: number } }>('mutation ($input: SaveUserInput!) { saveUser(input: $input) { id } }', { input: { name: '新丙二', username: 'cz.admin2', password: 'Lianxi-2026' } })
    await admin.get('mutation ($input: AppointInput!) { appoint(input: $input) { done } }', { input: { userId: second.saveUser.id, postId: post.id, fromOn: '2026-03-01' } })
    expect((await end('2026-12-31')).errors).toBeUndefined()
    // One who goes at the year's end is no other: the second has to stay, today and on any later day.
    const next = (await admin.get<{ users: { nodes: { id: number; version: number; name: string; username: string; tenures: { id: number; version: number }[] }[] } }>(
      '{ users(filter: { text: "cz.admin2" }) { nodes { id version name username tenures { id version } } } }')).users.nodes[0]!
    const { tenures: [theirs], ...person } = next
    for (const refused of [
      await admin.ask('mutation ($input: EndTenureInput!) { endTenure(input: $input) { done } }', { input: { ...theirs, untilOn: '2027-06-30' } }),
      await admin.ask('mutation ($input: EndTenureInput!) { endTenure(input: $input) { done } }', { input: { ...theirs, untilOn: '2026-06-30' } }),
      await admin.ask('mutation ($input: SaveUserInput!) { saveUser(input: $input) { id } }', { input: { ...person, active: false } }),
    ]) expect(refused.errors![0]).toMatchObject({ message: expect.stringMatching(/没有离任日期的管理员/), extensions: { code: 'INVALID' } })
    // Who is no administrator goes as ever.
    const { saveUser: reader } = await admin.get<{ saveUser: { id: number; version: number } }>('mutation ($input: SaveUserInput!) { saveUser(input: $input) { id version } }', { input: { name: '新丙三', username: 'cz.plain', password: 'Lianxi-2026' } })
    expect((await admin.ask('mutation ($input: SaveUserInput!) { saveUser(input: $input) { id } }', { input: { ...reader, name: '新丙三', username: 'cz.plain', active: false } })).errors).toBeUndefined()
    await admin.get('mutation ($input: AppointInput!) { appoint(input: $input) { done } }', { input: { userId: id, postId: post.id, fromOn: '2026-03-01' } })
    // Both put each other out at once: one comes too late.
    const other = await office.as('cz.admin2')
    const two = (await admin.get<{ users: { nodes: { id: number; version: number; name: string; username: string }[] } }>('{ users(filter: { text: "cz.admin" }) { nodes { id version name username } } }')).users.nodes
    const out = (client: typeof admin, whom: string) => client.ask('mutation ($input: SaveUserInput!) { saveUser(input: $input) { id } }', { input: { ...two.find(u => u.username === whom)!, active: false } })
    const answers = await Promise.all([out(admin, 'cz.admin2'), out(other, 'cz.admin')])
    expect(answers.filter(a => !a.errors)).toHaveLength(1)
  })

  it('P12 bounds input and names the field', async () => {
    const admin = await office.as('cz.admin')
    const long = await admin.ask('mutation ($input: SaveUnitInput!) { saveUnit(input: $input) { id } }', { input: { name: '长'.repeat(200), kind: 'WRONG' } })
    expect(long.errors![0]!.extensions).toMatchObject({ code: 'INVALID' })
    expect(long.errors![0]!.extensions.fields!.map(f => f.field)).toEqual(['name', 'kind'])
  })
})

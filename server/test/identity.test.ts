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

  it('N10 keeps a duty with its post: another county cannot see it', async () => {
    const jc = await office.as('jc.admin')
    const changzi = office.county('长子').units.get('水务局')!
    const refused = await jc.ask('mutation ($input: SaveUnitInput!) { saveUnit(input: $input) { id } }', { input: { id: changzi, version: 1, name: '夺名', kind: 'DEPARTMENT' } })
    expect(refused.errors![0]!.extensions.code).toBe('NOT_FOUND')
  })

  it('P12 bounds input and names the field', async () => {
    const admin = await office.as('cz.admin')
    const long = await admin.ask('mutation ($input: SaveUnitInput!) { saveUnit(input: $input) { id } }', { input: { name: '长'.repeat(200), kind: 'WRONG' } })
    expect(long.errors![0]!.extensions).toMatchObject({ code: 'INVALID' })
    expect(long.errors![0]!.extensions.fields!.map(f => f.field)).toEqual(['name', 'kind'])
  })
})

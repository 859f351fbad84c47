import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foundCounty } from '../src/county'
import { readPacks, syncPacks } from '../src/modules/regulation/regulation.service'
import { verifyJournal } from '../src/platform/journal'
import { unitOfWork } from '../src/platform/unitOfWork'
import { openOffice, type Office } from './office'

let office: Office
beforeAll(async () => { office = await openOffice({ counties: ['140428'] }) })
afterAll(() => office.close())

const count = async () => Number((await office.app.database.read.selectFrom('jurisdiction').select(eb => eb.fn.countAll().as('n')).executeTakeFirstOrThrow()).n)
const REGULATION = '{ session { jurisdiction { code name } post { role } } regulation { title } units { name } }'
interface Seen { session: { jurisdiction: { code: string }; post: { role: string } }; regulation: { title: string }; units: { name: string }[] }

describe('further counties', () => {
  it('N2 the operator makes a county with its office, administrator and own regulation; the administrator signs in and sees nobody else’s', async () => {
    const said = await foundCounty(office.app.system, ['620821', '泾川县', '泾川县项目办', '钱甲一', 'Jc.Admin'], 'Lianxi-2026')
    expect(said.join('\n')).toMatch(/已建立泾川县.*\n执行的制度：.*项目管理机制/)
    expect(said.join('\n')).not.toMatch(/Lianxi-2026/)
    const seen = await (await office.as('jc.admin')).get<Seen>(REGULATION)
    expect(seen.session).toMatchObject({ jurisdiction: { code: '620821' }, post: { role: 'ADMINISTRATOR' } })
    expect(seen.units.map(u => u.name)).toEqual(['泾川县项目办'])
    const { journal } = await (await office.as('jc.admin')).get<{ journal: { nodes: { operation: string; userName: string }[] } }>('{ journal { nodes { operation userName } } }')
    expect(new Set(journal.nodes.map(n => `${n.operation} ${n.userName}`))).toEqual(new Set(['createCounty 钱甲一']))
    expect(await verifyJournal(office.app.database.read)).toEqual([])
  })

  it('N2 a county goes by the pack that is chosen for it, also when the wording changes; without one by the platform’s defaults', async () => {
    const said = await foundCounty(office.app.system, ['140499', '某某区', '某某区项目办', '钱甲二', 'mm.admin', 'changzi-2020'])
    const password = /初始密码 (\S+?)（/.exec(said.join('\n'))![1]!
    const changzi = await (await office.as('cz.admin')).get<Seen>(REGULATION)
    expect((await (await office.as('mm.admin', password)).get<Seen>(REGULATION)).regulation).toEqual(changzi.regulation)
    const bare = await foundCounty(office.app.system, ['999998', '无制度县', '无制度县项目办', '钱甲三', 'wz.admin'], 'Lianxi-2026')
    expect(bare.join()).not.toContain(changzi.regulation.title)

    const pack = readPacks(office.config.regulationsDir).find(p => p.data.regulation.id === 'changzi-2020')!
    const changed = { ...pack, hash: 'f'.repeat(64) }
    const ctx = office.app.system.ctx(null)
    await unitOfWork(ctx, 'test', () => syncPacks(ctx, [changed]))
    const uses = await office.app.database.read.selectFrom('regulationUse').innerJoin('regulationPack', 'regulationPack.id', 'regulationUse.keptPackId')
      .select('regulationUse.code').where('regulationPack.hash', '=', changed.hash).execute()
    expect(uses.map(u => u.code).sort()).toEqual(['140428', '140499'])
  })

  it('N2 refuses a code or a name that is there, a weak password, an unknown pack and missing words; nothing is left of it', async () => {
    const before = await count()
    const refused = (...words: string[]) => foundCounty(office.app.system, words, 'Lianxi-2026')
    await expect(refused('140428', '长子县', '办', '钱乙一', 'cz2.admin')).rejects.toThrow('代码为 140428 的行政区已经建立')
    await expect(refused('140427', '壶关县', '办', '钱乙一', 'cz.admin')).rejects.toThrow('这个用户名已被使用')
    await expect(foundCounty(office.app.system, ['140427', '壶关县', '办', '钱乙一', 'hg.admin'], 'kurz')).rejects.toThrow('密码至少 10 位')
    await expect(refused('140427', '壶关县', '办', '钱乙一', 'hg.admin', 'nosuch-2020')).rejects.toThrow(/没有编号为“nosuch-2020”的制度，可以选：.*changzi-2020/)
    await expect(refused('140427', '壶关县')).rejects.toThrow(/county:create -- CODE NAME/)
    expect(await count()).toBe(before)
  })
})

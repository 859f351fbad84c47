import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PACK_IDS, packOf, platform, read } from '../src/modules/regulation/packs.fixture'
import { loadPack } from '../src/modules/regulation/pack.rules'
import { gate, judgeFor, packByHash, regulationOf, replayFor, syncPacks } from '../src/modules/regulation/regulation.service'
import { actorOf } from '../src/modules/identity/identity.demo'
import { assignmentFlow, deadlineOf, floorsFor, librariesOf, rankFor, scoreBy, scoresheetFor, seriesOf } from '../src/modules/regulation/provision.query'
import { openOffice, type Office } from './office'

let office: Office
beforeAll(async () => { office = await openOffice({ counties: ['140428', '620821', '410202'] }) })
afterAll(() => office.close())

const REGULATION = `{ regulation { id hash title number office clauses { clause printed gist none carriers { kind id } rules { id source } }
  rules { id source clause } libraries { tier name source } series { code cadence chair } } }`
const SETTINGS = '{ countySettings { key type value shown defaultShown changed why clause paper effectiveOn revision history { revision shown paper upcoming changedByName } } }'
const CHANGE = 'mutation ($input: ChangeSettingInput!) { changeSetting(input: $input) { key value shown changed paper revision history { revision } } }'

interface View {
  regulation: { id: string; hash: string; clauses: { clause: string; none: string | null; carriers: { id: string }[]; rules: { id: string }[] }[]; libraries: { tier: string; name: string }[]; series: { code: string }[] }
}
interface Setting { key: string; value: string; shown: string; changed: boolean; revision: number; paper: string | null; history: { revision: number; upcoming: boolean; changedByName: string }[] }
const settingOf = async (who: string, key: string) =>
  (await (await office.as(who)).get<{ countySettings: Setting[] }>(SETTINGS)).countySettings.find(s => s.key === key)
const margin = { key: 'floorWarningMargin', value: '8', paper: '关于储备库预警余量的通知(测试)', effectiveOn: '2026-03-01', revision: 0 }
const inTransaction = <T>(county: string, who: string, work: Parameters<Office['act']>[1]) =>
  office.act(actorOf(office.county(county), who), work) as Promise<T>

describe('regulation', () => {
  it('N1 answers each county its own regulation, every clause with what carries it or why nothing does', async () => {
    for (const [who, id, clause, rule] of [['cz.secretary', 'changzi-2020', '一4', 'reserve.code'], ['jc.secretary', 'jingchuan-2023', '二(一)3', 'admit.not-started'], ['lt.secretary', 'longting-2022', '8', 'key.conditions']] as const) {
      const { regulation } = await (await office.as(who)).get<View>(REGULATION)
      expect(regulation).toMatchObject({ id, hash: packOf(id).hash })
      expect(regulation.clauses.every(c => Boolean(c.none) !== Boolean(c.carriers.length))).toBe(true)
      expect(regulation.clauses.find(c => c.clause === clause)?.rules.map(r => r.id)).toContain(rule)
    }
  })

  it('N1 is refused to who has not signed in', async () => {
    expect((await office.nobody.ask(REGULATION)).errors![0]!.extensions.code).toBe('UNAUTHENTICATED')
    expect((await office.nobody.ask(SETTINGS)).errors![0]!.extensions.code).toBe('UNAUTHENTICATED')
  })

  it('N1 a setting is changed with paper and date, by administrator or office head, for the own county alone', async () => {
    const admin = await office.as('jc.admin')
    expect(await settingOf('jc.secretary', 'floorWarningMargin')).toMatchObject({ value: '5', shown: '5%', changed: false, revision: 0, paper: null })
    const { changeSetting } = await admin.get<{ changeSetting: Setting }>(CHANGE, { input: margin })
    expect(changeSetting).toMatchObject({ value: '8', shown: '8%', changed: true, revision: 1, paper: margin.paper })
    const changed = await settingOf('jc.secretary', 'floorWarningMargin')
    expect(changed).toMatchObject({ value: '8', history: [{ revision: 1, upcoming: false }] })
    expect(changed?.history[0]?.changedByName).toContain('系统管理员')
    expect(await settingOf('cz.secretary', 'floorWarningMargin')).toMatchObject({ value: '5', changed: false })
  })

  it('N1 refuses a setting from who may not, a wrong value, an unknown key and a stale revision, in words', async () => {
    const ask = async (who: string, change: object) => (await (await office.as(who)).ask(CHANGE, { input: { ...margin, key: 'rankingTies', value: '"DENSE"', ...change } })).errors?.[0]
    expect(await ask('jc.secretary', {})).toMatchObject({ extensions: { code: 'FORBIDDEN' } })
    expect(await ask('jc.office', { value: '"NONE"' })).toMatchObject({ message: expect.stringContaining('请从'), extensions: { code: 'INVALID', fields: [{ field: 'value' }] } })
    expect(await ask('jc.office', { value: 'DENSE' })).toMatchObject({ extensions: { code: 'INVALID' } })
    expect(await ask('jc.office', { key: 'nothing' })).toMatchObject({ extensions: { code: 'INVALID', fields: [{ field: 'key' }] } })
    expect(await ask('jc.office', { paper: ' ' })).toMatchObject({ extensions: { code: 'INVALID' } })
    expect(await ask('jc.office', {})).toBeUndefined()
    expect(await ask('jc.office', {})).toMatchObject({ extensions: { code: 'CONFLICT' } })
  })

  it('N1 a value counts from its day on, and the earlier one until then', async () => {
    const head = await office.as('lt.office')
    await head.get(CHANGE, { input: { ...margin, value: '12', effectiveOn: '2026-06-01' } })
    expect(await settingOf('lt.office', 'floorWarningMargin')).toMatchObject({ value: '5', revision: 1, history: [{ upcoming: true }] })
    const later = await inTransaction<number>('龙亭', 'office', async ctx => (await regulationOf(ctx, '2026-06-01')).settings['floorWarningMargin'])
    expect(later).toBe(12)
  })

  it('N1 parallel changes of one setting: one wins, nineteen are told', async () => {
    const admin = await office.as('cz.admin')
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => admin.ask(CHANGE, { input: { ...margin, key: 'reviewPassMark', value: String(60 + i) } })))
    expect(answers.filter(a => !a.errors)).toHaveLength(1)
    expect(answers.flatMap(a => a.errors?.map(e => e.extensions.code) ?? [])).toEqual(Array(19).fill('CONFLICT'))
    expect((await settingOf('cz.admin', 'reviewPassMark'))?.history).toHaveLength(1)
  })

  it('N2 a gate refuses with the verdict, clause and inputs; what passes leaves a record that replays', async () => {
    const started = { project: { stage: 'BUILDING' }, entry: { proposerKind: 'DEPARTMENT' } } as const
    const refused = inTransaction('泾川', 'secretary', ctx => gate(ctx, 'library.propose', started, { tier: 'SECTOR' }))
    await expect(refused).rejects.toMatchObject({ code: 'GATE', message: expect.stringContaining('二(一)3'), details: { verdict: { allowed: false } } })
    await inTransaction('泾川', 'secretary', async ctx => {
      const { verdict, record } = await gate(ctx, 'library.propose', { ...started, project: { stage: 'PLANNED' } }, { tier: 'SECTOR' })
      expect(await replayFor(ctx, JSON.parse(JSON.stringify(record)))).toEqual(verdict)
      const floor = await judgeFor(ctx, 'library.figure', { library: { totalAfter: 10_700_000_000 } }, { tier: 'SECTOR' })
      expect(floor.explanations.find(e => e.ruleId === 'floor.sector.near')).toMatchObject({ source: 'SETTING', outcome: 'WARNED', inputs: expect.arrayContaining([expect.objectContaining({ value: '8%' })]) })
    })
  })

  it('N1 a changed file is a new version from today; the old one stays and still judges its records', async () => {
    const text = read('changzi-2020/pack.yaml')
    const changed = loadPack(text.replace('require: project.codeCount > 0', 'require: project.codeCount > 1'), 'changed.yaml', platform)
    const old = packOf('changzi-2020')
    const now = async () => inTransaction<string>('长子', 'secretary', async ctx => (await regulationOf(ctx)).hash)
    expect(await now()).toBe(old.hash)
    await inTransaction('长子', 'secretary', ctx => syncPacks(ctx, [changed]))
    expect(await now()).toBe(changed.hash)
    await inTransaction('长子', 'secretary', async ctx => {
      expect((await packByHash(ctx, changed.hash)).rules.find(r => r.data.id === 'reserve.code')?.require.source).toBe('project.codeCount > 1')
      expect((await regulationOf(ctx, '2026-03-17')).hash).toBe(old.hash)
      expect((await packByHash(ctx, old.hash)).id).toBe('changzi-2020')
      await syncPacks(ctx, PACK_IDS.map(packOf))
    })
    expect(await now()).toBe(old.hash)
    await expect(inTransaction('长子', 'secretary', ctx => packByHash(ctx, 'f'.repeat(64)))).rejects.toThrow(/never loaded/)
  })

  it('N1 provides each county its libraries, floors, meetings, sheets, deadlines and four lists', async () => {
    const of = (county: string) =>
      inTransaction<Record<string, unknown>>(county, 'secretary', async ctx => ({
        tiers: (await librariesOf(ctx)).map(l => l.tier),
        floors: (await floorsFor(ctx, 'CHAIN')).map(f => [f.amount, f.scope]),
        joint: (await seriesOf(ctx)).find(s => s.code === 'JOINT_MEETING')?.clause,
        sheet: (await scoresheetFor(ctx, 'APPROVAL')).criteria.length,
        reply: (await deadlineOf(ctx, 'supervision-reply'))?.limit.workdays ?? null,
        judgement: (await assignmentFlow(ctx)).judgement,
      }))
    expect(await of('长子')).toEqual({ tiers: ['MANAGEMENT', 'RESERVE'], floors: [], joint: '五17、五18、五19', sheet: 4, reply: 3, judgement: false })
    expect(await of('泾川')).toEqual({ tiers: ['TOWNSHIP', 'SECTOR', 'CHAIN', 'COMPREHENSIVE'], floors: [[30_000_000_000, 'TOGETHER']], joint: '二(二)6', sheet: 6, reply: null, judgement: false })
    expect(await of('龙亭')).toEqual({ tiers: ['RESERVE'], floors: [], joint: '第十七条', sheet: 4, reply: null, judgement: true })
  })

  it('N2 scores and ranks by the county\'s settings, with arithmetic', async () => {
    await inTransaction('长子', 'secretary', async ctx => {
      const sheet = await scoresheetFor(ctx, 'EXPERT')
      expect(scoreBy(sheet, Object.fromEntries(sheet.criteria.map(c => [c.id, 80]))).total).toBe('80.00')
      const rows = [['县水务局', 2, 4], ['县财政局', 3, 4]] as const
      const ranked = await rankFor(ctx, rows.map(([unitName, done, planned], i) => ({ unitId: String(i), unitName, group: 'DEPARTMENT', measure: 'ASSIGNMENT', done, planned })))
      expect(ranked.map(r => [r.unitName, r.rank, r.explanation.arithmetic])).toEqual([['县财政局', 1, '3 项 ÷ 4 项 = 75.00%'], ['县水务局', 2, '2 项 ÷ 4 项 = 50.00%']])
    })
  })
})

import { describe, expect, test } from 'vitest'
import { clauseReport } from './carrier.rules'
import { canonicalJson, loadPack, PackError, packToJson, revivePack } from './pack.rules'
import { PACK_IDS, packOf, platform } from './packs.fixture'

const MINIMAL = `regulation: { id: demo-2026, jurisdiction: '140428', title: 办法, effective: { from: '2026-01-01' } }
labels: { office: 项目办, keyProject: 重点项目, leadOfficial: 分包领导 }
clauses:
  一1: { gist: 未开工的项目才入库 }
settings:
  - { key: smallest, label: 最低投资, type: money, default: 100, why: 没有写明 }
rules:
  - id: admit
    on: library.admit
    clause: 一1
    require: project.stage == 'PLANNED'
    label: 只收规划项目
    refusal: 请等待
`
const load = (text: string) => loadPack(text, 'demo/pack.yaml', platform)
const problemsOf = (text: string) => {
  try {
    load(text)
  } catch (error) {
    if (error instanceof PackError) return error.problems
    throw error
  }
  return []
}

describe('N1 a regulation is a pack', () => {
  test.each(PACK_IDS)('N1 %s loads, and each clause is carried or says why not', id => {
    const pack = packOf(id)
    expect(pack.id).toBe(id)
    const report = clauseReport(pack.data)
    expect(report.length).toBeGreaterThan(10)
    for (const r of report) expect(Boolean(r.carriers.length) !== Boolean(r.none), `${id} ${r.clause}`).toBe(true)
    expect(pack.rules.filter(r => r.source === 'CLAUSE').every(r => r.clause)).toBe(true)
    expect(pack.rules.filter(r => r.source !== 'CLAUSE').every(r => r.clause === null)).toBe(true)
  })

  test.each([
    ['changzi-2020', 20],
    ['jingchuan-2023', 35],
    ['lingbao-2020', 20],
    ['longting-2022', 32],
    ['dengfeng-2018', 12],
  ])('N1 %s lists all of its %i clauses', (id, count) => {
    expect(Object.keys(packOf(id).data.clauses)).toHaveLength(count)
  })

  test('N1 the hash follows the content, not its order or spacing', () => {
    const reordered = MINIMAL.replace('    label: 只收规划项目\n    refusal: 请等待\n', '    refusal: 请等待\n\n    label:   只收规划项目\n')
    expect(load(reordered).hash).toBe(load(MINIMAL).hash)
    expect(load(MINIMAL.replace('请等待', '请稍候')).hash).not.toBe(load(MINIMAL).hash)
    expect(canonicalJson({ b: 1, a: [{ d: 1, c: 2 }] })).toBe('{"a":[{"c":2,"d":1}],"b":1}')
  })

  test.each(PACK_IDS)('N1 %s comes back from its kept JSON under the same hash', id => {
    const pack = packOf(id)
    const revived = revivePack(packToJson(pack))
    expect(revived.hash).toBe(pack.hash)
    expect(revived.rules.map(r => r.data.id)).toEqual(pack.rules.map(r => r.data.id))
  })

  test('N1 refuses kept JSON that this version cannot read', () => {
    expect(() => revivePack('{"regulation":{"id":"x"}}')).toThrow(PackError)
  })
})

describe('N1 the loader refuses with file, line and cause', () => {
  const cases: [string, string, string, number, RegExp][] = [
    ['an unknown key', '    refusal: 请等待', '    refusal: 请等待\n    reson: 因为', 14, /不认识的键「reson」/],
    ['a missing key', '    label: 只收规划项目\n', '', 8, /缺少「label」/],
    ['an unknown clause', 'clause: 一1', 'clause: 一9', 10, /没有条款「一9」/],
    ['an unknown setting', 'clause: 一1', 'setting: largest', 10, /没有设定「largest」/],
    ['an unknown moment', 'on: library.admit', 'on: library.enter', 9, /library\.propose/],
    ['an unknown fact', "project.stage == 'PLANNED'", "project.phase == 'PLANNED'", 11, /phase/],
    ['an expression that does not parse', "project.stage == 'PLANNED'", 'project.stage ==', 11, /表达式有误/],
    ['an expression that does not type-check', "project.stage == 'PLANNED'", 'project.amount > project.name', 11, /int > string/],
    ['an expression that is no condition', "project.stage == 'PLANNED'", 'project.amount + 1', 11, /应得出 bool/],
    ['a value that no choice has', "'PLANNED'", "'PLANED'", 11, /没有取值「PLANED」/],
    ['a division that can fail', "project.stage == 'PLANNED'", 'ratio(1, project.codeCount) > decimal(1)', 11, /除数为零/],
    ['a rule that passes without any fact', "project.stage == 'PLANNED'", '"!has(project.stage)"', 11, /没有任何事实时也通过/],
    ['a setting that poses as a clause', "project.stage == 'PLANNED'", 'project.amount > setting.smallest', 10, /不能标为条款原文/],
    ['an unknown word in a sentence', 'refusal: 请等待', "refusal: '{project.phase}请等待'", 13, /词汇表没有「project\.phase」/],
    ['a clause that nothing carries', '未开工的项目才入库 }', '未开工的项目才入库 }\n  一2: { gist: 其他 }', 5, /条款「一2」没有规则承载/],
    ['a carried clause that is explained away', '未开工的项目才入库 }', '未开工的项目才入库, none: 无 }', 4, /请删去 none/],
    ['a wrong default', 'default: 100', 'default: 一百', 6, /默认值不合要求/],
    ['broken YAML', 'label: 只收规划项目', 'label: "只收规划项目', 14, /quote/],
    ['a key given twice', 'label: 只收规划项目', 'label: 甲\n    label: 乙', 13, /unique/],
  ]
  test.each(cases)('N1 refuses %s', (_what, from, to, line, cause) => {
    expect(MINIMAL).toContain(from)
    const problems = problemsOf(MINIMAL.replace(from, to))
    expect(problems.map(p => p.cause).join()).toMatch(cause)
    const problem = problems.find(p => cause.test(p.cause))
    expect(problem).toMatchObject({ file: 'demo/pack.yaml', line })
  })

  test('LB4 refuses a rung whose meeting the pack does not hold, and a start that is no unit', () => {
    const ladder = (more: string, rung: string) => MINIMAL.replace('rules:\n', `escalation:\n  clause: 一1\n  start: 行业主管部门\n${more}  rungs:\n    - { code: MEETING, name: 联席会议${rung} }\nrules:\n`)
    expect(problemsOf(ladder('', ''))).toEqual([])
    expect(problemsOf(ladder('', ', series: NOWHERE'))[0]).toMatchObject({ line: 11, cause: '没有会议「NOWHERE」' })
    expect(problemsOf(ladder('  startSeries: NOWHERE\n', ''))[0]).toMatchObject({ line: 10, cause: '没有会议「NOWHERE」' })
    expect(problemsOf(ladder('  startUnit: TOWN\n', ''))[0]).toMatchObject({ line: 10 })
  })

  test('N1 refuses two rules of one id, and names all problems at once', () => {
    const rule = MINIMAL.slice(MINIMAL.indexOf('  - id: admit'))
    const problems = problemsOf(`${MINIMAL}${rule.replace('PLANNED', 'X')}`)
    expect(problems).toHaveLength(2)
    expect(problems.some(p => p.line === 14 && /规则「admit」重复/.test(p.cause))).toBe(true)
    expect(new PackError(problems).message).toMatch(/demo\/pack\.yaml:14:9 rules\.1\.id/)
  })
})

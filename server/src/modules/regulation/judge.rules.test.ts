import { describe, expect, test } from 'vitest'
import { Refusal } from '../../kernel/refusal'
import type { Verdict } from '../../kernel/verdict'
import { facts, type Facts } from './fact.rules'
import { floorsOf } from './floor.rules'
import { judge, recordOf, replay } from './judge.rules'
import { packOf } from './packs.fixture'
import { withSettings } from './setting.rules'
import type { Moment, Tier } from './word.rules'

const [changzi, jingchuan, lingbao, longting, dengfeng] = ['changzi-2020', 'jingchuan-2023', 'lingbao-2020', 'longting-2022', 'dengfeng-2018'].map(packOf) as [
  ReturnType<typeof packOf>, ReturnType<typeof packOf>, ReturnType<typeof packOf>, ReturnType<typeof packOf>, ReturnType<typeof packOf>,
]
const ask = (pack: ReturnType<typeof packOf>, on: Moment, given: Facts, tier?: Tier, overlay = {}) =>
  judge(pack, withSettings(pack, overlay), on, given, tier ? { tier } : {})
/** Rules that block, with their outcome. */
const blocking = (v: Verdict) =>
  Object.fromEntries(v.explanations.filter(e => e.outcome === 'REFUSED' || e.outcome === 'MISSING').map(e => [e.ruleId, e.outcome]))
const of = (v: Verdict, ruleId: string) => v.explanations.find(e => e.ruleId === ruleId)

const YI = 100_000_000
const brief = { owner: '长子县某某新材料有限公司', amount: 5 * YI, place: '开发区', content: '生产线两条', benefits: '年产值 3 亿元' }
const inManagement = { library: { tier: 'RESERVE' }, entry: { memberships: ['MANAGEMENT'] } } as const

describe('CZ2 the project brief', () => {
  const managed = { library: { tier: 'MANAGEMENT' }, entry: { memberships: [] } } as const
  test('CZ2 a complete brief enters the management library', () => {
    const v = ask(changzi, 'library.admit', { project: brief, ...managed }, 'MANAGEMENT')
    expect(v.allowed).toBe(true)
    expect(of(v, 'brief.complete')).toMatchObject({ clause: '一3', source: 'CLAUSE', regulation: 'changzi-2020', outcome: 'PASSED' })
    expect(of(v, 'brief.complete')?.inputs).toContainEqual({ name: 'project.amount', label: '投资额度（总投资）', value: '5 亿元' })
  })
  test.each([
    [{ owner: null }, ['项目投资主体']],
    [{ place: '  ' }, ['建设地点']],
    [{ amount: null, benefits: '' }, ['投资额度', '经济社会效益']],
  ])('CZ2 refuses a brief without %o and names what is missing', (change, names) => {
    const v = ask(changzi, 'library.admit', { project: { ...brief, ...change }, ...managed }, 'MANAGEMENT')
    expect(blocking(v)).toEqual({ 'brief.complete': 'MISSING' })
    for (const name of names) expect(of(v, 'brief.complete')?.text).toContain(name)
    expect(of(v, 'brief.complete')?.inputs.filter(i => i.value === null)).toHaveLength(names.length)
  })
  test('CZ2 refuses an investment of 0', () => {
    expect(blocking(ask(changzi, 'project.brief', { project: { ...brief, amount: 0 } }, 'MANAGEMENT'))).toEqual({ 'brief.complete': 'REFUSED' })
  })
})

describe('CZ3 the standard of a reserve project', () => {
  const ready: Facts = { project: { feasibilityReached: true, hasApproval: true, codeCount: 1 }, review: { expertPassed: true }, ...inManagement }
  test('CZ3 a project that has everything enters', () => {
    const v = ask(changzi, 'library.admit', ready, 'RESERVE')
    expect(v.allowed).toBe(true)
    expect(v.explanations.filter(e => e.clause === '一4').map(e => e.outcome)).toEqual(['PASSED', 'PASSED', 'PASSED', 'PASSED'])
  })
  test.each([
    ['feasibility', { project: { ...ready.project, feasibilityReached: false } }, { 'reserve.feasibility': 'REFUSED' }, '可行性研究'],
    ['feasibility unknown', { project: { ...ready.project, feasibilityReached: null } }, { 'reserve.feasibility': 'MISSING' }, '可行性研究深度'],
    ['expert review', { review: {} }, { 'reserve.expert-review': 'MISSING' }, '专家评审'],
    ['expert review failed', { review: { expertPassed: false } }, { 'reserve.expert-review': 'REFUSED' }, '重新组织专家评审'],
    ['approval', { project: { ...ready.project, hasApproval: false } }, { 'reserve.approved': 'REFUSED' }, '审批'],
    ['code', { project: { ...ready.project, codeCount: 0 } }, { 'reserve.code': 'REFUSED' }, '项目代码'],
    ['management library', { entry: { memberships: [] } }, { 'reserve.from-management': 'REFUSED' }, '项目管理库'],
  ] as [string, Facts, object, string][])('CZ3 refuses without %s and names it', (_what, change, expected, word) => {
    const v = ask(changzi, 'library.admit', { ...ready, ...change }, 'RESERVE')
    expect(v.allowed).toBe(false)
    expect(blocking(v)).toEqual(expected)
    expect(of(v, Object.keys(expected)[0] ?? '')?.text).toContain(word)
  })
  test('CZ3 names all four at once', () => {
    const v = ask(changzi, 'library.admit', { project: { codeCount: 0, hasApproval: false }, ...inManagement }, 'RESERVE')
    expect(Object.keys(blocking(v))).toEqual(['reserve.feasibility', 'reserve.expert-review', 'reserve.approved', 'reserve.code'])
  })
  test('CZ3 the order of libraries is a county setting, and says so', () => {
    const open = ask(changzi, 'library.admit', { ...ready, entry: { memberships: [] } }, 'RESERVE', { reserveFromManagement: false })
    expect(open.allowed).toBe(true)
    expect(of(open, 'reserve.from-management')).toMatchObject({ source: 'SETTING', clause: null })
  })
})

describe('JC3 admission', () => {
  const plain = { resourceDevelopment: false, majorPublicInterest: false, majorInfrastructure: false } as const
  const sector: Facts = { project: { ...plain, stage: 'PLANNED' }, review: { initialPassed: true }, entry: { memberships: ['TOWNSHIP'] }, library: { tier: 'SECTOR' } }
  test.each(['CONCEIVED', 'PLANNED', 'PREPARATION_PROPOSED', 'PREPARING'] as const)('JC3 admits a project in stage %s', stage => {
    expect(ask(jingchuan, 'library.admit', { ...sector, project: { ...plain, stage } }, 'SECTOR').allowed).toBe(true)
  })
  test.each(['BUILDING', 'COMPLETED', 'OPERATING'] as const)('JC3 refuses a project in stage %s', stage => {
    const v = ask(jingchuan, 'library.admit', { ...sector, project: { ...plain, stage } }, 'SECTOR')
    expect(blocking(v)).toEqual({ 'admit.not-started': 'REFUSED' })
    expect(of(v, 'admit.not-started')).toMatchObject({ clause: '二(一)3', inputs: [{ label: '项目阶段' }] })
  })
  test('JC3 names the stage in the refusal', () => {
    const v = ask(jingchuan, 'library.propose', { project: { stage: 'BUILDING' }, entry: { proposerKind: 'DEPARTMENT' } }, 'SECTOR')
    expect(of(v, 'admit.not-started')?.text).toContain('“在建”')
  })
  test('JC3 a township names the sector authority it reports to', () => {
    const from = (entry: Facts['entry']) => blocking(ask(jingchuan, 'library.propose', { project: { stage: 'PLANNED' }, entry }, 'SECTOR'))
    expect(from({ proposerKind: 'TOWNSHIP', sectorAuthority: '县水务局' })).toEqual({})
    expect(from({ proposerKind: 'DEPARTMENT' })).toEqual({})
    expect(from({ proposerKind: 'TOWNSHIP' })).toEqual({ 'propose.authority': 'MISSING' })
  })
  test('JC3 refuses without the initial review, and after a failed one', () => {
    expect(blocking(ask(jingchuan, 'library.admit', { ...sector, review: {} }, 'SECTOR'))).toEqual({ 'admit.initial-review': 'MISSING' })
    expect(blocking(ask(jingchuan, 'library.admit', { ...sector, review: { initialPassed: false } }, 'SECTOR'))).toEqual({ 'admit.initial-review': 'REFUSED' })
  })
  test('JC3 a chain project needs its chain and the review of the chain head', () => {
    const chain: Facts = { ...sector, project: { ...sector.project, chain: '畜牧养殖' }, library: { tier: 'CHAIN' } }
    expect(ask(jingchuan, 'library.admit', { ...chain, review: { chainPassed: true } }, 'CHAIN').allowed).toBe(true)
    expect(blocking(ask(jingchuan, 'library.admit', { ...chain, review: { chainPassed: false } }, 'CHAIN'))).toEqual({ 'admit.chain-review': 'REFUSED' })
    const unnamed = ask(jingchuan, 'library.admit', { ...sector, library: { tier: 'CHAIN' }, review: { chainPassed: true } }, 'CHAIN')
    expect(blocking(unnamed)).toEqual({ 'admit.chain-named': 'MISSING' })
  })
  test.each(['resourceDevelopment', 'majorPublicInterest', 'majorInfrastructure'] as const)('JC3 %s asks for the preliminary review', flag => {
    const flagged = { ...sector, project: { ...sector.project, [flag]: true } }
    expect(blocking(ask(jingchuan, 'library.admit', flagged, 'SECTOR'))).toEqual({ 'admit.preliminary-review': 'MISSING' })
    expect(ask(jingchuan, 'library.admit', { ...flagged, review: { initialPassed: true, preliminaryPassed: true } }, 'SECTOR').allowed).toBe(true)
  })
  test('JC2 the comprehensive library is filled from the sector libraries, once', () => {
    const into = (memberships: readonly Tier[]) =>
      blocking(ask(jingchuan, 'library.admit', { ...sector, library: { tier: 'COMPREHENSIVE' }, entry: { memberships } }, 'COMPREHENSIVE'))
    expect(into(['SECTOR', 'CHAIN'])).toEqual({})
    expect(into(['TOWNSHIP'])).toEqual({ 'admit.from-sector': 'REFUSED' })
    expect(into(['SECTOR', 'COMPREHENSIVE'])).toEqual({ 'platform.admit.once': 'REFUSED' })
  })
})

describe('JC2 floors', () => {
  test.each([
    ['COMPREHENSIVE', 1000 * YI, 'PASSED', '1000 亿元 ≥ 1000 亿元，余量 0 元'],
    ['COMPREHENSIVE', 1000 * YI - 1, 'WARNED', '999.99999999 亿元 < 1000 亿元，缺口 1 元'],
    ['SECTOR', 99.5 * YI, 'WARNED', '99.5 亿元 < 100 亿元，缺口 5000 万元'],
    ['CHAIN', 320 * YI, 'PASSED', '320 亿元 ≥ 300 亿元，余量 20 亿元'],
    ['TOWNSHIP', 9 * YI, 'WARNED', '9 亿元 < 10 亿元，缺口 1 亿元'],
  ] as [Tier, number, string, string][])('JC2 %s with %i yuan: %s', (tier, totalAfter, outcome, arithmetic) => {
    const v = ask(jingchuan, 'library.leave', { library: { totalAfter } }, tier)
    const floor = of(v, `floor.${tier.toLowerCase()}`)
    expect(floor).toMatchObject({ outcome, arithmetic, clause: '二(一)2', source: 'CLAUSE' })
    expect(v.allowed).toBe(true)
  })
  test('JC2 warns before the floor breaks, by a margin that the county sets', () => {
    const near = (margin: number) => of(ask(jingchuan, 'library.figure', { library: { totalAfter: 104 * YI } }, 'SECTOR', { floorWarningMargin: margin }), 'floor.sector.near')
    expect(near(5)).toMatchObject({ outcome: 'WARNED', source: 'SETTING', clause: null, arithmetic: '104 亿元 ÷ 100 亿元 = 104.00%' })
    expect(near(4)).toMatchObject({ outcome: 'PASSED' })
  })
  test('JC1 half of the county total is industrial; how it is counted is a setting', () => {
    const library = { totalAfter: 1200 * YI, industrialTotalAfter: 590 * YI, countAfter: 10, industrialCountAfter: 5 }
    const share = (by: string, change = {}) => of(ask(jingchuan, 'library.figure', { library: { ...library, ...change } }, 'COUNTY', { industrialShareBy: by }), 'floor.industrial-share')
    expect(share('INVESTMENT')).toMatchObject({ outcome: 'WARNED', arithmetic: '590 亿元 ÷ 1200 亿元 = 49.17%' })
    expect(share('INVESTMENT', { industrialTotalAfter: 600 * YI })).toMatchObject({ outcome: 'PASSED', clause: '二(一)1' })
    expect(share('COUNT')).toMatchObject({ outcome: 'PASSED', arithmetic: '5 个 ÷ 10 个 = 50.00%' })
  })
  test('JC2 the chain floor counts together by default and each by setting', () => {
    const scope = (overlay = {}) => floorsOf(jingchuan.data, withSettings(jingchuan, overlay)).find(f => f.id === 'chain')?.scope
    expect(scope()).toBe('TOGETHER')
    expect(scope({ chainFloorScope: 'EACH' })).toBe('EACH')
  })
})

describe('LT3 key project', () => {
  const ordinary = { fitsIndustrialPlan: true, amount: 50_000_000, majorLivelihood: false, importantInfrastructure: false, investmentKind: 'ENTERPRISE' } as const
  test.each([
    ['50 million, fitting the plan', ordinary, {}],
    ['a yuan less', { ...ordinary, amount: 49_999_999 }, { 'key.conditions': 'REFUSED' }],
    ['not fitting the plan', { ...ordinary, fitsIndustrialPlan: false }, { 'key.conditions': 'REFUSED' }],
    ['a small livelihood project', { ...ordinary, amount: 1, majorLivelihood: true }, {}],
    ['important infrastructure', { ...ordinary, amount: 1, importantInfrastructure: true }, {}],
    ['a government project', { ...ordinary, amount: 1, investmentKind: 'GOVERNMENT' }, {}],
    ['nobody has said whether it fits', { ...ordinary, fitsIndustrialPlan: null }, { 'key.conditions': 'MISSING' }],
    ['a government project of which nothing else is known', { investmentKind: 'GOVERNMENT' }, {}],
  ] as [string, Facts['project'], object][])('LT3 %s', (_what, project, expected) => {
    expect(blocking(ask(longting, 'class.key', { project: project ?? {} }))).toEqual(expected)
  })
  test('LT3 shows clause and arithmetic, and gates the reserve library by setting', () => {
    const short: Facts = { project: { ...ordinary, amount: 30_000_000 }, library: { tier: 'RESERVE' }, entry: { memberships: [] } }
    expect(of(ask(longting, 'class.key', short), 'key.conditions')).toMatchObject({ clause: '第八条', arithmetic: '3000 万元 < 5000 万元' })
    expect(blocking(ask(longting, 'library.admit', short, 'RESERVE'))).toEqual({ 'admit.key-conditions': 'REFUSED' })
    expect(ask(longting, 'library.admit', short, 'RESERVE', { admitByKeyConditions: false }).allowed).toBe(true)
  })
  test('LT5 shows both readings of a major project and refuses nothing', () => {
    const v = ask(longting, 'class.major', { project: { ...ordinary, isKey: true, level: 'COUNTY', isIndustrial: true, amount: YI, overallEffect: true } })
    expect(v.allowed).toBe(true)
    expect([of(v, 'major.article-3')?.outcome, of(v, 'major.article-10')?.outcome]).toEqual(['WARNED', 'PASSED'])
  })
  test.each(['ARTICLE_3', 'ARTICLE_10'])('LT5 refuses what is no key project, by either reading: %s', majorReading => {
    const listed = { project: { ...ordinary, level: 'MUNICIPAL', isIndustrial: true, amount: YI, overallEffect: true } } as const
    const by = (isKey: boolean) => blocking(ask(longting, 'class.major', { project: { ...listed.project, isKey } }, undefined, { majorReading }))
    expect(by(true)).toEqual({})
    expect(by(false)).toEqual({ 'major.reading': 'REFUSED' })
  })
})

describe('LT11 the four lists', () => {
  const listed = { fromProblem: true, unit: '区住建局', person: '王甲一', dueOn: '2026-11-21', standard: '完成管网迁改', judged: true } as const
  test('LT11 a judged problem is handed over', () => {
    expect(ask(longting, 'assignment.handOver', { assignment: listed }).allowed).toBe(true)
  })
  test('LT11 refuses to hand over what the leader has not judged', () => {
    const v = ask(longting, 'assignment.handOver', { assignment: { ...listed, judged: false } })
    expect(blocking(v)).toEqual({ 'assignment.judged': 'REFUSED' })
    expect(of(v, 'assignment.judged')).toMatchObject({ clause: '第十六条(一)', source: 'CLAUSE' })
  })
  test('LT17 what the weekly meeting hands over needs no further judgement', () => {
    expect(ask(longting, 'assignment.handOver', { assignment: { fromProblem: false, judged: false, unit: '区住建局', dueOn: '2026-11-21' } }).allowed).toBe(true)
  })
  test('LT16 refuses a problem without standard', () => {
    expect(blocking(ask(longting, 'assignment.handOver', { assignment: { ...listed, standard: '' } }))).toEqual({ 'assignment.ledger': 'MISSING' })
  })
  test('LT11 clears with feedback, evidence and a second key', () => {
    const done = { feedback: '已迁改完毕', evidenceCount: 1, sameUnit: false }
    expect(ask(longting, 'assignment.clear', { assignment: done }).allowed).toBe(true)
    expect(blocking(ask(longting, 'assignment.clear', { assignment: { ...done, feedback: '' } }))).toEqual({ 'assignment.feedback': 'MISSING' })
    expect(blocking(ask(longting, 'assignment.clear', { assignment: { ...done, sameUnit: true } }))).toEqual({ 'platform.assignment.second-key': 'REFUSED' })
    expect(blocking(ask(longting, 'assignment.clear', { assignment: { ...done, evidenceCount: 0 } }))).toEqual({ 'platform.assignment.evidence': 'REFUSED' })
  })
  test('LT11 elsewhere the judgement is a setting', () => {
    const assignment = { unit: '县住建局', dueOn: '2026-11-21', judged: false }
    expect(ask(changzi, 'assignment.handOver', { assignment }).allowed).toBe(true)
    expect(blocking(ask(changzi, 'assignment.handOver', { assignment }, undefined, { assignmentJudgement: true }))).toEqual({ 'platform.assignment.judged': 'REFUSED' })
  })
})

describe('other clauses', () => {
  test('CZ16 a resolution on a problem carries unit, person and time', () => {
    const full = { onProblem: true, unit: '县自然资源局', person: '李乙二', dueOn: '2026-11-21' }
    expect(ask(changzi, 'resolution.record', { resolution: full }).allowed).toBe(true)
    const v = ask(changzi, 'resolution.record', { resolution: { ...full, person: '', dueOn: null } })
    expect(of(v, 'resolution.problem')).toMatchObject({ outcome: 'MISSING', clause: '五17' })
    expect(of(v, 'resolution.problem')?.text).toMatch(/责任人.*完成时限/)
    expect(ask(changzi, 'resolution.record', { resolution: { onProblem: false } }).allowed).toBe(true)
  })
  test('LB2 the daily scheduling is convened only when approved', () => {
    const meeting = { series: 'DAILY_SCHEDULING', heldOn: '2026-11-21', place: '市政府会议室', attendeeCount: 12, topicCount: 3, opinionCount: 2, approved: true }
    expect(ask(lingbao, 'meeting.convene', { meeting }).allowed).toBe(true)
    expect(blocking(ask(lingbao, 'meeting.convene', { meeting: { ...meeting, approved: false } }))).toEqual({ 'convene.approved': 'REFUSED' })
    expect(ask(lingbao, 'meeting.convene', { meeting: { series: 'WEEKLY_ANALYSIS' } }).allowed).toBe(true)
  })
  test('DF1 the lists that lack a lead official are marked, not refused', () => {
    const v = ask(dengfeng, 'project.duty', { project: { isKey: true, level: 'PROVINCIAL', hasLeadOfficial: false, hasServiceOfficer: true } })
    expect(v.allowed).toBe(true)
    expect(of(v, 'duty.lead-official')?.outcome).toBe('WARNED')
  })
  test.each([
    ['PROVINCIAL', false, 'WARNED', 'WARNED'], ['MUNICIPAL', false, 'WARNED', 'WARNED'], ['COUNTY', false, 'PASSED', 'PASSED'], ['COUNTY', true, 'WARNED', 'PASSED'],
    [null, false, 'PASSED', 'PASSED'], [null, true, 'WARNED', 'WARNED'],
  ] as const)('DF1 a %s project, of the county’s own list: %s, lacks its service officer: %s, its lead official: %s', (level, isKey, officer, leader) => {
    const v = ask(dengfeng, 'project.duty', { project: { isKey, level, hasLeadOfficial: false, hasServiceOfficer: false } })
    expect([of(v, 'duty.service-officer')?.outcome, of(v, 'duty.lead-official')?.outcome]).toEqual([officer, leader])
  })
  test.each([
    ['PROVINCIAL', false, 'WARNED'], ['MUNICIPAL', false, 'WARNED'], ['COUNTY', false, 'PASSED'], [null, false, 'PASSED'], ['COUNTY', true, 'WARNED'],
  ] as const)('LB1 a %s project, of the county’s own list: %s, without leader and unit: %s', (level, isKey, outcome) => {
    const of1 = (there: boolean) => of(ask(lingbao, 'project.duty', { project: { isKey, level, hasLeadOfficial: there, hasResponsibleUnit: there } }), 'duty.lead-official')?.outcome
    expect([of1(false), of1(true)]).toEqual([outcome, 'PASSED'])
  })
  test('P3 a meeting does not close with an undecided topic, and names it', () => {
    const v = ask(dengfeng, 'meeting.close', { meeting: { undecidedCount: 1, undecided: '〔2026〕3 号 供水管线迁改' } })
    expect(of(v, 'platform.meeting.decided')).toMatchObject({ outcome: 'REFUSED', source: 'PLATFORM', regulation: null, clause: null })
    expect(of(v, 'platform.meeting.decided')?.text).toContain('供水管线迁改')
  })
})

describe('N2 why', () => {
  test('N2 a recorded verdict recomputes to the same value, also from the kept pack', () => {
    const given: Facts = { library: { totalAfter: 99 * YI } }
    const settings = withSettings(jingchuan, { floorWarningMargin: 8 })
    const verdict = judge(jingchuan, settings, 'library.leave', given, { tier: 'SECTOR' })
    const record = JSON.parse(JSON.stringify(recordOf(jingchuan, settings, 'library.leave', given, { tier: 'SECTOR' }))) as ReturnType<typeof recordOf>
    expect(replay(packOf('jingchuan-2023'), record)).toEqual(verdict)
    expect(verdict.explanations.map(e => e.outcome)).toContain('WARNED')
  })
  test('N2 refuses to replay by another pack', () => {
    const record = recordOf(changzi, withSettings(changzi), 'library.admit', {}, { tier: 'RESERVE' })
    expect(() => replay(jingchuan, record)).toThrow(/replay/)
  })
  test('N2 refuses a setting of the wrong type or an unknown one', () => {
    for (const overlay of [{ floorWarningMargin: 101 }, { floorWarningMargin: '5' }, { rankingTies: 'NONE' }, { nothing: 1 }, { selectionWeights: { level: 5 } }]) {
      expect(() => withSettings(jingchuan, overlay), JSON.stringify(overlay)).toThrow(Refusal)
    }
    expect(withSettings(jingchuan, { floorWarningMargin: 0 })['floorWarningMargin']).toBe(0)
  })
  test('N2 a fact outside the vocabulary or of the wrong type is a bug', () => {
    for (const wrong of [{ project: { phase: 1 } }, { project: { amount: 1.5 } }, { project: { stage: 'STARTED' } }, { budget: { a: 1 } }]) {
      expect(() => facts(wrong as Facts), JSON.stringify(wrong)).toThrow(/fact /)
    }
  })
})

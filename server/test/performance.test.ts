import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Assignment } from '../src/modules/assignment/assignment.entity'
import { handOverAssignments, listAssignments } from '../src/modules/assignment/listing.service'
import { clearAssignment } from '../src/modules/assignment/verification.service'
import { signForAssignment, submitAssignment } from '../src/modules/assignment/work.service'
import { actorOf } from '../src/modules/identity/identity.demo'
import { Score, SnapshotRow } from '../src/modules/performance/ranking.entity'
import { Project } from '../src/modules/project/project.entity'
import { rankAgain } from '../src/modules/regulation/provision.query'
import { changeSetting } from '../src/modules/regulation/regulation.service'
import { NOW, openOffice, type Client, type Office } from './office'

let office: Office
const instant = (day: string) => Date.parse(`${day}T10:00:00+08:00`)

/** Handed over in January with a deadline in February; the first `cleared` of them are signed, handed in and cleared. */
async function scene(county: string, unit: string, due: number, cleared: number) {
  const cast = office.county(county)
  const secretary = actorOf(cast, 'secretary')
  office.at(instant('2026-01-20'))
  const ids = await office.act(secretary, async ctx => {
    const found = await listAssignments(ctx, Array.from({ length: due }, (_, i) => ({
      sourceType: 'MANUAL' as const, sourceId: null, title: `${unit}第${i + 1}件交办事项`, content: '按要求办理。', standard: '取得批复',
      unitId: cast.units.get(unit)!, responsiblePostId: cast.posts.get(`${unit}.head`)!, dueOn: `2026-02-${String(10 + i).padStart(2, '0')}`,
    })))
    await handOverAssignments(ctx, found)
    return found
  })
  office.at(instant('2026-02-09'))
  for (const id of ids.slice(0, cleared)) {
    await office.act(actorOf(cast, `${unit}.liaison`), async ctx => {
      await signForAssignment(ctx, { id, version: (await ctx.find(Assignment, id, '交办事项')).version })
      await submitAssignment(ctx, { id, version: (await ctx.find(Assignment, id, '交办事项')).version, content: '已办结。', evidence: '函〔2026〕1号' })
    })
    await office.act(secretary, async ctx => {
      await clearAssignment(ctx, { id, version: (await ctx.find(Assignment, id, '交办事项')).version })
    })
  }
  office.at(NOW)
}

interface ScoreRow {
  unitId: number; unitName: string; numerator: number; denominator: number; rate: string | null; score: string | null; rank: number | null
  rankBefore: number | null; arithmetic: string; correction: string | null; own: boolean; link: string
  explanations: { ruleId: string; source: string; clause: string | null; text: string; inputs: { label: string; value: string }[]; arithmetic: string | null }[]
}
interface Ranking {
  id: number; version: number; month: string; title: string; state: string; tieText: string; snapshotRevision: number; clause: string | null; correctsId: number | null
  actions: { name: string; allowed: boolean; because: { text: string }[] }[]
  groups: { key: string; label: string; rankedCount: number; scores: ScoreRow[] }[]
}
const RANKING = `id version month title state tieText snapshotRevision clause correctsId actions { name allowed because { text } }
  groups { key label rankedCount scores { unitId unitName numerator denominator rate score rank rankBefore arithmetic correction own link
    explanations { ruleId source clause text inputs { label value } arithmetic } } }`
const INPUT = { draftRanking: 'DraftRankingInput', publishRanking: 'PublishRankingInput', withdrawRanking: 'WithdrawRankingInput' } as const

const ask = (client: Client, mutation: keyof typeof INPUT, input: object) =>
  client.ask(`mutation ($input: ${INPUT[mutation]}!) { ${mutation}(input: $input) { ${RANKING} } }`, { input })
async function change(client: Client, mutation: keyof typeof INPUT, input: object): Promise<Ranking> {
  const answer = await ask(client, mutation, input)
  if (answer.errors) throw new Error(answer.errors.map(e => e.message).join())
  return (answer.data as unknown as Record<string, Ranking>)[mutation]!
}
const refusal = async (client: Client, mutation: keyof typeof INPUT, input: object) => {
  const { errors } = await ask(client, mutation, input)
  return { code: errors?.[0]?.extensions.code, message: errors?.[0]?.message ?? '' }
}
const read = async (client: Client, id: number) => (await client.get<{ ranking: Ranking }>(`query ($id: Int!) { ranking(id: $id) { ${RANKING} } }`, { id })).ranking
const of = (ranking: Ranking, unit: string) => ranking.groups.flatMap(g => g.scores).find(s => s.unitName.endsWith(unit))!

let secretary: Client, head: Client, liaison: Client
beforeAll(async () => {
  office = await openOffice({ counties: ['140428', '620821', '410185'] })
  await scene('长子', '水务局', 9, 7)
  await scene('长子', '交通运输局', 2, 2)
  await scene('长子', '财政局', 1, 1)
  await scene('长子', '鲍店镇', 3, 0)
  secretary = await office.as('cz.secretary')
  head = await office.as('cz.office')
  liaison = await office.as('cz.d8.liaison')
})
afterAll(() => office.close())

describe('performance', () => {
  it('N2 shows each score with its arithmetic, clause and how it was counted, groups and ties apart', async () => {
    const ranking = await change(secretary, 'draftRanking', { month: '2026-02' })
    expect(ranking).toMatchObject({ state: 'DRAFT', title: '长子县2026年2月重点项目考核月度排名', clause: '四16', snapshotRevision: 1 })
    const water = of(ranking, '水务局')
    expect(water).toMatchObject({ numerator: 7, denominator: 9, rate: '7/9', score: '77.78', rank: 3, arithmetic: '办结 7 件 ÷ 应办结 9 件 = 77.78 %' })
    expect(water.explanations[0]).toMatchObject({ ruleId: 'ranking', source: 'CLAUSE', clause: '四16', arithmetic: '7 项 ÷ 9 项 = 77.78%' })
    expect(water.explanations[1]).toMatchObject({ ruleId: 'platform.ranking.count', source: 'PLATFORM', inputs: [{ label: '应办结', value: '9 件' }, { label: '已办结', value: '7 件' }] })
    expect([of(ranking, '交通运输局').rank, of(ranking, '财政局').rank]).toEqual([1, 1])
    expect(ranking.tieText).toBe('数值相同的名次并列，其后名次顺延')
    expect(of(ranking, '鲍店镇')).toMatchObject({ rank: 1, score: '0.00', rate: '0/1' })
    expect(ranking.groups.map(g => [g.key, g.rankedCount])).toEqual([['TOWNSHIP', 1], ['DEPARTMENT', 3]])
  })

  it('N2 lists a unit with nothing due as not ranked, and says why', async () => {
    const ranking = await change(secretary, 'draftRanking', { month: '2026-02' })
    const education = of(ranking, '教育局')
    expect(education).toMatchObject({ rank: null, score: null, rate: null, arithmetic: '本期没有应办结的事项，不参加排名' })
    expect(education.explanations[0]!.text).toMatch(/不参加排名/)
  })

  it('LT10 keeps a draft to the office until its head publishes it', async () => {
    const { id, version } = await change(secretary, 'draftRanking', { month: '2026-02' })
    const hidden = await liaison.ask(`query ($id: Int!) { ranking(id: $id) { ${RANKING} } }`, { id })
    expect(hidden.errors![0]!.extensions.code).toBe('NOT_FOUND')
    expect((await refusal(secretary, 'publishRanking', { id, version })).code).toBe('FORBIDDEN')
    expect((await refusal(liaison, 'draftRanking', { month: '2026-02' })).code).toBe('FORBIDDEN')
    expect((await refusal(head, 'publishRanking', { id, version: version + 7 })).code).toBe('CONFLICT')

    const { todos } = await head.get<{ todos: { title: string; link: string }[] }>('{ todos { title link } }')
    expect(todos).toContainEqual({ title: '审定并公布：长子县2026年2月重点项目考核月度排名', link: `/rankings/${id}` })
    expect(await change(head, 'publishRanking', { id, version })).toMatchObject({ state: 'PUBLISHED' })
    const seen = await read(liaison, id)
    expect(of(seen, '水务局')).toMatchObject({ own: true, rank: 3 })
    expect(seen.actions).toEqual([])
    const { myUnitScore } = await liaison.get<{ myUnitScore: { groupLabel: string; rankedCount: number; score: { rank: number } } }>('{ myUnitScore { groupLabel rankedCount score { rank } } }')
    expect(myUnitScore).toEqual({ groupLabel: '部门', rankedCount: 3, score: { rank: 3 } })
    expect(await refusal(secretary, 'draftRanking', { month: '2026-02' })).toMatchObject({ code: 'STATE', message: expect.stringMatching(/撤回/) as string })
  })

  it('LT10 is not seen by another county, nor by who has not signed in', async () => {
    const { rankings } = await secretary.get<{ rankings: { nodes: { id: number }[] } }>('{ rankings { nodes { id } } }')
    const { id } = rankings.nodes[0]!
    const jc = await office.as('jc.office')
    expect((await jc.get<{ rankings: { totalCount: number } }>('{ rankings { totalCount } }')).rankings.totalCount).toBe(0)
    expect((await jc.ask('query ($id: Int!) { ranking(id: $id) { id } }', { id })).errors![0]!.extensions.code).toBe('NOT_FOUND')
    expect((await refusal(jc, 'publishRanking', { id, version: 1 })).code).toBe('NOT_FOUND')
    expect((await office.nobody.ask('{ rankings { totalCount } }')).errors![0]!.extensions.code).toBe('UNAUTHENTICATED')
  })

  it('N11 computes the published scores again from the frozen month, whatever has changed since', async () => {
    const { rankings } = await secretary.get<{ rankings: { nodes: { id: number }[] } }>('{ rankings(filter: { states: ["PUBLISHED"] }) { nodes { id } } }')
    const { id } = rankings.nodes[0]!
    const published = await read(secretary, id)
    // Since then: an eighth matter is withdrawn from sight by a new deadline, and the county compares ties in another way.
    await office.act(actorOf(office.county('长子'), 'office'), async ctx => {
      const open = await ctx.em.findOneOrFail(Assignment, { dueOn: '2026-02-18' })
      open.dueOn = '2026-04-18'
      await changeSetting(ctx, { key: 'rankingTies', value: '"DENSE"', paper: '长项办〔2026〕3号', effectiveOn: '2026-03-01', revision: 0 })
    })
    const { checkRanking } = await head.get<{ checkRanking: unknown }>('query ($id: Int!) { checkRanking(id: $id) { same scores differences } }', { id })
    expect(checkRanking).toEqual({ same: true, scores: published.groups.flatMap(g => g.scores).length, differences: [] })

    // The same by hand: from the snapshot's rows to each score.
    const { ranking } = await secretary.get<{ ranking: { snapshotRows: { unitId: number; assignmentsDue: number; assignmentsCleared: number }[] } }>(
      'query ($id: Int!) { ranking(id: $id) { snapshotRows { unitId assignmentsDue assignmentsCleared } } }', { id })
    for (const s of published.groups.flatMap(g => g.scores)) {
      const row = ranking.snapshotRows.find(r => r.unitId === s.unitId)!
      expect([row.assignmentsCleared, row.assignmentsDue]).toEqual([s.numerator, s.denominator])
      expect(s.score).toBe(row.assignmentsDue ? (Math.round((row.assignmentsCleared / row.assignmentsDue) * 10_000) / 100).toFixed(2) : null)
    }
    // By today's setting the third would be second: what is published is judged by its own day.
    const now = await office.act(actorOf(office.county('长子'), 'office'), async ctx => {
      const { packHash } = await ctx.rows.selectFrom('ranking').select('packHash').where('id', '=', id).executeTakeFirstOrThrow()
      const rows = published.groups.flatMap(g => g.scores.map(s => ({
        unitId: String(s.unitId), unitName: s.unitName, group: g.key as 'TOWNSHIP', measure: 'ASSIGNMENT' as const, done: s.numerator, planned: s.denominator,
      })))
      const settings = JSON.stringify({ rankingTies: 'DENSE', rankingCompare: 'EXACT', rankingMeasure: 'ASSIGNMENT' })
      return rankAgain(ctx, { hash: packHash, settings }, rows)
    })
    expect(now.find(r => r.unitName.endsWith('水务局'))!.rank).toBe(2)
  })

  it('N11 names every unit whose score no longer agrees with what was frozen', async () => {
    const draft = await change(secretary, 'draftRanking', { month: '2026-01' })
    const water = of(draft, '水务局')
    await office.act(actorOf(office.county('长子'), 'office'), async ctx => {
      await ctx.em.nativeUpdate(Score, { rankingId: draft.id, unitId: water.unitId }, { rank: 1, rate: '1/1', score: '100.00' })
    })
    const { checkRanking } = await head.get<{ checkRanking: { same: boolean; differences: string[] } }>('query ($id: Int!) { checkRanking(id: $id) { same differences } }', { id: draft.id })
    expect(checkRanking.same).toBe(false)
    expect(checkRanking.differences).toHaveLength(1)
    expect(checkRanking.differences[0]).toMatch(/水务局/)
    await office.act(actorOf(office.county('长子'), 'office'), async ctx => {
      const { snapshotId } = await ctx.rows.selectFrom('ranking').select('snapshotId').where('id', '=', draft.id).executeTakeFirstOrThrow()
      await ctx.em.nativeUpdate(SnapshotRow, { snapshotId, unitId: water.unitId }, { assignmentsDue: 3 })
    })
    const again = await head.get<{ checkRanking: { differences: string[] } }>('query ($id: Int!) { checkRanking(id: $id) { same differences } }', { id: draft.id })
    expect(again.checkRanking.differences[0]).toMatch(/封存的明细/)
  })

  it('N11 drafts a month again after a withdrawal, keeps the frozen figures and prints the difference', async () => {
    const { rankings } = await head.get<{ rankings: { nodes: { id: number; version: number }[] } }>('{ rankings(filter: { states: ["PUBLISHED"] }) { nodes { id version } } }')
    const published = rankings.nodes[0]!
    expect((await refusal(head, 'withdrawRanking', { ...published, reason: ' ' })).code).toBe('INVALID')
    expect((await refusal(secretary, 'withdrawRanking', { ...published, reason: '漏计' })).code).toBe('FORBIDDEN')
    await change(head, 'withdrawRanking', { ...published, reason: '水务局一件事项期限登记有误' })
    expect((await liaison.ask('query ($id: Int!) { ranking(id: $id) { id } }', { id: published.id })).errors![0]!.extensions.code).toBe('NOT_FOUND')

    const corrected = await change(secretary, 'draftRanking', { month: '2026-02' })
    expect(corrected).toMatchObject({ correctsId: published.id, snapshotRevision: 4 })
    expect(of(corrected, '水务局')).toMatchObject({ arithmetic: '办结 7 件 ÷ 应办结 8 件 = 87.50 %', correction: '更正：原为 7 ÷ 9 = 77.78 %，第 3 名' })
    expect(of(corrected, '财政局').correction).toBeNull()
    const { snapshots } = await secretary.get<{ snapshots: { revision: number; rows: { assignmentsDue: number }[] }[] }>('{ snapshots(month: "2026-02") { revision rows { assignmentsDue } } }')
    const dues = snapshots.map(s => [s.revision, s.rows.reduce((sum, r) => sum + r.assignmentsDue, 0)])
    expect(dues).toEqual([[4, 14], [3, 15], [2, 15], [1, 15]])
  })

  it('LT10 refuses a month that is none, one to come, and publishing before the month is over', async () => {
    expect(await refusal(secretary, 'draftRanking', { month: '2026-13' })).toMatchObject({ code: 'INVALID' })
    expect(await refusal(secretary, 'draftRanking', { month: '2026-04' })).toMatchObject({ code: 'INVALID', message: expect.stringMatching(/还没有开始/) as string })
    const draft = await change(secretary, 'draftRanking', { month: '2026-03' })
    expect((await read(head, draft.id)).actions.find(a => a.name === 'publish')).toMatchObject({ allowed: false, because: [{ text: expect.stringMatching(/只封存到3月18日/) as string }] })
    expect((await refusal(head, 'publishRanking', { id: draft.id, version: draft.version })).code).toBe('GATE')
  })

  it('CZ15 ranks by completed investment where the county has set it so', async () => {
    const cast = office.county('长子')
    await office.act(actorOf(cast, 'office'), async ctx => {
      await changeSetting(ctx, { key: 'rankingMeasure', value: '"INVESTMENT"', paper: '长项办〔2026〕4号', effectiveOn: '2026-03-01', revision: 0 })
      const base = { jurisdictionId: cast.jurisdictionId, stage: 'BUILDING', stageOrdinal: 4, planYear: 2026, createdAt: NOW, updatedAt: NOW }
      const plan = (name: string, unit: string, annualPlanInvestment: number, cumulativeInvestment: number | null) =>
        ctx.em.create(Project, { ...base, name, nameKey: name, sortKey: name, searchKey: name, responsibleUnitId: cast.units.get(unit)!, annualPlanInvestment, cumulativeInvestment } as never)
      plan('甲供水工程', '水务局', 30_000_000, 10_000_000)
      plan('乙供水工程', '水务局', 60_000_000, 20_000_000)
      plan('丙公路工程', '交通运输局', 50_000_000, null)
    })
    const ranking = await change(secretary, 'draftRanking', { month: '2026-03' })
    expect(of(ranking, '水务局')).toMatchObject({ rate: '1/3', score: '33.33', rank: 1, arithmetic: '完成 3000 万元 ÷ 计划 9000 万元 = 33.33 %', numerator: 30_000_000 })
    expect(of(ranking, '交通运输局')).toMatchObject({ rate: '0/1', rank: 2 })
    expect(of(ranking, '财政局')).toMatchObject({ rank: null, arithmetic: '本期没有计划投资，不参加排名' })
  })

  it('DF9 ranks by the quarter so far where the text asks for a quarter', async () => {
    const df = await office.as('df.secretary')
    expect(await change(df, 'draftRanking', { month: '2026-02' })).toMatchObject({ title: '登封市2026年第1季度（截至2月）重点项目季排名', clause: '四(九)' })
    expect((await change(df, 'draftRanking', { month: '2025-12' })).title).toBe('登封市2025年第4季度重点项目季排名')
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Assignment } from '../src/modules/assignment/assignment.entity'
import { handOverAssignments, listAssignments, type AssignmentDraft } from '../src/modules/assignment/listing.service'
import { clearAssignment } from '../src/modules/assignment/verification.service'
import { signForAssignment, submitAssignment } from '../src/modules/assignment/work.service'
import { actorOf } from '../src/modules/identity/identity.demo'
import { Topic } from '../src/modules/meeting/topic.entity'
import { acceptTopic, proposeTopic, submitTopic } from '../src/modules/meeting/topic.service'
import { Ranking } from '../src/modules/performance/ranking.entity'
import { draftRanking, publishRanking } from '../src/modules/performance/ranking.service'
import { Project } from '../src/modules/project/project.entity'
import { NOW, openOffice, type Client, type Office } from './office'

let office: Office
const at = (day: string) => Date.parse(`${day}T10:00:00+08:00`)

const PROJECTS: readonly [name: string, unit: string, stage: string, ordinal: number, more: Record<string, unknown>][] = [
  ['甲水厂', '水务局', 'BUILDING', 4, { totalInvestment: 300_000_000, annualPlanInvestment: 100_000_000, cumulativeInvestment: 20_000_000, planYear: 2026, plannedFinishOn: '2026-02-01' }],
  ['乙管网', '水务局', 'PREPARING', 3, { totalInvestment: 50_000_000, annualPlanInvestment: 20_000_000, cumulativeInvestment: 5_000_000, planYear: 2026 }],
  ['丙公路', '交通运输局', 'PREPARING', 3, { totalInvestment: 800_000_000, plannedStartOn: '2026-01-10' }],
  ['丁桥梁', '交通运输局', 'OPERATING', 6, { totalInvestment: 120_000_000 }],
]

async function fill(short: string) {
  const cast = office.county(short)
  const { jurisdictionId } = cast
  const secretary = actorOf(cast, 'secretary')
  await office.act(secretary, async ctx => {
    for (const [name, unit, stage, stageOrdinal, more] of PROJECTS) {
      const lead = name === '甲水厂' ? cast.posts.get('deputy')! : null
      ctx.em.create(Project, {
        jurisdictionId, name, nameKey: name, sortKey: name, searchKey: name, stage, stageOrdinal, responsibleUnitId: cast.units.get(unit)!,
        leadOfficialPostId: lead, createdAt: NOW, updatedAt: NOW, ...more,
      } as never)
    }
  })
  const draft = (title: string, unit: string, dueOn: string, more: Partial<AssignmentDraft> = {}): AssignmentDraft => ({
    sourceType: 'MANUAL', sourceId: null, title, content: '按要求办理。', standard: '取得批复', unitId: cast.units.get(unit)!,
    responsiblePostId: cast.posts.get(`${unit}.head`)!, dueOn, leadOfficialPostId: cast.posts.get('deputy')!, ...more,
  })
  office.at(at('2026-01-20'))
  const ids = await office.act(secretary, async ctx => {
    const found = await listAssignments(ctx, [
      draft('接入用水', '水务局', '2026-02-20', { sourceType: 'RESOLUTION', sourceId: 1 }),
      draft('完成林地报批', '水务局', '2026-03-10', { sourceType: 'RESOLUTION', sourceId: 1 }),
      draft('迁改管线', '水务局', '2026-03-28'),
      draft('交通导改', '交通运输局', '2026-02-25'),
      draft('征求意见', '交通运输局', '2026-05-01'),
    ])
    await handOverAssignments(ctx, found.slice(0, 4))
    return found
  })
  office.at(at('2026-02-10'))
  const [first] = ids
  const move = async (who: string, work: (ctx: Parameters<Parameters<Office['act']>[1]>[0], a: { id: number; version: number }) => Promise<unknown>) =>
    office.act(actorOf(cast, who), async ctx => work(ctx, { id: first!, version: (await ctx.find(Assignment, first!, '交办事项')).version }))
  await move('水务局.liaison', signForAssignment)
  await move('水务局.liaison', (ctx, a) => submitAssignment(ctx, { ...a, content: '已通水。', evidence: '水函〔2026〕1号' }))
  await move('secretary', clearAssignment)
  office.at(at('2026-03-04'))
  const ranking = await office.act(secretary, ctx => draftRanking(ctx, { month: '2026-02' }))
  await office.act(actorOf(cast, 'office'), async ctx => publishRanking(ctx, { id: ranking, version: (await ctx.find(Ranking, ranking, '排名')).version }))
  office.at(NOW)
  await office.act(secretary, async ctx => {
    const id = await proposeTopic(ctx, { title: '乙管网林地报批', problem: '缺林地意见。', request: '请研究。', proposedDecision: '限期办结。', proposerUnitId: cast.units.get('水务局')! })
    await submitTopic(ctx, { id, version: (await ctx.find(Topic, id, '议题')).version })
    await ctx.flush()
    await acceptTopic(ctx, { id, version: (await ctx.find(Topic, id, '议题')).version })
  })
}

interface Figure { key: string; section: string; label: string; kind: string; value: number | null; count: number; note: string | null; trend: string | null; tone: string; list: string; filter: string; link: string; asOfAt: number }
interface Cockpit {
  asOfAt: number; scopeLabel: string; figures: Figure[]
  libraries: { key: string; name: string; count: number; total: number; link: string }[]
  ranking: { title: string; link: string; groups: { key: string; rankedCount: number; top: { unitName: string; rank: number }[]; bottom: { unitName: string }[]; own: { rank: number } | null }[] } | null
}
const COCKPIT = `{ cockpit { asOfAt scopeLabel figures { key section label kind value count note trend tone list filter link asOfAt }
  libraries { key name count total link }
  ranking { title link groups { key rankedCount top { unitName rank } bottom { unitName } own { rank } } } } }`
const INPUTS: Record<string, string> = { projects: 'ProjectFilterInput', assignments: 'AssignmentFilterInput', topics: 'TopicFilterInput' }

const read = async (client: Client) => (await client.get<{ cockpit: Cockpit }>(COCKPIT)).cockpit
const figure = (c: Cockpit, key: string) => c.figures.find(f => f.key === key)!
const countOf = async (client: Client, f: Figure) => {
  const question = `query ($filter: ${INPUTS[f.list]}) { ${f.list}(first: 1, filter: $filter) { totalCount } }`
  return (await client.get<Record<string, { totalCount: number }>>(question, { filter: JSON.parse(f.filter) as object }))[f.list]!.totalCount
}

beforeAll(async () => {
  office = await openOffice()
  await fill('长子')
  await fill('泾川')
})
afterAll(() => office.close())

describe('dashboard', () => {
  it.each(['cz.head', 'cz.deputy', 'cz.secretary', 'cz.office', 'cz.reader', 'cz.d8.liaison', 'cz.d7.head', 'cz.t1.liaison', 'jc.head'])(
    'P7 shows %s figures that equal the lists behind their links', async name => {
      const client = await office.as(name)
      const { figures } = await read(client)
      expect(figures.length).toBeGreaterThan(15)
      for (const f of figures) {
        expect({ key: f.key, count: await countOf(client, f) }).toEqual({ key: f.key, count: f.count })
        if (f.kind === 'COUNT') expect({ key: f.key, value: f.value }).toEqual({ key: f.key, value: f.count })
      }
    })

  it('P7 sums money and rates over the very rows behind the link', async () => {
    const head = await office.as('cz.head')
    const { figures } = await read(head)
    const { projectTotals } = await head.get<{ projectTotals: { totalInvestment: number } }>('{ projectTotals { totalInvestment } }')
    expect(figures.find(f => f.key === 'investment')!.value).toBe(projectTotals.totalInvestment)
    expect(projectTotals.totalInvestment).toBe(1_270_000_000)
    expect(figures.find(f => f.key === 'plan')).toMatchObject({
      value: 20.83, count: 2, note: '完成 2500 万元 ÷ 计划 1.20 亿元', trend: '序时进度 25 %', tone: 'warn', link: expect.stringMatching(/^\/projects\?year=2026$/) as string,
    })
    expect(figures.find(f => f.key === 'monthRate')).toMatchObject({ value: 0, count: 2, note: '办结 0 件 ÷ 本月到期 2 件', link: '/assignments?dueOn=2026-03-01~2026-03-31' })
  })

  it('P7 prints links in the words of the lists’ address bars', async () => {
    const deputy = await read(await office.as('cz.deputy'))
    const post = office.county('长子').posts.get('deputy')!
    const links = Object.fromEntries(deputy.figures.map(f => [f.key, f.link]))
    expect(links).toMatchObject({
      projects: '/projects', plan: '/projects?year=2026', late: '/projects?late=1', notStartedYetInvested: '/projects?early=1', withoutLeadOfficial: '/projects?noLead=1',
      'stage.BUILDING': '/projects?stages=BUILDING', ownLate: `/projects?leaders=${post}&late=1`, ownOpen: '/assignments?mine=1&open=1',
      waiting: `/assignments?leaders=${post}&holders=LEADER`, resolvedCleared: '/assignments?sources=RESOLUTION&states=CLEARED',
      pooled: '/topics?states=POOLED,SCHEDULED', returning: '/topics?returning=1',
    })
  })

  it('P7 counts what is wrong, what waits and what became of resolutions', async () => {
    const deputy = await read(await office.as('cz.deputy'))
    expect(Object.fromEntries(['late', 'notStartedYetInvested', 'withoutLeadOfficial', 'overdue', 'open', 'ownProjects', 'ownOpen', 'resolved', 'resolvedCleared', 'resolvedOverdue', 'pooled'].map(k => [k, figure(deputy, k).count]))).toEqual({
      late: 2, notStartedYetInvested: 1, withoutLeadOfficial: 3, overdue: 2, open: 4, ownProjects: 1, ownOpen: 4, resolved: 2, resolvedCleared: 1, resolvedOverdue: 1, pooled: 1,
    })
    expect(figure(deputy, 'resolvedCleared').note).toBe('销号率 50 %')
    expect(figure(deputy, 'overdue')).toMatchObject({ tone: 'bad', link: '/assignments?overdue=1' })
    expect(deputy.figures.every(f => f.asOfAt === NOW)).toBe(true)
  })

  it('P7 shows a unit its own part, and nobody another county', async () => {
    const water = await read(await office.as('cz.d8.liaison'))
    expect(water.scopeLabel).toBe('长子县水务局')
    expect([figure(water, 'projects').count, figure(water, 'open').count, figure(water, 'ownProjects').count]).toEqual([2, 2, 2])
    const roads = await read(await office.as('cz.d7.head'))
    expect([figure(roads, 'projects').count, figure(roads, 'open').count]).toEqual([2, 1])
    const jc = await read(await office.as('jc.head'))
    expect([figure(jc, 'projects').count, figure(jc, 'open').count]).toEqual([4, 4])
  })

  it('LT10 shows first and last of the latest published ranking, and the own place', async () => {
    const { ranking } = await read(await office.as('cz.d8.liaison'))
    expect(ranking!.title).toBe('长子县2026年2月重点项目考核月度排名')
    expect(ranking!.groups).toEqual([{
      key: 'DEPARTMENT', rankedCount: 2, own: { rank: 1 }, bottom: [], top: [{ unitName: '长子县水务局', rank: 1 }, { unitName: '长子县交通运输局', rank: 2 }],
    }])
  })

  it('JC1 shows the libraries with their totals', async () => {
    const { libraries } = await read(await office.as('jc.head'))
    expect(libraries.map(l => l.key)).toContain('COMPREHENSIVE')
    expect(libraries.every(l => l.total === 0 && l.count === 0)).toBe(true)
  })

  it('P12 refuses who has not signed in and a post that has no cockpit', async () => {
    expect((await office.nobody.ask('{ cockpit { asOfAt } }')).errors![0]!.extensions.code).toBe('UNAUTHENTICATED')
    expect((await (await office.as('cz.expert')).ask('{ cockpit { asOfAt } }')).errors![0]!.extensions.code).toBe('FORBIDDEN')
  })
})

import { addDays, instantOf } from '../../kernel/day'
import type { Ctx } from '../../platform/context'
import type { DemoScene } from '../../platform/manifest'
import { act, actorOf, castOf, type CountyCast } from '../identity/identity.demo'
import { demoProjects, type DemoProject } from '../project/project.demo'
import { Project } from '../project/project.entity'
import { saveProject } from '../project/project.service'
import type { Tier } from '../regulation/provision.query'
import { holdReviews } from '../review/review.demo'
import { LibraryEntry } from './reserve.entity'
import { LARGE, RETURNED_FOR } from './reserveText.demo'
import { admitEntry, exitEntry, proposeEntries, returnEntry, withdrawEntry, type ProposedOne, type StepInput } from './reserve.service'

const YI = 100_000_000
/** 亿元 that 泾川's county total comes to: a little above its floor of 1000, so that the warning is on. */
const COUNTY_TARGET = 1024
const UNSTARTED = ['CONCEIVED', 'PLANNED', 'PREPARATION_PROPOSED', 'PREPARING']

interface Stage {
  scene: DemoScene
  cast: CountyCast
}
const at = ({ scene }: Stage, days: number, time = '10:00') => instantOf(addDays(scene.today, days), time)
const as = <T>(s: Stage, key: string, days: number, work: (ctx: Ctx) => Promise<T>, time?: string) => act(s.scene, actorOf(s.cast, key), work, at(s, days, time))

const propose = async (s: Stage, key: string, tier: Tier, projectIds: readonly number[], days: number): Promise<number[]> => {
  const out: ProposedOne[] = []
  for (let i = 0; i < projectIds.length; i += 25)
    out.push(...(await as(s, key, days, ctx => proposeEntries(ctx, { projectIds: projectIds.slice(i, i + 25), tier }))))
  return out.flatMap(r => r.entryId ?? [])
}

const step = (s: Stage, key: string, days: number, ids: readonly number[], work: (ctx: Ctx, input: StepInput, i: number) => Promise<void>) =>
  ids.length ? as(s, key, days, async ctx => {
    for (const [i, id] of ids.entries()) await work(ctx, { id, version: (await ctx.find(LibraryEntry, id, '入库条目')).version }, i)
  }, '15:00') : Promise.resolve()

const returned = (ctx: Ctx, input: StepInput, i: number) => returnEntry(ctx, { ...input, reason: RETURNED_FOR[i % RETURNED_FOR.length]! })

/** The reserve of 长子, 龙亭 and of the counties whose text names no library: proposed by the office, decided by it. */
async function fillReserve(s: Stage, projects: readonly DemoProject[]): Promise<void> {
  const changzi = s.cast.county.pack === 'changzi-2020'
  if (changzi) await propose(s, 'secretary', 'MANAGEMENT', projects.map(p => p.id), -19)
  const waiting = projects.filter(p => UNSTARTED.includes(p.stage))
  const preparing = waiting.filter(p => p.stage === 'PREPARING').map(p => p.id)
  const others = waiting.filter(p => p.stage !== 'PREPARING').map(p => p.id)
  const ready = changzi ? await as(s, 'secretary', -13, async ctx => {
    const found = await ctx.em.find(Project, { id: { $in: preparing }, feasibilityReached: true, approvedOn: { $ne: null } })
    return found.map(p => p.id).slice(0, 8)
  }) : preparing
  const admitted = await propose(s, 'secretary', 'RESERVE', ready, -13)
  await step(s, 'office', -11, admitted.slice(0, -1), (ctx, input) => admitEntry(ctx, input))
  await step(s, 'office', -4, admitted.slice(0, 1), (ctx, input) => exitEntry(ctx, { ...input, reason: '项目单位调整投资方向，经核实退出储备。' }))
  const rest = [...preparing.filter(id => !ready.includes(id)), ...others]
  const open = await propose(s, 'secretary', 'RESERVE', rest.slice(0, 9), -6)
  await step(s, 'office', -3, open.slice(0, 2), returned)
  await step(s, 'secretary', -2, open.slice(2, 3), (ctx, input) => withdrawEntry(ctx, { ...input, reason: '建设方案有较大调整，完善后再申报。' }))
}

/** The large projects of 泾川 and one more that brings the county's total near its floor. Answers them by department. */
async function registerLarge(s: Stage, townships: readonly string[], known: number): Promise<DemoProject[]> {
  const sum = LARGE.reduce((total, p) => total + p.amount, 0)
  const rest = Math.max(10, Math.round(COUNTY_TARGET - known / YI - sum))
  const all = [...LARGE, { name: '陇东能源化工基地泾川园区', unit: '工业和信息化局', class: 'INDUSTRIAL' as const, amount: rest, chain: undefined }]
  return as(s, 'secretary', -20, async ctx => {
    const out: DemoProject[] = []
    for (const [i, p] of all.entries()) {
      const township = townships[(i * 5) % townships.length]!
      const stage = (['PLANNED', 'PREPARATION_PROPOSED', 'CONCEIVED', 'PREPARING'] as const)[i % 4]!
      const name = `${p.name}项目`
      const id = await saveProject(ctx, {
        name, stage, projectClass: p.class, totalInvestment: p.amount * YI, owner: `${s.cast.county.name}${p.unit}`, place: `${s.cast.county.name}${township}`,
        content: '按规划分期建设，前期先行开展资源评价、选址论证和要素保障衔接。', benefits: '带动上下游产业发展，增加就业和地方税收。', investmentKind: p.class === 'INDUSTRIAL' ? 'ENTERPRISE' : 'GOVERNMENT',
        constructionKind: 'NEW', level: p.amount >= 40 ? 'PROVINCIAL' : 'MUNICIPAL', keyProject: true, majorProject: true, planYear: Number(s.scene.today.slice(0, 4)),
        localityUnitId: s.cast.units.get(township), responsibleUnitId: s.cast.units.get(p.unit), sectorAuthorityUnitId: s.cast.units.get(p.unit),
        chainUnitId: p.chain ? s.cast.units.get(p.chain) : null, leadOfficialPostId: s.cast.posts.get(i % 2 ? 'deputy' : 'head'), plannedStartOn: addDays(s.scene.today, 240 + i * 17),
        resourceDevelopment: /煤|氢/.test(p.name), majorPublicInterest: false, majorInfrastructure: p.class === 'INFRASTRUCTURE', fitsIndustrialPlan: p.class === 'INDUSTRIAL', feasibilityReached: stage === 'PREPARING',
      })
      out.push({ id, name, stage, unit: p.unit, township, industrial: p.class === 'INDUSTRIAL', problem: false, startOn: addDays(s.scene.today, 240 + i * 17) })
    }
    return out
  })
}

/** 泾川 二(一)2–3: townships report, departments make the initial review and admit, chains by their heads, the best go to the county. */
async function fillJingchuan(s: Stage, projects: readonly DemoProject[]): Promise<void> {
  const unstarted = projects.filter(p => UNSTARTED.includes(p.stage))
  const amounts = await as(s, 'secretary', -19, async ctx => {
    const rows = await ctx.em.find(Project, { id: { $in: unstarted.map(p => p.id) } })
    return new Map(rows.map(p => [p.id, p.totalInvestment ?? 0]))
  })
  // The smaller ones have not been proposed yet: there is something to do.
  const small = unstarted.toSorted((a, b) => amounts.get(b.id)! - amounts.get(a.id)!).slice(0, 24).reverse()
  const known = small.reduce((sum, p) => sum + amounts.get(p.id)!, 0)
  const large = await registerLarge(s, s.cast.county.townships.split(' '), known)
  const all = [...small, ...large]
  const flagged = await as(s, 'secretary', -19, async ctx => {
    const found = await ctx.em.find(Project, { id: { $in: all.map(p => p.id) }, $or: [{ resourceDevelopment: true }, { majorInfrastructure: true }] })
    return found.map(p => p.id)
  })
  await holdReviews(s.scene, s.cast, { kind: 'PRELIMINARY', projectIds: flagged.slice(0, -1), day: -18, convenor: 'secretary', panel: ['head', 'deputy'], conclusion: 'PASSED', place: '县政府一号会议室' })

  for (const [township, own] of Map.groupBy(all, p => p.township)) {
    const ids = await propose(s, `${township}.liaison`, 'TOWNSHIP', own.map(p => p.id), -19)
    await step(s, `${township}.head`, -18, ids, (ctx, input) => admitEntry(ctx, input))
  }
  const sector: number[] = []
  for (const [unit, own] of Map.groupBy(all, p => p.unit)) {
    const key = `${unit}.liaison`
    const reviewed = own.slice(own.length > 1 ? 1 : 0).map(p => p.id)
    await holdReviews(s.scene, s.cast, { kind: 'INITIAL', projectIds: reviewed, day: -16, convenor: key, panel: [key], marking: 1, conclusion: 'PASSED', place: `${unit}会议室` })
    const settled = reviewed.filter(id => flagged.at(-1) !== id)
    const ids = await propose(s, key, 'SECTOR', settled, -16)
    await step(s, `${unit}.head`, -14, ids, (ctx, input) => admitEntry(ctx, input))
    sector.push(...settled)
    const late = own.filter(p => !reviewed.includes(p.id))
    for (const p of late) await propose(s, `${p.township}.liaison`, 'SECTOR', [p.id], -5)
  }
  await chains(s)
  const best = await propose(s, 'secretary', 'COMPREHENSIVE', sector.toSorted((a, b) => (amounts.get(b) ?? YI * 100) - (amounts.get(a) ?? YI * 100)).filter((_, i) => i !== 12), -10)
  await step(s, 'office', -8, best.slice(0, -3), (ctx, input) => admitEntry(ctx, input))
  await step(s, 'office', -6, best.slice(-3, -2), returned)
}

async function chains(s: Stage): Promise<void> {
  for (const chain of ['新能源产业链', '农产品加工产业链', '装备制造产业链']) {
    const ids = await as(s, `${chain}.liaison`, -12, async ctx => {
      const found = await ctx.em.find(Project, { chainUnitId: s.cast.units.get(chain)!, stage: { $in: UNSTARTED as never }, exitedOn: null })
      return found.sort((a, b) => (b.totalInvestment ?? 0) - (a.totalInvestment ?? 0)).map(p => p.id)
    })
    const reviewed = ids.slice(0, 8)
    await holdReviews(s.scene, s.cast, { kind: 'CHAIN', projectIds: reviewed, day: -12, convenor: `${chain}.head`, panel: [`${chain}.head`], conclusion: 'PASSED', place: `${chain}办公室` })
    const entries = await propose(s, `${chain}.liaison`, 'CHAIN', ids.slice(0, 9), -11)
    await step(s, `${chain}.head`, -10, entries.slice(0, reviewed.length), async (ctx, input) => admitEntry(ctx, input))
  }
}

/** Entries in all states, in every county by its own text. */
export async function fillLibraries(scene: DemoScene): Promise<void> {
  for (const cast of castOf(scene)) {
    const projects = demoProjects(scene, cast)
    if (cast.county.pack === 'jingchuan-2023') await fillJingchuan({ scene, cast }, projects)
    else await fillReserve({ scene, cast }, projects)
  }
}

import { addDays, instantOf } from '../../kernel/day'
import type { DemoScene } from '../../platform/manifest'
import { act, actorOf, castOf, type CountyCast } from '../identity/identity.demo'
import { setCondition, setStage } from './condition.service'
import { addMilestones } from './milestone.service'
import { Milestone, Project } from './project.entity'
import { BOARDS, FIRMS, PATTERNS, PROBLEMS, PROGRESS, TAG_POOL, type Pattern } from './projectText.demo'
import { isStarted } from './project.rules'
import { saveProject, type SaveProject } from './project.service'
import { setTaskForce } from './taskForce.service'
import type { MilestoneKind, Stage } from './word.rules'

/** What the demo leaves of its projects for later modules. */
export interface DemoProject {
  id: number
  name: string
  stage: Stage
  /** Short name of the responsible unit: its people act as `水务局.liaison`. */
  unit: string
  township: string
  industrial: boolean
  problem: boolean
  /** Planned start. */
  startOn: string
}

/** The demo's projects of a county, in the order they were registered. */
export const demoProjects = (scene: DemoScene, cast: CountyCast): DemoProject[] =>
  (scene.cast.get(`projects:${cast.county.code}`) as DemoProject[] | undefined) ?? []

/** A small generator: the same county gets the same projects. */
function dice(seed: number) {
  let state = seed % 2147483647
  const next = () => (state = (state * 48271) % 2147483647) / 2147483647
  return {
    chance: (share: number) => next() < share,
    between: (from: number, to: number) => from + Math.floor(next() * (to - from + 1)),
    pick: <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)]!,
  }
}
type Dice = ReturnType<typeof dice>

const STAGE_SHARES: readonly [Stage, number][] = [
  ['CONCEIVED', 11], ['PLANNED', 11], ['PREPARATION_PROPOSED', 8], ['PREPARING', 22], ['BUILDING', 33], ['COMPLETED', 9], ['OPERATING', 6],
]
const stageAt = (share: number): Stage => {
  let sum = 0
  return STAGE_SHARES.find(([, s]) => (sum += s) > share)?.[0] ?? 'BUILDING'
}

/** How much of what: so that a wind farm has tens of turbines and a farmland project thousands of mu. */
const AMOUNTS: readonly [RegExp, number, number, number][] = [
  [/ 平方米/, 12, 260, 100], [/ 立方米/, 5, 40, 1000], [/ 万立方米/, 10, 60, 1], [/ 亩/, 8, 56, 100], [/ 公里/, 4, 38, 1], [/ 台/, 12, 48, 1],
  [/ 吨/, 4, 30, 500], [/ 座/, 6, 60, 1], [/ 处/, 80, 400, 1], [/ 个/, 12, 96, 1],
]
const contentOf = (d: Dice, text: string) =>
  text.replace(/\{量\}( [万平立亩公台吨座处个][方公米立里]*)/, (_all, unit: string) => {
    const [, from, to, each] = AMOUNTS.find(([of]) => of.test(unit)) ?? [/./, 10, 60, 1]
    return `${d.between(from, to) * each}${unit}`
  })

const NUMBERS = '一二三四五六七八九十'
const WAN = 10_000
const REGISTERED = -20

interface Plan {
  fields: SaveProject & { name: string }
  milestones: { name: string; kind: MilestoneKind; plannedOn: string; actualOn: string | null }[]
  pattern: Pattern
  township: string
  problem: boolean
}

function datesOf(d: Dice, stage: Stage, today: string) {
  const started = isStarted(stage)
  const start = addDays(today, started ? -d.between(90, 620) : d.chance(0.12) ? -d.between(5, 60) : d.between(15, 320))
  const length = d.between(240, 720)
  if (!started) return { plannedStartOn: start, plannedFinishOn: addDays(start, length), actualStartOn: null, actualFinishOn: null }
  const actualStartOn = addDays(start, d.between(-10, 40))
  if (stage !== 'BUILDING') {
    const actualFinishOn = addDays(today, -d.between(30, 200))
    const begun = addDays(actualFinishOn, -length)
    return { plannedStartOn: begun, plannedFinishOn: addDays(actualFinishOn, d.between(-30, 30)), actualStartOn: begun, actualFinishOn }
  }
  const plannedFinishOn = d.chance(0.12) ? addDays(today, -d.between(5, 80)) : addDays(today, d.between(30, 420))
  return { plannedStartOn: start, plannedFinishOn, actualStartOn: actualStartOn < addDays(today, -30) ? actualStartOn : addDays(today, -40), actualFinishOn: null }
}

function milestonesFor(d: Dice, f: SaveProject, today: string): Plan['milestones'] {
  const start = f.plannedStartOn!
  const finish = f.plannedFinishOn!
  const rows: [string, MilestoneKind, string][] = [
    ['可研批复', 'APPROVAL', addDays(start, -120)],
    ['用地预审与选址意见', 'LAND', addDays(start, -90)],
    ['施工招标', 'BIDDING', addDays(start, -30)],
    ['开工', 'START', start],
    ['主体完工', 'PROGRESS', addDays(finish, -100)],
    ['竣工验收', 'FINISH', finish],
  ]
  const passed = (on: string, kind: MilestoneKind) => {
    if (kind === 'START') return f.actualStartOn ?? null
    if (kind === 'FINISH') return f.actualFinishOn ?? null
    const before = kind !== 'PROGRESS' && Boolean(f.actualStartOn)
    if (on >= addDays(today, REGISTERED - 10) || (!before && d.chance(0.1))) return null
    return addDays(on, d.between(-8, 8))
  }
  return rows.map(([name, kind, plannedOn]) => ({ name, kind, plannedOn, actualOn: passed(plannedOn, kind) }))
}

function planOf(cast: CountyCast, d: Dice, n: number, today: string, used: Set<string>): Plan {
  const { county, units, posts } = cast
  const pattern = PATTERNS[n % PATTERNS.length]!
  const townships = county.townships.split(' ')
  let township = townships[(n * 7 + Math.floor(n / PATTERNS.length)) % townships.length]!
  let turn = Math.floor(n / PATTERNS.length)
  const named = () => pattern.name.replace('{镇}', township).replace('{号}', NUMBERS[turn % 10]!).replace('{量}', String(20 + 10 * (n % 9)))
  const place = () => (named().includes(township) ? named() : `${county.shortName}${named()}`)
  for (let i = 0; used.has(place()) && i < 40; i++) township = townships[(++turn * 5 + i) % townships.length]!
  let name = place()
  if (used.has(name)) name = `${township}${named()}`
  used.add(name)
  const stage = stageAt((n * 37) % 100)
  const dates = datesOf(d, stage, today)
  const total = Math.round(d.between(pattern.from, pattern.to) / 10) * 10
  const plan = stage === 'BUILDING' ? Math.round(total * d.between(25, 60) / 100) : stage === 'PREPARING' ? Math.round(total * d.between(0, 15) / 100) : 0
  const yearShare = Number(today.slice(5, 7)) / 12
  const oddlyInvested = stage === 'PREPARING' && n % 40 === 7
  const done = stage === 'BUILDING' ? Math.round(plan * Math.min(1.1, yearShare * d.between(45, 125) / 100)) : oddlyInvested ? 120 + n : 0
  // 龙亭 第八条 asks more of a key project than size, 第十条 takes the major ones from among them.
  const fit = county.pack !== 'longting-2022' || pattern.government || total >= { INDUSTRIAL: 5_000, LIVELIHOOD: 10_000, INFRASTRUCTURE: 20_000 }[pattern.class as string]!
  const key = stage !== 'CONCEIVED' && (total >= 10_000 || d.chance(0.2)) && fit
  const lead = key ? (n % 16 === 5 ? null : posts.get(pattern.class === 'INDUSTRIAL' ? 'deputy2' : d.pick(['head', 'deputy', 'deputy3', 'deputy4']))!) : null
  const problem = stage === 'BUILDING' && d.chance(0.3)
  const chains = county.pack === 'jingchuan-2023' && pattern.class === 'INDUSTRIAL'
  const approved = isStarted(stage) || (stage === 'PREPARING' && d.chance(0.5))
  const fields: Plan['fields'] = {
    name, stage, ...dates, planYear: Number(today.slice(0, 4)), projectClass: pattern.class, keyProject: key, majorProject: total >= 50_000 && (key || county.pack !== 'longting-2022'),
    investmentKind: pattern.government ? 'GOVERNMENT' : 'ENTERPRISE',
    constructionKind: /改|扩/.test(name) ? 'RECONSTRUCTION' : stage === 'BUILDING' && d.chance(0.4) ? 'CONTINUED' : 'NEW',
    level: total >= 60_000 ? 'PROVINCIAL' : total >= 20_000 ? 'MUNICIPAL' : 'COUNTY',
    totalInvestment: total * WAN, annualPlanInvestment: plan ? plan * WAN : null, cumulativeInvestment: plan || oddlyInvested ? done * WAN : null,
    place: `${county.name}${township}`,
    content: stage === 'CONCEIVED' && d.chance(0.3) ? null : contentOf(d, pattern.content),
    benefits: stage === 'CONCEIVED' && d.chance(0.5) ? null : pattern.benefits,
    owner: pattern.government ? `${county.name}${pattern.unit}` : `${county.name}${FIRMS[n % FIRMS.length]}${pattern.unit === '农业农村局' ? '农业发展' : pattern.unit === '文化和旅游局' ? '文旅' : '实业'}有限公司`,
    localityUnitId: units.get(township), responsibleUnitId: units.get(pattern.unit), sectorAuthorityUnitId: units.get(pattern.unit),
    leadOfficialPostId: lead, coLeadPostIds: lead && total >= 60_000 ? [posts.get('deputy')!] : [],
    serviceOfficerPostId: key ? posts.get(`${pattern.unit}.liaison`) : null,
    chainUnitId: chains ? units.get(pattern.name.includes('电') ? '新能源产业链' : /农|果|蔬|羊/.test(pattern.name) ? '农产品加工产业链' : '装备制造产业链') : null,
    board: county.pack === 'changzi-2020' ? BOARDS[pattern.class] : null,
    tags: [pattern.government && d.chance(0.4) ? '专项债' : '', !pattern.government && d.chance(0.5) ? '招商引资' : '', d.chance(0.25) ? d.pick(TAG_POOL) : ''].join(' '),
    annualTask: stage === 'BUILDING' ? '完成主体工程，设备到场，年底具备验收条件。' : stage === 'PREPARING' ? '完成前期手续，具备开工条件。' : null,
    requirement: key ? '每月 25 日前报送进展，问题当周上报联席办。' : null,
    progress: ['BUILDING', 'PREPARING'].includes(stage) ? d.pick(stage === 'BUILDING' ? [PROGRESS[0]!, PROGRESS[1]!, PROGRESS[4]!] : [PROGRESS[2]!, PROGRESS[3]!]) : null,
    problems: problem ? d.pick(PROBLEMS) : null,
    feasibilityReached: approved ? true : stage === 'PREPARING' ? d.chance(0.6) : stage === 'CONCEIVED' ? null : false,
    approvedOn: approved ? addDays(dates.plannedStartOn < today ? dates.plannedStartOn : today, -d.between(60, 140)) : null,
    resourceDevelopment: /矿|煤层气/.test(name), majorPublicInterest: false, majorInfrastructure: pattern.class === 'INFRASTRUCTURE' && total >= 50_000,
    fitsIndustrialPlan: pattern.class === 'INDUSTRIAL' ? true : null, importantInfrastructure: pattern.class === 'INFRASTRUCTURE' && total >= 20_000,
    majorLivelihood: pattern.class === 'LIVELIHOOD' && total >= 10_000,
    overallEffect: total >= 80_000,
    codes: approved ? [`${today.slice(2, 4)}${String(1 + (n % 12)).padStart(2, '0')}-${county.code}-${pattern.government ? '04' : '89'}-01-${String(100_000 + n * 731).slice(0, 6)}`] : [],
  }
  const dated = ['CONCEIVED', 'PLANNED'].includes(stage) ? [] : milestonesFor(d, fields, today)
  return { fields, milestones: dated, pattern, township, problem }
}

async function fillCounty(scene: DemoScene, cast: CountyCast): Promise<void> {
  const d = dice(Number(cast.county.code))
  const count = 66 + (Number(cast.county.code) % 5) * 9
  const used = new Set<string>()
  const plans = Array.from({ length: count }, (_, n) => planOf(cast, d, n, scene.today, used))
  const found: DemoProject[] = []
  const at = (days: number, time = '09:30') => instantOf(addDays(scene.today, days), time)
  for (let from = 0; from < plans.length; from += 10)
    await act(scene, actorOf(cast, 'secretary'), async ctx => {
      for (const { fields, milestones, pattern, township, problem } of plans.slice(from, from + 10)) {
        const id = await saveProject(ctx, fields)
        await addMilestones(ctx, id, milestones)
        found.push({ id, name: fields.name, stage: fields.stage!, unit: pattern.unit, township, industrial: pattern.class === 'INDUSTRIAL', problem, startOn: fields.plannedStartOn! })
      }
    }, at(REGISTERED))
  scene.cast.set(`projects:${cast.county.code}`, found)
  await liveOn(scene, cast, found, at)
  await formTaskForces(scene, cast, found, at)
}

/** What happened since: progress by the responsible units, starts, stops and exits by the office. */
async function liveOn(scene: DemoScene, cast: CountyCast, found: DemoProject[], at: (days: number, time?: string) => number) {
  const building = found.filter(p => p.stage === 'BUILDING')
  for (const [i, p] of building.slice(0, 10).entries())
    await act(scene, actorOf(cast, `${p.unit}.liaison`), async ctx => {
      const project = await ctx.find(Project, p.id, '项目')
      await saveProject(ctx, {
        id: p.id, version: project.version, progress: `${PROGRESS[i % 2]!}本周新增作业面 ${2 + i} 处。`,
        cumulativeInvestment: (project.cumulativeInvestment ?? 0) + Math.round((project.annualPlanInvestment ?? 0) * (0.01 + i / 400) / WAN) * WAN,
      })
    }, at(-10 + i, '15:20'))
  // Four of five milestones of the last weeks were reached; the rest are what the calendar shows in red.
  await act(scene, actorOf(cast, 'secretary'), async ctx => {
    const past = { $gte: addDays(scene.today, REGISTERED - 25), $lt: addDays(scene.today, -2) }
    const open = await ctx.em.find(Milestone, { plannedOn: past, actualOn: null, kind: { $in: ['APPROVAL', 'LAND', 'BIDDING', 'PROGRESS'] } }, { orderBy: { id: 'asc' } })
    for (const [i, m] of open.entries()) if (i % 5) m.actualOn = addDays(m.plannedOn, i % 3)
  }, at(-1, '17:30'))
  const version = async (id: number) => {
    const ctx = scene.system.ctx(actorOf(cast, 'secretary'))
    return (await ctx.find(Project, id, '项目')).version
  }
  for (const [i, p] of found.filter(x => x.stage === 'PREPARING').sort((a, b) => a.startOn.localeCompare(b.startOn)).slice(0, 2).entries()) {
    const seen = await version(p.id)
    await act(scene, actorOf(cast, 'secretary'), ctx => setStage(ctx, { id: p.id, version: seen, action: 'start', on: addDays(scene.today, -6 + i) }), at(-5 + i, '10:10'))
    p.stage = 'BUILDING'
  }
  const conditions = [
    ...building.slice(-2).map((p, i) => ({ p, action: 'suspend' as const, reason: i ? '资金未及时到位，施工单位停工。' : '征地补偿协议未签订，施工受阻。' })),
    ...found.filter(x => x.stage === 'CONCEIVED').slice(-1).map(p => ({ p, action: 'exit' as const, reason: '投资方调整布局，不再实施。' })),
  ]
  for (const { p, action, reason } of conditions) {
    const seen = await version(p.id)
    await act(scene, actorOf(cast, 'secretary'), ctx => setCondition(ctx, { id: p.id, version: seen, action, reason, on: addDays(scene.today, -8) }), at(-7, '16:40'))
  }
}

/** Some of the projects have their task force, major ones first (泾川 二(三)12); the rest are what the filter shows as lacking one. */
async function formTaskForces(scene: DemoScene, cast: CountyCast, found: readonly DemoProject[], at: (days: number, time?: string) => number) {
  const building = found.filter(p => p.stage === 'BUILDING')
  const major = new Set((await act(scene, actorOf(cast, 'secretary'), ctx => ctx.em.find(Project, { id: { $in: building.map(p => p.id) }, majorProject: true }))).map(p => p.id))
  for (const p of building.toSorted((a, b) => Number(major.has(b.id)) - Number(major.has(a.id))).slice(0, 4))
    await act(scene, actorOf(cast, 'secretary'), async ctx => {
      const { leadOfficialPostId, responsibleUnitId } = await ctx.find(Project, p.id, '项目')
      if (leadOfficialPostId == null || responsibleUnitId == null) return
      await setTaskForce(ctx, {
        projectId: p.id, leadUnitId: responsibleUnitId, fromOn: addDays(scene.today, -15), paper: '专题会议纪要',
        leader: { postId: leadOfficialPostId }, deputies: [{ postId: cast.posts.get(`${p.unit}.head`)! }], members: [{ postId: cast.posts.get(`${p.unit}.liaison`)! }, { text: '项目单位负责人' }],
      })
    }, at(-12, '11:00'))
}

/** Sixty and more invented projects a county, in all stages, with money, codes and milestones. */
export async function fillProjects(scene: DemoScene): Promise<void> {
  for (const cast of castOf(scene)) await fillCounty(scene, cast)
}

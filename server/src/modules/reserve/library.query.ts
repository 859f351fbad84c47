import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { listUnits } from '../identity/directory.query'
import { reachFor } from '../identity/permission.service'
import { floorsFor, librariesOf, TIERS, type Facts, type Tier } from '../regulation/provision.query'
import { judgeFor } from '../regulation/regulation.service'
import { libraryKey, NOT_RESERVE, STANDING_TONES, standingOf, STANDINGS, unitColumnOf, withoutNear } from './reserve.rules'

export interface Figure {
  count: number
  /** Whole yuan, of the projects as they are today. */
  total: number
  industrialCount: number
  industrialTotal: number
}

const NOTHING: Figure = { count: 0, total: 0, industrialCount: 0, industrialTotal: 0 }
const add = (a: Figure, b: Figure): Figure => ({
  count: a.count + b.count, total: a.total + b.total,
  industrialCount: a.industrialCount + b.industrialCount, industrialTotal: a.industrialTotal + b.industrialTotal,
})

interface Counted {
  n: unknown
  sum: unknown
  projectClass: string | null
}
const figureOf = (row: Counted): Figure => {
  const [count, total] = [Number(row.n), Number(row.sum ?? 0)]
  return row.projectClass === 'INDUSTRIAL' ? { count, total, industrialCount: count, industrialTotal: total } : { ...NOTHING, count, total }
}

/** Entries in a library whose project has not been given up. */
const admitted = (ctx: Ctx) =>
  countyRows(ctx, 'libraryEntry').innerJoin('project', 'project.id', 'libraryEntry.projectId')
    .where('libraryEntry.state', '=', 'ADMITTED').where('project.exitedOn', 'is', null)

/** Live figures by library key, `SECTOR:12`. */
export async function figuresOf(ctx: Ctx): Promise<Map<string, Figure>> {
  const rows = await admitted(ctx)
    .select(eb => ['libraryEntry.tier', 'libraryEntry.unitId', 'project.projectClass', eb.fn.countAll().as('n'), eb.fn.sum('project.totalInvestment').as('sum')])
    .groupBy(['libraryEntry.tier', 'libraryEntry.unitId', 'project.projectClass'])
    .execute()
  const figures = new Map<string, Figure>()
  for (const row of rows) {
    const key = libraryKey(row.tier, row.unitId)
    figures.set(key, add(figures.get(key) ?? NOTHING, figureOf(row)))
  }
  return figures
}

/** All reserve projects of the county together, each once however many libraries it is in (泾川 二(一)1). */
async function countyFigure(ctx: Ctx): Promise<Figure> {
  const rows = await countyRows(ctx, 'project')
    .where('project.exitedOn', 'is', null)
    .where('project.id', 'in', eb => eb.selectFrom('libraryEntry').select('libraryEntry.projectId')
      .where('libraryEntry.jurisdictionId', '=', ctx.jurisdictionId).where('libraryEntry.state', '=', 'ADMITTED').where('libraryEntry.tier', '!=', NOT_RESERVE))
    .select(eb => ['project.projectClass', eb.fn.countAll().as('n'), eb.fn.sum('project.totalInvestment').as('sum')])
    .groupBy('project.projectClass')
    .execute()
  return rows.map(figureOf).reduce(add, NOTHING)
}

/** How a library's totals are told to the regulation; `change` is what would come or go. */
export const libraryFacts = (tier: Tier, name: string, figure: Figure, change: Figure = NOTHING, sign: 1 | -1 = 1): NonNullable<Facts['library']> => ({
  tier, name, total: figure.total, count: figure.count,
  totalAfter: figure.total + sign * change.total, countAfter: figure.count + sign * change.count,
  industrialTotalAfter: figure.industrialTotal + sign * change.industrialTotal,
  industrialCountAfter: figure.industrialCount + sign * change.industrialCount,
})

interface Against {
  name: string
  figure: Figure
  /** Whether the floor of the tier is this one's to keep. */
  keeps: boolean
}

async function standing(ctx: Ctx, tier: Tier, { name, figure, keeps }: Against) {
  const floor = keeps ? ((await floorsFor(ctx, tier))[0] ?? null) : null
  const { explanations } = keeps ? await judgeFor(ctx, 'library.figure', { library: libraryFacts(tier, name, figure) }, { tier }) : { explanations: [] }
  const judged = standingOf(explanations)
  return {
    ...figure, name, tier,
    floor: floor?.amount ?? null,
    headroom: floor ? figure.total - floor.amount : null,
    ...judged,
    standingLabel: STANDINGS[judged.standing], tone: STANDING_TONES[judged.standing],
    explanations: withoutNear(explanations),
  }
}

/** Units that have a library of a tier: those with an entry, and those that a project names for it. Townships and chain offices all. */
async function unitsOf(ctx: Ctx, tier: Tier, kind: string) {
  const units = await listUnits(ctx, { kinds: [kind as never], active: true })
  const column = unitColumnOf(tier)
  if (column === null || kind !== 'DEPARTMENT') return units
  const named = await countyRows(ctx, 'project').select(`project.${column} as id`).where(`project.${column}`, 'is not', null).distinct().execute()
  const held = await countyRows(ctx, 'libraryEntry').select('libraryEntry.unitId as id').where('libraryEntry.tier', '=', tier).distinct().execute()
  const ids = new Set([...named, ...held].map(r => r.id))
  return units.filter(u => ids.has(u.id))
}

const waiting = async (ctx: Ctx) => {
  const rows = await countyRows(ctx, 'libraryEntry')
    .select(eb => ['libraryEntry.tier', 'libraryEntry.unitId', eb.fn.countAll().as('n')])
    .where('libraryEntry.state', '=', 'PROPOSED')
    .groupBy(['libraryEntry.tier', 'libraryEntry.unitId'])
    .execute()
  return new Map(rows.map(r => [libraryKey(r.tier, r.unitId), Number(r.n)]))
}

/**
 * The county's libraries with live totals against their floors (JC1, JC2). First the county as a whole where a floor speaks of
 * it; a post that reaches only its unit sees its own libraries.
 */
export async function listLibraries(ctx: Ctx) {
  const county = reachFor(ctx, 'reserve.read') === 'COUNTY'
  const [figures, proposed] = [await figuresOf(ctx), await waiting(ctx)]
  const tiers = []
  const countyFloors = await floorsFor(ctx, 'COUNTY')
  if (county && countyFloors.length) {
    const whole = await standing(ctx, 'COUNTY', { name: TIERS.COUNTY, figure: await countyFigure(ctx), keeps: true })
    tiers.push({ ...whole, each: false, runBy: null, clause: countyFloors[0]!.clause, source: 'CLAUSE', proposedCount: 0, libraries: [] })
  }
  for (const l of await librariesOf(ctx)) {
    const units = l.each ? (await unitsOf(ctx, l.tier, l.runBy.kind)).filter(u => county || ctx.actor.unitIds.includes(u.id)) : []
    if (!county && l.each && !units.length) continue
    const scope = (await floorsFor(ctx, l.tier))[0]?.scope
    const libraries = []
    for (const u of units) {
      const key = libraryKey(l.tier, u.id)
      const own = await standing(ctx, l.tier, { name: u.name, figure: figures.get(key) ?? NOTHING, keeps: scope === 'EACH' })
      libraries.push({ __typename: 'Library' as const, key, unitId: u.id, ...own, proposedCount: proposed.get(key) ?? 0 })
    }
    const total = l.each ? libraries.reduce<Figure>(add, NOTHING) : (figures.get(l.tier) ?? NOTHING)
    const whole = await standing(ctx, l.tier, { name: l.name, figure: total, keeps: scope === 'TOGETHER' })
    tiers.push({
      ...whole, each: l.each ?? false, runBy: l.runBy.unit ?? null, clause: l.clause, source: l.source, libraries,
      proposedCount: l.each ? libraries.reduce((sum, x) => sum + x.proposedCount, 0) : (proposed.get(l.tier) ?? 0),
    })
  }
  return tiers.map(t => ({ __typename: 'LibraryTier' as const, ...t }))
}

/** What leaving would do to the floors: the library's and the county's. Warns, never stops (泾川 二(一)1, 2). */
export async function leavingExplanations(ctx: Ctx, entry: { tier: Tier; unitId: number | null; projectId: number; libraryName: string }) {
  const project = await countyRows(ctx, 'project').select(['project.totalInvestment', 'project.projectClass']).where('project.id', '=', entry.projectId).executeTakeFirst()
  const change = figureOf({ n: 1, sum: project?.totalInvestment ?? 0, projectClass: project?.projectClass ?? null })
  const elsewhere = await countyRows(ctx, 'libraryEntry').select('libraryEntry.id').where('libraryEntry.projectId', '=', entry.projectId)
    .where('libraryEntry.state', '=', 'ADMITTED').where('libraryEntry.tier', 'not in', [entry.tier, NOT_RESERVE]).executeTakeFirst()
  const floor = (await floorsFor(ctx, entry.tier))[0]
  const figures = await figuresOf(ctx)
  const together = [...figures].filter(([key]) => key.split(':')[0] === entry.tier).map(([, f]) => f).reduce(add, NOTHING)
  const own = floor?.scope === 'TOGETHER' ? together : (figures.get(libraryKey(entry.tier, entry.unitId)) ?? NOTHING)
  const of = async (tier: Tier, name: string, figure: Figure) =>
    withoutNear((await judgeFor(ctx, 'library.leave', { library: libraryFacts(tier, name, figure, change, -1) }, { tier })).explanations)
  const county = elsewhere || entry.tier === NOT_RESERVE || !(await floorsFor(ctx, 'COUNTY')).length ? [] : await of('COUNTY', TIERS.COUNTY, await countyFigure(ctx))
  return [...(await of(entry.tier, entry.libraryName, own)), ...county]
}

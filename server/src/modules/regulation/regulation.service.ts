import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Day } from '../../kernel/day'
import { conflict, invalid, Refusal } from '../../kernel/refusal'
import { sentenceOf, type Explanation, type Verdict } from '../../kernel/verdict'
import type { Ctx } from '../../platform/context'
import type { System } from '../../platform/manifest'
import { unitOfWork } from '../../platform/unitOfWork'
import type { RegulationPack } from './compile.rules'
import type { Facts } from './fact.rules'
import { judge, recordOf, replay, type JudgementRecord } from './judge.rules'
import { barePack, loadPack, loadPlatform, packToJson, revivePack } from './pack.rules'
import { CountySetting, KeptPack, PackUse } from './regulation.entity'
import { hashInForce, settingsInForce } from './regulation.query'
import { settingProblem, type Settings } from './setting.rules'
import type { Moment, Tier } from './word.rules'

const PACKS = Symbol('regulation packs')
/** Service: the folder of the packs. */
export const REGULATIONS_DIR = Symbol('regulations folder')
const LATEST_FIRST = { id: 'desc' } as const

/** Reads the folder: the platform's defaults and every county's pack. @throws PackError with file, line and cause. */
export function readPacks(folder: string): RegulationPack[] {
  const platform = loadPlatform(readFileSync(join(folder, 'platform.yaml'), 'utf8'), 'regulations/platform.yaml')
  const ids = readdirSync(folder, { withFileTypes: true })
    .filter(e => e.isDirectory() && existsSync(join(folder, e.name, 'pack.yaml')))
    .map(e => e.name)
  const counties = ids.sort().map(id => loadPack(readFileSync(join(folder, id, 'pack.yaml'), 'utf8'), `regulations/${id}/pack.yaml`, platform))
  return [barePack(platform), ...counties]
}

/** Keeps each pack under its hash, and notes from when its wording is used. Nothing is written when nothing changed. */
export async function syncPacks(ctx: Ctx, packs: readonly RegulationPack[]): Promise<void> {
  await ctx.lock('regulations')
  for (const pack of packs) {
    const { id: packId, jurisdiction: code, title, effective } = pack.data.regulation
    const kept =
      (await ctx.em.findOne(KeptPack, { hash: pack.hash })) ??
      ctx.em.create(KeptPack, { hash: pack.hash, packId, code, title, content: packToJson(pack), loadedAt: ctx.now })
    await ctx.flush()
    const others = (await ctx.em.find(PackUse, { packId, code: { $ne: code } })).map(u => u.code)
    for (const by of new Set([code, ...others])) {
      const last = await ctx.em.findOne(PackUse, { packId, code: by }, { orderBy: LATEST_FIRST })
      if (last?.keptPackId === kept.id) continue
      ctx.em.create(PackUse, {
        keptPackId: kept.id, packId, code: by, effectiveFromOn: effective.from, effectiveToOn: effective.to ?? null,
        // The first wording counts from the text's own first day, a changed one from today: what was decided stays decided.
        fromOn: last && ctx.today > effective.from ? ctx.today : effective.from,
      })
      await ctx.flush()
    }
  }
}

/**
 * A county goes by a pack that was not written for its code: a text of the city that holds for its districts. It follows
 * the pack's later wordings as well.
 * @throws Refusal INVALID when no such pack is loaded.
 */
export async function choosePack(ctx: Ctx, code: string, packId: string): Promise<void> {
  const uses = await ctx.em.find(PackUse, {}, { orderBy: LATEST_FIRST })
  const use = uses.find(u => u.packId === packId)
  if (!use) throw invalid({ field: 'pack', message: `没有编号为“${packId}”的制度，可以选：${[...new Set(uses.map(u => u.packId))].sort().join('、')}。` })
  if (uses.some(u => u.packId === packId && u.code === code)) return
  ctx.em.create(PackUse, {
    keptPackId: use.keptPackId, packId, code, effectiveFromOn: use.effectiveFromOn, effectiveToOn: use.effectiveToOn ?? null, fromOn: use.effectiveFromOn,
  })
  await ctx.flush()
}

/** Before the first request: loads the folder into the database. */
export async function startRegulations(system: System): Promise<void> {
  const packs = readPacks(system.services.get(REGULATIONS_DIR) as string)
  system.services.set(PACKS, new Map(packs.map(p => [p.hash, p])))
  const ctx = system.ctx(null)
  await unitOfWork(ctx, 'startRegulations', () => syncPacks(ctx, packs))
}

/** A pack by its hash, also one whose file has changed since. @throws Error when it was never loaded here. */
export async function packByHash(ctx: Ctx, hash: string): Promise<RegulationPack> {
  const known = ctx.service<Map<string, RegulationPack>>(PACKS)
  const found = known.get(hash)
  if (found) return found
  const row = await ctx.rows.selectFrom('regulationPack').select('content').where('hash', '=', hash).executeTakeFirst()
  if (!row) throw new Error(`regulation pack ${hash} was never loaded`)
  const revived = revivePack(row.content)
  known.set(hash, revived)
  return revived
}

/** A regulation's title by its id, as every explanation names it: `《…》`. An id that is not loaded is shown as it is. */
export function titleOf({ services }: { services: Map<symbol, unknown> }, packId: string): string {
  const packs = services.get(PACKS) as Map<string, RegulationPack>
  const pack = [...packs.values()].find(p => p.data.regulation.id === packId)
  return pack ? `《${pack.data.regulation.title}》` : packId
}

/** An explanation with the regulation's title for its id: what a refusal carries, as every answer does. */
export const shownIn = (system: System) => (explanation: Explanation): Explanation => ({
  ...explanation, regulation: explanation.regulation === null ? null : titleOf(system, explanation.regulation),
})

export interface Regulation {
  pack: RegulationPack
  /** The values in force, defaults included. */
  settings: Settings
  /** The version that a record of today remembers. */
  hash: string
}

const perRequest = new WeakMap<Ctx, Map<Day, Promise<Regulation>>>()

/** What the actor's county goes by on a day (today when absent): its pack and its settings. Read once a request. */
export function regulationOf(ctx: Ctx, on: Day = ctx.today): Promise<Regulation> {
  const days = perRequest.get(ctx) ?? new Map<Day, Promise<Regulation>>()
  perRequest.set(ctx, days)
  const found = days.get(on) ?? read(ctx, on)
  days.set(on, found)
  return found
}

async function read(ctx: Ctx, on: Day): Promise<Regulation> {
  const hash = await hashInForce(ctx, on)
  const pack = await packByHash(ctx, hash)
  return { pack, settings: await settingsInForce(ctx, pack, on), hash }
}

/** The county's rules on one matter; see `judge`. */
export async function judgeFor(ctx: Ctx, on: Moment, facts: Facts, options: { tier?: Tier } = {}): Promise<Verdict> {
  const { pack, settings } = await regulationOf(ctx)
  return judge(pack, settings, on, facts, options)
}

/** As `judgeFor`, with the record from which the verdict replays. */
export async function weigh(ctx: Ctx, on: Moment, facts: Facts, options: { tier?: Tier } = {}): Promise<{ verdict: Verdict; record: JudgementRecord }> {
  const { pack, settings } = await regulationOf(ctx)
  return { verdict: judge(pack, settings, on, facts, options), record: recordOf(pack, settings, on, facts, options) }
}

/**
 * As `weigh`, and stops where a rule refuses.
 * @throws Refusal GATE with the verdict.
 */
export async function gate(ctx: Ctx, on: Moment, facts: Facts, options: { tier?: Tier } = {}): Promise<{ verdict: Verdict; record: JudgementRecord }> {
  const weighed = await weigh(ctx, on, facts, options)
  if (!weighed.verdict.allowed) throw new Refusal('GATE', sentenceOf(weighed.verdict), { verdict: weighed.verdict })
  return weighed
}

/** A kept record's verdict again, by the pack and the settings of its day. */
export const replayFor = async (ctx: Ctx, record: JudgementRecord): Promise<Verdict> => replay(await packByHash(ctx, record.hash), record)

export interface ChangeSetting {
  key: string
  /** JSON of the value: `5`, `true`, `"EACH"`, `{"level":10}`. */
  value: string
  paper: string
  effectiveOn: Day
  /** The revision that was seen; 0 when the default was. */
  revision: number
}

function parseValue(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw invalid({ field: 'value', message: '设定的值格式不对，请在设定页面上填写。' })
  }
}

/**
 * Sets a value of the county, with paper and date; the earlier ones stay.
 * @throws Refusal INVALID for an unknown key or a wrong value, CONFLICT when somebody else changed it meanwhile.
 */
export async function changeSetting(ctx: Ctx, input: ChangeSetting): Promise<void> {
  const { pack } = await regulationOf(ctx)
  const declared = pack.data.settings.find(s => s.key === input.key)
  if (!declared) throw invalid({ field: 'key', message: '本县制度没有这项设定，请从设定清单中选择。' })
  const value = parseValue(input.value)
  const problem = settingProblem(declared, value)
  if (problem) throw invalid({ field: 'value', message: problem })
  await ctx.lock(`setting:${ctx.jurisdictionId}:${input.key}`)
  const last = await ctx.em.findOne(CountySetting, { key: input.key }, { orderBy: { revision: 'desc' } })
  if ((last?.revision ?? 0) !== input.revision) throw conflict('设定')
  ctx.em.create(CountySetting, {
    jurisdictionId: ctx.jurisdictionId,
    key: input.key,
    value: JSON.stringify(value),
    paper: input.paper.trim(),
    effectiveOn: input.effectiveOn,
    revision: input.revision + 1,
    changedById: ctx.actor.userId,
    changedByName: `${ctx.actor.postName} ${ctx.actor.userName}`,
    changedAt: ctx.now,
  })
  await ctx.flush()
  perRequest.delete(ctx)
}

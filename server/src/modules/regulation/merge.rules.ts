import type { PackData, PlatformData } from './pack.schema'

const without = <T>(theirs: readonly T[], ours: readonly T[], key: (item: T) => string) => {
  const taken = new Set(ours.map(key))
  return theirs.filter(item => !taken.has(key(item)))
}

/**
 * Completes a county's pack: its own word stands first; where it is silent, the platform's default applies and says so.
 * Libraries come from one of the two as a whole, for the tiers belong together.
 */
export function mergePack(pack: PackData, platform: PlatformData): PackData {
  const replaced = new Set(pack.rules.flatMap(r => (r.replaces ? [r.replaces] : [])))
  const covered = new Set(pack.scoresheets.flatMap(s => s.review))
  const own = pack.ranking
  const hasOrigin = (o: { clause?: unknown; setting?: unknown } | undefined) => Boolean(o?.clause ?? o?.setting)
  const { clause, setting, platform: ours, ...rest } = platform.ranking ?? {}
  const ranking = { ...rest, ...(hasOrigin(own) ? {} : { clause, setting, platform: ours }), ...own }
  return {
    ...pack,
    settings: [...pack.settings, ...without(platform.settings, pack.settings, s => s.key)],
    libraries: pack.libraries.length ? pack.libraries : platform.libraries,
    floors: [...pack.floors, ...platform.floors],
    reviews: [...pack.reviews, ...without(platform.reviews, pack.reviews, r => r.kind)],
    scoresheets: [
      ...pack.scoresheets,
      ...platform.scoresheets
        .map(s => ({ ...s, review: s.review.filter(kind => !covered.has(kind)) }))
        .filter(s => s.review.length),
    ],
    series: [...pack.series, ...without(platform.series, pack.series, s => s.code)],
    deadlines: [...pack.deadlines, ...without(platform.deadlines, pack.deadlines, d => d.id)],
    ...(pack.assignment ?? platform.assignment ? { assignment: pack.assignment ?? platform.assignment } : {}),
    ...(Object.keys(ranking).length ? { ranking } : {}),
    rules: [...pack.rules, ...platform.rules.filter(r => !replaced.has(r.id))],
  }
}

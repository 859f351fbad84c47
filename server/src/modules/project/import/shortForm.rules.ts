import { normaliseKey } from '../../../kernel/text'

/**
 * How a county's departments are written short: each line is one department's work, as its full name begins and as lists
 * write it. 发改局 is 发展和改革局, 文旅局 is 文化和旅游局 or 文化体育和旅游局, 水务 and 水利 are one work.
 */
const WORKS: readonly RegExp[] = [
  /^(?:发展和?改革(?:和.*)?|发改)$/,
  /^(?:工业和?信息化(?:和.*)?|工信(?:商务|科技)?)$/,
  /^(?:住房和?城乡(?:建设|规划建设)(?:和.*)?|住房建设|住建)$/,
  /^(?:自然资源(?:和规划)?|自规)$/,
  /^(?:农业农村(?:和.*)?|农业)$/,
  /^(?:生态环境(?:保护)?|环境保护|环保)$/,
  /^(?:市场监督管理|市场监管|市监)$/,
  /^(?:行政审批(?:服务)?(?:管理)?|审批服务(?:管理)?|审批)$/,
  /^(?:交通运输|交通)$/,
  /^(?:水务|水利)$/,
  /^(?:文化(?:体育|广电|广播电视|体育广电)?和?旅游(?:和?(?:体育|广电|文物).*)?|文旅|文体旅|文广旅|文体旅游)$/,
  /^(?:卫生健康(?:和体育)?|卫健|卫体)$/,
  /^(?:教育(?:和?(?:体育|科技|科学技术))?|教体|教科)$/,
  /^(?:应急管理|应急)$/,
  /^乡村振兴$/,
  /^(?:招商引资|招商(?:投资)?(?:促进|服务)?|投资促进)$/,
  /^财政$/,
  /^(?:人力资源和?社会保障|人社)$/,
  /^统计$/,
  /^审计$/,
  /^民政$/,
  /^公安$/,
  /^司法$/,
  /^(?:林业和?草原|林草|林业)$/,
  /^(?:科学技术|科技)$/,
  /^(?:商务(?:和.*)?)$/,
  /^(?:退役军人(?:事务)?)$/,
  /^(?:医疗保障|医保)$/,
  /^(?:城市管理(?:综合)?(?:执法)?|城管)$/,
  /^信访$/,
  /^能源$/,
  /^税务$/,
  /^气象$/,
  /^(?:大数据(?:发展|管理|服务)?)$/,
  /^(?:人民政府办公|政府办公|政府)$/,
]

/** Kinds of office that a list mixes up: the same work under another of them is the same unit. */
const OFFICE = /(?:管理局|分局|局|管理委员会|委员会|委|服务中心|中心|办公室|办|室)$/

const coreOf = (key: string): string => key.replace(OFFICE, '')

/** The name without the county's own name or level before it: 长子县水务局 and 县水务局 are 水务局. A city above is another unit. */
export const withoutPlace = (key: string, places: readonly string[]): string => {
  const place = places.find(p => key.startsWith(p) && key.length - p.length >= 2)
  return place === undefined ? key : key.slice(place.length)
}

/** Words before which a level's character belongs to the name: 县城供水, 市场监管局, 区域. */
const OWN_WORD = /^[县市区](?:[城域场级道辖委]|政(?!府))/

/** The ways a list writes the county before a name, longest first; a bare level only where it is not the name's own word. */
export const placesOf = (jurisdictionName: string): readonly string[] => [
  jurisdictionName, ...(jurisdictionName.length > 2 ? [jurisdictionName.slice(0, -1)] : []), jurisdictionName.slice(-1),
].map(normaliseKey)

const bare = (name: string, places: readonly string[]) => {
  const key = normaliseKey(name)
  return OWN_WORD.test(key) && !places.slice(0, -1).some(p => key.startsWith(p)) ? key : withoutPlace(key, places)
}

/** What an office's name says it does: the number of its work, or null for a name of another kind. */
const workOf = (name: string, places: readonly string[]): number | null => {
  const key = bare(name, places)
  if (!OFFICE.test(key)) return null
  const core = coreOf(key)
  // 生态环境分局 and 行政审批服务管理局 lose a word of their own with the ending: both readings are tried
  const found = WORKS.findIndex(work => work.test(core) || work.test(key.replace(/(?:分局|局)$/, '')))
  return found === -1 ? null : found
}

/**
 * Finds the one unit that a list means by a short form or by another way to write the county before the name. A short form that
 * fits several units, or none, answers null: it stays text, to be mapped by hand.
 */
export const shortFormsOf = (units: readonly { id: string; names: string[] }[], places: readonly string[]) => {
  const byBare = new Map<string, Set<string>>()
  const byWork = new Map<number, Set<string>>()
  const note = <K>(map: Map<K, Set<string>>, key: K, id: string) => map.set(key, (map.get(key) ?? new Set()).add(id))
  for (const unit of units)
    for (const name of unit.names) {
      note(byBare, bare(name, places), unit.id)
      const work = workOf(name, places)
      if (work !== null) note(byWork, work, unit.id)
    }
  const only = (ids: Set<string> | undefined): string | null => (ids?.size === 1 ? [...ids][0]! : null)
  return (text: string): string | null => {
    const same = byBare.get(bare(text, places))
    if (same) return only(same)
    const work = workOf(text, places)
    return work === null ? null : only(byWork.get(work))
  }
}

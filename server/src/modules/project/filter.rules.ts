import { invalid } from '../../kernel/refusal'
import type { ConstructionKind, InvestmentKind, Level, ProjectClass, Stage } from './word.rules'

/** Sizes by total investment, in whole yuan, lower end included. */
export const SCALES = {
  UNDER_50M: { label: '5000万元以下', from: 0, below: 50_000_000 },
  UNDER_100M: { label: '5000万元至1亿元', from: 50_000_000, below: 100_000_000 },
  UNDER_500M: { label: '1亿元至5亿元', from: 100_000_000, below: 500_000_000 },
  UNDER_1B: { label: '5亿元至10亿元', from: 500_000_000, below: 1_000_000_000 },
  OVER_1B: { label: '10亿元及以上', from: 1_000_000_000, below: Number.MAX_SAFE_INTEGER },
} as const
export type ProjectScale = keyof typeof SCALES
export const SCALE_WORDS = Object.fromEntries(Object.entries(SCALES).map(([k, v]) => [k, v.label])) as Record<ProjectScale, string>

/** What narrows the county's projects; the same for list, count, board, calendar, totals, figures and export. */
export interface ProjectFilter {
  ids?: number[] | null
  /** Name, owner, code; characters, pinyin or initials. */
  text?: string | null
  stages?: Stage[] | null
  levels?: Level[] | null
  classes?: ProjectClass[] | null
  constructionKinds?: ConstructionKind[] | null
  investmentKinds?: InvestmentKind[] | null
  scales?: ProjectScale[] | null
  responsibleUnitIds?: number[] | null
  /** The principal or a co-lead. */
  leadOfficialPostIds?: number[] | null
  localityUnitIds?: number[] | null
  chainUnitIds?: number[] | null
  planYear?: number | null
  keyProject?: boolean | null
  majorProject?: boolean | null
  suspended?: boolean | null
  /** True: only those that left; otherwise they are not shown. */
  exited?: boolean | null
  /** Whole yuan, both ends included. */
  investmentFrom?: number | null
  investmentTo?: number | null
  notStartedYetInvested?: boolean | null
  /** Without a post as principal lead official. */
  withoutLeadOfficial?: boolean | null
  /** Key projects that lack a lead official or a responsible unit (LB1). */
  lacksDuty?: boolean | null
  /** Key and major projects for which no task force works (CZ9). */
  withoutTaskForce?: boolean | null
  /** Past the planned start and not started, or past the planned finish and still building. */
  late?: boolean | null
  tag?: string | null
  parentId?: number | null
  importId?: number | null
  /** Planned finish within these days. */
  finishFrom?: string | null
  finishTo?: string | null
  /** True: with a day of start, finish or milestone; false: without any. */
  dated?: boolean | null
}

type Shape = 'text' | 'texts' | 'int' | 'ints' | 'flag'
const SHAPES: Record<keyof ProjectFilter, Shape> = {
  ids: 'ints', text: 'text', stages: 'texts', levels: 'texts', classes: 'texts', constructionKinds: 'texts', investmentKinds: 'texts',
  scales: 'texts', responsibleUnitIds: 'ints', leadOfficialPostIds: 'ints', localityUnitIds: 'ints', chainUnitIds: 'ints', planYear: 'int',
  keyProject: 'flag', majorProject: 'flag', suspended: 'flag', exited: 'flag', investmentFrom: 'int', investmentTo: 'int',
  notStartedYetInvested: 'flag', withoutLeadOfficial: 'flag', lacksDuty: 'flag', withoutTaskForce: 'flag', late: 'flag', tag: 'text', parentId: 'int', importId: 'int',
  finishFrom: 'text', finishTo: 'text', dated: 'flag',
}

const fits = (value: unknown, shape: Shape): boolean => {
  if (shape === 'text') return typeof value === 'string' && value.length <= 100
  if (shape === 'int') return Number.isSafeInteger(value)
  if (shape === 'flag') return typeof value === 'boolean'
  return Array.isArray(value) && value.length <= 500 && value.every(one => fits(one, shape === 'texts' ? 'text' : 'int'))
}

/**
 * A filter as a link carries it (JSON of the GraphQL input).
 * @throws Refusal INVALID for anything else.
 */
export function readFilter(json: string | undefined): ProjectFilter {
  if (!json) return {}
  const wrong = () => invalid({ field: 'filter', message: '筛选条件无效，请回到项目列表重新筛选后再导出。' })
  let read: unknown
  try {
    read = JSON.parse(json)
  } catch {
    throw wrong()
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) throw wrong()
  for (const [key, value] of Object.entries(read)) {
    const shape = Object.hasOwn(SHAPES, key) ? SHAPES[key as keyof ProjectFilter] : null
    if (!shape || (value !== null && !fits(value, shape))) throw wrong()
    if (key === 'scales' && (value as string[] | null)?.some(one => !Object.hasOwn(SCALES, one))) throw wrong()
  }
  return read as ProjectFilter
}

import { CONSTRUCTION_KINDS, LEVELS, PROJECT_CLASSES, STAGES } from '../word.rules'
import type { ConstructionKind, Level, ProjectClass, Stage } from '../word.rules'

/** The words lists in use write for what a project stores. */

/** `doubt` says in Chinese how a word that is not the exact one was read. */
export interface WordRead<T> {
  value: T | null
  doubt: string | null
}

type Reading<T> = readonly [pattern: RegExp, value: T, exact?: RegExp]

const reader = <T extends string>(what: string, words: Record<T, string>, readings: Reading<T>[]) => {
  const labels = Object.entries(words) as [T, string][]
  return (text: string): WordRead<T> => {
    const plain = text.normalize('NFKC').replace(/\s/g, '')
    if (plain === '' || /^[-/—无]+$/.test(plain)) return { value: null, doubt: null }
    const exact = labels.find(([, label]) => label === plain)
    if (exact) return { value: exact[0], doubt: null }
    const found = readings.find(([pattern]) => pattern.test(plain))
    if (!found) return { value: null, doubt: `没有认出${what}“${plain.slice(0, 30)}”，此项留空，请改为：${labels.map(([, label]) => label).join('、')}。` }
    return { value: found[1], doubt: found[2]?.test(plain) ? null : `“${plain.slice(0, 30)}”按${what}“${words[found[1]]}”读入，请核对。` }
  }
}

export const readStage = reader<Stage>('项目阶段', STAGES, [
  [/拟开展前期|拟开展/, 'PREPARATION_PROPOSED', /./],
  [/未开工|拟开工|待开工|前期|筹备/, 'PREPARING', /前期/],
  [/投产|投用|运营|投入使用/, 'OPERATING', /投产/],
  [/竣工|完工|建成/, 'COMPLETED', /竣工|完工/],
  [/在建|续建|开工|施工|建设中/, 'BUILDING', /在建|已开工/],
  [/策划|谋划/, 'CONCEIVED', /./],
  [/规划/, 'PLANNED', /./],
])

export const readKind = reader<ConstructionKind>('建设性质', CONSTRUCTION_KINDS, [
  [/续建|结转|跨年/, 'CONTINUED', /^续建/],
  [/改扩建|扩建|扩能/, 'EXPANSION', /^扩建/],
  [/改建|改造|技改|迁建/, 'RECONSTRUCTION', /^改建/],
  [/新建|新开工|拟新开工/, 'NEW', /^新(建|开工)(项目)?$/],
])

export const readLevel = reader<Level>('层次', LEVELS, [
  [/国家|中央|国重/, 'NATIONAL', /^(国家|中央)[级重点项目]*$/],
  [/省/, 'PROVINCIAL', /^省[级列重点项目]*$/],
  [/市/, 'MUNICIPAL', /^市[级列重点项目]*$/],
  [/[县区旗]/, 'COUNTY', /^[县区旗][级列重点项目]*$/],
])

export const readClass = reader<ProjectClass>('项目类别', PROJECT_CLASSES, [
  [/基础设施|交通|水利|市政/, 'INFRASTRUCTURE', /基础设施/],
  [/生态|环保|环境/, 'ECOLOGY', /生态/],
  [/民生|社会事业|教育|卫生|医疗|养老/, 'LIVELIHOOD', /民生|社会事业/],
  [/创新|科技|研发/, 'INNOVATION', /创新/],
  [/产业|工业|农业|服务业|制造|文旅|商贸/, 'INDUSTRIAL', /产业/],
  [/其他|其它/, 'OTHER', /./],
])

/** 是否开工: true, false, or null with a sentence when the word is not known. */
export const readStarted = (text: string): { value: boolean | null; doubt: string | null } => {
  const plain = text.normalize('NFKC').replace(/\s/g, '').toLowerCase()
  if (plain === '') return { value: null, doubt: null }
  if (/^(否|未|不|拟|待|×|x|n|no|false)|未开工|未动工/.test(plain)) return { value: false, doubt: null }
  if (/^(是|已|√|✓|y|yes|true|开工|在建|竣工|完工|投产)|已开工/.test(plain)) return { value: true, doubt: null }
  return { value: null, doubt: `没有认出“${plain.slice(0, 30)}”，请填“是”或“否”。` }
}

const STARTED = new Set<Stage>(['BUILDING', 'COMPLETED', 'OPERATING'])

export const isStarted = (stage: Stage): boolean => STARTED.has(stage)

/** The words a list uses for what the project stores, and the words an export writes for them. */

export type Stage = 'CONCEIVED' | 'PLANNED' | 'PREPARATION_PROPOSED' | 'PREPARING' | 'BUILDING' | 'COMPLETED' | 'OPERATING'
export type ConstructionKind = 'NEW' | 'CONTINUED' | 'EXPANSION' | 'RECONSTRUCTION'
export type Level = 'NATIONAL' | 'PROVINCIAL' | 'MUNICIPAL' | 'COUNTY'
export type ProjectClass = 'INDUSTRIAL' | 'INFRASTRUCTURE' | 'LIVELIHOOD' | 'ECOLOGY' | 'INNOVATION' | 'OTHER'

export const STAGE_WORDS: Record<Stage, string> = {
  CONCEIVED: '策划',
  PLANNED: '规划',
  PREPARATION_PROPOSED: '拟开展前期',
  PREPARING: '前期',
  BUILDING: '在建',
  COMPLETED: '竣工',
  OPERATING: '投产',
}
export const KIND_WORDS: Record<ConstructionKind, string> = { NEW: '新建', CONTINUED: '续建', EXPANSION: '扩建', RECONSTRUCTION: '改建' }
export const LEVEL_WORDS: Record<Level, string> = { NATIONAL: '国家级', PROVINCIAL: '省级', MUNICIPAL: '市级', COUNTY: '县级' }
export const CLASS_WORDS: Record<ProjectClass, string> = {
  INDUSTRIAL: '产业类',
  INFRASTRUCTURE: '基础设施类',
  LIVELIHOOD: '民生类',
  ECOLOGY: '生态类',
  INNOVATION: '创新类',
  OTHER: '其他',
}

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
    if (!found) return { value: null, doubt: `没有认出${what}“${plain.slice(0, 30)}”,此项留空,请改为:${labels.map(([, label]) => label).join('、')}。` }
    return { value: found[1], doubt: found[2]?.test(plain) ? null : `“${plain.slice(0, 30)}”按${what}“${words[found[1]]}”读入,请核对。` }
  }
}

export const readStage = reader<Stage>('项目阶段', STAGE_WORDS, [
  [/拟开展前期|拟开展/, 'PREPARATION_PROPOSED', /./],
  [/未开工|拟开工|待开工|前期|筹备/, 'PREPARING', /前期/],
  [/投产|投用|运营|投入使用/, 'OPERATING', /投产/],
  [/竣工|完工|建成/, 'COMPLETED', /竣工|完工/],
  [/在建|续建|开工|施工|建设中/, 'BUILDING', /在建|已开工/],
  [/策划|谋划/, 'CONCEIVED', /./],
  [/规划/, 'PLANNED', /./],
])

export const readKind = reader<ConstructionKind>('建设性质', KIND_WORDS, [
  [/续建|结转|跨年/, 'CONTINUED', /^续建/],
  [/改扩建|扩建|扩能/, 'EXPANSION', /^扩建/],
  [/改建|改造|技改|迁建/, 'RECONSTRUCTION', /^改建/],
  [/新建|新开工|拟新开工/, 'NEW', /^新(建|开工)(项目)?$/],
])

export const readLevel = reader<Level>('层次', LEVEL_WORDS, [
  [/国家|中央|国重/, 'NATIONAL', /^(国家|中央)[级重点项目]*$/],
  [/省/, 'PROVINCIAL', /^省[级列重点项目]*$/],
  [/市/, 'MUNICIPAL', /^市[级列重点项目]*$/],
  [/[县区旗]/, 'COUNTY', /^[县区旗][级列重点项目]*$/],
])

export const readClass = reader<ProjectClass>('项目类别', CLASS_WORDS, [
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
  return { value: null, doubt: `没有认出“${plain.slice(0, 30)}”,请填“是”或“否”。` }
}

const STARTED = new Set<Stage>(['BUILDING', 'COMPLETED', 'OPERATING'])

export const isStarted = (stage: Stage): boolean => STARTED.has(stage)

export interface ResolutionWords {
  text: string
  unit?: string | null
  person?: string | null
  /** Day; null or '' when it is not said. */
  dueOn?: string | null
  standard?: string | null
  /** Of the item it belongs to: agreed in principle, 原则上 says what it is. */
  outcome?: string | null
}

export type LintKind = 'MISSING' | 'VAGUE'

export interface LintMark {
  kind: LintKind
  /** Field of the form: `unit`, `person`, `dueOn`, `standard`, `text`. */
  field: 'text' | 'unit' | 'person' | 'dueOn' | 'standard'
  /** The vague word as it stands there; null for what is missing. */
  word: string | null
  /** Characters from the field's start, end excluded; null for what is missing. */
  from: number | null
  to: number | null
  message: string
}

/** Words that sound like a promise and bind nobody: when, how far, who. */
const VAGUE: readonly [pattern: RegExp, message: (word: string) => string][] = [
  [/尽快|抓紧|适时|尽早|及早|择机|近期|早日/g, w => `“${w}”没有期限，请改为明确的完成日期`],
  [/力争|争取|酌情|视情况?|原则上|进一步(?:加强|推进)/g, w => `“${w}”不能核验，请写明要达到的结果`],
  [/(?:有关|相关|各有关)(?:部门|单位)/g, w => `“${w}”没有落到单位，请写明责任单位`],
]

const ASKED: readonly [field: 'unit' | 'person' | 'dueOn' | 'standard', message: string][] = [
  ['unit', '缺少责任单位'],
  ['person', '缺少责任人'],
  ['dueOn', '缺少完成时限'],
  ['standard', '缺少完成标准'],
]

/** N6: what a resolution still lacks, and its vague words, in reading order. An empty text is not yet judged. */
export function lintResolution(words: ResolutionWords): LintMark[] {
  if (!words.text.trim()) return []
  const vague = (['text', 'standard'] as const).flatMap(field =>
    VAGUE.flatMap(([pattern, message]) =>
      [...(words[field] ?? '').matchAll(pattern)].map(
        (m): LintMark => ({ kind: 'VAGUE', field, word: m[0], from: m.index, to: m.index + m[0].length, message: message(m[0]) }),
      ).filter(mark => words.outcome !== 'IN_PRINCIPLE' || mark.word !== '原则上'),
    ).sort((a, b) => a.from! - b.from!),
  )
  const missing = ASKED.filter(([field]) => !words[field]?.trim()).map(
    ([field, message]): LintMark => ({ kind: 'MISSING', field, word: null, from: null, to: null, message }),
  )
  return [...vague, ...missing]
}

/** A duty can be handed over when it is known whose it is and until when. */
export const isDuty = (r: { unitId: number | null; dueOn: string | null }): r is { unitId: number; dueOn: string } =>
  r.unitId !== null && r.dueOn !== null

/** What a meeting's decision answers to the matter that was sent up to it, at most 2000 characters. */
export function answerOf(meeting: string, outcomeText: string, resolutions: readonly { text: string; unitName: string | null; dueOn: string | null }[]): string {
  const duties = resolutions.map((r, i) => {
    const who = [r.unitName && `由${r.unitName}办理`, r.dueOn && `${r.dueOn} 前完成`].filter(Boolean).join('，')
    return `${i + 1}. ${r.text.trim()}${who ? `（${who}）` : ''}`
  })
  return `${meeting}议定：${[outcomeText.trim(), ...duties].filter(Boolean).join(' ')}`.slice(0, 2000)
}

/** An assignment's title: the first clause of the resolution, at most 60 characters. */
export function titleOf(text: string): string {
  const line = text.trim().split(/[。；;\n]/)[0] ?? ''
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}

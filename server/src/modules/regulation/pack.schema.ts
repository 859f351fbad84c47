import { bool, day, list, literal, map, object, oneOf, oneOrMore, optional, orElse, text, whole, type Infer } from './shape.rules'
import { CADENCES, DUTY_CADENCES, DUTY_HOLDERS, LIAISON_GRADES, MOMENTS, REVIEW_KINDS, START_UNITS, TIERS, UNIT_KINDS } from './word.rules'

/** Where a statement comes from: exactly one of a clause, a county setting, or (platform file only) ourselves. */
const origin = { clause: optional(text), setting: optional(text), platform: optional(literal(true)) }

/** `none` says why no rule carries the clause; `printed` is the number as the text prints it, where the key is shorter. */
export const clauseShape = object({ gist: text, none: optional(text), printed: optional(text) })

export const SETTING_TYPES = { money: 1, percent: 1, int: 1, bool: 1, text: 1, choice: 1, weights: 1 } as const

/** A value that the county sets itself. `why` says why the text leaves it open; `example` where the default is taken from. */
export const settingShape = object({
  key: text,
  label: text,
  type: oneOf(SETTING_TYPES),
  default: (value: unknown) => value,
  unit: optional(text),
  min: optional(whole),
  max: optional(whole),
  choices: optional(map(text)),
  /** For weights: id → label. */
  parts: optional(map(text)),
  why: text,
  example: optional(text),
  clause: optional(text),
})

/** `require` and `arithmetic` are CEL: the first answers bool, the second the computation in one line of text. */
export const ruleShape = object({
  id: text,
  on: oneOrMore(oneOf(MOMENTS)),
  tier: optional(oneOrMore(oneOf(TIERS))),
  ...origin,
  /** Id of the platform rule that this one stands in for. */
  replaces: optional(text),
  effect: orElse(oneOf({ refuse: 1, warn: 1 }), 'refuse'),
  require: text,
  arithmetic: optional(text),
  /** What the rule asks: shown when it is met. */
  label: text,
  /** What to do when it is not met. `{project.stage}` is replaced by the input. */
  refusal: text,
})

const runner = object({ kind: oneOf(UNIT_KINDS), unit: optional(text) })

export const libraryShape = object({
  tier: oneOf(TIERS),
  name: text,
  ...origin,
  runBy: runner,
  /** One library for each unit of that kind, or one for the county. */
  each: orElse(bool, false),
  /** Tiers it is filled from. */
  from: optional(list(oneOf(TIERS))),
})

/** A total that a tier keeps up. `scope` may be fixed by the clause or read from a setting of EACH | TOGETHER. */
export const floorShape = object({
  id: text,
  tier: oneOf(TIERS),
  ...origin,
  amount: whole,
  scope: optional(oneOf({ EACH: 1, TOGETHER: 1 })),
  scopeSetting: optional(text),
  label: text,
  refusal: text,
})

export const reviewShape = object({
  kind: oneOf(REVIEW_KINDS),
  name: text,
  ...origin,
  tier: optional(oneOrMore(oneOf(TIERS))),
  by: text,
})

export const scoresheetShape = object({
  review: oneOrMore(oneOf(REVIEW_KINDS)),
  name: text,
  ...origin,
  criteria: map(text),
  /** Setting of type weights with the same ids. */
  weights: text,
  /** Setting of type percent. */
  passMark: text,
})

export const seriesShape = object({
  code: text,
  name: text,
  clause: optional(oneOrMore(text)),
  setting: optional(text),
  platform: optional(literal(true)),
  cadence: oneOf(CADENCES),
  atLeast: orElse(bool, false),
  /** In the text's words; absent where it names nobody. */
  chair: optional(text),
  conveners: optional(list(text)),
  members: optional(list(text)),
  /** Topics that stand on every agenda. */
  standingTopics: optional(list(text)),
  /** What the text gives the meeting to deal with. */
  subjects: optional(list(text)),
  /** Who must approve the arrangement before it can be convened. */
  approvalBy: optional(text),
  /** Code of the series with which it is held in one sitting. */
  togetherWith: optional(text),
  /** Who follows what it decides, in the text's words. */
  trackedBy: optional(text),
  /** The liaison that each member unit names: at least of this grade. */
  liaison: optional(object({ clause: oneOrMore(text), grade: oneOf(LIAISON_GRADES) })),
})

export const deadlineShape = object({
  id: text,
  label: text,
  ...origin,
  /** The event from which it runs. */
  from: text,
  limit: object({ workdays: optional(whole), days: optional(whole), hours: optional(whole) }),
})

export const workflowShape = object({
  clause: optional(oneOrMore(text)),
  setting: optional(text),
  platform: optional(literal(true)),
  /** The lead official judges a listed problem before it is handed over. */
  judgement: bool,
  /** The units tell how the matter stands before it is cleared. */
  feedback: bool,
})

/** Who takes up what the holder before cannot solve, in order; `start` says with whom it begins. */
export const escalationShape = object({
  clause: optional(oneOrMore(text)),
  setting: optional(text),
  platform: optional(literal(true)),
  start: text,
  /** The start is a unit tied to the project: it holds the matter first where another unit is responsible. */
  startUnit: optional(oneOf(START_UNITS)),
  /** Code of the series in which the start, or a rung, deals with what it holds. */
  startSeries: optional(text),
  rungs: list(object({ code: text, name: text, clause: optional(text), series: optional(text) })),
})

/** What a post must do again and again. Where the text says only 定期, the cadence is a setting of type choice. */
export const dutyShape = object({
  code: text,
  name: text,
  ...origin,
  holder: oneOf(DUTY_HOLDERS),
  cadence: optional(oneOf(DUTY_CADENCES)),
  cadenceSetting: optional(text),
  /** The meeting that, held by the duty's holder, is the duty done. */
  series: optional(text),
  /** Done only with evidence: a file, or the meeting or paper that shows it. */
  evidence: optional(literal(true)),
  /** What was taken up is recorded: unit, requirement and time limit of each matter. */
  matters: optional(literal(true)),
  /** The duty whose record of the same period goes to the office as a special report. */
  reportOn: optional(text),
})

/** A lead official away for so many months or more names a delegate. */
export const absenceShape = object({ ...origin, months: whole })

/** `value` is CEL over `score` and answers a Decimal; a larger one ranks ahead. */
export const rankingShape = object({
  name: optional(text),
  clause: optional(oneOrMore(text)),
  setting: optional(text),
  platform: optional(literal(true)),
  cadence: optional(oneOf(CADENCES)),
  value: optional(text),
  arithmetic: optional(text),
  label: optional(text),
})

const parts = {
  settings: orElse(list(settingShape), []),
  libraries: orElse(list(libraryShape), []),
  floors: orElse(list(floorShape), []),
  reviews: orElse(list(reviewShape), []),
  scoresheets: orElse(list(scoresheetShape), []),
  series: orElse(list(seriesShape), []),
  deadlines: orElse(list(deadlineShape), []),
  assignment: optional(workflowShape),
  ranking: optional(rankingShape),
  escalation: optional(escalationShape),
  duties: optional(list(dutyShape)),
  absence: optional(absenceShape),
  rules: orElse(list(ruleShape), []),
}

/** What `regulations/platform.yaml` holds: what every county gets where its own text is silent. */
export const platformShape = object(parts)

export const packShape = object({
  regulation: object({
    id: text,
    jurisdiction: text,
    title: text,
    /** 发文字号; absent where the published text leaves it empty. */
    number: optional(text),
    issuer: optional(text),
    effective: object({ from: day, to: optional(day), note: optional(text) }),
  }),
  /** Names as this county prints them: `office` 项目办的名称. */
  labels: object({ office: text, keyProject: text, majorProject: optional(text), leadOfficial: text, chain: optional(text) }),
  clauses: map(clauseShape),
  classes: orElse(list(object({ code: oneOf({ KEY: 1, MAJOR: 1 }), name: text, ...origin })), []),
  ...parts,
})

export type PackData = Infer<typeof packShape>
export type PlatformData = Infer<typeof platformShape>
export type RuleData = Infer<typeof ruleShape>
export type SettingData = Infer<typeof settingShape>
export type FloorData = Infer<typeof floorShape>
export type Origin = { clause?: string | undefined; setting?: string | undefined; platform?: true | undefined }

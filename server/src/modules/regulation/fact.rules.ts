import { PROJECT_CLASSES, REVIEW_KINDS, TIERS, UNIT_KINDS } from './word.rules'
import { formatDay, formatMoney } from './format.rules'

/**
 * The declared, typed words that a rule may ask about. A pack's expression reads nothing else, so that every input has a
 * name on screen and a format, and a module that wants a verdict knows what to supply.
 */
export interface Field {
  type: 'money' | 'int' | 'bool' | 'text' | 'day' | 'choice' | 'choices'
  label: string
  /** Code → what is shown. */
  choices?: Readonly<Record<string, string>>
}

const money = (label: string) => ({ type: 'money', label }) as const
const int = (label: string) => ({ type: 'int', label }) as const
const bool = (label: string) => ({ type: 'bool', label }) as const
const text = (label: string) => ({ type: 'text', label }) as const
const day = (label: string) => ({ type: 'day', label }) as const
const choice = <const C extends Record<string, string>>(label: string, choices: C) =>
  ({ type: 'choice', label, choices }) as const
const choices = <const C extends Record<string, string>>(label: string, of: C) =>
  ({ type: 'choices', label, choices: of }) as const

const reviewFields = Object.fromEntries(
  Object.entries(REVIEW_KINDS).map(([kind, label]) => [`${kind.toLowerCase()}Passed`, bool(`${label}结论（是否通过）`)]),
) as Record<`${Lowercase<keyof typeof REVIEW_KINDS>}Passed`, ReturnType<typeof bool>>

export const VOCABULARY = {
  project: {
    name: text('项目名称'),
    owner: text('项目投资主体（项目单位）'),
    amount: money('投资额度（总投资）'),
    place: text('建设地点'),
    content: text('建设内容'),
    benefits: text('经济社会效益'),
    stage: choice('项目阶段', {
      CONCEIVED: '策划',
      PLANNED: '规划',
      PREPARATION_PROPOSED: '拟开展前期',
      PREPARING: '前期',
      BUILDING: '在建',
      COMPLETED: '竣工',
      OPERATING: '投产',
    }),
    constructionKind: choice('建设性质', { NEW: '新建', CONTINUED: '续建', EXPANSION: '扩建', RECONSTRUCTION: '改建' }),
    level: choice('项目层级', { NATIONAL: '国家', PROVINCIAL: '省', MUNICIPAL: '市', COUNTY: '县' }),
    investmentKind: choice('投资类型', { ENTERPRISE: '企业投资', GOVERNMENT: '政府投资' }),
    projectClass: choice('项目类别', PROJECT_CLASSES),
    isIndustrial: bool('产业类项目'),
    fitsIndustrialPlan: bool('符合产业规划'),
    majorLivelihood: bool('有较大影响的民生项目'),
    importantInfrastructure: bool('重要基础设施项目'),
    overallEffect: bool('对全域发展有全局意义、带动作用突出'),
    resourceDevelopment: bool('涉及资源开发'),
    majorPublicInterest: bool('涉及重大公共利益'),
    majorInfrastructure: bool('涉及重大基础设施'),
    feasibilityReached: bool('达到可行性研究深度'),
    hasApproval: bool('已完成审批（核准、备案）'),
    approvedOn: day('审批（核准、备案）日期'),
    codeCount: int('项目代码个数'),
    chain: text('所属产业链'),
    isKey: bool('重点项目'),
    isMajor: bool('重大项目'),
    hasLeadOfficial: bool('已明确分包领导'),
    hasResponsibleUnit: bool('已明确责任单位'),
    hasServiceOfficer: bool('已明确首席服务官'),
  },
  library: {
    name: text('储备库'),
    tier: choice('储备库层级', TIERS),
    total: money('库内总投资'),
    totalAfter: money('变动后库内总投资'),
    count: int('库内项目数'),
    countAfter: int('变动后库内项目数'),
    industrialTotalAfter: money('变动后产业类项目总投资'),
    industrialCountAfter: int('变动后产业类项目数'),
  },
  entry: {
    /** Tiers in which the project has a current entry. */
    memberships: choices('已在的储备库', TIERS),
    proposer: text('申报单位'),
    proposerKind: choice('申报单位类别', UNIT_KINDS),
    sectorAuthority: text('对口行业主管部门'),
  },
  review: reviewFields,
  unit: { name: text('单位'), kind: choice('单位类别', UNIT_KINDS) },
  taskForce: {
    leadUnit: text('牵头单位'),
    leader: text('组长'),
    deputyCount: int('副组长人数'),
    memberCount: int('成员人数'),
    hasServiceOfficer: bool('已明确服务专员'),
  },
  scheduling: {
    matter: text('调度研究的问题'),
    unit: text('责任单位'),
    requirement: text('办理要求'),
    dueOn: day('完成时限'),
  },
  meeting: {
    /** Code of the pack's series. */
    series: text('会议制度'),
    heldOn: day('会议日期'),
    place: text('会议地点'),
    attendeeCount: int('参会人数'),
    topicCount: int('议题数'),
    opinionCount: int('部门会审意见数'),
    approved: bool('会议安排已获批准'),
    undecidedCount: int('未作决定的议题数'),
    /** Titles, joined: the refusal names them. */
    undecided: text('未作决定的议题'),
  },
  resolution: {
    onProblem: bool('议定的是问题的解决或处理'),
    unit: text('责任单位'),
    person: text('责任人'),
    dueOn: day('完成时限'),
    standard: text('完成标准'),
  },
  assignment: {
    unit: text('责任单位'),
    person: text('责任人'),
    dueOn: day('完成时限'),
    standard: text('解决标准'),
    fromProblem: bool('来自项目问题清单'),
    judged: bool('分包领导已研判'),
    feedback: text('办理情况反馈'),
    evidenceCount: int('佐证材料份数'),
    sameUnit: bool('销号人属于承办单位'),
    returnReason: text('退回理由'),
  },
  supervision: {
    kind: choice('督办文书', { NOTICE: '挂牌督办通知书', REMINDER: '提醒函', TALK: '约谈通知' }),
    unit: text('主送单位'),
    facts: text('事实情况'),
    goal: text('目标要求'),
    dueOn: day('解决（整改）时限'),
    talkWith: text('约谈对象'),
    talkBy: text('约谈人'),
    talkOn: day('约谈时间'),
    place: text('约谈地点'),
    evidenceCount: int('佐证材料份数'),
    sameUnit: bool('核实人属于承办单位'),
  },
  reply: {
    solution: text('解决方案'),
    unit: text('责任单位'),
    leader: text('责任领导'),
    person: text('责任人'),
    dueOn: day('完成时限'),
  },
  conduct: {
    grave: bool('情节特别严重'),
    unmended: bool('自行整改仍不落实'),
    repeats: int('此前发生同一问题的次数'),
  },
  lead: {
    ground: text('追责情形'),
    facts: text('事实'),
    unit: text('责任单位'),
    persons: text('责任岗位'),
    organ: text('移交的纪检机关'),
  },
  score: {
    done: int('完成数'),
    planned: int('计划数'),
    measure: choice('计量', { INVESTMENT: '完成投资', ASSIGNMENT: '办结事项' }),
  },
} as const satisfies Record<string, Record<string, Field>>

type Vocabulary = typeof VOCABULARY
type ValueOf<F> = F extends { type: 'money' | 'int' }
  ? number
  : F extends { type: 'bool' }
    ? boolean
    : F extends { type: 'choice'; choices: infer C }
      ? keyof C & string
      : F extends { type: 'choices'; choices: infer C }
        ? readonly (keyof C & string)[]
        : string

/** What a module supplies for a verdict. Money in whole yuan, days as `2026-11-21`; null or blank means not there. */
export type Facts = { [S in keyof Vocabulary]?: { [F in keyof Vocabulary[S]]?: ValueOf<Vocabulary[S][F]> | null } }

export type FactValue = bigint | boolean | string | readonly string[]
/** Subject → field → value as the expressions see it. Every subject is there; what is unknown is absent. */
export type FactContext = Record<string, Record<string, FactValue>>

const subjects: Record<string, Record<string, Field>> = VOCABULARY

export const fieldAt = (path: string): Field | undefined => {
  const [subject = '', field = ''] = path.split('.')
  return Object.hasOwn(subjects, subject) ? subjects[subject]?.[field] : undefined
}

export const subjectNames = Object.keys(VOCABULARY)
export const fieldsOf = (subject: string): Record<string, Field> => subjects[subject] ?? {}

function convert(field: Field, value: unknown, path: string): FactValue | undefined {
  const wrong = () => new Error(`fact ${path}: ${JSON.stringify(value)} is no ${field.type}`)
  const known = (code: unknown) => typeof code === 'string' && Object.hasOwn(field.choices ?? {}, code)
  switch (field.type) {
    case 'money':
    case 'int':
      if (!Number.isSafeInteger(value)) throw wrong()
      return BigInt(value as number)
    case 'bool':
      if (typeof value !== 'boolean') throw wrong()
      return value
    case 'choice':
      if (!known(value)) throw wrong()
      return value as string
    case 'choices':
      if (!Array.isArray(value) || !value.every(known)) throw wrong()
      return value as string[]
    case 'day':
      if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) throw wrong()
      return value
    case 'text':
      if (typeof value !== 'string') throw wrong()
      return value.trim() || undefined
  }
}

/**
 * Makes the inputs of a verdict: integers become BigInt; null, undefined and blank text become absent.
 * @throws Error for a word outside the vocabulary or a value of the wrong type: a bug of the caller, not of the user.
 */
export function facts(input: Facts): FactContext {
  const context: FactContext = Object.fromEntries(subjectNames.map(s => [s, {}]))
  for (const [subject, values] of Object.entries(input)) {
    for (const [name, value] of Object.entries(values ?? {})) {
      const field = fieldAt(`${subject}.${name}`)
      if (!field) throw new Error(`fact ${subject}.${name}: not in the vocabulary`)
      if (value === null || value === undefined) continue
      const converted = convert(field, value, `${subject}.${name}`)
      if (converted !== undefined) (context[subject] ??= {})[name] = converted
    }
  }
  return context
}

/** A fact as it is shown: `在建`, `12.3 亿元`, `是`. */
export function showFact(field: Field, value: FactValue): string {
  if (Array.isArray(value)) return value.map(v => field.choices?.[v] ?? v).join('、') || '无'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (field.type === 'money') return formatMoney(BigInt(value as bigint))
  if (field.type === 'day') return formatDay(String(value))
  if (field.type === 'choice') return field.choices?.[String(value)] ?? String(value)
  return String(value)
}

import { Refusal, type FieldProblem } from '../kernel/refusal'

interface Bound {
  max?: number
  min?: number
  /** The words that may stand in the field, with what they are called. */
  words?: Record<string, string>
}

const bounds = new WeakMap<object, Map<string, Bound>>()

const bound = (more: Bound) => (target: object, key: string | symbol) => {
  const own = bounds.get(target) ?? new Map<string, Bound>()
  own.set(String(key), { ...own.get(String(key)), ...more })
  bounds.set(target, own)
}

/** Longest text of an input field, in characters; longest list, in items. Without it a text may have 2,000, a list 500. */
export const MaxLength = (max: number) => bound({ max })
/** The field must not be blank. */
export const Required = () => bound({ min: 1 })
/** Bounds of a number. */
export const Between = (min: number, max: number) => bound({ min, max })

/** The field is one of a table's words, or a list of them; the refusal names them. */
export const oneOf = (words: Record<string, string>) => bound({ words })

const DEFAULT_TEXT = 2000
const DEFAULT_LIST = 500
/** Control characters that no form sends; line breaks and tabs are kept. */
const isControl = (c: string) => c < ' ' && !'\t\n\r'.includes(c)

function check(value: unknown, path: string, problems: FieldProblem[], limit: Bound, depth: number): void {
  if (depth > 12) return void problems.push({ field: path, message: '内容嵌套过深。' })
  if (typeof value === 'string') {
    if (limit.words && !Object.hasOwn(limit.words, value))
      return void problems.push({ field: path, message: `请从以下选项中选择：${Object.values(limit.words).join('、')}。` })
    const max = limit.max ?? DEFAULT_TEXT
    if (value.length > max) problems.push({ field: path, message: `内容过长（${value.length} 字），最多 ${max} 字，请精简。` })
    else if ([...value].some(isControl)) problems.push({ field: path, message: '内容含有不可见的控制字符，请删除后再提交。' })
    else if (limit.min && !value.trim()) problems.push({ field: path, message: '此项必填。' })
  } else if (typeof value === 'number') {
    if (limit.min !== undefined && value < limit.min) problems.push({ field: path, message: `数值不能小于 ${limit.min}。` })
    if (limit.max !== undefined && value > limit.max) problems.push({ field: path, message: `数值不能大于 ${limit.max}。` })
  } else if (Array.isArray(value)) {
    const max = limit.max ?? DEFAULT_LIST
    if (value.length > max) return void problems.push({ field: path, message: `一次最多 ${max} 项。` })
    value.forEach((item, i) => check(item, `${path}.${i}`, problems, limit.words ? { words: limit.words } : {}, depth + 1))
  } else if (value && typeof value === 'object') {
    const own = bounds.get(Object.getPrototypeOf(value) as object)
    for (const [key, inner] of Object.entries(value))
      check(inner, path ? `${path}.${key}` : key, problems, own?.get(key) ?? {}, depth + 1)
  }
}

/**
 * Bounds every argument of every operation: type-graphql calls it as `validate` for each argument class.
 * @throws Refusal INVALID that names each field.
 */
export function boundInput(value: unknown): void {
  const problems: FieldProblem[] = []
  check(value, '', problems, {}, 0)
  if (problems.length) throw new Refusal('INVALID', problems[0]!.message, { fields: problems })
}

/**
 * Checks plain data against a declared shape. Every problem is collected with its path, so that the loader can show all of
 * them with file and line; a key that is not declared is a problem.
 */
export type Path = readonly (string | number)[]

export interface Problem {
  path: Path
  /** The problem is the key itself, not its value. */
  atKey?: boolean
  cause: string
}

export type Shape<T> = (value: unknown, path: Path, problems: Problem[]) => T
export type Infer<S> = S extends Shape<infer T> ? T : never

const kindOf = (value: unknown) =>
  value === null || value === undefined ? '空' : Array.isArray(value) ? '列表' : typeof value === 'object' ? '映射' : JSON.stringify(value)

const simple =
  <T>(what: string, is: (value: unknown) => value is T): Shape<T> =>
  (value, path, problems) => {
    if (is(value)) return value
    problems.push({ path, cause: value === undefined ? `缺少「${String(path.at(-1))}」` : `应为${what}，实为${kindOf(value)}` })
    return value as T
  }

export const text = simple('文字', (v): v is string => typeof v === 'string' && v.trim() !== '')
export const bool = simple('true 或 false', (v): v is boolean => typeof v === 'boolean')
export const whole = simple('整数', (v): v is number => Number.isSafeInteger(v))
export const day = simple('日期(如 2022-03-21,加引号)', (v): v is string => typeof v === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(v))

export const oneOf = <K extends string>(codes: Readonly<Record<K, unknown>>): Shape<K> =>
  simple(`${Object.keys(codes).join(' | ')} 之一`, (v): v is K => typeof v === 'string' && Object.hasOwn(codes, v))

export const literal = <const V>(only: V): Shape<V> => simple(JSON.stringify(only), (v): v is V => v === only)

export const optional =
  <T>(shape: Shape<T>): Shape<T | undefined> =>
  (value, path, problems) =>
    value === undefined ? undefined : shape(value, path, problems)

export const orElse =
  <T>(shape: Shape<T>, fallback: T): Shape<T> =>
  (value, path, problems) =>
    value === undefined ? fallback : shape(value, path, problems)

export const list =
  <T>(of: Shape<T>): Shape<T[]> =>
  (value, path, problems) => {
    if (Array.isArray(value)) return value.map((v, i) => of(v, [...path, i], problems))
    problems.push({ path, cause: `应为列表，实为${kindOf(value)}` })
    return []
  }

/** A value or a list of values; always answered as a list. */
export const oneOrMore =
  <T>(of: Shape<T>): Shape<T[]> =>
  (value, path, problems) =>
    Array.isArray(value) ? list(of)(value, path, problems) : [of(value, path, problems)]

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const map =
  <T>(of: Shape<T>): Shape<Record<string, T>> =>
  (value, path, problems) => {
    if (isMap(value)) return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, of(v, [...path, k], problems)]))
    problems.push({ path, cause: `应为映射，实为${kindOf(value)}` })
    return {}
  }

type OptionalKeys<F> = { [K in keyof F]: undefined extends Infer<F[K]> ? K : never }[keyof F]
type Shaped<F> = { [K in Exclude<keyof F, OptionalKeys<F>>]: Infer<F[K]> } & { [K in OptionalKeys<F>]?: Infer<F[K]> }

export const object =
  <F extends Record<string, Shape<unknown>>>(fields: F): Shape<Shaped<F>> =>
  (value, path, problems) => {
    const given = isMap(value) ? value : {}
    if (!isMap(value)) problems.push({ path, cause: `应为映射，实为${kindOf(value)}` })
    for (const key of Object.keys(given)) {
      if (Object.hasOwn(fields, key)) continue
      problems.push({ path: [...path, key], atKey: true, cause: `不认识的键「${key}」，可用：${Object.keys(fields).join('、')}` })
    }
    const entries = Object.entries(fields).map(([key, shape]) => [key, shape(given[key], [...path, key], problems)])
    return Object.fromEntries(entries.filter(([, v]) => v !== undefined)) as Shaped<F>
  }

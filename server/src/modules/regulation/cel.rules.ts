import { Environment, EvaluationError, ParseError, serialize, TypeError as CelTypeError, type ASTNode } from '@marcbachmann/cel-js'
import { Decimal } from './decimal.rules'
import { fieldAt, fieldsOf, subjectNames, type FactContext, type FactValue, type Field } from './fact.rules'
import { formatDay, formatMoney, formatPercent } from './format.rules'

const CEL_TYPES: Record<Field['type'], string> = {
  money: 'int', int: 'int', bool: 'bool', text: 'string', day: 'string', choice: 'string', choices: 'list<string>',
}

/** Settings as expressions see them, beside the subjects of the vocabulary. */
export type SettingTypes = Record<string, 'int' | 'bool' | 'string'>

/** A fault of an expression, with the place in it where the fault lies (characters from its start). */
export class CelFault extends Error {
  constructor(message: string, readonly at?: { start: number; end: number }) {
    super(message)
  }
}

/** The typed environment of one pack: the vocabulary, its settings, exact decimals and the formats of the screen. */
export function celEnvironment(settings: SettingTypes): Environment {
  const env = new Environment()
  for (const subject of subjectNames) {
    const schema = Object.fromEntries(Object.entries(fieldsOf(subject)).map(([name, f]) => [name, CEL_TYPES[f.type]]))
    env.registerVariable({ name: subject, schema })
  }
  env.registerVariable({ name: 'setting', schema: { ...settings } })
  env.registerType('Decimal', { ctor: Decimal, fields: {} })
  env.registerFunction('decimal(int): Decimal', (n: bigint) => new Decimal(n))
  env.registerFunction('decimal(string): Decimal', (s: string) => Decimal.parse(s))
  env.registerFunction('ratio(int, int): Decimal', (a: bigint, b: bigint) => new Decimal(a, b))
  env.registerFunction('round(Decimal, int): Decimal', (d: Decimal, n: bigint) => d.round(Number(n)))
  env.registerFunction('min(Decimal, Decimal): Decimal', (a: Decimal, b: Decimal) => (a.compare(b) <= 0 ? a : b))
  env.registerFunction('max(Decimal, Decimal): Decimal', (a: Decimal, b: Decimal) => (a.compare(b) >= 0 ? a : b))
  env.registerFunction('sum(list<Decimal>): Decimal', (all: Decimal[]) => all.reduce((a, b) => a.plus(b), new Decimal(0n)))
  env.registerOperator('Decimal + Decimal', (a: Decimal, b: Decimal) => a.plus(b))
  env.registerOperator('Decimal - Decimal', (a: Decimal, b: Decimal) => a.minus(b))
  env.registerOperator('Decimal * Decimal', (a: Decimal, b: Decimal) => a.times(b))
  env.registerOperator('Decimal / Decimal', (a: Decimal, b: Decimal) => a.over(b))
  env.registerOperator('Decimal < Decimal', (a: Decimal, b: Decimal) => a.compare(b) < 0)
  env.registerOperator('Decimal <= Decimal', (a: Decimal, b: Decimal) => a.compare(b) <= 0)
  env.registerOperator('Decimal > Decimal', (a: Decimal, b: Decimal) => a.compare(b) > 0)
  env.registerOperator('Decimal >= Decimal', (a: Decimal, b: Decimal) => a.compare(b) >= 0)
  env.registerFunction('money(int): string', (n: bigint) => formatMoney(n))
  env.registerFunction('percent(Decimal): string', (d: Decimal) => formatPercent(d))
  env.registerFunction('day(string): string', (d: string) => formatDay(d))
  return env
}

export type CelResult<T> = { value: T } | { missing: string[] }

export interface Expression<T> {
  source: string
  /** Paths of all facts and settings it reads, in the order of the text. */
  paths: string[]
  /** The answer, or the facts that are not there and could have decided it. @throws CelFault for any other failure. */
  evaluate(context: FactContext): CelResult<T>
}

const isNode = (x: unknown): x is ASTNode => typeof x === 'object' && x !== null && 'op' in x
function childrenOf(x: unknown): ASTNode[] {
  if (isNode(x)) return [x]
  return Array.isArray(x) ? x.flatMap(childrenOf) : []
}

/** `project.stage` in a tree; `guarded` says whether those inside `has()` count. */
function pathsOf(node: ASTNode, guarded: boolean): string[] {
  if (node.op === '.' && node.args[0].op === 'id') {
    const path = `${node.args[0].args}.${node.args[1]}`
    if (fieldAt(path) || path.startsWith('setting.')) return [path]
  }
  if (!guarded && node.op === 'call' && node.args[0] === 'has') return []
  return childrenOf(node.args).flatMap(n => pathsOf(n, guarded))
}

const unique = (all: string[]) => [...new Set(all)]

/** Compared text must be one of the choice's codes: a typing mistake would never match and never be noticed. */
function checkChoices(node: ASTNode): void {
  if (node.op === '==' || node.op === '!=' || node.op === 'in') {
    const [left, right] = node.args
    for (const [subject, other] of [[left, right], [right, left]] as const) {
      const [path] = subject.op === '.' ? pathsOf(subject, true) : []
      const codes = path ? fieldAt(path)?.choices : undefined
      const literals = other.op === 'list' ? other.args : [other]
      for (const l of codes ? literals : []) {
        if (l.op !== 'value' || typeof l.args !== 'string' || Object.hasOwn(codes ?? {}, l.args)) continue
        throw new CelFault(`${path} 没有取值「${l.args}」，可用：${Object.keys(codes ?? {}).join('、')}`, l.range)
      }
    }
  }
  for (const child of childrenOf(node.args)) checkChoices(child)
}

const faultOf = (error: unknown): CelFault => {
  if (error instanceof CelFault) return error
  const known = error instanceof ParseError || error instanceof CelTypeError || error instanceof EvaluationError
  if (known) return new CelFault(error.summary ?? error.message.split('\n')[0] ?? error.code, error.range)
  return new CelFault(error instanceof Error ? error.message : String(error))
}

/**
 * Parses and type-checks an expression.
 * @throws CelFault when it does not parse, reads an unknown word, does not type-check, or answers another type than `type`.
 */
export function compile<T>(env: Environment, source: string, type: 'bool' | 'string' | 'Decimal'): Expression<T> {
  try {
    const parsed = env.parse(source)
    const checked = parsed.check()
    if (!checked.valid) throw checked.error
    if (checked.type !== type) throw new CelFault(`表达式应得出 ${type},实得 ${checked.type}`)
    checkChoices(parsed.ast)
    return { source, paths: unique(pathsOf(parsed.ast, true)), evaluate: context => run<T>(env, parsed, context) }
  } catch (error) {
    throw faultOf(error)
  }
}

function run<T>(env: Environment, parsed: ReturnType<Environment['parse']>, context: FactContext): CelResult<T> {
  try {
    return { value: parsed(context) as T }
  } catch (error) {
    if (!(error instanceof EvaluationError) || error.code !== 'no_such_key') throw faultOf(error)
    return { missing: unique(lacking(env, parsed.ast, context)) }
  }
}

const has = (context: FactContext, path: string) => {
  const [subject = '', field = ''] = path.split('.')
  return Object.hasOwn(context[subject] ?? {}, field)
}

/** What could still decide an undecided expression: follows and, or, not and if; a decided side needs nothing. */
function lacking(env: Environment, node: ASTNode, context: FactContext): string[] {
  const open = (n: ASTNode) => 'missing' in run(env, env.parse(serialize(n)), context)
  if (node.op === '&&' || node.op === '||') return node.args.filter(open).flatMap(n => lacking(env, n, context))
  if (node.op === '!_') return lacking(env, node.args, context)
  if (node.op === '?:') {
    const [test, yes, no] = node.args
    if (open(test)) return lacking(env, test, context)
    return lacking(env, env.parse(serialize(test))(context) ? yes : no, context)
  }
  return pathsOf(node, false).filter(path => !has(context, path))
}

const SAMPLES: Record<Field['type'], (field: Field) => FactValue[]> = {
  money: () => [10_000_000n, 0n],
  int: () => [1n, 0n],
  bool: () => [true, false],
  text: () => ['甲'],
  day: () => ['2026-01-05'],
  choice: field => Object.keys(field.choices ?? {}),
  choices: field => [[], Object.keys(field.choices ?? {})],
}

/**
 * Tries an expression on sample facts: none, all, each one absent, each one at each sample value.
 * @throws CelFault when it fails in any other way than by a missing fact: such a rule would be a bug in use.
 */
export function probe(expression: Expression<unknown>, settings: Record<string, FactValue>): CelResult<unknown> {
  const fields = expression.paths.flatMap(path => {
    const field = fieldAt(path)
    return field ? [{ path, samples: SAMPLES[field.type](field) }] : []
  })
  const context = (value: (path: string, samples: FactValue[]) => FactValue | undefined): FactContext => {
    const made: FactContext = Object.fromEntries(subjectNames.map(s => [s, {}]))
    for (const { path, samples } of fields) {
      const [subject = '', name = ''] = path.split('.')
      const v = value(path, samples)
      if (v !== undefined) (made[subject] ??= {})[name] = v
    }
    return { ...made, setting: settings }
  }
  for (const { path, samples } of fields) {
    expression.evaluate(context((p, all) => (p === path ? undefined : all[0])))
    for (const sample of samples) expression.evaluate(context((p, all) => (p === path ? sample : all[0])))
  }
  return expression.evaluate(context(() => undefined))
}


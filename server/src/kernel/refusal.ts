import type { Verdict } from './verdict'

/**
 * What the API may answer instead of doing what was asked. Everything else that is thrown is a bug.
 * UNAUTHENTICATED sign in first · FORBIDDEN the post may not · NOT_FOUND no such thing in this county ·
 * INVALID the input is wrong, `fields` says where · CONFLICT somebody else was quicker · GATE a rule says no, `verdict` says why ·
 * STATE the workflow has no such step now · TOO_MANY slow down.
 */
export type RefusalCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'INVALID'
  | 'CONFLICT'
  | 'GATE'
  | 'STATE'
  | 'TOO_MANY'

export interface FieldProblem {
  /** Path of the input field, as in the GraphQL input: `amount`, `places.0.name`. */
  field: string
  /** A Chinese sentence that says what to do. */
  message: string
}

/** A refusal in words: `message` is a Chinese sentence that tells the user what to do. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
    readonly details: { fields?: FieldProblem[]; verdict?: Verdict } = {},
  ) {
    super(message)
    this.name = 'Refusal'
  }
}

/** The same answer for what does not exist and for what belongs to another county: nobody learns which. */
export const notFound = (what: string) => new Refusal('NOT_FOUND', `没有找到这个${what}。它可能已被删除，或不属于本县。`)

export const forbidden = (why: string) => new Refusal('FORBIDDEN', why)

export const conflict = (what: string) =>
  new Refusal('CONFLICT', `这个${what}刚才已被他人修改。您填写的内容还在，请刷新查看最新内容后再保存。`)

export const invalid = (...fields: FieldProblem[]) =>
  new Refusal('INVALID', fields.map(f => f.message).join(' '), { fields })

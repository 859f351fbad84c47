import type { CombinedError } from '@urql/core'
import type { ExplanationLike } from './explanation'

export interface FieldProblem {
  /** Path of the input field, `places.0.name`. */
  field: string
  message: string
  /** The rules behind it, when they refused: 为什么. */
  explanations?: readonly ExplanationLike[]
}

export interface Refused {
  /** A refusal's code, or NETWORK (no answer), or INTERNAL (a bug, with `errorId`). */
  code: string
  /** A Chinese sentence for the user. */
  message: string
  fields: FieldProblem[]
  explanations: ExplanationLike[]
  errorId: string | null
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const listOf = (value: unknown) => (Array.isArray(value) ? value.filter(isRecord) : [])

const bug = (errorId: string | null) => `系统错误${errorId ? `（编号 ${errorId}）` : ''}。已记录，请稍后再试；仍不行，请把编号告诉管理员。`

/** What a failed operation says to the user. */
export const refusedBy = (error: CombinedError): Refused => {
  const nothing = { fields: [], explanations: [], errorId: null }
  const first = error.graphQLErrors[0]
  if (!first) {
    const status = isRecord(error.response) ? error.response['status'] : undefined
    if (status === 413) return { ...nothing, code: 'INVALID', message: '提交的内容太大。请减少文字或附件后再试。' }
    if (status === 429) return { ...nothing, code: 'TOO_MANY', message: '操作太频繁。请稍等片刻再试。' }
    return { ...nothing, code: 'NETWORK', message: '连不上服务器。您填写的内容还在，网络恢复后请再试一次。' }
  }
  const { extensions } = first
  const code = typeof extensions['code'] === 'string' ? extensions['code'] : 'INTERNAL'
  const errorId = typeof extensions['errorId'] === 'string' ? extensions['errorId'] : null
  if (code === 'PERSISTED_QUERY_NOT_FOUND') return { ...nothing, code, message: '系统刚刚升级。请刷新页面后继续。' }
  if (code.startsWith('INTERNAL')) return { ...nothing, code: 'INTERNAL', message: bug(errorId), errorId }
  const verdict = isRecord(extensions['verdict']) ? extensions['verdict'] : {}
  return {
    code,
    message: first.message,
    fields: listOf(extensions['fields']).map(f => ({ field: String(f['field'] ?? ''), message: String(f['message'] ?? '') })),
    explanations: listOf(verdict['explanations']).map(e => ({ ...e, text: String(e['text'] ?? '') })),
    errorId,
  }
}

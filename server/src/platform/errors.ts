import { randomBytes } from 'node:crypto'
import { unwrapResolverError } from '@apollo/server/errors'
import type { GraphQLFormattedError } from 'graphql'
import { Refusal } from '../kernel/refusal'
import type { Explanation } from '../kernel/verdict'
import type { Logger } from 'pino'

const PROTOCOL: Record<string, string> = {
  GRAPHQL_PARSE_FAILED: '请求的语法不对。',
  GRAPHQL_VALIDATION_FAILED: '请求与接口不符。',
  BAD_USER_INPUT: '提交的内容与要求不符。',
  BAD_REQUEST: '请求不完整。',
  PERSISTED_QUERY_NOT_FOUND: '页面版本已更新，请刷新页面。',
  PERSISTED_QUERY_NOT_SUPPORTED: '页面版本已更新，请刷新页面。',
  OPERATION_RESOLUTION_FAILURE: '请求没有说明要做什么。',
  INVALID: '提交的内容与要求不符。',
}

/** How an explanation is shown: ids become words. */
export type Shown = (explanation: Explanation) => Explanation

/** A refusal as a client gets it, over GraphQL and over a route alike. */
export const refusalExtensions = ({ code, details: { verdict, ...details } }: Refusal, shown: Shown) => ({
  code, ...details, ...(verdict && { verdict: { ...verdict, explanations: verdict.explanations.map(shown) } }),
})

/** What a client sees of an error: a refusal in words, a protocol error by its code, anything else 系统错误 with an id. */
export const formatErrors =
  (log: Logger, shown: Shown) =>
  (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const cause = unwrapResolverError(error)
    const refusal = cause instanceof Refusal ? cause : (cause as { originalError?: unknown } | null)?.originalError
    const at = { ...(formatted.path && { path: formatted.path }), ...(formatted.locations && { locations: formatted.locations }) }
    if (refusal instanceof Refusal)
      return { message: refusal.message, ...at, extensions: refusalExtensions(refusal, shown) }
    const code = formatted.extensions?.code
    if (typeof code === 'string' && code in PROTOCOL) {
      const detail = /[一-鿿]/.test(formatted.message) ? formatted.message : `${PROTOCOL[code]}(${formatted.message})`
      return { message: code.startsWith('PERSISTED') ? formatted.message : detail, ...at, extensions: { code } }
    }
    const errorId = randomBytes(5).toString('hex')
    log.error({ errorId, err: cause ?? error, path: formatted.path }, 'a request failed by a bug')
    return { message: `系统错误，请把编号 ${errorId} 告诉管理员。`, ...at, extensions: { code: 'INTERNAL', errorId } }
  }

import type { InjectionKey, Ref } from 'vue'
import type { Refused } from './refusal'

/** What stands above every upload, provided by the app; nothing can be sent before it has been read. */
export const UPLOAD_NOTICE: InjectionKey<{ text: Ref<string>; ask: () => Promise<void> }> = Symbol('upload notice')

const refusal = (code: string, message: string): Refused => ({ code, message, fields: [], explanations: [], errorId: null })

/**
 * Sends one file as multipart field `file`, with progress 0…1; the server's JSON answer is returned as it is.
 * @throws Refused with a Chinese sentence.
 */
export const sendFile = (url: string, file: File, fields: Record<string, string>, onProgress: (share: number) => void, abort?: AbortSignal) =>
  new Promise<unknown>((resolve, reject) => {
    const request = new XMLHttpRequest()
    const body = new FormData()
    for (const [key, value] of Object.entries(fields)) body.append(key, value)
    body.append('file', file, file.name)
    request.open('POST', url)
    request.setRequestHeader('apollo-require-preflight', 'true')
    // without it the server takes an upload for another site's form
    request.setRequestHeader('x-requested-with', 'lianxi')
    request.responseType = 'json'
    request.upload.onprogress = e => onProgress(e.lengthComputable ? e.loaded / e.total : 0)
    request.onerror = () => reject(refusal('NETWORK', '网络中断，文件没有传上去。请再试一次。'))
    request.onabort = () => reject(refusal('ABORTED', '已取消上传。'))
    request.onload = () => {
      const answer: unknown = request.response
      if (request.status >= 200 && request.status < 300) return resolve(answer)
      const said = typeof answer === 'object' && answer !== null && 'message' in answer ? String(answer.message) : ''
      return reject(refusal(request.status === 413 ? 'INVALID' : 'FAILED', said || (request.status === 413 ? '文件太大。请压缩后再传。' : '文件没有传上去。请再试一次。')))
    }
    abort?.addEventListener('abort', () => request.abort())
    request.send(body)
  })

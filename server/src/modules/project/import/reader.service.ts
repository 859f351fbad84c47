import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Refusal } from '../../../kernel/refusal'
import type { ReadAnswers, ReadJob, ReadReply } from './reader.worker'

/** Beyond it a workbook is given up: no list of 20,000 rows comes near. */
const PATIENCE_MS = 120_000
/** An idle thread gives its memory back. */
const IDLE_MS = 60_000

interface Waiting {
  resolve: (answer: never) => void
  reject: (error: Error) => void
  timer: NodeJS.Timeout
}

let worker: Worker | null = null
let idle: NodeJS.Timeout | undefined
let lastId = 0
const waiting = new Map<number, Waiting>()

// In the bundle the worker is an entry of its own; from source it is loaded through tsx.
const here = import.meta.filename
const bundled = here.endsWith('.mjs')
const startWorker = () =>
  new Worker(join(dirname(here), bundled ? 'modules/project/import/reader.worker.mjs' : 'reader.worker.ts'), {
    execArgv: bundled ? [] : ['--import', 'tsx'],
    resourceLimits: { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 64 },
  })

const tooHeavy = () => {
  const message = '这个工作簿过于庞大，没有读完。请删去清单以外的工作表、图片和空行后再上传。'
  return new Refusal('INVALID', message, { fields: [{ field: 'file', message }] })
}

const giveUp = (of: Worker | null, error: Error) => {
  if (of !== worker) return
  worker = null
  for (const { reject, timer } of waiting.values()) {
    clearTimeout(timer)
    reject(error)
  }
  waiting.clear()
  void of?.terminate()
}

const open = (): Worker => {
  const made = startWorker()
  made.on('message', (reply: ReadReply) => {
    const asked = waiting.get(reply.id)
    if (!asked) return
    waiting.delete(reply.id)
    clearTimeout(asked.timer)
    if ('answer' in reply) asked.resolve(reply.answer as never)
    else if ('refused' in reply) asked.reject(new Refusal(reply.refused.code, reply.refused.message, reply.refused.details))
    else asked.reject(new Error(`reading a workbook failed: ${reply.failed}`))
    if (waiting.size) return
    made.unref()
    idle = setTimeout(() => giveUp(made, tooHeavy()), IDLE_MS).unref()
  })
  made.on('error', error => giveUp(made, (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooHeavy() : error))
  made.on('exit', () => giveUp(made, new Error('the reading thread ended')))
  return made
}

/**
 * Reads or marks a workbook in a thread of its own, one after the other.
 * @throws Refusal INVALID on `file`, in the words of `readWorkbook` and `readProjectList`.
 */
export const inReader = <K extends ReadJob['kind']>(job: Extract<ReadJob, { kind: K }>): Promise<ReadAnswers[K]> =>
  new Promise((resolve, reject) => {
    clearTimeout(idle)
    worker ??= open()
    worker.ref()
    const id = ++lastId
    const timer = setTimeout(() => giveUp(worker, tooHeavy()), PATIENCE_MS).unref()
    waiting.set(id, { resolve: resolve as (answer: never) => void, reject, timer })
    worker.postMessage({ id, job })
  })

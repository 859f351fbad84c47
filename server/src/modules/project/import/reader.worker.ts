import { parentPort } from 'node:worker_threads'
import type { WorkbookGrid } from '../../../kernel/grid'
import { Refusal } from '../../../kernel/refusal'
// Not by the folder's index: what writes workbooks is heavy and not needed here.
import { markWorkbook, type Mark } from '../../../platform/sheet/mark'
import { readWorkbook } from '../../../platform/sheet/read'
import type { SheetMapping } from './draft.rules'
import { readProjectList } from './list.rules'
import { marksOf } from './mark.rules'
import { prepareReading, type Against, type PreparedReading } from './prepare.rules'

/** Reading a list takes seconds of arithmetic: it has a thread of its own, so that the server keeps answering. */

interface Job {
  file: Uint8Array
  mappings: Record<string, SheetMapping>
}

export type ReadJob =
  | (Job & { kind: 'read'; against: Against })
  /** `marks`: what matching adds to the reading's own. */
  | (Job & { kind: 'mark'; marks: Mark[] })
  /** What is no project list: the plain cells, and a copy with these marks alone. */
  | { kind: 'grid'; file: Uint8Array }
  | { kind: 'paint'; file: Uint8Array; marks: Mark[] }

export interface ReadAnswers {
  read: PreparedReading
  mark: Uint8Array
  grid: WorkbookGrid
  paint: Uint8Array
}

export type ReadReply =
  | { id: number; answer: ReadAnswers[keyof ReadAnswers] }
  | { id: number; refused: { code: Refusal['code']; message: string; details: Refusal['details'] } }
  | { id: number; failed: string }

const work = (job: ReadJob): ReadAnswers[keyof ReadAnswers] => {
  const file = Buffer.from(job.file.buffer, job.file.byteOffset, job.file.byteLength)
  if (job.kind === 'grid') return readWorkbook(file)
  if (job.kind === 'paint') return markWorkbook(file, job.marks)
  const reading = readProjectList(readWorkbook(file), { mappings: job.mappings })
  return job.kind === 'read' ? prepareReading(reading, job.against) : markWorkbook(file, [...marksOf(reading), ...job.marks])
}

const reply = (id: number, job: ReadJob): ReadReply => {
  try {
    return { id, answer: work(job) }
  } catch (error) {
    if (error instanceof Refusal) return { id, refused: { code: error.code, message: error.message, details: error.details } }
    return { id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

parentPort?.on('message', ({ id, job }: { id: number; job: ReadJob }) => parentPort?.postMessage(reply(id, job)))

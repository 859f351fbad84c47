import { AsyncLocalStorage } from 'node:async_hooks'
import { DeadlockException, IsolationLevel, LockWaitTimeoutException, OptimisticLockError, UniqueConstraintViolationException } from '@mikro-orm/core'
import { Refusal } from '../kernel/refusal'
import type { Ctx } from './context'
import { writeJournal } from './journal'

/** Names, under which the process keeps what the modules do at the end of each transaction. */
export const BEFORE_COMMIT = Symbol('before commit')
export type BeforeCommit = (ctx: Ctx) => Promise<void>

/** Name in a mutation's extensions: its service opens its transactions itself, because something slow stands between them. */
export const OWN_TRANSACTION = 'ownTransaction'

const running = new AsyncLocalStorage<Ctx>()

/** The context of the mutation that runs here, for the journal's subscriber. */
export const currentCtx = () => running.getStore()

const attempt = <T>(ctx: Ctx, operation: string, work: () => Promise<T>): Promise<T> =>
  running.run(ctx, () =>
    ctx.em.transactional(
      async () => {
        ctx.inTransaction = true
        ctx.operation = operation
        ctx.journal.length = 0
        ctx.touched.length = 0
        ctx.settleAnnouncements(false)
        ctx.whenRefused.length = 0
        try {
          const answer = await work()
          await ctx.em.flush()
          for (const step of (ctx.services.get(BEFORE_COMMIT) as BeforeCommit[] | undefined) ?? []) await step(ctx)
          await writeJournal(ctx)
          return answer
        } finally {
          ctx.inTransaction = false
        }
      },
      // A fresh literal each time: the ORM changes it. `clear`: what a refused mutation changed must not be
      // written by the next. READ COMMITTED: an earlier read must not fix what a lock is there to see.
      { clear: true, isolationLevel: IsolationLevel.READ_COMMITTED },
    ),
  )

const passing = (error: unknown) =>
  error instanceof DeadlockException || error instanceof LockWaitTimeoutException || /SQLITE_BUSY|database is locked/.test(String(error))

/** Of many who write at one place a few may deadlock again. */
const TRIES = 3

/**
 * One mutation, one transaction: done whole or not at all. A deadlock or a lock timeout is tried again, three times in all.
 * @throws Refusal CONFLICT when another writer changed the same version, took the same unique value in between, or held the
 * place for too long.
 */
export async function unitOfWork<T>(ctx: Ctx, operation: string, work: () => Promise<T>): Promise<T> {
  if (ctx.inTransaction) return work()
  try {
    for (let left = TRIES; ; )
      try {
        const answer = await attempt(ctx, operation, work)
        ctx.settleAnnouncements(true)
        return answer
      } catch (error) {
        if (!passing(error) || --left === 0) throw error
      }
  } catch (error) {
    for (const remember of ctx.whenRefused.splice(0)) await attempt(ctx, operation, remember)
    if (passing(error)) throw new Refusal('CONFLICT', '同时办理这件事的人较多，这次没有办成。您填写的内容还在，请稍后再试一次。')
    if (error instanceof OptimisticLockError)
      throw new Refusal('CONFLICT', '这条记录刚才已被他人修改。您填写的内容还在，请刷新查看最新内容后再保存。')
    if (error instanceof UniqueConstraintViolationException)
      throw new Refusal('CONFLICT', '同样的记录已经存在，请检查后修改。')
    throw error
  }
}

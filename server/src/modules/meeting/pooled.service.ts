import { yearOf } from '../../kernel/day'
import { searchKey } from '../../kernel/text'
import type { Ctx } from '../../platform/context'
import { takeSerial } from '../document/document.service'
import type { LedgerSource } from './candidate.rules'
import { Topic } from './topic.entity'
import { topicNumber } from './topic.rules'

export interface PooledTopic {
  title: string
  problem: string
  request: string
  proposedDecision: string
  proposerUnitId: number
  unitName: string
  proposedByPostId: number
  proposedByName: string
  projectId: number | null
  seriesId: number
  minutes: number
  source: { type: LedgerSource; id: number } | null
  sourceReason: string | null
}

/** A topic that the office puts into the pool itself, numbered at once: from a ledger, or from a member's request for a meeting. */
export async function poolTopic(ctx: Ctx, { unitName, source, sourceReason, ...fields }: PooledTopic): Promise<number> {
  const year = yearOf(ctx.today)
  const number = topicNumber(year, await takeSerial(ctx, 'NUMBER', '议题', year))
  const topic = ctx.em.create(Topic, {
    jurisdictionId: ctx.jurisdictionId, number, ...fields, onProblem: true, state: 'POOLED', round: 1, returnReason: null, raisedOn: null, raisedReason: null, raisedByName: null,
    sourceType: source?.type ?? null, sourceId: source?.id ?? null, sourceReason: sourceReason?.slice(0, 300) ?? null, createdAt: ctx.now, submittedAt: ctx.now, handedInAt: ctx.now,
    searchKey: searchKey(fields.title, number, unitName).slice(0, 1500),
  })
  await ctx.flush()
  return topic.id
}

import { Arg, Authorized, Ctx as FromCtx, Field, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import { notFound } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { MaxLength } from '../../platform/input'
import { agendaCandidates } from './candidate.query'
import { CANDIDATE_KINDS, type CandidateKind } from './candidate.rules'
import { takeCandidates } from './candidate.service'
import { MeetingType } from './meeting.api'
import { findMeeting } from './meeting.query'

const words = (table: Record<string, string>) => Object.entries(table).map(([k, v]) => `${k} ${v}`).join('，')

@ObjectType({ description: '可以列入议程的一项：来自台账、缓议、单位报送' })
export class AgendaCandidate {
  @Field(() => String) key!: string
  @Field(() => String, { description: words(CANDIDATE_KINDS) }) kind!: CandidateKind
  @Field(() => String) kindLabel!: string
  @Field(() => String) title!: string
  @Field(() => String, { description: '为什么列出' }) reason!: string
  @Field(() => String, { nullable: true }) unitName!: string | null
  @Field(() => Int) minutes!: number
  @Field(() => String, { nullable: true }) topicNumber!: string | null
  @Field(() => String, { description: '来源在平台中的位置' }) link!: string
  @Field(() => Int, { description: '排序分' }) score!: number
  @Field(() => String, { description: '排序分的算式' }) scoreText!: string
  @Field(() => Boolean, { description: '在剩余时长之内' }) fits!: boolean
  @Field(() => Boolean, { description: '第一项放不下的' }) firstOver!: boolean
}

@ObjectType({ description: '自动拟出的议程建议' })
export class AgendaProposal {
  @Field(() => Int, { description: '会议还剩多少分钟；可能为负' }) freeMinutes!: number
  @Field(() => [AgendaCandidate]) candidates!: AgendaCandidate[]
}

@InputType()
class TakeCandidatesInput {
  @Field(() => Int) meetingId!: number
  @Field(() => [String]) @MaxLength(50) keys!: string[]
}

@Resolver()
export class CandidateResolver {
  @Authorized('topic.manage')
  @Query(() => AgendaProposal, { description: '从台账、缓议和报送的议题中拟出议程建议，按排序分从高到低' })
  async agendaCandidates(@FromCtx() ctx: Ctx, @Arg('meetingId', () => Int) meetingId: number) {
    const m = await findMeeting(ctx, meetingId)
    if (!m) throw notFound('会议')
    return agendaCandidates(ctx, m)
  }

  @Authorized('topic.manage')
  @Mutation(() => MeetingType, { description: '把勾选的事项列入议程，台账事项先生成议题' })
  async takeCandidates(@FromCtx() ctx: Ctx, @Arg('input', () => TakeCandidatesInput) input: TakeCandidatesInput) {
    const id = await takeCandidates(ctx, input)
    return findMeeting(ctx, id)
  }
}

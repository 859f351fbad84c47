import { Arg, Args, Authorized, Ctx as FromCtx, Field, InputType, Int, ObjectType, Query, Resolver } from 'type-graphql'
import type { Ctx } from '../../platform/context'
import { PageInfo, PageInput } from '../../platform/graphql'
import { MaxLength, oneOf } from '../../platform/input'
import { DayScalar, Instant } from '../../platform/scalars'
import { listJournal, usersIn } from './directory.query'
import { JOURNAL_KINDS } from './permission.rules'

@ObjectType({ description: '操作日志的一条：谁、在哪个岗位、代谁、何时、把什么从什么改成什么' })
export class JournalEntryType {
  @Field(() => Int) id!: number
  @Field(() => Int, { description: '本县日志的序号，连续' }) seq!: number
  @Field(() => Instant) at!: number
  @Field(() => String, { nullable: true }) userName!: string | null
  @Field(() => String, { nullable: true }) postName!: string | null
  @Field(() => String, { nullable: true, description: '代行的岗位' }) onBehalfOf!: string | null
  @Field(() => String) operation!: string
  @Field(() => String, { description: Object.entries(JOURNAL_KINDS).map(([k, v]) => `${k} ${v}`).join('，') }) kind!: string
  @Field(() => String) subjectType!: string
  @Field(() => Int) subjectId!: number
  @Field(() => String, { description: 'JSON：字段 → [旧值， 新值]' }) changes!: string
}

@ObjectType({ description: '记录里以编号提到的用户' })
export class JournalUserType {
  @Field(() => Int) id!: number
  @Field(() => String) name!: string
}

@ObjectType()
export class JournalConnection {
  @Field(() => [JournalEntryType]) nodes!: JournalEntryType[]
  @Field(() => [JournalUserType]) users!: JournalUserType[]
  @Field(() => PageInfo) pageInfo!: PageInfo
}

@InputType()
class JournalFilterInput {
  @Field(() => String, { nullable: true }) @MaxLength(60) subjectType?: string
  @Field(() => Int, { nullable: true }) subjectId?: number
  @Field(() => Int, { nullable: true }) userId?: number
  @Field(() => [String], { nullable: true }) @oneOf(JOURNAL_KINDS) kinds?: string[]
  @Field(() => String, { nullable: true, description: '操作人姓名或岗位中的几个字' }) @MaxLength(40) who?: string
  @Field(() => DayScalar, { nullable: true, description: '自哪天起（含）' }) from?: string
  @Field(() => DayScalar, { nullable: true, description: '到哪天止（含）' }) to?: string
}

@Resolver()
export class JournalResolver {
  @Authorized('journal.read')
  @Query(() => JournalConnection, { description: '操作日志，新的在前' })
  async journal(@FromCtx() ctx: Ctx, @Args(() => PageInput) page: PageInput, @Arg('filter', () => JournalFilterInput, { nullable: true }) filter?: JournalFilterInput) {
    const found = await listJournal(ctx, filter ?? {}, page)
    return { ...found, users: await usersIn(ctx, found.nodes.map(entry => entry.changes)) }
  }
}

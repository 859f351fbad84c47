import { Arg, Args, Authorized, Ctx as FromCtx, Field, FieldResolver, InputType, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql'
import type { Ctx } from '../../platform/context'
import { Done, PageInfo, PageInput } from '../../platform/graphql'
import { MaxLength, oneOf, Required } from '../../platform/input'
import { DayScalar } from '../../platform/scalars'
import { absenceLimitOf, DUTY_CADENCES, DUTY_HOLDERS, dutiesOf } from '../regulation/provision.query'
import { listAbsences } from './absence.query'
import { endAbsence, saveAbsence, type AbsenceInput } from './absence.service'
import { dutyBoard, dutyFiles, findDutyRow, listDuties, type DutyFilter } from './duty.query'
import { DUTY_STATES, type DutyState } from './duty.rules'
import { fulfilDuty, makeDutiesNow } from './duty.service'

@ObjectType('DutyFile')
export class DutyFileType {
  @Field(() => Int) id!: number
  @Field(() => String) name!: string
  @Field(() => Int, { description: '字节' }) size!: number
}

@ObjectType('Duty', { description: '一个岗位在一个周期内的经常性职责' })
export class DutyType {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => Int) postId!: number
  @Field(() => String) postText!: string
  @Field(() => String, { nullable: true, description: '当时的任职人' }) holderName!: string | null
  @Field(() => String) code!: string
  @Field(() => String) name!: string
  @Field(() => String, { nullable: true, description: '条款；空为本县设定' }) clause!: string | null
  @Field(() => String) period!: string
  @Field(() => DayScalar) fromOn!: string
  @Field(() => DayScalar) dueOn!: string
  @Field(() => String, { description: 'DUE 待履行，DONE 已履行，MISSED 未履行' }) state!: string
  @Field(() => String) stateLabel!: string
  @Field(() => String) stateTone!: string
  @Field(() => DayScalar, { nullable: true }) doneOn!: string | null
  @Field(() => Boolean, { description: '过了周期才登记' }) late!: boolean
  @Field(() => String, { nullable: true, description: '履行情况' }) content!: string | null
  @Field(() => String, { nullable: true }) doneByText!: string | null
  @Field(() => Boolean) mayFulfil!: boolean
}

@ObjectType()
export class DutyConnection {
  @Field(() => [DutyType]) nodes!: DutyType[]
  @Field(() => Int, { nullable: true }) totalCount!: number | null
  @Field(() => PageInfo) pageInfo!: PageInfo
}

@ObjectType('DutyPerson', { description: '一个岗位各周期履行的件数' })
export class DutyPersonType {
  @Field(() => Int) postId!: number
  @Field(() => String) postText!: string
  @Field(() => String, { nullable: true }) holderName!: string | null
  @Field(() => Int) done!: number
  @Field(() => Int) due!: number
  @Field(() => Int) missed!: number
}

@ObjectType('DutyKind', { description: '本县的一类经常性职责' })
export class DutyKindType {
  @Field(() => String) code!: string
  @Field(() => String) name!: string
  @Field(() => String) holderLabel!: string
  @Field(() => String) cadenceLabel!: string
  @Field(() => String, { nullable: true }) clause!: string | null
  @Field(() => Boolean, { description: '间隔由本县设定' }) cadenceSet!: boolean
}

@ObjectType('Absence', { description: '分包领导外出' })
export class AbsenceType {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => Int) postId!: number
  @Field(() => String) postName!: string
  @Field(() => String, { nullable: true }) holderName!: string | null
  @Field(() => DayScalar) fromOn!: string
  @Field(() => DayScalar) untilOn!: string
  @Field(() => String) reason!: string
  @Field(() => String, { nullable: true, description: '受托岗位和当时的任职人' }) delegateText!: string | null
  @Field(() => String) byText!: string
}

@ObjectType('AbsenceLimit', { description: '外出多久须委托' })
export class AbsenceLimitType {
  @Field(() => String) source!: string
  @Field(() => String, { nullable: true }) clause!: string | null
  @Field(() => Int, { nullable: true }) months!: number | null
  @Field(() => Int, { nullable: true }) days!: number | null
}

@InputType()
class DutyFilterInput implements DutyFilter {
  @Field(() => [String], { nullable: true }) @oneOf(DUTY_STATES) states?: DutyState[] | null
  @Field(() => [Int], { nullable: true }) postIds?: number[] | null
  @Field(() => [String], { nullable: true }) codes?: string[] | null
  @Field(() => Boolean, { nullable: true, description: '我的岗位（含代行）' }) mine?: boolean | null
  @Field(() => DayScalar, { nullable: true }) dueFrom?: string | null
  @Field(() => DayScalar, { nullable: true }) dueTo?: string | null
}

@InputType()
class FulfilDutyInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String, { description: '履行情况' }) @Required() @MaxLength(2000) content!: string
  @Field(() => [Int], { nullable: true }) @MaxLength(10) attachmentIds?: number[] | null
}

@InputType()
class SaveAbsenceInput implements AbsenceInput {
  @Field(() => Int, { description: '分包领导岗位' }) postId!: number
  @Field(() => DayScalar) fromOn!: string
  @Field(() => DayScalar, { description: '返回前的最后一天' }) untilOn!: string
  @Field(() => String) @Required() @MaxLength(200) reason!: string
  @Field(() => Int, { nullable: true, description: '受托岗位' }) delegatePostId?: number | null
}

@InputType()
class EndAbsenceInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
}

const done = () => ({ __typename: 'Done', done: true })

@Resolver(() => DutyType)
export class DutyResolver {
  @Authorized('duty.read')
  @Query(() => DutyConnection, { description: '经常性职责，近的在前' })
  duties(@FromCtx() ctx: Ctx, @Args(() => PageInput) page: PageInput, @Arg('filter', () => DutyFilterInput, { nullable: true }) filter?: DutyFilterInput) {
    return listDuties(ctx, filter ?? {}, page)
  }

  @Authorized('duty.read')
  @Query(() => DutyType)
  duty(@FromCtx() ctx: Ctx, @Arg('id', () => Int) id: number) {
    return findDutyRow(ctx, id)
  }

  @Authorized('duty.read')
  @Query(() => [DutyPersonType], { description: '按人看履行情况，未履行多的在前' })
  dutyBoard(@FromCtx() ctx: Ctx, @Arg('filter', () => DutyFilterInput, { nullable: true }) filter?: DutyFilterInput) {
    return dutyBoard(ctx, filter ?? {})
  }

  @Authorized('duty.read')
  @Query(() => [DutyKindType], { description: '本县制度规定的经常性职责' })
  async dutyKinds(@FromCtx() ctx: Ctx) {
    return (await dutiesOf(ctx)).map(d => ({ ...d, holderLabel: DUTY_HOLDERS[d.holder], cadenceLabel: DUTY_CADENCES[d.cadence] }))
  }

  @Authorized('duty.fulfil')
  @Mutation(() => DutyType, { description: '登记履行情况' })
  async fulfilDuty(@FromCtx() ctx: Ctx, @Arg('input', () => FulfilDutyInput) input: FulfilDutyInput) {
    const id = await fulfilDuty(ctx, input)
    return findDutyRow(ctx, id)
  }

  @Authorized('duty.make')
  @Mutation(() => Int, { description: '生成本周期的职责；已有的不重复。平时每天夜里自动生成' })
  makeDuties(@FromCtx() ctx: Ctx) {
    return makeDutiesNow(ctx)
  }

  @Authorized('duty.read')
  @Query(() => [AbsenceType], { description: '分包领导外出登记，近的在前' })
  absences(@FromCtx() ctx: Ctx) {
    return listAbsences(ctx)
  }

  @Authorized('duty.read')
  @Query(() => AbsenceLimitType, { nullable: true, description: '外出多久须委托；空为不要求' })
  absenceLimit(@FromCtx() ctx: Ctx) {
    return absenceLimitOf(ctx)
  }

  @Authorized('delegation.manage')
  @Mutation(() => Done, { description: '登记分包领导外出，须委托的同时委托' })
  async saveAbsence(@FromCtx() ctx: Ctx, @Arg('input', () => SaveAbsenceInput) input: SaveAbsenceInput) {
    await saveAbsence(ctx, input)
    return done()
  }

  @Authorized('delegation.manage')
  @Mutation(() => Done, { description: '登记返回（未开始的撤回），委托同时结束' })
  async endAbsence(@FromCtx() ctx: Ctx, @Arg('input', () => EndAbsenceInput) input: EndAbsenceInput) {
    await endAbsence(ctx, input)
    return done()
  }

  @FieldResolver(() => [DutyFileType])
  files(@FromCtx() ctx: Ctx, @Root() d: DutyType) {
    return dutyFiles(ctx, d.id)
  }
}

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
import { mattersOf, reportOf } from './matter.query'
import type { Matter } from './matter.service'
import { draftSpecialReport } from './report.service'
import { fulfilDuty, makeDutiesNow, type FulfilDuty } from './duty.service'

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
  @Field(() => Int, { nullable: true, description: '专班职责所在的项目' }) projectId!: number | null
  @Field(() => String, { nullable: true }) projectName!: string | null
  @Field(() => String, { nullable: true, description: '条款；空为本县设定' }) clause!: string | null
  @Field(() => String) period!: string
  @Field(() => DayScalar) fromOn!: string
  @Field(() => DayScalar) dueOn!: string
  @Field(() => String, { description: 'DUE 待履行，DONE 已履行，MADE_UP 补登（过期后履行或登记），MISSED 未履行' }) state!: string
  @Field(() => String) stateLabel!: string
  @Field(() => String) stateTone!: string
  @Field(() => DayScalar, { nullable: true, description: '登记日期' }) doneOn!: string | null
  @Field(() => DayScalar, { nullable: true, description: '履行日期' }) heldOn!: string | null
  @Field(() => String, { nullable: true, description: '佐证：会议或文件' }) evidence!: string | null
  @Field(() => String, { nullable: true, description: '佐证在门户内的地址' }) evidenceLink!: string | null
  @Field(() => Boolean, { description: '登记时须附佐证' }) evidenceAsked!: boolean
  @Field(() => Boolean, { description: '登记时逐项写明问题、责任单位、办理要求、完成时限' }) mattersAsked!: boolean
  @Field(() => Boolean, { description: '由本期调度形成专报上报' }) reportAsked!: boolean
  @Field(() => String, { nullable: true, description: '周期内谁代行：3月20日至4月20日由……代行' }) standInText!: string | null
  @Field(() => Boolean, { description: '本期由受托人负责，按受托人统计' }) standInAnswers!: boolean
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
  @Field(() => Int, { description: '补登，不计入已履行' }) madeUp!: number
  @Field(() => Int) missed!: number
  @Field(() => Int, { description: '以上各项中代行他人职责的' }) standIn!: number
  @Field(() => Int, { description: '外出期间由受托人负责、不计在本人名下的' }) handedOver!: number
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

@ObjectType('DutyMatter', { description: '调度研究的一个问题' })
export class DutyMatterType {
  @Field(() => Int) id!: number
  @Field(() => String) matter!: string
  @Field(() => Int) unitId!: number
  @Field(() => String) unitName!: string
  @Field(() => String, { description: '办理要求' }) requirement!: string
  @Field(() => DayScalar) dueOn!: string
}

@ObjectType('DutyReport', { description: '由调度形成的专报' })
export class DutyReportType {
  @Field(() => Int, { description: '公文' }) id!: number
  @Field(() => String) title!: string
  @Field(() => String, { description: 'DRAFT 草稿，ISSUED 已编号' }) state!: string
  @Field(() => String, { nullable: true }) number!: string | null
}

@InputType()
class DutyMatterInput implements Matter {
  @Field(() => String) @MaxLength(500) matter!: string
  @Field(() => Int, { nullable: true }) unitId?: number | null
  @Field(() => String, { nullable: true }) @MaxLength(500) requirement?: string | null
  @Field(() => DayScalar, { nullable: true }) dueOn?: string | null
}

@InputType()
class DraftSpecialReportInput {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
}

@InputType()
class FulfilDutyInput implements FulfilDuty {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String, { description: '履行情况' }) @Required() @MaxLength(2000) content!: string
  @Field(() => DayScalar, { nullable: true, description: '履行日期；不填为今天' }) heldOn?: string | null
  @Field(() => String, { nullable: true, description: '佐证：会议名称或文件文号' }) @MaxLength(200) evidence?: string | null
  @Field(() => [Int], { nullable: true }) @MaxLength(10) attachmentIds?: number[] | null
  @Field(() => [DutyMatterInput], { nullable: true, description: '调度研究的问题' }) @MaxLength(30) matters?: DutyMatterInput[] | null
  @Field(() => Boolean, { nullable: true, description: '本次调度没有需要明确责任单位的问题' }) noMatters?: boolean | null
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

  @Authorized('duty.fulfil')
  @Mutation(() => DutyType, { description: '由本期调度起草专报；上报前可以重新起草' })
  async draftSpecialReport(@FromCtx() ctx: Ctx, @Arg('input', () => DraftSpecialReportInput) input: DraftSpecialReportInput) {
    return findDutyRow(ctx, await draftSpecialReport(ctx, input))
  }

  @FieldResolver(() => [DutyMatterType])
  matters(@FromCtx() ctx: Ctx, @Root() d: DutyType) {
    return mattersOf(ctx, d.id)
  }

  @FieldResolver(() => DutyReportType, { nullable: true })
  report(@FromCtx() ctx: Ctx, @Root() d: DutyType) {
    return d.reportAsked ? reportOf(ctx, d.id) : null
  }

  @FieldResolver(() => [DutyFileType])
  files(@FromCtx() ctx: Ctx, @Root() d: DutyType) {
    return dutyFiles(ctx, d.id)
  }
}

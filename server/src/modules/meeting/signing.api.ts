import { Arg, Authorized, Ctx as FromCtx, Field, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import type { Ctx } from '../../platform/context'
import { MaxLength, oneOf, Required } from '../../platform/input'
import { Instant } from '../../platform/scalars'
import { MeetingType } from './meeting.api'
import { findMeeting } from './meeting.query'
import { SIGNATURE_STATES, SIGNER_KINDS, type SignatureState, type SignerKind } from './minutes.rules'
import { signingChain } from './signing.query'
import { recallMinutes, returnMinutes, saveSigningChain, signMinutes, submitMinutes } from './signing.service'

const words = (table: Record<string, string>) => Object.entries(table).map(([k, v]) => `${k} ${v}`).join('，')

@ObjectType('MinutesSignature', { description: '签批的一个环节；签的人和岗位按当时记下' })
export class SignatureType {
  @Field(() => Int) id!: number
  @Field(() => Int, { description: '第几轮' }) round!: number
  @Field(() => Int) ordinal!: number
  @Field(() => String) label!: string
  @Field(() => Int) postId!: number
  @Field(() => String) postName!: string
  @Field(() => String, { nullable: true, description: '现任' }) holderName!: string | null
  @Field(() => String, { description: words(SIGNATURE_STATES) }) state!: SignatureState
  @Field(() => String) stateLabel!: string
  @Field(() => String, { nullable: true, description: '签的人和当时的岗位' }) byName!: string | null
  @Field(() => String, { nullable: true, description: '受委托代哪个岗位签' }) onBehalfOf!: string | null
  @Field(() => Instant, { nullable: true }) at!: number | null
  @Field(() => String, { nullable: true, description: '意见或退回的原因' }) note!: string | null
  @Field(() => Boolean, { description: '由我当前的岗位签' }) mine!: boolean
}

@ObjectType({ description: '签批链的一个环节' })
class SigningStep {
  @Field(() => Int) ordinal!: number
  @Field(() => String) label!: string
  @Field(() => String, { description: words(SIGNER_KINDS) }) signer!: SignerKind
  @Field(() => String) signerLabel!: string
  @Field(() => Int, { nullable: true }) postId!: number | null
  @Field(() => String, { nullable: true }) postName!: string | null
  @Field(() => String, { nullable: true }) unitName!: string | null
  @Field(() => String, { nullable: true }) holderName!: string | null
}

@ObjectType({ description: '纪要签批链，本县设定；没有环节时由联席办直接印发' })
class SigningChain {
  @Field(() => String, { description: '这条链的版本，保存时交回' }) revision!: string
  @Field(() => Boolean, { description: '同一人不得在一轮里签两个环节' }) distinctSigners!: boolean
  @Field(() => [SigningStep]) steps!: SigningStep[]
}

@InputType()
class SigningStepInput {
  @Field(() => String) @MaxLength(40) label!: string
  @Field(() => String, { description: words(SIGNER_KINDS) }) @oneOf(SIGNER_KINDS) signer!: SignerKind
  @Field(() => Int, { nullable: true, description: '固定岗位时填' }) postId?: number
}

@InputType()
class SaveSigningChainInput {
  @Field(() => String, { description: '您看到的版本' }) @MaxLength(400) revision!: string
  @Field(() => Boolean) distinctSigners!: boolean
  @Field(() => [SigningStepInput]) @MaxLength(10) steps!: SigningStepInput[]
}

@InputType()
class MinutesStepInput {
  @Field(() => Int) meetingId!: number
}

@InputType()
class SignMinutesInput extends MinutesStepInput {
  @Field(() => Int) signatureId!: number
  @Field(() => String, { nullable: true, description: '意见；空为“同意”' }) @MaxLength(500) note?: string
}

@InputType()
class ReturnMinutesInput extends MinutesStepInput {
  @Field(() => Int) signatureId!: number
  @Field(() => String, { description: '退回的原因' }) @Required() @MaxLength(500) reason!: string
}

@Resolver()
export class SigningResolver {
  @Authorized('meeting.read')
  @Query(() => SigningChain, { description: '纪要签批链' })
  signingChain(@FromCtx() ctx: Ctx) {
    return signingChain(ctx)
  }

  @Authorized('setting.change')
  @Mutation(() => SigningChain, { description: '设定纪要签批链；正在签批的一轮不变' })
  async saveSigningChain(@FromCtx() ctx: Ctx, @Arg('input', () => SaveSigningChainInput) input: SaveSigningChainInput) {
    await saveSigningChain(ctx, input)
    return signingChain(ctx)
  }

  @Authorized('meeting.manage')
  @Mutation(() => MeetingType, { description: '送签' })
  async submitMinutes(@FromCtx() ctx: Ctx, @Arg('input', () => MinutesStepInput) input: MinutesStepInput) {
    const id = await submitMinutes(ctx, input.meetingId)
    return findMeeting(ctx, id)
  }

  @Authorized('minutes.sign')
  @Mutation(() => MeetingType, { description: '签批一个环节' })
  async signMinutes(@FromCtx() ctx: Ctx, @Arg('input', () => SignMinutesInput) input: SignMinutesInput) {
    const id = await signMinutes(ctx, { ...input, note: input.note ?? '' })
    return findMeeting(ctx, id)
  }

  @Authorized('minutes.sign')
  @Mutation(() => MeetingType, { description: '退回联席办修改' })
  async returnMinutes(@FromCtx() ctx: Ctx, @Arg('input', () => ReturnMinutesInput) input: ReturnMinutesInput) {
    const id = await returnMinutes(ctx, { ...input, note: input.reason })
    return findMeeting(ctx, id)
  }

  @Authorized('meeting.manage')
  @Mutation(() => MeetingType, { description: '撤回签批，以便修改' })
  async recallMinutes(@FromCtx() ctx: Ctx, @Arg('input', () => MinutesStepInput) input: MinutesStepInput) {
    const id = await recallMinutes(ctx, input.meetingId)
    return findMeeting(ctx, id)
  }
}

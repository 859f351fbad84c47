import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { holdersOn } from './attendance.query'
import { chainRevision, SIGNATURE_STATES, SIGNER_KINDS, type MinutesStage, type SignatureState } from './minutes.rules'

/** The county's chain in its order: 本县设定. */
export const signingRoles = (ctx: Ctx) =>
  countyRows(ctx, 'signingRole')
    .leftJoin('post', 'post.id', 'signingRole.postId')
    .leftJoin('unit', 'unit.id', 'post.unitId')
    .select(['signingRole.id', 'signingRole.version', 'signingRole.ordinal', 'signingRole.label', 'signingRole.signer', 'signingRole.postId', 'signingRole.distinctSigners', 'post.name as postName', 'unit.name as unitName'])
    .orderBy('signingRole.ordinal')
    .execute()

/** The chain with the holders of its posts today. */
export async function signingChain(ctx: Ctx) {
  const roles = await signingRoles(ctx)
  const holders = await holdersOn(ctx, roles.flatMap(r => r.postId ?? []), ctx.today)
  return {
    revision: chainRevision(roles),
    distinctSigners: roles.some(r => Boolean(r.distinctSigners)),
    steps: roles.map(r => ({ ...r, signerLabel: SIGNER_KINDS[r.signer], holderName: r.postId === null ? null : (holders.get(r.postId) ?? null) })),
  }
}

const signatureRows = (ctx: Ctx, minutesId: number) =>
  countyRows(ctx, 'minutesSignature')
    .innerJoin('post', 'post.id', 'minutesSignature.postId')
    .select([
      'minutesSignature.id', 'minutesSignature.round', 'minutesSignature.ordinal', 'minutesSignature.label', 'minutesSignature.postId', 'post.name as postName',
      'minutesSignature.state', 'minutesSignature.byUserId', 'minutesSignature.byName', 'minutesSignature.onBehalfOf', 'minutesSignature.at', 'minutesSignature.note',
      'minutesSignature.distinctSigners',
    ])
    .where('minutesSignature.minutesId', '=', minutesId)
    .orderBy('minutesSignature.round')
    .orderBy('minutesSignature.ordinal')

/** All rounds, the first first; who is to sign is named by whoever holds the post today. */
export async function listSignatures(ctx: Ctx, minutesId: number) {
  const rows = await signatureRows(ctx, minutesId).execute()
  const holders = await holdersOn(ctx, rows.map(r => r.postId), ctx.today)
  return rows.map(r => ({
    ...r, distinctSigners: Boolean(r.distinctSigners), stateLabel: SIGNATURE_STATES[r.state], holderName: holders.get(r.postId) ?? null,
    mine: r.state === 'WAITING' && r.postId === ctx.actor.postId,
  }))
}

/** The round that is under way or done; before one begins the chain as it is set. For the gate: who signs, and whether they have. */
export async function chainOf(
  ctx: Ctx, m: { chairPost: string | null; chairName: string | null }, minutes: { id: number; stage: MinutesStage; round: number },
): Promise<{ who: string; state: SignatureState }[]> {
  if (minutes.stage !== 'EDITING') {
    const rows = (await listSignatures(ctx, minutes.id)).filter(s => s.round === minutes.round)
    return rows.map(s => ({ who: `${s.label}（${s.postName}${s.holderName ? ` ${s.holderName}` : ''}）`, state: s.state }))
  }
  const { steps } = await signingChain(ctx)
  return steps.map(s => {
    const post = s.signer === 'CHAIR' ? m.chairPost : s.postName
    const holder = s.signer === 'CHAIR' ? m.chairName : s.holderName
    return { who: `${s.label}（${[post ?? '会议主持人', holder].filter(Boolean).join(' ')}）`, state: 'WAITING' }
  })
}

/** What waits for the actor's signature: the first waiting step of a round that is open, where it is the actor's post's. */
export const waitingForMe = (ctx: Ctx) =>
  countyRows(ctx, 'minutesSignature')
    .innerJoin('minutes', join => join.onRef('minutes.id', '=', 'minutesSignature.minutesId').onRef('minutes.round', '=', 'minutesSignature.round'))
    .innerJoin('meeting', 'meeting.id', 'minutes.meetingId')
    .select(['minutesSignature.id', 'minutesSignature.label', 'meeting.id as meetingId', 'meeting.title'])
    .where('minutesSignature.postId', '=', ctx.actor.postId)
    .where('minutesSignature.state', '=', 'WAITING')
    .where('minutes.stage', '=', 'SIGNING')
    .where(eb => eb.not(eb.exists(
      eb.selectFrom('minutesSignature as before').select('before.id')
        .whereRef('before.minutesId', '=', 'minutesSignature.minutesId').whereRef('before.round', '=', 'minutesSignature.round')
        .whereRef('before.ordinal', '<', 'minutesSignature.ordinal').where('before.state', '=', 'WAITING'))))
    .limit(20)
    .execute()

import { pageOf, type PageArgs } from '../../platform/connection'
import type { Ctx } from '../../platform/context'
import { countyRows, matches } from '../../platform/rows'
import { mayDo, reachFor } from '../identity/permission.service'
import { readableOf } from './attachment.service'
import type { DocumentState, Standing } from './document.rules'
import { shortCodeOf } from './code.rules'
import { STANDINGS } from './document.rules'
import { PAPER_KINDS, PAPER_KIND_LABEL } from './paperData.rules'
import type { PaperKind } from './paperData.rules'
import { tagList } from './paperField.rules'

export interface DocumentFilter {
  kinds?: PaperKind[] | null
  states?: DocumentState[] | null
  year?: number | null
  /** Issued in any of these years. */
  years?: number[] | null
  text?: string | null
  subjectType?: string | null
  subjectId?: number | null
}

/** Papers that only the posts with this ability see, whoever else reads the county's papers. Their titles name nobody: number registers show them. */
const CONFIDENTIAL_PAPERS: readonly { kind: PaperKind; ability: Parameters<typeof mayDo>[1] }[] = [{ kind: 'LEAD_TRANSFER', ability: 'lead.manage' }]

const hiddenKinds = (ctx: Ctx) => CONFIDENTIAL_PAPERS.filter(c => !mayDo(ctx, c.ability)).map(c => c.kind)

/** Visibility included: the office and the county's readers see all but confidential ones, a unit the issued papers that it receives. */
const documentsMatching = (ctx: Ctx, filter: DocumentFilter) =>
  countyRows(ctx, 'document')
    .$if(hiddenKinds(ctx).length > 0, q => q.where('document.kind', 'not in', hiddenKinds(ctx)))
    .$if(reachFor(ctx, 'document.read') !== 'COUNTY', q =>
      q.where('document.state', '=', 'ISSUED').where('document.id', 'in', eb =>
        eb.selectFrom('documentRecipient').select('documentRecipient.documentId').where('documentRecipient.unitId', 'in', [...ctx.actor.unitIds])))
    .$if(Boolean(filter.kinds?.length), q => q.where('document.kind', 'in', filter.kinds!))
    .$if(Boolean(filter.states?.length), q => q.where('document.state', 'in', filter.states!))
    .$if(filter.year != null, q =>
      q.where('document.issuedOn', '>=', `${filter.year}-01-01`).where('document.issuedOn', '<=', `${filter.year}-12-31`))
    .$if(Boolean(filter.years?.length), q =>
      q.where(eb => eb.or(filter.years!.map(y => eb.and([eb('document.issuedOn', '>=', `${y}-01-01`), eb('document.issuedOn', '<=', `${y}-12-31`)])))))
    .$if(Boolean(filter.text), q => q.where(matches('document.searchKey', filter.text!)))
    .$if(filter.subjectType != null, q => q.where('document.subjectType', '=', filter.subjectType!))
    .$if(filter.subjectId != null, q => q.where('document.subjectId', '=', filter.subjectId!))

const documentRows = (ctx: Ctx, filter: DocumentFilter) =>
  documentsMatching(ctx, filter)
    .leftJoin('attachment', 'attachment.id', 'document.attachmentId')
    .leftJoin('attachment as scan', 'scan.id', 'document.scanId')
    .leftJoin('document as earlier', 'earlier.id', 'document.correctsId')
    .leftJoin('document as later', join => join.onRef('later.correctsId', '=', 'document.id').on('later.state', '=', 'ISSUED'))
    .select([
      'document.id', 'document.version', 'document.kind', 'document.state', 'document.title', 'document.series', 'document.number',
      'document.numberSource', 'document.issuedOn', 'document.subjectType', 'document.subjectId', 'document.attachmentId',
      'attachment.name as fileName', 'attachment.size as fileSize', 'document.createdAt', 'document.token', 'document.standing', 'document.standingOn',
      'document.standingReason', 'document.standingBy', 'document.edition', 'document.correctionReason', 'document.scanId', 'scan.name as scanName', 'scan.mime as scanMime',
      'earlier.id as correctsId', 'earlier.number as correctsNumber', 'later.id as correctedById', 'later.number as correctedByNumber',
    ])

/** With the words for what became of it, and where its code leads. */
const shaped = <R extends { token: string | null; standing: Standing | null }>({ token, ...row }: R) => ({
  ...row,
  standingLabel: row.standing && STANDINGS[row.standing],
  verifyPath: token && `/v/${token}`,
  shortCode: token && shortCodeOf(token),
})

type DocumentRow = Awaited<ReturnType<ReturnType<typeof documentRows>['execute']>>[number]

/** Papers, the latest first. */
export const listDocuments = async (ctx: Ctx, filter: DocumentFilter, page: PageArgs, withCount: boolean) => {
  const count = async () =>
    Number((await documentsMatching(ctx, filter).select(eb => eb.fn.countAll().as('n')).executeTakeFirstOrThrow()).n)
  const found = await pageOf<DocumentRow>(documentRows(ctx, filter), 'document.id', { by: 'document.id', desc: true }, page, withCount ? count : null)
  return { ...found, nodes: found.nodes.map(shaped) }
}

/** One paper that the actor may see, or null. */
export const findDocument = async (ctx: Ctx, id: number) => {
  const row = await documentRows(ctx, {}).where('document.id', '=', id).executeTakeFirst()
  return row ? shaped(row) : null
}

export const recipientsOf = (ctx: Ctx, documentId: number) =>
  countyRows(ctx, 'documentRecipient')
    .innerJoin('unit', 'unit.id', 'documentRecipient.unitId')
    .select(['unit.id', 'unit.name'])
    .where('documentRecipient.documentId', '=', documentId)
    .orderBy('unit.ordinal')
    .orderBy('unit.id')
    .execute()

/** A paper's files for the actor: below the county's reach the issued one and its scan, never a draft that it took the place of; null: all. */
export async function readableFiles(ctx: Ctx, documentId: number): Promise<number[] | null> {
  if (reachFor(ctx, 'document.read') === 'COUNTY') return null
  const paper = await documentsMatching(ctx, {}).select(['document.attachmentId', 'document.scanId']).where('document.id', '=', documentId).executeTakeFirst()
  return [paper?.attachmentId, paper?.scanId].filter(id => id != null)
}

const attachmentRows = (ctx: Ctx) =>
  countyRows(ctx, 'attachment')
    .innerJoin('user', 'user.id', 'attachment.uploadedById')
    .select([
      'attachment.id', 'attachment.name', 'attachment.mime', 'attachment.size', 'attachment.uploadedAt', 'attachment.uploadedByPost',
      'user.name as uploadedByName',
    ])

/** A subject's attachments in the order they came. @throws Refusal NOT_FOUND for a subject that the actor may not see. */
export async function listAttachments(ctx: Ctx, subjectType: string, subjectId: number) {
  const only = await readableOf(ctx, subjectType, subjectId)
  if (only?.length === 0) return []
  return attachmentRows(ctx)
    .where('attachment.subjectType', '=', subjectType)
    .where('attachment.subjectId', '=', subjectId)
    .$if(only !== null, q => q.where('attachment.id', 'in', [...only!]))
    .orderBy('attachment.id')
    .limit(500)
    .execute()
}

/** Every kind with the template in force: the county's own, or the product's. */
export async function listTemplates(ctx: Ctx) {
  const own = await countyRows(ctx, 'template')
    .innerJoin('attachment', 'attachment.id', 'template.attachmentId')
    .select(['template.kind', 'template.version', 'template.changedAt', 'attachment.name as fileName'])
    .execute()
  const byKind = new Map(own.map(t => [t.kind, t]))
  return PAPER_KINDS.map(kind => ({
    __typename: 'Template',
    kind,
    label: PAPER_KIND_LABEL[kind],
    version: byKind.get(kind)?.version ?? null,
    fileName: byKind.get(kind)?.fileName ?? null,
    changedAt: byKind.get(kind)?.changedAt ?? null,
    tags: tagList(kind),
  }))
}

/** An issued paper by its code, in whichever county, for the page that needs no sign-in; no contents. Null: unknown. */
export const paperByToken = async (ctx: Ctx, token: string) =>
  (await ctx.rows
    .selectFrom('document')
    .leftJoin('attachment', 'attachment.id', 'document.attachmentId')
    .leftJoin('attachment as scan', 'scan.id', 'document.scanId')
    .select([
      'document.number', 'document.issuer', 'document.issuedOn', 'document.standing', 'document.standingOn', 'attachment.sha256', 'attachment.mime', 'scan.sha256 as scanSha256',
    ])
    .where('document.token', '=', token)
    .where('document.state', '=', 'ISSUED')
    .executeTakeFirst()) ?? null

import { forbidden, invalid, Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { mayDo } from '../identity/permission.service'
import { bindAttachments, findAttachment } from './attachment.service'
import { Document } from './document.entity'

/** What a stamped paper is scanned to; told by the file's own first bytes, not by its name. */
const SCANS: readonly string[] = ['application/pdf', 'image/jpeg']

/**
 * Keeps the scan of the signed and stamped paper as the issued version. A better scan may take its place; the earlier file stays with the paper.
 * @throws Refusal STATE for a draft or a withdrawn paper; INVALID for a file that is neither PDF nor JPG.
 */
export async function keepStampedScan(ctx: Ctx, input: { id: number; version: number; attachmentId: number }): Promise<void> {
  if (!mayDo(ctx, 'document.manage')) throw forbidden('盖章扫描件由联席办上传。')
  const document = await ctx.findVersion(Document, input.id, input.version, '公文')
  if (document.state !== 'ISSUED') throw new Refusal('STATE', '这份公文还没有印发，请编号印发、盖章后再上传扫描件。')
  if (document.standing === 'WITHDRAWN') throw new Refusal('STATE', '这份公文已经作废，不能再上传盖章扫描件。')
  const scan = await findAttachment(ctx, input.attachmentId)
  if (!SCANS.includes(scan.mime)) throw invalid({ field: 'attachmentId', message: `“${scan.name}”不是PDF或JPG，请把盖章的纸质件扫描成PDF或JPG后再上传。` })
  await bindAttachments(ctx, [scan.id], 'Document', document.id)
  document.scanId = scan.id
  await ctx.flush()
}

import { randomBytes } from 'node:crypto'
import QRCode from 'qrcode'
import type { Ctx } from '../../platform/context'
import { addressOf } from '../../platform/origin'
import { printCode, shortCodeOf } from './code.rules'

/** 120 random bits: nobody comes upon a paper by trying. */
export const newToken = (): string => randomBytes(15).toString('base64url')

/** An issued Word file with its code printed on it (N13): scanned, it opens the page that says what the paper is worth today. */
export async function withPrintedCode(ctx: Ctx, file: Buffer, token: string): Promise<Buffer> {
  const address = addressOf(ctx, `/v/${token}`)
  const png = await QRCode.toBuffer(address, { errorCorrectionLevel: 'M', margin: 1, scale: 8 })
  return printCode(file, png, address, shortCodeOf(token))
}

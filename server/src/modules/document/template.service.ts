import { Packer } from 'docx'
import { templateOf } from './defaultTemplate.rules'
import { finishTemplate } from './fill.rules'
import type { PaperKind } from './paperData.rules'

/** The product's own template of a kind as a .docx file, to be filled as it is or downloaded and edited in Word. */
export const defaultTemplate = async (kind: PaperKind): Promise<Buffer> =>
  finishTemplate(await Packer.toBuffer(templateOf(kind)))

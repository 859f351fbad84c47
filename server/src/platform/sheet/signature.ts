import { Refusal } from '../../kernel/refusal'
import { listZip } from './zip'
import type { ZipEntry } from './zip'

/** Largest workbook taken, in bytes. */
export const MAX_FILE_BYTES = 30 * 1024 * 1024

export const refuse = (message: string): never => {
  throw new Refusal('INVALID', message, { fields: [{ field: 'file', message }] })
}

const utf16 = (text: string) => Buffer.from(text, 'utf16le')
const starts = (file: Buffer, ...bytes: number[]) => bytes.every((byte, i) => file[i] === byte)

const refuseCompound = (file: Buffer): never => {
  if (file.includes(utf16('EncryptedPackage')))
    return refuse('这个工作簿加了打开密码，无法读取。请在 Excel 或 WPS 中打开，取消密码后另存，再上传。')
  if (file.includes(utf16('WordDocument')))
    return refuse('这是 Word 文档（.doc），不是 Excel 工作簿。请把清单放进 Excel 表格，另存为 .xlsx 后再上传。')
  return refuse('这是旧版 Excel 文件（.xls），只改了后缀名并不会变成 .xlsx。请用 Excel 或 WPS 打开，“另存为”选择“Excel 工作簿（*.xlsx）”，再上传。')
}

const refuseForeign = (file: Buffer): never => {
  if (file.length === 0) return refuse('文件是空的（0 字节）。请重新选择清单文件上传。')
  if (starts(file, 0xd0, 0xcf, 0x11, 0xe0)) return refuseCompound(file)
  if (starts(file, 0x25, 0x50, 0x44, 0x46)) return refuse('这是 PDF 文件，不是 Excel 工作簿。请上传清单的 .xlsx 原件。')
  if (starts(file, 0x89, 0x50, 0x4e, 0x47) || starts(file, 0xff, 0xd8, 0xff))
    return refuse('这是图片，不是 Excel 工作簿。请上传清单的 .xlsx 原件。')
  const head = file.toString('latin1', 0, 512).replace(/^\xef\xbb\xbf/, '').trimStart().toLowerCase()
  if (head.startsWith('<'))
    return refuse('这是网页或 XML 格式的表格，不是真正的 .xlsx。请用 Excel 或 WPS 打开，“另存为”选择“Excel 工作簿（*.xlsx）”，再上传。')
  if (!head.includes('\0'))
    return refuse('这是文本文件（如 .csv、.txt），不是 Excel 工作簿。请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传。')
  return refuse('文件内容不是 Excel 工作簿，与后缀名不符，或已损坏。请用 Excel 或 WPS 打开检查，另存为 .xlsx 后再上传。')
}

const refuseZip = (entries: Map<string, ZipEntry>): never => {
  const names = [...entries.keys()]
  if (names.some(name => name.startsWith('word/'))) return refuse('这是 Word 文档（.docx），不是 Excel 工作簿。请把清单放进 Excel 表格，另存为 .xlsx 后再上传。')
  if (names.some(name => name.startsWith('ppt/'))) return refuse('这是演示文稿（.pptx），不是 Excel 工作簿。请上传清单的 .xlsx 原件。')
  if (names.some(name => name.endsWith('workbook.bin')))
    return refuse('这是二进制工作簿（.xlsb）。请用 Excel 打开，“另存为”选择“Excel 工作簿（*.xlsx）”，再上传。')
  if (entries.has('content.xml'))
    return refuse('这是 OpenDocument 表格（.ods）。请打开后“另存为”选择“Excel 工作簿（*.xlsx）”，再上传。')
  return refuse('这是压缩包，里面没有 Excel 工作簿。请解压后上传其中的 .xlsx 文件。')
}

const damaged = '文件已损坏，无法打开。请用 Excel 或 WPS 打开检查，另存为新的 .xlsx 后再上传。'

/** Calls `work`; whatever it throws over a damaged file becomes a refusal in words. Only refusals come out. */
export const orDamaged = <T>(work: () => T): T => {
  try {
    return work()
  } catch (cause) {
    if (cause instanceof Refusal) throw cause
    return refuse(damaged)
  }
}

/** The parts of an .xlsx by name. Refuses everything that is not one, each kind in its own words. */
export const openWorkbook = (file: Buffer): Map<string, ZipEntry> => {
  if (file.length > MAX_FILE_BYTES)
    return refuse(`文件有 ${Math.ceil(file.length / 1048576)} MB，超过 30 MB 的上限。请删去图片和多余的工作表，或分成几个文件上传。`)
  if (!starts(file, 0x50, 0x4b, 0x03, 0x04)) return refuseForeign(file)
  const entries = orDamaged(() => listZip(file))
  if ([...entries.values()].some(entry => entry.encrypted)) return refuse('这个文件加了压缩密码，无法读取。请取消密码后再上传。')
  if (!entries.has('[Content_Types].xml') || ![...entries.keys()].some(name => name.endsWith('.xml') && name.includes('workbook')))
    return refuseZip(entries)
  return entries
}

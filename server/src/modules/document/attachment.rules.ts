import type { Refusal } from '../../kernel/refusal'
import { invalid } from '../../kernel/refusal'

const MB = 1024 * 1024

interface AttachmentType {
  extensions: readonly string[]
  /** What the file's first bytes are recognised as (file-type's `ext`). */
  detected: readonly string[]
  mime: string
  label: string
  maxBytes: number
}

/** Old Office and WPS files share one container, `cfb`; OFD is a zip. Limits are the platform's own. */
export const ATTACHMENT_TYPES: readonly AttachmentType[] = [
  { extensions: ['pdf'], detected: ['pdf'], mime: 'application/pdf', label: 'PDF文件', maxBytes: 50 * MB },
  { extensions: ['ofd'], detected: ['ofd', 'zip'], mime: 'application/ofd', label: 'OFD版式文件', maxBytes: 50 * MB },
  {
    extensions: ['docx'], detected: ['docx'], label: 'Word文件', maxBytes: 50 * MB,
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  {
    extensions: ['xlsx'], detected: ['xlsx'], label: 'Excel文件', maxBytes: 50 * MB,
    mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  {
    extensions: ['pptx'], detected: ['pptx'], label: '演示文件', maxBytes: 100 * MB,
    mime: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  },
  { extensions: ['wps', 'et', 'dps'], detected: ['cfb'], mime: 'application/x-cfb', label: 'WPS文件', maxBytes: 50 * MB },
  { extensions: ['jpg', 'jpeg'], detected: ['jpg'], mime: 'image/jpeg', label: 'JPG图片', maxBytes: 20 * MB },
  { extensions: ['png'], detected: ['png'], mime: 'image/png', label: 'PNG图片', maxBytes: 20 * MB },
  { extensions: ['heic'], detected: ['heic'], mime: 'image/heic', label: 'HEIC照片', maxBytes: 20 * MB },
  { extensions: ['zip'], detected: ['zip'], mime: 'application/zip', label: 'ZIP压缩包', maxBytes: 100 * MB },
]

/** The largest body that an upload may have at all, bytes. */
export const ATTACHMENT_MAX_BYTES = Math.max(...ATTACHMENT_TYPES.map(t => t.maxBytes))

/** Shown beside every upload. */
export const CLASSIFIED_NOTICE =
  '本平台为非涉密系统，严禁上传、存储、处理国家秘密和工作秘密。上传前请确认文件不含密级标志，涉密文件请按保密规定通过涉密渠道报送。'

const NAME_MAX = 120

/** A name as shown and sent back: composed characters, no path, no control or direction marks. */
export const cleanFileName = (name: string): string =>
  (name.normalize('NFC').split(/[/\\]/).at(-1) ?? '')
    .replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim()

const extensionOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''

const typeOf = (extension: string): AttachmentType | undefined => ATTACHMENT_TYPES.find(t => t.extensions.includes(extension))

const ALLOWED = ATTACHMENT_TYPES.flatMap(t => t.extensions).join('、')

const megabytes = (bytes: number): string => `${Math.ceil((bytes / MB) * 10) / 10}MB`

// a marking on the file's face: 机密★10年, 【绝密】; the ordinary words 商业秘密 and 秘书 are none
const CLASSIFIED = /绝密|机密|秘密\s*[★☆]|[【[(\uff08]\s*秘密\s*[】\])\uff09]/

const OLD_OFFICE: Record<string, string> = { doc: 'docx', xls: 'xlsx', ppt: 'pptx' }

const refuse = (message: string): Refusal => invalid({ field: 'file', message })

/** What is known of an upload before it is kept. */
export interface Upload {
  name: string
  /** Bytes. */
  size: number
  /** Extension that the first bytes were recognised as; null when they tell nothing. */
  detected: string | null
}

const mismatch = (name: string, extension: string, type: AttachmentType, detected: string | null): Refusal => {
  if (detected === 'cfb') {
    return refuse(`“${name}”实际是旧版Office文件或加了密码的文件，请去掉密码并用Word、Excel或WPS另存为.${extension}后再上传。`)
  }
  if (detected === 'docm' || detected === 'xlsm' || detected === 'pptm') {
    return refuse(`“${name}”含有宏，请另存为不含宏的.${extension}后再上传。`)
  }
  const found = ATTACHMENT_TYPES.find(t => detected !== null && t.detected.includes(detected))
  const actual = found ? `实际是${found.label}` : detected ? `实际是.${detected}文件` : '内容无法识别'
  return refuse(`“${name}”的扩展名表示${type.label}，但${actual}。请用原软件重新保存后再上传，不要只改扩展名。`)
}

/**
 * Accepts an upload and answers the name and type it is kept under, or throws INVALID on field `file` with the sentence
 * that says what to do. The browser's own claim of a type is never asked.
 */
export const checkAttachment = (upload: Upload): { name: string; extension: string; mime: string } => {
  const name = cleanFileName(upload.name)
  if (!name || name.startsWith('.')) throw refuse('文件没有名称，请给文件起名后再上传。')
  if ([...name].length > NAME_MAX) throw refuse(`文件名超过${NAME_MAX}个字，请缩短后再上传。`)
  if (CLASSIFIED.test(name)) throw refuse(`“${name}”的名称带有密级字样。${CLASSIFIED_NOTICE}`)
  const extension = extensionOf(name)
  const newer = OLD_OFFICE[extension]
  if (newer) throw refuse(`不接受旧版.${extension}文件，请用Word、Excel或WPS另存为.${newer}后再上传。`)
  const type = typeOf(extension)
  if (!type) throw refuse(`不接受${extension ? `.${extension}` : '没有扩展名的'}文件，请上传以下类型之一：${ALLOWED}。`)
  if (upload.size === 0) throw refuse(`“${name}”是空文件，请检查后重新选择。`)
  if (upload.size > type.maxBytes) {
    throw refuse(`“${name}”有${megabytes(upload.size)}，${type.label}不得超过${megabytes(type.maxBytes)}，请压缩或拆分后再上传。`)
  }
  if (upload.detected === null || !type.detected.includes(upload.detected)) throw mismatch(name, extension, type, upload.detected)
  return { name, extension, mime: type.mime }
}

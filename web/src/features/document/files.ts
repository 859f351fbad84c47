/** What POST /files answers for each file that was kept. */
export interface UploadedFile {
  id: number
  name: string
  mime: string
  /** Bytes. */
  size: number
}

const isFile = (value: unknown): value is UploadedFile =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'number' && 'name' in value && typeof value.name === 'string'

/** The kept files out of the server's answer; empty when it is no such answer. */
export const uploadedIn = (answer: unknown): UploadedFile[] => (Array.isArray(answer) ? answer.filter(isFile) : [])

const KB = 1024

/** `340 KB`, `12.5 MB`. */
export const sizeText = (bytes: number) =>
  bytes < KB * KB ? `${Math.max(1, Math.round(bytes / KB))} KB` : `${(bytes / KB / KB).toFixed(1).replace(/\.0$/, '')} MB`

export const fileLink = (id: number) => `/files/${id}`

const SHOWN = new Set(['application/pdf', 'image/jpeg', 'image/png'])

/** Where the browser itself shows the file; null for what it can only save. */
export const previewLink = (file: { id: number; mime: string }) => (SHOWN.has(file.mime) ? `/files/${file.id}?inline=1` : null)

const ENDINGS: Record<string, string> = {
  pdf: 'PDF', ofd: '版式', docx: '文档', xlsx: '表格', pptx: '演示', wps: '文档', et: '表格', dps: '演示', jpg: '图片', jpeg: '图片', png: '图片', heic: '图片', zip: '压缩包',
}

/** A file's kind in a word, by its name's ending: the server has made sure that it tells the truth. */
export const kindText = (name: string) => ENDINGS[/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''] ?? '文件'

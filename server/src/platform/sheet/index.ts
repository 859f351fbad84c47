/** Workbooks as plain values: read, write, mark. The grid itself is kernel/grid; what a list means is not known here. */
export { markWorkbook } from './mark'
export type { Mark } from './mark'
export type { MarkColour } from './markStyles'
export { readWorkbook } from './read'
export { MAX_COLUMNS } from './sheetXml'
export { MAX_FILE_BYTES } from './signature'
export { writeWorkbook } from './write'
export type { WriteColumn, WriteSheet } from './write'

/** Workbooks as plain values: read, write, mark. The grid itself is kernel/grid; what a list means is not known here. */
export { markWorkbook } from './sheet/mark'
export type { Mark } from './sheet/mark'
export type { MarkColour } from './sheet/markStyles'
export { readWorkbook } from './sheet/read'
export { MAX_COLUMNS } from './sheet/sheetXml'
export { MAX_FILE_BYTES } from './sheet/signature'
export { writeWorkbook } from './sheet/write'
export type { WriteColumn, WriteSheet } from './sheet/write'

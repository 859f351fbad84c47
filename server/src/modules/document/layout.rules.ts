/**
 * The measures of an official paper (GB/T 9704-2012). Lengths are twips (1/20 pt) unless a name says otherwise,
 * font sizes are half-points as Word stores them.
 */

/** Millimetres → whole twips. */
export const twips = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4)

/** A4, margins 37 / 26 / 35 / 28 mm (上右下左); what remains is the type area of 156 × 225 mm. */
export const PAGE = { width: 11906, height: 16838, top: 2098, bottom: 1984, left: 1587, right: 1474 } as const

export const TYPE_AREA = {
  width: PAGE.width - PAGE.left - PAGE.right,
  height: PAGE.height - PAGE.top - PAGE.bottom,
} as const

/** Font sizes by their Chinese names, half-points. */
export const SIZE = { 二号: 44, 三号: 32, 四号: 28, 五号: 21 } as const

/** Fonts are named in the file, never shipped: an office's machine has them; elsewhere `instead` is taken. */
export const FONT = {
  小标宋: { name: '方正小标宋简体', instead: '华文中宋' },
  仿宋: { name: '仿宋_GB2312', instead: '仿宋' },
  楷体: { name: '楷体_GB2312', instead: '楷体' },
  黑体: { name: '黑体', instead: 'SimHei' },
  宋体: { name: '宋体', instead: 'SimSun' },
} as const

export type FontKey = keyof typeof FONT

const LINES = 22
const CHARACTERS = 28
const BODY_POINTS = SIZE.三号 / 2

/** 22 lines of 28 characters: `linePitch` in twips, `charSpace` in 1/4096 pt beside the body's 16 pt. */
export const GRID = {
  lines: LINES,
  characters: CHARACTERS,
  linePitch: Math.floor(TYPE_AREA.height / LINES),
  charSpace: Math.floor((TYPE_AREA.width / CHARACTERS / 20 - BODY_POINTS) * 4096),
} as const

/** By how much each character is set narrower for 28 on a line, twips: what is needed, and one more because LibreOffice rounds to tenths of a point. */
export const CHARACTER_NARROWER = Math.ceil(BODY_POINTS * 20 - TYPE_AREA.width / CHARACTERS) + 1

/** `n` characters of the body's size. */
export const characters = (n: number): number => n * BODY_POINTS * 20

/** `n` lines of the body. */
export const lines = (n: number): number => n * GRID.linePitch

const PAGE_NUMBER_LINE = SIZE.四号 * 10

export const GAP = {
  /** From the type area's upper edge to the issuing organ. */
  mark: twips(35),
  /** From number to red line: 4 mm, of which a line of the body holds 5 points below its characters; Word takes points here. */
  redLinePoints: Math.round((4 * 72) / 25.4) - 5,
  /** From the page's lower edge to the lower edge of a page number that stands 7 mm below the type area. */
  footer: PAGE.bottom - twips(7) - PAGE_NUMBER_LINE,
  pageNumberLine: PAGE_NUMBER_LINE,
} as const

/** Line widths in 1/8 pt: the outer lines of an imprint 0.35 mm, the inner 0.25 mm; the red line under the head. */
export const RULE = { thick: 8, thin: 6, red: 18 } as const

export const RED = 'FF0000'

const MARK_LARGEST = 88
const MARK_SMALLEST = 32

/** Part of the line that a mark may take: programs round glyph widths differently. */
const FITTING = 0.97

/**
 * Size of the issuing organ's mark in half-points: as large as fits on one line of the type area,
 * never above 22 mm's worth of type nor below 3号 (then it breaks).
 */
export const markSize = (mark: string): number => {
  const wide = [...mark].reduce((sum, c) => sum + (/[\u0000-\u00ff]/.test(c) ? 0.5 : 1), 0)
  const points = Math.floor((TYPE_AREA.width * FITTING) / 20 / Math.max(wide, 1))
  return Math.max(MARK_SMALLEST, Math.min(MARK_LARGEST, points * 2))
}

/** Line of a mark of so many half-points, twips: its characters begin where the line does. */
export const markLine = (halfPoints: number): number => Math.round(halfPoints * 11)

const SIGNATURE_INDENT = 12

/** By how many characters organ and date stand in from the left, between there and the right edge centred. */
export const signatureIndent = (issuer: string): number => Math.max(0, Math.min(SIGNATURE_INDENT, CHARACTERS - [...issuer].length - 1))

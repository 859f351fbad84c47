/** A page as poppler reads it: words with their places in points from the upper left corner, and its pixels. */
export interface Line { xMin: number; xMax: number; yMin: number; yMax: number; text: string }
export interface Page { width: number; height: number; words: Line[] }
export interface Picture { width: number; height: number; pixels: Buffer }

const number = (tag: string, name: string) => Number(new RegExp(`${name}="([\\d.]+)"`).exec(tag)?.[1])
const plain = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

/** What `pdftotext -bbox` wrote. */
export const pagesOf = (html: string): Page[] =>
  html.split('<page ').slice(1).map(page => ({
    width: number(page, 'width'), height: number(page, 'height'),
    words: [...page.matchAll(/<word ([^>]*)>([^<]*)<\/word>/g)].map(([, at = '', text = '']) => ({
      xMin: number(at, 'xMin'), xMax: number(at, 'xMax'), yMin: number(at, 'yMin'), yMax: number(at, 'yMax'), text: plain(text),
    })),
  }))

/** What stands at one height is one line. */
export function linesOf(page: Page): Line[] {
  const lines: Line[] = []
  for (const w of [...page.words].sort((a, b) => a.yMin - b.yMin || a.xMin - b.xMin)) {
    const same = lines.find(l => Math.abs(l.yMax + l.yMin - w.yMax - w.yMin) < 12)
    if (!same) lines.push({ ...w })
    else Object.assign(same, { text: w.xMin < same.xMin ? w.text + same.text : same.text + w.text, xMin: Math.min(same.xMin, w.xMin), xMax: Math.max(same.xMax, w.xMax) })
  }
  return lines
}

/** Without what only spaces it out. */
export const asLetters = (text: string): string => text.replace(/\s+/g, '')

/** A PPM (P6) picture. */
export function pictureOf(ppm: Buffer): Picture {
  const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(ppm.subarray(0, 60).toString('latin1'))!
  return { width: Number(head[1]), height: Number(head[2]), pixels: ppm.subarray(head[0].length) }
}

const IS = {
  red: (r: number, g: number, b: number) => r > 180 && g < 110 && b < 110,
  black: (r: number, g: number, b: number) => r < 110 && g < 110 && b < 110,
}

/** Runs of one colour in each row of pixels, millimetres: a ruled line is one long run. */
export function runsOf({ width, height, pixels }: Picture, colour: keyof typeof IS): { y: number; from: number; to: number }[] {
  const mm = (px: number) => (px * 25.4) / 150
  const runs = []
  for (let y = 0; y < height; y++) {
    let from = -1
    for (let x = 0; x <= width; x++) {
      const at = (y * width + x) * 3
      const on = x < width && IS[colour](pixels[at]!, pixels[at + 1]!, pixels[at + 2]!)
      if (on && from < 0) from = x
      if (!on && from >= 0) {
        runs.push({ y: mm(y), from: mm(from), to: mm(x) })
        from = -1
      }
    }
  }
  return runs
}

export type MarkColour = 'RED' | 'YELLOW'

/** Shades of our own, so that a marked copy that comes back can be told apart from the office's colours. */
const SHADES: Record<MarkColour, string> = { RED: 'FFFF9D9D', YELLOW: 'FFFFE08A' }

const section = (xml: string, name: string) => {
  const match = new RegExp(`<((?:\\w+:)?)${name}\\b[^>]*>([\\s\\S]*?)</\\1${name}>`).exec(xml)
  return match && { start: match.index, end: match.index + match[0].length, prefix: match[1] ?? '', inner: match[2] ?? '' }
}

const elements = (inner: string, name: string): string[] =>
  inner.match(new RegExp(`<(?:\\w+:)?${name}\\b(?:[^>]*/>|[^>]*>[\\s\\S]*?</(?:\\w+:)?${name}>)`, 'g')) ?? []

const withFill = (xf: string, fill: number) =>
  xf
    .replace(/\s(fillId|applyFill)="[^"]*"/g, '')
    .replace(/^<((?:\w+:)?)xf\b/, `<$1xf fillId="${fill}"${fill === 0 ? '' : ' applyFill="1"'}`)

/** The styles part, with formats added for marked cells: each keeps everything of the cell's own format but the fill. */
export class MarkStyles {
  private readonly fills: string[]
  private readonly xfs: string[]
  private readonly ours = new Set<number>()
  private readonly fillOf: Record<MarkColour, number>
  private readonly made = new Map<string, number>()

  constructor(private readonly xml: string) {
    this.fills = elements(section(xml, 'fills')?.inner ?? '', 'fill')
    this.xfs = elements(section(xml, 'cellXfs')?.inner ?? '', 'xf')
    this.fillOf = { RED: this.fill('RED'), YELLOW: this.fill('YELLOW') }
    this.xfs.forEach((xf, i) => {
      const fill = Number(/\sfillId="(\d+)"/.exec(xf)?.[1] ?? 0)
      if (fill > 0 && (fill === this.fillOf.RED || fill === this.fillOf.YELLOW)) this.ours.add(i)
    })
  }

  private fill(colour: MarkColour) {
    const known = this.fills.findIndex(fill => fill.toUpperCase().includes(`RGB="${SHADES[colour]}"`))
    if (known >= 0) return known
    const prefix = section(this.xml, 'fills')?.prefix ?? ''
    const p = (name: string) => prefix + name
    this.fills.push(
      `<${p('fill')}><${p('patternFill')} patternType="solid"><${p('fgColor')} rgb="${SHADES[colour]}"/><${p('bgColor')} indexed="64"/></${p('patternFill')}></${p('fill')}>`,
    )
    return this.fills.length - 1
  }

  get usable() {
    return this.xfs.length > 0 && section(this.xml, 'fills') !== null
  }

  isOurs(style: number) {
    return this.ours.has(style)
  }

  get hasOurs() {
    return this.ours.size > 0
  }

  /** The format `style` in a mark's colour, or without one. */
  styleFor(style: number, colour: MarkColour | null): number {
    const key = `${style} ${colour}`
    const known = this.made.get(key)
    if (known !== undefined) return known
    this.xfs.push(withFill(this.xfs[style] ?? this.xfs[0] ?? '<xf/>', colour === null ? 0 : this.fillOf[colour]))
    this.made.set(key, this.xfs.length - 1)
    return this.xfs.length - 1
  }

  toString() {
    const put = (xml: string, name: string, parts: string[]) => {
      const at = section(xml, name)
      if (!at) return xml
      const tag = at.prefix + name
      return `${xml.slice(0, at.start)}<${tag} count="${parts.length}">${parts.join('')}</${tag}>${xml.slice(at.end)}`
    }
    return put(put(this.xml, 'fills', this.fills), 'cellXfs', this.xfs)
  }
}

/** A stretch of text: in both versions, only in the later, or only in the earlier. */
export interface DiffPart {
  kind: 'SAME' | 'ADDED' | 'REMOVED'
  text: string
}

/** Words of figures and letters stay whole, Chinese goes character by character. */
const units = (text: string): string[] => text.match(/[A-Za-z0-9.,%:〔〕-]+|[\s\S]/gu) ?? []

/** Beyond this a paragraph is shown as replaced whole: the table would grow by the square. */
const LONGEST = 3000

/** Differences of one to two unchanged characters between changes are noise to a reader: they go into the change. */
const SHORT = 2

const push = (parts: DiffPart[], kind: DiffPart['kind'], text: string): void => {
  const last = parts.at(-1)
  if (!text) return
  if (last?.kind === kind) last.text += text
  else parts.push({ kind, text })
}

/** Removed stands before added, with no scrap of one or two equal characters between two changes. */
const readable = (parts: readonly DiffPart[]): DiffPart[] => {
  const out: DiffPart[] = []
  let removed = ''
  let added = ''
  const settle = () => {
    push(out, 'REMOVED', removed)
    push(out, 'ADDED', added)
    removed = added = ''
  }
  parts.forEach((part, i) => {
    const between = i > 0 && i < parts.length - 1
    if (part.kind === 'REMOVED') removed += part.text
    else if (part.kind === 'ADDED') added += part.text
    else if (between && part.text.length <= SHORT && !/[，。；：、\n]/.test(part.text)) {
      removed += part.text
      added += part.text
    } else {
      settle()
      push(out, 'SAME', part.text)
    }
  })
  settle()
  return out
}

/**
 * How a text became another, as a reader wants it: stretches in reading order. SAME and REMOVED together give `before`, SAME and ADDED `after`.
 */
export function diffText(before: string, after: string): DiffPart[] {
  if (before === after) return before ? [{ kind: 'SAME', text: before }] : []
  const a = units(before)
  const b = units(after)
  const parts: DiffPart[] = []
  if (a.length > LONGEST || b.length > LONGEST) {
    push(parts, 'REMOVED', before)
    push(parts, 'ADDED', after)
    return parts
  }
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  const x = a.slice(head, a.length - tail)
  const y = b.slice(head, b.length - tail)
  // length of the longest common subsequence of x from i and y from j
  const wide = y.length + 1
  const longest = new Uint16Array((x.length + 1) * wide)
  for (let i = x.length - 1; i >= 0; i--)
    for (let j = y.length - 1; j >= 0; j--)
      longest[i * wide + j] = x[i] === y[j] ? longest[(i + 1) * wide + j + 1]! + 1 : Math.max(longest[(i + 1) * wide + j]!, longest[i * wide + j + 1]!)
  push(parts, 'SAME', a.slice(0, head).join(''))
  let i = 0
  let j = 0
  while (i < x.length || j < y.length) {
    if (i < x.length && j < y.length && x[i] === y[j]) {
      push(parts, 'SAME', x[i]!)
      i++
      j++
    } else if (i < x.length && (j === y.length || longest[(i + 1) * wide + j]! >= longest[i * wide + j + 1]!)) push(parts, 'REMOVED', x[i++]!)
    else push(parts, 'ADDED', y[j++]!)
  }
  push(parts, 'SAME', tail ? a.slice(a.length - tail).join('') : '')
  return readable(parts)
}

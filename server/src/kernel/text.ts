import { pinyin } from 'pinyin-pro'

/** Characters that are there and not seen: zero width, byte order mark, soft hyphen. */
const UNSEEN = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g
const OPENING = /[[{〔【〖「『〈《]/g
const CLOSING = /[\]}〕】〗」』〉》]/g

/** Half width, one kind of round bracket, unseen characters away, runs of blanks to one: a name as it is stored and shown. */
export const tidy = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(/\s+/g, ' ')
    .trim()

/** The form two spellings of one name share: lower case, half width, brackets alike, no blanks. For matching, never shown. */
export const normaliseKey = (text: string): string =>
  tidy(text)
    .toLowerCase()
    .replace(/\s/g, '')
    .replace(OPENING, '(')
    .replace(CLOSING, ')')
    .replace(/[\u2010-\u2015\u2212\uFE63]/g, '-')

interface Reading {
  full: string
  initials: string
}

const readingOf = (key: string, surname: 'off' | 'head'): Reading => {
  // As an array it is several times faster than with the details of each character, and as exact.
  const parts = pinyin(key, { toneType: 'none', type: 'array', v: true, surname })
  const latin = (s: string) => s.toLowerCase().replace(/[^a-z0-9]/g, '')
  return { full: parts.map(latin).join(''), initials: parts.map(p => latin(p.slice(0, 1))).join('') }
}

/** Longer texts do not begin with a person's surname. */
const LONGEST_PERSON_NAME = 4

/**
 * What a search looks in, stored beside the name: the normalised text, its pinyin and its pinyin initials, parted by blanks
 * (`泾川县 jingchuanxian jcx`). Short texts carry the surname's reading as well (单 is shan). ü is written v.
 */
export function searchKey(...names: string[]): string {
  const words = new Set<string>()
  for (const name of names) {
    const key = normaliseKey(name)
    if (!key) continue
    const readings = [readingOf(key, 'off')]
    if (key.length <= LONGEST_PERSON_NAME) readings.push(readingOf(key, 'head'))
    words.add(key)
    for (const r of readings) for (const w of [r.full, r.initials]) if (w) words.add(w)
  }
  return [...words].join(' ')
}

/** What the user typed, in the form `searchKey` is in: `Jing Chuan` → `jingchuan`. Empty when nothing was typed. */
export const searchTerm = (typed: string): string => normaliseKey(typed)

/** Whether a stored search key answers to what was typed. The same test in SQL is `key like %term%`. */
export const matchesSearch = (key: string, typed: string): boolean => key.includes(searchTerm(typed))

export interface NamesRead {
  names: string[]
  /** The cell can be read in another way, or a lone character is left: list it for the office to look at. */
  doubtful: boolean
}

const lengthOf = (text: string) => [...text].length

/** Single characters next to each other on a line: two or three are one spaced-out name, four or six are pairs. */
const joinSingles = (singles: string[]): string[] => {
  if (singles.length <= 3) return [singles.join('')]
  if (singles.length % 2) return singles
  return singles.flatMap((c, i) => (i % 2 ? [] : [c + (singles[i + 1] ?? '')]))
}

const namesOnLine = (line: string): NamesRead => {
  const names: string[] = []
  let singles: string[] = []
  let doubtful = false
  const flush = () => {
    if (singles.length) names.push(...joinSingles(singles))
    doubtful ||= singles.length > 3
    singles = []
  }
  for (const token of line.split(/\s+/).filter(Boolean)) {
    if (lengthOf(token) === 1) singles.push(token)
    else {
      flush()
      names.push(token)
    }
  }
  flush()
  return { names, doubtful: doubtful || names.some(n => lengthOf(n) === 1) }
}

/**
 * Persons named in one cell, in order: the first is the principal. Line breaks, commas and 、 divide; blanks divide longer
 * words but join single characters (`许  波` is one person, `张甲乙     黄丙丁` are two). Each name once.
 */
export function readNames(cell: string): NamesRead {
  const lines = cell
    .toWellFormed()
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .split(/[\r\n、,;/|&]+/)
    .map(namesOnLine)
    .filter(line => line.names.length)
  // A name broken over lines, one character on each (许⏎波), is one name after all.
  const broken = lines.length > 1 && lines.every(l => l.names.length === 1 && lengthOf(l.names[0] ?? '') === 1)
  const names = broken ? joinSingles(lines.flatMap(l => l.names)) : lines.flatMap(l => l.names)
  return {
    names: [...new Set(names)],
    doubtful: broken ? lines.length > 3 : lines.some(l => l.doubtful),
  }
}

/** The names of {@link readNames} alone. */
export const splitNames = (cell: string): string[] => readNames(cell).names

/** A unit's name in a cell broken for width: line breaks and blanks inside do not divide (`区农业⏎农村局`). */
export const joinBroken = (cell: string): string => tidy(cell).replace(/(?<=[^\x20-\x7E]) | (?=[^\x20-\x7E])/g, '')

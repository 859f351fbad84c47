import type { MinutesPartsFragment } from '../../gql/graphql'

export type Minutes = MinutesPartsFragment
export type Paragraph = Minutes['paragraphs'][number]

export interface Section {
  key: string
  heading: string
  /** The title's own paragraph, edited like the others; null for opening and closing. */
  title: Paragraph | null
  paragraphs: Paragraph[]
}

const NUMERALS = '一二三四五六七八九十'
const numeral = (n: number) => (n <= 10 ? NUMERALS[n - 1]! : n < 20 ? `十${NUMERALS[n - 11]}` : String(n))

/** The paragraphs in the sections of the paper: opening, a section a topic, closing. */
export function sectionsOf(paragraphs: readonly Paragraph[]): Section[] {
  const topics = [...new Set(paragraphs.flatMap(p => p.topic ?? []))]
  const of = (part: string) => paragraphs.filter(p => p.part === part && p.topic === null)
  return [
    { key: 'opening', heading: '开头', title: null, paragraphs: of('OPENING') },
    ...topics.map((topic, i) => {
      const own = paragraphs.filter(p => p.topic === topic)
      const title = own.find(p => p.part === 'TITLE') ?? null
      return { key: topic, heading: `${numeral(i + 1)}、${title?.text || '（议题名称不印）'}`, title, paragraphs: own.filter(p => p !== title) }
    }),
    { key: 'closing', heading: '结尾', title: null, paragraphs: of('CLOSING') },
  ]
}

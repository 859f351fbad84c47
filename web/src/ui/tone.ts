export const TONES = ['neutral', 'info', 'good', 'warn', 'bad', 'blue', 'yellow', 'red'] as const

/** The colour of a word, chosen by the server: BLUE, YELLOW and RED are the warning cards. Case does not matter. */
export type Tone = string

/** A tone that is not known is neutral, so that a newer server breaks nothing. */
export const toneClass = (tone: Tone | null | undefined) => {
  const known = TONES.find(t => t === tone?.toLowerCase())
  return `tone-${known ?? 'neutral'}`
}

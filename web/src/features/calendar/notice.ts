/** A day of a notice as it is typed in. */
export interface NoticeDay {
  day: string
  kind: 'OFF' | 'WORK'
  name: string
}

const HOLIDAYS = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'] as const
const pad = (n: number) => String(n).padStart(2, '0')
const DAY = 86_400_000

const iso = (year: number, month: number, date: number) => `${year}-${pad(month)}-${pad(date)}`
const shift = (day: string, n: number) => new Date(Date.parse(`${day}T00:00:00Z`) + n * DAY).toISOString().slice(0, 10)

/** What stands in brackets, weekdays and the lunar calendar, says nothing new. */
const withoutBrackets = (text: string) => text.replace(/[（(][^）)]*[）)]/g, '')

interface Found {
  first: string
  last: string
}

/** `1月1日至3日`, `9月29日至10月6日`, `2025年12月31日`, `4月5日`. */
function daysIn(text: string, year: number): Found[] {
  const found: Found[] = []
  const pattern = /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:\s*(?:至|到|—|－|-|~)\s*(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日)?/g
  for (const [, ownYear, month, date, lastYear, lastMonth, lastDate] of text.matchAll(pattern)) {
    const m = Number(month)
    const y = ownYear ? Number(ownYear) : year
    const first = iso(y, m, Number(date))
    const last = lastDate ? iso(lastYear ? Number(lastYear) : y, lastMonth ? Number(lastMonth) : m, Number(lastDate)) : first
    found.push({ first, last })
  }
  return found
}

const spread = ({ first, last }: Found) => {
  const days: string[] = []
  for (let day = first; day <= last && days.length < 20; day = shift(day, 1)) days.push(day)
  return days
}

/** The holidays that a heading names: `国庆节、中秋节`. */
const namesIn = (heading: string) => HOLIDAYS.filter(h => heading.includes(h) || (h.length === 3 && heading.includes(h.slice(0, 2)))).join('、')

/**
 * Reads the days out of the State Council office's notice as it is pasted: paragraphs `一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。`
 * What it cannot read it leaves out: the person who pastes compares the days with the notice.
 */
export function readNotice(text: string, year: number): NoticeDay[] {
  const found = new Map<string, NoticeDay>()
  // brackets first: 十八、周日 within them is no heading
  for (const paragraph of withoutBrackets(text).split(/\r?\n|(?=[一二三四五六七八九十]、)/)) {
    const [heading = '', ...rest] = paragraph.split(/[:：。]/)
    const name = namesIn(heading)
    if (!name) continue
    const body = rest.length ? paragraph.slice(heading.length + 1) : paragraph
    for (const sentence of body.split(/[。；;]/)) {
      const kind = sentence.includes('上班') ? 'WORK' : sentence.includes('放假') || sentence.includes('休息') ? 'OFF' : null
      if (!kind) continue
      for (const span of daysIn(sentence, year)) for (const day of spread(span)) found.set(day, { day, kind, name })
    }
  }
  return [...found.values()].sort((a, b) => (a.day < b.day ? -1 : 1))
}

const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' })
const TIME = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

/** Today in the county: only to open a calendar at this month. No deadline is reckoned from it. */
export const todayInShanghai = () => DAY.format(Date.now())

/** `2026-11-21` → `2026年11月21日`; with its weekday `2026年11月21日 周六`. */
export const dayText = (on: string, weekday = false) => {
  const [year, month, day] = on.split('-').map(Number)
  if (!year || !month || !day) return on
  const text = `${year}年${month}月${day}日`
  return weekday ? `${text} ${WEEKDAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? ''}` : text
}

/** Epoch milliseconds → `2026-11-21 14:30` in the county's time. */
export const instantText = (at: number) => `${DAY.format(at)} ${TIME.format(at)}`

import { monthDayText } from '../../kernel/day'
import type { Letter } from './message.rules'

/** In one group, more than these are counted and not shown. */
const MOST = 20

const href = (base: string | null, link: string | null): string | null => (base && link ? `${base}${link}` : null)
const escaped = (text: string) => text.replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`)
const dueText = (dueOn: string | null) => (dueOn ? `（${monthDayText(dueOn)}）` : '')
const restText = (n: number) => (n > MOST ? `……还有 ${n - MOST} 项，请登录查看。` : null)

/** What stands under every e-mail. */
export interface Foot {
  /** `长子县重点项目联席会议`. */
  from: string
  /** The portal's address; null: no links. */
  base: string | null
}

const footText = ({ from }: Foot) => `${from}发送。不想再收邮件，请登录平台，在“消息 › 接收方式”中关闭。请勿直接回复。`

/** As plain text: e-mail's second part, and what the inbox shows of a digest. */
export function plainOf(letter: Letter, base: string | null): string {
  const lines = [letter.text]
  for (const { label, items } of letter.groups) {
    lines.push('', `【${label}】`)
    for (const item of items.slice(0, MOST)) {
      lines.push(`· ${item.title}${dueText(item.dueOn)}`)
      const to = href(base, item.link)
      if (to) lines.push(`  ${to}`)
    }
    const rest = restText(items.length)
    if (rest) lines.push(rest)
  }
  const to = href(base, letter.link)
  if (to) lines.push('', `查看：${to}`)
  return lines.join('\n')
}

export const mailText = (letter: Letter, foot: Foot): string => `${letter.title}\n\n${plainOf(letter, foot.base)}\n\n--\n${footText(foot)}\n`

/** The e-mail's page: inline styles only, for mail programs drop the rest. Everything that people wrote is escaped. */
export function mailHtml(letter: Letter, foot: Foot): string {
  const link = (text: string, path: string | null) => {
    const to = href(foot.base, path)
    return to ? `<a href="${escaped(to)}" style="color:#1f5a75;text-decoration:none">${escaped(text)}</a>` : escaped(text)
  }
  const groups = letter.groups.map(({ label, items }) => `
<h2 style="margin:20px 0 6px;font-size:15px;color:#12303f">${escaped(label)}（${items.length}）</h2>
<ul style="margin:0;padding-left:20px">${items.slice(0, MOST).map(i => `<li style="margin:4px 0">${link(i.title, i.link)}${escaped(dueText(i.dueOn))}</li>`).join('')}</ul>
${restText(items.length) ? `<p style="margin:4px 0;color:#5b6b73">${escaped(restText(items.length)!)}</p>` : ''}`)
  const to = href(foot.base, letter.link)
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(letter.title)}</title></head>
<body style="margin:0;padding:16px;background:#f3f6f7;font:15px/1.7 'Microsoft YaHei','PingFang SC',sans-serif;color:#1c2b33">
<div style="max-width:640px;margin:0 auto;padding:20px 24px;background:#fff;border-top:3px solid #b5382c">
<h1 style="margin:0 0 10px;font-size:18px;color:#12303f">${escaped(letter.title)}</h1>
<p style="margin:0;white-space:pre-line">${escaped(letter.text)}</p>${groups.join('')}
${to ? `<p style="margin:20px 0 0"><a href="${escaped(to)}" style="display:inline-block;padding:7px 18px;background:#1f5a75;color:#fff;text-decoration:none;border-radius:4px">打开平台查看</a></p>` : ''}
</div><p style="max-width:640px;margin:12px auto;color:#5b6b73;font-size:12px">${escaped(footText(foot))}</p></body></html>
`
}

/** What a markdown robot would read as its own marks, it shows as it stands. */
const literal = (text: string) => text.replace(/[\\`*_[\]<>#]/g, c => `\\${c}`)

/** As markdown for a group: heading, sentence, lists, one link. */
export function markdownOf(letter: Letter, base: string | null): string {
  const lines = [`### ${literal(letter.title)}`, '', literal(letter.text)]
  for (const { label, items } of letter.groups) {
    lines.push('', `**${literal(label)}**`, '')
    for (const item of items.slice(0, MOST)) lines.push(`- ${literal(item.title)}${dueText(item.dueOn)}`)
    const rest = restText(items.length)
    if (rest) lines.push('', rest)
  }
  const to = href(base, letter.link)
  if (to) lines.push('', `[打开平台查看](${to})`)
  return lines.join('\n')
}

/** At most so many bytes of UTF-8, cut between characters, with a sign that something is missing. */
export function withinBytes(text: string, limit: number): string {
  const size = (s: string) => new TextEncoder().encode(s).length
  if (size(text) <= limit) return text
  const room = limit - size('…')
  let used = 0
  let kept = ''
  for (const character of text) {
    used += size(character)
    if (used > room) break
    kept += character
  }
  return `${kept}…`
}

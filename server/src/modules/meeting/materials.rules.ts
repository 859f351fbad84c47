export interface MaterialFile {
  /** Path inside the pack, ASCII, so that every system unpacks it alike. */
  path: string
  name: string
}

export interface MaterialItem {
  title: string
  number: string | null
  unit: string | null
  startsText: string
  minutes: number
  problem: string | null
  request: string | null
  proposedDecision: string | null
  files: readonly MaterialFile[]
  opinions: readonly { unit: string; label: string; text: string }[]
}

export interface Materials {
  title: string
  timeText: string
  place: string
  chair: string
  madeFor: string
  /** The whole agenda, or only the recipient's own topics. */
  whole: boolean
  items: readonly MaterialItem[]
}

const escape = (text: string) => text.replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`)
const block = (label: string, text: string | null) => (text?.trim() ? `<h3>${label}</h3><p>${escape(text.trim()).replaceAll('\n', '<br>')}</p>` : '')

const STYLE = `body{font:16px/1.8 "Microsoft YaHei","PingFang SC",sans-serif;max-width:52em;margin:2em auto;padding:0 1em;color:#16242c}
h1{font-size:1.5em;text-align:center}h2{border-top:1px solid #ccd;padding-top:1em;font-size:1.15em}h3{font-size:1em;margin:.8em 0 0}
p{margin:.2em 0}.soft{color:#57676f;font-size:.9em}nav li{margin:.2em 0}.note{background:#fdf1dc;padding:.5em 1em}@media print{nav{display:none}}`

const itemHtml = (x: MaterialItem, n: number): string => `<section id="t${n}"><h2>${n}. ${escape(x.title)}</h2>
<p class="soft">${[x.startsText, `${x.minutes} 分钟`, x.unit, x.number].filter(t => t !== null).map(t => escape(t)).join(' · ')}</p>
${block('情况和问题', x.problem)}${block('提请研究的事项', x.request)}${block('建议的议定意见', x.proposedDecision)}
${x.opinions.length ? `<h3>部门会审意见</h3><ul>${x.opinions.map(o => `<li>${escape(o.unit)}：${escape(o.label)}${o.text ? `。${escape(o.text)}` : ''}</li>`).join('')}</ul>` : ''}
${x.files.length ? `<h3>材料</h3><ul>${x.files.map(f => `<li><a href="${f.path}">${escape(f.name)}</a></li>`).join('')}</ul>` : ''}</section>`

/** The pack's first page: opens from the folder without a network, links only to files beside it, runs no script. */
export const materialsPage = (m: Materials): string => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escape(m.title)} 会议材料</title><style>${STYLE}</style></head><body><h1>${escape(m.title)}<br>会议材料</h1>
<p>时间：${escape(m.timeText)}<br>地点：${escape(m.place)}<br>主持：${escape(m.chair)}</p>
<p class="note">供${escape(m.madeFor)}会议使用，请勿外传${m.whole ? '' : '；只含本单位的议题'}。</p>
<nav><ol>${m.items.map((x, i) => `<li><a href="#t${i + 1}">${escape(x.title)}</a></li>`).join('')}</ol></nav>
${m.items.map((x, i) => itemHtml(x, i + 1)).join('\n')}</body></html>`

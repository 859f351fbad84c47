import type { Day } from '../../kernel/day'
import { STANDINGS, type Standing } from './document.rules'
import { dayText } from './wording.rules'

/** What the page may say of a paper: nothing of its contents. */
export interface VerifiedPaper {
  number: string | null
  issuer: string | null
  issuedOn: Day | null
  standing: Standing | null
  standingOn: Day | null
  /** Of the file that was issued, and its type. */
  sha256: string | null
  mime: string | null
  /** Of the stamped paper's scan, the issued version once it is kept. */
  scanSha256: string | null
  /** `K7M2-9QXD` */
  shortCode: string
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const escaped = (text: string) => text.replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`)

const STYLE = `
:root{color-scheme:light}*{box-sizing:border-box}
body{margin:0;background:#f3f4f1;color:#1d2733;font:16px/1.7 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:30rem;margin:0 auto;padding:24px 16px 40px}
header{padding:20px 18px;border-radius:10px 10px 0 0;color:#fff;background:#1f4d3a}
header.bad{background:#8f2418}header.gone{background:#7a5200}
h1{margin:0;font-size:22px;line-height:1.4}header p{margin:4px 0 0;opacity:.95}
section{padding:16px 18px;background:#fff;border:1px solid #dcdfd8;border-top:0}
section:last-of-type{border-radius:0 0 10px 10px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:6px 16px;margin:0}dt{color:#5b6672}dd{margin:0;overflow-wrap:anywhere}
h2{margin:0 0 4px;font-size:17px}p{margin:0 0 10px}
label{position:relative;display:block;padding:12px;border:1px dashed #5b6672;border-radius:8px;background:#fafbf9;text-align:center;overflow-wrap:anywhere;cursor:pointer}
label:focus-within{outline:2px solid #1f4d3a}input{position:absolute;inset:0;width:100%;opacity:0;cursor:pointer}
output{display:block;margin-top:10px;font-weight:600}output.yes{color:#1f6b3b}output.no{color:#9a2a1c}
footer{margin-top:14px;color:#5b6672;font-size:14px}`

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex,nofollow"><title>${title}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`

/** The page for a code that no issued paper has. */
export const unknownPage = (): string =>
  page('公文核验：未查到', '<header class="bad"><h1>未查到</h1><p>没有印发过带有这个核验码的公文。</p></header><section><p>请核对二维码是否完整、是否从原件上扫描。如对文件的真伪有疑问，请与文件上署名的机关联系核实。</p></section>')

const standingText = ({ standing, standingOn }: VerifiedPaper): string =>
  standing ? `${STANDINGS[standing]}${standingOn ? `（${dayText(standingOn)}）` : ''}` : '已印发'

const HEADS: Record<Standing | 'ISSUED', { tone: string; title: string; says: string }> = {
  ISSUED: { tone: '', title: '真实：本平台印发', says: '这份公文由下列机关通过本平台印发，目前有效。' },
  CLOSED: { tone: '', title: '真实：本平台印发', says: '这份公文由下列机关通过本平台印发，所办事项已经办结。' },
  WITHDRAWN: { tone: 'gone', title: '已作废', says: '这份公文曾由下列机关印发，现已撤回作废，不再有效。编号不再使用。' },
  CORRECTED: { tone: 'gone', title: '已更正', says: '这份公文曾由下列机关印发，现已更正，请以更正后的公文为准。' },
}

/** The page for an issued paper: genuine, whose, since when, and what became of it. The hashes let the browser compare a file. */
export function verifiedPage(paper: VerifiedPaper): string {
  const head = HEADS[paper.standing ?? 'ISSUED']
  const rows: [string, string][] = [
    ['发文字号', paper.number ?? '—'], ['发文机关', paper.issuer ?? '—'], ['印发日期', paper.issuedOn ? dayText(paper.issuedOn) : '—'],
    ['当前状态', standingText(paper)], ['核验编号', paper.shortCode],
  ]
  const known = [
    { name: '印发的盖章扫描件', sha256: paper.scanSha256 }, { name: paper.mime === DOCX ? '印发的 Word 文件' : '印发的电子文件', sha256: paper.sha256 },
  ].filter(k => k.sha256 !== null)
  const check = known.length
    ? `<section><h2>核对电子文件</h2><p>选择手中的电子文件，看它与${known.map(k => k.name).join('或')}是否一字不差。文件只在您的设备上比对，不会上传。</p><label><span id="name">选择文件</span><input type="file" id="file" aria-label="选择要核对的电子文件" data-known="${escaped(JSON.stringify(known))}"></label><output id="answer" for="file" aria-live="polite"></output></section><script src="/v/check.js" defer></script>`
    : ''
  return page(
    `公文核验：${escaped(paper.number ?? '')}`,
    `<header class="${head.tone}"><h1>${head.title}</h1><p>${head.says}</p></header><section><dl>${rows.map(([k, v]) => `<dt>${k}</dt><dd>${escaped(v)}</dd>`).join('')}</dl></section>${check}<footer>请核对纸上的发文字号和核验编号与此处是否相同。本页不显示公文内容。</footer>`,
  )
}

/** A forward scan over XML text: fast, linear, without a tree. Prefixes are dropped; entities of a DTD are never expanded. */

export interface XmlHandler {
  /** `attributes` is the raw text between name and `>`; read it with `attribute`. Self-closing tags get open and close. */
  open(name: string, attributes: string): void
  close(name: string): void
  text(text: string): void
}

export class BrokenXml extends Error {}

const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

export const decodeEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-z]{2,4});/g, (whole, code: string) => {
        if (code[0] !== '#') return NAMED[code] ?? whole
        const point = code[1] === 'x' ? parseInt(code.slice(2), 16) : Number(code.slice(1))
        return point <= 0x10ffff ? String.fromCodePoint(point) : whole
      })
    : text

// Control characters that XML 1.0 forbids: with one of them Excel calls the workbook damaged.
const FORBIDDEN = new RegExp('[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\ufffe\\uffff]', 'g')

export const encodeXml = (text: string): string =>
  text
    .replace(FORBIDDEN, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

const local = (name: string) => {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** The value of an attribute, with or without prefix (`attribute(' r:id="x"', 'id')` → `x`); null when it is not there. */
export const attribute = (attributes: string, name: string): string | null => {
  for (let from = 0; ; ) {
    const at = attributes.indexOf(name, from)
    if (at < 0) return null
    from = at + name.length
    const before = attributes.charCodeAt(at - 1)
    // A blank or a prefix's colon stands before a whole name.
    if (at > 0 && before !== 58 && before > 32) continue
    let equals = from
    while (attributes.charCodeAt(equals) <= 32) equals++
    if (attributes.charCodeAt(equals) !== 61) continue
    equals++
    while (attributes.charCodeAt(equals) <= 32) equals++
    const quote = attributes[equals]
    if (quote !== '"' && quote !== "'") return null
    const end = attributes.indexOf(quote, equals + 1)
    return end < 0 ? null : decodeEntities(attributes.slice(equals + 1, end))
  }
}

/** A `>` may stand inside an attribute's value: a tag with attributes ends behind a quote. */
const endOfTag = (xml: string, tag: number) => {
  let end = xml.indexOf('>', tag)
  let blank = tag + 1
  while (blank < end && xml.charCodeAt(blank) > 32) blank++
  for (; end >= 0; end = xml.indexOf('>', end + 1)) {
    let last = end - 1
    while (last > blank && (xml.charCodeAt(last) <= 32 || xml.charCodeAt(last) === 47)) last--
    const code = xml.charCodeAt(last)
    if (last <= blank || code === 34 || code === 39 || code === 63) return end
  }
  throw new BrokenXml('open tag')
}

/** Throws BrokenXml when a tag, comment or CDATA section has no end, or when there is a DTD. */
export const scanXml = (xml: string, handler: XmlHandler): void => {
  for (let at = 0; at < xml.length; ) {
    const tag = xml.indexOf('<', at)
    if (tag < 0) return
    if (tag > at) handler.text(xml.slice(at, tag))
    const next = xml.charCodeAt(tag + 1)
    if (next === 33) {
      const cdata = xml.startsWith('<![CDATA[', tag)
      if (!cdata && !xml.startsWith('<!--', tag)) throw new BrokenXml('DTD')
      const end = xml.indexOf(cdata ? ']]>' : '-->', tag)
      if (end < 0) throw new BrokenXml('open section')
      if (cdata) handler.text(xml.slice(tag + 9, end).replaceAll('&', '&amp;'))
      at = end + 3
      continue
    }
    const end = endOfTag(xml, tag)
    at = end + 1
    if (next === 63) continue
    if (next === 47) {
      handler.close(local(xml.slice(tag + 2, end).trimEnd()))
      continue
    }
    let nameEnd = tag + 1
    while (nameEnd < end && xml.charCodeAt(nameEnd) > 32 && xml.charCodeAt(nameEnd) !== 47) nameEnd++
    const name = local(xml.slice(tag + 1, nameEnd))
    const selfClosing = xml.charCodeAt(end - 1) === 47
    handler.open(name, xml.slice(nameEnd, selfClosing ? end - 1 : end))
    if (selfClosing) handler.close(name)
  }
}

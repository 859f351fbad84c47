import { createHash } from 'node:crypto'
import PizZip from 'pizzip'
import { PAGE, twips } from './layout.rules'

/** Characters that are not taken for one another on paper. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** A code as it is scanned: random, longer than anybody guesses. */
export const isToken = (text: string): boolean => /^[\w-]{20}$/.test(text)

/** What stands under the code in print, to be compared with the page by eye: `K7M2-9QXD`. It opens nothing. */
export const shortCodeOf = (token: string): string => {
  const short = [...createHash('sha256').update(token).digest().subarray(0, 8)].map(byte => LETTERS[byte % LETTERS.length]).join('')
  return `${short.slice(0, 4)}-${short.slice(4)}`
}

/** The printed code's side and the frame that holds it with its caption, millimetres. */
const SIDE = 16
const FRAME = { width: 24, fromBottom: 22.5 } as const
const EMU = 36_000

const PICTURE = 'media/lianxi-code.png'
const RELATION = 'rIdLianxiCode'
const RELATIONS = 'word/_rels/document.xml.rels'
const TYPES = '[Content_Types].xml'

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')

/** The last section's paper, twips; A4 where the file does not say. */
const pageOfXml = (xml: string) => {
  const size = [...xml.matchAll(/<w:pgSz\b[^>]*>/g)].at(-1)?.[0] ?? ''
  const side = (name: string, otherwise: number) => Number(new RegExp(` w:${name}="(\\d+)"`).exec(size)?.[1] ?? otherwise)
  return { width: side('w', PAGE.width), height: side('h', PAGE.height) }
}

/** A frame stands where it is told on the page, whatever the text does; Word, WPS and LibreOffice know it alike. */
const frameOf = (xml: string): string => {
  const { width, height } = pageOfXml(xml)
  const x = width - PAGE.right - twips(FRAME.width)
  return `<w:pPr><w:framePr w:w="${twips(FRAME.width)}" w:hSpace="0" w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:x="${x}" w:y="${height - twips(FRAME.fromBottom)}"/>`
    + '<w:widowControl w:val="0"/><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:left="0" w:firstLine="0" w:firstLineChars="0"/><w:jc w:val="right"/></w:pPr>'
}

const pictureXml = (address: string): string => {
  const side = SIDE * EMU
  return `<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${side}" cy="${side}"/>`
    + `<wp:docPr id="9001" name="核验二维码" descr="${escaped(address)}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">`
    + '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="9001" name="lianxi-code.png"/><pic:cNvPicPr/></pic:nvPicPr>'
    + `<pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="${RELATION}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`
    + `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${side}" cy="${side}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
}

const captionXml = (short: string): string =>
  `<w:r><w:rPr><w:rFonts w:ascii="黑体" w:hAnsi="黑体" w:eastAsia="黑体"/><w:sz w:val="13"/><w:szCs w:val="13"/></w:rPr><w:t>扫码核验 ${short}</w:t></w:r>`

/**
 * Prints the code at the foot of a paper's first page, right, below the page number: picture, and the short code under it.
 * `png` is the code's picture; `address` what it says.
 */
export function printCode(file: Buffer, png: Buffer, address: string, short: string): Buffer {
  const zip = new PizZip(file)
  const change = (path: string, edit: (xml: string) => string) => zip.file(path, edit(zip.file(path)?.asText() ?? ''))
  zip.file(`word/${PICTURE}`, png)
  change(TYPES, xml => (/Extension="png"/i.test(xml) ? xml : xml.replace(/<Types[^>]*>/, open => `${open}<Default Extension="png" ContentType="image/png"/>`)))
  change(RELATIONS, xml =>
    xml.replace('</Relationships>', `<Relationship Id="${RELATION}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="${PICTURE}"/></Relationships>`))
  change('word/document.xml', xml => {
    const frame = frameOf(xml)
    return xml.replace(/<w:body[^>]*>/, open => `${open}<w:p>${frame}${pictureXml(address)}</w:p><w:p>${frame}${captionXml(short)}</w:p>`)
  })
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' })
}

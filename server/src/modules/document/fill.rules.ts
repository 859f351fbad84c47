import Docxtemplater from 'docxtemplater'
import PizZip from 'pizzip'
import { CHARACTER_NARROWER, FONT, characters, markLine, markSize, signatureIndent } from './layout.rules'
import type { PaperData, PaperKind } from './paperData.rules'
import { PAPER_FIELDS } from './paperField.rules'
import type { AnyFieldTable } from './paperField.rules'
import { STYLE } from './paperStyle.rules'

type Scope = Record<string, unknown>

const isScope = (value: unknown): value is Scope => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Each value under its name and its Chinese label; only declared fields, so that nothing else can be printed. */
const underLabels = (data: Scope, table: AnyFieldTable): Scope => {
  const out: Scope = Object.create(null)
  for (const [name, { label, each }] of Object.entries(table)) {
    const value = data[name]
    const shown = Array.isArray(value) && each && each !== 'TEXT'
      ? value.filter(isScope).map(row => underLabels(row, each))
      : value
    out[name] = shown
    out[label] = shown
  }
  return out
}

/** `{.}` is the loop's own value, anything else an own property; what an outer loop knows, docxtemplater asks it for. */
const parser = (tag: string) => {
  const name = tag.trim()
  return {
    get: (scope: unknown): unknown => {
      if (name === '.') return scope
      return isScope(scope) && Object.hasOwn(scope, name) ? scope[name] : undefined
    },
  }
}

/** docxtemplater's options, the same for filling and for checking. */
export const TEMPLATE_OPTIONS = {
  paragraphLoop: true,
  linebreaks: true,
  stripInvalidXMLChars: true,
  errorLogging: false,
  // a template may not redefine its own braces
  syntax: { changeDelimiterPrefix: null },
  parser,
  nullGetter: () => '',
}

const STYLES = 'word/styles.xml'
const FONT_TABLE = 'word/fontTable.xml'

const rewrite = (zip: PizZip, path: string, change: (xml: string) => string) => {
  const file = zip.file(path)
  if (file) zip.file(path, change(file.asText()))
}

/** The mark's style gets the size at which the mark fits on one line; a template without that style stays as it is. */
const fitMark = (zip: PizZip, mark: string) =>
  rewrite(zip, STYLES, xml =>
    xml.replace(new RegExp(`<w:style [^>]*w:styleId="${STYLE.mark}".*?</w:style>`, 's'), style =>
      style.replace(/(<w:sz(?:Cs)? w:val=")\d+/g, `$1${markSize(mark)}`).replace(/(<w:spacing (?=[^>]*w:lineRule="exact")[^>]*w:line=")\d+/, `$1${markLine(markSize(mark))}`)))

/** Organ and date stand centred over one another, the date about four characters in; a long organ's name gets the room for one line. */
const fitSignature = (zip: PizZip, issuer: string) =>
  rewrite(zip, STYLES, xml =>
    xml.replace(new RegExp(`<w:style [^>]*w:styleId="${STYLE.signature}".*?</w:style>`, 's'), style =>
      style.replace(/(<w:ind [^>]*w:left=")\d+/, `$1${characters(signatureIndent(issuer))}`)))

const LEAD = new RegExp(`(<w:p>(?:(?!</w:p>).)*?<w:pStyle w:val="${STYLE.body}"/>(?:(?!</w:p>).)*?)<w:r>(<w:t[^>]*>)(（[一二三四五六七八九十]+）[^。<]*。?)([^<]*)</w:t></w:r>`, 'gs')

/** (一) in 楷体: the sentence that such a paragraph opens with is its heading, what follows it is body. */
const setLeads = (zip: PizZip) =>
  rewrite(zip, 'word/document.xml', xml =>
    xml.replace(LEAD, (_, before: string, open: string, lead: string, rest: string) =>
      `${before}<w:r><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="${FONT.楷体.name}" w:hAnsi="${FONT.楷体.name}" w:eastAsia="${FONT.楷体.name}" w:cs="${FONT.楷体.name}"/></w:rPr>${open}${lead}</w:t></w:r>`
      + (rest ? `<w:r>${open}${rest}</w:t></w:r>` : '')))

const markOf = (data: PaperData[PaperKind]): string => ('mark' in data ? data.mark : `${data.seriesName}纪要`)

const COMPRESSED = { compression: 'DEFLATE' } as const

/**
 * Fills a template that `checkTemplate` has passed. Page, styles and grid stay the template's own; a missing value
 * prints nothing; line breaks in a value become line breaks. Throws docxtemplater's error if a tag is broken.
 */
export const fillTemplate = <K extends PaperKind>(template: Buffer, data: PaperData[K], kind: K): Buffer => {
  const document = new Docxtemplater(new PizZip(template), TEMPLATE_OPTIONS)
  document.render(underLabels({ ...data }, PAPER_FIELDS[kind]))
  const zip = document.getZip()
  fitMark(zip, markOf(data))
  fitSignature(zip, data.issuer)
  setLeads(zip)
  return zip.generate({ type: 'nodebuffer', ...COMPRESSED })
}

/** Fills number and day into a paper that was drafted with `draftData`, perhaps corrected by hand since. */
export const fillIssued = (file: Buffer, issued: { number: string; issue: string; issuedOn: string }): Buffer => {
  const document = new Docxtemplater(new PizZip(file), TEMPLATE_OPTIONS)
  const { number, issue, issuedOn } = PAPER_FIELDS.MINUTES
  document.render(underLabels({ ...issued }, { number, issue, issuedOn }))
  return document.getZip().generate({ type: 'nodebuffer', ...COMPRESSED })
}

/**
 * The character grid stays declared (28 a line) while paragraphs leave the line grid for their exact 22 lines, and no gap is
 * put between Chinese and figures. Lines are not moved between pages to save widows. The library has no words for these.
 */
const NORMAL_PARAGRAPH = '<w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>'

/**
 * 28 characters of 16 pt are wider than the line of 442.25 pt: each gives up some of it. Said as spacing of the character, because
 * LibreOffice knows no character grid without the line grid (it set 27); the grid's own switch is off, so that Word does not narrow twice.
 */
const NORMAL_CHARACTER = `<w:snapToGrid w:val="0"/><w:spacing w:val="${-CHARACTER_NARROWER}"/>`

/** What `docx` cannot say: the grid's switches in the style Normal, and for each font what to take where it is missing. */
export const finishTemplate = (file: Buffer): Buffer => {
  const zip = new PizZip(file)
  const fonts = Object.values(FONT)
    .map(f => `<w:font w:name="${f.name}"><w:altName w:val="${f.instead}"/><w:charset w:val="86"/></w:font>`)
    .join('')
  rewrite(zip, STYLES, xml =>
    xml.replace(/<w:style [^>]*w:styleId="Normal".*?<\/w:style>/s, style =>
      style.replace('<w:spacing ', `${NORMAL_PARAGRAPH}<w:spacing `).replace('<w:sz ', `${NORMAL_CHARACTER}<w:sz `)))
  rewrite(zip, FONT_TABLE, xml =>
    xml.includes('</w:fonts>')
      ? xml.replace('</w:fonts>', `${fonts}</w:fonts>`)
      : xml.replace(/(<w:fonts[^>]*)\/>/, `$1>${fonts}</w:fonts>`))
  return zip.generate({ type: 'nodebuffer', ...COMPRESSED })
}

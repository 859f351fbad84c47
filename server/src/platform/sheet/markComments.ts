import { parseAddress } from '../../kernel/grid'
import { attribute, encodeXml } from './xml'

const AUTHOR = '导入检查'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

const commentElements = /<((?:\w+:)?)comment\s([^>]*)>[\s\S]*?<\/\1comment>/g

const emptyComments = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="${MAIN}"><authors></authors><commentList></commentList></comments>`

/**
 * A comments part with ours put in and those of an earlier marking taken out. A cell on which someone else commented keeps
 * that comment and gets none of ours. Answers also all cells that now have one.
 */
export const withComments = (existing: string | null, notes: Map<string, string>): { xml: string; addresses: Set<string> } => {
  let xml = (existing ?? emptyComments)
    .replace(/<((?:\w+:)?)(authors|commentList)\s*\/>/g, '<$1$2></$1$2>')
  const prefix = /<((?:\w+:)?)comments\b/.exec(xml)?.[1] ?? ''
  const authors = [...xml.matchAll(/<(?:\w+:)?author(?:\s*\/>|>([^<]*)<)/g)].map(match => match[1] ?? '')
  let author = authors.indexOf(AUTHOR)
  if (author < 0) {
    author = authors.length
    xml = xml.replace(`</${prefix}authors>`, `<${prefix}author>${AUTHOR}</${prefix}author></${prefix}authors>`)
  }
  const addresses = new Set<string>()
  xml = xml.replace(commentElements, (whole: string, _: string, attributes: string) => {
    if (attribute(attributes, 'authorId') === String(author)) return ''
    addresses.add(attribute(attributes, 'ref') ?? '')
    return whole
  })
  const added: string[] = []
  for (const [address, text] of notes) {
    if (addresses.has(address)) continue
    addresses.add(address)
    added.push(
      `<${prefix}comment ref="${address}" authorId="${author}"><${prefix}text><${prefix}r><${prefix}t xml:space="preserve">${encodeXml(text)}</${prefix}t></${prefix}r></${prefix}text></${prefix}comment>`,
    )
  }
  return { xml: xml.replace(`</${prefix}commentList>`, end => added.join('') + end), addresses }
}

const emptyDrawing = `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>`

const shape = (id: number, row: number, column: number) =>
  `<v:shape id="_x0000_s${id}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:220pt;height:80pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${column + 1}, 12, ${Math.max(row - 1, 0)}, 4, ${column + 5}, 20, ${row + 4}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`

/** The drawing that shows the comments: exactly one shape a comment, those already there stay as they are. */
export const withShapes = (existing: string | null, addresses: Set<string>): string => {
  const places = new Map<string, { row: number; column: number }>()
  for (const address of addresses) {
    const at = parseAddress(address)
    if (at) places.set(`${at.row - 1},${at.column}`, { row: at.row - 1, column: at.column })
  }
  let highest = 1024
  // Some writers name the prefixes otherwise: then the drawing is made anew for all comments.
  const familiar = ['xmlns:v=', 'xmlns:o=', 'xmlns:x='].every(prefix => existing?.includes(prefix))
  const kept = (familiar && existing !== null ? existing : emptyDrawing).replace(/<v:shape\s[\s\S]*?<\/v:shape>/g, whole => {
    highest = Math.max(highest, Number(/id="_x0000_s(\d+)"/.exec(whole)?.[1] ?? 0))
    if (!whole.includes('ObjectType="Note"')) return whole
    const row = /<x:Row>(\d+)</.exec(whole)?.[1]
    const column = /<x:Column>(\d+)</.exec(whole)?.[1]
    return places.delete(`${row},${column}`) ? whole : ''
  })
  const added = [...places.values()].map(({ row, column }) => shape(++highest, row, column))
  return kept.replace(/<\/xml>\s*$/, `${added.join('')}</xml>`)
}

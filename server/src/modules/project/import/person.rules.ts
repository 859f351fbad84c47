import { readNames, type NamesRead } from '../../../kernel/text'

const POST = '(?:书记|县长|市长|区长|局长|主任|部长|主席|常委|委员|镇长|乡长|链长|组长|院长|校长|所长|站长|科长|股长|处长|总经理|经理|董事长|负责人|联络员|调研员|专员|指挥长|秘书长)'
/** Words that stand before a post: 县委、常务副、水务局. */
const BEFORE = '(?:[县市区镇乡]委?|党委|党组|政府|人大|政协|常务|执行|专职|分管|包联|一级|二级|三级|四级|正|副|总|原|代|兼|第一|[\\p{Script=Han}]{2,8}(?:局|办|办公室|中心|公司|委|委员会|镇|乡|街道|开发区|园区))*'
const HAN_NAME = '[\\p{Script=Han}·]{2,4}'

const ONLY_POST = new RegExp(`^${BEFORE}${POST}(?:兼.*)?$`, 'u')
const POST_FIRST = new RegExp(`^${BEFORE}${POST}[:：]?(${HAN_NAME})$`, 'u')
const POST_LAST = new RegExp(`^(${HAN_NAME}?)(?:(?:常务)?副)?${POST}$`, 'u')
/** A longer run of words is a sentence, no name with its post. */
const LONGEST = 24
const TELEPHONE = /^[\d-]{7,}$/

export interface PersonsRead extends NamesRead {
  /** Posts that were written beside the names, as the list writes them. */
  posts: string[]
}

/**
 * Persons named in one cell with or without their posts: `周乙五（局长）`, `局长 何乙六`, `何乙六局长` are all read as the name.
 * A surname alone with a post (`王局长`) stays as it is: nobody can be found by it.
 */
export function readPersonNames(cell: string): PersonsRead {
  const posts: string[] = []
  const noted = (post: string) => {
    if (!posts.includes(post)) posts.push(post)
    return ' '
  }
  const text = cell
    .normalize('NFKC')
    .replace(/\(([^()]{0,24})\)/g, (all, inside: string) => (ONLY_POST.test(inside.trim()) ? noted(inside.trim()) : TELEPHONE.test(inside.trim()) ? ' ' : all))
    .replace(/[^\s、,;/|&]+/gu, word => {
      if (word.length > LONGEST) return word
      if (ONLY_POST.test(word)) return noted(word)
      const [, name] = POST_FIRST.exec(word) ?? POST_LAST.exec(word) ?? []
      if (name === undefined || [...name].length < 2 || /[副正总]$/.test(name)) return word
      noted(word.replace(name, '').replace(/[:：]/g, ''))
      return name
    })
  return { ...readNames(text), posts }
}

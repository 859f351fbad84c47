/** Rows of a list that are no projects. */

/** 合计, 总计(12个), 全县合计 … without blanks. */
export const TOTAL_ROW = /^(全[县区市]|项目|以上)?(合|总|小|共)计([((:：、].*|\d.*)?$|^total$/i

export const isSubtotal = (word: string) => word.includes('小计')

/** Notes and signatures under a list. */
export const FOOTER = /^(备?注|说明|填表说明|填报说明|填[表报]人|填[表报]单位|填[表报](时间|日期)|制表|审核|审签|联系人|联系电话|单位负责人|分管领导签字|负责人签字|报送(时间|单位)|(单位)?(盖章|公章))[::((\d]?/

/** 一、 (二) 三. — the number of a heading inside the list. */
export const SECTION_NUMBER = /^[((]?[一二三四五六七八九十]{1,3}[))]?[、.．]?$/

export const SECTION_TEXT = /^[((]?[一二三四五六七八九十]{1,3}[))、.．]/

import ExcelJS from 'exceljs'

/** An office's list as offices write it; every project, company and place detail is invented. */

export const FIRST = '丹朱镇蔬菜冷链物流中心建设项目'
export const SECOND = '慈林镇中药材初加工基地建设项目'
export const NAMES = [FIRST, SECOND, '岚水河河道生态治理工程演示段', '城南片区供热管网改造工程', '青椒良种繁育示范园项目'] as const

const HEADER = ['序号', '项目名称', '项目单位', '建设地点', '主要建设内容及规模', '预期效益', '总投资', '2026年计划投资', '责任单位']

type Line = [owner: string, place: string, content: string, benefits: string, total: number | string, year: number, unit: string]
const LINES: Line[] = [
  ['长子县演示冷链物流有限公司', '丹朱镇工业集中区', '新建冷藏库 2.4 万平方米、分拣车间 6000 平方米及配套设施', '年周转蔬菜 12 万吨，带动就业 180 人', 18600, 6000, '县农业农村局'],
  ['长子县演示药业有限公司', '慈林镇', '建设中药材清洗、切片、烘干生产线 3 条', '年加工中药材 4000 吨', '三千万元左右', 1200, '县农业农村局'],
  ['县水务局', '岚水乡', '治理河道 7.6 公里，新建护岸 9.2 公里', '保护沿河耕地 3200 亩', 5230.5, 2000, '县水务局'],
  ['长子县演示热力有限公司', '城南片区', '改造一级管网 11 公里，换热站 9 座', '改善 62 万平方米供热质量', 8800, 3500, '县住房和城乡建设管理局'],
  ['长子县演示种业有限公司', '大堡头镇', '新建育苗温室 40 座、检测中心 1 处', '年供良种苗 3000 万株', 4100, 1500, '县农业农村局'],
]

/** Title, unit line, header, five projects, and the first one once more under another bracket. One total is not a number. */
export async function projectList(): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('项目清单')
  sheet.addRow(['长子县2026年重点项目清单（补充）'])
  sheet.mergeCells(1, 1, 1, HEADER.length)
  sheet.addRow(['单位：万元'])
  sheet.mergeCells(2, 1, 2, HEADER.length)
  sheet.addRow(HEADER)
  LINES.forEach((line, i) => sheet.addRow([i + 1, NAMES[i], ...line]))
  sheet.addRow([6, FIRST, ...LINES[0]!])
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** The marked copy with one cell put right. */
export async function corrected(marked: Buffer, address: string, value: number): Promise<{ bytes: Buffer; remark: string }> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(new Uint8Array(marked).buffer)
  const sheet = book.getWorksheet('项目清单')
  if (!sheet) throw new Error('the marked copy has lost its sheet')
  const cell = sheet.getCell(address)
  const note = cell.note
  cell.value = value
  return { bytes: Buffer.from(await book.xlsx.writeBuffer()), remark: typeof note === 'string' ? note : (note?.texts ?? []).map(t => t.text).join('') }
}

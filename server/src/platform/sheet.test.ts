import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressOf, dayOfSerial, parseAddress } from '../kernel/grid'
import type { WorkbookGrid } from '../kernel/grid'
import { Refusal } from '../kernel/refusal'
import { encryptedXlsx, legacyXls, longList, messyList, plainWorkbook, plainZip, rawWorkbook, troubledList, wideList, zipBomb } from '../../test/fixtures/lists'
import { markWorkbook, readWorkbook, writeWorkbook } from './sheet'
import { listZip, rezip, unzip } from './sheet/zip'

const cell = (workbook: WorkbookGrid, address: string, sheet = 0) => {
  const at = parseAddress(address)
  return workbook.sheets[sheet]?.rows.find(row => row.number === at?.row)?.cells[at?.column ?? -1]
}

const sentence = (file: Buffer): string => {
  try {
    readWorkbook(file)
  } catch (cause) {
    if (cause instanceof Refusal) return cause.message
    throw cause
  }
  return 'accepted'
}

describe('addresses and days', () => {
  it('N12 names cells as Excel does', () => {
    expect([addressOf(5, 6), addressOf(1, 26), addressOf(9, 701), addressOf(2, 702)]).toEqual(['G5', 'AA1', 'ZZ9', 'AAA2'])
    fc.assert(fc.property(fc.integer({ min: 1, max: 99999 }), fc.integer({ min: 0, max: 16383 }), (row, column) => {
      expect(parseAddress(addressOf(row, column))).toEqual({ row, column })
    }))
    for (const wrong of ['', 'G', '5', 'G0', 'XFE1', 'G5x']) expect(parseAddress(wrong)).toBeNull()
  })

  it('N12 reads day numbers as Excel does', () => {
    expect([dayOfSerial(45741), dayOfSerial(1), dayOfSerial(61), dayOfSerial(0, true)]).toEqual(['2025-03-25', '1900-01-01', '1900-03-01', '1904-01-01'])
    expect([dayOfSerial(0), dayOfSerial(-1), dayOfSerial(1e9), dayOfSerial(Number.NaN)]).toEqual([null, null, null, null])
  })
})

describe('reading a workbook', () => {
  it('N12 reads values, kinds, merged ranges and every sheet', async () => {
    const workbook = readWorkbook(await messyList())
    expect(workbook.sheets.map(sheet => [sheet.name, sheet.rows.length, sheet.width])).toEqual([['投资路线图', 10, 17], ['Sheet2', 8, 17], ['Sheet1', 3, 6]])
    expect(workbook.sheets[0]?.merges).toContainEqual({ top: 3, left: 13, bottom: 3, right: 14 })
    expect(cell(workbook, 'B5')).toEqual({ kind: 'text', text: '清河县智能装备产业园（一期）', number: null, formula: false, cut: false })
    expect(cell(workbook, 'G6')).toMatchObject({ kind: 'number', number: 80000.5 })
  })

  it('N12 takes a formula by its last value, keeps errors as errors, days as days, rich text and links as text', async () => {
    const workbook = readWorkbook(await troubledList())
    expect(cell(workbook, 'B2')).toMatchObject({ kind: 'number', number: 2000, formula: true })
    expect(cell(workbook, 'B3')).toMatchObject({ kind: 'error', text: '#REF!' })
    expect(cell(workbook, 'E3')).toMatchObject({ kind: 'date', text: '2025-03-15' })
    expect(cell(workbook, 'B4')).toMatchObject({ kind: 'date', text: '2025-05-01', number: 45778 })
    expect(cell(workbook, 'E2')).toMatchObject({ kind: 'number', number: 45741 })
    expect(cell(workbook, 'F3')?.text).toBe('县水利局')
    expect(cell(workbook, 'F4')?.text).toBe('县交通局')
  })

  it('N12 reads the same values as exceljs', async () => {
    const file = await messyList()
    const theirs = new ExcelJS.Workbook()
    await theirs.xlsx.load(new Uint8Array(file).buffer)
    for (const sheet of readWorkbook(file).sheets)
      for (const row of sheet.rows)
        row.cells.forEach((mine, column) => {
          const value = theirs.getWorksheet(sheet.name)?.getCell(row.number, column + 1).value
          if (mine && !mine.formula) expect(mine.number ?? mine.text).toBe(value)
        })
  })

  it('N12 takes what is at the limit: 20,000 rows, 200 columns', async () => {
    expect(readWorkbook(await longList(20_000)).sheets[0]?.rows).toHaveLength(20_001)
    expect(readWorkbook(await wideList(200)).sheets[0]?.width).toBe(200)
  })
})

describe('bad files', () => {
  it.each([
    ['an .xls renamed .xlsx', () => legacyXls(), '旧版 Excel 文件（.xls）'],
    ['an encrypted workbook', () => encryptedXlsx(), '取消密码'],
    ['50,000 rows', () => longList(50_000), '有 50001 行，超过 20000 行的上限'],
    ['201 columns', () => wideList(201), '有 201 列，超过 200 列的上限'],
    ['a zip bomb', () => zipBomb(100), '解压后过大'],
    ['a file over 30 MB', () => Buffer.alloc(31 * 1048576, 1), '超过 30 MB 的上限'],
    ['a Word document', () => plainZip('word/document.xml'), 'Word 文档（.docx）'],
    ['a zip', () => plainZip('readme.txt'), '压缩包'],
    ['a web page', () => Buffer.from('\ufeff<html><table></table></html>'), '网页'],
    ['a text', () => Buffer.from('项目名称,总投资\n甲,1'), '文本文件'],
    ['a text of 10 MB', () => Buffer.alloc(10 * 1048576, '甲'), '文本文件'],
    ['a PDF', () => Buffer.from('%PDF-1.7'), 'PDF'],
    ['a picture', () => Buffer.from('89504e470d0a1a0a', 'hex'), '图片'],
    ['an empty file', () => Buffer.alloc(0), '空的'],
    ['an empty workbook', () => plainWorkbook({ 空表: [] }), '没有任何内容'],
  ])('N12 refuses %s in words', async (_, make, words) => {
    expect(sentence(await make())).toContain(words)
  })

  it('N12 refuses a damaged workbook in words and never throws anything else', async () => {
    const file = await messyList()
    expect(sentence(file.subarray(0, file.length / 2))).toContain('已损坏')
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }), changes => {
        const broken = Buffer.from(file)
        for (const [at, byte] of changes) broken[at] = byte
        expect(sentence(broken)).toMatch(/\p{Script=Han}|accepted/u)
      }),
      { numRuns: 200 },
    )
  })

  it('N12 cuts a text of 10 MB in a cell and says so', async () => {
    const long = cell(readWorkbook(await rawWorkbook([['项目名称'], ['a'.repeat(10 * 1048576)]])), 'A2')
    expect([long?.cut, long?.text.length]).toEqual([true, 32_767])
  })
})

describe('writing and marking', () => {
  it('P11 writes columns and rows that read back as they were', async () => {
    const file = await writeWorkbook({
      name: '清单', title: '标题', columns: [{ header: '名称', width: 20 }, { header: '金额', width: 10, format: '#,##0.####' }], rows: [['=1+1', 7981671.1], ['甲<乙>&"丙"', null]],
    })
    const workbook = readWorkbook(file)
    expect(workbook.sheets[0]?.rows.map(row => row.cells.map(one => one?.number ?? one?.text))).toEqual([['标题'], ['名称', '金额'], ['=1+1', 7981671.1], ['甲<乙>&"丙"']])
    expect(cell(workbook, 'A3')?.formula).toBe(false)
  })

  it('N12 marks a copy of the same workbook: fills, comments, a sheet of problems; all else stays', async () => {
    const original = await messyList()
    const marked = markWorkbook(original, [
      { sheet: '投资路线图', address: 'G5', colour: 'RED', value: '120000', message: '花费 $1 & <太大>' },
      { sheet: '投资路线图', address: 'C7', colour: 'YELLOW', value: '', message: '空格' },
      { sheet: '投资路线图', address: 'B6', colour: 'YELLOW', value: '', message: '已有批注' },
      { sheet: '投资路线图', address: null, colour: 'YELLOW', value: '', message: '整表' },
    ])
    const theirs = new ExcelJS.Workbook()
    await theirs.xlsx.load(new Uint8Array(marked).buffer)
    const sheet = theirs.getWorksheet('投资路线图')
    const fill = (address: string) => JSON.stringify(sheet?.getCell(address).fill)
    expect(fill('G5')).toContain('FFFF9D9D')
    expect(fill('C7')).toContain('FFFFE08A')
    expect(JSON.stringify(sheet?.getCell('G5').note)).toContain('花费 $1 & <太大>')
    expect(JSON.stringify(sheet?.getCell('B6').note)).toContain('老刘:名称待局里确认')
    expect(theirs.getWorksheet('导入问题')?.getRow(3).values).toEqual([undefined, '投资路线图', 'G5', '必须改正', '120000', '花费 $1 & <太大>'])
    const [before, after] = [readWorkbook(original), readWorkbook(marked)]
    expect(after.sheets.slice(0, 3)).toEqual(before.sheets)
    expect(after.sheets[3]?.name).toBe('导入问题')
  })

  it('N12 takes the marks of an earlier round off when a corrected copy is marked again', async () => {
    const mark = (address: string) => ({ sheet: '投资路线图', address, colour: 'RED' as const, value: '', message: `改 ${address}` })
    const twice = markWorkbook(markWorkbook(await messyList(), [mark('G5'), mark('H6')]), [mark('H6')])
    const theirs = new ExcelJS.Workbook()
    await theirs.xlsx.load(new Uint8Array(twice).buffer)
    const sheet = theirs.getWorksheet('投资路线图')
    expect(JSON.stringify(sheet?.getCell('G5').fill ?? '')).not.toContain('FFFF9D9D')
    expect(sheet?.getCell('G5').note).toBeUndefined()
    expect(JSON.stringify(sheet?.getCell('H6').fill)).toContain('FFFF9D9D')
    expect(JSON.stringify(sheet?.getCell('H6').note)).toContain('改 H6')
    expect(theirs.worksheets.map(one => one.name)).toEqual(['投资路线图', 'Sheet2', 'Sheet1', '导入问题'])
  })

  it('N12 marks a workbook whose comments were drawn under other prefixes, and the drawing stays whole', async () => {
    const original = await messyList()
    const drawing = [...listZip(original).keys()].find(name => name.endsWith('.vml')) ?? ''
    const foreign = '<xml xmlns:n="urn:schemas-microsoft-com:vml"><n:shape id="_x0000_s1025"></n:shape></xml>'
    const marked = markWorkbook(rezip(original, new Map([[drawing, foreign]])), [{ sheet: '投资路线图', address: 'G5', colour: 'RED', value: '', message: '改' }])
    const entry = listZip(marked).get(drawing)
    const text = entry ? unzip(marked, entry, 1e6).toString() : ''
    expect([text.match(/<v:shape /g)?.length, text.includes('n:shape'), text.includes('xmlns:v=')]).toEqual([2, false, true])
  })

  it('N12 refuses to mark what is no workbook', () => {
    expect(() => markWorkbook(legacyXls(), [])).toThrow(Refusal)
  })
})

import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { bulletinList, englishList, headerlessList, longList, mergedList, messyList, MESSY_PROJECTS, MESSY_SUMS, plainWorkbook, troubledList, wideList } from '../../../../test/fixtures/lists'
import { Refusal } from '../../../kernel/refusal'
import { markWorkbook, readWorkbook } from '../../../platform/sheet'
import type { ListReading, ReadOptions } from './draft.rules'
import { readProjectList } from './list.rules'
import { marksOf } from './mark.rules'

const read = async (file: Buffer | Promise<Buffer>, options?: ReadOptions) => readProjectList(readWorkbook(await file), options)

const found = (reading: ListReading, severity = 'DOUBTFUL') =>
  reading.rows.flatMap(row => row.problems.filter(problem => problem.severity === severity).map(problem => `${problem.address} ${problem.kind}`))

const sheetKinds = (reading: ListReading, sheet = 0) => reading.sheets[sheet]?.problems.map(problem => `${problem.address} ${problem.kind}`)

const field = (reading: ListReading, header: string, sheet = 0) => reading.sheets[sheet]?.columns.find(column => column.header === header)

describe('a list as offices keep it', () => {
  it('N12 finds the two-row merged header below title and unit line, reads every project and the sums', async () => {
    const reading = await read(messyList())
    const [list] = reading.sheets
    expect([list?.status, list?.headerAt, list?.planYear, list?.rows]).toEqual(['LIST', 'A3:Q4', 2025, MESSY_PROJECTS])
    expect(Object.values(list?.sums ?? {}).map(yuan => yuan / 10_000)).toEqual(MESSY_SUMS)
    expect(field(reading, '包联领导')?.field).toBe('leadOfficials')
    expect(field(reading, '四季度工作计划/投资')).toMatchObject({ field: 'quarterInvestment', unit: '万元' })
    expect(reading.rows[1]?.fields).toMatchObject({
      name: '清河县智能装备产业园(二期)', level: 'MUNICIPAL', constructionKind: 'NEW', started: false, stage: 'PREPARING', stageInferred: true,
      totalInvestment: 800_005_000, cumulativeInvestment: 3_500_000, leadOfficials: ['赵丙'], responsibleUnit: '开发区管委会', extras: { 手续代办单位: '县审批局' },
    })
    expect(reading.rows[0]?.fields).toMatchObject({ leadOfficials: ['王甲一', '李乙二'], responsibleUnit: '县工业和信息化局', level: 'PROVINCIAL' })
    expect(reading.rows[0]?.fields.quarterPlans).toEqual([{ quarter: 3, content: '设备安装', investment: 60_000_000 }, { quarter: 4, content: '试生产', investment: 60_000_000 }])
    expect(reading.rows[2]?.fields.leadOfficials).toEqual(['钱丁三', '孙戊四'])
  })

  it('N12 lets doubtful values in and lists them with their cells', async () => {
    const reading = await read(messyList())
    expect(found(reading)).toEqual(['M6 INVESTED_BEFORE_START', 'J8 CONTINUED_NOT_STARTED', 'M9 INVESTED_BEFORE_START'])
    expect(found(reading, 'NOTE')).toEqual(['M10 EMPTY_AMOUNT'])
    expect(reading.rows[1]?.problems[0]?.message).toBe('“是否开工”填的是未开工，却已完成投资 350 万元。请核对开工情况或投资数。')
    expect(reading.rows[1]?.fields.cumulativeInvestment).toBe(3_500_000)
  })

  it('N12 knows the second sheet as the same projects and refuses the scratch sheet in words', async () => {
    const { sheets, rows } = await read(messyList())
    expect(sheets.map(sheet => sheet.status)).toEqual(['LIST', 'REPEAT', 'SCRATCH'])
    expect(sheets[1]?.message).toContain('“Sheet2”与“投资路线图”是同一批项目（6 个中有 6 个同名，投资合计一致）')
    expect(sheets[2]?.message).toContain('草稿')
    expect(rows).toHaveLength(MESSY_PROJECTS)
  })

  it('N12 reads 亿元 beside 万元, headings with instructions, sections, periods, codes; totals are compared and not imported', async () => {
    const reading = await read(bulletinList())
    const [list] = reading.sheets
    expect(list?.headerAt).toBe('A4:L4')
    expect(field(reading, '总投资(亿元)')).toMatchObject({ field: 'totalInvestment', unit: '亿元' })
    expect(reading.rows.map(row => row.fields.totalInvestment)).toEqual([230_000_000, 120_000_000, 105_000_000])
    expect(reading.rows.map(row => row.fields.section)).toEqual(['产业类项目(2个)', '产业类项目(2个)', '基础设施类项目(1个)'])
    expect(reading.rows[0]?.fields).toMatchObject({
      name: '富硒苹果冷链物流园', codes: ['2405-620821-04-01-123456'], owner: '清河县丰原农业有限公司', plannedStartOn: '2024-01-01', plannedFinishOn: '2026-12-31',
      monthPlans: [{ month: 2, investment: 5_000_000 }, { month: 6, investment: 30_000_000 }], extras: { 联系电话: '13900000000' },
    })
    expect(reading.rows[1]?.fields).toMatchObject({ codes: ['2501-620821-04-01-654321'], plannedStartOn: '2025-03-01', plannedFinishOn: '2026-12-31' })
    expect(reading.rows[2]?.fields.codes).toEqual([])
    expect(list?.passedOver).toEqual([
      { row: 5, reason: '分类标题' }, { row: 8, reason: '合计行' }, { row: 9, reason: '分类标题' }, { row: 11, reason: '合计行' }, { row: 12, reason: '表尾说明' },
    ])
    expect(sheetKinds(reading)).toContain('H11 TOTAL_DIFFERS')
    expect(list?.problems.filter(problem => problem.kind === 'TOTAL_DIFFERS')).toHaveLength(1)
    expect(found(reading)).toEqual(['F10 DAY'])
  })

  it('N12 asks which column is what where there is no header, and reads by the answer', async () => {
    const reading = await read(headerlessList())
    expect(reading.sheets[0]).toMatchObject({ status: 'NEEDS_MAPPING', rows: 0 })
    expect(reading.sheets[0]?.samples).toEqual([
      { column: 'A', samples: ['富硒苹果冷链物流园', '陶瓷新材料生产线项目', '泾河大桥及引线工程'], likelyName: true },
      { column: 'B', samples: ['党原镇', '开发区', '城关镇'], likelyName: false },
      { column: 'C', samples: ['23000', '12000', '10500'], likelyName: false },
    ])
    const mapped = await read(headerlessList(), { mappings: { 名单: { columns: { A: 'name', B: 'localityUnit', C: 'totalInvestment' }, firstRow: 1, unit: '万元' } } })
    expect(mapped.rows.map(row => [row.fields.name, row.fields.localityUnit, row.fields.totalInvestment])).toContainEqual(['泾河大桥及引线工程', '城关镇', 105_000_000])
  })

  it('N12 refuses a mapping without the name, or with an unknown word', async () => {
    const mapping = (columns: Record<string, string>) => read(headerlessList(), { mappings: { 名单: { columns, firstRow: 1, unit: '万元' } } })
    await expect(mapping({ C: 'totalInvestment' })).rejects.toThrow(Refusal)
    await expect(mapping({ A: 'name', B: 'constructor' })).rejects.toThrow('不认识的列内容')
  })

  it('N12 reads English headings, and warns where no unit is named', async () => {
    expect((await read(englishList())).rows[0]?.fields).toMatchObject({ name: 'Qinghe Solar Park', responsibleUnit: '县能源局', totalInvestment: 1_200_000_000 })
    const bare = await read(plainWorkbook({ 清单: [['项目名称', '总投资'], ['甲产业园', 500]] }))
    expect(bare.sheets[0]?.problems[0]).toMatchObject({ kind: 'UNIT_ASSUMED', severity: 'DOUBTFUL', address: 'B1' })
    expect(bare.rows[0]?.fields.totalInvestment).toBe(5_000_000)
  })

  it('N12 carries merged words down, counts a merged amount once and says so, leaves a merged name one project', async () => {
    const reading = await read(mergedList())
    expect(reading.rows.map(row => [row.fields.name, row.fields.responsibleUnit, row.fields.totalInvestment])).toEqual([
      ['甲产业园一区', '开发区', 5_000_000], ['甲产业园二区', '开发区', null], ['乙水厂', '县水利局', 3_000_000],
    ])
    expect(found(reading)).toEqual(['C2 MERGED_AMOUNT', 'A5 MERGED_NAME'])
  })
})

describe('cells that are wrong', () => {
  it('N12 says at the cell what is wrong: errors keep the row out, doubts do not', async () => {
    const reading = await read(troubledList())
    expect(found(reading, 'ERROR')).toEqual(['B3 ERROR_VALUE', 'B5 UNREADABLE', 'A6 MISSING_NAME'])
    expect(found(reading)).toEqual([
      'E2 DATE_AS_NUMBER', 'B4 NUMBER_AS_DATE', 'G4 UNKNOWN_WORD', 'E5 DAY', 'E7 DAY', 'C7 PLAN_OVER_TOTAL', 'D7 DONE_OVER_TOTAL', 'A8 REPEATED',
    ])
    expect(reading.rows[0]?.fields).toMatchObject({ totalInvestment: 20_000_000, plannedStartOn: '2025-03-25' })
    expect(reading.rows[1]?.fields).toMatchObject({ plannedStartOn: '2025-03-15', responsibleUnit: '县水利局', stage: 'PREPARING' })
    expect(reading.rows[5]?.fields).toMatchObject({ totalInvestment: 12_005_000, plannedStartOn: null, stage: 'COMPLETED' })
    expect(sheetKinds(reading)).toContain('null FORMULA')
  })

  it('N12 refuses what has no room: a text for a name, a code or a title', async () => {
    const reading = await read(plainWorkbook({ 清单: [['项目名称', '项目代码', '包联领导', '建设内容'], ['名'.repeat(201), '正在与市局沟通'.repeat(10), '由县委常委'.repeat(9), '长'.repeat(5001)]] }))
    expect(found(reading, 'ERROR')).toEqual(['A2 TOO_LONG', 'B2 TOO_LONG', 'C2 TOO_LONG', 'D2 TOO_LONG'])
  })

  it('N12 every message is a Chinese sentence', async () => {
    for (const reading of [await read(troubledList()), await read(messyList()), await read(bulletinList())])
      for (const problem of [...reading.rows.flatMap(row => row.problems), ...reading.sheets.flatMap(sheet => sheet.problems)])
        expect(problem.message).toMatch(/\p{Script=Han}.*。$/u)
  })

  it('N12 refuses more than 20,000 projects beside another sheet, and reads that other sheet', async () => {
    const grids = [...readWorkbook(await longList(20_001)).sheets, ...readWorkbook(await englishList()).sheets]
    const reading = readProjectList({ sheets: grids })
    expect(reading.sheets.map(sheet => sheet.status)).toEqual(['REFUSED', 'LIST'])
    expect(reading.sheets[0]?.message).toContain('超过 20000 行的上限')
  })

  it('N12 takes a 200-column sheet, says which columns it does not know and keeps their words', async () => {
    const reading = await read(wideList(200))
    expect(reading.sheets[0]?.problems.find(problem => problem.kind === 'COLUMN_UNKNOWN')?.message).toContain('198 列没有对应的项目字段')
    expect(Object.keys(reading.rows[0]?.fields.extras ?? {})).toHaveLength(198)
  })

  it('N12 a marked copy carries the problems, and imports again as the list it is', async () => {
    for (const file of [await messyList(), await troubledList()]) {
      const before = await read(file)
      const marks = marksOf(before)
      const marked = readWorkbook(markWorkbook(file, marks))
      expect(marked.sheets.at(-1)?.rows).toHaveLength(marks.length + 2)
      const after = readProjectList(marked)
      expect(after.rows).toEqual(before.rows)
      expect(after.sheets.at(-1)?.status).toBe('IGNORED')
    }
  })
})

const real = new URL('../../../../../../shared/data/lists/roadmap-2020-may.xlsx', import.meta.url)

describe.skipIf(!existsSync(real))('a real published list (skipped where ../shared is not there)', () => {
  it('N12 comes in whole: 108 projects, sums, doubts, the repeated and the scratch sheet', () => {
    const file = readFileSync(real)
    const reading = readProjectList(readWorkbook(file))
    expect(reading.sheets.map(sheet => [sheet.status, sheet.rows])).toEqual([['LIST', 108], ['REPEAT', 108], ['SCRATCH', 0]])
    expect(Object.values(reading.sheets[0]?.sums ?? {}).map(yuan => yuan / 10_000)).toEqual([7_981_671.1, 2_311_575.1, 572_216])
    const count = (kind: string) => reading.rows.flatMap(row => row.problems).filter(problem => problem.kind === kind).length
    expect([count('INVESTED_BEFORE_START'), count('CONTINUED_NOT_STARTED'), count('EMPTY_AMOUNT')]).toEqual([5, 3, 1])
    expect(reading.rows.filter(row => row.fields.leadOfficials.length === 2)).toHaveLength(29)
    const again = readProjectList(readWorkbook(markWorkbook(file, marksOf(reading))))
    expect(again.rows).toEqual(reading.rows)
  })
})

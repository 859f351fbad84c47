import { describe, expect, it } from 'vitest'
import { bulletinList, messyList, plainWorkbook, troubledList } from '../../../../test/fixtures/lists'
import { readWorkbook, writeWorkbook } from '../../../platform/sheet'
import type { DraftRow } from './draft.rules'
import { exportSheet } from './export.rules'
import { readProjectList } from './list.rules'
import { looseKey, matchRows, rowKey } from './match.rules'
import type { ExistingProject } from './match.rules'
import { resolverOf, unknownNames } from './resolve.rules'
import type { Directory } from './resolve.rules'

const nobody = resolverOf({ units: [], persons: [] }, { units: {}, persons: {} })

const drafts = async (file: Buffer | Promise<Buffer>) => readProjectList(readWorkbook(await file)).rows

/** What stands in the county after the row was imported. */
const stored = ({ fields }: DraftRow, i: number, resolver = nobody): ExistingProject => ({
  ...fields,
  id: `p${i}`,
  stage: fields.stage ?? 'CONCEIVED',
  leadOfficials: fields.leadOfficials.map(resolver.person),
  responsibleUnit: fields.responsibleUnit === null ? null : resolver.unit(fields.responsibleUnit),
  leadUnit: fields.leadUnit === null ? null : resolver.unit(fields.leadUnit),
  sectorAuthority: fields.sectorAuthority === null ? null : resolver.unit(fields.sectorAuthority),
  localityUnit: fields.localityUnit === null ? null : resolver.unit(fields.localityUnit),
  serviceOfficer: fields.serviceOfficer === null ? null : resolver.person(fields.serviceOfficer),
})

const row = async (...values: (string | number | null)[]) => {
  const [draft] = await drafts(plainWorkbook({ 清单: [['项目名称', '项目代码', '总投资(万元)', '是否开工', '责任单位', '包联领导'], values] }))
  if (!draft) throw new Error('no row')
  return draft
}

const existing = (more: Partial<ExistingProject>): ExistingProject => ({ id: 'p1', name: '泾河大桥工程', codes: [], ...more })

describe('matching rows with projects', () => {
  it('N12 creates what is new and finds what it created unchanged', async () => {
    for (const file of [await messyList(), await bulletinList()]) {
      const rows = await drafts(file)
      expect(new Set(matchRows(rows, [], nobody).map(match => match.action))).toEqual(new Set(['CREATE']))
      const again = matchRows(rows, rows.map((one, i) => stored(one, i)), nobody)
      expect(again.map(match => [match.action, match.reason, match.projectId])).toEqual(rows.map((_, i) => ['SKIP', 'UNCHANGED', `p${i}`]))
    }
  })

  it('N12 updates with the differences field by field; an empty cell changes nothing', async () => {
    const draft = await row('泾河大桥工程', null, 12000, null, '县交通局', null)
    const [match] = matchRows([draft], [existing({ totalInvestment: 105_000_000, responsibleUnit: { id: null, text: '县交通局' }, leadOfficials: [{ id: null, text: '王甲一' }], stage: 'BUILDING' })], nobody)
    expect(match).toMatchObject({ action: 'UPDATE', projectId: 'p1', differences: [{ field: 'totalInvestment', label: '总投资', from: '1.05 亿元', to: '1.20 亿元' }] })
    expect(match?.differences).toHaveLength(1)
  })

  it('N12 an inferred stage overrides nothing but the other side of the start', async () => {
    const started = await row('泾河大桥工程', null, null, '是', null, null)
    expect(matchRows([started], [existing({ stage: 'OPERATING' })], nobody)[0]?.action).toBe('SKIP')
    expect(matchRows([started], [existing({ stage: 'PLANNED' })], nobody)[0]?.differences).toEqual([{ field: 'stage', label: '项目阶段（按“是否开工”推断）', from: '规划', to: '在建' }])
  })

  it.each([
    ['the same code under another name', '黑河大桥', '2405-620821-04-01-123456', existing({ codes: ['2405-620821-04-01-123456'] }), 'NAME_CONFLICT'],
    ['the same name with another code', '泾河大桥工程', '2405-620821-04-01-654321', existing({ codes: ['2405-620821-04-01-123456'] }), 'CODE_CONFLICT'],
    ['nearly the same name', '泾河大桥建设项目', null, existing({}), 'SIMILAR'],
  ])('N12 refuses to guess over %s: a person decides', async (_, name, code, project, reason) => {
    const draft = await row(name, code, 100, null, null, null)
    expect(matchRows([draft], [project], nobody)[0]).toMatchObject({ action: 'DOUBTFUL', reason, candidates: [{ id: 'p1', name: '泾河大桥工程' }] })
    const decide = (decision: Parameters<typeof matchRows>[3]) => matchRows([draft], [project], nobody, decision)[0]
    expect(decide({ [rowKey(draft)]: { action: 'CREATE' } })?.action).toBe('CREATE')
    expect(decide({ [rowKey(draft)]: { action: 'SKIP' } })?.action).toBe('SKIP')
    expect(decide({ [rowKey(draft)]: { action: 'UPDATE', projectId: 'p1' } })).toMatchObject({ action: 'UPDATE', projectId: 'p1' })
    expect(decide({ [rowKey(draft)]: { action: 'UPDATE', projectId: 'elsewhere' } })?.action).toBe('DOUBTFUL')
  })

  it('N12 keeps rows with errors out and lists a project that comes twice', async () => {
    const matches = matchRows(await drafts(troubledList()), [], nobody)
    expect(matches.map(match => `${match.action} ${match.reason}`)).toEqual([
      'CREATE NEW', 'SKIP ERRORS', 'CREATE NEW', 'SKIP ERRORS', 'SKIP ERRORS', 'CREATE NEW', 'DOUBTFUL REPEATED',
    ])
    expect(matches[1]?.message).toContain('#REF!')
  })

  it('N12 tells phases apart', () => {
    expect(looseKey('清河产业园（一期）项目')).not.toBe(looseKey('清河产业园(二期)项目'))
    expect(looseKey('清河产业园(省重点)建设项目')).toBe(looseKey('清河产业园'))
  })

  it('N12 matches 10,000 rows against 10,000 projects in linear time', async () => {
    const draft = await row('清河产业园', null, 1, '是', null, null)
    const rows = Array.from({ length: 10_000 }, (_, i) => ({ ...draft, row: i + 2, fields: { ...draft.fields, name: `清河第${i}号产业园` } }))
    const begin = performance.now()
    expect(matchRows(rows, rows.map((one, i) => stored(one, i)), nobody).every(match => match.reason === 'UNCHANGED')).toBe(true)
    expect(performance.now() - begin).toBeLessThan(5000)
  })
})

describe('names of units and persons', () => {
  const directory: Directory = { units: [{ id: 'u1', names: ['县水利局', '水利局'] }], persons: [{ postId: 's1', name: '王甲一' }, { postId: 's2', name: '赵丙' }, { postId: 's3', name: '赵丙' }] }

  it('N12 lists unknown ones once each with counts; the mapping made by hand is remembered', async () => {
    const rows = await drafts(messyList())
    const before = unknownNames(rows, resolverOf(directory, { units: {}, persons: {} }))
    expect(before).toContainEqual({ kind: 'PERSON', text: '赵丙', count: 2, fields: ['leadOfficials'] })
    expect(before.map(name => name.text)).not.toContain('王甲一')
    expect(before.map(name => name.text)).not.toContain('县水利局')
    const mapped = resolverOf(directory, { units: { '县工业和 信息化局': 'u2' }, persons: { 赵丙: 's3' } })
    expect(mapped.person('赵丙')).toEqual({ id: 's3', text: '赵丙' })
    expect(mapped.unit('县工业和信息化局').id).toBe('u2')
    expect(unknownNames(rows, mapped)).toHaveLength(before.length - 2)
  })

  it('N12 an unknown unit stays text, and one spelled otherwise but mapped to the same unit is no difference', async () => {
    const resolver = resolverOf(directory, { units: { 县水务局: 'u1' }, persons: {} })
    const draft = await row('泾河大桥工程', null, null, null, '县水务局', null)
    expect(matchRows([draft], [existing({ responsibleUnit: { id: 'u1', text: '县水利局' } })], resolver)[0]?.action).toBe('SKIP')
    expect(matchRows([draft], [existing({ responsibleUnit: { id: 'u1', text: '县水利局' } })], nobody)[0]?.differences[0]).toMatchObject({ field: 'responsibleUnit', to: '县水务局' })
  })
})

describe('export', () => {
  it('P11 the exported workbook, imported unchanged, changes nothing', async () => {
    for (const file of [await messyList(), await bulletinList()]) {
      const projects = (await drafts(file)).map((one, i) => stored(one, i))
      const back = readProjectList(readWorkbook(await writeWorkbook(exportSheet('重点项目清单', projects))))
      expect(back.sheets[0]?.status).toBe('LIST')
      expect(back.rows.flatMap(one => one.problems).filter(problem => problem.severity === 'ERROR')).toEqual([])
      expect(matchRows(back.rows, projects, nobody).filter(match => match.reason !== 'UNCHANGED')).toEqual([])
      expect(back.rows.map(one => [one.fields.totalInvestment, one.fields.quarterPlans, one.fields.monthPlans, one.fields.extras])).toEqual(
        projects.map(project => [project.totalInvestment, project.quarterPlans, project.monthPlans, project.extras]),
      )
    }
  })

  it('P11 refuses nothing of its own words: every stage, kind, level and class reads back without doubt', async () => {
    const base = (await drafts(messyList()))[0]
    if (!base) throw new Error('no row')
    const project = (i: number, more: Partial<ExistingProject>): ExistingProject => ({ ...stored(base, i), name: `往返项目${i}`, started: null, ...more }) as ExistingProject
    const projects = [
      ...(['CONCEIVED', 'PLANNED', 'PREPARATION_PROPOSED', 'PREPARING', 'BUILDING', 'COMPLETED', 'OPERATING'] as const).map((stage, i) => project(i, { stage })),
      ...(['NEW', 'CONTINUED', 'EXPANSION', 'RECONSTRUCTION'] as const).map((constructionKind, i) => project(10 + i, { constructionKind })),
      ...(['NATIONAL', 'PROVINCIAL', 'MUNICIPAL', 'COUNTY'] as const).map((level, i) => project(20 + i, { level })),
      ...(['INDUSTRIAL', 'INFRASTRUCTURE', 'LIVELIHOOD', 'ECOLOGY', 'INNOVATION', 'OTHER'] as const).map((projectClass, i) => project(30 + i, { projectClass })),
      project(40, { totalInvestment: 999_999_999_999_999, annualPlanInvestment: 1, cumulativeInvestment: 123_456_789 }),
    ]
    const back = readProjectList(readWorkbook(await writeWorkbook(exportSheet('清单', projects))))
    expect(back.rows.flatMap(one => one.problems).filter(problem => problem.kind === 'UNKNOWN_WORD')).toEqual([])
    expect(matchRows(back.rows, projects, nobody).filter(match => match.reason !== 'UNCHANGED')).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import type { Cell, Grid } from '../../../kernel/grid'
import { standingOf } from './cell.rules'
import { ledgerField } from './column.rules'
import type { LedgerDraft } from './draft.rules'
import { readLedger } from './list.rules'
import { matchLedger } from './match.rules'

type Value = string | number | null
const cell = (value: Value): Cell | undefined =>
  value === null ? undefined : { kind: typeof value === 'number' ? 'number' : 'text', text: String(value), number: typeof value === 'number' ? value : null, formula: false, cut: false }
const sheet = (rows: Value[][], merges: Grid['merges'] = []): Grid => ({
  name: '台账', hidden: false, refused: null, merges, width: Math.max(...rows.map(r => r.length)),
  rows: rows.flatMap((values, i) => (values.some(v => v !== null) ? [{ number: i + 1, hidden: false, cells: values.map(cell) }] : [])),
})
const TODAY = '2026-03-18'
const read = (grid: Grid) => readLedger({ sheets: [grid] }, TODAY)
const HEAD: Value[] = ['序号', '交办事项', '来源（会议、文号）', '责任单位', '责任人', '配合单位', '交办日期', '完成时限', '标准要求', '进展情况', '状态', '备注']

describe('a running ledger', () => {
  it.each([
    ['交 办\n事 项', 'title'], ['议定事项', 'title'], ['工作任务', 'title'], ['来源(会议、文号)', 'source'], ['会议名称', 'source'], ['文号', 'sourceNumber'], ['牵头单位', 'unit'], ['责任部门', 'unit'],
    ['责任人', 'person'], ['责任领导', 'person'], ['协办单位', 'assisting'], ['交办时间', 'givenOn'], ['办结时限', 'dueOn'], ['完成时间', 'dueOn'], ['工作标准', 'standard'], ['目标要求', 'standard'],
    ['办理进展', 'progress'], ['落实情况', 'progress'], ['办理状态', 'state'], ['是否办结', 'state'], ['联系电话', null], ['备注', null],
  ])('DF6 knows the column %s', (heading, field) => expect(ledgerField(heading)).toBe(field))

  it('DF6 finds the header below titles, over two rows, and carries a merged source down', () => {
    const grid = sheet(
      [
        ['2026年交办事项台账'], ['填报单位：县委县政府督查室'],
        ['序号', '事项', '来源', null, '责任单位', '办理要求', null],
        [null, null, '会议', '文号', null, '完成时限', '标准'],
        [1, '修复城南排水管网', '县政府第12次常务会议', '〔2026〕3号', '住建局', '2026年4月底前', '汛前通水'],
        [2, '开通园区公交', null, null, '交通局、住建局', 46112, '线路开通'],
        ['合计', '2件'],
      ],
      [{ top: 5, bottom: 6, left: 2, right: 2 }, { top: 5, bottom: 6, left: 3, right: 3 }, { top: 3, bottom: 3, left: 2, right: 3 }, { top: 3, bottom: 3, left: 5, right: 6 }, { top: 3, bottom: 4, left: 1, right: 1 }],
    )
    const { sheets, rows } = read(grid)
    expect(sheets[0]).toMatchObject({ status: 'LIST', headerAt: 'A3:G4' })
    expect(rows.map(r => [r.row, r.title, r.source, r.unit, r.assisting, r.dueOn, r.standard])).toEqual([
      [5, '修复城南排水管网', '县政府第12次常务会议 〔2026〕3号', '住建局', [], '2026-04-30', '汛前通水'],
      [6, '开通园区公交', '县政府第12次常务会议 〔2026〕3号', '交通局', ['住建局'], '2026-03-31', '线路开通'],
    ])
    expect(rows[1]!.problems.map(p => [p.address, p.severity])).toEqual([['E6', 'DOUBTFUL'], ['F6', 'DOUBTFUL']])
  })

  it('DF6 reads days as text, number or words, and says in the cell what it could not read', () => {
    const due = (value: Value, given: Value = null) => {
      const [row] = read(sheet([HEAD, [1, '甲事项', null, '水务局', null, null, given, value, null, null, null, null]])).rows
      return [row!.dueOn, row!.problems.find(p => p.address === 'H2')?.severity ?? null]
    }
    expect(due('2026-04-15')).toEqual(['2026-04-15', null])
    expect(due('2026年4月15日前')).toEqual(['2026-04-15', null])
    expect(due('2026.4.15')).toEqual(['2026-04-15', null])
    expect(due('4月底')).toEqual(['2026-04-30', 'DOUBTFUL'])
    expect(due('3.10')).toEqual(['2026-03-10', 'DOUBTFUL'])
    expect(due('1月15日', '2025-11-02')).toEqual(['2026-01-15', 'DOUBTFUL'])
    expect(due(46127)).toEqual(['2026-04-15', 'DOUBTFUL'])
    expect(due('长期坚持')).toEqual([null, 'DOUBTFUL'])
    expect(due('另行通知')).toEqual([null, 'DOUBTFUL'])
    expect(due(null)).toEqual([null, null])
  })

  it.each([
    ['已办结', null, 'DONE'], ['办结', null, 'DONE'], ['是', null, 'DONE'], ['正在办理', null, 'WORKING'], ['未办结', null, 'WORKING'], ['未启动', null, 'WAITING'],
    [null, '已完成。', 'DONE'], [null, '已完成土方施工，正在浇筑基础', 'WORKING'], [null, null, 'WAITING'], [null, '尚未启动', 'WAITING'],
  ] as const)('DF6 takes state %s and progress %s as %s', (state, progress, standing) => expect(standingOf(state, progress)).toBe(standing))

  it('DF6 refuses a row without matter or unit in its cell, and keeps unknown columns in words', () => {
    const { rows } = read(sheet([HEAD, [1, null, null, '水务局', null, null, null, '2026-04-01', null, null, null, null], [2, '乙事项', null, null, null, null, null, null, null, '已进场', null, '请抓紧']]))
    expect(rows[0]!.problems).toEqual([expect.objectContaining({ address: 'B2', severity: 'ERROR' })])
    expect(rows[1]!.problems).toEqual([expect.objectContaining({ address: 'D3', severity: 'ERROR', message: expect.stringContaining('没有责任单位') as string })])
    expect(rows[1]!.content).toBe('乙事项\n进展（导入时台账所记）：已进场\n备注：请抓紧')
    expect(read(sheet([['姓名', '电话'], ['甲', '1']])).sheets[0]).toMatchObject({ status: 'OTHER', message: expect.stringContaining('没有找到表头') as string })
  })

  it('DF6 proposes to skip what is there, what is done and what stands twice; a person may insist', () => {
    const draft = (title: string, more: Partial<LedgerDraft> = {}): LedgerDraft => ({
      sheet: '台账', row: 2, title, content: title, source: '县政府第12次常务会议', unit: '水务局', assisting: [], person: null, givenOn: null, dueOn: '2026-04-30', standard: '', standing: 'WAITING', unitAt: 'D2', assistingAt: 'F2', problems: [], ...more,
    })
    const drafts = [draft('甲事项'), draft('乙事项'), draft('乙事项', { row: 4 }), draft('丙事项', { standing: 'DONE' }), draft('丁事项', { unit: '查无此局' }), draft('戊事项', { standing: 'WORKING' }), draft('己事项', { dueOn: null })]
    const match = (decisions: Record<number, 'CREATE' | 'SKIP'> = {}, refusal: string | null = null) =>
      matchLedger(drafts, {
        unit: name => (name === '水务局' ? 7 : null), existing: [{ id: 3, number: '2026-0003', title: '甲 事项', unitId: 7, source: '县政府第12次常务会议' }], refusal: () => refusal, decision: i => decisions[i] ?? null,
      }).map(m => `${m.action} ${m.target ?? '-'}`)
    expect(match()).toEqual(['SKIP -', 'CREATE HANDED_OVER', 'SKIP -', 'SKIP -', 'HELD -', 'CREATE IN_PROGRESS', 'CREATE LISTED'])
    expect(match({ 0: 'CREATE', 1: 'SKIP', 4: 'CREATE' })).toEqual(['CREATE HANDED_OVER', 'SKIP -', 'CREATE HANDED_OVER', 'SKIP -', 'HELD -', 'CREATE IN_PROGRESS', 'CREATE LISTED'])
    expect(match({}, '请补充解决标准')).toEqual(['SKIP -', 'CREATE LISTED', 'SKIP -', 'SKIP -', 'HELD -', 'CREATE LISTED', 'CREATE LISTED'])
  })
})

import { describe, expect, it } from 'vitest'
import { outcomeGaps, timingOf, undecidedOf } from './agenda.rules'
import { answerGap, atClose } from './attendance.rules'
import { isOpen, meetingWorkflow, readinessOf } from './meeting.rules'
import { isDuty, lintResolution, titleOf } from './resolution.rules'
import { cadenceText, chairNamed, unitNamed } from './series.rules'
import { roundText, topicGaps, topicNumber } from './topic.rules'

const UNITS = [
  '长子县发展和改革局', '长子县工业和信息化局', '长子县住房和城乡建设局', '长子县自然资源局', '长子县生态环境分局', '长子县行政审批服务管理局',
  '长子县政府办公室', '长子县水务局', '长子县农业农村局', '县重点项目办公室',
].map((name, i) => ({ id: i + 1, name }))

describe('series', () => {
  it.each([
    ['县发改局', '长子县发展和改革局'], ['县工信局', '长子县工业和信息化局'], ['县住建局', '长子县住房和城乡建设局'], ['生态环境长子分局', '长子县生态环境分局'],
    ['县行政审批局', '长子县行政审批服务管理局'], ['县政府办公室', '长子县政府办公室'], ['县水务局', '长子县水务局'],
  ])('P1 finds the unit that the regulation calls %s', (printed, name) => expect(unitNamed(printed, UNITS, '长子')?.name).toBe(name))
  it.each(['县民政局', '开发区(筹)', '县水保局', '局'])('P1 finds no unit for %s rather than a wrong one', printed => expect(unitNamed(printed, UNITS, '长子')).toBeNull())

  const posts = [
    { id: 1, name: '县长', role: 'LEAD_OFFICIAL', grade: 'COUNTY_CHIEF' }, { id: 2, name: '常务副县长', role: 'LEAD_OFFICIAL', grade: 'COUNTY_DEPUTY' },
    { id: 3, name: '办公室主任', role: 'OFFICE_HEAD', grade: 'SECTION_CHIEF' },
  ]
  it.each([['县长', 1], ['常务副市长', 2], ['县委常委、县政府常务副县长', 2], ['县委、县政府主要领导', 1]])(
    'P1 proposes the chair for %s', (printed, id) => expect(chairNamed(printed, posts)?.id).toBe(id))
  it.each(['县政府分管领导', '分管副县长', '包项目领导', '牵头推进项目建设的市政府领导', '市直行业主管部门负责人', '部门主要负责人'])(
    'CZ17 proposes nobody for %s, which fits several posts', printed => expect(chairNamed(printed, posts)).toBeNull())
  it('P1 says the cadence in words', () => {
    expect(cadenceText('MONTHLY', true)).toBe('每月至少一次')
    expect(cadenceText('AS_NEEDED', false)).toBe('根据需要召开')
  })
})

describe('agenda', () => {
  it('P1 marks the first item that no longer fits, and it alone', () => {
    const timing = timingOf([{ minutes: 30 }, { minutes: 40 }, { minutes: 30 }, { minutes: 5 }], 90)
    expect(timing.map(t => t.startsAfter)).toEqual([0, 30, 70, 100])
    expect(timing.map(t => t.fits)).toEqual([true, true, false, false])
    expect(timing.map(t => t.firstOver)).toEqual([false, false, true, false])
    expect(timingOf([{ minutes: 90 }], 90)[0]!.fits).toBe(true)
  })
  it('P3 names what has no outcome', () => {
    expect(undecidedOf([{ title: '甲', outcome: 'DECIDED' }, { title: '乙', outcome: null }])).toEqual(['乙'])
    expect(undecidedOf([{ title: '甲', outcome: 'NOTED' }])).toEqual([])
  })
  it.each([
    ['NOTED', '', 1, ['resolutions']], ['RETURNED', '', 0, ['outcomeText']], ['RETURNED', '缺依据', 1, ['resolutions']], ['DECIDED', '', 0, ['outcomeText']], ['IN_PRINCIPLE', '', 0, ['outcomeText']],
    ['IN_PRINCIPLE', '', 1, []], ['DEFERRED', '', 0, []], ['WITHDRAWN', '', 0, []], ['RETURNED', '缺依据', 0, []], ['NOTED', '', 0, []],
  ] as const)('P3 an item that is %s with “%s” and %i resolutions lacks %j', (outcome, text, resolutions, fields) => {
    expect(outcomeGaps({ outcome, text, resolutions, ofTopic: true }).map(g => g.field)).toEqual(fields)
  })
  it('P1 says what is still to prepare, in words', () => {
    const ready = { place: '县政府会议室', chairSet: true, seats: 3, unanswered: 0, notified: true, items: 2, minutes: 60, budgetMinutes: 90, incompleteTopics: [], approvalBy: null, approved: false }
    expect(readinessOf(ready).every(i => i.done)).toBe(true)
    const gaps = readinessOf({ ...ready, minutes: 120, approvalBy: '市政府', incompleteTopics: ['甲'] }).filter(i => !i.done)
    expect(gaps.map(g => g.key)).toEqual(['materials', 'budget', 'approval', 'confirmed'])
    expect(gaps[1]!.hint).toBe('议程需 120 分钟，超出安排的 90 分钟')
    const after = readinessOf({ ...ready, approvalBy: '市政府', approved: true, changed: ['参会人员'], confirmed: true, late: ['甲', '乙'], lateOpen: ['乙'] }).filter(i => !i.done)
    expect(after.map(g => g.key)).toEqual(['late', 'approval'])
    expect(after[0]!.hint).toContain('“乙”')
    expect(after[1]!.hint).toContain('参会人员')
  })
})

describe('resolution', () => {
  it('N6 marks vague words where they stand, and what is missing', () => {
    const marks = lintResolution({ text: '由有关部门尽快完成用地报批', unit: '', person: null, dueOn: '2026-04-30', standard: '取得批复' })
    expect(marks.map(m => [m.kind, m.field, m.word, m.from, m.to])).toEqual([
      ['VAGUE', 'text', '有关部门', 1, 5], ['VAGUE', 'text', '尽快', 5, 7], ['MISSING', 'unit', null, null, null], ['MISSING', 'person', null, null, null],
    ])
  })
  it.each(['尽快', '抓紧', '适时'])('N6 marks %s', word => expect(lintResolution({ text: `${word}办理`, unit: '甲', person: '乙', dueOn: '2026-04-30', standard: '办结' })[0]!.word).toBe(word))
  it('N6 does not mark 原则上 where the meeting agreed in principle, and marks it everywhere else', () => {
    const whole = { text: '原则上按方案一实施', unit: '甲', person: '乙', dueOn: '2026-04-30', standard: '办结' }
    expect(lintResolution({ ...whole, outcome: 'IN_PRINCIPLE' })).toEqual([])
    expect(lintResolution({ ...whole, outcome: 'DECIDED' }).map(m => m.word)).toEqual(['原则上'])
  })
  it('N6 is silent about a complete resolution and about an empty row', () => {
    expect(lintResolution({ text: '4月30日前取得用地批复', unit: '县自然资源局', person: '王甲一', dueOn: '2026-04-30', standard: '取得批复文件' })).toEqual([])
    expect(lintResolution({ text: ' ' })).toEqual([])
  })
  it('CZ16 hands on only what has unit and day, under a short title', () => {
    expect(isDuty({ unitId: 1, dueOn: '2026-04-30' })).toBe(true)
    expect(isDuty({ unitId: 1, dueOn: null })).toBe(false)
    expect(titleOf('完成供电线路迁改。另行报告')).toBe('完成供电线路迁改')
    expect(titleOf('长'.repeat(80))).toHaveLength(60)
  })
})

describe('topic and attendance', () => {
  it('N5 numbers once and says the round', () => {
    expect(topicNumber(2026, 12)).toBe('议〔2026〕12号')
    expect([roundText(1), roundText(2)]).toEqual(['', '第 2 次上会'])
  })
  it('P2 asks for what a meeting needs to know', () => {
    expect(topicGaps({ problem: '有', request: '', proposedDecision: ' ' }).map(g => g.field)).toEqual(['request', 'proposedDecision'])
  })
  it('P6 asks for the stand-in by name and for leave with a reason', () => {
    expect(answerGap({ answer: 'STAND_IN', standInName: ' ' })?.field).toBe('standInName')
    expect(answerGap({ answer: 'DECLINED' })?.field).toBe('reason')
    expect(answerGap({ answer: 'ACCEPTED' })).toBeNull()
    expect([atClose('PRESENT'), atClose('DECLINED'), atClose('ACCEPTED')]).toEqual(['PRESENT', 'DECLINED', 'ABSENT'])
  })
  it('P3 leaves a meeting by its table only', () => {
    expect(meetingWorkflow.steps.closeMeeting.from).toEqual(['IN_SESSION'])
    expect(isOpen('CLOSED')).toBe(false)
  })
})

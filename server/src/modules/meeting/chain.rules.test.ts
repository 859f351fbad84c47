import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chainBreaks, endOf, followUpOf, type ChainAssignment, type ChainItem, type ChainResolution } from './chain.rules'

const assignment = (more: Partial<ChainAssignment> = {}): ChainAssignment =>
  ({ id: 1, number: '2026-0001', state: 'IN_PROGRESS', dueOn: '2026-04-10', clearedOn: null, withdrawnOn: null, overdueDays: 0, lastNote: '', ...more })
const resolution = (more: Partial<ChainResolution> = {}): ChainResolution =>
  ({ id: 1, text: '办结用地手续', onProblem: true, unitName: '县自然资源局', dueOn: '2026-04-10', assignment: assignment(), ...more })
const item = (more: Partial<ChainItem> = {}): ChainItem =>
  ({ agendaItemId: 1, topicId: 1, topicNumber: '议〔2026〕1号', title: '用地报批', outcome: 'DECIDED', outcomeText: '', topicState: 'DECIDED', heardAgain: false, resolutions: [resolution()], ...more })
const over = { closed: true, minutesIssued: true }
const kinds = (...items: ChainItem[]) => chainBreaks(over, items).map(b => b.kind)

describe('the chain from topic to end', () => {
  it('DF6 finds nothing missing where each link holds, whether the work is done or not', () => {
    expect(kinds(item())).toEqual([])
    expect(kinds(item({ resolutions: [resolution({ assignment: assignment({ state: 'CLEARED', clearedOn: '2026-04-01' }) })] }))).toEqual([])
    expect(kinds(item({ outcome: 'NOTED', topicState: 'NOTED', resolutions: [] }))).toEqual([])
    expect(kinds(item({ outcome: 'DEFERRED', topicState: 'POOLED', resolutions: [] }))).toEqual([])
    expect(kinds(item({ outcome: 'RETURNED', topicState: 'RETURNED', resolutions: [] }))).toEqual([])
    expect(kinds(item({ outcome: 'IN_PRINCIPLE' }))).toEqual([])
    expect(kinds(item({ outcome: 'DEFERRED', topicState: 'DECIDED', heardAgain: true, resolutions: [] }))).toEqual([])
    expect(chainBreaks({ closed: false, minutesIssued: false }, [item({ outcome: null })])).toEqual([])
  })

  it.each([
    ['a topic without outcome', item({ outcome: null }), 'NO_OUTCOME'],
    ['a decision that says nothing', item({ resolutions: [] }), 'NO_RESOLUTION'],
    ['one agreed in principle that says nothing', item({ outcome: 'IN_PRINCIPLE', resolutions: [] }), 'NO_RESOLUTION'],
    ['a returned topic that went nowhere', item({ outcome: 'RETURNED', topicState: 'DECIDED', resolutions: [] }), 'TOPIC_LOST'],
    ['a resolution on a problem that binds nobody', item({ resolutions: [resolution({ unitName: null, assignment: null })] }), 'NO_DUTY'],
    ['a duty without assignment', item({ resolutions: [resolution({ assignment: null })] }), 'NO_ASSIGNMENT'],
    ['a deferred topic that went nowhere', item({ outcome: 'DEFERRED', topicState: 'DECIDED', resolutions: [] }), 'TOPIC_LOST'],
    ['a decided topic that never left the agenda', item({ topicState: 'SCHEDULED' }), 'TOPIC_STUCK'],
    ['an assignment withdrawn without a word', item({ resolutions: [resolution({ assignment: assignment({ state: 'WITHDRAWN' }) })] }), 'WITHDRAWN_SILENTLY'],
  ] as const)('DF6 marks %s', (_, broken, kind) => {
    expect(kinds(broken)).toEqual([kind])
    expect(chainBreaks(over, [broken])[0]!.text).toContain('“')
  })

  it('DF6 marks minutes that are not issued', () => {
    expect(chainBreaks({ closed: true, minutesIssued: false }, [item()]).map(b => b.kind)).toEqual(['NO_MINUTES'])
  })

  it('DF6 marks each duty without assignment, however many there are, and nothing else', () => {
    fc.assert(fc.property(fc.array(fc.boolean(), { maxLength: 20 }), kept => {
      const resolutions = kept.map((k, i) => resolution({ id: i, assignment: k ? assignment() : null }))
      const found = chainBreaks(over, [item({ resolutions, ...(kept.length === 0 && { outcome: 'NOTED', topicState: 'NOTED' }) })])
      expect(found.map(b => b.resolutionId)).toEqual(kept.flatMap((k, i) => (k ? [] : [i])))
    }))
  })

  it('DF6 says how it ended, and counts what is done of what was asked', () => {
    expect(endOf(resolution({ assignment: assignment({ overdueDays: 3 }) }), () => '办单')).toBe('办单，超期 3 天')
    expect(endOf(resolution({ assignment: null, unitName: null }), s => s)).toBe('不列交办')
    const some = [
      resolution({ assignment: assignment({ state: 'CLEARED' }) }), resolution({ assignment: assignment({ overdueDays: 2 }) }), resolution({ assignment: assignment({ state: 'WITHDRAWN' }) }),
      resolution({ assignment: null, unitName: null }),
    ]
    expect(followUpOf(some)).toEqual({ total: 4, cleared: 1, withdrawn: 1, working: 1, overdue: 1, rate: '50%' })
    expect(followUpOf([])).toMatchObject({ rate: '—' })
  })
})

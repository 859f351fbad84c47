import { describe, expect, it } from 'vitest'
import { digestOf, emailProblem, groupDigestOf, isTime, isUrgent, MESSAGE_KINDS, waitAfter, type MessageKind } from './message.rules'

const todo = (title: string, dueOn: string | null) => ({ key: title, title, link: `/x/${title}`, dueOn })

describe('what cannot wait', () => {
  it.each([
    ['MEETING_NOTICE', 0, true], ['MEETING_NOTICE', 2, true], ['MEETING_NOTICE', 3, false], ['MEETING_NOTICE', null, false],
    ['MEETING_CHANGED', 30, true], ['MEETING_CANCELLED', 30, true], ['SUPERVISION_NOTICE', null, true],
    ['MINUTES_ISSUED', null, false], ['TOPIC_EXCERPT', null, false], ['MINUTES_RETURNED', null, false], ['MINUTES_SIGNED', null, false],
    ['ASSIGNMENT_HANDED_OVER', null, false], ['RANKING_PUBLISHED', null, false],
  ] as [MessageKind, number | null, boolean][])('P9 %s with %s working days to go: %s', (kind, ahead, urgent) => {
    expect(isUrgent(kind, ahead)).toBe(urgent)
  })

  it('P9 nothing else goes at once', () => {
    const urgent = (Object.keys(MESSAGE_KINDS) as MessageKind[]).filter(kind => isUrgent(kind, 30))
    expect(urgent).toEqual(['MEETING_CHANGED', 'MEETING_CANCELLED', 'SUPERVISION_NOTICE'])
  })
})

describe('digest', () => {
  it('P9 groups what is overdue, due, waiting and unread, and counts it in its title', () => {
    const letter = digestOf('2026-03-18', [todo('晚', '2026-03-17'), todo('今', '2026-03-18'), todo('近', '2026-03-21'), todo('远', '2026-03-22'), todo('等', null)], [{ title: '新', link: '/n' }])!
    expect(letter.title).toBe('3月18日提醒：已逾期 1 项，今天到期 1 项，三天内到期 1 项，等您办理 1 项，未读消息 1 项')
    expect(letter.groups.flatMap(g => g.items.map(i => i.title))).toEqual(['晚', '今', '近', '等', '新'])
  })

  it('P9 is none when nothing is due within three days and nothing unread', () => {
    expect(digestOf('2026-03-18', [todo('远', '2026-03-22')], [])).toBeNull()
    expect(groupDigestOf('2026-03-18', [{ name: '水务局', due: 0, overdue: 0 }])).toBeNull()
  })

  it('P9 tells a group which units have something due, and nobody’s matters by name', () => {
    const letter = groupDigestOf('2026-03-18', [{ name: '财政局', due: 4, overdue: 0 }, { name: '水务局', due: 2, overdue: 1 }])!
    expect(letter.title).toBe('3月18日提醒：2 个单位有 6 项待办，其中逾期 1 项')
    expect(letter.groups[0]!.items.map(i => i.title)).toEqual(['水务局 2 项（逾期 1 项）', '财政局 4 项'])
  })
})

describe('words and numbers', () => {
  it('P9 waits longer after each failed try and then gives up', () => {
    expect([1, 2, 3, 4, 5, 6].map(waitAfter)).toEqual([60_000, 300_000, 900_000, 3_600_000, 14_400_000, null])
  })

  it('P9 refuses what is no time and no e-mail address', () => {
    expect(['08:00', '23:59', '24:00', '8:00', '08:60'].map(isTime)).toEqual([true, true, false, false, false])
    expect(['a@b.cn', 'li.si+x@mail.gov.cn'].map(emailProblem)).toEqual([null, null])
    for (const bad of ['', 'a@b', 'a b@c.cn', 'a@b.cn,c@d.cn', '王 <a@b.cn>', `${'a'.repeat(120)}@b.cn`]) expect(emailProblem(bad)).toContain('邮箱地址不完整')
  })
})

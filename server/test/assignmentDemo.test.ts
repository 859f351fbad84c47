import { describe, expect, it } from 'vitest'
import { openOffice } from './office'

describe('assignment demo', () => {
  it('DF6 fills every state, some overdue', async () => {
    const filled = await openOffice({ counties: ['410202'], demo: ['identity', 'regulation', 'calendar', 'assignment'] })
    try {
      const secretary = await filled.as('lt.secretary')
      const COUNTS = '{ assignmentCounts { state count overdue } }'
      const { assignmentCounts } = await secretary.get<{ assignmentCounts: { state: string; count: number; overdue: number }[] }>(COUNTS)
      expect(assignmentCounts.filter(c => c.count === 0)).toEqual([])
      expect(assignmentCounts.reduce((n, c) => n + c.overdue, 0)).toBeGreaterThan(2)
    } finally {
      await filled.close()
    }
  })
})

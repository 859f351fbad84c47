import { describe, expect, it } from 'vitest'
import { defineWorkflow, stepsFrom } from './workflow'

describe('workflow', () => {
  const table = {
    initial: ['OPEN'],
    states: { OPEN: '开', DONE: '完' },
    steps: { finish: { label: '办结', from: ['OPEN'], to: 'DONE', ability: 'x' } },
  } as const

  it('lists the steps that leave from a state', () => {
    expect(stepsFrom(defineWorkflow(table), 'OPEN').map(s => s.name)).toEqual(['finish'])
    expect(stepsFrom(defineWorkflow(table), 'DONE')).toEqual([])
  })

  it('refuses a table with a state that no step reaches', () => {
    expect(() => defineWorkflow<'OPEN' | 'DONE' | 'LOST', 'finish'>({ ...table, states: { ...table.states, LOST: '丢' } })).toThrow(/LOST/)
  })
})

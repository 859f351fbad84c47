import { describe, expect, it } from 'vitest'
import { clausesWith, rulesWith, type Clause, type Rule } from './search'

const rule = (more: Partial<Rule>): Rule => ({ id: 'r', on: ['入库'], tiers: [], source: 'CLAUSE', clause: '一3', warns: false, label: '说明书须写明投资主体', refusal: '请补充投资主体', ...more })
const clause = (more: Partial<Clause>): Clause => ({ clause: '一1', printed: '一1', gist: '工作原则', none: null, carriers: [], rules: [], ...more })

describe('searching the regulation', () => {
  const clauses = [
    clause({ none: '没有可由系统判断的条件' }),
    clause({ clause: '一3', printed: '一3', gist: '编制项目说明书', carriers: [{ kind: '储备库', id: 'MANAGEMENT', name: '项目管理库' }], rules: [rule({})] }),
  ]
  const found = (text: string) => clausesWith(clauses, text).map(c => c.clause)

  it('N1 finds a clause by its number, its gist, what carries it, or why nothing does', () => {
    expect(found('一3')).toEqual(['一3'])
    expect(found('管理库')).toEqual(['一3'])
    expect(found('系统判断')).toEqual(['一1'])
    expect(found(' 说明书  投资主体 ')).toEqual(['一3'])
    expect(found('')).toEqual(['一1', '一3'])
    expect(found('说明书 土地')).toEqual([])
  })

  it('N1 finds a rule by what it asks, its refusal, clause and moment', () => {
    const rules = [rule({}), rule({ id: 's', label: '须过专家评审', refusal: '请先评审', clause: '一4', on: ['申报'] })]
    expect(rulesWith(rules, '一4').map(r => r.id)).toEqual(['s'])
    expect(rulesWith(rules, '入库').map(r => r.id)).toEqual(['r'])
    expect(rulesWith(rules, '请 评审').map(r => r.id)).toEqual(['s'])
  })
})

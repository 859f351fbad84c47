import { describe, expect, it } from 'vitest'
import { dayRange, flag, idList, oneOf, searchText } from './fields'
import { decodeFilter, decodePlace, encodeFilter, encodePlace, type FilterOf, type Place } from './params'

const fields = {
  text: searchText('名称'),
  stages: oneOf('阶段', [
    { value: 'BUILDING', label: '在建' },
    { value: 'COMPLETED', label: '竣工' },
  ]),
  units: idList('责任单位', []),
  dueOn: dayRange('期限'),
  overdue: flag('只看逾期'),
}
const defaults = { views: ['list', 'board', 'calendar', 'timeline'] as const, sort: 'NAME' }

describe('P7 the address bar', () => {
  const filters: [string, FilterOf<typeof fields>, Record<string, string>][] = [
    ['nothing', {}, {}],
    ['text', { text: '污水 & 管网=?' }, { text: '污水 & 管网=?' }],
    ['several of a list', { stages: ['BUILDING', 'COMPLETED'] }, { stages: 'BUILDING,COMPLETED' }],
    ['ids', { units: ['12', '7'] }, { units: '12,7' }],
    ['both ends', { dueOn: { from: '2026-11-01', to: '2026-11-30' } }, { dueOn: '2026-11-01~2026-11-30' }],
    ['an open beginning', { dueOn: { to: '2026-11-30' } }, { dueOn: '~2026-11-30' }],
    ['an open end', { dueOn: { from: '2026-11-01' } }, { dueOn: '2026-11-01~' }],
    ['a yes', { overdue: true }, { overdue: '1' }],
    ['all at once', { text: 'jcx', stages: ['BUILDING'], units: ['3'], dueOn: { from: '2026-01-01' }, overdue: true }, { text: 'jcx', stages: 'BUILDING', units: '3', dueOn: '2026-01-01~', overdue: '1' }],
  ]
  it.each(filters)('P7 carries %s there and back', (_, filter, query) => {
    expect(encodeFilter(fields, filter)).toEqual(query)
    const search = new URLSearchParams(encodeFilter(fields, filter) as Record<string, string>).toString()
    expect(decodeFilter(fields, Object.fromEntries(new URLSearchParams(search)))).toEqual(filter)
  })

  const unreadable: [string, Record<string, string | string[]>][] = [
    ['a stage that does not exist', { stages: 'FLYING' }],
    ['a day that no month has', { dueOn: '2026-02-30~' }],
    ['a word where a day should be', { dueOn: 'morgen~uebermorgen' }],
    ['an empty list', { units: ',,' }],
    ['blanks', { text: '   ' }],
    ['a no', { overdue: '0' }],
    ['a word of another page', { colour: 'red' }],
  ]
  it.each(unreadable)('P7 leaves out %s', (_, query) => {
    expect(decodeFilter(fields, query)).toEqual({})
  })

  it('P7 keeps the known of a list with unknown and repeated words', () => {
    expect(decodeFilter(fields, { stages: 'BUILDING,FLYING,BUILDING' })).toEqual({ stages: ['BUILDING'] })
    expect(decodeFilter(fields, { units: ['1', '2'] })).toEqual({ units: ['1', '2'] })
  })

  it('P7 turns days around that were written backwards', () => {
    expect(decodeFilter(fields, { dueOn: '2026-12-01~2026-11-01' })).toEqual({ dueOn: { from: '2026-11-01', to: '2026-12-01' } })
  })

  it('P7 keeps two collections of one page apart by their prefix', () => {
    const query = { ...encodeFilter(fields, { text: '甲' }, 'a.'), ...encodeFilter(fields, { text: '乙' }, 'b.') }
    expect(decodeFilter(fields, query, 'a.')).toEqual({ text: '甲' })
    expect(decodeFilter(fields, query, 'b.')).toEqual({ text: '乙' })
    expect(decodeFilter(fields, query)).toEqual({})
  })

  const places: [Place, Record<string, string>][] = [
    [{ view: 'list', sort: 'NAME', group: '', month: '', scale: 'quarter', pages: 1 }, {}],
    [{ view: 'board', sort: '-DUE_ON', group: 'unit', month: '', scale: 'quarter', pages: 1 }, { view: 'board', sort: '-DUE_ON', group: 'unit' }],
    [{ view: 'calendar', sort: 'NAME', group: '', month: '2026-11', scale: 'quarter', pages: 1 }, { view: 'calendar', month: '2026-11' }],
    [{ view: 'list', sort: 'NAME', group: '', month: '', scale: 'quarter', pages: 3 }, { pages: '3' }],
    [{ view: 'timeline', sort: 'NAME', group: 'unit', month: '', scale: 'year', pages: 1 }, { view: 'timeline', group: 'unit', scale: 'year' }],
  ]
  it.each(places)('P7 carries the place %j there and back', (place, query) => {
    expect(encodePlace(place, defaults)).toEqual(query)
    expect(decodePlace(query, defaults)).toEqual(place)
  })

  it('P7 opens the first view and this month for words it does not know', () => {
    expect(decodePlace({ view: 'gantt', month: '2026-13', scale: 'century', pages: '-4' }, defaults)).toEqual({ view: 'list', sort: 'NAME', group: '', month: '', scale: 'quarter', pages: 1 })
    expect(decodePlace({ pages: '999999' }, defaults).pages).toBe(200)
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openOffice, type Office } from './office'

let office: Office
beforeAll(async () => { office = await openOffice() })
afterAll(() => office.close())

const SAVE = 'mutation ($input: SaveViewInput!) { saveView(input: $input) { id name query sharing mine } }'
const LIST = '{ savedViews(collection: "projects") { id name sharing mine } }'
type Views = { savedViews: { id: number; name: string; mine: boolean }[] }

describe('views', () => {
  it('P7 saves a view for oneself, for the unit and for the county; each sees what is shared that far', async () => {
    const liaison = await office.as('cz.d8.liaison')
    const head = await office.as('cz.d8.head')
    const secretary = await office.as('cz.secretary')
    await liaison.get(SAVE, { input: { collection: 'projects', name: '我的在建', query: '?stages=BUILDING', sharing: 'MINE' } })
    await liaison.get(SAVE, { input: { collection: 'projects', name: '本局项目', query: 'units=3', sharing: 'UNIT' } })
    await secretary.get(SAVE, { input: { collection: 'projects', name: '逾期', query: 'overdue=1', sharing: 'COUNTY' } })
    const names = async (who: typeof liaison) => (await who.get<Views>(LIST)).savedViews.map(v => v.name)
    expect(await names(liaison)).toEqual(['我的在建', '本局项目', '逾期'])
    expect(await names(head)).toEqual(['本局项目', '逾期'])
    expect(await names(await office.as('cz.d9.liaison'))).toEqual(['逾期'])
    expect(await names(await office.as('jc.secretary'))).toEqual([])
  })

  it('P7 refuses a shared view from a post that may not share that far, and the removal of another person\'s', async () => {
    const liaison = await office.as('cz.d8.liaison')
    const refused = await liaison.ask(SAVE, { input: { collection: 'projects', name: '全县', query: '', sharing: 'COUNTY' } })
    expect(refused.errors![0]!.extensions.code).toBe('FORBIDDEN')
    const { savedViews } = await liaison.get<Views>(LIST)
    const own = savedViews.find(v => v.name === '我的在建')!
    const other = await office.as('cz.d9.liaison')
    const REMOVE = 'mutation ($id: Int!) { removeView(id: $id) { done } }'
    const refusalOf = async (who: typeof other, id: number) => (await who.ask(REMOVE, { id })).errors![0]!
    // A private view is answered like one that does not exist; one that is seen says who may remove it.
    const hidden = await refusalOf(other, own.id)
    expect(hidden.extensions.code).toBe('NOT_FOUND')
    expect(hidden.message).toBe((await refusalOf(other, 999_999)).message)
    const county = savedViews.find(v => v.name === '逾期')!
    expect((await refusalOf(other, county.id)).extensions.code).toBe('FORBIDDEN')
    expect((await (await office.as('jc.secretary')).ask('mutation ($id: Int!) { removeView(id: $id) { done } }', { id: own.id })).errors![0]!.extensions.code).toBe('NOT_FOUND')
    await liaison.get('mutation ($id: Int!) { removeView(id: $id) { done } }', { id: own.id })
    expect((await liaison.get<Views>(LIST)).savedViews.map(v => v.name)).not.toContain('我的在建')
  })
})

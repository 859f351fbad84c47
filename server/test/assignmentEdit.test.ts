import { afterAll, beforeAll, expect, it } from 'vitest'
import { listAssignments, type AssignmentDraft } from '../src/modules/assignment/listing.service'
import { actorOf } from '../src/modules/identity/identity.demo'
import { openOffice, type Client, type Office } from './office'

let office: Office
let secretary: Client
beforeAll(async () => {
  office = await openOffice({ counties: ['140428'] })
  secretary = await office.as('cz.secretary')
})
afterAll(() => office.close())

const cast = () => office.county('长子')
const list = (more: Partial<AssignmentDraft> = {}) =>
  office.act(actorOf(cast(), 'secretary'), ctx => listAssignments(ctx, [{
    sourceType: 'MANUAL', sourceId: null, title: '办理用水接人', content: '按要求办理。', standard: '通水', unitId: cast().units.get('财政局')!, dueOn: '2026-04-10', ...more,
  }])).then(ids => ids[0]!)
interface A { id: number; version: number; state: string; title: string; unitName: string; dueOn: string; originalDueOn: string; holder: string; mayEdit: boolean; actions: { name: string; allowed: boolean }[]; steps: { label: string; note: string | null }[] }
const read = async (client: Client, id: number) =>
  (await client.get<{ assignment: A }>('query ($id: Int!) { assignment(id: $id) { id version state title unitName dueOn originalDueOn holder mayEdit actions { name allowed } steps { label note } } }', { id })).assignment
const edit = async (client: Client, id: number, more: object = {}, version?: number) =>
  client.ask('mutation ($input: EditAssignmentInput!) { editAssignment(input: $input) { id } }', {
    input: { id, version: version ?? (await read(secretary, id)).version, title: '办理用水接入', content: '按要求办理。', standard: '通水', unitId: cast().units.get('水务局')!, dueOn: '2026-04-20', ...more },
  })
const handOver = async (id: number) => secretary.get('mutation ($input: HandOverAssignmentInput!) { handOverAssignment(input: $input) { id } }', { input: { id, version: (await read(secretary, id)).version } })
const refuse = async (client: Client, id: number, reason: string) =>
  client.ask('mutation ($input: AssignmentReasonInput!) { refuseHandOver(input: $input) { done } }', { input: { id, version: (await read(secretary, id)).version, reason } })

it('LT11 a wrong listing is corrected before it is handed over, seen in its history; a later writer is told', async () => {
  const id = await list()
  const before = await read(secretary, id)
  expect(before.mayEdit).toBe(true)
  expect((await edit(secretary, id)).errors).toBeUndefined()
  const after = await read(secretary, id)
  expect(after).toMatchObject({ title: '办理用水接入', unitName: expect.stringContaining('水务局') as string, dueOn: '2026-04-20', originalDueOn: '2026-04-20', state: 'LISTED' })
  expect(after.steps.at(-1)).toEqual({ label: '更正', note: '更正了事项、责任单位、完成时限。' })
  expect((await edit(secretary, id, {}, before.version)).errors![0]!.extensions.code).toBe('CONFLICT')
  expect((await edit(await office.as('cz.d8.liaison'), id)).errors![0]!.extensions.code).toBe('FORBIDDEN')
  await handOver(id)
  expect(await read(secretary, id)).toMatchObject({ mayEdit: false })
  expect((await edit(secretary, id)).errors![0]!.extensions.code).toBe('STATE')
})

it('DF6 what a meeting resolved keeps its matter, unit and deadline; person and standard may be mended', async () => {
  const id = await list({ sourceType: 'RESOLUTION', sourceId: 1 })
  expect((await edit(secretary, id)).errors![0]!.extensions.code).toBe('INVALID')
  const kept = { title: '办理用水接人', unitId: cast().units.get('财政局')!, dueOn: '2026-04-10' }
  expect((await edit(secretary, id, { ...kept, standard: '取得批复并通水' })).errors).toBeUndefined()
})

it('LT11 a unit that is not meant hands it back with a reason; the office corrects it and hands it over again', async () => {
  const id = await list()
  await handOver(id)
  const liaison = await office.as('cz.d4.liaison')
  expect((await refuse(liaison, id, ' ')).errors![0]!.extensions.code).toBe('INVALID')
  expect(['NOT_FOUND', 'FORBIDDEN']).toContain((await refuse(await office.as('cz.d9.liaison'), id, '不归我管')).errors![0]!.extensions.code)
  expect((await refuse(secretary, id, '替单位退回')).errors![0]!.extensions.code).toBe('FORBIDDEN')
  expect((await refuse(liaison, id, '供水由水务局负责。')).errors).toBeUndefined()
  const back = await read(secretary, id)
  expect(back).toMatchObject({ state: 'LISTED', holder: 'OFFICE', mayEdit: true })
  expect(back.steps.at(-1)).toEqual({ label: '退回交单', note: '供水由水务局负责。' })
  expect((await liaison.ask('query ($id: Int!) { assignment(id: $id) { id } }', { id })).errors![0]!.extensions.code).toBe('NOT_FOUND')
  expect((await edit(secretary, id)).errors).toBeUndefined()
  await handOver(id)
  // the first deadline stays for ever once it was given to a unit
  expect(await read(await office.as('cz.d8.liaison'), id)).toMatchObject({ state: 'HANDED_OVER', dueOn: '2026-04-20', originalDueOn: '2026-04-10' })
  const water = await office.as('cz.d8.liaison')
  await water.get('mutation ($input: MoveAssignmentInput!) { signForAssignment(input: $input) { id } }', { input: { id, version: (await read(secretary, id)).version } })
  expect((await refuse(water, id, '再退')).errors![0]!.extensions.code).toBe('STATE')
})

it('LT11 a new judgement sets the first deadline only before a unit has had it; handed back, the first stays shown', async () => {
  const id = await list({ leadOfficialPostId: cast().posts.get('deputy')! })
  const leader = await office.as('cz.deputy')
  const judge = async (dueOn: string) =>
    (await leader.ask('mutation ($input: JudgeAssignmentInput!) { judgeAssignment(input: $input) { dueOn originalDueOn } }', { input: { id, version: (await read(secretary, id)).version, judgement: '限期办理。', dueOn } })).data
  expect(await judge('2026-04-15')).toEqual({ judgeAssignment: { dueOn: '2026-04-15', originalDueOn: '2026-04-15' } })
  await handOver(id)
  expect((await refuse(await office.as('cz.d4.liaison'), id, '供水由水务局负责。')).errors).toBeUndefined()
  expect(await judge('2026-05-15')).toEqual({ judgeAssignment: { dueOn: '2026-05-15', originalDueOn: '2026-04-15' } })
})

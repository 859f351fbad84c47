import { afterAll, beforeAll, expect, it } from 'vitest'
import { Assignment } from '../src/modules/assignment/assignment.entity'
import { handOverAssignment, listAssignments } from '../src/modules/assignment/listing.service'
import { clearAssignment, withdrawAssignment } from '../src/modules/assignment/verification.service'
import { signForAssignment, submitAssignment } from '../src/modules/assignment/work.service'
import { actorOf } from '../src/modules/identity/identity.demo'
import type { Ctx } from '../src/platform/context'
import { openOffice, type Client, type Office } from './office'

let office: Office
let secretary: Client
beforeAll(async () => {
  office = await openOffice({ counties: ['410185', '140428'] })
  secretary = await office.as('df.secretary')
})
afterAll(() => office.close())

interface Source { id: number; version: number; givenBy: string; echo: string; title: string; assignments: number; mayReport: boolean; items: { id: number; title: string; sourceLabel: string; sourceText: string; unitName: string; state: string }[] }
const PARTS = 'id version givenBy echo title assignments mayReport items { id title sourceLabel sourceText unitName state }'
const cast = () => office.county('登封')
const input = (more: Record<string, unknown> = {}) => ({
  kind: 'INSTRUCTION', givenByPostId: cast().posts.get('head')!, givenOn: '2026-03-17', text: '请水务局两周内完成取水许可审查。结果报我。', unitId: cast().units.get('水务局')!, dueOn: '2026-03-31', ...more,
})
const enter = (client: Client, more?: Record<string, unknown>) => client.ask(`mutation ($input: EnterSourceInput!) { enterSource(input: $input) { ${PARTS} } }`, { input: input(more) })
const entered = async (more?: Record<string, unknown>) => {
  const answer = await enter(secretary, more)
  if (answer.errors) throw new Error(answer.errors[0]!.message)
  return (answer.data as unknown as { enterSource: Source }).enterSource
}
const read = async (client: Client, id: number) => (await client.get<{ assignmentSource: Source }>(`query ($id: Int!) { assignmentSource(id: $id) { ${PARTS} } }`, { id })).assignmentSource
const on = async (ctx: Ctx, id: number) => ({ id, version: (await ctx.find(Assignment, id, '交办事项')).version })
const report = ({ id, version }: Source) =>
  secretary.ask(`mutation ($input: ReportSourceInput!) { reportSource(input: $input) { ${PARTS} } }`, { input: { id, version, report: '已办结，书面报告县长。' } })

async function work(id: number) {
  await office.act(actorOf(cast(), 'secretary'), async ctx => handOverAssignment(ctx, await on(ctx, id)))
  await office.act(actorOf(cast(), '水务局.liaison'), async ctx => signForAssignment(ctx, await on(ctx, id)))
  await office.act(actorOf(cast(), '水务局.liaison'), async ctx => submitAssignment(ctx, { ...(await on(ctx, id)), content: '已办结。', evidence: '水函〔2026〕3号' }))
  await office.act(actorOf(cast(), 'secretary'), async ctx => clearAssignment(ctx, await on(ctx, id)))
}

it('DF6 a written instruction becomes an assignment that names post, holder, day and wording', async () => {
  const source = await entered()
  expect(source.givenBy).toMatch(/长 .+/)
  expect(source.items).toHaveLength(1)
  expect(source.items[0]).toMatchObject({ title: '请水务局两周内完成取水许可审查', sourceLabel: '领导批示', unitName: expect.stringContaining('水务局') as string, state: 'LISTED' })
  expect(source.items[0]!.sourceText).toContain('批示（2026年3月17日）')
})

it('DF6 LB8 a finding is listed by hand; an instruction is not, it would have no echo', async () => {
  const LIST = 'mutation ($input: ListAssignmentInput!) { listAssignment(input: $input) { sourceType sourceLabel sourceText state } }'
  const draft = { title: '整改工地扬尘覆盖不到位', content: '裸土全部覆盖。', standard: '现场复查合格', unitId: cast().units.get('水务局')!, dueOn: '2026-04-10' }
  const found = await secretary.get<{ listAssignment: object }>(LIST, { input: { ...draft, sourceType: 'FINDING', sourceText: '3月第二次明查' } })
  expect(found.listAssignment).toEqual({ sourceType: 'FINDING', sourceLabel: '核查发现', sourceText: '3月第二次明查', state: 'LISTED' })
  for (const sourceType of ['INSTRUCTION', 'DECISION'])
    expect((await secretary.ask(LIST, { input: { ...draft, sourceType, sourceText: '县长批示' } })).errors![0]!.extensions.code).toBe('INVALID')
  const bypass = office.act(actorOf(cast(), 'secretary'), ctx => listAssignments(ctx, [{ ...draft, sourceType: 'INSTRUCTION', sourceId: null }]))
  await expect(bypass).rejects.toThrow('批示与会外决定')
})

it('DF6 nothing without an echo: received, passed on, finished, reported; each to be found by it', async () => {
  const { id, items } = await entered({ text: '请水务局核实城东泵站进度。' })
  expect((await read(secretary, id)).echo).toBe('RECEIVED')
  const early = await report(await read(secretary, id))
  expect(early.errors![0]!.extensions.code).toBe('STATE')
  expect(early.errors![0]!.message).toContain('还有 1 件交办事项没有办结')
  await office.act(actorOf(cast(), 'secretary'), async ctx => handOverAssignment(ctx, await on(ctx, items[0]!.id)))
  expect((await read(secretary, id)).echo).toBe('PASSED_ON')
  await office.act(actorOf(cast(), 'office'), async ctx => withdrawAssignment(ctx, { ...(await on(ctx, items[0]!.id)), reason: '泵站已完工。' }))
  expect(await read(secretary, id)).toMatchObject({ echo: 'FINISHED', mayReport: true })
  const waiting = await secretary.get<{ assignmentSources: { nodes: { id: number }[] } }>('{ assignmentSources(filter: { echoes: ["FINISHED"] }) { nodes { id } } }')
  expect(waiting.assignmentSources.nodes.map(n => n.id)).toEqual([id])
  const todos = await secretary.get<{ todos: { title: string }[] }>('{ todos { title } }')
  expect(todos.todos.map(t => t.title)).toContain('回报办结情况：请水务局核实城东泵站进度')
  const done = await report(await read(secretary, id))
  expect((done.data as unknown as { reportSource: Source }).reportSource.echo).toBe('REPORTED')
  expect((await report(await read(secretary, id))).errors![0]!.extensions.code).toBe('STATE')
})

it('DF6 one source, several units: reported only when the last is cleared', async () => {
  const { id, items } = await entered({ kind: 'DECISION', givenByPostId: null, givenBy: '市政府第12次常务会议', text: '同意启动水系连通工程。' })
  expect(items[0]!.sourceLabel).toBe('其他会议决定')
  await secretary.get(`mutation ($input: ListFromSourceInput!) { listFromSource(input: $input) { id } }`, { input: { id, unitId: cast().units.get('财政局')!, title: '落实资金', dueOn: '2026-04-10' } })
  await work(items[0]!.id)
  const now = await read(secretary, id)
  expect(now).toMatchObject({ assignments: 2, echo: 'RECEIVED' })
  expect((await report(now)).errors![0]!.extensions.code).toBe('STATE')
})

it('DF6 refuses a source that nobody gave, that lies ahead, and whoever is not the office', async () => {
  const nobody = await enter(secretary, { givenByPostId: null, givenBy: ' ' })
  expect(nobody.errors![0]!.message).toContain('由谁批示')
  const ahead = await enter(secretary, { givenOn: '2026-03-19' })
  expect(ahead.errors![0]!.extensions.fields![0]!.field).toBe('givenOn')
  expect((await enter(await office.as('df.head'))).errors![0]!.extensions.code).toBe('FORBIDDEN')
})

it('DF6 a unit sees the source of what was handed over to it and no other', async () => {
  const { id, items } = await entered({ text: '只给水务局的批示。' })
  const liaison = await office.as(await waterLogin())
  expect((await liaison.ask(`{ assignmentSource(id: ${id}) { id } }`)).errors![0]!.extensions.code).toBe('NOT_FOUND')
  await office.act(actorOf(cast(), 'secretary'), async ctx => handOverAssignment(ctx, await on(ctx, items[0]!.id)))
  expect((await read(liaison, id)).id).toBe(id)
  const stranger = await office.as('cz.secretary')
  expect((await stranger.ask(`{ assignmentSource(id: ${id}) { id } }`)).errors![0]!.extensions.code).toBe('NOT_FOUND')
})

const waterLogin = async () => {
  const { userId } = actorOf(cast(), '水务局.liaison')
  const row = await office.app.database.read.selectFrom('user').select('username').where('id', '=', userId).executeTakeFirstOrThrow()
  return row.username
}

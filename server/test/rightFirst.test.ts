import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listAssignments } from '../src/modules/assignment/listing.service'
import { actorOf } from '../src/modules/identity/identity.demo'
import { openOffice, type Answer, type Client, type Office } from './office'

let office: Office, secretary: Client, liaison: Client
beforeAll(async () => {
  office = await openOffice()
  secretary = await office.as('cz.secretary')
  liaison = await office.as('cz.d8.liaison')
})
afterAll(() => office.close())

const INPUTS: Record<string, string> = { signForAssignment: 'MoveAssignmentInput' }
const typeOf = (mutation: string) => INPUTS[mutation] ?? `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`
const ask = (client: Client, mutation: string, input: Record<string, unknown>): Promise<Answer> =>
  client.ask(`mutation ($input: ${typeOf(mutation)}!) { ${mutation}(input: $input) { id } }`, { input })
const done = async (client: Client, mutation: string, input: Record<string, unknown>): Promise<void> => {
  const answer = await ask(client, mutation, input)
  if (answer.errors) throw new Error(`${mutation}: ${answer.errors.map(e => e.message).join()}`)
}
const refusal = (answer: Answer) => answer.errors![0]!

/** Versions are compared last: whoever may not do a thing is not told that others did something to it. */
describe('right before version', () => {
  it('DF6 of an assignment’s steps, notes and extensions', async () => {
    const cz = office.county('长子')
    const [id] = await office.act(actorOf(cz, 'secretary'), ctx => listAssignments(ctx, [{
      sourceType: 'MANUAL', sourceId: null, title: '办理用水接入', content: '审查接入方案。', standard: '通水',
      unitId: cz.units.get('水务局')!, responsiblePostId: cz.posts.get('水务局.head')!, dueOn: '2026-04-10',
    }]))
    const version = async () => (await secretary.get<{ assignment: { version: number } }>('query ($id: Int!) { assignment(id: $id) { version } }', { id })).assignment.version
    await done(secretary, 'handOverAssignment', { id, version: await version() })
    const old = await version()
    await done(liaison, 'signForAssignment', { id, version: old })
    const stranger = await office.as('cz.d9.liaison')
    const hidden = refusal(await ask(stranger, 'signForAssignment', { id, version: old }))
    expect(hidden.extensions.code).toBe('NOT_FOUND')
    expect(hidden.message).toBe(refusal(await ask(stranger, 'signForAssignment', { id: 999_999, version: 1 })).message)
    expect(refusal(await ask(liaison, 'clearAssignment', { id, version: old })).extensions.code).toBe('FORBIDDEN')
    expect(refusal(await ask(liaison, 'submitAssignment', { id, version: old, content: '已办结。', evidence: '验收单' })).extensions.code).toBe('CONFLICT')

    const handler = await office.as('cz.d8.handler')
    await done(handler, 'noteProgress', { id, content: '已进场施工。' })
    const { assignment } = await liaison.get<{ assignment: { notes: { id: number; version: number }[] } }>('query ($id: Int!) { assignment(id: $id) { notes { id version } } }', { id })
    const stale = { noteId: assignment.notes[0]!.id, version: assignment.notes[0]!.version + 7 }
    const unseen = refusal(await ask(stranger, 'confirmNote', stale))
    expect(unseen.extensions.code).toBe('NOT_FOUND')
    expect(unseen.message).toBe(refusal(await ask(stranger, 'confirmNote', { noteId: 999_999, version: 1 })).message)
    expect(refusal(await ask(handler, 'confirmNote', stale)).extensions.code).toBe('FORBIDDEN')
    expect(refusal(await ask(liaison, 'confirmNote', stale)).extensions.code).toBe('CONFLICT')

    await done(liaison, 'requestExtension', { id, requestedOn: '2026-05-20', reason: '材料未齐。' })
    const { assignment: asked } = await secretary.get<{ assignment: { extensions: { id: number; version: number }[] } }>('query ($id: Int!) { assignment(id: $id) { extensions { id version } } }', { id })
    const wish = { extensionId: asked.extensions[0]!.id, version: asked.extensions[0]!.version + 7, granted: true }
    expect(refusal(await ask(liaison, 'decideExtension', wish)).extensions.code).toBe('FORBIDDEN')
    expect(refusal(await ask(secretary, 'decideExtension', wish)).extensions.code).toBe('CONFLICT')
  })

  it('DF6 of a project’s milestones', async () => {
    const REMOVE = 'removeMilestone', cz = office.county('长子')
    const projectId = (await secretary.get<{ saveProject: { id: number } }>('mutation ($input: SaveProjectInput!) { saveProject(input: $input) { id } }', { input: { name: '城南管网改造', responsibleUnitId: cz.units.get('水务局')! } })).saveProject.id
    await done(liaison, 'saveMilestone', { projectId, name: '开工', kind: 'START', plannedOn: '2026-05-01' })
    const { project } = await liaison.get<{ project: { milestones: { id: number; version: number }[] } }>('query ($id: Int!) { project(id: $id) { milestones { id version } } }', { id: projectId })
    const stale = { id: project.milestones[0]!.id, version: project.milestones[0]!.version + 7 }
    for (const login of ['cz.d9.liaison', 'jc.secretary']) {
      const stranger = await office.as(login)
      const hidden = refusal(await ask(stranger, REMOVE, stale))
      expect(hidden.extensions.code).toBe('NOT_FOUND')
      expect(hidden.message).toBe(refusal(await ask(stranger, REMOVE, { id: 999_999, version: 1 })).message)
    }
    expect(refusal(await ask(liaison, REMOVE, stale)).extensions.code).toBe('CONFLICT')
    await done(liaison, REMOVE, { ...stale, version: project.milestones[0]!.version })
  })
})

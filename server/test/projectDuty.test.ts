import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openOffice, type Client, type Office } from './office'

let office: Office, secretary: Client
beforeAll(async () => {
  office = await openOffice({ counties: ['410202'] })
  secretary = await office.as('lt.secretary')
})
afterAll(() => office.close())

interface Saved { id: number; version: number; dutyVerdict: { allowed: boolean; explanations: { ruleId: string; clause: string; outcome: string; text: string }[] } }
const SAVE = 'mutation ($input: SaveProjectInput!) { saveProject(input: $input) { id version dutyVerdict { allowed explanations { ruleId clause outcome text } } } }'
const save = async (input: Record<string, unknown>) => (await secretary.get<{ saveProject: Saved }>(SAVE, { input })).saveProject
const major = (name: string) => ({
  name, investmentKind: 'ENTERPRISE', projectClass: 'INDUSTRIAL', fitsIndustrialPlan: true, majorLivelihood: false, importantInfrastructure: false, overallEffect: true, level: 'COUNTY',
  totalInvestment: 150_000_000, keyProject: true, majorProject: true, responsibleUnitId: office.county('龙亭').units.get('水务局'),
})
const listed = async () => (await secretary.get<{ projects: { nodes: { id: number }[] } }>('{ projects(first: 200, filter: { lacksDuty: true }) { nodes { id } } }')).projects.nodes.map(p => p.id)

describe('who answers for a major project', () => {
  it('LT12 marks a major project that lacks its district leader or its service officer, by clause 16(二), and lists it while nobody leads it', async () => {
    const bare = await save(major('面粉精深加工基地'))
    expect(bare.dutyVerdict).toMatchObject({ allowed: true, explanations: [{ ruleId: 'duty.major', clause: '第十六条(二)', outcome: 'WARNED' }] })
    expect(await listed()).toContain(bare.id)
    const posts = office.county('龙亭').posts
    const led = await save({ ...major('面粉精深加工基地'), id: bare.id, version: bare.version, leadOfficialPostId: posts.get('deputy') })
    expect(led.dutyVerdict.explanations[0]).toMatchObject({ outcome: 'WARNED', text: expect.stringContaining('首席服务官') as string })
    expect(await listed()).not.toContain(bare.id)
    const both = await save({ ...major('面粉精深加工基地'), id: led.id, version: led.version, leadOfficialPostId: posts.get('deputy'), serviceOfficerPostId: posts.get('水务局.liaison') })
    expect(both.dutyVerdict.explanations[0]!.outcome).toBe('PASSED')
  })

  it('LT12 asks it of major projects only, and lets no unit name its own leader', async () => {
    const plain = await save({ ...major('仓储改造'), majorProject: false })
    expect(plain.dutyVerdict.explanations[0]!.outcome).toBe('PASSED')
    const water = await office.as('lt.d8.liaison')
    const refused = await water.ask(SAVE, { input: { ...major('仓储改造'), majorProject: false, id: plain.id, version: plain.version, leadOfficialPostId: office.county('龙亭').posts.get('head') } })
    expect(refused.errors![0]).toMatchObject({ message: expect.stringContaining('由联席办确定'), extensions: { code: 'FORBIDDEN' } })
  })
})

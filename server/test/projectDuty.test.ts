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

describe('key and major projects', () => {
  it('LT3 lets a project be a key project by article 8 only, LT5 a major one by the reading that the office has chosen', async () => {
    const save = (input: Record<string, unknown>) => secretary.ask('mutation ($input: SaveProjectInput!) { saveProject(input: $input) { id version keyProject } }', { input })
    const mill = { name: '面粉加工生产线项目', investmentKind: 'ENTERPRISE', projectClass: 'INDUSTRIAL', fitsIndustrialPlan: true, majorLivelihood: false, importantInfrastructure: false, level: 'COUNTY' }
    const small = (await save({ ...mill, totalInvestment: 49_990_000, keyProject: true })).errors![0]!
    expect(small).toMatchObject({ message: expect.stringContaining('第八条'), extensions: { code: 'GATE' } })
    const made = (await save({ ...mill, totalInvestment: 50_000_000, keyProject: true })).data as unknown as { saveProject: { id: number; version: number; keyProject: boolean } }
    expect(made.saveProject.keyProject).toBe(true)
    const major = { id: made.saveProject.id, version: made.saveProject.version, ...mill, totalInvestment: 120_000_000, overallEffect: true, keyProject: true, majorProject: true }
    // Article 3 counts only what the city has listed, article 10 this one too: 第十条 is chosen.
    expect((await save({ ...major, overallEffect: false })).errors![0]!.extensions.code).toBe('GATE')
    expect((await save({ ...major, keyProject: false })).errors![0]).toMatchObject({ message: expect.stringContaining('请先列为区重点项目'), extensions: { code: 'GATE' } })
    const both = (await save(major)).data as unknown as { saveProject: { version: number } }
    // A major project that is a key one no longer is no major one.
    const left = { ...major, version: both.saveProject.version, keyProject: false }
    expect((await save(left)).errors![0]!.extensions.code).toBe('GATE')
    expect((await save({ ...left, majorProject: false })).errors).toBeUndefined()
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openOffice, type Client, type Office } from './office'

let office: Office, secretary: Client, water: Client
beforeAll(async () => {
  office = await openOffice({ demo: ['identity', 'regulation', 'calendar', 'project'] })
  secretary = await office.as('cz.secretary')
  water = await office.as('cz.d8.liaison')
})
afterAll(() => office.close())

interface One {
  projectId: number; projectName: string | null; version: number | null; outcome: string
  changes: { label: string; from: string | null; to: string | null }[]; refusal: string | null
}
type Values = Record<string, unknown>
interface Seen { id: number; version: number }

const ONE = 'projectId projectName version outcome changes { label from to } refusal'
const PREVIEW = `query ($input: BulkPreviewInput!) { bulkEditPreview(input: $input) { ${ONE} } }`
const APPLY = `mutation ($input: BulkEditInput!) { bulkEditProjects(input: $input) { ${ONE} } }`
const UNDO = `mutation ($input: UndoBulkEditInput!) { undoBulkEdit(input: $input) { ${ONE} } }`
const preview = async (who: Client, projectIds: number[], values: Values) => (await who.get<{ bulkEditPreview: One[] }>(PREVIEW, { input: { projectIds, values } })).bulkEditPreview
const apply = async (who: Client, projects: Seen[], values: Values) => (await who.get<{ bulkEditProjects: One[] }>(APPLY, { input: { projects, values } })).bulkEditProjects
const undo = async (who: Client, projects: Seen[]) => (await who.get<{ undoBulkEdit: One[] }>(UNDO, { input: { projects } })).undoBulkEdit
const seen = (all: One[]): Seen[] => all.filter(o => o.outcome === 'CHANGED').map(o => ({ id: o.projectId, version: o.version! }))
const unit = (name: string) => office.county('长子').units.get(name)!
const post = (key: string) => office.county('长子').posts.get(key)!

let count = 0
const register = async (more: Values = {}) =>
  (await secretary.get<{ saveProject: Seen }>('mutation ($input: SaveProjectInput!) { saveProject(input: $input) { id version } }', {
    input: { name: `批量项目${++count}`, responsibleUnitId: unit('水务局'), ...more },
  })).saveProject
const several = async (...more: Values[]) => {
  const made: Seen[] = []
  for (const one of more) made.push(await register(one))
  return made
}
interface Kept { version: number; keyProject: boolean; tags: string | null; plannedFinishOn: string | null; localityUnitName: string | null; localityUnitText: string | null; history: { nodes: { changes: { label: string; to: string | null }[] }[] } }
const kept = async (id: number) =>
  (await secretary.get<{ project: Kept }>('query ($id: Int!) { project(id: $id) { version keyProject tags plannedFinishOn localityUnitName localityUnitText history(first: 5) { nodes { changes { label from to } } } } }', { id })).project

describe('several projects at once', () => {
  it('P7 previews old and new of each project, says which stay as they are, and writes nothing', async () => {
    const [bare, keyed] = await several({ tags: '专项债' }, { keyProject: true, tags: '专项债 灾后重建' }) as [Seen, Seen]
    const shown = await preview(secretary, [bare.id, keyed.id], { keyProject: true, addTags: ['灾后重建'] })
    expect(shown).toMatchObject([
      { projectId: bare.id, outcome: 'CHANGED', version: bare.version, refusal: null, changes: [{ label: '重点项目', from: '否', to: '是' }, { label: '标签', from: '专项债', to: '专项债 灾后重建' }] },
      { projectId: keyed.id, outcome: 'UNCHANGED', changes: [] },
    ])
    expect(await kept(bare.id)).toMatchObject({ version: bare.version, keyProject: false, tags: '专项债' })
  })

  it('P7 applies the previewed change in one go, each in its project’s history, and the tag finds them', async () => {
    const made = await several({}, {}, { tags: '旧标签' })
    const values = { localityUnitId: unit('丹朱镇'), leadOfficialPostId: post('deputy3'), level: 'COUNTY', plannedFinishOn: '2027-10-31', addTags: ['年底前开工'], removeTags: ['旧标签'] }
    const shown = await preview(secretary, made.map(p => p.id), values)
    const done = await apply(secretary, seen(shown), values)
    expect(done.map(o => o.outcome)).toEqual(['CHANGED', 'CHANGED', 'CHANGED'])
    expect(done.map(o => o.changes)).toEqual(shown.map(o => o.changes))
    for (const p of made) {
      const now = await kept(p.id)
      expect(now).toMatchObject({ localityUnitName: '丹朱镇', plannedFinishOn: '2027-10-31', tags: '年底前开工' })
      expect(now.history.nodes[0]!.changes.map(c => c.label)).toEqual(expect.arrayContaining(['属地', '分包领导', '项目层级', '计划竣工', '标签']))
    }
    const { projects } = await secretary.get<{ projects: { nodes: { id: number }[] } }>('{ projects(filter: { tag: "年底前开工" }) { nodes { id } } }')
    expect(projects.nodes.map(n => n.id).sort()).toEqual(made.map(p => p.id).sort())
  })

  it('P7 refuses the one project that the value does not fit, with the sentence, and changes the others', async () => {
    const [late, fine] = await several({ plannedStartOn: '2027-05-01' }, { plannedStartOn: '2026-05-01' }) as [Seen, Seen]
    const values = { plannedFinishOn: '2026-12-31' }
    expect((await preview(secretary, [late.id, fine.id], values))[0]).toMatchObject({ outcome: 'REFUSED', refusal: '计划竣工日期早于计划开工日期，请核对。' })
    const done = await apply(secretary, [late, fine], values)
    expect(done.map(o => o.outcome)).toEqual(['REFUSED', 'CHANGED'])
    expect(await kept(late.id)).toMatchObject({ plannedFinishOn: null, version: late.version })
    expect((await kept(fine.id)).plannedFinishOn).toBe('2026-12-31')
  })

  it('P7 refuses a unit what the office decides and what it may not edit, and lets it change its own', async () => {
    const [own, tied] = await several({}, { responsibleUnitId: unit('住房和城乡建设局'), sectorAuthorityUnitId: unit('水务局') }) as [Seen, Seen]
    const [mine, theirs] = await preview(water, [own.id, tied.id], { board: '城市更新' }) as [One, One]
    expect(mine.outcome).toBe('CHANGED')
    expect(theirs).toMatchObject({ outcome: 'REFUSED' })
    expect(theirs.refusal).toContain('没有这项权限')
    expect(await apply(water, [own, tied], { board: '城市更新' })).toMatchObject([{ outcome: 'CHANGED' }, { outcome: 'REFUSED' }])
    expect((await preview(water, [own.id], { keyProject: true }))[0]!.refusal).toMatch(/由联席办确定/)
    expect((await preview(water, [own.id], { responsibleUnitId: unit('住房和城乡建设局') }))[0]).toMatchObject({ outcome: 'REFUSED', changes: [] })
  })

  it('P7 refuses a project that somebody changed after the preview, and loses nothing of theirs', async () => {
    const [other, quiet] = await several({}, {}) as [Seen, Seen]
    const values = { addTags: ['并行'] }
    const shown = await preview(secretary, [other.id, quiet.id], values)
    await water.get('mutation ($input: SaveProjectInput!) { saveProject(input: $input) { id } }', { input: { ...other, name: '他人改过的项目', tags: '他人' } })
    const done = await apply(secretary, seen(shown), values)
    expect(done.map(o => o.outcome)).toEqual(['REFUSED', 'CHANGED'])
    expect(done[0]!.refusal).toContain('已被他人修改')
    expect((await kept(other.id)).tags).toBe('他人')
    expect((await kept(quiet.id)).tags).toBe('并行')
  })

  it('P7 takes a bulk edit back to each project’s own old value', async () => {
    const made = await several({ plannedFinishOn: '2026-10-01', tags: '甲' }, { keyProject: true })
    const values = { plannedFinishOn: '2027-06-30', keyProject: true, addTags: ['乙'], localityUnitId: unit('丹朱镇') }
    const done = await apply(secretary, made, values)
    const back = await undo(secretary, seen(done))
    expect(back.map(o => o.outcome)).toEqual(['CHANGED', 'CHANGED'])
    expect(await kept(made[0]!.id)).toMatchObject({ plannedFinishOn: '2026-10-01', keyProject: false, tags: '甲', localityUnitName: null })
    expect(await kept(made[1]!.id)).toMatchObject({ plannedFinishOn: null, keyProject: true, tags: null })
    const { projects } = await secretary.get<{ projects: { totalCount: number } }>('{ projects(filter: { tag: "乙" }) { totalCount } }')
    expect(projects.totalCount).toBe(0)
  })

  it('P7 refuses to undo over a later change, another’s bulk edit, and where there was none', async () => {
    const [changed, others, never] = await several({}, {}, {}) as [Seen, Seen, Seen]
    const values = { board: '产业转型' }
    const done = await apply(secretary, [changed], values)
    await water.get('mutation ($input: SaveProjectInput!) { saveProject(input: $input) { id } }', { input: { ...seen(done)[0], name: '又改过', board: '乡村振兴' } })
    const now = await kept(changed.id)
    const theirs = await apply(water, [others], values)
    const back = await undo(secretary, [{ id: changed.id, version: now.version }, ...seen(theirs), never])
    expect(back.map(o => o.outcome)).toEqual(['REFUSED', 'REFUSED', 'REFUSED'])
    expect(back.map(o => o.refusal).join()).toMatch(/又有改动.*没有找到您.*没有找到您/s)
    expect((await undo(secretary, seen(done)))[0]!.refusal).toContain('已被他人修改')
  })

  it('P7 refuses no value, more than 200 projects, too many tags, and another county’s projects', async () => {
    const [one] = await several({ tags: '一 二 三 四 五 六 七 八 九 十' }) as [Seen]
    const message = async (input: unknown, who = secretary) => (await who.ask(PREVIEW, { input })).errors![0]!
    expect((await message({ projectIds: [one.id], values: {} })).message).toBe('请至少选择一项要修改的内容。')
    expect((await message({ projectIds: [], values: { board: '甲' } })).message).toContain('选中项目')
    expect((await message({ projectIds: Array.from({ length: 201 }, (_, i) => i + 1), values: { board: '甲' } })).message).toContain('200 个')
    expect((await preview(secretary, [one.id], { addTags: ['十一'] }))[0]!.refusal).toContain('最多 10 个标签')
    const jingchuan = await office.as('jc.secretary')
    expect((await message({ projectIds: [one.id], values: { board: '甲' } }, jingchuan)).extensions.code).toBe('NOT_FOUND')
    expect((await jingchuan.ask(APPLY, { input: { projects: [one], values: { board: '甲' } } })).errors![0]!.extensions.code).toBe('NOT_FOUND')
  })
})

describe('the timeline', () => {
  const TIMELINE = `query ($filter: ProjectFilterInput, $order: ProjectOrderInput, $first: Int, $after: String) { projectTimeline(filter: $filter, order: $order, first: $first, after: $after) {
    nodes { project { id name plannedStartOn plannedFinishOn } points { on title stateLabel tone } } totalCount undatedCount pageInfo { hasNextPage endCursor } } }`
  interface Timeline { nodes: { project: { id: number; plannedStartOn: string | null }; points: { on: string; title: string; stateLabel: string }[] }[]; totalCount: number; undatedCount: number; pageInfo: { hasNextPage: boolean; endCursor: string } }
  const timeline = async (variables: Values, who = secretary) => (await who.get<{ projectTimeline: Timeline }>(TIMELINE, variables)).projectTimeline

  it('P7 draws the filtered projects by planned start with their milestones, page by page, and counts the undated', async () => {
    const tagged = { tags: '时间轴' }
    const [second, first, , pointed] = await several(
      { ...tagged, plannedStartOn: '2026-06-01', plannedFinishOn: '2027-06-01' }, { ...tagged, plannedStartOn: '2026-02-01' }, tagged, tagged,
    ) as [Seen, Seen, Seen, Seen]
    for (const projectId of [first.id, pointed.id])
      await secretary.get('mutation ($input: SaveMilestoneInput!) { saveMilestone(input: $input) { id } }', { input: { projectId, name: '桩基完成', kind: 'PROGRESS', plannedOn: '2026-03-01' } })
    const filter = { tag: '时间轴' }
    const page = await timeline({ filter, first: 2 })
    expect(page).toMatchObject({ totalCount: 3, undatedCount: 1, pageInfo: { hasNextPage: true } })
    const rest = await timeline({ filter, first: 2, after: page.pageInfo.endCursor })
    const nodes = [...page.nodes, ...rest.nodes]
    expect(nodes.map(n => n.project.id)).toEqual([pointed.id, first.id, second.id])
    expect(nodes[1]!.points).toMatchObject([{ on: '2026-03-01', title: '桩基完成', stateLabel: '逾期' }])
    expect((await timeline({ filter, order: { by: 'START', descending: true } })).nodes[0]!.project.id).toBe(second.id)
    expect(await timeline({ filter: { ...filter, dated: false } })).toMatchObject({ nodes: [], undatedCount: 1 })
  })

  it('P7 shows a unit only its own projects on the timeline', async () => {
    await several({ name: '别的单位', tags: '别家', responsibleUnitId: unit('住房和城乡建设局'), plannedStartOn: '2026-06-01' })
    expect((await timeline({ filter: { tag: '别家' } })).totalCount).toBe(1)
    expect(await timeline({ filter: { tag: '别家' } }, water)).toMatchObject({ totalCount: 0, undatedCount: 0 })
  })
})

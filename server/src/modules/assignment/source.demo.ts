import { addDays, instantOf, weekday, type Day } from '../../kernel/day'
import type { DemoScene } from '../../platform/manifest'
import { countyRows } from '../../platform/rows'
import { act, actorOf, castOf, type CountyCast } from '../identity/identity.demo'
import { Assignment } from './assignment.entity'
import { handOverAssignment } from './listing.service'
import { AssignmentSource } from './source.entity'
import { enterSource, listFromSource, reportSource, type SourceInput } from './source.service'
import { clearAssignment } from './verification.service'
import { signForAssignment, submitAssignment } from './work.service'

interface DemoSource {
  kind: SourceInput['kind']
  /** Cast key of the leader's post; a meeting is named in words. */
  leader?: string
  givenBy?: string
  text: string
  standard: string
  units: readonly string[]
  givenAgo: number
  due: number
  until: 'list' | 'work' | 'clear' | 'report'
}

const sources = (place: string): readonly DemoSource[] => [
  {
    kind: 'INSTRUCTION', leader: 'head', givenAgo: 40, due: -20, until: 'report', units: ['自然资源局'], standard: '用地报批材料全部上报并取得受理单',
    text: '请自然资源局牵头，半个月内把产业园二期用地报批材料补齐上报，结果专题报我。',
  },
  {
    kind: 'DECISION', givenBy: `${place}政府第12次常务会议`, givenAgo: 33, due: -8, until: 'clear', units: ['财政局'], standard: '配套资金下达到项目单位',
    text: '会议研究同意从预备费中安排城区供水管网改造配套资金，由财政局按程序拨付到项目单位。',
  },
  {
    kind: 'INSTRUCTION', leader: 'deputy', givenAgo: 9, due: 11, until: 'work', units: ['交通运输局', '住房和城乡建设局'], standard: '绕行方案公布，标志标线设置到位',
    text: '进城道路施工期间群众反映绕行不便，请交通运输局会同住建局本月内拿出绕行方案并公布。',
  },
  {
    kind: 'DECISION', givenBy: `${place}委常委会会议（第18次）`, givenAgo: 3, due: 25, until: 'list', units: ['水务局'], standard: '可行性研究报告通过审查',
    text: '原则同意启动水系连通工程前期工作，由水务局抓紧完成可行性研究报告编制，年底前具备报批条件。',
  },
]

const workday = (day: Day): Day => addDays(day, -Math.max(0, weekday(day) - 5))
const versioned = async (id: number, ctx: Parameters<typeof clearAssignment>[0]) => ({ id, version: (await ctx.find(Assignment, id, '交办事项')).version })

async function fill(scene: DemoScene, cast: CountyCast, s: DemoSource): Promise<void> {
  const secretary = actorOf(cast, 'secretary')
  const on = (ago: number, hour: string) => instantOf(workday(addDays(scene.today, -Math.max(0, ago))), hour)
  const step = <T>(ago: number, hour: string, who: string, work: Parameters<typeof act<T>>[2]) => act(scene, actorOf(cast, who), work, on(ago, hour))
  const dueOn = workday(addDays(scene.today, s.due))
  const first = s.units[0]!
  const sourceId = await act(scene, secretary, async ctx => {
    const id = await enterSource(ctx, {
      kind: s.kind, givenByPostId: s.leader ? cast.posts.get(s.leader)! : null, givenBy: s.givenBy ?? null, givenOn: workday(addDays(scene.today, -s.givenAgo)), text: s.text,
      standard: s.standard, unitId: cast.units.get(first)!, dueOn,
    })
    for (const unit of s.units.slice(1)) await listFromSource(ctx, { id, unitId: cast.units.get(unit)!, title: `配合制定绕行方案并做好${unit}管养路段的疏导`, standard: s.standard, dueOn })
    return id
  }, on(s.givenAgo, '10:30'))
  if (s.until === 'list') return
  const ids = await act(scene, secretary, ctx => countyRows(ctx, 'assignment').select('assignment.id').where('assignment.sourceType', '=', s.kind).where('assignment.sourceId', '=', sourceId).orderBy('assignment.id').execute())
  await step(s.givenAgo - 1, '11:00', 'secretary', async ctx => { for (const { id } of ids) await handOverAssignment(ctx, await versioned(id, ctx)) })
  await step(s.givenAgo - 2, '09:20', `${first}.liaison`, async ctx => signForAssignment(ctx, await versioned(ids[0]!.id, ctx)))
  if (s.until === 'work') return
  await step(s.givenAgo - 14, '15:10', `${first}.liaison`, async ctx =>
    submitAssignment(ctx, { ...(await versioned(ids[0]!.id, ctx)), content: '已按批示要求办结，材料附后备查。', evidence: `${first}函〔${scene.today.slice(0, 4)}〕31号` }))
  await step(s.givenAgo - 16, '09:40', 'office', async ctx => clearAssignment(ctx, { ...(await versioned(ids[0]!.id, ctx)), note: '材料齐全，达到要求。' }))
  if (s.until === 'report')
    await step(s.givenAgo - 17, '10:00', 'secretary', async ctx =>
      reportSource(ctx, { id: sourceId, version: (await ctx.find(AssignmentSource, sourceId, '批示')).version, report: '用地报批材料已补齐并上报，取得受理单，已书面报告批示领导。' }))
}

/** Instructions and decisions of other meetings, from just entered to reported back. */
export async function fillSources(scene: DemoScene): Promise<void> {
  for (const cast of castOf(scene)) {
    const filled = await act(scene, actorOf(cast, 'secretary'), ctx => countyRows(ctx, 'assignmentSource').select('assignmentSource.id').limit(1).execute())
    const place = cast.county.name
    if (!filled.length) for (const s of sources(place)) await fill(scene, cast, { ...s, text: s.text, ...(s.givenBy && { givenBy: s.givenBy }) })
  }
}

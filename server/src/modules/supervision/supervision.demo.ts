import { addDays, instantOf, weekday, type Day } from '../../kernel/day'
import { dueAfterWorkdays } from '../../kernel/workday'
import type { Actor, Ctx } from '../../platform/context'
import type { DemoScene } from '../../platform/manifest'
import { countyRows } from '../../platform/rows'
import { calendarOf } from '../calendar/calendar.service'
import { act, actorOf, castOf, type CountyCast } from '../identity/identity.demo'
import { investigateConduct, registerConduct, reportConduct } from './conduct.service'
import { answerLead, draftLead, handOverLead } from './lead.service'
import { ConductCase, Supervision } from './supervision.entity'
import { AccountabilityLead } from './lead.entity'
import { draftSupervision, issueSupervision, type SupervisionFields } from './supervision.service'
import type { SupervisionKind } from './supervision.rules'
import { acceptReply, closeSupervision, receiveSupervision, recordTalk, replySupervision, submitSupervision } from './work.service'

type Until = 'draft' | 'issue' | 'receive' | 'reply' | 'accept' | 'record' | 'submit' | 'close'

interface Matter {
  kind: SupervisionKind
  unit: string
  until: Until
  /** Days before the scene's day on which it was issued. */
  ago: number
  title: string
  facts: string
  goal: string
}

/** One overdue, one replied, one at work, one closed; letters and talks besides. */
const MATTERS: readonly Matter[] = [
  {
    kind: 'NOTICE', unit: '水务局', until: 'close', ago: 48, title: '供水主管线与在建道路交叉施工停工',
    facts: '供水主管线与在建道路交叉约三百米，迁改方案两个月未商定。\n项目因此停工，影响年度投资计划。', goal: '确定迁改方案、经费渠道和施工时间，恢复施工',
  },
  {
    kind: 'NOTICE', unit: '自然资源局', until: 'receive', ago: 14, title: '冷链物流项目用地组卷迟迟未报',
    facts: '联席会议议定上月底前完成组卷上报，至今缺勘测定界成果。', goal: '完成组卷并上报，同步落实占补平衡指标',
  },
  {
    kind: 'NOTICE', unit: '交通运输局', until: 'reply', ago: 6, title: '园区连接线征迁收尾未完成',
    facts: '连接线剩余七户未签约，路基工程无法连续施工。', goal: '完成剩余征迁，移交连续作业面',
  },
  {
    kind: 'NOTICE', unit: '住房和城乡建设局', until: 'accept', ago: 16, title: '城南片区雨污分流与项目管网接口未统一',
    facts: '两家设计单位的接口标高不一致，已造成一处返工。', goal: '统一接口标高，重新会签施工图',
  },
  { kind: 'NOTICE', unit: '农业农村局', until: 'issue', ago: 1, title: '高标准农田与产业园用地重叠未调整', facts: '产业园二期与高标准农田地块重叠约四十亩，调整方案未报批。', goal: '提出调整方案并报批' },
  { kind: 'REMINDER', unit: '生态环境分局', until: 'submit', ago: 20, title: '环评受理超期', facts: '两个项目环评报告受理超过承诺时限五个工作日。', goal: '补办受理手续，今后按承诺时限一次告知' },
  { kind: 'REMINDER', unit: '统计局', until: 'receive', ago: 9, title: '新开工项目统计入库滞后', facts: '三个已开工项目超过一个月未入库。', goal: '完成三个项目的统计入库' },
  { kind: 'TALK', unit: '发展和改革局', until: 'record', ago: 12, title: '重点项目前期工作推进不力', facts: '年度前期计划完成不足四成，两次通报后仍无明显改进。', goal: '' },
  { kind: 'REMINDER', unit: '财政局', until: 'draft', ago: 1, title: '项目配套资金拨付滞后', facts: '一个项目配套资金到位率不足三成。', goal: '提出拨付计划' },
]

/** Offices work on weekdays: a Saturday or Sunday becomes the Friday before. */
const workdayOf = (day: Day): Day => addDays(day, -Math.max(0, weekday(day) - 5))
const versioned = async (ctx: Ctx, id: number) => ({ id, version: (await ctx.find(Supervision, id, '督办')).version })

interface Stage {
  scene: DemoScene
  cast: CountyCast
  seed: number
}

async function play({ scene, cast, seed }: Stage, m: Matter, index: number): Promise<void> {
  const office = actorOf(cast, 'secretary')
  const unitId = cast.units.get(m.unit)!
  const liaison = actorOf(cast, `${m.unit}.liaison`)
  const issuedOn = workdayOf(addDays(scene.today, -m.ago))
  let minutes = 0
  /** Steps follow one another; none lies after the scene's day. */
  const at = <T>(on: Day, actor: Actor, run: (ctx: Ctx) => Promise<T>) => act(scene, actor, run, instantOf(on > scene.today ? scene.today : on, '09:10') + (minutes += 7 + index) * 60_000)
  const fields: SupervisionFields = {
    title: m.title, unitId, facts: m.facts, goal: m.goal, goalDueOn: m.kind === 'TALK' ? null : workdayOf(addDays(issuedOn, 26)),
    ...(m.kind === 'TALK' && { talkWith: `${m.unit}主要负责人、分管负责人`, talkBy: '常务副县长', talkOn: workdayOf(addDays(issuedOn, 3)), place: '政府二楼会议室' }),
  }
  const id = await at(issuedOn, office, ctx => draftSupervision(ctx, { kind: m.kind, ...fields }))
  if (m.until === 'draft') return
  const series = `${cast.county.shortName.slice(0, 1)}项办`
  await at(issuedOn, office, async ctx => issueSupervision(ctx, { ...(await versioned(ctx, id)), issuedOn, source: 'OWN', series }))
  if (m.until === 'issue') return
  if (m.kind === 'TALK') {
    const heldOn = fields.talkOn!
    await at(heldOn, office, async ctx =>
      recordTalk(ctx, {
        ...(await versioned(ctx, id)), heldOn, dueOn: workdayOf(addDays(heldOn, 21)), record: '听取了前期工作情况说明，指出责任不落实、协调不主动的问题，提出了整改要求。',
        commitments: '一个月内完成三个项目的可研批复，每周报送一次进展。',
      }))
    return
  }
  await at(issuedOn, liaison, async ctx => receiveSupervision(ctx, { ...(await versioned(ctx, id)), receivedOn: issuedOn }))
  if (m.until === 'receive') return
  if (m.kind === 'NOTICE') {
    const due = await act(scene, office, async ctx => dueAfterWorkdays(issuedOn, 3, await calendarOf(ctx)).dueOn)
    await at(due, liaison, async ctx =>
      replySupervision(ctx, {
        ...(await versioned(ctx, id)), solution: '由主要负责人牵头成立专班，三日内开协调会定方案，按周倒排工期。', unitId,
        leaderPostId: cast.posts.get(`${m.unit}.head`)!, personPostId: cast.posts.get(`${m.unit}.liaison`)!, dueOn: workdayOf(addDays(issuedOn, 24)),
      }))
    if (m.until === 'reply') return
    await at(addDays(due, 1), office, async ctx => acceptReply(ctx, { ...(await versioned(ctx, id)), note: '同意，请按周报送进展。' }))
    if (m.until === 'accept') return
  }
  const doneOn = workdayOf(addDays(issuedOn, 15))
  await at(doneOn, liaison, async ctx => submitSupervision(ctx, { ...(await versioned(ctx, id)), content: '已按复函办结，现场恢复正常推进。', evidence: `${m.unit}函〔${doneOn.slice(0, 4)}〕${20 + seed}号` }))
  if (m.until === 'close') await at(addDays(doneOn, 3), actorOf(cast, 'secretary2'), async ctx => closeSupervision(ctx, { ...(await versioned(ctx, id)), note: '经现场核实，问题已经解决。' }))
}

async function playConduct({ scene, cast }: Stage): Promise<void> {
  const office = actorOf(cast, 'secretary')
  const unitId = cast.units.get('水务局')!
  const case1 = { kind: 'SLOWNESS' as const, unitId, grave: false, facts: '承诺五个工作日办结，实际用时二十个工作日。', title: '取水许可办理超期' }
  const ago = (days: number) => workdayOf(addDays(scene.today, -days))
  const first = await act(scene, office, ctx => registerConduct(ctx, { ...case1, foundOn: ago(60) }), instantOf(ago(60), '10:00'))
  await act(scene, office, async ctx => investigateConduct(ctx, { id: first, version: (await ctx.find(ConductCase, first, '作风问题')).version, note: '请自行调查处理。', dueOn: ago(40) }), instantOf(ago(58), '10:00'))
  await act(scene, actorOf(cast, '水务局.liaison'), async ctx =>
    reportConduct(ctx, { id: first, version: (await ctx.find(ConductCase, first, '作风问题')).version, note: '已对经办科室通报批评，修订了内部流转时限。' }), instantOf(ago(42), '10:00'))
  await act(scene, office, ctx => registerConduct(ctx, { ...case1, title: '涉水审批再次超期', foundOn: ago(5) }), instantOf(ago(5), '10:00'))
}

async function playLead({ scene, cast }: Stage): Promise<void> {
  const office = actorOf(cast, 'secretary')
  const on = workdayOf(addDays(scene.today, -18))
  const id = await act(scene, office, ctx =>
    draftLead(ctx, {
      ground: 'SHIRKING', title: '例会议定的供水接入事项推诿未办', facts: '三次例会均议定由其牵头，未按时限办结，也未说明理由，项目因此推迟开工。',
      unitId: cast.units.get('水务局')!, postIds: [cast.posts.get('水务局.head')!],
    }), instantOf(on, '15:00'))
  const version = async (ctx: Ctx) => ({ id, version: (await ctx.find(AccountabilityLead, id, '问责线索')).version })
  const organ = `${cast.county.name.at(-1)}纪委监委`
  await act(scene, office, async ctx => handOverLead(ctx, { ...(await version(ctx)), organ, handedOverOn: on, source: 'OWN', series: `${cast.county.shortName.slice(0, 1)}项办` }), instantOf(on, '16:00'))
  const answered = workdayOf(addDays(scene.today, -4))
  await act(scene, office, async ctx => answerLead(ctx, { ...(await version(ctx)), answer: '线索已受理，按程序核实。', answeredOn: answered }), instantOf(answered, '11:00'))
}

/** Nine supervisions a county in live states; in 灵宝 the same problem twice, in 登封 a lead with its answer. */
export async function fillSupervisions(scene: DemoScene): Promise<void> {
  for (const [seed, cast] of castOf(scene).entries()) {
    const stage = { scene, cast, seed }
    const filled = await act(scene, actorOf(cast, 'secretary'), ctx => countyRows(ctx, 'supervision').select('supervision.id').limit(1).execute())
    if (filled.length) continue
    for (const [index, matter] of MATTERS.entries()) await play(stage, matter, index)
    if (cast.county.pack === 'lingbao-2020') await playConduct(stage)
    if (cast.county.pack === 'dengfeng-2018') await playLead(stage)
  }
}

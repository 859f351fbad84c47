import { investigateConduct, registerConduct, reportConduct } from '../../src/modules/supervision/conduct.service'
import { ConductCase, Supervision } from '../../src/modules/supervision/supervision.entity'
import { AccountabilityLead } from '../../src/modules/supervision/lead.entity'
import { draftLead, handOverLead } from '../../src/modules/supervision/lead.service'
import { draftSupervision, issueSupervision } from '../../src/modules/supervision/supervision.service'
import { acceptReply, receiveSupervision, replySupervision, submitSupervision } from '../../src/modules/supervision/work.service'
import type { Actor, Ctx } from '../../src/platform/context'
import { OFFICE, READERS, UNITS, UNITS_AND_HANDLERS, type Role, type Whose } from './cast'
import type { Operation, Variables } from './operation'
import type { Maker, Place, Scene, Subject } from './scene'

const fields = (place: Place, title: string) => ({ title: `${place.mark}${title}`, unitId: place.unitId, facts: '停工四十天。', goal: '恢复施工', goalDueOn: '2026-04-10' })
const drafted: Maker = (ctx, place) => draftSupervision(ctx, { kind: 'NOTICE', ...fields(place, '督办') })
const talk: Maker = (ctx, place) =>
  draftSupervision(ctx, { kind: 'TALK', ...fields(place, '约谈'), talkWith: '主要负责人', talkBy: '分管领导', talkOn: '2026-03-18', place: '会议室' })

type Step = (ctx: Ctx, at: { id: number; version: number }, place: Place) => Promise<unknown>
const issue: Step = (ctx, at) => issueSupervision(ctx, { ...at, issuedOn: ctx.today, source: 'OWN', series: '矩阵督' })
const receive: Step = (ctx, at) => receiveSupervision(ctx, at)
const reply: Step = (ctx, at, place) => replySupervision(ctx, { ...at, solution: '改线。', unitId: place.unitId, leader: '局长', person: '科长', dueOn: '2026-04-01' })
const accept: Step = (ctx, at) => acceptReply(ctx, at)
const submit: Step = (ctx, at) => submitSupervision(ctx, { ...at, content: '已复工。', evidence: '开工令' })
const secretary = (place: Place) => place.secretary
const liaison = (place: Place) => place.liaison
type Course = [(place: Place) => Actor, Step][]
const ISSUED: Course = [[secretary, issue]]
const RECEIVED: Course = [...ISSUED, [liaison, receive]]
const REPLIED: Course = [...RECEIVED, [liaison, reply]]
const RESOLVING: Course = [...REPLIED, [secretary, accept]]
const SUBMITTED: Course = [...RESOLVING, [liaison, submit]]

/** A supervision that has come so far, at its version; each step by whom it belongs to. */
function at(scene: Scene, whose: Whose, name: string, steps: Course, make: Maker = drafted): Promise<Subject> {
  if (whose === 'missing') return Promise.resolve({ id: scene.nobody, version: 1 })
  const place = scene.place(whose)
  return scene.kept(`supervision:${name}:${whose}`, async () => {
    const id = await scene.act(place.secretary, ctx => make(ctx, place, scene))
    for (const [who, step] of steps)
      await scene.act(who(place), async ctx => step(ctx, { id, version: (await ctx.find(Supervision, id, '督办')).version }, place))
    return scene.row('supervision', id)
  })
}

const standingOne: Maker = async (ctx, place) => {
  const id = await draftSupervision(ctx, { kind: 'NOTICE', ...fields(place, '常设文书') })
  await issue(ctx, { id, version: (await ctx.find(Supervision, id, '督办')).version }, place)
  return id
}
const standing = (variables: Variables) => async (scene: Scene) => { await scene.allStanding('supervision', standingOne); return variables }

const found: Maker = (ctx, place) => registerConduct(ctx, { kind: 'SLOWNESS', title: `${place.mark}超期`, facts: '超期。', unitId: place.unitId, foundOn: '2026-03-10', grave: true })
const given: Maker = async (ctx, place, scene) => {
  const id = await found(ctx, place, scene)
  const { version } = await ctx.find(ConductCase, id, '作风问题')
  return investigateConduct(ctx, { id, version, note: '请调查。', dueOn: '2026-04-01' })
}
const standingConduct = (variables: Variables) => async (scene: Scene) => { await scene.allStanding('conduct', given); return variables }
const conductAt = async (scene: Scene, whose: Whose, name: 'given' | 'reported'): Promise<Subject> => {
  if (whose === 'missing') return { id: scene.nobody, version: 1 }
  const place = scene.place(whose)
  return scene.kept(`conduct:${name}:${whose}`, async () => {
    const id = await scene.act(place.secretary, ctx => given(ctx, place, scene))
    if (name === 'reported')
      await scene.act(place.liaison, async ctx => reportConduct(ctx, { id, version: (await ctx.find(ConductCase, id, '作风问题')).version, note: '已处理。' }))
    return scene.row('conductCase', id)
  })
}

const lead: Maker = (ctx, place) =>
  draftLead(ctx, { ground: 'SHIRKING', title: `${place.mark}线索`, facts: '推诿。', unitId: place.unitId, postIds: [place.liaison.postId] })
const handed: Maker = async (ctx, place, scene) => {
  const id = await lead(ctx, place, scene)
  return handOverLead(ctx, { id, version: (await ctx.find(AccountabilityLead, id, '线索')).version, organ: '县纪委监委', handedOverOn: ctx.today, source: 'OWN', series: '矩阵移' })
}

const seen = { allowed: READERS, ownUnitOnly: UNITS_AND_HANDLERS } as const
const works = { allowed: UNITS, ownUnitOnly: UNITS, subject: true } as const
const office = { allowed: OFFICE, subject: true } as const
const CONDUCT: readonly Role[] = [...OFFICE, ...UNITS, 'LEAD_OFFICIAL']
const note = { note: '情况属实。' }
const input = (scene: Scene, more: Variables): Variables => ({ input: { title: `督办${scene.next()}`, facts: '停工。', goal: '复工', ...more } })

export const supervision: Operation[] = [
  { op: 'supervisions', ...seen, lists: true, variables: standing({ first: 200 }) },
  { op: 'search', case: 'supervisions', ...seen, lists: true, elsewhere: ['PANELIST'], variables: standing({ text: '常设文书' }) },
  { op: 'supervisionCounts', allowed: READERS },
  { op: 'supervisionCalendar', allowed: READERS, variables: () => ({ from: '2026-03-01', to: '2026-04-30' }) },
  { op: 'supervisionTerms', allowed: READERS },
  { op: 'supervision', ...seen, subject: true, variables: async (scene, whose) => ({ id: await scene.standing('supervision', whose, standingOne) }) },
  { op: 'draftSupervision', case: 'unit', ...office, variables: (scene, whose) => input(scene, { kind: 'NOTICE', unitId: scene.unit(whose) }) },
  { op: 'draftSupervisionBulletin', allowed: OFFICE, variables: standing({ input: { month: '2026-03' } }) },
  { op: 'editSupervision', ...office, variables: async (scene, whose) => input(scene, { ...await scene.subject('supervision', whose, drafted), unitId: scene.unit('own') }) },
  { op: 'issueSupervision', ...office, variables: async (scene, whose) => ({ input: { ...await scene.subject('supervision', whose, drafted), issuedOn: '2026-03-18', source: 'OWN', series: '矩阵发' } }) },
  {
    // the office enters the receipt of a paper that was handed over
    op: 'receiveSupervision', allowed: [...OFFICE, ...UNITS], ownUnitOnly: UNITS, subject: true,
    variables: async (scene, whose) => ({ input: await at(scene, whose, 'issued', ISSUED) }),
  },
  { op: 'replySupervision', ...works, variables: async (scene, whose) => ({ input: { ...await at(scene, whose, 'received', RECEIVED), solution: '改线。', unitId: scene.unit('own'), leader: '局长', person: '科长', dueOn: '2026-04-01' } }) },
  { op: 'acceptReply', ...office, variables: async (scene, whose) => ({ input: await at(scene, whose, 'replied', REPLIED) }) },
  { op: 'returnReply', ...office, variables: async (scene, whose) => ({ input: { ...await at(scene, whose, 'replied', REPLIED), reason: '不具体。' } }) },
  { op: 'recordTalk', ...office, variables: async (scene, whose) => ({ input: { ...await at(scene, whose, 'called', ISSUED, talk), heldOn: '2026-03-18', record: '说明情况。', commitments: '月底复工。', dueOn: '2026-03-31' } }) },
  { op: 'submitSupervision', ...works, variables: async (scene, whose) => ({ input: { ...await at(scene, whose, 'resolving', RESOLVING), content: '已复工。', evidence: '开工令' } }) },
  { op: 'returnSupervision', ...office, variables: async (scene, whose) => ({ input: { ...await at(scene, whose, 'submitted', SUBMITTED), reason: '请补充。' } }) },
  { op: 'closeSupervision', ...office, variables: async (scene, whose) => ({ input: await at(scene, whose, 'submitted', SUBMITTED) }) },
  { op: 'withdrawSupervision', allowed: ['OFFICE_HEAD'], subject: true, variables: async (scene, whose) => ({ input: { ...await at(scene, whose, 'received', RECEIVED), reason: '误发。' } }) },

  { op: 'conductCases', allowed: CONDUCT, ownUnitOnly: UNITS, lists: true, variables: standingConduct({ first: 200 }) },
  { op: 'conductCase', allowed: CONDUCT, ownUnitOnly: UNITS, subject: true, variables: async (scene, whose) => ({ id: await scene.standing('conduct', whose, given) }) },
  { op: 'registerConduct', ...office, variables: (scene, whose) => ({ input: { kind: 'INACTION', title: '专用', facts: '事实。', unitId: scene.unit(whose), foundOn: '2026-03-18', grave: false } }) },
  { op: 'investigateConduct', ...office, variables: async (scene, whose) => ({ input: { ...await scene.subject('conductCase', whose, found), ...note, dueOn: '2026-04-01' } }) },
  { op: 'reportConduct', ...works, variables: async (scene, whose) => ({ input: { ...await conductAt(scene, whose, 'given'), ...note } }) },
  { op: 'judgeConduct', ...office, variables: async (scene, whose) => ({ input: { ...await conductAt(scene, whose, 'reported'), ...note, mended: true } }) },
  // 长子's and 泾川's texts have no such step
  { op: 'raiseConduct', ...office, stops: 'GATE', variables: async (scene, whose) => ({ input: { ...await scene.subject('conductCase', whose, found), ...note, raisedTo: '督查室' } }) },
  { op: 'answerConduct', ...office, stops: 'STATE', variables: async (scene, whose) => ({ input: { ...await scene.subject('conductCase', whose, found), ...note } }) },

  { op: 'accountabilityLeads', allowed: OFFICE, lists: true, variables: async scene => { await scene.allStanding('lead', lead); return { first: 200 } } },
  { op: 'accountabilityLead', allowed: OFFICE, subject: true, variables: async (scene, whose) => ({ id: await scene.standing('lead', whose, lead) }) },
  { op: 'draftLead', case: 'unit', ...office, variables: (scene, whose) => ({ input: { ground: 'SLACK', title: '专用', facts: '事实。', unitId: scene.unit(whose), postIds: [] } }) },
  { op: 'editLead', ...office, variables: async (scene, whose) => ({ input: { ...await scene.subject('accountabilityLead', whose, lead), ground: 'SLACK', title: '专用', facts: '事实。', unitId: scene.unit('own'), postIds: [] } }) },
  { op: 'handOverLead', ...office, variables: async (scene, whose) => ({ input: { ...await scene.subject('accountabilityLead', whose, lead), organ: '县纪委监委', handedOverOn: '2026-03-18', source: 'OWN', series: '矩阵移' } }) },
  { op: 'answerLead', ...office, variables: async (scene, whose) => ({ input: { ...await scene.subject('accountabilityLead', whose, handed), answer: '已受理。', answeredOn: '2026-03-18' } }) },
  { op: 'dropLead', ...office, variables: async (scene, whose) => ({ input: { ...await scene.subject('accountabilityLead', whose, lead), reason: '情况不实。' } }) },
]

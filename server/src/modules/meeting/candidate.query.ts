import { daysBetween, todayIn } from '../../kernel/day'
import { formatMoney } from '../../kernel/money'
import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'
import { assignmentsMatching } from '../assignment/assignment.query'
import { escalatedTo } from '../assignment/escalation.query'
import { listLibraries } from '../reserve/library.query'
import { CANDIDATE_KINDS, fitInto, scoreOf, scoreText, sourceLink, type CandidateKind, type LedgerSource, type Weighed } from './candidate.rules'
import { roundText, type TopicState } from './topic.rules'

export interface Candidate extends Weighed {
  /** `topic:7`, `assignment:12`, `floor:SECTOR:3`: what is ticked. */
  key: string
  title: string
  /** Why it is here, a sentence. */
  reason: string
  unitId: number | null
  unitName: string | null
  projectId: number | null
  minutes: number
  topicId: number | null
  topicNumber: string | null
  source: { type: LedgerSource; id: number } | null
  link: string
  /** For a topic that is drafted: its problem, request and proposed decision. */
  draft: { problem: string; request: string; proposedDecision: string } | null
}

const MINUTES = 15
const LEDGER_LIMIT = 40

/** Topics of the pool that are meant for this meeting's series, or for none yet. */
async function fromPool(ctx: Ctx, seriesIds: readonly number[]): Promise<Candidate[]> {
  const rows = await countyRows(ctx, 'topic')
    .innerJoin('unit', 'unit.id', 'topic.proposerUnitId')
    .select(['topic.id', 'topic.number', 'topic.title', 'topic.round', 'topic.minutes', 'topic.submittedAt', 'topic.raisedOn', 'topic.raisedReason', 'topic.projectId', 'unit.id as unitId', 'unit.name as unitName'])
    .where('topic.state', '=', 'POOLED')
    .where(eb => eb.or([eb('topic.seriesId', 'in', [...seriesIds]), eb('topic.seriesId', 'is', null)]))
    .orderBy('topic.id')
    .limit(100)
    .execute()
  return rows.map(t => {
    const days = t.submittedAt === null ? 0 : Math.max(0, daysBetween(todayIn(Number(t.submittedAt)), ctx.today))
    const kind: CandidateKind = t.raisedOn !== null ? 'RAISED' : t.round > 1 ? 'DEFERRED' : 'SUBMITTED'
    const reason = {
      RAISED: `提请党政主要领导调度：${t.raisedReason ?? ''}`, DEFERRED: `上次会议缓议或退回，本次为${roundText(t.round)}`, SUBMITTED: days ? `已报送 ${days} 天，等待上会` : '今天报送，等待上会',
    }[kind as 'RAISED' | 'DEFERRED' | 'SUBMITTED']
    return {
      key: `topic:${t.id}`, kind, title: t.title, reason, unitId: t.unitId, unitName: t.unitName, projectId: t.projectId, minutes: t.minutes, topicId: t.id, topicNumber: t.number,
      source: null, link: `/topics/${t.id}`, draft: null, rounds: t.round - 1, days, returns: 0,
    }
  })
}

const UNSETTLED: readonly TopicState[] = ['DRAFT', 'SUBMITTED', 'RETURNED', 'POOLED', 'SCHEDULED']

/** What has been drafted from a ledger before and is not settled yet. `heard`: a meeting has decided on it since then, its answer is on the way. */
async function drafted(ctx: Ctx) {
  const rows = await countyRows(ctx, 'topic').select(['topic.sourceType', 'topic.sourceId', 'topic.title', 'topic.state', 'topic.createdAt']).where('topic.sourceType', 'is not', null)
    .where('topic.state', 'in', [...UNSETTLED, 'DECIDED', 'NOTED']).execute()
  const open = rows.filter(r => UNSETTLED.includes(r.state))
  return {
    has: (type: LedgerSource, id: number) => open.some(r => r.sourceType === type && r.sourceId === id), titled: new Set(open.map(r => r.title)),
    heard: (type: LedgerSource, id: number, since: number) => rows.some(r => r.sourceType === type && r.sourceId === id && Number(r.createdAt) >= since),
  }
}

/**
 * Matters that the county's ladder has sent up to a meeting of these series (泾川 二(二)6, 灵宝 四(二)2), with who held each for how
 * long. `id`: of one matter.
 */
export async function fromEscalations(ctx: Ctx, seriesCodes: readonly string[], id?: number): Promise<Candidate[]> {
  const known = await drafted(ctx)
  const rows = await escalatedTo(ctx, seriesCodes, id)
  return rows.filter(a => !known.heard('PROBLEM', a.id, Number(a.at)) && !known.has('PROBLEM', a.id)).map(a => {
    const held = a.holdings.filter(h => h.holder !== null).map(h => `${h.holderName} ${h.days} 天`).join('、')
    const again = a.returns + (a.recurrenceOfId === null ? 0 : 1)
    return {
      key: `problem:${a.id}`, kind: 'PROBLEM' as const, title: `研究解决：${a.title}`.slice(0, 120),
      reason: `交办事项 ${a.number} 于 ${a.fromOn} 上报${a.rungName}，已等待 ${a.days} 天；各方办理天数：${held}`,
      unitId: a.unitId, unitName: a.unitName, projectId: a.projectId, minutes: MINUTES, topicId: null, topicNumber: null, source: { type: 'PROBLEM' as const, id: a.id },
      link: sourceLink('PROBLEM', a.id)!, rounds: 0, days: a.days, returns: again,
      draft: {
        problem: `交办事项 ${a.number}“${a.title}”由${a.unitName}承办，${a.byText}于 ${a.fromOn} 上报：${a.reason}`.slice(0, 3000),
        request: `研究解决“${a.title}”中超出${a.unitName}职责的问题。`, proposedDecision: `明确解决办法、责任单位、责任人和完成时限${a.standard ? `，达到“${a.standard}”` : ''}，集中交办。`.slice(0, 3000),
      },
    }
  })
}

/** What members asked a meeting of these series for and still wait for; an accepted wish is a topic already. */
async function fromRequests(ctx: Ctx, seriesIds: readonly number[]): Promise<Candidate[]> {
  const known = await drafted(ctx)
  const rows = await countyRows(ctx, 'meetingRequest')
    .innerJoin('unit', 'unit.id', 'meetingRequest.unitId')
    .select(['meetingRequest.id', 'meetingRequest.subject', 'meetingRequest.reason', 'meetingRequest.wantedOn', 'meetingRequest.createdAt', 'unit.id as unitId', 'unit.name as unitName'])
    .where('meetingRequest.state', '=', 'SUBMITTED')
    .where('meetingRequest.seriesId', 'in', [...seriesIds])
    .orderBy('meetingRequest.id')
    .limit(LEDGER_LIMIT)
    .execute()
  return rows.filter(r => !known.heard('REQUEST', r.id, 0)).map(r => {
    const askedOn = todayIn(Number(r.createdAt))
    return {
      key: `request:${r.id}`, kind: 'REQUEST' as const, title: r.subject, reason: `${r.unitName}于 ${askedOn} 建议开会研究${r.wantedOn ? `，希望 ${r.wantedOn} 前召开` : ''}：${r.reason}`,
      unitId: r.unitId, unitName: r.unitName, projectId: null, minutes: MINUTES, topicId: null, topicNumber: null, source: { type: 'REQUEST' as const, id: r.id },
      link: sourceLink('REQUEST', r.id)!, rounds: 0, days: Math.max(0, daysBetween(askedOn, ctx.today)), returns: 0,
      draft: { problem: r.reason, request: `研究${r.subject}。`, proposedDecision: `会议研究后明确由谁办理、何时办结。` },
    }
  })
}

async function fromAssignments(ctx: Ctx): Promise<Candidate[]> {
  const known = await drafted(ctx)
  const rows = await assignmentsMatching(ctx, { overdue: true })
    .innerJoin('unit', 'unit.id', 'assignment.unitId')
    .select(['assignment.id', 'assignment.number', 'assignment.title', 'assignment.standard', 'assignment.dueOn', 'assignment.returns', 'assignment.recurrenceOfId', 'assignment.projectId', 'unit.id as unitId', 'unit.name as unitName'])
    .orderBy('assignment.dueOn')
    .limit(LEDGER_LIMIT)
    .execute()
  return rows.filter(a => !known.has('ASSIGNMENT', a.id) && !known.has('PROBLEM', a.id)).map(a => {
    const days = a.dueOn === null ? 0 : daysBetween(a.dueOn, ctx.today)
    const again = a.returns + (a.recurrenceOfId === null ? 0 : 1)
    return {
      key: `assignment:${a.id}`, kind: 'ASSIGNMENT', title: `逾期交办事项督办：${a.title}`.slice(0, 120),
      reason: `交办事项 ${a.number} 由${a.unitName}承办，原定 ${a.dueOn ?? ''} 办结，已逾期 ${days} 天${a.returns ? `，退回 ${a.returns} 次` : ''}${a.recurrenceOfId === null ? '' : '，为再次发生的问题'}`,
      unitId: a.unitId, unitName: a.unitName, projectId: a.projectId, minutes: MINUTES, topicId: null, topicNumber: null, source: { type: 'ASSIGNMENT', id: a.id },
      link: sourceLink('ASSIGNMENT', a.id)!, rounds: 0, days, returns: again,
      draft: {
        problem: `交办事项 ${a.number}“${a.title}”由${a.unitName}承办，应于 ${a.dueOn ?? ''} 前办结，至今逾期 ${days} 天。`,
        request: `听取${a.unitName}关于未办结原因的说明，研究需要协调解决的问题。`, proposedDecision: `由${a.unitName}重新明确办结时限和责任人${a.standard ? `，达到“${a.standard}”` : ''}，由联席办跟踪销号。`.slice(0, 3000),
      },
    }
  })
}

async function fromFloors(ctx: Ctx): Promise<Candidate[]> {
  const known = await drafted(ctx)
  const all = (await listLibraries(ctx)).flatMap(t => [{ ...t, unitId: null as number | null }, ...t.libraries])
  return all.filter(l => l.standing === 'BROKEN' || l.standing === 'NEAR').flatMap(l => {
    const title = `${l.name}储备底线${l.standing === 'BROKEN' ? '不足' : '预警'}`.slice(0, 120)
    if (known.titled.has(title)) return []
    const figures = `现有 ${formatMoney(l.total)}${l.floor === null ? '' : `，底线 ${formatMoney(l.floor)}`}`
    return [{
      key: `floor:${l.tier}:${l.unitId ?? 0}`, kind: 'FLOOR' as const, title, reason: `${l.name}${l.standingLabel}：${figures}`, unitId: l.unitId, unitName: l.unitId === null ? null : l.name,
      projectId: null, minutes: MINUTES, topicId: null, topicNumber: null, source: { type: 'FLOOR' as const, id: l.unitId ?? 0 }, link: sourceLink('FLOOR', 0)!, rounds: 0,
      days: l.standing === 'BROKEN' ? 15 : 0, returns: 0,
      draft: { problem: `${l.name}${l.standingLabel}，${figures}。`, request: '研究补充项目储备的措施，明确各单位谋划申报任务。', proposedDecision: '由有关单位限期申报入库项目，补足储备总量，由联席办按月通报。' },
    }]
  })
}

/** The series that a meeting serves, its own and those held in the same sitting. */
export async function servedBy(ctx: Ctx, m: { id: number; seriesId: number }): Promise<{ id: number; code: string }[]> {
  const joint = await countyRows(ctx, 'jointSeries').select('jointSeries.seriesId').where('jointSeries.meetingId', '=', m.id).execute()
  return countyRows(ctx, 'meetingSeries').select(['meetingSeries.id', 'meetingSeries.code']).where('meetingSeries.id', 'in', [m.seriesId, ...joint.map(j => j.seriesId)]).execute()
}

/**
 * N4: what the ledgers, earlier meetings and units have for a meeting, in the order of the score, each with the reason why it is
 * here and whether it still fits into the meeting's minutes.
 * @param m with the minutes that the agenda already takes
 */
export async function agendaCandidates(ctx: Ctx, m: { id: number; seriesId: number; budgetMinutes: number }) {
  const series = await servedBy(ctx, m)
  const taken = await countyRows(ctx, 'agendaItem').select(eb => eb.fn.sum('agendaItem.minutes').as('n')).where('agendaItem.meetingId', '=', m.id).executeTakeFirst()
  const free = m.budgetMinutes - Number(taken?.n ?? 0)
  const seriesIds = series.map(s => s.id)
  const raised = await fromEscalations(ctx, series.map(s => s.code))
  const overdue = (await fromAssignments(ctx)).filter(c => !raised.some(r => r.source!.id === c.source!.id))
  const found: Candidate[] = [...(await fromPool(ctx, seriesIds)), ...(await fromFloors(ctx)), ...raised, ...(await fromRequests(ctx, seriesIds)), ...overdue]
  const ordered = found.map(c => ({ ...c, score: scoreOf(c) })).sort((a, b) => b.score - a.score || b.days - a.days || a.key.localeCompare(b.key))
  const fitted = fitInto(ordered, free)
  return { freeMinutes: free, candidates: ordered.map((c, i) => ({ ...c, kindLabel: CANDIDATE_KINDS[c.kind], scoreText: scoreText(c), ...fitted[i]! })) }
}

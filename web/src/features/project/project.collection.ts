import { portalClient } from '../../app/session'
import { collectionOf, dayRange, flag, idList, oneOf, searchText, sortOf, type FilterOf, type Option, type TimelinePoint } from '../../collection'
import { ImportsDocument, PostsDocument, ProjectBoardDocument, ProjectCalendarDocument, ProjectsDocument, ProjectTagsDocument, ProjectTimelineDocument, UnitsDocument, type ProjectFilterInput, type ProjectsQuery } from '../../gql/graphql'
import { moneyText } from '../../ui'
import { loadUnits } from '../identity'
import { CLASSES, CONSTRUCTION_KINDS, INVESTMENT_KINDS, LEVELS, SCALES, STAGES } from './words'

/** A row; the timeline's also know what really happened and their milestones. */
export type ProjectRow = ProjectsQuery['projects']['nodes'][number] & { actualStartOn?: string | null; actualFinishOn?: string | null; points?: readonly TimelinePoint[] }

const loadLeaders = async (): Promise<Option[]> => {
  const { data, error } = await portalClient().query(PostsDocument, { filter: { active: true, roles: ['LEAD_OFFICIAL'] } }).toPromise()
  if (error) throw error
  return (data?.posts ?? []).map(p => ({ value: String(p.id), label: `${p.name}${p.holderName ? ` ${p.holderName}` : ''}` }))
}
const loadTownships = async (): Promise<Option[]> => {
  const { data, error } = await portalClient().query(UnitsDocument, { filter: { active: true, kinds: ['TOWNSHIP', 'PARK'] } }).toPromise()
  if (error) throw error
  return (data?.units ?? []).map(u => ({ value: String(u.id), label: u.shortName }))
}
const loadTags = async (): Promise<Option[]> => {
  const { data, error } = await portalClient().query(ProjectTagsDocument, {}).toPromise()
  if (error) throw error
  return (data?.projectTags ?? []).map(t => ({ value: t, label: t }))
}
const loadBatches = async (): Promise<Option[]> => {
  const { data, error } = await portalClient().query(ImportsDocument, { first: 50 }).toPromise()
  if (error) throw error
  return (data?.imports.nodes ?? []).map(b => ({ value: String(b.id), label: b.fileName }))
}
const thisYear = new Date().getFullYear()
const YEARS = [-1, 0, 1].map(n => ({ value: String(thisYear + n), label: `${thisYear + n} 年` }))

const filters = {
  text: searchText('名称、项目单位、代码、拼音首字母'),
  stages: oneOf('阶段', STAGES),
  units: idList('责任单位', loadUnits),
  leaders: idList('分包领导', loadLeaders),
  key: flag('重点项目'),
  late: flag('逾期'),
  classes: oneOf('类别', CLASSES, { more: true }),
  levels: oneOf('层级', LEVELS, { more: true }),
  kinds: oneOf('建设性质', CONSTRUCTION_KINDS, { more: true }),
  investors: oneOf('投资类型', INVESTMENT_KINDS, { more: true }),
  scales: oneOf('总投资', SCALES, { more: true }),
  localities: idList('属地', loadTownships, { more: true }),
  year: oneOf('计划年度', YEARS, { more: true }),
  tag: oneOf('标签', loadTags, { more: true }),
  finishOn: dayRange('计划竣工', { more: true }),
  major: flag('重大项目', { more: true }),
  suspended: flag('停工', { more: true }),
  exited: flag('已退出', { more: true }),
  early: flag('未开工却有完成投资', { more: true }),
  noLead: flag('没有分包领导', { more: true }),
  noDuty: flag('重点项目缺分包领导或责任单位', { more: true }),
  noForce: flag('重点、重大项目没有专班', { more: true }),
  undated: flag('没有开工、竣工和节点日期', { more: true }),
  batch: idList('导入批次', loadBatches, { more: true }),
}

/** The address bar's words as the contract's filter; the export takes the same. */
export const askedOf = (f: FilterOf<typeof filters>): ProjectFilterInput => ({
  text: f.text ?? null,
  stages: f.stages ?? null,
  responsibleUnitIds: f.units?.map(Number) ?? null,
  leadOfficialPostIds: f.leaders?.map(Number) ?? null,
  keyProject: f.key ?? null,
  late: f.late ?? null,
  classes: f.classes ?? null,
  levels: f.levels ?? null,
  constructionKinds: f.kinds ?? null,
  investmentKinds: f.investors ?? null,
  scales: f.scales ?? null,
  localityUnitIds: f.localities?.map(Number) ?? null,
  planYear: f.year?.[0] ? Number(f.year[0]) : null,
  tag: f.tag?.[0] ?? null,
  finishFrom: f.finishOn?.from ?? null,
  finishTo: f.finishOn?.to ?? null,
  majorProject: f.major ?? null,
  suspended: f.suspended ?? null,
  exited: f.exited ?? null,
  notStartedYetInvested: f.early ?? null,
  withoutLeadOfficial: f.noLead ?? null,
  lacksDuty: f.noDuty ?? null,
  withoutTaskForce: f.noForce ?? null,
  dated: f.undated ? false : null,
  importId: f.batch?.[0] ? Number(f.batch[0]) : null,
})
export type ProjectWords = FilterOf<typeof filters>

/** A duty with its post: `常务副县长 王甲一`; what a list left unmapped as it was written. */
export const leadText = (r: Pick<ProjectRow, 'leadOfficialPostName' | 'leadOfficialName' | 'leadOfficialText'>) =>
  [r.leadOfficialPostName, r.leadOfficialName].filter(Boolean).join(' ') || r.leadOfficialText || ''

export const projects = collectionOf<ProjectRow>()({
  name: 'projects',
  noun: '项目',
  measure: '个',
  filters,
  columns: [
    { key: 'name', label: '项目名称', width: 300, sort: 'NAME', fixed: true, value: r => r.name },
    { key: 'stage', label: '阶段', kind: 'tag', width: 124, sort: 'STAGE', value: r => r.stageLabel, tone: r => r.stageTone },
    { key: 'condition', label: '提示', kind: 'tag', width: 128, value: r => r.conditionLabel, tone: r => r.conditionTone },
    { key: 'investment', label: '总投资', kind: 'money', width: 132, sort: 'INVESTMENT', value: r => r.totalInvestment },
    { key: 'plan', label: '年度计划', kind: 'money', width: 140, sort: 'PLAN', value: r => r.annualPlanInvestment },
    { key: 'cumulative', label: '本年完成', kind: 'money', width: 140, sort: 'CUMULATIVE', value: r => r.cumulativeInvestment },
    { key: 'completion', label: '完成率', kind: 'share', width: 90, sort: 'COMPLETION', value: r => r.completionShare },
    { key: 'unit', label: '责任单位', width: 170, value: r => r.responsibleUnitName ?? r.responsibleUnitText },
    { key: 'lead', label: '分包领导', width: 180, value: leadText },
    { key: 'locality', label: '属地', width: 100, value: r => r.localityUnitName ?? r.localityUnitText },
    { key: 'class', label: '类别', width: 100, value: r => r.projectClassLabel },
    { key: 'level', label: '层级', width: 80, value: r => r.levelLabel },
    { key: 'start', label: '计划开工', kind: 'day', width: 120, sort: 'START', value: r => r.plannedStartOn },
    { key: 'finish', label: '计划竣工', kind: 'day', width: 120, sort: 'FINISH', value: r => r.plannedFinishOn },
    { key: 'kind', label: '建设性质', width: 90, hidden: true, value: r => r.constructionKindLabel },
    { key: 'owner', label: '项目单位', width: 220, hidden: true, value: r => r.owner },
    { key: 'place', label: '建设地点', width: 180, hidden: true, value: r => r.place },
    { key: 'board', label: '板块', width: 100, hidden: true, value: r => r.board },
    { key: 'tags', label: '标签', width: 160, hidden: true, value: r => r.tags },
    { key: 'updated', label: '最近修改', kind: 'instant', width: 160, hidden: true, sort: 'UPDATED', value: r => r.updatedAt },
  ],
  sort: 'NAME',
  groups: [
    { key: 'unit', label: '按责任单位', of: r => r.responsibleUnitName ?? r.responsibleUnitText },
    { key: 'lead', label: '按分包领导', of: r => leadText(r) },
    { key: 'locality', label: '按属地', of: r => r.localityUnitName ?? r.localityUnitText },
    { key: 'class', label: '按类别', of: r => r.projectClassLabel },
  ],
  link: r => ({ name: 'project', params: { id: r.id } }),
})
  .list(
    ProjectsDocument,
    q => ({ filter: askedOf(q.filter), order: sortOf<string>(q.sort || 'NAME'), first: q.first, after: q.after }),
    d => ({
      nodes: d.projects.nodes,
      totalCount: d.projects.totalCount ?? d.projects.nodes.length,
      pageInfo: { hasNextPage: d.projects.pageInfo.hasNextPage, endCursor: d.projects.pageInfo.endCursor ?? null },
      totals: d.projects.totals
        ? [
            { label: '总投资', value: moneyText(d.projects.totals.totalInvestment) },
            { label: '年度计划', value: moneyText(d.projects.totals.annualPlanInvestment) },
            { label: '本年完成', value: moneyText(d.projects.totals.cumulativeInvestment) },
          ]
        : null,
    }),
  )
  .board(ProjectBoardDocument, q => ({ filter: askedOf(q.filter) }), d =>
    d.projectBoard.map(lane => ({ key: lane.key, label: lane.label, totalCount: lane.totalCount, cards: lane.nodes })),
  )
  .calendar(ProjectCalendarDocument, q => ({ filter: askedOf(q.filter), from: q.from, to: q.to }), d =>
    d.projectCalendar.map(i => ({ id: i.id, on: i.on, title: i.title, tone: i.tone, detail: i.detail ?? null, to: { name: 'project', params: { id: i.projectId } } })),
  )
  .timeline(
    {
      start: r => r.actualStartOn ?? r.plannedStartOn,
      end: r => r.actualFinishOn ?? r.plannedFinishOn,
      points: r => r.points,
      tone: r => r.conditionTone ?? r.stageTone,
      detail: r => r.conditionLabel ?? r.stageLabel,
      sort: 'START',
      undated: 'undated',
    },
    ProjectTimelineDocument,
    q => ({ filter: askedOf(q.filter), order: sortOf<string>(q.sort), first: q.first, after: q.after }),
    ({ projectTimeline: t }) => ({
      nodes: t.nodes.map(n => ({ ...n.project, points: n.points.map(p => ({ id: p.id, on: p.on, title: p.title, tone: p.tone, detail: p.stateLabel })) })),
      totalCount: (t.totalCount ?? t.nodes.length) + t.undatedCount,
      undatedCount: t.undatedCount,
      pageInfo: { hasNextPage: t.pageInfo.hasNextPage, endCursor: t.pageInfo.endCursor ?? null },
    }),
  )

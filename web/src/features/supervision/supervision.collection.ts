import { collectionOf, dayRange, flag, idList, oneOf, searchText, sortOf, type FilterOf } from '../../collection'
import { AccountabilityLeadsDocument, ConductCasesDocument, SupervisionCalendarDocument, SupervisionsDocument, type AccountabilityLeadsQuery, type ConductCasesQuery, type SupervisionsQuery } from '../../gql/graphql'
import { loadUnits } from '../identity'

export type SupervisionRow = SupervisionsQuery['supervisions']['nodes'][number]

export const KINDS = [
  { value: 'NOTICE', label: '挂牌督办通知书' },
  { value: 'REMINDER', label: '提醒函' },
  { value: 'TALK', label: '约谈' },
] as const

const STATES = [
  { value: 'DRAFT', label: '起草' },
  { value: 'ISSUED', label: '待签收' },
  { value: 'RECEIVED', label: '待复函' },
  { value: 'REPLIED', label: '复函待审核' },
  { value: 'REPLY_RETURNED', label: '复函退回' },
  { value: 'CALLED', label: '待约谈' },
  { value: 'RESOLVING', label: '限期办理' },
  { value: 'SUBMITTED', label: '待核实' },
  { value: 'CLOSED', label: '已办结' },
  { value: 'WITHDRAWN', label: '已撤回' },
] as const

const filters = {
  text: searchText('督办事项、文号、单位、拼音首字母'),
  kinds: oneOf('文种', KINDS),
  states: oneOf('状态', STATES),
  units: idList('主送单位', loadUnits),
  overdue: flag('只看逾期'),
  mine: flag('轮到我'),
  open: flag('未办结', { more: true }),
  dueOn: dayRange('期限', { more: true }),
  project: idList('项目', [], { more: true }),
}
const asked = (f: FilterOf<typeof filters>) => ({
  text: f.text ?? null,
  kinds: f.kinds ?? null,
  states: f.states ?? null,
  unitIds: f.units?.map(Number) ?? null,
  overdue: f.overdue ?? null,
  mine: f.mine ?? null,
  open: f.open ?? null,
  dueFrom: f.dueOn?.from ?? null,
  dueTo: f.dueOn?.to ?? null,
  projectId: f.project?.[0] ? Number(f.project[0]) : null,
})

const pageOf = (page: { hasNextPage: boolean; endCursor?: string | null }) => ({ hasNextPage: page.hasNextPage, endCursor: page.endCursor ?? null })

export const supervisions = collectionOf<SupervisionRow>()({
  name: 'supervisions',
  noun: '督办',
  measure: '件',
  filters,
  columns: [
    { key: 'title', label: '督办事项', width: 300, fixed: true, value: r => r.title },
    { key: 'kind', label: '文种', width: 140, value: r => r.kindLabel },
    { key: 'state', label: '状态', kind: 'tag', width: 130, value: r => r.stateLabel, tone: r => r.stateTone },
    { key: 'unit', label: '主送单位', width: 180, value: r => r.unitName },
    { key: 'left', label: '期限', kind: 'tag', width: 190, value: r => r.dueText, tone: r => r.dueTone },
    { key: 'dueOn', label: '到期日', kind: 'day', width: 120, sort: 'DUE_ON', value: r => r.dueOn },
    { key: 'number', label: '发文字号', width: 170, value: r => r.number },
    { key: 'issuedOn', label: '印发日期', kind: 'day', width: 120, sort: 'ISSUED', value: r => r.issuedOn },
    { key: 'receivedOn', label: '签收日期', kind: 'day', width: 120, hidden: true, value: r => r.receivedOn },
    { key: 'repliedOn', label: '复函日期', kind: 'day', width: 120, hidden: true, value: r => r.repliedOn },
    { key: 'project', label: '项目', width: 220, value: r => r.projectName },
  ],
  sort: '',
  groups: [
    { key: 'unit', label: '按主送单位', of: r => r.unitName },
    { key: 'kind', label: '按文种', of: r => r.kindLabel },
  ],
  link: r => ({ name: 'supervision', params: { id: r.id } }),
})
  .list(
    SupervisionsDocument,
    q => ({ filter: asked(q.filter), order: q.sort ? sortOf<string>(q.sort) : null, first: q.first, after: q.after }),
    d => ({ ...d.supervisions, totalCount: d.supervisions.totalCount ?? d.supervisions.nodes.length, pageInfo: pageOf(d.supervisions.pageInfo) }),
  )
  .calendar(SupervisionCalendarDocument, q => ({ filter: asked(q.filter), from: q.from, to: q.to }), d => d.supervisionCalendar)

export const CONDUCT_KINDS = [
  { value: 'FALSIFICATION', label: '弄虚作假' },
  { value: 'INACTION', label: '不作为' },
  { value: 'SLOWNESS', label: '慢作为' },
  { value: 'MISCONDUCT', label: '乱作为' },
] as const
const CONDUCT_STATES = [
  { value: 'FOUND', label: '已登记' },
  { value: 'SELF_INVESTIGATION', label: '自行调查' },
  { value: 'REPORTED', label: '已报结果' },
  { value: 'UNMENDED', label: '整改不落实' },
  { value: 'RAISED', label: '已提级评查' },
  { value: 'CLOSED', label: '已办结' },
] as const

export type ConductRow = ConductCasesQuery['conductCases']['nodes'][number]
const conductFilters = { text: searchText('问题、单位、拼音首字母'), kinds: oneOf('类别', CONDUCT_KINDS), states: oneOf('状态', CONDUCT_STATES), units: idList('单位', loadUnits), open: flag('未办结') }

export const conductCases = collectionOf<ConductRow>()({
  name: 'conductCases',
  noun: '作风问题',
  measure: '件',
  filters: conductFilters,
  columns: [
    { key: 'title', label: '问题', width: 320, fixed: true, value: r => r.title },
    { key: 'kind', label: '类别', width: 110, value: r => r.kindLabel },
    { key: 'state', label: '状态', kind: 'tag', width: 120, value: r => r.stateLabel, tone: r => r.stateTone },
    { key: 'unit', label: '单位', width: 190, value: r => r.unitName },
    { key: 'foundOn', label: '发现日期', kind: 'day', width: 120, value: r => r.foundOn },
    { key: 'dueOn', label: '报送时限', kind: 'day', width: 120, value: r => r.dueOn },
    { key: 'raisedTo', label: '提级评查部门', width: 160, value: r => r.raisedTo },
  ],
  sort: '',
  groups: [{ key: 'unit', label: '按单位', of: r => r.unitName }],
  link: r => ({ name: 'conductCase', params: { id: r.id } }),
}).list(
  ConductCasesDocument,
  q => ({
    filter: { text: q.filter.text ?? null, kinds: q.filter.kinds ?? null, states: q.filter.states ?? null, unitIds: q.filter.units?.map(Number) ?? null, open: q.filter.open ?? null },
    first: q.first, after: q.after,
  }),
  d => ({ ...d.conductCases, totalCount: d.conductCases.totalCount ?? d.conductCases.nodes.length, pageInfo: pageOf(d.conductCases.pageInfo) }),
)

export const GROUNDS = [
  { value: 'OVERDUE', label: '会议确定事项未按时限办结且无正当理由' },
  { value: 'UNMET', label: '未按要求完成推进计划且无正当理由' },
  { value: 'SHIRKING', label: '推诿扯皮' },
  { value: 'SLACK', label: '推进不力' },
  { value: 'HIDDEN', label: '发现问题隐瞒不报' },
] as const
const LEAD_STATES = [
  { value: 'DRAFT', label: '起草' },
  { value: 'HANDED_OVER', label: '已移交' },
  { value: 'ANSWERED', label: '已答复' },
  { value: 'DROPPED', label: '不移交' },
] as const

export type LeadRow = AccountabilityLeadsQuery['accountabilityLeads']['nodes'][number]
const leadFilters = { text: searchText('线索、单位、拼音首字母'), grounds: oneOf('情形', GROUNDS), states: oneOf('状态', LEAD_STATES), units: idList('单位', loadUnits) }

export const leads = collectionOf<LeadRow>()({
  name: 'leads',
  noun: '问责线索',
  measure: '条',
  filters: leadFilters,
  columns: [
    { key: 'title', label: '线索', width: 320, fixed: true, value: r => r.title },
    { key: 'ground', label: '情形', width: 240, value: r => r.groundLabel },
    { key: 'state', label: '状态', kind: 'tag', width: 110, value: r => r.stateLabel, tone: r => r.stateTone },
    { key: 'unit', label: '责任单位', width: 190, value: r => r.unitName },
    { key: 'handedOverOn', label: '移交日期', kind: 'day', width: 120, value: r => r.handedOverOn },
    { key: 'organ', label: '移交机关', width: 160, value: r => r.organ },
    { key: 'answeredOn', label: '答复日期', kind: 'day', width: 120, value: r => r.answeredOn },
  ],
  sort: '',
  groups: [{ key: 'unit', label: '按责任单位', of: r => r.unitName }],
  link: r => ({ name: 'lead', params: { id: r.id } }),
}).list(
  AccountabilityLeadsDocument,
  q => ({
    filter: { text: q.filter.text ?? null, grounds: q.filter.grounds ?? null, states: q.filter.states ?? null, unitIds: q.filter.units?.map(Number) ?? null },
    first: q.first, after: q.after,
  }),
  d => ({ ...d.accountabilityLeads, totalCount: d.accountabilityLeads.totalCount ?? d.accountabilityLeads.nodes.length, pageInfo: pageOf(d.accountabilityLeads.pageInfo) }),
)

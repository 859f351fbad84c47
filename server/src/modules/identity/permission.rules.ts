import { ROLES, type Role, type Scope } from './word.rules'

export { GRADES, JOURNAL_KINDS, ROLES, SCOPES, UNIT_KINDS, type Grade, type Role, type Scope, type UnitKind } from './word.rules'

type Holders = Partial<Record<Role, Scope>>
const all = (scope: Scope): Holders => Object.fromEntries(Object.keys(ROLES).map(role => [role, scope]))
const office: Holders = { SECRETARY: 'COUNTY', OFFICE_HEAD: 'COUNTY' }
const units: Holders = { UNIT_HEAD: 'UNIT', LIAISON: 'UNIT' }
const unitsAndHandlers: Holders = { ...units, HANDLER: 'UNIT' }
const readers: Holders = {
  ...office, ...unitsAndHandlers, ADMINISTRATOR: 'COUNTY', LEAD_OFFICIAL: 'COUNTY', READER: 'COUNTY',
}

/**
 * One table of sentences for what each post may do. The only place that says it: resolvers name an ability, services ask
 * for its reach, the portal gets the same answers.
 */
export const ABILITIES = {
  'session.use': { says: '登录的人可以使用自己的会话、岗位和密码', holders: all('COUNTY') },
  'directory.read': { says: '登录的人可以查看本县的单位和岗位名录', holders: all('COUNTY') },
  'directory.manage': { says: '管理员维护单位、岗位、任职、委托和用户', holders: { ADMINISTRATOR: 'COUNTY' } },
  'delegation.manage': { says: '管理员和联席办登记委托', holders: { ...office, ADMINISTRATOR: 'COUNTY' } },
  'journal.read': { says: '管理员和联席办主任可以查阅操作日志', holders: { ADMINISTRATOR: 'COUNTY', OFFICE_HEAD: 'COUNTY' } },

  'calendar.read': { says: '登录的人可以查看工作日历和自己的日程', holders: all('COUNTY') },
  'calendar.manage': { says: '管理员录入国务院公布的放假安排', holders: { ADMINISTRATOR: 'COUNTY' } },

  'regulation.read': { says: '登录的人可以查阅本县制度', holders: all('COUNTY') },
  'setting.change': { says: '管理员和联席办主任修改本县设定', holders: { ADMINISTRATOR: 'COUNTY', OFFICE_HEAD: 'COUNTY' } },

  'inbox.use': { says: '登录的人查看自己的待办和消息', holders: all('COUNTY') },
  'message.manage': { says: '管理员设置群机器人和每日提醒时间，查看消息发送情况', holders: { ADMINISTRATOR: 'COUNTY' } },
  'view.use': { says: '登录的人保存自己的视图', holders: all('COUNTY') },
  'view.share': { says: '联席办保存全县共用的视图，单位保存本单位共用的视图', holders: { ...office, ...units } },

  'document.read': { says: '联席办、县领导和查阅岗位查看全县公文，单位查看与本单位有关的公文', holders: readers },
  'document.manage': { says: '联席办编制、编号、印发公文', holders: office },
  'template.manage': { says: '联席办更换公文模板', holders: office },
  'attachment.add': { says: '能办理事项的人可以上传附件', holders: { ...office, ...unitsAndHandlers, ADMINISTRATOR: 'COUNTY', LEAD_OFFICIAL: 'COUNTY' } },

  'project.read': { says: '联席办、县领导和查阅岗位查看全县项目，单位查看与本单位有关的项目', holders: readers },
  'project.create': { says: '联席办登记项目，单位申报本单位的项目', holders: { ...office, ...unitsAndHandlers } },
  'project.edit': { says: '联席办修改项目，单位修改本单位负责的项目', holders: { ...office, ...unitsAndHandlers } },
  'project.remove': { says: '联席办删除登记错误的项目', holders: office },
  'project.decide': { says: '联席办确定分包领导、项目层级、重点和重大项目标志，更正项目阶段，登记项目退出', holders: office },
  'taskForce.set': { says: '联席办成立、调整项目专班，分包领导成立自己分包项目的，牵头单位主要领导成立本单位牵头项目的', holders: { ...office, LEAD_OFFICIAL: 'LED', UNIT_HEAD: 'UNIT' } },
  'project.import': { says: '联席办导入项目清单', holders: office },

  'review.read': { says: '联席办、单位和县领导查看评审会，评委查看自己参加的评审会', holders: { ...readers, PANELIST: 'UNIT' } },
  'review.manage': { says: '联席办组织评审会并记录结论，行业主管部门组织本行业的初核', holders: { ...office, ...units } },
  'review.score': { says: '评委在自己参加的评审会上评分', holders: { PANELIST: 'UNIT', UNIT_HEAD: 'UNIT', LIAISON: 'UNIT' } },

  'reserve.read': { says: '联席办、县领导和查阅岗位查看储备库，单位查看与本单位有关的条目', holders: readers },
  'reserve.propose': { says: '单位和联席办提出项目入库', holders: { ...office, ...unitsAndHandlers } },
  'reserve.decide': { says: '联席办决定综合库入库，行业主管部门决定本行业库入库', holders: { ...office, ...units } },

  'assignment.read': { says: '联席办、县领导和查阅岗位查看全县交办事项，单位查看本单位的', holders: readers },
  'assignment.list': { says: '联席办列单', holders: office },
  'assignment.judge': { says: '县级领导研判列出的事项，联席办凭领导的批件或记录代录', holders: { ...office, LEAD_OFFICIAL: 'COUNTY' } },
  'assignment.handOver': { says: '联席办交单', holders: office },
  'assignment.work': { says: '责任单位签收、办理、提交办理情况', holders: units },
  'assignment.draft': { says: '经办人填写办理情况，由联络员确认', holders: unitsAndHandlers },
  'assignment.verify': { says: '联席办或分包领导核实销号、退回、审批延期，办理人和办理单位不得自己销号', holders: { ...office, LEAD_OFFICIAL: 'LED' } },
  'assignment.answer': { says: '联席办、分包领导登记上级的答复，行业主管部门答复报到本单位的事项', holders: { ...office, ...units, LEAD_OFFICIAL: 'LED' } },
  'assignment.withdraw': { says: '联席办主任撤销交办事项', holders: { OFFICE_HEAD: 'COUNTY' } },

  'duty.read': { says: '联席办、县领导和查阅岗位查看全县经常性职责和外出登记，单位查看本单位的', holders: readers },
  'duty.fulfil': { says: '任职人或受托人登记履行情况，联席办可以代领导登记', holders: { ...office, ...units, LEAD_OFFICIAL: 'LED' } },
  'duty.make': { says: '联席办生成本周期的职责', holders: office },

  'supervision.read': { says: '联席办、县领导和查阅岗位查看全县督办，单位查看发给本单位的', holders: readers },
  'supervision.issue': { says: '联席办起草、印发挂牌督办通知书、提醒函和约谈通知，审核复函，记录约谈', holders: office },
  'supervision.work': { says: '收到督办的单位签收、复函、报送办理结果', holders: units },
  'supervision.close': { says: '联席办核实办结督办，承办单位不得自己办结', holders: office },
  'supervision.withdraw': { says: '联席办主任撤回已印发的督办', holders: { OFFICE_HEAD: 'COUNTY' } },
  'conduct.read': { says: '联席办和县领导查看作风问题，单位查看交本单位调查的', holders: { ...office, ...units, LEAD_OFFICIAL: 'COUNTY' } },
  'conduct.manage': { says: '联席办登记作风问题，交单位自行调查，提出提级评查', holders: office },
  'conduct.work': { says: '单位报送自行调查处理的结果', holders: units },
  'lead.manage': { says: '联席办主任和秘书登记、移交问责线索，登记纪检机关的答复，其他岗位都看不到', holders: office },

  'meeting.read': { says: '联席办、县领导和查阅岗位查看全部会议，单位查看本单位参加或有议题的会议', holders: readers },
  'meeting.manage': { says: '联席办筹备会议、安排议程、记录结果、起草纪要', holders: office },
  'meeting.mend': { says: '联席办主任和秘书在会议结束后补列议定事项，写明原因', holders: office },
  'meeting.approve': { says: '县级领导同意会议安排，联席办登记批件', holders: { ...office, LEAD_OFFICIAL: 'COUNTY' } },
  'meeting.attend': { says: '受邀的人回复参会、签到', holders: { ...office, ...unitsAndHandlers, LEAD_OFFICIAL: 'COUNTY' } },
  'minutes.sign': { says: '签批链上的联席办和县级领导岗位签批或退回会议纪要', holders: { ...office, LEAD_OFFICIAL: 'COUNTY' } },
  'topic.propose': { says: '单位提出议题，联席办代为录入', holders: { ...office, ...units } },
  'topic.manage': { says: '联席办审核、退回、安排议题', holders: office },

  'performance.read': { says: '登录的人查看已公布的排名，联席办查看草稿', holders: readers },
  'performance.draft': { says: '联席办生成月度得分和排名', holders: office },
  'performance.publish': { says: '联席办主任公布排名', holders: { OFFICE_HEAD: 'COUNTY' } },

  'dashboard.read': { says: '县领导、联席办和查阅岗位查看全县驾驶舱，单位查看本单位的', holders: readers },
} as const satisfies Record<string, { says: string; holders: Holders }>

export type Ability = keyof typeof ABILITIES

/** How far a role's ability reaches, or null when it has none. */
export const reachOf = (role: string, ability: Ability): Scope | null =>
  (ABILITIES[ability].holders as Record<string, Scope | undefined>)[role] ?? null

/** The abilities of a role, for the portal's menus. */
export const abilitiesOf = (role: string): Ability[] => (Object.keys(ABILITIES) as Ability[]).filter(a => reachOf(role, a) !== null)

/** What a matter is tied to, when an ability reaches less than the county. */
export interface Ties {
  unitIds?: readonly (number | null | undefined)[]
  postIds?: readonly (number | null | undefined)[]
}

/** Whether a post may: by its role's reach and the units and posts that the matter is tied to. */
export function may(actor: { role: string; postId: number; unitIds: readonly number[] }, ability: Ability, ties: Ties = {}): boolean {
  const reach = reachOf(actor.role, ability)
  if (!reach) return false
  if (reach === 'COUNTY') return true
  const ofUnit = (ties.unitIds ?? []).some(id => id != null && actor.unitIds.includes(id))
  const led = (ties.postIds ?? []).some(id => id === actor.postId)
  // Leaders share a unit, not what each is charged with.
  return reach === 'UNIT' ? ofUnit || led : led
}

/** What the journal shows only to those who may see the matter itself: the names of its entities. */
export const CONFIDENTIAL: Readonly<Record<string, Ability>> = { AccountabilityLead: 'lead.manage', AccountabilityPerson: 'lead.manage' }

/** Seconds to wait after so many failures in a row: none for three, then 5, 10, 20 … at most 15 minutes. */
export const waitAfterFailures = (failures: number): number => (failures < 3 ? 0 : Math.min(900, 5 * 2 ** (failures - 3)))

/** What is wrong with a name to sign in by, in words; null when it will do. */
export const usernameProblem = (username: string): string | null =>
  /^[a-z0-9][a-z0-9._-]{2,39}$/.test(username) ? null : '用户名应为 3 到 40 位小写字母、数字、点、下划线或短横线。'

/**
 * What is wrong with a new password, in words; null when it will do.
 * Ten characters of at least two kinds, and not the user's own name.
 */
export function passwordProblem(password: string, username: string): string | null {
  if (password.length < 10) return '密码至少 10 位，请加长。'
  if (password.length > 128) return '密码最多 128 位，请缩短。'
  const kinds = [/[a-z]/i, /\d/, /[^a-z\d]/i].filter(k => k.test(password)).length
  if (kinds < 2) return '密码至少包含字母、数字、符号中的两种。'
  if (password.toLowerCase().includes(username.toLowerCase())) return '密码不能包含用户名。'
  return null
}

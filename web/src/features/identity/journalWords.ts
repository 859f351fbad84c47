import { GRADES, ROLES, UNIT_KINDS } from './words'

/** What a journal entry is about. Entities that are not named here are shown as 其他事项. */
export const SUBJECTS: Record<string, string> = {
  Project: '项目', ProjectCode: '项目代码', ProjectOfficial: '分包领导', ProjectTag: '项目标签', Milestone: '项目节点', ProjectImport: '清单导入',
  LibraryEntry: '入库条目', LibraryEntryStep: '入库办理', ReviewSession: '评审会', Panelist: '评委', Scoresheet: '评分表',
  Meeting: '会议', MeetingSeries: '会议制度', Topic: '议题', AgendaItem: '议程事项', Attendance: '参会', Minutes: '会议纪要', MinutesParagraph: '纪要段落', MinutesSignature: '纪要签批', MinutesEdition: '纪要版次', SigningRole: '纪要签批链', Resolution: '议定事项', Opinion: '会审意见', TopicCall: '征集议题', TopicCallAnswer: '议题征集回复',
  Assignment: '交办事项', AssignmentStep: '交办办理', AssignmentNote: '办理情况', AssignmentExtension: '延期', AssignmentStop: '停表', AssistingUnit: '协办单位', AssignmentSource: '批示与会外决定', LedgerImport: '台账导入', LedgerRow: '台账的行',
  Supervision: '督办', SupervisionReply: '督办复函', SupervisionStep: '督办办理', ConductCase: '作风问题', ConductStep: '作风问题办理', AccountabilityLead: '问责线索', AccountabilityPerson: '线索涉及岗位',
  Snapshot: '月度封存数据', SnapshotRow: '月度数据', Ranking: '排名', Score: '得分',
  Document: '公文', DocumentRecipient: '公文主送', NumberRegister: '编号登记', Template: '公文模板', Attachment: '附件',
  Unit: '单位', Post: '岗位', User: '用户', Tenure: '任职', Delegation: '委托', Jurisdiction: '行政区',
  CountySetting: '本县设定', CalendarYear: '放假安排', CalendarDay: '放假日', CalendarFeed: '手机日历', View: '视图', KeptPack: '制度包', PackUse: '制度起用',
  Duty: '经常性职责', DutyMatter: '调度事项', Absence: '外出登记', TaskForce: '项目专班', TaskForceMember: '专班成员',
  Robot: '群机器人', MessageChannel: '消息接收方式', DigestSetting: '每日提醒时间', Delivery: '消息发送',
}

/** Those offered as a filter: what an office looks for. */
export const SUBJECT_CHOICES = [
  'Project', 'Milestone', 'LibraryEntry', 'ReviewSession', 'Meeting', 'Topic', 'Resolution', 'Minutes', 'Assignment', 'AssignmentNote', 'Ranking',
  'Document', 'Template', 'Attachment', 'Unit', 'Post', 'User', 'Tenure', 'Delegation', 'CountySetting', 'CalendarYear',
].map(value => ({ value, label: SUBJECTS[value] ?? '' }))

export const KINDS: Record<string, { label: string; tone: 'good' | 'info' | 'bad' }> = {
  CREATE: { label: '新增', tone: 'good' },
  UPDATE: { label: '修改', tone: 'info' },
  DELETE: { label: '删除', tone: 'bad' },
}

/** A column's name on screen, wherever it stands. What is not named here is counted as 其他内容. */
export const FIELDS: Record<string, string> = {
  name: '名称', title: '标题', shortName: '简称', code: '代码', number: '编号', kind: '类别', state: '状态', status: '状态', active: '在用', ordinal: '排序',
  unitId: '单位', parentId: '上级', postId: '岗位', userId: '用户', role: '岗位类别', grade: '职级', fromPostId: '委托岗位', toPostId: '受托岗位',
  fromOn: '自', untilOn: '至', reason: '原因', username: '用户名', phone: '电话', email: '邮箱',
  owner: '项目单位', content: '内容', benefits: '效益', place: '地点', stage: '项目阶段', constructionKind: '建设性质', level: '项目层级', projectClass: '项目类别',
  investmentKind: '投资类别', keyProject: '重点项目', majorProject: '重大项目', board: '板块', totalInvestment: '总投资', annualPlanInvestment: '年度计划投资',
  cumulativeInvestment: '本年完成投资', planYear: '计划年度', annualTask: '年度任务', requirement: '要求', progress: '进展', problems: '存在问题', remark: '备注',
  localityUnitId: '属地', responsibleUnitId: '责任单位', leadUnitId: '牵头单位', sectorAuthorityUnitId: '行业主管部门', chainUnitId: '产业链',
  serviceOfficerPostId: '首席服务官', leadOfficialPostId: '分包领导', localityUnitText: '属地（原文）', responsibleUnitText: '责任单位（原文）', leadUnitText: '牵头单位（原文）',
  sectorAuthorityUnitText: '行业主管部门（原文）', serviceOfficerText: '首席服务官（原文）', leadOfficialText: '分包领导（原文）', tags: '标签',
  plannedStartOn: '计划开工', actualStartOn: '实际开工', plannedFinishOn: '计划竣工', actualFinishOn: '实际竣工', approvedOn: '批准日期', plannedOn: '计划日期', actualOn: '实际日期',
  toOn: '止', byText: '办理人', resumedByText: '恢复计时的人',
  suspendedOn: '停工日期', suspendReason: '停工原因', exitedOn: '退出日期', exitReason: '退出原因', feasibilityReached: '达到可研深度',
  proposedOn: '提出日期', decidedOn: '决定日期', decidedByText: '决定人', leftOn: '出库日期', tier: '储备库', proposerUnitId: '提出单位',
  heldOn: '召开日期', heldAt: '召开时间', endAt: '结束时间', openedAt: '开会时间', closedAt: '闭会时间', noticedAt: '通知时间', noticeText: '通知内容', chairName: '主持人', chairPostId: '主持岗位',
  form: '形式', cancelReason: '取消原因', budgetMinutes: '时长（分钟）', minutes: '时长（分钟）', cadence: '周期', startTime: '开始时间', members: '成员单位', standingTopics: '固定议题',
  asksPapers: '议题须附材料', calledAt: '征集时间', calledByName: '征集人', calledByPostId: '征集岗位', answeredByName: '回复人', remindedAt: '提醒时间', reminders: '提醒次数', holderName: '任职人', standInName: '代会人', announcedName: '委托的代会人', handedInAt: '报送时间', answeredAt: '回复时间', checkedInAt: '签到时间', unitText: '单位',
  problem: '问题', request: '请求事项', proposedDecision: '建议意见', proposedByName: '提出人', proposedByPostId: '提出岗位', returnReason: '退回原因', submittedAt: '提交时间', round: '轮次',
  heard: '听取的汇报', outcome: '结果', outcomeText: '结果说明', addedAt: '补列时间', addedBy: '补列人', addedReason: '补列原因', text: '内容', standard: '标准', dueOn: '期限', originalDueOn: '原期限', responsiblePerson: '责任人', responsiblePostId: '责任岗位',
  recorder: '记录人', copiesTo: '抄送', alsoTo: '另送全文的单位', draftedAt: '起草时间', sourceType: '来源', sourceText: '来源说明', holder: '现由谁办', listedOn: '列单日期', judgedOn: '研判日期', handedOverOn: '交单日期',
  signedOn: '签收日期', submittedOn: '提交日期', clearedOn: '销号日期', withdrawnOn: '撤销日期', returns: '退回次数', judgement: '研判意见', judgedByText: '研判人', action: '办理', note: '说明', evidence: '佐证',
  confirmedByName: '确认人', decision: '决定', decidedByName: '决定人', requestedOn: '申请日期', toState: '办理后状态', on: '日期', year: '年份', serial: '序号',
  conclusion: '结论', conclusionText: '结论说明', subject: '评审对象', concludedOn: '结论日期', marks: '评分', comment: '评语', recused: '回避', recusalReason: '回避原因', average: '平均分',
  series: '会议或机关代字', numberSource: '编号方式', issuedOn: '印发日期', last: '已用序号', start: '平台外编到', mime: '文件类型', size: '文件大小', uploadedById: '上传人', changedById: '修改人', recordedById: '记录人', uploadedByPost: '上传岗位', uploadedAt: '上传时间',
  key: '设定项', value: '设定值', paper: '依据文件', effectiveOn: '起用日期', revision: '修改次数', changedByName: '修改人', changedAt: '修改时间', enteredAt: '录入时间', day: '日期',
  investmentPlan: '计划投资', investmentDone: '完成投资', assignmentsDue: '应办结事项', assignmentsCleared: '已办结事项', arithmetic: '算式', unitGroup: '分组', month: '月份', measure: '排名依据',
  basis: '依据', facts: '事实', goal: '目标要求', goalDueOn: '解决时限', talkWith: '约谈对象', talkBy: '约谈人', talkOn: '约谈日期', record: '约谈记录', commitments: '承诺事项',
  receivedOn: '签收日期', replyDueOn: '复函期限', replyProvisional: '复函期限暂定', dueProvisional: '时限暂定', afterOn: '顺延到', beforeOn: '原时限', rung: '层级', seriesCode: '会议制度', replyWorkdays: '复函工作日', repliedOn: '复函日期', solution: '解决方案', leader: '责任领导', person: '责任人', late: '逾期复函',
  foundOn: '发现日期', grave: '情节特别严重', unmended: '整改不落实', raisedTo: '提级评查部门', raisedOn: '提级日期', raisedMatch: '符合的情形', closedOn: '办结日期',
  organ: '移交机关', answer: '答复', answerPaper: '答复文号', answeredOn: '答复日期', draftedOn: '登记日期', draftedBy: '登记人', dropReason: '不移交理由', standingOn: '现状日期',
  tieText: '同分处理', clause: '依据条款', withdrawReason: '撤回原因', draftedByName: '生成人', draftedByPost: '生成岗位', publishedAt: '公布时间', publishedByPost: '公布岗位', frozenAt: '封存时间', frozenByName: '封存人', frozenByPost: '封存岗位',
  subjectType: '所属事项', collection: '列表', query: '条件', sharing: '共用范围', score: '得分', rank: '名次', rate: '完成率', periodLabel: '月份', unitName: '单位', publishedByName: '公布人', sendTime: '发出时间', emailOn: '发邮件', urgentOn: '发紧急消息', digestOn: '发每日提醒', tries: '已试次数', nextAt: '再试时间', createdAt: '登记时间', updatedAt: '更新时间',
}

export const MONEY = new Set(['totalInvestment', 'annualPlanInvestment', 'cumulativeInvestment', 'investmentPlan', 'investmentDone'])

/** Values that are words of their field; the same word can mean another thing elsewhere. */
export const VALUES: Record<string, Record<string, string>> = {
  role: ROLES,
  grade: GRADES,
  stage: { CONCEIVED: '策划', PLANNED: '规划', PREPARATION_PROPOSED: '拟开展前期', PREPARING: '前期', BUILDING: '在建', COMPLETED: '竣工', OPERATING: '投产' },
  constructionKind: { NEW: '新建', CONTINUED: '续建', EXPANSION: '扩建', RECONSTRUCTION: '改建' },
  level: { NATIONAL: '国家级', PROVINCIAL: '省级', MUNICIPAL: '市级', COUNTY: '县级' },
  projectClass: { INDUSTRIAL: '产业', INFRASTRUCTURE: '基础设施', LIVELIHOOD: '社会民生', ECOLOGY: '生态环保', INNOVATION: '科技创新', OTHER: '其他' },
  investmentKind: { ENTERPRISE: '企业投资', GOVERNMENT: '政府投资' },
  numberSource: { OWN: '自行编号', ENTERED: '登记政府办编号' },
  sourceType: { RESOLUTION: '议定事项', PROBLEM: '问题清单', FINDING: '核查发现', INSTRUCTION: '领导批示', DECISION: '其他会议决定', MANUAL: '日常交办' },
  holder: { OFFICE: '联席办', LEADER: '分包领导', UNIT: '责任单位', ESCALATED: '上报层级' },
  sharing: { MINE: '仅自己', UNIT: '本单位', COUNTY: '全县' },
  tier: { TOWNSHIP: '乡镇库', SECTOR: '行业库', CHAIN: '产业链库', COMPREHENSIVE: '综合库', MANAGEMENT: '项目管理库', RESERVE: '储备项目' },
  measure: { INVESTMENT: '完成投资', ASSIGNMENT: '办结事项' },
  unitGroup: UNIT_KINDS,
  outcome: { DECIDED: '议定', IN_PRINCIPLE: '原则同意', NOTED: '知悉', DEFERRED: '缓议', RETURNED: '退回', WITHDRAWN: '撤回' },
  'Ranking.state': { DRAFT: '草稿', PUBLISHED: '已公布', WITHDRAWN: '已撤回' },
  'Unit.kind': UNIT_KINDS,
  'Meeting.form': { SITE: '现场调研', FORUM: '座谈会' },
  'Document.kind': { MINUTES: '会议纪要', EXCERPT: '会议纪要摘录', FOLLOW_UP: '决议落实情况通报', NOTICE: '会议通知', BULLETIN: '通报', SUPERVISION_NOTICE: '挂牌督办通知书', REMINDER: '提醒函', TALK_NOTICE: '约谈通知', SPECIAL_REPORT: '专报', LEAD_TRANSFER: '问责线索移送函' },
  'Document.state': { DRAFT: '草稿', ISSUED: '已印发' },
  'CalendarDay.kind': { OFF: '放假', WORK: '调休上班' },
  'Assignment.state': {
    LISTED: '列单', JUDGED: '已研判', HANDED_OVER: '已交单', IN_PROGRESS: '办单', SUBMITTED: '待核实', RETURNED: '已退回', CLEARED: '已销号', WITHDRAWN: '已撤销',
  },
  'Document.standing': { WITHDRAWN: '已作废', CORRECTED: '已更正', CLOSED: '已办结' },
  'Supervision.kind': { NOTICE: '挂牌督办通知书', REMINDER: '提醒函', TALK: '约谈' },
  'Supervision.state': {
    DRAFT: '起草', ISSUED: '待签收', RECEIVED: '待复函', REPLIED: '复函待审核', REPLY_RETURNED: '复函退回', CALLED: '待约谈', RESOLVING: '限期办理', SUBMITTED: '待核实', CLOSED: '已办结', WITHDRAWN: '已撤回',
  },
  'SupervisionReply.state': { PENDING: '待审核', ACCEPTED: '已采纳', RETURNED: '已退回' },
  'ConductCase.kind': { FALSIFICATION: '弄虚作假', INACTION: '不作为', SLOWNESS: '慢作为', MISCONDUCT: '乱作为' },
  'ConductCase.state': { FOUND: '已登记', SELF_INVESTIGATION: '自行调查', REPORTED: '已报结果', UNMENDED: '整改不落实', RAISED: '已提级评查', CLOSED: '已办结' },
  'AccountabilityLead.state': { DRAFT: '起草', HANDED_OVER: '已移交', ANSWERED: '已答复', DROPPED: '不移交' },
  'Milestone.kind': {
    APPROVAL: '手续办理', LAND: '征地拆迁', BIDDING: '招标采购', START: '开工', PROGRESS: '形象进度', FINISH: '竣工', OPERATION: '投产', OTHER: '其他',
  },
}

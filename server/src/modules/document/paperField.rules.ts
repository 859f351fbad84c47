import type {
  AttendeeData, BulletinMatterData, FollowUpMatterData, MinutesResolutionData, MinutesTopicData, NoticeTopicData, PaperData, PaperKind, SpecialReportMatterData,
} from './paperData.rules'

/**
 * The tags a template may use. A template writes the Chinese label, `{发文机关}`, or the field's name, `{issuer}`.
 * `required`: a template without the tag would print a paper that lacks what it exists for.
 */
export type FieldSpec<V> = { label: string; required?: true } & (V extends readonly (infer R)[]
  ? R extends object ? { each: FieldTable<R> } : { each: 'TEXT' }
  : { each?: never })

export type FieldTable<T> = { [N in keyof T]-?: FieldSpec<T[N]> }

/** The same table without its types, for walking. */
export type AnyFieldTable = Record<string, { label: string; required?: true; each?: 'TEXT' | AnyFieldTable }>

const attendee: FieldTable<AttendeeData> = { unit: { label: '参会单位' }, names: { label: '参会人员' } }

const minutesResolution: FieldTable<MinutesResolutionData> = {
  ordinal: { label: '事项序号' },
  text: { label: '议定内容' },
  unit: { label: '责任单位' },
  person: { label: '责任人' },
  due: { label: '完成时限' },
  standard: { label: '完成标准' },
}

const minutesTopic: FieldTable<MinutesTopicData> = {
  ordinal: { label: '议题序号' },
  title: { label: '议题名称', required: true },
  proposer: { label: '提请单位' },
  heard: { label: '听取情况' },
  outcomeText: { label: '议定结果' },
  paragraphs: { label: '正文段落', required: true, each: 'TEXT' },
  resolutions: { label: '议定事项', each: minutesResolution },
}

const noticeTopic: FieldTable<NoticeTopicData> = {
  ordinal: { label: '议题序号' },
  title: { label: '议题名称', required: true },
  proposer: { label: '提请单位' },
}

const bulletinMatter: FieldTable<BulletinMatterData> = {
  no: { label: '事项编号', required: true },
  text: { label: '事项内容', required: true },
  unit: { label: '责任单位', required: true },
  due: { label: '完成时限' },
  state: { label: '办理状态' },
}

const followUpMatter: FieldTable<FollowUpMatterData> = {
  no: { label: '事项编号', required: true },
  text: { label: '事项内容', required: true },
  unit: { label: '责任单位', required: true },
  due: { label: '完成时限' },
  state: { label: '落实状态', required: true },
  overdueDays: { label: '超期天数' },
  note: { label: '说明' },
}

const reportMatter: FieldTable<SpecialReportMatterData> = {
  no: { label: '事项编号', required: true },
  text: { label: '研究的问题', required: true },
  unit: { label: '责任单位', required: true },
  requirement: { label: '办理要求', required: true },
  due: { label: '完成时限', required: true },
}

const head = {
  issuer: { label: '发文机关', required: true },
  number: { label: '发文字号' },
  title: { label: '标题', required: true },
  issuedOn: { label: '印发日期', required: true },
  copiesTo: { label: '抄送' },
} as const

const letter = {
  ...head,
  number: { label: '发文字号', required: true },
  mark: { label: '发文机关标志' },
  recipient: { label: '主送机关', required: true },
  contact: { label: '联系人' },
  phone: { label: '联系电话' },
} as const

export const PAPER_FIELDS: { [K in PaperKind]: FieldTable<PaperData[K]> } = {
  MINUTES: {
    ...head,
    seriesName: { label: '会议名称', required: true },
    year: { label: '年份' },
    issue: { label: '期号' },
    heldOn: { label: '会议时间' },
    place: { label: '会议地点' },
    chair: { label: '主持人' },
    recorder: { label: '记录人' },
    attended: { label: '出席名册', each: attendee },
    absent: { label: '请假名册', each: attendee },
    observers: { label: '列席名册', each: attendee },
    attendedText: { label: '出席', required: true },
    absentText: { label: '请假' },
    observersText: { label: '列席' },
    opening: { label: '开头段落', required: true, each: 'TEXT' },
    closing: { label: '结尾段落', required: true, each: 'TEXT' },
    topics: { label: '议题', required: true, each: minutesTopic },
  },
  EXCERPT: {
    issuer: head.issuer,
    title: head.title,
    issuedOn: head.issuedOn,
    copiesTo: head.copiesTo,
    mark: { label: '发文机关标志' },
    seriesName: { label: '会议名称' },
    minutesIssue: { label: '纪要期号', required: true },
    heldOn: { label: '会议时间' },
    topic: { label: '议题名称', required: true },
    paragraphs: { label: '正文段落', required: true, each: 'TEXT' },
  },
  FOLLOW_UP: {
    ...letter,
    seriesName: { label: '会议名称', required: true },
    heldOn: { label: '会议时间' },
    minutesIssue: { label: '纪要期号' },
    until: { label: '统计截止日期' },
    total: { label: '决议总数' },
    cleared: { label: '已办结数' },
    working: { label: '办理中数' },
    overdue: { label: '超期数' },
    rate: { label: '办结率' },
    lateUnits: { label: '超期单位' },
    matters: { label: '决议清单', required: true, each: followUpMatter },
    requirements: { label: '工作要求', each: 'TEXT' },
  },
  NOTICE: {
    ...letter,
    seriesName: { label: '会议名称', required: true },
    heldOn: { label: '会议时间', required: true },
    place: { label: '会议地点', required: true },
    chair: { label: '主持人' },
    attendees: { label: '参会范围', required: true },
    observers: { label: '列席范围' },
    topics: { label: '议题', required: true, each: noticeTopic },
    requirements: { label: '工作要求', each: 'TEXT' },
  },
  BULLETIN: {
    ...letter,
    period: { label: '通报期间' },
    total: { label: '事项总数' },
    cleared: { label: '已销号数' },
    overdue: { label: '超期数' },
    rate: { label: '办结率' },
    body: { label: '正文', required: true, each: 'TEXT' },
    lateUnits: { label: '超期单位' },
    matters: { label: '事项清单', required: true, each: bulletinMatter },
    requirements: { label: '工作要求', each: 'TEXT' },
  },
  SUPERVISION_NOTICE: {
    ...letter,
    project: { label: '项目名称', required: true },
    matter: { label: '督办事项', required: true },
    basis: { label: '督办依据', required: true },
    facts: { label: '事实情况', each: 'TEXT' },
    goal: { label: '督办要求', required: true },
    goalDue: { label: '解决时限' },
    replyDue: { label: '复函时限', required: true },
  },
  REMINDER: {
    ...letter,
    project: { label: '项目名称' },
    matter: { label: '提醒事项', required: true },
    basis: { label: '提醒依据' },
    facts: { label: '事实情况', each: 'TEXT' },
    goal: { label: '目标要求', required: true },
    goalDue: { label: '整改时限', required: true },
  },
  TALK_NOTICE: {
    ...letter,
    project: { label: '项目名称' },
    matter: { label: '约谈事项', required: true },
    basis: { label: '约谈依据' },
    facts: { label: '事实情况', each: 'TEXT' },
    talkWith: { label: '约谈对象', required: true },
    talkBy: { label: '约谈人', required: true },
    talkOn: { label: '约谈时间', required: true },
    place: { label: '约谈地点', required: true },
  },
  SPECIAL_REPORT: {
    ...letter,
    period: { label: '报告期间', required: true },
    leadOfficial: { label: '分包领导', required: true },
    heldOn: { label: '调度日期' },
    progress: { label: '项目推进情况', required: true, each: 'TEXT' },
    body: { label: '调度情况', required: true, each: 'TEXT' },
    matters: { label: '问题清单', required: true, each: reportMatter },
  },
  LEAD_TRANSFER: {
    ...letter,
    matter: { label: '线索', required: true },
    ground: { label: '情形', required: true },
    project: { label: '项目名称' },
    unit: { label: '责任单位', required: true },
    persons: { label: '责任岗位', required: true },
    basis: { label: '移送依据' },
    facts: { label: '事实情况', required: true, each: 'TEXT' },
  },
}

/** The kind's tags as an office writes them, loops with what may stand inside: for help texts and refusals. */
export const tagList = (kind: PaperKind): string[] => {
  const walk = (table: AnyFieldTable): string[] =>
    Object.values(table).flatMap(f => {
      if (!f.each) return [`{${f.label}}`]
      const inside = f.each === 'TEXT' ? '{.}' : walk(f.each).join('')
      return [`{#${f.label}}${inside}{/${f.label}}`]
    })
  return walk(PAPER_FIELDS[kind])
}

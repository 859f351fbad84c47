/** What each kind of paper is filled with. Days are text as printed (`2026年11月21日`); absent text is ''. */

/** 会议纪要 · 会议纪要摘录 · 决议落实情况通报 · 会议通知 · 通报 · 挂牌督办通知书 · 提醒函 · 约谈通知 · 专报 · 问责线索移送函 */
export type PaperKind = 'MINUTES' | 'EXCERPT' | 'FOLLOW_UP' | 'NOTICE' | 'BULLETIN' | 'SUPERVISION_NOTICE' | 'REMINDER' | 'TALK_NOTICE' | 'SPECIAL_REPORT' | 'LEAD_TRANSFER'

export const PAPER_KINDS: readonly PaperKind[] = ['MINUTES', 'EXCERPT', 'FOLLOW_UP', 'NOTICE', 'BULLETIN', 'SUPERVISION_NOTICE', 'REMINDER', 'TALK_NOTICE', 'SPECIAL_REPORT', 'LEAD_TRANSFER']

export const PAPER_KIND_LABEL: Record<PaperKind, string> = {
  MINUTES: '会议纪要',
  EXCERPT: '会议纪要摘录',
  FOLLOW_UP: '决议落实情况通报',
  NOTICE: '会议通知',
  BULLETIN: '通报',
  SUPERVISION_NOTICE: '挂牌督办通知书',
  REMINDER: '提醒函',
  TALK_NOTICE: '约谈通知',
  SPECIAL_REPORT: '专报',
  LEAD_TRANSFER: '问责线索移送函',
}

/** One unit at a meeting with those who came, stayed away or sat in for it. */
export interface AttendeeData {
  unit: string
  /** `王甲一（代李乙二）`; several joined by `、`. */
  names: string
}

export interface MinutesResolutionData {
  /** `（一）`; '' where there is one only. */
  ordinal: string
  /** What was decided, without a closing full stop. */
  text: string
  unit: string
  person: string
  due: string
  standard: string
}

export interface MinutesTopicData {
  /** `一` */
  ordinal: string
  title: string
  /** The unit that proposed it. */
  proposer: string
  /** What was heard: `县自然资源局关于用地报批情况的汇报`. */
  heard: string
  /** The outcome in words, without a closing full stop. */
  outcomeText: string
  /** What is printed below the title, a paragraph each, as the office has edited it. */
  paragraphs: string[]
  resolutions: MinutesResolutionData[]
}

/** What all numbered papers carry. */
interface HeadData {
  issuer: string
  /** 发文字号, `长项办〔2026〕3号`. */
  number: string
  title: string
  issuedOn: string
  /** 抄送, joined by `，` and `；`, without a closing full stop. */
  copiesTo: string
}

export interface MinutesData extends HeadData {
  /** `长子县重点项目联席会议`; the mark reads `…纪要`. */
  seriesName: string
  year: string
  /** 期号, `〔2026〕3期`. */
  issue: string
  /** `2026年11月21日上午9:00`. */
  heldOn: string
  place: string
  chair: string
  recorder: string
  attended: AttendeeData[]
  absent: AttendeeData[]
  observers: AttendeeData[]
  /** The same three in one line each, as printed below the body. */
  attendedText: string
  absentText: string
  observersText: string
  /** Before the topics and after them, a paragraph each. */
  opening: string[]
  closing: string[]
  topics: MinutesTopicData[]
}

/** What issued minutes say about one topic. */
export interface ExcerptData extends Omit<HeadData, 'number'> {
  /** The mark: `长子县重点项目联席会议纪要摘录`. */
  mark: string
  seriesName: string
  /** 期号 of the minutes, `〔2026〕3期`. */
  minutesIssue: string
  heldOn: string
  topic: string
  paragraphs: string[]
}

/** A letter-like paper with a main recipient. */
interface LetterData extends HeadData {
  /** The mark: `长子县重点项目联席会议办公室文件`. */
  mark: string
  /** 主送机关, without the colon. */
  recipient: string
  contact: string
  phone: string
}

export interface NoticeTopicData {
  ordinal: string
  title: string
  proposer: string
}

export interface NoticeData extends LetterData {
  seriesName: string
  heldOn: string
  place: string
  chair: string
  attendees: string
  observers: string
  topics: NoticeTopicData[]
  /** What the units are asked to do, one paragraph each. */
  requirements: string[]
}

export interface BulletinMatterData {
  /** The matter's number, by which the text names it. */
  no: string
  text: string
  unit: string
  due: string
  state: string
}

export interface BulletinData extends LetterData {
  /** The span reported on, `2026年10月`. */
  period: string
  total: string
  cleared: string
  overdue: string
  /** `87.5%` */
  rate: string
  /** One paragraph each. */
  body: string[]
  /** Late units, named by matter number: `县自然资源局（第3、5项）`. */
  lateUnits: string
  matters: BulletinMatterData[]
  /** What is asked for next, one paragraph each. */
  requirements: string[]
}

export interface FollowUpMatterData {
  no: string
  text: string
  unit: string
  due: string
  /** `办理中`, `已销号`, `未列交办`. */
  state: string
  /** Days past the deadline in figures; '' when it is not. */
  overdueDays: string
  note: string
}

/** How a meeting's resolutions were carried out. */
export interface FollowUpData extends LetterData {
  seriesName: string
  heldOn: string
  /** 期号 of the minutes; '' when they are not issued. */
  minutesIssue: string
  /** Until which day it reports. */
  until: string
  total: string
  cleared: string
  working: string
  overdue: string
  rate: string
  lateUnits: string
  matters: FollowUpMatterData[]
  requirements: string[]
}

export interface SupervisionNoticeData extends LetterData {
  project: string
  /** The matter under supervision, in a few words. */
  matter: string
  /** The regulation's clause the notice rests on. */
  basis: string
  /** One paragraph each. */
  facts: string[]
  /** What has to be reached, and by when. */
  goal: string
  goalDue: string
  /** How long the addressee has for the reply: `收到本通知书后三个工作日内`. The day follows from the receipt. */
  replyDue: string
}

export interface ReminderData extends LetterData {
  project: string
  matter: string
  basis: string
  /** One paragraph each. */
  facts: string[]
  goal: string
  goalDue: string
}

export interface TalkNoticeData extends LetterData {
  project: string
  matter: string
  basis: string
  /** One paragraph each. */
  facts: string[]
  /** Posts and names of those who are called. */
  talkWith: string
  /** Posts and names of those who hold the talk. */
  talkBy: string
  /** `2026年11月21日` */
  talkOn: string
  place: string
}

export interface SpecialReportMatterData {
  no: string
  text: string
  unit: string
  requirement: string
  due: string
}

/** What a lead official's monthly scheduling reports to the office (长子 三11). */
export interface SpecialReportData extends LetterData {
  /** `2026年3月` */
  period: string
  leadOfficial: string
  heldOn: string
  /** How the projects in charge stand, one paragraph each. */
  progress: string[]
  /** The scheduling in words, one paragraph each. */
  body: string[]
  matters: SpecialReportMatterData[]
}

/** A lead for accountability on its way to the discipline organ (登封 五(十一)): facts, unit and posts; no opinion. */
export interface LeadTransferData extends LetterData {
  /** What the lead is about, in a few words. */
  matter: string
  /** Which of the clause's cases: `推诿扯皮`. */
  ground: string
  /** '' where the lead concerns no project. */
  project: string
  unit: string
  /** Posts with who held them, joined by `、`. */
  persons: string
  basis: string
  /** One paragraph each. */
  facts: string[]
}

export interface PaperData {
  MINUTES: MinutesData
  EXCERPT: ExcerptData
  FOLLOW_UP: FollowUpData
  NOTICE: NoticeData
  BULLETIN: BulletinData
  SUPERVISION_NOTICE: SupervisionNoticeData
  REMINDER: ReminderData
  TALK_NOTICE: TalkNoticeData
  SPECIAL_REPORT: SpecialReportData
  LEAD_TRANSFER: LeadTransferData
}

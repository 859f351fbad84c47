import type { Tone } from '../../ui'

export const PAPER_KINDS: Record<string, string> = { MINUTES: '会议纪要', EXCERPT: '会议纪要摘录', FOLLOW_UP: '决议落实情况通报', NOTICE: '会议通知', BULLETIN: '通报', SUPERVISION_NOTICE: '挂牌督办通知书', REMINDER: '提醒函', TALK_NOTICE: '约谈通知', SPECIAL_REPORT: '专报', LEAD_TRANSFER: '问责线索移送函' }
export const STATES: Record<string, { label: string; tone: Tone }> = { DRAFT: { label: '草稿', tone: 'warn' }, ISSUED: { label: '已印发', tone: 'good' } }
/** What has become of an issued paper. */
export const STANDINGS: Record<string, { label: string; tone: Tone }> = { WITHDRAWN: { label: '已作废', tone: 'bad' }, CORRECTED: { label: '已更正', tone: 'warn' }, CLOSED: { label: '已办结', tone: 'neutral' } }
export const SOURCES: Record<string, string> = { OWN: '自行编号', ENTERED: '登记政府办编号' }

/** The page of what a paper is about. */
export const subjectLink = (type: string | null | undefined, id: number | null | undefined) =>
  type && id != null ? ({ Meeting: { to: `/meetings/${id}`, label: '所属会议' }, Project: { to: `/projects/${id}`, label: '所属项目' }, Assignment: { to: `/assignments/${id}`, label: '所属交办事项' }, Ranking: { to: `/performance/${id}`, label: '所属排名' }, Supervision: { to: `/supervisions/${id}`, label: '所属督办' } }[type] ?? null) : null

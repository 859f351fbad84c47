import type { Day } from '../../kernel/day'
import type { AttendeeData, MinutesData, MinutesTopicData } from './paperData.rules'
import { formatIssue } from './paperNumber.rules'
import { chineseNumeral, dayText, timeText, withoutStop } from './wording.rules'

export interface MinutesAttendance {
  unit: string
  name: string
  state: 'ATTENDED' | 'EXCUSED' | 'OBSERVED'
  /** `代李乙二`, `因公出差`; '' where there is nothing to say. */
  note: string
}

export interface MinutesResolutionFact {
  text: string
  unit: string
  person: string
  dueOn: Day
  standard: string
}

export interface MinutesTopicFact {
  /** Tells it from the others over time, `item:12`; its place in the list when absent. */
  key?: string
  title: string
  proposer: string
  /** What was heard; '' gives the proposer's report on the topic. */
  heard: string
  outcome: 'DECIDED' | 'IN_PRINCIPLE' | 'NOTED' | 'DEFERRED' | 'RETURNED' | 'WITHDRAWN'
  /** The conclusion as recorded; '' gives the outcome's usual words. */
  outcomeText: string
  resolutions: readonly MinutesResolutionFact[]
}

export interface MinutesFacts {
  issuer: string
  seriesName: string
  title: string
  /** 发文字号, '' when minutes carry the issue number only. */
  number: string
  /** null while the issue is not yet numbered. */
  issue: { year: number; serial: number } | null
  heldOn: Day
  /** Time of day, `09:00`; '' when it is not known. */
  heldTime: string
  place: string
  chair: string
  recorder: string
  attendance: readonly MinutesAttendance[]
  topics: readonly MinutesTopicFact[]
  /** null for a draft. */
  issuedOn: Day | null
  copiesTo: readonly string[]
}

const OUTCOME_WORDS: Record<MinutesTopicFact['outcome'], string> = {
  DECIDED: '',
  IN_PRINCIPLE: '原则同意该议题',
  NOTED: '对上述情况予以知悉',
  DEFERRED: '该议题缓议，由提请单位进一步完善后再提请会议研究',
  RETURNED: '该议题退回提请单位，按会议意见修改后重新报送',
  WITHDRAWN: '该议题由提请单位撤回，本次会议不作研究',
}

/** The conclusion in the minutes: agreed in principle and returned say so even where the record only gives the matter or the reason. */
const conclusionOf = ({ outcome, outcomeText }: MinutesTopicFact): string => {
  const text = withoutStop(outcomeText)
  if (!text) return OUTCOME_WORDS[outcome]
  if (outcome === 'IN_PRINCIPLE' && !text.includes('原则')) return text.startsWith('同意') ? `原则${text}` : `原则同意，${text}`
  return outcome === 'RETURNED' && !text.includes('退回') ? `该议题退回提请单位，${text}` : text
}

/** One entry a unit, in the order of first appearance. */
const byUnit = (attendance: readonly MinutesAttendance[], state: MinutesAttendance['state']): AttendeeData[] => {
  const units = new Map<string, string[]>()
  for (const a of attendance.filter(a => a.state === state)) {
    const name = a.note ? `${a.name}（${a.note}）` : a.name
    units.set(a.unit, [...(units.get(a.unit) ?? []), name])
  }
  return [...units].map(([unit, names]) => ({ unit, names: names.join('、') }))
}

const inOneLine = (attendees: AttendeeData[]): string => attendees.map(a => `${a.unit}${a.names}`).join('；')

/** 会议听取了…: nothing was heard of a topic that was withdrawn. */
const heardOf = (topic: MinutesTopicFact): string => {
  if (topic.heard) return withoutStop(topic.heard)
  return topic.proposer && topic.outcome !== 'WITHDRAWN' ? `${topic.proposer}的情况汇报` : ''
}

const topicFields = (topic: MinutesTopicFact, index: number): Omit<MinutesTopicData, 'paragraphs'> => ({
  ordinal: chineseNumeral(index + 1),
  title: withoutStop(topic.title),
  proposer: topic.proposer,
  heard: heardOf(topic),
  outcomeText: conclusionOf(topic),
  resolutions: topic.resolutions.map((r, i) => ({
    ordinal: topic.resolutions.length > 1 ? `（${chineseNumeral(i + 1)}）` : '',
    text: withoutStop(r.text),
    unit: r.unit,
    person: r.person,
    due: dayText(r.dueOn),
    standard: withoutStop(r.standard),
  })),
})

const heldText = (facts: MinutesFacts): string => `${dayText(facts.heldOn)}${facts.heldTime && timeText(facts.heldTime)}`

/** One paragraph of the minutes as the record gives it, or as the office has edited it. */
export interface MinutesParagraphText {
  /** `opening`, `item:12:title`, `item:12:r1`: the same at every draft. */
  key: string
  part: 'OPENING' | 'TITLE' | 'BODY' | 'CLOSING'
  /** The topic's key; null for opening and closing. */
  topic: string | null
  text: string
}

const keyOf = (topic: MinutesTopicFact, index: number): string => topic.key ?? `topic:${index + 1}`

const topicText = (topic: MinutesTopicFact, index: number): MinutesParagraphText[] => {
  const data = topicFields(topic, index)
  const key = keyOf(topic, index)
  const body = (name: string, text: string): MinutesParagraphText => ({ key: `${key}:${name}`, part: 'BODY', topic: key, text })
  return [
    { key: `${key}:title`, part: 'TITLE', topic: key, text: data.title },
    ...(data.heard ? [body('heard', `会议听取了${data.heard}。`)] : []),
    ...(data.outcomeText ? [body('outcome', `会议议定，${data.outcomeText}。`)] : []),
    ...data.resolutions.map((r, i) =>
      body(`r${i + 1}`, `${r.ordinal}会议要求，${r.text}。责任单位：${r.unit}${r.person && `，责任人：${r.person}`}；完成时限：${r.due}${r.standard && `；完成标准：${r.standard}`}。`)),
  ]
}

/** The minutes' paragraphs in their order, in the words of the record. */
export const minutesText = (facts: MinutesFacts): MinutesParagraphText[] => [
  {
    key: 'opening', part: 'OPENING', topic: null,
    text: `${heldText(facts)}，${facts.chair}${facts.place && `在${facts.place}`}主持召开${facts.seriesName}。现将会议议定事项纪要如下：`,
  },
  ...facts.topics.flatMap(topicText),
]

const DRAFT = '（草稿）'

/**
 * A meeting's record in the words of its minutes. An unissued paper says 草稿 where the date of issue will stand.
 * @param edited the paragraphs as the office has edited them; the record's own when absent. An empty one is left out.
 */
export const minutesPaper = (facts: MinutesFacts, edited: readonly MinutesParagraphText[] = minutesText(facts)): MinutesData => {
  const printed = edited.filter(p => p.text.trim() !== '')
  const texts = (part: MinutesParagraphText['part'], topic: string | null) => printed.filter(p => p.part === part && p.topic === topic).map(p => p.text.trim())
  const attended = byUnit(facts.attendance, 'ATTENDED')
  const absent = byUnit(facts.attendance, 'EXCUSED')
  const observers = byUnit(facts.attendance, 'OBSERVED')
  return {
    issuer: facts.issuer,
    seriesName: facts.seriesName,
    title: facts.title,
    number: facts.number,
    year: facts.heldOn.slice(0, 4),
    issue: facts.issue ? formatIssue(facts.issue) : '',
    heldOn: heldText(facts),
    place: facts.place,
    chair: facts.chair,
    recorder: facts.recorder,
    attended,
    absent,
    observers,
    attendedText: inOneLine(attended),
    absentText: inOneLine(absent),
    observersText: inOneLine(observers),
    opening: texts('OPENING', null),
    closing: texts('CLOSING', null),
    topics: facts.topics
      .map((t, i) => ({ ...topicFields(t, i), title: texts('TITLE', keyOf(t, i))[0] ?? '', paragraphs: texts('BODY', keyOf(t, i)) }))
      .filter(t => t.title !== '' || t.paragraphs.length > 0)
      .map((t, i) => ({ ...t, ordinal: chineseNumeral(i + 1) })),
    issuedOn: facts.issuedOn ? dayText(facts.issuedOn) : DRAFT,
    copiesTo: facts.copiesTo.join('，'),
  }
}

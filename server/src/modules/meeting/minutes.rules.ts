import { diffText, type DiffPart } from '../../kernel/textDiff'
import { verdictOf, type Explanation, type Verdict } from '../../kernel/verdict'

export const MINUTES_STAGES = { EDITING: '起草', SIGNING: '签批中', SIGNED: '已签批' } as const
export type MinutesStage = keyof typeof MINUTES_STAGES

export const SIGNATURE_STATES = { WAITING: '待签', SIGNED: '已签', RETURNED: '退回', VOID: '已撤回' } as const
export type SignatureState = keyof typeof SIGNATURE_STATES

export const SIGNER_KINDS = { POST: '固定岗位', CHAIR: '会议主持人' } as const
export type SignerKind = keyof typeof SIGNER_KINDS

export const PARAGRAPH_PARTS = { OPENING: '开头', TITLE: '议题名称', BODY: '正文', CLOSING: '结尾' } as const
export type ParagraphPart = keyof typeof PARAGRAPH_PARTS

export interface ParagraphText {
  key: string
  part: ParagraphPart
  /** The topic's section; null for opening and closing. */
  topic: string | null
  text: string
}

/** A paragraph as the office has it: `drafted` is what the record gave last; null for one of its own. */
export interface KeptParagraph extends ParagraphText {
  drafted: string | null
}

export type ProposalKind = 'CHANGED' | 'ADDED' | 'GONE'

/** Where the record now says something else than when the paragraph was last drafted. */
export interface Proposal {
  key: string
  kind: ProposalKind
  part: ParagraphPart
  topic: string | null
  /** What stands there now, perhaps edited by hand; '' for what is added. */
  current: string
  /** What the record now gives; '' for what is gone. */
  drafted: string
  /** It was edited by hand since it was drafted. */
  edited: boolean
  /** From what stands there to what the record gives. */
  diff: DiffPart[]
}

/**
 * What a new draft would change, in the draft's order, what is gone at the end. Nothing is changed by it: what was edited by hand is only ever
 * compared, and what was once left is not offered again until the record changes anew.
 */
export function redraftOf(kept: readonly KeptParagraph[], fresh: readonly ParagraphText[]): Proposal[] {
  const byKey = new Map(kept.map(p => [p.key, p]))
  const still = new Set(fresh.map(p => p.key))
  const changed = fresh.flatMap((p): Proposal[] => {
    const mine = byKey.get(p.key)
    if (!mine) return [{ key: p.key, kind: 'ADDED', part: p.part, topic: p.topic, current: '', drafted: p.text, edited: false, diff: diffText('', p.text) }]
    if (mine.drafted === p.text) return []
    return [{
      key: p.key, kind: 'CHANGED', part: p.part, topic: p.topic, current: mine.text, drafted: p.text, edited: mine.text !== (mine.drafted ?? ''), diff: diffText(mine.text, p.text),
    }]
  })
  const gone = kept
    .filter(p => p.drafted !== null && p.drafted !== '' && !still.has(p.key))
    .map((p): Proposal => ({ key: p.key, kind: 'GONE', part: p.part, topic: p.topic, current: p.text, drafted: '', edited: p.text !== p.drafted, diff: diffText(p.text, '') }))
  return [...changed, ...gone]
}

export interface EditionChange {
  part: ParagraphPart
  topic: string | null
  diff: DiffPart[]
}

/** What a later edition says otherwise than the earlier, paragraph by paragraph in the later's order, what is gone at the end. */
export function editionChanges(before: readonly ParagraphText[], after: readonly ParagraphText[]): EditionChange[] {
  const earlier = new Map(before.map(p => [p.key, p.text]))
  const later = new Set(after.map(p => p.key))
  return [
    ...after.flatMap(p => {
      const was = earlier.get(p.key) ?? ''
      return was === p.text ? [] : [{ part: p.part, topic: p.topic, diff: diffText(was, p.text) }]
    }),
    ...before.filter(p => !later.has(p.key) && p.text).map(p => ({ part: p.part, topic: p.topic, diff: diffText(p.text, '') })),
  ]
}

/** Names a chain as it stands: another once a step was changed, added or taken away. */
export const chainRevision = (steps: readonly { id: number; version: number }[]): string => steps.map(s => `${s.id}.${s.version}`).join(' ')

export interface Signature {
  ordinal: number
  label: string
  postId: number
  state: SignatureState
  byUserId: number | null
  distinctSigners: boolean
}

/** Whose turn it is; null when all have signed or the round is over. */
export const nextSignature = <S extends Signature>(round: readonly S[]): S | null =>
  round.some(s => s.state === 'RETURNED' || s.state === 'VOID') ? null : ([...round].sort((a, b) => a.ordinal - b.ordinal).find(s => s.state === 'WAITING') ?? null)

export const isComplete = (round: readonly Signature[]): boolean => round.length > 0 && round.every(s => s.state === 'SIGNED')

const word = (ruleId: string, text: string, outcome: Explanation['outcome'], source: Explanation['source'] = 'SETTING'): Explanation => ({
  ruleId, source, regulation: null, clause: null, text, outcome, inputs: [], arithmetic: null,
})

/** Whether somebody may put their signature to a step now: in turn, from its post, and not twice where the chain forbids it. */
export function maySign(round: readonly Signature[], ordinal: number, actor: { userId: number; postId: number }): Verdict {
  const step = round.find(s => s.ordinal === ordinal)
  const turn = nextSignature(round)
  if (!step || !turn) return verdictOf([word('minutes.sign.turn', '这一轮签批已经结束，没有待签的环节。', 'REFUSED')])
  const said = [
    turn.ordinal === ordinal
      ? word('minutes.sign.turn', `轮到“${step.label}”。`, 'PASSED')
      : word('minutes.sign.turn', `还没有轮到“${step.label}”，请等“${turn.label}”签批之后再签。`, 'REFUSED'),
    step.postId === actor.postId
      ? word('minutes.sign.post', `“${step.label}”由当前岗位签批。`, 'PASSED')
      : word('minutes.sign.post', `“${step.label}”不由当前岗位签批，请由该岗位的人或其委托的人签批。`, 'REFUSED'),
  ]
  const before = round.find(s => s.state === 'SIGNED' && s.byUserId === actor.userId)
  if (step.distinctSigners && before)
    said.push(word('minutes.sign.twice', `您已在“${before.label}”签过，本县设定同一人不得在一轮里签两个环节，请由他人或受委托的人签“${step.label}”。`, 'REFUSED'))
  return verdictOf(said)
}

/**
 * Whether minutes may be issued: at once where the county has set no chain, else when every step of it has signed. Names who is missing.
 * @param chain labels with the signing post and its holder, `召集人签发（县长 王甲一）`, of the round, or of the setting before one began.
 */
export function mayIssue(chain: readonly { who: string; state: SignatureState }[]): Verdict {
  if (!chain.length) return verdictOf([word('minutes.issue.direct', '本县没有设定签批链，由联席办直接印发。', 'PASSED')])
  const missing = chain.filter(s => s.state !== 'SIGNED')
  return verdictOf([
    missing.length
      ? word('minutes.issue.signed', `还没有签批：${missing.map(s => s.who).join('、')}。请按签批链签完之后再印发。`, 'MISSING')
      : word('minutes.issue.signed', `签批已完成：${chain.map(s => s.who).join('、')}。`, 'PASSED'),
  ])
}

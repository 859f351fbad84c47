import {
  AcceptReplyDocument, CloseSupervisionDocument, IssueSupervisionDocument, ReceiveSupervisionDocument, RecordTalkDocument, ReplySupervisionDocument,
  ReturnReplyDocument, ReturnSupervisionDocument, SubmitSupervisionDocument, WithdrawSupervisionDocument,
} from '../../gql/graphql'
import { useMutationState, useTogether } from '../../ui'

export interface StepSubject {
  id: number
  version: number
}

/** What a step's form holds; each step sends its own part. */
export interface StepForm {
  text: string
  on: string | null
  dueOn: string | null
  source: string
  series: string
  number: string
  commitments: string
  evidence: string
  attachmentIds: number[]
  unitId: number | null
  leaderPostId: number | null
  leader: string
  personPostId: number | null
  person: string
}

/** The workflow's steps as mutations, by the server's names. */
export function useSupervisionSteps() {
  const issue = useMutationState(IssueSupervisionDocument, { done: d => `已印发，编号 ${d.issueSupervision.number ?? ''}，已通知主送单位。` })
  const receive = useMutationState(ReceiveSupervisionDocument, {
    done: d => (d.receiveSupervision.replyDueOn ? `已签收，请于 ${d.receiveSupervision.replyDueOn} 前复函。` : '已签收。'),
  })
  const reply = useMutationState(ReplySupervisionDocument, { done: '已复函，等待审核。' })
  const acceptReply = useMutationState(AcceptReplyDocument, { done: '已采纳复函。' })
  const returnReply = useMutationState(ReturnReplyDocument, { done: '已退回复函。' })
  const record = useMutationState(RecordTalkDocument, { done: '约谈已记录。' })
  const submit = useMutationState(SubmitSupervisionDocument, { done: '已报送，等待核实。' })
  const back = useMutationState(ReturnSupervisionDocument, { done: '已退回补办。' })
  const close = useMutationState(CloseSupervisionDocument, { done: '已核实办结。' })
  const withdraw = useMutationState(WithdrawSupervisionDocument, { done: '已撤回。' })
  const together = useTogether([issue, receive, reply, acceptReply, returnReply, record, submit, back, close, withdraw])

  const run = async (name: string, { id, version }: StepSubject, f: StepForm): Promise<boolean> => {
    const key = { id, version }
    const answer =
      name === 'issue'
        ? await issue.run({ input: { ...key, issuedOn: f.on ?? '', source: f.source, series: f.source === 'OWN' ? f.series || null : null, number: f.source === 'ENTERED' ? f.number : null } })
      : name === 'receive' ? await receive.run({ input: { ...key, receivedOn: f.on, note: f.text || null } })
      : name === 'reply'
        ? await reply.run({
            input: {
              ...key, solution: f.text, unitId: f.unitId, leaderPostId: f.leaderPostId, leader: f.leader || null, personPostId: f.personPostId,
              person: f.person || null, dueOn: f.dueOn,
            },
          })
      : name === 'acceptReply' ? await acceptReply.run({ input: { ...key, note: f.text || null } })
      : name === 'returnReply' ? await returnReply.run({ input: { ...key, reason: f.text } })
      : name === 'record' ? await record.run({ input: { ...key, heldOn: f.on ?? '', record: f.text, commitments: f.commitments, dueOn: f.dueOn ?? '' } })
      : name === 'submit' ? await submit.run({ input: { ...key, content: f.text, evidence: f.evidence || null, attachmentIds: f.attachmentIds } })
      : name === 'return' ? await back.run({ input: { ...key, reason: f.text } })
      : name === 'close' ? await close.run({ input: { ...key, note: f.text || null } })
      : name === 'withdraw' ? await withdraw.run({ input: { ...key, reason: f.text } })
      : null
    return answer !== null
  }
  return { run, ...together }
}

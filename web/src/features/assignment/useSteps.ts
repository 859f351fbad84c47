import {
  ClearAssignmentDocument, HandOverAssignmentDocument, JudgeAssignmentDocument, RefuseHandOverDocument, ReturnAssignmentDocument, SignForAssignmentDocument,
  SubmitAssignmentDocument, WithdrawAssignmentDocument,
} from '../../gql/graphql'
import { useMutationState, useTogether } from '../../ui'

export interface StepSubject {
  id: number
  version: number
}

/** What a step's form holds; each step sends its own part. */
export interface StepForm {
  text: string
  evidence: string
  attachmentIds: number[]
  unitId: number | null
  responsiblePostId: number | null
  /** 代录: the leader whose judgement it is. */
  leaderPostId: number | null
  dueOn: string | null
  standard: string
}

/** The workflow's steps as mutations, by the server's names. */
export function useSteps() {
  const judge = useMutationState(JudgeAssignmentDocument, { done: '研判意见已记录。' })
  const handOver = useMutationState(HandOverAssignmentDocument, { done: '已交单，等待责任单位签收。' })
  const sign = useMutationState(SignForAssignmentDocument, { done: '已签收，请按时限办理。' })
  const refuse = useMutationState(RefuseHandOverDocument, { done: '已退回联席办，本单位不再看到这件事。' })
  const submit = useMutationState(SubmitAssignmentDocument, { done: '已申请销号，等待核实。' })
  const clear = useMutationState(ClearAssignmentDocument, { done: '已核实销号。' })
  const back = useMutationState(ReturnAssignmentDocument, { done: '已退回责任单位。' })
  const withdraw = useMutationState(WithdrawAssignmentDocument, { done: '已撤销。' })
  const all = [judge, handOver, sign, refuse, submit, clear, back, withdraw]

  const run = async (name: string, { id, version }: StepSubject, form?: StepForm): Promise<boolean> => {
    const key = { id, version }
    const text = form?.text ?? ''
    const answer =
      name === 'sign' ? await sign.run({ input: key })
      : name === 'handOver'
        ? await handOver.run({ input: { ...key, responsiblePostId: form?.responsiblePostId ?? null, dueOn: form?.dueOn ?? null, standard: form?.standard || null } })
      : name === 'judge' ? await judge.run({ input: { ...key, judgement: text, unitId: form?.unitId ?? null, dueOn: form?.dueOn ?? null, leaderPostId: form?.leaderPostId ?? null, evidence: form?.evidence || null } })
      : name === 'submit'
        ? await submit.run({ input: { ...key, content: text, evidence: form?.evidence || null, attachmentIds: form?.attachmentIds ?? [] } })
      : name === 'clear' ? await clear.run({ input: { ...key, note: text || null } })
      : name === 'return' ? await back.run({ input: { ...key, reason: text } })
      : name === 'refuse' ? await refuse.run({ input: { ...key, reason: text } })
      : name === 'withdraw' ? await withdraw.run({ input: { ...key, reason: text } })
      : null
    return answer !== null
  }
  return { run, ...useTogether(all) }
}

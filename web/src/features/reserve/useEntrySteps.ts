import { AdmitEntryDocument, ExitEntryDocument, ResubmitEntryDocument, ReturnEntryDocument, WithdrawEntryDocument } from '../../gql/graphql'
import { useMutationState, useTogether } from '../../ui'

/** The workflow's steps as mutations, by the server's names. */
export function useEntrySteps() {
  const admit = useMutationState(AdmitEntryDocument, { done: '已入库。' })
  const back = useMutationState(ReturnEntryDocument, { done: '已退回申报单位。' })
  const resubmit = useMutationState(ResubmitEntryDocument, { done: '已按项目现在的内容重新申报。' })
  const withdraw = useMutationState(WithdrawEntryDocument, { done: '已撤回申报。' })
  const exit = useMutationState(ExitEntryDocument, { done: '已办理出库。' })
  const all = [admit, back, resubmit, withdraw, exit]

  const run = async (name: string, { id, version }: { id: number; version: number }, reason = ''): Promise<boolean> => {
    const key = { id, version }
    const answer =
      name === 'admit' ? await admit.run({ input: key })
      : name === 'resubmit' ? await resubmit.run({ input: key })
      : name === 'return' ? await back.run({ input: { ...key, reason } })
      : name === 'withdraw' ? await withdraw.run({ input: { ...key, reason } })
      : name === 'exit' ? await exit.run({ input: { ...key, reason } })
      : null
    return answer !== null
  }
  return { run, ...useTogether(all) }
}

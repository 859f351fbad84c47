import { AcceptTopicDocument, ReturnTopicDocument, SubmitTopicDocument, WithdrawTopicDocument } from '../../gql/graphql'
import { confirmDanger, useMutationState, useTogether } from '../../ui'

interface TopicKey {
  id: number
  version: number
}

/** The topic's steps as mutations, by the server's names; what needs a form is left to the page. */
export function useTopicSteps() {
  const submit = useMutationState(SubmitTopicDocument, { done: d => `已提交，编号 ${d.submitTopic.number ?? ''}。` })
  const accept = useMutationState(AcceptTopicDocument, { done: '已进入议题池。' })
  const back = useMutationState(ReturnTopicDocument, { done: '已退回提请单位补正。' })
  const withdraw = useMutationState(WithdrawTopicDocument, { done: '议题已撤回。' })
  const all = [submit, accept, back, withdraw]

  const run = async (name: string, { id, version }: TopicKey, reason = ''): Promise<boolean> => {
    const input = { id, version }
    if (name === 'submitTopic') return (await submit.run({ input })) !== null
    if (name === 'acceptTopic') return (await accept.run({ input })) !== null
    if (name === 'returnTopic') return (await back.run({ input: { ...input, reason } })) !== null
    if (name !== 'withdrawTopic') return false
    const sure = await confirmDanger({ title: '撤回议题', sentence: '撤回后不能再提交这项议题，编号不再使用。', confirm: '撤回' })
    return sure && (await withdraw.run({ input })) !== null
  }
  return { run, ...useTogether(all) }
}

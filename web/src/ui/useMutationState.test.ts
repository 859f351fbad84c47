import { CombinedError, gql, type TypedDocumentNode } from '@urql/core'
import { ElMessage } from 'element-plus/es/components/message/index'
import { GraphQLError } from 'graphql'
import { afterEach, expect, it } from 'vitest'
import { createApp, defineComponent, h, ref } from 'vue'
import FormProblems from './FormProblems.vue'
import { useMutationState, type MutationState } from './useMutationState'
import VersionConflictDialog from './VersionConflictDialog.vue'

const DOCUMENT: TypedDocumentNode<{ saved: boolean }, { id: number }> = gql('mutation ($id: Int!) { saved(id: $id) }')
type State = MutationState<{ saved: boolean }, { id: number }>

/** A page whose one mutation is refused in these words, with what it shows by itself. */
function page(code: string, fields: { field: string; message: string }[], shows: (state: State) => unknown[]) {
  const error = new CombinedError({ graphQLErrors: [new GraphQLError('还没有佐证材料，请补充。', { extensions: { code, fields } })] })
  const client = ref({ mutation: () => ({ toPromise: () => Promise.resolve({ error }) }) })
  let state: State | undefined
  const root = document.createElement('div')
  document.body.append(root)
  const app = createApp(defineComponent(() => {
    const mine = useMutationState(DOCUMENT)
    state = mine
    return () => h('div', shows(mine) as never)
  }))
  app.provide('$urql', client)
  app.mount(root)
  return { state: state!, root, run: () => state!.run({ id: 1 }) }
}
const messages = () => [...document.querySelectorAll('.el-message')].map(m => m.textContent)
afterEach(() => {
  ElMessage.closeAll()
  document.body.replaceChildren()
})

const form = (state: State) => [h(FormProblems, { problems: state.problems }, { default: ({ of }: { of: (field: string) => string }) => h('em', of('content')) })]

it('P12 shows a refusal at the top of the form that asked, and pops nothing up', async () => {
  const { root, run } = page('GATE', [], form)
  await run()
  expect(root.querySelector('.problems')!.textContent).toContain('还没有佐证材料')
  expect(messages()).toEqual([])
})

it('P12 shows a field’s problem beside the field', async () => {
  const { root, run } = page('INVALID', [{ field: 'input.content', message: '请写明办结情况。' }], form)
  await run()
  expect(root.querySelector('em')!.textContent).toBe('请写明办结情况。')
  expect(root.querySelector('.problems')).toBeNull()
  expect(messages()).toEqual([])
})

it('P12 pops up what no form shows, a conflict without its dialog too', async () => {
  for (const code of ['STATE', 'CONFLICT']) {
    const { run } = page(code, [], () => [])
    await run()
    expect(messages().join()).toContain('还没有佐证材料')
    ElMessage.closeAll()
    document.body.replaceChildren()
  }
  const shown = page('CONFLICT', [], state => [h(VersionConflictDialog, { noun: '项目', modelValue: state.conflict }), ...form(state)])
  await shown.run()
  expect(messages()).toEqual([])
  expect(shown.state.problems).toEqual([])
})

import { computed, reactive, ref } from 'vue'

/** A field's name on screen, and its value where the raw one is no word. */
export interface FieldWords<Value> {
  label: string
  show?: (value: Value) => string
}
export type FormWords<Form> = { [K in keyof Form]?: FieldWords<Form[K]> }

/**
 * A form over something that others may change meanwhile. When they did, the newer version is taken, the input stays, and
 * `differences` says in words what the newer one has.
 */
export function useEditing<Form extends object>(start: () => Form, version: () => number | null, words: FormWords<Form>) {
  const form = reactive(start()) as Form
  const seen = ref(version())
  const compared = ref(false)
  const before = ref(JSON.stringify(form))

  const differences = computed(() => {
    if (!compared.value) return []
    const latest = start()
    return (Object.keys(words) as (keyof Form)[]).flatMap(key => {
      const said = words[key]
      if (!said || latest[key] === form[key]) return []
      const value = latest[key]
      const shown = said.show ? said.show(value) : String(value ?? '')
      return [`${said.label}：${shown || '空'}`]
    })
  })

  return {
    form,
    seen,
    differences,
    dirty: computed(() => JSON.stringify(form) !== before.value),
    /** Begins anew with what is there now. */
    begin: () => {
      Object.assign(form, start())
      seen.value = version()
      compared.value = false
      before.value = JSON.stringify(form)
    },
    /** Takes the newer version and keeps the input. Call when the newer one is there. */
    compare: () => {
      seen.value = version()
      compared.value = true
    },
  }
}

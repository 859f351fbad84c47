import { computed, reactive, ref, watch } from 'vue'

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
  const wanted = ref(false)

  // the newer one may be there before it is asked for, or come later; while it is read again there is none
  watch([wanted, version], ([now, newest]) => {
    if (!now || newest === null || newest === seen.value) return
    seen.value = newest
    compared.value = true
    wanted.value = false
  })

  const differences = computed(() => {
    if (!compared.value) return []
    const latest = start()
    return (Object.keys(words) as (keyof Form)[]).flatMap(key => {
      const said = words[key]
      if (!said || latest[key] === form[key]) return []
      const value = latest[key]
      const shown = said.show ? said.show(value) : String(value ?? '')
      // lists are other objects each time: they differ where their words do
      if (typeof value === 'object' && value !== null && said.show?.(form[key]) === shown) return []
      return [`${said.label}：${shown || '空'}`]
    })
  })

  return {
    form,
    seen,
    differences,
    /** Begins anew with what is there now. */
    begin: () => {
      Object.assign(form, start())
      seen.value = version()
      compared.value = false
      wanted.value = false
    },
    /** Takes the newer version as soon as it is there, and keeps the input. */
    compare: () => {
      wanted.value = true
    },
  }
}

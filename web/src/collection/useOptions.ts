import { shallowRef } from 'vue'
import type { Field, Option } from './fields'

/** The choices of a field; asked for once when they come from the server. */
export function useOptions(field: Field<unknown>) {
  const options = shallowRef<readonly Option[]>(typeof field.options === 'function' ? [] : (field.options ?? []))
  const load = async () => {
    if (typeof field.options !== 'function') return
    try {
      options.value = await field.options()
    } catch {
      // the list itself tells what is wrong; the select then offers nothing
    }
  }
  void load()
  return options
}

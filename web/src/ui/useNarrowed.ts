import { computed, ref } from 'vue'

/**
 * The choices of a select narrowed by what is typed, as the search over everything does: `searchKey` of the server holds name,
 * pinyin and initials. Give `narrow` to the select as its filter method.
 */
export function useNarrowed<Item extends { searchKey?: string; label?: string }>(items: () => readonly Item[]) {
  const typed = ref('')
  const keyOf = (item: Item) => item.searchKey ?? (item.label ?? '').toLowerCase()
  return {
    shown: computed(() => {
      const term = typed.value.normalize('NFKC').toLowerCase().replace(/\s/g, '')
      return term ? items().filter(item => keyOf(item).includes(term)) : items()
    }),
    narrow: (text: string) => {
      typed.value = text
    },
  }
}

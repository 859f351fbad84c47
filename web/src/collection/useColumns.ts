import { computed, ref, watch } from 'vue'
import type { CollectionRow, Column } from './define'

interface Kept {
  widths: Record<string, number>
  hidden: string[] | null
}

const read = (key: string): Kept => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    if (kept && typeof kept === 'object' && 'widths' in kept && 'hidden' in kept) return kept as Kept
  } catch {
    // a browser without storage, or a word of an older version: begin anew
  }
  return { widths: {}, hidden: null }
}

const MIN_WIDTH = 64
const DEFAULT_WIDTH = { text: 160, number: 104, money: 128, share: 96, day: 120, instant: 160, tag: 104 }

/** Which columns are shown and how wide: kept in this browser under the collection's name. */
export function useColumns<Row extends CollectionRow>(name: string, columns: readonly Column<Row>[]) {
  const key = `lianxi.columns.${name}`
  const kept = ref(read(key))

  watch(
    kept,
    value => {
      try {
        localStorage.setItem(key, JSON.stringify(value))
      } catch {
        // full or forbidden: the choice then lasts as long as the page
      }
    },
    { deep: true },
  )

  const hidden = computed(() => new Set(kept.value.hidden ?? columns.filter(c => c.hidden).map(c => c.key)))
  return {
    shown: computed(() => columns.filter(c => !hidden.value.has(c.key))),
    isShown: (column: string) => !hidden.value.has(column),
    toggle: (column: string, show: boolean) => {
      const next = new Set(hidden.value)
      if (show) next.delete(column)
      else next.add(column)
      if (next.size < columns.length) kept.value.hidden = [...next]
    },
    widthOf: (column: Column<Row>) => kept.value.widths[column.key] ?? column.width ?? DEFAULT_WIDTH[column.kind ?? 'text'],
    resize: (column: string, width: number) => {
      kept.value.widths[column] = Math.max(MIN_WIDTH, Math.round(width))
    },
    reset: () => {
      kept.value = { widths: {}, hidden: null }
    },
  }
}

export type Columns<Row extends CollectionRow> = ReturnType<typeof useColumns<Row>>

import { onScopeDispose } from 'vue'

/** The wall screen's look (dark, large type) for as long as the page is open. */
export function useWall() {
  document.documentElement.classList.add('is-wall')
  onScopeDispose(() => document.documentElement.classList.remove('is-wall'))
}

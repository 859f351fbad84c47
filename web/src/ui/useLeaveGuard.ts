import { onScopeDispose } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'
import { confirmDanger } from './notify'

/** Asks before a page with unsaved input is left, by a link or by closing the window. */
export function useLeaveGuard(unsaved: () => boolean) {
  onBeforeRouteLeave(() =>
    unsaved() ? confirmDanger({ title: '还有没保存的内容', sentence: '离开后，刚才填写的内容不会保留。', confirm: '不保存，离开' }) : true,
  )
  const closing = (event: BeforeUnloadEvent) => {
    if (unsaved()) event.preventDefault()
  }
  window.addEventListener('beforeunload', closing)
  onScopeDispose(() => window.removeEventListener('beforeunload', closing))
}

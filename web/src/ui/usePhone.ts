import { onScopeDispose, ref } from 'vue'

/** Whether the window is as narrow as a phone, 640 px. */
export function usePhone() {
  const query = window.matchMedia('(max-width: 640px)')
  const phone = ref(query.matches)
  const turn = () => (phone.value = query.matches)
  query.addEventListener('change', turn)
  onScopeDispose(() => query.removeEventListener('change', turn))
  return phone
}

import { onScopeDispose, watch, type Ref } from 'vue'

const EDGE = 56
/** Pixels a frame at the very edge. */
const FASTEST = 12

/** How far to scroll this frame: nothing away from the edges, the faster the nearer to one. */
export const edgeSpeed = (at: number, from: number, to: number): number => {
  const near = at > to - EDGE ? at - (to - EDGE) : at < from + EDGE ? at - (from + EDGE) : 0
  return Math.round((Math.max(-EDGE, Math.min(EDGE, near)) / EDGE) * FASTEST)
}

/** While something is carried, the box scrolls as long as the finger or the pointer rests at one of its edges. */
export function useEdgeScroll(box: Readonly<Ref<HTMLElement | null>>, carrying: () => boolean) {
  let at: { x: number; y: number } | null = null
  let frame = 0
  const follow = (event: PointerEvent | TouchEvent) => {
    const point = 'touches' in event ? event.touches[0] : event
    if (point) at = { x: point.clientX, y: point.clientY }
  }
  const step = () => {
    const element = box.value
    if (element && at) {
      const { left, right, top, bottom } = element.getBoundingClientRect()
      const x = edgeSpeed(at.x, Math.max(0, left), Math.min(window.innerWidth, right))
      const y = edgeSpeed(at.y, Math.max(0, top), Math.min(window.innerHeight, bottom))
      if (x || y) element.scrollBy({ left: x, top: y, behavior: 'instant' })
    }
    frame = requestAnimationFrame(step)
  }
  const stop = () => {
    cancelAnimationFrame(frame)
    window.removeEventListener('pointermove', follow, true)
    window.removeEventListener('touchmove', follow, true)
    at = null
  }
  watch(carrying, on => {
    stop()
    if (!on) return
    window.addEventListener('pointermove', follow, true)
    window.addEventListener('touchmove', follow, { capture: true, passive: true })
    frame = requestAnimationFrame(step)
  })
  onScopeDispose(stop)
}

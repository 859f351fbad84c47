import { shallowRef } from 'vue'

export interface Problem {
  /** Read out to the administrator; also in the browser's log. */
  id: string
}

/** A bug in a page: what the error boundary shows. */
export const problem = shallowRef<Problem | null>(null)

export const reportProblem = (error: unknown) => {
  const id = `P-${Date.now().toString(36).slice(-5)}${Math.random().toString(36).slice(2, 5)}`.toUpperCase()
  console.error(`系统错误 ${id}`, error)
  problem.value = { id }
}

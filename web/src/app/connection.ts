import { reactive } from 'vue'

/** Whether the server answers. Said in a banner, healed by asking again. */
export const connection = reactive({ lost: false })

const FIRST = 1_500
const LONGEST = 15_000
let timer: ReturnType<typeof setTimeout> | undefined
let healed: () => void = () => undefined

const ask = async () => {
  try {
    const answer = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'apollo-require-preflight': 'true' },
      body: JSON.stringify({ query: '{ __typename }' }),
    })
    return answer.status < 502
  } catch {
    return false
  }
}

const wait = (delay: number) => {
  clearTimeout(timer)
  timer = setTimeout(() => void tryAgain(delay), delay)
}

/** Asks now; while there is no answer, again and again, each time later. */
export const tryAgain = async (delay = FIRST) => {
  clearTimeout(timer)
  if (await ask()) {
    if (connection.lost) healed()
    connection.lost = false
  } else {
    wait(Math.min(delay * 2, LONGEST))
  }
}

export const connectionLost = () => {
  if (connection.lost) return
  connection.lost = true
  wait(FIRST)
}

/** What to do when the server answers again. */
export const whenHealed = (then: () => void) => {
  healed = then
  window.addEventListener('online', () => void tryAgain())
  window.addEventListener('offline', connectionLost)
}

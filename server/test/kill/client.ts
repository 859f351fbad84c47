import { DEMO_PASSWORD } from '../../src/modules/identity/counties.demo'

/** A signed-in browser over real HTTP; the session outlives the server. */
export interface Browser {
  /** Throws when the answer is not a clean one, or does not come at all. */
  ask: <T>(url: string, query: string, variables: object) => Promise<T>
  upload: <T>(url: string, path: string, name: string, content: Buffer) => Promise<T>
  fetch: (url: string, path: string) => Promise<Response>
}

const post = (url: string, cookie: string, query: string, variables: object) =>
  fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...(cookie && { cookie }) }, body: JSON.stringify({ query, variables }) })

/** A refusal is an answer too, and none that the work here expects. */
export class Refused extends Error {}

export async function signIn(url: string, username: string): Promise<Browser> {
  const reply = await post(url, '', 'mutation ($input: SignInInput!) { signIn(input: $input) { done } }', { input: { username, password: DEMO_PASSWORD } })
  const cookie = reply.headers.getSetCookie().map(c => c.split(';')[0]).join('; ')
  if (!cookie) throw new Refused(await reply.text())
  return {
    ask: async <T>(at: string, query: string, variables: object) => {
      const answer = (await (await post(at, cookie, query, variables)).json()) as { data: T; errors?: { message: string }[] }
      if (answer.errors) throw new Refused(answer.errors.map(e => e.message).join())
      return answer.data
    },
    upload: async <T>(at: string, path: string, name: string, content: Buffer) => {
      const form = new FormData()
      form.append('file', new Blob([new Uint8Array(content)]), name)
      const answer = await fetch(`${at}${path}`, { method: 'POST', headers: { cookie, 'x-requested-with': 'lianxi' }, body: form })
      if (!answer.ok) throw new Refused(await answer.text())
      return (await answer.json()) as T
    },
    fetch: (at, path) => fetch(`${at}${path}`, { headers: { cookie } }),
  }
}

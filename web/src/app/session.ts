import type { Client } from '@urql/core'
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { SessionDocument, SignOutDocument, SignOutEverywhereDocument, SwitchPostDocument, type SessionQuery } from '../gql/graphql'
import { refusedBy, type Refused } from '../ui/refusal'

export type Session = SessionQuery['session']
export type Seat = Session['posts'][number]

let client: Client | undefined

/** Gives the store the client; once, before the first page. */
export const sessionUses = (one: Client) => {
  client = one
}
/** The portal's client, for what has no component around it. */
export const portalClient = () => {
  if (!client) throw new Error('session: no client')
  return client
}

/** Who is signed in, in which post, with which abilities. Holds nothing else of the server's. */
export const useSession = defineStore('session', () => {
  const view = shallowRef<Session | null>(null)
  const refused = shallowRef<Refused | null>(null)
  const abilities = computed(() => new Set<string>(view.value?.abilities ?? []))

  const load = async () => {
    const { data, error } = await portalClient().query(SessionDocument, {}, { requestPolicy: 'network-only' }).toPromise()
    refused.value = error ? refusedBy(error) : null
    if (data) view.value = data.session
    return view.value
  }
  // A fresh page forgets what the other post, or the other person, has seen.
  const leaveTo = (path: string) => window.location.assign(path)

  return {
    view,
    refused,
    signedIn: computed(() => view.value?.signedIn ?? false),
    /** Today in the county, as the server has it; '' when nobody is signed in yet. */
    today: computed(() => view.value?.today ?? ''),
    can: (ability: string) => abilities.value.has(ability),
    canAny: (any: readonly string[] | undefined) => !any?.length || any.some(a => abilities.value.has(a)),
    load,
    /** The server no longer knows the session. */
    expire: () => {
      if (view.value) view.value = { ...view.value, signedIn: false, user: null, post: null, abilities: [], posts: [] }
    },
    switchTo: async (seat: Seat) => {
      const { error } = await portalClient().mutation(SwitchPostDocument, { input: { tenureId: seat.tenureId, delegationId: seat.delegationId ?? null } }).toPromise()
      if (error) return refusedBy(error)
      leaveTo('/')
      return null
    },
    signOut: async (everywhere = false) => {
      const { error } = await portalClient().mutation(everywhere ? SignOutEverywhereDocument : SignOutDocument, {}).toPromise()
      if (error && refusedBy(error).code !== 'UNAUTHENTICATED') return refusedBy(error)
      leaveTo('/sign-in')
      return null
    },
  }
})

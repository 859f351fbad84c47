import type { SearchHit } from '../../app/feature'
import { portalClient } from '../../app/session'
import { SearchAllDocument } from '../../gql/graphql'

/** What the global search box shows: hits of every module, as far as the post may see. */
export async function searchEverything(text: string): Promise<readonly SearchHit[]> {
  const { data, error } = await portalClient().query(SearchAllDocument, { text: text.slice(0, 60) }, { requestPolicy: 'network-only' }).toPromise()
  if (error) throw error
  return (data?.search ?? []).map(hit => ({ id: hit.link, kind: hit.label, title: hit.title, detail: hit.hint ?? null, to: hit.link }))
}

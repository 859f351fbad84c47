import { useQuery } from '@urql/vue'
import { computed } from 'vue'
import { portalClient } from '../../app/session'
import type { Option } from '../../collection'
import { PostsDocument, UnitsDocument, type PostsQuery } from '../../gql/graphql'

/** The county's units in use, for a filter's choices. */
export const loadUnits = async (): Promise<Option[]> => {
  const { data, error } = await portalClient().query(UnitsDocument, { filter: { active: true } }).toPromise()
  if (error) throw error
  return (data?.units ?? []).map(u => ({ value: String(u.id), label: u.shortName, searchKey: u.searchKey }))
}

export type PickedPost = PostsQuery['posts'][number]

/** A post as a duty is given to it: `水务局 联络员（王甲一）`. */
export const postLabel = (post: Pick<PickedPost, 'unitName' | 'name' | 'holderName'>) =>
  `${post.unitName} ${post.name}${post.holderName ? `（${post.holderName}）` : '（暂缺）'}`

/** Units and posts in use, for a form's pickers. */
export function useDirectory() {
  const units = useQuery({ query: UnitsDocument, variables: { filter: { active: true } } })
  const posts = useQuery({ query: PostsDocument, variables: { filter: { active: true } } })
  return {
    units: computed(() => units.data.value?.units ?? []),
    posts: computed(() => posts.data.value?.posts ?? []),
  }
}

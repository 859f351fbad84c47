import { ROLES as EVERYONE } from './cast'
import type { Operation } from './operation'

export const inbox: Operation[] = [
  { op: 'todos', allowed: EVERYONE },
  { op: 'search', allowed: EVERYONE, variables: () => ({ text: '水务' }) },
  { op: 'search', case: 'another county’s', allowed: EVERYONE, variables: scene => ({ text: scene.marks.otherCounty.slice(0, 2) }) },
]

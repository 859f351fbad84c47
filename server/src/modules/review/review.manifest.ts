import type { Manifest } from '../../platform/manifest'
import { reviewEvents, reviewTodos, searchReviews } from './duty.query'
import { ReviewResolver } from './review.api'
import { fillReviews } from './review.demo'
import { reviewEntities } from './review.entity'

export const review: Manifest = {
  name: 'review',
  entities: reviewEntities,
  resolvers: [ReviewResolver],
  todos: reviewTodos,
  search: searchReviews,
  calendar: reviewEvents,
  demo: fillReviews,
}

export { default as ProjectReviews } from './ProjectReviews.vue'

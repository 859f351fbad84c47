export { default as ProjectTopics } from './ProjectTopics.vue'

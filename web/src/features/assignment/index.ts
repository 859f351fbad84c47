export { default as ProjectAssignments } from './ProjectAssignments.vue'

export { default as MoneyInput } from './MoneyInput.vue'
export { default as ProjectSelect } from './ProjectSelect.vue'

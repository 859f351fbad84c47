export { default as PostSelect } from './PostSelect.vue'
export { default as UnitSelect } from './UnitSelect.vue'
export { default as UnitsSelect } from './UnitsSelect.vue'
export { loadUnits, postLabel, useDirectory, type PickedPost } from './pickers'

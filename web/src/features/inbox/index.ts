export { default as SeatTodos } from './SeatTodos.vue'

import { defineAsyncComponent } from 'vue'
import type { ShellParts } from '../../app/feature'

export const shell: ShellParts = { savedViews: defineAsyncComponent(() => import('./SavedViews.vue')) }

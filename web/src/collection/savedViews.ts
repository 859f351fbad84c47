import type { Component, InjectionKey } from 'vue'

/** The saved-views menu that a feature supplies to every collection; gets `name` and `queryString`. */
export const SAVED_VIEWS: InjectionKey<Component | null> = Symbol('saved views')

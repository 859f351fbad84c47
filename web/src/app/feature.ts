import type { Component } from 'vue'
import type { RouteLocationRaw, RouteRecordRaw } from 'vue-router'

/** Groups of the menu, in their order. */
export const MENU_GROUPS = ['工作', '会议', '项目', '推进', '考核', '管理'] as const
export type MenuGroup = (typeof MENU_GROUPS)[number]

export interface MenuPlace {
  group: MenuGroup
  /** Within the group, low first. */
  order: number
  icon: Component
  /** Also among the phone's bottom tabs; the first four by group and order are shown. */
  tab?: boolean
}

export interface PageMeta {
  title: string
  menu?: MenuPlace
  /** Any of them opens the page; absent: everyone who is signed in. */
  abilities?: readonly string[]
  /** Name of the menu's page that this one belongs under. */
  under?: string
  /** Needs no sign-in. */
  open?: boolean
  /** No menus: for a wall, a projector, or paper. */
  wall?: boolean
  /** Roles that come here when they sign in or open the portal. */
  homeOf?: readonly string[]
}

declare module 'vue-router' {
  interface RouteMeta extends Partial<PageMeta> {}
}

export type FeatureRoutes = (RouteRecordRaw & { meta: PageMeta })[]

export interface SearchHit {
  id: string | number
  /** What it is, `项目`. */
  kind: string
  title: string
  detail?: string | null
  to: RouteLocationRaw
}

/** Parts of the frame that a feature fills, exported by its routes.ts as `shell`. */
export interface ShellParts {
  /** The inbox bell with its count, lazily loaded. */
  bell?: Component
  /** Answers the global search box; errors are shown in words. */
  search?: (text: string) => Promise<readonly SearchHit[]>
  /** Menu of saved views; gets `name` (the collection) and `queryString`. */
  savedViews?: Component
}

interface FeatureModule {
  routes?: FeatureRoutes
  shell?: ShellParts
}

const modules = Object.values(import.meta.glob<FeatureModule>('../features/*/routes.ts', { eager: true }))

export const featureRoutes: FeatureRoutes = modules.flatMap(m => m.routes ?? [])
export const shellParts: ShellParts = Object.assign({}, ...modules.map(m => m.shell ?? {}))

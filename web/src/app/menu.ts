import type { RouteRecordNormalized, RouteRecordRaw } from 'vue-router'
import { MENU_GROUPS, type MenuGroup, type MenuPlace } from './feature'

export interface MenuEntry {
  name: string
  path: string
  title: string
  place: MenuPlace
}

export interface MenuSection {
  group: MenuGroup
  entries: MenuEntry[]
}

const byPlace = (a: MenuEntry, b: MenuEntry) =>
  MENU_GROUPS.indexOf(a.place.group) - MENU_GROUPS.indexOf(b.place.group) || a.place.order - b.place.order

/** The pages of the menu that a person with these abilities may open, in their order. */
export const menuOf = (routes: readonly (RouteRecordRaw | RouteRecordNormalized)[], canAny: (any: readonly string[] | undefined) => boolean): MenuEntry[] =>
  routes
    .flatMap(r => {
      const { menu, title, abilities } = r.meta ?? {}
      return menu && r.name && canAny(abilities) ? [{ name: String(r.name), path: r.path, title: title ?? '', place: menu }] : []
    })
    .sort(byPlace)

export const sectionsOf = (entries: readonly MenuEntry[]): MenuSection[] =>
  MENU_GROUPS.map(group => ({ group, entries: entries.filter(e => e.place.group === group) })).filter(s => s.entries.length)

const TABS = 4

/** The phone's tabs: pages marked as such, filled up with the menu's first. */
export const tabsOf = (entries: readonly MenuEntry[]) => [...entries.filter(e => e.place.tab), ...entries.filter(e => !e.place.tab)].slice(0, TABS)

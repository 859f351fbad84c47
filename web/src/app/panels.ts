import type { Component } from 'vue'

/** A part that another feature adds to a project's page; the component gets `projectId: number`. */
export interface ProjectPanel {
  key: string
  title: string
  /** On the page, low first. */
  order: number
  /** Any of them shows it; absent: everyone who sees the project. */
  abilities?: readonly string[]
  component: () => Promise<Component | { default: Component }>
}

/** A part that another feature adds to an assignment's page; the component gets `assignment: { id title unitId projectId }`. */
export type AssignmentPanel = ProjectPanel

/** Something to do with several projects that are chosen in the list; the component gets `ids` and emits `done`. */
export interface ProjectBulk {
  key: string
  abilities: readonly string[]
  component: Component
}

/** A part that a feature adds to the workbench; the component gets nothing. */
export interface WorkbenchPanel {
  key: string
  title: string
  /** Low first. */
  order: number
  /** Any of them shows it. */
  abilities: readonly string[]
  component: () => Promise<Component | { default: Component }>
}

interface PanelModule {
  workbenchPanels?: readonly WorkbenchPanel[]
  projectPanels?: readonly ProjectPanel[]
  assignmentPanels?: readonly AssignmentPanel[]
  projectBulk?: readonly ProjectBulk[]
}

const modules = Object.values(import.meta.glob<PanelModule>('../features/*/panels.ts', { eager: true }))

/** What the features' `panels.ts` add to a project's page, in order. */
export const projectPanels: readonly ProjectPanel[] = modules.flatMap(m => m.projectPanels ?? []).sort((a, b) => a.order - b.order)

/** What the features' `panels.ts` add to an assignment's page, in order. */
export const assignmentPanels: readonly AssignmentPanel[] = modules.flatMap(m => m.assignmentPanels ?? []).sort((a, b) => a.order - b.order)

/** What the features' `panels.ts` offer to do with chosen projects. */
export const projectBulk: readonly ProjectBulk[] = modules.flatMap(m => m.projectBulk ?? [])

/** What the features' `panels.ts` add to the workbench, in order. */
export const workbenchPanels: readonly WorkbenchPanel[] = modules.flatMap(m => m.workbenchPanels ?? []).sort((a, b) => a.order - b.order)

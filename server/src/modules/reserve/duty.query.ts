import type { Ctx } from '../../platform/context'
import type { Hit, Todo } from '../../platform/manifest'
import { countyRows } from '../../platform/rows'
import { reachFor } from '../identity/permission.service'
import { reviewFactsOfAll } from '../review/review.query'
import { listEntries } from './entry.query'

const waiting = (ctx: Ctx) =>
  countyRows(ctx, 'libraryEntry')
    .innerJoin('project', 'project.id', 'libraryEntry.projectId')
    .leftJoin('unit as proposer', 'proposer.id', 'libraryEntry.proposerUnitId')
    .select(['libraryEntry.id', 'libraryEntry.tier', 'libraryEntry.projectId', 'project.name', 'proposer.shortName as proposer'])
    .orderBy('libraryEntry.proposedOn')
    .limit(50)

/** Proposals that wait for the actor's word, and own ones that came back. */
export async function reserveTodos(ctx: Ctx): Promise<Todo[]> {
  const reach = reachFor(ctx, 'reserve.decide')
  const decide = reach === null ? [] : await waiting(ctx)
    .where('libraryEntry.state', '=', 'PROPOSED')
    .$if(reach === 'COUNTY', q => q.where('libraryEntry.unitId', 'is', null))
    .$if(reach !== 'COUNTY', q => q.where('libraryEntry.unitId', 'in', [...ctx.actor.unitIds]))
    .execute()
  const started = reach === null ? [] : await waiting(ctx)
    .where('libraryEntry.state', '=', 'ADMITTED')
    .where('libraryEntry.tier', '!=', 'MANAGEMENT')
    .where('project.stage', 'in', ['BUILDING', 'COMPLETED', 'OPERATING'])
    .$if(reach === 'COUNTY', q => q.where('libraryEntry.unitId', 'is', null))
    .$if(reach !== 'COUNTY', q => q.where('libraryEntry.unitId', 'in', [...ctx.actor.unitIds]))
    .execute()
  const returned = reachFor(ctx, 'reserve.propose') === null ? [] : await waiting(ctx)
    .where('libraryEntry.state', '=', 'RETURNED')
    .where('libraryEntry.proposerUnitId', 'in', [...ctx.actor.unitIds])
    .execute()
  const reviewed = await reviewFactsOfAll(ctx, decide.filter(d => d.tier === 'SECTOR').map(d => d.projectId))
  const todo = (id: number, step: string, title: string): Todo => ({ key: `reserve:${id}:${step}`, title, kind: 'reserve', link: `/reserve/entries/${id}`, dueOn: null })
  return [
    ...decide.map(d => {
      const first = d.tier === 'SECTOR' && reviewed.get(d.projectId)?.initialPassed === undefined
      return todo(d.id, 'decide', `${first ? '初核' : '入库待决定'}：${d.name}（${d.proposer ?? ''}申报）`)
    }),
    ...returned.map(d => todo(d.id, 'resubmit', `入库申报被退回，请修改后重新申报：${d.name}`)),
    ...started.map(d => todo(d.id, 'exit', `项目已开工，请核实是否办理出库：${d.name}`)),
  ]
}

export async function searchEntries(ctx: Ctx, text: string, limit: number): Promise<Hit[]> {
  if (reachFor(ctx, 'reserve.read') === null) return []
  const { nodes } = await listEntries(ctx, { text }, null, { first: limit }, false)
  return nodes.map(e => ({ kind: 'reserve', label: '入库条目', title: e.projectName ?? '', hint: `${e.libraryName} ${e.stateLabel}`, link: `/reserve/entries/${e.id}` }))
}

import { sql } from 'kysely'
import { notFound } from '../../kernel/refusal'
import { pageOf, type PageArgs } from '../../platform/connection'
import type { Ctx } from '../../platform/context'
import type { Todo } from '../../platform/manifest'
import { countyRows, matches } from '../../platform/rows'
import { mayDo, reachFor } from '../identity/permission.service'
import { assignmentsMatching } from './assignment.query'
import { OPEN } from './assignment.rules'
import { ECHO_TONES, ECHOES, echoOf, SOURCE_KINDS, titleOf, type Echo, type SourceKind } from './source.rules'

export interface SourceFilter {
  text?: string | null
  kinds?: SourceKind[] | null
  echoes?: Echo[] | null
}

const count = (more: ReturnType<typeof sql<boolean>>) => sql<number>`(select count(*) from assignment where assignment.jurisdictionId = assignmentSource.jurisdictionId
  and assignment.sourceType = assignmentSource.kind and assignment.sourceId = assignmentSource.id and ${more})`
const ALL = count(sql<boolean>`1 = 1`)
const STILL_OPEN = count(sql<boolean>`assignment.state in (${sql.join([...OPEN])})`)
const WAITING = count(sql<boolean>`assignment.state in ('LISTED', 'JUDGED')`)

/** The same test as `echoOf`. */
const ECHO = sql<Echo>`case when assignmentSource.reportedOn is not null then 'REPORTED'
  when ${ALL} > 0 and ${STILL_OPEN} = 0 then 'FINISHED' when ${ALL} > 0 and ${WAITING} = 0 then 'PASSED_ON' else 'RECEIVED' end`

/** A unit sees the sources of what was handed over to it. */
const sourcesMatching = (ctx: Ctx, filter: SourceFilter) =>
  countyRows(ctx, 'assignmentSource')
    .$if(reachFor(ctx, 'assignment.read') !== 'COUNTY', q =>
      q.where('assignmentSource.id', 'in', assignmentsMatching(ctx, { sourceTypes: ['INSTRUCTION', 'DECISION'] }).where('assignment.sourceId', 'is not', null).select('assignment.sourceId') as never))
    .$if(Boolean(filter.text?.trim()), q => q.where(matches('assignmentSource.searchKey', filter.text!)))
    .$if(Boolean(filter.kinds?.length), q => q.where('assignmentSource.kind', 'in', filter.kinds!))
    .$if(Boolean(filter.echoes?.length), q => q.where(ECHO, 'in', filter.echoes!))

const sourceRows = (ctx: Ctx, filter: SourceFilter) =>
  sourcesMatching(ctx, filter).select([
    'assignmentSource.id', 'assignmentSource.version', 'assignmentSource.kind', 'assignmentSource.givenBy', 'assignmentSource.givenOn', 'assignmentSource.text',
    'assignmentSource.receivedOn', 'assignmentSource.receivedByText', 'assignmentSource.reportedOn', 'assignmentSource.report', 'assignmentSource.reportedByText',
    ALL.as('assignments'), STILL_OPEN.as('open'), WAITING.as('waiting'),
  ])
type Raw = Awaited<ReturnType<ReturnType<typeof sourceRows>['execute']>>[number]

const shape = (ctx: Ctx) => (row: Raw) => {
  const counts = { assignments: Number(row.assignments), open: Number(row.open), waiting: Number(row.waiting) }
  const echo = echoOf({ ...counts, reportedOn: row.reportedOn })
  const office = mayDo(ctx, 'assignment.list')
  return {
    ...row, ...counts, echo, kindLabel: SOURCE_KINDS[row.kind], title: titleOf(row.text), echoLabel: ECHOES[echo], echoTone: ECHO_TONES[echo],
    mayList: office && echo !== 'REPORTED', mayReport: office && echo === 'FINISHED',
  }
}

/** One page, the latest given first. */
export async function listSources(ctx: Ctx, filter: SourceFilter, page: PageArgs) {
  const counted = async () => Number((await sourcesMatching(ctx, filter).select(eb => eb.fn.countAll().as('n')).executeTakeFirstOrThrow()).n)
  const found = await pageOf<Raw>(sourceRows(ctx, filter), 'assignmentSource.id', { by: 'assignmentSource.givenOn', desc: true }, page, counted)
  return { ...found, nodes: found.nodes.map(shape(ctx)) }
}

/** @throws Refusal NOT_FOUND for what the actor may not see, too. */
export async function findSourceRow(ctx: Ctx, id: number) {
  const row = await sourceRows(ctx, {}).where('assignmentSource.id', '=', id).executeTakeFirst()
  if (!row) throw notFound('批示或决定')
  return shape(ctx)(row)
}

export const sourceFiles = (ctx: Ctx, id: number) =>
  countyRows(ctx, 'attachment')
    .select(['attachment.id', 'attachment.name', 'attachment.size'])
    .where('attachment.subjectType', '=', 'AssignmentSource')
    .where('attachment.subjectId', '=', id)
    .orderBy('attachment.id')
    .execute()

/** Whether the actor may see the source, for its files. */
export const seesSource = async (ctx: Ctx, id: number): Promise<boolean> =>
  Boolean(reachFor(ctx, 'assignment.read')) && Boolean(await sourcesMatching(ctx, {}).select('assignmentSource.id').where('assignmentSource.id', '=', id).executeTakeFirst())

/** What is done and has had no echo yet. */
export async function sourceTodos(ctx: Ctx): Promise<Todo[]> {
  if (!mayDo(ctx, 'assignment.list')) return []
  const rows = await sourceRows(ctx, { echoes: ['FINISHED'] }).orderBy('assignmentSource.givenOn').limit(60).execute()
  return rows.map(s => ({ key: `source:${s.id}:report`, title: `回报办结情况：${titleOf(s.text)}`, kind: 'assignment', link: `/sources/${s.id}`, dueOn: null }))
}

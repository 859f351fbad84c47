import { dayText, yearOf, type Day } from '../../../kernel/day'
import { Refusal } from '../../../kernel/refusal'
import { normaliseKey, searchKey } from '../../../kernel/text'
import type { Ctx } from '../../../platform/context'
import { withProgress } from '../../../platform/progress'
import { listUnits } from '../../identity/directory.query'
import { notify } from '../../inbox/message.service'
import { regulationOf } from '../../regulation/regulation.service'
import { judgementNeeded } from '../action.service'
import { assignmentNumber, holderIn, HOLDERS, type SourceType } from '../assignment.rules'
import { holderNameOf, lastSerial } from '../listing.query'
import { AssignmentSource } from '../source.entity'
import type { SourceKind } from '../source.rules'
import { personOf, signatureOf } from '../step.service'
import { compareLedger, recheckLedger } from './check.service'
import type { LedgerDraft } from './draft.rules'
import { LedgerImport } from './ledger.entity'
import { idsFrom, openSources, unitHeads } from './ledger.query'
import { actorText, ledgerKey, openLedger } from './ledger.service'
import { givenByOf, type LedgerMatch } from './match.rules'

interface Task {
  rowId: number
  draft: LedgerDraft
  match: LedgerMatch & { unitId: number; target: NonNullable<LedgerMatch['target']> }
}
interface From {
  sourceType: SourceType
  sourceId: number | null
  sourceText: string | null
}

/** Assignments of one statement: SQLite takes 32,766 variables. */
const AT_ONCE = 200

const kindOf = (source: string): SourceKind => (/批示|指示/.test(source) ? 'INSTRUCTION' : 'DECISION')

/**
 * Each meeting or instruction that the ledger names becomes a source with its echo (登封 三(六)), or joins the one that is there.
 * Answers what each row comes from, and the ids of the sources that are new.
 */
async function sourcesOf(ctx: Ctx, target: LedgerImport, tasks: readonly Task[]): Promise<{ of: (draft: LedgerDraft) => From; made: number[] }> {
  const there = new Map((await openSources(ctx)).map(s => [`${s.kind}|${normaliseKey(s.givenBy)}`, s.id]))
  const by = Map.groupBy(tasks.filter(t => t.draft.source !== ''), t => normaliseKey(t.draft.source))
  const found = new Map<string, From>()
  const made: number[] = []
  for (const [key, all] of by) {
    const { source } = all[0]!.draft
    const kind = kindOf(source)
    const known = there.get(`${kind}|${normaliseKey(givenByOf(source))}`)
    if (known !== undefined) {
      found.set(key, { sourceType: kind, sourceId: known, sourceText: source })
      continue
    }
    const days = all.flatMap(t => (t.draft.givenOn && t.draft.givenOn <= ctx.today ? [t.draft.givenOn] : []))
    const givenOn: Day = days.sort()[0] ?? ctx.today
    const text = [`${source}：${all.length} 件事项（由交办台账“${target.fileName}”导入）。`, ...all.map((t, i) => `${i + 1}. ${t.draft.title}`)].join('\n').slice(0, 8000)
    const s = ctx.em.create(AssignmentSource, {
      jurisdictionId: ctx.jurisdictionId, kind, givenByPostId: null, givenBy: givenByOf(source), givenOn, text, receivedOn: ctx.today, receivedByText: personOf(ctx),
      reportedOn: null, report: null, reportedByText: null, searchKey: searchKey(source, text.slice(0, 120)).slice(0, 2000),
    })
    await ctx.flush()
    made.push(s.id)
    found.set(key, { sourceType: kind, sourceId: s.id, sourceText: `${source}（${dayText(givenOn)}）`.slice(0, 1000) })
  }
  return { of: draft => found.get(normaliseKey(draft.source)) ?? { sourceType: 'MANUAL', sourceId: null, sourceText: null }, made }
}

const pastOr = (day: Day | null, today: Day): Day => (day !== null && day <= today ? day : today)

/** Writes a chunk of rows: assignments, assisting units, and the step that says where each came from. */
async function write(ctx: Ctx, target: LedgerImport, tasks: readonly Task[], firstSerial: number, more: { from: (d: LedgerDraft) => From; post: (unitId: number) => Promise<{ id: number | null; holder: string | null }>; units: ReadonlyMap<number, { name: string; shortName: string }>; office: string; needed: (s: SourceType) => Promise<boolean> }) {
  const year = yearOf(ctx.today)
  const rows = []
  const steps: { holder: ReturnType<typeof holderIn>; holderName: string; toState: string; note: string }[] = []
  for (const [i, { draft, match }] of tasks.entries()) {
    const from = more.from(draft)
    const head = await more.post(match.unitId)
    const unit = more.units.get(match.unitId)
    const holder = holderIn(match.target, match.target === 'LISTED' && (await more.needed(from.sourceType)))
    const number = assignmentNumber(year, firstSerial + i)
    const strange = draft.assisting.filter(name => match.unknown.includes(name))
    const handedOverOn = match.target === 'LISTED' ? null : pastOr(draft.givenOn, ctx.today)
    rows.push({
      jurisdictionId: ctx.jurisdictionId, version: 1, year, serial: firstSerial + i, number, ...from, onProblem: 0, title: draft.title, standard: draft.standard,
      content: strange.length ? `${draft.content}\n配合单位（不在名录）：${strange.join('、')}` : draft.content,
      unitId: match.unitId, responsiblePostId: head.id, responsiblePerson: draft.person ?? head.holder, leadOfficialPostId: null, projectId: null, dueOn: draft.dueOn,
      originalDueOn: draft.dueOn, state: match.target, holder, heldSinceOn: ctx.today, listedOn: pastOr(draft.givenOn, ctx.today), judgedOn: null, handedOverOn, signedOn: null,
      submittedOn: null, clearedOn: null, withdrawnOn: null, returns: 0, judgement: null, recurrenceOfId: null, recurrence: null, recurrenceByText: null, heldByName: null,
      searchKey: searchKey(draft.title, number, unit?.shortName ?? '').slice(0, 2000),
    })
    steps.push({
      holder, holderName: holder === 'OFFICE' ? more.office : holder === 'UNIT' ? (unit?.name ?? '') : HOLDERS.LEADER, toState: match.target,
      note: `由交办台账“${target.fileName}”的工作表“${draft.sheet}”第 ${draft.row} 行导入。${match.message}`,
    })
  }
  await ctx.rows.insertInto('assignment').values(rows as never).execute()
  const ids = await idsFrom(ctx, year, firstSerial)
  if (ids.length !== tasks.length) throw new Error(`ledger ${target.id}: ${ids.length} rows came in where ${tasks.length} were put`)
  const own = { jurisdictionId: ctx.jurisdictionId, version: 1 }
  const assisting = tasks.flatMap((t, i) => t.match.assistingUnitIds.map(unitId => ({ ...own, assignmentId: ids[i]!, unitId })))
  if (assisting.length) await ctx.rows.insertInto('assistingUnit').values(assisting as never).execute()
  await ctx.rows.insertInto('assignmentStep').values(steps.map((s, i) => ({
    ...own, assignmentId: ids[i]!, action: 'import', at: ctx.now, on: ctx.today, ...signatureOf(ctx), onBehalfOf: ctx.actor.onBehalfOf, judgement: null, ...s,
  })) as never).execute()
  for (const [i, task] of tasks.entries()) {
    await ctx.rows.updateTable('ledgerRow').set({ assignmentId: ids[i]!, versionAfter: 1 } as never).where('id', '=', task.rowId).execute()
    const { number, title, sourceText, unitId, responsiblePerson, dueOn, state } = rows[i]!
    ctx.journal.push({
      kind: 'CREATE', subjectType: 'Assignment', subjectId: ids[i]!,
      changes: Object.fromEntries(Object.entries({ number, title, sourceText, unitId, responsiblePerson, dueOn, state }).filter(([, v]) => v != null).map(([k, v]) => [k, [null, v]])),
    })
  }
}

/** Each unit is told once, not of every row. */
async function tell(ctx: Ctx, target: LedgerImport, tasks: readonly Task[]): Promise<void> {
  for (const [unitId, all] of Map.groupBy(tasks.filter(t => t.match.target !== 'LISTED'), t => t.match.unitId)) {
    const waiting = all.filter(t => t.match.target === 'HANDED_OVER').length
    await notify(ctx, {
      to: { unitIds: [unitId] }, kind: 'ASSIGNMENT_HANDED_OVER', title: `交办：由台账导入 ${all.length} 件事项`, link: `/assignments?units=${unitId}`, subject: ledgerKey(target.id),
      text: `联席办导入了正在运行的交办台账，其中 ${all.length} 件由本单位负责${waiting ? `，${waiting} 件请签收` : ''}。请核对事项和时限。`,
    })
  }
}

/**
 * Lists the rows of a ledger: all or none, in one transaction. Rows with errors, those already there and those done stay out.
 * @throws Refusal STATE when there is nothing to do or it is done already; CONFLICT when rows would be handled otherwise than
 * shown: they are matched again for the user to look at.
 */
export async function applyLedger(ctx: Ctx, id: number, version: number): Promise<void> {
  const target = await openLedger(ctx, id, version, 'apply')
  const year = yearOf(ctx.today)
  await ctx.lock(`assignment:number:${ctx.jurisdictionId}:${year}`)
  await withProgress(ctx, ledgerKey(id), async report => {
    const { rows, matches, changed } = await compareLedger(ctx, id)
    if (changed.length) {
      ctx.whenRefused.push(async () => recheckLedger(ctx, await ctx.find(LedgerImport, id, '台账导入')))
      throw new Refusal('CONFLICT', `核对之后平台里有了变化，${changed.length} 行的处理方式不同了。已按最新情况重新核对，请看过再导入。`)
    }
    const tasks = rows.flatMap((row, i): Task[] => {
      const match = matches[i]!
      return match.action === 'CREATE' && match.unitId !== null && match.target !== null ? [{ rowId: row.id, draft: row.draft, match: { ...match, unitId: match.unitId, target: match.target } }] : []
    })
    await report(5)
    const { of: from, made } = await sourcesOf(ctx, target, tasks)
    const heads = await unitHeads(ctx)
    const holders = new Map<number, string | null>()
    const post = async (unitId: number) => {
      const head = heads.get(unitId) ?? null
      if (head !== null && !holders.has(head)) holders.set(head, await holderNameOf(ctx, head))
      return { id: head, holder: head === null ? null : (holders.get(head) ?? null) }
    }
    const asked = new Map<SourceType, Promise<boolean>>()
    const needed = (s: SourceType) => asked.get(s) ?? asked.set(s, judgementNeeded(ctx, s)).get(s)!
    const units = new Map((await listUnits(ctx, {})).map(u => [u.id, u]))
    const office = (await regulationOf(ctx)).pack.data.labels.office
    let serial = await lastSerial(ctx, year)
    for (let i = 0; i < tasks.length; i += AT_ONCE) {
      const some = tasks.slice(i, i + AT_ONCE)
      await write(ctx, target, some, serial + 1, { from, post, units, office, needed })
      serial += some.length
      await report(10 + (80 * (i + some.length)) / tasks.length)
    }
    await tell(ctx, target, tasks)
    ctx.em.assign(target, { state: 'DONE', sourceIds: JSON.stringify(made), appliedAt: ctx.now, appliedByText: actorText(ctx) })
    await ctx.flush()
    await report(95)
  })
}

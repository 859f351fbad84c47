import { normaliseKey } from '../../../kernel/text'
import type { Ctx } from '../../../platform/context'
import { countyRows } from '../../../platform/rows'
import type { NameKind } from './importState.rules'

const UNITS = [
  ['responsibleUnitId', 'responsibleUnitText'], ['leadUnitId', 'leadUnitText'],
  ['sectorAuthorityUnitId', 'sectorAuthorityUnitText'], ['localityUnitId', 'localityUnitText'],
] as const
const LEAD = ['leadOfficialPostId', 'leadOfficialText'] as const
const OFFICER = ['serviceOfficerPostId', 'serviceOfficerText'] as const

type Pair = (typeof UNITS)[number] | typeof LEAD | typeof OFFICER

async function choose(ctx: Ctx, [idColumn, textColumn]: Pair, key: string, id: number): Promise<void> {
  const named = await countyRows(ctx, 'project')
    .select(['project.id', `project.${textColumn} as text`, `project.${idColumn} as was`])
    .where(`project.${textColumn}`, 'is not', null)
    .execute()
  for (const row of named) {
    if (normaliseKey(row.text ?? '') !== key) continue
    await ctx.rows
      .updateTable('project')
      .set(eb => ({ [idColumn]: id, [textColumn]: null, version: eb('version', '+', 1), updatedAt: ctx.now }) as never)
      .where('id', '=', row.id)
      .execute()
    // A created project is taken back whole: choosing its unit is nothing that was built on it.
    await ctx.rows
      .updateTable('importChange')
      .set(eb => ({ versionAfter: eb('versionAfter', '+', 1) }) as never)
      .where('jurisdictionId', '=', ctx.jurisdictionId)
      .where('projectId', '=', row.id)
      .where('kind', '=', 'CREATE')
      .execute()
    ctx.journal.push({ kind: 'UPDATE', subjectType: 'Project', subjectId: row.id, changes: { [idColumn]: [row.was, id], [textColumn]: [row.text, null] } })
  }
}

/** Projects that stand under a name as text get the unit or post that the name means. Flush before. */
export async function applyMapping(ctx: Ctx, kind: NameKind, key: string, id: number, leads: ReadonlySet<string>): Promise<void> {
  if (kind === 'UNIT') {
    for (const pair of UNITS) await choose(ctx, pair, key, id)
    return
  }
  await choose(ctx, OFFICER, key, id)
  if (!leads.has(String(id))) return
  await choose(ctx, LEAD, key, id)
  const coLeads = await countyRows(ctx, 'projectOfficial').select(['projectOfficial.id', 'projectOfficial.text']).where('projectOfficial.text', 'is not', null).execute()
  for (const lead of coLeads)
    if (normaliseKey(lead.text ?? '') === key)
      await ctx.rows.updateTable('projectOfficial').set({ postId: id, text: null } as never).where('id', '=', lead.id).execute()
}

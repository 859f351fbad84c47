import type { Ctx } from '../../platform/context'
import { notFound } from '../../kernel/refusal'
import { readCodes, codeWarnings } from './code.rules'
import { codesOf, coLeadsOf, countyCode } from './part.query'
import { holdersOf, projectRows } from './project.query'
import { doubtsOf } from './project.rules'

const detailRows = (ctx: Ctx, id: number) =>
  projectRows(ctx, { ids: [id] })
    .leftJoin('unit as leader', 'leader.id', 'project.leadUnitId')
    .leftJoin('unit as authority', 'authority.id', 'project.sectorAuthorityUnitId')
    .leftJoin('unit as chain', 'chain.id', 'project.chainUnitId')
    .leftJoin('post as officer', 'officer.id', 'project.serviceOfficerPostId')
    .leftJoin('unit as officerUnit', 'officerUnit.id', 'officer.unitId')
    .leftJoin('project as parent', 'parent.id', 'project.parentId')
    .select([
      'project.content', 'project.benefits', 'project.annualTask', 'project.requirement', 'project.progress', 'project.problems', 'project.remark',
      'project.extras', 'project.approvedOn', 'project.suspendReason', 'project.exitReason', 'project.fitsIndustrialPlan', 'project.majorLivelihood',
      'project.importantInfrastructure', 'project.overallEffect', 'project.resourceDevelopment', 'project.majorPublicInterest',
      'project.majorInfrastructure', 'project.feasibilityReached', 'project.sectorAuthorityUnitId', 'project.chainUnitId',
      'project.parentId', 'project.leadUnitText', 'project.sectorAuthorityUnitText', 'project.serviceOfficerText',
      'project.createdAt', 'project.importId', 'leader.name as leadUnitName', 'authority.name as sectorAuthorityUnitName', 'chain.name as chainUnitName',
      'officer.name as serviceOfficerPostName', 'officerUnit.name as serviceOfficerUnitName', 'parent.name as parentName',
    ])
type DetailRow = Awaited<ReturnType<ReturnType<typeof detailRows>['execute']>>[number]

/** A column of an imported list that has no place in a project. */
const extrasOf = (json: string | null) =>
  json ? Object.entries(JSON.parse(json) as Record<string, string>).map(([header, text]) => ({ header, text })) : []

async function withParts(ctx: Ctx, row: DetailRow) {
  const [codes, coLeads] = [await codesOf(ctx, [row.id]), await coLeadsOf(ctx, [row.id])]
  const holders = await holdersOf(ctx, [row.leadOfficialPostId, row.serviceOfficerPostId, ...coLeads.map(l => l.postId)])
  const read = readCodes(codes.map(c => c.code))
  return {
    ...row,
    codes: codes.map(c => ({ code: c.code, form: c.form })),
    coLeads: coLeads.map(l => ({ postId: l.postId, postName: l.postName, holderName: (l.postId !== null && holders.get(l.postId)) || l.text })),
    leadOfficialName: (row.leadOfficialPostId !== null && holders.get(row.leadOfficialPostId)) || null,
    serviceOfficerName: (row.serviceOfficerPostId !== null && holders.get(row.serviceOfficerPostId)) || null,
    extras: extrasOf(row.extras),
    doubts: [
      ...doubtsOf({ ...row, keyProject: Boolean(row.keyProject) }, ctx.today),
      ...codeWarnings(read, await countyCode(ctx)),
    ],
  }
}

/** One project with its parts. @throws Refusal NOT_FOUND for unknown, another county's, and what the actor may not see. */
export async function findProject(ctx: Ctx, id: number) {
  const row = await detailRows(ctx, id).executeTakeFirst()
  if (!row) throw notFound('项目')
  return withParts(ctx, row)
}

/** Direct parts of a project that the actor may see. */
export const partsOf = (ctx: Ctx, parentId: number) =>
  projectRows(ctx, { parentId }).orderBy('project.sortKey').orderBy('project.id').limit(200).execute()

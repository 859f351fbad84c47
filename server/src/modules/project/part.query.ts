import type { Ctx } from '../../platform/context'
import { countyRows } from '../../platform/rows'

/** Codes of projects, in the order they were entered. */
export const codesOf = (ctx: Ctx, projectIds: readonly number[]) =>
  countyRows(ctx, 'projectCode')
    .select(['projectCode.id', 'projectCode.projectId', 'projectCode.code', 'projectCode.form'])
    .where('projectCode.projectId', 'in', projectIds.length ? [...projectIds] : [-1])
    .orderBy('projectCode.id')
    .execute()

/** Projects of the county that already have one of these codes. */
export const codesTaken = (ctx: Ctx, ownCodes: readonly string[]) =>
  countyRows(ctx, 'projectCode')
    .innerJoin('project', 'project.id', 'projectCode.projectId')
    .select(['projectCode.ownCode', 'projectCode.projectId', 'project.name'])
    .where('projectCode.ownCode', 'in', ownCodes.length ? [...ownCodes] : [''])
    .execute()

/** Co-leads of projects, in order; a name without a post is one that the directory does not know. */
export const coLeadsOf = (ctx: Ctx, projectIds: readonly number[]) =>
  countyRows(ctx, 'projectOfficial')
    .leftJoin('post', 'post.id', 'projectOfficial.postId')
    .select(['projectOfficial.projectId', 'projectOfficial.postId', 'projectOfficial.text', 'post.name as postName'])
    .where('projectOfficial.projectId', 'in', projectIds.length ? [...projectIds] : [-1])
    .orderBy('projectOfficial.ordinal')
    .orderBy('projectOfficial.id')
    .execute()

/** The tags in use in the county, for choosing. */
export const tagsInUse = (ctx: Ctx) =>
  countyRows(ctx, 'projectTag').select('projectTag.tag').distinct().orderBy('projectTag.tag').limit(300).execute()

/** The county's own GB/T 2260 code, by which codes are judged. */
export const countyCode = async (ctx: Ctx): Promise<string> =>
  (await ctx.rows.selectFrom('jurisdiction').select('code').where('id', '=', ctx.jurisdictionId).executeTakeFirstOrThrow()).code

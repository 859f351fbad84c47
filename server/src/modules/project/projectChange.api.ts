import { Arg, Authorized, Ctx as FromCtx, Mutation, Resolver } from 'type-graphql'
import type { Ctx } from '../../platform/context'
import { Done } from '../../platform/graphql'
import { removeProject, setCondition, setStage } from './condition.service'
import { removeMilestone, saveMilestone } from './milestone.service'
import { shownProject } from './project.api'
import { saveProject } from './project.service'
import { RemoveMilestoneInput, RemoveProjectInput, SaveMilestoneInput, SaveProjectInput, SetProjectConditionInput, SetProjectStageInput } from './projectInput.api'
import { ProjectType } from './projectType.api'

@Resolver()
export class ProjectChangeResolver {
  @Authorized('project.edit')
  @Mutation(() => ProjectType, { description: '登记项目，或按您看到的版本修改' })
  async saveProject(@FromCtx() ctx: Ctx, @Arg('input', () => SaveProjectInput) input: SaveProjectInput) {
    const id = await saveProject(ctx, input)
    return shownProject(ctx, id)
  }

  @Authorized('project.edit')
  @Mutation(() => ProjectType, { description: '推进项目阶段，或由联席办更正' })
  async setProjectStage(@FromCtx() ctx: Ctx, @Arg('input', () => SetProjectStageInput) input: SetProjectStageInput) {
    const id = await setStage(ctx, input)
    return shownProject(ctx, id)
  }

  @Authorized('project.edit')
  @Mutation(() => ProjectType, { description: '停工、复工、退出、恢复管理' })
  async setProjectCondition(@FromCtx() ctx: Ctx, @Arg('input', () => SetProjectConditionInput) input: SetProjectConditionInput) {
    const id = await setCondition(ctx, input)
    return shownProject(ctx, id)
  }

  @Authorized('project.remove')
  @Mutation(() => Done, { description: '删除登记错误的项目' })
  async removeProject(@FromCtx() ctx: Ctx, @Arg('input', () => RemoveProjectInput) input: RemoveProjectInput) {
    await removeProject(ctx, input)
    return { __typename: 'Done', done: true }
  }

  @Authorized('project.edit')
  @Mutation(() => ProjectType, { description: '增加或修改节点' })
  async saveMilestone(@FromCtx() ctx: Ctx, @Arg('input', () => SaveMilestoneInput) input: SaveMilestoneInput) {
    const id = await saveMilestone(ctx, input)
    return shownProject(ctx, id)
  }

  @Authorized('project.edit')
  @Mutation(() => ProjectType, { description: '删除节点' })
  async removeMilestone(@FromCtx() ctx: Ctx, @Arg('input', () => RemoveMilestoneInput) input: RemoveMilestoneInput) {
    const id = await removeMilestone(ctx, input)
    return shownProject(ctx, id)
  }
}

import { ArgsType, Field, Int, ObjectType } from 'type-graphql'
import type { Explanation, ExplanationInput, Verdict } from '../kernel/verdict'

@ObjectType({ description: '分页信息' })
export class PageInfo {
  @Field(() => Boolean) hasNextPage!: boolean
  @Field(() => String, { nullable: true, description: '下一页的起点，作为 after 传入' }) endCursor!: string | null
}

@ArgsType()
export class PageInput {
  @Field(() => Int, { nullable: true, description: '每页条数，1 到 200，默认 50' }) first?: number | null
  @Field(() => String, { nullable: true, description: '上一页的 endCursor' }) after?: string | null
  @Field(() => Int, { nullable: true, description: '按页码翻页时的起点，不与 after 同用' }) offset?: number | null
}

@ObjectType('ExplanationInput', { description: '规则用到的一项事实' })
export class ExplanationInputType implements ExplanationInput {
  @Field(() => String) name!: string
  @Field(() => String) label!: string
  @Field(() => String, { nullable: true, description: '显示用的值；空表示缺失' }) value!: string | null
}

@ObjectType('ShownFact', { description: '固定下来的一项内容' })
export class ShownFactType {
  @Field(() => String) name!: string
  @Field(() => String) label!: string
  @Field(() => String) value!: string
}

@ObjectType('Explanation', { description: '为什么：一条规则的依据、输入和算式' })
export class ExplanationType implements Explanation {
  @Field(() => String) ruleId!: string
  @Field(() => String, { description: 'CLAUSE 条款，SETTING 本县设定，PLATFORM 平台规则' }) source!: Explanation['source']
  @Field(() => String, { nullable: true, description: '制度包编号' }) regulation!: string | null
  @Field(() => String, { nullable: true, description: '条款号' }) clause!: string | null
  @Field(() => String) text!: string
  @Field(() => String, { description: 'PASSED 通过，WARNED 提醒，REFUSED 不通过，MISSING 缺项' }) outcome!: Explanation['outcome']
  @Field(() => [ExplanationInputType]) inputs!: ExplanationInputType[]
  @Field(() => String, { nullable: true, description: '算式' }) arithmetic!: string | null
}

@ObjectType('Verdict', { description: '判定：是否允许，以及每条规则的说明' })
export class VerdictType implements Verdict {
  @Field(() => Boolean) allowed!: boolean
  @Field(() => [ExplanationType]) explanations!: ExplanationType[]
}

/** What may be done with a subject now: buttons, menus and Kanban lanes draw from this. */
@ObjectType('Action', { description: '对一件事现在可以做的动作' })
export class ActionType {
  @Field(() => String, { description: '动作的代号，与流程表一致' }) name!: string
  @Field(() => String) label!: string
  @Field(() => String, { nullable: true, description: '动作之后的状态' }) to!: string | null
  @Field(() => Boolean) allowed!: boolean
  @Field(() => Boolean, { description: '需要先填写表单' }) needsForm!: boolean
  @Field(() => [ExplanationType], { description: '不能做的原因，或已通过的规则' }) because!: ExplanationType[]
}

/** How a mutation answers that has nothing to show. */
@ObjectType({ description: '已完成' })
export class Done {
  @Field(() => Boolean) done!: boolean
}

import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Authorized, Ctx as FromCtx, Field, FieldResolver, Info, InputType, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { asksFor } from '../../platform/connection'
import type { Ctx } from '../../platform/context'
import { PageInfo, PageInput } from '../../platform/graphql'
import { MaxLength, oneOf, Required } from '../../platform/input'
import { DayScalar, Instant } from '../../platform/scalars'
import { findDocument, listDocuments, listTemplates, recipientsOf } from './document.query'
import { DECLARED, DOCUMENT_STATES, NUMBER_SOURCES, STANDINGS, type DocumentState, type NumberSource } from './document.rules'
import { declareDocument, issueDocument, registerDocument, replaceDocumentFile } from './document.service'
import { keepStampedScan } from './edition.service'
import { PAPER_KIND_LABEL, type PaperKind } from './paperData.rules'
import { resetTemplate, setTemplate } from './template.service'

const said = (words: Record<string, string>) => Object.entries(words).map(([k, v]) => `${k} ${v}`).join(',')

@ObjectType({ description: '公文的主送单位' })
export class DocumentRecipientType {
  @Field(() => Int, { description: '单位编号' }) id!: number
  @Field(() => String) name!: string
}

@ObjectType('Document', { description: '公文：起草、编号、印发' })
export class DocumentType {
  @Field(() => Int) id!: number
  @Field(() => Int) version!: number
  @Field(() => String, { description: said(PAPER_KIND_LABEL) }) kind!: PaperKind
  @Field(() => String, { description: said(DOCUMENT_STATES) }) state!: DocumentState
  @Field(() => String) title!: string
  @Field(() => String, { nullable: true, description: '纪要所属的会议名称' }) series!: string | null
  @Field(() => String, { nullable: true, description: '发文字号；纪要为会议名称和期号' }) number!: string | null
  @Field(() => String, { nullable: true, description: said(NUMBER_SOURCES) }) numberSource!: NumberSource | null
  @Field(() => DayScalar, { nullable: true, description: '印发日期' }) issuedOn!: string | null
  @Field(() => String, { nullable: true, description: '所关联事项的类型' }) subjectType!: string | null
  @Field(() => Int, { nullable: true }) subjectId!: number | null
  @Field(() => Int, { nullable: true, description: '文件，从 /files/编号 下载' }) attachmentId!: number | null
  @Field(() => String, { nullable: true }) fileName!: string | null
  @Field(() => Int, { nullable: true, description: '字节' }) fileSize!: number | null
  @Field(() => Instant) createdAt!: number
  @Field(() => String, { nullable: true, description: `印发以后的状态：${said(STANDINGS)}；空表示有效` }) standing!: string | null
  @Field(() => String, { nullable: true }) standingLabel!: string | null
  @Field(() => DayScalar, { nullable: true }) standingOn!: string | null
  @Field(() => String, { nullable: true, description: '作废的原因' }) standingReason!: string | null
  @Field(() => String, { nullable: true, description: '登记的人和岗位' }) standingBy!: string | null
  @Field(() => Int, { description: '第几版；更正件比原件大一' }) edition!: number
  @Field(() => Int, { nullable: true, description: '所更正的公文' }) correctsId!: number | null
  @Field(() => String, { nullable: true }) correctsNumber!: string | null
  @Field(() => String, { nullable: true, description: '更正的原因' }) correctionReason!: string | null
  @Field(() => Int, { nullable: true, description: '更正本件的公文' }) correctedById!: number | null
  @Field(() => String, { nullable: true }) correctedByNumber!: string | null
  @Field(() => Int, { nullable: true, description: '盖章扫描件，从 /files/编号 下载' }) scanId!: number | null
  @Field(() => String, { nullable: true }) scanName!: string | null
  @Field(() => String, { nullable: true }) scanMime!: string | null
  @Field(() => String, { nullable: true, description: '核验页的地址，不用登录；印发以后才有' }) verifyPath!: string | null
  @Field(() => String, { nullable: true, description: '印在二维码下面的核验编号' }) shortCode!: string | null
}

@ObjectType()
export class DocumentConnection {
  @Field(() => [DocumentType]) nodes!: DocumentType[]
  @Field(() => Int, { nullable: true }) totalCount!: number | null
  @Field(() => PageInfo) pageInfo!: PageInfo
}

@ObjectType('Template', { description: '公文模板：本县自己的，或平台自带的' })
export class TemplateType {
  @Field(() => String, { description: said(PAPER_KIND_LABEL) }) kind!: PaperKind
  @Field(() => String) label!: string
  @Field(() => Int, { nullable: true, description: '本县模板的版本；空表示使用平台自带模板' }) version!: number | null
  @Field(() => String, { nullable: true, description: '本县模板的文件名；空表示使用平台自带模板' }) fileName!: string | null
  @Field(() => Instant, { nullable: true }) changedAt!: number | null
  @Field(() => [String], { description: '模板里可以使用的标签' }) tags!: string[]
}

@InputType()
class DocumentFilterInput {
  @Field(() => [String], { nullable: true }) @oneOf(PAPER_KIND_LABEL) kinds?: PaperKind[]
  @Field(() => [String], { nullable: true }) @oneOf(DOCUMENT_STATES) states?: DocumentState[]
  @Field(() => Int, { nullable: true, description: '印发年份' }) year?: number
  @Field(() => [Int], { nullable: true, description: '印发年份，可以几个' }) @MaxLength(30) years?: number[]
  @Field(() => String, { nullable: true, description: '标题或编号，可用拼音' }) @MaxLength(60) text?: string
  @Field(() => String, { nullable: true }) @MaxLength(40) subjectType?: string
  @Field(() => Int, { nullable: true }) subjectId?: number
}

@InputType()
class RegisterDocumentInput {
  @Field(() => String) @oneOf(PAPER_KIND_LABEL) kind!: PaperKind
  @Field(() => String) @Required() @MaxLength(200) title!: string
  @Field(() => String, { nullable: true, description: '纪要填会议名称' }) @MaxLength(30) series?: string
  @Field(() => Int, { description: '已上传的文件' }) attachmentId!: number
  @Field(() => [Int], { description: '主送单位' }) recipientUnitIds!: number[]
}

@InputType()
class ReplaceDocumentFileInput {
  @Field(() => Int) id!: number
  @Field(() => Int, { description: '您看到的版本' }) version!: number
  @Field(() => Int, { description: '已上传的修改稿' }) attachmentId!: number
}

@InputType()
class IssueDocumentInput {
  @Field(() => Int) id!: number
  @Field(() => Int, { description: '您看到的版本' }) version!: number
  @Field(() => DayScalar, { description: '印发日期，不晚于今天' }) issuedOn!: string
  @Field(() => String, { description: said(NUMBER_SOURCES) }) @oneOf(NUMBER_SOURCES) source!: NumberSource
  @Field(() => String, { nullable: true, description: '自行编号时的机关代字；纪要不填' }) @MaxLength(30) series?: string
  @Field(() => String, { nullable: true, description: '登记政府办编号时填写' }) @MaxLength(60) number?: string
}

@InputType()
class DeclareDocumentInput {
  @Field(() => Int) id!: number
  @Field(() => Int, { description: '您看到的版本' }) version!: number
  @Field(() => String, { description: said(DECLARED) }) @oneOf(DECLARED) standing!: keyof typeof DECLARED
  @Field(() => String, { nullable: true, description: '原因；作废时必填' }) @MaxLength(500) reason?: string
}

@InputType()
class KeepStampedScanInput {
  @Field(() => Int) id!: number
  @Field(() => Int, { description: '您看到的版本' }) version!: number
  @Field(() => Int, { description: '已上传的扫描件，PDF 或 JPG' }) attachmentId!: number
}

@InputType()
class SetTemplateInput {
  @Field(() => String) @oneOf(PAPER_KIND_LABEL) kind!: PaperKind
  @Field(() => Int, { description: '已上传的 .docx' }) attachmentId!: number
  @Field(() => Int, { nullable: true, description: '您看到的模板版本；现用平台自带模板时为空' }) version?: number
}

@InputType()
class ResetTemplateInput {
  @Field(() => String) @oneOf(PAPER_KIND_LABEL) kind!: PaperKind
  @Field(() => Int, { description: '您看到的模板版本' }) version!: number
}

const named = async (ctx: Ctx, kind: PaperKind) => (await listTemplates(ctx)).find(t => t.kind === kind)!

@Resolver(() => DocumentType)
export class DocumentResolver {
  @Authorized('document.read')
  @Query(() => DocumentConnection, { description: '公文，新的在前；单位只见主送本单位的已印发公文' })
  documents(
    @FromCtx() ctx: Ctx,
    @Args(() => PageInput) page: PageInput,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => DocumentFilterInput, { nullable: true }) filter?: DocumentFilterInput,
  ) {
    return listDocuments(ctx, filter ?? {}, page, asksFor(info, 'totalCount'))
  }

  @Authorized('document.read')
  @Query(() => DocumentType, { nullable: true, description: '一份公文；看不到的与不存在的一样为空' })
  document(@FromCtx() ctx: Ctx, @Arg('id', () => Int) id: number) {
    return findDocument(ctx, id)
  }

  @FieldResolver(() => [DocumentRecipientType], { description: '主送单位' })
  recipients(@FromCtx() ctx: Ctx, @Root() document: DocumentType) {
    return recipientsOf(ctx, document.id)
  }

  @Authorized('template.manage')
  @Query(() => [TemplateType], { description: '各文种的模板和可用标签' })
  templates(@FromCtx() ctx: Ctx) {
    return listTemplates(ctx)
  }

  @Authorized('document.manage')
  @Mutation(() => DocumentType, { description: '登记在平台外起草的公文' })
  async registerDocument(@FromCtx() ctx: Ctx, @Arg('input', () => RegisterDocumentInput) input: RegisterDocumentInput) {
    return findDocument(ctx, await registerDocument(ctx, input))
  }

  @Authorized('document.manage')
  @Mutation(() => DocumentType, { description: '上传修改稿替换草稿；稿中的印发标签会在印发时填写' })
  async replaceDocumentFile(@FromCtx() ctx: Ctx, @Arg('input', () => ReplaceDocumentFileInput) input: ReplaceDocumentFileInput) {
    await replaceDocumentFile(ctx, input)
    return findDocument(ctx, input.id)
  }

  @Authorized('document.manage')
  @Mutation(() => DocumentType, { description: '编号并印发' })
  async issueDocument(@FromCtx() ctx: Ctx, @Arg('input', () => IssueDocumentInput) input: IssueDocumentInput) {
    await issueDocument(ctx, input)
    return findDocument(ctx, input.id)
  }

  @Authorized('document.manage')
  @Mutation(() => DocumentType, { description: '登记已印发公文的撤回或更正；扫码核验随即显示' })
  async declareDocument(@FromCtx() ctx: Ctx, @Arg('input', () => DeclareDocumentInput) input: DeclareDocumentInput) {
    await declareDocument(ctx, input)
    return findDocument(ctx, input.id)
  }

  @Authorized('document.manage')
  @Mutation(() => DocumentType, { description: '上传盖章扫描件，作为印发件保存' })
  async keepStampedScan(@FromCtx() ctx: Ctx, @Arg('input', () => KeepStampedScanInput) input: KeepStampedScanInput) {
    await keepStampedScan(ctx, input)
    return findDocument(ctx, input.id)
  }

  @Authorized('template.manage')
  @Mutation(() => TemplateType, { description: '换用本县自己的模板；标签有误的逐条说明' })
  async setTemplate(@FromCtx() ctx: Ctx, @Arg('input', () => SetTemplateInput) input: SetTemplateInput) {
    await setTemplate(ctx, input)
    return named(ctx, input.kind)
  }

  @Authorized('template.manage')
  @Mutation(() => TemplateType, { description: '恢复平台自带的模板' })
  async resetTemplate(@FromCtx() ctx: Ctx, @Arg('input', () => ResetTemplateInput) input: ResetTemplateInput) {
    await resetTemplate(ctx, input)
    return named(ctx, input.kind)
  }
}

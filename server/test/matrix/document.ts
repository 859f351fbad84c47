import { issueDocument, registerDocument } from '../../src/modules/document/document.service'
import { ROLES as EVERYONE, OFFICE, READERS, UNITS_AND_HANDLERS, WORKERS, type Role, type Whose } from './cast'
import type { Operation } from './operation'
import { pdf, type Maker, type Scene } from './scene'

const draft: Maker = async (ctx, place) =>
  registerDocument(ctx, { kind: 'NOTICE', title: `${place.mark}通知`, attachmentId: await pdf(ctx, place.mark), recipientUnitIds: [place.unitId] })

const issued: Maker = async (ctx, place, scene) => {
  const id = await draft(ctx, place, scene)
  const { version } = await ctx.rows.selectFrom('document').select('version').where('id', '=', id).executeTakeFirstOrThrow()
  await issueDocument(ctx, { id, version, issuedOn: ctx.today, source: 'OWN', series: '矩阵' })
  return id
}

const standing = (scene: Scene, whose: Whose) => scene.standing('paper', whose, issued)

/** The file of the place's issued paper. */
export const fileOf = async (scene: Scene, whose: Whose) => {
  const id = await standing(scene, whose)
  return whose === 'missing' ? id : scene.number('document', id, 'attachmentId')
}

/** Each call registers a series of its own. */
let registers = 0

/** May add files where they work; the lead officials and the administrator too. */
const ADDERS: readonly Role[] = [...WORKERS, 'ADMINISTRATOR', 'LEAD_OFFICIAL']

export const document: Operation[] = [
  { op: 'documents', allowed: READERS, ownUnitOnly: UNITS_AND_HANDLERS, lists: true, variables: async scene => { await scene.allStanding('paper', issued); return { first: 200 } } },
  { op: 'document', allowed: READERS, ownUnitOnly: UNITS_AND_HANDLERS, subject: true, variables: async (scene, whose) => ({ id: await standing(scene, whose) }) },
  { op: 'templates', allowed: OFFICE },
  {
    op: 'registerDocument', case: 'recipient', allowed: OFFICE, subject: true,
    variables: async (scene, whose, role) => ({ input: { kind: 'NOTICE', title: '矩阵', attachmentId: await scene.uploadBy(role, 'own'), recipientUnitIds: [scene.unit(whose)] } }),
  },
  {
    op: 'registerDocument', case: 'file', allowed: OFFICE, ownUnitOnly: OFFICE, subject: true,
    variables: async (scene, whose, role) => ({ input: { kind: 'NOTICE', title: '矩阵', attachmentId: await scene.uploadBy(role, whose), recipientUnitIds: [] } }),
  },
  {
    op: 'replaceDocumentFile', allowed: OFFICE, subject: true,
    variables: async (scene, whose, role) => ({ input: { ...await scene.subject('document', whose, draft), attachmentId: await scene.uploadBy(role, 'own') } }),
  },
  {
    op: 'replaceDocumentFile', case: 'file', allowed: OFFICE, ownUnitOnly: OFFICE, subject: true,
    variables: async (scene, whose, role) => ({ input: { ...await scene.subject('document', 'own', draft), attachmentId: await scene.uploadBy(role, whose) } }),
  },
  {
    op: 'issueDocument', allowed: OFFICE, subject: true,
    variables: async (scene, whose) => ({ input: { ...await scene.subject('document', whose, draft), issuedOn: '2026-03-18', source: 'OWN', series: '矩阵办' } }),
  },
  {
    op: 'declareDocument', allowed: OFFICE, subject: true,
    variables: async (scene, whose) => ({ input: { ...await scene.subject('document', whose, issued), standing: 'WITHDRAWN', reason: '内容有误。' } }),
  },
  { op: 'numberRegisters', allowed: OFFICE },
  {
    op: 'setLastNumber', allowed: OFFICE,
    variables: async () => ({ input: { kind: 'NUMBER', series: `矩阵${[...String(++registers)].map(d => '零一二三四五六七八九'[Number(d)]).join('')}`, year: 2026, last: 5, basis: '纸质发文登记簿' } }),
  },
  {
    op: 'keepStampedScan', allowed: OFFICE, subject: true,
    variables: async (scene, whose, role) => ({ input: { ...await scene.subject('document', whose, issued), attachmentId: await scene.uploadBy(role, 'own') } }),
  },
  {
    op: 'setTemplate', allowed: OFFICE, ownUnitOnly: OFFICE, subject: true, stops: 'INVALID',
    variables: async (scene, whose, role) => ({ input: { kind: 'NOTICE', attachmentId: await scene.uploadBy(role, whose) } }),
  },
  // 长子 has no template of its own to give up
  { op: 'resetTemplate', allowed: OFFICE, stops: 'NOT_FOUND', variables: () => ({ input: { kind: 'NOTICE', version: 1 } }) },
  { op: 'classifiedNotice', allowed: EVERYONE },
  {
    op: 'attachments', case: 'of a paper', allowed: READERS, ownUnitOnly: UNITS_AND_HANDLERS, subject: true,
    variables: async (scene, whose) => ({ subjectType: 'Document', subjectId: await standing(scene, whose) }),
  },
  {
    // own: one's upload that is bound to nothing yet
    op: 'removeAttachment', allowed: ADDERS, ownUnitOnly: ADDERS, subject: true,
    variables: async (scene, whose, role) => ({ input: { id: ADDERS.includes(role) ? await scene.uploadBy(role, whose) : await fileOf(scene, whose) } }),
  },
  {
    // a paper's file changes through its own mutations only
    op: 'removeAttachment', case: 'of a paper', allowed: [], subject: true,
    variables: async (scene, whose) => ({ input: { id: await fileOf(scene, whose) } }),
  },
  {
    op: 'addAttachments', case: 'to a paper', allowed: [], subject: true,
    variables: async (scene, whose, role) => ({ input: { subjectType: 'Document', subjectId: await standing(scene, whose), attachmentIds: ADDERS.includes(role) ? [await scene.uploadBy(role, 'own')] : [] } }),
  },
]


import { readWorkbook } from '../../src/platform/sheet'
import type { Client } from '../office'
import { titleOfAssignment } from './assignment'
import { OFFICE, READERS, UNITS_AND_HANDLERS, WORKERS, type Role, type Whose } from './cast'
import { fileOf } from './document'
import { standingImport, workbook } from './import'
import { ledgerBook, standingLedger } from './ledger'
import { issuedMinutes } from './meeting'
import { standingProject } from './project'
import { pdfBytes, type Scene } from './scene'

/** A route beside GraphQL, and who may use it. */
export interface RouteCase {
  /** As it is declared. */
  route: string
  allowed: readonly Role[]
  ownUnitOnly?: readonly Role[]
  subject?: true
  url: (scene: Scene, whose: Whose) => Promise<string> | string
  upload?: () => Promise<[name: string, content: Buffer]>
}

const MAY_UPLOAD: readonly Role[] = [...WORKERS, 'ADMINISTRATOR', 'LEAD_OFFICIAL']
const seen = { allowed: READERS, ownUnitOnly: UNITS_AND_HANDLERS, subject: true } as const
/** The office, the county's leaders and its readers. */
const overCounty = { allowed: ['SECRETARY', 'OFFICE_HEAD', 'ADMINISTRATOR', 'LEAD_OFFICIAL', 'READER'], subject: true } as const
const minutes = (scene: Scene, whose: Whose) => scene.standing('minutes', whose, issuedMinutes)

export const routeCases: readonly RouteCase[] = [
  { route: 'POST /files', allowed: MAY_UPLOAD, url: () => '/files', upload: async () => ['佐证.pdf', pdfBytes] },
  { route: 'GET /files/:id', ...seen, url: async (scene, whose) => `/files/${await fileOf(scene, whose)}` },
  { route: 'GET /templates/:kind', allowed: OFFICE, url: () => '/templates/NOTICE' },
  { route: 'GET /templates/:kind/sample.docx', allowed: OFFICE, url: () => '/templates/MINUTES/sample.docx' },
  {
    route: 'GET /files/projects.xlsx', ...seen,
    url: async (scene, whose) => `/files/projects.xlsx?filter=${encodeURIComponent(JSON.stringify({ ids: [await standingProject(scene, whose)] }))}`,
  },
  {
    route: 'GET /files/assignments.xlsx', ...seen,
    url: async (scene, whose) => `/files/assignments.xlsx?filter=${encodeURIComponent(JSON.stringify({ text: await titleOfAssignment(scene, whose) }))}`,
  },
  { route: 'POST /files/imports', allowed: OFFICE, url: () => '/files/imports', upload: async () => ['清单.xlsx', await workbook('路由清单项目')] },
  { route: 'GET /files/imports/:id/marked.xlsx', allowed: OFFICE, subject: true, url: async (scene, whose) => `/files/imports/${whose === 'missing' ? scene.nobody : await standingImport(scene, whose === 'otherUnit' ? 'own' : whose)}/marked.xlsx` },
  { route: 'POST /files/ledgers', allowed: OFFICE, url: () => '/files/ledgers', upload: async () => ['台账.xlsx', await ledgerBook('路由台账事项')] },
  { route: 'GET /files/ledgers/:id/marked.xlsx', allowed: OFFICE, subject: true, url: async (scene, whose) => `/files/ledgers/${whose === 'missing' ? scene.nobody : await standingLedger(scene, whose === 'otherUnit' ? 'own' : whose)}/marked.xlsx` },
  { route: 'GET /meetings/:id/minutes.docx', ...seen, url: async (scene, whose) => `/meetings/${await minutes(scene, whose)}/minutes.docx` },
  { route: 'GET /meetings/:id/follow-up.docx', ...overCounty, url: async (scene, whose) => `/meetings/${await minutes(scene, whose)}/follow-up.docx` },
  { route: 'GET /meetings/:id/chain.xlsx', ...overCounty, url: async (scene, whose) => `/meetings/${await minutes(scene, whose)}/chain.xlsx` },
  {
    route: 'GET /meeting-items/:id/excerpt.docx', ...seen,
    url: async (scene, whose) => {
      const meetingId = await minutes(scene, whose)
      const item = await scene.office.app.database.read.selectFrom('agendaItem').select('id').where('meetingId', '=', meetingId).orderBy('id').executeTakeFirst()
      return `/meeting-items/${item?.id ?? scene.nobody}/excerpt.docx`
    },
  },
  { route: 'GET /meetings/:id/materials.zip', ...seen, url: async (scene, whose) => `/meetings/${await minutes(scene, whose)}/materials.zip` },
  { route: 'GET /meetings/:id/notice.docx', allowed: OFFICE, subject: true, url: async (scene, whose) => `/meetings/${await minutes(scene, whose)}/notice.docx` },
]

/** Open to whoever knows the address, by its own secret. */
export const PUBLIC_ROUTES = ['GET /calendar/:file', 'GET /v/:token', 'GET /v/check.js']

const EDGE = '----lianxi-matrix'

/** One call of a route as a client. */
export async function askRoute(scene: Scene, { route, url, upload }: RouteCase, whose: Whose, client: Client) {
  const method = route.startsWith('POST') ? 'POST' : 'GET'
  const headers = { ...(client.cookie && { cookie: client.cookie }), 'x-requested-with': 'lianxi' }
  const to = await url(scene, whose)
  if (!upload) return scene.office.app.http.inject({ method, url: to, headers })
  const [name, content] = await upload()
  const head = `--${EDGE}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${EDGE}--\r\n`)])
  return scene.office.app.http.inject({ method, url: to, payload, headers: { ...headers, 'content-type': `multipart/form-data; boundary=${EDGE}` } })
}

/** Every text of a workbook. */
export const textOf = (file: Buffer): string => JSON.stringify(readWorkbook(file))

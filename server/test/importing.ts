import { expect } from 'vitest'
import { plainWorkbook } from './fixtures/lists'
import type { Client, Office } from './office'

/** Importing a list as the portal does it: over HTTP, then by operations. */

export interface Refused { message: string; extensions: { code: string } }
const multipart = (name: string, content: Buffer) => {
  const edge = '----lianxi-edge'
  const payload = Buffer.concat([
    Buffer.from(`--${edge}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`), content, Buffer.from(`\r\n--${edge}--\r\n`),
  ])
  return { payload, 'content-type': `multipart/form-data; boundary=${edge}` }
}

export interface Head {
  id: number; version: number; state: string; progress: number; fileName: string; rowCount: number; createCount: number; updateCount: number; skipCount: number; doubtfulCount: number; errorCount: number
  totalInvestment: number; annualPlanInvestment: number; cumulativeInvestment: number
  actions: { name: string; allowed: boolean; because: { text: string }[] }[]
  sheets: { name: string; status: string; message: string; rows: number; samples: { column: string; likelyName: boolean }[] }[]
  unknownNames: { kind: string; text: string; count: number; fields: string[] }[]
}

export interface ListRow {
  id: number; sheet: string; rowNumber: number; name: string; action: string; message: string; decision: string | null; projectId: number | null; projectName: string | null
  candidates: { id: number; name: string }[]; differences: { label: string; from: string | null; to: string | null }[]; problems: { address: string | null; severity: string; message: string }[]
}

interface Totals { totalCount: number; totals: { count: number; totalInvestment: number; annualPlanInvestment: number; cumulativeInvestment: number } }

const HEAD = `id version state progress fileName rowCount createCount updateCount skipCount doubtfulCount errorCount totalInvestment annualPlanInvestment cumulativeInvestment
  actions { name allowed because { text } } sheets { name status message rows samples { column likelyName } } unknownNames { kind text count fields }`

/** A list of projects in plain columns. */
export const listOf = (...rows: (string | number | null)[][]) => plainWorkbook({ 清单: [['项目名称', '项目代码', '总投资(万元)', '责任单位', '包联领导', '是否开工', '备注'], ...rows] })

export function importing(office: Office) {
  const send = async (client: Client, content: Buffer | Promise<Buffer>, name = '清单.xlsx', headers: Record<string, string> = { 'x-requested-with': 'lianxi' }) => {
    const { payload, ...type } = multipart(name, await content)
    return office.app.http.inject({ method: 'POST', url: '/files/imports', payload, headers: { ...type, ...(client.cookie && { cookie: client.cookie }), ...headers } })
  }
  const upload = async (client: Client, content: Buffer | Promise<Buffer>, name?: string): Promise<number> => {
    const reply = await send(client, content, name)
    expect(reply.statusCode, reply.body).toBe(200)
    return reply.json<{ id: number }>().id
  }
  const fetchFile = (client: Client, url: string) => office.app.http.inject({ method: 'GET', url, headers: client.cookie ? { cookie: client.cookie } : {} })
  const head = async (client: Client, id: number) => (await client.get<{ projectImport: Head }>(`query ($id: Int!) { projectImport(id: $id) { ${HEAD} } }`, { id })).projectImport
  const rowsOf = async (client: Client, filter: { importId: number; actions?: string[]; problem?: string; text?: string }) =>
    (await client.get<{ importRows: { nodes: ListRow[]; totalCount: number } }>(
      `query ($filter: ImportRowFilterInput!) { importRows(filter: $filter, first: 200) { totalCount nodes { id sheet rowNumber name action message decision projectId projectName
        candidates { id name } differences { label from to } problems { address severity message } } } }`, { filter })).importRows
  const act = (client: Client, name: string, type: string, input: object) => client.ask(`mutation ($input: ${type}!) { ${name}(input: $input) { id version state createCount updateCount skipCount doubtfulCount } }`, { input })
  const apply = async (client: Client, id: number) => act(client, 'applyImport', 'ApplyImportInput', { id, version: (await head(client, id)).version })
  const undo = async (client: Client, id: number) => act(client, 'undoImport', 'UndoImportInput', { id, version: (await head(client, id)).version })
  const applied = async (client: Client, file: Buffer | Promise<Buffer>) => {
    const id = await upload(client, file)
    const answer = await apply(client, id)
    expect(answer.errors).toBeUndefined()
    return id
  }
  const projects = async (client: Client, filter: object) =>
    (await client.get<{ projects: Totals & { nodes: { id: number; version: number; name: string }[] } }>(
      'query ($f: ProjectFilterInput) { projects(filter: $f, first: 200) { totalCount nodes { id version name } totals { count totalInvestment annualPlanInvestment cumulativeInvestment } } }', { f: filter })).projects
  const stateOfCounty = () => office.app.database.read.selectFrom('project').selectAll().orderBy('id').execute()
  return { send, upload, fetchFile, head, rowsOf, act, apply, undo, applied, projects, stateOfCounty }
}

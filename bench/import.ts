import ExcelJS from 'exceljs'
import { TOKEN } from './generate'

export interface ImportFigure {
  rows: number
  /** Milliseconds: from the upload to the last row written. */
  ours: number
  /** Milliseconds: exceljs reading the same file. */
  bare: number
}

async function workbook(rows: number): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('项目清单')
  sheet.addRow(['序号', '项目名称', '层次', '责任单位', '总投资(万元)', '年度计划投资(万元)', '累计完成投资(万元)', '建设性质', '是否开工', '建设内容', '建设地点', '进展情况'])
  for (let i = 1; i <= rows; i++)
    sheet.addRow([i, `导入的第${i}号项目`, '县', '单位3', 1000 + i, 500, 100, '新建', '是', '新建厂房及配套设施,占地三十亩', '城关镇', '主体施工'])
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** A whole import by HTTP, against exceljs reading the same bytes in this process. */
export async function measureImport(base: string, rows: number): Promise<ImportFigure> {
  const file = await workbook(rows)
  const bareFrom = performance.now()
  await new ExcelJS.Workbook().xlsx.load(file as never)
  const bare = performance.now() - bareFrom

  const headers = { cookie: `lianxi_session=${TOKEN}`, 'x-requested-with': 'bench' }
  const gql = async <T>(query: string, variables: object): Promise<T> => {
    const reply = await fetch(`${base}/graphql`, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) })
    const answer = (await reply.json()) as { data: T; errors?: { message: string }[] }
    if (answer.errors) throw new Error(answer.errors[0]!.message)
    return answer.data
  }
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(file)]), 'list.xlsx')
  const from = performance.now()
  const sent = await fetch(`${base}/files/imports`, { method: 'POST', headers, body: form })
  const { id } = (await sent.json()) as { id: number }
  if (!id) throw new Error(`the upload was refused: ${sent.status}`)
  const until = async (states: string[]) => {
    for (;;) {
      const { projectImport } = await gql<{ projectImport: { state: string; version: number } }>('query ($id: Int!) { projectImport(id: $id) { state version } }', { id })
      if (states.includes(projectImport.state)) return projectImport
      if (projectImport.state === 'FAILED') throw new Error('the import failed')
    }
  }
  const checked = await until(['CHECKED'])
  await gql('mutation ($input: ApplyImportInput!) { applyImport(input: $input) { id } }', { input: { id, version: checked.version } })
  await until(['DONE'])
  return { rows, ours: performance.now() - from, bare }
}

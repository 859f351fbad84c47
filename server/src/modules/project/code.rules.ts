import { readProjectCodes, type ProjectCode } from '../../kernel/projectCode'

export interface KeptCode {
  code: string
  form: ProjectCode['form']
  /** The code where its structure is known: it then belongs to one project of the county only. */
  ownCode: string | null
}

/** The codes that were entered, each once, in order; several may stand in one text. What has no known structure is kept as written. */
export const readCodes = (texts: readonly string[]): ProjectCode[] => {
  const codes = texts.flatMap(readProjectCodes)
  return codes.filter((c, i) => codes.findIndex(o => o.code === c.code) === i)
}

export const keptCode = (code: ProjectCode): KeptCode => ({
  code: code.code.slice(0, 100),
  form: code.form,
  ownCode: code.form === 'UNKNOWN' ? null : code.code,
})

/** Warnings on codes, each with its code in front; `county` is the county's own region code. */
export const codeWarnings = (codes: readonly ProjectCode[], county: string): string[] =>
  codes.flatMap(c => [
    ...c.warnings.map(w => (w.includes(c.code) ? w : `项目代码 ${c.code}：${w}`)),
    ...(c.region && c.region !== county && c.region.slice(0, 2) === county.slice(0, 2) && !c.region.endsWith('00')
      ? [`项目代码 ${c.code}：区划 ${c.region} 不是本县（${county}），请核对是否填错。`]
      : []),
  ])

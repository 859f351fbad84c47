import { describe, expect, it } from 'vitest'
import { ATTACHMENT_MAX_BYTES, CLASSIFIED_NOTICE, checkAttachment, cleanFileName } from './attachment.rules'

const MB = 1024 * 1024
const upload = (name: string, detected: string | null, size = 1000) => ({ name, detected, size })

describe('attachments', () => {
  it.each([
    ['批复.pdf', 'pdf', 'application/pdf'],
    ['现场.JPG', 'jpg', 'image/jpeg'],
    ['现场.jpeg', 'jpg', 'image/jpeg'],
    ['方案.wps', 'cfb', 'application/x-cfb'],
    ['公文.ofd', 'zip', 'application/ofd'],
    ['秘书处方案.zip', 'zip', 'application/zip'],
    ['商业秘密保护承诺书.pdf', 'pdf', 'application/pdf'],
  ])('P10 takes %s', (name, detected, mime) => {
    expect(checkAttachment(upload(name, detected))).toMatchObject({ name, mime })
  })

  it.each([
    ['an old format', upload('方案.doc', 'cfb'), '另存为.docx'],
    ['a renamed .xls or an encrypted workbook', upload('清单.xlsx', 'cfb'), '去掉密码'],
    ['a picture called .pdf', upload('批复.pdf', 'png'), '实际是PNG图片'],
    ['a program called .pdf', upload('批复.pdf', 'exe'), '实际是.exe文件'],
    ['a text called .docx', upload('方案.docx', null), '无法识别'],
    ['macros', upload('方案.docx', 'docm'), '宏'],
    ['another type', upload('setup.exe', 'exe'), '不接受.exe'],
    ['no extension', upload('README', null), '没有扩展名'],
    ['an empty file', upload('批复.pdf', null, 0), '空文件'],
    ['a file that is too large', upload('批复.pdf', 'pdf', 51 * MB), '50MB'],
    ['a name without letters', upload('../..', 'pdf'), '起名'],
    ['a name that is too long', upload(`${'字'.repeat(130)}.pdf`, 'pdf'), '120'],
    ['a marking of secrecy', upload('【秘密】方案.pdf', 'pdf'), '密级'],
    ['a marking with years', upload('机密★10年.pdf', 'pdf'), '涉密'],
  ])('P10 refuses %s', (_, file, words) => {
    expect(() => checkAttachment(file)).toThrow(expect.objectContaining({
      code: 'INVALID', message: expect.stringContaining(words), details: expect.objectContaining({ fields: [expect.objectContaining({ field: 'file' })] }),
    }))
  })

  it('P10 keeps of a name neither path nor marks that turn it round', () => {
    expect(cleanFileName('C:\\材料\\批复.pdf')).toBe('批复.pdf')
    expect(cleanFileName('../../etc/批\u202efdp.exe')).toBe('批fdp.exe')
    expect(cleanFileName('批复\u0000.pdf')).toBe('批复.pdf')
  })

  it('P10 bounds every upload and says what must not be uploaded', () => {
    expect(ATTACHMENT_MAX_BYTES).toBe(100 * MB)
    expect(CLASSIFIED_NOTICE).toContain('非涉密')
  })
})

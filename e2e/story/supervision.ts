import { describe, expect, it } from 'vitest'
import { button, choose, dayFromNow, dialog, download, enterDay, reads } from '../support/hand'
import { PHONE, WIDE, type Person, type Portal } from '../support/portal'
import { textIn } from '../support/zip'

const MATTER = '供水管线迁改（演示督办）久拖未决'

/** A supervision notice over the National Day holiday, from the draft to its closing, and the code on the paper. */
export const supervisionChapter = (portal: () => Portal) => describe('a supervision notice over the holiday', () => {
  let secretary: Person
  let liaison: Person
  let path = ''
  const step = async (person: Person, label: string) => {
    await button(person.page.getByRole('group', { name: '可办理的事项' }), label).click()
    return dialog(person.page, label)
  }
  const send = async (person: Person, label: string) => {
    const form = dialog(person.page, label)
    await button(form, label).click()
    await form.waitFor({ state: 'hidden' })
  }

  it('CZ12 is drawn up and issued on 29 September 2025 under a number of its own', async () => {
    secretary = await portal().signIn('cz.secretary')
    const { page } = secretary
    await secretary.go('/supervisions')
    await button(page, '起草').click()
    const form = dialog(page, '起草督办文书')
    await reads(form, /3 个工作日内复函（依据四13）/)
    await form.getByLabel('督办事项').fill(MATTER)
    await choose(form, '主送单位', /水务局/, '水务局')
    await form.getByLabel('事实情况').fill('供水管线迁改方案三个月未商定，项目停工。')
    await form.getByLabel('督办要求').fill('确定迁改方案并恢复施工')
    await secretary.picture('38-supervision-draft')
    await button(form, '起草').click()
    await page.waitForURL(/\/supervisions\/\d+$/)
    path = new URL(page.url()).pathname
    const issue = await step(secretary, '印发')
    await issue.getByLabel('机关代字').fill('长督办')
    await enterDay(issue, '印发日期', '2025-09-29')
    await send(secretary, '印发')
    await reads(page, '待签收')
    await reads(page, /长督办〔2025〕\d+号/)
    await secretary.picture('39-supervision-issued')
  })

  it('CZ12 received on 2025-09-29 the reply is due on 2025-10-10, and the page shows how', async () => {
    const { page } = secretary
    const form = await step(secretary, '签收')
    await enterDay(form, '收到日期', '2025-09-29')
    await form.getByLabel('说明').fill('办公室人员当面签收')
    await send(secretary, '签收')
    await reads(page, /复函已逾期，应于 2025-10-10（含当日）前复函/)
    await page.getByText('到期日怎样算出').first().click()
    await reads(page, /2025年9月29日收到，自次日起算 3 个工作日，至2025年10月10日/)
    await secretary.picture('40-supervision-clock')
    await page.keyboard.press('Escape')
  })

  it('CZ12 lets the liaison reply on the phone, and takes no reply that lacks one of the five', async () => {
    liaison = await portal().signIn('cz.d8.liaison', PHONE)
    const { page } = liaison
    await liaison.go(path)
    const form = await step(liaison, '复函')
    await form.getByLabel('解决方案').fill('采用北线方案，三日内出图，十日内复工。')
    await enterDay(form, '完成时限', dayFromNow(10))
    await button(form, '复函').click()
    await reads(form, /缺少“责任人”.*四13/)
    await liaison.picture('41-reply-refused')
    await choose(form, '责任人', /./)
    await send(liaison, '复函')
    await reads(page, '复函待审核')
    await liaison.picture('42-replied')
  })

  it('CZ12 is accepted, done with evidence, and closed by the office alone', async () => {
    await secretary.go(path)
    await step(secretary, '采纳复函')
    await send(secretary, '采纳复函')
    await reads(secretary.page, '限期办理')
    await liaison.go(path)
    const result = await step(liaison, '报送办理结果')
    await result.getByLabel('办理结果').fill('管线迁改完成，项目已复工。')
    await result.getByLabel('文字佐证').fill('复工令，编号 演示-021')
    await send(liaison, '报送办理结果')
    await reads(liaison.page, '待核实')
    expect(await button(liaison.page, '核实办结').count()).toBe(0)
    await secretary.go(path)
    await step(secretary, '核实办结')
    await send(secretary, '核实办结')
    await reads(secretary.page, '已办结')
    await secretary.picture('43-supervision-closed')
  })

  it('N13 opens by its code without sign-in, and tells the issued file from another', async () => {
    const { page } = secretary
    const address = await page.getByRole('link', { name: '打开扫码核验页' }).getAttribute('href')
    const paper = await download(page, () => page.getByRole('link', { name: '下载 Word 文件' }).click())
    expect(textIn(paper.bytes, 'word/document.xml').replace(/<[^>]+>/g, '')).toContain('挂牌督办通知书')
    const stranger = await page.context().browser()!.newContext({ viewport: PHONE })
    const scan = await stranger.newPage()
    await scan.goto(`${portal().base}${address}`)
    await reads(scan, '真实：本平台印发')
    await reads(scan, /已办结/)
    expect(await scan.content()).not.toContain(MATTER)
    const choosing = scan.getByLabel('选择要核对的电子文件')
    await choosing.setInputFiles({ name: paper.name, mimeType: 'application/octet-stream', buffer: paper.bytes })
    await reads(scan, /^一致/)
    await choosing.setInputFiles({ name: paper.name, mimeType: 'application/octet-stream', buffer: Buffer.concat([paper.bytes, Buffer.from(' ')]) })
    await reads(scan, /^不一致/)
    await scan.goto(`${portal().base}/v/AAAAAAAAAAAAAAAAAAAA`)
    await reads(scan, '未查到')
    await stranger.close()
    await secretary.page.setViewportSize(WIDE)
  })
})

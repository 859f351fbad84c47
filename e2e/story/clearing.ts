import { expect, it } from 'vitest'
import { button, dialog, download, reads } from '../support/hand'
import type { Person } from '../support/portal'
import { wordsOf } from '../support/zip'

export interface Decided {
  secretary: Person
  liaison: Person
  meetingPath: string
  /** The resolution's words. */
  work: string
}

/** What was decided is done, verified and cleared; the bulletin of resolutions tells of it. Told within a chapter. */
export const clearing = (told: () => Decided) => {
  let assignmentPath = ''

  it('LT11 makes the resolution an assignment, which the unit signs for on its board', async () => {
    const { page } = told().secretary
    await told().secretary.go(`${told().meetingPath}?tab=outcomes`)
    await page.getByRole('link', { name: /^交办事项 \d/ }).click()
    await page.waitForURL(/\/assignments\/\d+$/)
    assignmentPath = new URL(told().secretary.page.url()).pathname
    await button(page, '交单').click()
    await reads(page, '已交单')
    await told().secretary.picture('29-handed-over')

    await told().liaison.go('/assignments?view=board')
    await told().liaison.picture('30-board')
    await told().liaison.page.getByRole('link', { name: new RegExp(told().work.slice(0, 8)) }).first().click()
    await told().liaison.page.waitForURL(url => url.pathname === assignmentPath)
    await button(told().liaison.page, '签收').click()
    await button(told().liaison.page, '申请销号').waitFor()
    await told().liaison.picture('31-signed')
  })

  const submit = async (evidence: string | null) => {
    const { page } = told().liaison
    await button(page.getByRole('group', { name: '可办理的事项' }), '申请销号').click()
    const form = dialog(page, '申请销号')
    await form.getByLabel('办结情况').fill('迁改完成，水压试验合格。')
    if (evidence) await form.getByLabel('文字佐证').fill(evidence)
    await button(form, '申请销号').click()
    return form
  }

  it('N7 takes no completion without evidence, and lets nobody clear his own work', async () => {
    const { page } = told().liaison
    const form = await submit(null)
    await reads(form, /还没有.*佐证材料/)
    await told().liaison.picture('32-no-evidence')
    await button(form, '返回').click()
    await form.waitFor({ state: 'hidden' })
    await (await submit('水压试验报告，编号 演示-017')).waitFor({ state: 'hidden' })
    await reads(page, '待核实')
    expect(await button(page, '核实销号').count()).toBe(0)
    await told().liaison.picture('33-submitted')
  })

  it('LT11 sends it back with a reason, and clears it once it is done', async () => {
    const { page } = told().secretary
    await told().secretary.go(assignmentPath)
    await button(page, '退回').click()
    const back = dialog(page, '退回')
    await back.getByLabel('退回理由').fill('请补充施工单位签字的验收单。')
    await button(back, '退回').click()
    await reads(page, '已退回')
    await told().secretary.picture('34-returned')
    await told().liaison.go(assignmentPath)
    await (await submit('验收单，编号 演示-018')).waitFor({ state: 'hidden' })
    await reads(told().liaison.page, '待核实')
    await told().secretary.go(assignmentPath)
    await button(page, '核实销号').click()
    await button(dialog(page, '核实销号'), '核实销号').click()
    await reads(page, '已销号')
    await told().secretary.picture('35-cleared')
  })

  it('DF6 CZ19 follows the decision to its end, and drafts the bulletin of resolutions as Word', async () => {
    const { page } = told().secretary
    await told().secretary.go(`${told().meetingPath}?tab=chain`)
    await reads(page, '从议题到交办，环节齐全，没有遗漏。')
    await told().secretary.picture('36-chain')
    const bulletin = await download(page, () => page.getByRole('link', { name: '下载落实情况通报' }).click())
    expect(bulletin.name).toMatch(/\.docx$/)
    expect(wordsOf(bulletin)).toContain(told().work)
    expect(wordsOf(bulletin)).toContain('已办结')
    await button(page, '起草通报').click()
    await page.waitForURL(/\/documents\/\d+$/)
    await reads(page, /落实情况/)
    await told().secretary.picture('36-bulletin')
  })

  it('P8 shows the meeting in the schedule and in the phone\'s calendar', async () => {
    const { page } = told().secretary
    await told().secretary.go('/schedule')
    await reads(page, /重点项目建设联席会议/)
    await told().secretary.picture('36-schedule')
    await told().secretary.go('/')
    await button(page, '开通手机日历').or(button(page, '重新生成地址')).click()
    const address = await page.getByLabel('日历订阅地址').inputValue()
    const calendar = await (await fetch(address)).text()
    expect(calendar.replace(/\r\n[ \t]/g, '')).toContain('重点项目建设联席会议')
    for (const line of calendar.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(told().meetingPath).not.toBe('')
    await told().secretary.picture('37-phone-calendar')
  })
}

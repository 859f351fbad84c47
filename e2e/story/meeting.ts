import { describe, expect, it } from 'vitest'
import { button, choose, dayFromNow, dialog, download, enterDay, reads } from '../support/hand'
import { PHONE, type Person, type Portal } from '../support/portal'
import { textIn } from '../support/zip'

const TOPIC = '关于协调解决供水管线与在建道路交叉施工（演示）的事宜'
const WORK = '由县水务局与施工单位核定管线迁改方案并完成迁改'

/** The meeting decides, the work is done. */
export const meetingChapter = (portal: () => Portal) => describe('the meeting decides, the work is done', () => {
  let secretary: Person
  let liaison: Person
  let topicPath = ''
  let meetingPath = ''
  let assignmentPath = ''
  const path = (person: Person) => new URL(person.page.url()).pathname

  it('P4 lets a liaison propose a topic about a project of his unit, on the phone', async () => {
    liaison = await portal().signIn('cz.d8.liaison', PHONE)
    const { page } = liaison
    await liaison.go('/topics/new')
    await page.getByLabel('议题名称').fill(TOPIC)
    await page.getByRole('combobox', { name: '项目', exact: true }).click()
    await page.getByRole('option').filter({ visible: true }).first().click()
    await page.getByLabel('情况和问题').fill('供水主管线与在建道路交叉 320 米，施工顺序没有商定，已停工 12 天。')
    await page.getByLabel('提请研究的事项').fill('请会议明确迁改方案、经费渠道和完成时间。')
    await page.getByLabel('建议的议定意见').fill('由县水务局牵头，月底前完成迁改。')
    await liaison.picture('20-topic-form')
    await button(page, '提交').click()
    await page.waitForURL(/\/topics\/\d+$/)
    topicPath = path(liaison)
    await reads(page, '待审核')
    await liaison.picture('21-topic-submitted')
  })

  it('P4 lets the office accept it; the liaison has no such button', async () => {
    expect(await button(liaison.page, '审核通过').count()).toBe(0)
    secretary = await portal().signIn('cz.secretary')
    await secretary.go(topicPath)
    await button(secretary.page, '审核通过').click()
    await reads(secretary.page, '议题池')
    await secretary.picture('22-topic-accepted')
  })

  it('CZ16 plans the joint meeting, puts the topic on the agenda and sends the notice', async () => {
    const { page } = secretary
    await secretary.go('/meetings')
    await button(page, '筹备会议').click()
    const plan = dialog(page, '筹备会议')
    await enterDay(plan, '日期', dayFromNow())
    await plan.getByLabel('地点').fill('县政府三楼第一会议室')
    await secretary.picture('23-meeting-plan')
    await button(plan, '筹备').click()
    await page.waitForURL(/\/meetings\/\d+/)
    meetingPath = path(secretary)
    await button(page, '从议题池列入').click()
    const pool = dialog(page, '从议题池列入')
    await pool.getByText(TOPIC).click()
    await button(pool, /^列入/).click()
    await page.getByRole('link', { name: new RegExp(TOPIC.slice(0, 12)) }).waitFor()
    await secretary.picture('24-agenda')
    await button(page, '发出会议通知').click()
    await button(dialog(page, '发出会议通知'), '发出通知').click()
    await reads(page, '已发通知')
  })

  it('P3 does not close the meeting while a topic is undecided, and names it', async () => {
    const { page } = secretary
    await button(page, '开始会议').click()
    await reads(page, '正在开会')
    await button(page, /^结束会议：现在不能办理/).waitFor()
    await reads(page, new RegExp(`没有结果.*${TOPIC.slice(0, 10)}|${TOPIC.slice(0, 10)}.*没有结果`))
    await secretary.picture('25-cannot-close')
  })

  it('CZ16 records a resolution with unit, person, deadline and standard, and closes', async () => {
    const { page } = secretary
    for (let left = await button(page, '知悉').count(); left > 0; left--) {
      await button(page, '知悉').first().click()
      await button(page, '知悉').nth(left - 1).waitFor({ state: 'detached' })
    }
    await button(page, '记录结果').click()
    const record = dialog(page, '记录结果')
    await record.getByLabel('议定意见').fill('会议同意按建议办理。')
    await record.getByLabel('议定内容').fill(WORK)
    await choose(record, '责任单位', /水务局/, '水务局')
    await enterDay(record, '完成时限', dayFromNow(12))
    await record.getByLabel('完成标准').fill('管线迁改完成并通过水压试验')
    await secretary.picture('26-outcome')
    await button(record, '记录').click()
    await record.waitFor({ state: 'hidden' })
    await page.getByRole('link', { name: /^议定事项还没有宣读/ }).click()
    const reading = dialog(page, '宣读议定事项')
    await button(reading, '已宣读').click()
    await reads(reading, /宣读/)
    await button(reading, '返回').click()
    await button(page, '结束会议').click()
    await reads(page, '已结束')
    await secretary.picture('27-closed')
  })

  it('CZ16 brings out the minutes as a Word file, and issues them', async () => {
    const { page } = secretary
    await page.getByRole('tab', { name: '纪要' }).click()
    await button(page, '生成纪要草稿').click()
    const paper = await download(page, () => page.getByRole('link', { name: '下载 Word 文件' }).click())
    expect(paper.name).toMatch(/\.docx$/)
    const text = textIn(paper.bytes, 'word/document.xml').replace(/<[^>]+>/g, '')
    expect(text).toContain(TOPIC)
    expect(text).toContain(WORK)
    await button(page, '印发').click()
    await button(dialog(page, '印发纪要'), '印发').click()
    await reads(page, '已印发')
    await secretary.picture('28-minutes')
  })

  it('LT11 makes the resolution an assignment, which the unit signs for on its board', async () => {
    const { page } = secretary
    await page.getByRole('tab', { name: '结果与议定' }).click()
    await page.getByRole('link', { name: /^交办事项 \d/ }).click()
    await page.waitForURL(/\/assignments\/\d+$/)
    assignmentPath = path(secretary)
    await button(page, '交单').click()
    await reads(page, '已交单')
    await secretary.picture('29-handed-over')

    await liaison.go('/assignments?view=board')
    await liaison.picture('30-board')
    await liaison.page.getByRole('link', { name: new RegExp(WORK.slice(0, 8)) }).first().click()
    await liaison.page.waitForURL(url => url.pathname === assignmentPath)
    await button(liaison.page, '签收').click()
    await button(liaison.page, '申请销号').waitFor()
    await liaison.picture('31-signed')
  })

  const submit = async (evidence: string | null) => {
    const { page } = liaison
    await button(page.getByRole('group', { name: '可办理的事项' }), '申请销号').click()
    const form = dialog(page, '申请销号')
    await form.getByLabel('办结情况').fill('迁改完成，水压试验合格。')
    if (evidence) await form.getByLabel('文字佐证').fill(evidence)
    await button(form, '申请销号').click()
    return form
  }

  it('N7 takes no completion without evidence, and lets nobody clear his own work', async () => {
    const { page } = liaison
    const form = await submit(null)
    await reads(form.or(page.getByRole('alert')), /佐证/)
    await liaison.picture('32-no-evidence')
    await button(form, '返回').click()
    await form.waitFor({ state: 'hidden' })
    await (await submit('水压试验报告，编号 演示-017')).waitFor({ state: 'hidden' })
    await reads(page, '待核实')
    expect(await button(page, '核实销号').count()).toBe(0)
    await liaison.picture('33-submitted')
  })

  it('LT11 sends it back with a reason, and clears it once it is done', async () => {
    const { page } = secretary
    await secretary.go(assignmentPath)
    await button(page, '退回').click()
    const back = dialog(page, '退回')
    await back.getByLabel('退回理由').fill('请补充施工单位签字的验收单。')
    await button(back, '退回').click()
    await reads(page, '已退回')
    await secretary.picture('34-returned')
    await liaison.go(assignmentPath)
    await (await submit('验收单，编号 演示-018')).waitFor({ state: 'hidden' })
    await reads(liaison.page, '待核实')
    await secretary.go(assignmentPath)
    await button(page, '核实销号').click()
    await button(dialog(page, '核实销号'), '核实销号').click()
    await reads(page, '已销号')
    await secretary.picture('35-cleared')
  })

  it('P8 shows the meeting in the schedule and in the phone\'s calendar', async () => {
    const { page } = secretary
    await secretary.go('/schedule')
    await reads(page, /重点项目建设联席会议/)
    await secretary.picture('36-schedule')
    await secretary.go('/')
    await button(page, '开通手机日历').or(button(page, '重新生成地址')).click()
    const address = await page.getByLabel('日历订阅地址').inputValue()
    const calendar = await (await fetch(address)).text()
    expect(calendar.replace(/\r\n[ \t]/g, '')).toContain('重点项目建设联席会议')
    for (const line of calendar.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(meetingPath).not.toBe('')
    await secretary.picture('37-phone-calendar')
  })
})

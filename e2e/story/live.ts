import { expect, describe, it } from 'vitest'
import { button, choose, dayFromNow, dialog, enterDay, reads } from '../support/hand'
import { PHONE, type Person, type Portal } from '../support/portal'

/** The screen in the room. */
const SCREEN = { width: 1920, height: 1080 }
const DECISION = '由水务局牵头，年底前完成管线迁改'

/** Projector and phone at the same time: what the secretary types is seen by all. */
export const liveChapter = (portal: () => Portal) => describe('the meeting is followed live', () => {
  let secretary: Person
  let second: Person
  let screen: Person
  let phone: Person
  let path = ''

  it('P5 opens the projector with the code for checking in', async () => {
    secretary = await portal().signIn('cz.secretary')
    const { page } = secretary
    await secretary.go('/meetings')
    await button(page, '筹备会议').click()
    const plan = dialog(page, '筹备会议')
    await enterDay(plan, '日期', dayFromNow())
    await plan.getByLabel('地点').fill('县政府三楼第一会议室')
    await button(plan, '筹备').click()
    await page.waitForURL(/\/meetings\/\d+/)
    path = new URL(page.url()).pathname
    await page.getByRole('tab', { name: /^参会/ }).click()
    await choose(page, '增加席位', /局长/, '水务局')
    await button(page, '增加').click()
    await button(page, '发出会议通知').click()
    await button(dialog(page, '发出会议通知'), '发出通知').click()
    await reads(page, '已发通知')
    await button(page, '开始会议').click()
    await reads(page, '正在开会')
    screen = await portal().signIn('cz.office', SCREEN)
    await screen.go(`${path}/projector`)
    await screen.page.getByAltText(/签到码 \d{6}/).waitFor()
    await screen.picture('60-projector-check-in')
  })

  it('P6 a head of unit checks in on the phone by the code on the screen; the count is seen at once', async () => {
    const alt = await screen.page.getByAltText(/签到码/).getAttribute('alt')
    const code = /\d{6}/.exec(alt ?? '')![0]
    phone = await portal().signIn('cz.d8.head', PHONE)
    await phone.go('/check-in?code=000000')
    await reads(phone.page, /签到码不对或已过期/)
    await phone.picture('61-check-in-refused')
    await phone.go(`/check-in?code=${code}`)
    await reads(phone.page, '已签到')
    await phone.picture('62-checked-in')
    await screen.page.locator('.seats').getByText(/^1\//).waitFor()
    await phone.page.getByRole('link', { name: '跟随会议' }).click()
    await reads(phone.page, /还没有选定议题/)
  })

  it('P5 shows one topic with its clock, and the decision while it is typed, on screen and phone', async () => {
    const { page } = secretary
    await page.getByRole('tab', { name: '现场' }).click()
    await page.getByRole('navigation', { name: '议程' }).getByRole('button').first().click()
    const title = (await page.locator('.now h2').innerText()).replace(/^\d+\. /, '')
    await screen.page.getByRole('heading', { name: title }).waitFor()
    await screen.page.getByRole('timer').waitFor()
    await button(page, '增加议定事项').click()
    await page.getByLabel('议定事项 1 的内容').pressSequentially(DECISION.slice(0, 9), { delay: 20 })
    await screen.page.getByText(DECISION.slice(0, 9)).waitFor()
    await page.getByLabel('议定事项 1 的内容').fill(DECISION)
    await screen.page.getByText(DECISION).waitFor()
    await button(page, '全部采用').click()
    await screen.page.getByText(`${dayFromNow().slice(0, 4)}年12月31日`).waitFor()
    await secretary.picture('63-console')
    await screen.picture('64-projector-decision')
    await phone.go(`${path}/live`)
    await reads(phone.page, DECISION)
    await phone.picture('65-follow-phone')
  })

  it('N6 marks a vague decision while it is typed', async () => {
    const { page } = secretary
    await button(page, '增加议定事项').click()
    await page.getByLabel('议定事项 2 的内容').fill('有关部门尽快研究')
    await reads(page, /“尽快”没有期限/)
    await reads(page, /“有关部门”没有落到单位/)
    await secretary.picture('66-vague')
    await page.getByRole('group', { name: '议定事项 2' }).getByRole('button', { name: '删去' }).click()
    await page.getByLabel('议定事项 2 的内容').waitFor({ state: 'detached' })
  })

  it('P5 two secretaries write the same place: both texts stand side by side until one is chosen', async () => {
    second = await portal().signIn('cz.office')
    await second.go(`${path}?tab=live`)
    const field = (person: Person) => person.page.getByLabel('议定意见', { exact: true })
    await field(second).waitFor()
    // At the same moment, before either has seen the other's.
    await Promise.all([field(secretary).fill('同意水务局的意见。'), field(second).fill('原则同意，另行报告。')])
    await reads(secretary.page, /有两人同时在写/)
    await reads(second.page, /有两人同时在写/)
    await second.picture('67-two-texts')
    await second.page.getByRole('alert').getByRole('listitem').filter({ hasText: '同意水务局的意见。' }).getByRole('button').click()
    await screen.page.getByText('同意水务局的意见。').waitFor()
    await second.page.getByText(/有两人同时在写/).waitFor({ state: 'detached' })
    expect(await field(second).inputValue()).toBe('同意水务局的意见。')
  })

  it('P5 records the decision and reads it back', async () => {
    const { page } = secretary
    await page.getByRole('radiogroup', { name: '结果' }).getByText('议定', { exact: true }).click()
    await button(page, '记录结果').click()
    await reads(page, '结果已记录。')
    await button(page, '宣读').click()
    const reading = dialog(page, '宣读议定事项')
    await reads(reading, DECISION)
    await secretary.picture('68-read-back')
    await button(reading, '已宣读').click()
    await reads(reading, /宣读/)
    await button(reading, '返回').click()
  })
})

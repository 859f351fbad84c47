import { describe, expect, it } from 'vitest'
import { button, choose, dayFromNow, dialog, download, enterDay, reads } from '../support/hand'
import { PHONE, type Person, type Portal } from '../support/portal'
import { clearing } from './clearing'
import { wordsOf } from '../support/zip'

const TOPIC = '关于协调解决供水管线与在建道路交叉施工（演示）的事宜'
/** What is decided. */
const WORK = '由县水务局与施工单位核定管线迁改方案并完成迁改'

/** A secretary's month: topics are called for, the meeting decides, the work is done, the bulletin says so. */
export const monthChapter = (portal: () => Portal) => describe('a month, from the call for topics to the follow-up bulletin', () => {
  let secretary: Person
  let liaison: Person
  let finance: Person
  let callPath = ''
  let topicPath = ''
  let meetingPath = ''
  let meetingTitle = ''
  const path = (person: Person) => new URL(person.page.url()).pathname

  it('CZ18 P1 takes a unit in by its post, and lets topics come until the day of the meeting', async () => {
    secretary = await portal().signIn('cz.secretary')
    const { page } = secretary
    await secretary.go('/meetings/series/JOINT_MEETING')
    await page.getByRole('spinbutton', { name: '议题截止' }).fill('0')
    await button(page, '保存').click()
    await reads(page, '已保存，筹备中的会议已按新的提前量推算截止日。')
    await button(page, '增加成员').click()
    const add = dialog(page, '增加成员')
    await choose(add, '担任成员的岗位', /局长/, '水务局')
    await add.getByLabel('依据').fill('联席会议议定，供水管线迁改较多')
    await button(add, '增加').click()
    await add.waitFor({ state: 'hidden' })
    await reads(page, /供水管线迁改较多/)
    await secretary.picture('19-series-members')
  })

  it('CZ16 P1 plans the joint meeting: a day is proposed with its reason, a part of the members could be chosen', async () => {
    const { page } = secretary
    await secretary.go('/meetings')
    await button(page, '筹备会议').click()
    const plan = dialog(page, '筹备会议')
    await reads(plan, /^建议 \d{4}-\d\d-\d\d：/)
    await reads(plan, /全部 \d+ 个成员/)
    await enterDay(plan, '日期', dayFromNow())
    await plan.getByLabel('地点').fill('县政府三楼第一会议室')
    await secretary.picture('23-meeting-plan')
    await button(plan, '筹备').click()
    await page.waitForURL(/\/meetings\/\d+/)
    meetingPath = path(secretary)
    meetingTitle = (await page.getByRole('heading', { level: 1 }).innerText()).trim()
  })

  it('CZ19 calls for topics; a liaison answers on the phone with a topic about a project of his unit', async () => {
    await secretary.page.getByRole('tab', { name: /^征集议题/ }).click()
    await secretary.page.getByLabel('补充说明').fill('请重点报需要会议协调的施工衔接问题。')
    await button(secretary.page, '征集议题').click()
    await reads(secretary.page, /已报议题 0，本次无议题 0/)
    await secretary.picture('24-call')

    liaison = await portal().signIn('cz.d8.liaison', PHONE)
    const { page } = liaison
    await liaison.go('/')
    await page.getByRole('link', { name: `回复议题征集：${meetingTitle}` }).click()
    await page.waitForURL(/\/topic-calls\/\d+$/)
    callPath = path(liaison)
    const propose = page.getByRole('link', { name: /提出议题|再提一项议题/ })
    await propose.waitFor()
    await liaison.picture('20-call-asked')
    // On a slow connection the title is typed before the series have arrived: the topic is for the series that called all the same.
    const answers = Promise.withResolvers<void>()
    await page.route('**/graphql', async route => {
      await answers.promise
      await route.continue()
    })
    await propose.click()
    await page.getByLabel('议题名称').fill(TOPIC)
    answers.resolve()
    await page.getByText('重点项目建设联席会议', { exact: true }).filter({ visible: true }).first().waitFor()
    await page.unroute('**/graphql')
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

  it('CZ19 takes 本次无议题 in one tap; the office sees who has answered and reminds the others', async () => {
    finance = await portal().signIn('cz.d4.liaison', PHONE)
    await finance.go(callPath)
    await button(finance.page, '本次无议题').click()
    await button(finance.page, '本次无议题').waitFor({ state: 'detached' })
    await finance.picture('21-call-none')
    const { page } = secretary
    await secretary.go(`${meetingPath}?tab=call`)
    await reads(page, /已报议题 1，本次无议题 1/)
    await page.getByRole('link', { name: new RegExp(TOPIC.slice(0, 12)) }).waitFor()
    await secretary.picture('22-call-answered')
    await button(page, '一键提醒').click()
    const reminder = dialog(page, '提醒预览')
    await reads(reminder, /个单位没有回复/)
    await secretary.picture('22-call-reminder')
    await button(reminder, '发送提醒').click()
    await reminder.waitFor({ state: 'hidden' })
    await reads(page, /已提醒 1 次/)
  })

  it('P4 lets the office accept the topic and ask a department, which answers on the phone; the liaison has no such button', async () => {
    expect(await button(liaison.page, '审核通过').count()).toBe(0)
    const { page } = secretary
    await secretary.go(topicPath)
    await button(page, '审核通过').click()
    await reads(page, '议题池')
    await button(page, '征求意见').click()
    const asking = dialog(page, '征求会审意见')
    await choose(asking, '征求意见的单位', /财政局/, '财政局')
    await page.keyboard.press('Tab')
    await button(asking, '征求').click()
    await asking.waitFor({ state: 'hidden' })
    await secretary.picture('22-topic-accepted')
    await finance.go(topicPath)
    await button(finance.page, '回复意见').click()
    await button(finance.page.getByRole('dialog', { name: /^回复意见/ }), '回复').click()
    await reads(finance.page, /财政局联络员.*回复$/)
    await finance.picture('22-opinion')
  })

  it('N4 drafts the agenda from what waits, keeps its version, and sends the notice', async () => {
    const { page } = secretary
    await secretary.go(`${meetingPath}?tab=agenda`)
    await button(page, '自动拟议程').click()
    const draft = dialog(page, '自动拟议程')
    const own = draft.locator('label', { hasText: TOPIC })
    await own.waitFor()
    // The demo's own topics wait for another meeting.
    for (const one of await draft.locator('label.el-checkbox').all()) {
      const [words, marks] = [await one.innerText(), (await one.getAttribute('class')) ?? '']
      if (words.includes(TOPIC) !== marks.includes('is-checked')) await one.locator('.el-checkbox__inner').click()
    }
    await secretary.picture('24-agenda-draft')
    await button(draft, /^列入 1 项/).click()
    await page.getByRole('link', { name: new RegExp(TOPIC.slice(0, 12)) }).waitFor()
    await button(page, '议程审定，存为一版').click()
    const confirm = dialog(page, '议程审定')
    await confirm.getByLabel('由谁、何时审定').fill('办公室主任今日审定')
    await button(confirm, '存为一版').click()
    await confirm.waitFor({ state: 'hidden' })
    await secretary.picture('24-agenda')
    await button(page, '发出会议通知').click()
    await button(dialog(page, '发出会议通知'), '发出通知').click()
    await reads(page, '已发通知')
  })

  it('P6 takes the unit’s answer and its check-in on the phone', async () => {
    const { page } = liaison
    await liaison.go(meetingPath)
    await button(page, '参会').click()
    await button(page, '参会').waitFor({ state: 'detached' })
    await button(page, '签到').click()
    await reads(page, '已签到')
    await liaison.picture('25-checked-in')
    await secretary.go(meetingPath)
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

  it('CZ16 drafts the minutes, which are edited and sent round the signing chain', async () => {
    const { page } = secretary
    await page.getByRole('tab', { name: '纪要' }).click()
    await button(page, '生成纪要草稿').click()
    await button(page, '修改').nth(2).click()
    const text = page.getByRole('tabpanel').filter({ visible: true }).getByRole('textbox').last()
    await text.fill(`${await text.inputValue()}会议强调，各单位要按时完成。`)
    await button(page, '保存这一段').click()
    await reads(page, /会议强调，各单位要按时完成。/)
    const office = await portal().signIn('cz.office')
    await office.go(`${meetingPath}?tab=minutes`)
    await button(office.page, '签批链').click()
    const chain = office.page.getByRole('dialog', { name: /^纪要签批链/ })
    await button(chain, '加一个环节').click()
    await chain.getByLabel('第 1 个环节的名称').fill('办公室负责人审核')
    await choose(chain, '第 1 个环节的岗位', /办公室主任/)
    await button(chain, '加一个环节').click()
    await chain.getByLabel('第 2 个环节的名称').fill('召集人签发')
    await choose(chain, '第 2 个环节由谁签', '会议主持人')
    await office.picture('28-signing-chain')
    await button(chain, '保存').click()
    await chain.waitFor({ state: 'hidden' })
    await secretary.go(`${meetingPath}?tab=minutes`)
    await button(page, '送签').click()
    await reads(page, '签批中')
    /** The button says what the link of the chain is called. */
    const sign = async (person: Person, link: string) => {
      await person.go(`${meetingPath}?tab=minutes`)
      await button(person.page, link).click()
      const form = dialog(person.page, '签批')
      await form.getByLabel('意见').fill('同意印发')
      await button(form, '签批').click()
      await form.waitFor({ state: 'hidden' })
    }
    await sign(office, '办公室负责人审核')
    const head = await portal().signIn('cz.head', PHONE)
    await sign(head, '召集人签发')
    await reads(head.page, '已签批')
    await head.picture('28-signed')
  })

  it('CZ16 numbers and issues the minutes as a Word file; the proposer takes its excerpt', async () => {
    const { page } = secretary
    await secretary.go(`${meetingPath}?tab=minutes`)
    const paper = await download(page, () => page.getByRole('link', { name: '下载 Word 文件' }).click())
    expect(paper.name).toMatch(/\.docx$/)
    for (const word of [TOPIC, WORK, '会议强调，各单位要按时完成。']) expect(wordsOf(paper)).toContain(word)
    await button(page, '印发').click()
    await button(dialog(page, '印发纪要'), '印发').click()
    await reads(page, '已印发')
    await secretary.picture('28-minutes')
    await liaison.go(topicPath)
    const excerpt = await download(liaison.page, () => liaison.page.getByRole('link', { name: '下载摘录' }).click())
    expect(wordsOf(excerpt)).toContain(WORK)
  })

  clearing(() => ({ secretary, liaison, meetingPath, work: WORK }))
})

import { describe, expect, it } from 'vitest'
import { button, choose, dayFromNow, dialog, enterDay, reads } from '../support/hand'
import { PASSWORD, PHONE, type Portal } from '../support/portal'

const ABSENT = '分管工业副县长'
const DELEGATE = '分管城建副县长'

/** A lead official away for a month: no delegate, no saving; the delegate takes over on the phone; back, the rights are back. */
export const delegationChapter = (portal: () => Portal) => describe('a lead official is away', () => {
  /** The county asks for a delegate from a month on: its own setting, for its text gives no number. */
  const setLimit = async () => {
    const head = await portal().signIn('cz.office')
    const answer = await head.page.request.post('/graphql', {
      data: {
        query: 'mutation ($input: ChangeSettingInput!) { changeSetting(input: $input) { shown } }',
        variables: { input: { key: 'absenceDelegateDays', value: '30', paper: '县重点项目办公室通知', effectiveOn: dayFromNow(), revision: 0 } },
      },
    })
    expect(await answer.json()).not.toHaveProperty('errors')
    await head.context.close()
  }

  it('DF1 refuses a month away without a delegate, and saves it with one', async () => {
    await setLimit()
    const secretary = await portal().signIn('cz.secretary')
    const { page } = secretary
    await secretary.go('/absences')
    await button(page, '登记外出').click()
    const form = dialog(page, '登记外出')
    await choose(form, '外出的分包领导', new RegExp(ABSENT))
    await enterDay(form, '自哪天起', dayFromNow())
    await enterDay(form, '到哪天止', dayFromNow(34))
    await form.getByLabel('事由').fill('赴省委党校学习')
    await button(form, '登记').click()
    await reads(form, /须委托其他领导代行分包职责/)
    await secretary.picture('60-absence-refused')
    await choose(form, '受托岗位', new RegExp(DELEGATE))
    await button(form, '登记').click()
    await form.waitFor({ state: 'hidden' })
    await reads(page, new RegExp(`由 ${DELEGATE}.* 代行`))
    await secretary.picture('61-absence')
    await secretary.context.close()
  })

  it('DF1 the delegate sees on the phone what waits in the other seat, and takes it with one tap', async () => {
    const delegate = await portal().signIn('cz.deputy3', PHONE)
    const { page } = delegate
    const seats = page.getByRole('region', { name: '代行和兼任的岗位' })
    await reads(seats, `代行${ABSENT}`)
    await delegate.picture('62-seats-phone')
    await button(seats, /去办理|切换/).click()
    await reads(seats, DELEGATE)
    await delegate.go('/duties?mine=1')
    await reads(page, new RegExp(`由${DELEGATE}.*代行`))
    await delegate.picture('63-duties-phone')
    await delegate.context.close()
  })

  it('DF1 back, the rights are back: the other seat is gone from that day', async () => {
    const delegate = await portal().signIn('cz.deputy3', PHONE)
    const seats = delegate.page.getByRole('region', { name: '代行和兼任的岗位' })
    await button(seats, /去办理|切换/).click()
    await reads(seats, DELEGATE)
    const secretary = await portal().signIn('cz.secretary')
    const { page } = secretary
    await secretary.go('/absences')
    await button(page, /登记返回|撤回/).first().click()
    await page.getByRole('dialog').filter({ visible: true }).getByRole('button', { name: /登记返回|撤回/ }).click()
    await reads(page, /职责交还本人/)
    await secretary.picture('64-returned')
    await secretary.context.close()
    // What was taken is taken back: the delegate's session in the other seat has ended.
    await delegate.page.goto('/')
    await delegate.page.waitForURL(/\/sign-in/)
    await delegate.page.getByLabel('用户名').fill('cz.deputy3')
    await delegate.page.getByLabel('密码', { exact: true }).fill(PASSWORD)
    await button(delegate.page, '登录').click()
    await delegate.page.waitForURL(url => !url.pathname.startsWith('/sign-in'))
    await delegate.settled()
    expect(await seats.count()).toBe(0)
    await delegate.context.close()
  })
})

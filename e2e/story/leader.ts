import { describe, expect, it } from 'vitest'
import { button, dialog, reads } from '../support/hand'
import { PHONE, type Portal } from '../support/portal'

/** The month is ranked, the leader sees. */
export const leaderChapter = (portal: () => Portal) => describe('the month is ranked, the leader sees', () => {
  let rankingPath = ''

  it('N11 takes a published ranking back with a reason only', async () => {
    const head = await portal().signIn('cz.office')
    const { page } = head
    await head.go('/rankings')
    await head.picture('40-rankings')
    await page.getByRole('row').filter({ hasText: '已公布' }).getByRole('link').first().click()
    await page.waitForURL(/\/rankings\/\d+$/)
    await button(page, '撤回更正').click()
    const form = page.getByRole('dialog').filter({ visible: true })
    const send = form.getByRole('button', { name: /撤回/ }).last()
    await send.click()
    await reads(form, '此项必填。')
    await form.getByRole('textbox').fill('一个单位的办结时间登记有误，更正后重新公布。')
    await send.click()
    await page.waitForURL(/\/rankings$/)
    await head.context.close()
  })

  it('N11 drafts the month again; each score shows its arithmetic; the secretary does not publish', async () => {
    const secretary = await portal().signIn('cz.secretary')
    const { page } = secretary
    await secretary.go('/rankings')
    await button(page, '生成排名').click()
    await button(dialog(page, '生成排名'), '封存并生成').click()
    await page.waitForURL(/\/rankings\/\d+$/)
    rankingPath = new URL(page.url()).pathname
    await button(page, '为什么').first().click()
    await reads(page.locator('.why-popper').filter({ visible: true }), /÷/)
    await secretary.picture('41-ranking-why')
    expect(await button(page, '公布排名').count()).toBe(0)
    await secretary.context.close()
  })

  it('N11 lets the head of the office publish it', async () => {
    const head = await portal().signIn('cz.office')
    await head.go(rankingPath)
    await button(head.page, '公布排名').click()
    await reads(head.page, '已公布')
    await head.picture('42-published')
    await head.context.close()
  })

  it.each([['在册项目', '/projects'], ['未销号交办事项', '/assignments'], ['逾期交办事项', '/assignments']])('P7 opens the list behind “%s” on the leader\'s phone, with as many rows', async (label, path) => {
    const leader = await portal().signIn('cz.head', PHONE)
    const { page } = leader
    await leader.go('/cockpit')
    const figure = page.getByRole('link', { name: new RegExp(`^${label}`) }).first()
    const said = Number((/\d[\d,]*/.exec((await figure.innerText()).slice(label.length)) ?? [''])[0].replaceAll(',', ''))
    expect(said).toBeGreaterThan(0)
    await leader.picture('43-cockpit')
    await figure.click()
    await page.waitForURL(url => url.pathname === path)
    await page.getByText(new RegExp(`^共\\s*${said.toLocaleString('zh-CN')}\\s*[个件]`)).waitFor()
    const rows = page.getByRole('main').locator(`a[href^="${path}/"]`)
    await rows.first().waitFor()
    if (said <= 20) expect(await rows.count()).toBe(said)
    await leader.picture(`44-behind-${path.slice(1)}`)
    await leader.context.close()
  })
})

import { describe, expect, it } from 'vitest'
import { button, choose, dialog, reads } from '../support/hand'
import { PHONE, type Person, type Portal } from '../support/portal'

/** One filter, several views; many projects at once; the board by finger. */
export const browsingChapter = (portal: () => Portal) => describe('one filter, several views, many projects', () => {
  const TAG = '集中办理'
  const tagged = async ({ page }: Person) => {
    await page.locator('.page').getByText(/^共/).first().waitFor()
    return page.locator('tbody .name').allInnerTexts()
  }

  it('P7 edits several projects after a preview, and takes it back', async () => {
    const secretary = await portal().signIn('cz.secretary')
    const { page } = secretary
    await secretary.go('/projects')
    for (const row of [1, 2, 3]) await page.getByLabel(`选中第 ${row} 行`, { exact: true }).check()
    await button(page, '批量修改').click()
    const form = dialog(page, '批量修改')
    await choose(form, '添加要修改的内容', '加上标签')
    await form.getByRole('combobox', { name: '加上标签', exact: true }).fill(TAG)
    await page.keyboard.press('Enter')
    await form.getByText(/下一步先看/).click()
    await button(form, '预览').click()
    const preview = dialog(page, '批量修改：预览')
    await reads(preview, /^将改 3 个$/)
    await secretary.picture('60-bulk-preview')
    await button(preview, '应用到 3 个项目').click()
    await reads(page, /已批量修改 3 个项目的标签/)
    await secretary.picture('61-bulk-done')
    await button(page, '撤销').click()
    await reads(page, '已撤销，3 个项目改回原来的内容')
    await secretary.go(`/projects?tag=${encodeURIComponent(TAG)}`)
    await reads(page, '没有符合筛选条件的项目。')
    expect(await tagged(secretary)).toEqual([])
    await secretary.context.close()
  })

  it('P7 keeps the filter on the timeline, goes by keyboard, and fits the phone', async () => {
    const secretary = await portal().signIn('cz.secretary')
    const { page } = secretary
    await secretary.go('/projects?stages=BUILDING')
    await page.getByRole('radio', { name: '时间轴' }).click()
    await page.waitForURL(/stages=BUILDING.*view=timeline/)
    const sheet = page.getByRole('region', { name: /项目时间轴/ })
    await sheet.focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    expect(await page.evaluate<string>('document.activeElement.className')).toContain('name')
    await page.getByRole('radio', { name: '年', exact: true }).click()
    await page.waitForURL(/scale=year/)
    await secretary.picture('62-timeline')
    await secretary.context.close()
    const phone = await portal().signIn('cz.secretary', PHONE)
    await phone.go('/projects?stages=BUILDING&view=timeline')
    await reads(phone.page, /下个节点/)
    await phone.picture('62-timeline')
    await phone.context.close()
  })

  it('P7 moves a card to a lane by finger; let go over a shut lane it goes back', async () => {
    const secretary = await portal().signIn('cz.secretary', PHONE)
    const { page, context } = secretary
    const finger = await context.newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) =>
      finger.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] })
    const lane = (name: string) => page.getByRole('region', { name, exact: true })
    /** Holds the first card of 策划 by its name, waits at the right edge until `name` is in reach, and lets go there. */
    const drag = async (name: string, taken: boolean) => {
      await secretary.go('/projects?view=board')
      const card = lane('策划').locator('.card strong').first()
      const title = await card.innerText()
      const { x, y } = (await card.boundingBox())!
      await touch('touchStart', x + 40, y + 8)
      await lane('策划').locator('.sortable-chosen').waitFor()
      const left = async () => (await lane(name).boundingBox())!.x
      /** Where the lane lies once the board stands still; a finger is never quite still. */
      const standing = async (at: number) => {
        for (let was = NaN, now = await left(), calm = 0; calm < 5; calm = now === was ? calm + 1 : 0) {
          await touch('touchMove', at + Math.random(), y + 60)
          await page.waitForTimeout(60)
          was = now
          now = await left()
        }
        return left()
      }
      for (let at = x + 40; at < 350; at += 10) await touch('touchMove', at, y + 60)
      await expect.poll(async () => {
        await touch('touchMove', 350 + Math.random(), y + 60)
        return left()
      }, { timeout: 20_000, interval: 30 }).toBeLessThan(230)
      const from = await standing(200)
      await standing((Math.max(from, 20) + Math.min(from + 300, 330)) / 2)
      if (taken) await lane(name).locator('.ghost').waitFor()
      await secretary.picture(`63-finger-${name}`)
      await touch('touchEnd')
      await secretary.settled()
      return title
    }
    const shut = await drag('在建', false)
    await reads(lane('策划'), shut)
    const open = await drag('规划', true)
    await reads(lane('规划'), open)
    await context.close()
  })
})

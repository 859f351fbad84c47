import type { Locator } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { button, choose, dayFromNow, dialog, download, enterDay, reads } from '../support/hand'
import { corrected, FIRST, NAMES, projectList } from '../support/list'
import { PHONE, type Person, type Portal } from '../support/portal'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The list comes in, the library decides. */
export const libraryChapter = (portal: () => Portal) => describe('the list comes in, the library decides', () => {
  let secretary: Person
  let projectPath = ''
  let entryPath = ''
  let reviewPath = ''

  const upload = async (name: string, buffer: Buffer) => {
    await secretary.go('/projects/import')
    await secretary.page.getByLabel(/选择 Excel 清单/).setInputFiles({ name, mimeType: XLSX, buffer })
    await secretary.page.waitForURL(/\/projects\/import\/\d+/)
    await reads(secretary.page, /^逐行核对/)
  }
  const library = (name: string) => secretary.page.getByRole('listitem').filter({ hasText: name }).filter({ has: secretary.page.getByText(/^(申报入库|为什么)$/) })
  const score = async (form: Locator, mark: number) => {
    for (const field of await form.getByRole('spinbutton').all()) await field.fill(String(mark))
    await form.getByLabel('评审意见').fill('方案可行，建议优化冷库能耗指标。')
    await button(form, '提交评分').click()
  }

  it('N12 shows the problems of an uploaded list with the cell, and takes the corrected marked copy', async () => {
    secretary = await portal().signIn('cz.secretary')
    const { page } = secretary
    await upload('长子县2026年重点项目清单（补充）.xlsx', await projectList())
    await page.getByText(/^有错误 ?1$/).click()
    await reads(page, 'G5')
    await reads(page, /三千万元左右/)
    await secretary.picture('01-import-problems')
    const marked = await download(page, () => page.getByRole('link', { name: '下载标注稿' }).or(button(page, '下载标注稿')).first().click())
    const { bytes, remark } = await corrected(marked.bytes, 'G5', 3000)
    expect(remark).not.toBe('')

    await upload('长子县2026年重点项目清单（补充）-改正.xlsx', bytes)
    await reads(page, /^有错误 ?0$/)
  })

  it('N12 writes the rows once they are decided: the projects stand in the list and in the management library (一3)', async () => {
    const { page } = secretary
    await choose(page, '第 9 行怎样处理', '不导入')
    await reads(page, /^待选择 ?0$/)
    await secretary.picture('02-import-decided')
    await button(page, '确认导入 5 个项目').click()
    await reads(page, /5 个项目进入项目管理库（依据一3）/)
    await secretary.picture('02-import-done')
    await page.getByRole('link', { name: '查看这批项目' }).click()
    for (const name of NAMES) await reads(page, name)
    await secretary.picture('03-imported-projects')
  })

  it('CZ2 shows the complete brief in the management library (一3)', async () => {
    const { page } = secretary
    await page.getByRole('link', { name: FIRST }).first().click()
    await page.waitForURL(/\/projects\/\d+$/)
    projectPath = new URL(page.url()).pathname
    await page.getByRole('listitem').filter({ hasText: '项目管理库' }).filter({ hasText: '在库' }).first().waitFor()
    await secretary.picture('04-management-library')
  })

  it('CZ3 refuses it as a reserve project by 一4, naming what is missing', async () => {
    const { page } = secretary
    await button(library('储备项目'), '申报入库').click()
    await page.getByRole('link', { name: '储备项目', exact: true }).first().click()
    await page.waitForURL(/\/reserve\/entries\/\d+$/)
    entryPath = new URL(page.url()).pathname
    await button(page, /^准予入库：现在不能办理/).click()
    const why = page.getByRole('tooltip').or(page.locator('.why-popper')).filter({ visible: true }).first()
    await reads(why, /一4/)
    for (const missing of [/可行性研究深度/, /专家评审/, /审批/, /项目代码|赋码/]) await reads(why, missing)
    await secretary.picture('05-reserve-refused')
    await page.keyboard.press('Escape')
    await button(page, '退回').click()
    const back = dialog(page, '退回')
    await back.getByLabel('退回原因').fill('请完成可行性研究、专家评审、审批和赋码后重新申报。')
    await button(back, '退回').click()
    await reads(page, '已退回')
  })

  it('CZ2 takes feasibility, approval and code on the project form', async () => {
    const { page } = secretary
    await secretary.go(`${projectPath}/edit`)
    await page.getByRole('radiogroup', { name: '达到可行性研究深度' }).getByText('是', { exact: true }).click()
    await enterDay(page, '审批（核准、备案）日期', dayFromNow(-20))
    await page.getByLabel('项目代码').fill('2611-140428-04-01-560321')
    await secretary.picture('06-project-form')
    await button(page, '保存').click()
    await page.waitForURL(url => url.pathname === projectPath)
    await reads(page, '2611-140428-04-01-560321')
  })

  it('CZ3 plans the expert review with its panel', async () => {
    const { page } = secretary
    await button(page, '安排评审').click()
    const plan = dialog(page, '安排评审')
    await choose(plan, '种类', '专家评审')
    await enterDay(plan, '评审日期', dayFromNow())
    await choose(plan, '评委', /工程/)
    await page.keyboard.press('Escape')
    await plan.getByLabel('外请专家（没有本系统岗位的）').fill('演示专家甲、演示专家乙')
    await secretary.picture('07-review-plan')
    await button(plan, '安排评审').click()
    await page.waitForURL(/\/reviews\/\d+$/)
    reviewPath = new URL(page.url()).pathname
    await button(page, '开始评审').click()
    await reads(page, '评审中')
  })

  it('CZ3 hears the panel: the expert marks on the phone, the office records the paper sheets, and concludes', async () => {
    const expert = await portal().signIn('cz.expert', PHONE)
    await expert.go(reviewPath)
    await score(expert.page.getByRole('region').or(expert.page.locator('form')).filter({ has: button(expert.page, '提交评分') }).last(), 86)
    await reads(expert.page, '已提交')
    await expert.picture('08-expert-scored')
    await expert.context.close()

    const { page } = secretary
    for (const name of ['演示专家甲', '演示专家乙']) {
      await secretary.go(reviewPath)
      const sheet = page.getByRole('listitem').filter({ hasText: name })
      await button(sheet, '录入纸质评分').click()
      await score(sheet, 82)
      await reads(sheet, '已提交')
    }
    await button(page, '作出结论').first().click()
    const conclude = dialog(page, '作出结论')
    await conclude.getByLabel('评审意见').fill('专家组一致同意通过，请按意见完善节能篇章。')
    await button(conclude, '作出结论').click()
    await reads(page, /专家组一致同意通过/)
    await secretary.picture('09-review-concluded')
  })

  it('CZ3 admits it to the reserve library now', async () => {
    const { page } = secretary
    await secretary.go(entryPath)
    await button(page, '重新申报').click()
    await button(page, '准予入库').click()
    await reads(page, '在库')
    await secretary.picture('10-admitted')
  })

  it('JC3 refuses a project that has started, by 二(一)3', async () => {
    const office = await portal().signIn('jc.secretary')
    const { page } = office
    await office.go('/projects?stages=BUILDING')
    await page.getByRole('row').getByRole('link').first().click()
    await page.waitForURL(/\/projects\/\d+$/)
    const place = page.getByRole('listitem').filter({ hasText: '不能申报' }).first()
    await button(place, '为什么').click()
    const why = page.locator('.why-popper').filter({ visible: true }).first()
    await reads(why, /二\(一\)3/)
    await reads(why, /已开工的项目不得入库/)
    await office.picture('11-jingchuan-started')
    await office.context.close()
  })
})

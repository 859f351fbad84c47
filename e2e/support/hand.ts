import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'

/** What hands do on a page. */

const seen = (list: Locator) => list.filter({ visible: true })

/** Chooses in a drop-down list by its label; `type` narrows a list that can be searched. */
export async function choose(within: Page | Locator, label: string, option: string | RegExp, type?: string) {
  const page = 'page' in within ? within.page() : within
  const box = within.getByRole('combobox', { name: label, exact: true })
  await box.click({ force: true }) // the chosen option lies over the field
  if (type) await box.fill(type)
  await seen(page.getByRole('option', { name: option })).first().click()
}

/** Types a day, `2026-11-30`, and leaves the field. */
export async function enterDay(within: Page | Locator, label: string, day: string) {
  const box = within.getByRole('combobox', { name: label, exact: true })
  await box.fill(day)
  await box.press('Enter')
}

export const button = (within: Page | Locator, name: string | RegExp) => within.getByRole('button', { name, exact: typeof name === 'string' })

/** The dialog that stands open under this title. */
export const dialog = (page: Page, title: string) => seen(page.getByRole('dialog', { name: title }))

/** Waits until a sentence is seen; where it never is, the failure says what was read instead. */
export async function reads(within: Page | Locator, text: string | RegExp) {
  try {
    await seen(within.getByText(text)).first().waitFor()
  } catch (problem) {
    const page = 'page' in within ? within.page() : within
    throw new Error(`“${text}” was not read at ${page.url()}, but:\n${await page.locator('body').innerText()}`, { cause: problem })
  }
}

/** The bytes of what a click downloads, and its name. */
export async function download(page: Page, click: () => Promise<void>) {
  const [file] = await Promise.all([page.waitForEvent('download'), click()])
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
}

/** A calendar day in the county, `days` from today. */
export const dayFromNow = (days = 0) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now() + days * 86_400_000)

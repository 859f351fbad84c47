import { randomBytes } from 'node:crypto'
import { createCounty } from './modules/identity/county.service'
import { choosePack, regulationOf } from './modules/regulation/regulation.service'
import type { System } from './platform/manifest'
import { unitOfWork } from './platform/unitOfWork'

export const COUNTY_USAGE = 'county:create -- CODE NAME OFFICE ADMINISTRATOR USERNAME [PACK]'

/**
 * The operator's way to a further county: with its office, its administrator and the regulation it goes by (its own code's
 * where PACK is not given, else the platform's defaults). Without a password one is made, and said once.
 * @returns what the operator is told.
 * @throws Refusal INVALID for what cannot be; nothing is made then.
 */
export async function foundCounty(system: System, words: readonly string[], password?: string): Promise<string[]> {
  const [jurisdictionCode, jurisdictionName, unitName, name, username, pack, ...more] = words
  if (!jurisdictionCode || !jurisdictionName || !unitName || !name || !username || more.length)
    throw new Error(`npm run ${COUNTY_USAGE}\nfor example: npm run county:create -- 140428 长子县 长子县重点项目联席会议办公室 王某某 cz.admin\nLIANXI_ADMIN_PASSWORD may carry the first password; else one is made and shown once.`)
  const secret = password || `${randomBytes(9).toString('base64url')}-7`
  const ctx = system.ctx(null)
  await unitOfWork(ctx, 'createCounty', async () => {
    await ctx.lock('first-run')
    await createCounty(ctx, { jurisdictionCode, jurisdictionName, unitName, name, username, password: secret })
    if (pack) await choosePack(ctx, jurisdictionCode, pack)
  })
  const { title } = (await regulationOf(system.ctx(ctx.journalAs))).pack.data.regulation
  return [
    `已建立${jurisdictionName}（${jurisdictionCode}）、${unitName}和管理员${name}。`,
    `执行的制度：${title}`,
    `管理员登录：${username.trim().toLowerCase()}${password ? '' : `，初始密码 ${secret}（只显示这一次，请登录后修改）`}`,
  ]
}

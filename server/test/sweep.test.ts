import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addAttachments, storeAttachment } from '../src/modules/document/attachment.service'
import { sweepUploads } from '../src/modules/document/sweep.service'
import { actorOf } from '../src/modules/identity/identity.demo'
import { saveProject } from '../src/modules/project/project.service'
import { filesIn } from '../src/platform/files'
import { NOW, openOffice, type Office } from './office'

const DAY = 86_400_000
let office: Office
beforeAll(async () => { office = await openOffice() })
afterAll(() => office.close())

const at = (sha256: string) => join(filesIn(office.app.system), sha256.slice(0, 2), sha256)
/** The disk's clock is the real one: a file's age is set by hand. */
const age = (path: string, instant: number) => utimesSync(path, instant / 1000, instant / 1000)
const upload = (text: string) =>
  office.act(actorOf(office.county('长子'), 'secretary'), async ctx => {
    const { id, sha256 } = await storeAttachment(ctx, `${text}.pdf`, Readable.from([Buffer.from(`%PDF-1.4\n${text}`)]))
    return { id, sha256 }
  })
const rows = async () => (await office.app.database.read.selectFrom('attachment').select('id').execute()).map(r => r.id)

describe('the daily sweep of uploads', () => {
  it('P12 removes what was never bound and is older than a week, and files that no row names; what is used or fresh stays', async () => {
    const [forgotten, used, fresh] = [await upload('忘在表单里'), await upload('项目的附件'), await upload('刚刚上传')]
    await office.act(actorOf(office.county('长子'), 'secretary'), async ctx => {
      const projectId = await saveProject(ctx, { name: '城南管网改造' })
      await ctx.flush()
      await addAttachments(ctx, { subjectType: 'Project', subjectId: projectId, attachmentIds: [used.id] })
    })
    const stray = 'a'.repeat(64)
    mkdirSync(join(at(stray), '..'), { recursive: true })
    writeFileSync(at(stray), '没有记录')
    const broken = join(filesIn(office.app.system), '.incoming', 'broken-off')
    writeFileSync(broken, '传到一半')

    office.at(NOW + 8 * DAY)
    for (const path of [at(forgotten.sha256), at(used.sha256), at(stray), broken]) age(path, NOW)
    age(at(fresh.sha256), NOW + 5 * DAY)
    await office.app.database.orm.em.fork().getConnection().execute('update attachment set uploadedAt = ? where id = ?', [NOW + 5 * DAY, fresh.id])
    const done = await sweepUploads(office.app.system)
    office.at(NOW)

    expect(done).toEqual({ uploads: 1, files: 3 })
    expect([forgotten, used, fresh].map(f => existsSync(at(f.sha256)))).toEqual([false, true, true])
    expect([existsSync(at(stray)), existsSync(broken)]).toEqual([false, false])
    expect((await rows()).filter(id => [forgotten.id, used.id, fresh.id].includes(id))).toEqual([used.id, fresh.id])
    expect(await sweepUploads(office.app.system)).toEqual({ uploads: 0, files: 0 })
  })

  it('P12 keeps a file whose content comes in once more while it waits to be swept', async () => {
    const first = await upload('同样的内容')
    age(at(first.sha256), NOW - 30 * DAY)
    await office.app.database.orm.em.fork().getConnection().execute('delete from attachment where id = ?', [first.id])
    const again = await upload('同样的内容')
    expect(again.sha256).toBe(first.sha256)
    expect(await sweepUploads(office.app.system)).toMatchObject({ files: 0 })
    expect(existsSync(at(again.sha256))).toBe(true)
  })
})

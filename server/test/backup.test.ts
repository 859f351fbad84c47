import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { entities } from '../src/app'
import { backup, restore } from '../src/platform/backup'
import { openDatabase } from '../src/platform/database'
import { verifyJournal } from '../src/platform/journal'
import { NOW, openOffice, ownDatabase, type Office } from './office'

let office: Office
const folder = mkdtempSync(join(tmpdir(), 'lianxi-backup-'))
beforeAll(async () => { office = await openOffice({ counties: ['140428'] }) })
afterAll(async () => {
  await office.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('backup', () => {
  it('P12 brings every row back into an empty database, and the journal still holds', async () => {
    const { config, clean } = await ownDatabase()
    const cover = await backup(office.app.database, config, folder, NOW)
    expect(cover.tables.user).toBeGreaterThan(50)
    const other = await openDatabase(config, entities())
    await other.orm.schema.create()
    await restore(other, config, folder)
    const count = async (read: typeof other.read) => Number((await read.selectFrom('journal').select(eb => eb.fn.countAll().as('n')).executeTakeFirstOrThrow()).n)
    expect(await count(other.read)).toBe(await count(office.app.database.read))
    expect(await verifyJournal(other.read)).toEqual([])
    await other.orm.em.fork().getKysely().updateTable('journal' as never).set({ changes: '{}' } as never).where('seq' as never, '=', 3 as never).execute()
    expect(await verifyJournal(other.read)).toMatchObject([{ seq: 3 }])
    await other.close()
    await clean()
  })

  it('P12 refuses to restore over data, and from a folder that is no backup', async () => {
    const { config, clean } = await ownDatabase()
    await expect(restore(office.app.database, config, folder)).rejects.toThrow(/不是空的/)
    await expect(restore(office.app.database, config, tmpdir())).rejects.toThrow(/不是备份/)
    await clean()
  })
})

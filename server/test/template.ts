import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mysql, { type RowDataPacket } from 'mysql2/promise'
import type { TestProject } from 'vitest/node'
import { entities } from '../src/app'
import { readConfig } from '../src/platform/config'
import { openDatabase } from '../src/platform/database'

declare module 'vitest' {
  interface ProvidedContext {
    /** Statements that make all tables of an empty MySQL or MariaDB database; none where the tests run on SQLite. */
    tables: string[]
  }
}

/**
 * On a database server the tables are made once by the ORM and read back: 80 `create table` in one go take a tenth of the
 * time of the hundreds of `alter table` that the ORM sends, and every test file needs a database of its own.
 */
export async function setup({ provide }: TestProject): Promise<void> {
  const server = process.env.TEST_DATABASE_URL
  provide('tables', server ? await tablesOf(server) : [])
}

async function tablesOf(server: string): Promise<string[]> {
  const name = `lianxi_template_${randomBytes(5).toString('hex')}`
  const dataDir = mkdtempSync(join(tmpdir(), 'lianxi-test-'))
  const url = new URL(server)
  url.pathname = `/${name}`
  const admin = await mysql.createConnection(server.replace(/^mariadb:/, 'mysql:'))
  await admin.query(`create database ${name} character set utf8mb4 collate utf8mb4_bin`)
  try {
    const database = await openDatabase(readConfig({ LIANXI_DATA: dataDir, DATABASE_URL: url.toString(), LOG_LEVEL: 'silent' }), entities())
    await database.orm.schema.create()
    await database.close()
    await admin.query(`use ${name}`)
    const [tables] = await admin.query<RowDataPacket[]>('show tables')
    const made: string[] = []
    for (const row of tables) {
      const [[shown]] = await admin.query<RowDataPacket[]>(`show create table \`${String(Object.values(row)[0])}\``)
      made.push(String(shown!['Create Table']))
    }
    return made
  } finally {
    await admin.query(`drop database ${name}`)
    await admin.end()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

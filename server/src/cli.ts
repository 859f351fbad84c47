import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { entities, makeApp } from './app'
import { COUNTY_USAGE, foundCounty } from './county'
import { backup, restore } from './platform/backup'
import { readConfig } from './platform/config'
import { openDatabase } from './platform/database'
import { verifyJournal } from './platform/journal'
import { migrate } from './platform/migrate'
import { makeSchema, schemaText } from './schema'

const config = readConfig()
const withDatabase = async (work: (database: Awaited<ReturnType<typeof openDatabase>>) => Promise<void>) => {
  const database = await openDatabase(config, entities())
  await work(database).finally(() => database.close())
}

const COMMANDS: Record<string, { says: string; run: () => Promise<void> | void }> = {
  schema: {
    says: 'print the GraphQL contract to schema.graphql',
    run: () => writeFileSync('schema.graphql', schemaText(makeSchema())),
  },
  migrate: {
    says: 'bring the database up to date',
    run: () => withDatabase(async database => console.log((await migrate(database, config)).join('\n') || 'nothing to do')),
  },
  'migration:create': {
    says: 'write a migration for what the entities changed (for the dialect of DATABASE_URL)',
    run: () => withDatabase(async database => console.log((await database.orm.migrator.create()).fileName)),
  },
  'journal:verify': {
    says: "walk every county's journal and report the first broken link",
    run: () =>
      withDatabase(async database => {
        const broken = await verifyJournal(database.read)
        for (const b of broken) console.log(`county ${b.jurisdictionId}: link ${b.seq} does not hold or is missing`)
        if (broken.length) process.exitCode = 1
        else console.log('the journal holds')
      }),
  },
  backup: {
    says: 'copy the database and the attachments to a folder: backup [FOLDER]',
    run: () =>
      withDatabase(async database => {
        const now = Date.now()
        const folder = process.argv[3] ?? join(config.dataDir, 'backups', new Date(now).toISOString().replace(/[:.]/g, '-'))
        const cover = await backup(database, config, folder, now)
        console.log(`${folder}: ${Object.values(cover.tables).reduce((a, b) => a + b, 0)} rows of ${Object.keys(cover.tables).length} tables`)
      }),
  },
  restore: {
    says: 'bring a backup into an empty database: restore FOLDER',
    run: () =>
      withDatabase(async database => {
        if (!process.argv[3]) throw new Error('which folder? npm run restore -- FOLDER')
        await migrate(database, config)
        const cover = await restore(database, config, process.argv[3])
        console.log(`restored what was backed up at ${new Date(cover.madeAt).toISOString()}`)
      }),
  },
  'county:create': {
    says: `make a further county with its office and administrator: ${COUNTY_USAGE}`,
    run: async () => {
      const app = await makeApp({ config, background: false })
      try {
        for (const line of await foundCounty(app.system, process.argv.slice(3), process.env.LIANXI_ADMIN_PASSWORD)) console.log(line)
      } catch (error) {
        console.error(error instanceof Error ? error.message : error)
        process.exitCode = 1
      } finally {
        await app.close()
      }
    },
  },
  demo: {
    says: 'fill an empty database with the demo counties',
    run: async () => {
      const { fillDemo } = await import('./demo')
      const app = await makeApp({ config, background: false })
      console.log((await fillDemo(app.system, config.demo)) ? 'filled' : 'the database is not empty')
      await app.close()
    },
  },
}

const command = COMMANDS[process.argv[2] ?? '']
if (command) await command.run()
else {
  console.log(Object.entries(COMMANDS).map(([name, c]) => `${name.padEnd(18)}${c.says}`).join('\n'))
  process.exitCode = 1
}

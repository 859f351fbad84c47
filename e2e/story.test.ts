import { afterAll, afterEach, beforeAll, describe } from 'vitest'
import { openPortal, type Portal } from './support/portal'
import { accessChapter } from './story/access'
import { browsingChapter } from './story/browsing'
import { delegationChapter } from './story/delegation'
import { leaderChapter } from './story/leader'
import { libraryChapter } from './story/library'
import { liveChapter } from './story/live'
import { monthChapter } from './story/month'
import { supervisionChapter } from './story/supervision'

describe('from a project list to a cleared resolution', () => {
  let portal: Portal
  beforeAll(async () => {
    portal = await openPortal()
  }, 400_000)
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await portal.failed()
  })
  afterAll(() => portal?.close())

  libraryChapter(() => portal)
  monthChapter(() => portal)
  liveChapter(() => portal)
  supervisionChapter(() => portal)
  leaderChapter(() => portal)
  browsingChapter(() => portal)
  delegationChapter(() => portal)
  // Contrast, names and widths are the same on every database: looked at once, on SQLite.
  if (!process.env.TEST_DATABASE_URL) accessChapter(() => portal)
})

import { assignments, escalations, reminders } from './assignment'
import { calendar } from './calendar'
import { document } from './document'
import { duties } from './duty'
import { identity } from './identity'
import { imports } from './import'
import { inbox } from './inbox'
import { ledgers } from './ledger'
import { lives } from './live'
import { meetings } from './meeting'
import { minutes } from './minutes'
import type { Operation } from './operation'
import { dashboard, performance } from './performance'
import { preparation } from './preparation'
import { projects } from './project'
import { regulation } from './regulation'
import { reserve } from './reserve'
import { review } from './review'
import { sources } from './source'
import { supervision } from './supervision'
import { topics } from './topic'
import { view } from './view'

/** Every root field of the schema; `matrix.test.ts` fails for one that is not here. */
export const operations: readonly Operation[] = [
  ...identity, ...calendar, ...regulation, ...inbox, ...view, ...document, ...projects, ...imports, ...review, ...reserve, ...assignments, ...ledgers, ...sources, ...escalations, ...reminders, ...duties, ...supervision, ...topics,
  ...meetings, ...minutes, ...lives, ...preparation, ...performance, ...dashboard,
]

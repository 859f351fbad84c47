import { calendar } from './calendar'
import { document } from './document'
import { identity } from './identity'
import { inbox } from './inbox'
import type { Operation } from './operation'
import { projects } from './project'
import { regulation } from './regulation'
import { view } from './view'

/** Every root field of the schema; `matrix.test.ts` fails for one that is not here. */
export const operations: readonly Operation[] = [...identity, ...calendar, ...regulation, ...inbox, ...view, ...document, ...projects]

import 'reflect-metadata' // first: the decorators of every module below ask for it
import type { Manifest } from './platform/manifest'
import { assignment } from './modules/assignment/assignment.manifest'
import { calendar } from './modules/calendar/calendar.manifest'
import { dashboard } from './modules/dashboard/dashboard.manifest'
import { document } from './modules/document/document.manifest'
import { duty } from './modules/duty/duty.manifest'
import { identity } from './modules/identity/identity.manifest'
import { inbox } from './modules/inbox/inbox.manifest'
import { meeting } from './modules/meeting/meeting.manifest'
import { performance } from './modules/performance/performance.manifest'
import { project } from './modules/project/project.manifest'
import { regulation } from './modules/regulation/regulation.manifest'
import { reserve } from './modules/reserve/reserve.manifest'
import { review } from './modules/review/review.manifest'
import { supervision } from './modules/supervision/supervision.manifest'
import { view } from './modules/view/view.manifest'

/** The one list of modules, each importing only those above it. */
export const modules: readonly Manifest[] = [identity, calendar, regulation, inbox, document, view, project, review, reserve, assignment, duty, supervision, meeting, performance, dashboard]

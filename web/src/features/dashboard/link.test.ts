import { describe, expect, it } from 'vitest'
import { decodeFilter } from '../../collection/params'
import { assignments } from '../assignment/assignment.collection'
import { topics } from '../meeting/topic.collection'
import { projects } from '../project/project.collection'

const lists = { projects, assignments, topics }

/** What a list asks the server when it is opened by a figure's link. */
function askedBy(link: string): Record<string, unknown> {
  const url = new URL(link, 'http://portal')
  const list = lists[url.pathname.slice(1) as keyof typeof lists]
  const query = Object.fromEntries(url.searchParams)
  const source = list.listSource as unknown as { ask: (q: object) => { variables: { filter: Record<string, unknown> } } }
  const { filter } = source.ask({ filter: decodeFilter(list.filters, query), sort: '', first: 50, after: null }).variables
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null && value !== undefined))
}

const year = new Date().getFullYear()

describe('the cockpit’s links', () => {
  // Left: as the server prints them (server/test/dashboard.test.ts). Right: the filter that the figure was counted by.
  it.each([
    ['/projects', {}],
    [`/projects?year=${year}`, { planYear: year }],
    ['/projects?late=1', { late: true }],
    ['/projects?early=1', { notStartedYetInvested: true }],
    ['/projects?noLead=1', { withoutLeadOfficial: true }],
    ['/projects?leaders=7&late=1', { leadOfficialPostIds: [7], late: true }],
    ['/projects?units=3,4', { responsibleUnitIds: [3, 4] }],
    ['/projects?stages=BUILDING', { stages: ['BUILDING'] }],
    ['/assignments?overdue=1', { overdue: true }],
    ['/assignments?open=1', { open: true }],
    ['/assignments?mine=1&open=1', { mine: true, open: true }],
    ['/assignments?leaders=7&holders=LEADER', { leadOfficialPostIds: [7], holders: ['LEADER'] }],
    ['/assignments?units=3&holders=UNIT', { unitIds: [3], holders: ['UNIT'] }],
    ['/assignments?dueOn=2026-03-01~2026-03-31', { dueFrom: '2026-03-01', dueTo: '2026-03-31' }],
    ['/assignments?sources=RESOLUTION&states=CLEARED', { sourceTypes: ['RESOLUTION'], states: ['CLEARED'] }],
    ['/topics?states=POOLED,SCHEDULED', { states: ['POOLED', 'SCHEDULED'] }],
    ['/topics?returning=1', { returning: true }],
  ])('P7 opens the list of %s with the same filter', (link, filter) => expect(askedBy(link)).toEqual(filter))
})

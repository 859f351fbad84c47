import { readFileSync } from 'node:fs'

/** What is measured: the questions the portal's pages ask, and the limit of each against bare SQL. */
export interface Measured {
  name: string
  query: string
  variables: Record<string, unknown>
  /** throughput: share of the limit's requests per second, at least; latency: multiple of the limit's median, at most. */
  bound: { throughput: number } | { latency: number }
}

const ROW = `id version name stageLabel stageTone constructionKindLabel levelLabel totalInvestment annualPlanInvestment cumulativeInvestment
  completionShare responsibleUnitName localityUnitName leadOfficialPostName conditionLabel conditionTone plannedFinishOn`

const documents = JSON.parse(readFileSync(new URL('../web/dist/persisted-documents.json', import.meta.url), 'utf8')) as Record<string, string>

/** The portal's own question, as its page asks it. */
const asked = (name: string): string => {
  const found = Object.values(documents).find(text => new RegExp(`\\bquery ${name}\\b`).test(text))
  if (!found) throw new Error(`the portal has no query ${name}; npm run build`)
  return found
}

/** @param meetingId the meeting whose page is measured */
export const questionsOf = (meetingId: number): readonly Measured[] => [
  {
    name: 'list of 50 projects with three relations',
    query: `query BenchList($first: Int!) { projects(first: $first) { nodes { ${ROW} } pageInfo { hasNextPage endCursor } } }`,
    variables: { first: 50 },
    bound: { throughput: 0.5 },
  },
  {
    name: 'board of projects by stage',
    query: `query BenchBoard { projectBoard { key label totalCount totalInvestment nodes { ${ROW} } } }`,
    variables: {},
    bound: { latency: 2.5 },
  },
  {
    name: 'calendar of a month',
    query: 'query BenchCalendar($from: Day!, $to: Day!) { projectCalendar(from: $from, to: $to) { id on title tone detail projectId } }',
    variables: { from: '2026-03-01', to: '2026-03-31' },
    bound: { latency: 2.5 },
  },
  {
    name: 'dashboard figures',
    query: 'query BenchCockpit { cockpit { figures { key label value unit link tone } } }',
    variables: {},
    bound: { latency: 2.5 },
  },
  { name: 'board of assignments, 5,000 of them open', query: asked('AssignmentBoard'), variables: {}, bound: { latency: 2.5 } },
  { name: 'topic pool', query: asked('Topics'), variables: { first: 50, filter: { states: ['POOLED'] } }, bound: { latency: 2.5 } },
  { name: 'page of a meeting, 12 matters and 25 seats', query: asked('MeetingDetail'), variables: { id: meetingId }, bound: { latency: 2.5 } },
]

import { NOW, type Answer, type Client } from './office'

interface Action { name: string; allowed: boolean; because: { ruleId: string; clause: string | null; text: string; outcome: string }[] }
export interface TopicRow { id: number; version: number; number: string | null; state: string; round: number; roundText: string; returnReason: string | null; meetingId: number | null; actions: Action[] }
interface Seat { id: number; version: number; kind: string; unitName: string; postName: string | null; known: boolean; state: string; mine: boolean; standInName: string | null }
interface Item { id: number; version: number; topicId: number | null; topicNumber: string | null; title: string; roundText: string; firstOver: boolean; outcome: string | null; resolutions: { id: number; assignmentId: number | null; responsiblePerson: string; verdict: { allowed: boolean } }[] }
export interface Meeting {
  id: number; version: number; title: string; state: string; chairPost: string | null; actions: Action[]; agenda: Item[]; attendance: Seat[]
  readiness: { key: string; done: boolean; hint: string | null }[]; minutes: { issued: boolean; number: string | null; documentId: number } | null
}
const TOPIC = 'id version number state round roundText returnReason meetingId actions { name allowed because { ruleId clause text outcome } }'
const MEETING = `id version title state chairPost actions { name allowed because { ruleId clause text outcome } }
  agenda { id version topicId topicNumber title roundText firstOver outcome resolutions { id assignmentId responsiblePerson verdict { allowed } } }
  attendance { id version kind unitName postName known state mine standInName } readiness { key done hint } minutes { issued number documentId }`

const TYPES: Record<string, string> = { submitTopic: 'TopicStepInput', acceptTopic: 'TopicStepInput', withdrawTopic: 'TopicStepInput', openMeeting: 'MeetingStepInput', closeMeeting: 'MeetingStepInput' }
const TOPICS = new Set(['proposeTopic', 'saveTopic', 'submitTopic', 'acceptTopic', 'returnTopic', 'withdrawTopic'])
export const ask = (client: Client, mutation: string, input: object): Promise<Answer> =>
  client.ask(`mutation ($input: ${TYPES[mutation] ?? `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`}!) { ${mutation}(input: $input) { ${TOPICS.has(mutation) ? TOPIC : MEETING} } }`, { input })
export async function done<T = Meeting>(client: Client, mutation: string, input: object): Promise<T> {
  const answer = await ask(client, mutation, input)
  if (answer.errors) throw new Error(`${mutation}: ${answer.errors.map(e => e.message).join()}`)
  return (answer.data as unknown as Record<string, T>)[mutation]!
}
export const read = async (client: Client, id: number) => (await client.get<{ meeting: Meeting | null }>(`query ($id: Int!) { meeting(id: $id) { ${MEETING} } }`, { id })).meeting
export const readTopic = async (client: Client, id: number) => (await client.get<{ topic: TopicRow | null }>(`query ($id: Int!) { topic(id: $id) { ${TOPIC} } }`, { id })).topic
export const step = (m: { id: number; version: number }) => ({ id: m.id, version: m.version })
export const outcome = async (secretary: Client, item: Item, more: object = { outcome: 'NOTED' }) => done(secretary, 'recordOutcome', { agendaItemId: item.id, version: item.version, ...more })
/** What was decided is read out to the meeting, as it stands whatever the test's hour. */
export const readBack = async (secretary: Client, meetingId: number) =>
  secretary.get('mutation ($input: MarkReadBackInput!) { markReadBack(input: $input) { done } }', { input: { meetingId, asOf: NOW + 1_000 * 86_400_000 } })
/** Records 知悉 for all that has no outcome yet, reads back, and closes. */
export async function closeRest(secretary: Client, m: Meeting) {
  let now = m
  for (const item of m.agenda.filter(i => i.outcome === null)) now = await outcome(secretary, now.agenda.find(i => i.id === item.id)!)
  await readBack(secretary, m.id)
  return done(secretary, 'closeMeeting', step(now))
}

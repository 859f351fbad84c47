import { actorOf } from '../src/modules/identity/identity.demo'
import { Topic } from '../src/modules/meeting/topic.entity'
import { acceptTopic, proposeTopic, submitTopic } from '../src/modules/meeting/topic.service'
import { closeRest, done, outcome, step, type Meeting } from './meetingSteps'
import { NOW, type Answer, type Client, type Office } from './office'

export interface Paragraph { id: number; version: number; key: string; part: string; topic: string | null; text: string; drafted: string | null; editedBy: string | null }
export interface Proposal { key: string; kind: string; current: string; drafted: string; edited: boolean; topicTitle: string | null; diff: { kind: string; text: string }[] }
export interface Edition { edition: number; number: string; standing: string | null; standingReason: string | null; correctionReason: string | null; correctedByNumber: string | null; documentId: number; scanId: number | null; paragraphs: { key: string; text: string }[]; changes: { diff: { kind: string; text: string }[] }[] }
export interface Signature { id: number; round: number; label: string; postName: string; state: string; byName: string | null; onBehalfOf: string | null; note: string | null; mine: boolean }
export interface Minutes {
  id: number; version: number; stage: string; issued: boolean; number: string | null; documentId: number; wordFile: boolean; edition: number; standing: string | null
  paragraphs: Paragraph[]; signatures: Signature[]; editions: Edition[]; actions: { name: string; allowed: boolean; because: { text: string }[] }[]
}

const MINUTES = `id version stage issued number documentId wordFile edition standing
  paragraphs { id version key part topic text drafted editedBy }
  signatures { id round label postName state byName onBehalfOf note mine }
  editions { edition number standing standingReason correctionReason correctedByNumber documentId scanId paragraphs { key text } changes { diff { kind text } } }
  actions { name allowed because { text } }`

export const minutesOf = async (client: Client, meetingId: number): Promise<Minutes> =>
  (await client.get<{ meeting: { minutes: Minutes } }>(`query ($id: Int!) { meeting(id: $id) { minutes { ${MINUTES} } } }`, { id: meetingId })).meeting.minutes

const TYPES: Record<string, string> = { submitMinutes: 'MinutesStepInput', recallMinutes: 'MinutesStepInput' }
/** A mutation that answers the meeting. */
export const say = (client: Client, mutation: string, input: object): Promise<Answer> =>
  client.ask(`mutation ($input: ${TYPES[mutation] ?? `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`}!) { ${mutation}(input: $input) { id minutes { ${MINUTES} } } }`, { input })
export async function saidOk(client: Client, mutation: string, input: object): Promise<Minutes> {
  const answer = await say(client, mutation, input)
  if (answer.errors) throw new Error(`${mutation}: ${answer.errors.map(e => e.message).join()}`)
  return (answer.data as unknown as Record<string, { minutes: Minutes }>)[mutation]!.minutes
}

export const CHAIN = 'mutation ($input: SaveSigningChainInput!) { saveSigningChain(input: $input) { distinctSigners steps { label postName } } }'

const BRIEF = { problem: '用地预审材料缺林地意见，开工受阻。', request: '请会议研究林地手续办理时限。', proposedDecision: '由林草局牵头限期办结。', seriesCode: 'JOINT_MEETING' }

export const pooled = (office: Office, title: string, more: { projectId?: number; unit?: string } = {}): Promise<number> =>
  office.act(actorOf(office.county('长子'), 'secretary'), async ctx => {
    const id = await proposeTopic(ctx, { ...BRIEF, title, proposerUnitId: office.county('长子').units.get(more.unit ?? '水务局')!, projectId: more.projectId ?? null })
    await submitTopic(ctx, { id, version: (await ctx.find(Topic, id, '议题')).version })
    await ctx.flush()
    return acceptTopic(ctx, { id, version: (await ctx.find(Topic, id, '议题')).version })
  })

let minute = 0
/** A meeting of 长子 that is over: its topic is decided with two duties of 自然资源局 and 林业和草原局. */
export async function closedMeeting(office: Office, title: string, more: { projectId?: number } = {}): Promise<Meeting & { topicId: number }> {
  const secretary = await office.as('cz.secretary')
  const units = office.county('长子').units
  const topicId = await pooled(office, title, more)
  const m = await done(secretary, 'planMeeting', { seriesCode: 'JOINT_MEETING', heldAt: NOW + ++minute * 60_000, place: '县政府二楼会议室', budgetMinutes: 90 })
  const on = await done(secretary, 'putOnAgenda', { meetingId: m.id, topicIds: [topicId] })
  const open = await done(secretary, 'openMeeting', step(await done(secretary, 'sendNotice', step(on))))
  const item = open.agenda.find(i => i.topicId === topicId)!
  const closed = await closeRest(secretary, await outcome(secretary, item, {
    outcome: 'DECIDED', outcomeText: '同意限期办理', resolutions: [
      { text: '办结用地手续', unitId: units.get('自然资源局'), responsiblePerson: '李乙二（局长）', dueOn: '2026-04-20', standard: '取得批复' },
      { text: '办结林地手续', unitId: units.get('林业和草原局'), responsiblePerson: '赵丁四（局长）', dueOn: '2026-04-10', standard: '取得审核同意书' },
    ],
  }))
  return { ...closed, topicId }
}

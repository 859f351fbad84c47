import { sql, type Kysely } from 'kysely'
import { fileURLToPath } from 'node:url'
import { recordOf } from '../server/src/modules/regulation/judge.rules'
import { readPacks } from '../server/src/modules/regulation/regulation.service'
import { withSettings } from '../server/src/modules/regulation/setting.rules'
import type { Database } from '../server/src/platform/database'
import type { Tables } from '../server/src/platform/tables'

/** What the first county's office has on its hands. */
export interface Busy {
  openAssignments: number
  clearedAssignments: number
  pooledTopics: number
  settledTopics: number
}

const DAY_MS = 86_400_000
const OPEN = ['LISTED', 'JUDGED', 'HANDED_OVER', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED'] as const
const HOLDER = { LISTED: 'OFFICE', JUDGED: 'OFFICE', HANDED_OVER: 'UNIT', IN_PROGRESS: 'UNIT', SUBMITTED: 'OFFICE', RETURNED: 'UNIT', CLEARED: null } as const
/** Items on the agenda of the meeting whose page is measured, and its seats. */
const ITEMS = 12
const SEATS = 25

type Row = Record<string, unknown>

/** What a table asks for and nobody names here: zero or no text, so that the bench need not follow every new column. */
async function neutral(rows: Kysely<Tables>, table: string): Promise<Row> {
  const found = await sql<{ name: string; type: string }>`select column_name as name, data_type as type from information_schema.columns
    where table_schema = database() and table_name = ${table} and is_nullable = 'NO' and column_default is null and extra not like '%auto_increment%'`.execute(rows)
  return Object.fromEntries(found.rows.map(c => [c.name, /int|double|decimal/.test(c.type) ? 0 : '']))
}

/** A series with its meetings, topics and assignments in county 1, whose secretary is signed in. */
export async function generateOffice(database: Database, busy: Busy, units: number, now: number): Promise<void> {
  const rows = database.read as Kysely<Tables>
  const put = async (table: string, all: readonly Row[]) => {
    const empty = await neutral(rows, table)
    const full = all.map(row => ({ ...empty, jurisdictionId: 1, version: 1, ...row }))
    for (let i = 0; i < full.length; i += 1000) await rows.insertInto(table as never).values(full.slice(i, i + 1000) as never).execute()
  }
  const day = (offset: number) => new Date(now + offset * DAY_MS).toISOString().slice(0, 10)
  const unit = (i: number) => 2 + (i % (units - 1))
  const meetings = Math.ceil(busy.settledTopics / ITEMS)
  // What each resolution was judged by: the page replays it, as it does for real ones.
  const [pack] = readPacks(fileURLToPath(new URL('../regulations', import.meta.url)))
  const judgedBy = JSON.stringify(recordOf(pack!, withSettings(pack!), 'resolution.record', { resolution: { unit: '第1县单位1', dueOn: day(30) } }))

  await put('meetingSeries', [{ id: 1, code: 'JOINT_MEETING', name: '联席会议', source: 'PLATFORM', cadence: 'MONTHLY', chair: '县长', startTime: '09:00', budgetMinutes: 120, cutoffWorkdays: 3, noticeWorkdays: 2 }])
  await put('meeting', Array.from({ length: meetings + 1 }, (_, i) => {
    const at = now - (meetings - i) * 7 * DAY_MS
    return {
      id: i + 1, seriesId: 1, title: `联席会议第${i + 1}次会议`, year: 2026, ordinal: i + 1, state: i < meetings ? 'CLOSED' : 'CONVENED', heldOn: day(i - meetings), heldAt: at, endAt: at + DAY_MS / 12,
      place: '二楼会议室', chairPostId: unit(i), budgetMinutes: 120, noticedAt: at - 2 * DAY_MS, ...(i < meetings && { openedAt: at, closedAt: at }), searchKey: `lianxihuiyi${i}`,
    }
  }))
  await put('topic', Array.from({ length: busy.settledTopics + busy.pooledTopics }, (_, i) => ({
    id: i + 1, number: `议〔2026〕${i + 1}号`, title: `关于第${i + 1}号事项的议题`, problem: '涉及多个部门，须会议明确。', request: '请会议研究。', proposedDecision: '由责任单位限期办结。', onProblem: 1,
    proposerUnitId: unit(i), proposedByPostId: unit(i), proposedByName: '王甲一', projectId: i % 3 ? i % 500 + 1 : null, seriesId: 1,
    state: i < busy.settledTopics ? 'DECIDED' : i % 4 ? 'POOLED' : 'SUBMITTED', round: 1 + (i % 2), minutes: 10, createdAt: now - i * 60_000, submittedAt: now - i * 60_000, handedInAt: now - i * 60_000, searchKey: `yiti${i}`,
  })))
  // The last meeting has the newest settled topics and as many resolutions as assignments of theirs.
  await put('agendaItem', Array.from({ length: busy.settledTopics }, (_, i) => ({
    id: i + 1, meetingId: Math.floor(i / ITEMS) + 1, topicId: i + 1, ordinal: (i % ITEMS) + 1, title: `关于第${i + 1}号事项的议题`, minutes: 10, round: 1, outcome: 'DECIDED', outcomeText: '原则同意，限期办结。',
  })))
  await put('attendance', Array.from({ length: (meetings + 1) * SEATS }, (_, i) => ({
    id: i + 1, meetingId: Math.floor(i / SEATS) + 1, ordinal: (i % SEATS) + 1, kind: i % SEATS ? 'MEMBER' : 'CHAIR', unitId: unit(i), postId: unit(i), state: 'ACCEPTED',
  })))
  await put('assignment', Array.from({ length: busy.openAssignments + busy.clearedAssignments }, (_, i) => {
    const state = i < busy.openAssignments ? OPEN[(i * 7) % OPEN.length]! : 'CLEARED'
    return {
      id: i + 1, year: 2026, serial: i + 1, number: `2026-${i + 1}`, sourceType: 'RESOLUTION', sourceId: null, title: `办理第${i + 1}号交办事项`, content: '按会议要求办理。', standard: '取得批复',
      unitId: unit(i), leadOfficialPostId: unit(i * 5), projectId: i % 3 ? (i % 500) + 1 : null, dueOn: day((i % 90) - 30), originalDueOn: day((i % 90) - 30), state, holder: HOLDER[state],
      heldSinceOn: day(-(i % 60)), listedOn: day(-90), handedOverOn: day(-80), ...(state === 'CLEARED' && { clearedOn: day(-(i % 40)) }), searchKey: `jiaoban${i}`,
    }
  }))
  await put('resolution', Array.from({ length: busy.settledTopics }, (_, i) => ({
    id: i + 1, agendaItemId: i + 1, meetingId: Math.floor(i / ITEMS) + 1, ordinal: 1, text: '由责任单位限期办结。', onProblem: 1, unitId: unit(i), responsiblePerson: '王甲一', dueOn: day(30), standard: '取得批复',
    assignmentId: i < busy.openAssignments ? i + 1 : null, judgedBy,
  })))
}

/** Id of the meeting whose page is measured: the last closed one. */
export const measuredMeeting = (busy: Busy): number => Math.floor(busy.settledTopics / ITEMS)

import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../server/src/platform/database'
import type { Tables } from '../server/src/platform/tables'
import { generateOffice, type Busy } from './meetings'

export interface Generated {
  counties: number
  projects: number
  /** Absent: the first county holds no meetings. */
  busy?: Busy
}

const STAGES = ['CONCEIVED', 'PLANNED', 'PREPARATION_PROPOSED', 'PREPARING', 'BUILDING', 'COMPLETED', 'OPERATING']
const KINDS = ['NEW', 'CONTINUED', 'EXPANSION', 'RECONSTRUCTION']
const LEVELS = ['NATIONAL', 'PROVINCIAL', 'MUNICIPAL', 'COUNTY']
const CLASSES = ['INDUSTRIAL', 'INFRASTRUCTURE', 'LIVELIHOOD', 'ECOLOGY', 'INNOVATION', 'OTHER']
const UNITS = 30

/** The secret of the bench's session: the cookie that the load sends. */
export const TOKEN = 'bench-session-of-the-secretary'

/** Counties with units, posts, a secretary who is signed in, projects and milestones; written straight into the tables. */
export async function generate(database: Database, size: Generated, now: number): Promise<void> {
  const rows = database.read as Kysely<Tables>
  const put = async (table: string, all: object[]) => {
    for (let i = 0; i < all.length; i += 1000) await rows.insertInto(table as never).values(all.slice(i, i + 1000) as never).execute()
  }
  const each = Math.ceil(size.projects / size.counties)
  for (let c = 1; c <= size.counties; c++) {
    const at = (n: number) => (c - 1) * 1000 + n + 1
    const owned = { jurisdictionId: c, version: 1 }
    await put('jurisdiction', [{ id: c, code: String(600000 + c), name: `第${c}县`, shortName: `第${c}`, createdAt: now }])
    await put('unit', Array.from({ length: UNITS }, (_, i) => ({
      ...owned, id: at(i), name: `第${c}县单位${i}`, shortName: `单位${i}`, kind: i ? 'DEPARTMENT' : 'OFFICE', parentId: null, ordinal: i, active: 1, searchKey: `danwei${i}`,
    })))
    await put('post', Array.from({ length: UNITS }, (_, i) => ({
      ...owned, id: at(i), unitId: at(i), name: i ? '分管副县长' : '综合秘书', role: i ? 'LEAD_OFFICIAL' : 'SECRETARY', grade: 'STAFF', ordinal: 0, active: 1, searchKey: 'gangwei',
    })))
    await put('user', [{ ...owned, id: c, name: '王甲一', username: `bench${c}`, passwordHash: '', phone: null, email: null, active: 1, searchKey: 'wangjiayi' }])
    await put('tenure', [{ ...owned, id: c, userId: c, postId: at(0), fromOn: '2020-01-01', untilOn: null }])
    const projects = Array.from({ length: each }, (_, i) => {
      const id = (c - 1) * each + i + 1
      const name = `第${c}县第${(i * 7919) % each}号重点项目`
      const stage = (i * 31) % STAGES.length
      const plan = ((i * 104_729) % 90_000) * 10_000
      const done = Math.floor(plan * ((i % 100) / 100))
      return {
        ...owned, id, name, nameKey: name, sortKey: name, searchKey: name, owner: '某某建设有限公司', stage: STAGES[stage], stageOrdinal: stage,
        constructionKind: KINDS[i % 4], level: LEVELS[i % 4], projectClass: CLASSES[i % 6], investmentKind: i % 2 ? 'ENTERPRISE' : 'GOVERNMENT',
        keyProject: i % 3 ? 0 : 1, majorProject: 0, totalInvestment: plan * 3, annualPlanInvestment: plan, cumulativeInvestment: done,
        completionRate: plan ? Math.floor((done * 10_000) / plan) : null, planYear: 2026, place: '城关镇',
        responsibleUnitId: at(1 + (i % (UNITS - 1))), localityUnitId: at(1 + ((i * 3) % (UNITS - 1))), leadOfficialPostId: at(1 + ((i * 5) % (UNITS - 1))),
        plannedStartOn: `2026-0${1 + (i % 9)}-15`, plannedFinishOn: `2027-0${1 + (i % 9)}-15`, createdAt: now, updatedAt: now - i * 1000,
      }
    })
    await put('project', projects)
    await put('milestone', projects.map((p, i) => ({
      ...owned, projectId: p.id, name: '主体封顶', kind: 'OTHER', plannedOn: `2026-0${1 + (i % 9)}-${10 + (i % 18)}`, actualOn: null,
    })))
  }
  if (size.busy) await generateOffice(database, size.busy, UNITS, now)
  await put('session', [{
    tokenHash: createHash('sha256').update(TOKEN).digest('hex'), previousHash: null, userId: 1, tenureId: 1, delegationId: null,
    createdAt: now, rotatedAt: now + 3600_000, expiresAt: now + 24 * 3600_000, userAgent: null,
  }])
}

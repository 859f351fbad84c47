import type { Ctx } from '../../platform/context'
import { reachFor } from '../identity/permission.service'
import { listMeetings } from '../meeting/meeting.query'
import { latestRanking, scoresOf } from '../performance/ranking.query'
import { listLibraries } from '../reserve/library.query'
import { assignmentFigures } from './assignmentFigure.query'
import { projectFigures } from './projectFigure.query'

const ENDS = 3

type Groups = Awaited<ReturnType<typeof scoresOf>>

/** First and last of each group; nobody stands at both ends, and who shares a place of the first is not among the last. */
const endsOf = ({ key, label, rankedCount, scores }: Groups[number]) => {
  const ranked = scores.filter(s => s.rank !== null)
  const top = ranked.slice(0, ENDS)
  const own = scores.find(s => s.own) ?? null
  const bottom = ranked.slice(Math.max(top.length, ranked.length - ENDS)).filter(s => s.rank !== top.at(-1)?.rank)
  return { key, label, rankedCount, top, bottom, own }
}

async function rankingEnds(ctx: Ctx) {
  const ranking = await latestRanking(ctx)
  if (!ranking) return null
  const groups = (await scoresOf(ctx, ranking)).filter(g => g.rankedCount > 0).map(endsOf)
  return { id: ranking.id, title: ranking.title, month: ranking.month, asOfAt: ranking.frozenAt, link: `/rankings/${ranking.id}`, groups }
}

async function nextMeeting(ctx: Ctx) {
  const { nodes } = await listMeetings(ctx, { heldFrom: ctx.today, states: ['PLANNED', 'CONVENED', 'IN_SESSION'] }, 'HELD', { first: 1 }, false)
  const [m] = nodes
  return m ? { id: m.id, title: m.title, heldAt: m.heldAt, place: m.place, stateLabel: m.stateLabel, stateTone: m.stateTone, itemCount: m.itemCount, link: `/meetings/${m.id}` } : null
}

const seesCounty = (ctx: Ctx): boolean => reachFor(ctx, 'dashboard.read') === 'COUNTY'

/**
 * One line a library, the county's floor first; a tier of many libraries with the number of those that miss their floor.
 * A unit's cockpit shows the libraries of its own, not the county's.
 */
async function libraryLines(ctx: Ctx) {
  const tiers = await listLibraries(ctx)
  return tiers.filter(t => t.each || seesCounty(ctx)).map(t => {
    const broken = t.libraries.filter(l => l.standing === 'BROKEN').length
    return {
      key: t.tier, name: t.name, count: t.count, total: t.total, floor: t.floor, headroom: t.headroom, standingLabel: t.standingLabel, tone: t.tone,
      clause: t.clause, note: broken ? `${broken} 个库低于底线` : null, explanations: t.explanations, link: `/reserve?tier=${t.tier}`,
    }
  })
}

/**
 * Everything that the cockpit shows, each figure counted by the very filter of the list behind its link, as far as the post
 * sees. Money in whole yuan, instants in milliseconds.
 */
export async function cockpit(ctx: Ctx) {
  const [projects, assignments, libraries, meeting, ranking] = await Promise.all([
    projectFigures(ctx), assignmentFigures(ctx), libraryLines(ctx), nextMeeting(ctx), rankingEnds(ctx),
  ])
  return {
    asOfAt: ctx.now,
    scopeLabel: seesCounty(ctx) ? ctx.actor.jurisdictionName : ctx.actor.unitName,
    figures: [...projects, ...assignments].map(f => ({ ...f, asOfAt: ctx.now })),
    libraries,
    nextMeeting: meeting,
    ranking,
  }
}

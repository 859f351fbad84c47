import PizZip from 'pizzip'
import { instantText } from '../../kernel/day'
import { notFound, Refusal } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { bytesOf, findAttachment } from '../document/attachment.service'
import { listAttachments } from '../document/document.query'
import { hearsWhole, listAgenda } from './agenda.query'
import { materialsPage, type MaterialFile, type MaterialItem } from './materials.rules'
import { findMeeting } from './meeting.query'
import { listOpinions } from './opinion.query'
import { findTopic } from './topic.query'

const endingOf = (name: string) => (/\.[a-z0-9]{1,5}$/i.exec(name)?.[0] ?? '').toLowerCase()

/** The pack is made in memory. Office files are packed already: packing them again would only hold the server up. */
const MAX_BYTES = 100_000_000

/** All papers of a meeting that the actor may see, as one file that opens offline: `index.html` and the papers beside it. */
export async function materialsFile(ctx: Ctx, meetingId: number): Promise<{ name: string; content: Buffer }> {
  const m = await findMeeting(ctx, meetingId)
  if (!m) throw notFound('会议')
  const agenda = await listAgenda(ctx, m)
  const papers = new Map<number, Awaited<ReturnType<typeof listAttachments>>>()
  // Who is only charged with a resolution on another's topic does not read its papers.
  for (const { topicId } of agenda) if (topicId !== null && (await findTopic(ctx, topicId))) papers.set(topicId, await listAttachments(ctx, 'Topic', topicId))
  const bytes = [...papers.values()].flat().reduce((sum, a) => sum + a.size, 0)
  if (bytes > MAX_BYTES) throw new Refusal('STATE', `本次会议的材料共 ${Math.ceil(bytes / 1_000_000)} MB，超过 ${MAX_BYTES / 1_000_000} MB，不能打成一个材料包，请到各议题页面分别下载。`)
  const zip = new PizZip()
  const items: MaterialItem[] = []
  for (const [n, item] of agenda.entries()) {
    const files: MaterialFile[] = []
    for (const [i, a] of (papers.get(item.topicId ?? 0) ?? []).entries()) {
      const path = `papers/${n + 1}-${i + 1}${endingOf(a.name)}`
      zip.file(path, await bytesOf(ctx, await findAttachment(ctx, a.id)))
      files.push({ path, name: a.name })
    }
    const opinions = item.topicId === null ? [] : (await listOpinions(ctx, item.topicId)).map(o => ({ unit: o.unitName, label: o.stateLabel, text: o.text }))
    items.push({
      title: item.title, number: item.topicNumber, unit: item.proposerUnitName, startsText: instantText(item.startsAt).slice(11), minutes: item.minutes, problem: item.problem,
      request: item.request, proposedDecision: item.proposedDecision, files, opinions,
    })
  }
  zip.file('index.html', materialsPage({
    title: m.title, timeText: instantText(m.heldAt), place: m.place, chair: [m.chairPost, m.chairName].filter(Boolean).join(' '), madeFor: `${ctx.actor.unitName}${ctx.actor.postName}`,
    whole: await hearsWhole(ctx, m.id), items,
  }))
  return { name: `${m.title}会议材料.zip`, content: zip.generate({ type: 'nodebuffer', compression: 'STORE' }) }
}

import PizZip from 'pizzip'
import { instantText } from '../../kernel/day'
import { notFound } from '../../kernel/refusal'
import type { Ctx } from '../../platform/context'
import { bytesOf, findAttachment } from '../document/attachment.service'
import { listAttachments } from '../document/document.query'
import { hearsWhole, listAgenda } from './agenda.query'
import { materialsPage, type MaterialFile, type MaterialItem } from './materials.rules'
import { findMeeting } from './meeting.query'
import { listOpinions } from './opinion.query'

const endingOf = (name: string) => (/\.[a-z0-9]{1,5}$/i.exec(name)?.[0] ?? '').toLowerCase()

/** All papers of a meeting that the actor may see, as one file that opens offline: `index.html` and the papers beside it. */
export async function materialsFile(ctx: Ctx, meetingId: number): Promise<{ name: string; content: Buffer }> {
  const m = await findMeeting(ctx, meetingId)
  if (!m) throw notFound('会议')
  const zip = new PizZip()
  const items: MaterialItem[] = []
  for (const [n, item] of (await listAgenda(ctx, m)).entries()) {
    const files: MaterialFile[] = []
    for (const [i, a] of (item.topicId === null ? [] : await listAttachments(ctx, 'Topic', item.topicId)).entries()) {
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
  return { name: `${m.title}会议材料.zip`, content: zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' }) }
}

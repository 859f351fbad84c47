import { expect, it } from 'vitest'
import { materialsPage } from './materials.rules'

it('P6 the materials page stands alone: no script, no address outside the pack, nothing of a title runs as markup', () => {
  const html = materialsPage({
    title: '会议<b>', timeText: '2026-03-18 09:00', place: '二楼', chair: '县长', madeFor: '水务局', whole: false,
    items: [{ title: '管网"改造"', number: '议〔2026〕1号', unit: '水务局', startsText: '09:00', minutes: 15, problem: '一\n二', request: null, proposedDecision: '', opinions: [{ unit: '财政局', label: '同意', text: '' }], files: [{ path: 'papers/1-1.pdf', name: '方案<1>.pdf' }] }],
  })
  expect(html).not.toMatch(/<script|https?:|<b>/)
  expect(html).toContain('href="papers/1-1.pdf"')
  expect(html).toContain('只含本单位的议题')
  expect(html).toContain('一<br>二')
  expect(html).not.toContain('建议的议定意见')
})

import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { mailHtml, mailText, withinBytes } from './letter.rules'
import type { Letter } from './message.rules'
import { robotPayload, robotProblem, shownAddress, signedAddress } from './robot.rules'

const letter: Letter = {
  title: '会议通知：第 3 次会议', text: '定于 2026-03-19 09:00 在<b>二楼</b>召开。', link: '/meetings/3',
  groups: [{ label: '今天到期', items: Array.from({ length: 23 }, (_, i) => ({ title: `事项 ${i}`, link: `/a/${i}`, dueOn: '2026-03-18' })) }],
}
const base = 'https://lianxi.example.cn'
const bytes = (text: string) => Buffer.byteLength(text)

describe('letters', () => {
  it('P9 carry absolute links and escape what people wrote', () => {
    const html = mailHtml(letter, { from: '长子县', base })
    expect(html).toContain('href="https://lianxi.example.cn/meetings/3"')
    expect(html).toContain('在&#60;b&#62;二楼&#60;/b&#62;召开')
    expect(html).toContain('还有 3 项')
    expect(mailText(letter, { from: '长子县', base })).toContain('查看：https://lianxi.example.cn/meetings/3')
    expect(mailHtml(letter, { from: '长子县', base: null })).not.toContain('href')
  })

  it('P9 are cut between characters', () => {
    expect(withinBytes('督办通知', 9)).toBe('督办…')
    expect(withinBytes('督办', 6)).toBe('督办')
  })
})

describe('robots', () => {
  it('P9 get markdown or text within what they take', () => {
    const wecom = robotPayload('WECOM', letter, base) as { markdown: { content: string } }
    expect(wecom).toMatchObject({ msgtype: 'markdown' })
    expect(wecom.markdown.content).toContain('### 会议通知：第 3 次会议')
    expect(wecom.markdown.content).toContain('\\<b\\>')
    expect(robotPayload('DINGTALK', letter, base)).toMatchObject({ msgtype: 'markdown', markdown: { title: letter.title, text: expect.stringContaining('[打开平台查看](https://lianxi.example.cn/meetings/3)') } })
    const government = robotPayload('GOVERNMENT', { ...letter, text: '长'.repeat(5000) }, base) as { text: { content: string } }
    expect(bytes(government.text.content)).toBeLessThanOrEqual(2048)
  })

  it('P9 钉钉’s signature is the HMAC of time and secret', () => {
    const url = new URL(signedAddress('https://oapi.dingtalk.com/robot/send?access_token=abc', 'SEC1', 1773799200000))
    expect(url.searchParams.get('access_token')).toBe('abc')
    expect(url.searchParams.get('timestamp')).toBe('1773799200000')
    expect(url.searchParams.get('sign')).toBe(createHmac('sha256', 'SEC1').update('1773799200000\nSEC1').digest('base64'))
  })

  it('P9 say in words what was wrong', () => {
    expect(robotProblem(200, '{"errcode":0}')).toBeNull()
    expect(robotProblem(200, '{"errcode":310000,"errmsg":"sign not match"}')).toContain('安全设置不符')
    expect(robotProblem(302, '')).toContain('HTTP 302')
    expect(robotProblem(200, '<html>')).toContain('不是约定的格式')
    expect(shownAddress('https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abcd-1234')).toBe('qyapi.weixin.qq.com/…1234')
  })
})

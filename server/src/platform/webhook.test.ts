import { describe, expect, it } from 'vitest'
import { isInner, webhookProblem } from './webhook'

describe('webhook addresses', () => {
  it('P9 https to a public host will do; a host that the operator named may be private and plain', () => {
    expect(webhookProblem('https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1', [])).toBeNull()
    expect(webhookProblem('http://10.1.2.3:8080/robot', ['10.1.2.3:8080'])).toBeNull()
    expect(webhookProblem('https://im.example.gov.cn/x', ['im.example.gov.cn'])).toBeNull()
  })

  it.each([
    'http://qyapi.weixin.qq.com/x', 'https://127.0.0.1/x', 'https://2130706433/x', 'https://0x7f.1/x', 'https://[::1]/x', 'https://[::ffff:127.0.0.1]/x', 'https://localhost/x',
    'https://10.0.0.1/x', 'https://192.168.1.1/x', 'https://169.254.169.254/latest', 'https://user:pass@example.com/x', 'ftp://example.com', 'file:///etc/passwd', '机器人',
    'http://10.1.2.3:9090/robot',
  ])('P9 refuses %s', address => {
    expect(webhookProblem(address, ['10.1.2.3:8080'])).toMatch(/地址/)
  })

  it('P9 knows inner addresses', () => {
    expect(['127.0.0.1', '100.64.0.1', '172.31.255.255', 'fd00::1', 'fe80::1', '::'].map(isInner)).toEqual(Array(6).fill(true))
    expect(['8.8.8.8', '172.32.0.1', '2400:3200::1'].map(isInner)).toEqual([false, false, false])
  })
})

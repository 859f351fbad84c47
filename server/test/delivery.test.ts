import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHmac } from 'node:crypto'
import { pino } from 'pino'
import { makeApp } from '../src/app'
import { actorOf } from '../src/modules/identity/identity.demo'
import { inbox } from '../src/modules/inbox/inbox.manifest'
import { notify, type Notice } from '../src/modules/inbox/message.service'
import { postJson } from '../src/platform/webhook'
import { NOW, openOffice, type Client, type Office } from './office'
import { startRobot, startSmtp } from './receivers'

let office: Office
let smtp: Awaited<ReturnType<typeof startSmtp>>
let robot: Awaited<ReturnType<typeof startRobot>>
let admin: Client
beforeAll(async () => {
  smtp = await startSmtp()
  robot = await startRobot()
  office = await openOffice({ env: { SMTP_URL: smtp.url, SMTP_FROM: 'lianxi@example.cn', LIANXI_URL: 'https://lianxi.example.cn', LIANXI_WEBHOOK_HOSTS: robot.host } })
  admin = await office.as('cz.admin')
})
afterAll(async () => {
  await office.close()
  await smtp.close()
  await robot.close()
})

const cast = () => office.county('长子')
const urgent = (to: Notice['to'], link: string, more: Partial<Notice> = {}) =>
  office.act(actorOf(cast(), 'secretary'), ctx => notify(ctx, { to, kind: 'SUPERVISION_NOTICE', title: `督办：${link}`, text: '三个工作日内回复。', link, ...more }))
const mailFor = async (username: string, email: string) =>
  (await office.as(username)).get('mutation ($input: SaveMessageChannelInput!) { saveMessageChannel(input: $input) { email } }', { input: { email, emailOn: true } })
const post = (key: string) => cast().posts.get(key)!
const retry = () => inbox.jobs!.find(j => j.name === 'inbox.retry')!.run(office.app.system)

interface Delivery { id: number; channel: string; recipient: string; address: string; title: string; state: string; tries: number; nextAt: number; error: string | null }
const deliveries = async (client = admin) =>
  (await client.get<{ deliveries: { nodes: Delivery[] } }>('{ deliveries { nodes { id channel recipient address title state tries nextAt error } } }')).deliveries.nodes
const about = async (title: string) => (await deliveries()).filter(d => d.title.includes(title))
const saveRobot = (input: object, client = admin) =>
  client.ask('mutation ($input: SaveRobotInput!) { saveRobot(input: $input) { robots { id version name address signed } } }', { input: { kind: 'WECOM', name: '工作群', urgentOn: true, digestOn: false, active: true, ...input } })
const robots = async () => (await admin.get<{ messageSettings: { robots: { id: number; version: number; name: string; address: string; signed: boolean }[] } }>('{ messageSettings { robots { id version name address signed } } }')).messageSettings.robots

describe('e-mail', () => {
  it('P9 a server that is down is tried again with growing delay until it takes the mail, once', async () => {
    await mailFor('cz.d8.head', 'head@example.cn')
    smtp.state.down = true
    await urgent({ postIds: [post('水务局.head')] }, '/down')
    await office.app.deliver()
    expect((await about('/down'))[0]).toMatchObject({ state: 'PENDING', tries: 1, nextAt: NOW + 60_000, error: expect.stringContaining('421') })
    office.at(NOW + 59_000)
    await retry()
    expect((await about('/down'))[0]!.tries).toBe(1)
    office.at(NOW + 60_000)
    await retry()
    expect((await about('/down'))[0]).toMatchObject({ state: 'PENDING', tries: 2, nextAt: NOW + 360_000 })
    smtp.state.down = false
    office.at(NOW + 360_000)
    await Promise.all([retry(), retry()])
    expect((await about('/down'))[0]).toMatchObject({ state: 'SENT', tries: 3, error: null })
    expect(smtp.mails.filter(m => m.subject === '督办：/down')).toHaveLength(1)
    office.at(NOW)
  })

  it('P9 two replicas send a mail once', async () => {
    const replica = await makeApp({ config: office.config, now: () => NOW, log: pino({ level: 'silent' }), background: false, schema: 'follow' })
    try {
      await urgent({ postIds: [post('水务局.head')] }, '/twice')
      await Promise.all([office.app.deliver(), replica.deliver()])
      expect(smtp.mails.filter(m => m.subject === '督办：/twice')).toHaveLength(1)
    } finally {
      await replica.close()
    }
  })

  it('P9 what fails for good stays visible with its reason; the administrator sends it again', async () => {
    await mailFor('cz.d8.liaison', 'nobody@refused.example')
    await urgent({ postIds: [post('水务局.liaison')] }, '/refused')
    for (const minutes of [0, 1, 6, 21, 81, 321]) {
      office.at(NOW + minutes * 60_000)
      await retry()
    }
    const [failed] = await about('/refused')
    expect(failed).toMatchObject({ state: 'FAILED', tries: 6, error: expect.stringContaining('被拒收'), address: 'nobody@refused.example' })
    expect(failed!.recipient).toContain('水务局')
    office.at(NOW)
    const again = (id: number, client = admin) => client.ask('mutation ($input: MessageIdInput!) { retryDelivery(input: $input) { done } }', { input: { id } })
    await mailFor('cz.d8.liaison', 'liaison@example.cn')
    expect((await again(failed!.id)).data).toEqual({ retryDelivery: { done: true } })
    expect((await about('/refused'))[0]).toMatchObject({ state: 'PENDING', tries: 0 })
    expect((await again(failed!.id)).errors![0]!.extensions.code).toBe('STATE')
    expect((await again(failed!.id, await office.as('jc.admin'))).errors![0]!.extensions.code).toBe('NOT_FOUND')
    expect((await again(failed!.id, await office.as('cz.secretary'))).errors![0]!.extensions.code).toBe('FORBIDDEN')
    expect((await deliveries(await office.as('jc.admin'))).map(d => d.title).join()).not.toContain('/refused')
  })

  it('P9 who chose no e-mail gets none, and who left before it went out neither', async () => {
    const reader = await office.as('cz.reader')
    await urgent({ postIds: [post('reader')] }, '/none')
    expect(await about('/none')).toEqual([])
    await mailFor('cz.reader', 'reader@example.cn')
    await urgent({ postIds: [post('reader')] }, '/gone')
    const { users } = await admin.get<{ users: { nodes: { tenures: { id: number; version: number }[] }[] } }>('{ users(filter: { text: "cz.reader" }) { nodes { tenures { id version } } } }')
    await admin.get('mutation ($input: EndTenureInput!) { endTenure(input: $input) { done } }', { input: { ...users.nodes[0]!.tenures[0]!, untilOn: '2026-03-17' } })
    await office.app.deliver()
    expect((await about('/gone'))[0]).toMatchObject({ state: 'FAILED', error: '收件人已离任或停用，没有发送。' })
    expect(smtp.mails.flatMap(m => m.to)).not.toContain('reader@example.cn')
    expect(reader.cookie).not.toBe('')
  })

  it('P9 refuses what is no address, in words, and tests an own address once a minute', async () => {
    const handler = await office.as('cz.d8.handler')
    const save = (input: object) => handler.ask('mutation ($input: SaveMessageChannelInput!) { saveMessageChannel(input: $input) { emailOn } }', { input })
    expect((await save({ email: 'handler@', emailOn: true })).errors![0]!.message).toContain('邮箱地址不完整')
    expect((await save({ email: '', emailOn: true })).errors![0]!.extensions.fields).toEqual([{ field: 'email', message: '请填写收信的邮箱，或关闭邮件提醒。' }])
    const test = () => handler.ask('mutation { testMessageMail { done } }')
    expect((await test()).errors![0]!.message).toContain('邮件提醒没有打开')
    await save({ email: 'handler@example.cn', emailOn: true })
    expect((await test()).data).toEqual({ testMessageMail: { done: true } })
    expect((await test()).errors![0]!.extensions.code).toBe('TOO_MANY')
    await office.app.deliver()
    expect(smtp.mails.filter(m => m.to.includes('handler@example.cn')).map(m => m.subject)).toEqual(['测试：邮箱可以收到平台的消息'])
    expect(await handler.get('{ messageChannel { lastState lastError mailReady } }')).toEqual({ messageChannel: { lastState: '已发送', lastError: null, mailReady: true } })
  })
})

describe('group robots', () => {
  it('P9 an urgent message reaches the group at once, once, in the robot’s own form', async () => {
    await saveRobot({ address: `${robot.url}/wecom?key=abcd1234` })
    await saveRobot({ name: '钉钉群', kind: 'DINGTALK', address: `${robot.url}/ding?access_token=t`, secret: 'SEC-1' })
    await saveRobot({ name: '政务群', kind: 'GOVERNMENT', address: `${robot.url}/gov?key=1` })
    await saveRobot({ name: '停用群', address: `${robot.url}/off`, active: false })
    await urgent({ unitIds: [cast().units.get('水务局')!] }, '/robots')
    await office.app.deliver()
    await office.app.deliver()
    expect(robot.posts.map(p => p.path.split('?')[0]).sort()).toEqual(['/ding', '/gov', '/wecom'])
    const wecom = robot.posts.find(p => p.path.startsWith('/wecom'))!
    expect(wecom.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(wecom.body).toMatchObject({ msgtype: 'markdown', markdown: { content: expect.stringContaining('https://lianxi.example.cn/robots') } })
    expect(robot.posts.find(p => p.path.startsWith('/gov'))!.body).toMatchObject({ msgtype: 'text', text: { content: expect.stringContaining('三个工作日内回复') } })
    const sign = new URL(robot.posts.find(p => p.path.startsWith('/ding'))!.path, robot.url).searchParams
    expect(sign.get('sign')).toBe(createHmac('sha256', 'SEC-1').update(`${NOW}\nSEC-1`).digest('base64'))
    // What concerns one unit alone is not for the groups.
    await urgent({ unitIds: [cast().units.get('水务局')!] }, '/seat', { toGroups: false })
    await office.app.deliver()
    expect(robot.posts).toHaveLength(3)
  })

  it('P9 neither address nor secret is told again, in no answer and not in the journal', async () => {
    expect(await robots()).toEqual(expect.arrayContaining([expect.objectContaining({ name: '钉钉群', signed: true, address: `${robot.host}/…en=t` })]))
    const { journal } = await admin.get<{ journal: { nodes: { changes: string }[] } }>('{ journal(filter: { subjectType: "Robot" }) { nodes { changes } } }')
    expect(journal.nodes.length).toBeGreaterThan(0)
    expect(JSON.stringify([journal, await deliveries(), await robots()])).not.toMatch(/SEC-1|abcd1234|access_token/)
    const mine = (await robots()).find(r => r.name === '钉钉群')!
    expect((await saveRobot({ id: mine.id, version: mine.version, name: '钉钉群', kind: 'DINGTALK', urgentOn: false })).errors).toBeUndefined()
    expect((await robots()).find(r => r.name === '钉钉群')).toMatchObject({ signed: true, address: mine.address })
  })

  it('P9 a robot that refuses shows why among the deliveries', async () => {
    robot.state.answer = '{"errcode":93000,"errmsg":"invalid webhook url"}'
    const { id } = (await robots()).find(r => r.name === '工作群')!
    expect((await admin.ask('mutation ($input: MessageIdInput!) { testRobot(input: $input) { done } }', { input: { id } })).data).toEqual({ testRobot: { done: true } })
    await office.app.deliver()
    expect((await about('测试：群机器人'))[0]).toMatchObject({ channel: 'ROBOT', state: 'PENDING', error: '机器人没有接收：机器人地址已失效，请在群里重新添加（93000）。' })
    robot.state.answer = '{"errcode":0}'
  })

  it('P9 refuses inner and plain addresses, others’ robots, and everyone but the administrator', async () => {
    for (const address of ['http://example.com/x', 'https://127.0.0.1/x', 'https://[::ffff:10.0.0.1]/x', `http://127.0.0.1:1/x`, '群地址'])
      expect((await saveRobot({ name: '坏地址', address })).errors![0]!.extensions.fields![0]!.field).toBe('address')
    expect((await saveRobot({ name: '没地址' })).errors![0]!.message).toContain('请填写机器人地址')
    expect((await saveRobot({ name: '工作群', address: `${robot.url}/x` })).errors![0]!.message).toContain('已有名为')
    expect((await saveRobot({ name: '别县', address: `${robot.url}/x` }, await office.as('cz.secretary'))).errors![0]!.extensions.code).toBe('FORBIDDEN')
    const [mine] = await robots()
    expect((await saveRobot({ id: mine!.id, version: mine!.version }, await office.as('jc.admin'))).errors![0]!.extensions.code).toBe('NOT_FOUND')
    const removed = await admin.ask('mutation ($input: RobotInput!) { removeRobot(input: $input) { robots { name } } }', { input: { id: mine!.id, version: mine!.version } })
    expect(JSON.stringify(removed.data)).not.toContain(mine!.name)
  })

  it('P9 waits no longer than five seconds, reads no long answer, follows no redirect, and connects to no inner address by name', async () => {
    const to = (path: string) => postJson(`${robot.url}${path}`, {}, [robot.host])
    const began = Date.now()
    await expect(to('/hang')).rejects.toThrow('5 秒内没有回应')
    expect(Date.now() - began).toBeLessThan(8_000)
    await expect(to('/long')).rejects.toThrow('回应过长')
    expect((await to('/away')).status).toBe(302)
    await expect(postJson('https://localhost.localdomain./x', {}, [])).rejects.toThrow(/机器人|内网/)
  })
})

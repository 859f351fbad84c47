import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pino } from 'pino'
import { makeApp } from '../src/app'
import { instantOf } from '../src/kernel/day'
import { handOverAssignment, listAssignments } from '../src/modules/assignment/listing.service'
import { Assignment } from '../src/modules/assignment/assignment.entity'
import { actorOf } from '../src/modules/identity/identity.demo'
import { saveDigestTime } from '../src/modules/inbox/channel.service'
import { inbox } from '../src/modules/inbox/inbox.manifest'
import { notify } from '../src/modules/inbox/message.service'
import type { System } from '../src/platform/manifest'
import { openOffice, type Office } from './office'
import { startRobot, startSmtp } from './receivers'

let office: Office
let smtp: Awaited<ReturnType<typeof startSmtp>>
let robot: Awaited<ReturnType<typeof startRobot>>
beforeAll(async () => {
  smtp = await startSmtp()
  robot = await startRobot()
  office = await openOffice({ env: { SMTP_URL: smtp.url, SMTP_FROM: 'lianxi@example.cn', LIANXI_URL: 'https://lianxi.example.cn', LIANXI_WEBHOOK_HOSTS: robot.host } })
  for (const [who, email] of [['cz.d8.head', 'head@example.cn'], ['cz.t1.liaison', 'idle@example.cn']] as const)
    await (await office.as(who)).get('mutation ($input: SaveMessageChannelInput!) { saveMessageChannel(input: $input) { email } }', { input: { email, emailOn: true } })
  const input = { kind: 'WECOM', name: '工作群', address: `${robot.url}/robot`, urgentOn: true, digestOn: true, active: true }
  await (await office.as('cz.admin')).get('mutation ($input: SaveRobotInput!) { saveRobot(input: $input) { version } }', { input })
  // Due on Friday, 10 April; not signed for, so that it waits with its unit until then.
  await office.act(as('secretary'), async ctx => {
    const [id] = await listAssignments(ctx, [{
      sourceType: 'MANUAL', sourceId: null, title: '办理用水接入', content: '协调接入方案。', standard: '取得批复', unitId: cast().units.get('水务局')!, responsiblePostId: post('水务局.head'), dueOn: '2026-04-10', judged: true,
    }])
    await handOverAssignment(ctx, { id: id!, version: (await ctx.find(Assignment, id!, '交办事项')).version })
  })
})
afterAll(async () => {
  await office.close()
  await smtp.close()
  await robot.close()
})

const cast = () => office.county('长子')
const post = (key: string) => cast().posts.get(key)!
const as = (key: string) => actorOf(cast(), key)
const run = (name: string, system: System = office.app.system) => inbox.jobs!.find(j => j.name === name)!.run(system)
const at = (day: string, time: string) => office.at(instantOf(day, time))
const digest = async (day: string, time: string, system?: System) => {
  at(day, time)
  await run('inbox.digest', system)
  await run('inbox.retry', system)
}
const digests = (day: string) =>
  office.app.database.read.selectFrom('message').innerJoin('user', 'user.id', 'message.userId').select(['user.username', 'message.title', 'message.text']).where('message.kind', '=', 'DIGEST').where('message.sentOn', '=', day).execute()
const mails = (address: string) => smtp.mails.filter(m => m.to.includes(address))

describe('the digest', () => {
  it('P9 one on a working day at the county’s time for each with something due, none for the others', async () => {
    await digest('2026-03-19', '07:59')
    expect(await digests('2026-03-19')).toEqual([])
    await digest('2026-03-19', '08:00')
    const got = await digests('2026-03-19')
    expect(got.map(d => d.username).sort()).toEqual(expect.arrayContaining(['cz.d8.head', 'cz.d8.liaison']))
    expect(got.map(d => d.username)).not.toContain('cz.t1.liaison')
    expect(new Set(got.map(d => d.username)).size).toBe(got.length)
    expect(got.find(d => d.username === 'cz.d8.head')!.text).toContain('交办：办理用水接入')
    expect(mails('head@example.cn').map(m => m.subject)).toEqual([expect.stringContaining('3月19日提醒')])
    expect(mails('idle@example.cn')).toEqual([])
    expect(mails('head@example.cn')[0]!.text).toContain('https://lianxi.example.cn/assignments/')
  })

  it('P9 no second one, however often and from whichever replica it is asked', async () => {
    const log = pino({ level: 'silent' })
    const replica = await makeApp({ config: office.config, now: () => instantOf('2026-03-20', '08:05'), log, background: false, schema: 'follow' })
    try {
      at('2026-03-20', '08:05')
      await say('/both')
      for (const name of ['inbox.digest', 'inbox.digest', 'inbox.retry'])
        // SQLite serves one process: two of its connections in one would wait for each other until the lock times out.
        if (office.app.database.dialect === 'sqlite') for (const system of [office.app.system, replica.system]) await run(name, system)
        else await Promise.all([run(name), run(name, replica.system)])
      const names = (await digests('2026-03-20')).map(d => d.username)
      expect(names).toContain('cz.d8.head')
      expect(names.length).toBe(new Set(names).size)
      expect(mails('head@example.cn').filter(m => m.subject.includes('3月20日提醒'))).toHaveLength(1)
      await say('/replicas')
      await digest('2026-03-20', '09:00')
      expect((await digests('2026-03-20')).length).toBe(names.length)
    } finally {
      await replica.close()
    }
  })

  it('P9 none on a weekend or a holiday, one on a make-up Saturday', async () => {
    await say('/weekend')
    for (const day of ['2026-03-21', '2026-04-06', '2026-05-04']) {
      await digest(day, '09:00')
      expect(await digests(day)).toEqual([])
    }
    await say('/makeup')
    await digest('2026-05-09', '08:00')
    const got = await digests('2026-05-09')
    expect(got.find(d => d.username === 'cz.d8.head')!.text).toContain('消息 /makeup')
    expect(mails('head@example.cn').filter(m => m.subject.includes('5月9日提醒'))).toHaveLength(1)
  })

  it('P9 what is due within three days stands in it, day after day; the group learns the units, not the matters', async () => {
    robot.posts.length = 0
    await digest('2026-05-11', '08:00')
    const text = (await digests('2026-05-11')).find(d => d.username === 'cz.d8.head')!.text
    expect(text).toContain('【已逾期】')
    expect(text).toContain('办理用水接入')
    expect(robot.posts).toHaveLength(1)
    const said = JSON.stringify(robot.posts[0]!.body)
    expect(said).toContain('水务局')
    expect(said).not.toContain('用水接入')
  })

  it('P9 the county sets the time; a wrong one is refused in words', async () => {
    at('2026-05-12', '06:00')
    const save = (sendTime: string, version: number) =>
      office.act(as('admin'), ctx => saveDigestTime(ctx, { sendTime, version }))
    await expect(save('25:00', 0)).rejects.toThrow('时间请写成 08:00 的样子')
    await save('09:30', 0)
    await expect(save('10:00', 0)).rejects.toThrow('刚才已被他人修改')
    await digest('2026-05-12', '09:29')
    expect(await digests('2026-05-12')).toEqual([])
    await digest('2026-05-12', '09:30')
    expect((await digests('2026-05-12')).length).toBeGreaterThan(0)
  })
})

const say = (link: string) =>
  office.act(as('secretary'), ctx => notify(ctx, { to: { postIds: [post('水务局.head')] }, kind: 'TOPIC_RETURNED', title: `消息 ${link}`, text: '请看。', link }))

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { handOverAssignment, listAssignments } from '../src/modules/assignment/listing.service'
import { Assignment } from '../src/modules/assignment/assignment.entity'
import { actorOf } from '../src/modules/identity/identity.demo'
import { notify, type Notice } from '../src/modules/inbox/message.service'
import { NOW, openOffice, TODAY, type Client, type Office } from './office'
import { done, step } from './meetingSteps'
import { startSmtp } from './receivers'

let office: Office
let smtp: Awaited<ReturnType<typeof startSmtp>>
beforeAll(async () => {
  smtp = await startSmtp()
  office = await openOffice({ env: { SMTP_URL: smtp.url, SMTP_FROM: '联席 <lianxi@example.cn>', LIANXI_URL: 'https://lianxi.example.cn/' } })
})
afterAll(async () => {
  await office.close()
  await smtp.close()
})

const cast = () => office.county('长子')
const post = (key: string) => cast().posts.get(key)!
const unit = (name: string) => cast().units.get(name)!
const as = (key: string) => actorOf(cast(), key)
const say = (to: Notice['to'], more: Partial<Notice> = {}, from = 'secretary') =>
  office.act(as(from), ctx => notify(ctx, { to, kind: 'ASSIGNMENT_RETURNED', title: '退回补办：城南供水', text: '请补正材料。', link: '/assignments/1', ...more }))

interface Message { id: number; kind: string; title: string; text: string; link: string; urgent: boolean; readAt: number | null; postText: string | null }
const inbox = async (client: Client, filter: object = {}) =>
  (await client.get<{ messages: { totalCount: number; nodes: Message[] } }>('query ($filter: MessageFilterInput) { messages(filter: $filter) { totalCount nodes { id kind title text link urgent readAt postText } } }', { filter })).messages
const unread = async (client: Client) => (await client.get<{ unreadMessages: number }>('{ unreadMessages }')).unreadMessages
const markRead = (client: Client, ids: number[]) => client.ask('mutation ($input: ReadMessagesInput!) { readMessages(input: $input) { unread } }', { input: { ids } })
const withMail = async (username: string, email: string) =>
  (await office.as(username)).get('mutation ($input: SaveMessageChannelInput!) { saveMessageChannel(input: $input) { email emailOn } }', { input: { email, emailOn: true } })
const mailsTo = (address: string) => smtp.mails.filter(m => m.to.includes(address))

describe('messages', () => {
  it('P9 N10 reach whoever holds the post today, and the delegate while the delegation runs; never one who left', async () => {
    const admin = await office.as('cz.admin')
    await admin.get('mutation ($input: DelegateInput!) { delegate(input: $input) { done } }', { input: { fromPostId: post('deputy'), toPostId: post('水务局.head'), fromOn: TODAY, untilOn: '2026-04-20', reason: '学习' } })
    // To the delegate, and not to the holder who is away.
    expect(await say({ postIds: [post('deputy')] }, { link: '/delegated' })).toBe(1)
    const delegate = (await inbox(await office.as('cz.d8.head'))).nodes.find(m => m.link === '/delegated')!
    expect(delegate.postText).toContain('代行')
    const { users } = await admin.get<{ users: { nodes: { tenures: { id: number; version: number }[] }[] } }>('{ users(filter: { text: "cz.d9.head" }) { nodes { tenures { id version } } } }')
    await admin.get('mutation ($input: EndTenureInput!) { endTenure(input: $input) { done } }', { input: { ...users.nodes[0]!.tenures[0]!, untilOn: '2026-03-17' } })
    const left = await office.act(as('secretary'), async ctx => (await ctx.rows.selectFrom('user').select('id').where('username', '=', 'cz.d9.head').executeTakeFirstOrThrow()).id)
    const unitId = await office.act(as('secretary'), async ctx => (await ctx.rows.selectFrom('tenure').innerJoin('post', 'post.id', 'tenure.postId').select('post.unitId').where('tenure.userId', '=', left).executeTakeFirstOrThrow()).unitId)
    await say({ unitIds: [unitId], userIds: [left] }, { link: '/left' })
    const got = await office.act(as('secretary'), ctx => ctx.rows.selectFrom('message').select('userId').where('link', '=', '/left').execute())
    expect(got.length).toBeGreaterThan(0)
    expect(got.map(m => m.userId)).not.toContain(left)
  })

  it('P9 tells who answers for the unit, and not who did it', async () => {
    expect(await say({ unitIds: [unit('水务局')] }, { link: '/own' }, '水务局.liaison')).toBe(1)
    expect((await inbox(await office.as('cz.d8.liaison'))).nodes.map(m => m.link)).not.toContain('/own')
    expect((await inbox(await office.as('cz.d8.head'))).nodes.map(m => m.link)).toContain('/own')
  })

  it('P9 merges the same kind on the same subject within a day, and shows it as unread again', async () => {
    const liaison = await office.as('cz.d8.liaison')
    await say({ postIds: [post('水务局.liaison')] }, { link: '/merge', text: '第一次' })
    const first = (await inbox(liaison)).nodes.find(m => m.link === '/merge')!
    await markRead(liaison, [first.id])
    expect(await say({ postIds: [post('水务局.liaison')] }, { link: '/merge', text: '第一次' })).toBe(0)
    expect((await inbox(liaison)).nodes.find(m => m.link === '/merge')!.readAt).toBe(NOW)
    expect(await say({ postIds: [post('水务局.liaison')] }, { link: '/merge', text: '第二次' })).toBe(1)
    const merged = (await inbox(liaison)).nodes.filter(m => m.link === '/merge')
    expect(merged).toEqual([expect.objectContaining({ id: first.id, text: '第二次', readAt: null })])
  })

  it('P9 filters, searches, counts and marks read', async () => {
    const handler = await office.as('cz.d8.handler')
    for (const n of [1, 2, 3]) await say({ postIds: [post('水务局.handler')] }, { link: `/f/${n}`, title: `城南供水管网 ${n}` })
    await say({ postIds: [post('水务局.handler')] }, { link: '/f/4', kind: 'RANKING_PUBLISHED', title: '排名已公布' })
    expect(await unread(handler)).toBe(4)
    expect((await inbox(handler, { kinds: ['RANKING_PUBLISHED'] })).nodes.map(m => m.title)).toEqual(['排名已公布'])
    expect((await inbox(handler, { text: 'gsgw' })).totalCount).toBe(3)
    const [one] = (await inbox(handler, { text: '管网 1' })).nodes
    expect((await markRead(handler, [one!.id])).data).toEqual({ readMessages: { unread: 3 } })
    expect((await inbox(handler, { unread: true })).totalCount).toBe(3)
    expect(await handler.get('mutation { readAllMessages(input: { kinds: ["RANKING_PUBLISHED"] }) { unread } }')).toEqual({ readAllMessages: { unread: 2 } })
    expect(await handler.get('mutation { readAllMessages(input: {}) { unread } }')).toEqual({ readAllMessages: { unread: 0 } })
    expect((await handler.ask('{ messages(filter: { kinds: ["SPAM"] }) { nodes { id } } }')).errors![0]!.message).toContain('请从以下选项中选择')
  })

  it('P9 P12 someone else’s message is not found, within the county and beyond', async () => {
    await say({ postIds: [post('水务局.head')] }, { link: '/secret' })
    const { id } = (await inbox(await office.as('cz.d8.head'))).nodes.find(m => m.link === '/secret')!
    for (const who of ['cz.d8.liaison', 'cz.secretary', 'cz.admin', 'jc.secretary']) {
      const client = await office.as(who)
      expect((await inbox(client)).nodes.map(m => m.link)).not.toContain('/secret')
      expect((await markRead(client, [id])).errors![0]!.extensions.code).toBe('NOT_FOUND')
    }
    expect((await office.nobody.ask('{ unreadMessages }')).errors![0]!.extensions.code).toBe('UNAUTHENTICATED')
  })
})

describe('what happens tells whom it concerns', () => {
  it('P9 a matter handed over tells its unit, without e-mail at once', async () => {
    await withMail('cz.d8.liaison', 'liaison@example.cn')
    const secretary = as('secretary')
    await office.act(secretary, async ctx => {
      const [id] = await listAssignments(ctx, [{
        sourceType: 'MANUAL', sourceId: null, title: '办理用水接入', content: '协调接入方案。', standard: '取得批复', unitId: unit('水务局'), responsiblePostId: post('水务局.head'), dueOn: '2026-04-10', judged: true,
      }])
      await handOverAssignment(ctx, { id: id!, version: (await ctx.find(Assignment, id!, '交办事项')).version })
    })
    await office.app.deliver()
    const liaison = await office.as('cz.d8.liaison')
    expect((await inbox(liaison, { kinds: ['ASSIGNMENT_HANDED_OVER'] })).nodes[0]).toMatchObject({ title: '交办：办理用水接入', urgent: false, text: expect.stringContaining('2026年4月10日') })
    expect(mailsTo('liaison@example.cn')).toEqual([])
  })

  it('P9 the notice of a meeting within two working days goes at once, and so does a change of its place; a later one waits', async () => {
    const secretary = await office.as('cz.secretary')
    await withMail('cz.d8.head', 'head@example.cn')
    const convene = async (heldAt: number) => {
      const planned = await done(secretary, 'planMeeting', { seriesCode: 'JOINT_MEETING', heldAt, place: '二楼会议室', budgetMinutes: 60 })
      const invited = await done(secretary, 'inviteToMeeting', { meetingId: planned.id, seats: [{ unitId: unit('水务局'), postId: post('水务局.head'), kind: 'OBSERVER' }] })
      return done(secretary, 'sendNotice', step(invited))
    }
    await convene(Date.parse('2026-04-20T09:00:00+08:00'))
    await office.app.deliver()
    expect(mailsTo('head@example.cn')).toEqual([])
    const near = await convene(Date.parse('2026-03-20T09:00:00+08:00'))
    await office.app.deliver()
    const [mail, ...more] = mailsTo('head@example.cn')
    expect(more).toEqual([])
    expect(mail).toMatchObject({ subject: `会议通知：${near.title}`, from: '联席 <lianxi@example.cn>', text: expect.stringContaining(`https://lianxi.example.cn/meetings/${near.id}`) })
    expect(mail!.text).toContain('定于 2026-03-20 09:00 在二楼会议室召开')
    expect(mail!.html).toContain(`href="https://lianxi.example.cn/meetings/${near.id}"`)
    const save = (version: number, place: string) => done(secretary, 'saveMeeting', { id: near.id, version, heldAt: Date.parse('2026-03-20T09:00:00+08:00'), place, budgetMinutes: 60 })
    const moved = await save(near.version, '三楼会议室')
    await save(moved.version, '三楼会议室')
    await office.app.deliver()
    expect(mailsTo('head@example.cn').map(m => m.subject)).toEqual([mail!.subject, `会议时间地点有变：${near.title}`])
    const told = (await inbox(await office.as('cz.d8.head'), { kinds: ['MEETING_NOTICE', 'MEETING_CHANGED'] })).nodes
    expect(told.map(m => [m.kind, m.urgent])).toEqual(expect.arrayContaining([['MEETING_CHANGED', true], ['MEETING_NOTICE', true], ['MEETING_NOTICE', false]]))
  })

  it('P9 a meeting moved from nine to ten, back, and to ten again within a day sends each change; the same said twice goes out once', async () => {
    const secretary = await office.as('cz.secretary')
    await withMail('cz.d8.head', 'head@example.cn')
    const planned = await done(secretary, 'planMeeting', { seriesCode: 'JOINT_MEETING', heldAt: Date.parse('2026-03-20T09:00:00+08:00'), place: '四楼会议室', budgetMinutes: 60 })
    const invited = await done(secretary, 'inviteToMeeting', { meetingId: planned.id, seats: [{ unitId: unit('水务局'), postId: post('水务局.head'), kind: 'OBSERVER' }] })
    let at = await done(secretary, 'sendNotice', step(invited))
    for (const hour of ['10', '09', '10', '10']) {
      at = await done(secretary, 'saveMeeting', { id: at.id, version: at.version, heldAt: Date.parse(`2026-03-20T${hour}:00:00+08:00`), place: '四楼会议室', budgetMinutes: 60 })
      await office.app.deliver()
    }
    const changes = mailsTo('head@example.cn').filter(m => m.text.includes(`/meetings/${at.id}`) && m.subject.startsWith('会议时间地点有变')).map(m => /(\d\d):00/.exec(m.text)![1])
    expect(changes).toEqual(['10', '09', '10'])
  })

  it('P9 a refused change tells nobody', async () => {
    await expect(office.act(as('secretary'), async ctx => {
      await notify(ctx, { to: { postIds: [post('水务局.head')] }, kind: 'SUPERVISION_NOTICE', title: '不该有', text: '不该有', link: '/never' })
      throw new Error('refused afterwards')
    })).rejects.toThrow('refused afterwards')
    await office.app.deliver()
    expect(mailsTo('head@example.cn').map(m => m.subject)).not.toContain('不该有')
    expect((await inbox(await office.as('cz.d8.head'))).nodes.map(m => m.title)).not.toContain('不该有')
  })
})

import QRCode from 'qrcode'
import { minutesPaper, type MinutesFacts, type PaperData, type PaperKind } from '../src/modules/document/document.service'
import { printCode, shortCodeOf } from '../src/modules/document/code.rules'
import { draftData } from '../src/modules/document/document.rules'
import { fillIssued, fillTemplate } from '../src/modules/document/fill.rules'
import { PAPER_KINDS } from '../src/modules/document/paperData.rules'
import { defaultTemplate } from '../src/modules/document/template.service'

const OFFICE = '长子县重点项目建设联席会议办公室'
const head = (title: string, number: string) => ({ issuer: OFFICE, number, title, issuedOn: '2026年3月18日', copiesTo: '县委办公室，县人大常委会办公室，县政协办公室，县纪委监委' })
const letter = (title: string, number: string, recipient: string) => ({ ...head(title, number), mark: `${OFFICE}文件`, recipient, contact: '李乙二', phone: '0355-0000000' })

const TOPICS = [
  ['城南供水管网改造项目用地报批事宜', '县水务局'], ['煤层气产业园供电线路迁改事宜', '县工业和信息化局'], ['县城污水处理厂提标改造项目资金拨付事宜', '县住房和城乡建设管理局'],
  ['丹朱镇冷链物流园征地拆迁扫尾事宜', '丹朱镇人民政府'], ['太行一号旅游公路连接线林地手续事宜', '县交通运输局'], ['现代农业产业园高标准厂房二期施工许可事宜', '县农业农村局'],
  ['中小学校舍安全提升工程统计入库事宜', '县教育局'], ['石哲镇光伏发电项目并网接入事宜', '县能源局'],
] as const
const UNITS = ['县自然资源局', '县林业和草原局', '县财政局', '县行政审批服务管理局'] as const

const facts = (topics: number): MinutesFacts => ({
  issuer: OFFICE, seriesName: '长子县重点项目建设联席会议', title: '长子县重点项目建设联席会议2026年第3次会议纪要', number: '', issue: { year: 2026, serial: 3 }, heldOn: '2026-03-17', heldTime: '15:00',
  place: '县政府三楼会议室', chair: '县长王甲一', recorder: '李乙二', issuedOn: '2026-03-18', copiesTo: ['县委办公室', '县人大常委会办公室', '县政协办公室'],
  attendance: [
    ...['县发展和改革局', ...UNITS].map((unit, i) => ({ unit, name: `张丙${'一二三四五六'[i]}（局长）`, state: 'ATTENDED' as const, note: '' })),
    { unit: '县审计局', name: '赵丁四（局长）', state: 'EXCUSED', note: '参加上级业务会议' }, { unit: '县水务局', name: '钱戊五（局长）', state: 'OBSERVED', note: '' },
  ],
  topics: TOPICS.slice(0, topics).map(([title, proposer], n) => ({
    key: `item:${n + 1}`, title, proposer, heard: '', outcome: n === 5 ? 'DEFERRED' : 'DECIDED', outcomeText: n === 5 ? '' : '原则同意按所提方案限期办理，由分管副县长牵头协调，每周调度一次，未按期办结的由联席办提请督办',
    resolutions: n === 5 ? [] : UNITS.slice(0, 1 + (n % 3)).map((unit, i) => ({ text: `办结${['用地报批', '林地审核', '资金拨付'][i]}手续`, unit, person: `张丙${'二三四'[i]}（局长）`, dueOn: `2026-04-${10 + i * 5}`, standard: '取得批复文件并上传平台' })),
  })),
})

const FACTS = ['该项目于2025年9月开工，计划2026年6月完工。截至3月15日，完成投资3200万元，占年度计划的21%，落后序时进度19个百分点。', '用地报批材料尚缺林地审核意见，已逾交办时限12个工作日，责任单位未说明原因。']

const DATA: { [K in PaperKind]: PaperData[K] } = {
  MINUTES: minutesPaper(facts(8)),
  EXCERPT: {
    ...head('关于城南供水管网改造项目用地报批事宜的会议纪要摘录', ''), mark: '长子县重点项目建设联席会议纪要摘录', seriesName: '长子县重点项目建设联席会议', minutesIssue: '〔2026〕3期', heldOn: '2026年3月17日', copiesTo: '',
    topic: '城南供水管网改造项目用地报批事宜', paragraphs: minutesPaper(facts(1)).topics[0]!.paragraphs,
  },
  FOLLOW_UP: {
    ...letter('关于长子县重点项目建设联席会议2026年第3次会议决议落实情况的通报', '长项办〔2026〕12号', '各有关单位'), seriesName: '长子县重点项目建设联席会议', heldOn: '2026年3月17日', minutesIssue: '〔2026〕3期', until: '2026年4月20日',
    total: '14', cleared: '9', working: '5', overdue: '2', rate: '64.3%', lateUnits: '县自然资源局（第3、5项）',
    matters: Array.from({ length: 14 }, (_, i) => ({
      no: String(i + 1), text: `${TOPICS[i % 8]![0].replace(/事宜$/, '')}：办结用地报批手续，取得批复文件并上传平台。`, unit: UNITS[i % 4]!, due: `4月${10 + i}日`, state: i < 9 ? '已办结' : '办理中',
      overdueDays: i === 9 || i === 11 ? '6' : '', note: i < 9 ? '取得批复' : '现由县自然资源局办理',
    })),
    requirements: ['请未按期办结的责任单位说明原因，明确办结日期，抓紧办理并在平台上申请销号。', '其他责任单位要按照会议明确的时限和标准推进，完成一件、销号一件。'],
  },
  NOTICE: {
    ...letter('关于召开长子县重点项目建设联席会议2026年第4次会议的通知', '长项办〔2026〕13号', '各成员单位、各有关单位'), seriesName: '长子县重点项目建设联席会议', heldOn: '2026年4月22日上午9:00', place: '县政府三楼会议室', chair: '县长王甲一',
    attendees: ['县发展和改革局', ...UNITS].join('、'), observers: '县水务局、丹朱镇人民政府', topics: TOPICS.slice(0, 5).map(([title, proposer], i) => ({ ordinal: `${i + 1}.`, title, proposer })),
    requirements: ['请参会单位主要负责人参加会议，因故不能参加的，请在平台上请假并说明原因，或委托他人参会。', '请议题提请单位按议程准备汇报材料，汇报时间不超过8分钟。'],
  },
  BULLETIN: {
    ...letter('关于2026年3月份重点项目交办事项办理情况的通报', '长项办〔2026〕14号', '各乡镇人民政府、县直各有关单位'), period: '2026年3月', total: '36', cleared: '30', overdue: '2', rate: '83.3%', body: ['现将2026年3月份重点项目交办事项办理情况通报如下。'],
    lateUnits: '县自然资源局（第2项）、县林业和草原局（第4项）', matters: UNITS.map((unit, i) => ({ no: String(i + 1), text: `办结${TOPICS[i]![0]}`, unit, due: '2026年3月31日', state: i % 2 ? '已超期' : '已销号' })), requirements: ['请超期单位于3个工作日内书面说明原因。'],
  },
  SUPERVISION_NOTICE: {
    ...letter('关于城南供水管网改造项目用地报批事宜的挂牌督办通知书', '长督办〔2026〕5号', '县自然资源局'), project: '城南供水管网改造项目', matter: '用地报批材料逾期未报', basis: '《长子县重点项目督查督办制度》第四条第13项', facts: FACTS,
    goal: '完成用地报批材料组卷上报，取得用地批复，并同步办理林地审核手续', goalDue: '2026年4月20日', replyDue: '收到本通知书后三个工作日内',
  },
  REMINDER: {
    ...letter('关于加快城南供水管网改造项目建设进度的提醒函', '长项函〔2026〕7号', '县水务局'), project: '城南供水管网改造项目', matter: '工程进度落后于序时进度', basis: '《长子县重点项目督查督办制度》第四条第14项', facts: FACTS,
    goal: '累计完成投资达到年度计划的40%，管网铺设完成12公里', goalDue: '2026年4月30日',
  },
  TALK_NOTICE: {
    ...letter('关于城南供水管网改造项目进度滞后问题的约谈通知', '长项办〔2026〕15号', '县水务局'), project: '城南供水管网改造项目', matter: '工程进度连续两个月落后于序时进度，提醒后没有改进', basis: '《长子县重点项目督查督办制度》第四条第15项', facts: FACTS,
    talkWith: '县水务局局长钱戊五、分管副局长孙己六', talkBy: '常务副县长吴辛八、县发展和改革局局长张丙一', talkOn: '2026年4月3日上午10:30', place: '县政府二楼会议室',
  },
  SPECIAL_REPORT: {
    ...letter('关于2026年3月份重点项目推进和调度情况的专报', '长项办〔2026〕16号', OFFICE), period: '2026年3月', leadOfficial: '常务副县长吴辛八', heldOn: '2026年3月20日', progress: FACTS,
    body: ['3月20日召开分包项目调度会，听取了责任单位情况汇报，逐项研究了用地、供电和资金拨付中的问题。'],
    matters: TOPICS.slice(0, 4).map(([title], i) => ({ no: String(i + 1), text: title, unit: UNITS[i]!, requirement: '组卷上报，取得批复', due: `4月${10 + i}日` })),
  },
  LEAD_TRANSFER: {
    ...letter('关于移送问责线索的函', '登项函〔2026〕2号', '市纪委监委'), project: '城南供水管网改造项目', matter: '例会议定的供水接入事项推诿未办', ground: '推诿扯皮', unit: '市水务局',
    persons: '市水务局局长钱戊五、市水务局副局长孙己六', basis: '《登封市重点项目推进制度》五(十一)', facts: FACTS,
  },
}

/** Where its code leads; the code is on the issued minutes. */
export const CODE = { token: 'AbCdEfGhIjKlMnOpQrSt', address: 'https://lianxi.example.cn/v/AbCdEfGhIjKlMnOpQrSt' }

/**
 * Every kind of paper from the product's template with what such a paper really holds; `ISSUED`: minutes that went from draft to number
 * and code; `FULL`: a paragraph over several pages, whose pages are full of lines and whose lines are full of characters.
 */
export async function samplePapers(): Promise<Map<string, Buffer>> {
  const papers = new Map<string, Buffer>()
  const fill = async <K extends PaperKind>(kind: K, data: PaperData[K]) => fillTemplate(await defaultTemplate(kind), data, kind)
  for (const kind of PAPER_KINDS) papers.set(kind, await fill(kind, DATA[kind]))
  papers.set('FULL', await fill('MINUTES', minutesPaper(facts(1), [{ key: 'a', part: 'OPENING', topic: null, text: '会'.repeat(28 * 22 * 3) }, { key: 't', part: 'TITLE', topic: 'item:1', text: '供水问题' }])))
  const draft = await fill('MINUTES', draftData<'MINUTES'>(DATA.MINUTES))
  const numbered = fillIssued(draft, { number: '〔2026〕3期', issue: '〔2026〕3期', issuedOn: '2026年3月18日' })
  papers.set('ISSUED', printCode(numbered, await QRCode.toBuffer(CODE.address, { errorCorrectionLevel: 'M', margin: 1, scale: 8 }), CODE.address, shortCodeOf(CODE.token)))
  return papers
}

/** Title of each paper, `ISSUED` among them. */
export const TITLES: Record<string, string> = { ...Object.fromEntries(PAPER_KINDS.map(kind => [kind, DATA[kind].title])), ISSUED: DATA.MINUTES.title }

import { minutesPaper } from './minutesPaper.rules'
import type { PaperData, PaperKind } from './paperData.rules'
import { PAPER_FIELDS, type AnyFieldTable } from './paperField.rules'

const minutes = (): PaperData['MINUTES'] =>
  minutesPaper({
    issuer: '某县重点项目办公室', seriesName: '重点项目建设联席会议', title: '重点项目建设联席会议2026年第3次会议纪要', number: '', issue: { year: 2026, serial: 3 },
    heldOn: '2026-03-17', heldTime: '09:00', place: '县政府三楼会议室', chair: '县长王甲一', recorder: '李乙二',
    attendance: [
      { unit: '县发展和改革局', name: '张丙三（局长）', state: 'ATTENDED', note: '' }, { unit: '县财政局', name: '赵丁四（局长）', state: 'EXCUSED', note: '参加上级业务会议' },
      { unit: '县水务局', name: '钱戊五（局长）', state: 'OBSERVED', note: '' },
    ],
    topics: [
      {
        title: '城南供水管网改造项目用地报批事宜', proposer: '县水务局', heard: '', outcome: 'DECIDED', outcomeText: '同意限期办理',
        resolutions: [
          { text: '办结用地手续', unit: '县自然资源局', person: '孙己六（局长）', dueOn: '2026-04-20', standard: '取得批复' },
          { text: '办结林地手续', unit: '县林业和草原局', person: '周庚七（局长）', dueOn: '2026-04-10', standard: '取得审核同意书' },
        ],
      },
      { title: '园区供电线路迁改事宜', proposer: '县工业和信息化局', heard: '', outcome: 'DEFERRED', outcomeText: '', resolutions: [] },
    ],
    issuedOn: '2026-03-18', copiesTo: ['县委办公室', '县人大办公室'],
  })

const WORDS: Record<string, string> = {
  issuer: '某县重点项目办公室', number: '某项办〔2026〕3号', issuedOn: '2026年3月18日', copiesTo: '县委办公室，县人大办公室', mark: '某县重点项目办公室文件', recipient: '各有关单位',
  contact: '李乙二', phone: '0000-0000000', seriesName: '重点项目建设联席会议', minutesIssue: '〔2026〕3期', heldOn: '2026年3月17日', unit: '县自然资源局', due: '4月20日', no: '1',
}

/** Every field of a kind filled: with what it is usually filled with, else with its own label as an example. */
const filled = (table: AnyFieldTable): Record<string, unknown> =>
  Object.fromEntries(Object.entries(table).map(([name, { label, each }]) => [
    name, each === 'TEXT' ? [`（${label}第一段示例文字。）`, `（${label}第二段示例文字。）`] : each ? [filled(each), { ...filled(each), no: '2' }] : (WORDS[name] ?? `（${label}示例）`),
  ]))

/** What a template is shown with before it is used: nobody's real paper. */
export const sampleData = <K extends PaperKind>(kind: K): PaperData[K] =>
  (kind === 'MINUTES' ? minutes() : filled(PAPER_FIELDS[kind])) as unknown as PaperData[K]

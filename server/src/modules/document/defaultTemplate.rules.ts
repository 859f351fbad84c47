import type { Document, FileChild } from 'docx'
import { afterTable, emptyLine, imprint, issuerLine, labelled, line, listTable, paper } from './paper.rules'
import { PAPER_KIND_LABEL } from './paperData.rules'
import type { PaperKind } from './paperData.rules'

const foot = (): FileChild[] => [
  imprint({ open: '{#抄送}', text: '{抄送}', close: '{/抄送}' }, '{发文机关}', '{印发日期}'),
  afterTable(),
]

const only = (tag: string, ...inside: FileChild[]): FileChild[] => [
  line('body', `{#${tag}}`), ...inside, line('body', `{/${tag}}`),
]

const head = (): FileChild[] => [
  line('mark', '{发文机关标志}'),
  line('number', '{发文字号}'),
  line('title', '{标题}'),
  line('recipient', '{主送机关}：'),
]

const tail = (): FileChild[] => [
  emptyLine(),
  emptyLine(),
  line('signature', '{发文机关}'),
  line('signature', '{印发日期}'),
  ...only('联系人', line('note', '（联系人：{联系人}{#联系电话}，联系电话：{联系电话}{/联系电话}）')),
  ...foot(),
]

const minutes = (): FileChild[] => [
  line('mark', '{会议名称}纪要'),
  line('number', '{期号}'),
  issuerLine('{发文机关}', '{印发日期}'),
  line('title', '{标题}'),
  ...only('开头段落', line('body', '{.}')),
  ...only('议题', line('heading1', '{议题序号}、{议题名称}'), ...only('正文段落', line('body', '{.}'))),
  ...only('结尾段落', line('body', '{.}')),
  emptyLine(),
  labelled('attendance', '出席：', '{出席}'),
  ...only('请假', labelled('attendance', '请假：', '{请假}')),
  ...only('列席', labelled('attendance', '列席：', '{列席}')),
  ...only('记录人', labelled('attendance', '记录：', '{记录人}')),
  ...foot(),
]

const excerpt = (): FileChild[] => [
  line('mark', '{发文机关标志}'),
  line('number', '{纪要期号}'),
  line('title', '{标题}'),
  line('body', '{会议时间}召开的{会议名称}，就“{议题名称}”议定如下：'),
  ...only('正文段落', line('body', '{.}')),
  emptyLine(),
  line('note', '（摘自{会议名称}纪要{纪要期号}，{印发日期}印发。全文以印发件为准。）'),
  ...foot(),
]

const notice = (): FileChild[] => [
  ...head(),
  line('body', '经研究，定于{会议时间}召开{会议名称}。现将有关事项通知如下：'),
  line('heading1', '一、会议时间'),
  line('body', '{会议时间}。'),
  line('heading1', '二、会议地点'),
  line('body', '{会议地点}。'),
  line('heading1', '三、参会人员'),
  ...only('主持人', line('body', '主持：{主持人}。')),
  line('body', '出席：{参会范围}。'),
  ...only('列席范围', line('body', '列席：{列席范围}。')),
  line('heading1', '四、会议议题'),
  ...only('议题', line('body', '{议题序号}{议题名称}{#提请单位}（{提请单位}提请）{/提请单位}。')),
  line('heading1', '五、有关要求'),
  ...only('工作要求', line('body', '{.}')),
  line('body', '请按时参会。确因工作需要不能参会的，请于会前书面请假并委托其他负责同志参会。'),
  ...tail(),
]

const bulletin = (): FileChild[] => [
  ...head(),
  ...only('正文', line('body', '{.}')),
  line('heading1', '一、总体情况'),
  line('body', '{通报期间}应办结事项{事项总数}项，已销号{已销号数}项，超期{超期数}项，办结率{办结率}。'),
  ...only('超期单位', line('body', '未按期办结的单位：{超期单位}。')),
  line('heading1', '二、事项办理情况'),
  listTable(
    [
      { head: '编号', cell: '{事项编号}', part: 2.6 },
      { head: '事项', cell: '{事项内容}', part: 8.2 },
      { head: '责任单位', cell: '{责任单位}', part: 4.8 },
      { head: '完成时限', cell: '{完成时限}', part: 7.2 },
      { head: '状态', cell: '{办理状态}', part: 3.2 },
    ],
    { open: '{#事项清单}', close: '{/事项清单}' },
  ),
  line('heading1', '三、下一步要求'),
  ...only('工作要求', line('body', '{.}')),
  ...tail(),
]

const followUp = (): FileChild[] => [
  ...head(),
  line('body', '现将{会议时间}召开的{会议名称}{#纪要期号}（纪要{纪要期号}）{/纪要期号}决议落实情况通报如下，统计截止{统计截止日期}。'),
  line('heading1', '一、总体情况'),
  line('body', '会议形成决议事项{决议总数}项，已办结{已办结数}项，正在办理{办理中数}项，其中超期{超期数}项，办结率{办结率}。'),
  ...only('超期单位', line('body', '未按期办结的单位：{超期单位}。')),
  line('heading1', '二、逐项落实情况'),
  listTable(
    [
      { head: '序号', cell: '{事项编号}', part: 2.2 },
      { head: '决议事项', cell: '{事项内容}', part: 7.8 },
      { head: '责任单位', cell: '{责任单位}', part: 3.8 },
      { head: '完成时限', cell: '{完成时限}', part: 4.4 },
      { head: '状态', cell: '{落实状态}', part: 2.9 },
      { head: '超期天数', cell: '{超期天数}', part: 2.2 },
      { head: '说明', cell: '{说明}', part: 3.8 },
    ],
    { open: '{#决议清单}', close: '{/决议清单}' },
  ),
  line('heading1', '三、下一步要求'),
  ...only('工作要求', line('body', '{.}')),
  ...tail(),
]

const supervisionNotice = (): FileChild[] => [
  ...head(),
  line('body', '{#项目名称}{项目名称}推进过程中，{/项目名称}出现需要限期协调解决的事项：{督办事项}。依据{督办依据}，现予以挂牌督办。'),
  line('heading1', '一、基本情况'),
  ...only('事实情况', line('body', '{.}')),
  line('heading1', '二、督办要求'),
  line('body', '{督办要求}。{#解决时限}请于{解决时限}前解决到位。{/解决时限}'),
  line('heading1', '三、复函要求'),
  line('body', '请在{复函时限}，落实解决办法、落实责任单位、落实责任领导、落实责任人、落实解决时限，并向{发文机关}复函。'),
  ...tail(),
]

const reminder = (): FileChild[] => [
  ...head(),
  line('body', '{#项目名称}{项目名称}推进过程中，{/项目名称}发现下列问题：{提醒事项}。{#提醒依据}依据{提醒依据}，{/提醒依据}现予以提醒。'),
  line('heading1', '一、发现的问题'),
  ...only('事实情况', line('body', '{.}')),
  line('heading1', '二、整改目标'),
  line('body', '{目标要求}。'),
  line('heading1', '三、整改时限'),
  line('body', '请于{整改时限}前整改到位，并将整改情况和佐证材料报{发文机关}。'),
  ...tail(),
]

const talkNotice = (): FileChild[] => [
  ...head(),
  line('body', '{#约谈依据}依据{约谈依据}，{/约谈依据}经研究，决定就{#项目名称}{项目名称}{/项目名称}有关问题进行约谈。现将有关事项通知如下：'),
  line('heading1', '一、约谈事项'),
  line('body', '{约谈事项}。'),
  ...only('事实情况', line('body', '{.}')),
  line('heading1', '二、约谈对象'),
  line('body', '{约谈对象}。'),
  line('heading1', '三、约谈人'),
  line('body', '{约谈人}。'),
  line('heading1', '四、时间地点'),
  line('body', '{约谈时间}，{约谈地点}。'),
  line('body', '请约谈对象准备书面情况说明和整改打算，按时到场。'),
  ...tail(),
]

const specialReport = (): FileChild[] => [
  ...head(),
  line('body', '现将{分包领导}{报告期间}重点项目推进和调度情况报告如下。'),
  line('heading1', '一、项目推进情况'),
  ...only('项目推进情况', line('body', '{.}')),
  line('heading1', '二、调度情况'),
  ...only('调度情况', line('body', '{.}')),
  line('heading1', '三、研究解决的问题'),
  listTable(
    [
      { head: '编号', cell: '{事项编号}', part: 1.8 },
      { head: '问题', cell: '{研究的问题}', part: 7 },
      { head: '责任单位', cell: '{责任单位}', part: 4 },
      { head: '办理要求', cell: '{办理要求}', part: 6.6 },
      { head: '完成时限', cell: '{完成时限}', part: 4.4 },
    ],
    { open: '{#问题清单}', close: '{/问题清单}' },
  ),
  ...tail(),
]

const leadTransfer = (): FileChild[] => [
  ...head(),
  line('body', '{#移送依据}依据{移送依据}，{/移送依据}现将下列线索移送你单位，请按职责处理，并将处理情况告知{发文机关}。'),
  line('heading1', '一、线索'),
  line('body', '{线索}（{情形}）。{#项目名称}涉及项目：{项目名称}。{/项目名称}'),
  line('heading1', '二、事实情况'),
  ...only('事实情况', line('body', '{.}')),
  line('heading1', '三、责任单位和责任岗位'),
  line('body', '责任单位：{责任单位}。'),
  line('body', '责任岗位：{责任岗位}。'),
  line('body', '本函只列明事实，是否追究责任由你单位依规依纪决定。'),
  ...tail(),
]

const CONTENT: Record<PaperKind, () => FileChild[]> = {
  MINUTES: minutes,
  EXCERPT: excerpt,
  FOLLOW_UP: followUp,
  NOTICE: notice,
  BULLETIN: bulletin,
  SUPERVISION_NOTICE: supervisionNotice,
  REMINDER: reminder,
  TALK_NOTICE: talkNotice,
  SPECIAL_REPORT: specialReport,
  LEAD_TRANSFER: leadTransfer,
}

/** The template an office starts from, with docxtemplater tags; `defaultTemplate` in the service packs it. */
export const templateOf = (kind: PaperKind): Document => paper(PAPER_KIND_LABEL[kind], CONTENT[kind]())

import type { Grade, Role, UnitKind } from './permission.rules'

/** One of the five demo counties: real names of places and kinds of units, posts without any real official. */
export interface DemoCounty {
  code: string
  name: string
  shortName: string
  /** First part of the demo sign-ins: `cz.secretary`. */
  prefix: string
  /** The regulation pack it works by. */
  pack: string
  office: string
  townships: string
}

export const COUNTIES: readonly DemoCounty[] = [
  { code: '140428', name: '长子县', shortName: '长子', prefix: 'cz', pack: 'changzi-2020', office: '县重点项目办公室',
    townships: '丹朱镇 鲍店镇 石哲镇 大堡头镇 慈林镇 色头镇 南漳镇 宋村镇 南陈镇 碾张乡 常张乡' },
  { code: '620821', name: '泾川县', shortName: '泾川', prefix: 'jc', pack: 'jingchuan-2023', office: '县重大项目协调推进办公室',
    townships: '城关镇 玉都镇 高平镇 荔堡镇 王村镇 窑店镇 飞云镇 丰台镇 党原镇 汭丰镇 太平镇 罗汉洞乡 泾明乡 红河乡' },
  { code: '411282', name: '灵宝市', shortName: '灵宝', prefix: 'lb', pack: 'lingbao-2020', office: '市重点项目管理办公室',
    townships: '城关镇 尹庄镇 朱阳镇 阳平镇 故县镇 豫灵镇 大王镇 阳店镇 函谷关镇 焦村镇 川口乡 寺河乡 苏村乡 五亩乡 西阎乡' },
  { code: '410202', name: '龙亭区', shortName: '龙亭', prefix: 'lt', pack: 'longting-2022', office: '区重大项目推进工作委员会办公室',
    townships: '北书店街道 午朝门街道 大兴街道 北道门街道 城西街道 梁苑街道 金明池街道 西湖街道 金耀街道 杏花营镇 北郊乡 柳园口乡 水稻乡' },
  { code: '410185', name: '登封市', shortName: '登封', prefix: 'df', pack: 'dengfeng-2018', office: '市项目建设攻坚战领导小组办公室',
    townships: '嵩阳街道 少林街道 中岳街道 卢店街道 大金店镇 颍阳镇 告成镇 大冶镇 宣化镇 徐庄镇 东华镇 唐庄镇 白坪乡 君召乡 石道乡' },
]

export const DEPARTMENTS = [
  '政府办公室', '发展和改革局', '工业和信息化局', '财政局', '自然资源局', '住房和城乡建设局', '交通运输局', '水务局', '农业农村局',
  '文化和旅游局', '教育局', '卫生健康局', '商务局', '统计局', '行政审批服务管理局', '应急管理局', '生态环境分局', '林业和草原局', '招商中心',
] as const

export const CHAINS = ['新能源产业链', '农产品加工产业链', '装备制造产业链'] as const

export interface DemoPost {
  name: string
  role: Role
  grade: Grade
  /** Sign-in after the county's prefix; the unit's own posts get `unit number + role`. */
  login: string
}

export const LEADERS: readonly DemoPost[] = [
  { name: '县长', role: 'LEAD_OFFICIAL', grade: 'COUNTY_CHIEF', login: 'head' },
  { name: '常务副县长', role: 'LEAD_OFFICIAL', grade: 'COUNTY_DEPUTY', login: 'deputy' },
  { name: '分管工业副县长', role: 'LEAD_OFFICIAL', grade: 'COUNTY_DEPUTY', login: 'deputy2' },
  { name: '分管城建副县长', role: 'LEAD_OFFICIAL', grade: 'COUNTY_DEPUTY', login: 'deputy3' },
  { name: '分管农业副县长', role: 'LEAD_OFFICIAL', grade: 'COUNTY_DEPUTY', login: 'deputy4' },
]

export const OFFICE_POSTS: readonly DemoPost[] = [
  { name: '办公室主任', role: 'OFFICE_HEAD', grade: 'SECTION_CHIEF', login: 'office' },
  { name: '综合秘书', role: 'SECRETARY', grade: 'SECTION_DEPUTY', login: 'secretary' },
  { name: '调度秘书', role: 'SECRETARY', grade: 'STAFF', login: 'secretary2' },
  { name: '系统管理员', role: 'ADMINISTRATOR', grade: 'STAFF', login: 'admin' },
  { name: '督查室查阅岗', role: 'READER', grade: 'STAFF', login: 'reader' },
]

export const EXPERT_POSTS: readonly DemoPost[] = [
  { name: '评审专家（工程）', role: 'PANELIST', grade: 'NONE', login: 'expert' },
  { name: '评审专家（经济）', role: 'PANELIST', grade: 'NONE', login: 'expert2' },
  { name: '评审专家（环境）', role: 'PANELIST', grade: 'NONE', login: 'expert3' },
]

export const unitPosts = (kind: UnitKind): DemoPost[] => [
  { name: kind === 'TOWNSHIP' ? '乡镇长' : kind === 'CHAIN_OFFICE' ? '链长办主任' : '局长', role: 'UNIT_HEAD', grade: 'SECTION_CHIEF', login: 'head' },
  { name: '联络员', role: 'LIAISON', grade: 'SECTION_DEPUTY', login: 'liaison' },
  { name: '经办人', role: 'HANDLER', grade: 'STAFF', login: 'handler' },
]

const SURNAMES = '王李张刘陈杨赵黄周吴徐孙马朱胡林郭何高罗'
const STEMS = '甲乙丙丁戊己庚辛壬癸'
const NUMBERS = '一二三四五六七八九十'

/** The n-th plainly invented name of a county: 王甲一, 李乙一 … never a real person's. */
export const inventedName = (n: number) =>
  `${SURNAMES[n % SURNAMES.length]}${STEMS[Math.floor(n / SURNAMES.length) % STEMS.length]}${NUMBERS[Math.floor(n / 7) % NUMBERS.length]}`

/** All demo people sign in with it; printed at start. Only ever set in demo data. */
export const DEMO_PASSWORD = 'Lianxi-2026'

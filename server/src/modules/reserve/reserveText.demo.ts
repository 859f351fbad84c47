/** What a county of 泾川's size keeps in reserve beside its ordinary projects: few, large, far from starting. Amounts in 亿元. */
export const LARGE: readonly { name: string; unit: string; class: 'INDUSTRIAL' | 'INFRASTRUCTURE' | 'ECOLOGY'; amount: number; chain?: string }[] = [
  { name: '泾河抽水蓄能电站', unit: '发展和改革局', class: 'INDUSTRIAL', amount: 96, chain: '新能源产业链' },
  { name: '百万千瓦风光储一体化基地', unit: '发展和改革局', class: 'INDUSTRIAL', amount: 78, chain: '新能源产业链' },
  { name: '塬区分散式风电集群', unit: '发展和改革局', class: 'INDUSTRIAL', amount: 42, chain: '新能源产业链' },
  { name: '煤电热一体化能源岛', unit: '发展和改革局', class: 'INDUSTRIAL', amount: 64 },
  { name: '绿色氢能制储示范', unit: '工业和信息化局', class: 'INDUSTRIAL', amount: 36, chain: '新能源产业链' },
  { name: '先进装备制造产业园', unit: '工业和信息化局', class: 'INDUSTRIAL', amount: 48, chain: '装备制造产业链' },
  { name: '新型建材循环产业基地', unit: '工业和信息化局', class: 'INDUSTRIAL', amount: 31 },
  { name: '平庆铁路泾川货运枢纽', unit: '交通运输局', class: 'INFRASTRUCTURE', amount: 58 },
  { name: '泾川至灵台高速连接线', unit: '交通运输局', class: 'INFRASTRUCTURE', amount: 46 },
  { name: '城区过境公路改线', unit: '交通运输局', class: 'INFRASTRUCTURE', amount: 23 },
  { name: '泾河流域水生态综合治理', unit: '水务局', class: 'ECOLOGY', amount: 52 },
  { name: '塬区城乡供水提标扩能', unit: '水务局', class: 'INFRASTRUCTURE', amount: 27 },
  { name: '汭河调蓄水库', unit: '水务局', class: 'INFRASTRUCTURE', amount: 18 },
  { name: '百万头肉牛全产业链', unit: '农业农村局', class: 'INDUSTRIAL', amount: 44, chain: '农产品加工产业链' },
  { name: '平凉红牛精深加工园', unit: '农业农村局', class: 'INDUSTRIAL', amount: 26, chain: '农产品加工产业链' },
  { name: '优质果品种苗与加工基地', unit: '农业农村局', class: 'INDUSTRIAL', amount: 15, chain: '农产品加工产业链' },
  { name: '西王母文化旅游度假区', unit: '文化和旅游局', class: 'INDUSTRIAL', amount: 39 },
  { name: '百里石窟长廊保护利用', unit: '文化和旅游局', class: 'INDUSTRIAL', amount: 21 },
  { name: '城市更新与地下管网改造', unit: '住房和城乡建设局', class: 'INFRASTRUCTURE', amount: 47 },
  { name: '智慧供热与清洁取暖', unit: '住房和城乡建设局', class: 'INFRASTRUCTURE', amount: 19 },
  { name: '陇东农产品交易与冷链枢纽', unit: '商务局', class: 'INDUSTRIAL', amount: 33, chain: '农产品加工产业链' },
]

export const RETURNED_FOR = ['建设内容与产业政策契合度说明不足，请补充后重新申报。', '投资额与建设规模不匹配，请核实后重新申报。', '建设地点与国土空间规划不一致，请与自然资源部门核对。']

import { daysBetween, monthOf, addMonths, type Day } from '../../kernel/day'
import type { Course } from './assignment.demo'
import type { DemoTopic } from './topics.demo'

/** Departments that have a routine duty each month, beside the first townships. */
const UNITS = ['财政局', '自然资源局', '住房和城乡建设局', '交通运输局', '水务局', '农业农村局', '文化和旅游局', '教育局', '卫生健康局', '林业和草原局']
const TOWNS = 5
const DUE_DAYS = [10, 12, 15, 18, 20]

const KINDS = [
  (unit: string): DemoTopic => ({
    unit, title: `开展${unit}包联项目施工进度和安全检查`, content: '逐个项目到现场检查施工进度、用工和安全措施，发现的问题列出清单，能当场解决的当场解决。',
    standard: '检查清单经项目单位签字，问题有整改时限', report: '已完成一半以上项目的现场检查，其余本周内检查完。', result: '包联项目已全部现场检查，问题清单经项目单位签字确认，整改时限已明确。',
  }),
  (unit: string): DemoTopic => ({
    unit, title: `报送${unit}明年拟实施项目和前期工作计划`, content: '梳理明年拟开工和开展前期的项目，写明投资、资金来源、手续进度和需要县里协调的事项。',
    standard: '清单经主要负责人审定后报联席办', report: '清单初稿已汇总，正在核对投资和手续进度。', result: '清单和前期工作计划已经主要负责人审定，报送联席办。',
  }),
]

/** What most units have to do in the past month and in this one: the rankings have rows, and most of it is done in time. */
export function routineMatters(today: Day, towns: readonly string[]): { topic: DemoTopic; course: Course }[] {
  const units = [...UNITS, ...towns.slice(0, TOWNS)]
  const first = `${monthOf(today)}-01`
  return [1, 0].flatMap(back =>
    units.map((unit, i) => {
      const month = monthOf(addMonths(first, -back))
      const due = daysBetween(today, `${month}-${DUE_DAYS[i % DUE_DAYS.length]}`)
      // Handed in three days before the deadline; a sixth of them is still being worked on after it.
      const submitted = Math.max(0, 3 - due)
      const until = i % 6 === 5 ? 'note' : due > 0 && i % 2 ? 'submit' : 'clear'
      return { topic: KINDS[back]!(unit), course: { until, listed: Math.max(6, 20 - due), due, submitted, stopped: back === 0 && i === 2 } }
    }))
}

/** What a meeting may do with an item, in the server's words and order. */
export const OUTCOMES = [
  { value: 'DECIDED', label: '议定', textLabel: '议定意见', hint: '' },
  { value: 'IN_PRINCIPLE', label: '原则同意', textLabel: '议定意见', hint: '原则同意的，纪要写明“原则同意”；要完善、要办理的列为议定事项。' },
  { value: 'NOTED', label: '知悉', textLabel: '会议的意见', hint: '知悉的只作了解，没有议定事项，会后不交办。' },
  { value: 'DEFERRED', label: '缓议', textLabel: '会议的意见', hint: '缓议的议题编号不变，会后自动回到议题池，列入下一次同类会议。' },
  { value: 'RETURNED', label: '退回', textLabel: '退回的原因', hint: '退回的议题编号不变，会后回到提请单位，并通知其按退回的原因修改。' },
  { value: 'WITHDRAWN', label: '撤回', textLabel: '会议的意见', hint: '' },
] as const

export const OUTCOME_WORDS: Record<string, string> = Object.fromEntries(OUTCOMES.map(o => [o.value, o.label]))

/** Only what decides has resolutions; the server refuses them for all else. */
export const decides = (outcome: string): boolean => outcome === 'DECIDED' || outcome === 'IN_PRINCIPLE'

export const outcomeOf = (value: string) => OUTCOMES.find(o => o.value === value)

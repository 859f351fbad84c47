import { monthDayText, type Day } from '../../kernel/day'

export interface CallWords {
  meetingTitle: string
  heldOn: Day
  dueOn: Day | null
  note: string | null
}

const by = (dueOn: Day | null): string => (dueOn === null ? '' : `于${monthDayText(dueOn)}前`)

/** What a unit reads when it is asked. */
export const callText = (c: CallWords) => ({
  title: `征集议题：${c.meetingTitle}`,
  text: `会议拟于${monthDayText(c.heldOn)}召开。请${by(c.dueOn)}提出议题，没有的请回复“本次无议题”。${c.note ?? ''}`,
})

export const reminderText = (c: CallWords) => ({
  title: `请回复议题征集：${c.meetingTitle}`,
  text: `请${by(c.dueOn)}提出议题，没有的请回复“本次无议题”。`,
})

export const movedText = (c: CallWords) => ({
  title: `议题截止日有变：${c.meetingTitle}`,
  text: `会议改为${monthDayText(c.heldOn)}召开，议题截止日改为${c.dueOn === null ? '另行通知' : monthDayText(c.dueOn)}。`,
})

import { ElMessage } from 'element-plus/es/components/message/index'
import { ElMessageBox } from 'element-plus/es/components/message-box/index'
import 'element-plus/es/components/message/style/css'
import 'element-plus/es/components/message-box/style/css'

/** At the foot, above a phone's tabs: a message never covers the title of what it speaks of. */
const place = () => ({ placement: 'bottom' as const, offset: window.matchMedia('(max-width: 640px)').matches ? 72 : 24 })

export const sayDone = (sentence: string) => ElMessage({ type: 'success', message: sentence, duration: 3000, grouping: true, ...place() })

/** Stays long enough to be read, and can be closed. What a form was refused for stands in the form instead. */
export const sayRefused = (sentence: string) =>
  ElMessage({ type: 'error', message: sentence, duration: Math.max(5000, sentence.length * 180), showClose: true, grouping: true, ...place() })

export interface Danger {
  title: string
  /** What will happen, in a sentence. */
  sentence: string
  /** On the button, a verb: `撤销整批导入`. */
  confirm: string
  /** Must be typed before the button works, for what cannot be undone. */
  typed?: string
}

/** Asks before something that cannot easily be undone. False when the user goes back. */
export const confirmDanger = async ({ title, sentence, confirm, typed }: Danger): Promise<boolean> => {
  const options = { confirmButtonText: confirm, cancelButtonText: '返回', confirmButtonClass: 'el-button--danger', autofocus: false }
  try {
    if (typed) {
      await ElMessageBox.prompt(`${sentence} 请输入“${typed}”确认。`, title, {
        ...options,
        inputValidator: (value: string) => value.trim() === typed || `请输入“${typed}”。`,
      })
    } else {
      await ElMessageBox.confirm(sentence, title, { ...options, type: 'warning' })
    }
    return true
  } catch {
    return false
  }
}

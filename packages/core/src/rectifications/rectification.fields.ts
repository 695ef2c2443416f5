import type { FieldWords } from '../kernel/kind.ts'
import type { Announced, RectificationDetails } from './rectification.ts'

type Details = Omit<RectificationDetails, 'announced'>

/** What a coordinator says of a rectification itself, with the words for each. */
export const detailFields = {
  name: { label: { zh: '专项名称', en: 'name' } },
  inspectingBody: { label: { zh: '反馈单位', en: 'inspecting body' } },
  inspectedBody: { label: { zh: '被反馈单位', en: 'inspected body' } },
  inspectedFrom: { label: { zh: '检查开始日期', en: 'inspected from' } },
  inspectedTo: { label: { zh: '检查结束日期', en: 'inspected until' } },
  feedbackOn: { label: { zh: '反馈日期', en: 'feedback on' } },
} as const satisfies Readonly<Record<keyof Details, FieldWords>>

/** The counts that the source states, with the words for each. */
export const announcedFields = {
  items: { label: { zh: '公布事项数', en: 'announced items' } },
  problems: { label: { zh: '公布问题数', en: 'announced findings' } },
  measures: { label: { zh: '公布措施数', en: 'announced measures' } },
  done: { label: { zh: '公布完成数', en: 'announced as done' } },
  ongoing: { label: { zh: '公布推进数', en: 'announced as going on' } },
} as const satisfies Readonly<Record<keyof Announced, FieldWords>>

import type { Kind } from '../kernel/kind.ts'
import { sourceLabels } from './labels.ts'
import { evolveRectification, type Rectification, type RectificationEvent } from './rectification.ts'

/** Rectifications as a kind of record. */
export const rectificationKind: Kind<'rectification', Rectification, RectificationEvent> = {
  name: 'rectification',
  chain: 'rectification',
  evolve: evolveRectification,
  words: {
    'rectification.created': { zh: '新建专项', en: 'Rectification started' },
    'rectification.putAway': { zh: '收起示例', en: 'Sample put away' },
    'rectification.takenOut': { zh: '重新显示示例', en: 'Sample shown again' },
  },
  tell: {
    'rectification.created': {
      rectificationId: 'untold',
      name: 'words',
      source: { label: { zh: '来源', en: 'source' }, values: sourceLabels },
      inspectingBody: { label: { zh: '反馈单位', en: 'inspecting body' } },
      inspectedBody: { label: { zh: '被反馈单位', en: 'inspected body' } },
      inspectedFrom: { label: { zh: '检查开始日期', en: 'inspected from' } },
      inspectedTo: { label: { zh: '检查结束日期', en: 'inspected until' } },
      feedbackOn: { label: { zh: '反馈日期', en: 'feedback on' } },
      announced: {
        each: {
          items: { label: { zh: '公布事项数', en: 'announced items' } },
          problems: { label: { zh: '公布问题数', en: 'announced findings' } },
          measures: { label: { zh: '公布措施数', en: 'announced measures' } },
          done: { label: { zh: '公布完成数', en: 'announced as done' } },
          ongoing: { label: { zh: '公布推进数', en: 'announced as going on' } },
        },
      },
    },
    'rectification.putAway': { organizationIds: 'untold', personIds: 'untold' },
    'rectification.takenOut': {},
  },
}

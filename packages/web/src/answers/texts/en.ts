import { isBeyondCount, mostCounted } from '@bihuan/core/kernel/counted.ts'
import { roleLabels } from '@bihuan/core/people/labels.ts'
import { labelsIn } from '@bihuan/core/kernel/labels.ts'
import type { AnswersText } from './zh.ts'

export const en: AnswersText = {
  title: 'Who answers for what',
  of: { person: 'By person', organization: 'By organization' },
  name: { person: 'Person', organization: 'Organization' },
  light: 'State',
  search: 'A name, or the first letters of its pinyin',
  note: (total) => `${total} in all, by name`,
  apart:
    'Only records that you may read are counted; a number opens what it counts. Supports, parts and extensions are counted apart, and are no measures.',
  exportFile: 'Export to Excel',
  number: (number) => (isBeyondCount(number) ? `more than ${mostCounted}` : String(number)),
  nothing: '—',
  noneFound: 'Nobody was found. Write it otherwise, or clear the search.',
  none: 'There is nobody to list.',
  noneLeft: 'There are none any more: they may just have been done.',
  more: 'Show more',
  toList: 'Back to who answers for what',
  extensionsTitle: 'Extensions (apart)',
  extensions: ({ asked, granted, days }) => [
    `Asked for ${asked}`,
    `Granted ${granted}`,
    `${days} ${days === 1 ? 'day' : 'days'} in all`,
  ],
  supporter: (name) => `Supporting department: ${name}`,
  open: 'Open',
  roles: labelsIn(roleLabels, 'en'),
}

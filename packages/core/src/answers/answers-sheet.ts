import { asLabel } from '../kernel/labels.ts'
import type { Sheet } from '../kernel/sheet.ts'
import { lightLabels } from '../measures/ledger-columns.ts'
import { roleLabels } from '../people/labels.ts'
import type { AnswererView } from './answers.contract.ts'
import { type Answerer, answerDuties, answerStateLabel, answerStates, dutiesOf } from './answers.ts'
import { namesOf } from '../kernel/field.ts'
import { isBeyondCount, mostCounted } from '../kernel/counted.ts'

type Language = 'zh' | 'en'

const words = {
  zh: {
    title: '谁负责什么',
    person: '人员',
    organization: '单位',
    posts: '职务',
    light: '状态',
    many: `${mostCounted} 以上`,
    extensions: { asked: '延期 · 申请次数', granted: '延期 · 同意次数', days: '延期 · 累计天数' },
  },
  en: {
    title: 'Who answers for what',
    person: 'People',
    organization: 'Organizations',
    posts: 'Posts',
    light: 'State',
    many: `more than ${mostCounted}`,
    extensions: {
      asked: 'Extensions · Asked for',
      granted: 'Extensions · Granted',
      days: 'Extensions · Days in all',
    },
  },
} as const

const ofExtensions = ['asked', 'granted', 'days'] as const

/** Who answers for what as a sheet: a row for each, a column for each duty in each state. */
export function answersSheet(
  of: Answerer,
  rows: readonly AnswererView[],
  { language, today }: { readonly language: Language; readonly today: string },
): Sheet {
  const text = words[language]
  const numbers = dutiesOf(of).flatMap((duty) => namesOf(answerStates).map((state) => ({ duty, state })))
  return {
    name: text[of],
    above: { title: text.title, note: today },
    columns: [
      { heading: text[of], width: 18, kind: 'text' },
      ...(of === 'person' ? [{ heading: text.posts, width: 30, kind: 'text' } as const] : []),
      { heading: text.light, width: 10, kind: 'label' },
      ...numbers.map(({ duty, state }) => ({
        heading: `${answerDuties[duty].label[language]} · ${answerStateLabel(duty, state)[language]}`,
        width: 12,
        kind: 'count' as const,
      })),
      ...(of === 'organization'
        ? ofExtensions.map((name) => ({ heading: text.extensions[name], width: 12, kind: 'count' as const }))
        : []),
    ],
    rows: rows.map(({ name, posts, light, answers, extensions }) => ({
      cells: [
        name,
        ...(of === 'person'
          ? [
              posts
                .map(
                  ({ organizationName, role }) =>
                    `${organizationName} ${asLabel(roleLabels[role][language])}`,
                )
                .join('\n'),
            ]
          : []),
        light === null ? null : lightLabels[light][language],
        ...numbers.map(({ duty, state }) => {
          const number = answers[duty]?.[state] ?? 0
          return isBeyondCount(number) ? text.many : number
        }),
        ...(of === 'organization' ? ofExtensions.map((one) => extensions?.[one] ?? 0) : []),
      ],
    })),
    merges: [],
  }
}

import { inEnglish } from '@bihuan/core/told/unit-in-english.ts'
import type { FiguresText } from './figures.zh.ts'

export const en = {
  heading: 'Figures',
  value: (value, target, unit) =>
    target === null ? inEnglish(value, unit) : `${value} of ${inEnglish(target, unit)}`,
  remaining: (remaining, unit) => `${inEnglish(remaining, unit)} left`,
  notYet: (target, unit) =>
    target === null ? 'Not reported yet' : `Not reported yet, target ${inEnglish(target, unit)}`,
  last: ({ on, by, value, before, unit, counting }) => {
    if (counting === 'added')
      return `${on} ${by}: ${inEnglish(Math.abs(value), unit)} ${value < 0 ? 'taken off' : 'added'}`
    return `${on} ${by}: ${inEnglish(value, unit)}${before === null ? '' : `, before that ${inEnglish(before, unit)}`}`
  },
  because: (why) => `Reason: ${why}`,
  why: 'Why',
  whyAsked: (names) =>
    `${names.map((name) => `“${name}”`).join(', ')}: lower than before, or above the target. Say why.`,
  said: {
    added: (name) => `${name}: added this time`,
    standing: (name) => `${name}: stands at`,
    objects: (name) => name,
  },
  now: (value, { unit, target }) =>
    `Now ${inEnglish(target === null ? value : `${value} of ${target}`, unit)}; leave empty if unchanged`,
  after: ({ before, after, remaining, percent, unit }) =>
    [
      `After this ${before === null ? '' : `${before} → `}${inEnglish(after, unit)}`,
      ...(percent === null ? [] : [`${percent}%`]),
      ...(remaining === null || remaining === 0 ? [] : [`${inEnglish(remaining, unit)} left`]),
    ].join(', '),
  problems: {
    noNumber: 'A number, please, with up to two digits after the point',
    belowZero: 'The total cannot be below zero; please check',
    beyondLimit: 'The total is more than can be kept; please check',
    emptied: 'What was reported cannot be left empty. Give the right number, or 0 where nothing was added.',
  },
  hint: 'How far it got, in numbers: so many firms or places done, a rate reached. Each report gives a value; shares and what is left are computed.',
  name: 'Name',
  nameHint: 'Firms put right',
  unit: 'Unit',
  unitHint: 'firms, places, %',
  target: 'Target',
  targetOfList: 'As many as the list has',
  targetHint: 'None: leave empty',
  noTarget: 'A number above zero, with up to two digits after the point',
  counting: 'Counted by',
  reported: 'It has been reported: unit and way of counting stay, and so does it.',
  add: 'Add a figure',
  remove: (name) => (name === '' ? 'Remove this figure' : `Remove “${name}”`),
} satisfies FiguresText

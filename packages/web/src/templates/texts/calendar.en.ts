import type { CalendarText } from './calendar.zh.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

export const en: CalendarText = {
  title: 'Working calendar',
  note: 'Days counted back and “within N working days” go by it: Monday to Friday, but for the days marked below.',
  year: (year) => String(year),
  otherYear: 'Another year',
  unpublished: (year) =>
    `The holidays of ${year} are not included yet: Monday to Friday is assumed, but for New Year’s Day, Labour Day and National Day by law and for days set here; the Spring Festival and others are not in it. New ones come with updates.`,
  howToSet: 'Click a day to make it worked or free, or to take that back.',
  askAdministrator: 'Where a day is different, ask an administrator to set it here.',
  month: (month) => months[month - 1] ?? '',
  weekdays: ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'],
  longWeekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  marks: { worked: 'W', free: 'F' },
  states: { worked: 'worked', free: 'free' },
  day: (month, day) => `${day} ${months[month - 1] ?? ''}`,
  span: (from, to) => `${from} – ${to}`,
  short: (month, day) => `${day} ${months[month - 1] ?? ''}`,
  setHere: 'set here',
  setBy: (name, at) => `Set by ${name} on ${at}.`,
  said: (parts) => parts.join(', '),
  legendFree: 'Holiday',
  legendWorked: 'Worked at a weekend',
  legendWeekend: 'Weekend',
  published: (state, name) => `As published: ${state} (${name})`,
  byLaw: (state, name) => `By law: ${state} (${name})`,
  byWeek: (state) => `By the week: ${state}`,
  state: 'This day',
  asPublished: 'Take back what was set here',
  name: 'Name',
  nameHint: 'Say why: founding day, flood watch.',
  nameMissing: 'Give it a name that others understand.',
  set: 'Set',
  done: 'The working calendar is changed. Dates that are set stay; from now on days are counted by it.',
}

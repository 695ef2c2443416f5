import type { Kind } from '../kernel/kind.ts'
import { type CalendarChangeEvent, evolveCalendarChange, type MadeChange } from './calendar-change.ts'

/** What administrators said of days of the working calendar, as a kind of record. */
export const calendarChangeKind: Kind<'calendarChange', MadeChange, CalendarChangeEvent> = {
  name: 'calendarChange',
  chain: 'people',
  evolve: evolveCalendarChange,
  duties: {},
  words: { 'calendar.changed': { zh: '调整工作日历', en: 'Working calendar changed' } },
  tell: {
    'calendar.changed': {
      calendarChangeId: 'untold',
      on: { label: { zh: '日期', en: 'day' } },
      isWorked: {
        label: { zh: '改为', en: 'now' },
        values: { true: { zh: '上班', en: 'worked' }, false: { zh: '休息', en: 'free' } },
      },
      name: 'words',
    },
  },
}

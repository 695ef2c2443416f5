import { calendarChangeKind } from '@bihuan/core/templates/calendar-change.kind.ts'
import { instant, rowStore } from '../kernel/row-store.ts'
import type { SubjectStore } from '../kernel/subject-store.ts'

/** What administrators said of days of the working calendar. */
export const calendarChangeStore: SubjectStore<typeof calendarChangeKind> = rowStore({
  kind: calendarChangeKind,
  table: 'calendar_changes',
  isBelowRectification: false,
  columns: {
    id: 'fixed',
    on_day: 'fixed',
    is_worked: 'fixed',
    name: 'fixed',
    made_at: 'fixed',
    made_by: 'fixed',
    version: 'changing',
  },
  toRow: (change) => ({
    id: change.id,
    on_day: change.on,
    is_worked: change.isWorked,
    name: change.name,
    made_at: new Date(change.madeAt),
    made_by: change.madeBy,
    version: change.version,
  }),
  fromRow: (row) => ({
    id: row.id,
    on: row.on_day,
    isWorked: row.is_worked,
    name: row.name,
    madeAt: instant(row.made_at),
    madeBy: row.made_by,
    version: row.version,
  }),
})

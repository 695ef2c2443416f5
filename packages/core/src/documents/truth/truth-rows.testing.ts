import { day, type PlainDay } from '../../kernel/day.ts'
import { id, type MeasureId } from '../../kernel/id.ts'
import { numberedId } from '../standing.testing.ts'
import { type MeasureStatus, measureStatuses, type TimeClass, timeClasses } from '../../measures/labels.ts'
import { countedOf } from '../counted-of.ts'
import type { CountedRecords } from './counted-records.ts'
import { named, oneOf } from './truth-sample.testing.ts'

type Rows = {
  readonly today: string
  readonly lastReportOn: string
  readonly categories: readonly string[]
  readonly findings: readonly (readonly [category: number, title: string, measures: string])[]
  readonly claims: string
}

function dayOr(text: string | undefined): PlainDay | null {
  return text === undefined || text === '-' ? null : day(text)
}

/** The records of a rectification of which every measure and claim is told in a row. */
export function countedFromRows({ today, lastReportOn, categories, findings, claims }: Rows): CountedRecords {
  const ids = new Map<string, MeasureId>()
  const measures = findings.flatMap(([, , rows], finding) =>
    rows.split('; ').map((row, at) => {
      const [owner = '', timeClass = '', status = '', due, closed, putOff = '-', first] = row.split(' ')
      const own = id<'measure'>(numberedId(3, finding * 100 + at + 1))
      ids.set(`${String(finding + 1)}-${String(at + 1)}`, own)
      return {
        id: own,
        findingId: String(finding + 1),
        ordinal: at + 1,
        owner: named(owner),
        leader: null,
        handler: null,
        status: oneOf<MeasureStatus>(measureStatuses, status),
        timeClass: oneOf<TimeClass>(timeClasses, timeClass),
        dueOn: dayOr(due),
        closedOn: dayOr(closed),
        before: null,
        extensions: putOff === '-' ? 0 : 1,
        firstDueOn: dayOr(first),
      }
    }),
  )
  return countedOf({
    rectification: {
      inspectingBody: null,
      announced: { items: null, problems: findings.length, measures: null, done: null, ongoing: null },
    },
    today: day(today),
    lastReportOn: day(lastReportOn),
    categories: categories.map((name, at) => ({ id: String(at + 1), name: `${name}方面` })),
    findings: findings.map(([category, title], at) => {
      const own = measures.filter(({ findingId }) => findingId === String(at + 1))
      const isClosed = own.every(({ status }) => status === 'closed')
      return {
        id: String(at + 1),
        ordinal: at + 1,
        title,
        status: isClosed ? 'closed' : 'open',
        categoryId: String(category),
        owner: null,
        verdict: isClosed ? 'completed' : null,
      }
    }),
    measures,
    closureRequests: claims.split('; ').map((row, at) => {
      const [measure = '', made = '', status = '', decided] = row.split(' ')
      const on = dayOr(decided)
      const about = ids.get(measure)
      if (about === undefined) throw new Error(`no measure ${measure}`)
      return {
        id: id<'closureRequest'>(numberedId(4, at + 1)),
        status: oneOf(['approved', 'returned', 'pending'] as const, status),
        about: { type: 'measure', id: about },
        claimedOn: day(made),
        signedOn: status === 'approved' && on !== null ? [on] : [],
        returnedOn: status === 'returned' ? on : null,
      }
    }),
  })
}

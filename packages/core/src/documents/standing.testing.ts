import { day } from '../kernel/day.ts'
import { id } from '../kernel/id.ts'
import type { NoticeFinding, NoticeMeasure } from './notice-facts.ts'
import type { ChangeFact, StandingFacts } from './standing-facts.ts'

/** An id that is told apart by two numbers: what it is of, and which one. */
export function numberedId(kind: number, number: number): string {
  return `00000000-0000-4000-8000-${String(kind).padStart(4, '0')}${String(number).padStart(8, '0')}`
}

/** A finding of an invented rectification. */
export function aFinding(number: number, over: Partial<NoticeFinding> = {}): NoticeFinding {
  return {
    id: id(numberedId(1, number)),
    ordinal: number,
    number: String(number),
    title: `第${number}件事做得不实`,
    status: 'open',
    verdict: null,
    effect: null,
    owner: null,
    leader: null,
    categoryId: null,
    ...over,
  }
}

const works = { id: id<'organization'>(numberedId(5, 1)), name: '综合执法局' }

/** A measure of it, underway at 综合执法局 until a day. */
export function aMeasure(number: number, over: Partial<NoticeMeasure> = {}): NoticeMeasure {
  return {
    id: id(numberedId(2, number)),
    findingId: id(numberedId(1, 1)),
    ordinal: number,
    text: `修订第${number}项制度。`,
    status: 'underway',
    timeClass: 'timeBound',
    dueOn: day('2026-06-30'),
    closedOn: null,
    before: null,
    leader: null,
    owner: works,
    handler: null,
    evidenceCount: 0,
    figures: [],
    lastReport: null,
    said: null,
    ...over,
  }
}

/** That something happened to a measure. */
export function aChange(type: ChangeFact['type'], number: number, on: string): ChangeFact {
  return { type, itemId: id(numberedId(2, number)), on: day(on) }
}

/** One finding with four measures on 1 June 2026: one closed since 25 May, one late that asks for more time, one that comes soon, one later. */
export function someStanding(over: Partial<StandingFacts> = {}): StandingFacts {
  return {
    rectification: {
      id: id(numberedId(0, 1)),
      name: '巡察整改',
      words: { rectification: '巡察整改', took: '进行了巡察', opinion: '巡察意见' },
      inspectingBody: '市委巡察组',
      inspectedBody: '新区工作委员会',
      inspectedFrom: null,
      inspectedTo: null,
      feedbackOn: day('2026-04-20'),
      announced: { items: null, problems: null, measures: null, done: null, ongoing: null },
    },
    categories: [],
    findings: [aFinding(1)],
    measures: [
      aMeasure(1, { status: 'closed', closedOn: day('2026-05-28') }),
      aMeasure(2, { dueOn: day('2026-05-22') }),
      aMeasure(3, { dueOn: day('2026-06-05') }),
      aMeasure(4, { dueOn: day('2026-09-30') }),
    ],
    further: [],
    closureRequests: [],
    today: day('2026-06-01'),
    sequence: 42,
    dueSoonDays: 10,
    since: { day: day('2026-05-25'), entry: null },
    changes: [
      aChange('measure.returned', 1, '2026-05-26'),
      aChange('measure.returned', 1, '2026-05-27'),
      aChange('measure.closed', 1, '2026-05-28'),
      aChange('measure.extensionAsked', 2, '2026-05-29'),
    ],
    details: [1, 2, 3, 4].map((number) => ({
      id: id(numberedId(2, number)),
      target: '',
      supporters: [],
      askedUntil: number === 2 ? day('2026-06-20') : null,
      extensions: 0,
      firstDueOn: null,
    })),
    waiting: [],
    plan: null,
    ...over,
  }
}

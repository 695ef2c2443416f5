import { entryWords } from '../kernel/moment-words.ts'
import { isCheckIn } from './check-in-words.ts'
import type { PlainDay } from '../kernel/day.ts'
import type { FindingId } from '../kernel/id.ts'
import { measureStatusLabels, timeClassLabels } from '../measures/labels.ts'
import {
  type Block,
  type Cell,
  type Column,
  counted,
  type DocumentModel,
  joined,
  quote,
  type Run,
  sentence,
} from './document.ts'
import type { NoticeFinding, NoticeMeasure } from './notice-facts.ts'
import { daysLate } from './changes.ts'
import { begunIn } from './notice-findings.ts'
import { numberOf, shareOf, type Standing, standingOf } from './standing.ts'
import { withoutOwnNumber } from './own-number.ts'
import type { StandingFacts } from './standing-facts.ts'

/** The audit follow-up report in English: status of each finding, and the corrective action plan. Texts of records stay in their language. */
export function followUpOf(all: StandingFacts): DocumentModel {
  const standing = standingOf(all)
  const { facts } = standing
  const { rectification } = facts
  const title = 'Audit Follow-up Report'
  return {
    title: `${rectification.name} – ${title}`,
    language: 'en',
    blocks: [
      ...headOfEnglish(standing, title),
      heading(1, 'Background'),
      paragraph(background(standing)),
      heading(2, 'Summary of status'),
      paragraph(joined([findingsSummary(standing), measuresSummary(standing)], ' ')),
      heading(3, 'Status of findings'),
      statusTable(standing),
      { kind: 'page', page: { paper: 'a4', across: true } },
      heading(4, 'Corrective action plan'),
      planTable(standing),
    ],
  }
}

/** What stands above the text of a document in English: its title, what it is about, as of when, and who wrote it. */
export function headOfEnglish(
  { facts: { rectification, today, sequence } }: Standing,
  title: string,
): readonly Block[] {
  return [
    { kind: 'title', runs: sentence`${title}` },
    note(sentence`${quote(rectification.name, 'rectification', rectification.id)}`),
    note(sentence`Status as of ${englishDay(today)} (${entryWords(sequence, 'en')})`),
    ...(rectification.inspectedBody === null
      ? []
      : [note(sentence`Prepared by ${rectification.inspectedBody}`)]),
  ]
}

const note = (runs: readonly Run[]): Block => ({ kind: 'line', place: 'note', runs })
const paragraph = (runs: readonly Run[]): Block => ({ kind: 'paragraph', runs })

function heading(number: number, words: string): Block {
  return { kind: 'heading', level: 1, runs: sentence`${String(number)}. ${words}` }
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/**
 * A day as it is written out in English.
 *
 * @example englishDay(day('2026-03-05')) // '5 March 2026'
 */
export function englishDay(day: PlainDay): string {
  return `${Number(day.slice(8, 10))} ${months[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`
}

function background({ facts: { rectification } }: Standing): readonly Run[] {
  const { id, inspectingBody, inspectedBody, inspectedFrom, inspectedTo, feedbackOn } = rectification
  const sentences: (readonly Run[])[] = []
  if (inspectingBody !== null && inspectedBody !== null) {
    const when =
      inspectedFrom && inspectedTo
        ? ` between ${englishDay(inspectedFrom)} and ${englishDay(inspectedTo)}`
        : ''
    sentences.push(
      sentence`${quote(inspectingBody, 'rectification', id)} examined ${quote(inspectedBody, 'rectification', id)}${when}.`,
    )
  }
  if (feedbackOn !== null)
    sentences.push(sentence`The findings were handed over on ${englishDay(feedbackOn)}.`)
  sentences.push(sentence`This report gives the status of each finding and of the corrective actions.`)
  return joined(sentences, ' ')
}

const findingStates = [
  ['completed', 'closed – implemented'],
  ['basicallyCompleted', 'closed – largely implemented'],
  ['notCompleted', 'closed – not implemented'],
  ['begun', 'open'],
  ['notBegun', 'not started'],
] as const

type FindingState = (typeof findingStates)[number][0]

function stateOf({ id, verdict }: NoticeFinding, begun: ReadonlySet<FindingId>): FindingState {
  return verdict ?? (begun.has(id) ? 'begun' : 'notBegun')
}

function findingsSummary({ facts }: Standing): readonly Run[] {
  const { findings } = facts
  const begun = begunIn(facts)
  const parts = findingStates.flatMap(([state, words]) => {
    const those = findings.filter((finding) => stateOf(finding, begun) === state)
    return those.length === 0 ? [] : [sentence`${counted('finding', those)} ${words}`]
  })
  const total = counted('finding', findings)
  if (parts.length === 0) return sentence`There are no findings.`
  return sentence`${total.value === 1 ? 'Of the ' : 'Of '}${total} ${plural(total.value, 'finding')}: ${joined(parts, ', ')}.`
}

function measuresSummary({ facts, closed, open, late }: Standing): readonly Run[] {
  const total = counted('measure', facts.measures)
  if (total.value === 0) return sentence`No corrective actions are recorded.`
  const share = sentence`${counted('measure', closed)} of ${total} corrective ${plural(total.value, 'action')} ${closed.length === 1 ? 'is' : 'are'} closed (${shareOf(closed, total)}%).`
  if (open.length === 0) return share
  const remaining = sentence`${counted('measure', open)} ${open.length === 1 ? 'remains' : 'remain'} open, ${counted('measure', late)} of them overdue.`
  return joined([share, remaining], ' ')
}

/** The noun of a count. */
export function plural(count: number, noun: string): string {
  return count === 1 ? noun : `${noun}s`
}

const statusColumns: readonly Column[] = [
  { heading: 'No.', width: 2 },
  { heading: 'Finding', width: 9 },
  { heading: 'Status', width: 5 },
  { heading: 'Actions closed', width: 4 },
  { heading: 'Responsible', width: 5 },
]

function statusTable({ facts }: Standing): Block {
  const begun = begunIn(facts)
  const words = new Map<FindingState, string>(findingStates)
  const rows = facts.findings.map((finding): readonly Cell[] => {
    const { id, ordinal, title, number, owner } = finding
    const below = facts.measures.filter(({ findingId }) => findingId === id)
    const closed = below.filter(({ status }) => status === 'closed')
    return [
      cell(sentence`${String(ordinal)}`),
      cell(sentence`${quote(title ?? number, 'finding', id)}`),
      cell(sentence`${capital(words.get(stateOf(finding, begun)) ?? '')}`),
      cell(sentence`${counted('measure', closed)} of ${counted('measure', below)}`),
      cell(sentence`${owner?.name ?? 'Not assigned'}`),
    ]
  })
  return { kind: 'table', columns: statusColumns, rows }
}

const planColumns: readonly Column[] = [
  { heading: 'Finding', width: 6 },
  { heading: 'No.', width: 2 },
  { heading: 'Corrective action', width: 12 },
  { heading: 'Responsible', width: 5 },
  { heading: 'Due', width: 4 },
  { heading: 'Status', width: 5 },
]

function planTable(standing: Standing): Block {
  const { facts } = standing
  const rows = facts.findings.flatMap((finding): readonly (readonly (Cell | null)[])[] => {
    const below = facts.measures.filter(({ findingId }) => findingId === finding.id)
    const name = quote(withoutOwnNumber(finding.title ?? finding.number), 'finding', finding.id)
    const title: Cell = {
      runs: sentence`${String(finding.ordinal)} ${name}`,
      rows: Math.max(1, below.length),
    }
    if (below.length === 0)
      return [
        [title, cell([]), cell(sentence`No corrective action is recorded.`), cell([]), cell([]), cell([])],
      ]
    return below.map((measure, at) => [at === 0 ? title : null, ...measureCells(measure, standing)])
  })
  return { kind: 'table', columns: planColumns, rows }
}

function measureCells(measure: NoticeMeasure, standing: Standing): readonly Cell[] {
  const { id, text, owner, handler } = measure
  const people = [owner?.name, handler?.name].filter((name) => name !== undefined)
  return [
    cell(sentence`${numberOf(measure, standing)}`),
    cell(sentence`${quote(text, 'measure', id)}`),
    cell(sentence`${people.length === 0 ? 'Not assigned' : people.join(', ')}`),
    cell(sentence`${dueInEnglish(measure)}`),
    cell(statusInEnglish(measure, standing)),
  ]
}

/** By when a measure is to be done. */
export function dueInEnglish(measure: NoticeMeasure): string {
  const { dueOn, timeClass } = measure
  if (dueOn !== null) return isCheckIn(measure) ? `Next report ${englishDay(dueOn)}` : englishDay(dueOn)
  return timeClass === 'timeBound' ? 'Not set' : timeClassLabels[timeClass].en
}

/** How a measure stands, and by how many days it is late. */
export function statusInEnglish(measure: NoticeMeasure, standing: Standing): readonly Run[] {
  const isLate = standing.late.some((one) => one.id === measure.id)
  const late = daysLate(measure, standing)
  const lateness = isLate
    ? sentence`, ${isCheckIn(measure) ? 'report ' : ''}${late} ${plural(Number(late.text), 'day')} overdue`
    : ''
  return sentence`${measureStatusLabels[measure.status].en}${lateness}`
}

function cell(runs: readonly Run[]): Cell {
  return { runs }
}

function capital(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}

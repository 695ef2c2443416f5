import { type Cell, type Column, counted, type DocumentModel, quote, type Run, sentence } from './document.ts'
import { dueInEnglish, headOfEnglish, plural, statusInEnglish } from './follow-up.ts'
import type { NoticeFinding, NoticeMeasure } from './notice-facts.ts'
import { numberOf, type Standing, standingOf } from './standing.ts'
import { withoutOwnNumber } from './own-number.ts'
import type { StandingFacts } from './standing-facts.ts'

/**
 * The corrective action plan in English, as auditors ask for it: for each finding what is done about it, what is to come of it, who
 * answers for it and by when. Texts of records stay in their language.
 */
export function actionPlanOf(all: StandingFacts): DocumentModel {
  const standing = standingOf(all)
  const title = 'Corrective Action Plan'
  return {
    title: `${standing.facts.rectification.name} – ${title}`,
    language: 'en',
    blocks: [
      ...headOfEnglish(standing, title),
      { kind: 'paragraph', runs: opening(standing) },
      { kind: 'page', page: { paper: 'a4', across: true } },
      {
        kind: 'table',
        columns,
        rows: standing.facts.findings.flatMap((finding) => rowsOf(finding, standing)),
      },
    ],
  }
}

function opening({ facts, open }: Standing): readonly Run[] {
  const [findings, actions] = [counted('finding', facts.findings), counted('measure', facts.measures)]
  const nobodys = open.filter(({ owner }) => owner === null)
  const all = sentence`The plan answers ${findings} ${plural(findings.value, 'finding')} with ${actions} corrective ${plural(actions.value, 'action')}.`
  if (nobodys.length === 0) return all
  const lacking = counted('measure', nobodys)
  return sentence`${all} For ${lacking} of them nobody is responsible yet.`
}

const columns: readonly Column[] = [
  { heading: 'Finding', width: 7 },
  { heading: 'No.', width: 2 },
  { heading: 'Corrective action', width: 10 },
  { heading: 'Expected result', width: 6 },
  { heading: 'Responsible', width: 5 },
  { heading: 'Supported by', width: 4 },
  { heading: 'Due', width: 4 },
  { heading: 'Status', width: 4 },
]

function rowsOf(finding: NoticeFinding, standing: Standing): readonly (readonly (Cell | null)[])[] {
  const below = standing.facts.measures.filter(({ findingId }) => findingId === finding.id)
  const title: Cell = {
    runs: sentence`${String(finding.ordinal)} ${quote(withoutOwnNumber(finding.title ?? finding.number), 'finding', finding.id)}`,
    rows: Math.max(1, below.length),
  }
  if (below.length === 0) {
    const none = [
      sentence``,
      sentence`No corrective action is recorded.`,
      ...columns.slice(3).map(() => sentence``),
    ]
    return [[title, ...none.map((runs) => ({ runs }))]]
  }
  return below.map((measure, at) => [at === 0 ? title : null, ...cellsOf(measure, standing)])
}

function cellsOf(measure: NoticeMeasure, standing: Standing): readonly Cell[] {
  const { id, text, owner, handler } = measure
  const detail = standing.detailOf(measure)
  const people = [owner?.name, handler?.name].filter((name) => name !== undefined)
  const cells: readonly (readonly Run[])[] = [
    sentence`${numberOf(measure, standing)}`,
    sentence`${quote(text, 'measure', id)}`,
    sentence`${detail?.target ?? ''}`,
    sentence`${people.length === 0 ? 'Not assigned' : people.join(', ')}`,
    sentence`${(detail?.supporters ?? []).join(', ')}`,
    sentence`${dueInEnglish(measure)}`,
    statusInEnglish(measure, standing),
  ]
  return cells.map((runs) => ({ runs }))
}

import type { DraftMatchView, FieldChangeView } from '@bihuan/core/intake/additions.contract.ts'
import type { Draft, DraftFinding } from '@bihuan/core/reading/draft.ts'
import { peopleWords } from '@bihuan/core/intake/settling/names.ts'
import { type PeopleSaid, saidWithin } from '@bihuan/core/intake/settling/names-to-settle.ts'
import { type FindingMatch, type MatchChoice, matchNow, tickOf } from './match-choice.ts'
import { keyOfName, type NameChoices } from './settled-names.ts'

/** Names that have to be settled before what is ticked can be added, and those that differences wait for. */
export function namesInMatch(
  draft: Pick<Draft, 'findings'>,
  matches: DraftMatchView,
  choice: MatchChoice,
): { readonly needed: ReadonlySet<string>; readonly offered: ReadonlySet<string> } {
  const needed = new Set<string>()
  const offered = new Set<string>()
  for (const found of matches.findings) {
    const match = matchNow(choice, found)
    const finding = draft.findings[found.at]
    if (finding === undefined) continue
    for (const said of addedIn(match, finding, choice)) for (const key of keysOf(said)) needed.add(key)
    for (const change of [match, ...match.measures].flatMap(({ changes }) => changes)) {
      const key = nameOf(change)
      if (key !== null && !change.isKnown) offered.add(key)
    }
  }
  return { needed, offered: new Set([...needed, ...offered]) }
}

/** Which name a difference is about; null where it is about none. */
export function nameOf({ field, to }: FieldChangeView): string | null {
  if (to === null || field === 'dueOn' || field === 'timeClass') return null
  return keyOfName({ kind: field === 'owner' ? 'organization' : 'person', words: to })
}

/** Whether somebody has said whom the name of a difference means. */
export function isNameSettled(change: FieldChangeView, choices: NameChoices): boolean {
  const key = nameOf(change)
  const chosen = key === null ? undefined : choices.get(key)
  return chosen !== undefined && chosen.as !== 'words'
}

function addedIn(match: FindingMatch, finding: DraftFinding, { ticked }: MatchChoice): PeopleSaid[] {
  const isAdded = (measure: FindingMatch['measures'][number]): boolean =>
    measure.measureId === null && ticked.has(tickOf(match.at, measure.at))
  const measures = match.measures.filter(isAdded).flatMap(({ at }) => finding.measures[at] ?? [])
  const said = saidWithin({ ...finding, measures })
  if (match.findingId !== null) return said.slice(1)
  return ticked.has(tickOf(match.at)) ? said : []
}

function keysOf({ owners: [owner], leader, handlers }: PeopleSaid): string[] {
  return [
    ...(owner === undefined ? [] : [keyOfName({ kind: 'organization', words: owner })]),
    ...(leader === null ? [] : [keyOfName({ kind: 'person', words: leader })]),
    ...(handlers.length === 0 ? [] : [keyOfName({ kind: 'person', words: peopleWords(handlers) })]),
  ]
}

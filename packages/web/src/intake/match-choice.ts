import type { DraftMatchView, FieldChangeView } from '@bihuan/core/intake/additions.contract.ts'

/** A finding of a draft beside the one of the record that it is taken for. */
export type FindingMatch = DraftMatchView['findings'][number]
type Field = FieldChangeView['field']

/** What somebody has ticked, and the pairs that they corrected. */
export type MatchChoice = {
  readonly ticked: ReadonlySet<string>
  /** Per finding that was paired by hand, how it compares with the one that it is taken for. */
  readonly byHand: ReadonlyMap<number, FindingMatch>
}

/** What is confirmed, in the form in which it is sent. */
export type Additions = {
  at: number
  findingId: string | null
  fields: Field[]
  measures: { at: number; measureId: string | null; fields: Field[] }[]
}[]

const sure = 0.85
const likely = 0.6
const surelyNew = 0.35

/** How alike two texts are, in a word. */
export function likenessWord(likeness: number): 'sure' | 'likely' | 'unsure' {
  if (likeness >= sure) return 'sure'
  return likeness >= likely ? 'likely' : 'unsure'
}

/** The tick of a finding to be added, of a measure to be added, or of a field to be changed. */
export function tickOf(at: number, measure?: number | null, field?: Field): string {
  return [at, measure ?? '', field ?? ''].join('/')
}

const unmovable: readonly FieldChangeView['hold'][] = ['closed', 'submitted', 'voided', 'unread']

/** Whether a difference can be ticked: what waits, is closed or voided, or was not understood cannot be. */
export function isTickable({ isKnown, hold }: FieldChangeView, isSettled: boolean): boolean {
  return (isKnown || isSettled) && !unmovable.includes(hold)
}

/**
 * What is ticked before anybody has looked: what is surely new, and what surely changes. Nothing that the record changed
 * since, that would set a day back, or that cannot be changed.
 */
export function firstChoice(matches: DraftMatchView): MatchChoice {
  const ticked = new Set<string>()
  for (const finding of matches.findings) {
    const isPaired = finding.findingId !== null
    const isSure = isPaired ? finding.likeness >= likely : finding.likeness < surelyNew
    if (!isSure) continue
    if (!isPaired) ticked.add(tickOf(finding.at))
    for (const mark of marksOf(finding)) ticked.add(mark)
  }
  return { ticked, byHand: new Map() }
}

/** What is ticked of a finding once it is sure what it is taken for. */
function marksOf(finding: FindingMatch): string[] {
  const { at, findingId } = finding
  const known = (changes: readonly FieldChangeView[], measure: number | null): string[] =>
    changes
      .filter(({ isKnown, hold }) => isKnown && hold === null)
      .map(({ field }) => tickOf(at, measure, field))
  return [
    ...known(finding.changes, null),
    ...finding.measures.flatMap((measure) => {
      if (measure.measureId === null)
        return measure.hold === null && (findingId === null || measure.likeness < surelyNew)
          ? [tickOf(at, measure.at)]
          : []
      return measure.likeness >= likely ? known(measure.changes, measure.at) : []
    }),
  ]
}

/** The choice after a tick was set or taken away. */
export function withTick(choice: MatchChoice, tick: string, isOn: boolean): MatchChoice {
  const ticked = new Set(choice.ticked)
  if (isOn) ticked.add(tick)
  else ticked.delete(tick)
  return { ...choice, ticked }
}

/**
 * The choice after a finding was taken for another one of the record, or for none: what was compared before is gone. Where
 * another finding of the document is taken for the same one, it is left to a person which of the two counts.
 */
export function withPair(matches: DraftMatchView, choice: MatchChoice, match: FindingMatch): MatchChoice {
  const isTaken = matches.findings.some(
    (found) =>
      found.at !== match.at &&
      match.findingId !== null &&
      matchNow(choice, found).findingId === match.findingId,
  )
  const own = `${match.at}/`
  const ticked = new Set([...choice.ticked].filter((tick) => !tick.startsWith(own)))
  if (match.findingId === null) ticked.add(tickOf(match.at))
  if (!isTaken) for (const mark of marksOf(match)) ticked.add(mark)
  return { byHand: new Map([...choice.byHand, [match.at, match]]), ticked }
}

/** A finding of the draft as one that the record does not have. */
export function asNew(match: FindingMatch): FindingMatch {
  const none = { likeness: 0, isReworded: false, changes: [] }
  return {
    ...match,
    ...none,
    findingId: null,
    existingTitle: null,
    existingNumber: null,
    measures: match.measures.map(({ at }) => ({
      at,
      ...none,
      hold: null,
      measureId: null,
      existingText: null,
    })),
  }
}

/** How a finding compares with what it is taken for now: what somebody has chosen, else what the comparison found. */
export function matchNow({ byHand }: MatchChoice, found: FindingMatch): FindingMatch {
  return byHand.get(found.at) ?? found
}

/** How often each finding of the record is taken for one of the draft; those that are missing are mentioned nowhere. */
export function timesTaken(matches: DraftMatchView, choice: MatchChoice): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  for (const found of matches.findings) {
    const { findingId } = matchNow(choice, found)
    if (findingId !== null) times.set(findingId, (times.get(findingId) ?? 0) + 1)
  }
  return times
}

/**
 * What is carried out on confirmation: only what is ticked. Items that are surely those of the record are named with it,
 * so that the document is quoted with them and its words are kept.
 */
export function additionsOf(matches: DraftMatchView, choice: MatchChoice): Additions {
  return matches.findings.flatMap((found): Additions => {
    const match = matchNow(choice, found)
    const { at, findingId, changes, measures: all } = match
    if (findingId === null && !choice.ticked.has(tickOf(at))) return []
    const isSure = match.likeness >= likely || choice.byHand.has(at)
    const fields = fieldsOf(changes, choice, [at, null])
    const measures = all.flatMap((measure): Additions[number]['measures'] => {
      const { measureId, likeness } = measure
      if (measureId === null)
        return choice.ticked.has(tickOf(at, measure.at)) ? [{ at: measure.at, measureId, fields: [] }] : []
      const changed = fieldsOf(measure.changes, choice, [at, measure.at])
      const isConfirmed = choice.ticked.has(tickOf(at, measure.at))
      return changed.length > 0 || isConfirmed || (isSure && likeness >= likely)
        ? [{ at: measure.at, measureId, fields: changed }]
        : []
    })
    return findingId === null || isSure || fields.length > 0 || measures.length > 0
      ? [{ at, findingId, fields, measures }]
      : []
  })
}

/** Whether nobody can tell from the words that a measure is the one of the record: it stays out until somebody confirms it. */
export function isDoubtful({ measureId, likeness }: FindingMatch['measures'][number]): boolean {
  return measureId !== null && likeness < likely
}

/** How much would be added and changed. */
export function countAdditions(additions: Additions): { findings: number; measures: number; fields: number } {
  const measures = additions.flatMap((one) => one.measures)
  return {
    findings: additions.filter(({ findingId }) => findingId === null).length,
    measures: measures.filter(({ measureId }) => measureId === null).length,
    fields: [...additions, ...measures].reduce((sum, { fields }) => sum + fields.length, 0),
  }
}

/** Whether the document says nothing of a finding that the record does not know. */
export function isSame(finding: FindingMatch): boolean {
  return (
    finding.findingId !== null &&
    finding.likeness >= likely &&
    !finding.isReworded &&
    finding.changes.length === 0 &&
    finding.measures.every(isSameMeasure)
  )
}

/** Whether the document says nothing of a measure that the record does not know. */
export function isSameMeasure({ measureId, changes, isReworded }: FindingMatch['measures'][number]): boolean {
  return measureId !== null && changes.length === 0 && !isReworded
}

function fieldsOf(
  changes: readonly FieldChangeView[],
  { ticked }: MatchChoice,
  [at, measure]: readonly [number, number | null],
): Field[] {
  return changes.filter(({ field }) => ticked.has(tickOf(at, measure, field))).map(({ field }) => field)
}

import type { DraftMatchView, FieldChangeView } from '@bihuan/core/intake/additions.contract.ts'
import { measureWording } from '@bihuan/core/intake/likeness.ts'
import { pairUp } from '@bihuan/core/intake/pairing.ts'

type FindingMatch = DraftMatchView['findings'][number]
type Field = FieldChangeView['field']

/** What somebody has ticked, and the pairs that they corrected. */
export type MatchChoice = {
  /** Per finding of the draft, the finding of the record that it is; null to add it. */
  readonly pairs: ReadonlyMap<number, string | null>
  readonly ticked: ReadonlySet<string>
  /** Per finding that was paired by hand, the measures that are in the record already, with their words there. */
  readonly there: ReadonlyMap<number, ReadonlyMap<number, string>>
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

/** What is ticked before anybody has looked: what is surely new, and what surely changes. */
export function firstChoice(matches: DraftMatchView): MatchChoice {
  const ticked = new Set<string>()
  for (const finding of matches.findings) {
    const isPaired = finding.findingId !== null
    const isSure = isPaired ? finding.likeness >= likely : finding.likeness < surelyNew
    if (!isSure) continue
    if (!isPaired) ticked.add(tickOf(finding.at))
    for (const { field, isKnown } of finding.changes)
      if (isKnown && isPaired) ticked.add(tickOf(finding.at, null, field))
    for (const measure of finding.measures) {
      if (measure.measureId === null) {
        if (!isPaired || measure.likeness < surelyNew) ticked.add(tickOf(finding.at, measure.at))
      } else if (measure.likeness >= likely) {
        for (const { field, isKnown } of measure.changes)
          if (isKnown) ticked.add(tickOf(finding.at, measure.at, field))
      }
    }
  }
  const pairs = new Map(matches.findings.map(({ at, findingId }) => [at, findingId]))
  return { pairs, ticked, there: new Map() }
}

/** The choice after a tick was set or taken away. */
export function withTick(choice: MatchChoice, tick: string, isOn: boolean): MatchChoice {
  const ticked = new Set(choice.ticked)
  if (isOn) ticked.add(tick)
  else ticked.delete(tick)
  return { ...choice, ticked }
}

/** A finding of the record that a finding of the draft is taken for by hand, with what its measures say. */
export type ByHand = { readonly findingId: string; readonly measures: readonly string[] }

/**
 * The choice after a finding was taken for another one, or for none. Measures that the other one has already are not
 * offered again; fields that were compared with the wrong finding are not changed.
 */
export function withPair(
  choice: MatchChoice,
  finding: { readonly at: number; readonly measures: readonly string[] },
  theirs: ByHand | null,
): MatchChoice {
  const { at } = finding
  const own = `${at}/`
  const ticked = new Set([...choice.ticked].filter((tick) => !tick.startsWith(own)))
  const there = theirs === null ? new Map<number, string>() : alike(finding.measures, theirs.measures)
  if (theirs === null) ticked.add(tickOf(at))
  for (const measure of finding.measures.keys()) if (!there.has(measure)) ticked.add(tickOf(at, measure))
  return {
    pairs: new Map([...choice.pairs, [at, theirs?.findingId ?? null]]),
    there: new Map([...choice.there, [at, there]]),
    ticked,
  }
}

const leastMeasure = 0.45

/** Which of our texts are among theirs already, and how they are put there. */
function alike(ours: readonly string[], theirs: readonly string[]): Map<number, string> {
  const pairs = pairUp({
    left: ours.map(measureWording),
    right: theirs.map(measureWording),
    least: leastMeasure,
  })
  return new Map(pairs.map(({ left, right }) => [left, theirs[right] ?? '']))
}

/** Whether a finding is still taken for what the comparison found. */
export function isAsFound({ pairs }: MatchChoice, finding: FindingMatch): boolean {
  return (pairs.get(finding.at) ?? null) === finding.findingId
}

/** What is carried out on confirmation: only what is ticked. */
export function additionsOf(matches: DraftMatchView, choice: MatchChoice): Additions {
  return matches.findings.flatMap((finding): Additions => {
    const findingId = choice.pairs.get(finding.at) ?? null
    const isNew = findingId === null
    if (isNew && !choice.ticked.has(tickOf(finding.at))) return []
    const isFound = isAsFound(choice, finding)
    const fields = isFound && !isNew ? fieldsOf(finding.changes, choice, [finding.at, null]) : []
    const measures = finding.measures.flatMap((measure): Additions[number]['measures'] => {
      const measureId = isFound && !isNew ? measure.measureId : null
      if (measureId === null)
        return choice.ticked.has(tickOf(finding.at, measure.at))
          ? [{ at: measure.at, measureId, fields: [] }]
          : []
      const changed = fieldsOf(measure.changes, choice, [finding.at, measure.at])
      return changed.length === 0 ? [] : [{ at: measure.at, measureId, fields: changed }]
    })
    return isNew || fields.length > 0 || measures.length > 0
      ? [{ at: finding.at, findingId, fields, measures }]
      : []
  })
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
    finding.changes.length === 0 &&
    finding.measures.every(({ measureId, changes }) => measureId !== null && changes.length === 0)
  )
}

function fieldsOf(
  changes: readonly FieldChangeView[],
  { ticked }: MatchChoice,
  [at, measure]: readonly [number, number | null],
): Field[] {
  return changes.filter(({ field }) => ticked.has(tickOf(at, measure, field))).map(({ field }) => field)
}

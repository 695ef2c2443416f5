import type { Draft, DraftFinding, DraftMeasure, Stated } from '../../reading/draft.ts'
import type { Edited } from './draft-edits.ts'
import { type DraftItem, type ItemAt, itemOf } from './draft-items.ts'

/** What a reader may correct about a finding; its place in the source stays. */
export type FindingChanges = Partial<Omit<DraftFinding, 'passage' | 'measures' | 'proposedBy'>>

/** What a reader may correct about a measure; its place in the source stays. */
export type MeasureChanges = Partial<Omit<DraftMeasure, 'passage' | 'proposedBy'>>

/** Corrects what a finding says. */
export function editFinding(draft: Draft, index: number, changes: FindingChanges): Edited | null {
  const finding = draft.findings[index]
  if (finding === undefined) return null
  const findings = draft.findings.with(index, { ...finding, ...changes })
  return { draft: { ...draft, findings }, at: { finding: index, measure: null } }
}

/** Corrects what a measure says; null for an empty text, which would lose it. */
export function editMeasure(draft: Draft, at: ItemAt, changes: MeasureChanges): Edited | null {
  const finding = draft.findings[at.finding]
  const measure = finding?.measures[at.measure ?? -1]
  if (finding === undefined || measure === undefined || at.measure === null) return null
  if (changes.text !== undefined && changes.text.trim() === '') return null
  const measures = finding.measures.with(at.measure, { ...measure, ...changes })
  return { draft: { ...draft, findings: draft.findings.with(at.finding, { ...finding, measures }) }, at }
}

/** Corrects what many items say of themselves besides their words, in one go; the draft itself when there are none. */
export function editItems(draft: Draft, changes: ReadonlyMap<DraftItem, Partial<Stated>>): Draft {
  if (changes.size === 0) return draft
  const findings = draft.findings.map((finding) => {
    const isWithin = finding.measures.some((measure) => changes.has(measure))
    if (!isWithin && !changes.has(finding)) return finding
    const measures = finding.measures.map((measure) => {
      const own = changes.get(measure)
      return own === undefined ? measure : { ...measure, ...own }
    })
    return { ...finding, ...changes.get(finding), measures }
  })
  return { ...draft, findings }
}

/** Takes a proposal of a model over as if a pass had read it. */
export function acceptItem(draft: Draft, at: ItemAt): Edited | null {
  const item = itemOf(draft, at)
  if (item?.proposedBy === undefined) return null
  if (at.measure !== null) return change(draft, at, ({ proposedBy: _by, ...measure }) => measure)
  const findings = draft.findings.map((finding, index) => {
    if (index !== at.finding) return finding
    const { proposedBy: _by, ...accepted } = finding
    return accepted
  })
  return { draft: { ...draft, findings }, at }
}

/** Moves an item one place up or down; a measure at the end of its finding goes over to the next finding. */
export function moveItem(draft: Draft, at: ItemAt, step: -1 | 1): Edited | null {
  if (at.measure === null) {
    const finding = draft.findings[at.finding]
    const other = draft.findings[at.finding + step]
    if (finding === undefined || other === undefined) return null
    const findings = draft.findings.with(at.finding, other).with(at.finding + step, finding)
    return { draft: { ...draft, findings }, at: { finding: at.finding + step, measure: null } }
  }
  const measures = draft.findings[at.finding]?.measures ?? []
  const target = at.measure + step
  if (target >= 0 && target < measures.length) return place(draft, at, { ...at, measure: target })
  const next = at.finding + step
  const length = draft.findings[next]?.measures.length
  return length === undefined ? null : place(draft, at, { finding: next, measure: step === 1 ? 0 : length })
}

/** Moves a measure to the end of another finding. */
export function moveToFinding(draft: Draft, at: ItemAt, finding: number): Edited | null {
  const length = draft.findings[finding]?.measures.length
  if (length === undefined || at.finding === finding) return null
  return place(draft, at, { finding, measure: length })
}

function place(draft: Draft, at: ItemAt, to: { finding: number; measure: number }): Edited | null {
  const measure = draft.findings[at.finding]?.measures[at.measure ?? -1]
  if (measure === undefined || at.measure === null) return null
  const from = at.measure
  const findings = draft.findings.map((finding, index) => {
    const rest = index === at.finding ? finding.measures.toSpliced(from, 1) : finding.measures
    if (index === to.finding) return { ...finding, measures: rest.toSpliced(to.measure, 0, measure) }
    return index === at.finding ? { ...finding, measures: rest } : finding
  })
  return { draft: { ...draft, findings }, at: to }
}

function change(draft: Draft, at: ItemAt, make: (measure: DraftMeasure) => DraftMeasure): Edited | null {
  const finding = draft.findings[at.finding]
  const measure = finding?.measures[at.measure ?? -1]
  if (finding === undefined || measure === undefined || at.measure === null) return null
  const measures = finding.measures.with(at.measure, make(measure))
  return { draft: { ...draft, findings: draft.findings.with(at.finding, { ...finding, measures }) }, at }
}

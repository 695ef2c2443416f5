import type { Bilingual, Place } from '../kernel/refusal.ts'
import { type DocumentModel, type Run, runsOf, textOf } from './document.ts'

/** A text of a paper; where a measure or finding says it, which one that is and where it is put right. */
export type PrintedText = { readonly text: string; readonly of?: Bilingual; readonly place?: Place }

/** What of its facts says whose words a paper quotes. */
type QuotedFacts = {
  readonly rectification?: { readonly id: string }
  readonly findings?: readonly { readonly id: string; readonly ordinal: number }[]
  readonly measures?: readonly {
    readonly id: string
    readonly findingId: string
    readonly ordinal: number
    readonly lastReport?: { readonly id: string } | null
  }[]
}

/** All that is printed of a paper: the words of records each by itself, so that what is wrong with one is said with its number. */
export function printedTexts(
  { title, blocks }: Pick<DocumentModel, 'title' | 'blocks'>,
  facts: QuotedFacts,
): readonly PrintedText[] {
  const quotes = blocks.flatMap((block) =>
    runsOf(block).flatMap((run) => {
      const item = itemOf(run, facts)
      return item === null ? [] : [{ text: run.text, ...item }]
    }),
  )
  return [...quotes, { text: title }, ...blocks.map((block) => ({ text: textOf(block) }))]
}

function itemOf(run: Run, facts: QuotedFacts): Omit<PrintedText, 'text'> | null {
  const { rectification, findings = [], measures = [] } = facts
  const rectificationId = rectification?.id
  if (run.kind !== 'quote' || rectificationId === undefined) return null
  const { type, id } = run.record
  const measure = measures.find((one) =>
    type === 'progressReport' ? one.lastReport?.id === id : type === 'measure' && one.id === id,
  )
  const finding = findings.find((one) => one.id === (measure?.findingId ?? id))
  if (finding === undefined) return null
  if (measure === undefined)
    return {
      of: { zh: `问题 ${finding.ordinal}`, en: `finding ${finding.ordinal}` },
      place: { kind: 'finding', rectificationId, findingId: finding.id },
    }
  const number = `${finding.ordinal}-${measure.ordinal}`
  return {
    of: { zh: `措施 ${number}`, en: `measure ${number}` },
    place: { kind: 'measure', rectificationId, measureId: measure.id },
  }
}

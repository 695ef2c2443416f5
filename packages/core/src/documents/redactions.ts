import type { Refusal } from '../kernel/refusal.ts'
import { shortened } from '../kernel/shortened.ts'
import { type Block, type DocumentModel, type Run, textOf, textOfRuns } from './document.ts'

/** A passage that an abridged notice leaves out, and why. */
export type Redaction = { readonly passage: string; readonly reason: string }

/** What stands where a passage was left out. */
const mark = '（略）'

/** What is to be left out: a line each, 删去的文字｜理由. A line without a reason has an empty one. */
export function redactionsIn(lines: string | undefined): readonly Redaction[] {
  return (lines ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const at = line.search(/[｜|]/u)
      const [passage, reason] = at === -1 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)]
      return { passage: passage.trim(), reason: reason.trim() }
    })
}

/**
 * A document without these passages, wherever they stand in it. Its figures count what was left out all the same, and it says so: a reader
 * who adds up what is told would else find out by the difference. Places are found in the text as it was: of passages that overlap nothing stays.
 */
export function abridged(model: DocumentModel, redactions: readonly Redaction[]): DocumentModel {
  const passages = redactions.map(({ passage }) => passage).filter((passage) => passage !== '')
  const places = model.blocks
    .flatMap(textsIn)
    .map((text) => spansIn(text, passages).length)
    .reduce((sum, times) => sum + times, 0)
  if (places === 0) return model
  const blocks = model.blocks.map((block) => without(block, passages))
  const signed = blocks.findIndex(({ kind }) => kind === 'signature')
  const end = signed === -1 ? blocks.length : signed
  const text = `本通报有${places}处内容按有关规定作了删节，各项数字包括删节的内容。`
  const said: Block = { kind: 'paragraph', runs: [{ kind: 'words', text }] }
  const title = cut(model.title, passages)
  return { ...model, title, blocks: [...blocks.slice(0, end), said, ...blocks.slice(end)] }
}

/** The first line that leaves nothing out as it stands, or says no reason; from 1. */
export function redactionFault(
  { blocks }: DocumentModel,
  redactions: readonly Redaction[],
): Refusal<'REDACTION_UNFIT'> | null {
  const texts = blocks.flatMap(textsIn)
  const at = redactions.findIndex(
    ({ passage, reason }) =>
      reason === '' || isShort(passage) || !texts.some((text) => text.includes(passage)),
  )
  return at === -1 ? null : { code: 'REDACTION_UNFIT', params: { line: at + 1 } }
}

/** One character stands in too many places to be meant, also one that takes two units. */
function isShort(passage: string): boolean {
  return Array.from(passage).length < 2
}

/** Where people wrote again what is to be left out: its line, and the paragraph. */
export function leftIn(
  { model, handWritten }: { readonly model: DocumentModel; readonly handWritten: readonly boolean[] },
  redactions: readonly Redaction[],
): Refusal<'REDACTION_SAID'> | null {
  const written = model.blocks.filter((_, at) => handWritten[at] === true).map(textOf)
  for (const [at, { passage }] of redactions.entries()) {
    const text = passage === '' ? undefined : written.find((one) => one.includes(passage))
    if (text !== undefined)
      return { code: 'REDACTION_SAID', params: { line: at + 1, place: shortened(text, 60) } }
  }
  return null
}

/** From where to where. */
type Span = { readonly from: number; readonly to: number }

/** The texts of a block in which passages are looked for, each by itself. */
function textsIn(block: Block): readonly string[] {
  switch (block.kind) {
    case 'signature':
      return block.lines
    case 'attachments':
      return block.items
    case 'page':
      return []
    case 'table':
      return block.rows.flatMap((row) => row.map((cell) => textOfRuns(cell?.runs ?? [])))
    default:
      return [textOfRuns(block.runs)]
  }
}

/** Where any of the passages stands in a text; those that overlap or touch are one. */
function spansIn(text: string, passages: readonly string[]): readonly Span[] {
  const found = passages.flatMap((passage) => {
    const spans: Span[] = []
    for (let at = text.indexOf(passage); at !== -1; at = text.indexOf(passage, at + 1))
      spans.push({ from: at, to: at + passage.length })
    return spans
  })
  const merged: Span[] = []
  for (const span of found.toSorted((one, other) => one.from - other.from)) {
    const last = merged.at(-1)
    if (last === undefined || span.from > last.to) merged.push(span)
    else merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, span.to) }
  }
  return merged
}

function without(block: Block, passages: readonly string[]): Block {
  switch (block.kind) {
    case 'signature':
      return { ...block, lines: block.lines.map((line) => cut(line, passages)) }
    case 'attachments':
      return { ...block, items: block.items.map((item) => cut(item, passages)) }
    case 'page':
      return block
    case 'table': {
      const rows = block.rows.map((row) =>
        row.map((cell) => cell && { ...cell, runs: runsWithout(cell.runs, passages) }),
      )
      return { ...block, rows }
    }
    default:
      return { ...block, runs: runsWithout(block.runs, passages) }
  }
}

function cut(text: string, passages: readonly string[]): string {
  return textOfRuns(runsWithout([{ kind: 'words', text }], passages))
}

function runsWithout(runs: readonly Run[], passages: readonly string[]): readonly Run[] {
  const spans = spansIn(textOfRuns(runs), passages)
  let start = 0
  return runs.flatMap((run): readonly Run[] => {
    const text = leftOf(run.text, start, spans)
    start += run.text.length
    if (text === run.text) return [run]
    if (text === '') return []
    // A part of a number is none: what is left of it is words.
    return [run.kind === 'figure' ? { kind: 'words', text } : { ...run, text }]
  })
}

/** What is left of a run that begins at `start`; the mark stands where a passage begins. */
function leftOf(text: string, start: number, spans: readonly Span[]): string {
  const end = start + text.length
  let [left, at] = ['', start]
  for (const { from, to } of spans.filter((span) => span.from < end && span.to > start)) {
    left += text.slice(at - start, Math.max(from, start) - start)
    if (from >= start) left += mark
    at = Math.min(to, end)
  }
  return left + text.slice(at - start)
}

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
export function abridged(
  model: DocumentModel,
  redactions: readonly Redaction[],
  called: '通报' | '附件' = '通报',
): DocumentModel {
  const passages = redactions.map(({ passage }) => passage).filter((passage) => passage !== '')
  const places = model.blocks
    .flatMap(textsIn)
    .map((text) => spansIn(text, passages).length)
    .reduce((sum, times) => sum + times, 0)
  if (places === 0) return model
  const blocks = model.blocks.map((block) => without(block, passages))
  const signed = blocks.findIndex(({ kind }) => kind === 'signature')
  const end = signed === -1 ? blocks.length : signed
  const text = `本${called}有${places}处内容按有关规定作了删节，各项数字包括删节的内容。`
  const said: Block = { kind: 'paragraph', runs: [{ kind: 'words', text }] }
  const title = cut(model.title, passages)
  return { ...model, title, blocks: [...blocks.slice(0, end), said, ...blocks.slice(end)] }
}

/** The first line that leaves nothing out as it stands, or says no reason; from 1. */
export function redactionFault(
  { blocks }: DocumentModel,
  redactions: readonly Redaction[],
): Refusal<'REDACTION_UNFIT'> | null {
  const texts = blocks.flatMap(textsIn).map(asRead)
  const at = redactions.findIndex(({ passage, reason }) => {
    const sought = asRead(passage)
    return reason === '' || isShort(sought) || !texts.some((text) => text.includes(sought))
  })
  return at === -1 ? null : { code: 'REDACTION_UNFIT', params: { line: at + 1 } }
}

/** One character stands in too many places to be meant, also one that takes two units. */
function isShort(sought: string): boolean {
  return Array.from(sought).length < 2
}

/** Where people wrote again what is to be left out: its line, and the paragraph. */
export function leftIn(
  { model, handWritten }: { readonly model: DocumentModel; readonly handWritten: readonly boolean[] },
  redactions: readonly Redaction[],
): Refusal<'REDACTION_SAID'> | null {
  const written = writtenTogether(model.blocks, handWritten).map((text) => ({ text, read: asRead(text) }))
  for (const [at, { passage }] of redactions.entries()) {
    const sought = asRead(passage)
    const text = sought === '' ? undefined : written.find(({ read }) => read.includes(sought))?.text
    if (text !== undefined)
      return { code: 'REDACTION_SAID', params: { line: at + 1, place: shortened(text, 60) } }
  }
  return null
}

/** What people wrote in paragraphs that follow each other, as one text: a break within a passage hides nothing of it. */
function writtenTogether(blocks: readonly Block[], handWritten: readonly boolean[]): readonly string[] {
  const texts: string[] = []
  for (const [at, block] of blocks.entries()) {
    if (handWritten[at] !== true) continue
    const isBehind = handWritten[at - 1] === true
    texts.push(isBehind ? `${texts.pop() ?? ''}${textOf(block)}` : textOf(block))
  }
  return texts
}

/**
 * What a reader of paper sees of words, whatever their width: blanks and breaks make no other word, and neither does what no eye sees
 * (zero-width signs, soft hyphens, marks of direction, fillers). Capitals, since a sign has one wherever it stands: σ and ς are both Σ.
 */
function asRead(words: string): string {
  return words.normalize('NFKD').replace(unseenSigns, '').toUpperCase()
}

const unseenSigns = /[\s\p{Cf}\p{Cc}\p{Mn}\u115F\u1160\u3164]/gu

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

/** Where any of the passages stands in a text as it is read; those that overlap or touch are one. */
function spansIn(text: string, passages: readonly string[]): readonly Span[] {
  const sought = passages.map(asRead).filter((passage) => passage !== '')
  if (sought.length === 0) return []
  const { words, places } = placedWords(text)
  const found = sought.flatMap((passage) => {
    const spans: Span[] = []
    for (let at = words.indexOf(passage); at !== -1; at = words.indexOf(passage, at + 1)) {
      const [first, last] = [places[at], places[at + passage.length - 1]]
      if (first !== undefined && last !== undefined) spans.push({ from: first.from, to: last.to })
    }
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

/** A text as it is read, and of each of its units the sign of the text that it comes from. */
function placedWords(text: string): { readonly words: string; readonly places: readonly Span[] } {
  const places: Span[] = []
  let [words, from] = ['', 0]
  for (const sign of text) {
    const read = asRead(sign)
    for (let at = 0; at < read.length; at += 1) places.push({ from, to: from + sign.length })
    words += read
    from += sign.length
  }
  return { words, places }
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

import type { Refusal } from '../kernel/refusal.ts'
import { type Block, type DocumentModel, textOf, withRuns } from './document.ts'

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
 * who adds up what is told would else find out by the difference.
 */
export function abridged(model: DocumentModel, redactions: readonly Redaction[]): DocumentModel {
  const places = redactions
    .map(({ passage }) => timesIn(model, passage))
    .reduce((sum, times) => sum + times, 0)
  const blocks = redactions.reduce<readonly Block[]>(
    (before, { passage }) => before.map((block) => without(block, passage)),
    model.blocks,
  )
  if (places === 0) return { ...model, blocks }
  const signed = blocks.findIndex(({ kind }) => kind === 'signature')
  const end = signed === -1 ? blocks.length : signed
  const text = `本通报有${places}处内容按有关规定作了删节，各项数字包括删节的内容。`
  const said: Block = { kind: 'paragraph', runs: [{ kind: 'words', text }] }
  return { ...model, blocks: [...blocks.slice(0, end), said, ...blocks.slice(end)] }
}

/** The first line that leaves nothing out as it stands, or says no reason; from 1. */
export function redactionFault(
  model: DocumentModel,
  redactions: readonly Redaction[],
): Refusal<'REDACTION_UNFIT'> | null {
  const at = redactions.findIndex(
    ({ passage, reason }) => reason === '' || passage.length < 2 || timesIn(model, passage) === 0,
  )
  return at === -1 ? null : { code: 'REDACTION_UNFIT', params: { line: at + 1 } }
}

function timesIn({ blocks }: DocumentModel, passage: string): number {
  return blocks.reduce((sum, block) => sum + textOf(block).split(passage).length - 1, 0)
}

function without(block: Block, passage: string): Block {
  if (!textOf(block).includes(passage)) return block
  const within = withRuns(block, (run) =>
    run.kind === 'figure' ? run : { ...run, text: run.text.replaceAll(passage, mark) },
  )
  if (!textOf(within).includes(passage) || !('runs' in within)) return within
  // It goes across what was taken from several records: then it is words, since no record says what is left.
  const text = textOf(within).replaceAll(passage, mark)
  return { ...within, runs: [{ kind: 'words', text }] }
}

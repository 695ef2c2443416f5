import type { EditionContent } from '@bihuan/core/documents/editions.contract.ts'
import { type Block, textOf } from '@bihuan/core/documents/document.ts'

/** A text by hand as it is sent. */
export type SentText = { readonly block: string; readonly instead: string; readonly text: string | null }

/** What is needed of what an edition says, to write in it. */
export type Written = Pick<EditionContent, 'names' | 'texts' | 'hands'> & {
  readonly blocks: readonly Block[]
}

/** Whether people added the paragraph, rather than the program writing something there. */
export function isAdded(name: string | null): boolean {
  return name?.endsWith('+') === true
}

/** What stands in a place for whoever edits it, with its figures marked; all lines of people are edited as one text. */
export function editedText({ names, texts, hands }: Written, at: number): string {
  const name = names[at] ?? null
  return hands.find(({ block }) => block === name)?.text ?? texts[at] ?? ''
}

/** What the program writes in a place. */
export function programText({ names, texts, hands }: Written, name: string): string {
  const hand = hands.find(({ block }) => block === name)
  if (hand !== undefined) return hand.now ?? ''
  return isAdded(name) ? '' : (texts[names.indexOf(name)] ?? '')
}

/** A text in a place; the same as the program writes there is none by hand. */
export function written(content: Written, name: string, text: string): SentText {
  const instead = programText(content, name)
  const isNone = isAdded(name) ? text.trim() === '' : text === instead
  return { block: name, instead, text: isNone ? null : text }
}

/** Adds a paragraph behind one. */
export function addedBehind(content: Written, at: number, text: string): readonly SentText[] {
  const name = content.names[at] ?? ''
  const place = isAdded(name) ? name : `${name}+`
  const lines = linesOf(content, place)
  const from = isAdded(name) ? lineAt(content, at) + 1 : 0
  return [written(content, place, [...lines.slice(0, from), text, ...lines.slice(from)].join('\n'))]
}

/** Leaves a paragraph out: one of the program stays to be taken back, one that was added is gone. */
export function leftOut(content: Written, at: number): readonly SentText[] {
  const name = content.names[at] ?? ''
  if (!isAdded(name)) return [{ block: name, instead: programText(content, name), text: '' }]
  return [written(content, name, linesOf(content, name).toSpliced(lineAt(content, at), 1).join('\n'))]
}

/** Moves a paragraph that was added by one place, up or down; null where there is no further place. */
export function moved(content: Written, at: number, by: -1 | 1): readonly SentText[] | null {
  const { names, blocks } = content
  const name = names[at] ?? null
  if (name === null || !isAdded(name)) return null
  const [lines, line] = [linesOf(content, name), lineAt(content, at)]
  const other = line + by
  if (other >= 0 && other < lines.length) {
    const swapped = lines.with(line, lines[other] ?? '').with(other, lines[line] ?? '')
    return [written(content, name, swapped.join('\n'))]
  }
  const places = [...new Set(names.filter((one) => one !== null).map((one) => one.replace(/\+$/, '')))]
  const next = places[places.indexOf(name.slice(0, -1)) + by]
  const block = blocks[at]
  if (next === undefined || block === undefined) return null
  const there = linesOf(content, `${next}+`)
  // Figures belong to their paragraph: elsewhere they are words, and are counted again as such.
  const words = textOf(block)
  const come = by === 1 ? [words, ...there] : [...there, words]
  return [
    written(content, name, lines.toSpliced(line, 1).join('\n')),
    written(content, `${next}+`, come.join('\n')),
  ]
}

function linesOf({ hands }: Written, place: string): readonly string[] {
  const text = hands.find(({ block }) => block === place)?.text ?? ''
  return text.split('\n').filter((line) => line.trim() !== '')
}

/** The how manyeth of the paragraphs in its place one is. */
function lineAt({ names }: Written, at: number): number {
  return at - names.indexOf(names[at] ?? null)
}

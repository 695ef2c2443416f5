/** A record that a figure or a text was taken from. */
export type RecordRef = {
  readonly type:
    | 'rectification'
    | 'category'
    | 'finding'
    | 'measure'
    | 'progressReport'
    | 'closureRequest'
    | 'person'
    | 'organization'
  readonly id: string
}

/** Where a figure comes from: stated by the feedback, or counted from the records. */
export type FigureBasis = 'announced' | 'recorded'

/**
 * A stretch of text with its origin.
 *
 * `words` belong to the form of the document. A `quote` is the text of one record, unchanged.
 * A `figure` is computed; its records are those that were counted, so that every number opens into them.
 */
export type Run =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'quote'; readonly text: string; readonly record: RecordRef }
  | {
      readonly kind: 'figure'
      readonly text: string
      readonly value: number
      readonly basis: FigureBasis
      readonly records: readonly RecordRef[]
    }

/** Depth of a heading: `一、`, `（一）`, `1.`. */
export type HeadingLevel = 1 | 2 | 3

/** One paragraph of an official document, by what it is and not by how it looks. Renderers choose the looks. */
export type Block =
  | { readonly kind: 'title'; readonly runs: readonly Run[] }
  | { readonly kind: 'heading'; readonly level: HeadingLevel; readonly runs: readonly Run[] }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'signature'; readonly lines: readonly string[] }

/** The text of a block as a reader sees it; the lines of a signature are joined by line feeds. */
export function textOf(block: Block): string {
  if (block.kind === 'signature') return block.lines.join('\n')
  return block.runs.map((run) => run.text).join('')
}

/** A figure counted from records: its value is their number and cannot be typed. */
export function counted(
  type: RecordRef['type'],
  items: readonly { readonly id: string }[],
): Run & { kind: 'figure' } {
  const value = items.length
  const records = items.map(({ id }) => ({ type, id }))
  return { kind: 'figure', text: String(value), value, basis: 'recorded', records }
}

/** A figure that the feedback itself states. */
export function announced(value: number, rectificationId: string): Run & { kind: 'figure' } {
  const records = [{ type: 'rectification', id: rectificationId }] as const
  return { kind: 'figure', text: String(value), value, basis: 'announced', records }
}

/** A figure worked out from records otherwise than by counting them, such as a difference or a number of days. */
export function computed(value: number, records: readonly RecordRef[]): Run & { kind: 'figure' } {
  return { kind: 'figure', text: String(value), value, basis: 'recorded', records }
}

/** The text of one record, unchanged. */
export function quote(text: string, type: RecordRef['type'], id: string): Run {
  return { kind: 'quote', text, record: { type, id } }
}

/**
 * The runs of a sentence: words stay words, runs stay runs. Empty words are left out.
 *
 * @example sentence`共${counted('finding', findings)}个问题。`
 */
export function sentence(
  words: TemplateStringsArray,
  ...parts: readonly (Run | readonly Run[] | string)[]
): readonly Run[] {
  return words.flatMap((text, at): readonly Run[] => {
    const part = parts[at]
    const before: readonly Run[] = text === '' ? [] : [{ kind: 'words', text }]
    if (part === undefined || part === '') return before
    if (typeof part === 'string') return [...before, { kind: 'words', text: part }]
    return 'kind' in part ? [...before, part] : [...before, ...part]
  })
}

/** Several runs of runs, one after the other, with words between. */
export function joined(items: readonly (readonly Run[])[], separator: string): readonly Run[] {
  return items.flatMap((runs, at): readonly Run[] =>
    at === 0 || separator === '' ? runs : [{ kind: 'words', text: separator }, ...runs],
  )
}

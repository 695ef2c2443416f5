import { shortened } from '../kernel/shortened.ts'
import { type DocumentModel, type Run, textOf, textOfRuns } from './document.ts'

/** A figure of a document as it left, beside what the records give in the same place now; null where it is said in one of them alone. */
export type ComparedFigure = {
  /** What it stands under: a heading, or the record that its line is about. */
  readonly under: string
  /** The words around it, with … for itself. */
  readonly words: string
  readonly was: string | null
  readonly now: string | null
  readonly difference: number | null
}

/**
 * Each figure of a document as it left, and of the same document as it would be written now. Figures are told apart by the words around them
 * and by what they stand under, since paragraphs come and go with what there is to say.
 */
export function comparedFigures(left: DocumentModel, now: DocumentModel): readonly ComparedFigure[] {
  const then = figuresIn(left)
  const others = byKey(figuresIn(now))
  const compared = then.map((one) => ({ was: one, now: take(others, one) ?? null }))
  const added = [...others.values()].flat().map((one) => ({ was: null, now: one }))
  return saidOnce([...compared, ...added]).map(({ was, now }) => compare(was, now))
}

type Pair = { readonly was: Placed | null; readonly now: Placed | null }

/** A figure that several paragraphs say, of the same records then and the same now, is one figure: it is told where it is said first. */
function saidOnce(pairs: readonly Pair[]): readonly Pair[] {
  const told = new Set<string>()
  return pairs.filter(({ was, now }) => {
    const [then, today] = [was?.figure.records ?? [], now?.figure.records ?? []]
    // What is in both and has not moved is no news wherever it stands, and what counts nothing may count anything.
    if (
      was === null ||
      now === null ||
      was.figure.text === now.figure.text ||
      then.length + today.length === 0
    )
      return true
    const key = JSON.stringify([was.figure.text, now.figure.text, idsOf(then), idsOf(today)])
    if (told.has(key)) return false
    told.add(key)
    return true
  })
}

function idsOf(records: Figure['records']): readonly string[] {
  return records.map(({ type, id }) => `${type} ${id}`).toSorted()
}

type Placed = {
  readonly key: string
  readonly under: string
  readonly words: string
  readonly figure: Figure
}
type Figure = Extract<Run, { readonly kind: 'figure' }>

function compare(was: Placed | null, now: Placed | null): ComparedFigure {
  return {
    under: (was ?? now)?.under ?? '',
    words: (was ?? now)?.words ?? '',
    was: was?.figure.text ?? null,
    now: now?.figure.text ?? null,
    difference:
      was === null || now === null ? null : Math.round((now.figure.value - was.figure.value) * 10) / 10,
  }
}

function byKey(figures: readonly Placed[]): Map<string, Placed[]> {
  return Map.groupBy(figures, ({ key }) => key)
}

/** The first of those that stand in the same place, taken out. */
function take(others: Map<string, Placed[]>, { key }: Placed): Placed | undefined {
  return others.get(key)?.shift()
}

function figuresIn({ blocks }: DocumentModel): readonly Placed[] {
  let heading = ''
  return blocks.flatMap((block): readonly Placed[] => {
    switch (block.kind) {
      case 'heading':
        heading = withoutNumber(textOf(block))
        return []
      case 'table':
        return block.rows.flatMap((row) => {
          const line = textOfRuns(row[0]?.runs ?? [])
          return row.flatMap((cell, at) =>
            at === 0
              ? []
              : placedIn(cell?.runs ?? [], { heading, line, named: block.columns[at]?.heading ?? '' }),
          )
        })
      case 'signature':
      case 'attachments':
      case 'page':
        return []
      default:
        return placedIn(block.runs, { heading, line: '', named: '' })
    }
  })
}

/** What a figure stands under, and no more of it than a line has room for. */
const longestUnder = 30

function placedIn(
  runs: readonly Run[],
  { heading, line, named }: { readonly heading: string; readonly line: string; readonly named: string },
): readonly Placed[] {
  const quotes = runs.flatMap((run) => (run.kind === 'quote' ? [run] : []))
  const about = line === '' ? textOfRuns(quotes.slice(0, 1)) : line
  return runs.flatMap((run, at) => {
    if (run.kind !== 'figure') return []
    const before = lastPart(runs.slice(0, at))
    const after = wordsAt(runs[at + 1]).split(pauses)[0] ?? ''
    const words = [named, before, '…', after.trim()].filter((word) => word !== '').join(' ')
    const under = shortened(about === '' ? heading : about, longestUnder)
    const key = JSON.stringify([heading, about, words])
    return [{ key, under, words, figure: run }]
  })
}

// Where nothing stands right before a figure, what does before the pause names it: 超过时限的措施：5条.
function lastPart(before: readonly Run[]): string {
  const said = before.map((run) => (run.kind === 'words' ? wordsAt(run) : '，')).join('')
  const parts = said.split(pauses).map((part) => part.trim())
  return parts.findLast((part) => part !== '' && !unitAlone.test(part)) ?? ''
}

// 3个, 5条: what is left of another figure.
const unitAlone = /^[个条项件次天家处份人名%]$/u
const pauses = /[，。；：、！？,;:!?\n（）()]/u

function wordsAt(run: Run | undefined): string {
  // What stands in brackets before a figure only adds to what it counts.
  return run?.kind === 'words' ? run.text.replaceAll(/[（(][^（）()]*[）)]/gu, '') : ''
}

/** Numbers of headings move with what stands above them. */
function withoutNumber(heading: string): string {
  return heading.replace(/^[（(]?[\d一二三四五六七八九十]+[）)、.]/u, '')
}

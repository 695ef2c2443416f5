import type { Draft, DraftFinding, DraftMeasure, DraftNote, Span } from '../reading/draft.ts'

type Item = DraftFinding | DraftMeasure
type Named = Span & { readonly heading: string; readonly words: string }

/**
 * The draft with the regulations and sums that its source names beside an item, each as a note of the item under which it
 * stands: 已制定《接待管理办法》，退缴4.6万元 below a measure. What the words, the notes or the progress of the item say
 * already is not said again, and what stands in the background of the document belongs to no item.
 */
export function withNamed<Part extends Pick<Draft, 'findings' | 'passages' | 'figures' | 'regulations'>>(
  draft: Part,
): Part {
  const named = namedIn(draft).filter((one) => isOfAnItem(draft, one))
  if (named.length === 0) return draft
  const items = draft.findings
    .flatMap((finding): Item[] => [finding, ...finding.measures])
    .toSorted((one, other) => one.passage.start - other.passage.start)
  const notes = new Map<Item, DraftNote[]>()
  for (const one of named) {
    const item = items[lastUpTo(items, one.start, ({ passage }) => passage.start)]
    if (item === undefined || saidOf(item).includes(one.words)) continue
    const own = notes.get(item) ?? []
    const same = own.find(({ heading }) => heading === one.heading)
    if (same === undefined) own.push({ heading: one.heading, text: one.words })
    else if (!same.text.split('、').includes(one.words)) same.text += `、${one.words}`
    notes.set(item, own)
  }
  const noted = <Kept extends Item>(item: Kept): Kept => ({
    ...item,
    notes: [...item.notes, ...(notes.get(item) ?? [])],
  })
  const findings = draft.findings.map((finding) => ({
    ...noted(finding),
    measures: finding.measures.map(noted),
  }))
  return { ...draft, findings }
}

function namedIn({ figures, regulations }: Pick<Draft, 'figures' | 'regulations'>): Named[] {
  return [
    ...regulations.map(({ name, passage }) => ({
      ...passage,
      heading: '涉及制度',
      words: `《${name.replace(/^《|》$/g, '')}》`,
    })),
    ...figures.map(({ kind, raw, passage }) => ({ ...passage, heading: headings[kind], words: raw.trim() })),
  ]
}

const headings = { money: '涉及金额', people: '涉及人数' } as const

function isOfAnItem({ passages }: Pick<Draft, 'passages'>, { start }: Span): boolean {
  const passage = passages[lastUpTo(passages, start, (one) => one.start)]
  return passage !== undefined && ['finding', 'measure', 'result'].includes(passage.role)
}

function saidOf(item: Item): string {
  const own = 'text' in item ? item.text : (item.title ?? '')
  return [own, item.stateRaw ?? '', item.dueRaw ?? '', ...item.notes.map(({ text }) => text)].join('\n')
}

/** Where the last of ordered places stands that begins at or before another; -1 where none does. */
function lastUpTo<Place>(places: readonly Place[], at: number, startOf: (place: Place) => number): number {
  let from = 0
  let to = places.length
  while (from < to) {
    const middle = (from + to) >> 1
    const place = places[middle]
    if (place !== undefined && startOf(place) <= at) from = middle + 1
    else to = middle
  }
  return from - 1
}

import { overlaps } from './cover.ts'
import type { Draft, DraftWarning, Passage, Span } from '../draft.ts'
import { type ItemAt, itemOf, itemsOf } from './draft-items.ts'
import type { SavedDraft } from '../saved-draft.schema.ts'
import type { SourceText } from '../text/source-text.ts'
import { type Unread, unreadOf } from '../unread.ts'
import { warningsFor } from '../warnings.ts'

/** Something that stays on top of the review until somebody has dealt with it or said that it is all right. */
export type OpenPoint =
  | { readonly kind: 'unplaced'; readonly key: string; readonly span: Span }
  | {
      readonly kind: 'warning'
      readonly key: string
      readonly warning: DraftWarning
      /** Where in the source it can be looked at. */
      readonly span: Span | null
    }
  | { readonly kind: 'proposal'; readonly key: string; readonly span: Span; readonly at: ItemAt }
  | {
      /** Words that stand where a day belongs and name none that is understood. */
      readonly kind: 'unread'
      readonly key: string
      readonly span: Span
      readonly at: ItemAt
      readonly unread: Unread
    }

/** What is known of a source besides its tree. */
export type ReadSource = Pick<SavedDraft, 'text' | 'doubts' | 'twins'>

/**
 * The warnings of a draft as it stands now. Those that an edit has settled are gone: a count that agrees again, text that
 * found its place.
 */
export function warningsNow(source: ReadSource, draft: Draft): DraftWarning[] {
  const counted = warningsFor({
    source: source.text,
    announced: draft.announced,
    findings: draft.findings,
    passages: draft.passages,
    // What the columns hold changes only by reading again, and that says what is still unknown.
    unknown: [],
  })
  const others = draft.warnings.filter(({ code }) => !recounted.includes(code))
  return [...twinWarnings(source), ...counted, ...others, ...doubtWarnings(source, draft)]
}

/** Tells one warning from another across edits. */
export function keyOf({ code, params }: DraftWarning): string {
  return [code, ...Object.entries(params).map(([name, value]) => `${name}=${value}`)].join(' ')
}

/** What is still open, in the order in which it is best dealt with. */
export function openPoints(source: SourceText, draft: Draft, seen: ReadonlySet<string>): OpenPoint[] {
  const open = draft.warnings.filter((warning) => !seen.has(keyOf(warning)))
  const warnings = open.flatMap((warning): OpenPoint[] => {
    // Listed by themselves, below: that somebody has seen them is not enough.
    if (warning.code === 'TEXT_UNPLACED' || warning.code === 'DAY_UNREAD') return []
    return [{ kind: 'warning', key: keyOf(warning), warning, span: spanOf(source, warning) }]
  })
  const isOneByOne = open.some(({ code }) => code === 'TEXT_UNPLACED')
  const unplaced = isOneByOne ? unplacedIn(source, draft.passages) : []
  const proposals = itemsOf(draft).flatMap((at): OpenPoint[] => {
    const item = itemOf(draft, at)
    if (item?.proposedBy === undefined) return []
    const { start, end } = item.passage
    return [{ kind: 'proposal', key: `proposal ${start} ${end}`, span: { start, end }, at }]
  })
  return [...warnings, ...proposals, ...unreadIn(draft), ...unplaced.map(unplacedPoint)]
}

function unreadIn(draft: Draft): OpenPoint[] {
  return itemsOf(draft).flatMap((at): OpenPoint[] => {
    const item = itemOf(draft, at)
    if (item === null) return []
    const { start, end } = item.passage
    return unreadOf(item).map((unread) => ({
      kind: 'unread',
      key: `unread ${at.finding} ${at.measure ?? ''} ${unread.field} ${unread.words}`,
      span: { start, end },
      at,
      unread,
    }))
  })
}

/** The stretches of the source that have no place and hold more than blanks. */
export function unplacedIn(source: SourceText, passages: readonly Passage[]): Span[] {
  return passages
    .filter(({ role, start, end }) => role === 'unplaced' && source.slice(start, end).trim() !== '')
    .map(({ start, end }) => ({ start, end }))
}

function unplacedPoint(span: Span): OpenPoint {
  return { kind: 'unplaced', key: `unplaced ${span.start} ${span.end}`, span }
}

/** Warnings that are worked out anew after each edit; others come from the reading and stay. */
const recounted: readonly string[] = [
  'FINDINGS_DIFFER',
  'MEASURES_DIFFER',
  'TEXT_CUT_OFF',
  'DONE_DIFFER',
  'TEXT_UNPLACED',
  'DAY_UNREAD',
  'DAY_FROM_SERIAL',
  'DAY_DIFFERS',
  'READ_BEFORE',
  'WORDS_DOUBTFUL',
]

function twinWarnings({ twins }: ReadSource): DraftWarning[] {
  return twins.map(({ kind, id, name, by, at }) => {
    const day = at.slice(0, 10)
    const [zh, en] = kind === 'draft' ? ['读入为草稿', 'read into the draft'] : ['导入为', 'committed as']
    return {
      code: 'READ_BEFORE',
      message: `同样的内容已于 ${day} 由 ${by} ${zh}“${name}”。`,
      messageEn: `The same text was ${en} “${name}” by ${by} on ${day}.`,
      params: { kind, id, name },
    }
  })
}

// One for each line of the source, since a line is what a person compares with the page; only what goes into the record.
function doubtWarnings({ text, doubts }: ReadSource, draft: Draft): DraftWarning[] {
  if (doubts.length === 0) return []
  const recorded = draft.passages.filter(({ role }) => role === 'finding' || role === 'measure')
  const points = Array.from(text)
  const wordsOf = ({ start, end }: Span): string => points.slice(start, end).join('')
  // A comma that may be a full stop is underlined in the source, and no reason to hold anybody up.
  const doubtful = doubts.filter(
    (doubt) => /[\p{L}\p{N}]/u.test(wordsOf(doubt)) && recorded.some((passage) => overlaps(passage, doubt)),
  )
  const lines = new Map<number, Span[]>()
  let line = 0
  let start = 0
  for (const doubt of doubtful.toSorted((one, other) => one.start - other.start)) {
    for (; start < doubt.start; start += 1) if (points[start] === '\n') line += 1
    lines.set(line, [...(lines.get(line) ?? []), doubt])
  }
  return [...lines.values()].map((spans) => {
    const words = spans.map(wordsOf).join('、')
    const [first, last] = [spans[0]?.start ?? 0, spans.at(-1)?.end ?? 0]
    return {
      code: 'WORDS_DOUBTFUL',
      message: `“${words}”识别没有把握，请对照原件。`,
      messageEn: `Not sure of “${words}”: compare with the page.`,
      params: { start: first, end: last },
    }
  })
}

function spanOf(source: SourceText, { code, params }: DraftWarning): Span | null {
  const { start, end, at } = params
  const isPlaced = code === 'WORDS_DOUBTFUL' || code === 'DAY_UNREAD' || code === 'DAY_DIFFERS'
  if (isPlaced && typeof start === 'number' && typeof end === 'number') return { start, end }
  if (code !== 'TEXT_CUT_OFF' || typeof at !== 'string') return null
  const found = source.text.indexOf(at)
  if (found === -1) return null
  return { start: source.codePointAt(found), end: source.codePointAt(found + at.length) }
}

import type { PlainDay } from '../../kernel/day.ts'
import { oncePer } from '../../kernel/once-per.ts'
import { overlaps, passagesAt } from './cover.ts'
import type { Draft, DraftFinding, DraftWarning, Passage, Span } from '../../reading/draft.ts'
import type { ItemAt } from './draft-items.ts'
import type { SavedDraft } from '../saved-draft.schema.ts'
import type { SourceText } from '../../reading/text/source-text.ts'
import { type Unread, unreadOf } from '../../reading/unread.ts'
import { freshLooks, warningsFor } from '../../reading/warnings.ts'

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
export type ReadSource = Pick<SavedDraft, 'text' | 'doubts' | 'twins'> & { readonly today: PlainDay }

/** Looks over the drafts of one source after each edit; what an edit leaves alone is not looked at again. */
export type Watch = {
  /**
   * The warnings of a draft as it stands now. Those that an edit has settled are gone: a count that agrees again, text
   * that found its place.
   */
  readonly warnings: (draft: Draft) => DraftWarning[]
  /** What is still open, in the order in which it is best dealt with. */
  readonly points: (draft: Draft, seen: ReadonlySet<string>) => OpenPoint[]
  /** Which of a draft's warnings have been seen, as indexes. */
  readonly marks: (draft: Draft, seen: ReadonlySet<string>) => number[]
}

/** Begins to look over the drafts of a source. */
export function watchOver(source: SourceText, read: ReadSource): Watch {
  const keys = oncePer(keyOf)
  const cut = freshLooks.cut(read.text)
  const looks = { days: oncePer(freshLooks.days), cut: () => cut, states: freshLooks.states }
  const twins = twinWarnings(read)
  const doubts = doubtsOf(source, read)
  const itemPoints = itemPointsOf()
  const warningPoint = oncePer((warning: DraftWarning): OpenPoint => {
    return { kind: 'warning', key: keyOf(warning), warning, span: spanOf(source, warning) }
  })
  const unplacedPoint = oncePer((passage: Passage): OpenPoint[] => {
    const [span] = unplacedIn(source, [passage])
    return span === undefined ? [] : [{ kind: 'unplaced', key: `unplaced ${span.start} ${span.end}`, span }]
  })
  return {
    warnings: (draft) => {
      // What the columns hold changes only by reading again, and that says what is still unknown.
      const { announced, findings, passages } = draft
      const counted = warningsFor(
        { source: read.text, announced, findings, passages, unknown: [], today: read.today },
        looks,
      )
      const others = draft.warnings.filter(({ code }) => !recounted.has(code))
      return [...twins, ...counted, ...others, ...doubts(draft)]
    },
    points: (draft, seen) => {
      const open =
        seen.size === 0 ? draft.warnings : draft.warnings.filter((warning) => !seen.has(keys(warning)))
      const isOneByOne = open.some(({ code }) => code === 'TEXT_UNPLACED')
      const unplaced = isOneByOne ? draft.passages.filter(({ role }) => role === 'unplaced') : []
      const items = draft.findings.map(itemPoints)
      return [
        ...open.filter(({ code }) => !listed.has(code)).map(warningPoint),
        ...items.flatMap(({ proposals }) => proposals),
        ...items.flatMap(({ unread }) => unread),
        ...unplaced.flatMap(unplacedPoint),
      ]
    },
    marks: (draft, seen) =>
      seen.size === 0 ? [] : draft.warnings.flatMap((warning, at) => (seen.has(keys(warning)) ? [at] : [])),
  }
}

/** Tells one warning from another across edits. */
export function keyOf({ code, params }: DraftWarning): string {
  return [code, ...Object.entries(params).map(([name, value]) => `${name}=${value}`)].join(' ')
}

type ItemPoints = { readonly proposals: readonly OpenPoint[]; readonly unread: readonly OpenPoint[] }

/** What is open about a finding and its measures, remembered while the finding stays as and where it is. */
function itemPointsOf(): (finding: DraftFinding, index: number) => ItemPoints {
  const openIn = oncePer(openItems)
  const known = new WeakMap<DraftFinding, { readonly index: number; readonly points: ItemPoints }>()
  return (finding, index) => {
    const open = openIn(finding)
    if (open.length === 0) return nothingOpen
    const before = known.get(finding)
    if (before?.index === index) return before.points
    const placed = open.map(({ measure, ...item }) => ({ ...item, at: { finding: index, measure } }))
    const points = { proposals: placed.flatMap(proposalPoint), unread: placed.flatMap(unreadPoints) }
    known.set(finding, { index, points })
    return points
  }
}

const nothingOpen: ItemPoints = { proposals: [], unread: [] }

type OpenItem = {
  readonly span: Span
  readonly isProposed: boolean
  readonly unread: readonly Unread[]
}

function openItems(finding: DraftFinding): (OpenItem & { readonly measure: number | null })[] {
  return [finding, ...finding.measures].flatMap((item, place) => {
    const unread = unreadOf(item)
    const isProposed = item.proposedBy !== undefined
    if (!isProposed && unread.length === 0) return []
    const { start, end } = item.passage
    return [{ span: { start, end }, isProposed, unread, measure: place === 0 ? null : place - 1 }]
  })
}

type PlacedItem = OpenItem & { readonly at: ItemAt }

function proposalPoint({ span, isProposed, at }: PlacedItem): OpenPoint[] {
  return isProposed ? [{ kind: 'proposal', key: `proposal ${span.start} ${span.end}`, span, at }] : []
}

function unreadPoints({ span, unread, at }: PlacedItem): OpenPoint[] {
  return unread.map((one) => ({
    kind: 'unread',
    key: `unread ${at.finding} ${at.measure ?? ''} ${one.field} ${one.words}`,
    span,
    at,
    unread: one,
  }))
}

/** The stretches of the source that have no place and hold more than blanks. */
export function unplacedIn(source: SourceText, passages: readonly Passage[]): Span[] {
  return passages
    .filter(({ role, start, end }) => role === 'unplaced' && source.slice(start, end).trim() !== '')
    .map(({ start, end }) => ({ start, end }))
}

/** Warnings whose passages and items are points by themselves: that somebody has seen them is not enough. */
const listed: ReadonlySet<string> = new Set(['TEXT_UNPLACED', 'DAY_UNREAD'])

/** Warnings that are worked out anew after each edit; others come from the reading and stay. */
const recounted: ReadonlySet<string> = new Set([
  'FINDINGS_DIFFER',
  'MEASURES_DIFFER',
  'TEXT_CUT_OFF',
  'DONE_DIFFER',
  'TEXT_UNPLACED',
  'DAY_UNREAD',
  'DAY_FROM_SERIAL',
  'DAY_DIFFERS',
  'DAY_TO_COME',
  'STATE_UNCLEAR',
  'READ_BEFORE',
  'WORDS_DOUBTFUL',
])

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

/**
 * Warns of doubtful words, once for each line of the source, since a line is what a person compares with the page; only of
 * those that go into the record.
 */
function doubtsOf(source: SourceText, { doubts }: ReadSource): (draft: Draft) => DraftWarning[] {
  // A comma that may be a full stop is underlined in the source, and no reason to hold anybody up.
  const doubtful = doubts
    .filter(({ start, end }) => /[\p{L}\p{N}]/u.test(source.slice(start, end)))
    .toSorted((one, other) => one.start - other.start)
  const lines = inLines(source, doubtful).map((spans) => ({ spans, warningOf: lineWarning(source) }))
  return ({ passages }) =>
    lines.flatMap(({ spans, warningOf }) => {
      const recorded = spans.filter((span) =>
        passagesAt(passages, span).some(
          (passage) => (passage.role === 'finding' || passage.role === 'measure') && overlaps(passage, span),
        ),
      )
      return recorded.length === 0 ? [] : [warningOf(recorded)]
    })
}

function inLines(source: SourceText, sorted: readonly Span[]): Span[][] {
  const lines: Span[][] = []
  let before = 0
  for (const span of sorted) {
    const last = lines.at(-1)
    if (last === undefined || source.slice(before, span.start).includes('\n')) lines.push([span])
    else last.push(span)
    before = span.start
  }
  return lines
}

/** The warning of one line, which stays the same while it is about the same words. */
function lineWarning(source: SourceText): (spans: readonly Span[]) => DraftWarning {
  let told: { readonly spans: readonly Span[]; readonly warning: DraftWarning } | null = null
  return (spans) => {
    const isSame = told?.spans.length === spans.length && spans.every((span, at) => told?.spans[at] === span)
    if (told !== null && isSame) return told.warning
    const words = spans.map(({ start, end }) => source.slice(start, end)).join('、')
    const warning = {
      code: 'WORDS_DOUBTFUL',
      message: `“${words}”识别没有把握，请对照原件。`,
      messageEn: `Not sure of “${words}”: compare with the page.`,
      params: { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 },
    }
    told = { spans, warning }
    return warning
  }
}

/** Warnings that say where they look. */
const placed: ReadonlySet<string> = new Set([
  'WORDS_DOUBTFUL',
  'DAY_UNREAD',
  'DAY_DIFFERS',
  'DAY_TO_COME',
  'STATE_UNCLEAR',
  'TOTALS_LEFT_OUT',
  'ROWS_GONE_LEFT_OUT',
  'ANSWER_BLANK',
])

function spanOf(source: SourceText, { code, params }: DraftWarning): Span | null {
  const { start, end, at } = params
  if (placed.has(code) && typeof start === 'number' && typeof end === 'number') return { start, end }
  if (code !== 'TEXT_CUT_OFF' || typeof at !== 'string') return null
  const found = source.text.indexOf(at)
  if (found === -1) return null
  return { start: source.codePointAt(found), end: source.codePointAt(found + at.length) }
}

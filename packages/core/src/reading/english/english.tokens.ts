import type { Flow } from '../text/lines.ts'
import { type Range, trimRange } from '../text/strip.ts'

/** What a label or key in an English follow-up announces. */
export type EnglishKind =
  | 'recommendation'
  | 'finding'
  | 'reply'
  | 'status'
  | 'owner'
  | 'due'
  | 'key'
  | 'report'
  | 'heading'

/** A label or key with its value. */
export type EnglishToken = {
  readonly kind: EnglishKind
  /** `CA 1`, `2a`, `NAB-20-114`; null where the label has no number. */
  readonly key: string | null
  readonly start: number
  readonly value: Range
  readonly isLineStart: boolean
  /** A number of its own in front of the label: “1. Status: Open”. */
  readonly isNumbered: boolean
}

const words: readonly (readonly [EnglishKind, string])[] = [
  [
    'status',
    '(?:(?:implementation|current|recommendation|overall|audit) )?status(?: of (?:the )?(?:recommendation|action))?|disposition',
  ],
  [
    'due',
    '(?:(?:target|estimated|expected|planned|anticipated|projected|proposed|revised|actual) )?(?:(?:implementation|completion|due|target) )?(?:date|deadline|timeline|due)(?: of (?:implementation|completion))?|timeframe',
  ],
  [
    'owner',
    '(?:agency|department|entity|responsible (?:party|person|agency|department|official|officer|unit|manager)|(?:action )?owner|lead(?: agency| department)?|addressee|directed to|agency (?:affected|contact)|office)',
  ],
  [
    'reply',
    "(?:(?:the )?(?:management|agency|department|departmental|auditee|board|city|county|committee)(?:[’']s)? )?(?:response|reply|comments?|actions?|update)(?: (?:taken|plan|to date))?|actions? taken|corrective actions?(?: (?:taken|plan))?|progress(?: (?:to date|update))?|status update|follow[- ]?up(?: results?)?|explanation|planned actions?",
  ],
  ['recommendation', '(?:audit )?recommendations?|recommended action|rec\\.?'],
  [
    'finding',
    '(?:audit )?findings?|(?:finding )?title|observations?|issues?|conditions?|deficienc(?:y|ies)|weakness(?:es)?',
  ],
  ['heading', 'conclusions?'],
]
const number = '(?:\\s*(?:no\\.?|#|number)?\\s*(\\d{1,3}(?:[.-]\\d{1,3})?[a-z]?|[A-Z](?=\\s*[:.])))?'
const label = new RegExp(
  `(?<=^|\\n|\\S\\s{2,}|[.;!?)]\\s|\\t|\\d[.)]\\s|\\|\\s?|[•*-]\\s)(?:${words.map(([, form]) => `(${form})`).join('|')})${number}(?:\\s*(?::|\\s[–—-]\\s)|(?<=\\d[a-z]?)\\.\\s+(?=[A-Z])|(?<=\\d[a-z]?)[ ]*(?=\\n))`,
  'gi',
)
const bareKey = /(?<=^|\n|[.;!?)]\s|[a-z]\s|\s)([A-Z]{1,4}\s?\d{1,3}[a-z]?|\d{1,2}[a-z])\s?:\s/g
// “(2031-011)” alone on its line: the number of an audit finding above its labels.
const keyLine = /(?<=^|\n)\((\d{2,4}-\d{2,4})\)[ \t]*(?=\n)/g
// “2a: PAC recommendation: …”, “CONCLUSION 1: …” of a reply to a committee.
const keyedLabel = /(?<=^|\n)(\d{1,2}[a-z]?)[:.]\s+(?:[A-Z]{2,6}\s+)?(conclusion|recommendation)s?\s*:\s*/gi
const report =
  /(?<=^|\n)(?:(?:Audit )?Report (?:No\.?|Number)\s*)?([A-Z]{2,6}-\d{2,4}-\d{1,6}[A-Z]*|(?<=Report (?:No\.?|Number)\s*)[\w-]*\d[\w-]*)\b[^\n]{0,60}/g
const heading =
  /\b(?:POINT|PART|SECTION|AREA|OBJECTIVE|CHAPTER|GOAL|Point|Objective|Chapter)\s+([IVX]{1,5}|\d{1,2}|[A-Z])\s*:\s/g

/** The labels, keys and report numbers of an English text, in order. */
export function englishTokens(flow: Flow): EnglishToken[] {
  const { text } = flow.strip
  const starts = [
    ...keyedLabelStarts(text),
    ...labelStarts(text),
    ...keyStarts(text),
    ...headingStarts(text),
  ].toSorted((one, other) => one.start - other.start)
  const distinct = starts.filter(
    (token, at) => token.start >= (starts[at - 1]?.valueStart ?? 0) || starts[at - 1] === undefined,
  )
  const lineEnds = flow.lines.map((line) => line.end)
  return distinct.map((token, at) => {
    const limit = distinct[at + 1]?.start ?? text.length
    return {
      kind: token.kind,
      key: token.key,
      start: token.start,
      isLineStart:
        token.start === 0 ||
        /[\n]\s*(?:\d+[.)]\s*)?$/.test(text.slice(Math.max(0, token.start - 8), token.start)),
      isNumbered: /(?:^|\n)\s*\d{1,3}[.)]\s*$/.test(text.slice(Math.max(0, token.start - 8), token.start)),
      value: valueOf(text, { start: token.valueStart, end: limit }, lineEnds),
    }
  })
}

type Start = { kind: EnglishKind; key: string | null; start: number; valueStart: number }

function labelStarts(text: string): Start[] {
  return [...text.matchAll(label)].flatMap((match) => {
    const at = words.findIndex((_, index) => match[index + 1] !== undefined)
    const kind = words[at]?.[0]
    // “in response:” in a sentence is no label: labels begin with a capital.
    if (kind === undefined || !/^[A-Z]/.test(match[0])) return []
    return [
      {
        kind,
        key: match[words.length + 1] ?? null,
        start: match.index,
        valueStart: match.index + match[0].length,
      },
    ]
  })
}

function keyedLabelStarts(text: string): Start[] {
  return [...text.matchAll(keyedLabel)].map((match) => ({
    kind: /^c/i.test(match[2] ?? '') ? 'heading' : 'recommendation',
    key: match[1] ?? null,
    start: match.index,
    valueStart: match.index + match[0].length,
  }))
}

function keyStarts(text: string): Start[] {
  return [...text.matchAll(keyLine), ...text.matchAll(bareKey)].map((match) => ({
    kind: 'key',
    key: (match[1] ?? '').replace(/\s+/g, ' '),
    start: match.index,
    valueStart: match.index + match[0].length,
  }))
}

function headingStarts(text: string): Start[] {
  const reports = [...text.matchAll(report)].map(
    (match): Start => ({
      kind: 'report',
      key: match[1] ?? null,
      start: match.index,
      valueStart: match.index + match[0].length,
    }),
  )
  const headings = [...text.matchAll(heading)].map(
    (match): Start => ({
      kind: 'heading',
      key: match[1] ?? null,
      start: match.index,
      valueStart: match.index + match[0].length,
    }),
  )
  return [...reports, ...headings]
}

/** The value of a label: the rest of its line, or the next line when its own is empty. */
function valueOf(text: string, range: Range, lineEnds: readonly number[]): Range {
  let low = 0
  let high = lineEnds.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lineEnds[middle] ?? 0) < range.start) low = middle + 1
    else high = middle
  }
  const lineAt = (at: number): Range =>
    trimRange(text, { start: range.start, end: Math.min(range.end, lineEnds[at] ?? range.end) })
  let own = lineAt(low)
  // An empty line of its own, or a sentence that runs over the end of the line.
  while (low + 1 < lineEnds.length && (own.end === own.start || runsOn(text, own.end, range.end))) {
    low += 1
    own = lineAt(low)
  }
  return own
}

function runsOn(text: string, end: number, limit: number): boolean {
  return end < limit && /[a-z,]/.test(text.charAt(end - 1)) && /^\s*\n\s*[a-z]/.test(text.slice(end, limit))
}

import { type Assignment, unassigned } from '../facts/attributes.ts'
import type { DraftStatus } from '../draft.ts'
import { englishDue, isNoDate, promisedInEnglish } from './english.dates.ts'
import {
  endingWithStatus,
  listedByStatus,
  namedInBrackets,
  recommendedLines,
  statusBeneath,
} from './english.lists.ts'
import { isBareAnswer, statusOfReply, tellsNothingDone } from './english.replies.ts'
import { type EnglishRecord, recordsOf } from './english.records.ts'
import { type EnglishToken, englishTokens } from './english.tokens.ts'
import type { Flow } from '../text/lines.ts'
import type { ReadFinding, ReadMeasure } from '../findings/reading.ts'
import { statusOf } from '../findings/statuses.ts'
import { type Range, wordsOf } from '../text/strip.ts'

/** Whether a text is English: hardly a Chinese character among its letters. */
export function isEnglish(text: string): boolean {
  const sample = text.slice(0, 20_000)
  const chinese = sample.match(/[\u4e00-\u9fff]/g)?.length ?? 0
  const latin = sample.match(/[A-Za-z]/g)?.length ?? 0
  return latin > 40 && latin > chinese * 10
}

/** Reads an English follow-up: lists by status, labelled blocks, or actions that go by a key. */
export function englishFindings(flow: Flow): ReadFinding[] {
  const listed = listedByStatus(flow)
  if (listed.length > 0) return listed
  const records = recordsOf(flow, englishTokens(flow))
  const found = records
    .map((record, at) =>
      findingOf(flow, {
        ...record,
        from: records[at - 1]?.end ?? 0,
        limit: records[at + 1]?.tokens[0]?.start ?? flow.strip.text.length,
      }),
    )
    .filter((finding) => finding !== null)
  if (found.length > 0) return found
  const beneath = statusBeneath(flow)
  if (beneath.length > 0) return beneath
  const ending = endingWithStatus(flow)
  if (ending.length > 0) return ending
  const bracketed = namedInBrackets(flow)
  return bracketed.length > 0 ? bracketed : recommendedLines(flow)
}

/** A record with the end of the one before it and the place where the next one begins. */
type Bounded = EnglishRecord & { readonly from: number; readonly limit: number }

function findingOf(flow: Flow, record: Bounded): ReadFinding | null {
  const { text } = flow.strip
  const of = (kind: EnglishToken['kind']): EnglishToken[] =>
    record.tokens.filter((token) => token.kind === kind)
  const keyed = of('key')
  const named = namedBy(record)
  const hasWords = named !== undefined && named.value.end > named.value.start
  const isAction =
    keyed.length > 0 ||
    of('status').length > 0 ||
    of('reply').length > 0 ||
    of('owner').length > 0 ||
    of('due').length > 0 ||
    (of('recommendation').length > 0 && numberedReplies(flow, record).length > 0)
  if (!isAction || (!hasWords && of('status').length === 0)) return null
  if (
    keyed.length === 1 &&
    record.tokens.length === 1 &&
    !/[a-z]{3}/.test(text.slice(named?.value.start ?? 0, named?.value.end ?? 0))
  )
    return null
  const title = named === undefined || !hasWords ? null : titleOf(text, named)
  const written = statusIn(text, record)
  const told = written === null ? statusToldIn(flow, record) : null
  const stated = written ?? told?.raw ?? null
  const status = written === null ? (told?.status ?? null) : statusOf(written)
  const lead = title === null ? leadOf(flow, record) : null
  const measures = status === 'disagreed' ? [] : measuresOf(flow, record, title)
  const start = lead?.start ?? record.tokens[0]?.start ?? 0
  return {
    number: record.key ?? lead?.number ?? null,
    path: record.path,
    title: title ?? lead?.title ?? null,
    at: start,
    status,
    statusRaw: stated,
    assignment: assignmentOf(flow, record),
    measures,
    headEnd: title?.end ?? lead?.title.end ?? start,
    extent: { start, end: lastOfBlock(record) },
  }
}

/**
 * The finding that stands before the first label of an item: “(1) Invoices were paid without proof. Status: …”, or on
 * the line above it.
 */
function leadOf(flow: Flow, record: Bounded): { number: string | null; title: Range; start: number } | null {
  const first = record.tokens[0]
  const at = flow.lines.findLastIndex(({ start }) => first !== undefined && start <= first.start)
  const own = flow.lines[at]
  if (first === undefined || own === undefined) return null
  const isAbove = own.start === first.start
  const line = isAbove ? flow.lines[at - 1] : own
  if (line === undefined || line.start < record.from) return null
  const words = flow.strip.text.slice(line.start, isAbove ? line.end : first.start).trimEnd()
  const match =
    /^(?:\(?(\d{1,3}(?:\.\d{1,3})*|[A-Za-z])[.):]|([A-Z]{1,4}[-.]?\d{1,3}(?:\.\d{1,3})*)[.:)]?|(\d{1,2}\.\d{1,2}))\s+(?=\S.{10})/.exec(
      words,
    )
  if (match === null && !(isAbove && /\b(?:should|must)\b/.test(words))) return null
  const title = { start: line.start + (match?.[0].length ?? 0), end: line.start + words.length }
  return { number: match?.[1] ?? match?.[2] ?? match?.[3] ?? null, title, start: line.start }
}

// An action that goes by its own key is named there; else the finding names it, else the recommendation.
function namedBy(record: EnglishRecord): EnglishToken | undefined {
  const [first] = record.tokens
  if (first?.kind === 'key' && first.value.end > first.value.start) return first
  return (['finding', 'recommendation', 'key'] as const)
    .map((kind) => record.tokens.find((token) => token.kind === kind))
    .find((token) => token !== undefined)
}

// In a run-together text the action is one sentence; on a line of its own it is the line.
function titleOf(text: string, token: EnglishToken): Range {
  if (token.isLineStart && token.kind !== 'key') return token.value
  const words = text.slice(token.value.start, token.value.end)
  const stop = words.search(/[.?!](?=\s+[A-Z(]|$)/)
  return { start: token.value.start, end: stop < 0 ? token.value.end : token.value.start + stop + 1 }
}

function statusIn(text: string, record: EnglishRecord): string | null {
  for (const token of record.tokens.filter(({ kind }) => kind === 'status')) {
    const words = text.slice(token.value.start, token.value.end)
    if (statusOf(words) !== null) return words.split(/[.;\n]/, 1)[0]?.trim() ?? null
  }
  const keyed = record.tokens
    .filter(({ kind }) => kind === 'key' || kind === 'reply' || kind === 'recommendation')
    .slice(1)
  for (const token of keyed) {
    const words = text.slice(token.value.start, token.value.end)
    const match =
      /^(?:(?:closed?\s*[-–—]\s*)?(?:partially |not (?:yet )?|fully |will not )?implement(?:ed)?|in progress|ongoing|completed?|open|closed|undetermined|not started|disagree[ds]?)\b/i.exec(
        words,
      )
    if (match !== null) return match[0]
  }
  return null
}

function measuresOf(flow: Flow, record: Bounded, title: Range | null): ReadMeasure[] {
  const { text } = flow.strip
  const replies = record.tokens.filter(({ kind }) => kind === 'reply').map(({ value }) => value)
  const told = [...replies, ...numberedReplies(flow, record)]
  const used = told.length > 0 ? told : narrativeOf(flow, record, title)
  return used.filter(({ start, end }) => {
    const words = text.slice(start, end)
    return end - start >= 8 && !tellsNothingDone(words) && !isBareAnswer(words)
  })
}

// “1.1 The survey was completed.” between or beneath the labels of an item: paragraphs of the reply with numbers of
// their own.
function numberedReplies(flow: Flow, record: Bounded): Range[] {
  return linesBetween(flow, record).flatMap(({ start, end }) => {
    const match = /^\d{1,3}(?:\.\d{1,3})*[.)]?\s+(?=[A-Z])/.exec(flow.strip.text.slice(start, start + 24))
    if (match === null || labelled.test(flow.strip.text.slice(start + match[0].length, end))) return []
    return [{ start: start + match[0].length, end }]
  })
}

const labelled = /^(?:[A-Z]{2,6} )?(?:Conclusion|Recommendation|Finding)s?\b[^.]{0,12}:/

/** The lines of an item that no label claims. */
function linesBetween(flow: Flow, record: Bounded): Range[] {
  const from = record.tokens[0]?.value.end ?? record.limit
  const next = flow.lines.findLast(({ start }) => start <= record.limit)
  const heading = flow.lines.find(
    ({ start, end }) => start >= from && /^[A-Z][A-Z .&/-]{3,60}$/.test(flow.strip.text.slice(start, end)),
  )
  return flow.lines.filter(
    (line) =>
      line.start >= from &&
      line.end <= record.limit &&
      line.start < (heading?.start ?? Infinity) &&
      // The line above the next item’s first label may be its finding.
      (line !== next || record.limit === flow.strip.text.length) &&
      !record.tokens.some((token) => token.start < line.end && line.start < token.value.end),
  )
}

function statusToldIn(flow: Flow, record: Bounded): { status: DraftStatus; raw: string } | null {
  const { text } = flow.strip
  const replies = record.tokens.filter(({ kind }) => kind === 'reply').map(({ value }) => value)
  for (const { start, end } of [...linesBetween(flow, record), ...replies].toReversed()) {
    const found = statusOfReply(text.slice(start, Math.min(end, start + 300)))
    if (found !== null) return found
  }
  return null
}

/** Where the same key comes again with its status, the sentence before it says what was done. */
function narrativeOf(flow: Flow, record: EnglishRecord, title: Range | null): Range[] {
  const { text } = flow.strip
  const [, second] = record.tokens.filter(({ kind }) => kind === 'key')
  if (second === undefined) return []
  if (second.isLineStart) return behindStatus(text, second.value)
  const before = text.slice(Math.max(title?.end ?? 0, second.start - 400), second.start).trimEnd()
  const stops = [...before.slice(0, -1).matchAll(/[.?!](?=\s+[A-Z])/g)]
  const lead = stops.at(-1)?.index ?? -1
  const sentence = before.slice(lead + 1)
  const start =
    second.start -
    (text.slice(0, second.start).length - text.slice(0, second.start).trimEnd().length) -
    sentence.trimStart().length
  return sentence.trim().length >= 8 ? [{ start, end: start + sentence.trimStart().length }] : []
}

// “CA 1: Implemented. The worksheet has been in use since May.”
function behindStatus(text: string, value: Range): Range[] {
  const words = text.slice(value.start, value.end)
  const stop = words.search(/[.;:–—-]\s+(?=[A-Z])/)
  if (stop < 0 || stop > 40 || statusOf(words.slice(0, stop)) === null) return []
  const rest = words.slice(stop + 1).trimStart()
  return [{ start: value.end - rest.length, end: value.end }]
}

function assignmentOf(flow: Flow, record: EnglishRecord): Assignment {
  const valueOf = (kind: EnglishToken['kind']): string | null => {
    const values = record.tokens
      .filter((token) => token.kind === kind)
      .map((token) => wordsOf(flow.strip, token.value))
      .filter((words) => !isNoDate(words))
    return values.length === 0 ? null : values.join('; ')
  }
  const due = valueOf('due') ?? promisedInEnglish(valueOf('reply') ?? '')
  return { ...unassigned, owner: valueOf('owner'), dueRaw: due, dueOn: due === null ? null : englishDue(due) }
}

// The extent of an item is its unbroken block; its status elsewhere in the text is placed by itself.
function lastOfBlock(record: EnglishRecord): number {
  let end = record.tokens[0]?.value.end ?? 0
  for (const token of record.tokens) if (token.start - end < 200) end = Math.max(end, token.value.end)
  return end
}

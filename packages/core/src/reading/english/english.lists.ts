import { unassigned } from '../facts/attributes.ts'
import type { DraftStatus } from '../draft.ts'
import type { Flow } from '../text/lines.ts'
import type { ReadFinding } from '../findings/reading.ts'
import { tellsNothingDone } from './english.replies.ts'
import { statusOf } from '../findings/statuses.ts'
import { type Range, trimRange, wordsOf } from '../text/strip.ts'

const item = /^(?:(\d{1,3}|[A-Za-z])[.)]|[•●*-])\s+(?=\S)/

/** Recommendations listed under a status: “Implemented 3” and then the three, whatever their numbers became. */
export function listedByStatus(flow: Flow): ReadFinding[] {
  const { text } = flow.strip
  const findings: ReadFinding[] = []
  let state: { status: DraftStatus; raw: string } | null = null
  for (const line of flow.lines) {
    const words = text.slice(line.start, Math.min(line.end, line.start + 600))
    const listed = item.exec(words)
    if (listed === null) {
      const heading = statusHeading(words)
      const isCount = /^(?:\(?\d+\)?|none\.?|n\/a|-)$/i.test(words.trim())
      if (heading !== null || !isCount) state = heading
      continue
    }
    // A bullet that itself begins with a status word defines it.
    if (state === null || statusOf(words.slice(listed[0].length)) !== null) continue
    const title = trimRange(text, { start: line.start + listed[0].length, end: line.end })
    if (title.end - title.start < 8) continue
    findings.push(
      plainFinding({ number: listed[1] ?? null, title, start: line.start, path: [state.raw] }, state),
    )
  }
  return findings
}

function statusHeading(words: string): { status: DraftStatus; raw: string } | null {
  const match =
    /^([A-Za-z][A-Za-z\s–—-]{3,36}?)\s*(?:[:(–-]?\s*\d{1,4}\)?(?:\s*\(\d+%\))?|recommendations?(?:\s*\(\d+\))?)?\s*:?$/.exec(
      words.trim(),
    )
  const raw = match?.[1]?.trim()
  if (raw === undefined || raw.split(/\s+/).length > 5) return null
  const status = statusOf(raw)
  return status === null ? null : { status, raw }
}

const closingWords =
  '(?:closed?\\s*[-–—]\\s*)?(?:fully |partially |partly |not (?:yet )?|will not (?:be )?)?implement(?:ed)?|in[ -]progress|ongoing|completed?|open|closed|undetermined|not started|pending|resolved'
const statusBehind = new RegExp(
  `^(\\d{1,3}(?:[.-]\\d{1,3})?[a-z]?|[A-Z]-?\\d{1,3})[.):]?\\s+(.{12,400}?)\\s+[-–—([|]?\\s*(${closingWords})\\s*[)\\]]?\\.?$`,
  'i',
)

const wholeStatus = new RegExp(`^(?:${closingWords})\\.?$`, 'i')

/** Recommendations on a line each, with the status as its last words: a table whose columns were lost. */
export function endingWithStatus(flow: Flow): ReadFinding[] {
  const { text } = flow.strip
  const findings: ReadFinding[] = []
  for (const line of flow.lines) {
    const words = text.slice(line.start, Math.min(line.end, line.start + 500))
    const match = statusBehind.exec(words)
    const [, number, title, raw] = match ?? []
    const status = raw === undefined ? null : statusOf(raw)
    if (number === undefined || title === undefined || raw === undefined || status === null) continue
    const start = line.start + words.indexOf(title, number.length)
    const range = { start, end: start + title.length }
    findings.push(plainFinding({ number, title: range, start: line.start, path: [] }, { status, raw }))
  }
  return findings.length >= 2 ? findings : []
}

/**
 * Recommendations whose status stands alone on the next line: a table that was copied one cell a line. The agency
 * stands above, what became of it beneath.
 */
export function statusBeneath(flow: Flow): ReadFinding[] {
  const { text } = flow.strip
  const words = flow.lines.map(({ start, end }) => text.slice(start, Math.min(end, start + 700)).trim())
  const findings: ReadFinding[] = []
  words.forEach((line, at) => {
    const status = line.length <= 40 && wholeStatus.test(line) ? statusOf(line) : null
    const title = flow.lines[at - 1]
    const above = words[at - 1] ?? ''
    if (status === null || title === undefined || !/\b(?:should|must|recommends?)\b/.test(above)) return
    const next = flow.lines[at + 1]
    const told = words[at + 1] ?? ''
    const isTold = next !== undefined && told.length >= 30 && /[.!]$/.test(told) && !/\bshould\b/.test(told)
    const owner = words[at - 2] ?? ''
    const isOwner =
      owner.length >= 3 && owner.length <= 80 && !/[.:!?]$/.test(owner) && !wholeStatus.test(owner)
    findings.push({
      ...plainFinding(
        { number: null, title: { start: title.start, end: title.end }, start: title.start, path: [] },
        { status, raw: line },
      ),
      assignment: { ...unassigned, owner: isOwner ? owner : null },
      measures: isTold && !tellsNothingDone(told) ? [{ start: next.start, end: next.end }] : [],
      extent: { start: title.start, end: isTold ? next.end : (flow.lines[at]?.end ?? title.end) },
    })
  })
  return findings.length >= 2 ? findings : []
}

const introduction =
  /\b(?:found|finds?|identified|noted|revealed|disclosed|findings?|weaknesses|deficiencies|issues)\b[^.()]{0,100}?(?=\(1\))/gi

/** Findings numbered inside a sentence: “The review found: (1) …; (2) ….” */
export function namedInBrackets(flow: Flow): ReadFinding[] {
  const { text } = flow.strip
  const findings: ReadFinding[] = []
  for (const match of text.matchAll(introduction)) {
    let at = match.index + match[0].length
    for (let number = 1; number < 60; number += 1) {
      const mark = `(${number})`
      if (!text.startsWith(mark, at)) break
      const start = at + mark.length
      const next = text.indexOf(`(${number + 1})`, start)
      const stop = text.slice(start, start + 600).search(/[.;](?=\s|$)|\n\s*\n/)
      const end =
        next >= 0 && next - start < 600 ? next : stop < 0 ? Math.min(text.length, start + 600) : start + stop
      const title = withoutLink(text, { start, end })
      if (title.end > title.start)
        findings.push(plainFinding({ number: String(number), title, start: at, path: [] }, null))
      if (next < 0 || next - start >= 600) break
      at = next
    }
  }
  return findings
}

const recommends =
  /^(?:We|[A-Z]{2,6}|The (?:[A-Z][a-z]+ )?(?:Auditor|Office|Inspector General|Committee|Panel|Team)) recommends?,? (?:that\b|to\b)/

/** Recommendations without a number, each a paragraph: “OIG recommends that the bureau …”. A single one may be quoted in prose. */
export function recommendedLines(flow: Flow): ReadFinding[] {
  const { text } = flow.strip
  const found = flow.lines.filter(({ start, end }) =>
    recommends.test(text.slice(start, Math.min(end, start + 90))),
  )
  if (found.length < 2) return []
  return found.map(({ start, end }) =>
    plainFinding({ number: null, title: { start, end }, start, path: [] }, null),
  )
}

function withoutLink(text: string, range: Range): Range {
  const words = text.slice(range.start, range.end)
  const link = /[;,.\s]+(?:and\s*)?$/.exec(words)
  return trimRange(text, { start: range.start, end: link === null ? range.end : range.start + link.index })
}

function plainFinding(
  read: { number: string | null; title: Range; start: number; path: string[] },
  state: { status: DraftStatus; raw: string } | null,
): ReadFinding {
  return {
    number: read.number,
    path: read.path,
    title: read.title,
    at: read.start,
    status: state?.status ?? null,
    statusRaw: state?.raw ?? null,
    assignment: unassigned,
    measures: [],
    headEnd: read.title.end,
    extent: { start: read.start, end: read.title.end },
  }
}

/** Whether a line of a flow holds nothing but a status heading; the announced counts stand behind it. */
export function statusCounts(flow: Flow): { status: DraftStatus; count: number }[] {
  const counts: { status: DraftStatus; count: number }[] = []
  flow.lines.forEach((line, at) => {
    const words = bare(wordsOf(flow.strip, { start: line.start, end: Math.min(line.end, line.start + 80) }))
    const heading = statusHeading(words)
    if (heading === null) return
    const next = flow.lines[at + 1]
    const inline = /(\d{1,4})\)?(?:\s*\(\d+%\))?$/.exec(words)?.[1]
    const below =
      next === undefined ? undefined : /^\(?(\d{1,4})\)?$/.exec(bare(wordsOf(flow.strip, next)))?.[1]
    const count = inline ?? below
    if (count !== undefined) counts.push({ status: heading.status, count: Number(count) })
  })
  return counts
}

// The mark of a column that was kept when its table was flattened.
function bare(words: string): string {
  return words.replace(/\s*\|\s*$/, '')
}

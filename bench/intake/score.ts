// Scores the intake against a folder of TXT+JSON in the format described in bench/intake/README.md.
// usage: npm run bench:intake -- DIR
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Draft, DraftFinding, DraftMeasure } from '@bihuan/core/reading/draft.ts'
import type { PassReport } from '@bihuan/core/reading/pass-report.ts'
import { readText } from '@bihuan/core/reading/read-text.ts'
import { decodeText } from '@bihuan/core/reading/text/decode.ts'
import { type Label, labelSchema } from './label.ts'
import { matchFindings, matchMeasures, sameWords } from './matching.ts'

type Score = {
  name: string
  found: number
  missed: number
  invented: number
  titles: number
  titled: number
  statuses: number
  owners: number
  deadlines: number
  measuresFound: number
  measuresMissed: number
  measuresInvented: number
  announced: number
  announcedOf: number
  isWhole: boolean
  milliseconds: number
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { verbose: { type: 'boolean', short: 'v' }, passes: { type: 'boolean' } },
})
const folder = positionals[0]
if (folder === undefined) {
  process.stderr.write('usage: npm run bench:intake -- DIR [-v] [--passes]\n')
  process.exitCode = 2
} else {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  const scores = names.toSorted().map((name) => scoreCase(join(folder, name), values.verbose === true))
  report(scores)
}

function scoreCase(path: string, isVerbose: boolean): Score {
  const label = labelSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  const decoded = decodeText(readFileSync(resolve(path, '..', label.text_file)))
  if (!decoded.ok) throw new Error(`${label.text_file} was refused: ${decoded.refusal.code}`)
  const { text } = decoded.value
  const begin = performance.now()
  const draft = readText(text)
  const milliseconds = performance.now() - begin
  const pairs = matchFindings(label, draft)
  const measures = matchMeasures(pairs, draft)
  if (values.passes === true) readText(text, { onPass: (report) => tellPass(path, report) })
  if (isVerbose) explain(path, { pairs, draft, label, missed: measures.missed, invented: measures.invented })
  const matched = pairs.filter((pair) => pair.found !== null)
  const counts = ['items', 'problems', 'measures', 'done', 'ongoing'] as const
  return {
    name: basename(path, '.json'),
    found: matched.length,
    missed: pairs.length - matched.length,
    invented: draft.findings.length - matched.length,
    titled: matched.length,
    titles: matched.filter((pair) => sameWords(pair.label.title, pair.found?.title ?? null)).length,
    statuses: matched.filter((pair) => statusOf(pair.label.status) === (pair.found?.status ?? null)).length,
    owners: matched.filter((pair) =>
      sameValue(
        pair.label.owner,
        saidOf(pair.found, ({ owners }) => owners),
      ),
    ).length,
    deadlines: matched.filter((pair) =>
      sameValue(
        pair.label.deadline,
        saidOf(pair.found, ({ dueRaw }) => dueRaw ?? []),
      ),
    ).length,
    measuresFound: measures.found,
    measuresMissed: measures.missed.length,
    measuresInvented: measures.invented.length,
    announced: counts.filter((count) => label.announced[count] === draft.announced[count]).length,
    announcedOf: counts.length,
    isWhole: coversAll(draft, Array.from(text).length),
    milliseconds,
  }
}

function tellPass(path: string, { pass, saw }: PassReport): void {
  const words = Object.entries(saw).map(([name, value]) => `${name} ${value ?? '–'}`)
  process.stdout.write(`${basename(path, '.json')}  ${pass.padEnd(9)} ${words.join(', ')}\n`)
}

/** What a document says of a finding, or, where it says it of each measure, of these together, as the labels do. */
function saidOf(
  finding: DraftFinding | null,
  said: (item: DraftFinding | DraftMeasure) => string | readonly string[],
): string | null {
  if (finding === null) return null
  // Of a ledger the finding has only who leads all its measures.
  const [own, measures] = [[said(finding)].flat(), finding.measures.flatMap(said)]
  const of = new Set(own.every((one) => measures.includes(one)) ? measures : own)
  return of.size === 0 ? null : [...of].join('；')
}

// Several owners or dates are joined by other marks here and there.
function sameValue(one: string | null, other: string | null): boolean {
  const pack = (words: string | null): string | null => words?.replace(/[\s；;、，,。（）()]/g, '') ?? null
  return pack(one) === pack(other)
}

function statusOf(status: string): string | null {
  return status === 'not_stated' ? null : status
}

function coversAll(draft: Draft, length: number): boolean {
  let at = 0
  for (const passage of draft.passages) {
    if (passage.start !== at || passage.end <= passage.start) return false
    at = passage.end
  }
  return at === length
}

function explain(
  path: string,
  read: {
    pairs: ReturnType<typeof matchFindings>
    draft: Draft
    label: Label
    missed: readonly string[]
    invented: readonly string[]
  },
): void {
  const lines: string[] = []
  for (const { label, found } of read.pairs) {
    if (found === null) lines.push(`  missed    ${label.no} ${label.title ?? '(no title)'}`)
    else {
      if (!sameWords(label.title, found.title)) lines.push(`  title     ${label.title} | ${found.title}`)
      if (statusOf(label.status) !== found.status)
        lines.push(`  status    ${label.title}: ${label.status} | ${found.status}`)
    }
  }
  const matched = new Set(read.pairs.map((pair) => pair.found))
  for (const finding of read.draft.findings)
    if (!matched.has(finding)) lines.push(`  invented  ${finding.title}`)
  for (const words of read.missed) lines.push(`  measure-  ${words}`)
  for (const words of read.invented) lines.push(`  measure+  ${words.slice(0, 40)}`)
  if (JSON.stringify(read.label.announced) !== JSON.stringify(read.draft.announced)) {
    lines.push(
      `  announced ${JSON.stringify(read.label.announced)} | ${JSON.stringify(read.draft.announced)}`,
    )
  }
  if (lines.length > 0) process.stdout.write(`${basename(path)}\n${lines.join('\n')}\n`)
}

function report(scores: readonly Score[]): void {
  const head = [
    'case',
    'found',
    'missed',
    'invented',
    'titles',
    'status',
    'measures',
    'missed',
    'invented',
    'announced',
    'whole',
    'ms',
  ]
  const rows = scores.map((score) => row(score))
  const total: Score = scores.reduce((sum, score) => add(sum, score))
  const table = [head, ...rows, row({ ...total, name: 'total' })]
  const widths = head.map((_, column) => Math.max(...table.map((cells) => (cells[column] ?? '').length)))
  for (const cells of table) {
    process.stdout.write(
      `${cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ')}\n`,
    )
  }
  const share = (part: number, whole: number): string => (whole === 0 ? '–' : (part / whole).toFixed(3))
  process.stdout.write(
    [
      '',
      `findings  recall ${share(total.found, total.found + total.missed)}  precision ${share(total.found, total.found + total.invented)}`,
      `titles    exact ${share(total.titles, total.titled)}   statuses ${share(total.statuses, total.titled)}`,
      `owners    ${share(total.owners, total.titled)}   deadlines ${share(total.deadlines, total.titled)}`,
      `measures  recall ${share(total.measuresFound, total.measuresFound + total.measuresMissed)}  precision ${share(total.measuresFound, total.measuresFound + total.measuresInvented)}`,
      `announced ${share(total.announced, total.announcedOf)}   conservation ${scores.filter((score) => score.isWhole).length}/${scores.length}`,
      '',
    ].join('\n'),
  )
}

function row(score: Score): string[] {
  return [
    score.name,
    String(score.found),
    String(score.missed),
    String(score.invented),
    `${score.titles}/${score.titled}`,
    `${score.statuses}/${score.titled}`,
    String(score.measuresFound),
    String(score.measuresMissed),
    String(score.measuresInvented),
    `${score.announced}/${score.announcedOf}`,
    score.isWhole ? 'yes' : 'NO',
    score.milliseconds.toFixed(1),
  ]
}

function add(one: Score, other: Score): Score {
  return {
    name: 'total',
    found: one.found + other.found,
    missed: one.missed + other.missed,
    invented: one.invented + other.invented,
    titles: one.titles + other.titles,
    titled: one.titled + other.titled,
    statuses: one.statuses + other.statuses,
    owners: one.owners + other.owners,
    deadlines: one.deadlines + other.deadlines,
    measuresFound: one.measuresFound + other.measuresFound,
    measuresMissed: one.measuresMissed + other.measuresMissed,
    measuresInvented: one.measuresInvented + other.measuresInvented,
    announced: one.announced + other.announced,
    announcedOf: one.announcedOf + other.announcedOf,
    isWhole: one.isWhole && other.isWhole,
    milliseconds: one.milliseconds + other.milliseconds,
  }
}

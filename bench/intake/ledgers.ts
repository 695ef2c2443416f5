// Scores the reading of ledgers against a folder of files with NAME.answers.json beside each, as bench/README.md says.
// usage: npm run bench:ledgers -- DIR [-v]
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { DraftFinding, DraftMeasure } from '@bihuan/core/reading/draft.ts'
import { readText } from '@bihuan/core/reading/read-text.ts'
import { readDocument } from '@bihuan/readers/read-document.ts'
import { readingLimits } from '@bihuan/readers/reading-limits.ts'
import { z } from 'zod'

const day = z.string().nullable()
const answersSchema = z.object({
  findings: z.array(
    z.object({
      title: z.string(),
      measures: z.array(
        z.object({
          text: z.string(),
          owners: z.array(z.string()),
          leader: z.string().nullable(),
          handlers: z.array(z.string()),
          dueOn: day,
          firstDueOn: day,
          timeClass: z.string().nullable(),
          state: z.string().nullable(),
          doneOn: day,
        }),
      ),
    }),
  ),
})
type Answer = z.infer<typeof answersSchema>['findings'][number]
type AnswerMeasure = Answer['measures'][number]

/** What is asked of each measure that was found, as the share of those for which it is right. */
const fields = ['owners', 'leader', 'handlers', 'dates', 'class', 'state'] as const
type Counts = Record<(typeof fields)[number], number> & {
  wanted: number
  found: number
  /** Of those that were found, how many end with the same mark. */
  alike: number
  invented: number
  findings: number
  findingsRight: number
  findingsRead: number
}

const countKeys = [
  ...fields,
  'wanted',
  'found',
  'alike',
  'invented',
  'findings',
  'findingsRight',
  'findingsRead',
] as const satisfies readonly (keyof Counts)[]

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { verbose: { type: 'boolean', short: 'v' } },
})
const [folder] = positionals
if (folder === undefined) {
  process.stderr.write('usage: npm run bench:ledgers -- DIR [-v]\n')
  process.exitCode = 2
} else {
  const names = readdirSync(folder).filter((name) => /\.(?:xlsx|csv|tsv|docx)$/.test(name))
  const total = nothing()
  process.stdout.write(`${line(['ledger', 'measures', 'missed', 'invented', 'findings', ...fields])}\n`)
  for (const name of names.toSorted()) {
    const counts = await scored(folder, name)
    for (const key of countKeys) total[key] += counts[key]
    tell(name, counts)
  }
  tell('total', total)
  const [recall, precision] = [total.found / total.wanted, total.found / (total.found + total.invented)]
  const same = ({ alike, found, invented, wanted }: Counts): string =>
    ((2 * alike) / (wanted + found + invented)).toFixed(3)
  const share = (part: number): string => (part / total.wanted).toFixed(3)
  process.stdout.write(
    `\nmeasures F1 ${((2 * recall * precision) / (recall + precision)).toFixed(3)}   with the mark at their end ${same(total)}   findings F1 ${((2 * total.findingsRight) / (total.findings + total.findingsRead)).toFixed(3)}\n` +
      `of all measures that stand there: ${fields.map((field) => `${field} ${share(total[field])}`).join('   ')}\n`,
  )
}

async function scored(dir: string, name: string): Promise<Counts> {
  const answers = answersSchema.parse(
    JSON.parse(readFileSync(join(dir, name.replace(/\.[a-z]+$/, '.answers.json')), 'utf8')),
  )
  const bytes = new Uint8Array(readFileSync(join(dir, name)))
  const read = await readDocument({ name, bytes }, { limits: readingLimits, onProgress: () => undefined })
  if (!read.ok) throw new Error(`${name} was refused: ${read.refusal.code}`)
  const draft = readText(read.value.text)
  const counts = nothing()
  const left = draft.findings.flatMap((finding) => finding.measures.map((measure) => ({ finding, measure })))
  counts.findings = answers.findings.length
  counts.findingsRead = draft.findings.length
  const titles = draft.findings.map((finding) => packed(finding.title ?? ''))
  for (const wanted of answers.findings) {
    const at = titles.indexOf(packed(wanted.title))
    if (at >= 0) {
      counts.findingsRight += 1
      titles.splice(at, 1)
    } else explain(`finding-  ${wanted.title}`)
    for (const measure of wanted.measures) {
      counts.wanted += 1
      const places = left.flatMap((one, index) =>
        bare(one.measure.text) === bare(measure.text) ? [index] : [],
      )
      const place =
        places.find((index) => packed(left[index]?.finding.title ?? '') === packed(wanted.title)) ?? places[0]
      const found = place === undefined ? undefined : left.splice(place, 1)[0]
      if (found === undefined) explain(`measure-  ${measure.text}`)
      else {
        counts.found += 1
        if (packed(found.measure.text) === packed(measure.text)) counts.alike += 1
        else explain(`mark      ${measure.text}`)
        compare(counts, measure, found)
      }
    }
  }
  for (const title of titles) explain(`finding+  ${title}`)
  for (const { measure } of left) explain(`measure+  ${measure.text}`)
  counts.invented = left.length
  return counts
}

function compare(
  counts: Counts,
  wanted: AnswerMeasure,
  { finding, measure }: { readonly finding: DraftFinding; readonly measure: DraftMeasure },
): void {
  // What a finding itself states goes for its measures where they say nothing.
  const isTimeless = measure.dueOn === null && measure.dueRaw === null && measure.timeClass === null
  const due = isTimeless ? finding : measure
  const read = {
    owners: (measure.owners.length > 0 ? measure.owners : finding.owners).join('、'),
    leader: measure.leader ?? finding.leader,
    handlers: (measure.handlers.length > 0 ? measure.handlers : finding.handlers).join('、'),
    dates: [due.dueOn, measure.firstDueOn, measure.doneOn].join(' '),
    class: due.timeClass,
    state: measure.state ?? finding.state,
  }
  const right = {
    owners: wanted.owners.join('、'),
    leader: wanted.leader,
    handlers: wanted.handlers.join('、'),
    dates: [wanted.dueOn, wanted.firstDueOn, wanted.doneOn].join(' '),
    class: wanted.timeClass,
    state: wanted.state,
  }
  for (const field of fields) {
    if (packed(read[field] ?? '') === packed(right[field] ?? '')) counts[field] += 1
    else explain(`${field.padEnd(9)} ${wanted.text.slice(0, 24)}: wants ${right[field]}, read ${read[field]}`)
  }
}

function packed(words: string): string {
  return words.normalize('NFKC').replace(/\s+/g, '')
}

/** The words without the mark at their end: of several in one cell it parts one from the next, and some clerks keep it. */
function bare(text: string): string {
  return packed(text).replace(/[；;。.，,]$/, '')
}

function nothing(): Counts {
  const shares = { owners: 0, leader: 0, handlers: 0, dates: 0, class: 0, state: 0 }
  return {
    ...shares,
    wanted: 0,
    found: 0,
    alike: 0,
    invented: 0,
    findings: 0,
    findingsRight: 0,
    findingsRead: 0,
  }
}

function tell(name: string, counts: Counts): void {
  const { wanted, found, invented, findings, findingsRight, findingsRead } = counts
  const shares = fields.map((field) => `${counts[field]}/${found}`)
  process.stdout.write(
    `${line([name, `${found}/${wanted}`, String(wanted - found), String(invented), `${findingsRight}/${findings} of ${findingsRead}`, ...shares])}\n`,
  )
}

function line(cells: readonly string[]): string {
  return cells.map((cell, at) => (at === 0 ? cell.padEnd(34) : cell.padStart(at === 4 ? 16 : 9))).join(' ')
}

function explain(words: string): void {
  if (values.verbose === true) process.stdout.write(`  ${words}\n`)
}

import { distinctName, safeFileName } from '../kernel/file-names.ts'
import { type ListMoment, momentWords } from '../kernel/moment-words.ts'
import { dayOf, timeOf, type Zone } from '../kernel/zone.ts'
import {
  type Cell,
  countedRefs,
  type DocumentModel,
  evidenceRef,
  quote,
  quoted,
  type RecordRef,
  type Run,
  sentence,
} from './document.ts'
import { type EvidenceRole, evidenceWords, type WhyMissing } from './evidence-index.words.ts'

/** A file in the index of evidence. */
export type IndexedFile = {
  readonly fileId: string
  readonly role: EvidenceRole
  /** How the ledger calls what it proves: 3-2, or 3 for a finding. */
  readonly number: string
  readonly findingId: string
  readonly finding: string
  /** Null where it is about the finding itself. */
  readonly measureId: string | null
  readonly measure: string | null
  readonly name: string
  readonly size: number
  /** SHA-256 of its bytes, in hexadecimal. */
  readonly sha256: string
  readonly sentBy: string
  /** The instant, ISO 8601. */
  readonly sentAt: string
  /** Whether what is kept of it is still what the journal tells. */
  readonly isAsReported: boolean
  /** Of one that is sealed: then its name and hash are not said. */
  readonly sealedOn?: string
}

/** What the index of evidence is written from. */
export type EvidenceIndexFacts = ListMoment & {
  readonly rectificationName: string
  /** Where it is about one finding alone. */
  readonly finding: { readonly id: string; readonly number: string; readonly title: string } | null
  readonly language: 'zh' | 'en'
  readonly zone: Zone
  readonly files: readonly IndexedFile[]
  /** What was found missing when the files were packed, by their numbers in the list; nothing where they were not. */
  readonly missing?: Readonly<Record<number, WhyMissing>>
}

/** The index of the evidence (佐证材料清单) as a table on a page across, each file with its hash. */
export function evidenceIndexOf(facts: EvidenceIndexFacts): DocumentModel {
  const { language, files, rectificationName, finding } = facts
  const words = evidenceWords[language]
  const title = words.title(rectificationName, finding && numbered(finding))
  const outside = files.filter((_, at) => whyMissing(facts, at) !== null)
  const left = facts.missing === undefined ? words.withheld : words.missing
  const note = outside.length === 0 ? [] : left(countedRefs(outside.map((file) => refTo(file, facts))))
  return {
    title,
    language,
    blocks: [
      { kind: 'page', page: { paper: 'a4', across: true } },
      { kind: 'title', runs: sentence`${title}` },
      { kind: 'line', place: 'note', runs: [...sentence`${momentWords(facts, language)}`, ...note] },
      {
        kind: 'table',
        columns: words.columns.map(([heading, width, kind]) => ({ heading, width, kind })),
        rows: files.map((file, at) => rowOf(file, at, facts)),
      },
    ],
  }
}

/** Why a file is not in the bundle; null where it is. */
export function whyMissing({ files, missing }: EvidenceIndexFacts, at: number): WhyMissing | null {
  const file = files[at]
  if (file?.sealedOn !== undefined) return 'sealed'
  if (file?.isAsReported === false) return 'notAsReported'
  return missing?.[at] ?? null
}

/** Where each file lies in a bundle: by its number in the list, in the folder of what it proves. */
export function bundlePaths(files: readonly IndexedFile[], language: 'zh' | 'en'): readonly string[] {
  const taken = new Set<string>()
  const digits = String(files.length).length
  return files.map(({ number, name }, at) => {
    const folder = `${evidenceWords[language].folder}/${safeFileName(number)}`
    return distinctName(`${folder}/${String(at + 1).padStart(digits, '0')} ${safeFileName(name, 80)}`, taken)
  })
}

function rowOf(file: IndexedFile, at: number, facts: EvidenceIndexFacts): readonly Cell[] {
  const words = evidenceWords[facts.language]
  const why = whyMissing(facts, at)
  const measure: readonly Run[] =
    file.measureId === null ? [] : [quote(file.measure ?? '', 'measure', file.measureId)]
  const cells: readonly (string | readonly Run[])[] = [
    String(at + 1),
    file.number,
    [quote(file.finding, 'finding', file.findingId)],
    measure,
    [quoted(file.name, refTo(file, facts))],
    words.roles[file.role],
    file.sealedOn === undefined ? String(file.size) : '',
    file.sha256,
    file.sentBy,
    momentOf(new Date(file.sentAt), facts.zone),
    why === null ? '' : words.why[why],
  ]
  return cells.map((cell) => ({ runs: typeof cell === 'string' ? sentence`${cell}` : cell }))
}

function refTo(
  { fileId, measureId, findingId, sentAt }: IndexedFile,
  { zone }: EvidenceIndexFacts,
): RecordRef {
  const item =
    measureId === null
      ? { type: 'finding' as const, id: findingId }
      : { type: 'measure' as const, id: measureId }
  return evidenceRef(fileId, { ...item, on: dayOf(new Date(sentAt), zone) })
}

function momentOf(at: Date, zone: Zone): string {
  return `${dayOf(at, zone)} ${timeOf(at, zone)}`
}

function numbered({ number, title }: { readonly number: string; readonly title: string }): string {
  return `${number} ${title}`
}

import {
  type BundleManifest,
  journalPath,
  manifestPath,
  sumsPath,
} from '@bihuan/core/documents/bundle-manifest.schema.ts'
import { bundleCounts } from '@bihuan/core/documents/bundle-counts.ts'
import type { DocumentFormat } from '@bihuan/core/documents/catalogue.ts'
import {
  bundlePaths,
  type EvidenceIndexFacts,
  evidenceIndexOf,
  type IndexedFile,
  whyMissing,
} from '@bihuan/core/documents/evidence-index.ts'
import type { WhyMissing } from '@bihuan/core/documents/evidence-index.words.ts'
import { safeFileName } from '@bihuan/core/kernel/file-names.ts'
import type { FindingId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { ChainHead } from '@bihuan/core/kernel/hash.ts'
import { dayOf, timeOf } from '@bihuan/core/kernel/zone.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import { inBodies } from '@bihuan/core/people/role.ts'
import { publicVeil, veiled } from '@bihuan/core/told/veil.ts'
import type { WrittenFile, ZipWriter } from '@bihuan/writers/zip/zip-writer.ts'
import type { SignedInContext } from '../kernel/context.ts'
import type { FileStore } from '../kernel/files/file-store.ts'
import { answerPlain, demand } from '../kernel/refused.ts'
import type { SideThread } from '../kernel/side-thread.ts'
import type { StoredEntry } from '../kernel/journal.queries.ts'
import { headOf } from '../kernel/snapshot.queries.ts'
import { ask } from '../kernel/together.ts'
import { readPersonName } from '../people/people.queries.ts'
import { demandRead } from '../rectifications/rectifications.handlers.ts'
import { lookedAt, readWhole, unpacked, type WholeRectification } from './archive.ts'
import type { PlacedEdition } from './archive-editions.ts'
import { archiveWords } from './archive.words.ts'
import { bundleWords } from './bundle.words.ts'
import type { documentWorks } from './documents.works.ts'
import { keptFile } from './editions.store.ts'
import { evidenceIndexFacts } from './evidence-index-facts.ts'
import { journalLines, subjectsOfFinding, undecidedEntries } from './bundle.queries.ts'

/** What a bundle is made with. */
export type BundleTools = {
  readonly context: SignedInContext
  readonly files: Pick<FileStore, 'openFile' | 'faultOf'>
  readonly longWork: SideThread<typeof documentWorks>
}

/** A bundle that somebody wants. */
export type BundleWish = {
  readonly rectificationId: RectificationId
  readonly findingId?: FindingId | undefined
  readonly language: 'zh' | 'en'
  /** With all records of the rectification, and every file: an archive, by which an outsider can check the whole. */
  readonly isWhole?: boolean
}

/** A bundle whose files were looked at, ready to be written. */
export type PreparedBundle = {
  readonly fileName: string
  readonly write: (zip: ZipWriter) => Promise<void>
}

type Packed = WrittenFile & {
  readonly fileId?: string
  readonly number?: string
  readonly edition?: PlacedEdition['edition']
}

/** The index is printed up to so many files; beyond, it is a sheet alone. */
const mostPrinted = 2_000

/**
 * Looks at every file of the evidence of a rectification or a finding, and makes its index. What is sealed stays inside the house,
 * whoever asks, since a bundle is handed on; what lies on the disk otherwise than it was sent in is named as missing.
 */
export async function prepareBundle(
  tools: BundleTools,
  wish: BundleWish,
  signal?: AbortSignal,
): Promise<PreparedBundle> {
  const { context } = tools
  const { rectificationId, findingId, language } = wish
  const { name, here } = await demandRead(context, rectificationId)
  const veil = publicVeil(context.actor)
  const where = { zone: context.zone, of: rectificationId }
  const options = { findingId, language }
  const asRead = await evidenceIndexFacts({ context, rectificationId, options })
  const facts = await withFaults(tools, veiled(asRead, veil, where))
  const readsJournal = can(inBodies(context.actor, here, rectificationId), 'rectification.journal')
  // An archive is all there is, and for those who may read all of it.
  if (wish.isWhole === true) demand(readsJournal)
  const readsSeals = can(inBodies(context.actor, here, rectificationId), 'rectification.seals')
  const whole =
    wish.isWhole === true ? await readWhole(context, { rectificationId, readsSeals, language }) : null
  const others = await lookedAt(tools, whole?.others ?? [], language)
  const headNow = readsJournal ? await ask(context.database.kysely, headOf(rectificationId)) : null
  const head = whole?.head ?? headNow
  const formats: readonly DocumentFormat[] = facts.files.length > mostPrinted ? ['xlsx'] : ['xlsx', 'pdf']
  const index: [string, Uint8Array][] = []
  for (const format of formats) {
    const bytes = await indexAs(tools, { facts, format, signal })
    index.push([`${bundleWords[language].index}.${format}`, bytes])
  }
  const madeBy = (await readPersonName(context.database.kysely, context.actor.personId, context.actor)) ?? ''
  const records = whole?.parts ?? []
  const editions = whole?.editions ?? { inside: [], missing: [] }
  const parts = {
    editions,
    wish,
    name,
    facts,
    head,
    index,
    records,
    others,
    readsSeals,
    madeBy,
    at: context.now(),
  }
  const finding = facts.finding && `${facts.finding.number} ${facts.finding.title}`.trim()
  return {
    fileName: safeFileName(
      whole === null ? bundleWords[language].fileName(name, finding) : archiveWords[language].fileName(name),
    ),
    write: (zip) => writeBundle(tools, parts, zip),
  }
}

async function withFaults(
  { files }: Pick<BundleTools, 'files'>,
  facts: EvidenceIndexFacts,
): Promise<EvidenceIndexFacts> {
  const missing: Record<number, WhyMissing> = {}
  for (const [at, { sha256 }] of facts.files.entries()) {
    if (whyMissing(facts, at) !== null) continue
    const fault = await files.faultOf(sha256)
    if (fault !== null) missing[at] = fault
  }
  return { ...facts, missing }
}

// It leaves with the bundle, so that it is read for markings as every document that leaves.
async function indexAs(
  { longWork, context }: BundleTools,
  wish: { facts: EvidenceIndexFacts; format: DocumentFormat; signal: AbortSignal | undefined },
): Promise<Uint8Array> {
  const { facts, format, signal } = wish
  const order = { document: 'evidenceIndex', facts, options: { language: facts.language } } as const
  const gather = async () => ({ order, format, at: context.now() })
  return answerPlain(
    answerPlain(await longWork.run('leavingDocument', { by: context.actor.personId, gather, signal })),
  )
}

type BundleParts = {
  readonly wish: BundleWish
  readonly name: string
  readonly facts: EvidenceIndexFacts
  readonly head: ChainHead | null
  readonly index: readonly (readonly [string, Uint8Array])[]
  /** Of an archive. */
  readonly records: WholeRectification['parts']
  readonly others: Awaited<ReturnType<typeof lookedAt>>
  readonly editions: WholeRectification['editions']
  readonly readsSeals: boolean
  readonly madeBy: string
  readonly at: Date
}

async function writeBundle(tools: BundleTools, parts: BundleParts, zip: ZipWriter): Promise<void> {
  const { facts, head, at, wish, readsSeals } = parts
  try {
    const packed: Packed[] = []
    const readme = aboutBundle(parts)
    packed.push(await zip.add(bundleWords[wish.language].readme, readme, { at }))
    for (const [path, bytes] of parts.index) packed.push(await zip.add(path, bytes, { at }))
    const paths = bundlePaths(facts.files, facts.language)
    const evidence = facts.files.flatMap((file, number) =>
      whyMissing(facts, number) === null ? [{ file, path: paths[number] ?? '' }] : [],
    )
    const files: readonly Parameters<typeof packFile>[2][] = [...evidence, ...parts.others.inside]
    for (const [done, file] of files.entries()) {
      tools.context.tellProgress?.({ done, total: files.length })
      packed.push(await packFile(tools, zip, file))
    }
    for (const edition of parts.editions.inside)
      packed.push(await packEdition(tools, zip, { rectificationId: wish.rectificationId, ...edition }))
    for (const { path, packed: bytes } of parts.records)
      packed.push(await zip.add(path, unpacked(bytes), { at, isPacked: true }))
    if (head !== null)
      packed.push(
        await zip.add(journalPath, await linesFor(tools, { ...wish, readsSeals }, head), {
          at,
          isPacked: true,
        }),
      )
    const manifest = JSON.stringify(manifestOf(parts, packed), null, 1)
    const last = await zip.add(manifestPath, manifest, { at, isPacked: true })
    const sums = [...packed, last].map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('')
    await zip.add(sumsPath, sums, { at, isPacked: true })
    zip.end()
  } catch (error) {
    zip.fail(error instanceof Error ? error : new Error(String(error)))
    throw error
  }
}

type FileToPack = Pick<IndexedFile, 'fileId' | 'sha256' | 'sentAt'> & { readonly number?: string }

async function packFile(
  { files }: Pick<BundleTools, 'files'>,
  zip: ZipWriter,
  { file, path }: { readonly file: FileToPack; readonly path: string },
): Promise<Packed> {
  const opened = await files.openFile(file.sha256)
  // It was sound when the index was written; what says otherwise now must not leave as it says.
  if (typeof opened === 'string') throw new Error(`file ${file.fileId} is ${opened} since the index was made`)
  const written = await zip.add(path, opened, { at: new Date(file.sentAt) })
  if (written.sha256 !== file.sha256) throw new Error(`file ${file.fileId} changed while it was packed`)
  const { fileId, number } = file
  return { ...written, fileId, ...(number !== undefined && { number }) }
}

async function packEdition(
  { context }: Pick<BundleTools, 'context'>,
  zip: ZipWriter,
  { rectificationId, edition, sha256, leftAt, path }: PlacedEdition & Pick<BundleWish, 'rectificationId'>,
): Promise<Packed> {
  const at = { editionId: edition.id, format: edition.format }
  const kept = await keptFile(context.database.kysely, rectificationId, at)
  const written = await zip.add(path, kept?.bytes ?? '', { at: leftAt })
  if (written.sha256 !== sha256) throw new Error(`edition ${edition.id} changed while it was packed`)
  return { ...written, edition }
}

async function linesFor(
  { context }: Pick<BundleTools, 'context'>,
  { rectificationId, findingId, readsSeals }: BundleWish & Pick<BundleParts, 'readsSeals'>,
  head: ChainHead,
) {
  const db = context.database.kysely
  const subjects =
    findingId === undefined ? null : await ask(db, subjectsOfFinding({ rectificationId, findingId }))
  const undecided = await ask(db, undecidedEntries(rectificationId))
  const isOpen = ({ sequence, subjectType }: StoredEntry): boolean =>
    !undecided.has(sequence) && (readsSeals || subjectType !== 'seal')
  const veil = publicVeil(context.actor)
  return journalLines(db, {
    rectificationId,
    upTo: head.sequence,
    isTold: (entry) => isOpen(entry) && (subjects === null || subjects.has(entry.subjectId)),
    veil: (entry) => veiled(entry, veil, { zone: context.zone, of: rectificationId }),
  })
}

function manifestOf(
  { facts, name, head, at, madeBy, wish, others, editions }: BundleParts,
  files: readonly Packed[],
): BundleManifest {
  const missing = facts.files.flatMap((file, number) => {
    const why = whyMissing(facts, number)
    return why === null ? [] : [{ fileId: file.fileId, number: file.number, name: file.name, why }]
  })
  return {
    format: wish.isWhole === true ? 'bihuan-archive' : 'bihuan-bundle',
    version: 2,
    madeAt: at.toISOString(),
    madeBy,
    rectification: { id: wish.rectificationId, name },
    finding: facts.finding,
    journal: head && { sequence: head.sequence, hash: head.hash },
    files: [...files],
    missing: [...missing, ...others.missing, ...editions.missing],
  }
}

/** With a mark at its beginning and lines as Windows ends them, so that its simplest editor shows it. */
function aboutBundle(parts: BundleParts): string {
  const { facts, head, at, madeBy, wish, name } = parts
  const missing = facts.files.filter((_, number) => whyMissing(facts, number) !== null).length
  const lines = bundleWords[facts.language].about({
    title:
      wish.isWhole === true
        ? archiveWords[facts.language].title(name)
        : evidenceIndexOf({ ...facts, files: [] }).title,
    all: bundleCounts(toBePacked(parts))[facts.language],
    by: madeBy,
    at: `${dayOf(at, facts.zone)} ${timeOf(at, facts.zone)}`,
    files: facts.files.length - missing,
    missing,
    journal: head?.sequence ?? null,
  })
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

/** What will lie in a bundle, this file among it, beside manifest and hashes. */
function toBePacked({
  facts,
  head,
  index,
  records,
  others,
  editions,
}: BundleParts): Parameters<typeof bundleCounts>[0] {
  const evidence = facts.files.filter((_, at) => whyMissing(facts, at) === null)
  const data = 1 + index.length + records.length + (head === null ? 0 : 1)
  return [
    ...evidence.map(({ fileId, number }) => ({ fileId, number })),
    ...others.inside.map(({ file: { fileId } }) => ({ fileId })),
    ...editions.inside.map(({ edition }) => ({ edition })),
    ...Array.from({ length: data }, () => ({})),
  ]
}

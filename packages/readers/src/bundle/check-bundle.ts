import { createHash } from 'node:crypto'
import { createInterface } from 'node:readline'
import { PassThrough, type Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { finished, pipeline } from 'node:stream/promises'
import { followExtract } from '@bihuan/core/documents/bundle-journal.ts'
import {
  type BundleManifest,
  bundleManifestSchema,
  journalPath,
  manifestPath,
  sumsPath,
} from '@bihuan/core/documents/bundle-manifest.schema.ts'
import { replayArchive } from '@bihuan/core/documents/bundle-records.ts'
import { kinds } from '@bihuan/core/kinds.ts'
import { type FileInBundle, fileOf, keyOf, toldFiles } from './told-files.ts'
import { type Entry, openPromise, type ZipFile } from 'yauzl'

/** A manifest tells of at most some hundred thousand files. */
const largestManifest = 256 * 1024 * 1024

/** What was found sound in a bundle. */
export type FoundSound = {
  /** Entries of the journal that stand there whole, and those of which only the place in the chain does. */
  told: number
  leftOut: number
  /** Files that an entry of the journal tells of with their hash. */
  proved: number
  /** Records that are what the entries add up to. */
  same: number
  /** Records of which entries are left out. */
  untold: number
}

/** What is not sound: a file, or the chain from an entry on. */
export type BundleFault =
  | {
      readonly what:
        | 'stranger'
        | 'gone'
        | 'exchanged'
        | 'otherFile'
        | 'otherEdition'
        | 'otherRecord'
        | 'goneRecord'
        | 'forgedRecord'
        | 'otherText'
        | 'otherSums'
      readonly path: string
    }
  | { readonly what: 'goneEvidence'; readonly fileId: string }
  | { readonly what: 'goneEdition'; readonly editionId: string; readonly format: string }
  | { readonly what: 'brokenChain'; readonly sequence: number }
  | { readonly what: 'impossibleEntry'; readonly sequence: number; readonly why: string }

/** What comes of checking a bundle. */
export type CheckedBundle =
  | { readonly kind: 'unreadable'; readonly why: string }
  | { readonly kind: 'noBundle' }
  | {
      readonly kind: 'bundle'
      readonly manifest: BundleManifest
      readonly found: FoundSound
      readonly faults: readonly BundleFault[]
    }

/**
 * Checks a bundle or an archive without any installation: every file against its hash, the chain of the journal from its first entry
 * to the head, evidence against the entries that tell of it, and records against what the entries add up to.
 */
export async function checkBundle(file: string): Promise<CheckedBundle> {
  let zip: ZipFile | null = null
  try {
    zip = await openPromise(file, { lazyEntries: true, autoClose: false })
    return await checkOpened(zip)
  } catch (error) {
    // What is thrown of files that are none, or damaged, says where.
    if (!(error instanceof Error)) throw error
    return { kind: 'unreadable', why: error.message }
  } finally {
    zip?.close()
  }
}

async function checkOpened(zip: ZipFile): Promise<CheckedBundle> {
  const entries = new Map<string, Entry>()
  const faults: BundleFault[] = []
  for await (const entry of zip.eachEntry()) {
    // Of two of a name one would never be looked at.
    if (entries.has(entry.fileName)) faults.push({ what: 'stranger', path: entry.fileName })
    entries.set(entry.fileName, entry)
  }
  const bytes = await manifestBytes(zip, entries.get(manifestPath))
  const manifest = bytes && manifestIn(bytes)
  if (bytes === null || manifest === null) return { kind: 'noBundle' }
  const found = { told: 0, leftOut: 0, proved: 0, same: 0, untold: 0 }
  const checking = { zip, entries, manifest, faults, found }
  await checkFiles(checking)
  await checkSums(checking, bytes)
  return { kind: 'bundle', manifest, found, faults }
}

type Checking = {
  readonly zip: ZipFile
  readonly entries: ReadonlyMap<string, Entry>
  readonly manifest: BundleManifest
  readonly faults: BundleFault[]
  readonly found: FoundSound
}

async function manifestBytes(zip: ZipFile, entry: Entry | undefined): Promise<Buffer | null> {
  if (entry === undefined || entry.uncompressedSize > largestManifest) return null
  return buffer(await zip.openReadStreamPromise(entry))
}

function manifestIn(text: Buffer): BundleManifest | null {
  try {
    return bundleManifestSchema.safeParse(JSON.parse(text.toString())).data ?? null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** The list of hashes names every file of the manifest, and the manifest, and nothing else. */
async function checkSums({ zip, entries, manifest, faults }: Checking, bytes: Buffer): Promise<void> {
  const entry = entries.get(sumsPath)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const said = [...manifest.files, { sha256, path: manifestPath }].map((one) => `${one.sha256}  ${one.path}`)
  const isThere = entry !== undefined && entry.uncompressedSize <= largestManifest
  const text = isThere ? (await buffer(await zip.openReadStreamPromise(entry))).toString() : ''
  if (text !== said.map((line) => `${line}\n`).join('')) faults.push({ what: 'otherSums', path: sumsPath })
}

async function checkFiles(checking: Checking): Promise<void> {
  const { entries, manifest, faults, found } = checking
  const known = new Set([...manifest.files.map(({ path }) => path), manifestPath, sumsPath])
  for (const name of entries.keys()) if (!known.has(name)) faults.push({ what: 'stranger', path: name })
  const replay = replayArchive(kinds)
  const told = new Map<string, string>()
  const due = new Map<string, FileInBundle>()
  await checkJournal(checking, (line) => {
    const why = replay.take(line)
    if (why !== null) faults.push({ what: 'impossibleEntry', sequence: sequenceOf(line), why })
    for (const { of, sha256, isDue } of toldFiles(line)) {
      told.set(keyOf(of), sha256)
      if (isDue && (of.kind === 'evidence' || manifest.version > 1)) due.set(keyOf(of), of)
    }
  })
  for (const { path, sha256, ...file } of manifest.files) {
    if (path === journalPath) continue
    const kindName = /^records\/(\w+)\.jsonl$/.exec(path)?.[1]
    await checkFile(checking, path, (line) => {
      if (kindName === undefined) return
      const outcome = replay.compare(kindName, line)
      if (outcome === 'different') faults.push({ what: 'otherRecord', path })
      else if (outcome === 'forged') faults.push({ what: 'forgedRecord', path })
      else found[outcome] += 1
    })
    const of = fileOf(file)
    const said = of === null ? undefined : told.get(keyOf(of))
    if (said !== undefined && said !== sha256)
      faults.push({ what: of?.kind === 'edition' ? 'otherEdition' : 'otherFile', path })
    else if (said !== undefined) found.proved += 1
  }
  // A bundle holds what somebody may see of it; an archive all there is.
  if (manifest.format !== 'bihuan-archive') return
  for (const kind of replay.gone()) faults.push({ what: 'goneRecord', path: `records/${kind}.jsonl` })
  for (const one of [...manifest.files, ...manifest.missing]) {
    const of = fileOf(one)
    if (of !== null) due.delete(keyOf(of))
  }
  for (const of of due.values()) faults.push(goneOf(of))
}

function sequenceOf(line: unknown): number {
  const said = typeof line === 'object' && line !== null && 'sequence' in line ? line.sequence : null
  return typeof said === 'number' ? said : 0
}

function goneOf(file: FileInBundle): BundleFault {
  if (file.kind === 'evidence') return { what: 'goneEvidence', fileId: file.fileId }
  return { what: 'goneEdition', editionId: file.editionId, format: file.format }
}

async function checkJournal(checking: Checking, take: (line: unknown) => void): Promise<void> {
  const { manifest, faults, found, entries } = checking
  if (manifest.journal === null) {
    if (entries.has(journalPath)) faults.push({ what: 'stranger', path: journalPath })
    if (manifest.format === 'bihuan-archive') faults.push({ what: 'gone', path: journalPath })
    return
  }
  const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
  const follower = followExtract(manifest.rectification.id, digest)
  await checkFile(checking, journalPath, (line) => {
    follower.take(line)
    take(line)
  })
  const outcome = follower.finish(manifest.journal)
  found.told = outcome.told
  found.leftOut = outcome.leftOut
  if (!outcome.isValid) faults.push({ what: 'brokenChain', sequence: outcome.firstBrokenSequence ?? 0 })
}

/** Holds a file against its size and hash; of one with lines of JSON each line is given on. */
async function checkFile(checking: Checking, path: string, take: (line: unknown) => void): Promise<void> {
  const { zip, entries, manifest, faults } = checking
  const said = manifest.files.find((one) => one.path === path)
  const entry = entries.get(path)
  if (said === undefined || entry === undefined) {
    faults.push({ what: 'gone', path })
    return
  }
  const digest = createHash('sha256')
  let size = 0
  const stream = await zip.openReadStreamPromise(entry)
  const counted = new PassThrough()
  counted.on('data', (chunk: Buffer) => {
    digest.update(chunk)
    size += chunk.length
  })
  const piped = pipeline(stream, counted)
  let isPlain = true
  const reading = (text: string): void => {
    const line = parsed(text)
    // Written once more it is the same, unless something is hidden in it, such as a key that stands there twice.
    isPlain &&= JSON.stringify(line) === text
    take(line)
  }
  await Promise.all([piped, path.endsWith('.jsonl') ? eachLine(counted, reading) : finished(counted)])
  if (size !== said.size || digest.digest('hex') !== said.sha256) faults.push({ what: 'exchanged', path })
  if (!isPlain) faults.push({ what: 'otherText', path })
}

async function eachLine(stream: Readable, take: (line: string) => void): Promise<void> {
  for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
    if (line === '') continue
    take(line)
  }
}

// What is no JSON is no entry and no record, and is found as such by whoever takes it.
function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

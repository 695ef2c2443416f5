import { evidenceFault } from '@bihuan/core/kernel/evidence-kinds.ts'
import type { UnzipFileInfo } from 'fflate'

/** A file that was chosen, by its path: within its folder or archive where it lay in one. */
export type ChosenFile = { readonly path: string; readonly file: File }

/** Why something that was chosen is no file to send. */
export type Unread = {
  readonly path: string
  readonly why:
    | 'locked'
    | 'damaged'
    | 'archiveTooLarge'
    | 'tooManyAtOnce'
    | NonNullable<ReturnType<typeof evidenceFault>>
}

/** What was chosen, with archives unpacked. */
export type Chosen = { readonly files: readonly ChosenFile[]; readonly unread: readonly Unread[] }

/** So many files are previewed at once: more are a second round. */
export const mostFiles = 1000
/** An archive is held in memory while it is unpacked. */
const archiveLimitBytes = 512 * 1024 * 1024
/** What an archive may say that it holds, unpacked. */
const unpackedLimitBytes = 4 * archiveLimitBytes

/** Unpacks the archives among chosen files, and leaves out what systems add: `__MACOSX`, `.DS_Store`, `Thumbs.db`, `~$…`. */
export async function readChosen(chosen: Iterable<File>): Promise<Chosen> {
  const files: ChosenFile[] = []
  const unread: Unread[] = []
  for (const file of chosen) {
    const path = file.webkitRelativePath || file.name
    if (isNoise(path)) continue
    if (!/\.zip$/i.test(path)) {
      const why = evidenceFault(file)
      if (why === null) files.push({ path, file })
      else unread.push({ path, why })
    } else {
      const inside = await readArchive(file, path)
      files.push(...inside.files)
      unread.push(...inside.unread)
    }
  }
  const rest = files.slice(mostFiles).map(({ path }): Unread => ({ path, why: 'tooManyAtOnce' }))
  return { files: files.slice(0, mostFiles), unread: [...unread, ...rest] }
}

async function readArchive(file: File, path: string): Promise<Chosen> {
  if (file.size > archiveLimitBytes) return { files: [], unread: [{ path, why: 'archiveTooLarge' }] }
  const { unzipSync } = await import('fflate')
  const bytes = new Uint8Array(await file.arrayBuffer())
  const files: ChosenFile[] = []
  const unread: Unread[] = []
  const entries: UnzipFileInfo[] = []
  try {
    unzipSync(bytes, { filter: (entry) => entries.push(entry) === 0 })
  } catch {
    return { files, unread: [{ path, why: 'damaged' }] }
  }
  const locked = lockedEntries(bytes)
  let unpacked = 0
  for (const [at, entry] of entries.entries()) {
    const within = readableName(entry.name)
    if (within.endsWith('/') || isNoise(within)) continue
    unpacked += entry.originalSize
    const why =
      whyNot({ isLocked: locked[at] === true, unpacked, files: files.length }) ??
      evidenceFault({ name: within, size: entry.originalSize })
    const unpack = (): Uint8Array<ArrayBuffer> | undefined =>
      unzipSync(bytes, { filter: ({ name }) => name === entry.name })[entry.name]
    const one = why === null ? unpackedFile(unpack, within) : null
    if (one === null) unread.push({ path: within, why: why ?? 'damaged' })
    else files.push({ path: within, file: one })
    // Between two files the page may draw.
    await new Promise((resolve) => setTimeout(resolve))
  }
  return { files, unread }
}

function whyNot(entry: { isLocked: boolean; unpacked: number; files: number }): Unread['why'] | null {
  if (entry.isLocked) return 'locked'
  if (entry.unpacked > unpackedLimitBytes) return 'archiveTooLarge'
  return entry.files >= mostFiles ? 'tooManyAtOnce' : null
}

function unpackedFile(unpack: () => Uint8Array<ArrayBuffer> | undefined, path: string): File | null {
  try {
    const content = unpack()
    return content === undefined ? null : new File([content], path.split('/').at(-1) ?? path)
  } catch {
    // Damaged within: the other files are not.
    return null
  }
}

// Windows in China writes names in its own code page and says so by leaving out the mark of UTF-8; such a name comes as
// one character a byte.
function readableName(name: string): string {
  const isBytes = /[\u0080-\u00ff]/.test(name) && !/[\u0100-\uffff]/.test(name)
  if (!isBytes) return name.replaceAll('\\', '/')
  const bytes = Uint8Array.from(name, (character) => character.charCodeAt(0))
  return decoded(bytes).replaceAll('\\', '/')
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function isNoise(path: string): boolean {
  return path
    .split('/')
    .some(
      (part) =>
        part === '__MACOSX' || part === 'Thumbs.db' || part.startsWith('~$') || /^\.(?!\.?$)/.test(part),
    )
}

const [endOfDirectory, entryOfDirectory] = [0x06054b50, 0x02014b50]

/** Which entries of an archive need a password, in the order of its directory. */
function lockedEntries(bytes: Uint8Array): boolean[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  while (end >= 0 && view.getUint32(end, true) !== endOfDirectory) end -= 1
  const locked: boolean[] = []
  let at = end < 0 ? bytes.length : view.getUint32(end + 16, true)
  while (at + 46 <= bytes.length && view.getUint32(at, true) === entryOfDirectory) {
    locked.push((view.getUint16(at + 8, true) & 1) === 1)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return locked
}

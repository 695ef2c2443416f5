import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { damaged, Unreadable } from './unreadable.ts'

/** The parts of a zip container, such as a DOCX or an XLSX. */
export type Container = {
  readonly names: ReadonlySet<string>
  /** The bytes of a part, piece by piece; null where there is no such part. */
  readonly part: (name: string) => AsyncIterable<Uint8Array> | null
}

// An honest document has some dozen parts, one with many pictures some hundred.
const mostParts = 20_000
const media =
  /(?:^|\/)media\/|\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|webp|svg|wdp|mp3|mp4|m4a|wav|avi|wmv|odttf|ttf)$/i

/**
 * Opens a zip container without unpacking anything.
 *
 * A bomb is stopped twice: the sizes that the parts declare are summed first, and what really comes out is counted,
 * as a size can be forged. Pictures and sound are not counted because they are never unpacked.
 */
export async function openContainer(
  bytes: Uint8Array,
  limits: { readonly inflatedBytes: number },
): Promise<Container> {
  const zip = await translating(fromBufferPromise(asBuffer(bytes), { lazyEntries: true, autoClose: false }))
  if (zip.entryCount > mostParts) throw inflates(limits)
  const entries = await entriesOf(zip)
  let declared = 0
  for (const entry of entries.values()) declared += media.test(entry.fileName) ? 0 : entry.uncompressedSize
  if (declared > limits.inflatedBytes) throw inflates(limits)
  const counted = { bytes: 0 }
  return {
    names: new Set([...entries.values()].map(({ fileName }) => fileName)),
    part: (name) => {
      const entry = entries.get(name.toLowerCase())
      return entry === undefined || media.test(name) ? null : inflate(zip, entry, { counted, limits })
    },
  }
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  const each = zip.eachEntry()
  for (;;) {
    const next = await translating(each.next())
    if (next.done === true) return entries
    const entry = next.value
    if (entry.isEncrypted()) throw new Unreadable({ code: 'FILE_LOCKED' })
    // Names of parts do not differ by case. Of two parts with one name programs show the first or the last; a
    // document has no such parts.
    const name = entry.fileName.toLowerCase()
    if (entries.has(name)) throw damaged()
    entries.set(name, entry)
  }
}

async function* inflate(
  zip: ZipFile,
  entry: Entry,
  guard: { counted: { bytes: number }; limits: { readonly inflatedBytes: number } },
): AsyncGenerator<Uint8Array> {
  const stream = await translating(zip.openReadStreamPromise(entry))
  const pieces = stream[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = await translating(pieces.next())
      if (next.done === true) return
      const piece: unknown = next.value
      if (!(piece instanceof Uint8Array)) throw damaged()
      guard.counted.bytes += piece.length
      if (guard.counted.bytes > guard.limits.inflatedBytes) throw inflates(guard.limits)
      yield piece
    }
  } finally {
    stream.destroy()
  }
}

// Whatever yauzl and zlib complain of is in the file.
async function translating<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw error instanceof RangeError ? error : damaged()
  }
}

function inflates(limits: { readonly inflatedBytes: number }): Unreadable {
  return new Unreadable({
    code: 'FILE_INFLATES',
    params: { limit: Math.floor(limits.inflatedBytes / 1024 / 1024) },
  })
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

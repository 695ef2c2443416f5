import { open } from 'node:fs/promises'
import { openPromise } from 'yauzl'

const sampleSize = 64 * 1024

/** The media type of content that says nothing of itself. */
export const unknownType = 'application/octet-stream'

/**
 * What a file is by its content, as a media type. The name takes part only in telling a table in text from other
 * text, which look the same.
 */
export async function contentType(file: string, extension: string): Promise<string> {
  // Loaded with the first upload, so that the start stays quick.
  const { fileTypeFromFile } = await import('file-type')
  const found = (await fileTypeFromFile(file))?.mime
  if (found === 'application/x-cfb') return compoundType(file)
  if (found === 'application/zip') return (await isOfd(file)) ? 'application/ofd' : found
  if (found !== undefined) return found
  const { head, tail } = await sample(file)
  const active = activeContent(head)
  if (active !== null) return active
  if (!isText(head, tail)) return unknownType
  return extension === 'csv' ? 'text/csv' : 'text/plain'
}

async function sample(file: string): Promise<{ head: Buffer; tail: Buffer }> {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    const read = async (position: number, length: number): Promise<Buffer> => {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, position)
      return buffer.subarray(0, bytesRead)
    }
    return { head: await read(0, sampleSize), tail: await read(Math.max(0, size - sampleSize), sampleSize) }
  } finally {
    await handle.close()
  }
}

/** Text that a browser or a shell would run. */
function activeContent(head: Buffer): string | null {
  const start = head
    .toString('latin1')
    .replace(/^(\xEF\xBB\xBF|\xFF\xFE|\xFE\xFF)?[\s\0]*/, '')
    .replaceAll('\0', '')
  if (start.startsWith('#!')) return 'text/x-script'
  if (/^<\?php/i.test(start)) return 'application/x-php'
  const early = start.slice(0, 4096)
  if (/<svg[\s>]/i.test(early)) return 'image/svg+xml'
  if (/^<\?xml/i.test(start)) return 'application/xml'
  return /<(!doctype\s+html|html|head|body|script|iframe|object|embed)[\s>]/i.test(early) ? 'text/html' : null
}

/** Text has no control characters but those of layout, in whichever encoding it is. */
function isText(head: Buffer, tail: Buffer): boolean {
  if (head.subarray(0, 2).equals(Buffer.from([0xff, 0xfe]))) return isPrintable(decode('utf-16le', head))
  if (head.subarray(0, 2).equals(Buffer.from([0xfe, 0xff]))) return isPrintable(decode('utf-16be', head))
  return [head, tail].every(
    (part) => isPrintable(decode('utf-8', part)) || isPrintable(decode('gb18030', part)),
  )
}

function decode(encoding: string, bytes: Buffer): string | null {
  // A sample may begin and end within a character; up to four bytes on either side are let go.
  for (let skip = 0; skip < 4; skip += 1) {
    try {
      const decoder = new TextDecoder(encoding, { fatal: true })
      return decoder.decode(bytes.subarray(skip), { stream: true })
    } catch {
      if (bytes.length < sampleSize) return null
    }
  }
  return null
}

function isPrintable(text: string | null): boolean {
  return text !== null && !/\p{Cc}/u.test(text.replaceAll(/[\t\n\v\f\r]/g, ''))
}

const compoundStreams = [
  { name: 'WordDocument', type: 'application/msword' },
  { name: 'Workbook', type: 'application/vnd.ms-excel' },
  { name: 'Book', type: 'application/vnd.ms-excel' },
  { name: 'PowerPoint Document', type: 'application/vnd.ms-powerpoint' },
]

/** Old office files, installers and mail messages share one container; the names of its streams tell them apart. */
async function compoundType(file: string): Promise<string> {
  const handle = await open(file)
  try {
    const header = Buffer.alloc(512)
    await handle.read(header, 0, 512, 0)
    const sectorSize = 2 ** Math.min(header.readUInt16LE(30), 12)
    const directory = (header.readUInt32LE(48) + 1) * sectorSize
    const { buffer } = await handle.read(Buffer.alloc(8 * sectorSize), 0, 8 * sectorSize, directory)
    const isThere = (name: string): boolean => buffer.includes(Buffer.from(`${name}\0`, 'utf16le'))
    return compoundStreams.find(({ name }) => isThere(name))?.type ?? 'application/x-cfb'
  } finally {
    await handle.close()
  }
}

// A document has some dozen parts, and this one stands first where programs write them.
const mostPartsLookedAt = 1000

/** A document in OFD (GB/T 33190) is a zip container with a part of this name at its root. */
async function isOfd(file: string): Promise<boolean> {
  try {
    const zip = await openPromise(file, { lazyEntries: true, autoClose: false })
    try {
      let looked = 0
      for await (const { fileName } of zip.eachEntry()) {
        looked += 1
        if (fileName === 'OFD.xml') return true
        if (looked >= mostPartsLookedAt) return false
      }
      return false
    } finally {
      zip.close()
    }
  } catch {
    // Damaged, or with names that are none: an archive for all that is known.
    return false
  }
}

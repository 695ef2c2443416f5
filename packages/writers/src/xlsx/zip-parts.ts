import { inflateRawSync } from 'node:zlib'

const endMark = 0x06_05_4b_50
const endSize = 22
const entrySize = 46
const localSize = 30

/** The files of a small archive of our own making, as texts by their paths. */
export function partsOfZip(bytes: Uint8Array): Map<string, string> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = archive.length - endSize
  if (archive.readUInt32LE(end) !== endMark) throw new Error('the archive does not end as it should')
  const parts = new Map<string, string>()
  let at = archive.readUInt32LE(end + 16)
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [nameLength, extra, comment] = [28, 30, 32].map((where) => archive.readUInt16LE(at + where))
    const name = archive.toString('utf8', at + entrySize, at + entrySize + (nameLength ?? 0))
    const begins = archive.readUInt32LE(at + 42)
    const from = begins + localSize + archive.readUInt16LE(begins + 26) + archive.readUInt16LE(begins + 28)
    const packed = archive.subarray(from, from + archive.readUInt32LE(at + 20))
    const isPacked = archive.readUInt16LE(at + 10) !== 0
    parts.set(name, (isPacked ? inflateRawSync(packed) : packed).toString('utf8'))
    at += entrySize + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return parts
}

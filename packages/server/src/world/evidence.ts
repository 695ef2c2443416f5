import { crc32, deflateSync } from 'node:zlib'
import type { WorldStep } from './timeline.ts'

/** A small real file. */
export type WorldFile = { readonly name: string; readonly bytes: Uint8Array }

/**
 * The evidence that a report of the world brings: a record as text, a picture or a page as PDF.
 *
 * The files are made here, so that the project carries none; each differs, because the same file proves only one thing.
 */
export function evidenceOf({ finding, measure, day }: WorldStep, text: string): WorldFile {
  const number = `${finding}-${measure ?? 0}`
  const kinds = [
    () => ({ name: `${number} 办理记录.txt`, bytes: textFile(number, text) }),
    () => ({ name: `${number} 现场照片.png`, bytes: picture(finding * 2000 + (measure ?? 0) * 200 - day) }),
    () => ({ name: `${number} 签字扫描件.pdf`, bytes: pageOf(`Evidence ${number}, report of day ${day}`) }),
  ] as const
  const make = kinds[(finding + (measure ?? 0)) % kinds.length] ?? kinds[0]
  return make()
}

/** A record of what was done, as text. */
export function recordOf(number: string, text: string): WorldFile {
  return { name: `${number}.txt`, bytes: textFile(number, text) }
}

function textFile(number: string, text: string): Uint8Array {
  return new TextEncoder().encode(`办理记录 ${number}\n\n${text}\n\n（示例文件，内容为虚构。）\n`)
}

const size = { width: 96, height: 64 }

/** A PNG of stripes whose colours follow from the seed; moduli without common factor keep seeds apart. */
function picture(seed: number): Uint8Array {
  const rows = Array.from({ length: size.height }, (_, y) => {
    const stripe = Math.floor(y / 8)
    const colour = [
      (seed * 53 + stripe * 29) % 256,
      (seed * 97 + stripe * 13) % 251,
      (seed * 31 + stripe * 41) % 241,
    ]
    return [0, ...Array.from({ length: size.width }, () => colour).flat()]
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size.width, 0)
  header.writeUInt32BE(size.height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const pixels = deflateSync(Buffer.from(rows.flat()))
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'ascii'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

/** One page of PDF with a line of Latin text: what a scanner makes of a signed form. */
export function pageOf(line: string): Uint8Array {
  const stream = `BT /F1 18 Tf 72 760 Td (${line}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, at) => {
    const offset = file.length
    file += `${at + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const count = objects.length + 1
  file += `xref\n0 ${count}\n0000000000 65535 f \n${table}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`
  return new TextEncoder().encode(file)
}

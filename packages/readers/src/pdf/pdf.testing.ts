import { deflateSync } from 'node:zlib'

/** What a test prints on a page. Places are in points from the upper left corner; `y` is the baseline. */
export type Print =
  | {
      readonly kind: 'text'
      readonly x: number
      readonly y: number
      readonly text: string
      readonly size?: number
      readonly degrees?: number
    }
  | {
      readonly kind: 'rule'
      readonly from: readonly [number, number]
      readonly to: readonly [number, number]
    }
  | { readonly kind: 'picture'; readonly picture: TestPicture }

/** A picture in shades of grey that fills the page. */
export type TestPicture = { readonly width: number; readonly height: number; readonly dots: Uint8Array }

/** A page of a test's PDF. */
export type PrintedPage = {
  readonly prints: readonly Print[]
  readonly width?: number
  readonly height?: number
  readonly rotate?: number
}

/** What is unusual about a PDF. */
export type PdfOddities = {
  /** Whether it asks for a password. */
  readonly isLocked?: boolean
  /** How many pages it claims to have. */
  readonly claimedPages?: number
  /** A font of the reader's machine with the Chinese encoding of old programs, and no table of characters in the file. */
  readonly hasNoFonts?: boolean
  /** What the file says that its characters mean, in place of what they are. */
  readonly meaning?: (character: string) => string
}

/** Some text on one line. */
export function line(text: string, [x, y]: readonly [number, number], size = 16): Print {
  return { kind: 'text', x, y, text, size }
}

/** Writes a PDF as a printer driver would: every line with its place, and no word about paragraphs. */
export function printedPdf(pages: readonly PrintedPage[], oddities: PdfOddities = {}): Uint8Array {
  const font = oddities.hasNoFonts === true ? new OldFont() : new MappedFont(oddities.meaning)
  const objects: Buffer[] = []
  const add = (content: string | Buffer): number => objects.push(Buffer.from(content))
  const contents = pages.map((page) => streamOf(page, font))
  const catalog = add('<< /Type /Catalog /Pages 2 0 R >>')
  add('')
  const fontAt = font.write(add)
  const kids = pages.map((page, at) => {
    const pictures = page.prints.flatMap((print) =>
      print.kind === 'picture' ? [pictureObject(print.picture)] : [],
    )
    const pictureAt = pictures.map((picture) => add(picture))
    const content = deflateSync(Buffer.from(contents[at] ?? '', 'latin1'))
    const contentAt = add(stream(`/Filter /FlateDecode /Length ${content.length}`, content))
    const resources = `/Font << /F ${fontAt} 0 R >> /XObject << ${pictureAt.map((id, n) => `/P${n} ${id} 0 R`).join(' ')} >>`
    return add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${widthOf(page)} ${heightOf(page)}] /Rotate ${page.rotate ?? 0} ` +
        `/Resources << ${resources} >> /Contents ${contentAt} 0 R >>`,
    )
  })
  objects[1] = Buffer.from(
    `<< /Type /Pages /Kids [${kids.map((id) => `${id} 0 R`).join(' ')}] /Count ${oddities.claimedPages ?? pages.length} >>`,
  )
  const lock =
    oddities.isLocked === true
      ? add(
          `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <${'5a'.repeat(32)}> /U <${'3c'.repeat(32)}> >>`,
        )
      : null
  return fileOf(objects, { catalog, lock })
}

/** Chinese paragraphs set as an official document is: 28 characters a line, 22 lines a page, first lines set in. */
export function typesetPdf(
  paragraphs: readonly string[],
  around: { header?: string; hasNumbers?: boolean } = {},
): Uint8Array {
  const rows = paragraphs.flatMap((paragraph) => brokenLines(paragraph))
  const pages: PrintedPage[] = []
  for (let start = 0; start < rows.length; start += 22) {
    const prints = rows
      .slice(start, start + 22)
      .map(({ text, indent }, at) => line(text, [79 + indent * 16, 120 + at * 29]))
    if (around.header !== undefined) prints.unshift(line(around.header, [230, 60], 10.5))
    if (around.hasNumbers !== false) prints.push(line(`— ${pages.length + 1} —`, [280, 800], 14))
    pages.push({ prints })
  }
  return printedPdf(pages)
}

function brokenLines(paragraph: string): { text: string; indent: number }[] {
  const rows: { text: string; indent: number }[] = []
  let text = ''
  let width = 2
  const closing = '，。、；：？！）》”'
  for (const character of paragraph) {
    const size = character < '\u2000' ? 0.5 : 1
    // A closing mark hangs out rather than begin a line.
    if (width + size > 28 && !closing.includes(character)) {
      rows.push({ text, indent: rows.length === 0 ? 2 : 0 })
      text = ''
      width = 0
    }
    text += character
    width += size
  }
  return [...rows, { text, indent: rows.length === 0 ? 2 : 0 }]
}

type Adder = (content: string | Buffer) => number

/** A font with a table that says what its characters mean, as programs of today write it. */
class MappedFont {
  readonly #codes = new Map<string, number>()
  readonly #meaning: (character: string) => string

  constructor(meaning: (character: string) => string = (character) => character) {
    this.#meaning = meaning
  }

  hex(text: string): string {
    return Array.from(text, (character) => {
      const code = this.#codes.get(character) ?? this.#codes.size + 1
      this.#codes.set(character, code)
      return hex4(code)
    }).join('')
  }

  write(add: Adder): number {
    const entries = [...this.#codes].map(
      ([character, code]) => `<${hex4(code)}> <${utf16(this.#meaning(character))}>`,
    )
    const blocks = chunksOf(entries, 100).map(
      (block) => `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`,
    )
    const map = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${blocks.join('\n')}
endcmap end end`
    const narrow = [...this.#codes]
      .filter(([character]) => character < '\u2000')
      .map(([, code]) => `${code} [500]`)
    const mapAt = add(stream(`/Length ${Buffer.byteLength(map)}`, Buffer.from(map)))
    const descriptor = add(fontDescriptor)
    const descendant = add(
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R /DW 1000 /W [${narrow.join(' ')}] >>`,
    )
    return add(
      `<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /ToUnicode ${mapAt} 0 R /DescendantFonts [${descendant} 0 R] >>`,
    )
  }
}

/** A font that is only named, with the encoding of its language: what many older Chinese PDFs hold. */
class OldFont {
  hex(text: string): string {
    return utf16(text)
  }

  write(add: Adder): number {
    const descriptor = add(fontDescriptor)
    const descendant = add(
      `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor ${descriptor} 0 R /DW 1000 /W [1 95 500] >>`,
    )
    return add(
      `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [${descendant} 0 R] >>`,
    )
  }
}

const fontDescriptor =
  '<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>'

function streamOf(page: PrintedPage, font: { hex: (text: string) => string }): string {
  let pictures = 0
  const height = heightOf(page)
  return page.prints
    .map((print) => {
      switch (print.kind) {
        case 'text': {
          const turn = ((print.degrees ?? 0) * Math.PI) / 180
          const [cos, sin] = [Math.cos(turn).toFixed(5), Math.sin(turn).toFixed(5)]
          return `BT /F ${print.size ?? 16} Tf ${cos} ${sin} ${(-Math.sin(turn)).toFixed(5)} ${cos} ${print.x} ${height - print.y} Tm <${font.hex(print.text)}> Tj ET`
        }
        case 'rule':
          return `0.5 w ${print.from[0]} ${height - print.from[1]} m ${print.to[0]} ${height - print.to[1]} l S`
        case 'picture':
          pictures += 1
          return `q ${widthOf(page)} 0 0 ${height} 0 0 cm /P${pictures - 1} Do Q`
        default:
          return print satisfies never
      }
    })
    .join('\n')
}

function pictureObject({ width, height, dots }: TestPicture): Buffer {
  const data = deflateSync(dots)
  const header = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode /Length ${data.length}`
  return stream(header, data)
}

function stream(dictionary: string, data: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`<< ${dictionary} >>\nstream\n`), data, Buffer.from('\nendstream')])
}

function fileOf(
  objects: readonly Buffer[],
  { catalog, lock }: { catalog: number; lock: number | null },
): Uint8Array {
  const pieces: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  let length = pieces[0]?.length ?? 0
  const offsets = objects.map((object, at) => {
    const start = length
    const whole = Buffer.concat([Buffer.from(`${at + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')])
    pieces.push(whole)
    length += whole.length
    return start
  })
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const locked = lock === null ? '' : ` /Encrypt ${lock} 0 R /ID [<${'1f'.repeat(16)}> <${'1f'.repeat(16)}>]`
  pieces.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}trailer << /Size ${objects.length + 1} /Root ${catalog} 0 R${locked} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  )
  return new Uint8Array(Buffer.concat(pieces))
}

function widthOf(page: PrintedPage): number {
  return page.width ?? 595
}

function heightOf(page: PrintedPage): number {
  return page.height ?? 842
}

function utf16(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex')
}

function hex4(code: number): string {
  return code.toString(16).padStart(4, '0')
}

function chunksOf<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) =>
    list.slice(at * size, (at + 1) * size),
  )
}

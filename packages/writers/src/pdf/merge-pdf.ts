import { createHash } from 'node:crypto'

/**
 * Puts PDF files one behind the other as one. They have to be as Typst writes them: a plain table of references, and no object inside
 * another. What concerns a file as a whole (its title, its day, by which standard it is kept and in which colours) is that of the
 * first; how many pages it has is said anew, and it has a sign of its own.
 */
export function mergePdf(files: readonly Uint8Array[]): Uint8Array {
  const all = files.map((bytes) => parsed(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)))
  const [whole] = all
  if (whole === undefined) throw new Error('there is no file to be merged')
  const pages = all.reduce((sum, { count }) => sum + count, 0)
  const pieces: Buffer[] = [Buffer.from(`%PDF-${whole.version}\n%\u00b5\u00b6\u00b5\u00b6\n`, 'latin1')]
  const offsets: number[] = []
  const sign = createHash('sha256')
  let length = pieces[0]?.length ?? 0
  const write = (number: number, ...body: readonly Buffer[]): void => {
    offsets[number] = length
    const parts = [Buffer.from(`${number} 0 obj\n`, 'latin1'), ...body, Buffer.from('\nendobj\n', 'latin1')]
    for (const part of parts) {
      pieces.push(part)
      sign.update(part)
      length += part.length
    }
  }
  const [catalog, tree] = [1, 2]
  let taken = tree
  const nodes: string[] = []
  for (const file of all) {
    const shift = taken
    for (const { number, body } of file.objects) {
      // Of the others these would belong to nothing.
      if (file !== whole && [file.root, file.info, file.metadata].includes(number)) continue
      if (number === file.root) continue
      const { words, stream } = splitObject(number === file.metadata ? withPages(body, pages) : body)
      const moved = moveReferences(words, shift)
      const said =
        number === file.pages ? moved.replace('/Type /Pages', `/Type /Pages\n  /Parent ${tree} 0 R`) : moved
      write(number + shift, Buffer.from(said, 'latin1'), stream)
      taken = Math.max(taken, number + shift)
    }
    nodes.push(`${file.pages + shift} 0 R`)
  }
  write(tree, Buffer.from(`<< /Type /Pages /Count ${pages} /Kids [${nodes.join(' ')}] >>`, 'latin1'))
  const ofWhole = moveReferences(whole.ofCatalog.join(' '), tree)
  const shown = '/ViewerPreferences << /DisplayDocTitle true >>'
  write(catalog, Buffer.from(`<< /Type /Catalog /Pages ${tree} 0 R ${ofWhole} ${shown} >>`, 'latin1'))
  const info = whole.info === null ? '' : ` /Info ${whole.info + tree} 0 R`
  const id = sign.digest('hex').slice(0, 32)
  const named = `/Root ${catalog} 0 R${info} /ID [<${id}> <${id}>]`
  pieces.push(Buffer.from(tableOf(offsets, { named, at: length }), 'latin1'))
  const merged = Buffer.concat(pieces)
  return new Uint8Array(merged.buffer, merged.byteOffset, merged.length)
}

function splitObject(body: Buffer): { readonly words: string; readonly stream: Buffer } {
  const at = body.indexOf('stream\n')
  if (at === -1) return { words: body.toString('latin1'), stream: Buffer.alloc(0) }
  return { words: body.subarray(0, at).toString('latin1'), stream: body.subarray(at) }
}

function moveReferences(words: string, shift: number): string {
  return words.replaceAll(/\b(\d+) 0 R\b/g, (_, number: string) => `${Number(number) + shift} 0 R`)
}

/** What a file says of itself, with the number of pages that it has now. */
function withPages(body: Buffer, pages: number): Buffer {
  const text = body.toString('latin1')
  const said = text.replace(/(<xmpTPg:NPages>)\d+/, `$1${pages}`)
  const more = said.length - text.length
  return Buffer.from(
    said.replace(/\/Length (\d+)/, (_, length: string) => `/Length ${Number(length) + more}`),
    'latin1',
  )
}

function tableOf(
  offsets: readonly number[],
  { named, at }: { readonly named: string; readonly at: number },
): string {
  const lines = Array.from({ length: offsets.length }, (_, number) => {
    const offset = offsets[number]
    return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  return `xref\n0 ${lines.length}\n${lines.join('')}trailer\n<< /Size ${lines.length} ${named} >>\nstartxref\n${at}\n%%EOF\n`
}

type Parsed = {
  readonly version: string
  readonly objects: readonly { readonly number: number; readonly body: Buffer }[]
  /** The root of its tree of pages, and how many there are. */
  readonly pages: number
  readonly count: number
  readonly root: number
  readonly info: number | null
  readonly metadata: number | null
  /** What the whole says of itself: its language, by which standard it is kept, in which colours. */
  readonly ofCatalog: readonly string[]
}

function parsed(file: Buffer): Parsed {
  const tail = file.subarray(Math.max(0, file.length - 1_024)).toString('latin1')
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1])
  const text = Number.isNaN(start) ? '' : file.subarray(start).toString('latin1')
  const [head, size] = /^xref\s+0 (\d+)\s+/.exec(text) ?? []
  if (head === undefined) throw new Error('a file to be merged has no plain table of references')
  const offsets = Array.from({ length: Number(size) }, (_, number) => {
    const line = text.slice(head.length + number * 20, head.length + number * 20 + 20)
    return line.slice(17, 18) === 'n' ? { number, offset: Number(line.slice(0, 10)) } : null
  }).filter((one) => one !== null)
  const inOrder = offsets.toSorted((one, other) => one.offset - other.offset)
  const objects = inOrder.map(({ number, offset }, at) => {
    const whole = file.subarray(offset, inOrder[at + 1]?.offset ?? start)
    const begin = whole.indexOf('obj') + 'obj'.length
    return { number, body: whole.subarray(begin, whole.lastIndexOf('endobj')) }
  })
  const named = (name: string): number | null => {
    const found = new RegExp(String.raw`/${name} (\d+) 0 R`).exec(text)?.[1]
    return found === undefined ? null : Number(found)
  }
  const saidOf = (number: number | null): string =>
    objects.find((one) => one.number === number)?.body.toString('latin1') ?? ''
  const root = named('Root')
  const catalog = saidOf(root)
  const pages = Number(/\/Pages (\d+) 0 R/.exec(catalog)?.[1])
  const count = Number(/\/Count (\d+)/.exec(saidOf(pages))?.[1])
  if (root === null || Number.isNaN(pages) || Number.isNaN(count))
    throw new Error('a file to be merged has no pages')
  const metadata = /\/Metadata (\d+) 0 R/.exec(catalog)
  const kept = [
    metadata,
    /\/OutputIntents (?:\[[^\]]*\]|\d+ 0 R)/.exec(catalog),
    /\/Lang \([^)]*\)/.exec(catalog),
  ]
  return {
    version: /^%PDF-(\d\.\d)/.exec(file.subarray(0, 16).toString('latin1'))?.[1] ?? '1.7',
    objects,
    pages,
    count,
    root,
    info: named('Info'),
    metadata: metadata === null ? null : Number(metadata[1]),
    ofCatalog: kept.flatMap((found) => (found === null ? [] : [found[0]])),
  }
}

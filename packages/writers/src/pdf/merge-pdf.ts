/**
 * Puts PDF files one behind the other as one. They have to be of version 1.4 as Typst writes it: a plain table of references, and no
 * object inside another. What concerns a file as a whole (its title, its day) is that of the first.
 */
export function mergePdf(files: readonly Uint8Array[]): Uint8Array {
  const pieces: Buffer[] = [Buffer.from('%PDF-1.4\n%\u00b5\u00b6\u00b5\u00b6\n', 'latin1')]
  const offsets: number[] = []
  let length = pieces[0]?.length ?? 0
  const write = (number: number, body: Buffer): void => {
    offsets[number] = length
    const whole = Buffer.concat([
      Buffer.from(`${number} 0 obj\n`, 'latin1'),
      body,
      Buffer.from('\nendobj\n', 'latin1'),
    ])
    pieces.push(whole)
    length += whole.length
  }
  const [catalog, tree] = [1, 2]
  let taken = tree
  let info: string | undefined
  const kids: { readonly node: string; readonly count: number }[] = []
  for (const bytes of files) {
    const file = parsed(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
    const shift = taken
    const shifted = (text: string): string =>
      text.replaceAll(/\b(\d+) 0 R\b/g, (_, number: string) => `${Number(number) + shift} 0 R`)
    for (const { number, body } of file.objects) {
      const stream = body.indexOf('stream\n')
      const [said, rest] =
        stream === -1 ? [body, Buffer.alloc(0)] : [body.subarray(0, stream), body.subarray(stream)]
      let words = shifted(said.toString('latin1'))
      if (number === file.pages) words = words.replace('/Type /Pages', `/Type /Pages\n  /Parent ${tree} 0 R`)
      write(number + shift, Buffer.concat([Buffer.from(words, 'latin1'), rest]))
      taken = Math.max(taken, number + shift)
    }
    kids.push({ node: `${file.pages + shift} 0 R`, count: file.count })
    info ??= file.info === null ? undefined : `${file.info + shift} 0 R`
  }
  const count = kids.reduce((sum, one) => sum + one.count, 0)
  const nodes = kids.map(({ node }) => node).join(' ')
  write(tree, Buffer.from(`<< /Type /Pages /Count ${count} /Kids [${nodes}] >>`, 'latin1'))
  const shown = '/ViewerPreferences << /DisplayDocTitle true >>'
  write(catalog, Buffer.from(`<< /Type /Catalog /Pages ${tree} 0 R ${shown} >>`, 'latin1'))
  pieces.push(Buffer.from(tableOf(offsets, { catalog, info, at: length }), 'latin1'))
  return new Uint8Array(Buffer.concat(pieces))
}

function tableOf(
  offsets: readonly number[],
  { catalog, info, at }: { readonly catalog: number; readonly info: string | undefined; readonly at: number },
): string {
  const lines = Array.from({ length: offsets.length }, (_, number) => {
    const offset = offsets[number]
    return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const named = info === undefined ? '' : ` /Info ${info}`
  return `xref\n0 ${lines.length}\n${lines.join('')}trailer\n<< /Size ${lines.length} /Root ${catalog} 0 R${named} >>\nstartxref\n${at}\n%%EOF\n`
}

type Parsed = {
  readonly objects: readonly { readonly number: number; readonly body: Buffer }[]
  /** The root of its tree of pages, and how many there are. */
  readonly pages: number
  readonly count: number
  readonly info: number | null
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
  const pages = Number(/\/Pages (\d+) 0 R/.exec(saidOf(named('Root')))?.[1])
  const count = Number(/\/Count (\d+)/.exec(saidOf(pages))?.[1])
  if (Number.isNaN(pages) || Number.isNaN(count)) throw new Error('a file to be merged has no pages')
  return { objects, pages, count, info: named('Info') }
}

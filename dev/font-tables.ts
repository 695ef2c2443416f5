/** The tables of a font file by their names (OpenType, “Organization of an OpenType font”). */
function tablesOf(font: Buffer): Map<string, Buffer> {
  const count = font.readUInt16BE(4)
  const entries = Array.from({ length: count }, (_, at) => 12 + at * 16)
  return new Map(
    entries.map((at) => {
      const offset = font.readUInt32BE(at + 8)
      return [font.toString('latin1', at, at + 4), font.subarray(offset, offset + font.readUInt32BE(at + 12))]
    }),
  )
}

/** The characters that a font has, as its `cmap` says in formats 4 and 12. */
export function charactersOf(font: Buffer): Set<number> {
  const cmap = tablesOf(font).get('cmap')
  if (cmap === undefined) throw new Error('the font has no cmap')
  const offsets = Array.from({ length: cmap.readUInt16BE(2) }, (_, at) => cmap.readUInt32BE(8 + at * 8))
  const characters = new Set<number>()
  for (const offset of new Set(offsets)) {
    const table = cmap.subarray(offset)
    if (table.readUInt16BE(0) === 12) addGroups(table, characters)
    else if (table.readUInt16BE(0) === 4) addSegments(table, characters)
  }
  return characters
}

function addGroups(table: Buffer, characters: Set<number>): void {
  for (let at = 0; at < table.readUInt32BE(12); at += 1) {
    const group = 16 + at * 12
    const [from, to, glyph] = [0, 4, 8].map((more) => table.readUInt32BE(group + more))
    for (let code = from ?? 0; code <= (to ?? -1); code += 1)
      if ((glyph ?? 0) + code - (from ?? 0) !== 0) characters.add(code)
  }
}

function addSegments(table: Buffer, characters: Set<number>): void {
  const twice = table.readUInt16BE(6)
  for (let at = 0; at < twice; at += 2) {
    const to = table.readUInt16BE(14 + at)
    const from = table.readUInt16BE(16 + twice + at)
    const delta = table.readUInt16BE(16 + 2 * twice + at)
    const place = 16 + 3 * twice + at
    const offset = table.readUInt16BE(place)
    for (let code = from; code <= to && code < 0xffff; code += 1) {
      const direct = offset === 0 ? code : table.readUInt16BE(place + offset + 2 * (code - from))
      if (direct !== 0 && ((direct + delta) & 0xffff) !== 0) characters.add(code)
    }
  }
}

/** The same font under another name: family, full name and PostScript name. Copyright and licence stay. */
export function renamed(source: Uint8Array, family: string): Buffer {
  const tables = tablesOf(Buffer.from(source))
  const name = tables.get('name')
  if (name === undefined) throw new Error('the font has no names')
  tables.set('name', nameTable(name, family))
  return assembled(Buffer.from(source).subarray(0, 4), tables)
}

function nameTable(name: Buffer, family: string): Buffer {
  const strings = name.readUInt16BE(4)
  const words: Readonly<Record<number, string>> = {
    1: family,
    3: `${family} Regular`,
    4: family,
    6: `${family.replaceAll(' ', '')}-Regular`,
  }
  const records = Array.from({ length: name.readUInt16BE(2) }, (_, at) =>
    name.subarray(6 + at * 12, 18 + at * 12),
  )
    // Other names of the old family, and what is written for systems of which none is left.
    .filter(
      (record) => record.readUInt16BE(0) === 3 && ![16, 17, 18, 21, 22].includes(record.readUInt16BE(6)),
    )
    .map((record) => {
      const kept = name.subarray(strings + record.readUInt16BE(10)).subarray(0, record.readUInt16BE(8))
      const word = words[record.readUInt16BE(6)]
      return { record, text: word === undefined ? kept : Buffer.from(word, 'utf16le').swap16() }
    })
  const head = Buffer.alloc(6 + records.length * 12)
  head.writeUInt16BE(records.length, 2)
  head.writeUInt16BE(head.length, 4)
  let offset = 0
  for (const [at, { record, text }] of records.entries()) {
    record.copy(head, 6 + at * 12, 0, 8)
    head.writeUInt16BE(text.length, 6 + at * 12 + 8)
    head.writeUInt16BE(offset, 6 + at * 12 + 10)
    offset += text.length
  }
  return Buffer.concat([head, ...records.map(({ text }) => text)])
}

/** A font file of tables, with the sums of each and of the whole. */
function assembled(version: Buffer, tables: ReadonlyMap<string, Buffer>): Buffer {
  const entries = [...tables].toSorted(([one], [other]) => (one < other ? -1 : 1))
  const power = 2 ** Math.floor(Math.log2(entries.length))
  const head = Buffer.alloc(12 + entries.length * 16)
  version.copy(head)
  head.writeUInt16BE(entries.length, 4)
  head.writeUInt16BE(power * 16, 6)
  head.writeUInt16BE(Math.log2(power), 8)
  head.writeUInt16BE(entries.length * 16 - power * 16, 10)
  const bodies: Buffer[] = []
  let offset = head.length
  for (const [at, [tag, bytes]] of entries.entries()) {
    const body = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])
    if (tag === 'head') body.writeUInt32BE(0, 8)
    const place = 12 + at * 16
    head.write(tag, place, 'latin1')
    head.writeUInt32BE(sumOf(body), place + 4)
    head.writeUInt32BE(offset, place + 8)
    head.writeUInt32BE(bytes.length, place + 12)
    bodies.push(body)
    offset += body.length
  }
  const font = Buffer.concat([head, ...bodies])
  const placeOfHead = entries.findIndex(([tag]) => tag === 'head')
  if (placeOfHead !== -1)
    font.writeUInt32BE((0xb1b0afba - sumOf(font)) >>> 0, font.readUInt32BE(12 + placeOfHead * 16 + 8) + 8)
  return font
}

function sumOf(bytes: Buffer): number {
  let sum = 0
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0
  return sum
}

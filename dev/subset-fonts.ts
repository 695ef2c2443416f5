import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
// The package brings no types.
// @ts-expect-error TS7016
import subsetFont from 'subset-font'
import { charactersOf, renamed } from './font-tables.ts'

/**
 * Makes the fonts that PDF files are written with from whole ones: `npm run fonts -- FOLDER`, where the folder holds the Fandol fonts
 * and LXGW WenKai with their licences. Fandol keeps the characters of GB 2312 and of European names; LXGW WenKai keeps what is not among
 * them, rare characters of names above all, and goes by another name, as its licence demands of what was changed.
 */
const [, , source] = process.argv
if (source === undefined) throw new Error('Usage: npm run fonts -- FOLDER-OF-WHOLE-FONTS')
const target = path.resolve(import.meta.dirname, '../packages/writers/fonts')

const fandol = [
  'FandolFang-Regular',
  'FandolKai-Regular',
  'FandolHei-Regular',
  'FandolSong-Regular',
  'FandolSong-Bold',
]

/** No program that writes official documents asks for what else is in these tables, and harfbuzz fails on some of them. */
const left = {
  targetFormat: 'sfnt',
  noHinting: true,
  dropTables: ['GSUB', 'GPOS', 'vmtx', 'vhea', 'VORG', 'BASE'],
} as const

const read = (name: string): Promise<Buffer> => readFile(path.join(source, name))
const write = (name: string, bytes: Uint8Array): Promise<void> => writeFile(path.join(target, name), bytes)

function gb2312(): Set<number> {
  const decoder = new TextDecoder('gb18030')
  const codes = new Set<number>()
  for (let row = 0xa1; row < 0xf8; row += 1) {
    for (let cell = 0xa1; cell < 0xff; cell += 1) {
      const code = decoder.decode(new Uint8Array([row, cell])).codePointAt(0) ?? 0
      const isPrivate = code >= 0xe000 && code <= 0xf8ff
      if (!isPrivate && code !== 0xfffd) codes.add(code)
    }
  }
  return codes
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, at) => from + at)
}

await mkdir(target, { recursive: true })
const wanted = new Set([...gb2312(), ...range(0x20, 0x180), ...range(0x2010, 0x2040), 0x20ac, 0x2116])
let common = [...wanted]
for (const name of fandol) {
  const has = charactersOf(await read(`${name}.otf`))
  common = common.filter((code) => has.has(code))
}
const text = String.fromCodePoint(...common)
for (const name of fandol) await write(`${name}.otf`, await subsetFont(await read(`${name}.otf`), text, left))

const wenKai = await read('LXGWWenKai-Regular.ttf')
const isCommon = new Set(common)
const rest = [...charactersOf(wenKai)].filter(
  (code) => !isCommon.has(code) && !(code >= 0xe000 && code <= 0xf8ff),
)
const pieces = rest.map((code) => String.fromCodePoint(code)).join('')
await write('BihuanKai-Regular.ttf', renamed(await subsetFont(wenKai, pieces, left), 'Bihuan Kai'))
for (const licence of ['FANDOL-COPYING.txt', 'FANDOL-README.txt', 'LXGW-WENKAI-copyright.txt'])
  await write(licence, await read(licence))

const covered = [...common, ...rest].toSorted((one, other) => one - other)
const ranges: [number, number][] = []
for (const code of covered) {
  const last = ranges.at(-1)
  if (last !== undefined && last[1] === code - 1) last[1] = code
  else ranges.push([code, code])
}
await write('characters.json', Buffer.from(JSON.stringify(ranges)))

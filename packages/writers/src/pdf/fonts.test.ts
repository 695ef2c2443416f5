import { readdirSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { charactersWithoutFont } from './characters.ts'

const folder = fileURLToPath(new URL('../../fonts', import.meta.url))
const names = readdirSync(folder)
const fonts = names.filter((name) => /\.(?:otf|ttf)$/.test(name))

/** What a font calls itself: its family, its whole name and that for PostScript, in whatever language. */
function calledIn(font: Buffer): readonly string[] {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, at) => 12 + at * 16)
  const place = tables.find((at) => font.toString('latin1', at, at + 4) === 'name')
  if (place === undefined) throw new Error('a font without a name')
  const table = font.subarray(font.readUInt32BE(place + 8))
  const stored = table.readUInt16BE(4)
  return Array.from({ length: table.readUInt16BE(2) }, (_, at) => {
    const record = table.subarray(6 + at * 12)
    const from = stored + record.readUInt16BE(10)
    const bytes = table.subarray(from, from + record.readUInt16BE(8))
    const isWide = record.readUInt16BE(0) !== 1
    const said = isWide ? new TextDecoder('utf-16be').decode(bytes) : bytes.toString('latin1')
    return [1, 4, 6, 16].includes(record.readUInt16BE(6)) ? said : ''
  }).filter((said) => said !== '')
}

test('fonts are no larger than 40 MB together, and each has its licence beside it', () => {
  const size = fonts.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
  expect(size).toBeLessThanOrEqual(40_000_000)
  const licences = names.filter((name) => /COPYING|copyright/.test(name))
  const said = (name: string): string => readFileSync(join(folder, name), 'utf8')
  expect(
    licences.map((name) => [name, /GENERAL PUBLIC LICENSE|SIL Open Font License/i.test(said(name))]),
  ).toEqual([
    ['FANDOL-COPYING.txt', true],
    ['LXGW-WENKAI-copyright.txt', true],
  ])
  expect(said('FANDOL-README.txt')).toMatch(/font exception|embed/i)
  expect(fonts.filter((name) => !/^(?:Fandol|BihuanKai)/.test(name))).toEqual([])
})

test('the part of LXGW WenKai has another name, as its licence asks', () => {
  const called = calledIn(readFileSync(join(folder, 'BihuanKai-Regular.ttf')))
  expect(called).toContain('Bihuan Kai')
  expect(called.filter((name) => /LXGW|WenKai|霞鹜|文楷/i.test(name))).toEqual([])
})

test('whatever GBK can write is printed, and the rare characters of names', () => {
  const gbk = new TextDecoder('gbk')
  const bytes = Array.from({ length: 126 }, (_, lead) => lead + 0x81).flatMap((lead) =>
    Array.from({ length: 191 }, (_, trail) => Uint8Array.of(lead, trail + 0x40)),
  )
  const written = bytes
    .map((pair) => gbk.decode(pair))
    .filter((text) => Array.from(text).length === 1 && /[^\p{Co}\uFFFD]/u.test(text))
  expect(written.length).toBeGreaterThan(21_000)
  // Lines above and below words are no characters of a text.
  expect(charactersWithoutFont(written.join('')).join('')).toBe('﹉﹊﹋﹌﹍﹎﹏')
  expect(charactersWithoutFont('玥珺喆堃䶮𠮷')).toEqual([])
})

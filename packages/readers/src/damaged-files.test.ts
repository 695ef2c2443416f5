import { readText } from '@bihuan/core/reading/read-text.ts'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { openContainer } from './container.ts'
import {
  ledgerAsDocx,
  ledgerAsHtml,
  ledgerAsTsv,
  ledgerAsXlsx,
  noticeAsDocx,
  noticeAsHtml,
  noticeAsXlsx,
} from './forms.testing.ts'
import { readDocument } from './read-document.ts'
import { readInProcess } from './read-in-process.ts'
import type { TestFile } from './reading.testing.ts'
import { readingLimits } from './reading-limits.ts'
import { type TestPart, zipOf } from './zip.testing.ts'

function read(file: TestFile) {
  return readDocument(file, { limits: readingLimits, onProgress: () => undefined })
}

let files: readonly TestFile[] = []

beforeAll(async () => {
  const notice = [
    { level: null, words: '关于巡察整改情况的通报' },
    { level: 0, words: '整改落实情况' },
    { level: 1, words: '关于“台账不清”问题的整改' },
    { level: 2, words: '补录台账37条。已完成整改。' },
  ]
  const ledger = [
    ['序号', '问题', '措施', '状态'],
    ['1', '台账不清', '补录', '已完成'],
    [null, null, '抽查', '已完成'],
  ]
  files = [
    await noticeAsDocx(notice),
    await noticeAsXlsx(notice),
    noticeAsHtml(notice),
    await ledgerAsDocx(ledger),
    await ledgerAsXlsx(ledger),
    ledgerAsHtml(ledger),
    ledgerAsTsv(ledger),
  ]
})

/** A good file that was cut, or in which some bytes were changed. */
const damagedFile = fc
  .record({
    which: fc.nat(6),
    cut: fc.double({ min: 0, max: 1, noNaN: true }),
    isCut: fc.boolean(),
    changes: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), { maxLength: 12 }),
  })
  .map(({ which, cut, isCut, changes }) => {
    const file = files[which]
    if (file === undefined) throw new Error('no such file')
    const bytes = file.bytes.slice(0, isCut ? Math.floor(file.bytes.length * cut) : undefined)
    for (const [place, byte] of changes) bytes[Math.floor(place * (bytes.length - 1))] = byte
    return { name: file.name, bytes }
  })

test('however a file is damaged, it becomes a draft or a refusal', async () => {
  await fc.assert(
    fc.asyncProperty(damagedFile, async (file) => {
      const answer = await read(file)
      expect(
        answer.ok ? readText(answer.value.text).passages.length : answer.refusal.code.length,
      ).toBeGreaterThan(0)
    }),
    { numRuns: 400 },
  )
})

/** A change of the XML inside: a piece goes, stands twice, or becomes something else. */
const change = fc.record({
  part: fc.nat(20),
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(120),
  how: fc.constantFrom(
    '',
    'twice',
    '<w:p>',
    '</w:tbl>',
    '<w:tc>',
    '-1',
    '99999999999',
    '<row r="0">',
    '&#0;',
    '<![CDATA[',
  ),
})

test('however the inside of a file is changed, it becomes a draft or a refusal', async () => {
  const containers = await Promise.all(
    files
      .filter(({ name }) => name.endsWith('x'))
      .map(async ({ name, bytes }) => ({ name, parts: await partsOf(bytes) })),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.nat(containers.length - 1),
      fc.array(change, { minLength: 1, maxLength: 6 }),
      async (which, changes) => {
        const { name, parts } = containers[which] ?? { name: '', parts: [] }
        const changed = changes.reduce((before, one) => applied(before, one), parts)
        const answer = await read({ name, bytes: zipOf(changed) })
        expect(
          answer.ok ? readText(answer.value.text).passages.length : answer.refusal.code.length,
        ).toBeGreaterThan(0)
      },
    ),
    { numRuns: 600 },
  )
})

async function partsOf(bytes: Uint8Array): Promise<TestPart[]> {
  const container = await openContainer(bytes, readingLimits)
  const parts: TestPart[] = []
  for (const name of container.names) {
    const pieces: Uint8Array[] = []
    for await (const piece of container.part(name) ?? []) pieces.push(piece)
    parts.push({ name, data: Buffer.concat(pieces).toString('utf8') })
  }
  return parts
}

type Change = { part: number; from: number; length: number; how: string }

function applied(parts: readonly TestPart[], { part, from, length, how }: Change): TestPart[] {
  return parts.map((one, at) => {
    if (at !== part % parts.length) return one
    const text = String(one.data)
    const start = Math.floor(from * text.length)
    const piece = text.slice(start, start + length)
    return {
      ...one,
      data: text.slice(0, start) + (how === 'twice' ? piece + piece : how) + text.slice(start + length),
    }
  })
}

test('and so it does in a process of its own, without a fault', async () => {
  const faults: string[] = []
  await fc.assert(
    fc.asyncProperty(damagedFile, async (file) => {
      const answer = await readInProcess(file, { onFault: (detail) => faults.push(detail) })
      expect(answer.ok ? answer.value.draft.passages.length : answer.refusal.code.length).toBeGreaterThan(0)
    }),
    { numRuns: 12 },
  )
  expect(faults).toEqual([])
})

test('any bytes under any name become a draft or a refusal', async () => {
  const name = fc.constantFrom('a.docx', 'a.xlsx', 'a.html', 'a.csv', 'a.txt', 'a')
  const head = fc.constantFrom(
    '',
    'PK\u0003\u0004',
    '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1',
    '<html>',
  )
  await fc.assert(
    fc.asyncProperty(name, head, fc.uint8Array({ maxLength: 400 }), async (...[called, start, rest]) => {
      const bytes = Buffer.concat([Buffer.from(start, 'latin1'), rest])
      const answer = await read({ name: called, bytes })
      expect(answer.ok ? answer.value.text.length : answer.refusal.code.length).toBeGreaterThan(0)
    }),
    { numRuns: 400 },
  )
})

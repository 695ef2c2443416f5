import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  appendFile,
  mkdir,
  mkdtemp,
  readdir,
  rm,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { evidenceKinds } from '@bihuan/core/kernel/evidence-kinds.ts'
import { zipOf } from '@bihuan/readers/zip.testing.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FileStore, openFileStore } from './file-store.ts'
import { offeredFiles } from './offered-files.testing.ts'

let folder = ''
let store: FileStore

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-files-'))
  store = await openFileStore({ folder, limit: 1 })
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const storing = (name: string, ...chunks: (Buffer | string)[]): ReturnType<FileStore['storeFile']> =>
  store.storeFile({ name, stream: Readable.from(chunks.map((chunk) => Buffer.from(chunk))) })

/** Everything in the store but its folders and its notes. */
async function leftovers(): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const names = entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name)
  return names.filter((name) => !name.endsWith('.loose'))
}

const pdf = '%PDF-1.7\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n'
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

function refusal(code: string, params?: Record<string, unknown>): object {
  return { ok: false, refusal: params ? { code, params } : { code } }
}

test('a file is found by its content and read back whole or in part', async () => {
  const hash = createHash('sha256').update(pdf).digest('hex')
  expect(await storing('说明.pdf', pdf.slice(0, 7), pdf.slice(7))).toEqual({
    ok: true,
    value: { hash, size: pdf.length, mediaType: 'application/pdf' },
  })
  expect(await leftovers()).toEqual([hash.slice(2)])
  expect(await read(hash)).toBe(pdf)
  expect(await read(hash, { start: 0, end: 7 })).toBe('%PDF-1.7')
  expect(await read('0'.repeat(64))).toBe('missing')
})

test('a folder in the place of a file is not given out', async () => {
  const hash = createHash('sha256').update(pdf).digest('hex')
  await mkdir(path.join(folder, hash.slice(0, 2), hash.slice(2)), { recursive: true })
  expect(await read(hash)).toBe('exchanged')
})

async function read(hash: string, range?: { start: number; end: number }): Promise<string> {
  const opened = await store.openFile(hash, range)
  return typeof opened === 'string' ? opened : text(opened)
}

test.each([
  [
    'exchanged for another of the same length',
    (place: string) => writeFile(place, pdf.replace('1.7', '1.4')),
  ],
  ['cut', (place: string) => truncate(place, 5)],
  ['made longer', (place: string) => appendFile(place, '%')],
  ['replaced by another file', (place: string) => rm(place).then(() => writeFile(place, 'x'))],
  ['replaced by a pipe', (place: string) => rm(place).then(() => execFileSync('mkfifo', [place]))],
])('a file that was %s is not given out, however often it was before', async (_, harm) => {
  const hash = createHash('sha256').update(pdf).digest('hex')
  await storing('说明.pdf', pdf)
  expect(await read(hash)).toBe(pdf)
  expect(await store.faultOf(hash)).toBeNull()
  await harm(path.join(folder, hash.slice(0, 2), hash.slice(2)))
  expect(await read(hash)).toBe('exchanged')
  expect(await read(hash, { start: 0, end: 2 })).toBe('exchanged')
  expect(await store.faultOf(hash)).toBe('exchanged')
  // Sent in again, it is sound again.
  await storing('说明.pdf', pdf)
  expect(await read(hash)).toBe(pdf)
})

test('the same content under two names lies on the disk once', async () => {
  await storing('one.txt', '整改情况说明')
  await storing('two.txt', '整改情况说明')
  expect(await leftovers()).toHaveLength(1)
})

test.each([
  [
    'a picture named as a document',
    'report.pdf',
    png,
    refusal('FILE_TYPE_MISMATCH', { extension: 'pdf', type: 'png' }),
  ],
  [
    'a document named as a picture',
    'photo.jpg',
    pdf,
    refusal('FILE_TYPE_MISMATCH', { extension: 'jpg', type: 'pdf' }),
  ],
  [
    'text named as a table of Excel',
    'ledger.xlsx',
    'a,b',
    refusal('FILE_TYPE_MISMATCH', { extension: 'xlsx', type: 'txt' }),
  ],
  [
    'a file without an ending',
    'README',
    'text',
    refusal('FILE_TYPE_MISMATCH', { extension: '', type: 'txt' }),
  ],
  [
    'a page named as text',
    'note.txt',
    '\n <!DOCTYPE html><p>',
    refusal('FILE_TYPE_REFUSED', { type: 'text/html' }),
  ],
  [
    'a page',
    'a.html',
    '<html><script>1</script></html>',
    refusal('FILE_TYPE_REFUSED', { type: 'text/html' }),
  ],
  [
    'a vector picture with a script in it',
    'a.svg',
    '<svg onload="a()">',
    refusal('FILE_TYPE_REFUSED', { type: 'image/svg+xml' }),
  ],
  ['a shell script', 'a.txt', '#!/bin/sh\nrm', refusal('FILE_TYPE_REFUSED', { type: 'text/x-script' })],
  [
    'bytes without meaning',
    'a.txt',
    Buffer.from([1, 2, 3, 0, 255]),
    refusal('FILE_TYPE_REFUSED', { type: '无法识别', typeEn: 'not recognised' }),
  ],
])('%s is refused and leaves nothing', async (...row) => {
  const [, name, content, expected] = row
  expect(await storing(name, content)).toEqual(expected)
  expect(await leftovers()).toEqual([])
})

test.each(offeredFiles)('%s is taken for what it is', async (name, bytes, mediaType) => {
  expect(await storing(name, bytes)).toMatchObject({ ok: true, value: { mediaType } })
})

test('every kind of file in the table is tried, and under each of its endings it is taken', async () => {
  const tried = new Map(offeredFiles.map(([, bytes, mediaType]) => [mediaType, bytes]))
  for (const { mediaTypes, endings } of evidenceKinds.filter(({ group }) => group !== 'document')) {
    const bytes = mediaTypes.flatMap((type) => tried.get(type) ?? [])[0]
    if (bytes === undefined) throw new Error(`nothing is ${mediaTypes.join()}`)
    for (const ending of endings) expect(await storing(`a.${ending}`, bytes)).toMatchObject({ ok: true })
  }
})

test('an archive that says it is a document in OFD, and holds none, is refused', async () => {
  const archive = Buffer.from(zipOf([{ name: 'Doc_0/OFD.xml', data: '<a/>' }]))
  expect(await storing('公文.ofd', archive)).toEqual(
    refusal('FILE_TYPE_MISMATCH', { extension: 'ofd', type: 'zip' }),
  )
  expect(await storing('公文.ofd', archive.subarray(0, 60))).toMatchObject({ ok: false })
})

test('a program is refused whatever it is called', async () => {
  const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])
  expect(await storing('tool.exe', program)).toMatchObject({
    ok: false,
    refusal: { code: 'FILE_TYPE_REFUSED' },
  })
  expect(await storing('tool.pdf', program)).toMatchObject({
    ok: false,
    refusal: { code: 'FILE_TYPE_REFUSED' },
  })
})

test('text in the encoding of older Chinese systems is text', async () => {
  const gb18030 = Buffer.from([0xd5, 0xfb, 0xb8, 0xc4, 0x0d, 0x0a])
  expect(await storing('a.txt', gb18030)).toMatchObject({ value: { mediaType: 'text/plain' } })
  expect(await storing('a.csv', gb18030)).toMatchObject({ value: { mediaType: 'text/csv' } })
})

test('a long text whose sample ends within a character is text', async () => {
  const long = `a${'整'.repeat(60_000)}`
  expect(await storing('a.txt', long)).toMatchObject({ value: { mediaType: 'text/plain' } })
})

test('an old document of Word is told from an installer in the same container', async () => {
  const container = (stream: string): Buffer => {
    const file = Buffer.alloc(4096)
    Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file)
    file.writeUInt16LE(9, 30)
    file.write(`${stream}\0`, 512, 'utf16le')
    return file
  }
  expect(await storing('a.doc', container('WordDocument'))).toMatchObject({
    value: { mediaType: 'application/msword' },
  })
  expect(await storing('a.doc', container('!InstallerData'))).toEqual(
    refusal('FILE_TYPE_REFUSED', { type: 'application/x-cfb' }),
  )
})

test('an empty file is refused', async () => {
  expect(await storing('a.txt')).toEqual(refusal('FILE_EMPTY'))
})

test('a file over the limit is cut off while it comes in', async () => {
  let sent = 0
  const endless = Readable.from(
    (function* () {
      for (;;) {
        sent += 1
        yield Buffer.alloc(64 * 1024, 'a')
      }
    })(),
  )
  expect(await store.storeFile({ name: 'a.txt', stream: endless })).toEqual(
    refusal('FILE_TOO_LARGE', { limit: 1 }),
  )
  expect(sent).toBeLessThan(40)
  expect(await leftovers()).toEqual([])
})

test('an upload that breaks off leaves nothing', async () => {
  const broken = Readable.from(
    (function* () {
      yield Buffer.from(pdf)
      throw new Error('connection lost')
    })(),
  )
  expect(await store.storeFile({ name: 'a.pdf', stream: broken })).toEqual(refusal('FILE_CUT'))
  expect(await leftovers()).toEqual([])
})

test('a full disk is a refusal and leaves nothing', async () => {
  // Linux has a device that is always full; writing to it fails as on a full disk.
  const temporary = path.join(folder, 'full.part')
  const full = await openFileStore({ folder, nameTemporary: () => temporary })
  await symlink('/dev/full', temporary)
  expect(await full.storeFile({ name: 'a.pdf', stream: Readable.from([Buffer.from(pdf)]) })).toEqual(
    refusal('DISK_FULL'),
  )
  expect(await leftovers()).toEqual([])
})

test('what a killed program left unfinished is removed a day later', async () => {
  await mkdir(path.join(folder, 'incoming'), { recursive: true })
  for (const name of ['old.part', 'new.part']) await writeFile(path.join(folder, 'incoming', name), 'half')
  await utimes(path.join(folder, 'incoming/old.part'), 0, 0)
  const next = await openFileStore({ folder })
  expect(await leftovers()).toEqual(['new.part'])
  await utimes(path.join(folder, 'incoming/new.part'), 0, 0)
  await next.removeForgotten()
  expect(await leftovers()).toEqual([])
})

test('a file is loose from the moment in which it is stored until somebody holds it, also after a new start', async () => {
  const stored = await storing('a.txt', '整改情况说明')
  if (!stored.ok) throw new Error('the file was refused')
  const { hash } = stored.value
  await utimes(path.join(folder, 'incoming', `${hash}.loose`), 0, 0)
  const next = await openFileStore({ folder })
  expect(await next.looseFiles()).toEqual([hash])
  expect(await next.looseFiles(new Date(0))).toEqual([])
  expect(await next.looseFiles(new Date(1))).toEqual([hash])
  await next.noteHeld(hash)
  await next.noteHeld(hash)
  expect(await next.looseFiles()).toEqual([])
  expect(await storing('b.pdf', '没有这种文件')).toMatchObject({ ok: false })
  expect(await next.looseFiles()).toEqual([])
})

import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { emptyHead, hashOf } from '@bihuan/core/kernel/hash.ts'
import { openZip } from '@bihuan/writers/zip/zip-writer.ts'
import { afterAll, expect, test } from 'vitest'
import { main } from './main.ts'

const folder = mkdtempSync(join(tmpdir(), 'bihuan-verify-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const rectificationId = '01890a5d-ac96-774b-bcce-b302099a8057'
const categoryId = '01890a5d-ac96-774b-bcce-b302099a8058'
const fileId = '01890a5d-ac96-774b-bcce-b302099a8059'
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

type Entry = { readonly sequence: number; readonly previousHash: string; readonly hash: string }

function aChain(
  about: readonly { subjectType: string; subjectId: string; version?: number; event: object }[],
): Entry[] {
  const chain: Entry[] = []
  const common = {
    chainId: rectificationId,
    at: '2026-03-02T01:00:00.000Z',
    by: null,
    commandId: null,
    version: 1,
  }
  for (const one of about) {
    const previousHash = chain.at(-1)?.hash ?? emptyHead.hash
    const unsealed = { ...common, ...one, sequence: chain.length + 1, previousHash }
    chain.push({ ...unsealed, hash: hashOf(unsealed) })
  }
  return chain
}

const categoryAdded = { type: 'category.added', rectificationId, ordinal: 1, categoryId, name: '作风方面' }
const chain = aChain([
  {
    subjectType: 'category',
    subjectId: categoryId,
    event: categoryAdded,
  },
  {
    subjectType: 'measure',
    subjectId: fileId,
    event: { type: 'measure.added' },
  },
  {
    subjectType: 'measure',
    subjectId: fileId,
    version: 2,
    event: { type: 'measure.reported', evidence: [{ fileId, sha256: sha256('内容') }] },
  },
])
const category = { id: categoryId, rectificationId, ordinal: 1, name: '作风方面', version: 1 }

// The entry that adds the measure is left out.
const wholeJournal = chain
  .map(({ sequence, previousHash, hash, ...entry }) => ({
    ...(sequence === 2 ? {} : entry),
    sequence,
    previousHash,
    hash,
  }))
  .map((line) => `${JSON.stringify(line)}\n`)
  .join('')

function twice(other: object): string {
  return [category, other].map((record) => `${JSON.stringify(record)}\n`).join('')
}

type Archive = {
  readonly journal?: string
  readonly evidence?: string
  readonly record?: object
  readonly listed?: string
  /** What is left out, or written otherwise than it should be. */
  readonly records?: string
  readonly sums?: string
  readonly manifest?: object
  /** Which file the manifest calls the evidence. */
  readonly of?: object
  readonly isWithoutEvidence?: boolean
}

async function anArchive({ evidence = '内容', record = category, ...more }: Archive): Promise<string> {
  const { records = `${JSON.stringify(record)}\n`, isWithoutEvidence = false } = more
  const { journal = wholeJournal, listed = evidence } = more
  const zip = openZip()
  const bytes = buffer(zip.stream)
  const at = new Date('2026-03-02T01:00:00Z')
  const files: { path: string; size: number; sha256: string }[] = []
  for (const [path, text, said] of [
    ['佐证/1-1/1 说明.txt', evidence, listed],
    ['records/category.jsonl', records],
    ['records/measure.jsonl', `${JSON.stringify({ id: fileId, version: 2 })}\n`],
    ['journal.jsonl', journal],
  ] as const) {
    if (isWithoutEvidence && path.startsWith('佐证')) continue
    const { size } = await zip.add(path, text, { at, isPacked: true })
    files.push({
      path,
      size,
      sha256: sha256(said ?? text),
      ...(path.startsWith('佐证') && (more.of ?? { fileId, number: '1-1' })),
    })
  }
  const { sequence, hash } = chain.at(-1) ?? emptyHead
  const manifest = {
    format: 'bihuan-archive',
    version: 1,
    madeAt: at.toISOString(),
    madeBy: '张三',
    rectification: { id: rectificationId, name: '巡察整改' },
    finding: null,
    journal: { sequence, hash },
    files,
    missing: [],
    ...more.manifest,
  }
  const last = await zip.add('manifest.json', JSON.stringify(manifest), { at })
  const sums = [...files, last].map((one) => `${one.sha256}  ${one.path}\n`).join('')
  await zip.add('SHA256SUMS', more.sums ?? sums, { at })
  zip.end()
  const file = join(folder, 'archive.zip')
  writeFileSync(file, await bytes)
  return file
}

async function verified(file: string): Promise<{ code: number; said: string }> {
  let said = ''
  const hear = (text: string): void => void (said += text)
  const code = await main(['verify', file], { out: hear, error: hear, isWatched: false })
  return { code, said }
}

test('what is sound is said to be, with what was looked at', async () => {
  const { code, said } = await verified(await anArchive({}))
  expect(said).toContain('All is sound.')
  expect(said).toContain('told of by the journal: 1')
  expect(said).toContain('whole: 2')
  expect(said).toContain('as the journal tells: 1')
  expect(code).toBe(0)
})

test.each([
  [
    'a file that is not as listed',
    { evidence: '别的', listed: '内容' },
    'Not as the manifest says: 佐证/1-1/1 说明.txt',
  ],
  [
    'a file that is not as reported',
    { evidence: '别的' },
    'Not the evidence that the journal tells of: 佐证/1-1',
  ],
  [
    'a record that is not as told',
    { record: { ...category, name: '别的' } },
    'A record is not what the journal tells',
  ],
  [
    'a journal with an entry gone',
    { journal: `${JSON.stringify(chain[2])}\n` },
    'The journal is broken at entry 1.',
  ],
  ['a record that is gone', { records: '' }, 'A record that the journal tells of is not inside'],
  [
    'a record that nothing tells of',
    { records: twice({ ...category, id: fileId }) },
    'A record of which the journal knows nothing',
  ],
  ['a record that is there twice', { records: twice(category) }, 'A record is not what the journal tells'],
  ['evidence that is gone', { isWithoutEvidence: true }, 'neither inside nor listed as missing'],
  ['a journal that the manifest denies', { manifest: { journal: null } }, 'Not inside: journal.jsonl'],
  [
    'a field that stands in a line twice',
    { journal: wholeJournal.replace('"at":', '"at":"2020-01-01T00:00:00.000Z","at":') },
    'A line is not as it was written',
  ],
  ['a list of hashes that is empty', { sums: '' }, 'The list of hashes is gone'],
  ['a journal with what is no entry', { journal: 'x\n' }, 'The journal is broken at entry 1.'],
])('%s is named', async (_, archive, fault) => {
  const { code, said } = await verified(await anArchive(archive))
  expect(said).toContain(fault)
  expect(said).toContain('not sound.')
  expect(code).toBe(1)
})

test('an entry without the person behind it is named, and all else is looked at', async () => {
  const editionId = '01890a5d-ac96-774b-bcce-b302099a8060'
  const event = { type: 'edition.drafted', editionId, rectificationId, document: 'notice', options: '{}' }
  const strange = aChain([
    { subjectType: 'category', subjectId: categoryId, event: categoryAdded },
    { subjectType: 'edition', subjectId: editionId, event },
  ])
  const journal = strange.map((line) => `${JSON.stringify(line)}\n`).join('')
  const { sequence, hash } = strange.at(-1) ?? emptyHead
  const { code, said } = await verified(
    await anArchive({ journal, manifest: { journal: { sequence, hash } } }),
  )
  expect(said).toContain('Entry 2 of the journal cannot have been written like this')
  expect(said).toContain('edition.drafted at 2026-03-02T01:00:00.000Z names no person')
  expect(said).toContain('as the journal tells: 1')
  expect(code).toBe(1)
})

test('of an archive of a version before editions were inside it is said that they are not', async () => {
  expect((await verified(await anArchive({}))).said).toContain('the archive is of an older version')
  const { code, said } = await verified(await anArchive({ manifest: { version: 2 } }))
  expect(said).toContain('Files of editions: 0')
  expect(code).toBe(0)
})

test('an edition that is not as published, or gone, is named', async () => {
  const files = [{ format: 'pdf', sha256: sha256('通报') }]
  const published = aChain([
    {
      subjectType: 'edition',
      subjectId: fileId,
      version: 2,
      event: { type: 'edition.published', number: 1, files },
    },
  ])
  const { sequence, hash } = published[0] ?? emptyHead
  const journal = published.map((line) => `${JSON.stringify(line)}\n`).join('')
  const manifest = { version: 2, journal: { sequence, hash } }
  const { said } = await verified(await anArchive({ journal, manifest }))
  expect(said).toContain(
    `A published edition that the journal tells of is neither inside nor listed as missing: ${fileId} (pdf)`,
  )
  const of = { edition: { id: fileId, format: 'pdf' } }
  expect((await verified(await anArchive({ journal, manifest, of }))).said).toContain(
    'Not the edition that was published: 佐证/1-1/1 说明.txt',
  )
})

test('what is no archive of Bihuan is said to be none', async () => {
  const file = join(folder, 'other.zip')
  writeFileSync(file, '不是压缩包')
  expect(await verified(file)).toMatchObject({
    code: 1,
    said: expect.stringContaining('cannot be read or is damaged'),
  })
  const zip = openZip()
  const bytes = buffer(zip.stream)
  await zip.add('a.txt', 'a', { at: new Date('2026-03-02T01:00:00Z') })
  zip.end()
  writeFileSync(file, await bytes)
  expect(await verified(file)).toMatchObject({
    code: 1,
    said: expect.stringContaining('no bundle or archive'),
  })
  expect((await verified('')).code).toBe(1)
  expect(await main(['verify'], { out: () => undefined, error: () => undefined, isWatched: false })).toBe(2)
})

import { createHash } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { bundleManifestSchema } from '@bihuan/core/documents/bundle-manifest.schema.ts'
import { followExtract } from '@bihuan/core/documents/bundle-journal.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import { type FileId, id } from '@bihuan/core/kernel/id.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import { checkBundle } from '@bihuan/readers/bundle/check-bundle.ts'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { listen } from '../kernel/http/server.ts'
import { openLongWork } from '../long-works.ts'
import { actorOf } from '../people/actor.queries.ts'
import { memoryLog } from '../testing/memory-log.ts'
import { testDatabase } from '../testing/test-database.ts'
import { testIntake } from '../testing/test-intake.ts'
import { anAssignedMeasure, anotherMeasure, formOf } from '../testing/test-rectification.ts'
import { commandId, setStage, type TestPerson } from '../testing/test-stage.ts'
import { recordFile } from '../told/files.store.ts'
import { bundleRoute } from './bundle.route.ts'

const database = await testDatabase()
const intake = await testIntake(database)
const stage = await setStage(database, { intake })
const longWork = openLongWork()
const log = memoryLog()
let asking: Actor | null = null
const server = await listen({
  host: '127.0.0.1',
  port: 0,
  routes: [
    bundleRoute({
      context: stage.contextOf('coordinator'),
      files: intake.files,
      longWork,
      actorOf: async () => asking,
      log,
    }),
  ],
  surroundings: { publicOrigin: null, isBehindProxy: false },
  log,
})
afterAll(async () => {
  await server.stop()
  await longWork.stop()
})

async function anUpload(name: string, content: string, by: TestPerson = 'handler'): Promise<FileId> {
  const fileId = id<'file'>(uuid())
  const stored = await intake.files.storeFile({
    stream: Readable.from([Buffer.from(content)]),
    name: 'a.txt',
  })
  if (!stored.ok) throw new Error(stored.refusal.code)
  const { hash: sha256, size, mediaType } = stored.value
  const uploadedBy = stage.actors[by].personId
  await recordFile(database.kysely, {
    id: fileId,
    name,
    sha256,
    size,
    mediaType,
    uploadedBy,
    uploadedAt: stage.clock.now,
  })
  return fileId
}

async function asked(person: TestPerson, path: string): Promise<Response> {
  asking = await actorOf(database, stage.actors[person].personId)
  return fetch(`${server.address}/api/rectifications/${path}`)
}

async function fetched(person: TestPerson, path: string): Promise<Buffer> {
  return Buffer.from(await (await asked(person, path)).arrayBuffer())
}

async function packed(person: TestPerson, path: string) {
  const answer = await asked(person, path)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip'])
  const bytes = Buffer.from(await answer.arrayBuffer())
  const inside = new Map<string, Buffer>()
  const zip = await fromBufferPromise(bytes, { lazyEntries: true })
  for await (const entry of zip.eachEntry()) {
    // The flag by which names are said to be in UTF-8.
    expect(entry.generalPurposeBitFlag & 0x800).toBe(0x800)
    inside.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)))
  }
  const text = (name: string): string => inside.get(name)?.toString() ?? ''
  const manifest = bundleManifestSchema.parse(JSON.parse(text('manifest.json')))
  return { names: [...inside.keys()], inside, text, manifest, as: answer.headers.get('content-disposition') }
}

async function refusedTo(person: TestPerson | null, path: string): Promise<unknown> {
  asking = person === null ? null : await actorOf(database, stage.actors[person].personId)
  const answer = await fetch(`${server.address}/api/rectifications/${path}`)
  const { code } = JSON.parse(await answer.text())
  return code
}

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

let rectificationId = ''
let findingId = ''
let sealedId: FileId

beforeAll(async () => {
  const { measure, finding } = await anAssignedMeasure(stage)
  rectificationId = measure.rectificationId
  findingId = finding.id
  const handler = stage.as('handler')
  const names = ['nul.txt', '说明:1?.txt', '说明_1_.txt']
  const fileIds: FileId[] = []
  for (const [at, name] of names.entries()) fileIds.push(await anUpload(name, `内容${at}`))
  sealedId = await anUpload('举报信.txt', '写有姓名')
  fileIds.push(sealedId)
  await handler.measures.report({ ...formOf(measure), text: '已印发', fileIds })
  const other = await anotherMeasure(stage, finding)
  const assigned = await stage.as('coordinator').measures.assign({
    ...formOf(other),
    changes: { handlerId: stage.actors.handler.personId },
  })
  await handler.measures.report({
    ...formOf(assigned),
    text: '已开会',
    fileIds: [await anUpload('纪要.txt', '会议')],
  })
  const coordinator = await stage.asNow('coordinator')
  await coordinator.meetings.record({
    commandId: commandId(),
    rectificationId: measure.rectificationId,
    kind: 'special',
    number: '',
    heldOn: day('2026-03-01'),
    presentIds: [],
    presentNames: [],
    fileId: await anUpload('第一次会议.txt', '会议材料。', 'coordinator'),
    findingIds: [],
    resolutions: [],
  })
  const asked = {
    commandId: commandId(),
    rectificationId: measure.rectificationId,
    fileId: sealedId,
    reason: '姓名',
  }
  const { id: sealId, version: sealVersion } = await coordinator.seals.ask(asked)
  await (await stage.asNow('inspector')).seals.decide({
    commandId: commandId(),
    rectificationId: measure.rectificationId,
    sealId,
    version: sealVersion,
    decision: 'confirm',
    reason: '',
  })
})

test('a bundle holds each file by its number, with names that Windows takes, an index, and the hash of each', async () => {
  const { names, inside, text, manifest, as } = await packed('coordinator', `${rectificationId}/bundle`)
  const files = names.filter((name) => name.startsWith('佐证/'))
  expect(files).toEqual([
    '佐证/1-1/1 _nul.txt',
    '佐证/1-1/2 说明_1_.txt',
    '佐证/1-1/3 说明_1_.txt',
    '佐证/1-2/5 纪要.txt',
  ])
  expect(text('佐证/1-2/5 纪要.txt')).toBe('会议')
  expect(names.filter((name) => !name.startsWith('佐证/'))).toEqual([
    '说明.txt',
    '佐证材料清单.xlsx',
    '佐证材料清单.pdf',
    'journal.jsonl',
    'manifest.json',
    'SHA256SUMS',
  ])
  const sums = text('SHA256SUMS').trim().split('\n')
  expect(sums).toHaveLength(names.length - 1)
  for (const line of sums) expect(line).toBe(`${sha256(inside.get(line.slice(66)) ?? '')}  ${line.slice(66)}`)
  expect(manifest.files.map(({ path }) => path)).toEqual(names.slice(0, -2))
  expect(decodeURIComponent(as ?? '')).toContain('佐证材料.zip')
})

test('what is sealed is named as missing and is not inside, whoever asks, and nothing says what it is called', async () => {
  for (const person of ['coordinator', 'principal'] as const) {
    const { inside, manifest } = await packed(person, `${rectificationId}/bundle`)
    expect(manifest.missing).toEqual([
      { fileId: sealedId, number: '1-1', name: '〔已封存 sealed〕', why: 'sealed' },
    ])
    for (const bytes of inside.values()) {
      expect(bytes.includes('写有姓名')).toBe(false)
      expect(bytes.includes('举报信')).toBe(false)
    }
  }
})

test('the journal in it can be followed to its head over the entries that are left out', async () => {
  const { text, manifest } = await packed('coordinator', `${rectificationId}/bundle`)
  const outcome = followed(text('journal.jsonl'), manifest.journal)
  // The report with the sealed file, the wish to seal it.
  expect(outcome).toMatchObject({ isValid: true, leftOut: expect.any(Number) })
  expect(outcome.leftOut).toBeGreaterThan(0)
  const ofFinding = await packed('coordinator', `${rectificationId}/bundle?findingId=${findingId}`)
  const narrower = followed(ofFinding.text('journal.jsonl'), ofFinding.manifest.journal)
  expect(narrower.isValid).toBe(true)
  expect(narrower.told).toBeLessThan(outcome.told)
  expect(ofFinding.manifest.finding?.id).toBe(findingId)
})

function followed(lines: string, head: { sequence: number; hash: string } | null) {
  if (head === null) throw new Error('no journal')
  const follower = followExtract(rectificationId, sha256)
  for (const line of lines.trim().split('\n')) follower.take(JSON.parse(line))
  return follower.finish(head)
}

test('whoever may not read the journal has the files without it, and others have nothing at all', async () => {
  const { names, manifest } = await packed(
    'handler',
    `${rectificationId}/bundle?findingId=${findingId}&language=en`,
  )
  expect(names).toContain('evidence/1-2/5 纪要.txt')
  expect(names).not.toContain('journal.jsonl')
  expect(manifest.journal).toBeNull()
  expect(await refusedTo('foreignHandler', `${rectificationId}/bundle`)).toBe('NOT_FOUND')
  expect(await refusedTo('coordinator', `${rectificationId}/bundle?findingId=${uuid()}`)).toBe('NOT_FOUND')
  expect(await refusedTo('coordinator', 'x/bundle')).toBe('NOT_FOUND')
  expect(await refusedTo(null, `${rectificationId}/bundle`)).toBe('NOT_SIGNED_IN')
})

test('an archive holds all records, files and names, and an outsider finds it sound', async () => {
  const { names, text, manifest } = await packed('coordinator', `${rectificationId}/whole`)
  expect(manifest.format).toBe('bihuan-archive')
  expect(names).toContain('会议材料/第一次会议.txt')
  expect(text('records/measure.jsonl').trim().split('\n')).toHaveLength(2)
  expect(text('names.json')).toContain('"name": "handler"')
  const checked = await checkedBundle('coordinator', `${rectificationId}/whole`)
  expect(checked).toMatchObject({ kind: 'bundle', faults: [] })
  if (checked.kind !== 'bundle') return
  const { found } = checked
  // Those of the report with the sealed file are told of by an entry that is left out.
  expect(found.proved).toBe(1)
  expect(found.same).toBeGreaterThan(2)
  expect(found.told + found.leftOut).toBe(manifest.journal?.sequence)
})

test('why files are sealed, and who asked, is in no archive and no journal of whoever may not read the seals', async () => {
  const whole = await packed('principal', `${rectificationId}/whole`)
  expect(whole.names).not.toContain('records/seal.jsonl')
  expect(whole.text('journal.jsonl')).not.toContain('"seal.')
  expect(await checkedBundle('principal', `${rectificationId}/whole`)).toMatchObject({ faults: [] })
  const told = await packed('coordinator', `${rectificationId}/whole`)
  expect(told.text('records/seal.jsonl')).toContain('"reason":"姓名"')
  const reasons = async (person: TestPerson) => {
    const client = await stage.asNow(person)
    const { entries } = await client.rectifications.journal({
      rectificationId: id<'rectification'>(rectificationId),
    })
    return entries.flatMap(({ event }) =>
      'reason' in event && event.type === 'seal.asked' ? [event.reason] : [],
    )
  }
  expect(await reasons('coordinator')).toEqual(['姓名'])
  expect(await reasons('principal')).toEqual([''])
})

test('a bundle whose index is marked as a secret does not leave, nor does an archive', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const fileIds = [await anUpload('密级：秘密', '抄件')]
  await (await stage.asNow('handler')).measures.report({ ...formOf(measure), text: '已约谈', fileIds })
  for (const what of ['bundle', 'whole'])
    expect(await refusedTo('coordinator', `${measure.rectificationId}/${what}`)).toBe('CLASSIFIED_TEXT')
})

test('an archive is in a language that there is', async () => {
  expect(await refusedTo('coordinator', `${rectificationId}/whole?language=fr`)).toBe('INVALID_INPUT')
  expect(await refusedTo('coordinator', `${rectificationId}/bundle?language=`)).toBe('INVALID_INPUT')
})

test('an archive is for those who may read the journal', async () => {
  expect(await refusedTo('handler', `${rectificationId}/whole`)).toBe('NOT_ALLOWED')
  expect(await refusedTo('foreignHandler', `${rectificationId}/whole`)).toBe('NOT_FOUND')
})

test('a file that was changed in an archive is found', async () => {
  const bytes = await fetched('coordinator', `${rectificationId}/whole`)
  // Files are stored as they are; that of the minutes says nothing else.
  bytes.write('改写材料', bytes.indexOf('会议材料。'))
  const fault = { what: 'exchanged', path: '会议材料/第一次会议.txt' }
  expect(await checkedFile(bytes)).toMatchObject({ kind: 'bundle', faults: [fault] })
})

async function checkedBundle(person: TestPerson, path: string) {
  return checkedFile(await fetched(person, path))
}

async function checkedFile(bytes: Uint8Array) {
  const file = join(intake.folder, 'bundle.zip')
  await writeFile(file, bytes)
  return checkBundle(file)
}

// Last, as the files are not sound any more from here on.
test('what lies on the disk otherwise than it was sent in is named as missing', async () => {
  const places = await Promise.all(['内容0', '内容1'].map((content) => intake.files.pathOf(sha256(content))))
  const [exchanged, gone] = places
  if (!exchanged || !gone) throw new Error('no files')
  await writeFile(exchanged, '别的内容')
  await rm(gone)
  const { manifest, names } = await packed('coordinator', `${rectificationId}/bundle`)
  expect(manifest.missing.map(({ name, why }) => [name, why])).toEqual([
    ['nul.txt', 'exchanged'],
    ['说明:1?.txt', 'missing'],
    ['〔已封存 sealed〕', 'sealed'],
  ])
  expect(names.filter((name) => name.startsWith('佐证/'))).toEqual([
    '佐证/1-1/3 说明_1_.txt',
    '佐证/1-2/5 纪要.txt',
  ])
})

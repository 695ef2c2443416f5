import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { bundleCounts } from '@bihuan/core/documents/bundle-counts.ts'
import { type BundleManifest, bundleManifestSchema } from '@bihuan/core/documents/bundle-manifest.schema.ts'
import type { EditionView } from '@bihuan/core/documents/editions.contract.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { checkBundle } from '@bihuan/readers/bundle/check-bundle.ts'
import { openZip } from '@bihuan/writers/zip/zip-writer.ts'
import { afterAll, expect, test } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { sql } from '../kernel/sql.ts'
import { openLongWork } from '../long-works.ts'
import { actorOf } from '../people/actor.queries.ts'
import { testDatabase } from '../testing/test-database.ts'
import { testIntake } from '../testing/test-intake.ts'
import { anAssignedMeasure, formOf } from '../testing/test-rectification.ts'
import { commandId, setStage, type TestPerson } from '../testing/test-stage.ts'
import { prepareBundle } from './bundle.ts'

const database = await testDatabase()
const intake = await testIntake(database)
const stage = await setStage(database, { intake })
const longWork = openLongWork()
afterAll(() => longWork.stop())

const { editions } = stage.as('coordinator')

function on({ id: editionId, rectificationId, version }: EditionView) {
  return { commandId: commandId(), rectificationId, editionId, version }
}

/** A notice that left, with a sentence by hand. */
async function published(rectificationId: RectificationId, said: string): Promise<EditionView> {
  const wish = { rectificationId, document: 'notice', options: { addressee: '区委巡察办' } } as const
  const draft = await editions.draft({ commandId: commandId(), ...wish, correctsId: null })
  const { content } = await editions.get({ rectificationId, editionId: draft.id })
  const at = content.texts.findIndex((text) => text?.includes('条整改措施。') ?? false)
  const [block, instead] = [content.names[at] ?? '', content.texts[at] ?? '']
  const texts = [{ block, instead, text: `${instead}${said}` }]
  const checked = await editions.check(on(await editions.word({ ...on(draft), texts })))
  return editions.publish(on(await stage.as('inspector').editions.approve(on(checked))))
}

type Archive = { readonly inside: Map<string, Buffer>; readonly manifest: BundleManifest }

async function archiveFor(
  person: TestPerson,
  rectificationId: RectificationId,
  language: 'zh' | 'en' = 'zh',
): Promise<Archive> {
  const actor = await actorOf(database, stage.actors[person].personId)
  if (actor === null) throw new Error(`${person} is nobody`)
  const tools = { context: { ...stage.contextOf(person), actor }, files: intake.files, longWork }
  const { write } = await prepareBundle(tools, { rectificationId, language, isWhole: true })
  const zip = openZip()
  const [bytes] = await Promise.all([buffer(zip.stream), write(zip)])
  const inside = new Map<string, Buffer>()
  const opened = await fromBufferPromise(bytes, { lazyEntries: true })
  for await (const entry of opened.eachEntry())
    inside.set(entry.fileName, await buffer(await opened.openReadStreamPromise(entry)))
  const said: unknown = JSON.parse(inside.get('manifest.json')?.toString() ?? '')
  return { inside, manifest: bundleManifestSchema.parse(said) }
}

/** What is found of an archive with other files, whose manifest and list of hashes are those of these files. */
async function checkedAs({ inside, manifest }: Archive, files: BundleManifest['files'] = manifest.files) {
  const zip = openZip()
  const bytes = buffer(zip.stream)
  const at = new Date('2026-03-02T01:00:00Z')
  const written = []
  for (const file of files)
    written.push({ ...file, ...(await zip.add(file.path, inside.get(file.path) ?? '', { at })) })
  const last = await zip.add('manifest.json', JSON.stringify({ ...manifest, files: written }), { at })
  const sums = [...written, last].map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('')
  await zip.add('SHA256SUMS', sums, { at })
  zip.end()
  const name = join(intake.folder, 'archive.zip')
  await writeFile(name, await bytes)
  return checkBundle(name)
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const [docx, pdf] = ['文稿/整改情况通报第1版.docx', '文稿/整改情况通报第1版.pdf'] as const

function editionsIn({ inside }: Archive, folder = '文稿/'): string[] {
  return [...inside.keys()].filter((name) => name.startsWith(folder))
}

test('an archive holds each edition as it left, to the byte, and an outsider finds its files in the journal', async () => {
  const { rectificationId } = (await anAssignedMeasure(stage)).finding
  const edition = await published(rectificationId, '已印发。')
  await editions.draft({
    commandId: commandId(),
    rectificationId,
    document: 'plan',
    options: {},
    correctsId: null,
  })
  const archive = await archiveFor('coordinator', rectificationId)
  expect(editionsIn(archive)).toEqual([docx, pdf])
  const wanted = { rectificationId, editionId: edition.id }
  const left = await (await editions.file({ ...wanted, format: 'docx' })).bytes()
  expect(archive.inside.get(docx)).toEqual(Buffer.from(left))
  expect(archive.manifest).toMatchObject({ version: 2, missing: [] })
  const readme = archive.inside.get('说明.txt')?.toString() ?? ''
  expect(readme).toContain('全套档案\r\n')
  expect(readme).toContain(`文件：${bundleCounts(archive.manifest.files).zh}`)
  expect(await checkedAs(archive)).toMatchObject({ kind: 'bundle', faults: [], found: { proved: 2 } })
  expect(editionsIn(await archiveFor('principal', rectificationId, 'en'), 'editions/')).toHaveLength(2)
})

test('what was attached to an edition lies beside it under its own name, and is held against the journal as its paper is', async () => {
  const { rectificationId } = (await anAssignedMeasure(stage)).finding
  const wish = { rectificationId, document: 'notice', options: { attached: 'ledger' } } as const
  const draft = await editions.draft({ commandId: commandId(), ...wish, correctsId: null })
  const checked = await editions.check(on(draft))
  await editions.publish(on(await stage.as('inspector').editions.approve(on(checked))))
  const archive = await archiveFor('coordinator', rectificationId)
  const [ledger, sheet] = ['pdf', 'xlsx'].map((form) => `文稿/整改情况通报第1版 附件 整改台账.${form}`)
  expect(editionsIn(archive)).toEqual([docx, pdf, ledger, sheet])
  expect(await checkedAs(archive)).toMatchObject({ faults: [], found: { proved: 4 } })
  const inside = new Map(archive.inside).set(sheet ?? '', Buffer.from('改过的台账'))
  expect(await checkedAs({ ...archive, inside })).toMatchObject({
    faults: [{ what: 'otherEdition', path: sheet }],
  })
})

test('an edition that was changed, or taken out, is found though manifest and hashes say otherwise', async () => {
  const { rectificationId } = (await anAssignedMeasure(stage)).finding
  const edition = await published(rectificationId, '已印发。')
  const archive = await archiveFor('coordinator', rectificationId)
  const inside = new Map(archive.inside).set(docx, Buffer.from('改过的通报'))
  expect(await checkedAs({ ...archive, inside })).toMatchObject({
    faults: [{ what: 'otherEdition', path: docx }],
    found: { proved: 1 },
  })
  const gone = [{ what: 'goneEdition', editionId: edition.id, format: 'pdf' }]
  const { files } = archive.manifest
  expect(
    await checkedAs(
      archive,
      files.filter(({ path }) => path !== pdf),
    ),
  ).toMatchObject({ faults: gone })
  // One that is called something else is none of it.
  expect(
    await checkedAs(
      archive,
      files.map(({ edition: of, ...file }) => (of?.format === 'pdf' ? file : { ...file, edition: of })),
    ),
  ).toMatchObject({ faults: gone })
})

test('an archive of an older version holds no editions, and is sound', async () => {
  const { rectificationId } = (await anAssignedMeasure(stage)).finding
  await published(rectificationId, '已印发。')
  const { inside, manifest } = await archiveFor('coordinator', rectificationId)
  const files = manifest.files.filter(({ edition }) => edition === undefined)
  expect(await checkedAs({ inside, manifest: { ...manifest, version: 1 } }, files)).toMatchObject({
    faults: [],
  })
})

test('an edition that says what is sealed since stays in the house, whoever asks, and is named as missing', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const { rectificationId } = measure
  const fileId = await stage.upload('handler', '李四的举报信.png')
  const handler = await stage.asNow('handler')
  await handler.measures.report({ ...formOf(measure), text: '已约谈', fileIds: [fileId] })
  const telling = await published(rectificationId, '见李四的举报信.png。')
  await published(rectificationId, '已印发。')
  const coordinator = await stage.asNow('coordinator')
  await coordinator.seals.ask({ commandId: commandId(), rectificationId, fileId, reason: '写有姓名' })
  for (const person of ['coordinator', 'principal'] as const) {
    const archive = await archiveFor(person, rectificationId)
    expect(editionsIn(archive)).toEqual(['文稿/整改情况通报第2版.docx', '文稿/整改情况通报第2版.pdf'])
    expect(archive.manifest.missing.filter(({ edition }) => edition !== undefined)).toEqual([
      {
        edition: { id: telling.id, format: 'docx' },
        number: '',
        name: '整改情况通报第1版.docx',
        why: 'sealed',
      },
      {
        edition: { id: telling.id, format: 'pdf' },
        number: '',
        name: '整改情况通报第1版.pdf',
        why: 'sealed',
      },
    ])
    expect(await checkedAs(archive)).toMatchObject({ faults: [] })
  }
  // Where what it says is not kept as it was checked, nobody can tell whether it says what is sealed.
  await sql`update edition_files set bytes = 'x' where edition_id = ${telling.id} and format = 'model'`.execute(
    database.kysely,
  )
  const { manifest } = await archiveFor('coordinator', rectificationId)
  expect(manifest.missing.filter(({ edition }) => edition !== undefined).map(({ why }) => why)).toEqual([
    'exchanged',
    'exchanged',
  ])
})

test('an edition whose bytes are others in the database, or gone, is named as missing', async () => {
  const { rectificationId } = (await anAssignedMeasure(stage)).finding
  const edition = await published(rectificationId, '已印发。')
  const file = sql`update edition_files set bytes = 'x', sha256 = ${sha256(Buffer.from('x'))}`
  await sql`${file} where edition_id = ${edition.id} and format = 'docx'`.execute(database.kysely)
  await sql`delete from edition_files where edition_id = ${edition.id} and format = 'pdf'`.execute(
    database.kysely,
  )
  const archive = await archiveFor('coordinator', rectificationId)
  expect(editionsIn(archive)).toEqual([])
  expect(archive.manifest.missing.map(({ name, why }) => [name, why])).toEqual([
    ['整改情况通报第1版.docx', 'exchanged'],
    ['整改情况通报第1版.pdf', 'missing'],
  ])
})

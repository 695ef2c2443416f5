import { expect, test } from 'vitest'
import { editionDesk } from '../testing/edition-desk.ts'
import { printedGlyphs } from '../testing/printed-glyphs.ts'
import { testDatabase } from '../testing/test-database.ts'
import { testIntake } from '../testing/test-intake.ts'
import { anAssignedMeasure } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database, { intake: await testIntake(database) })
const coordinator = stage.as('coordinator')
const { measure, finding } = await anAssignedMeasure(stage)
const { rectificationId } = finding
const notice = { rectificationId, document: 'notice' } as const

test('the first page comes by itself, those behind it some at a time, with the records behind their figures, and nobody without the document has one', async () => {
  const place = { rectificationId, findingId: finding.id }
  for (let at = 0; at < 60; at += 1)
    await coordinator.measures.add({
      commandId: commandId(),
      ...place,
      text: `每月抽查第${at}批台账。`.repeat(9),
    })
  const first = await coordinator.documents.pages(notice)
  expect(first.shown).toBe('pages')
  expect(first.sizes.length).toBeGreaterThan(4)
  expect(first.pages).toHaveLength(1)
  const further = await coordinator.documents.pages({ ...notice, from: 1 })
  expect(further.of).toBe(first.of)
  expect(further.pages).toHaveLength(4)
  const behind = [...first.pages, ...further.pages].flatMap(({ figures }) =>
    figures.map(({ figure }) => figure.records),
  )
  expect(behind.find((records) => records.length === 61)).toContainEqual({ type: 'measure', id: measure.id })
  for (const from of [0, 1]) {
    const asked = { ...notice, from }
    await expect(stage.as('handler').documents.pages(asked)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(stage.as('foreignHandler').documents.pages(asked)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  }
  expect((await coordinator.documents.pages({ ...notice, from: 400 })).pages).toEqual([])
})

test('a list has no pages to look at, and says that it is long', async () => {
  const asked = { rectificationId, document: 'measuresList' } as const
  expect(await coordinator.documents.pages(asked)).toMatchObject({ shown: 'long', sizes: [], pages: [] })
})

test('an edition shows its pages on its way and as it left, and no others where its file was written otherwise', async () => {
  const { editions, inspector, aDraft, on } = editionDesk(stage)
  const draft = await aDraft()
  const pagesOf = () => editions.pages({ rectificationId: draft.rectificationId, editionId: draft.id })
  const drafted = await pagesOf()
  expect(drafted.shown).toBe('pages')
  const checked = await editions.check(on(draft))
  const approved = await inspector.approve(on(checked))
  const unheaded = await pagesOf()
  // Until then its pages say that nobody approved it.
  expect(unheaded.of).not.toBe(drafted.of)
  const published = await editions.publish(on(approved))
  const left = await pagesOf()
  expect(left.of).toBe(unheaded.of)
  const { editionId } = on(published)
  const file = await editions.file({ rectificationId: draft.rectificationId, editionId, format: 'pdf' })
  expect(left.sizes).toHaveLength((await printedGlyphs(await file.bytes())).length)
  await database.kysely
    .updateTable('edition_files')
    .set({ bytes: Buffer.from('%PDF-1.7 another program') })
    .where('edition_id', '=', editionId)
    .where('format', '=', 'pdf')
    .execute()
  expect(await pagesOf()).toMatchObject({ shown: 'otherwise', pages: [] })
  const nobody = stage.as('foreignHandler').editions
  for (const from of [0, 1])
    await expect(
      nobody.pages({ rectificationId: draft.rectificationId, editionId, from }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

import { expect, test } from 'vitest'
import { editionDesk } from '../testing/edition-desk.ts'
import { testDatabase } from '../testing/test-database.ts'
import { testIntake } from '../testing/test-intake.ts'
import { anAssignedMeasure, formOf } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database, { intake: await testIntake(database) })
const { aDraft, contentOf, editions, on } = editionDesk(stage)

test('what no font has in a report is refused with the measure that says it, and a draft that is reworded goes on', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const { rectificationId, id: measureId } = measure
  await stage.as('handler').measures.report({ ...formOf(measure), text: '全部整改到位👍', fileIds: [] })
  const refused = {
    code: 'CHARACTERS_WITHOUT_FONT',
    data: {
      message: {
        zh: expect.stringContaining('👍 (U+1F44D)，见措施 1-1 “全部整改到位👍”。'),
        en: expect.stringContaining('see measure 1-1 “全部整改到位👍”.'),
      },
      place: { kind: 'measure', rectificationId, measureId },
    },
  }
  const { documents } = stage.as('coordinator')
  const asked = { rectificationId, document: 'notice', format: 'pdf' } as const
  await expect(documents.file(asked)).rejects.toMatchObject(refused)
  const draft = await aDraft(null, rectificationId)
  await expect(editions.check(on(draft))).rejects.toMatchObject(refused)
  const { names, texts } = await contentOf(draft)
  const at = texts.findIndex((text) => text?.includes('👍') === true)
  const [block, instead] = [names[at] ?? '', texts[at] ?? '']
  const written = await editions.word({
    ...on(draft),
    commandId: commandId(),
    texts: [{ block, instead, text: instead.replace('👍', '') }],
  })
  expect(await editions.check(on(written))).toMatchObject({ status: 'checked' })
})

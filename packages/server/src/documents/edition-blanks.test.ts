import { expect, test } from 'vitest'
import { editionDesk } from '../testing/edition-desk.ts'
import { testDatabase } from '../testing/test-database.ts'
import { testIntake } from '../testing/test-intake.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database, { intake: await testIntake(database) })
const { aDraft, contentOf, editions, on } = editionDesk(stage)

test('a document that nobody signs is neither checked nor published, and is told where the name is filled in', async () => {
  const coordinator = stage.as('coordinator')
  const { id: rectificationId } = await coordinator.rectifications.create({
    commandId: commandId(),
    name: '消防检查整改',
    inspectingBody: null,
    feedbackOn: null,
  })
  const draft = await aDraft(null, rectificationId)
  expect(JSON.stringify((await contentOf(draft)).blocks)).toContain('＿＿＿＿＿＿＿＿（单位名称）')
  await expect(editions.check(on(draft))).rejects.toMatchObject({
    code: 'EDITION_BLANK',
    data: {
      message: {
        zh: expect.stringContaining('“单位名称”（在专项页“更正信息”里填写“被反馈单位”'),
        en: expect.stringContaining('fill in “Inspected body” under “Amend”'),
      },
    },
  })
  const wish = { rectificationId, document: 'notice', correctsId: null } as const
  const options = { signatory: '云溪新区管理委员会' }
  const signed = await editions.draft({ commandId: commandId(), ...wish, options })
  expect(await editions.check(on(signed))).toMatchObject({ status: 'checked' })
})

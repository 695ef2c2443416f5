import { day } from '@bihuan/core/kernel/day.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { editionDesk } from '../testing/edition-desk.ts'
import { testDatabase } from '../testing/test-database.ts'
import { testIntake } from '../testing/test-intake.ts'
import { commandId, setStage } from '../testing/test-stage.ts'
import { keptModel } from './edition-said.ts'
import { keepFiles } from './editions.store.ts'

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
  const options = { signatory: '云溪新区管理委员会' }
  const signed = await editions.choose({ ...on(draft), options })
  expect(signed).toMatchObject({ status: 'drafted', options })
  const content = await contentOf(signed)
  expect(content).toMatchObject({
    changed: [],
    lacking: ['inspectingBody', 'inspectedBody', 'feedbackOn', 'shownFrom', 'shownTo', 'contact'],
  })
  expect(content.blocks.at(-1)).toMatchObject({ lines: ['云溪新区管理委员会', '2026年3月2日'] })
  const checked = await editions.check(on(signed))
  expect(checked).toMatchObject({ status: 'checked' })
  await expect(editions.choose({ ...on(checked), options: {} })).rejects.toMatchObject({
    code: 'EDITION_NOT_IN_STATUS',
  })
})

test('what was approved with a blank before blanks were refused is not published', async () => {
  const { id: rectificationId } = await stage.as('coordinator').rectifications.create({
    commandId: commandId(),
    name: '防汛检查整改',
    inspectingBody: null,
    feedbackOn: null,
  })
  const draft = await aDraft(null, rectificationId)
  const { title, blocks, names, handWritten } = await contentOf(draft)
  const kept = keptModel({ model: { title, language: 'zh', blocks }, names, handWritten })
  await keepFiles(database.kysely, { rectificationId, editionId: draft.id }, [kept])
  await sql`update editions set status = 'approved', sha256 = ${kept.sha256}, as_of = '2026-03-02'
    where id = ${draft.id}`.execute(database.kysely)
  await expect(editions.publish(on(draft))).rejects.toMatchObject({
    code: 'EDITION_BLANK',
    data: { message: { zh: expect.stringContaining('在本稿“公文要素”里填写“落款单位”') } },
  })
})

test('a notice that ends without its period or contact says so as a draft and to whoever approves it, until it is filled in', async () => {
  const lackingOf = async (edition: Parameters<typeof contentOf>[0]) =>
    (await contentOf(edition)).lacking.filter((name) => name.startsWith('shown') || name === 'contact')
  const contact = '整改专班，0000-1234567'
  const draft = await aDraft(null)
  expect(await lackingOf(draft)).toEqual(['shownFrom', 'shownTo', 'contact'])
  const begun = await editions.choose({ ...on(draft), options: { shownFrom: day('2026-03-09'), contact } })
  expect(await lackingOf(begun)).toEqual(['shownTo'])
  const checked = await editions.check(on(begun))
  expect(checked.status).toBe('checked')
  expect(await lackingOf(checked)).toEqual(['shownTo'])
  const back = await editions.return({ ...on(checked), reason: '补公布期限' })
  const options = { shownFrom: day('2026-03-09'), shownTo: day('2026-03-23'), contact }
  expect(await lackingOf(await editions.choose({ ...on(back), options }))).toEqual([])
})

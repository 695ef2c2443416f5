import { day } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { expect, test } from 'vitest'
import { editionDesk } from '../testing/edition-desk.ts'
import { testDatabase } from '../testing/test-database.ts'
import { testIntake } from '../testing/test-intake.ts'
import { textOf } from '@bihuan/core/documents/document.ts'
import { anAssignedMeasure, formOf, submitted } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database, { intake: await testIntake(database) })
const { aDraft, contentOf, editions, inspector, on } = editionDesk(stage)

test('what changed between approval and publication is checked again, and its readers are told what changed', async () => {
  const checked = await editions.check(on(await aDraft()))
  expect(await contentOf(checked)).toMatchObject({ isOutdated: false, changed: [] })
  const { rectificationId } = checked
  const approved = await inspector.approve(on(checked))
  const finding = {
    commandId: commandId(),
    rectificationId,
    category: null,
    number: '二',
    title: '又一个问题',
  }
  await stage.as('coordinator').findings.add(finding)
  const content = await contentOf(approved)
  expect(content.isOutdated).toBe(true)
  expect(content.changed.some(({ before, now }) => before !== now)).toBe(true)
  await expect(editions.publish(on(approved))).rejects.toMatchObject({ code: 'EDITION_OUTDATED' })
  const returned = await editions.return({ ...on(approved), reason: '记录有变' })
  const again = await inspector.approve(on(await editions.check(on(returned))))
  const edition = await editions.publish(on(again))
  expect(await contentOf(edition)).toMatchObject({ isOutdated: false, changed: [] })
})

test('what a waiting edition should say is told as of today, with the figures of today, and never with the day of its check', async () => {
  const checked = await editions.check(on(await aDraft()))
  const { rectificationId } = checked
  await stage.moveTo(day('2026-03-05'))
  expect(await contentOf(checked)).toMatchObject({ isOutdated: false, changed: [] })
  await stage.as('coordinator').findings.add({
    commandId: commandId(),
    rectificationId,
    category: null,
    number: '二',
    title: '又一个问题',
  })
  const { changed, blocks, isOutdated } = await contentOf(checked)
  expect(isOutdated).toBe(true)
  const now = changed.map((one) => one.now ?? '').join('\n')
  expect(now).toContain('1项2个问题')
  expect(now).toContain('截至2026年3月5日')
  expect(now).not.toContain('2026年3月2日')
  // The text itself stays as it was checked.
  const said = blocks.map((block) => textOf(block)).join('\n')
  expect(said).toContain('截至2026年3月2日')
  expect(said).not.toContain('3月5日')
})

test('a draft whose days do not fit says so, is not checked, and is approved no day behind that of its showing', async () => {
  await stage.moveTo(day('2026-03-06'))
  const { rectificationId } = (await anAssignedMeasure(stage)).finding
  const options = { shownFrom: day('2026-03-05'), signedOn: day('2026-05-01') }
  const wish = { rectificationId, document: 'notice', correctsId: null, options } as const
  const draft = await editions.draft({ commandId: commandId(), ...wish })
  expect((await contentOf(draft)).unfitDays.map(({ zh }) => zh)).toEqual([
    '成文日期2026年5月1日比今天晚31天以上',
    '公布期限自2026年3月5日起，早于今天',
  ])
  await expect(editions.check(on(draft))).rejects.toMatchObject({
    code: 'EDITION_DAYS_UNFIT',
    data: {
      message: {
        zh: expect.stringContaining('公布期限自2026年3月5日起，早于今天。请在公文要素里改填'),
        en: expect.stringContaining('its period of publication begins on 2026-03-05, before today'),
      },
    },
  })
  const fit = await editions.choose({ ...on(draft), options: { shownFrom: day('2026-03-06') } })
  expect((await contentOf(fit)).unfitDays).toEqual([])
  const checked = await editions.check(on(fit))
  await stage.moveTo(day('2026-03-07'))
  await expect(inspector.approve(on(checked))).rejects.toMatchObject({
    code: 'EDITION_DAYS_UNFIT',
    data: {
      message: { zh: expect.stringContaining('不能定稿、审定或发布：公布期限自2026年3月6日起，早于今天。') },
    },
  })
})

test('a draft and a checked text name what was returned, and tell nothing of what was reported before', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const handler = stage.as('handler')
  const said = await handler.measures.report({ ...formOf(measure), text: '新增停车泊位812个', fileIds: [] })
  const claimed = await submitted(stage, said)
  const waiting = (await stage.as('head').closure.queue({})).map(({ request }) => request)
  const claim = waiting.find(({ subject }) => subject.id === claimed.id)
  if (claim === undefined) throw new Error('there is no claim')
  await stage.as('head').closure.return({
    commandId: commandId(),
    rectificationId: claim.rectificationId,
    closureRequestId: id<'closureRequest'>(claim.id),
    version: claim.version,
    reason: '与现场照片对不上',
  })
  const draft = await aDraft(null, measure.rectificationId)
  const text = async (edition: typeof draft) =>
    (await contentOf(edition)).blocks.map((block) => textOf(block)).join('\n')
  const one = [{ type: 'measure', id: measure.id }]
  expect((await contentOf(draft)).contested).toEqual(one)
  expect(await text(draft)).toContain('目前进展：销号申请已退回，所报情况正在核实补正。')
  const checked = await editions.check(on(draft))
  expect((await contentOf(checked)).contested).toEqual(one)
  expect(await text(checked)).not.toMatch(/812|办法已印发/u)
  const { measure: now } = await handler.measures.get(formOf(measure))
  await handler.measures.report({ ...formOf(now), text: '重新点数，新增停车泊位796个', fileIds: [] })
  const content = await contentOf(checked)
  expect([content.contested, content.isOutdated]).toEqual([[], true])
  expect(content.changed.map((change) => change.now ?? '').join('')).toContain('新增停车泊位796个')
})

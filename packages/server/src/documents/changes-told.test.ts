import { textOf } from '@bihuan/core/documents/document.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import { expect, test } from 'vitest'
import { readDraft } from '../testing/read-draft.ts'
import { testDatabase } from '../testing/test-database.ts'
import { testIntake } from '../testing/test-intake.ts'
import { anAssignedMeasure, anotherMeasure, formOf } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database, { intake: await testIntake(database) })
const coordinator = stage.as('coordinator')

async function changesIn(
  rectificationId: Parameters<typeof coordinator.documents.preview>[0]['rectificationId'],
  since = day('2026-01-01'),
) {
  const options = { since }
  const { blocks } = await coordinator.documents.preview({ rectificationId, document: 'brief', options })
  return blocks.map(textOf).find((text) => text.startsWith('变化'))
}

test('a first day is no move, another one is, and what comes of a split was not added', async () => {
  const { finding, measure } = await anAssignedMeasure(stage, day('2026-06-30'))
  const { rectificationId } = finding
  expect(await changesIn(rectificationId)).toBe('变化：2026年1月1日以来，新增的措施1条；新增的问题1个。')
  const moved = await coordinator.measures.assign({
    ...formOf(measure),
    changes: { dueOn: day('2026-07-31') },
  })
  await coordinator.measures.split({
    ...formOf(moved),
    text: '修订办法',
    parts: ['开展培训'],
    reason: '两件事',
  })
  expect(await changesIn(rectificationId)).toBe(
    '变化：2026年1月1日以来，时限另有调整的措施1条、新增的措施1条、拆分出的措施1条；新增的问题1个。',
  )
})

test('what was read in from a file was added by nobody', async () => {
  const text =
    '关于巡察整改情况的通报\n\n一、责任落实方面\n1.关于“台账不清”问题的整改。\n整改措施：建立台账。\n'
  const draft = await readDraft(coordinator, {
    commandId: commandId(),
    name: '通报',
    file: new File([text], '通报.txt'),
  })
  const form = { commandId: commandId(), draftId: draft.id, version: draft.version, name: '巡察整改' }
  const { rectificationId } = await coordinator.intake.commit({ ...form, isAgain: true })
  expect(await changesIn(rectificationId)).toBe(
    '变化：2026年1月1日以来，从文件录入的措施1条；从文件录入的问题1个。',
  )
})

test('whoever adds the changes to the count before arrives at that of today, also where items were merged and split', async () => {
  const { finding, measure } = await anAssignedMeasure(stage)
  const { rectificationId } = finding
  const [other, third] = [await anotherMeasure(stage, finding), await anotherMeasure(stage, finding)]
  await coordinator.measures.merge({
    ...formOf(other),
    text: other.text,
    others: [{ id: third.id, version: third.version }],
    reason: '同一件事',
  })
  const { findings } = await coordinator.rectifications.ledger({ rectificationId })
  await coordinator.findings.split({
    commandId: commandId(),
    rectificationId,
    findingId: finding.id,
    version: findings[0]?.version ?? 0,
    title: '另一件事',
    number: '1.2',
    measureIds: [measure.id],
    reason: '两个问题',
  })
  // Three were added, of which one became a part of another: two are there, and two are told.
  expect(await changesIn(rectificationId)).toBe(
    '变化：2026年1月1日以来，新增的措施2条；新增的问题1个、拆分出的问题1个。',
  )
})

test('a measure that is merged, voided or restored since a day is told as that', async () => {
  const { finding, measure } = await anAssignedMeasure(stage)
  const { rectificationId } = finding
  const [other, third] = [await anotherMeasure(stage, finding), await anotherMeasure(stage, finding)]
  const voided = await coordinator.measures.void({ ...formOf(third), reason: '重复' })
  await stage.moveTo(day('2026-03-10'))
  const others = [{ id: other.id, version: other.version }]
  await coordinator.measures.merge({ ...formOf(measure), text: measure.text, others, reason: '同一件事' })
  await coordinator.measures.restore({ ...formOf(voided), reason: '不是重复' })
  expect(await changesIn(rectificationId, day('2026-03-10'))).toBe(
    '变化：2026年3月10日以来，恢复的措施1条、并入其他项的措施1条。',
  )
})

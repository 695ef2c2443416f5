import { expect, test } from 'vitest'
import { hearMessages } from '../testing/heard.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, formOf } from '../testing/test-rectification.ts'
import { setStage } from '../testing/test-stage.ts'

const stage = await setStage(await testDatabase())
const handler = stage.as('handler')
const messages = hearMessages()

test('the page of a measure is one message, and a second where a claim waits or a report may be corrected', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const { measureId, rectificationId } = formOf(measure)
  const sentFor = async (person: 'coordinator' | 'handler'): Promise<number> => {
    const before = messages.heard()
    await stage.as(person).measures.get({ rectificationId, measureId })
    return messages.heard() - before
  }
  expect([await sentFor('coordinator'), await sentFor('handler')]).toEqual([1, 1])
  const fileIds = [await stage.upload('handler')]
  const reported = await handler.measures.report({ ...formOf(measure), text: '完成', fileIds })
  expect(await sentFor('coordinator')).toBe(1)
  // Whoever may still correct what they reported is told what that was.
  expect(await sentFor('handler')).toBe(2)
  await handler.measures.submit({ ...formOf(reported), claim: '已完成' })
  expect(await sentFor('coordinator')).toBe(2)
})

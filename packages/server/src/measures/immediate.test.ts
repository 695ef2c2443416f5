import { day } from '@bihuan/core/kernel/day.ts'
import { plainTemplate } from '@bihuan/core/templates/shipped.ts'
import { expect, test } from 'vitest'
import { testDatabase } from '../testing/test-database.ts'
import { formOf } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const stage = await setStage(await testDatabase())
const coordinator = stage.as('coordinator')

function namedAfter(days: number) {
  return { zh: `${days} 日速改`, en: `Within ${days}` }
}

async function aMeasure(feedbackOn: string | null, immediateDays?: number) {
  const { template, id, version } = plainTemplate
  const copy =
    immediateDays === undefined
      ? {}
      : {
          templateId: (
            await coordinator.templates.add({
              commandId: commandId(),
              content: JSON.stringify({ ...template, immediateDays, name: namedAfter(immediateDays) }),
              copiedFrom: { id, version },
            })
          ).id,
        }
  const { id: rectificationId } = await coordinator.rectifications.create({
    commandId: commandId(),
    name: '巡察整改',
    inspectingBody: null,
    feedbackOn: feedbackOn === null ? null : day(feedbackOn),
    ...copy,
  })
  const finding = await coordinator.findings.add({
    commandId: commandId(),
    rectificationId,
    category: null,
    number: '1',
    title: '台账不全',
  })
  const form = { commandId: commandId(), rectificationId, findingId: finding.id, text: '补齐台账' }
  return coordinator.measures.add(form)
}

test('an immediate measure is proposed ten working days after the feedback, and set by nothing but a person', async () => {
  const added = await aMeasure('2026-03-02')
  const { measureId, rectificationId } = formOf(added)
  const measure = await coordinator.measures.assign({
    ...formOf(added),
    changes: {
      timeClass: 'immediate',
      ownerId: stage.organizations.works,
      handlerId: stage.actors.handler.personId,
    },
  })
  const seen = await coordinator.measures.get({ rectificationId, measureId })
  expect(seen.immediate).toEqual({ workingDays: 10, from: '2026-03-02', dueOn: '2026-03-16' })
  expect(measure.dueOn).toBeNull()
  // Its handler does not set the day, so nothing is proposed.
  expect((await stage.as('handler').measures.get({ rectificationId, measureId })).immediate).toBeNull()
})

test('a template of one’s own says otherwise, and without the day of the feedback nothing is proposed', async () => {
  const own = await aMeasure('2026-03-02', 3)
  expect((await coordinator.measures.get(formOf(own))).immediate?.dueOn).toBe('2026-03-05')
  const undated = await aMeasure(null)
  expect((await coordinator.measures.get(formOf(undated))).immediate).toBeNull()
})

test('the day follows the calendar of the installation', async () => {
  const own = await aMeasure('2026-04-20', 2)
  expect((await coordinator.measures.get(formOf(own))).immediate?.dueOn).toBe('2026-04-22')
  await stage.as('administrator').calendar.setDay({
    commandId: commandId(),
    on: day('2026-04-21'),
    isWorked: false,
    name: '停电',
  })
  expect((await coordinator.measures.get(formOf(own))).immediate?.dueOn).toBe('2026-04-23')
})

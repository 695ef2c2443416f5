import { expect, test } from 'vitest'
import { anAssignedMeasure, formOf } from '../testing/test-rectification.ts'
import { setStage } from '../testing/test-stage.ts'
import { testDatabase } from '../testing/test-database.ts'

const stage = await setStage(await testDatabase())

test.each(['constructor', '__proto__', 'toString'])(
  'a target “%s” is words like any others, in the timeline and to whoever comes second',
  async (target) => {
    const { measure } = await anAssignedMeasure(stage)
    const coordinator = stage.as('coordinator')
    await coordinator.measures.assign({ ...formOf(measure), changes: { target } })
    const { rectificationId, id: measureId } = measure
    const { timeline } = await coordinator.measures.get({ rectificationId, measureId })
    expect(timeline[0]?.changes['target']).toBe(target)
    const second = coordinator.measures.assign({ ...formOf(measure), changes: { target: '另一目标' } })
    await expect(second).rejects.toMatchObject({
      code: 'VERSION_CONFLICT',
      data: { changes: [{ fields: { target } }] },
    })
  },
)

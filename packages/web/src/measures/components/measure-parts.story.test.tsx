import type { PartView } from '@bihuan/core/measures/parts.contract.ts'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { answer, operations } from '../../testing/network.ts'
import { aMeasure, detailsOf, idNamed } from '../../testing/samples.ts'
import { office, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import '../measures.css'
import { MeasureParts } from './measure-parts.tsx'

const part: PartView = {
  id: idNamed('part', 1),
  rectificationId: aMeasure().rectificationId,
  measureId: aMeasure().id,
  ordinal: 1,
  unit: { id: idNamed('organization', 1), name: '听涛社区' },
  text: '清点设备',
  handler: null,
  dueOn: null,
  status: 'reported',
  reason: null,
  lastReport: '已清点',
  light: 'green',
  version: 1,
  can: ['accept', 'return'],
  assigns: [],
}

test.for([
  { size: phone, open: 2, means: '确认后，本措施还有 1 项分解任务未完成，不能申请销号。' },
  { size: office, open: 1, means: '这是本措施最后一项未完成的分解任务。' },
])(
  'a part is accepted once the question is answered, which says what is left: $means',
  async ({ size, open, means }) => {
    const accepted: string[] = []
    const accept = operations.parts.accept.handler(({ input: { partId } }) => {
      accepted.push(partId)
      return part
    })
    answer({ parts: { accept } })
    const details = { ...detailsOf(aMeasure({ partsOpen: open, partsDone: 0 })), parts: [part] }
    await show(<MeasureParts details={details} partId={undefined} />, { size })
    await page.getByRole('button', { name: '确认完成' }).click()
    await expect.element(page.getByText('确认听涛社区的分解任务已完成？')).toBeVisible()
    await expect.element(page.getByText(means)).toBeVisible()
    await expect.poll(unseen).toEqual([])
    await expect.poll(() => accepted).toEqual([])
    await page.getByRole('tooltip').getByRole('button', { name: '确认完成' }).click()
    await expect.poll(() => accepted).toEqual([idNamed('part', 1)])
  },
)

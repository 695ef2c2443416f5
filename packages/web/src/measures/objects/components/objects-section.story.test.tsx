import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { answer, operations } from '../../../testing/network.ts'
import { idNamed } from '../../../testing/samples.ts'
import { phone, show } from '../../../testing/show.tsx'
import { unseen } from '../../../testing/unseen.ts'
import { ObjectsSection } from './objects-section.tsx'

const of = { rectificationId: idNamed('rectification', 1), measureId: idNamed('measure', 1) }
const rivers = {
  id: idNamed('objectList', 1),
  name: '黑臭河道',
  unit: '条河道',
  counts: { open: 8, returned: 1, said: 4, done: 13, voided: 0 },
  open: 13,
  counted: 26,
  late: 2,
  ladder: ['head' as const],
  asksWhy: false,
  version: 1,
}

test('the measure says how far its list of objects is, and leads to it', async () => {
  answer({
    objects: {
      list: operations.objects.list.handler(() => ({
        list: rivers,
        items: [],
        matching: 26,
        next: null,
        can: [],
        toCross: 0,
      })),
    },
  })
  await show(<ObjectsSection {...of} />, { size: phone })
  await expect
    .element(page.getByText(/^26\s条河道：已核销\s13，待核销\s4，未完成\s9，其中逾期\s2/))
    .toBeVisible()
  await expect.element(page.getByRole('link', { name: '打开清单' })).toBeVisible()
  await expect.poll(unseen).toEqual([])
})

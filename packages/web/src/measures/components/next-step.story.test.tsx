import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { whoIsThere } from '../../testing/answers.ts'
import { answer, operations } from '../../testing/network.ts'
import { aMeasure, detailsOf } from '../../testing/samples.ts'
import { phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { MeasureDrawer } from './measure-drawer.tsx'

const drawer = page.getByRole('dialog')

test.each([
  { objectsOpen: 3, objectsSaid: 0, toCross: 0, can: ['report', 'submit'] as const, button: '填报对象（3）' },
  { objectsOpen: 1, objectsSaid: 2, toCross: 2, can: [] as const, button: '核销对象（2）' },
])('with objects left the first button leads to them: $button', async ({ toCross, button, ...left }) => {
  const list = operations.objects.list.handler(() => ({
    list: null,
    items: [],
    matching: 0,
    next: null,
    can: [],
    toCross,
  }))
  const measure = aMeasure({
    status: 'underway',
    ...left,
    can: [...left.can],
    assigns: null,
  })
  answer({
    ...whoIsThere,
    objects: { list },
    measures: { get: operations.measures.get.handler(() => detailsOf(measure)) },
  })
  const { rectificationId, id } = measure
  await show(<MeasureDrawer {...{ rectificationId }} measureId={id} onClose={() => {}} />, { size: phone })
  await expect.element(drawer.getByRole('button', { name: button })).toHaveClass(/ant-btn-primary/)
  await expect.poll(() => document.querySelectorAll('.measures-buttons .ant-btn-primary').length).toBe(1)
  await expect.poll(unseen).toEqual([])
})

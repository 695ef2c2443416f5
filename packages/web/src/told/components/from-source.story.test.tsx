import type { FromSourceView } from '@bihuan/core/told/timeline.contract.ts'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { office, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { FromSources } from './from-source.tsx'

const source: FromSourceView = {
  document: '整改台账.xlsx',
  notedAt: '2026-03-02T01:00:00.000Z',
  notes: [{ heading: '整改进展', text: '已完成清单初稿。' }],
  said: [],
  report: {
    text: '已完成清单初稿。\n整改中',
    saidBy: '',
    state: 'notDone',
    stateRaw: '整改中',
    doneOn: null,
    doneRaw: null,
  },
}

test.each([
  ['phone', phone],
  ['office', office],
])('what a source says of progress stands once, its state apart: %s', async (_, size) => {
  await show(<FromSources sources={[source]} />, { size })
  await expect.element(page.getByText('来源状态')).toBeVisible()
  await expect.element(page.getByText('整改中 来源称未完成')).toBeVisible()
  await expect.poll(() => page.getByText('已完成清单初稿。').elements().length).toBe(1)
  await expect.poll(() => page.getByText('来源进展').elements().length).toBe(0)
  await expect.poll(unseen).toEqual([])
})

import { nothingStated } from '@bihuan/core/reading/stated.ts'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { office, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { ItemDetails } from './item-details.tsx'
import '../review.css'

const measure = { ...nothingStated(), text: '更换立管1200米', passage: { start: 0, end: 9 } }

test.each([
  ['phone', phone],
  ['office', office],
])(
  'the state stands with the word of the source, and beside it what is taken over of progress: %s',
  async (_, size) => {
    const notes = [
      { heading: '整改进展', text: '已更换800米。' },
      { heading: '完成率', text: '66.67%' },
      { heading: '备注', text: '长'.repeat(200) },
    ]
    await show(<ItemDetails item={{ ...measure, state: 'notDone', stateRaw: '整改中', notes }} />, { size })
    await expect.element(page.getByText('原文完成情况 未完成（原文：整改中）')).toBeVisible()
    await expect.element(page.getByText('整改进展 已更换800米。')).toBeVisible()
    await expect.element(page.getByText('完成率 66.67%')).toBeVisible()
    await expect.element(page.getByText(`备注 ${'长'.repeat(60)}…`)).toBeVisible()
    await expect.poll(unseen).toEqual([])
  },
)

test('a state in the very words of the page is said once', async () => {
  await show(<ItemDetails item={{ ...measure, state: 'done', stateRaw: '已完成' }} />, { size: office })
  await expect.element(page.getByText('原文完成情况 已完成')).toBeVisible()
  await expect.poll(() => page.getByText('原文：', { exact: false }).elements().length).toBe(0)
})

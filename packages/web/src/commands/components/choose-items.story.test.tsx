import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { phone, show } from '../../testing/show.tsx'
import '../../measures/measures.css'
import { ChooseItems } from './choose-items.tsx'

test('a long record that is chosen is as wide as its field and no wider', async () => {
  const text = '扩建云汀第二小学。新增12个班540个学位，下一学年投入使用，并配齐教师和设备。'
  await show(
    <div style={{ width: 300 }}>
      <ChooseItems
        label="并入本条的措施"
        options={[{ value: 'one', label: `6-2 ${text}` }]}
        value="one"
        onChange={() => {}}
      />
    </div>,
    { size: phone },
  )
  await expect.element(page.getByText('并入本条的措施')).toBeVisible()
  const field = page.getByText('并入本条的措施').element().parentElement
  await expect.poll(() => field?.scrollWidth).toBe(300)
})

import { Select } from 'antd'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { finance, office } from '../../testing/samples.ts'
import { phone, show } from '../../testing/show.tsx'
import { organizationChoices } from '../person-choices.ts'

test('a department that is chosen stands as far left as any other field, however deep in the tree it is', async () => {
  const below = { ...finance, parentId: office.id }
  const options = organizationChoices([{ ...office, parentId: null }, below]).map((one) => ({ ...one }))
  await show(<Select aria-label="责任部门" value={finance.id} options={options} style={{ width: 300 }} />, {
    size: phone,
  })
  await expect.element(page.getByText(finance.name)).toBeVisible()
  const indent = (): string | undefined => {
    const chosen = document.querySelector('.ant-select-content-value')
    return chosen === null ? undefined : getComputedStyle(chosen).paddingInlineStart
  }
  await expect.poll(indent).toBe('0px')
})

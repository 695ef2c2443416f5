import { useState, type ReactNode } from 'react'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { show } from '../testing/show.tsx'
import { Select } from 'antd'
import { SeveralSelect } from './several-select.tsx'

function Picker(): ReactNode {
  const [chosen, setChosen] = useState<string[]>([])
  return (
    <>
      <SeveralSelect
        aria-label="并入本条的措施"
        value={chosen}
        onChange={setChosen}
        options={[
          { value: 'plan', label: '1-1 制定计划' },
          { value: 'window', label: '4-2 窗口整治' },
        ]}
      />
      <output>{chosen.join(' ')}</output>
      <input aria-label="理由" />
    </>
  )
}

test('the Tab key leaves a picker of several with what was chosen, and goes on to the next field', async () => {
  await show(<Picker />)
  await userEvent.click(page.getByRole('combobox', { name: '并入本条的措施' }))
  await userEvent.keyboard('窗口{Enter}')
  await expect.element(page.getByRole('status')).toHaveTextContent('window')
  await userEvent.keyboard('{Tab}')
  await expect.element(page.getByRole('textbox', { name: '理由' })).toHaveFocus()
  await expect.element(page.getByRole('status')).not.toHaveTextContent('plan')
})

function One(): ReactNode {
  const [chosen, setChosen] = useState('plan')
  return (
    <>
      <Select
        aria-label="责任部门"
        showSearch
        value={chosen}
        onChange={setChosen}
        options={[
          { value: 'plan', label: '规划建设局' },
          { value: 'window', label: '政务服务中心' },
        ]}
      />
      <output>{chosen}</output>
      <input aria-label="理由" />
    </>
  )
}

test('so it does with a picker of one: what is lit up in the list is not chosen', async () => {
  await show(<One />)
  await userEvent.click(page.getByRole('combobox', { name: '责任部门' }))
  await userEvent.keyboard('{ArrowDown}{Tab}')
  await expect.element(page.getByRole('textbox', { name: '理由' })).toHaveFocus()
  await expect.element(page.getByRole('status')).toHaveTextContent('plan')
  await expect.element(page.getByRole('listbox')).not.toBeInTheDocument()
})

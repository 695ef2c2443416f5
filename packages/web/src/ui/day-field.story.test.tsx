import { type FormEvent, type ReactNode, useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { show } from '../testing/show.tsx'
import { DayField } from './day-field.tsx'
import { keepZone } from './zone.ts'

afterEach(() => keepZone('Asia/Shanghai'))

function Due({ onChange = () => {} }: { readonly onChange?: (value: string | null) => void }): ReactNode {
  const [value, setValue] = useState<string | null>(null)
  return (
    <DayField
      label="完成期限"
      value={value}
      onChange={(next) => {
        setValue(next)
        onChange(next)
      }}
    />
  )
}

const field = page.getByRole('textbox', { name: '完成期限' })

test('a day is taken as people type it, and no form is sent by Enter', async () => {
  const onSubmit = vi.fn<(event: FormEvent) => void>((event) => event.preventDefault())
  const onChange = vi.fn<(value: string | null) => void>()
  await show(
    <form onSubmit={onSubmit}>
      <Due onChange={onChange} />
    </form>,
  )
  await field.fill('2027.6.3')
  await userEvent.keyboard('{Enter}')
  await expect.element(field).toHaveValue('2027-06-03')
  await expect.poll(() => onChange).toHaveBeenLastCalledWith('2027-06-03')
  await expect.poll(() => onSubmit).not.toHaveBeenCalled()
})

test('what is no day stays as it was typed, and the field says why', async () => {
  await show(
    <>
      <button type="button">旁边</button>
      <Due />
    </>,
  )
  await field.fill('2027-2-30')
  await page.getByRole('button', { name: '旁边' }).click()
  await expect.element(field).not.toHaveFocus()
  await expect.element(page.getByRole('alert')).toHaveTextContent('日历上没有“2027-2-30”这一天，请核对。')
  await expect.element(field).toHaveValue('2027-2-30')
  // Whoever comes back to put it right finds what they typed.
  await field.click()
  await expect.element(field).toHaveValue('2027-2-30')
  await expect.element(field).toHaveAttribute('aria-invalid', 'true')
})

test('what is typed is taken, and not the day below the pointer', async () => {
  await show(<Due />)
  await field.fill('2027.6.3')
  await page.getByTitle('2026-11-18').hover()
  await userEvent.keyboard('{Enter}')
  await expect.element(field).toHaveValue('2027-06-03')
})

test('today is the day where the installation is', async () => {
  keepZone('America/New_York')
  await show(<Due />)
  await field.click()
  await expect.element(page.getByTitle('2026-11-25')).toHaveClass('ant-picker-cell-today')
  await page.getByText('今天').click()
  await expect.element(field).toHaveValue('2026-11-25')
})

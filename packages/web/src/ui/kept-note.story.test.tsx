import { type ReactNode, useState } from 'react'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { show } from '../testing/show.tsx'
import { KeptMark } from './kept-note.tsx'
import { useKept } from './kept-forms.ts'

function Closable(): ReactNode {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      {isOpen && <Form />}
      <button type="button" onClick={() => setIsOpen(!isOpen)}>
        填报进展
      </button>
      {!isOpen && <KeptMark form="measures.report" item="1-1" />}
      {!isOpen && <KeptMark form="measures.report" item="1-2" />}
    </>
  )
}

function Form(): ReactNode {
  const { values, change } = useKept('measures.report', '1-1', { text: '' })
  return (
    <textarea
      aria-label="进展情况"
      value={values.text}
      onChange={({ target }) => change({ text: target.value })}
    />
  )
}

test('a closed form in which something was typed says so, and no other does', async () => {
  await show(<Closable />)
  const button = page.getByRole('button', { name: '填报进展' })
  await expect.element(page.getByText('有未提交的内容')).not.toBeInTheDocument()
  await button.click()
  await page.getByLabelText('进展情况').fill('走访企业 12 家。')
  await button.click()
  await expect.poll(() => page.getByText('有未提交的内容').elements().length).toBe(1)
  await button.click()
  await page.getByLabelText('进展情况').fill('')
  await button.click()
  await expect.element(page.getByText('有未提交的内容')).not.toBeInTheDocument()
})

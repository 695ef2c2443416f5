import type { ReactNode } from 'react'
import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { refused } from '../../testing/network.ts'
import { idNamed } from '../../testing/samples.ts'
import { leave, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { WordsForm } from './words-form.tsx'
import { lacksAtPress } from '../../testing/pressed.ts'

const item = { rectificationId: idNamed('rectification', 1), measureId: idNamed('measure', 1) }
type Sending = Parameters<typeof WordsForm>[0]

function aReopening(props: Partial<Sending> = {}): ReactNode {
  return (
    <WordsForm
      {...{ item, version: 3, said: '已重新打开', form: 'measures.reopen', label: '理由' }}
      hint="为什么要重新打开"
      confirm="重新打开"
      send={async () => ({ version: 4 })}
      onClose={() => {}}
      {...props}
    />
  )
}

const words = page.getByRole('textbox', { name: /^理由/ })
const send = page.getByRole('button', { name: '重新打开' })
const cancel = page.getByRole('button', { name: '取消' })
const asked = page.getByRole('dialog')

test('words are sent, it is said, and the form closes', async () => {
  const onClose = vi.fn<() => void>()
  await show(aReopening({ onClose }))
  await lacksAtPress(send, '理由')
  await words.fill('抽查发现没有落实。')
  await send.click()
  await expect.element(page.getByText('已重新打开')).toBeVisible()
  await expect.poll(() => onClose).toHaveBeenCalledOnce()
})

test('leaving it empty asks nothing; with words it asks what becomes of them', async () => {
  const onClose = vi.fn<() => void>()
  await show(aReopening({ onClose }))
  await words.fill('抽查发现没有落实。')
  await cancel.click()
  await expect.element(asked).toMatchTextContent('填写的内容还没有提交')
  await asked.getByRole('button', { name: '继续填写' }).click()
  await expect.element(words).toHaveValue('抽查发现没有落实。')
  await expect.poll(() => onClose).not.toHaveBeenCalled()
  await words.fill('')
  await cancel.click()
  await expect.poll(() => onClose).toHaveBeenCalledOnce()
})

test('kept words are there the next time, discarded ones are not', async () => {
  const onClose = vi.fn<() => void>()
  await show(aReopening({ onClose }))
  await words.fill('抽查发现没有落实。')
  await cancel.click()
  await asked.getByRole('button', { name: '保留并离开' }).click()
  await expect.poll(() => onClose).toHaveBeenCalled()
  leave()
  await show(aReopening({ onClose }))
  await expect.element(words).toHaveValue('抽查发现没有落实。')
  await cancel.click()
  await asked.getByRole('button', { name: '放弃内容' }).click()
  leave()
  await show(aReopening())
  await expect.element(words).toHaveValue('')
})

test('a refusal that is about the words stands beside them, another below', async () => {
  const send400 = vi.fn<Sending['send']>(async () => {
    throw refused('REASON_MISSING')
  })
  await show(aReopening({ send: send400 }))
  await words.fill('…')
  await send.click()
  await expect.element(page.getByRole('alert')).toBeVisible()
  await expect.element(words).toHaveValue('…')
})

test('the question and its three answers are seen on a phone, in English', async () => {
  await show(aReopening(), { language: 'en', size: phone })
  await page.getByRole('textbox').fill('It was not carried out.')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect.element(asked.getByRole('button', { name: 'Go on typing' })).toBeInViewport({ ratio: 1 })
  await expect.element(asked.getByRole('button', { name: 'Discard' })).toBeInViewport({ ratio: 1 })
  await expect.poll(unseen).toEqual([])
})

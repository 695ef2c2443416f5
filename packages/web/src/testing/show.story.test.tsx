import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { OutputsHost } from '../outputs/components/outputs-host.tsx'
import { openOutputs } from '../outputs/open-outputs.ts'
import { answer, operations } from './network.ts'
import { leave, show } from './show.tsx'

// All stories are told on one page: each second one fails where the first left something.

const pressed = vi.fn<() => void>()

async function besideFiles(): Promise<void> {
  answer({ outputs: { list: operations.outputs.list.handler(() => []) } })
  await show(
    <>
      <button type="button" onClick={pressed}>
        导出
      </button>
      <OutputsHost />
    </>,
  )
}

test('a story may end with a file ordered that nobody was there to show', async () => {
  await show(<button type="button">导出</button>)
  openOutputs()
  await expect.poll(() => sessionStorage.length).toBe(1)
})

test('and it does not open over the next, where it would lie on what that presses', async () => {
  await besideFiles()
  await page.getByRole('button', { name: '导出' }).click()
  await expect.poll(() => pressed.mock.calls.length).toBe(1)
  await expect.poll(() => page.getByRole('dialog').elements()).toEqual([])
})

test('a story may end with something hung on the page, which is kept from being scrolled', async () => {
  await show(<p>甲</p>)
  const over = document.createElement('div')
  over.style.cssText = 'position: fixed; inset: 0; z-index: 9999'
  document.body.append(over)
  document.body.style.overflow = 'hidden'
  localStorage.setItem('bihuan.kept', 'left')
  await expect.poll(() => [...document.body.children].map(({ id }) => id)).toEqual(['root', ''])
})

test('and the next finds the page as nobody had been there', async () => {
  await show(<p>乙</p>)
  await expect.element(page.getByText('乙')).toBeVisible()
  await expect.poll(() => [...document.body.children].map(({ id }) => id)).toEqual(['root'])
  await expect.poll(() => document.body.getAttributeNames()).toEqual([])
  await expect.poll(() => localStorage.getItem('bihuan.kept')).toBeNull()
})

test('whoever comes back within a story finds what they left', async () => {
  await show(<p>甲</p>)
  localStorage.setItem('bihuan.kept', 'left')
  leave()
  await show(<p>甲</p>)
  await expect.poll(() => localStorage.getItem('bihuan.kept')).toBe('left')
})

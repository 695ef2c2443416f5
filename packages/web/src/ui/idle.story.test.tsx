import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { show } from '../testing/show.tsx'
import { useIsIdle } from './idle.ts'

test('what can wait waits until the records of a page have come', async () => {
  const answered = Promise.withResolvers<string>()
  await show(<Sheet read={() => answered.promise} waitsAtMostMs={600_000} />)
  await expect.element(page.getByText('reading')).toBeVisible()
  await beIdle()
  await expect.element(page.getByText('first things first')).toBeVisible()
  answered.resolve('the records')
  await expect.element(page.getByText('the records')).toBeVisible()
  await expect.element(page.getByText('all the rest')).toBeVisible()
})

test('what can wait does not wait for ever for records that do not come', async () => {
  await show(<Sheet read={() => new Promise(() => {})} waitsAtMostMs={50} />)
  await expect.element(page.getByText('all the rest')).toBeVisible()
  await expect.element(page.getByText('reading')).toBeVisible()
})

function Sheet({ read, waitsAtMostMs }: { read: () => Promise<string>; waitsAtMostMs: number }): ReactNode {
  const records = useQuery({ queryKey: ['sheet'], queryFn: read })
  const isIdle = useIsIdle(waitsAtMostMs)
  return (
    <>
      <p>{records.data ?? 'reading'}</p>
      <p>{isIdle ? 'all the rest' : 'first things first'}</p>
    </>
  )
}

function beIdle(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(() => requestIdleCallback(() => resolve(), { timeout: 200 }), 50)
  })
}

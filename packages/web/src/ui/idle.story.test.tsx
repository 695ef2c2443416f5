import { useQuery } from '@tanstack/react-query'
import { type ReactNode, Suspense, use } from 'react'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { show } from '../testing/show.tsx'
import { useIsIdle } from './idle.ts'
import { PageSkeleton } from './page-skeleton.tsx'

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

test('what can wait waits for a page that stands as a skeleton while its looks are on their way', async () => {
  const drawn = Promise.withResolvers<void>()
  await show(<Outlined drawn={drawn.promise} />)
  await expect.element(page.getByText('first things first')).toBeVisible()
  await beIdle()
  await expect.element(page.getByText('first things first')).toBeVisible()
  drawn.resolve()
  await expect.element(page.getByText('all the rest')).toBeVisible()
})

test('a part that stands as a skeleton until its page rests does not wait for itself', async () => {
  await show(<Later />)
  await expect.element(page.getByText('all the rest')).toBeVisible()
})

function Later(): ReactNode {
  return useIsIdle(600_000) ? <p>all the rest</p> : <PageSkeleton isLater />
}

function Outlined({ drawn }: { drawn: Promise<void> }): ReactNode {
  const isIdle = useIsIdle(600_000)
  return (
    <>
      <Suspense fallback={<PageSkeleton />}>
        <Drawn after={drawn} />
      </Suspense>
      <p>{isIdle ? 'all the rest' : 'first things first'}</p>
    </>
  )
}

function Drawn({ after }: { after: Promise<void> }): ReactNode {
  use(after)
  return <p>the page</p>
}

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

import { ORPCError } from '@orpc/client'
import { QueryObserver } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import { createConnection } from '../ui/connection.tsx'

vi.stubGlobal('window', { location: { origin: 'http://127.0.0.1' } })
const { createQueryClient } = await import('./query-client.ts')

afterEach(() => {
  vi.useRealTimers()
})

/** What is read ahead ends with this error; says how often it is asked by then and by a page that comes for it after so long. */
async function askedBy(error: Error, after: number) {
  vi.useFakeTimers({ toFake: ['Date'] })
  const client = createQueryClient(createConnection())
  let asked = 0
  const options = {
    queryKey: ['notice'],
    queryFn: () => {
      asked += 1
      return Promise.reject(error)
    },
  }
  await client.prefetchQuery(options)
  const ahead = asked
  vi.setSystemTime(Date.now() + after)
  const page = new QueryObserver(client, client.defaultQueryOptions(options))
  page.subscribe(() => {})()
  return { ahead, byPage: asked - ahead, shown: page.getCurrentResult().error }
}

test('what was refused when it was read ahead is not asked for again by the page that shows it', async () => {
  const refused = new ORPCError('NOT_FOUND', { status: 404 })
  expect(await askedBy(refused, 500)).toEqual({ ahead: 1, byPage: 0, shown: refused })
})

test('it is asked for again by whoever comes later, as it may have been put right', async () => {
  const refused = new ORPCError('NOT_FOUND', { status: 404 })
  expect(await askedBy(refused, 5_000)).toMatchObject({ ahead: 1, byPage: 1 })
})

test('what failed without a refusal is asked for again by whoever comes', async () => {
  const failed = new ORPCError('INTERNAL_SERVER_ERROR', { status: 500 })
  expect(await askedBy(failed, 500)).toMatchObject({ ahead: 1, byPage: 1 })
})

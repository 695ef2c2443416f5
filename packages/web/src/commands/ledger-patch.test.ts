import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { changeAtHand, patched } from './ledger-patch.ts'

test('what a command changed takes its place in the ledger, and all else stays what it was', () => {
  const [first, second] = [
    { id: 'm1', version: 1 },
    { id: 'm2', version: 1 },
  ] as const
  const finding = { id: 'f1', version: 1 }
  const ledger = { measures: [first, second], findings: [finding], total: 2 }
  const now = {
    measures: [
      { id: 'm2', version: 2 },
      { id: 'm9', version: 1 },
    ],
    findings: [{ id: 'f1', version: 2 }],
  }
  const after = patched(ledger, now)
  expect(after).toEqual({ measures: [first, now.measures[0]], findings: now.findings, total: 2 })
  expect(after.measures[0]).toBe(first)
})

test('what was being read while a command was carried out is read once more, and nothing else is', async () => {
  const client = new QueryClient()
  const asked: string[] = []
  const watch = (key: string, answers: readonly Promise<string>[]): void => {
    const left = [...answers]
    const queryFn = async (): Promise<string> => {
      asked.push(key)
      return (await left.shift()) ?? ''
    }
    new QueryObserver(client, { queryKey: ['ledger', key], queryFn, staleTime: Infinity }).subscribe(() => {})
  }
  const late = Promise.withResolvers<string>()
  client.setQueryData(['ledger', 'all'], 'before')
  watch('all', [])
  watch('sorted', [late.promise, Promise.resolve('after, sorted')])
  changeAtHand(client, { queryKey: ['ledger'] }, () => 'after')
  late.resolve('before, sorted')
  await expect.poll(() => client.getQueryData(['ledger', 'sorted'])).toBe('after, sorted')
  expect(client.getQueryData(['ledger', 'all'])).toBe('after')
  expect(asked).toEqual(['sorted', 'sorted'])
  client.clear()
})

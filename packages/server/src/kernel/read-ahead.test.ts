import { expect, test } from 'vitest'
import { readAhead } from './read-ahead.ts'

/** Numbers one after the other, and what was asked for and ended. */
function numbers(count: number): { readonly told: string[]; readonly pieces: AsyncGenerator<number> } {
  const told: string[] = []
  async function* those(): AsyncGenerator<number> {
    try {
      for (let at = 1; at <= count; at += 1) {
        told.push(`asked ${at}`)
        yield await Promise.resolve(at)
      }
    } finally {
      told.push('ended')
    }
  }
  return { told, pieces: those() }
}

test('the next piece is asked for before the one that came is worked on, and each comes once', async () => {
  const { told, pieces } = numbers(3)
  for await (const piece of readAhead(pieces)) told.push(`worked on ${piece}`)
  expect(told).toEqual([
    'asked 1',
    'asked 2',
    'worked on 1',
    'asked 3',
    'worked on 2',
    'ended',
    'worked on 3',
  ])
})

test('whoever breaks off waits for what was asked for, and the rest is not', async () => {
  const { told, pieces } = numbers(9)
  for await (const piece of readAhead(pieces)) if (piece === 2) break
  expect(told).toEqual(['asked 1', 'asked 2', 'asked 3', 'ended'])
})

test('what cannot be had is told when its turn has come', async () => {
  async function* broken(): AsyncGenerator<number> {
    yield await Promise.resolve(1)
    throw new Error('the database is gone')
  }
  const had: number[] = []
  const all = async (): Promise<void> => {
    for await (const piece of readAhead(broken())) had.push(piece)
  }
  await expect(all()).rejects.toThrow('the database is gone')
  expect(had).toEqual([1])
})

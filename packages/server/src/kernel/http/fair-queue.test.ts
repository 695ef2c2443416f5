import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type Client, openFairQueue } from './fair-queue.ts'

const client = (name: string): Client => ({ kind: 'person', name })

/** A queue whose work takes no time and is named after who wants it. */
function queueOf(started: string[], perTurn: number) {
  return openFairQueue<string>({
    shareOf: () => ({ working: 100, begun: 100, waiting: 100, unread: 0 }),
    mostWorking: 100,
    mostWorkingOf: { person: 100, address: 100 },
    mostPerTurn: perTurn,
    isWorking: () => false,
    unreadOf: () => 0,
    start: (work) => started.push(work),
  })
}

test('only so much begins before the program hears what else has come in, and the rest follows by itself', async () => {
  const started: string[] = []
  const queue = queueOf(started, 2)
  for (const work of ['a1', 'a2', 'a3', 'a4', 'a5']) queue.enter(client('a'), work)
  expect(started).toEqual(['a1', 'a2'])
  await turn()
  expect(started).toEqual(['a1', 'a2', 'a3', 'a4'])
  await turn()
  expect(started).toHaveLength(5)
})

test('clients take turns', async () => {
  const started: string[] = []
  const queue = queueOf(started, 1)
  for (const work of ['a1', 'a2', 'a3']) queue.enter(client('a'), work)
  queue.enter(client('b'), 'b1')
  queue.enter(client('c'), 'c1')
  for (let round = 0; round < 5; round += 1) await turn()
  expect(started.indexOf('b1')).toBeLessThan(started.indexOf('a3'))
  expect(started.indexOf('c1')).toBeLessThan(started.indexOf('a3'))
})

test('what is given up while it waits never begins', async () => {
  const started: string[] = []
  const queue = queueOf(started, 1)
  for (const work of ['a1', 'a2']) queue.enter(client('a'), work)
  queue.leave(client('a'), 'a2')
  await turn()
  expect(started).toEqual(['a1'])
})

test('however many addresses ask, people do not wait for them, nor they for people', () => {
  const started: string[] = []
  const queue = openFairQueue<string>({
    shareOf: () => ({ working: 1, begun: 1, waiting: 1, unread: 0 }),
    mostWorking: 5,
    mostWorkingOf: { person: 4, address: 3 },
    mostPerTurn: 100,
    isWorking: () => true,
    unreadOf: () => 0,
    start: (work) => started.push(work),
  })
  for (const name of ['s1', 's2', 's3', 's4', 's5', 's6']) queue.enter({ kind: 'address', name }, name)
  expect(started).toEqual(['s1', 's2', 's3'])
  queue.enter(client('a'), 'a1')
  expect(started.at(-1)).toBe('a1')
  for (const name of ['s1', 's2', 's3']) queue.leave({ kind: 'address', name }, name)
  for (const name of ['b', 'c', 'd', 'e']) queue.enter(client(name), `${name}1`)
  expect(started.slice(4).toSorted()).toEqual(['b1', 's4', 's5', 's6'])
})

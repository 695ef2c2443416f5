import { expect, test } from 'vitest'
import { giveBack } from './collector.ts'

test('what lies there unused is given back, and not kept for what may come', () => {
  const before = process.memoryUsage().heapTotal
  fill()
  const full = process.memoryUsage().heapTotal
  expect(full - before).toBeGreaterThan(50_000_000)
  giveBack()
  const after = process.memoryUsage().heapTotal
  expect(full - after).toBeGreaterThan(50_000_000)
})

/** Some eighty megabytes, in a function of their own: nothing holds them when it has ended. */
function fill(): number {
  const texts: number[][] = []
  for (let at = 0; at < 100; at += 1) texts.push(Array.from({ length: 100_000 }, (_, one) => one + at))
  return texts.length
}

import { expect, test } from 'vitest'
import { watchQuiet } from './quiet-memory.ts'

const asked = (watch: ReturnType<typeof watchQuiet>, times: number): void => {
  for (let time = 0; time < times; time += 1) watch.note()
}

test('work is over once a minute of many requests is followed by one of few, and that is told once', () => {
  const watch = watchQuiet()
  expect(watch.isOver()).toBe(false)
  asked(watch, 11)
  expect(watch.isOver()).toBe(false)
  asked(watch, 2)
  expect(watch.isOver()).toBe(true)
  asked(watch, 2)
  expect(watch.isOver()).toBe(false)
})

test('whoever looks every few seconds whether the program is there is no work', () => {
  const watch = watchQuiet()
  asked(watch, 10)
  expect(watch.isOver()).toBe(false)
  asked(watch, 10)
  expect(watch.isOver()).toBe(false)
})

test('between two minutes of work nothing is over', () => {
  const watch = watchQuiet()
  asked(watch, 500)
  expect(watch.isOver()).toBe(false)
  asked(watch, 500)
  expect(watch.isOver()).toBe(false)
})

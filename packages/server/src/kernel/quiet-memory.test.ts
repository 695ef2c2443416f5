import { expect, test } from 'vitest'
import { watchQuiet as watchOf } from './quiet-memory.ts'

const watchQuiet = (held = () => 150_000_000): ReturnType<typeof watchOf> => watchOf(held)

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

test('one request that leaves much behind is work too, and is over once', () => {
  let held = 160_000_000
  const watch = watchQuiet(() => held)
  expect(watch.isOver()).toBe(false)
  asked(watch, 1)
  held = 290_000_000
  expect(watch.isOver()).toBe(true)
  // What cannot be given back is not collected again and again.
  expect(watch.isOver()).toBe(false)
  held = 170_000_000
  expect(watch.isOver()).toBe(false)
  held = 219_000_000
  expect(watch.isOver()).toBe(true)
})

test('what a process needs for its work little by little is no work that is over', () => {
  let held = 160_000_000
  const watch = watchQuiet(() => held)
  expect(watch.isOver()).toBe(false)
  held = 200_000_000
  expect(watch.isOver()).toBe(false)
})

test('as long as many are at work, nothing is collected however much it has grown', () => {
  let held = 160_000_000
  const watch = watchQuiet(() => held)
  expect(watch.isOver()).toBe(false)
  asked(watch, 11)
  held = 400_000_000
  expect(watch.isOver()).toBe(false)
  expect(watch.isOver()).toBe(true)
})

import { expect, test } from 'vitest'
import { evidenceOf } from './evidence.ts'
import { worldSteps } from './timeline.ts'
import { worldStory } from './whole-story.ts'

const steps = worldSteps(worldStory)

test('everything has happened before the day of loading, and nothing before the assignment', () => {
  for (const { day } of steps) expect(day).toBeLessThan(0)
  for (const { day } of steps) expect(day).toBeGreaterThan(-88)
})

test('the same story gives the same steps', () => {
  expect(worldSteps(worldStory)).toEqual(steps)
})

test('nobody who works on a measure signs for it', () => {
  const checks = steps.filter(({ act }) => act.type === 'approve' || act.type === 'return')
  expect(checks.length).toBeGreaterThan(100)
  for (const { by, finding } of checks) expect(by).not.toBe(worldStory[finding - 1]?.handler)
})

test('no two reports bring the same file', () => {
  const files = steps.flatMap((step) =>
    step.act.type === 'report' ? [Buffer.from(evidenceOf(step, step.act.text).bytes).toString('base64')] : [],
  )
  expect(new Set(files).size).toBe(files.length)
})

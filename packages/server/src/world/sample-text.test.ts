import { readText } from '@bihuan/core/reading/read-text.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import { expect, test } from 'vitest'
import { inspectionDays, sampleNotice } from './sample-text.ts'
import { worldStory } from './whole-story.ts'

const today = day('2026-06-01')

test('the sample notice reads as the tree that its text announces', async () => {
  const { announced, findings, warnings } = readText(await sampleNotice(today))
  const measures = findings.map((finding) => finding.measures.length)
  expect(announced).toMatchObject({ items: 4, problems: 13, measures: 52 })
  expect(new Set(findings.map(({ path }) => path.at(-1))).size).toBe(4)
  expect(measures).toEqual(worldStory.map((finding) => finding.measures.length))
  expect(warnings).toEqual([])
})

test('the days in the sample notice follow the day of loading', async () => {
  const { facts } = readText(await sampleNotice(today))
  const { inspectedFrom, inspectedTo, feedbackOn } = inspectionDays(today)
  expect(facts).toMatchObject({ inspectedFrom, inspectedTo, feedbackOn })
})

test('set in a newspaper column, the sample notice reads the same', async () => {
  const plain = await sampleNotice(today)
  const wrapped = hardWrapped(plain)
  const tree = (text: string): unknown =>
    readText(text).findings.map(({ number, title, measures }) => [
      number,
      title,
      measures.map((one) => one.text),
    ])
  expect(wrapped.split('\n').every((line) => Array.from(line).length <= 20)).toBe(true)
  expect(tree(wrapped)).toEqual(tree(plain))
})

/** A text as a newspaper column sets it: broken after so many characters, wherever that falls, and indented. */
function hardWrapped(text: string, columns = 20): string {
  return text
    .split('\n')
    .flatMap((line) => {
      const characters = Array.from(line)
      const lines = Array.from({ length: Math.ceil(characters.length / columns) }, (_, at) =>
        characters.slice(at * columns, (at + 1) * columns).join(''),
      )
      return lines.length === 0 ? [''] : lines
    })
    .join('\n')
}

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Draft } from '@bihuan/core/reading/draft.ts'
import { readText } from '@bihuan/core/reading/read-text.ts'
import { readDocument } from '@bihuan/readers/read-document.ts'
import { readingLimits } from '@bihuan/readers/reading-limits.ts'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { matchFindings, matchMeasures } from '../../bench/intake/matching.ts'

// Made-up texts of structures that were once read wrongly; they are not part of the project and are read where they lie beside it.
const folder = new URL('../../../shared/intake/fails/', import.meta.url)
const isThere = existsSync(folder)

const counts = ['items', 'problems', 'measures', 'done', 'ongoing'] as const

/** Where the label allows silence as well. */
const orSilent: Readonly<Record<string, readonly (typeof counts)[number][]>> = {
  '38': ['ongoing'],
  '40': ['problems'],
}

/**
 * What is not read yet: a title that is a quotation of several sentences, run into the title of its document, and a table of four
 * columns flattened into running text.
 */
const notRead: readonly string[] = ['15', '35']

// Downloads with commas are given with their own ending.
const asCsv: readonly string[] = ['28', '34']

// Where a table has no place for a title, its label has none either.
const nowhere = -1
const labelSchema = z.object({
  announced: z.record(z.enum(counts), z.int().nullable()),
  problems: z.array(
    z.object({
      no: z
        .string()
        .nullish()
        .transform((no) => no ?? ''),
      title: z.string().nullable(),
      status: z
        .string()
        .nullish()
        .transform((status) => status ?? 'not_stated'),
      owner: z.string().nullable().default(null),
      deadline: z.string().nullable().default(null),
      measures: z.array(z.object({ first: z.string(), start: z.int() })),
      title_start: z.int().default(nowhere),
      title_end: z.int().default(nowhere),
    }),
  ),
})

const names = isThere
  ? readdirSync(folder).flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -'.json'.length)] : []))
  : []

async function read(name: string): Promise<Draft> {
  const bytes = new Uint8Array(readFileSync(new URL(`${name}.txt`, folder)))
  const form = asCsv.includes(name) ? 'csv' : 'txt'
  const answer = await readDocument(
    { name: `${name}.${form}`, bytes },
    { limits: readingLimits, onProgress: () => undefined },
  )
  if (!answer.ok) throw new Error(`${name} was refused: ${answer.refusal.code}`)
  return readText(answer.value.text)
}

/** What differs from the label, in words; nothing where all is read. */
async function differences(name: string): Promise<string[]> {
  const label = labelSchema.parse(JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')))
  const draft = await read(name)
  const pairs = matchFindings(
    { text_file: name, announced: label.announced, problems: label.problems },
    draft,
  )
  const found = pairs.flatMap(({ found: one }) => (one === null ? [] : [one]))
  const measures = matchMeasures(pairs, draft)
  return [
    ...pairs.flatMap(({ label: wanted, found: one }) => {
      if (one === null) return [`missed ${wanted.title}`]
      const status = one.status ?? 'not_stated'
      return [
        ...(bare(wanted.title) === bare(one.title) ? [] : [`title ${one.title}`]),
        ...(wanted.status === status ? [] : [`status ${status}`]),
      ]
    }),
    ...draft.findings.flatMap((one) => (found.includes(one) ? [] : [`invented ${one.title}`])),
    ...measures.missed.map((words) => `measure missed ${words}`),
    ...measures.invented.map((words) => `measure invented ${words}`),
    ...counts.flatMap((count) => {
      const read = draft.announced[count]
      const isRight = read === label.announced[count]
      const isSilent = read === null && orSilent[name]?.includes(count) === true
      return isRight || isSilent ? [] : [`announced ${count} ${read}`]
    }),
  ]
}

// Labels leave the stop at the end of a title out.
function bare(title: string | null): string | null {
  return title === null ? null : title.replace(/\s+/g, '').replace(/。$/, '')
}

test(`texts that were once read wrongly ${isThere ? 'lie' : 'do not lie'} beside the project`, () => {
  expect(names.length > 0).toBe(isThere)
})

describe.runIf(isThere)('texts that were once read wrongly', () => {
  test.each(names.filter((name) => !notRead.includes(name)))('%s is read as it is labelled', async (name) => {
    expect(await differences(name)).toEqual([])
  })

  test.each(notRead)('%s is still read otherwise than it is labelled', async (name) => {
    expect(await differences(name)).not.toEqual([])
  })

  test('the day of a visit is no deadline', async () => {
    const { findings } = await read('01')
    expect(findings.map(({ dueRaw }) => dueRaw)).not.toContain('2031年4月9日')
  })
})

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { decodeText } from '@bihuan/core/reading/text/decode.ts'
import type { Draft } from '@bihuan/core/reading/draft.ts'
import { readText } from '@bihuan/core/reading/read-text.ts'
import { describe, expect, test } from 'vitest'

// The real notice is not part of the project; it is read where it lies beside it.
const folder = fileURLToPath(new URL('../../../../shared/seeds', import.meta.url))
const name = existsSync(folder) ? readdirSync(folder).find((file) => file.endsWith('.txt')) : undefined

const sources = name === undefined ? [] : [readSource(join(folder, name))]

test(`the real notice ${sources.length === 0 ? 'does not lie beside the project: invented ones stand in for it' : 'lies beside the project'}`, () => {
  expect(sources.every((source) => source.length > 0)).toBe(true)
})

describe.each(sources)('the real notice', (source) => {
  whatItHolds(readText(source), source)
})

function readSource(path: string): string {
  const decoded = decodeText(readFileSync(path))
  if (!decoded.ok) throw new Error(`the real notice was refused: ${decoded.refusal.code}`)
  return decoded.value.text
}

function whatItHolds(draft: Draft, text: string): void {
  test('the announced counts of the real notice', () => {
    expect(draft.announced).toEqual({ items: 4, problems: 13, measures: 80, done: 11, ongoing: 2 })
  })

  test('its 7 findings are completed and have 22 measures with their full texts', () => {
    expect(
      draft.findings.map((finding) => [finding.number, finding.status, finding.measures.length]),
    ).toEqual([
      ['1', 'done', 3],
      ['2', 'done', 3],
      ['3', 'done', 4],
      ['4', 'done', 3],
      ['5', 'done', 3],
      ['6', 'done', 2],
      ['7', 'done', 4],
    ])
    const characters = Array.from(text)
    for (const measure of draft.findings.flatMap((finding) => finding.measures)) {
      const there = characters.slice(measure.passage.start, measure.passage.end).join('')
      expect(measure.text.replace(/\s/g, '')).toBe(there.replace(/\s/g, ''))
      expect(measure.text).not.toMatch(/\n/)
    }
  })

  test('its warnings, and nothing unplaced', () => {
    expect(draft.warnings.map(({ code, params }) => [code, params])).toEqual([
      ['FINDINGS_DIFFER', { announced: 13, found: 7 }],
      ['MEASURES_DIFFER', { announced: 80, found: 22 }],
      ['TEXT_CUT_OFF', { at: '（下转第6版）' }],
    ])
  })

  test('its days', () => {
    expect(draft.facts).toMatchObject({
      inspectedFrom: '2021-06-23',
      inspectedTo: '2021-07-30',
      feedbackOn: '2021-09-13',
    })
    expect(draft.facts.inspectingBody).not.toBeNull()
    expect(draft.facts.inspectedBody).not.toBeNull()
  })
}

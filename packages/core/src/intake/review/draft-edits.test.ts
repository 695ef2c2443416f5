import { describe, expect, test } from 'vitest'
import type { Span } from '../../reading/draft.ts'
import { retype } from './draft-edits.ts'
import { aDraft, treeOf } from './drafts.testing.ts'
import { readText } from '../../reading/read-text.ts'
import { sourceText } from '../../reading/text/source-text.ts'

const { text, draft } = aDraft()
const source = sourceText(text)
const spanOf = (index: number): Span => {
  const passage = draft.passages[index]
  if (passage === undefined) throw new Error(`no passage ${index}`)
  return { start: passage.start, end: passage.end }
}

describe('reading a passage as something else', () => {
  test('a measure read as a finding takes over the measures below it', () => {
    const edited = retype(source, draft, { span: spanOf(2), role: 'finding' })
    expect(treeOf(edited?.draft)?.slice(0, 2)).toEqual([
      ['关于台账不全的问题', []],
      ['建立台账。', ['按月对账，']],
    ])
    expect(edited?.at).toEqual({ finding: 1, measure: null })
  })

  test('a finding read as background hands its measures to the finding above', () => {
    expect(treeOf(retype(source, draft, { span: spanOf(6), role: 'background' })?.draft)).toEqual([
      ['关于台账不全的问题', ['建立台账。', '按月对账，', '更换路灯。']],
    ])
  })

  test('the first finding read as background leaves its measures to be placed', () => {
    const edited = retype(source, draft, { span: spanOf(1), role: 'background' })?.draft
    expect(edited?.passages.slice(1, 4).map((passage) => passage.role)).toEqual([
      'background',
      'unplaced',
      'unplaced',
    ])
  })

  test('unplaced text read as a measure joins the finding above, beyond characters of two units', () => {
    expect(treeOf(retype(source, draft, { span: spanOf(8), role: 'measure' })?.draft)?.[1]?.[1]).toEqual([
      '更换路灯。',
      '联系电话略。',
    ])
  })

  test('no measure stands above the first finding', () => {
    expect(retype(source, draft, { span: spanOf(0), role: 'measure' })).toBeNull()
  })

  test('a selection inside a measure becomes a result, and the measure loses those words', () => {
    const { start } = spanOf(2)
    const edited = retype(source, draft, { span: { start: start + 5, end: start + 8 }, role: 'result' })
    expect(treeOf(edited?.draft)?.[0]?.[1]).toEqual(['建立', '按月对账，'])
  })

  test('a blank stretch becomes neither finding nor measure', () => {
    const { end } = spanOf(5)
    expect(retype(source, draft, { span: { start: end - 1, end }, role: 'finding' })).toBeNull()
    expect(retype(source, draft, { span: { start: end - 1, end }, role: 'measure' })).toBeNull()
  })

  test('the number and the quotation marks around a title go with it', () => {
    const words = '某局整改情况\n\n1.关于“台账不全”的问题。\n（1）建立台账。\n'
    const read = readText(words)
    const title = read.findings[0]?.passage ?? { start: 0, end: 0 }
    const edited = retype(sourceText(words), read, { span: title, role: 'background' })
    expect(edited?.draft.passages.some(({ role }) => role === 'finding')).toBe(false)
  })
})

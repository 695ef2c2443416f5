import { describe, expect, test } from 'vitest'
import type { Draft } from '../../reading/draft.ts'
import { retype } from './draft-edits.ts'
import { aDraft, treeOf } from './drafts.testing.ts'
import { acceptItem, editFinding, editMeasure, moveItem, moveToFinding } from './item-changes.ts'
import { dropItem, lower, mergeUp, raise, splitItem } from './item-edits.ts'
import { type SourceText, sourceText } from '../../reading/text/source-text.ts'

const { text, draft } = aDraft()
const source = sourceText(text)
const startOf = (finding: number, measure: number): number =>
  draft.findings[finding]?.measures[measure]?.passage.start ?? 0

/** A finding in whose words somebody marked a measure, below another finding where one is given. */
function aMeasureWithin(above = ''): { around: Draft; words: SourceText } {
  const one = aDraft([
    ['finding', above],
    ['finding', '1.台账不全建立台账等问题'],
  ])
  const words = sourceText(one.text)
  const start = above.length + 6
  const marked = retype(words, one.draft, { span: { start, end: start + 4 }, role: 'measure' })
  if (marked === null) throw new Error('the measure was not marked')
  return { around: marked.draft, words }
}

describe('merging', () => {
  test('merged measures hold both texts', () => {
    const edited = mergeUp(source, draft, { finding: 0, measure: 1 })
    expect(treeOf(edited?.draft)?.[0]?.[1]).toEqual(['建立台账。（2）按月对账，'])
    expect(edited?.at).toEqual({ finding: 0, measure: 0 })
  })

  test('a merged measure keeps what somebody corrected', () => {
    const corrected = editMeasure(draft, { finding: 0, measure: 0 }, { text: '建立统一台账。' })
    const edited = corrected && mergeUp(source, corrected.draft, { finding: 0, measure: 1 })
    expect(treeOf(edited?.draft)?.[0]?.[1]).toEqual(['建立统一台账。按月对账，'])
  })

  test('the first measure of a finding goes on its title', () => {
    expect(treeOf(mergeUp(source, draft, { finding: 1, measure: 0 })?.draft)?.[1]).toEqual([
      '关于𠮷巷路灯不亮的问题更换路灯。',
      [],
    ])
  })

  test('two findings become one with the measures of both', () => {
    const edited = mergeUp(source, draft, { finding: 1, measure: null })
    expect(treeOf(edited?.draft)).toEqual([
      ['关于台账不全的问题；关于𠮷巷路灯不亮的问题', ['建立台账。', '按月对账，', '更换路灯。']],
    ])
    expect(edited?.draft.passages[6]?.role).toBe('result')
  })

  test('two titles side by side become one passage', () => {
    const two = aDraft([
      ['finding', '1.关于台账不全，\n'],
      ['finding', '记录不及时的问题\n'],
    ])
    const edited = mergeUp(sourceText(two.text), two.draft, { finding: 1, measure: null })
    expect(edited?.draft.findings[0]).toMatchObject({
      title: '关于台账不全，记录不及时的问题',
      passage: { start: 0, end: Array.from(two.text).length },
    })
  })

  test('the first finding has nothing to merge with, and measures do not merge over another', () => {
    expect(mergeUp(source, draft, { finding: 0, measure: null })).toBeNull()
    const moved = moveToFinding(draft, { finding: 0, measure: 0 }, 1)
    expect(moved && mergeUp(source, moved.draft, { finding: 1, measure: 1 })).toBeNull()
  })
})

describe('splitting', () => {
  test('a measure splits at a place in the source', () => {
    const edited = splitItem(source, draft, { at: { finding: 0, measure: 0 }, offset: startOf(0, 0) + 5 })
    expect(treeOf(edited?.draft)?.[0]?.[1]).toEqual(['建立', '台账。', '按月对账，'])
    expect(edited?.at).toEqual({ finding: 0, measure: 1 })
  })

  test('a measure does not split into something and nothing', () => {
    const at = { finding: 0, measure: 0 }
    expect(splitItem(source, draft, { at, offset: startOf(0, 0) })).toBeNull()
  })

  test('a title gives up its tail as the first measure', () => {
    const one = aDraft([['finding', '1.台账不全。建立台账。\n']])
    const edited = splitItem(sourceText(one.text), one.draft, {
      at: { finding: 0, measure: null },
      offset: 7,
    })
    expect(treeOf(edited?.draft)).toEqual([['台账不全。', ['建立台账。']]])
    expect(edited?.draft.passages.map(({ role }) => role)).toEqual(['finding', 'measure'])
  })

  test('a title cut above a measure that was marked within it shares no words with that measure', () => {
    const { around, words } = aMeasureWithin()
    const edited = splitItem(words, around, { at: { finding: 0, measure: null }, offset: 4 })
    expect(treeOf(edited?.draft)).toEqual([['台账', ['不全', '建立台账', '等问题']]])
    const merged = edited && mergeUp(words, edited.draft, { finding: 0, measure: 0 })
    expect(treeOf(merged?.draft)).toEqual([['台账不全', ['建立台账', '等问题']]])
  })

  test('a corrected measure keeps the correction beyond the cut', () => {
    const at = { finding: 0, measure: 0 }
    const corrected = editMeasure(draft, at, { text: '建立统一的台账。' })
    const edited = corrected && splitItem(source, corrected.draft, { at, offset: startOf(0, 0) + 5 })
    expect(treeOf(edited?.draft)?.[0]?.[1].slice(0, 2)).toEqual(['建立', '统一的台账。'])
  })
})

describe('levels', () => {
  test('a raised measure is a finding and keeps who is responsible', () => {
    const owned = editMeasure(draft, { finding: 0, measure: 0 }, { owners: ['财务科'] })
    const edited = owned && raise(source, owned.draft, { finding: 0, measure: 0 })
    expect(treeOf(edited?.draft)?.[1]).toEqual(['建立台账。', ['按月对账，']])
    expect(edited?.draft.findings[1]?.owners).toEqual(['财务科'])
    expect(edited?.draft.passages[2]?.role).toBe('finding')
  })

  test('a raised finding leaves the innermost heading', () => {
    const deep = editFinding(draft, 0, { path: ['一、政治建设', '（一）学习'] })
    expect(deep && raise(source, deep.draft, { finding: 0, measure: null })?.draft.findings[0]?.path).toEqual(
      ['一、政治建设'],
    )
    expect(raise(source, draft, { finding: 0, measure: null })).toBeNull()
  })

  test('a lowered finding stands behind the measures of the finding before, with its own behind it', () => {
    const edited = lower(source, draft, 1)
    expect(treeOf(edited?.draft)).toEqual([
      ['关于台账不全的问题', ['建立台账。', '按月对账，', '关于𠮷巷路灯不亮的问题', '更换路灯。']],
    ])
    expect(edited?.at).toEqual({ finding: 0, measure: 2 })
    expect(lower(source, draft, 0)).toBeNull()
  })

  test('a finding lowered around a measure that was marked within it shares no words with that measure', () => {
    const { around, words } = aMeasureWithin('路灯不亮。')
    const owned = editFinding(around, 1, { owners: ['财政局'] })
    const measures = owned && lower(words, owned.draft, 1)?.draft.findings[0]?.measures
    expect(measures?.map(({ text: said, owners }) => [said, owners])).toEqual([
      ['台账不全', ['财政局']],
      ['建立台账', []],
      ['等问题', []],
    ])
  })
})

describe('leaving and moving', () => {
  test('a dropped measure stays in the source', () => {
    const edited = dropItem(draft, { finding: 0, measure: 0 }, 'background')
    expect(edited?.draft.passages[2]?.role).toBe('background')
    expect(edited?.at).toEqual({ finding: 0, measure: 0 })
  })

  test('a dropped finding takes its measures with it', () => {
    const edited = dropItem(draft, { finding: 0, measure: null }, 'unplaced')
    expect(edited?.draft.passages.slice(1, 4).map(({ role }) => role)).toEqual([
      'unplaced',
      'unplaced',
      'unplaced',
    ])
    expect(edited?.draft.findings).toHaveLength(1)
  })

  test('a measure at the end of its finding moves on to the next', () => {
    const edited = moveItem(draft, { finding: 0, measure: 1 }, 1)
    expect(treeOf(edited?.draft)?.map(([, measures]) => measures)).toEqual([
      ['建立台账。'],
      ['按月对账，', '更换路灯。'],
    ])
    expect(moveItem(draft, { finding: 1, measure: 0 }, 1)).toBeNull()
  })

  test('findings change places with their measures', () => {
    expect(treeOf(moveItem(draft, { finding: 1, measure: null }, -1)?.draft)?.[0]).toEqual([
      '关于𠮷巷路灯不亮的问题',
      ['更换路灯。'],
    ])
  })

  test('a corrected title leaves the source as it is', () => {
    const edited = editFinding(draft, 0, { title: '台账不全' })
    expect(edited?.draft.passages).toBe(draft.passages)
  })

  test('an accepted proposal is no longer the model’s', () => {
    const [first, ...others] = draft.findings
    if (first === undefined) throw new Error('the draft has no finding')
    const proposed = { ...draft, findings: [{ ...first, proposedBy: 'model' as const }, ...others] }
    const edited = acceptItem(proposed, { finding: 0, measure: null })
    expect(edited?.draft).toEqual(draft)
    expect(acceptItem(draft, { finding: 0, measure: null })).toBeNull()
  })
})

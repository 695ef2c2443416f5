import { expect, test } from 'vitest'
import { day, type PlainDay } from '../kernel/day.ts'
import { keptWords, knownProgress, sourcesWords } from './known-progress.ts'
import { progressWords } from './source-mark.ts'

const said = {
  text: '已印发',
  stateRaw: null,
  doneOn: day('2026-05-10'),
  doneRaw: '5月10日',
  toldAt: '2026-05-11T01:00:00.000Z',
}

test('what was reported here is known, whatever a source says', () => {
  expect(knownProgress({ report: '已印发3份', said })).toEqual({ by: 'us', report: '已印发3份' })
})

test('until then the words of the source are, with its day where they do not name it', () => {
  const known = (text: string) => knownProgress({ report: null, said: { ...said, text } })
  expect(known('已印发')).toMatchObject({ by: 'source', words: '已印发', state: null, on: '2026-05-10' })
  expect(known('5月10日印发')).toMatchObject({ words: '5月10日印发', state: null, on: null })
})

test('the word for how far it is stands apart from what was done, and is no progress', () => {
  const kept = (text: string, stateRaw: string | null, doneOn: PlainDay | null = null) => {
    const told = sourcesWords({ ...said, text, stateRaw, doneOn })
    return told === null ? null : keptWords(told)
  }
  expect(kept('已完成清单初稿。\n整改中', '整改中')).toEqual({ words: '已完成清单初稿。', state: '整改中' })
  expect(kept('已更换12处\n已完成', '已完成', day('2026-05-10'))).toEqual({
    words: '已更换12处（2026-05-10）',
    state: '已完成',
  })
  for (const state of ['整改中', '未开始', '已完成', '基本完成', '正在整改', '长期坚持', 'In progress'])
    expect(kept(state, state)).toEqual({ words: null, state })
  expect(kept('已完成', '已完成', day('2026-05-10'))).toEqual({ words: null, state: '已完成' })
  // One column that says both.
  for (const both of ['已印发办法，正在试行', '已印发管理办法', '完成80%'])
    expect(kept(both, both)).toEqual({ words: both, state: null })
  expect(kept('第一季度已印发\n第二季度已试行', null)).toEqual({
    words: '第一季度已印发\n第二季度已试行',
    state: null,
  })
})

test('a day that had not come when it was taken in is told as that, and as no day on which it was done', () => {
  const known = (toldAt: string) => knownProgress({ report: null, said: { ...said, toldAt } })
  expect(known('2026-05-08T23:00:00.000Z')).toMatchObject({
    words: '已印发',
    on: '所载完成日期2026-05-10，录入时尚未到',
  })
  // In China it was the 10th already.
  expect(known('2026-05-09T17:00:00.000')).toMatchObject({ words: '已印发', on: '2026-05-10' })
})

test('where nobody says anything nothing is known', () => {
  expect(knownProgress({ report: null, said: null })).toBeNull()
  expect(knownProgress({ report: null, said: { ...said, text: ' \n' } })).toBeNull()
})

test('a list marks what a source says and its word for the state, each as that, and nothing else', () => {
  const ofSource = { lastProgress: '已印发', lastProgressAt: null, sourceState: null }
  expect(progressWords(ofSource, 'zh')).toBe('〔来源所载〕已印发')
  expect(progressWords(ofSource, 'en')).toBe('[source] 已印发')
  const both = { ...ofSource, sourceState: '整改中' }
  expect(progressWords(both, 'zh')).toBe('〔来源所载〕已印发 〔来源状态〕整改中')
  expect(progressWords(both, 'en')).toBe('[source] 已印发 [source status] 整改中')
  expect(progressWords({ ...both, lastProgress: null }, 'zh')).toBe('〔来源状态〕整改中')
  expect(progressWords({ ...both, lastProgressAt: '2026-05-11T01:00:00.000Z' }, 'zh')).toBe('已印发')
  expect(progressWords({ ...ofSource, lastProgress: null }, 'zh')).toBeNull()
})

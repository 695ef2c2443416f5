import { expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { knownProgress } from './known-progress.ts'
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
  const words = (text: string) => {
    const known = knownProgress({ report: null, said: { ...said, text } })
    return known?.by === 'source' ? known.words : null
  }
  expect(words('已印发')).toBe('已印发（2026-05-10）')
  expect(words('5月10日印发')).toBe('5月10日印发')
})

test('the word for how far it is stands behind what was done, and not as a sentence of it', () => {
  const words = (text: string, stateRaw: string | null, more: object = {}) => {
    const known = knownProgress({ report: null, said: { ...said, doneOn: null, text, stateRaw, ...more } })
    return known?.by === 'source' ? known.words : null
  }
  expect(words('已完成清单初稿。\n整改中', '整改中')).toBe('已完成清单初稿。（状态：整改中）')
  expect(words('已更换12处\n已完成', '已完成', { doneOn: day('2026-05-10') })).toBe(
    '已更换12处（状态：已完成，2026-05-10）',
  )
  // One column that says both, and one that says nothing else.
  expect(words('已印发办法，正在试行', '已印发办法，正在试行')).toBe('已印发办法，正在试行')
  expect(words('整改中', '整改中')).toBe('整改中')
  expect(words('第一季度已印发\n第二季度已试行', null)).toBe('第一季度已印发\n第二季度已试行')
})

test('a day that had not come when it was taken in is told as that, and as no day on which it was done', () => {
  const known = (toldAt: string) => knownProgress({ report: null, said: { ...said, toldAt } })
  expect(known('2026-05-08T23:00:00.000Z')).toMatchObject({
    words: '已印发（所载完成日期2026-05-10，录入时尚未到）',
  })
  // In China it was the 10th already.
  expect(known('2026-05-09T17:00:00.000')).toMatchObject({ words: '已印发（2026-05-10）' })
})

test('where nobody says anything nothing is known', () => {
  expect(knownProgress({ report: null, said: null })).toBeNull()
  expect(knownProgress({ report: null, said: { ...said, text: ' \n' } })).toBeNull()
})

test('a list marks what a source says, and nothing else', () => {
  const ofSource = { lastProgress: '已印发', lastProgressAt: null }
  expect(progressWords(ofSource, 'zh')).toBe('〔来源所载〕已印发')
  expect(progressWords(ofSource, 'en')).toBe('[source] 已印发')
  expect(progressWords({ ...ofSource, lastProgressAt: '2026-05-11T01:00:00.000Z' }, 'zh')).toBe('已印发')
  expect(progressWords({ lastProgress: null, lastProgressAt: null }, 'zh')).toBeNull()
})

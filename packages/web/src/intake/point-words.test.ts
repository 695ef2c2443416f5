import { day } from '@bihuan/core/kernel/day.ts'
import { watchOver } from '@bihuan/core/intake/review/open-points.ts'
import { readText } from '@bihuan/core/reading/read-text.ts'
import { sourceText } from '@bihuan/core/reading/text/source-text.ts'
import { expect, test } from 'vitest'
import { wordsOf } from './point-words.ts'
import { en } from './texts/review.en.ts'
import { zh } from './texts/review.zh.ts'

const words = [
  '序号\t问题\t整改措施\t完成时限',
  '1\t台账不全\t补齐台账\t2026-02-30',
  '2\t演练不足\t组织演练\t2026-06-30',
  '2\t演练不足\t修订预案\t2026-02-30',
].join('\n')

test.each([
  [
    'zh',
    zh,
    [
      '问题 1 的措施 1：完成时限写的是“2026-02-30”，没有读懂',
      '问题 2 的措施 2：完成时限写的是“2026-02-30”，没有读懂',
    ],
  ],
  [
    'en',
    en,
    [
      'Finding 1, measure 1, Due: “2026-02-30” was not understood',
      'Finding 2, measure 2, Due: “2026-02-30” was not understood',
    ],
  ],
])('days that say the same say of which measure they are: %s', (language, text, said) => {
  const draft = readText(words)
  const source = sourceText(words)
  const points = watchOver(source, { text: words, doubts: [], twins: [], today: day('2026-11-28') }).points(
    draft,
    new Set(),
  )
  const unread = points.filter(({ kind }) => kind === 'unread')
  expect(unread.map((point) => wordsOf(point, { source, draft, language, text }))).toEqual(said)
})

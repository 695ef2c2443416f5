import { expect, test } from 'vitest'
import { eighthCounted, eighthSentences } from './truth-strangers-eighth.testing.ts'
import { ninthCounted, ninthSentences } from './truth-strangers-ninth.testing.ts'
import { seventhCounted, seventhSentences } from './truth-strangers-seventh.testing.ts'
import { tenthCounted, tenthSentences } from './truth-strangers-tenth.testing.ts'
import { checkParagraphs } from './truth.ts'

test.each([
  { by: 'seventh', sentences: seventhSentences, counted: seventhCounted, least: 26 },
  { by: 'eighth', sentences: eighthSentences, counted: eighthCounted, least: 28 },
  { by: 'ninth', sentences: ninthSentences, counted: ninthCounted, least: 29 },
  { by: 'tenth', sentences: tenthSentences, counted: tenthCounted, least: 27 },
])(
  'of sixty sentences of the $by stranger about records in rows no right one is named, and most wrong ones are',
  ({ sentences, counted, least }) => {
    const isNamed = (text: string): boolean => {
      const { statements, contradictions } = checkParagraphs([{ text, above: '' }], counted)
      return statements.some(({ verdict }) => verdict === 'wrong') || contradictions.length > 0
    }
    const named = sentences.filter(([, text]) => isNamed(text))
    expect(sentences.filter(([label]) => label === 'wrong').length).toBe(30)
    expect(named.filter(([label]) => label === 'right')).toEqual([])
    expect(named.length).toBeGreaterThanOrEqual(least)
  },
)

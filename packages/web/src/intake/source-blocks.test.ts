import type { Passage } from '@bihuan/core/reading/draft.ts'
import { sourceText } from '@bihuan/core/reading/text/source-text.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blocksOf } from './source-blocks.ts'

test('blocks hold all passages in order and begin where lines begin', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom('甲', '𠮷', '\n'), minLength: 1, maxLength: 900 }), {
        maxLength: 20,
      }),
      (words) => {
        let at = 0
        const passages = words.map((one): Passage => {
          const start = at
          at += Array.from(one).length
          return { start, end: at, role: 'background' }
        })
        const source = sourceText(words.join(''))
        const blocks = blocksOf(source, passages)
        expect(blocks.flatMap(({ parts }) => parts)).toEqual(passages)
        for (const { parts } of blocks.slice(1)) {
          const start = parts[0]?.start ?? 0
          expect(source.slice(start - 1, start)).toBe('\n')
        }
      },
    ),
  )
})

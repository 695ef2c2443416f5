import { expect, test } from 'vitest'
import type { Glyph } from './page.ts'
import { ruledTables } from './ruled-tables.ts'

test('a row of more characters than a call takes arguments is read to the last', () => {
  const rules = [
    ...[0, 100, 200].map((left) => ({ left, right: left + 1, top: 0, bottom: 50 })),
    ...[0, 50].map((top) => ({ left: 0, right: 200, top, bottom: top + 1 })),
  ]
  const glyphs = Array.from({ length: 200_000 }, (_, at): Glyph => {
    const left = 110 + (at * 80) / 200_000
    return { text: '台', left, right: left + 0.0004, top: 20, bottom: 21, size: 0.001, isDoubtful: false }
  })
  const { tables, others } = ruledTables(glyphs, rules)
  expect(others).toEqual([])
  expect(tables[0]?.rows).toHaveLength(1)
})

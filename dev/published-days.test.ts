import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { publishedDaysModule, readPublished } from './published-days-text.ts'

test('core holds the days that the package of this version lists; if not, run `npm run published-days`', () => {
  const source = createRequire(import.meta.url).resolve('chinese-days/dist/chinese-days.json')
  const held = readFileSync(
    new URL('../packages/core/src/templates/published-days.ts', import.meta.url),
    'utf8',
  )
  expect(held).toBe(publishedDaysModule(readPublished(readFileSync(source, 'utf8'))))
})

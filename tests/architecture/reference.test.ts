import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { referencePages } from '../../docs/reference/pages.ts'

test.each(Object.entries(referencePages()))('docs/reference/%s says what the code does', (name, text) => {
  const written = readFileSync(new URL(`../../docs/reference/${name}`, import.meta.url), 'utf8')
  expect(written, 'out of date: run node docs/reference/generate.ts').toBe(text)
})

import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { publishedDaysModule, readPublished } from './published-days-text.ts'

// Writes the published days that core holds from the package that collects them: `npm run published-days` after it was updated.
const source = createRequire(import.meta.url).resolve('chinese-days/dist/chinese-days.json')
writeFileSync(
  new URL('../packages/core/src/templates/published-days.ts', import.meta.url),
  publishedDaysModule(readPublished(readFileSync(source, 'utf8'))),
)

import { writeFileSync } from 'node:fs'
import { referencePages } from './pages.ts'

for (const [name, text] of Object.entries(referencePages())) {
  writeFileSync(new URL(name, import.meta.url), text)
}

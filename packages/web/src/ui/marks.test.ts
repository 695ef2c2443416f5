import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'

const source = path.resolve(import.meta.dirname, '..')

test('marks of one language stand in the messages and not in the pages, where both languages are shown', async () => {
  const files = (await readdir(source, { recursive: true })).filter((name) => /(?<!\.test)\.tsx$/.test(name))
  const found: string[] = []
  for (const name of files) {
    const lines = (await readFile(path.join(source, name), 'utf8')).split('\n')
    // What separates typed words is read, not shown.
    const shown = lines.filter((line) => !/^\s*(?:\/\/|\/?\*)|tokenSeparators/.test(line))
    found.push(
      ...shown.filter((line) => /[：。，；、（）]/.test(line)).map((line) => `${name}: ${line.trim()}`),
    )
  }
  expect(files.length).toBeGreaterThan(50)
  expect(found).toEqual([])
})

import { cp, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { buildWhenChanged } from './build-when-changed.ts'
import { buildModern, buildOlder } from './bundles.ts'
import { compressAll } from './compress.ts'
import { pageOf } from './page.ts'

// With `--again` nothing is asked: for whoever changed something inside node_modules by hand.
await buildWhenChanged({
  projectRoot: resolve(import.meta.dirname, '../../..'),
  isForced: process.argv.includes('--again'),
  make,
  say: (words) => console.log(words),
})

async function make(folder: string, scratch: string): Promise<void> {
  const firstFiles = await buildModern(folder)
  const { builtIns, firstFiles: olderFirstFiles } = await buildOlder(scratch)
  await cp(join(scratch, 'assets'), join(folder, 'assets'), { recursive: true })
  const [modern, older] = await Promise.all(
    [folder, scratch].map((built) => readFile(join(built, 'index.html'), 'utf8')),
  )
  if (modern === undefined || older === undefined) throw new Error('a build has no first page')
  await writeFile(
    join(folder, 'index.html'),
    pageOf({
      modern: { page: modern, firstFiles },
      older: { page: older, firstFiles: olderFirstFiles },
      builtIns,
    }),
  )
  await compressAll(folder)
}

import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * What the pages are made of, from the project's root. npm writes down what it really installed in the last one,
 * which differs from the lock file when somebody changed that and has not installed yet.
 */
const inputs = [
  'packages/core/package.json',
  'packages/core/src',
  'packages/web/build',
  'packages/web/index.html',
  'packages/web/package.json',
  'packages/web/public',
  'packages/web/src',
  'packages/web/tsconfig.json',
  'packages/web/vite.config.ts',
  'tsconfig.base.json',
  'package-lock.json',
  'node_modules/.package-lock.json',
]

/** One word for all that the pages are made of: names and contents, whatever the clock says about them. */
export async function inputsOf(projectRoot: string): Promise<string> {
  const paths = (await Promise.all(inputs.map((input) => filesAt(projectRoot, input)))).flat().sort()
  const all = createHash('sha256')
  for (const path of paths) {
    const content = createHash('sha256').update(await readFile(join(projectRoot, path)))
    all.update(`${path}\0${content.digest('hex')}\n`)
  }
  return all.digest('hex')
}

async function filesAt(projectRoot: string, input: string): Promise<string[]> {
  const found = await stat(join(projectRoot, input)).catch(() => null)
  if (found === null) return []
  if (found.isFile()) return [input]
  const entries = await readdir(join(projectRoot, input), { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(projectRoot.length + 1))
    .filter((path) => !/\.test\.tsx?$|[\\/]src[\\/]testing[\\/]/.test(path))
}

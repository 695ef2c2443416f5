import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { type Module, parseModule, type SourceFile } from './module.ts'

/** The checkout as the rules see it: every text file, and the modules among them parsed. */
export type SourceTree = {
  readonly files: readonly SourceFile[]
  readonly modules: readonly Module[]
  /** What vite wrote; empty where nothing was built. */
  readonly built: readonly SourceFile[]
}

// In a second worktree `.git` is a file that says where the first one lies.
const skipped = new Set(['node_modules', '.git', 'data', '.cache', 'test-results', 'coverage'])
const textFile =
  /\.(ts|tsx|js|mjs|cjs|json|md|css|html|svg|yaml|yml|sql|toml|sh|txt)$|(^|\/)(Dockerfile|LICENSE|run|\.[a-z]+)$/
const moduleFile = /\.(ts|tsx)$/
const builtFolder = 'packages/web/dist/'

/** Reads a checkout. Nothing is left out silently: a module that cannot be parsed throws. */
export function readTree(root: string): SourceTree {
  const all = [...textFilesBelow(root)].map((file) => ({
    path: relative(root, file).split(sep).join('/'),
    text: readFileSync(file, 'utf8'),
  }))
  const files = all.filter((file) => !file.path.includes('/dist/'))
  return {
    files,
    modules: files.filter((file) => moduleFile.test(file.path)).map((file) => parseModule(file)),
    built: all.filter((file) => file.path.startsWith(builtFolder)),
  }
}

function* textFilesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (skipped.has(entry.name)) continue
    if (entry.isDirectory()) yield* textFilesBelow(path)
    if (entry.isFile() && textFile.test(path)) yield path
  }
}

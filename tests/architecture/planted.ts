import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Plant } from './rule.ts'
import { readTree, type SourceTree } from './source-tree.ts'

/** Writes an invented checkout to a temporary folder and reads it the way the real one is read. */
export function readPlanted(files: Plant): SourceTree {
  const root = mkdtempSync(join(tmpdir(), 'bihuan-planted-'))
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
    return readTree(root)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

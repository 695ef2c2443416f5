import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'

/**
 * Makes a folder for data with whatever is missing above it. An ordinary user keeps it private; where root makes it, the
 * database's unprivileged user has to walk through.
 */
export function makePrivateFolder(folder: string): void {
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700
  try {
    mkdirSync(folder, { recursive: true, mode })
  } catch (error) {
    // On a read-only disk Node only says that the folder is missing; the plain call for the first one tells why.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      mkdirSync(firstMissing(folder), mode)
    throw error
  }
}

function firstMissing(folder: string): string {
  const parent = path.dirname(folder)
  return parent === folder || existsSync(parent) ? folder : firstMissing(parent)
}

import { closeSync, copyFileSync, openSync, renameSync, statSync, truncateSync } from 'node:fs'

/** How much of a log is kept: when a file is full it becomes the newest of the old ones. */
export type LogLimits = { readonly megabytes: number; readonly files: number }

/** Makes room for one more old file: `.1` is the newest, the oldest goes. */
function shiftOld(file: string, files: number): void {
  for (let at = files - 1; at >= 1; at -= 1) {
    if (statSync(`${file}.${at}`, { throwIfNoEntry: false })) renameSync(`${file}.${at}`, `${file}.${at + 1}`)
  }
}

/** Moves a full log aside; its writer has to open the name anew. */
export function moveAside(file: string, files: number): void {
  shiftOld(file, files)
  renameSync(file, `${file}.1`)
}

/**
 * Empties a log whose writer cannot be told to open it anew, as PostgreSQL that was given it as its output. It writes at
 * the end, wherever that is; what it writes between copying and emptying is lost.
 */
export function emptyWhenFull(file: string, { megabytes, files }: LogLimits): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size <= megabytes * 1024 * 1024) return
  try {
    shiftOld(file, files)
    copyFileSync(file, `${file}.1`)
    truncateSync(file)
  } catch {
    // A full disk, say: the log goes on where it is, and the next look tries again.
  }
}

/** Which file a name leads to now: others may have moved the one that is open, or begun a new one. */
export function identityOf(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false })
  return found === undefined ? 'none' : `${found.dev}:${found.ino}`
}

/** Makes sure that a log can be written, with an error that names it if not. */
export function tryToWrite(file: string): void {
  closeSync(openSync(file, 'a', 0o600))
}

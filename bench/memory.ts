import { readFileSync, writeFileSync } from 'node:fs'

/**
 * Megabytes that a process holds, and the most that it held since it began or was last forgotten; `own` without the files that it has
 * open as memory, such as its program and fonts, which Linux takes back at need. Null where Linux does not tell.
 */
export function memoryOf(
  pid: number | 'self',
): { readonly now: number; readonly most: number; readonly own: number } | null {
  const status = told(pid)
  const megabytes = (name: string): number =>
    Number(new RegExp(String.raw`^${name}:\s+(\d+) kB`, 'm').exec(status)?.[1]) / 1_000
  return status === ''
    ? null
    : { now: megabytes('VmRSS'), most: megabytes('VmHWM'), own: megabytes('RssAnon') }
}

/** Forgets the most that a process held: from here on it is counted anew. */
export function forgetMost(pid: number): void {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5')
  } catch {
    // Elsewhere than on Linux nothing was told anyway.
  }
}

function told(pid: number | 'self'): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch {
    return ''
  }
}

import { readdir, readFile } from 'node:fs/promises'

/** A process with all below it, those that have ended included. */
export type Family = {
  /** Milliseconds of CPU since each of them began. */
  readonly cpu: () => Promise<number>
  /** Megabytes of the largest of them, shared pages counted by their share; null where the system does not tell. */
  readonly largest: () => Promise<number | null>
}

/** Reads what a process and its descendants take, from outside: Linux tells it in `/proc`. */
export function familyOf(pid: number): Family {
  return {
    cpu: async () => (await members(pid)).reduce((sum, one) => sum + one.milliseconds, 0),
    largest: async () => {
      const sizes = await Promise.all((await members(pid)).map((one) => proportionalSize(one.pid)))
      return sizes.length === 0 ? null : Math.max(...sizes)
    },
  }
}

type Member = { readonly pid: number; readonly parent: number; readonly milliseconds: number }

async function members(pid: number): Promise<readonly Member[]> {
  const all = await readdir('/proc').catch(() => [])
  const read = await Promise.all(all.filter((name) => /^\d+$/.test(name)).map(memberAt))
  const running = read.filter((one) => one !== null)
  const found = running.filter((one) => one.pid === pid)
  for (const one of found) found.push(...running.filter(({ parent }) => parent === one.pid))
  return found
}

/** The kernel counts in hundredths of a second, whatever its own clock is. */
const millisecondsOfTick = 10

async function memberAt(pid: string): Promise<Member | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => null)
  if (stat === null) return null
  // The name before it may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  // Its own, in programs and in the kernel, and that of its children which have ended.
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
  return { pid: Number(pid), parent: Number(fields[1]), milliseconds: ticks * millisecondsOfTick }
}

async function proportionalSize(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0) / 1024
}

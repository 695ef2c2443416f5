import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { startServer } from './server.ts'
import { type Copy, copies } from './sides.ts'

// How long it takes from starting the program to the first answer, in a folder that was in use before. See README.md.

const rounds = Number(process.env['BIHUAN_BENCH_ROUNDS'] ?? 5)
/** By then what the start left behind has been collected. */
const idleMilliseconds = 3_000

type Start = {
  readonly milliseconds: number
  /** CPU of the program and of its database until then. */
  readonly cpu: number
  readonly megabytes: number
}

const folder = await mkdtemp(path.join(tmpdir(), 'bihuan-starts-'))
try {
  const starts = new Map<Copy, Start[]>(copies.map((copy) => [copy, []]))
  for (let round = -1; round <= rounds; round += 1) {
    for (const copy of round % 2 === 0 ? copies : copies.toReversed()) {
      const start = await measureStart(copy)
      // The first makes the folder, the second keeps in it what it compiled.
      if (round > 0) starts.get(copy)?.push(start)
    }
  }
  for (const [{ name }, all] of starts) {
    const of = (what: keyof Start): string =>
      (all.map((start) => start[what]).toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0).toFixed(0)
    const best = Math.min(...all.map(({ milliseconds }) => milliseconds)).toFixed(0)
    process.stdout.write(
      `start, ${name}: ${of('milliseconds')} ms to the first answer (best ${best}), CPU ${of('cpu')} ms; then ${of('megabytes')} MB a process\n`,
    )
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function measureStart({ name, root }: Copy): Promise<Start> {
  const begun = performance.now()
  const server = await startServer({ root, folder: path.join(folder, name) })
  try {
    const answer = await fetch(`${server.origin}/sign-in`)
    await answer.text()
    if (!answer.ok) throw new Error(`the first answer was ${answer.status}`)
    const milliseconds = performance.now() - begun
    const cpu = await server.family.cpu()
    await delay(idleMilliseconds)
    return { milliseconds, cpu, megabytes: (await server.family.largest()) ?? Number.NaN }
  } finally {
    await server.stop()
  }
}

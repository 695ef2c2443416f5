import { performance } from 'node:perf_hooks'
import type { Family } from './cpu.ts'

/** How long each answer took, in milliseconds, and what all of them cost. */
export type Timing = {
  readonly samples: readonly number[]
  readonly seconds: number
  /** Milliseconds of CPU of whoever asks the database, and of the database. */
  readonly application: number
  readonly database: number
  readonly bytes: number
}

/** What a table shows of timings; costs are those of one answer. */
export type Figures = {
  readonly p50: number
  readonly p99: number
  readonly perSecond: number
  readonly application: number
  readonly database: number
  readonly bytes: number
}

/** Asks something once, and says how many bytes came. */
export type Ask = (connection: number) => Promise<number>

/** Asks again and again from several connections at once, each waiting for its answer before it asks anew. */
export async function timeFor(
  seconds: number,
  connections: number,
  work: { readonly ask: Ask; readonly application: Pick<Family, 'cpu'>; readonly database: Family },
): Promise<Timing> {
  const { ask, application, database } = work
  const samples: number[] = []
  let bytes = 0
  const spent = await Promise.all([application.cpu(), database.cpu()])
  const begun = performance.now()
  const end = begun + seconds * 1000
  const askUntilTheEnd = async (connection: number): Promise<void> => {
    for (let now = performance.now(); now < end; now = performance.now()) {
      const came = await ask(connection)
      bytes += came
      samples.push(performance.now() - now)
    }
  }
  await Promise.all(Array.from({ length: connections }, (_, connection) => askUntilTheEnd(connection)))
  const took = (performance.now() - begun) / 1000
  return {
    samples,
    seconds: took,
    application: (await application.cpu()) - spent[0],
    database: (await database.cpu()) - spent[1],
    bytes,
  }
}

/** The figures of several rounds together. */
export function figuresOf(timings: readonly Timing[]): Figures {
  const samples = timings.flatMap((timing) => timing.samples).toSorted((a, b) => a - b)
  const sumOf = (what: 'seconds' | 'application' | 'database' | 'bytes'): number =>
    timings.reduce((sum, timing) => sum + timing[what], 0)
  const at = (share: number): number =>
    samples[Math.min(samples.length - 1, Math.floor(samples.length * share))] ?? Number.NaN
  return {
    p50: at(0.5),
    p99: at(0.99),
    perSecond: samples.length / sumOf('seconds'),
    application: sumOf('application') / samples.length,
    database: sumOf('database') / samples.length,
    bytes: sumOf('bytes') / samples.length,
  }
}

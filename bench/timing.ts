import { performance } from 'node:perf_hooks'

/** How long each answer took, in milliseconds, and how many came per second. */
export type Timing = { readonly samples: readonly number[]; readonly seconds: number }

/** What a table shows of timings. */
export type Figures = { readonly p50: number; readonly p99: number; readonly perSecond: number }

/** Asks again and again from several connections at once, each waiting for its answer before it asks anew. */
export async function timeFor(
  seconds: number,
  connections: number,
  ask: (connection: number) => Promise<void>,
): Promise<Timing> {
  const samples: number[] = []
  const begun = performance.now()
  const end = begun + seconds * 1000
  const work = async (connection: number): Promise<void> => {
    for (let now = performance.now(); now < end; now = performance.now()) {
      await ask(connection)
      samples.push(performance.now() - now)
    }
  }
  await Promise.all(Array.from({ length: connections }, (_, connection) => work(connection)))
  return { samples, seconds: (performance.now() - begun) / 1000 }
}

/** The figures of several rounds together. */
export function figuresOf(timings: readonly Timing[]): Figures {
  const samples = timings.flatMap((timing) => timing.samples).toSorted((a, b) => a - b)
  const seconds = timings.reduce((sum, timing) => sum + timing.seconds, 0)
  const at = (share: number): number =>
    samples[Math.min(samples.length - 1, Math.floor(samples.length * share))] ?? Number.NaN
  return { p50: at(0.5), p99: at(0.99), perSecond: samples.length / seconds }
}

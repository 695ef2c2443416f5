import { longRuns, wordReaders } from '@bihuan/core/intake/long-runs.testing.ts'

// Twice as many signs have to take about twice as long: see README.md.
const short = longRuns(100_000)
const long = longRuns(400_000)
/** Four times as many signs by a square take sixteen times as long. */
const most = 8
/** Below it a measurement is more chance than work. */
const leastMilliseconds = 5

const found: { readonly name: string; readonly ms: number; readonly ratio: number }[] = []
for (const [reader, read] of Object.entries(wordReaders))
  for (const [run, text] of Object.entries(long)) {
    const ms = fastestOf(() => read(text))
    const ratio = ms < leastMilliseconds ? 0 : ms / fastestOf(() => read(short[run] ?? ''))
    found.push({ name: `${reader} of ${run}`, ms, ratio })
  }
const worst = found.toSorted((one, other) => other.ratio - one.ratio)
process.stdout.write('| reader, 400,000 signs | ms | × 100,000 signs |\n| --- | --- | --- |\n')
for (const { name, ms, ratio } of worst.slice(0, 5))
  process.stdout.write(
    `| ${name} | ${ms.toFixed(1)} | ${ratio === 0 ? 'too short to tell' : ratio.toFixed(1)} |\n`,
  )
if (worst.some(({ ratio }) => ratio > most)) {
  process.stderr.write(`Something takes more than ${most} times as long for four times as many signs.\n`)
  process.exitCode = 1
}

function fastestOf(work: () => unknown): number {
  const times = Array.from({ length: 5 }, () => {
    const began = performance.now()
    work()
    return performance.now() - began
  })
  return Math.min(...times)
}

import { readFileSync } from 'node:fs'
import { readText } from '@bihuan/core/reading/read-text.ts'
import { acceptText } from '@bihuan/core/reading/text/decode.ts'
import { readInProcess } from '@bihuan/readers/read-in-process.ts'
import { largeDocx, largeNotice, largeXlsx } from './large-files.ts'

// How long a reading takes and how much memory its process needs, against what is asked for.

type Case = {
  readonly name: string
  readonly file: { readonly name: string; readonly bytes: Uint8Array }
  readonly seconds: number
  readonly megabytes: number
}

const rounds = 5
const notice = largeNotice(20_000)
const cases: readonly Case[] = [
  {
    name: '20,000 characters of text',
    file: { name: 'a.txt', bytes: new TextEncoder().encode(notice) },
    seconds: 0.3,
    megabytes: 300,
  },
  {
    name: 'DOCX of 300 pages',
    file: { name: 'a.docx', bytes: largeDocx(450_000) },
    seconds: 5,
    megabytes: 300,
  },
  {
    name: 'XLSX of 5,000 rows',
    file: { name: 'a.xlsx', bytes: largeXlsx(5_000) },
    seconds: 5,
    megabytes: 300,
  },
]

console.log(
  `| reading | file | characters | findings | seconds (median of ${rounds}, most) | peak MB | asked |`,
)
console.log('| --- | --- | --- | --- | --- | --- | --- |')
for (const one of cases) await measure(one)
console.log(`\n20,000 characters without a process: ${warmMilliseconds(notice)} ms warm.`)

async function measure({ name, file, seconds, megabytes }: Case): Promise<void> {
  const times: number[] = []
  let peak = 0
  let found = ''
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = performance.now()
    let scales: NodeJS.Timeout | undefined
    const onStart = (pid: number): void => {
      scales = setInterval(() => (peak = Math.max(peak, peakMegabytes(pid))), 2)
    }
    const read = await readInProcess(file, { onStart })
    clearInterval(scales)
    times.push((performance.now() - startedAt) / 1000)
    if (!read.ok) throw new Error(`${name} was refused: ${read.refusal.code}`)
    const { document, draft } = read.value
    found = `${document.text.length.toLocaleString('en')} | ${draft.findings.length}`
  }
  const sorted = times.toSorted((one, other) => one - other)
  const median = sorted[Math.floor(rounds / 2)] ?? 0
  const most = sorted.at(-1) ?? 0
  if (most > seconds || peak > megabytes) process.exitCode = 1
  const size = `${(file.bytes.length / 1024 / 1024).toFixed(2)} MB`
  console.log(
    `| ${name} | ${size} | ${found} | ${median.toFixed(2)}, ${most.toFixed(2)} | ${peak.toFixed(0)} | < ${seconds} s, < ${megabytes} MB |`,
  )
}

// The most that the process ever held, as Linux counts it; 0 elsewhere.
function peakMegabytes(pid: number): number {
  try {
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

function warmMilliseconds(text: string): string {
  let milliseconds = 0
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = performance.now()
    const accepted = acceptText(text)
    if (accepted.ok) readText(accepted.value.text)
    milliseconds = performance.now() - startedAt
  }
  return milliseconds.toFixed(0)
}

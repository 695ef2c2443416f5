import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../tests/journeys/browser.ts'
import { type Demo, signIn, startDemo } from './demo.ts'
import { type Load, measureLoad, measureReference, newVisitor, type Slowness } from './page-load.ts'

// How long people wait for a page, in turns with another copy of the product. See README.md.

const rounds = Number(process.env['BIHUAN_BENCH_ROUNDS'] ?? 5)
/** Another copy of the product, built, such as an older one. */
const before = process.env['BIHUAN_BENCH_BEFORE']
/** Where the traces of the last round go; none are made without. */
const traces = process.env['BIHUAN_BENCH_TRACES']

const here = path.join(import.meta.dirname, '..')
const sides = [
  ...(before === undefined ? [] : [{ name: 'before', root: before }]),
  { name: 'here', root: here },
]
const slow: Slowness = { cpu: 4, megabits: 10, latency: 5 }
const speeds = [
  { name: 'as it is', slow: null },
  { name: '4 × CPU, 10 Mbit/s', slow },
] as const
/** A page is kept by the browser as code from the second visit on. */
const visits = ['cold', null, 'warm'] as const

type Subject = {
  readonly name: string
  readonly path: string
  readonly drawn: string
  readonly cookie: string
}
type Side = { readonly name: string; readonly demo: Demo; readonly subjects: readonly Subject[] }

/** What the main thread may do for a page, first visit, beside the fixed work: who makes it less lowers the line. */
const cpuBudgets: Readonly<Record<string, number>> = { 'sign-in': 1, workbench: 1.2, ledger: 1.6 }

const folder = await mkdtemp(path.join(tmpdir(), 'bihuan-start-up-'))
const browser = await launchBrowser()
const started: Side[] = []
try {
  for (const side of sides) started.push(await startSide(side))
  const references: number[] = []
  const loads = await measureAll(browser, started, references)
  process.stdout.write(`${tableOf(loads)}\n\n`)
  tellRatios(loads, median(references))
} finally {
  await browser.close()
  await Promise.all(started.map(({ demo }) => ended(demo)))
  await rm(folder, { recursive: true, force: true })
}

async function startSide({ name, root }: (typeof sides)[number]): Promise<Side> {
  if (!existsSync(path.join(root, 'packages/web/dist/index.html'))) throw new Error(`${root} is not built`)
  const demo = await startDemo(root, path.join(folder, name))
  const cookie = await signIn(demo.origin, demo.coordinator)
  const ofHandler = await signIn(demo.origin, demo.handler)
  const listed = await (await fetch(`${demo.origin}/api/rectifications`, { headers: { cookie } })).text()
  const id = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(listed)?.[0] ?? ''
  const ledger = `/rectifications/${id}/ledger`
  return {
    name,
    demo,
    subjects: [
      { name: 'sign-in', path: '/sign-in', drawn: 'input[autocomplete=username]', cookie: '' },
      { name: 'workbench', path: '/', drawn: '.workbench-row', cookie },
      { name: 'workbench of a handler', path: '/', drawn: '.workbench-row', cookie: ofHandler },
      { name: 'ledger', path: ledger, drawn: '.ledger-row', cookie },
    ],
  }
}

/** Every page at every speed, the copies next to each other, so that a slow minute of the machine hits both. */
async function measureAll(
  chromium: Browser,
  all: readonly Side[],
  references: number[],
): Promise<Map<string, Load[]>> {
  const loads = new Map<string, Load[]>()
  if (traces !== undefined) await mkdir(traces, { recursive: true })
  for (let round = 0; round <= rounds; round += 1) {
    for (const speed of speeds) {
      for (const at of all[0]?.subjects.keys() ?? []) {
        for (const side of round % 2 === 0 ? all : all.toReversed()) {
          const subject = side.subjects[at]
          if (subject === undefined) throw new Error('there is no such page')
          const context = await newVisitor(chromium, side.demo.origin, subject.cookie)
          for (const visit of visits) {
            const key = `${subject.name} | ${visit} | ${speed.name} | ${side.name}`
            const trace =
              visit === null || traces === undefined || round < rounds ? null : fileOf(traces, key)
            const load = await measureLoad(context, { ...subject, slow: speed.slow, trace })
            // The first round warms the servers.
            if (visit !== null && round > 0) loads.set(key, [...(loads.get(key) ?? []), load])
          }
          if (speed.slow === null) references.push(await measureReference(context))
          await context.close()
        }
      }
    }
    process.stderr.write(`round ${round} of ${rounds}\n`)
  }
  return loads
}

/** CPU of a first visit in units of the fixed work; more than is allowed is a failure. */
function tellRatios(loads: ReadonlyMap<string, readonly Load[]>, reference: number): void {
  for (const [name, allowed] of Object.entries(cpuBudgets)) {
    for (const side of sides) {
      const measured = loads.get(`${name} | cold | as it is | ${side.name}`) ?? []
      const ratio = median(measured.map(({ task }) => task)) / reference
      process.stdout.write(`${name}, ${side.name}: main thread ${ratio.toFixed(2)} × the fixed work\n`)
      if (side.root !== here || ratio <= allowed) continue
      process.stdout.write(`${name} takes more than ${allowed} × the fixed work\n`)
      process.exitCode = 1
    }
  }
}

function fileOf(traceFolder: string, key: string): string {
  return path.join(traceFolder, `${key.replaceAll(/[^a-z0-9]+/gi, '-')}.json`)
}

function tableOf(loads: ReadonlyMap<string, readonly Load[]>): string {
  const rows = [...loads]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([key, measured]) => {
      const of = (figure: keyof Load): string => median(measured.map((load) => load[figure])).toFixed(0)
      const best = Math.min(...measured.map(({ ms }) => ms)).toFixed(0)
      return `| ${key} | ${of('ms')} | ${best} | ${of('firstPaint')} | ${of('requests')} | ${of('kilobytes')} | ${of('script')} | ${of('task')} |`
    })
  return [
    '| page | visit | speed | copy | drawn, ms | best | first paint, ms | requests | KB | script, ms | main thread, ms |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

function ended({ child }: Demo): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

import { randomUUID as uuid } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { addDays, day } from '@bihuan/core/kernel/day.ts'
import { dayOf, defaultZone } from '@bihuan/core/kernel/zone.ts'
import { type Call, callerAt, serverIn, setUpWork } from '@bihuan/server/testing/killed-server.ts'

import { z } from 'zod'

// What planning costs through the server, over HTTP: 2,000 days accepted in one step and undone whole; a rectification of 5,000
// measures opened, each of which departs from its plan. See README.md.

const size = Number(process.env['BIHUAN_BENCH_ROWS'] ?? 5_000)
const accepted = Math.min(size, 2_000)
const rounds = Number(process.env['BIHUAN_BENCH_ROUNDS'] ?? 5)
const findings = 50
const against = { planChange: { reason: '防汛任务冲突', decidedBy: '区委专题会' } }
const today = dayOf(new Date(), defaultZone)

const rowSchema = z.object({ id: z.string(), version: z.number() })
const idSchema = z.object({ id: z.string() })
const personSchema = z.object({ id: z.string() }).nullable()
const detailSchema = z.object({ measure: z.object({ owner: personSchema, handler: personSchema }) })
const scheduleSchema = z.object({ items: z.array(rowSchema) })
const acceptedSchema = z.object({ scheduleId: z.string(), count: z.number() })
const undoneSchema = z.object({ changedSince: z.array(z.unknown()) })
const differencesSchema = z.object({ counts: z.object({ changed: z.number() }) })

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const tell = (line: string): void => void process.stderr.write(`${line}\n`)

const folder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-planned-'))
const server = serverIn(folder, { NODE_ENV: 'production', BIHUAN_LOG_LEVEL: 'warn' })
try {
  const started = await server.start(true)
  const { rectificationId, places, cookie } = await setUpWork(started, 1)
  const call = callerAt(started.address, cookie)
  const base = `/rectifications/${rectificationId}`
  const { measure } = detailSchema.parse(await call('GET', places[0] ?? ''))
  const changes = { ownerId: measure.owner?.id, handlerId: measure.handler?.id, dueOn: addDays(today, 60) }
  await addMeasures(call, base, changes)
  say(
    `\n| ${size.toLocaleString('en')} measures of one rectification, over HTTP, in the middle of ${rounds} | ms |\n| --- | --- |`,
  )
  await measurePlan(call, base, changes)
  await measureScheduling(call, base)
  await measureAgain(call, base)
} finally {
  await server.end('SIGTERM')
  await rm(folder, { recursive: true, force: true })
}

async function addMeasures(call: Call, base: string, changes: object): Promise<void> {
  const measures: z.infer<typeof rowSchema>[] = []
  let measuresAt = ''
  for (let at = 0; at < size - 1; at += 1) {
    if (at % Math.ceil(size / findings) === 0) {
      const finding = { commandId: uuid(), category: null, number: String(at), title: '项目管理不严' }
      measuresAt = `${base}/findings/${idSchema.parse(await call('POST', `${base}/findings`, finding)).id}/measures`
    }
    const text = `修订完善办法，明确职责分工和办理时限，逐项对账销号（第${at}条）。`
    measures.push(rowSchema.parse(await call('POST', measuresAt, { commandId: uuid(), text })))
    if (at % 1_000 === 999) tell(`${at + 1} measures`)
  }
  await assign(call, base, { measures, changes })
}

async function assign(
  call: Call,
  base: string,
  {
    measures,
    ...form
  }: {
    readonly measures: readonly z.infer<typeof rowSchema>[]
    readonly changes: object
    readonly planChange?: object
  },
): Promise<void> {
  const those = measures.map(({ id, version }) => ({ id, version }))
  for (let at = 0; at < those.length; at += 500)
    await call('POST', `${base}/assignments`, {
      ...form,
      commandId: uuid(),
      measures: those.slice(at, at + 500),
    })
}

async function measureScheduling(call: Call, base: string): Promise<void> {
  const [reading, accepting, undoing]: number[][] = [[], [], []]
  for (let round = 0; round < rounds; round += 1) {
    const { items } = await timed(reading, async () =>
      scheduleSchema.parse(await call('GET', `${base}/schedule`)),
    )
    const measures = items
      .slice(0, accepted)
      .map(({ id, version }, at) => ({ id, version, dueOn: addDays(today, 10 + (at % 100)) }))
    const form = { commandId: uuid(), measures, reason: '按办结日倒排', ...against }
    const { scheduleId, count } = await timed(accepting, async () =>
      acceptedSchema.parse(await call('POST', `${base}/schedule`, form)),
    )
    const back = { commandId: uuid(), scheduleId, reason: '办结日另定', ...against }
    const { changedSince } = await timed(undoing, async () =>
      undoneSchema.parse(await call('POST', `${base}/schedule/undoing`, back)),
    )
    if (count < accepted * 0.9 || changedSince.length > 0)
      throw new Error(`${count} accepted, not all undone`)
  }
  row(`what days are counted back from, read`, reading)
  row(`${accepted.toLocaleString('en')} days accepted in one step`, accepting)
  row('that undone whole', undoing)
}

async function measurePlan(call: Call, base: string, changes: object): Promise<void> {
  const paper = { meetingId: null, paper: '〔2026〕3号', approvedOn: addDays(today, -30), note: '' }
  await call('POST', `${base}/plan/versions`, { commandId: uuid(), ...paper })
  const { items } = scheduleSchema.parse(await call('GET', `${base}/schedule`))
  await assign(call, base, { measures: items, changes: { ...changes, dueOn: day('2099-12-31') }, ...against })
  const [comparing, opening]: number[][] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    const { counts } = await timed(comparing, async () =>
      differencesSchema.parse(await call('GET', `${base}/plan/versions/1/differences`)),
    )
    if (counts.changed < size) throw new Error(`${counts.changed} differences`)
    const asked = ['', '/stages', '/plan', '/plan/versions/1/differences', '/ledger?limit=40']
    await timed(opening, () => Promise.all(asked.map((one) => call('GET', base + one))))
  }
  row('compared with its plan, of which each departs', comparing)
  row(
    'opened: itself, its stages, its plan and differences, the first 40 of its ledger, all at once',
    opening,
  )
}

// What was accepted and undone lies in the journal now, 2,000 entries for each.
async function measureAgain(call: Call, base: string): Promise<void> {
  const comparing: number[] = []
  for (let round = 0; round < rounds; round += 1)
    await timed(comparing, async () =>
      differencesSchema.parse(await call('GET', `${base}/plan/versions/1/differences`)),
    )
  row(
    `compared once more, after ${(rounds * 2 * accepted).toLocaleString('en')} more entries of days`,
    comparing,
  )
}

async function timed<Value>(taken: number[] | undefined, work: () => Promise<Value>): Promise<Value> {
  const began = performance.now()
  const value = await work()
  taken?.push(performance.now() - began)
  return value
}

function row(what: string, taken: readonly number[] | undefined): void {
  const sorted = (taken ?? []).toSorted((one, other) => one - other)
  const [middle, least, most] = [Math.floor(sorted.length / 2), 0, -1].map(
    (at) => sorted.at(at) ?? Number.NaN,
  )
  say(`| ${what} | ${middle?.toFixed(0)} (${least?.toFixed(0)} to ${most?.toFixed(0)}) |`)
}

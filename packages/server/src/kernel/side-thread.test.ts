import { threadId } from 'node:worker_threads'
import { afterEach, expect, test } from 'vitest'
import { closedGate, type Gate, openGate, type testWorks } from '../testing/works.ts'
import { openPlaces } from './places.ts'
import { createSideThread, type SideThread } from './side-thread.ts'

const open: SideThread<typeof testWorks>[] = []

afterEach(async () => {
  for (const thread of open.splice(0)) await thread.stop()
})

function aThread(options: Parameters<typeof createSideThread>[1] = {}): SideThread<typeof testWorks> {
  const program = new URL('../testing/works.program.ts', import.meta.url)
  const thread = createSideThread<typeof testWorks>(program, options)
  open.push(thread)
  return thread
}

/** An order of somebody that holds the thread until the gate is opened; tells when its turn has come. */
function standing(
  thread: SideThread<typeof testWorks>,
  { by, gate, signal }: { by: string; gate: Gate; signal?: AbortSignal },
) {
  const begun = Promise.withResolvers<void>()
  const gather = async (): Promise<Gate> => {
    begun.resolve()
    return gate
  }
  return { done: thread.run('stand', { by, gather, signal }), begun: begun.promise }
}

const nothing = { by: 'somebody', gather: async () => undefined, signal: undefined }

test('work is done on another thread, and everybody else is answered meanwhile', async () => {
  const thread = aThread()
  const gate = closedGate()
  const { done, begun } = standing(thread, { by: 'somebody', gate })
  await begun
  // Had the work held this thread, nobody could open the gate.
  openGate(gate)
  expect(await done).toMatchObject({ ok: true })
  const where = await thread.run('whichThread', nothing)
  expect(where.ok && where.value).not.toBe(threadId)
})

test('whoever goes away while they wait leaves their place at once, and whoever waits behind is served', async () => {
  const thread = aThread({ places: openPlaces({ each: 2, all: 4 }) })
  const gate = closedGate()
  const under = standing(thread, { by: '甲', gate })
  await under.begun
  const away = new AbortController()
  const waiting = standing(thread, { by: '甲', gate, signal: away.signal })
  await expect(thread.run('whichThread', { ...nothing, by: '甲' })).resolves.toMatchObject({
    refusal: { code: 'TOO_BUSY' },
  })
  away.abort()
  const next = thread.run('whichThread', { ...nothing, by: '甲' })
  openGate(gate)
  await expect(waiting.done).rejects.toBeInstanceOf(Error)
  expect(await under.done).toMatchObject({ ok: true })
  expect(await next).toMatchObject({ ok: true })
})

test('orders wait in line, few of them, and only some of one person', async () => {
  const thread = aThread({ places: openPlaces({ each: 2, all: 4 }) })
  const gate = closedGate()
  const orders = ['甲', '甲', '乙', '丙'].map((by) => standing(thread, { by, gate }))
  const tooBusy = { ok: false, refusal: { code: 'TOO_BUSY' } }
  expect(await thread.run('whichThread', { ...nothing, by: '甲' })).toEqual(tooBusy)
  expect(await thread.run('whichThread', { ...nothing, by: '丁' })).toEqual(tooBusy)
  openGate(gate)
  expect(await Promise.all(orders.map(({ done }) => done))).toHaveLength(4)
  expect(await thread.run('whichThread', { ...nothing, by: '甲' })).toMatchObject({ ok: true })
})

test('what waits is gathered only when its turn has come', async () => {
  const thread = aThread()
  const gate = closedGate()
  const first = standing(thread, { by: '甲', gate })
  await first.begun
  let isGathered = false
  const gather = async (): Promise<undefined> => void (isGathered = true)
  const second = thread.run('whichThread', { by: '乙', gather, signal: undefined })
  expect(isGathered).toBe(false)
  openGate(gate)
  await second
  expect(isGathered).toBe(true)
})

test('work that fails says why, and the thread goes on', async () => {
  const thread = aThread()
  const before = await thread.run('whichThread', nothing)
  const failing = thread.run('fail', { ...nothing, gather: async () => 'the inner workings' })
  await expect(failing).rejects.toThrow('the inner workings')
  await expect(failing).rejects.toHaveProperty('stack', expect.stringContaining('works.ts'))
  expect(await thread.run('whichThread', nothing)).toEqual(before)
  await expect(
    thread.run('whichThread', { ...nothing, gather: () => Promise.reject(new Error('nothing there')) }),
  ).rejects.toThrow('nothing there')
})

test.each([
  ['exit', 'the side thread ended'],
  ['fill', 'memory limit'],
] as const)('a thread that ends by itself costs one order: %s', async (name, reason) => {
  const thread = aThread({ memoryMegabytes: 40 })
  await expect(thread.run(name, nothing)).rejects.toThrow(reason)
  expect(await thread.run('whichThread', nothing)).toMatchObject({ ok: true })
})

test('whoever goes away gives up the place, in line and in the midst of the work', async () => {
  const thread = aThread()
  const gate = closedGate()
  const leaving = new AbortController()
  const first = standing(thread, { by: '甲', gate, signal: leaving.signal })
  const second = standing(thread, { by: '甲', gate, signal: leaving.signal })
  await first.begun
  leaving.abort()
  await expect(first.done).rejects.toHaveProperty('status', 499)
  await expect(second.done).rejects.toHaveProperty('status', 499)
  expect(await thread.run('whichThread', { ...nothing, by: '甲' })).toMatchObject({ ok: true })
})

test('a stop breaks off what is under way and leaves no thread', async () => {
  const thread = aThread()
  const first = standing(thread, { by: '甲', gate: closedGate() })
  const second = standing(thread, { by: '乙', gate: closedGate() })
  const ended = Promise.allSettled([first.done, second.done])
  await first.begun
  await thread.stop()
  expect((await ended).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await expect(thread.run('whichThread', nothing)).rejects.toHaveProperty('status', 499)
})

test('a thread without work ends, and the next order starts another', async () => {
  const thread = aThread({ idleMilliseconds: 0 })
  const first = await thread.run('whichThread', nothing)
  const second = await thread.run('whichThread', nothing)
  expect(first.ok && second.ok).toBe(true)
})

test('work tells how much of it is done before it gives what it gives', async () => {
  const thread = aThread()
  const told: string[] = []
  const order = { by: 'somebody', gather: async () => 3, signal: undefined }
  const tell = ({ done, total }: { done: number; total: number }): void =>
    void told.push(`${done} of ${total}`)
  expect(await thread.run('count', { ...order, tell })).toEqual({ ok: true, value: 'counted' })
  expect(told).toEqual(['1 of 3', '2 of 3', '3 of 3'])
  expect(await thread.run('count', order)).toEqual({ ok: true, value: 'counted' })
})

test('what else a thread says is taken for no answer, as what it tells a server that runs under --watch', async () => {
  const thread = aThread()
  expect(await thread.run('whichThread', nothing)).toMatchObject({ ok: true })
  expect(await thread.run('whichThread', nothing)).toMatchObject({ ok: true })
})

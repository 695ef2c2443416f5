import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { offerCalls, openCalls, type OtherProcess } from './calls.ts'

/** Two processes that hear what the other sends. */
function twoProcesses(): [OtherProcess, OtherProcess] {
  const [here, there] = [new EventEmitter(), new EventEmitter()]
  const end = (mine: EventEmitter, others: EventEmitter): OtherProcess => ({
    send: (message) => others.emit('message', message),
    on: (event, listener) => mine.on(event, listener),
  })
  return [end(here, there), end(there, here)]
}

const services = {
  double: async (number: number) => number * 2,
  fail: () => {
    throw new RangeError('too far')
  },
}

test('each call gets its own answer, in whatever order they come, or what was thrown', async () => {
  const [here, there] = twoProcesses()
  const slow = Promise.withResolvers<void>()
  offerCalls(there, { ...services, wait: () => slow.promise.then(() => 'waited') })
  const call = openCalls<typeof services & { wait: () => Promise<string> }>(here)
  const waiting = call('wait', undefined)
  expect(await Promise.all([call('double', 4), call('double', 5)])).toEqual([8, 10])
  await expect(call('fail', undefined)).rejects.toThrow(new RangeError('too far'))
  here.send({ something: 'else' })
  slow.resolve()
  expect(await waiting).toBe('waited')
})

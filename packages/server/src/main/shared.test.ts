import { EventEmitter } from 'node:events'
import { id } from '@bihuan/core/kernel/id.ts'
import { expect, test } from 'vitest'
import type { ReadingEnd } from '../intake/readings/reading-runner.ts'
import type { OtherProcess } from '../kernel/calls.ts'
import { arrivalPlaces, openPlaces } from '../kernel/places.ts'
import { createWaiters } from '../kernel/runner/waiters.ts'
import { longWorkPlaces } from '../kernel/side-thread.ts'
import { offerShared, type Shared, sharedBy } from './shared.ts'

const waiters = createWaiters<ReadingEnd>()
let wakes = 0
const shared: Shared = {
  runner: {
    wake: () => {
      wakes += 1
    },
    cancel: () => {},
    stop: async () => {},
    endOf: (...wait) => waiters.endOf(...wait),
    readAgain: () => Promise.reject(new Error('nothing is read again')),
  },
  outputs: { wake: () => {}, endOf: async () => 'done', cancel: () => {}, stop: async () => {} },
  arrivals: openPlaces(arrivalPlaces),
  longWork: openPlaces(longWorkPlaces),
}

/** Another process: how it sees what all share, and its end. */
function process(): { readonly sees: Shared; readonly end: () => void } {
  const [here, there] = [new EventEmitter(), new EventEmitter()]
  const end = offerShared(shared, {
    send: (message) => there.emit('message', message),
    on: (event, listener) => here.on(event, listener),
  })
  const keeper: OtherProcess = {
    send: (message) => here.emit('message', message),
    on: (event, listener) => there.on(event, listener),
  }
  return { sees: sharedBy(keeper), end }
}

test('whoever waits in another process is told what became of a reading', async () => {
  const [one, two] = [process(), process()]
  const readingId = id<'draft'>('01890a5d-ac96-774b-bcce-b302099a8057')
  const told = [one, two].map(({ sees }) => sees.runner.endOf(readingId, 60_000))
  await new Promise(setImmediate)
  expect(waiters.hold(readingId)).toBe(true)
  waiters.tell(readingId, { code: 'CLASSIFIED_TEXT' })
  expect(await Promise.all(told)).toEqual([{ code: 'CLASSIFIED_TEXT' }, { code: 'CLASSIFIED_TEXT' }])
})

test('places are taken over all processes; those of one that has ended are free again', async () => {
  const [one, two] = [process(), process()]
  const leave = await one.sees.arrivals.take('somebody')
  await one.sees.arrivals.take('somebody')
  await two.sees.arrivals.take('somebody')
  expect(await two.sees.arrivals.take('somebody')).toBeNull()
  expect(await two.sees.longWork.take('somebody')).not.toBeNull()
  leave?.()
  expect(await two.sees.arrivals.take('somebody')).not.toBeNull()
  expect(await two.sees.arrivals.take('somebody')).toBeNull()
  one.end()
  expect(await two.sees.arrivals.take('somebody')).not.toBeNull()
})

test('what a process put in line before it ended is looked for', () => {
  const before = wakes
  process().end()
  expect(wakes).toBe(before + 1)
})

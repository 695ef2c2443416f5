import type { DraftColumn } from '@bihuan/core/reading/draft.ts'
import type { DraftId } from '@bihuan/core/kernel/id.ts'
import { createReadingRunner, type ReadingRunner } from '../intake/readings/reading-runner.ts'
import { offerCalls, openCalls, type OtherProcess } from '../kernel/calls.ts'
import type { Log } from '../kernel/log.ts'
import { arrivalPlaces, openPlaces, type Places } from '../kernel/places.ts'
import { longWorkPlaces } from '../kernel/side-thread.ts'
import type { Storage } from './storage.ts'

/** What an installation has once, however many of its processes answer requests. */
export type Shared = {
  readonly runner: ReadingRunner
  readonly arrivals: Places
  readonly longWork: Places
}

/** Opens it in the process that has it. */
export function openShared({ storage, log }: { storage: Storage; log: Log }): Shared {
  const { database, files } = storage
  return {
    runner: createReadingRunner({ db: database.kysely, files, log }),
    arrivals: openPlaces(arrivalPlaces),
    longWork: openPlaces(longWorkPlaces),
  }
}

/** What the other processes ask for. */
type SharedServices = ReturnType<typeof servicesOf>['services']

/** Answers a process that has it not; gives what to do once that one is gone. */
export function offerShared(shared: Shared, other: OtherProcess): () => void {
  const { services, leaveAll } = servicesOf(shared)
  offerCalls(other, services)
  return () => {
    leaveAll()
    // It may have put a document in line and ended before it could say so.
    shared.runner.wake()
  }
}

function servicesOf({ runner, ...places }: Shared) {
  const taken = new Map<number, () => void>()
  let last = 0
  const services = {
    wake: () => runner.wake(),
    endOf: ({ readingId, milliseconds }: { readingId: DraftId; milliseconds: number }) =>
      runner.endOf(readingId, milliseconds),
    cancel: (readingId: DraftId) => runner.cancel(readingId),
    readAgain: ({ text, columns }: { text: string; columns: readonly DraftColumn[] }) =>
      runner.readAgain(text, columns),
    take: async ({ of, owner }: { of: keyof typeof places; owner: string }) => {
      const leave = await places[of].take(owner)
      if (leave === null) return null
      last += 1
      taken.set(last, leave)
      return last
    },
    leave: (place: number) => {
      taken.get(place)?.()
      taken.delete(place)
    },
  }
  const leaveAll = (): void => {
    for (const leave of taken.values()) leave()
    taken.clear()
  }
  return { services, leaveAll }
}

/** The same as seen from a process that has to ask this one for it. */
export function sharedBy(keeper: OtherProcess): Shared {
  const calls = openCalls<SharedServices>(keeper)
  const placesOf = (of: 'arrivals' | 'longWork'): Places => ({
    take: async (owner) => {
      const place = await calls('take', { of, owner })
      return place === null ? null : () => void calls('leave', place)
    },
  })
  return {
    runner: {
      wake: () => void calls('wake', undefined),
      endOf: (readingId, milliseconds) => calls('endOf', { readingId, milliseconds }),
      cancel: (readingId) => void calls('cancel', readingId),
      readAgain: (text, columns) => calls('readAgain', { text, columns }),
      stop: async () => {},
    },
    arrivals: placesOf('arrivals'),
    longWork: placesOf('longWork'),
  }
}

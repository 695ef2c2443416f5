import { dayOf } from '@bihuan/core/kernel/zone.ts'
import type { DraftColumn } from '@bihuan/core/reading/draft.ts'
import { createReadingRunner, type ReadingRunner } from '../intake/readings/reading-runner.ts'
import { offerCalls, openCalls, type OtherProcess } from '../kernel/calls.ts'
import type { Config } from '../kernel/config.ts'
import type { Log } from '../kernel/log.ts'
import { arrivalPlaces, openPlaces, type Places } from '../kernel/places.ts'
import { longWorkPlaces } from '../kernel/side-thread.ts'
import type { LongWork } from '../long-works.ts'
import { v7 as newId } from 'uuid'
import { createOutputRunner, type OutputRunner } from '../outputs/output-runner.ts'
import type { Storage } from './storage.ts'

/** What an installation has once, however many of its processes answer requests. */
export type Shared = {
  readonly runner: ReadingRunner
  /** Makes files that were ordered. */
  readonly outputs: OutputRunner
  readonly arrivals: Places
  readonly longWork: Places
}

/** Opens it in the process that has it. */
export function openShared(parts: { storage: Storage; log: Log; config: Config }): Shared {
  const { storage, log, config } = parts
  const { database, files } = storage
  return {
    runner: createReadingRunner({
      db: database.kysely,
      files,
      log,
      today: () => dayOf(new Date(), config.zone),
    }),
    outputs: openOutputs(parts),
    arrivals: openPlaces(arrivalPlaces),
    longWork: openPlaces(longWorkPlaces),
  }
}

/** It works on a thread of its own, so that nobody who waits for a short one stands behind a long one. */
function openOutputs({ storage, log, config }: Parameters<typeof openShared>[0]): OutputRunner {
  let longWork: LongWork | null = null
  const runner = createOutputRunner({
    db: storage.database.kysely,
    files: storage.outputs,
    log,
    now: () => new Date(),
    open: async () => {
      const [{ stores }, { openLongWork }, { openMaking }] = await Promise.all([
        import('../router.ts'),
        import('../long-works.ts'),
        import('../outputs/making.ts'),
      ])
      longWork = openLongWork()
      const { database, files } = storage
      const { zone, paperLimit } = config
      const context = { database, stores, now: () => new Date(), zone, newId, paperLimit }
      return openMaking({ context, files, longWork })
    },
  })
  const stop = async (): Promise<void> => {
    await runner.stop()
    await longWork?.stop()
  }
  return { ...runner, stop }
}

/** What the other processes ask for. */
type SharedServices = ReturnType<typeof servicesOf>['services']

/** Answers a process that has it not; gives what to do once that one is gone. */
export function offerShared(shared: Shared, other: OtherProcess): () => void {
  const { services, leaveAll } = servicesOf(shared)
  offerCalls(other, services)
  return () => {
    leaveAll()
    // It may have put something in line and ended before it could say so.
    shared.runner.wake()
    shared.outputs.wake()
  }
}

function servicesOf({ runner, outputs, ...places }: Shared) {
  const taken = new Map<number, () => void>()
  let last = 0
  const services = {
    wake: () => runner.wake(),
    endOf: ({ readingId, milliseconds }: { readingId: string; milliseconds: number }) =>
      runner.endOf(readingId, milliseconds),
    cancel: (readingId: string) => runner.cancel(readingId),
    readAgain: ({ text, columns }: { text: string; columns: readonly DraftColumn[] }) =>
      runner.readAgain(text, columns),
    wakeOutputs: () => outputs.wake(),
    endOfOutput: ({ outputId, milliseconds }: { outputId: string; milliseconds: number }) =>
      outputs.endOf(outputId, milliseconds),
    cancelOutput: (outputId: string) => outputs.cancel(outputId),
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
    outputs: {
      wake: () => void calls('wakeOutputs', undefined),
      endOf: (outputId, milliseconds) => calls('endOfOutput', { outputId, milliseconds }),
      cancel: (outputId) => void calls('cancelOutput', outputId),
      stop: async () => {},
    },
    arrivals: placesOf('arrivals'),
    longWork: placesOf('longWork'),
  }
}

import { threadId } from 'node:worker_threads'
import type { Tell } from '../kernel/side-thread.ts'

/** A gate that is opened from another thread. */
export type Gate = Int32Array<SharedArrayBuffer>

/** A gate that is closed. */
export function closedGate(): Gate {
  return new Int32Array(new SharedArrayBuffer(4))
}

/** Opens a gate for whoever stands before it. */
export function openGate(gate: Gate): void {
  Atomics.store(gate, 0, 1)
  Atomics.notify(gate, 0)
}

/** Works of every kind, good and bad, for tests of the thread that carries them out. */
export const testWorks = {
  /** Tells of each of some steps that it is done. */
  count: (total: number, tell: Tell): string => {
    for (let done = 1; done <= total; done += 1) tell({ done, total })
    return 'counted'
  },
  whichThread: (): number => threadId,
  /** Holds its thread in one piece until the gate is opened. */
  stand: (gate: Gate): string => Atomics.wait(gate, 0, 0),
  fail: (message: string): never => {
    throw new Error(message)
  },
  exit: (): void => process.exit(3),
  fill: (): number => {
    const all: string[][] = []
    for (;;) all.push(Array.from({ length: 100_000 }, (_, at) => `${at} ${all.length}`))
  },
}

import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import type { ReadingRefusal } from './reader.ts'

/** Ends a reading from deep inside a parser. It never leaves a reader: `answering` makes a refusal of it. */
export class Unreadable extends Error {
  readonly refusal: ReadingRefusal

  constructor(refusal: ReadingRefusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/** A file whose inside is not what its form asks for. */
export function damaged(): Unreadable {
  return new Unreadable({ code: 'FILE_DAMAGED' })
}

/** Carries out a reading and answers what ended it as a refusal; faults of our own go on as exceptions. */
export async function answering<T>(work: () => Promise<T>): Promise<Result<T, ReadingRefusal>> {
  try {
    return ok(await work())
  } catch (error) {
    if (error instanceof Unreadable) return refuse(error.refusal)
    throw error
  }
}

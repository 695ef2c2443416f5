import type { ChainHead } from './hash.ts'
import { type ReadEntry, startVerification, type Verification } from './verify.ts'

/** Verifies a whole chain at once. An empty one is valid unless a head says that there should be something. */
export function verifyJournal(entries: readonly ReadEntry[], head?: ChainHead): Verification {
  const verifier = startVerification(entries[0]?.chainId ?? '')
  for (const entry of entries) verifier.take(entry)
  return verifier.finish(head)
}

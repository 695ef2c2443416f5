import { emptyHead, hashOf, type ChainHead, type Sha256 } from './hash.ts'

/** An entry as it was read back, from wherever: nothing is assumed but its outer form. */
export type ReadEntry = {
  readonly chainId: string
  readonly sequence: number
  readonly subjectType: string
  readonly subjectId: string
  readonly version: number
  readonly previousHash: string
  readonly hash: string
}

/** How far a chain has been followed, and the first entry that does not fit. */
export type Verification = {
  readonly isValid: boolean
  /** Entries that were read. */
  readonly entries: number
  readonly firstBrokenSequence: number | null
}

/** Follows one chain entry by entry, so that a long journal never has to be in memory at once. */
export type Verifier = {
  /** Takes the next entry in order of sequence. */
  readonly take: (entry: ReadEntry) => void
  /** The outcome; with the head that was kept apart from the entries, a cut-off end is found too. */
  readonly finish: (head?: ChainHead) => Verification
}

/** Starts following the chain of an id: gapless sequence, linked hashes, gapless versions of every record. */
export function startVerification(chainId: string, digest?: Sha256): Verifier {
  const versions = new Map<string, number>()
  let last: ChainHead = emptyHead
  let entries = 0
  let firstBrokenSequence: number | null = null
  return {
    take(entry) {
      entries += 1
      const subject = `${entry.subjectType} ${entry.subjectId}`
      const version = (versions.get(subject) ?? 0) + 1
      const isSound =
        entry.chainId === chainId &&
        entry.sequence === last.sequence + 1 &&
        entry.previousHash === last.hash &&
        entry.version === version &&
        entry.hash === hashOf(entry, digest)
      if (!isSound) firstBrokenSequence ??= last.sequence + 1
      versions.set(subject, version)
      last = { sequence: last.sequence + 1, hash: entry.hash }
    },
    finish(head) {
      const isWhole = head === undefined || (head.sequence === last.sequence && head.hash === last.hash)
      const broken = firstBrokenSequence ?? (isWhole ? null : last.sequence + 1)
      return { isValid: broken === null, entries, firstBrokenSequence: broken }
    },
  }
}

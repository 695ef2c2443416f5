import { type ChainHead, emptyHead, hashOf, type Sha256 } from '../kernel/hash.ts'
import { leftOutEntrySchema } from './bundle-manifest.schema.ts'

/** How far the journal in a bundle could be followed. */
export type ExtractOutcome = {
  readonly isValid: boolean
  /** Entries that stand there whole, and whose hash is that of what they say. */
  readonly told: number
  /** Entries of which only the place in the chain is there. */
  readonly leftOut: number
  readonly firstBrokenSequence: number | null
}

/** Follows the journal of a bundle line by line, so that a long one never has to be in memory at once. */
export type ExtractFollower = {
  readonly take: (line: unknown) => void
  /** The outcome; the head is that of the manifest. */
  readonly finish: (head: ChainHead) => ExtractOutcome
}

/**
 * Follows a chain of which some entries are left out. Those that are told are hashed anew; of the others the link alone is held
 * against their neighbours, so that none can be slipped in, taken away or exchanged.
 */
export function followExtract(chainId: string, digest?: Sha256): ExtractFollower {
  let last: ChainHead = emptyHead
  let [told, leftOut] = [0, 0]
  let firstBrokenSequence: number | null = null
  return {
    take: (line) => {
      const expected = last.sequence + 1
      const link = linkOf(line)
      const isLeftOut = leftOutEntrySchema.safeParse(line).success
      const isSound =
        link !== null &&
        link.sequence === expected &&
        link.previousHash === last.hash &&
        (isLeftOut || (link.chainId === chainId && link.hash === hashOf(link.entry, digest)))
      if (!isSound) firstBrokenSequence ??= expected
      if (isLeftOut) leftOut += 1
      else told += 1
      last = { sequence: expected, hash: link?.hash ?? '' }
    },
    finish: (head) => {
      const isWhole = head.sequence === last.sequence && head.hash === last.hash
      const broken = firstBrokenSequence ?? (isWhole ? null : last.sequence + 1)
      return { isValid: broken === null, told, leftOut, firstBrokenSequence: broken }
    },
  }
}

type Link = {
  readonly entry: object
  readonly sequence: unknown
  readonly previousHash: unknown
  readonly hash: string
  readonly chainId: unknown
}

function linkOf(line: unknown): Link | null {
  if (typeof line !== 'object' || line === null) return null
  const { sequence, previousHash, hash, chainId } = {
    sequence: null,
    previousHash: null,
    hash: null,
    chainId: null,
    ...line,
  }
  return typeof hash === 'string' ? { entry: line, sequence, previousHash, hash, chainId } : null
}

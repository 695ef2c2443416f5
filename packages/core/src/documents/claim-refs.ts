import type { RecordRef } from './document.ts'
import type { NoticeClosureRequest } from './notice-facts.ts'

type Claim = Pick<NoticeClosureRequest, 'id' | 'about' | 'claimedOn' | 'signedOn'>

/** A claim as a record behind a figure: what it is about, and when it was made. */
export function claimRef({ id, about, claimedOn }: Claim): RecordRef {
  return { type: 'closureRequest', id, about: { ...about, on: claimedOn } }
}

/** Each sign-off of a claim as a record behind a figure. */
export function signatureRefs({ id, about, signedOn }: Claim): readonly RecordRef[] {
  return signedOn.map((on) => ({ type: 'signature', id, about: { ...about, on } }))
}

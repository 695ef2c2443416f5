import { hashOf } from '@bihuan/core/kernel/hash.ts'
import { sha256 } from './sha256.ts'

/** What somebody sent: which operation, with which input. */
export type Form = { readonly operation: string; readonly input: unknown }

/**
 * What tells one form from another. Versions do not count: whoever sends the same again after an answer was lost may
 * have seen the record newer meanwhile.
 */
export function fingerprintOf({ operation, input }: Form): string {
  const text = JSON.stringify(input, (key, value: unknown) => (key === 'version' ? undefined : value))
  return hashOf({ operation, input: text === undefined ? null : parsed(text) }, sha256)
}

function parsed(text: string): unknown {
  return JSON.parse(text)
}

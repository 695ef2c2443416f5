import { createHash } from 'node:crypto'

/** SHA-256 of a text, in hexadecimal, as the journal is sealed with it. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

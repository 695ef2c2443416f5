import { hashOf } from '@bihuan/core/kernel/hash.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha256 } from './sha256.ts'

test('the server hashes as core does, any text of an entry', () => {
  // Of the standard (FIPS 180-4).
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(hashOf({ text }, sha256)).toBe(hashOf({ text }))
    }),
  )
})

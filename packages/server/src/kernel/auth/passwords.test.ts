import { stat } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { hashMadePassword, hashPassword, verifyPassword } from './passwords.ts'

test('however many passwords are hashed at once, files are read in between', async () => {
  const done: string[] = []
  const hashes = Array.from({ length: 8 }, async () => {
    await hashPassword('correct horse battery')
    done.push('hash')
  })
  await stat(import.meta.filename)
  done.push('file')
  await Promise.all(hashes)
  expect(done).toHaveLength(9)
  expect(done[0]).toBe('file')
})

test('a password is known again by what was kept of it, and another one is not', async () => {
  const hash = await hashPassword('correct horse battery')
  expect(await verifyPassword({ hash, password: 'correct horse battery' })).toBe(true)
  expect(await verifyPassword({ hash, password: 'correct horse batter' })).toBe(false)
})

test('a password that chance has made is known again too, and two of one password are kept differently', async () => {
  const [hash, other] = [hashMadePassword('aB3dE5gH7jK9mN'), hashMadePassword('aB3dE5gH7jK9mN')]
  expect(hash).toMatch(/^made:[0-9a-f]{32}:[0-9a-f]{64}$/)
  expect(other).not.toBe(hash)
  expect(await verifyPassword({ hash, password: 'aB3dE5gH7jK9mN' })).toBe(true)
  expect(await verifyPassword({ hash, password: 'aB3dE5gH7jK9mM' })).toBe(false)
  expect(await verifyPassword({ hash: 'made:', password: '' })).toBe(false)
})

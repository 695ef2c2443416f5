import { stat } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { hashPassword, verifyPassword, withHashes } from './passwords.ts'

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

test('whoever signs in while the passwords of a list are hashed does not wait for all of them', async () => {
  const done: string[] = []
  const accounts = ['one', 'two', 'three', 'four', 'five', 'six'].map((name) => ({ name, password: name }))
  const list = withHashes(accounts).finally(() => done.push('list'))
  const one = hashPassword('correct horse battery').then(() => done.push('one'))
  const [hashed] = await Promise.all([list, one])
  expect(done).toEqual(['one', 'list'])
  expect(hashed.map(({ name }) => name)).toEqual(accounts.map(({ name }) => name))
  const [, , third] = hashed
  expect(await verifyPassword({ hash: third?.hash ?? '', password: 'three' })).toBe(true)
})

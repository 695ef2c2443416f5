import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newMigration } from './new-migration.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'bihuan-migrations-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('a migration takes the number behind the last, whatever numbers were left out', async () => {
  for (const file of ['0009-a.ts', '0023-b.ts', 'notes.md']) await writeFile(path.join(folder, file), '')
  await newMigration('measures-have-a-cost', folder)
  await newMigration('teams', folder)
  expect((await readdir(folder)).toSorted()).toEqual([
    '0009-a.ts',
    '0023-b.ts',
    '0024-measures-have-a-cost.ts',
    '0025-teams.ts',
    'notes.md',
  ])
})

test.each(['', 'Cost', 'two words', '../up', '-a', 'a.ts'])('%j is no name', async (name) => {
  await expect(newMigration(name, folder)).rejects.toThrow(RangeError)
  expect(await readdir(folder)).toEqual([])
})
